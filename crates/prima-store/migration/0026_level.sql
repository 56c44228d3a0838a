-- The ranking of one level of government is few of a round: its rows are found
-- by the level, and read in order from there.
CREATE INDEX result_by_level ON result (programme, period, level, place, kind, province, band);
