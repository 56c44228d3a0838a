-- What changed in a round after the first score, as it stood when the
-- determination was confirmed; only added to.
CREATE TABLE determined_change (
    cycle TEXT NOT NULL,
    -- Of the determination.
    number BIGINT NOT NULL,
    unit TEXT NOT NULL,
    -- Place among the changes of the unit, from 1.
    place BIGINT NOT NULL,
    at TEXT NOT NULL,
    -- reconciled, evidence, granted, refused, reassessed, corrected
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    -- One value a line; empty: none.
    value_before TEXT NOT NULL,
    value_after TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- As published, and before rounding; empty: none, or it cannot move a score.
    index_before TEXT NOT NULL,
    index_after TEXT NOT NULL,
    exact_before TEXT NOT NULL,
    exact_after TEXT NOT NULL,
    band_before TEXT NOT NULL,
    band_after TEXT NOT NULL,
    peer_group TEXT NOT NULL,
    -- 0: none.
    rank_before BIGINT NOT NULL,
    rank_after BIGINT NOT NULL,
    PRIMARY KEY (cycle, number, unit, place)
);

-- Until when a round offers re-assessments; without a row it does not.
CREATE TABLE reassessment_rule (
    cycle TEXT NOT NULL PRIMARY KEY,
    -- Seconds UTC; 0: not any more.
    until BIGINT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL
);

CREATE TABLE reassessment (
    cycle TEXT NOT NULL,
    unit TEXT NOT NULL,
    number BIGINT NOT NULL,
    -- One code a line.
    codes TEXT NOT NULL,
    reason TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    -- asked, granted, refused, done
    state TEXT NOT NULL,
    answer TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    done_at TEXT NOT NULL,
    PRIMARY KEY (cycle, unit, number)
);

-- What an evaluator found the second time; only added to.
CREATE TABLE reassessment_finding (
    cycle TEXT NOT NULL,
    unit TEXT NOT NULL,
    number BIGINT NOT NULL,
    evaluator TEXT NOT NULL,
    code TEXT NOT NULL,
    value TEXT NOT NULL,
    note_unit TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (cycle, unit, number, evaluator, code)
);
