-- How the pages of a region, of a body among its peers, and of a round find
-- their rows.

CREATE INDEX result_by_province ON result (province, kind);

-- Peers are read by place.
DROP INDEX result_by_group;
CREATE INDEX result_by_peers ON result (programme, period, peer_group, place);

-- The first of each peer group are few.
CREATE INDEX result_by_first ON result (programme, period, place) WHERE rank = 1;
