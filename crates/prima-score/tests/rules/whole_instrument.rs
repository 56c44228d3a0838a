//! A new instrument, written here, is scored without a line of code of its own.

use crate::small::{Row, answers, bodies};
use prima_instrument::{Catalogue, read};
use prima_score::answers::Questions;
use prima_score::round::{Published, ResultState, Round};

/// Exact index, state, band, rank.
type Outcome<'a> = (Option<String>, ResultState, Option<&'a str>, Option<u32>);

const INSTRUMENT: &str = r#"
[instrument]
code = "taman-baca"
edition = "2026"
title = { id = "Taman baca ramah anak", en = "Child-friendly reading gardens" }
scale = { min = 0, max = 100 }
published_index = true
source = { law = "perwali-1-2026" }
[laws.perwali-1-2026]
title = "Peraturan Wali Kota Contoh 1/2026"
status = "unverified"
[[answer_source]]
code = "tim"
title = { id = "Tim penilai", en = "Assessors" }
kind = "evaluator"
raters = "median"
[missing]
not_answered = "zero"
not_applicable = "drop"
rejected = "zero"
not_assessed = "block"
[rounding]
mode = "half_up"
digits = 1
[[fact]]
code = "izin"
title = { id = "Ada izin", en = "Has a permit" }
from = "tim"
kind = "yes_no"
[[node]]
code = "TB"
title = { id = "Indeks", en = "Index" }
aggregate = "scaled_sum"
weights = 100
from = "tim"
[[node]]
code = "buku"
parent = "TB"
title = { id = "Jumlah buku", en = "Number of books" }
weight = 40
measure = { kind = "count", min = 0, max = 5000, steps = [ { from = 0, points = 0 }, { from = 100, points = 1 }, { above = 500, points = 2 } ] }
[[node]]
code = "ruang"
parent = "TB"
title = { id = "Ruang", en = "Room" }
weight = 60
aggregate = "mean"
[[node]]
code = "ruang.meja"
parent = "ruang"
title = { id = "Meja anak", en = "Tables for children" }
measure = { kind = "rating", options = [
  { code = "ada", title = { id = "Ada", en = "Present" }, points = 2, present = true },
  { code = "proses", title = { id = "Proses", en = "Under way" }, points = 1 },
  { code = "tidak", title = { id = "Tidak", en = "Absent" }, points = 0 },
] }
[[node]]
code = "ruang.jam"
parent = "ruang"
title = { id = "Jam buka", en = "Opening hours" }
measure = { kind = "number", min = 0, max = 2, direction = "up" }
[[band]]
code = "Ramah"
label = { id = "Ramah", en = "Friendly" }
role = "best"
above = 80
to = 100
[[band]]
code = "Tumbuh"
label = { id = "Tumbuh", en = "Growing" }
role = "weak"
from = 0
to = 80
[[gate]]
code = "izin"
title = { id = "Izin", en = "Permit" }
when = "not [izin]"
effect = { refuse = true }
unknown = "undecided"
text = { id = "Tanpa izin tidak ada predikat.", en = "Without a permit there is no predikat." }
[[peer_group]]
code = "semua"
within = "nation"
title = { id = "Semua", en = "All" }
[ranking]
kind = "ranked"
direction = "high"
ties = "competition"
tie_breakers = ["buku"]
[[rollup]]
kind = "none"
"#;

#[test]
fn a_new_instrument_is_scored_from_its_text() {
    let instrument =
        read(INSTRUMENT, &Catalogue::default()).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let questions = Questions::new(&instrument);
    let bodies = bodies(&["anggrek", "bakung", "cempaka", "dahlia"]);
    let rows: [Row; 15] = [
        // 500 books: 1 of 2; room (2 + 1.5) / 2 of 2: 20 + 52.5 = 72.5.
        ("anggrek", "", "buku", "500"),
        ("anggrek", "", "ruang.meja", "ada"),
        ("anggrek", "", "ruang.jam", "1.5"),
        ("anggrek", "", "izin", "ya"),
        // 501 books: 2 of 2; room (1 + 2) / 2 of 2, the median of 0.9, 2, 2: 40 + 45 = 85.
        ("bakung", "", "buku", "501"),
        ("bakung", "", "ruang.meja", "proses"),
        ("bakung", "x", "ruang.jam", "2"),
        ("bakung", "y", "ruang.jam", "0.9"),
        ("bakung", "z", "ruang.jam", "2"),
        ("bakung", "", "izin", "tidak"),
        // Tables do not apply: hours alone, 2 of 2; no books: 60. No word on a permit.
        ("cempaka", "", "ruang.meja", "tidak_berlaku"),
        ("cempaka", "", "ruang.jam", "2"),
        // Nobody could assess the hours: no room, no index.
        ("dahlia", "", "buku", "700"),
        ("dahlia", "", "ruang.jam", "tidak_dinilai"),
        ("dahlia", "", "izin", "ya"),
    ];
    let answers = answers(&instrument, &questions, &bodies, &rows);
    let published = Published::default();
    let round = Round::new(&instrument, &questions, &bodies, &answers, &published);
    let results = round.compute();
    let found: Vec<Outcome> = results
        .bodies
        .iter()
        .zip(&results.places)
        .map(|(result, place)| {
            let band = result
                .band
                .map(|band| instrument.bands[usize::from(band)].code.as_str());
            let index = result.exact.as_ref().map(ToString::to_string);
            (
                index,
                result.state,
                band,
                place.and_then(|place| place.rank),
            )
        })
        .collect();
    let some = |text: &str| Some(text.to_owned());
    use prima_score::value::State;
    assert_eq!(
        found,
        [
            (some("72.5"), ResultState::Scored, Some("Tumbuh"), Some(2)),
            (some("85"), ResultState::Refused, None, Some(1)),
            (some("60"), ResultState::Undecided, None, Some(3)),
            (None, ResultState::Missing(State::NotAssessed), None, None),
        ]
    );
}
