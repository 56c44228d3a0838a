//! Evaluators review, blind to one another.

use crate::browser::Browser;
use crate::portal::{self, NOW};
use prima_workflow::sample_cycle::{CYCLE, UNITS};
use std::sync::atomic::{AtomicI64, Ordering};

#[tokio::test]
async fn an_evaluator_scores_beside_what_the_unit_says_and_sees_no_colleague() {
    let portal = portal::open().await;
    let page = format!("/id/kerja/{CYCLE}/{}/penilaian/I", UNITS[0]);
    let mut first = Browser::signed_in(portal.address, "penilai1").await;
    let changed = [
        ("j:1.a.Ak", "5"),
        ("c:1.a.Ak", "Untuk unit."),
        ("p:1.a.Ak", "RAHASIA SATU"),
    ];
    let got = first.fill(&page, &page, &changed).await;
    assert_eq!(got.status, 303, "{}", got.text());
    let text = first.get(&page).await.text();
    assert!(
        text.contains("RAHASIA SATU") && text.contains("Isian unit"),
        "{text}"
    );
    let mut second = Browser::signed_in(portal.address, "penilai2").await;
    let text = second.get(&page).await.text();
    assert!(text.contains("Isian unit"), "{text}");
    assert!(
        !text.contains("RAHASIA SATU") && !text.contains("Untuk unit."),
        "{text}"
    );
    let mut unit = Browser::signed_in(portal.address, "unit1").await;
    for path in [page.clone(), format!("/id/kerja/{CYCLE}/{}", UNITS[0])] {
        let text = unit.get(&path).await.text();
        assert!(
            !text.contains("RAHASIA SATU") && !text.contains("Untuk unit."),
            "{path}: {text}"
        );
    }
}

/// The filling was extended for the second unit, up to three days from now.
#[tokio::test]
async fn a_unit_that_still_fills_has_not_failed_to_answer() {
    let portal = portal::open().await;
    let page = format!("/id/kerja/{CYCLE}/{}/penilaian/I", UNITS[1]);
    let mut browser = Browser::signed_in(portal.address, "penilai1").await;
    let text = browser.get(&page).await.text();
    let until = "Unit masih mengisi, sampai 29 November 2026 pukul 10.00 WIB";
    assert!(text.contains(until), "{text}");
    assert!(
        !text.contains("Belum dijawab") && !text.contains("Isian unit"),
        "{text}"
    );
    // No page of the unit leads to what does not open yet.
    let unit = format!("/id/kerja/{CYCLE}/{}", UNITS[1]);
    let closed = [unit.clone(), format!("{unit}/bukti-diminta")];
    for path in ["penilaian/I", "pemufakatan", "rapor", "sanggahan"] {
        let text = browser.get(&format!("{unit}/{path}")).await.text();
        for to in &closed {
            let link = format!("href=\"{to}\"");
            assert!(!text.contains(&link), "{path} leads to {to}: {text}");
        }
    }
    for to in &closed {
        assert_eq!(browser.get(to).await.status, 404, "{to}");
    }
    // That of a unit which has handed in does.
    let unit = format!("/id/kerja/{CYCLE}/{}", UNITS[0]);
    let text = browser.get(&format!("{unit}/penilaian/I")).await.text();
    assert!(text.contains(&format!("href=\"{unit}\"")), "{text}");
}

#[tokio::test]
async fn a_review_is_handed_in_whole_or_not_at_all() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "penilai2").await;
    let page = format!("/id/kerja/{CYCLE}/{}/penilaian/I", UNITS[0]);
    let to = format!("/id/kerja/{CYCLE}/{}/serahkan", UNITS[0]);
    let found = [("j:1.a.Ak", "4"), ("p:1.a.Ak", "RAHASIA DUA")];
    let got = browser.fill(&page, &to, &found).await;
    assert_eq!(got.status, 422);
    let text = got.text();
    assert!(text.contains("belum diserahkan. Centang"), "{text}");
    assert!(
        text.contains("RAHASIA DUA"),
        "what was typed is kept: {text}"
    );
    let text = browser.get(&page).await.text();
    assert!(
        !text.contains("RAHASIA DUA"),
        "nothing is saved yet: {text}"
    );
    let sure = [&found[..], &[("bagian", "I"), ("yakin", "ya")]].concat();
    let got = browser.fill(&page, &to, &sure).await;
    assert_eq!(got.status, 422);
    let text = got.text();
    // Each is a link to its question, on whatever page it is asked, and they are
    // as many as the page counts.
    let n_links = text.matches(": belum diberi nilai.</a>").count();
    let counted = format!("{n_links} indikator belum dinilai.");
    assert!(n_links > 1 && text.contains(&counted), "{n_links}: {text}");
    let elsewhere = format!("/id/kerja/{CYCLE}/{}/penilaian/II#j-", UNITS[0]);
    assert!(text.contains(&elsewhere), "{text}");
    let text = browser.get(&page).await.text();
    assert!(
        text.contains("RAHASIA DUA"),
        "what stood in it is saved: {text}"
    );
}

#[tokio::test]
async fn what_was_saved_in_another_window_is_not_called_a_colleagues() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "penilai2").await;
    let page = format!("/id/kerja/{CYCLE}/{}/penilaian/I", UNITS[0]);
    let stale = browser.filled(&page, &[("j:1.a.Ak", "3")]).await;
    let other = [("j:1.a.Ak", "4"), ("p:1.a.Ak", "RAHASIA DUA")];
    assert_eq!(browser.fill(&page, &page, &other).await.status, 303);
    let got = browser.send_again(&page, &stale).await;
    assert_eq!(got.status, 422);
    let text = got.text();
    assert!(text.contains("dari jendela Anda yang lain"), "{text}");
    assert!(text.contains("<dd>RAHASIA DUA</dd>"), "{text}");
    assert!(!text.contains("Rekan"), "{text}");
}

#[tokio::test]
async fn a_review_whose_stage_closed_a_second_ago_is_shown_whole_and_said_not_to_be_saved() {
    // The sample is evaluated for fourteen days more.
    const CLOSES: i64 = NOW + 14 * 86_400;
    static CLOCK: AtomicI64 = AtomicI64::new(CLOSES - 60);
    let portal = portal::open_at(|| CLOCK.load(Ordering::Relaxed)).await;
    let mut browser = Browser::signed_in(portal.address, "penilai2").await;
    let page = format!("/id/kerja/{CYCLE}/{}/penilaian/I", UNITS[0]);
    let found = [
        ("j:1.a.Ak", "3"),
        ("c:1.a.Ak", "Untuk unit."),
        ("p:1.a.Ak", "RAHASIA DUA"),
    ];
    let fields = browser.filled(&page, &found).await;
    CLOCK.store(CLOSES + 1, Ordering::Relaxed);
    let got = browser.send_again(&page, &fields).await;
    assert_eq!(got.status, 422, "{}", got.text());
    let text = got.text();
    for kept in ["Untuk unit.", "RAHASIA DUA", "belum tersimpan"] {
        assert!(text.contains(kept), "{kept} is lost: {text}");
    }
    let text = browser.get(&page).await.text();
    assert!(!text.contains("RAHASIA DUA"), "nothing was saved: {text}");
}

#[tokio::test]
async fn who_handed_in_still_reads_the_own_private_notes() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "penilai1").await;
    let page = format!("/id/kerja/{CYCLE}/{}/penilaian/I", UNITS[0]);
    for part in ["I", "II", "III", "IV", "V", "VI"] {
        let page = format!("/id/kerja/{CYCLE}/{}/penilaian/{part}", UNITS[0]);
        let text = browser.get(&page).await.text();
        let codes = text.split("name=\"v:").skip(1);
        let codes = codes.filter_map(|rest| rest.split('"').next());
        let mut found: Vec<(String, String)> = codes
            .map(|code| {
                let name = format!("j:{code}");
                // The first choice is "not answered yet".
                let second = text.split(&format!("name=\"{name}\" value=\"")).nth(2);
                let value = second.and_then(|rest| rest.split('"').next());
                (name, value.expect("a level").to_owned())
            })
            .collect();
        assert!(!found.is_empty(), "{part}: {text}");
        if part == "I" {
            found.push(("p:1.a.Ak".to_owned(), "RAHASIA SATU".to_owned()));
        }
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let got = browser.fill(&page, &page, &found).await;
        assert_eq!(got.status, 303, "{part}: {}", got.text());
    }
    let to = format!("/id/kerja/{CYCLE}/{}/serahkan", UNITS[0]);
    let sure = [("p:1.a.Ak", "RAHASIA SATU"), ("yakin", "ya")];
    let got = browser.fill(&page, &to, &sure).await;
    assert_eq!(got.status, 303, "{}", got.text());
    let told = browser.get(got.header("location")).await.text();
    assert!(told.contains("Penilaian sudah diserahkan."), "{told}");
    let text = browser.get(&page).await.text();
    for way in ["pemufakatan", "bukti-diminta"] {
        let way = format!("/{}/{way}\"", UNITS[0]);
        assert!(text.contains(&way), "{way}: {text}");
    }
    assert!(!text.contains("<fieldset"), "it can be changed: {text}");
    assert!(text.contains("RAHASIA SATU"), "{text}");
}
