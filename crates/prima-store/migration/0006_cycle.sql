-- One round of a programme that is worked on here, from its opening to its
-- determination. Published, its figures stand in `dataset` like any other.
CREATE TABLE cycle (
    cycle TEXT NOT NULL PRIMARY KEY,
    programme TEXT NOT NULL,
    -- code/edition
    instrument TEXT NOT NULL,
    period TEXT NOT NULL,
    title_id TEXT NOT NULL,
    title_en TEXT NOT NULL,
    -- sample, generated, or empty for a real round
    sample TEXT NOT NULL,
    -- open, determined, published
    state TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX cycle_by_programme ON cycle (programme, period);

-- Seconds UTC: open from `opens` on, up to and without `closes`.
CREATE TABLE stage (
    cycle TEXT NOT NULL,
    stage TEXT NOT NULL,
    opens BIGINT NOT NULL,
    closes BIGINT NOT NULL,
    PRIMARY KEY (cycle, stage)
);

CREATE TABLE extension (
    cycle TEXT NOT NULL,
    number BIGINT NOT NULL,
    stage TEXT NOT NULL,
    -- Empty: for all units.
    unit TEXT NOT NULL,
    until BIGINT NOT NULL,
    reason TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (cycle, number)
);

CREATE TABLE locus (
    cycle TEXT NOT NULL,
    unit TEXT NOT NULL,
    institution TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (cycle, unit)
);
CREATE INDEX locus_by_unit ON locus (unit);

CREATE TABLE assignment (
    cycle TEXT NOT NULL,
    unit TEXT NOT NULL,
    evaluator TEXT NOT NULL,
    -- automatic, hand
    origin TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (cycle, unit, evaluator)
);
CREATE INDEX assignment_by_evaluator ON assignment (evaluator);

-- What a unit says of itself now. A cleared answer keeps its row and version.
CREATE TABLE response (
    cycle TEXT NOT NULL,
    unit TEXT NOT NULL,
    code TEXT NOT NULL,
    source TEXT NOT NULL,
    value TEXT NOT NULL,
    note TEXT NOT NULL,
    version BIGINT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (cycle, unit, code)
);

-- Every version there was; only added to.
CREATE TABLE response_change (
    cycle TEXT NOT NULL,
    unit TEXT NOT NULL,
    code TEXT NOT NULL,
    version BIGINT NOT NULL,
    value TEXT NOT NULL,
    note TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (cycle, unit, code, version)
);

CREATE TABLE submission (
    cycle TEXT NOT NULL,
    unit TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (cycle, unit)
);

-- What one evaluator finds about one unit now.
CREATE TABLE review (
    cycle TEXT NOT NULL,
    unit TEXT NOT NULL,
    evaluator TEXT NOT NULL,
    code TEXT NOT NULL,
    value TEXT NOT NULL,
    note_unit TEXT NOT NULL,
    note_private TEXT NOT NULL,
    version BIGINT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (cycle, unit, evaluator, code)
);

-- Every version there was; only added to.
CREATE TABLE review_change (
    cycle TEXT NOT NULL,
    unit TEXT NOT NULL,
    evaluator TEXT NOT NULL,
    code TEXT NOT NULL,
    version BIGINT NOT NULL,
    value TEXT NOT NULL,
    note_unit TEXT NOT NULL,
    note_private TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (cycle, unit, evaluator, code, version)
);

CREATE TABLE review_handed_in (
    cycle TEXT NOT NULL,
    unit TEXT NOT NULL,
    evaluator TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (cycle, unit, evaluator)
);

-- What evaluators agreed on; their own reviews stay as they were.
CREATE TABLE reconciliation (
    cycle TEXT NOT NULL,
    unit TEXT NOT NULL,
    code TEXT NOT NULL,
    value TEXT NOT NULL,
    reason TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (cycle, unit, code)
);

CREATE TABLE evidence_request (
    cycle TEXT NOT NULL,
    unit TEXT NOT NULL,
    number BIGINT NOT NULL,
    code TEXT NOT NULL,
    text TEXT NOT NULL,
    evaluator TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (cycle, unit, number)
);

CREATE TABLE cycle_tally (
    cycle TEXT NOT NULL,
    unit TEXT NOT NULL,
    question TEXT NOT NULL,
    option TEXT NOT NULL,
    respondents BIGINT NOT NULL,
    PRIMARY KEY (cycle, unit, question, option)
);

CREATE TABLE objection (
    cycle TEXT NOT NULL,
    unit TEXT NOT NULL,
    number BIGINT NOT NULL,
    code TEXT NOT NULL,
    text TEXT NOT NULL,
    evidence TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    -- open, granted, refused
    state TEXT NOT NULL,
    -- The value that was objected to, and the one put in its place; empty: none.
    value_before TEXT NOT NULL,
    value TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (cycle, unit, number)
);

CREATE TABLE reply (
    cycle TEXT NOT NULL,
    unit TEXT NOT NULL,
    text TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (cycle, unit)
);

CREATE TABLE determination (
    cycle TEXT NOT NULL,
    number BIGINT NOT NULL,
    -- asked, confirmed, published
    state TEXT NOT NULL,
    -- Why; a correction has a reason.
    reason TEXT NOT NULL,
    -- Number of the determination it corrects; 0: none.
    corrects BIGINT NOT NULL,
    -- Seconds UTC.
    publish_at BIGINT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    -- What the first officer saw: hash over what was frozen.
    frozen_hash TEXT NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_at TEXT NOT NULL,
    published_at TEXT NOT NULL,
    -- Id of the data set it is published as.
    dataset TEXT NOT NULL,
    -- Hash of the bundle's MANIFEST, its signature and the key that made it.
    bundle_hash TEXT NOT NULL,
    signature TEXT NOT NULL,
    public_key TEXT NOT NULL,
    PRIMARY KEY (cycle, number)
);
CREATE INDEX determination_by_dataset ON determination (dataset);
CREATE INDEX determination_by_state ON determination (state, publish_at);

-- What was frozen: the files of the data set it is published as.
CREATE TABLE determination_file (
    cycle TEXT NOT NULL,
    number BIGINT NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (cycle, number, name)
);

-- What a unit promises for a weak indicator.
CREATE TABLE follow_up (
    cycle TEXT NOT NULL,
    unit TEXT NOT NULL,
    number BIGINT NOT NULL,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    owner TEXT NOT NULL,
    -- A day.
    due TEXT NOT NULL,
    -- planned, working, reported, confirmed, dropped, carried
    state TEXT NOT NULL,
    -- What proves it; empty: nothing yet.
    evidence TEXT NOT NULL,
    note TEXT NOT NULL,
    version BIGINT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (cycle, unit, number)
);

-- Every version there was; only added to.
CREATE TABLE follow_up_change (
    cycle TEXT NOT NULL,
    unit TEXT NOT NULL,
    number BIGINT NOT NULL,
    version BIGINT NOT NULL,
    owner TEXT NOT NULL,
    due TEXT NOT NULL,
    state TEXT NOT NULL,
    evidence TEXT NOT NULL,
    note TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (cycle, unit, number, version)
);
