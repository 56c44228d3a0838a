//! Instruments and what their editions changed.

use crate::check::{BOTH, says, whole};
use crate::sample::instrument;
use prima_instrument::words::Lang;
use prima_web::assessment::instrument::{View, changes, markup};

#[test]
fn every_shipped_instrument_is_told_whole() {
    for name in prima_workflow::library::shipped().expect("instruments are shipped") {
        let instrument = instrument(&name);
        for words in BOTH {
            let html = markup(&View {
                words,
                origin: "https://prima.example",
                instrument: &instrument,
                n_cases: 3,
                before: None,
                after: None,
            })
            .into_string();
            whole(&name, words, &html);
            let law = &instrument.laws[instrument.source.law].title;
            says(
                &name,
                &html,
                &[words.text(&instrument.title), &words.prose(law)],
            );
            for node in &instrument.nodes {
                says(&name, &html, &[words.text(&node.title).trim()]);
            }
            let file = format!("/instrumen/{name}.toml");
            assert!(html.contains(&file), "{name} can be downloaded");
        }
    }
}

#[test]
fn the_rules_come_before_what_they_rest_on() {
    let instrument = instrument("ombudsman/2022");
    let html = markup(&View {
        words: BOTH[0],
        origin: "",
        instrument: &instrument,
        n_cases: 18,
        before: None,
        after: None,
    })
    .into_string();
    let at = |id: &str| {
        html.find(&format!("<section id=\"{id}\""))
            .unwrap_or(usize::MAX)
    };
    assert!(
        at("susunan") < at("rentang")
            && at("rentang") < at("dasar")
            && at("dasar") < at("belum-terbukti")
    );
    says(
        "ombudsman/2022",
        &html,
        &[
            "21,85",
            "32,37",
            "Kualitas Tertinggi",
            "18 kasus",
            "scribd.com/document/658994325",
        ],
    );
    assert!(
        html.contains("href=\"https://scribd.com/document/658994325\""),
        "where a rule was read can be followed"
    );
}

#[test]
fn only_regulations_are_called_a_legal_basis() {
    for (name, heading, other) in [
        ("ombudsman/2013", "Sumber aturan", "Dasar hukum"),
        ("ombudsman/2022", "Sumber aturan", "Dasar hukum"),
        ("kipp/2023", "Sumber aturan", "Dasar hukum"),
        ("pekppp/2023", "Dasar hukum", "Sumber aturan"),
        ("p2ham/2023", "Dasar hukum", "Sumber aturan"),
        ("rb/2020", "Dasar hukum", "Sumber aturan"),
        ("skm/2017", "Dasar hukum", "Sumber aturan"),
        ("vulnerable-friendly/2022", "Dasar hukum", "Sumber aturan"),
    ] {
        let html = markup(&View {
            words: BOTH[0],
            origin: "",
            instrument: &instrument(name),
            n_cases: 0,
            before: None,
            after: None,
        })
        .into_string();
        says(name, &html, &[heading]);
        assert!(!html.contains(other), "{name}: {other}");
        let missing = html.contains("Peraturannya sendiri tidak ditemukan.");
        assert_eq!(missing, heading == "Sumber aturan", "{name}");
    }
}

#[test]
fn an_edition_says_what_it_changed() {
    let (before, after) = (instrument("ombudsman/2013"), instrument("ombudsman/2022"));
    for words in BOTH {
        let html = changes::markup(&changes::View {
            words,
            origin: "",
            before: &before,
            after: &after,
        })
        .into_string();
        whole("changes", words, &html);
        let parts: &[&str] = match words.lang {
            Lang::Id => &[
                "dari edisi 2013 ke edisi 2022",
                "Kualitas Tertinggi",
                "Kepatuhan Tinggi",
            ],
            Lang::En => &["from edition 2013 to edition 2022", "Highest quality"],
        };
        says("changes", &html, parts);
    }
}
