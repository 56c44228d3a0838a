"""Writes a made-up national round of PEKPPP: bodies, evaluators' levels and survey answers.

The shapes are those of a real round (institutions of every level, one evaluator
per unit, thirty scored indicators, one unit in ten with too few respondents);
every name and number is invented. The same arguments always write the same data.
Units are made in chunks, so memory does not grow with their number.
"""

import argparse
import csv
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

CODES = (
    "1.a.Ak 2.a.P 3.a.T 4.a.K 5.a.K 6.a.B 7.a.T 8.a.Ak 9.a.Ak "
    "10.b.As 11.b.K 12.b.Ak 13.b.K 14.b.K "
    "15.c.K 16.c.As 17.c.As 18.c.K 19.c.As 20.c.B "
    "21.d.T 22.d.B 23.d.As 24.d.T "
    "25.e.P 26.e.P 27.e.Ak 28.e.Ak "
    "29.f.B 30.f.B"
).split()
QUESTIONS = (
    "1.a.K1 2.a.K1 3.a.K1 4.a.K1 5.b.Ak 6.b.Ak 7.b.Ak "
    "8.c.As 9.c.K 10.c.As 11.c.As 12.d.T 14.d.T 15.e.K"
).split()
LEVELS = ("kementerian", "lembaga", "provinsi", "kabupaten", "kota")
SHARES = (0.05, 0.08, 0.06, 0.66, 0.15)
UNITS_PER_RATER = 20
# So many units fill one row group of the size pyarrow writes by default.
CHUNK_UNITS = 1024 * 1024 // len(CODES)


def parent_levels(n_parents: int) -> list[str]:
    """Levels of the institutions in blocks of the stated shares, every level at least once where it can be."""
    edges = np.rint(np.cumsum(SHARES) * n_parents).astype(int)
    edges[-1] = n_parents
    return [LEVELS[int(np.searchsorted(edges, i, side="right"))] for i in range(n_parents)]


def parent_region(level: str, number: int) -> str:
    """Two digits for a province, four for a kabupaten or kota, none for the centre."""
    province = 11 + number % 38
    if level == "provinsi":
        return str(province)
    if level in ("kabupaten", "kota"):
        return f"{province}.{(1 if level == 'kabupaten' else 71) + number // 38 % 29:02d}"
    return ""


def write_parents(writer, n_parents: int) -> list[tuple[str, str, str]]:
    parents = []
    for i, level in enumerate(parent_levels(n_parents)):
        body = (f"INS-{i + 1:05d}", level, parent_region(level, i))
        parents.append(body)
        writer.writerow((body[0], f"Instansi {i + 1}", "", "institution", body[1], body[2]))
    return parents


def repeated(values: list[str], counts) -> pa.Array:
    """Each value so many times, as plain text: what a file that knows no dictionary holds."""
    indices = pa.array(np.repeat(np.arange(len(values), dtype=np.int32), counts))
    return pa.DictionaryArray.from_arrays(indices, pa.array(values)).cast(pa.string())


def tiled(values: list[str], times: int) -> pa.Array:
    indices = pa.array(np.tile(np.arange(len(values), dtype=np.int32), times))
    return pa.DictionaryArray.from_arrays(indices, pa.array(values)).cast(pa.string())


def answer_values(values: np.ndarray, as_text: bool) -> pa.Array:
    array = pa.array(values.astype(np.int32))
    return array.cast(pa.string()) if as_text else array


def answers(rng, units: list[str], raters: list[str], quality: np.ndarray, as_text: bool) -> pa.Table:
    """One level 0 to 5 for each unit and indicator, scattered about the unit's quality."""
    n = len(CODES)
    levels = np.clip(np.rint(rng.normal(quality[:, None], 0.95, (len(units), n))), 0, 5)
    return pa.table({
        "unit": repeated(units, n),
        "source": repeated(["F-02"], n * len(units)),
        "rater": repeated(raters, n),
        "code": tiled(CODES, len(units)),
        "value": answer_values(levels.ravel(), as_text),
    })


def survey(rng, units: list[str], quality: np.ndarray, as_text: bool) -> pa.Table:
    """Two or three statements put to 10 to 15 respondents, or, in one unit of ten, three to only 5 to 9."""
    n = len(units)
    few = rng.random(n) < 0.1
    respondents = np.where(few, rng.integers(5, 10, n), rng.integers(10, 16, n))
    asked = np.where(few, 3, rng.integers(2, 4, n))
    counts = respondents * asked
    # The first statements of a shuffle of all are those asked; a respondent's answers stand together.
    shuffled = rng.random((n, len(QUESTIONS))).argsort(axis=1)[:, :3].astype(np.int32)
    row_unit = np.repeat(np.arange(n), counts)
    row_number = np.arange(counts.sum()) - np.repeat(counts.cumsum() - counts, counts)
    question = shuffled[row_unit, row_number % asked[row_unit]]
    values = np.clip(np.rint(rng.normal(np.repeat(quality, counts) + 0.3, 1.0)), 0, 5)
    return pa.table({
        "unit": repeated(units, counts),
        "question": pa.DictionaryArray.from_arrays(pa.array(question), pa.array(QUESTIONS)).cast(pa.string()),
        "value": answer_values(values, as_text),
    })


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, required=True)
    parser.add_argument("--parents", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--values", choices=("int32", "text"), default="int32", help="type of the value columns")
    args = parser.parse_args()

    rng = np.random.default_rng(args.seed)
    as_text = args.values == "text"
    args.out.mkdir(parents=True, exist_ok=True)
    answers_file = survey_file = None
    with open(args.out / "units.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("unit", "name", "parent", "kind", "level", "region"))
        parents = write_parents(writer, args.parents)
        for start in range(0, args.units, CHUNK_UNITS):
            numbers = range(start, min(start + CHUNK_UNITS, args.units))
            units = [f"UPP-{i + 1:07d}" for i in numbers]
            for i, unit in zip(numbers, units):
                parent, level, region = parents[i * args.parents // args.units]
                writer.writerow((unit, f"Unit Layanan {i + 1}", parent, "service_unit", level, region))
            raters = [f"EV-{i // UNITS_PER_RATER + 1:05d}" for i in numbers]
            quality = rng.normal(3.7, 0.75, len(units)).clip(0.3, 5.2)
            answers_chunk = answers(rng, units, raters, quality, as_text)
            survey_chunk = survey(rng, units, quality, as_text)
            answers_file = answers_file or pq.ParquetWriter(args.out / "answers.parquet", answers_chunk.schema)
            survey_file = survey_file or pq.ParquetWriter(args.out / "survey.parquet", survey_chunk.schema)
            answers_file.write_table(answers_chunk)
            survey_file.write_table(survey_chunk)
    for parquet_file in (answers_file, survey_file):
        if parquet_file:
            parquet_file.close()


if __name__ == "__main__":
    main()
