-- A decision on a category can be replaced or revoked by a later one, which says
-- why; the earlier stays as it was. So each has a number within its category, and
-- what was decided before is the first.
CREATE TABLE award_decision_numbered (
    award TEXT NOT NULL,
    category TEXT NOT NULL,
    decision BIGINT NOT NULL,
    -- proposed, confirmed, ended by a later one
    state TEXT NOT NULL,
    -- 1: it revokes the one before and honours nobody
    is_revocation BIGINT NOT NULL,
    -- Why the one before does not stand; empty: it is the first.
    why_id TEXT NOT NULL,
    why_en TEXT NOT NULL,
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
    PRIMARY KEY (award, category, decision)
);
INSERT INTO award_decision_numbered
    SELECT award, category, 1, state, 0, '', '', seen, announced, remark,
        proposed_by, proposed_at, confirmed_by, confirmed_at
    FROM award_decision;
DROP TABLE award_decision;
ALTER TABLE award_decision_numbered RENAME TO award_decision;

-- Who receives the honour by it.
CREATE TABLE award_recipient_numbered (
    award TEXT NOT NULL,
    category TEXT NOT NULL,
    decision BIGINT NOT NULL,
    number BIGINT NOT NULL,
    -- Code of the honour in its data set; who is named again keeps it.
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
    PRIMARY KEY (award, category, decision, number)
);
INSERT INTO award_recipient_numbered
    SELECT award, category, 1, number, honour, body, found_unit, unit, body_name, unit_name,
        citation_id, citation_en, reason, figure, rank, sample
    FROM award_recipient;
DROP TABLE award_recipient;
ALTER TABLE award_recipient_numbered RENAME TO award_recipient;

-- Whom the rule found and the decision left out, with why.
CREATE TABLE award_left_numbered (
    award TEXT NOT NULL,
    category TEXT NOT NULL,
    decision BIGINT NOT NULL,
    body TEXT NOT NULL,
    found_unit TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (award, category, decision, body, found_unit)
);
INSERT INTO award_left_numbered
    SELECT award, category, 1, body, found_unit, reason
    FROM award_left;
DROP TABLE award_left;
ALTER TABLE award_left_numbered RENAME TO award_left;
