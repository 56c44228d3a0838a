-- What proves an answer: stored once as a file named by its hash, described
-- once, linked to as many answers as ask for it.
CREATE TABLE evidence (
    evidence TEXT NOT NULL PRIMARY KEY,
    -- The body whose vault it lies in.
    body TEXT NOT NULL,
    -- Of the stored file, in lower-case hex; it is the file's name as well.
    sha256 TEXT NOT NULL,
    -- Code of the shared catalogue.
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    -- Days; empty: from the beginning, without end.
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    -- 0: no pages can be counted.
    pages BIGINT NOT NULL,
    file_name TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    -- kept, withdrawn
    state TEXT NOT NULL
);
CREATE INDEX evidence_by_body ON evidence (body, sha256);
CREATE INDEX evidence_by_file ON evidence (sha256);

CREATE TABLE evidence_link (
    cycle TEXT NOT NULL,
    unit TEXT NOT NULL,
    code TEXT NOT NULL,
    evidence TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (cycle, unit, code, evidence)
);
CREATE INDEX evidence_link_by_evidence ON evidence_link (evidence);

-- A file that is on its way, part by part.
CREATE TABLE upload (
    upload TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL,
    person TEXT NOT NULL,
    file_name TEXT NOT NULL,
    -- Of the whole file, as announced.
    bytes BIGINT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX upload_by_body ON upload (body);

-- A part that is safe on disk; the next one begins where it ends.
CREATE TABLE upload_part (
    upload TEXT NOT NULL,
    begins BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (upload, begins)
);
