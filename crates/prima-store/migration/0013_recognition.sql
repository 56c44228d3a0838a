-- The rules of a programme as they were opened; never changed afterwards.
CREATE TABLE programme_edition (
    programme TEXT NOT NULL,
    edition TEXT NOT NULL,
    content TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (programme, edition)
);

-- One unit's way through a programme.
CREATE TABLE candidacy (
    candidacy TEXT NOT NULL PRIMARY KEY,
    programme TEXT NOT NULL,
    edition TEXT NOT NULL,
    -- In which it began.
    year TEXT NOT NULL,
    unit TEXT NOT NULL,
    -- The topmost body above the unit then.
    institution TEXT NOT NULL,
    -- Code of the province then; empty: none.
    province TEXT NOT NULL,
    stage TEXT NOT NULL,
    -- Grows with each step.
    version BIGINT NOT NULL,
    -- Days; empty: not.
    granted TEXT NOT NULL,
    expires TEXT NOT NULL,
    revoked TEXT NOT NULL,
    -- sample, generated, or empty for real data
    sample TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX candidacy_by_unit ON candidacy (unit, programme);
CREATE INDEX candidacy_by_programme ON candidacy (programme, edition);

-- Every step that was taken; only added to.
CREATE TABLE candidacy_step (
    candidacy TEXT NOT NULL,
    number BIGINT NOT NULL,
    -- Code of the exit; empty: the entry.
    exit TEXT NOT NULL,
    stage_before TEXT NOT NULL,
    stage_after TEXT NOT NULL,
    reason TEXT NOT NULL,
    document TEXT NOT NULL,
    person TEXT NOT NULL,
    -- The second person; empty where none is needed.
    confirmed_by TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (candidacy, number)
);

-- A step that waits for a second person.
CREATE TABLE candidacy_proposal (
    candidacy TEXT NOT NULL PRIMARY KEY,
    exit TEXT NOT NULL,
    reason TEXT NOT NULL,
    document TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL
);

-- A facility that is shown by a dated photo of the unit's vault.
CREATE TABLE candidacy_facility (
    candidacy TEXT NOT NULL,
    facility TEXT NOT NULL,
    evidence TEXT NOT NULL,
    -- Day of the photo.
    taken TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (candidacy, facility)
);

-- What was granted by a step; published as rows of the table of honours.
CREATE TABLE candidacy_honour (
    candidacy TEXT NOT NULL,
    number BIGINT NOT NULL,
    honour TEXT NOT NULL,
    title_id TEXT NOT NULL,
    title_en TEXT NOT NULL,
    body TEXT NOT NULL,
    unit TEXT NOT NULL,
    granted TEXT NOT NULL,
    revoked TEXT NOT NULL,
    reason TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (candidacy, number)
);
