"""Writes the made-up round of the robustness benchmark: every unit's answer to the hundred indicators.

The same answers serve instruments/flat-100.toml and instruments/stepped-100.toml.
Every name and number is invented. The same arguments always write the same data.
"""

import argparse
import csv
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

CODES = [f"{aspect}.{item}" for aspect in range(1, 11) for item in range(1, 11)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=500)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, required=True)
    args = parser.parse_args()

    rng = np.random.default_rng(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    units = [f"KAB-{i + 1:04d}" for i in range(args.units)]
    with open(args.out / "units.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("unit", "name", "parent", "kind", "level", "region"))
        for i, unit in enumerate(units):
            writer.writerow((unit, f"Kabupaten {i + 1}", "", "institution", "kabupaten", f"{11 + i % 38}.{i // 38 + 1:02d}"))

    quality = rng.normal(70, 6, (args.units, 1))
    values = np.clip(np.rint(rng.normal(quality, 18, (args.units, len(CODES)))), 0, 100).astype(np.int32)
    n_rows = values.size
    table = pa.table({
        "unit": np.repeat(units, len(CODES)),
        "source": ["EV"] * n_rows,
        "rater": np.repeat([f"EV-{i // 20 + 1:03d}" for i in range(args.units)], len(CODES)),
        "code": np.tile(CODES, args.units),
        "value": values.ravel(),
    })
    pq.write_table(table, args.out / "answers.parquet")
    with open(args.out / "answers.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.column_names)
        writer.writerows(zip(*(column.to_pylist() for column in table.columns)))


if __name__ == "__main__":
    main()
