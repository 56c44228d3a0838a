-- What the officers of a hub of the innovation network keep: its members and
-- what it did. An entry that was wrong keeps its row, marked as removed.
CREATE TABLE hub_member (
    -- The body that is the hub.
    hub TEXT NOT NULL,
    -- From 1 within the hub.
    number BIGINT NOT NULL,
    -- The body that joined.
    member TEXT NOT NULL,
    -- A year, a month or a day; `until` empty: it has not left.
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    -- The decree, letter or page that says so.
    source TEXT NOT NULL,
    -- kept, removed
    state TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (hub, number)
);
CREATE INDEX hub_member_by_member ON hub_member (member);

CREATE TABLE hub_activity (
    hub TEXT NOT NULL,
    number BIGINT NOT NULL,
    day TEXT NOT NULL,
    -- pendampingan, tukar-pengalaman, dokumentasi, promosi, replikasi, lainnya
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    content TEXT NOT NULL,
    -- Empty: none.
    link TEXT NOT NULL,
    state TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (hub, number)
);
