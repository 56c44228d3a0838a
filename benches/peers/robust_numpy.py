"""Robustness of a flat weighted mean in numpy: one matrix product for all replicates, then ranks and quantiles.

Usage: robust_numpy.py INSTRUMENT.toml UNITS.csv ANSWERS.csv|ANSWERS.parquet OUT_DIR
       [--seed N] [--replicates N] [--weights PERCENT] [--threads N]

Each replicate moves every weight uniformly within the stated per cent, lets the
weights add up to one again, rounds the indices to two decimals half up and ranks
them with ties (1, 2, 2, 4).
"""

import argparse
import csv
import os
import tomllib
from pathlib import Path


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    for name in ("instrument", "units", "answers", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--replicates", type=int, default=1000)
    parser.add_argument("--weights", type=float, default=10)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def read_answers(path: Path):
    """Columns unit, code and value."""
    if path.suffix == ".parquet":
        import pyarrow.parquet as pq

        table = pq.read_table(path, columns=["unit", "code", "value"])
        return [column.to_pylist() for column in table.columns]
    import numpy as np

    with open(path, encoding="utf-8") as file:
        header = file.readline().rstrip("\n").split(",")
        columns = [header.index(name) for name in ("unit", "code", "value")]
        table = np.loadtxt(file, delimiter=",", usecols=columns, dtype="U16,U8,f8")
    return [table[name].tolist() for name in table.dtype.names]


def main() -> None:
    args = arguments()
    # OpenBLAS reads the number of its threads once, when numpy is loaded.
    os.environ["OPENBLAS_NUM_THREADS"] = str(args.threads)
    import numpy as np

    instrument = tomllib.loads(args.instrument.read_text(encoding="utf-8"))
    weights = {node["code"]: float(node["weight"]) for node in instrument["node"] if "measure" in node}
    with open(args.units, newline="", encoding="utf-8") as file:
        units = [row["unit"] for row in csv.DictReader(file)]
    n_units, n_codes, n_replicates = len(units), len(weights), args.replicates

    row = dict(zip(units, range(n_units)))
    column = dict(zip(weights, range(n_codes)))
    unit, code, value = read_answers(args.answers)
    scores = np.zeros((n_codes, n_units))
    scores[[column[c] for c in code], [row[u] for u in unit]] = value

    rng = np.random.default_rng(args.seed)
    moved = np.array(list(weights.values())) * rng.uniform(1 - args.weights / 100, 1 + args.weights / 100, (n_replicates, n_codes))
    moved /= moved.sum(axis=1, keepdims=True)
    hundredths = np.floor(moved @ scores * 100 + 0.5).astype(np.int32)  # a row for each replicate

    # Sorting one integer that holds both the score, best first, and the unit is several times as fast as argsort.
    bits = max(n_units - 1, 1).bit_length()
    best = hundredths.max()
    keys = (best - hundredths << bits) | np.arange(n_units, dtype=np.int32)
    keys.sort(axis=1)
    below = keys >> bits
    first = np.ones(keys.shape, dtype=bool)
    np.not_equal(below[:, 1:], below[:, :-1], out=first[:, 1:])
    place = np.where(first, np.arange(1, n_units + 1, dtype=np.int32), np.int32(0))
    np.maximum.accumulate(place, axis=1, out=place)
    ranks = np.empty_like(place)
    np.put_along_axis(ranks, keys & (1 << bits) - 1, place, axis=1)

    def interval(replicates: np.ndarray) -> np.ndarray:
        """The 2.5 % and 97.5 % quantiles of each column, as np.quantile takes them, by one sort."""
        ordered = np.sort(np.ascontiguousarray(replicates.T), axis=1)
        at = np.array([0.025, 0.975]) * (n_replicates - 1)
        low = at.astype(int)
        lower, upper = ordered[:, low], ordered[:, np.minimum(low + 1, n_replicates - 1)]
        return lower + (upper - lower) * (at - low)

    score_interval = interval(hundredths) / 100
    rank_interval = interval(ranks)
    args.out.mkdir(parents=True, exist_ok=True)
    with open(args.out / "intervals.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("unit", "score_low", "score_high", "rank_low", "rank_high"))
        for name, (score_low, score_high), (rank_low, rank_high) in zip(units, score_interval.tolist(), rank_interval.tolist()):
            writer.writerow((name, f"{score_low:.4f}", f"{score_high:.4f}", f"{rank_low:.3f}", f"{rank_high:.3f}"))


main()
