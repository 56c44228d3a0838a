-- Innovations: the catalogue, and who took what over from whom.
CREATE TABLE innovation (
    innovation TEXT NOT NULL PRIMARY KEY,
    -- Where it was imported from; empty: from a proposal made here.
    dataset TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    -- The proposal it was published from; empty: imported.
    proposal TEXT NOT NULL,
    title TEXT NOT NULL,
    -- The body that answers for it, and the unit that runs it.
    body TEXT NOT NULL,
    unit TEXT NOT NULL,
    year TEXT NOT NULL,
    -- umum, replikasi, khusus, keberlanjutan; empty: not known
    series TEXT NOT NULL,
    -- Codes parted by spaces; empty: not known.
    sectors TEXT NOT NULL,
    served TEXT NOT NULL,
    channels TEXT NOT NULL,
    sdg TEXT NOT NULL,
    -- penciptaan, pengembangan, pelembagaan; empty: not known
    maturity TEXT NOT NULL,
    problem TEXT NOT NULL,
    idea TEXT NOT NULL,
    result TEXT NOT NULL,
    cost TEXT NOT NULL,
    cost_rupiah BIGINT,
    legal_basis TEXT NOT NULL,
    how TEXT NOT NULL,
    contact_role TEXT NOT NULL,
    -- Honours of the same data set, parted by spaces.
    honours TEXT NOT NULL,
    source TEXT NOT NULL,
    period TEXT NOT NULL,
    retrieved TEXT NOT NULL,
    provisional TEXT NOT NULL,
    provisional_en TEXT NOT NULL,
    -- sample, generated; empty: real
    sample TEXT NOT NULL
);
CREATE INDEX innovation_by_dataset ON innovation (dataset);
CREATE INDEX innovation_by_body ON innovation (body);
CREATE INDEX innovation_by_unit ON innovation (unit);

CREATE TABLE replication (
    replica TEXT NOT NULL,
    origin TEXT NOT NULL,
    -- Where it was imported from; empty: recorded here.
    dataset TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    -- What was done otherwise, and what came of it at the new place.
    adaptation TEXT NOT NULL,
    effect TEXT NOT NULL,
    source TEXT NOT NULL,
    period TEXT NOT NULL,
    retrieved TEXT NOT NULL,
    provisional TEXT NOT NULL,
    provisional_en TEXT NOT NULL,
    -- Who recorded it, and when; empty: imported.
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (replica, origin)
);
CREATE INDEX replication_by_origin ON replication (origin);
CREATE INDEX replication_by_dataset ON replication (dataset);

-- An innovation that its owner offers to others.
CREATE TABLE replication_offer (
    innovation TEXT NOT NULL PRIMARY KEY,
    -- open, withdrawn
    state TEXT NOT NULL,
    terms TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL
);
