//! Award events: one, all of them, and what was made up, in every state.

use crate::page::{has, has_not, in_both};
use crate::sample::*;
use prima_instrument::words::Lang;
use prima_store::history::Event;
use prima_web::recognition::event::{self, EventView};
use prima_web::recognition::events::{self, EventsView};
use std::collections::{BTreeMap, BTreeSet};

const ORIGIN: &str = "https://prima.example";

fn gebyar() -> EventView {
    let category = |code: &str, announced: i64| Event {
        category: code.to_owned(),
        name_id: format!("Kategori {code}"),
        name_en: format!("Category {code}"),
        level: "kementerian;lembaga".to_owned(),
        announced: Some(announced),
        ..event()
    };
    EventView {
        event: event(),
        categories: vec![
            category("rentan", 10),
            category("pekppp", 21),
            category("pkri", 75),
        ],
        honours: vec![
            honour("satu", "kemensos", "sentra"),
            honour("dua", "kejaksaan", ""),
        ],
        statements: vec![
            statement(
                "kemensos",
                "mismatch",
                "Tujuh sentra disebut, enam bernama.",
                "Seven sentra are told, six named.",
            ),
            statement("", "theme", "Tema acara.", "Theme of the event."),
        ],
        then_called: BTreeMap::new(),
        called: [
            ("kemensos", "Kementerian Sosial"),
            ("sentra", "Sentra Contoh"),
            ("kejaksaan", "Kejaksaan RI"),
            ("panrb", "Kementerian PANRB"),
        ]
        .map(|(id, name)| (id.to_owned(), name.to_owned()))
        .into(),
        made_up: BTreeSet::new(),
        certified: Default::default(),
        decided: None,
    }
}

#[test]
fn an_event_counts_the_unknown_and_numbers_nobody() {
    let view = gebyar();
    let make =
        |asked: &prima_web::asked::Asked| event::document(ORIGIN, asked, &view).into_string();
    in_both("an event", "/penghargaan/gebyar", "", make, |lang, page| {
        let texts: &[&str] = match lang {
            Lang::Id => &[
                "106 penerima diumumkan (10 + 21 + 75); 2 diketahui namanya.",
                "2 dari 10 penghargaan diketahui penerimanya.",
                "0 dari 21 penghargaan diketahui penerimanya.",
                "8 penerima lain belum diketahui namanya.",
                "Sentra Contoh",
                "Tujuh sentra disebut, enam bernama.",
                "tidak diberi nomor",
                "8 Oktober 2024",
                "Jakarta",
            ],
            Lang::En => &[
                "106 recipients announced (10 + 21 + 75); 2 known by name.",
                "8 other recipients are not known by name.",
                "Seven sentra are told, six named.",
                "8 October 2024",
            ],
        };
        has("an event", page, texts);
        let recipients = page
            .split("id=\"penerima\"")
            .nth(1)
            .and_then(|rest| rest.split("</section>").next())
            .unwrap_or_default();
        has_not("the recipients", recipients, &["<ol", "<th"]);
    });
}

#[test]
fn all_events_and_the_predikat_outside_them_are_listed() {
    let shown = gebyar();
    let mut revoked = honour("cabut", "kejaksaan", "sentra");
    revoked.event.clear();
    revoked.status = "revoked".to_owned();
    let view = EventsView {
        events: std::iter::once(shown.event.clone())
            .chain(shown.categories.clone())
            .collect(),
        honours: shown.honours.iter().cloned().chain([revoked]).collect(),
        called: shown.called,
        made_up: BTreeSet::new(),
        decided_here: BTreeSet::new(),
    };
    for (name, view) in [("events", view), ("no events", EventsView::default())] {
        let make =
            |asked: &prima_web::asked::Asked| events::document(ORIGIN, asked, &view).into_string();
        in_both(name, "/penghargaan", "", make, |lang, page| {
            let texts: &[&str] = match (lang, view.events.is_empty()) {
                (Lang::Id, false) => &[
                    "106 penerima diumumkan; 2 diketahui namanya.",
                    "Sentra Contoh",
                    "dicabut",
                ],
                (Lang::Id, true) => &["Belum ada acara penghargaan"],
                (Lang::En, false) => &["106 recipients announced; 2 known by name.", "revoked"],
                (Lang::En, true) => &["No award events yet"],
            };
            has(name, page, texts);
        });
    }
}

#[test]
fn an_event_that_was_made_up_is_called_a_sample_wherever_it_stands() {
    let made_up = BTreeSet::from(["data".to_owned()]);
    let one = EventView {
        made_up: made_up.clone(),
        ..gebyar()
    };
    let mut alone = honour("sendiri", "kejaksaan", "");
    alone.event.clear();
    let all = EventsView {
        events: vec![one.event.clone()],
        honours: vec![alone],
        called: one.called.clone(),
        made_up,
        decided_here: BTreeSet::new(),
    };
    let of_one =
        |asked: &prima_web::asked::Asked| event::document(ORIGIN, asked, &one).into_string();
    let of_all =
        |asked: &prima_web::asked::Asked| events::document(ORIGIN, asked, &all).into_string();
    let check = |lang, page: &str| {
        let mark = match lang {
            Lang::Id => "(Data contoh)",
            Lang::En => "(Sample data)",
        };
        has("a made-up event", page, &["sample-banner", mark]);
    };
    in_both("an event", "/penghargaan/gebyar", "", of_one, check);
    in_both("all events", "/penghargaan", "", of_all, check);
    let real = gebyar();
    let of_real =
        |asked: &prima_web::asked::Asked| event::document(ORIGIN, asked, &real).into_string();
    in_both(
        "a real event",
        "/penghargaan/gebyar",
        "",
        of_real,
        |_, page| {
            has_not("a real event", page, &["sample-banner"]);
        },
    );
}
