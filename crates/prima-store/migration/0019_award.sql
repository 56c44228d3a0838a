-- The rules of an award event as they were opened; never changed afterwards.
CREATE TABLE award (
    award TEXT NOT NULL PRIMARY KEY,
    programme TEXT NOT NULL,
    content TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL
);

-- The decision on one category: proposed by one officer, confirmed by another.
CREATE TABLE award_decision (
    award TEXT NOT NULL,
    category TEXT NOT NULL,
    -- proposed, confirmed
    state TEXT NOT NULL,
    -- Hash of the candidates and what is known of them, as the first officer saw them.
    seen TEXT NOT NULL,
    -- Recipients announced; 0: no number is.
    announced BIGINT NOT NULL,
    remark TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    proposed_at TEXT NOT NULL,
    -- Empty: not yet.
    confirmed_by TEXT NOT NULL,
    confirmed_at TEXT NOT NULL,
    PRIMARY KEY (award, category)
);

-- Who receives the honour by it.
CREATE TABLE award_recipient (
    award TEXT NOT NULL,
    category TEXT NOT NULL,
    number BIGINT NOT NULL,
    -- Code of the honour in its data set.
    honour TEXT NOT NULL,
    body TEXT NOT NULL,
    -- Unit the rule found; empty: none.
    found_unit TEXT NOT NULL,
    -- Unit credited with it; empty: none.
    unit TEXT NOT NULL,
    -- Names when it was decided.
    body_name TEXT NOT NULL,
    unit_name TEXT NOT NULL,
    citation_id TEXT NOT NULL,
    citation_en TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- Index it rests on; empty: none.
    figure TEXT NOT NULL,
    -- Rank in the category; 0: no order.
    rank BIGINT NOT NULL,
    -- sample, generated, or empty for a real body
    sample TEXT NOT NULL,
    PRIMARY KEY (award, category, number)
);

-- Whom the rule found and the decision left out, with why.
CREATE TABLE award_left (
    award TEXT NOT NULL,
    category TEXT NOT NULL,
    body TEXT NOT NULL,
    found_unit TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (award, category, body, found_unit)
);
