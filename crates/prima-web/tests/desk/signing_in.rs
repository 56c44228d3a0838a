//! Signing in and out, and what stands in the way.

use crate::browser::Browser;
use crate::portal::{self, NOW};
use prima_workflow::sample_cycle::{CYCLE, PASSWORD, UNITS};
use std::sync::atomic::{AtomicI64, Ordering};

#[tokio::test]
async fn who_has_not_signed_in_is_led_to_the_sign_in_and_back() {
    let portal = portal::open().await;
    let mut browser = Browser::new(portal.address);
    let got = browser.get("/id/kerja/akun").await;
    assert_eq!(got.status, 303);
    assert_eq!(got.header("location"), "/id/masuk?ke=%2Fkerja%2Fakun");
    let email = "unit1@contoh.example";
    let form = [("surel", email), ("sandi", PASSWORD), ("ke", "/kerja/akun")];
    let got = browser.post("/id/masuk", &form).await;
    assert_eq!(
        (got.status, got.header("location")),
        (303, "/id/kerja/akun")
    );
    assert!(got.header("set-cookie").contains("HttpOnly; SameSite=Lax"));
    let got = browser.get("/id/kerja/akun").await;
    assert_eq!(got.status, 200);
    assert_eq!(got.header("cache-control"), "no-store");
    assert!(got.text().contains("Petugas RSUD") && got.text().contains(email));
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    let portal = portal::open().await;
    let mut answers = Vec::new();
    for email in ["unit1@contoh.example", "nobody@contoh.example"] {
        let mut browser = Browser::new(portal.address);
        let got = browser
            .post("/id/masuk", &[("surel", email), ("sandi", "bukan ini")])
            .await;
        assert_eq!((got.status, got.header("set-cookie")), (422, ""));
        answers.push(got.text().replace(email, ""));
    }
    assert_eq!(answers[0], answers[1]);
    assert!(answers[0].contains("tidak cocok"), "{}", answers[0]);
}

#[tokio::test]
async fn a_form_that_another_site_sends_is_not_taken() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let own = browser.headers.clone();
    browser.headers = vec![("sec-fetch-site", "cross-site")];
    let got = browser.post("/id/keluar", &[]).await;
    assert_eq!(got.status, 403, "{}", got.text());
    browser.headers = own;
    let got = browser.post("/id/keluar", &[("tanda", "tebakan")]).await;
    assert_eq!(got.status, 403, "a guessed guard");
    assert_eq!(
        browser.get("/id/kerja").await.status,
        200,
        "still signed in"
    );
    let got = browser.fill("/id/kerja", "/id/keluar", &[]).await;
    assert_eq!(
        (got.status, got.header("location")),
        (303, "/id/masuk?keluar=1")
    );
    assert_eq!(browser.get("/id/kerja").await.status, 303, "signed out");
}

#[tokio::test]
async fn what_was_written_outlives_the_session() {
    static CLOCK: AtomicI64 = AtomicI64::new(NOW);
    let portal = portal::open_at(|| CLOCK.load(Ordering::Relaxed)).await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let page = format!("/id/kerja/{CYCLE}/{}/isian/I", UNITS[1]);
    let got = browser.get(&page).await;
    assert_eq!(got.status, 200, "{}", got.text());
    let mut fields = crate::browser::hidden(&got.text());
    fields.push((
        "c:f01.1.komponen".to_owned(),
        "Catatan yang panjang & \"penting\".".to_owned(),
    ));
    CLOCK.store(NOW + 3_600, Ordering::Relaxed);
    let sent: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let got = browser.post(&page, &sent).await;
    assert_eq!(got.status, 422, "the session has ended");
    assert!(
        got.text().contains("Sesi Anda sudah berakhir"),
        "{}",
        got.text()
    );
    let mut carried = crate::browser::hidden(&got.text());
    carried.push(("surel".to_owned(), "unit2@contoh.example".to_owned()));
    carried.push(("sandi".to_owned(), PASSWORD.to_owned()));
    let sent: Vec<(&str, &str)> = carried
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let got = browser.post("/id/masuk", &sent).await;
    assert_eq!(got.status, 200, "{}", got.text());
    let again = crate::browser::hidden(&got.text());
    let sent: Vec<(&str, &str)> = again
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let got = browser.post(&page, &sent).await;
    assert_eq!(got.status, 303, "{}", got.text());
    let got = browser.get(&page).await;
    assert!(
        got.text()
            .contains("Catatan yang panjang &amp; &quot;penting&quot;."),
        "{}",
        got.text()
    );
}
