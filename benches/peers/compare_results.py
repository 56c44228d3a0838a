"""Counts how many indices, bands and ranks of a peer's results.csv differ from ours, and who is right.

Usage: compare_results.py OURS PEER --data DIR [--examples N]

The first line printed is one JSON object. `differ` counts the bodies on which
the two files disagree; `ours_wrong` and `peer_wrong` count the bodies on which
each disagrees with the arithmetic redone here in exact fractions from the data
in DIR (units.csv, answers.parquet, survey.parquet). Then follow a few of the
bodies where the index differs, with the exact fraction behind them.
"""

import argparse
import csv
import json
import math
import re
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

# Aspect weight, then the indicators' weights within it, all in per cent.
TREE = (
    (24, {"1.a.Ak": 17, "2.a.P": 14, "3.a.T": 7, "4.a.K": 14, "5.a.K": 10, "6.a.B": 17, "7.a.T": 7, "8.a.Ak": 7, "9.a.Ak": 7}),
    (25, {"10.b.As": 10, "11.b.K": 20, "12.b.Ak": 20, "13.b.K": 20, "14.b.K": 30}),
    (18, {"15.c.K": 15, "16.c.As": 23, "17.c.As": 20, "18.c.K": 20, "19.c.As": 11, "20.c.B": 11}),
    (11, {"21.d.T": 30, "22.d.B": 20, "23.d.As": 20, "24.d.T": 30}),
    (10, {"25.e.P": 20, "26.e.P": 25, "27.e.Ak": 25, "28.e.Ak": 30}),
    (12, {"29.f.B": 50, "30.f.B": 50}),
)
EFFECTIVE = {code: aspect * weight for aspect, own in TREE for code, weight in own.items()}
# In hundredths, each above its edge.
BANDS = (("A", 450), ("A-", 400), ("B", 350), ("B-", 300), ("C", 250), ("C-", 200), ("D", 150), ("E", 100), ("F", -1))
COLUMNS = ("index", "band", "rank")


def results(path: Path) -> dict[str, tuple[Decimal | None, str, int | None]]:
    with open(path, newline="", encoding="utf-8") as file:
        return {
            row["unit"]: (
                Decimal(row["index"]) if row["index"] else None,
                row["band"],
                # A rank may be followed by of how many.
                int(re.match(r"\d+", row["rank"])[0]) if row["rank"] else None,
            )
            for row in csv.DictReader(file)
        }


def exact_indices(data: Path, bodies: list[dict[str, str]]) -> dict[str, Fraction]:
    """Every body's index before rounding."""
    answers = pq.read_table(data / "answers.parquet", columns=["unit", "code", "value"])
    weights = pa.array(EFFECTIVE.values(), pa.int64())
    weight = weights.take(pc.index_in(answers["code"], pa.array(EFFECTIVE)).combine_chunks())
    points = pc.multiply(weight, answers["value"].cast(pa.int64()).combine_chunks())
    f02 = pa.table({"unit": answers["unit"], "points": points}).group_by("unit").aggregate([("points", "sum")])
    f02 = dict(zip(f02["unit"].to_pylist(), f02["points_sum"].to_pylist()))

    survey = pq.read_table(data / "survey.parquet")
    survey = survey.set_column(2, "value", survey["value"].cast(pa.int64()))
    statement = survey.group_by(["unit", "question"]).aggregate([("value", "sum"), ("value", "count")])
    unit = statement.group_by("unit").aggregate([("value_sum", "sum"), ("value_count", "sum"), ("value_count", "max")])
    f03 = {row["unit"]: (row["value_sum_sum"], row["value_count_sum"], row["value_count_max"]) for row in unit.to_pylist()}

    exact, children = {}, {}
    for body in bodies:
        points = f02.get(body["unit"])
        if points is None:
            continue
        index = Fraction(points, 10_000)
        total, n, respondents = f03.get(body["unit"], (0, 0, 0))
        if respondents >= 10:
            index = Fraction(3, 4) * index + Fraction(total, 4 * n)
        exact[body["unit"]] = index
        children.setdefault(body["parent"], []).append(index)
    for parent, indices in children.items():
        exact[parent] = sum(indices) / len(indices)
    return exact


def exact_results(exact: dict[str, Fraction], bodies: list[dict[str, str]]) -> dict[str, tuple[Decimal, str, int]]:
    groups = {}
    for body in bodies:
        level = body["level"]
        together = "kementerian-lembaga" if level in ("kementerian", "lembaga") else level
        groups[body["unit"]] = (body["kind"], together)
    hundredths = {unit: math.floor(index * 100 + Fraction(1, 2)) for unit, index in exact.items()}
    sizes = Counter((groups[unit], value) for unit, value in hundredths.items())
    ranks, before = {}, Counter()
    for (group, value), size in sorted(sizes.items(), key=lambda item: -item[0][1]):
        ranks[group, value] = before[group] + 1
        before[group] += size
    return {
        unit: (Decimal(value).scaleb(-2), next(band for band, edge in BANDS if value > edge), ranks[groups[unit], value])
        for unit, value in hundredths.items()
    }


def count_differences(left: dict, right: dict) -> dict[str, int]:
    """Bodies in only one of the two count as different in every column."""
    counts = dict.fromkeys(COLUMNS, 0)
    for unit in left.keys() | right.keys():
        a, b = left.get(unit), right.get(unit)
        for i, column in enumerate(COLUMNS):
            counts[column] += a is None or b is None or a[i] != b[i]
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ours", type=Path)
    parser.add_argument("peer", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--examples", type=int, default=5)
    args = parser.parse_args()

    ours, peer = results(args.ours), results(args.peer)
    with open(args.data / "units.csv", newline="", encoding="utf-8") as file:
        bodies = list(csv.DictReader(file))
    exact = exact_indices(args.data, bodies)
    right = exact_results(exact, bodies)
    print(json.dumps({
        "bodies": len(right),
        "differ": count_differences(ours, peer),
        "ours_wrong": count_differences(ours, right),
        "peer_wrong": count_differences(peer, right),
    }))
    nothing = (None, "", None)
    differing = [unit for unit in right if ours.get(unit, nothing)[0] != peer.get(unit, nothing)[0]]
    for unit in differing[: args.examples]:
        a, b, true = (side.get(unit, nothing)[0] for side in (ours, peer, right))
        verdict = {(True, False): "ours is right", (False, True): "the peer is right"}.get((a == true, b == true), "both are wrong")
        fraction = exact[unit]
        decimals = f" = {float(fraction):.6f}" if fraction.denominator > 1 else ""
        print(f"{unit}: ours {a}, peer {b}, exactly {fraction}{decimals}, rounded {true}: {verdict}")


if __name__ == "__main__":
    main()
