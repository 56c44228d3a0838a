-- One import of one data set: a round, or figures alone. Its files are kept as
-- they were bundled; every other table below is derived from them.
CREATE TABLE dataset (
    dataset TEXT NOT NULL PRIMARY KEY,
    programme TEXT NOT NULL,
    instrument TEXT NOT NULL,
    period TEXT NOT NULL,
    title_id TEXT NOT NULL,
    title_en TEXT NOT NULL,
    note_id TEXT NOT NULL,
    note_en TEXT NOT NULL,
    -- sample, generated, or empty for real data
    sample TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    -- Imports are numbered; the newest has the highest number.
    import BIGINT NOT NULL
);
CREATE INDEX dataset_by_programme ON dataset (programme, period);

CREATE TABLE dataset_file (
    dataset TEXT NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    PRIMARY KEY (dataset, name)
);

-- One body's result in one data set.
CREATE TABLE result (
    dataset TEXT NOT NULL,
    body TEXT NOT NULL,
    programme TEXT NOT NULL,
    instrument TEXT NOT NULL,
    period TEXT NOT NULL,
    -- As they were in that period.
    kind TEXT NOT NULL,
    level TEXT NOT NULL,
    province TEXT NOT NULL,
    index_text TEXT NOT NULL,
    -- Millionths; null where there is no index.
    index_order BIGINT,
    band TEXT NOT NULL,
    state TEXT NOT NULL,
    origin TEXT NOT NULL,
    peer_group TEXT NOT NULL,
    rank BIGINT,
    rank_of BIGINT,
    -- Place among all results of the programme and period.
    place BIGINT NOT NULL,
    difference TEXT NOT NULL,
    published_index TEXT NOT NULL,
    published_band TEXT NOT NULL,
    published_rank TEXT NOT NULL,
    source TEXT NOT NULL,
    reference TEXT NOT NULL,
    retrieved TEXT NOT NULL,
    provisional TEXT NOT NULL,
    gates TEXT NOT NULL,
    units_counted BIGINT,
    units BIGINT,
    index_low TEXT NOT NULL,
    index_high TEXT NOT NULL,
    rank_low BIGINT,
    rank_high BIGINT,
    -- 1 where node scores or answers are in the files.
    has_nodes BIGINT NOT NULL,
    PRIMARY KEY (dataset, body)
);
CREATE INDEX result_by_body ON result (body, period);
CREATE INDEX result_by_place ON result (programme, period, place);
CREATE INDEX result_by_level ON result (programme, period, level, place);
CREATE INDEX result_by_group ON result (programme, period, peer_group, index_order);

CREATE TABLE summary (
    programme TEXT NOT NULL,
    period TEXT NOT NULL,
    level TEXT NOT NULL,
    sample TEXT NOT NULL,
    -- Bodies with an index, and their mean as the instrument rounds it.
    bodies BIGINT NOT NULL,
    mean TEXT NOT NULL,
    PRIMARY KEY (programme, period, level)
);

CREATE TABLE summary_band (
    programme TEXT NOT NULL,
    period TEXT NOT NULL,
    level TEXT NOT NULL,
    band TEXT NOT NULL,
    bodies BIGINT NOT NULL,
    PRIMARY KEY (programme, period, level, band)
);

CREATE TABLE figure (
    dataset TEXT NOT NULL,
    figure TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    label_id TEXT NOT NULL,
    label_en TEXT NOT NULL,
    series TEXT NOT NULL,
    period TEXT NOT NULL,
    -- As published; empty where it is only computed.
    value TEXT NOT NULL,
    unit TEXT NOT NULL,
    recompute TEXT NOT NULL,
    recomputed TEXT NOT NULL,
    -- stated, agrees, differs, computed, unknown
    finding TEXT NOT NULL,
    difference TEXT NOT NULL,
    source TEXT NOT NULL,
    retrieved TEXT NOT NULL,
    PRIMARY KEY (dataset, figure)
);

-- Counts near the published ones from which the published shares would follow.
CREATE TABLE hint (
    dataset TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    period TEXT NOT NULL,
    figure TEXT NOT NULL,
    published TEXT NOT NULL,
    would_be TEXT NOT NULL,
    PRIMARY KEY (dataset, ordinal)
);

CREATE TABLE statement (
    dataset TEXT NOT NULL,
    statement TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    -- target, definition, theme, fact, mismatch, reason
    kind TEXT NOT NULL,
    period TEXT NOT NULL,
    body TEXT NOT NULL,
    text_id TEXT NOT NULL,
    text_en TEXT NOT NULL,
    source TEXT NOT NULL,
    retrieved TEXT NOT NULL,
    provisional TEXT NOT NULL,
    PRIMARY KEY (dataset, statement)
);
CREATE INDEX statement_by_body ON statement (body);

-- An event (category empty) or one category of it.
CREATE TABLE event (
    event TEXT NOT NULL,
    category TEXT NOT NULL,
    dataset TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    name_id TEXT NOT NULL,
    name_en TEXT NOT NULL,
    level TEXT NOT NULL,
    -- Recipients announced; null where nobody said.
    announced BIGINT,
    date TEXT NOT NULL,
    place TEXT NOT NULL,
    host TEXT NOT NULL,
    source TEXT NOT NULL,
    period TEXT NOT NULL,
    retrieved TEXT NOT NULL,
    PRIMARY KEY (event, category)
);

CREATE TABLE honour (
    dataset TEXT NOT NULL,
    honour TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    event TEXT NOT NULL,
    category TEXT NOT NULL,
    -- Who received it, and the unit credited with it.
    body TEXT NOT NULL,
    unit TEXT NOT NULL,
    title_id TEXT NOT NULL,
    title_en TEXT NOT NULL,
    series TEXT NOT NULL,
    -- granted, revoked
    status TEXT NOT NULL,
    granted TEXT NOT NULL,
    revoked TEXT NOT NULL,
    reason_id TEXT NOT NULL,
    reason_en TEXT NOT NULL,
    source TEXT NOT NULL,
    period TEXT NOT NULL,
    retrieved TEXT NOT NULL,
    PRIMARY KEY (dataset, honour)
);
CREATE INDEX honour_by_body ON honour (body);
CREATE INDEX honour_by_unit ON honour (unit);
CREATE INDEX honour_by_event ON honour (event, category);
