-- What a body asks the owner of an innovation for, and how it is mentored.
CREATE TABLE replication_request (
    innovation TEXT NOT NULL,
    -- From 1 within the innovation.
    number BIGINT NOT NULL,
    -- The body that asks.
    body TEXT NOT NULL,
    -- replicate, mentor
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    -- open, accepted, declined, withdrawn
    state TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    -- What the owner answered, who and when; empty: not yet.
    answer TEXT NOT NULL,
    answered_by TEXT NOT NULL,
    answered_at TEXT NOT NULL,
    -- Why it was withdrawn, by whom and when; empty: it was not.
    reason TEXT NOT NULL,
    withdrawn_by TEXT NOT NULL,
    withdrawn_at TEXT NOT NULL,
    -- The replication that came of it; empty: none has.
    replica TEXT NOT NULL,
    PRIMARY KEY (innovation, number)
);
CREATE INDEX replication_request_by_body ON replication_request (body);

-- That a request was mentored on a day, as one of both sides says.
CREATE TABLE mentoring_note (
    innovation TEXT NOT NULL,
    number BIGINT NOT NULL,
    -- From 1 within the request.
    place BIGINT NOT NULL,
    -- owner, asker
    side TEXT NOT NULL,
    day TEXT NOT NULL,
    content TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (innovation, number, place)
);
