-- Text and whole numbers only. Decimals and times are text; what is sorted by
-- is a number, since two engines sort the same text differently.

CREATE TABLE setting (
    setting TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- The audit chain: one line an act, written in the act's own transaction and
-- sealed by the hash of the line before it.
CREATE TABLE audit (
    sequence BIGINT NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    object TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash TEXT NOT NULL
);

CREATE TABLE region (
    region TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    short TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL
);

-- Parents of the past; the present one is in region.
CREATE TABLE region_parent (
    region TEXT NOT NULL,
    parent TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    provisional TEXT NOT NULL,
    PRIMARY KEY (region, parent)
);

-- kind: region, word. What a searcher types, and what it stands for.
CREATE TABLE alias (
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    alias TEXT NOT NULL,
    PRIMARY KEY (kind, code, alias)
);

CREATE TABLE body (
    body TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    short TEXT NOT NULL,
    parent TEXT NOT NULL,
    kind TEXT NOT NULL,
    level TEXT NOT NULL,
    region TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    aliases TEXT NOT NULL,
    -- sample, generated, or empty for a real body
    sample TEXT NOT NULL,
    -- Place in the alphabet.
    name_order BIGINT NOT NULL
);
CREATE INDEX body_by_parent ON body (parent, name_order);
CREATE INDEX body_by_region ON body (region, name_order);
CREATE INDEX body_by_name ON body (name_order);

-- Names of the past.
CREATE TABLE body_name (
    body TEXT NOT NULL,
    name TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (body, name)
);

-- Parents of the past.
CREATE TABLE body_parent (
    body TEXT NOT NULL,
    parent TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (body, parent)
);
