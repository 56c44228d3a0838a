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
