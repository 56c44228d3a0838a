//! The five stories that Prima must be able to tell, asked of a portal that
//! holds the register and all data sets: every line stands on a public page, in
//! both languages, with its source and its reference period.

mod changed;
mod innovation;
#[path = "../../../prima-store/tests/story/own_database.rs"]
#[expect(
    clippy::unwrap_used,
    dead_code,
    reason = "a test that cannot go on must stop where it stands; the stories of the store use the rest of it"
)]
mod own_database;
mod portal;
mod recognition;
mod table;

use portal::{Portal, shown};
use prima_instrument::words::Lang;
use table::{LINES, Line};

/// What a page must show beside the texts of a line.
fn missing(line: &Line, lang: Lang, page: &str) -> Vec<String> {
    let (texts, period) = match lang {
        Lang::Id => (line.id, format!("periode {}", line.period)),
        Lang::En => (line.en, format!("period {}", line.period)),
    };
    let wanted = texts
        .iter()
        .map(|text| (*text).to_owned())
        .chain([line.source.to_owned(), period]);
    wanted
        .filter(|text| !page.contains(text.as_str()))
        .collect()
}

#[tokio::test]
async fn every_line_of_the_stories_stands_on_a_page_with_its_source_and_period() {
    let portal = Portal::shipped().await;
    let mut wrong = Vec::new();
    for line in LINES {
        for lang in [Lang::Id, Lang::En] {
            let address = format!("/{}{}", lang.tag(), line.address);
            let page = shown(&portal.page(&address).await);
            for text in missing(line, lang, &page) {
                wrong.push(format!(
                    "story {}, {}: `{text}` is not on {address}",
                    line.story, line.tells
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_story_has_its_lines() {
    let n = |story: u8| LINES.iter().filter(|line| line.story == story).count();
    // As many as `stories.md` has facts of each.
    assert_eq!([0, 1, 2, 3, 4].map(n), [5, 9, 5, 5, 6]);
}

#[tokio::test]
async fn a_reader_reaches_oku_timur_in_three_steps() {
    let portal = Portal::shipped().await;
    let first = portal.page("/id/cari?q=OKUT").await;
    assert!(
        first.contains("href=\"/id/badan/oku-timur\""),
        "the search leads to the card"
    );
    let card = portal.page("/id/badan/oku-timur").await;
    let verdict = card.split("verdict-card").nth(1).unwrap_or_default();
    let verdict = verdict
        .split("class=\"contents\"")
        .next()
        .unwrap_or_default();
    let verdict = shown(verdict);
    for text in [
        "94,39",
        "A",
        "Kualitas Tertinggi",
        "Zona Hijau",
        "Peringkat 2 dari 17",
        "Sumatera Selatan",
        "Diambil dari terbitan",
        "Sumeks 2024",
        "periode 2023",
        "diambil 23 November 2026",
    ] {
        assert!(
            verdict.contains(text),
            "{text} is not on the first card: {verdict}"
        );
    }
}

#[tokio::test]
async fn answers_are_shown_down_to_the_indicator_with_what_would_lift_them() {
    let portal = Portal::shipped().await;
    let page = shown(&portal.page("/id/badan/unit-contoh").await);
    for text in [
        // Index, F-02, aspect I and its first answer, as reckoned by hand in the data set's note.
        "4,22505",
        "4,1834",
        "Kebijakan Pelayanan",
        "4,38",
        "1,0512",
        "jawaban: 4",
        "survei, 10 responden",
        // What would lift it, and that it is no result of anybody.
        "menuju A",
        "Data contoh",
    ] {
        assert!(page.contains(text), "{text} is not on the card");
    }
    let nodes = shown(&portal.page("/id/badan/pertanahan-tata-ruang-bantul").await);
    for text in [
        "87,27777…",
        "3,49111… × 25",
        "3,31",
        "nilai yang diumumkan",
        "84,39 pada 2019",
        "Dihitung ulang, cocok",
    ] {
        assert!(nodes.contains(text), "{text} is not on the card");
    }
    // Published scores are nobody's to change.
    assert!(!nodes.contains("Langkah berikutnya"));
}
