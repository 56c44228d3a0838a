//! Several who write one proposal: nothing is lost, and a colleague of the institution
//! joins. The rules are those of KIPP 2023 as shipped.

use crate::kipp::*;
use crate::own_database::OwnDatabase;
use crate::town::*;
use prima_domain::register::person::{Role, Scope};
use prima_workflow::assessment::Refusal;
use prima_workflow::innovation::proposal::{
    Earlier, Head, NewText, ProposalRefusal, begin_proposal, dismiss_author, name_author,
    proposal_lists, proposal_page, save_head, save_section,
};
use std::collections::BTreeMap;

on_both_engines![
    two_who_write_the_same_section_lose_nothing,
    a_colleague_of_the_institution_writes_along,
];

async fn two_who_write_the_same_section_lose_nothing(own: OwnDatabase) {
    let desk = kipp(&own).await;
    let umi = unit_officer();
    let id = begin_proposal(&desk, &umi, &new(UNIT, "Antre dari Rumah"), FEBRUARY)
        .await
        .unwrap();
    let text = |content: &str, version| NewText {
        section: "kebaruan".to_owned(),
        content: content.to_owned(),
        version,
    };
    save_section(&desk, &umi, &id, &text("satu", 0), FEBRUARY)
        .await
        .unwrap();
    save_section(&desk, &umi, &id, &text("dua", 1), FEBRUARY)
        .await
        .unwrap();
    // The same again is no version, whatever version was read.
    save_section(&desk, &umi, &id, &text("dua", 1), FEBRUARY)
        .await
        .unwrap();
    let stale = refused(save_section(&desk, &umi, &id, &text("tiga", 1), FEBRUARY).await);
    let ProposalRefusal::Stale(stale) = refusal(stale) else {
        panic!("it is stale");
    };
    assert_eq!((stale.theirs.as_str(), stale.version), ("dua", 2));
    save_section(&desk, &umi, &id, &text("tiga", stale.version), FEBRUARY)
        .await
        .unwrap();
    let kept = desk
        .database
        .reading()
        .section_versions_of(&id)
        .await
        .unwrap();
    let kept: Vec<&str> = kept.iter().map(|row| row.content.as_str()).collect();
    assert_eq!(kept, ["satu", "dua", "tiga"], "every version stays");
    save_head(&desk, &umi, &id, &head(1), FEBRUARY)
        .await
        .unwrap();
    // The same again is no version; another head that was not read with it is late.
    save_head(&desk, &umi, &id, &head(1), FEBRUARY)
        .await
        .unwrap();
    let honours = BTreeMap::from([("terpuji".to_owned(), Earlier::In("2026".to_owned()))]);
    let late = |version| Head {
        honours: honours.clone(),
        began: "2027".to_owned(),
        ..head(version)
    };
    let stale = refused(save_head(&desk, &umi, &id, &late(1), FEBRUARY).await);
    assert!(matches!(refusal(stale), ProposalRefusal::Stale(stale) if stale.version == 2));
    save_head(&desk, &umi, &id, &late(2), FEBRUARY)
        .await
        .unwrap();
    let before = desk.database.reading().proposals_before(&id).await.unwrap();
    let before: Vec<(i64, &str, &str)> = before
        .iter()
        .map(|row| (row.version, row.began.as_str(), row.honours.as_str()))
        .collect();
    let expected = [(1, "", ""), (2, "2028-02-02", "terpuji\ntop-99")];
    assert_eq!(before, expected, "what was replaced stays");
}

async fn a_colleague_of_the_institution_writes_along(own: OwnDatabase) {
    let desk = kipp(&own).await;
    let umi = unit_officer();
    let id = begin_proposal(&desk, &umi, &new(UNIT, "Antre dari Rumah"), FEBRUARY)
        .await
        .unwrap();
    admit(&desk, "lala", "unit_officer", ("body", OTHER)).await;
    admit(&desk, "asing", "unit_officer", ("body", "badan-lain")).await;
    let lala = person("lala", Role::UnitOfficer, Scope::Body(OTHER.into()));
    let hidden = refused(proposal_page(&desk, &lala, &id, FEBRUARY).await);
    assert!(matches!(hidden, Refusal::Hidden));
    for stranger in ["asing@contoh.go.id", "tiada@contoh.go.id", ""] {
        let told = refused(name_author(&desk, &umi, &id, stranger, FEBRUARY).await);
        assert_eq!(refusal(told), ProposalRefusal::NotColleague, "{stranger}");
    }
    name_author(&desk, &umi, &id, " Lala@contoh.go.id ", FEBRUARY)
        .await
        .unwrap();
    let text = NewText {
        section: "kebaruan".to_owned(),
        content: "Ditulis bersama.".to_owned(),
        version: 0,
    };
    save_section(&desk, &lala, &id, &text, FEBRUARY)
        .await
        .unwrap();
    let lists = proposal_lists(&desk, &lala, FEBRUARY).await.unwrap();
    assert_eq!(lists.own.len(), 1);
    // Only the roles of the file submit; who writes along does not.
    let submits = refused(step(&desk, &lala, &id, "ajukan", FEBRUARY).await);
    assert!(matches!(submits, Refusal::Hidden), "{submits:?}");
    let moved = person("lala", Role::UnitOfficer, Scope::Body("badan-lain".into()));
    let gone = refused(proposal_page(&desk, &moved, &id, FEBRUARY).await);
    assert!(matches!(gone, Refusal::Hidden), "who left reads no more");
    dismiss_author(&desk, &umi, &id, "lala", FEBRUARY)
        .await
        .unwrap();
    let dismissed = refused(save_section(&desk, &lala, &id, &text, FEBRUARY).await);
    assert!(matches!(dismissed, Refusal::Hidden));
}
