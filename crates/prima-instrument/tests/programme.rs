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

/// The sample with a jury at its first stage.
const JURY: &str = "kind = \"work\"

[stage.jury]
form = \"proposal\"
jurors = 2
passing = 85

[[stage.jury.criterion]]
code = \"a\"
title = { id = \"Kebaruan\", en = \"Novelty\" }
weight = 40

[[stage.jury.criterion]]
code = \"b\"
title = { id = \"Dampak\", en = \"Effect\" }
weight = 60
scale = { min = 1, max = 5, whole = true }
";

/// A jury with one change has these faults, each on the line with this text.
fn check_jury(old: &str, new: &str, expected: &[(&str, &str)]) {
    assert_eq!(JURY.matches(old).count(), 1, "{old:?} stands there once");
    check("kind = \"work\"\n", &JURY.replace(old, new), expected);
}

#[test]
fn a_jury_is_read_with_its_weights_and_scales() {
    let programme = read_sample("kind = \"work\"\n", JURY).expect("it has no fault");
    let jury = programme
        .stage("bangun")
        .and_then(|stage| stage.jury.clone());
    let jury = jury.expect("it has a jury");
    assert_eq!((jury.jurors, jury.blind, jury.digits), (2, true, 2));
    let told: Vec<(String, String, bool)> = jury
        .criteria
        .iter()
        .map(|one| {
            (
                one.weight.to_string(),
                one.scale.max.to_string(),
                one.scale.whole,
            )
        })
        .collect();
    let expected = [("40", "100", false), ("60", "5", true)];
    let expected = expected.map(|(weight, max, whole)| (weight.to_owned(), max.to_owned(), whole));
    assert_eq!(told, expected);
}

#[test]
fn weights_shares_and_scales_of_a_jury_must_add_up() {
    check_jury(
        "weight = 60",
        "weight = 55",
        &[("programme-jury-weights", "[stage.jury]")],
    );
    check_jury(
        "weight = 40",
        "weight = -40",
        &[
            ("programme-jury-weights", "[stage.jury]"),
            ("programme-jury-weight", "weight = -40"),
        ],
    );
    check_jury(
        "min = 1, max = 5",
        "min = 5, max = 5",
        &[(
            "programme-jury-scale",
            "scale = { min = 5, max = 5, whole = true }",
        )],
    );
    check_jury(
        "passing = 85",
        "passing = 101",
        &[("programme-jury-passing", "passing = 101")],
    );
    check_jury(
        "passing = 85",
        "share = 30",
        &[("programme-jury-shares", "[stage.jury]")],
    );
    check_jury(
        "jurors = 2",
        "jurors = 0",
        &[("programme-jury-jurors", "jurors = 0")],
    );
    check_jury(
        "code = \"b\"",
        "code = \"a\"",
        &[("programme-jury-twice", "code = \"a\"")],
    );
    let carried = "share = 30\n[[stage.jury.carried]]\nstage = \"pegang\"\nshare = 70\n";
    check_jury(
        "passing = 85",
        carried,
        &[("programme-jury-carried", "stage = \"pegang\"")],
    );
}

#[test]
fn the_public_has_no_criteria_and_conditions_have_no_weight() {
    check_jury(
        "form = \"proposal\"",
        "form = \"public\"",
        &[
            ("programme-jury-criteria", "[stage.jury]"),
            ("programme-jury-jurors", "jurors = 2"),
        ],
    );
    check_jury(
        "form = \"proposal\"",
        "form = \"administrative\"",
        &[
            ("programme-jury-weight", "weight = 40"),
            ("programme-jury-weight", "weight = 60"),
        ],
    );
}

#[test]
fn a_jury_sits_at_work_and_exits_ask_for_what_there_can_be() {
    let held = JURY.replace("kind = \"work\"", "kind = \"held\"");
    check(
        "kind = \"held\"\n",
        &held,
        &[("programme-jury-not-work", "[stage.jury]")],
    );
    check(
        "two_persons = true",
        "jury = \"passed\"",
        &[("programme-jury-exit", "jury = \"passed\"")],
    );
}
