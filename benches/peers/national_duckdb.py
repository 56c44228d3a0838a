"""The national round in DuckDB: the same arithmetic in floating point, as one query.

Usage: national_duckdb.py UNITS.csv ANSWERS.parquet SURVEY.parquet OUT_DIR [THREADS]
"""

import sys
from pathlib import Path

import duckdb

SCORE = """
CREATE TEMP TABLE scored AS
WITH weight (code, aspect, w) AS (VALUES
    ('1.a.Ak', 1, 17::DOUBLE), ('2.a.P', 1, 14), ('3.a.T', 1, 7), ('4.a.K', 1, 14), ('5.a.K', 1, 10),
    ('6.a.B', 1, 17), ('7.a.T', 1, 7), ('8.a.Ak', 1, 7), ('9.a.Ak', 1, 7),
    ('10.b.As', 2, 10), ('11.b.K', 2, 20), ('12.b.Ak', 2, 20), ('13.b.K', 2, 20), ('14.b.K', 2, 30),
    ('15.c.K', 3, 15), ('16.c.As', 3, 23), ('17.c.As', 3, 20), ('18.c.K', 3, 20), ('19.c.As', 3, 11), ('20.c.B', 3, 11),
    ('21.d.T', 4, 30), ('22.d.B', 4, 20), ('23.d.As', 4, 20), ('24.d.T', 4, 30),
    ('25.e.P', 5, 20), ('26.e.P', 5, 25), ('27.e.Ak', 5, 25), ('28.e.Ak', 5, 30),
    ('29.f.B', 6, 50), ('30.f.B', 6, 50)
),
aspects AS (
    SELECT unit,
        sum(w * value) FILTER (aspect = 1) / 100 AS i,
        sum(w * value) FILTER (aspect = 2) / 100 AS ii,
        sum(w * value) FILTER (aspect = 3) / 100 AS iii,
        sum(w * value) FILTER (aspect = 4) / 100 AS iv,
        sum(w * value) FILTER (aspect = 5) / 100 AS v,
        sum(w * value) FILTER (aspect = 6) / 100 AS vi
    FROM read_parquet($answers) JOIN weight USING (code)
    GROUP BY unit
),
statements AS (
    SELECT unit, question, sum(value::DOUBLE) AS total, count(*) AS n
    FROM read_parquet($survey)
    GROUP BY unit, question
),
f03 AS (
    SELECT unit, CASE WHEN max(n) >= 10 THEN sum(total) / sum(n) END AS f03
    FROM statements
    GROUP BY unit
),
f02 AS (
    SELECT *, (24 * i + 25 * ii + 18 * iii + 11 * iv + 10 * v + 12 * vi) / 100 AS f02
    FROM aspects
),
body AS (
    SELECT * FROM read_csv($units, header = true, all_varchar = true)
),
unit_score AS (
    SELECT unit, body.name, body.parent, body.kind, body.level, i, ii, iii, iv, v, vi, f02, f03,
        coalesce(0.75::DOUBLE * f02 + 0.25::DOUBLE * f03, f02) AS ipp
    FROM body JOIN f02 USING (unit) LEFT JOIN f03 USING (unit)
),
parent_score AS (
    SELECT parent AS unit, avg(ipp) AS ipp FROM unit_score GROUP BY parent
),
every AS (
    SELECT * FROM unit_score
    UNION ALL BY NAME
    SELECT unit, name, parent, kind, level, ipp FROM body JOIN parent_score USING (unit)
),
rounded AS (
    SELECT *, round(ipp, 2) AS index,
        CASE WHEN level IN ('kementerian', 'lembaga') THEN 'kementerian-lembaga' ELSE level END AS peer_group
    FROM every
)
SELECT *,
    CASE WHEN index > 4.5::DOUBLE THEN 'A'
         WHEN index > 4.0::DOUBLE THEN 'A-'
         WHEN index > 3.5::DOUBLE THEN 'B'
         WHEN index > 3.0::DOUBLE THEN 'B-'
         WHEN index > 2.5::DOUBLE THEN 'C'
         WHEN index > 2.0::DOUBLE THEN 'C-'
         WHEN index > 1.5::DOUBLE THEN 'D'
         WHEN index > 1.0::DOUBLE THEN 'E'
         ELSE 'F' END AS band,
    rank() OVER (PARTITION BY kind, peer_group ORDER BY index DESC) AS rank
FROM rounded
"""

RESULTS = """
COPY (
    SELECT unit, name, level, index, band, '' AS label, '' AS zone, peer_group, rank, 'scored' AS state, '' AS provisional
    FROM scored
) TO '{out}/results.csv' (HEADER)
"""

NODES = {
    "I": "i", "II": "ii", "III": "iii", "IV": "iv", "V": "v", "VI": "vi", "F-02": "f02", "F-03": "f03", "IPP": "ipp",
}  # fmt: skip
# One branch for each node is quicker than UNPIVOT or unnest.
NODE = """
SELECT unit, '{code}' AS code, {column} AS score,
    CASE WHEN {column} IS NULL THEN 'not_assessed' ELSE 'scored' END AS state
FROM scored WHERE kind = 'service_unit'
"""


def main() -> None:
    units, answers, survey, out = sys.argv[1:5]
    threads = int(sys.argv[5]) if len(sys.argv) > 5 else 2
    Path(out).mkdir(parents=True, exist_ok=True)
    db = duckdb.connect(config={"threads": threads})
    db.execute("SET preserve_insertion_order = false")
    db.execute(SCORE, {"units": units, "answers": answers, "survey": survey})
    target = out.replace("'", "''")
    db.execute(RESULTS.format(out=target))
    nodes = "UNION ALL".join(NODE.format(code=code, column=column) for code, column in NODES.items())
    db.execute(f"COPY ({nodes}) TO '{target}/nodes.csv' (HEADER)")


main()
