//! What can be wrong in the rules of a programme, each with its place.

use prima_instrument::Fault;
use prima_instrument::catalogue::Catalogue;
use prima_instrument::programme::{Programme, read};
use prima_instrument::words::Lang;

#[path = "programme/proposal.rs"]
mod proposal;

/// A programme without a fault.
const SAMPLE: &str = r#"[programme]
code = "contoh"
edition = "2030"
title = { id = "Contoh", en = "Sample" }
about = { id = "Contoh.", en = "Sample." }
recipient = "unit"
confers = { id = "Predikat Contoh", en = "Sample predikat" }
facilities = ["RAMP"]

[laws.contoh]
title = "Aturan contoh"

[entry]
title = { id = "Masuk", en = "Entry" }
by = ["unit_officer"]
to = "bangun"
source = { law = "contoh" }

[[stage]]
code = "bangun"
title = { id = "Membangun", en = "Building" }
kind = "work"

[[stage.exit]]
code = "lulus"
title = { id = "Lulus", en = "Passed" }
to = "pegang"
by = ["decider"]
two_persons = true

[[stage]]
code = "pegang"
title = { id = "Memegang", en = "Holding" }
kind = "held"

[[stage.exit]]
code = "cabut"
title = { id = "Dicabut", en = "Revoked" }
to = "dicabut"
by = ["decider"]
reason = true

[[stage]]
code = "dicabut"
title = { id = "Dicabut", en = "Revoked" }
kind = "revoked"

[validity]
months = 12

[cooling_off]
months = 24

[[milestone]]
code = "masuk"
title = { id = "Masuk", en = "Entered" }
reached = "bangun"

[[published]]
year = "2029"
dataset = "contoh-2029"
figures = ["masuk-2029"]
"#;

fn catalogue() -> Catalogue {
    let ramp = "[[facility]]\ncode = \"RAMP\"\ntitle = { id = \"Jalan landai\", en = \"Ramp\" }\n";
    Catalogue::read(ramp, "").expect("it has no fault")
}

fn read_sample(old: &str, new: &str) -> Result<Programme, Vec<Fault>> {
    assert_eq!(SAMPLE.matches(old).count(), 1, "{old:?} stands there once");
    read(&SAMPLE.replace(old, new), &catalogue())
}

/// The sample with one change has these faults, each on the line with this text.
fn check(old: &str, new: &str, expected: &[(&str, &str)]) {
    let text = SAMPLE.replace(old, new);
    let faults = read_sample(old, new).expect_err(new);
    let found: Vec<(&str, &str)> = faults
        .iter()
        .map(|fault| {
            let line = fault.place(&text).line;
            (fault.key, text.lines().nth(line - 1).unwrap_or_default())
        })
        .collect();
    assert_eq!(found, expected, "after {new:?}");
    for fault in &faults {
        for lang in [Lang::Id, Lang::En] {
            for said in [fault.message(lang), fault.hint(lang)] {
                assert!(!said.starts_with("fault-"), "{said} has no words");
            }
        }
    }
}

#[test]
fn the_sample_is_read_whole() {
    let programme = read(SAMPLE, &catalogue()).expect("it has no fault");
    assert_eq!(programme.name(), "contoh/2030");
    let exit = programme
        .stage("bangun")
        .and_then(|stage| stage.exit("lulus"));
    assert!(exit.is_some_and(|exit| exit.two_persons && !exit.reason));
    assert_eq!(programme.cooling_off.map(|span| span.months), Some(24));
}

#[test]
fn faults_of_shape_are_those_of_instruments() {
    let near = "recipient = \"unit\"\nconfer = 1";
    check(
        "recipient = \"unit\"",
        near,
        &[("unknown-key-near", "confer = 1")],
    );
    let word = "kind = \"dipegang\"";
    let found = read_sample("kind = \"held\"", word).expect_err("no such kind");
    assert!(
        found.iter().any(|fault| fault.key == "unknown-word"),
        "{found:?}"
    );
}

#[test]
fn names_must_be_known() {
    check(
        "reached = \"bangun\"",
        "reached = \"bangunan\"",
        &[("programme-unknown-stage", "reached = \"bangunan\"")],
    );
    check(
        "law = \"contoh\"",
        "law = \"conto\"",
        &[("programme-unknown-law", "source = { law = \"conto\" }")],
    );
    check(
        "[\"RAMP\"]",
        "[\"RAMPA\"]",
        &[("programme-unknown-facility", "facilities = [\"RAMPA\"]")],
    );
}

#[test]
fn every_stage_can_be_reached_and_left() {
    let other = "[[stage]]\ncode = \"lain\"\ntitle = { id = \"L\", en = \"L\" }\nkind = \"closed\"\n[validity]";
    check(
        "[validity]",
        other,
        &[("programme-unreached", "code = \"lain\"")],
    );
    check(
        "kind = \"revoked\"",
        "kind = \"work\"",
        &[("programme-dead-end", "code = \"dicabut\"")],
    );
    check(
        "to = \"bangun\"",
        "to = \"pegang\"",
        &[
            ("programme-enters-end", "to = \"pegang\""),
            ("programme-unreached", "code = \"bangun\""),
        ],
    );
}

#[test]
fn what_is_granted_and_revoked_follows_its_rules() {
    check(
        "kind = \"held\"",
        "kind = \"closed\"",
        &[
            ("programme-grants-nothing", "[programme]"),
            ("programme-end-with-exit", "code = \"cabut\""),
            ("programme-revokes-nothing", "code = \"cabut\""),
        ],
    );
    check(
        "[cooling_off]\nmonths = 24\n",
        "",
        &[("programme-no-cooling-off", "[programme]")],
    );
    check(
        "reason = true\n",
        "",
        &[("programme-revokes-without-reason", "code = \"cabut\"")],
    );
}

#[test]
fn counts_and_codes_are_checked() {
    check(
        "[\"masuk-2029\"]",
        "[\"masuk-2029\", \"-\"]",
        &[(
            "programme-other-counts",
            "figures = [\"masuk-2029\", \"-\"]",
        )],
    );
    let twice = "[[stage.exit]]\ncode = \"cabut\"\ntitle = { id = \"X\", en = \"X\" }\nto = \"bangun\"\nby = [\"decider\"]\n[[stage]]\ncode = \"dicabut\"";
    check(
        "[[stage]]\ncode = \"dicabut\"",
        twice,
        &[("programme-twice", "code = \"cabut\"")],
    );
}
