-- What somebody is told without having asked, and what became of the letter
-- about it. Moments are seconds since 1970 in UTC.
CREATE TABLE notice (
    -- Made of person, kind, cycle, unit and occasion.
    notice TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    kind TEXT NOT NULL,
    cycle TEXT NOT NULL,
    -- Empty: about the round as a whole.
    unit TEXT NOT NULL,
    -- Which of several of its kind, such as the number of a request.
    occasion TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- Until when something can be done about it; 0: no hour is set.
    until BIGINT NOT NULL,
    -- 0: not yet.
    read_at BIGINT NOT NULL,
    -- waiting, sent, dropped
    mail TEXT NOT NULL,
    tries BIGINT NOT NULL,
    next_try BIGINT NOT NULL,
    -- 0: not sent.
    sent_at BIGINT NOT NULL
);
CREATE INDEX notice_by_person ON notice (person, at);
CREATE INDEX notice_by_kind ON notice (cycle, kind);
CREATE INDEX notice_by_mail ON notice (mail, next_try);
