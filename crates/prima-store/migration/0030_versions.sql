-- What stood before somebody wrote something else in its place: an entry of a hub,
-- which was public, and the head of a proposal, which several people write. What
-- stands now stays in its own table.
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
CREATE TABLE proposal_before (
    candidacy TEXT NOT NULL,
    -- That of the row it was.
    version BIGINT NOT NULL,
    title TEXT NOT NULL,
    series TEXT NOT NULL,
    began TEXT NOT NULL,
    origin TEXT NOT NULL,
    -- Earlier honours that were named: a line each, the code and the years.
    honours TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (candidacy, version)
);
