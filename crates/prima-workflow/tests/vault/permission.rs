//! Who may do what: an unknown thing and a forbidden one look alike.

use crate::town::{
    CODE, CYCLE, EVALUATION, FILLING, OTHER, Town, UNIT, acting, chance, coordinator, description,
    evaluator, link, officer, pdf, person, refusal, with_kin,
};
use prima_domain::register::person::{Actor, Role, Scope};
use prima_workflow::vault::{
    NewUpload, Told, VaultError, VaultRefusal, add_evidence, append_upload, begin_upload,
    describe_evidence, evidence_of_unit, finish_upload, link_evidence, open_evidence,
    resume_upload, suggestions, unlink_evidence, vault_of, withdraw_evidence,
};

on_both_engines![
    only_its_own_officers_change_a_vault,
    a_vault_is_shown_to_its_officers_and_coordinators,
    answers_show_their_evidence_to_those_who_judge_them,
    a_unit_links_only_what_is_its_own,
];

/// Everybody who is no officer of the puskesmas.
fn others() -> Vec<Actor> {
    let everywhere = [
        Role::ProgrammeOfficer,
        Role::Evaluator,
        Role::Decider,
        Role::Auditor,
        Role::Administrator,
    ];
    let everywhere = everywhere.map(|role| person(role.code(), role, Scope::Everywhere));
    let mut others = vec![
        officer(OTHER),
        officer("dinas"),
        officer("kabupaten"),
        coordinator("kabupaten"),
        coordinator("kota"),
        evaluator(),
        person("tanpa-peran", Role::UnitOfficer, Scope::Everywhere),
    ];
    others.extend(everywhere);
    others
}

fn is_hidden<T: std::fmt::Debug>(told: Told<T>) -> bool {
    matches!(told, Err(VaultError::Refused(VaultRefusal::Hidden)))
}

async fn only_its_own_officers_change_a_vault(town: Town) {
    let added = town.add("satu").await;
    let unit = officer(UNIT);
    let new = NewUpload {
        body: UNIT.to_owned(),
        file_name: "a.pdf".to_owned(),
        bytes: 10,
    };
    let (vault, database) = (&town.vault, town.database());
    let own = acting(&unit, FILLING);
    let upload = begin_upload(vault, database, &own, &new, chance("u"))
        .await
        .unwrap();
    let acts = town.acts().await;
    for other in others() {
        let other = acting(&other, FILLING);
        for (evidence, upload) in [
            (added.evidence.as_str(), upload.as_str()),
            ("x", "x"),
            ("\0", "\0"),
        ] {
            let sp = description("dokumen_sp");
            let who = &other.actor.person;
            let file = (pdf("dua"), "a.pdf");
            let told = add_evidence(vault, database, &other, UNIT, file, &sp, chance("x")).await;
            assert!(is_hidden(told), "{who} added");
            let told = begin_upload(vault, database, &other, &new, chance("x")).await;
            assert!(is_hidden(told), "{who} began");
            let told = resume_upload(database, &other, upload).await;
            assert!(is_hidden(told), "{who} saw an upload");
            let told = append_upload(vault, database, &other, upload, 0, vec![1]).await;
            assert!(is_hidden(told), "{who} appended");
            let told = finish_upload(vault, database, &other, upload, &sp, chance("x")).await;
            assert!(is_hidden(told), "{who} finished");
            let told = describe_evidence(vault, database, &other, evidence, &sp).await;
            assert!(is_hidden(told), "{who} described");
            let told = withdraw_evidence(database, &other, evidence).await;
            assert!(is_hidden(told), "{who} withdrew");
            let new = link(UNIT, CODE, evidence);
            let told = link_evidence(&town.desk, &other, &new).await;
            assert!(is_hidden(told), "{who} linked");
            let told = unlink_evidence(&town.desk, &other, &new).await;
            assert!(is_hidden(told), "{who} unlinked");
        }
    }
    assert_eq!(town.acts().await, acts);
    assert_eq!(town.files().len(), 1);
    // Nobody adds to a body that nobody knows.
    let nowhere = officer("tiada");
    let nowhere = acting(&nowhere, FILLING);
    let sp = description("dokumen_sp");
    let file = (pdf("dua"), "a.pdf");
    let told = add_evidence(vault, database, &nowhere, "tiada", file, &sp, chance("x")).await;
    assert!(is_hidden(told));
}

async fn a_vault_is_shown_to_its_officers_and_coordinators(town: Town) {
    let added = town.add("satu").await;
    let kin = with_kin(coordinator("kabupaten"));
    let mut seen = Vec::new();
    let mut all = others();
    all.extend([officer(UNIT), coordinator("dinas"), coordinator(UNIT), kin]);
    for actor in &all {
        let acting = acting(actor, FILLING);
        let database = town.database();
        let vault = vault_of(database, &acting, UNIT).await;
        let opened = open_evidence(&town.vault, database, &acting, &added.evidence, None).await;
        let offered = suggestions(&town.desk, &acting, CYCLE, UNIT, CODE).await;
        assert_eq!(is_hidden(opened), vault.is_err(), "{}", actor.person);
        assert_eq!(is_hidden(offered), vault.is_err(), "{}", actor.person);
        match vault {
            Ok(kept) => seen.push((actor.person.to_string(), kept.len())),
            other => assert!(is_hidden(other)),
        }
    }
    let expected = [
        ("koordinator-kabupaten", 1),
        ("petugas-puskesmas", 1),
        ("koordinator-dinas", 1),
        ("koordinator-puskesmas", 1),
    ];
    let expected = expected.map(|(who, n)| (who.to_owned(), n));
    assert_eq!(seen, expected);
    let unit = officer(UNIT);
    let told = open_evidence(
        &town.vault,
        town.database(),
        &acting(&unit, FILLING),
        "x",
        None,
    )
    .await;
    assert_eq!(refusal(told), VaultRefusal::Hidden);
}

async fn answers_show_their_evidence_to_those_who_judge_them(town: Town) {
    let added = town.add("satu").await;
    let unlinked = town.add("dua").await;
    let unit = officer(UNIT);
    let new = link(UNIT, CODE, &added.evidence);
    link_evidence(&town.desk, &acting(&unit, FILLING), &new)
        .await
        .unwrap();
    let (vault, database) = (&town.vault, town.database());
    let through = Some((CYCLE, UNIT));
    let assigned = evaluator();
    // Nothing is at rest yet.
    let told = evidence_of_unit(database, &acting(&assigned, FILLING), CYCLE, UNIT).await;
    assert!(told.is_err());
    let told = open_evidence(
        vault,
        database,
        &acting(&assigned, FILLING),
        &added.evidence,
        through,
    )
    .await;
    assert!(told.is_err());
    town.submit().await;
    let now = acting(&assigned, EVALUATION);
    assert_eq!(
        evidence_of_unit(database, &now, CYCLE, UNIT)
            .await
            .unwrap()
            .len(),
        1
    );
    let told = open_evidence(vault, database, &now, &added.evidence, through).await;
    assert_eq!(told.unwrap().content, pdf("satu"));
    // What no answer rests on stays in the vault, and so does all in another unit's name.
    let told = open_evidence(vault, database, &now, &unlinked.evidence, through).await;
    assert!(is_hidden(told));
    for through in [Some((CYCLE, OTHER)), Some(("lain", UNIT)), None] {
        let told = open_evidence(vault, database, &now, &added.evidence, through).await;
        assert!(is_hidden(told), "{through:?}");
    }
    let strangers = [
        officer(OTHER),
        coordinator("kota"),
        person("penilai-lain", Role::Evaluator, Scope::Everywhere),
        person("pengelola", Role::Administrator, Scope::Everywhere),
        with_kin(evaluator()),
        with_kin(coordinator("kabupaten")),
    ];
    for stranger in &strangers {
        let now = acting(stranger, EVALUATION);
        let told = evidence_of_unit(database, &now, CYCLE, UNIT).await;
        assert!(is_hidden(told), "{}", stranger.person);
        let told = open_evidence(vault, database, &now, &added.evidence, through).await;
        assert!(is_hidden(told), "{}", stranger.person);
    }
}

async fn a_unit_links_only_what_is_its_own(town: Town) {
    let added = town.add("satu").await;
    let other = officer(OTHER);
    let now = acting(&other, FILLING);
    for evidence in [added.evidence.as_str(), "x", ""] {
        let told = link_evidence(&town.desk, &now, &link(OTHER, CODE, evidence)).await;
        assert_eq!(refusal(told), VaultRefusal::Hidden, "{evidence}");
    }
    // One who acts for both does not lend one unit's evidence to the other.
    let mut both = officer(OTHER);
    both.grants.extend(officer(UNIT).grants);
    let told = link_evidence(
        &town.desk,
        &acting(&both, FILLING),
        &link(OTHER, CODE, &added.evidence),
    )
    .await;
    assert_eq!(refusal(told), VaultRefusal::Hidden);
}
