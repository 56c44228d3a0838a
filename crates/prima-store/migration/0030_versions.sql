-- What an entry of a hub said before it was put right or removed: what stood in
-- public is never lost. The entry itself stays in its own table.
CREATE TABLE hub_member_before (
    hub TEXT NOT NULL,
    number BIGINT NOT NULL,
    -- From 1 within the entry, in the order in which they stood.
    version BIGINT NOT NULL,
    member TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    source TEXT NOT NULL,
    state TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (hub, number, version)
);
CREATE TABLE hub_activity_before (
    hub TEXT NOT NULL,
    number BIGINT NOT NULL,
    version BIGINT NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    content TEXT NOT NULL,
    link TEXT NOT NULL,
    state TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (hub, number, version)
);
