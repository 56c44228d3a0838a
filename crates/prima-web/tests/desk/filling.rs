//! A unit fills its form, two at once and too late.

use crate::browser::Browser;
use crate::portal;
use prima_workflow::sample_cycle::{CYCLE, UNITS};

fn part(unit: &str) -> String {
    format!("/id/kerja/{CYCLE}/{unit}/isian/I")
}

#[tokio::test]
async fn an_answer_is_saved_and_shown_with_who_saved_it() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let page = part(UNITS[1]);
    let got = browser
        .fill(&page, &page, &[("j:f01.1.komponen", "12")])
        .await;
    let to = format!("{page}?tersimpan=1");
    assert_eq!(
        (got.status, got.header("location")),
        (303, to.as_str()),
        "{}",
        got.text()
    );
    let got = browser.get(&to).await.text();
    assert!(got.contains("value=\"12\""), "{got}");
    assert!(
        got.contains("Disimpan Petugas Disdukcapil, 26 November 2026 10.00 WIB"),
        "{got}"
    );
}

#[tokio::test]
async fn a_value_that_the_instrument_does_not_know_is_refused_and_stays_in_the_form() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let page = part(UNITS[1]);
    let got = browser
        .fill(&page, &page, &[("j:f01.1.komponen", "banyak")])
        .await;
    assert_eq!(got.status, 422);
    let text = got.text();
    assert!(
        text.contains("value=\"banyak\"") && text.contains("aria-invalid=\"true\""),
        "{text}"
    );
    assert!(text.contains("href=\"#j-f01-1-komponen\""), "{text}");
}

#[tokio::test]
async fn ticks_that_contradict_each_other_are_told_and_kept() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let page = part(UNITS[1]);
    let mut sent = browser.filled(&page, &[]).await;
    sent.retain(|(name, _)| name != "j:f01.2.unsur");
    for ticked in ["ahli", "-"] {
        sent.push(("j:f01.2.unsur".to_owned(), ticked.to_owned()));
    }
    let got = browser.send_again(&page, &sent).await;
    let text = got.text();
    assert_eq!(got.status, 422, "{text}");
    let told = "Pada “Unsur masyarakat yang dilibatkan” tercentang “Tidak satu pun” dan pilihan";
    assert!(text.contains(told), "{text}");
    for ticked in ["ahli", "-"] {
        let box_ = format!("name=\"j:f01.2.unsur\" value=\"{ticked}\" checked");
        assert!(text.contains(&box_), "{ticked}: {text}");
    }
}

#[tokio::test]
async fn a_number_that_is_refused_is_told_what_the_question_accepts() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let least =
        "“Jumlah fasilitas sistem antrean”. Yang diterima: bilangan bulat, sekurang-kurangnya 0.";
    // The instrument gives a standard 14 components at most.
    let span = "komponen SP yang dipenuhi (0 bila SP tidak ada)”. Yang diterima: bilangan bulat dari 0 sampai 14.";
    for (part, code, typed, told) in [
        ("F-02", "f01.31.fasilitas", "lima", least),
        ("F-02", "f01.31.fasilitas", "-3", least),
        ("F-02", "f01.31.fasilitas", "3,5", least),
        ("I", "f01.1.komponen", "lima", span),
        ("I", "f01.1.komponen", "20", span),
        ("I", "f01.1.komponen", "3,5", span),
    ] {
        let page = format!("/id/kerja/{CYCLE}/{}/isian/{part}", UNITS[1]);
        let field = format!("j:{code}");
        let got = browser.fill(&page, &page, &[(&field, typed)]).await;
        let text = got.text();
        assert_eq!(got.status, 422, "{code} {typed}: {text}");
        let whole = format!("“{typed}” tidak dapat dipakai untuk ");
        assert!(
            text.contains(&whole) && text.contains(told),
            "{code} {typed}: {text}"
        );
        assert!(text.contains(&format!("value=\"{typed}\"")), "{text}");
    }
    let text = browser.get(&part(UNITS[1])).await.text();
    assert!(
        text.contains(
            "id=\"j-f01-1-komponen-accepted\">Yang diterima: bilangan bulat dari 0 sampai 14.</p>"
        ),
        "the range stands beside the field: {text}"
    );
}

#[tokio::test]
async fn a_decimal_comma_is_a_point_where_the_form_is_indonesian() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let page = part(UNITS[1]);
    let got = browser
        .fill(&page, &page, &[("j:f01.9.bulan", "3,5")])
        .await;
    assert_eq!(got.status, 303, "{}", got.text());
    let text = browser.get(&page).await.text();
    assert!(text.contains("value=\"3.5\""), "{text}");
    let english = page.replace("/id/", "/en/");
    let got = browser
        .fill(&english, &english, &[("j:f01.9.bulan", "1,500")])
        .await;
    assert_eq!(got.status, 422, "a thousand and a half are not one");
    assert!(
        got.text().contains("a number, at least 0"),
        "{}",
        got.text()
    );
}

#[tokio::test]
async fn of_two_at_once_neither_is_lost() {
    let portal = portal::open().await;
    let mut first = Browser::signed_in(portal.address, "unit2").await;
    let page = part(UNITS[1]);
    let before = crate::browser::hidden(&first.get(&page).await.text());
    let got = first
        .fill(
            &page,
            &page,
            &[
                ("j:f01.1.komponen", "14"),
                ("c:f01.1.komponen", "Semua ada di loket."),
            ],
        )
        .await;
    assert_eq!(got.status, 303);
    let mut stale: Vec<(&str, &str)> = before
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    stale.retain(|(name, _)| *name != "j:f01.1.komponen");
    stale.push(("j:f01.1.komponen", "9"));
    stale.push(("c:f01.1.komponen", "Lima belum."));
    let got = first.post(&page, &stale).await;
    assert_eq!(got.status, 422, "{}", got.text());
    let text = got.text();
    assert!(
        text.contains("Jawaban rekan") && text.contains("<dd>14</dd>"),
        "{text}"
    );
    assert!(text.contains("<dd>9</dd>"), "{text}");
    assert!(
        text.contains("<dt>Catatan yang tersimpan</dt><dd>Semua ada di loket.</dd>"),
        "{text}"
    );
    assert!(text.contains("<dd>Lima belum.</dd>"), "{text}");
    let mut again = crate::browser::hidden(&text);
    again.push(("j:f01.1.komponen".to_owned(), "9".to_owned()));
    let again: Vec<(&str, &str)> = again
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let got = first.post(&page, &again).await;
    assert_eq!(got.status, 303, "chosen knowingly: {}", got.text());
}

#[tokio::test]
async fn nobody_else_sees_or_writes_what_a_unit_says() {
    let portal = portal::open().await;
    for who in ["unit1", "unit3", "pemutus", "admin"] {
        let mut browser = Browser::signed_in(portal.address, who).await;
        let forbidden = browser.get(&part(UNITS[1])).await;
        let unknown = browser.get(&part("tidak-ada")).await;
        assert_eq!((forbidden.status, unknown.status), (404, 404), "{who}");
    }
    let mut late = Browser::signed_in(portal.address, "unit3").await;
    let text = late.get(&part(UNITS[2])).await.text();
    assert!(!text.contains("<fieldset"), "filling is over: {text}");
}

#[tokio::test]
async fn who_changed_what_is_told_the_newest_first() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let page = part(UNITS[1]);
    for (value, note) in [("12", "Dari SK."), ("14", "Setelah dihitung lagi.")] {
        let changed = [("j:f01.1.komponen", value), ("c:f01.1.komponen", note)];
        assert_eq!(browser.fill(&page, &page, &changed).await.status, 303);
    }
    let history = format!("/id/kerja/{CYCLE}/{}/riwayat", UNITS[1]);
    let link = format!("{history}?kode=f01.1.komponen");
    let text = browser.get(&page).await.text();
    assert!(text.contains(&format!("href=\"{link}\"")), "{text}");
    let text = browser.get(&link).await.text();
    let (later, earlier) = (text.find("Setelah dihitung lagi."), text.find("Dari SK."));
    assert!(later.is_some() && later < earlier, "{text}");
    assert!(text.contains("Petugas Disdukcapil"), "{text}");
    let text = browser
        .get(&format!("{history}?kode=tidak-ada"))
        .await
        .text();
    assert!(text.contains("belum pernah dijawab"), "{text}");
    let text = browser.get(&history).await.text();
    assert!(text.contains("Setelah dihitung lagi."), "{text}");
}
