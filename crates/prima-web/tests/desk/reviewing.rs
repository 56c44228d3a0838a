//! Evaluators review, blind to one another.

use crate::browser::Browser;
use crate::portal;
use prima_workflow::sample_cycle::{CYCLE, UNITS};

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

#[tokio::test]
async fn a_review_is_handed_in_whole_or_not_at_all() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "penilai2").await;
    let page = format!("/id/kerja/{CYCLE}/{}/penilaian/I", UNITS[0]);
    let to = format!("/id/kerja/{CYCLE}/{}/serahkan", UNITS[0]);
    let got = browser.fill(&page, &to, &[]).await;
    assert_eq!(got.status, 422);
    assert!(got.text().contains("belum diberi nilai"), "{}", got.text());
}
