"""Writes the two made-up instruments of the robustness benchmark beside this file, in instruments/.

Both ask the same hundred things. flat-100 is the plainest tree there is: one
weighted mean, which numpy can do as one matrix product. stepped-100 adds what
real instruments have and a matrix product cannot do: counts that earn points in
steps, ten aspects that are rounded, gates that cap or replace a band.
"""

from pathlib import Path

ASPECTS = range(1, 11)
ITEMS = range(1, 11)
# Within an aspect 5.5, 6.5 … 14.5, which add up to 100.
WEIGHTS = {item: 45 + 10 * item for item in ITEMS}
ASPECT_WEIGHTS = {1: 14, 2: 6, 3: 12, 4: 8, 5: 11, 6: 9, 7: 13, 8: 7, 9: 10.5, 10: 9.5}
STEPS = ((0, 0), (20, 1), (40, 2), (60, 3), (75, 4), (90, 5))


def words(name_id: str, name_en: str) -> str:
    return f'{{ id = "{name_id}", en = "{name_en}" }}'


def head(code: str, what_id: str, what_en: str, top: int) -> str:
    return f"""\
# Written by benches/generate_instruments.py. Not an official instrument: nothing here may be quoted.

[instrument]
code = "{code}"
edition = "{code}"
title = {words(what_id, what_en)}
scale = {{ min = 0, max = {top} }}
published_index = true
source = {{ law = "benchmark" }}

[laws.benchmark]
title = "Instrumen buatan untuk uji kecepatan, tanpa dasar hukum"
status = "unverified"
found = "made up for the benchmarks (benches/generate_instruments.py)"

[[answer_source]]
code = "EV"
title = {words("Penilaian evaluator", "Evaluator's assessment")}
kind = "evaluator"
raters = "single"

[missing]
not_answered = "bottom"
not_applicable = "drop"
rejected = "bottom"
not_assessed = "block"

[rounding]
mode = "half_up"
digits = 2

"""


def leaf(code: str, parent: str, weight: str, measure: str) -> str:
    return f"""\
[[node]]
code = "{code}"
parent = "{parent}"
title = {words(f"Indikator {code}", f"Indicator {code}")}
weight = {weight}
measure = {measure}

"""


def band(code: str, name_id: str, name_en: str, role: str, edges: str) -> str:
    return f"""\
[[band]]
code = "{code}"
label = {words(name_id, name_en)}
role = "{role}"
{edges}

"""


TAIL = f"""\
[[rollup]]
kind = "none"

[[peer_group]]
code = "semua"
title = {words("Semua kabupaten dan kota", "All regencies and cities")}
within = "nation"

[ranking]
kind = "ranked"
direction = "high"
ties = "competition"
"""


def flat() -> str:
    parts = [head("flat-100", "Uji kecepatan: pohon datar", "Benchmark: flat tree", 100)]
    parts.append(f"""\
[[node]]
code = "INDEKS"
title = {words("Indeks", "Index")}
from = "EV"
aggregate = "weighted_mean"
weights = 100

""")
    for aspect in ASPECTS:
        for item in ITEMS:
            # A tenth of the weight within an aspect, so that the hundred add up to 100.
            weight = f"{WEIGHTS[item] / 100:.2f}"
            measure = '{ kind = "number", min = 0, max = 100, direction = "up" }'
            parts.append(leaf(f"{aspect}.{item}", "INDEKS", weight, measure))
    parts += [
        band("A", "Sangat Baik", "Very good", "best", "above = 80\nto = 100"),
        band("B", "Baik", "Good", "good", "above = 70\nto = 80"),
        band("C", "Cukup", "Fair", "fair", "above = 60\nto = 70"),
        band("D", "Kurang", "Weak", "weak", "from = 0\nto = 60"),
        TAIL,
    ]
    return "".join(parts)


def gate(code: str, names: str, when: str, effect: str, text: str) -> str:
    return f"""\
[[gate]]
code = "{code}"
title = {names}
when = "{when}"
effect = {{ {effect} }}
unknown = "undecided"
text = {text}

"""


def stepped() -> str:
    parts = [head("stepped-100", "Uji kecepatan: tangga, pembulatan, dan syarat", "Benchmark: steps, rounding and gates", 5)]
    parts.append(f"""\
[[node]]
code = "INDEKS"
title = {words("Indeks", "Index")}
from = "EV"
aggregate = "weighted_mean"
weights = 100

""")
    steps = ", ".join(f"{{ from = {start}, points = {points} }}" for start, points in STEPS)
    measure = f'{{ kind = "count", min = 0, max = 100, steps = [{steps}] }}'
    for aspect in ASPECTS:
        parts.append(f"""\
[[node]]
code = "{aspect}"
parent = "INDEKS"
title = {words(f"Aspek {aspect}", f"Aspect {aspect}")}
weight = {ASPECT_WEIGHTS[aspect]}
aggregate = "weighted_mean"
weights = 100
rounding = {{ mode = "half_up", digits = 2 }}

""")
        parts += [leaf(f"{aspect}.{item}", str(aspect), f"{WEIGHTS[item] / 10:.1f}", measure) for item in ITEMS]
    parts += [
        band("A", "Sangat Baik", "Very good", "best", "above = 3.5\nto = 5"),
        band("A-", "Sangat Baik dengan catatan", "Very good with a reservation", "best", 'above = 3.5\nto = 5\nthrough = "merata"'),
        band("B", "Baik", "Good", "good", "above = 3\nto = 3.5"),
        band("C", "Cukup", "Fair", "fair", "above = 2.5\nto = 3"),
        band("D", "Kurang", "Weak", "weak", "from = 0\nto = 2.5"),
        gate(
            "merata",
            words("Semua aspek merata", "Even over the aspects"),
            "[2] < 3.25 or [8] < 3.25",
            'replace = "A", with = "A-"',
            words("Predikat A memerlukan aspek 2 dan 8 paling sedikit 3,25.", "Band A needs at least 3.25 in aspects 2 and 8."),
        ),
        gate(
            "dasar",
            words("Aspek dasar", "Foundation"),
            "[1] < 3",
            'cap = "B"',
            words("Aspek 1 di bawah 3 membatasi predikat pada B.", "Aspect 1 below 3 limits the band to B."),
        ),
        gate(
            "pengaduan",
            words("Pengaduan ditindaklanjuti", "Complaints followed up"),
            "[7.1] < 2 and [7.2] < 2",
            'cap = "C"',
            words("Indikator 7.1 dan 7.2 di bawah 2 membatasi predikat pada C.", "Indicators 7.1 and 7.2 below 2 limit the band to C."),
        ),
        TAIL,
    ]
    return "".join(parts)


def main() -> None:
    folder = Path(__file__).parent / "instruments"
    folder.mkdir(exist_ok=True)
    for name, text in (("flat-100", flat()), ("stepped-100", stepped())):
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
