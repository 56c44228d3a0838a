"""The national round in Polars: the same arithmetic in floating point, as lazy queries.

Usage: national_polars.py UNITS.csv ANSWERS.parquet SURVEY.parquet OUT_DIR [THREADS]
"""

import os
import sys
from pathlib import Path

# Polars reads the number of its threads once, when it is loaded.
os.environ["POLARS_MAX_THREADS"] = sys.argv[5] if len(sys.argv) > 5 else "2"

import polars as pl  # noqa: E402

ASPECTS = {
    "I": (24, {"1.a.Ak": 17, "2.a.P": 14, "3.a.T": 7, "4.a.K": 14, "5.a.K": 10, "6.a.B": 17, "7.a.T": 7, "8.a.Ak": 7, "9.a.Ak": 7}),
    "II": (25, {"10.b.As": 10, "11.b.K": 20, "12.b.Ak": 20, "13.b.K": 20, "14.b.K": 30}),
    "III": (18, {"15.c.K": 15, "16.c.As": 23, "17.c.As": 20, "18.c.K": 20, "19.c.As": 11, "20.c.B": 11}),
    "IV": (11, {"21.d.T": 30, "22.d.B": 20, "23.d.As": 20, "24.d.T": 30}),
    "V": (10, {"25.e.P": 20, "26.e.P": 25, "27.e.Ak": 25, "28.e.Ak": 30}),
    "VI": (12, {"29.f.B": 50, "30.f.B": 50}),
}
BANDS = (("A", 4.5), ("A-", 4.0), ("B", 3.5), ("B-", 3.0), ("C", 2.5), ("C-", 2.0), ("D", 1.5), ("E", 1.0))


def weights() -> pl.LazyFrame:
    """One row for each code, with its weight in the column of its aspect and 0 in the others."""
    rows = [(code, *(float(w) if a == aspect else 0.0 for a in ASPECTS)) for aspect, (_, own) in ASPECTS.items() for code, w in own.items()]
    columns = ["code", *(f"w{a}" for a in ASPECTS)]
    return pl.LazyFrame(rows, schema=columns, orient="row")


def score(units: str, answers: str, survey: str) -> pl.LazyFrame:
    body = pl.scan_csv(units, infer_schema=False)
    f02 = (
        pl.scan_parquet(answers)
        .select("unit", "code", "value")
        .join(weights(), on="code")
        .group_by("unit")
        .agg(((pl.col("value") * pl.col(f"w{a}")).sum() / 100).alias(a) for a in ASPECTS)
        .with_columns((sum(w * pl.col(a) for a, (w, _) in ASPECTS.items()) / 100).alias("F-02"))
    )
    f03 = (
        pl.scan_parquet(survey)
        .group_by("unit", "question")
        .agg(pl.col("value").sum().alias("total"), pl.len().alias("n"))
        .group_by("unit")
        .agg(pl.when(pl.col("n").max() >= 10).then(pl.col("total").sum() / pl.col("n").sum()).alias("F-03"))
    )
    return (
        body.join(f02, on="unit")
        .join(f03, on="unit", how="left")
        .with_columns((0.75 * pl.col("F-02") + 0.25 * pl.col("F-03")).fill_null(pl.col("F-02")).alias("IPP"))
    )


def results(scored: pl.LazyFrame, units: str) -> pl.LazyFrame:
    parents = scored.group_by("parent").agg(pl.col("IPP").mean()).rename({"parent": "unit"})
    columns = ["unit", "name", "kind", "level", "IPP"]
    parents = pl.scan_csv(units, infer_schema=False).join(parents, on="unit")
    index = pl.col("IPP").round(2, mode="half_away_from_zero")
    band = pl.when(False).then(pl.lit(""))
    for letter, above in BANDS:
        band = band.when(pl.col("index") > above).then(pl.lit(letter))
    group = pl.when(pl.col("level").is_in(["kementerian", "lembaga"])).then(pl.lit("kementerian-lembaga")).otherwise("level")
    empty = pl.lit("")
    return (
        pl.concat([scored.select(columns), parents.select(columns)])
        .with_columns(index.alias("index"), group.alias("peer_group"))
        .select(
            "unit", "name", "level", "index",
            band.otherwise(pl.lit("F")).alias("band"), empty.alias("label"), empty.alias("zone"), "peer_group",
            pl.col("index").rank("min", descending=True).over("kind", "peer_group").alias("rank"),
            pl.lit("scored").alias("state"), empty.alias("provisional"),
        )
    )


def nodes(scored: pl.LazyFrame) -> pl.LazyFrame:
    return (
        scored.unpivot([*ASPECTS, "F-02", "F-03", "IPP"], index="unit", variable_name="code", value_name="score")
        .with_columns(pl.when(pl.col("score").is_null()).then(pl.lit("not_assessed")).otherwise(pl.lit("scored")).alias("state"))
    )


def main() -> None:
    units, answers, survey, out = sys.argv[1:5]
    Path(out).mkdir(parents=True, exist_ok=True)
    scored = score(units, answers, survey).collect(engine="streaming").lazy()
    pl.collect_all(
        [
            results(scored, units).sink_csv(f"{out}/results.csv", lazy=True),
            nodes(scored).sink_csv(f"{out}/nodes.csv", lazy=True),
        ],
        engine="streaming",
    )


main()
