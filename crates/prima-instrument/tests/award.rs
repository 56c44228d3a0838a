//! What can be wrong in the rules of an award event, each with its place.

use prima_instrument::award::{GateKind, Rule, read};
use prima_instrument::words::Lang;

/// An event without a fault, with a category of each rule.
const SAMPLE: &str = r#"[event]
code = "contoh-2030"
title = { id = "Acara Contoh", en = "Sample event" }
programme = "pekppp"
date = "2030-10-08"
sample = true

[laws.contoh]
title = "Aturan contoh"

[[gate]]
code = "bersih"
title = { id = "Tanpa pencabutan", en = "No revocation" }
looks_at = { kind = "no_revocation", months = 24 }
source = { law = "contoh", at = "IV.C" }

[[gate]]
code = "lapor"
title = { id = "Aduan tepat waktu", en = "Complaints in time" }
looks_at = { kind = "figure", programme = "lapor", period = "2030", most = "10" }
provisional = { id = "Batasnya contoh.", en = "The limit is a sample." }

[[category]]
code = "terbaik"
title = { id = "Terbaik", en = "Best" }
confers = { id = "Penghargaan", en = "Award" }
announced = 7
levels = ["provinsi"]
gates = ["bersih", "lapor"]
rule = { kind = "top", programme = "pekppp", period = "2030", places = 3 }

[[category]]
code = "prima"
title = { id = "Prima", en = "Excellent" }
confers = { id = "Penghargaan", en = "Award" }
rule = { kind = "threshold", programme = "pekppp", period = "2030", least = "4.51" }

[[category]]
code = "daftar"
title = { id = "Daftar", en = "List" }
confers = { id = "Penghargaan", en = "Award" }
rule = { kind = "named" }
"#;

/// The sample with one change has these faults, each on the line with this text.
fn check(old: &str, new: &str, expected: &[(&str, &str)]) {
    assert_eq!(SAMPLE.matches(old).count(), 1, "{old:?} stands there once");
    let text = SAMPLE.replace(old, new);
    let faults = read(&text).expect_err(new);
    let found: Vec<(&str, &str)> = faults
        .iter()
        .map(|fault| {
            let line = fault.place(&text).line;
            (fault.key, text.lines().nth(line - 1).unwrap_or_default())
        })
        .collect();
    let keys: Vec<&str> = found.iter().map(|(key, _)| *key).collect();
    let wanted: Vec<&str> = expected.iter().map(|(key, _)| *key).collect();
    assert_eq!(keys, wanted, "{new}");
    for ((_, line), (key, part)) in found.iter().zip(expected) {
        assert!(line.contains(part), "{key} stands on {line:?}");
    }
    for fault in &faults {
        for lang in [Lang::Id, Lang::En] {
            assert!(!fault.message(lang).contains("fault-"), "{}", fault.key);
            assert!(!fault.hint(lang).contains("fault-"), "{}", fault.key);
        }
    }
}

#[test]
fn an_event_is_read_whole() {
    let award = read(SAMPLE).expect("it has no fault");
    assert_eq!(award.categories.len(), 3);
    assert_eq!(award.categories[0].rule.places(), Some(3));
    assert_eq!(award.categories[0].announced, Some(7));
    assert_eq!(award.categories[2].rule, Rule::Named);
    assert_eq!(award.gates_of(&award.categories[0]).count(), 2);
    assert_eq!(award.gates_of(&award.categories[1]).count(), 0);
    let GateKind::NoRevocation { months, .. } = &award.gates[0].kind else {
        panic!("{:?}", award.gates[0]);
    };
    assert_eq!(*months, 24);
}

#[test]
fn each_fault_is_told_with_its_place() {
    check("2030-10-08", "2030-02-29", &[("award-day", "2030-02-29")]);
    check("2030-10-08", "Rabu (8/10)", &[("award-day", "Rabu")]);
    check(
        "source = { law = \"contoh\", at = \"IV.C\" }\n",
        "",
        &[("award-gate-unproven", "bersih")],
    );
    check(
        "months = 24",
        "months = 0",
        &[("award-gate-open", "no_revocation")],
    );
    check(", most = \"10\"", "", &[("award-gate-open", "figure")]);
    check(
        "\"bersih\", \"lapor\"",
        "\"bersi\"",
        &[("award-unknown-gate", "bersi")],
    );
    check("places = 3", "places = 0", &[("award-no-places", "top")]);
    check(
        ", least = \"4.51\"",
        "",
        &[("award-no-threshold", "threshold")],
    );
    check(
        "code = \"prima\"",
        "code = \"terbaik\"",
        &[("programme-twice", "terbaik")],
    );
    check(
        "law = \"contoh\"",
        "law = \"lain\"",
        &[("programme-unknown-law", "lain")],
    );
    check(
        "kind = \"named\"",
        "kind = \"undian\"",
        &[("unknown-word", "undian")],
    );
    check(
        "\"provinsi\"",
        "\"propinsi\"",
        &[("unknown-word", "propinsi")],
    );
}

#[test]
fn the_29th_of_february_is_a_day_in_leap_years() {
    let text = SAMPLE.replace("2030-10-08", "2028-02-29");
    assert_eq!(read(&text).expect("a leap year").date, "2028-02-29");
}

#[test]
fn the_example_of_the_documentation_has_no_fault() {
    let text = include_str!("../../../docs/award-events.md");
    let example = text.split("```toml\n").nth(1).expect("there is an example");
    let example = example.split("```").next().expect("it ends");
    let award = read(example).expect("it has no fault");
    let rules: Vec<&str> = award.categories.iter().map(|one| one.rule.code()).collect();
    assert_eq!(rules, ["top", "threshold", "holders", "reached", "named"]);
}
