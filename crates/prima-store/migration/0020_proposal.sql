-- What is written of a candidacy whose programme asks for a proposal.
CREATE TABLE proposal (
    candidacy TEXT NOT NULL PRIMARY KEY,
    -- Grows with each change of this row.
    version BIGINT NOT NULL,
    title TEXT NOT NULL,
    -- Code of the group; empty: not chosen.
    series TEXT NOT NULL,
    -- Since when the innovation runs: a day, a month or a year; empty: not said.
    began TEXT NOT NULL,
    -- The innovation of the catalogue that it replicates; empty: none named.
    origin TEXT NOT NULL,
    -- The innovation of the catalogue that it became; empty: none yet.
    innovation TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX proposal_by_innovation ON proposal (innovation);

-- Every version of every section; only added to.
CREATE TABLE proposal_section (
    candidacy TEXT NOT NULL,
    section TEXT NOT NULL,
    version BIGINT NOT NULL,
    content TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (candidacy, section, version)
);

-- Who writes it beside the unit's own officers.
CREATE TABLE proposal_author (
    candidacy TEXT NOT NULL,
    person TEXT NOT NULL,
    named_by TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (candidacy, person)
);
CREATE INDEX proposal_author_by_person ON proposal_author (person);

-- What of the unit's vault supports a section, or answers a rule.
CREATE TABLE proposal_evidence (
    candidacy TEXT NOT NULL,
    -- Code of the section or of the rule.
    part TEXT NOT NULL,
    evidence TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (candidacy, part, evidence)
);

-- Honours of earlier years, as the authors say.
CREATE TABLE proposal_honour (
    candidacy TEXT NOT NULL,
    tier TEXT NOT NULL,
    -- Years parted by spaces; empty: never.
    years TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (candidacy, tier)
);

-- What an officer says of a rule of the administrative check.
CREATE TABLE proposal_check (
    candidacy TEXT NOT NULL,
    -- Version of the candidacy at which it was checked.
    version BIGINT NOT NULL,
    rule TEXT NOT NULL,
    -- What the machine found: holds, fails, unknown.
    found TEXT NOT NULL,
    -- What the officer says: holds, fails.
    decided TEXT NOT NULL,
    reason TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (candidacy, version, rule)
);

-- Whether an innovation still runs, as its owner says; only added to.
CREATE TABLE innovation_report (
    innovation TEXT NOT NULL,
    year TEXT NOT NULL,
    -- Grows with each correction of the same year.
    version BIGINT NOT NULL,
    -- running, changed, stopped
    state TEXT NOT NULL,
    account TEXT NOT NULL,
    -- Evidence of the owner's vault, ids parted by spaces.
    evidence TEXT NOT NULL,
    -- The body that says so.
    body TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (innovation, year, version)
);
