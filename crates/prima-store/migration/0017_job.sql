-- Work that takes longer than a reader waits: what is to be done, by whom it was
-- asked for, how far it is and what came of it. Moments are seconds since 1970
-- in UTC.
CREATE TABLE job (
    job TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    -- The round it is about; empty: about none.
    cycle TEXT NOT NULL,
    person TEXT NOT NULL,
    -- A hash over the roles, ties and overrides the person had.
    standing TEXT NOT NULL,
    -- What was asked for, as JSON.
    asked TEXT NOT NULL,
    lang TEXT NOT NULL,
    -- queued, running, done, failed, cancelled
    state TEXT NOT NULL,
    -- What it does now, and how many of how many steps are behind it.
    step TEXT NOT NULL,
    n_done BIGINT NOT NULL,
    n_steps BIGINT NOT NULL,
    -- 1: somebody wants it to stop.
    is_unwanted BIGINT NOT NULL,
    -- The process that works on it.
    runner TEXT NOT NULL,
    -- Why it failed, in both languages.
    said_id TEXT NOT NULL,
    said_en TEXT NOT NULL,
    -- What came of it, as JSON, and the name of its file.
    result TEXT NOT NULL,
    file_name TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    begun_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL
);
CREATE INDEX job_by_state ON job (state);
CREATE INDEX job_by_person ON job (person);
CREATE INDEX job_by_cycle ON job (cycle);

-- What a job was given and what it made; bytes are base64.
CREATE TABLE job_file (
    job TEXT NOT NULL,
    -- input, result
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (job, name)
);
