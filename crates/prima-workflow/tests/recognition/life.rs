//! From the nomination to what is granted, and to its revocation.

use crate::own_database::OwnDatabase;
use crate::town::*;
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::recognition::candidacy::Fault;
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::day::Day;
use prima_domain::register::person::{Actor, Role};
use prima_instrument::words::{Lang, say};
use prima_store::evidence::Evidence;
use prima_store::people::GrantRow;
use prima_workflow::assessment::Refusal;
use prima_workflow::assessment::read::notices;
use prima_workflow::recognition::{
    NewStep, Taken, begin_candidacy, candidacy_page, confirm_step, open_programme, show_facilities,
    take_step, withdraw_step,
};
use std::collections::BTreeMap;

on_both_engines![
    a_unit_goes_from_nomination_to_grant_and_to_revocation,
    a_step_is_taken_once_and_by_those_it_belongs_to,
    only_the_step_that_the_second_person_read_is_confirmed,
    the_second_person_is_told_of_a_step_and_the_unit_of_what_it_got,
    rules_are_opened_once_and_by_their_officers,
    facilities_are_shown_by_dated_photos_of_the_own_vault,
];

async fn a_unit_goes_from_nomination_to_grant_and_to_revocation(own: OwnDatabase) {
    let desk = opened(&own).await;
    let (koko, umi) = (coordinator(), unit_officer());
    let (dita, doni) = (
        of_programme("dita", Role::Decider),
        of_programme("doni", Role::Decider),
    );
    let eka = of_programme("eka", Role::Evaluator);
    let id = begin_candidacy(&desk, &koko, &nomination(UNIT), FEBRUARY).await;
    let id = id.unwrap();
    assert_eq!(id, "bintang-2030-kanim-contoh-1");
    step(&desk, &umi, &id, "serah", FEBRUARY).await.unwrap();
    step(&desk, &eka, &id, "kembali", FEBRUARY).await.unwrap();
    step(&desk, &umi, &id, "serah", FEBRUARY).await.unwrap();
    let asked = step(&desk, &dita, &id, "bintang", FEBRUARY).await.unwrap();
    assert_eq!(asked, Taken::Asked);
    assert!(desk.database.honours_of(UNIT).await.unwrap().is_empty());
    let own_step = refused(confirm(&desk, &dita, &id, FEBRUARY).await);
    assert!(matches!(own_step, Refusal::Rule(Rule::SamePerson)));
    confirm(&desk, &doni, &id, FEBRUARY).await.unwrap();
    let honours = desk.database.honours_of(UNIT).await.unwrap();
    let told: Vec<(&str, &str, &str, &str, &str)> = honours
        .iter()
        .map(|one| {
            let (body, unit) = (one.body.as_str(), one.unit.as_str());
            (
                one.dataset.as_str(),
                body,
                unit,
                one.status.as_str(),
                one.granted.as_str(),
            )
        })
        .collect();
    let expected = (
        "penetapan-bintang-2030",
        MINISTRY,
        UNIT,
        "granted",
        "2030-02-03",
    );
    assert_eq!(told, [expected]);
    let mut reading = desk.database.reading();
    let set = reading.dataset_named("penetapan-bintang-2030").await;
    let set = set.unwrap().pop().unwrap();
    assert_eq!(
        [set.title_id.as_str(), set.title_en.as_str()],
        [
            "Bintang Pelayanan, ditetapkan 2030",
            "Service star, granted 2030"
        ]
    );
    // What the public reads of it stands where all words do.
    for (lang, note) in [(Lang::Id, &set.note_id), (Lang::En, &set.note_en)] {
        assert_eq!(*note, say(lang, "honour-set-note", &[]));
    }
    let said = desk.database.statements_about(UNIT).await.unwrap();
    let said: Vec<&str> = said.iter().map(|one| one.text_id.as_str()).collect();
    let term = "Bintang Pelayanan berlaku sampai dan dengan 2 Februari 2031.";
    assert_eq!(said, [term]);
    let again = refused(begin_candidacy(&desk, &koko, &nomination(UNIT), FEBRUARY).await);
    assert!(
        matches!(again, Refusal::Candidacy(Fault::Held)),
        "{again:?}"
    );
    let supervised = step(&desk, &eka, &id, "awasi", FEBRUARY + 50 * DAY).await;
    assert_eq!(supervised.unwrap(), Taken::Done);
    let honours = desk.database.honours_of(UNIT).await.unwrap();
    assert_eq!(honours.len(), 1, "supervision grants nothing anew");
    assert_eq!(honours[0].granted, "2030-02-03");
    let later = FEBRUARY + 100 * DAY;
    step(&desk, &doni, &id, "cabut", later).await.unwrap();
    confirm(&desk, &dita, &id, later).await.unwrap();
    let honours = desk.database.honours_of(UNIT).await.unwrap();
    assert_eq!(honours.len(), 1, "the row stays, revoked");
    assert_eq!(
        (honours[0].status.as_str(), honours[0].revoked.as_str()),
        ("revoked", "2030-05-14")
    );
    assert_eq!(honours[0].reason_id, "Sebabnya");
    let said = desk.database.statements_about(UNIT).await.unwrap();
    assert!(said.is_empty(), "what was revoked has no term: {said:?}");
    let check = |now: i64| {
        let (desk, koko) = (desk.clone(), koko.clone());
        async move { begin_candidacy(&desk, &koko, &nomination(UNIT), now).await }
    };
    let free = Day::parse("2032-05-14").unwrap();
    let waits = refused(check(free.begins() - 1).await);
    assert!(
        matches!(waits, Refusal::Candidacy(Fault::CoolingOff(day)) if day == free),
        "{waits:?}"
    );
    assert!(check(free.begins()).await.unwrap().ends_with("-2"));
}

async fn a_step_is_taken_once_and_by_those_it_belongs_to(own: OwnDatabase) {
    let desk = opened(&own).await;
    let (koko, umi) = (coordinator(), unit_officer());
    let dita = of_programme("dita", Role::Decider);
    for stranger in [&umi, &dita, &kin(coordinator())] {
        let hidden = refused(begin_candidacy(&desk, stranger, &nomination(UNIT), FEBRUARY).await);
        assert!(matches!(hidden, Refusal::Hidden), "{hidden:?}");
    }
    let mut bare = nomination(UNIT);
    bare.document.clear();
    let bare = refused(begin_candidacy(&desk, &koko, &bare, FEBRUARY).await);
    assert!(matches!(bare, Refusal::Candidacy(Fault::NoDocument)));
    let id = begin_candidacy(&desk, &koko, &nomination(UNIT), FEBRUARY)
        .await
        .unwrap();
    let wrong = refused(step(&desk, &koko, &id, "serah", FEBRUARY).await);
    assert!(matches!(wrong, Refusal::Hidden), "{wrong:?}");
    let around = refused(step(&desk, &dita, &id, "bintang", FEBRUARY).await);
    assert!(
        matches!(around, Refusal::Candidacy(Fault::NoSuchExit)),
        "{around:?}"
    );
    let stale = NewStep {
        exit: "serah".to_owned(),
        version: 7,
        ..NewStep::default()
    };
    let stale = refused(take_step(&desk, &umi, &id, &stale, FEBRUARY).await);
    assert!(matches!(stale, Refusal::CandidacyMoved));
    step(&desk, &umi, &id, "serah", FEBRUARY).await.unwrap();
    let tied = refused(step(&desk, &kin(dita.clone()), &id, "bintang", FEBRUARY).await);
    assert!(matches!(tied, Refusal::Hidden), "{tied:?}");
    let unread = refused(candidacy_page(&desk, &kin(dita.clone()), &id, FEBRUARY).await);
    assert!(matches!(unread, Refusal::Hidden));
    step(&desk, &dita, &id, "bintang", FEBRUARY).await.unwrap();
    let twice = refused(step(&desk, &dita, &id, "bintang", FEBRUARY).await);
    assert!(
        matches!(twice, Refusal::AlreadyProposed { .. }),
        "{twice:?}"
    );
    let read = asked(&desk, &dita, &id, FEBRUARY).await;
    withdraw_step(&desk, &dita, &id, &read, FEBRUARY)
        .await
        .unwrap();
    let nothing = refused(confirm(&desk, &dita, &id, FEBRUARY).await);
    assert!(
        matches!(nothing, Refusal::Rule(Rule::NothingOpen)),
        "{nothing:?}"
    );
    let page = candidacy_page(&desk, &umi, &id, FEBRUARY).await.unwrap();
    assert_eq!(page.row.stage, "periksa");
    assert!(
        page.exits.iter().all(|exit| !exit.may_take),
        "{:?}",
        page.exits
    );
    let acts: Vec<String> = desk
        .database
        .audit_from(1, 100)
        .await
        .unwrap()
        .into_iter()
        .map(|line| line.act)
        .collect();
    let expected = [
        "import",
        "open_programme",
        "begin_candidacy",
        "take_step",
        "ask_step",
        "withdraw_step",
    ];
    assert_eq!(acts, expected);
}

async fn only_the_step_that_the_second_person_read_is_confirmed(own: OwnDatabase) {
    let desk = opened(&own).await;
    let (dita, doni) = (
        of_programme("dita", Role::Decider),
        of_programme("doni", Role::Decider),
    );
    let id = begin_candidacy(&desk, &coordinator(), &nomination(UNIT), FEBRUARY).await;
    let id = id.unwrap();
    step(&desk, &unit_officer(), &id, "serah", FEBRUARY)
        .await
        .unwrap();
    step(&desk, &dita, &id, "bintang", FEBRUARY).await.unwrap();
    let read = asked(&desk, &doni, &id, FEBRUARY).await;
    // While Doni reads, Dita takes it back and asks with another document; the
    // candidacy has the same version all the while.
    withdraw_step(&desk, &dita, &id, &read, FEBRUARY)
        .await
        .unwrap();
    let page = candidacy_page(&desk, &dita, &id, FEBRUARY).await.unwrap();
    let other = NewStep {
        exit: "bintang".to_owned(),
        document: "SK 8/2030".to_owned(),
        version: page.row.version,
        ..NewStep::default()
    };
    take_step(&desk, &dita, &id, &other, FEBRUARY)
        .await
        .unwrap();
    for found in [
        confirm_step(&desk, &doni, &id, &read, FEBRUARY).await,
        confirm_step(&desk, &doni, &id, "", FEBRUARY).await,
        withdraw_step(&desk, &doni, &id, &read, FEBRUARY).await,
    ] {
        let unseen = refused(found);
        assert!(matches!(unseen, Refusal::OtherWaits), "{unseen:?}");
    }
    assert!(desk.database.honours_of(UNIT).await.unwrap().is_empty());
    confirm(&desk, &doni, &id, FEBRUARY).await.unwrap();
    let honours = desk.database.honours_of(UNIT).await.unwrap();
    assert!(honours[0].source.ends_with("SK 8/2030"), "{honours:?}");
}

async fn the_second_person_is_told_of_a_step_and_the_unit_of_what_it_got(own: OwnDatabase) {
    let desk = opened(&own).await;
    let umi = unit_officer();
    let (dita, doni) = (
        of_programme("dita", Role::Decider),
        of_programme("doni", Role::Decider),
    );
    let mut act = desk.database.act().await.unwrap();
    for (actor, kind, scope) in [
        (&umi, "body", UNIT),
        (&dita, "programme", "bintang"),
        (&doni, "programme", "bintang"),
    ] {
        let grant = GrantRow {
            person: actor.person.to_string(),
            role: actor.grants[0].role.code().to_owned(),
            scope_kind: kind.to_owned(),
            scope: scope.to_owned(),
            ..GrantRow::default()
        };
        act.put_grant(grant).await.unwrap();
    }
    act.finish("2030-01-02T00:00:00Z", "uji", "grants", "", "")
        .await
        .unwrap();
    // Kind, what it is about, and in which programme.
    let told = async |actor: &Actor| {
        let lines = notices(&desk, actor, FEBRUARY).await.unwrap().into_iter();
        let told = lines.map(|line| (line.kind, line.part.0, line.title.0));
        told.collect::<Vec<_>>()
    };
    let line = |kind: NoticeKind, part: &str| {
        let programme = "Bintang Pelayanan".to_owned();
        vec![(kind, part.to_owned(), programme)]
    };
    let id = begin_candidacy(&desk, &coordinator(), &nomination(UNIT), FEBRUARY).await;
    let id = id.unwrap();
    step(&desk, &umi, &id, "serah", FEBRUARY).await.unwrap();
    assert_eq!(told(&doni).await, [], "no step of one person is told");
    step(&desk, &dita, &id, "bintang", FEBRUARY).await.unwrap();
    assert_eq!(told(&dita).await, [], "who asked cannot confirm");
    let waits = line(NoticeKind::StepWaits, "Kanim Contoh");
    assert_eq!(told(&doni).await, waits);
    assert_eq!(told(&kin(doni.clone())).await, [], "a tie hides it");
    assert_eq!(told(&umi).await, []);
    confirm(&desk, &doni, &id, FEBRUARY).await.unwrap();
    assert_eq!(told(&doni).await, [], "nothing waits any more");
    let granted = line(NoticeKind::HonourGranted, "Bintang Pelayanan");
    assert_eq!(told(&umi).await, granted);
    step(&desk, &dita, &id, "cabut", FEBRUARY).await.unwrap();
    confirm(&desk, &doni, &id, FEBRUARY).await.unwrap();
    let revoked = line(NoticeKind::HonourRevoked, "Bintang Pelayanan");
    assert_eq!(told(&umi).await, revoked, "it is held no more");
}

async fn rules_are_opened_once_and_by_their_officers(own: OwnDatabase) {
    let desk = opened(&own).await;
    let ani = of_programme("ani", Role::ProgrammeOfficer);
    let again = refused(open_programme(&desk, &ani, RULES, FEBRUARY).await);
    assert!(matches!(again, Refusal::ProgrammeOpen { .. }), "{again:?}");
    let other = RULES.replace("\"bintang\"\nedition", "\"lain\"\nedition");
    let other = refused(open_programme(&desk, &ani, &other, FEBRUARY).await);
    assert!(matches!(other, Refusal::OtherProgramme { .. }), "{other:?}");
    let broken = RULES.replace("to = \"periksa\"", "to = \"peiksa\"");
    let broken = refused(open_programme(&desk, &ani, &broken, FEBRUARY).await);
    let Refusal::Programme { faults, .. } = &broken else {
        panic!("{broken:?}");
    };
    assert_eq!(faults[0].key, "programme-unknown-stage");
    let said = broken.text(prima_instrument::words::Lang::Id);
    assert!(
        said.contains("TOML:29:6") || said.contains("peiksa"),
        "{said}"
    );
    let umi = refused(open_programme(&desk, &unit_officer(), "", FEBRUARY).await);
    assert!(matches!(umi, Refusal::Hidden));
}

async fn facilities_are_shown_by_dated_photos_of_the_own_vault(own: OwnDatabase) {
    let desk = opened(&own).await;
    let umi = unit_officer();
    let id = begin_candidacy(&desk, &coordinator(), &nomination(UNIT), FEBRUARY).await;
    let id = id.unwrap();
    let photo = |id: &str, body: &str, kind: &str, taken: &str| Evidence {
        evidence: id.to_owned(),
        body: body.to_owned(),
        media_type: kind.to_owned(),
        valid_from: taken.to_owned(),
        state: Evidence::KEPT.to_owned(),
        ..Evidence::default()
    };
    let mut act = desk.database.act().await.unwrap();
    for row in [
        photo("ramp", UNIT, "image/jpeg", "2030-01-15"),
        photo("tanpa-hari", UNIT, "image/png", ""),
        photo("surat", UNIT, "application/pdf", "2030-01-15"),
        photo("orang", OTHER, "image/jpeg", "2030-01-15"),
    ] {
        act.add_evidence(&row).await.unwrap();
    }
    act.finish_privately("2030-01-01T00:00:00Z", "uji", "test", "", "")
        .await
        .unwrap();
    let show = |facility: &str, evidence: &str| {
        let photos = BTreeMap::from([(facility.to_owned(), evidence.to_owned())]);
        let (desk, umi, id) = (desk.clone(), umi.clone(), id.clone());
        async move { show_facilities(&desk, &umi, &id, &photos, FEBRUARY).await }
    };
    for (facility, evidence, expected) in [
        ("LIFT", "ramp", "not-asked"),
        ("RAMP", "tiada", "not-in-vault"),
        ("RAMP", "orang", "not-in-vault"),
        ("RAMP", "surat", "no-picture"),
        ("RAMP", "tanpa-hari", "undated"),
    ] {
        let found = refused(show(facility, evidence).await);
        let matches = matches!(found, Refusal::Photo { why, .. } if why == expected);
        assert!(matches, "{evidence}: {found:?}");
    }
    show("RAMP", "ramp").await.unwrap();
    let page = candidacy_page(&desk, &umi, &id, FEBRUARY).await.unwrap();
    assert_eq!(page.facilities[0].taken, "2030-01-15");
    step(&desk, &umi, &id, "serah", FEBRUARY).await.unwrap();
    let late = refused(show("RAMP", "ramp").await);
    assert!(matches!(late, Refusal::Rule(Rule::NotOffered)), "{late:?}");
}
