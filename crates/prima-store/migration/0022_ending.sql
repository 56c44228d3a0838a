-- That a tie ends sooner than it was known to: asked for by one officer, with
-- the tie as it was, and confirmed by another. Moments are seconds since 1970
-- in UTC.

CREATE TABLE tie_ending (
    tie_ending TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    body TEXT NOT NULL,
    kind TEXT NOT NULL,
    was_until TEXT NOT NULL,
    was_declared BIGINT NOT NULL,
    was_declared_by TEXT NOT NULL,
    was_at BIGINT NOT NULL,
    until TEXT NOT NULL,
    reason TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_at BIGINT NOT NULL
);
CREATE INDEX tie_ending_by_person ON tie_ending (person);
