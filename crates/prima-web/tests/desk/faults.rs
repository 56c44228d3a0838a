//! A form that is sent twice, and one that was open when the stage closed.

use crate::browser::Browser;
use crate::portal::{self, NOW};
use prima_workflow::sample_cycle::{CYCLE, UNITS};
use std::sync::atomic::{AtomicI64, Ordering};

const DAY: i64 = 86_400;
/// The sample gives this unit three days more.
const CLOSES: i64 = NOW + 3 * DAY;

fn page() -> String {
    format!("/id/kerja/{CYCLE}/{}/isian/I", UNITS[1])
}

#[tokio::test]
async fn a_form_that_is_sent_twice_is_saved_once() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let mut reading = portal.database.reading();
    let changed = [("j:f01.1.komponen", "7"), ("c:f01.1.komponen", "dua kali")];
    let fields = browser.filled(&page(), &changed).await;
    let mut other = browser.clone();
    let page = page();
    let (first, second) = tokio::join!(
        browser.send_again(&page, &fields),
        other.send_again(&page, &fields)
    );
    let third = browser.send_again(&page, &fields).await;
    for got in [first, second, third] {
        assert_eq!(got.status, 303, "{}", got.text());
    }
    let changes = reading.response_changes_of(CYCLE, UNITS[1]).await;
    let written = changes.expect("the history").into_iter();
    let written = written.filter(|change| change.note == "dua kali");
    assert_eq!(written.count(), 1);
}

#[tokio::test]
async fn handing_in_twice_hands_in_once() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let unit = format!("/id/kerja/{CYCLE}/{}", UNITS[1]);
    let to = format!("{unit}/kirim");
    let mut fields = browser.filled(&unit, &[("yakin", "ya")]).await;
    fields.retain(|(name, _)| name == "tanda" || name == "yakin");
    assert_eq!(browser.send_again(&to, &fields).await.status, 303);
    let again = browser.send_again(&to, &fields).await;
    assert_eq!(again.status, 422, "{}", again.text());
    assert!(
        again.text().contains("class=\"closed\""),
        "{}",
        again.text()
    );
    let lines = portal.database.audit_from(1, i64::MAX).await;
    let lines = lines.expect("the chain").into_iter();
    let handed_in =
        lines.filter(|line| line.act == "submit_responses" && line.detail.contains(UNITS[1]));
    assert_eq!(handed_in.count(), 1);
}

#[tokio::test]
async fn what_was_written_is_shown_where_the_stage_closed_a_second_ago() {
    static CLOCK: AtomicI64 = AtomicI64::new(CLOSES - 60);
    let portal = portal::open_at(|| CLOCK.load(Ordering::Relaxed)).await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let long = "Catatan yang panjang & \"penting\".";
    let changed = [("j:f01.1.komponen", "11"), ("c:f01.1.komponen", long)];
    let fields = browser.filled(&page(), &changed).await;
    CLOCK.store(CLOSES - 1, Ordering::Relaxed);
    assert_eq!(browser.send_again(&page(), &fields).await.status, 303);
    let later = browser
        .filled(&page(), &[("j:f01.1.komponen", "13"), changed[1]])
        .await;
    CLOCK.store(CLOSES + 1, Ordering::Relaxed);
    let got = browser.send_again(&page(), &later).await;
    assert_eq!(got.status, 422, "{}", got.text());
    let text = got.text();
    for words in [
        "belum tersimpan",
        "<p>13</p>",
        "Catatan yang panjang &amp; &quot;penting&quot;.",
    ] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
}
