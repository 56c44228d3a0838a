-- A round is narrowed and put in order by this index alone, so that only the
-- rows of a page are read, however few of a nation's they are.
DROP INDEX result_by_level;
DROP INDEX result_by_place;
CREATE INDEX result_by_place ON result (programme, period, place, kind, level, province, band);

-- What may not agree is little.
CREATE INDEX result_by_doubt ON result (programme, period, place)
    WHERE difference <> ''
        OR (published_band <> '' AND published_band <> band)
        OR published_rank <> '';
