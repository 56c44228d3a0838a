//! A unit takes its worksheet along, brings it back, and chooses what is saved;
//! the facts it saved suggest a level and say why.

use crate::browser::{Browser, hidden};
use crate::portal;
use prima_exchange::worksheet::{Held, open, write};
use prima_instrument::form::{Question, form};
use prima_instrument::words::Lang;
use prima_workflow::library;
use prima_workflow::sample_cycle::{CYCLE, UNITS};
use std::collections::BTreeMap;

const CODE: &str = "f01.1.komponen";

fn page(unit: &str) -> String {
    format!("/id/kerja/{CYCLE}/{unit}/lke")
}

fn questions() -> Vec<Question> {
    let (instrument, _) = library::open_checked("pekppp/2023", Lang::Id).expect("the instrument");
    form(&instrument, "self").expect("a form").questions
}

/// The worksheet of the unit as it is downloaded, with one answer changed.
async fn filled(browser: &mut Browser, unit: &str, value: &str) -> Vec<u8> {
    let got = browser.get(&format!("{}.xlsx", page(unit))).await;
    assert_eq!(got.status, 200, "{}", got.text());
    let disposition = got.header("content-disposition");
    assert!(
        disposition.contains(&format!("lke-{CYCLE}-{unit}.xlsx")),
        "{disposition}"
    );
    let opened = open(got.body, "lke.xlsx").unwrap_or_else(|fault| panic!("{fault:?}"));
    let head = opened.head.clone();
    let questions = questions();
    let taken = opened.rows(&questions).expect("what was written is read");
    let mut held: BTreeMap<String, Held> = taken
        .rows
        .into_iter()
        .map(|row| {
            let held = Held {
                value: row.value,
                note: row.note,
                version: row.version,
            };
            (row.code, held)
        })
        .collect();
    held.entry(CODE.to_owned()).or_default().value = value.to_owned();
    write(&head, &questions, &held, Lang::Id).expect("a worksheet")
}

async fn bring(browser: &mut Browser, unit: &str, content: &[u8]) -> crate::client::Got {
    let text = browser.get(&page(unit)).await.text();
    let fields = hidden(&text);
    let tanda = fields.iter().find(|(name, _)| name == "tanda");
    let tanda = tanda.expect("a guard").1.clone();
    let fields = [("tanda", tanda.as_str()), ("apa", "baca")];
    browser
        .upload_as("lke", &page(unit), &fields, ("lke.xlsx", content))
        .await
}

/// Sends the review's form, with some of its fields changed.
async fn choose(
    browser: &mut Browser,
    text: &str,
    unit: &str,
    changed: &[(&str, &str)],
) -> crate::client::Got {
    let mut fields = hidden(text);
    for (name, value) in changed {
        fields.retain(|(old, _)| old != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    browser.post(&page(unit), &fields).await
}

#[tokio::test]
async fn a_worksheet_is_taken_brought_back_reviewed_and_saved() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let overview = browser
        .get(&format!("/id/kerja/{CYCLE}/{}", UNITS[1]))
        .await;
    assert!(overview.text().contains("/lke\""), "{}", overview.text());
    let content = filled(&mut browser, UNITS[1], "11").await;
    let got = bring(&mut browser, UNITS[1], &content).await;
    assert_eq!(got.status, 200, "{}", got.text());
    let text = got.text();
    assert!(text.contains("1 jawaban berbeda"), "{text}");
    assert!(
        text.contains(&format!("name=\"kode\" value=\"{CODE}\"")),
        "{text}"
    );
    let got = choose(&mut browser, &text, UNITS[1], &[]).await;
    let to = format!("{}?tersimpan=1", page(UNITS[1]));
    assert_eq!(
        (got.status, got.header("location")),
        (303, to.as_str()),
        "{}",
        got.text()
    );
    let part = format!("/id/kerja/{CYCLE}/{}/isian/I", UNITS[1]);
    let text = browser.get(&part).await.text();
    assert!(text.contains("value=\"11\""), "{text}");
    // A cell that was emptied takes no answer away unless somebody chooses that.
    let content = filled(&mut browser, UNITS[1], "").await;
    let text = bring(&mut browser, UNITS[1], &content).await.text();
    assert!(text.contains("1 jawaban berbeda"), "{text}");
    assert!(text.contains("value=\"tetap\" checked"), "{text}");
    let got = choose(&mut browser, &text, UNITS[1], &[]).await;
    assert_eq!(got.status, 303, "{}", got.text());
    let text = browser.get(&part).await.text();
    assert!(text.contains("value=\"11\""), "{text}");
}

#[tokio::test]
async fn what_a_colleague_saved_meanwhile_is_shown_and_chosen() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let content = filled(&mut browser, UNITS[1], "11").await;
    let part = format!("/id/kerja/{CYCLE}/{}/isian/I", UNITS[1]);
    let field = format!("j:{CODE}");
    browser.fill(&part, &part, &[(&field, "13")]).await;
    let text = bring(&mut browser, UNITS[1], &content).await.text();
    assert!(text.contains("diubah orang lain"), "{text}");
    assert!(text.contains("<strong>13</strong>"), "{text}");
    let got = choose(&mut browser, &text, UNITS[1], &[]).await;
    assert_eq!(got.status, 422, "nothing is chosen: {}", got.text());
    let text = got.text();
    assert!(text.contains("pilih jawaban yang berlaku"), "{text}");
    let chosen = format!("pilih:{CODE}");
    let got = choose(&mut browser, &text, UNITS[1], &[(&chosen, "lke")]).await;
    assert_eq!(got.status, 303, "{}", got.text());
    let text = browser.get(&part).await.text();
    assert!(text.contains("value=\"11\""), "{text}");
}

#[tokio::test]
async fn bad_files_and_other_peoples_worksheets_change_nothing() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    for (content, said) in [
        (b"kode,jawaban\n".to_vec(), "lke.xlsx"),
        (b"PK\x03\x04 rusak".to_vec(), "lke.xlsx"),
        (
            filled(&mut browser, UNITS[1], "99").await,
            "Ada 1 masalah dalam sel",
        ),
    ] {
        let got = bring(&mut browser, UNITS[1], &content).await;
        assert_eq!(got.status, 422, "{}", got.text());
        let text = got.text();
        assert!(
            text.contains("id=\"masalah\"") && text.contains(said),
            "{text}"
        );
    }
    let mut other = Browser::signed_in(portal.address, "unit1").await;
    let theirs = filled(&mut other, UNITS[0], "1").await;
    let got = bring(&mut browser, UNITS[1], &theirs).await;
    assert_eq!(got.status, 422);
    assert!(got.text().contains("RSUD"), "{}", got.text());
    for path in [page(UNITS[1]), format!("{}.xlsx", page(UNITS[1]))] {
        assert_eq!(other.get(&path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn saved_facts_suggest_a_level_and_say_why() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let part = format!("/id/kerja/{CYCLE}/{}/isian/I", UNITS[1]);
    // 14 components, enacted, without society: level 3 of 1.a.Ak.
    let answers = [
        ("j:f01.1.komponen", "14"),
        ("j:f01.1.ditetapkan", "ya"),
        ("j:f01.1.monev", "tidak"),
        ("j:f01.2.unsur", "-"),
    ];
    let got = browser.fill(&part, &part, &answers).await;
    assert_eq!(got.status, 303, "{}", got.text());
    let text = browser.get(&part).await.text();
    assert!(text.contains("1.a.Ak: Disarankan tingkat 3"), "{text}");
    assert!(text.contains("sudah ditetapkan"), "{text}");
    let mut evaluator = Browser::signed_in(portal.address, "penilai1").await;
    let page = format!("/id/kerja/{CYCLE}/{}/penilaian/I", UNITS[0]);
    let text = evaluator.get(&page).await.text();
    assert!(text.contains("class=\"suggestion\""), "{text}");
}
