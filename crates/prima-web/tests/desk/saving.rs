//! A script saves while somebody types, and is told in JSON what became of it.

use crate::browser::{Browser, hidden};
use crate::client::Got;
use crate::portal;
use prima_workflow::sample_cycle::{CYCLE, UNITS};
use serde_json::{Value, json};

const CODE: &str = "f01.1.komponen";

fn page() -> String {
    format!("/id/kerja/{CYCLE}/{}/isian/I", UNITS[1])
}

/// Sends one question as the script does.
async fn save(browser: &mut Browser, page: &str, version: &str, value: &str) -> Got {
    let got = browser.get(page).await.text();
    let guard = hidden(&got).into_iter().find(|(name, _)| name == "tanda");
    let guard = guard.map_or_else(String::new, |(_, value)| value);
    send(browser, page, &guard, version, value).await
}

async fn send(browser: &mut Browser, page: &str, guard: &str, version: &str, value: &str) -> Got {
    let (v, j) = (format!("v:{CODE}"), format!("j:{CODE}"));
    let fields = [
        ("tanda", guard),
        ("skrip", "1"),
        (v.as_str(), version),
        (j.as_str(), value),
    ];
    browser.post(page, &fields).await
}

fn told(got: &Got) -> Value {
    assert_eq!(got.header("content-type"), "application/json");
    assert_eq!(got.header("cache-control"), "no-store");
    serde_json::from_slice(&got.body).expect("JSON")
}

/// The version of the question in the page.
async fn version(browser: &mut Browser) -> String {
    let got = browser.get(&page()).await.text();
    let name = format!("v:{CODE}");
    let found = hidden(&got).into_iter().find(|(field, _)| *field == name);
    found.expect("the question").1
}

#[tokio::test]
async fn one_question_is_saved_by_itself_and_its_version_told() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let before = version(&mut browser).await;
    let next = before.parse::<i64>().expect("a number") + 1;
    let got = save(&mut browser, &page(), &before, "12").await;
    assert_eq!(got.status, 200, "{}", got.text());
    let told = told(&got);
    assert_eq!(told["saved"], json!({ CODE: next }));
    assert_eq!(told["said"], "Tersimpan 10.00 WIB.");
    assert_eq!(version(&mut browser).await, next.to_string());
    let text = browser.get(&page()).await.text();
    assert!(
        text.contains(told["progress"].as_str().expect("words")),
        "the page counts as the script was told: {told} {text}"
    );
}

#[tokio::test]
async fn what_cannot_be_saved_is_told_beside_its_question() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let before = version(&mut browser).await;
    let got = save(&mut browser, &page(), &before, "banyak").await;
    assert_eq!(got.status, 422);
    let bad = told(&got);
    assert!(bad["wrong"][CODE].as_str().is_some(), "{bad}");
    let english = page().replacen("/id/", "/en/", 1);
    let got = save(&mut browser, &english, &before, "many").await;
    assert!(
        told(&got)["said"]
            .as_str()
            .expect("words")
            .contains("not saved")
    );
    assert_eq!(save(&mut browser, &page(), &before, "13").await.status, 200);
    let got = save(&mut browser, &page(), &before, "9").await;
    assert_eq!((got.status, told(&got)), (422, json!({ "stale": true })));
    let mut late = Browser::signed_in(portal.address, "unit3").await;
    let over = page().replace(UNITS[1], UNITS[2]);
    let guard = hidden(&late.get("/id/kerja/akun").await.text());
    let guard = guard.iter().find(|(name, _)| name == "tanda");
    let guard = guard.expect("a guard").1.clone();
    let got = send(&mut late, &over, &guard, "0", "9").await;
    assert_eq!(got.status, 422, "filling is over");
    assert!(told(&got)["said"].as_str().is_some(), "{}", got.text());
}

#[tokio::test]
async fn a_script_whose_session_has_ended_is_told_so_and_keeps_what_it_has() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let before = version(&mut browser).await;
    browser.forget_session();
    let got = send(&mut browser, &page(), "lama", &before, "12").await;
    assert_eq!((got.status, told(&got)), (401, json!({ "expired": true })));
    browser.sign_in_again("unit2").await;
    let got = send(&mut browser, &page(), "lama", &before, "12").await;
    assert_eq!(got.status, 403, "the guard of another session");
    assert_eq!(save(&mut browser, &page(), &before, "12").await.status, 200);
}

#[tokio::test]
async fn a_review_is_saved_in_the_same_way() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "penilai2").await;
    let page = format!("/id/kerja/{CYCLE}/{}/penilaian/I", UNITS[0]);
    let text = browser.get(&page).await.text();
    assert!(
        text.contains("data-autosave=\"whole\"") && text.contains("autosave.js"),
        "{text}"
    );
    let guard = hidden(&text).into_iter().find(|(name, _)| name == "tanda");
    let guard = guard.expect("a guard").1;
    let fields = [
        ("tanda", guard.as_str()),
        ("skrip", "1"),
        ("v:1.a.Ak", "0"),
        ("j:1.a.Ak", "4"),
        ("p:1.a.Ak", "Cek SK."),
    ];
    let got = browser.post(&page, &fields).await;
    assert_eq!(got.status, 200, "{}", got.text());
    assert_eq!(told(&got)["saved"], json!({ "1.a.Ak": 1 }));
}
