-- An evaluator asks for what the own person handed in, over all rounds.
CREATE INDEX review_handed_in_by_evaluator ON review_handed_in (evaluator);
