//! The same answers under two editions.

mod support;

use std::fs;
use support::succeed;

/// A small edition: two indicators with these weights, and perhaps a third.
fn edition(code: &str, weights: [u32; 3]) -> String {
    let mut text = format!(
        r#"
[instrument]
code = "taman"
edition = "{code}"
title = {{ id = "Taman", en = "Park" }}
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
    for (place, weight) in weights
        .iter()
        .enumerate()
        .filter(|(_, weight)| **weight > 0)
    {
        text += &format!(
            r#"
[[node]]
code = "n{place}"
parent = "index-taman"
title = {{ id = "Butir {place}", en = "Item {place}" }}
weight = {weight}
measure = {{ kind = "number", min = 0, max = 5, direction = "up" }}
"#
        );
    }
    text
}

#[test]
fn an_indicator_that_only_one_edition_has_is_passed_over_in_the_other_and_said() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::write(path("2025.toml"), edition("2025", [60, 40, 0])).expect("written");
    fs::write(path("2026.toml"), edition("2026", [50, 30, 20])).expect("written");
    fs::write(path("units.csv"), "unit,kind\nkebun,service_unit\n").expect("written");
    let answers = "unit,source,rater,code,value\nkebun,P,,n0,4\nkebun,P,,n1,2\nkebun,P,,n2,5\n";
    fs::write(path("answers.csv"), answers).expect("written");
    let said = succeed(&[
        "compare",
        &path("2025.toml"),
        &path("2026.toml"),
        "--units",
        &path("units.csv"),
        "--answers",
        &path("answers.csv"),
        "--out",
        &path("out"),
        "--lang",
        "en",
    ]);
    assert!(said.contains("Only taman/2026 asks: n2."), "{said}");
    // 0.6 × 4 + 0.4 × 2 = 3.2; 0.5 × 4 + 0.3 × 2 + 0.2 × 5 = 3.6.
    let table = fs::read_to_string(path("out/comparison.csv")).expect("written");
    assert!(table.contains("kebun,kebun,3.20,3.60,0.4,"), "{table}");
}
