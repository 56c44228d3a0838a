//! What the facts of F-01 suggest for the levels of F-02, by the descriptors of
//! the Ministry's form (levels 0 to 5 of each indicator).

use prima_instrument::{Catalogue, Instrument, read};
use prima_score::scorecard::Suggested;
use prima_score::suggestion::suggestions;
use std::collections::BTreeMap;

const PEKPPP: &str = include_str!("../../../../instruments/pekppp/2023.toml");
const FACILITIES: &str = include_str!("../../../../instruments/catalogue/facilities.toml");
const EVIDENCE: &str = include_str!("../../../../instruments/catalogue/evidence.toml");

fn pekppp() -> Instrument {
    let catalogue = Catalogue::read(FACILITIES, EVIDENCE).expect("a catalogue");
    read(PEKPPP, &catalogue).expect("an instrument without faults")
}

/// The level suggested for an indicator, `none` where nothing fits, or the
/// facts that are missing.
fn check(code: &str, facts: &[(&str, &str)], expected: &str) {
    let instrument = pekppp();
    let values: BTreeMap<&str, &str> = facts.iter().copied().collect();
    let lines = suggestions(&instrument, &values);
    let line = lines
        .iter()
        .find(|line| instrument.node(line.id).code == code)
        .expect("an indicator with suggestions");
    let found = match &line.suggested {
        Suggested::Level(level, _) => level.to_string(),
        Suggested::NothingHolds => "none".to_owned(),
        Suggested::FactMissing(_, codes) => codes.join(" "),
    };
    assert_eq!(found, expected, "{code} {facts:?}");
}

#[test]
fn a_standard_rises_with_its_components_its_enactment_its_drafting_and_its_monitoring() {
    let facts = |components, enacted, society, monitored| {
        [
            ("f01.1.komponen", components),
            ("f01.1.ditetapkan", enacted),
            ("f01.2.unsur", society),
            ("f01.1.monev", monitored),
        ]
    };
    // Level 3: 14 components and enacted; 4: with society; 5: and monitored.
    check("1.a.Ak", &facts("14", "ya", "-", "tidak"), "3");
    check("1.a.Ak", &facts("14", "ya", "pengguna", "tidak"), "4");
    check("1.a.Ak", &facts("14", "ya", "pengguna|ahli", "ya"), "5");
    check("1.a.Ak", &facts("14", "tidak", "pengguna", "ya"), "2");
    check("1.a.Ak", &facts("13", "ya", "pengguna", "ya"), "1");
    check("1.a.Ak", &facts("0", "tidak", "-", "tidak"), "0");
}

#[test]
fn elements_of_society_are_counted_up_to_more_than_four() {
    for (elements, level) in [
        ("-", "0"),
        ("pengguna", "1"),
        ("pengguna|ahli|instansi", "3"),
        ("pengguna|ahli|instansi|masyarakat_sipil", "4"),
        ("pengguna|ahli|instansi|masyarakat_sipil|media_massa", "5"),
    ] {
        check("2.a.P", &[("f01.2.unsur", elements)], level);
    }
}

#[test]
fn shares_of_a_plan_have_their_edges() {
    // Less than 30 %: 2; 30 to 80 %: 3; above: 4; all: 5. Of a plan of ten.
    for (done, level) in [
        ("0", "1"),
        ("2", "2"),
        ("3", "3"),
        ("8", "3"),
        ("9", "4"),
        ("10", "5"),
        ("11", "none"),
    ] {
        let facts = [("f01.8.rencana", "10"), ("f01.8.selesai", done)];
        check("8.a.Ak", &facts, level);
    }
    check("8.a.Ak", &[("f01.8.rencana", "0")], "0");
}

#[test]
fn without_the_facts_nothing_is_suggested_and_they_are_named() {
    check("2.a.P", &[], "f01.2.unsur");
    check("2.a.P", &[("f01.2.unsur", "tidak_dikenal")], "f01.2.unsur");
    check("4.a.K", &[("f01.4.selang", "tahunan")], "f01.4.cakupan");
}
