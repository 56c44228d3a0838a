//! Three gardens under two made editions, reckoned by hand.

use super::*;
use prima_instrument::Catalogue;
use prima_score::answers::Questions;

/// An edition with these indicators, their weights, and how much each takes.
fn edition(code: &str, indicators: &[(&str, u32, u32)]) -> Arc<Rules> {
    let mut text = format!(
        r#"
[instrument]
code = "taman"
edition = "{code}"
title = {{ id = "Taman", en = "Garden" }}
scale = {{ min = 0, max = 5 }}
published_index = true
source = {{ law = "aturan" }}
[laws.aturan]
title = "Aturan taman"
status = "unverified"
[[answer_source]]
code = "P"
title = {{ id = "Penilai", en = "Evaluator" }}
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
[[node]]
code = "index-taman"
title = {{ id = "Indeks", en = "Index" }}
aggregate = "weighted_mean"
weights = 100
from = "P"
"#
    );
    for (indicator, weight, most) in indicators {
        text += &format!(
            r#"
[[node]]
code = "{indicator}"
parent = "index-taman"
title = {{ id = "Butir {indicator}", en = "Item {indicator}" }}
weight = {weight}
measure = {{ kind = "number", min = 0, max = {most}, direction = "up" }}
"#
        );
    }
    text += r#"
[[band]]
code = "baik"
label = { id = "Baik", en = "Good" }
role = "best"
from = 3
to = 5
[[band]]
code = "kurang"
label = { id = "Kurang", en = "Poor" }
role = "poor"
from = 0
below = 3
[[peer_group]]
code = "taman"
title = { id = "Taman", en = "Gardens" }
kinds = ["service_unit"]
within = "nation"
[ranking]
kind = "ranked"
direction = "high"
ties = "competition"
"#;
    let read = prima_instrument::read(&text, &Catalogue::default());
    let instrument = read.unwrap_or_else(|faults| panic!("{faults:?}"));
    let questions = Questions::new(&instrument);
    Arc::new(Rules {
        instrument,
        questions,
    })
}

fn files(answers: &str) -> BTreeMap<String, String> {
    let units = "unit,name,parent,kind,level,region\n\
                 a,A,,service_unit,,\nb,B,,service_unit,,\n";
    BTreeMap::from([
        ("units.csv".to_owned(), units.to_owned()),
        (
            ANSWERS.to_owned(),
            format!("unit,code,value,source,rater\n{answers}"),
        ),
        (
            TALLIES.to_owned(),
            "unit,question,option,count\n".to_owned(),
        ),
    ])
}

fn side(index: &str, band: &str, rank: u32) -> EditionSide {
    EditionSide {
        index: index.to_owned(),
        band: band.to_owned(),
        rank: Some(rank),
    }
}

#[test]
fn other_weights_change_bands_and_ranks() {
    let here = edition("2025", &[("n0", 60, 5), ("n1", 40, 5)]);
    let there = edition("2026", &[("n0", 30, 5), ("n1", 70, 5)]);
    let answers = "a,n0,4,P,\na,n1,2,P,\nb,n0,2,P,\nb,n1,3,P,\n";
    let found = compared(&files(answers), here, there).unwrap();
    // a: 0.6 × 4 + 0.4 × 2 = 3.2, then 0.3 × 4 + 0.7 × 2 = 2.6.
    // b: 0.6 × 2 + 0.4 × 3 = 2.4, then 0.3 × 2 + 0.7 × 3 = 2.7.
    let line = |body: &str, here: EditionSide, there: EditionSide, band: BandMove| EditionLine {
        body: body.to_owned(),
        here,
        there,
        band,
    };
    assert_eq!(
        found.lines,
        [
            line(
                "a",
                side("3.20", "baik", 1),
                side("2.60", "kurang", 2),
                BandMove::Down
            ),
            line(
                "b",
                side("2.40", "kurang", 2),
                side("2.70", "kurang", 1),
                BandMove::Same
            ),
        ]
    );
    assert!(found.lines.iter().all(EditionLine::is_changed));
    let nothing: [String; 0] = [];
    assert_eq!(found.only_here, nothing);
    assert_eq!(found.unfit, nothing);
}

#[test]
fn what_cannot_be_compared_is_named_and_passed_over() {
    let here = edition("2025", &[("n0", 50, 5), ("n1", 50, 5)]);
    let there = edition("2026", &[("n0", 50, 3), ("n2", 50, 5)]);
    let found = compared(&files("a,n0,4,P,\na,n1,2,P,\nb,n0,2,P,\n"), here, there).unwrap();
    assert_eq!(found.only_here, ["n1"]);
    assert_eq!(found.only_there, ["n2"]);
    // The 4 of a is more than the other edition permits.
    assert_eq!(found.unfit, ["n0"]);
    // b: 0.5 × 2 = 1 under both, what is not answered being the bottom.
    assert_eq!(found.lines[1].there.index, "1.00");
}
