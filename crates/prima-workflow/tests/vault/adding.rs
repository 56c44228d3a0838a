//! A file is added once, described once, and taken out only while nothing rests
//! on it.

use crate::town::{
    CODE, EVALUATION, FILLING, OTHER, OTHER_CODE, Town, UNIT, acting, chance, description, link,
    officer, pdf, refusal,
};
use prima_store::evidence::Evidence;
use prima_workflow::vault::{
    BodyLimits, Description, DescriptionFault, VaultRefusal, add_evidence, describe_evidence,
    link_evidence, open_evidence, vault_of, withdraw_evidence,
};

on_both_engines![
    a_file_is_described_and_comes_back,
    the_same_file_is_kept_once,
    a_file_that_cannot_be_kept_leaves_nothing,
    a_description_that_cannot_be_taken_leaves_nothing,
    a_full_vault_takes_no_more,
    a_description_is_mended,
    what_was_handed_in_is_not_taken_away,
    what_was_left_when_the_filling_closed_is_not_taken_away,
    what_was_not_handed_in_goes_with_its_links,
];

async fn a_file_is_described_and_comes_back(town: Town) {
    let added = town.add("satu").await;
    assert!(added.is_new);
    assert_eq!(added.notes, vec![]);
    let row = town
        .database()
        .evidence(&added.evidence)
        .await
        .unwrap()
        .unwrap();
    let expected = Evidence {
        evidence: "73617475000000000000000000000000".to_owned(),
        body: UNIT.to_owned(),
        kind: "dokumen_sp".to_owned(),
        title: "Standar Pelayanan 2026".to_owned(),
        media_type: "application/pdf".to_owned(),
        bytes: pdf("satu").len() as i64,
        pages: 1,
        file_name: "sp.pdf".to_owned(),
        person: "petugas-puskesmas".to_owned(),
        at: "1970-01-01T00:08:20Z".to_owned(),
        state: Evidence::KEPT.to_owned(),
        sha256: row.sha256.clone(),
        ..Evidence::default()
    };
    assert_eq!(row, expected);
    let officer = officer(UNIT);
    let opened = open_evidence(
        &town.vault,
        town.database(),
        &acting(&officer, FILLING),
        &added.evidence,
        None,
    )
    .await;
    let opened = opened.unwrap();
    assert_eq!(opened.content, pdf("satu"));
    assert_eq!(
        (opened.media.media_type(), opened.name.as_str()),
        ("application/pdf", "sp.pdf")
    );
    assert_eq!(town.acts().await, ["found", "add_evidence"]);
    let line = town.database().audit_from(2, 1).await.unwrap().remove(0);
    assert!(!line.detail.contains("Standar"), "{}", line.detail);
    assert!(line.detail.contains(&row.sha256), "{}", line.detail);
}

async fn the_same_file_is_kept_once(town: Town) {
    let first = town.add("satu").await;
    let again = town.add("satu").await;
    assert_eq!((again.evidence, again.is_new), (first.evidence, false));
    assert_eq!(town.acts().await, ["found", "add_evidence"]);
    // Another body has its own evidence, but the file is one.
    let officer = officer(OTHER);
    let other = add_evidence(
        &town.vault,
        town.database(),
        &acting(&officer, FILLING),
        OTHER,
        (pdf("satu"), "dokumen.pdf"),
        &description("berita_acara"),
        chance("lain"),
    )
    .await;
    assert!(other.unwrap().is_new);
    assert_eq!(town.files().len(), 1);
}

async fn a_file_that_cannot_be_kept_leaves_nothing(town: Town) {
    let officer = officer(UNIT);
    let script = b"<svg><script>alert(1)</script></svg>".to_vec();
    let told = add_evidence(
        &town.vault,
        town.database(),
        &acting(&officer, FILLING),
        UNIT,
        (script, "bagan.png"),
        &description("dokumen_sp"),
        chance("x"),
    )
    .await;
    let VaultRefusal::File(problems) = refusal(told) else {
        panic!("the file was not the reason");
    };
    assert_eq!(problems[0].key, "svg");
    assert_eq!(town.files().len(), 0);
    assert_eq!(town.acts().await, ["found"]);
}

async fn a_description_that_cannot_be_taken_leaves_nothing(town: Town) {
    let officer = officer(UNIT);
    let wrong = Description {
        kind: "lain".to_owned(),
        ..Description::default()
    };
    let told = add_evidence(
        &town.vault,
        town.database(),
        &acting(&officer, FILLING),
        UNIT,
        (pdf("satu"), "sp.pdf"),
        &wrong,
        chance("x"),
    )
    .await;
    let faults = vec![DescriptionFault::Kind, DescriptionFault::NoTitle];
    assert_eq!(refusal(told), VaultRefusal::Description(faults));
    assert_eq!(town.files().len(), 0);
}

async fn a_full_vault_takes_no_more(mut town: Town) {
    let bytes = pdf("satu").len() as u64;
    town.vault.body = BodyLimits {
        bytes: bytes * 2 - 1,
        ..BodyLimits::default()
    };
    town.add("satu").await;
    let officer = officer(UNIT);
    let told = add_evidence(
        &town.vault,
        town.database(),
        &acting(&officer, FILLING),
        UNIT,
        (pdf("dua!"), "sp.pdf"),
        &description("dokumen_sp"),
        chance("dua"),
    )
    .await;
    let limit = bytes * 2 - 1;
    assert_eq!(refusal(told), VaultRefusal::Full { limit });
}

async fn a_description_is_mended(town: Town) {
    let added = town.add("satu").await;
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    let better = Description {
        kind: "berita_acara".to_owned(),
        title: "  Berita acara 12 Maret  ".to_owned(),
        valid_from: "2026-03-12".to_owned(),
        valid_to: "2027-03-11".to_owned(),
    };
    let told = describe_evidence(
        &town.vault,
        town.database(),
        &acting,
        &added.evidence,
        &better,
    )
    .await;
    told.unwrap();
    let row = town
        .database()
        .evidence(&added.evidence)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.title, "Berita acara 12 Maret");
    assert_eq!(
        (row.kind.as_str(), row.valid_to.as_str()),
        ("berita_acara", "2027-03-11")
    );
    assert_eq!(
        (row.at.as_str(), row.bytes),
        ("1970-01-01T00:08:20Z", pdf("satu").len() as i64)
    );
    assert_eq!(town.acts().await[2..], ["describe_evidence"]);
}

async fn what_was_handed_in_is_not_taken_away(town: Town) {
    let added = town.add("satu").await;
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    let new = link(UNIT, CODE, &added.evidence);
    link_evidence(&town.desk, &acting, &new).await.unwrap();
    town.submit().await;
    let told = withdraw_evidence(town.database(), &acting, &added.evidence).await;
    let VaultRefusal::InUse(links) = refusal(told) else {
        panic!("it is in use");
    };
    assert_eq!((links.len(), links[0].code.as_str()), (1, CODE));
    let kept = vault_of(town.database(), &acting, UNIT).await.unwrap();
    assert_eq!((kept.len(), kept[0].uses.len()), (1, 1));
}

/// The filling closes at 1,000; the unit hands nothing in and is judged all the same.
async fn what_was_left_when_the_filling_closed_is_not_taken_away(town: Town) {
    let added = town.add("satu").await;
    let officer = officer(UNIT);
    let new = link(UNIT, CODE, &added.evidence);
    link_evidence(&town.desk, &acting(&officer, FILLING), &new)
        .await
        .unwrap();
    for now in [1_000, EVALUATION, 1_000_000] {
        let later = acting(&officer, now);
        let told = withdraw_evidence(town.database(), &later, &added.evidence).await;
        let VaultRefusal::InUse(links) = refusal(told) else {
            panic!("it is in use at {now}");
        };
        assert_eq!((links.len(), links[0].code.as_str()), (1, CODE));
    }
    let last = acting(&officer, 999);
    withdraw_evidence(town.database(), &last, &added.evidence)
        .await
        .unwrap();
}

async fn what_was_not_handed_in_goes_with_its_links(town: Town) {
    let added = town.add("satu").await;
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    for code in [CODE, OTHER_CODE] {
        let new = link(UNIT, code, &added.evidence);
        link_evidence(&town.desk, &acting, &new).await.unwrap();
    }
    withdraw_evidence(town.database(), &acting, &added.evidence)
        .await
        .unwrap();
    assert_eq!(
        vault_of(town.database(), &acting, UNIT).await.unwrap(),
        vec![]
    );
    let links = town
        .database()
        .links_of_evidence(&added.evidence)
        .await
        .unwrap();
    assert_eq!(links, vec![]);
    // Its row stays, and says so.
    let told = open_evidence(&town.vault, town.database(), &acting, &added.evidence, None).await;
    assert_eq!(refusal(told), VaultRefusal::Withdrawn);
    let again = withdraw_evidence(town.database(), &acting, &added.evidence).await;
    assert_eq!(refusal(again), VaultRefusal::Withdrawn);
    // The same file may come back.
    assert!(
        add_evidence(
            &town.vault,
            town.database(),
            &acting,
            UNIT,
            (pdf("satu"), "sp.pdf"),
            &description("dokumen_sp"),
            chance("kedua"),
        )
        .await
        .unwrap()
        .is_new
    );
}
