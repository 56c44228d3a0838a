-- Who is on the panel of a stage.
CREATE TABLE jury_member (
    programme TEXT NOT NULL,
    edition TEXT NOT NULL,
    stage TEXT NOT NULL,
    juror TEXT NOT NULL,
    -- active, left
    state TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (programme, edition, stage, juror)
);

-- Who judges a candidate at one visit of a stage; a visit is the number of the
-- step by which the candidate came there.
CREATE TABLE jury_seat (
    candidacy TEXT NOT NULL,
    visit BIGINT NOT NULL,
    juror TEXT NOT NULL,
    -- open, in, taken, left, recused
    state TEXT NOT NULL,
    -- automatic, hand
    origin TEXT NOT NULL,
    -- When the sheet was handed in; empty: it was not.
    handed_in TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (candidacy, visit, juror)
);
CREATE INDEX jury_seat_by_juror ON jury_seat (juror);

-- Who recused themselves from a candidate, for good.
CREATE TABLE jury_recusal (
    candidacy TEXT NOT NULL,
    juror TEXT NOT NULL,
    programme TEXT NOT NULL,
    unit TEXT NOT NULL,
    reason TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (candidacy, juror)
);
CREATE INDEX jury_recusal_by_juror ON jury_recusal (juror);

-- What a juror gave for one criterion.
CREATE TABLE jury_score (
    candidacy TEXT NOT NULL,
    visit BIGINT NOT NULL,
    juror TEXT NOT NULL,
    criterion TEXT NOT NULL,
    value TEXT NOT NULL,
    -- For the entrant.
    note TEXT NOT NULL,
    -- For those who judge.
    private TEXT NOT NULL,
    version BIGINT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (candidacy, visit, juror, criterion)
);

-- Every version of a score; only added to.
CREATE TABLE jury_score_change (
    candidacy TEXT NOT NULL,
    visit BIGINT NOT NULL,
    juror TEXT NOT NULL,
    criterion TEXT NOT NULL,
    version BIGINT NOT NULL,
    value TEXT NOT NULL,
    note TEXT NOT NULL,
    private TEXT NOT NULL,
    -- Why it was changed in the discussion; empty before it.
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (candidacy, visit, juror, criterion, version)
);

-- What was said in the discussion; only added to.
CREATE TABLE jury_comment (
    candidacy TEXT NOT NULL,
    visit BIGINT NOT NULL,
    number BIGINT NOT NULL,
    juror TEXT NOT NULL,
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (candidacy, visit, number)
);

-- The result of a visit, closed.
CREATE TABLE jury_result (
    candidacy TEXT NOT NULL,
    visit BIGINT NOT NULL,
    programme TEXT NOT NULL,
    edition TEXT NOT NULL,
    stage TEXT NOT NULL,
    -- Before rounding, as a fraction.
    exact TEXT NOT NULL,
    -- Rounded.
    value TEXT NOT NULL,
    -- yes, no, or empty without a passing grade
    passed TEXT NOT NULL,
    -- Sheets it rests on; of a vote, 0.
    sheets BIGINT NOT NULL,
    -- Of a vote: those in favour and all who voted; else 0.
    in_favour BIGINT NOT NULL,
    voters BIGINT NOT NULL,
    -- Where the votes were counted; empty: no vote.
    document TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (candidacy, visit)
);
CREATE INDEX jury_result_by_stage ON jury_result (programme, edition, stage);
