//! Ties and what lifts them.

use crate::office::{CITY, CLINIC, Office, START, chance, denial};
use crate::own_database::OwnDatabase;
use prima_domain::refusal::Refusal;
use prima_domain::register::conflict::{Standing, standing};
use prima_domain::register::day::Day;
use prima_domain::register::id::{PersonId, ProgrammeCode};
use prima_domain::register::person::{Actor, Role, Scope, TieKind};
use prima_workflow::people::{
    Declaration, Denial, Lift, NotDone, confirm_override, confirm_tie_end, declare_tie, end_tie,
    override_conflict, subject_of, withdraw_grant,
};

on_both_engines![
    a_tie_is_declared_by_oneself_and_ended_by_others,
    a_tie_ends_sooner_only_by_two_and_with_a_reason,
    a_tie_bars_with_all_bodies_above_it,
    who_coordinates_for_an_institution_works_there,
    who_gives_a_role_up_has_worked_there,
    an_override_takes_two_officers,
    a_conflicted_officer_learns_nothing_of_an_override,
];

fn programme() -> ProgrammeCode {
    "pekppp".into()
}

async fn officer(office: &Office, email: &str, role: Role) -> Actor {
    office
        .add(email, role, &Scope::Programme(programme()))
        .await
}

async fn tie(
    office: &Office,
    by: &Actor,
    person: &PersonId,
    body: &str,
    kind: TieKind,
    until: &str,
) -> Result<(), NotDone> {
    let declaration = Declaration {
        person,
        body,
        kind,
        until,
    };
    declare_tie(&office.at(1), by, &declaration).await
}

/// Whether a person is free to judge the clinic.
async fn is_free(office: &Office, person: &PersonId) -> bool {
    let actor = office.actor(person).await;
    let clinic = subject_of(&office.database, CLINIC).await.unwrap().unwrap();
    let found = standing(&actor, &clinic, Day::at(START), 365);
    !matches!(found, Standing::Conflicted(_))
}

async fn a_tie_is_declared_by_oneself_and_ended_by_others(own: OwnDatabase) {
    let office = Office::open(own).await;
    let ani = officer(&office, "ani@contoh.go.id", Role::Evaluator).await;
    let budi = officer(&office, "budi@contoh.go.id", Role::Evaluator).await;
    let boss = office.administrator.clone();
    let (kin, hidden) = (TieKind::Kin, Denial::Refused(Refusal::Hidden));
    let same = Denial::Refused(Refusal::SamePerson);
    let (id, tiada) = (&ani.person, PersonId::from("p-tiada"));
    for (what, by, person, body, until, expected) in [
        ("of another", &budi, id, CLINIC, "", Some(&hidden)),
        ("to no body", &ani, id, "tiada", "", Some(&hidden)),
        ("of nobody", &boss, &tiada, CLINIC, "", Some(&hidden)),
        (
            "to no day",
            &ani,
            id,
            CLINIC,
            "2024-13-01",
            Some(&Denial::Day),
        ),
        ("own", &ani, id, CLINIC, "", None),
        ("own, ended", &ani, id, CLINIC, "2023-12-31", Some(&same)),
        (
            "by the administrator alone",
            &boss,
            id,
            CLINIC,
            "2023-12-31",
            Some(&Denial::EndsSooner),
        ),
        ("of another, on", &boss, id, CLINIC, "", None),
    ] {
        let found = tie(&office, by, person, body, kin, until).await;
        match expected {
            None => assert!(found.is_ok(), "{what}: {found:?}"),
            Some(expected) => assert_eq!(&denial(found), expected, "{what}"),
        }
    }
    let ties = office.database.ties_of(id.as_str()).await.unwrap();
    assert_eq!(ties.len(), 1);
    assert_eq!((&*ties[0].valid_to, ties[0].declared), ("", 1));
    assert!(!is_free(&office, id).await);
    assert!(is_free(&office, &budi.person).await);
}

async fn a_tie_ends_sooner_only_by_two_and_with_a_reason(own: OwnDatabase) {
    let office = Office::open(own).await;
    let ani = officer(&office, "ani@contoh.go.id", Role::Evaluator).await;
    let sri = officer(&office, "sri@contoh.go.id", Role::ProgrammeOfficer).await;
    let boss = office.administrator.clone();
    let (id, kin) = (&ani.person, TieKind::Kin);
    tie(&office, &ani, id, CLINIC, kin, "").await.unwrap();
    let asking = |until: &'static str| Declaration {
        person: id,
        body: CLINIC,
        kind: kin,
        until,
    };
    let yesterday = asking("2024-01-25");
    let scene = office.at(2);
    for (what, by, reason, expected) in [
        ("own", &ani, "Cerai.", Denial::Refused(Refusal::SamePerson)),
        ("without a reason", &boss, " \n", Denial::Reason),
    ] {
        let found = end_tie(&scene, by, &yesterday, reason, &mut chance()).await;
        assert_eq!(denial(found), expected, "{what}");
    }
    let unknown = asking("2024-13-01");
    let found = end_tie(&scene, &boss, &unknown, "Cerai.", &mut chance()).await;
    assert_eq!(denial(found), Denial::Day);
    let asked = end_tie(&scene, &boss, &yesterday, " Cerai. ", &mut chance()).await;
    let ending = asked.unwrap();
    assert!(!is_free(&office, id).await, "one officer frees nobody");
    for (what, by, expected) in [
        ("who asked", &boss, Refusal::SamePerson),
        ("whose tie it is", &ani, Refusal::SamePerson),
    ] {
        let found = confirm_tie_end(&scene, by, &ending).await;
        assert_eq!(denial(found), Denial::Refused(expected), "{what}");
    }
    confirm_tie_end(&office.at(3), &sri, &ending).await.unwrap();
    assert!(is_free(&office, id).await, "two do");
    let again = confirm_tie_end(&scene, &sri, &ending).await;
    assert_eq!(denial(again), Denial::NotUsable);
    let ties = office.database.ties_of(id.as_str()).await.unwrap();
    assert_eq!((&*ties[0].valid_to, ties[0].declared), ("2024-01-25", 1));
    // What it was, who freed whom and why stay written down.
    let kept = office.database.tie_endings().await.unwrap();
    let [kept] = &kept[..] else {
        panic!("one ending is kept, not {kept:?}")
    };
    let before = (&*kept.was_until, kept.was_declared, &*kept.was_declared_by);
    assert_eq!(before, ("", 1, ani.person.as_str()));
    assert_eq!(
        (&*kept.reason, &*kept.asked_by, &*kept.confirmed_by),
        ("Cerai.", boss.person.as_str(), sri.person.as_str())
    );
    // What was asked about a tie that has changed since cannot be confirmed.
    tie(&office, &ani, id, CLINIC, kin, "").await.unwrap();
    let asked = end_tie(&scene, &boss, &yesterday, "Cerai.", &mut chance()).await;
    let late = office.at(9);
    declare_tie(&late, &ani, &asking("")).await.unwrap();
    let found = confirm_tie_end(&late, &sri, &asked.unwrap()).await;
    assert_eq!(denial(found), Denial::NotUsable);
}

async fn a_tie_bars_with_all_bodies_above_it(own: OwnDatabase) {
    let office = Office::open(own).await;
    let ani = officer(&office, "ani@contoh.go.id", Role::Evaluator).await;
    let (id, kind) = (&ani.person, TieKind::FormerEmployer);
    tie(&office, &ani, id, CLINIC, kind, "").await.unwrap();
    let actor = office.actor(id).await;
    let above: Vec<&str> = actor.ties[0]
        .above
        .iter()
        .map(|body| body.as_str())
        .collect();
    assert_eq!(above, ["dinkes-contoh", CITY]);
    assert!(actor.ties[0].declared);
}

async fn who_coordinates_for_an_institution_works_there(own: OwnDatabase) {
    let office = Office::open(own).await;
    let city = Scope::Body(CITY.into());
    let siti = office
        .add("siti@contoh.go.id", Role::Coordinator, &city)
        .await;
    assert_eq!(siti.ties.len(), 1, "{:?}", siti.ties);
    assert_eq!(siti.ties[0].kind, TieKind::Employer);
    assert_eq!(
        (siti.ties[0].body.as_str(), siti.ties[0].declared),
        (CITY, false)
    );
    assert!(
        is_free(&office, &siti.person).await,
        "its clinic may be evaluated"
    );
    let office_below = Scope::Body("dinkes-contoh".into());
    let dewi = office
        .add("dewi@contoh.go.id", Role::Coordinator, &office_below)
        .await;
    assert!(dewi.ties.is_empty(), "{:?}", dewi.ties);
}

/// START is 26 January 2024; with 365 days of cooling-off the bar holds up to
/// and with 25 January 2025, as 2024 has 366 days.
async fn who_gives_a_role_up_has_worked_there(own: OwnDatabase) {
    let office = Office::open(own).await;
    let clinic = Scope::Body(CLINIC.into());
    let role = Role::UnitOfficer;
    let dedi = office.add("dedi@contoh.go.id", role, &clinic).await;
    let id = &dedi.person;
    withdraw_grant(&office.at(5), &dedi, id, role, &clinic)
        .await
        .unwrap();
    let dedi = office.actor(id).await;
    assert!(dedi.grants.is_empty(), "{:?}", dedi.grants);
    let left = (TieKind::FormerEmployer, Day::parse("2024-01-26"), false);
    let [tie] = &dedi.ties[..] else {
        panic!("one tie is left, not {:?}", dedi.ties)
    };
    assert_eq!((tie.kind, tie.until, tie.declared), left);
    assert!(!is_free(&office, id).await, "not on the same day");
    let subject = subject_of(&office.database, CLINIC).await.unwrap().unwrap();
    for (day, expected) in [("2025-01-25", true), ("2025-01-26", false)] {
        let found = standing(&dedi, &subject, Day::parse(day).unwrap(), 365);
        let is_barred = matches!(found, Standing::Conflicted(_));
        assert_eq!(is_barred, expected, "{day}");
    }
    // A tie that is known to last longer is not made shorter by it.
    let evi = office.add("evi@contoh.go.id", role, &clinic).await;
    let (id, former) = (&evi.person, TieKind::FormerEmployer);
    self::tie(&office, &evi, id, CLINIC, former, "2024-03-31")
        .await
        .unwrap();
    let boss = &office.administrator;
    withdraw_grant(&office.at(5), boss, id, role, &clinic)
        .await
        .unwrap();
    let evi = office.database.ties_of(id.as_str()).await.unwrap();
    assert_eq!((&*evi[0].valid_to, evi[0].declared), ("2024-03-31", 1));
    // Who coordinated for an institution worked there, below it nobody did.
    for (email, body, expected) in [
        ("fina@contoh.go.id", CITY, 1),
        ("gita@contoh.go.id", "dinkes-contoh", 0),
    ] {
        let (role, scope) = (Role::Coordinator, Scope::Body(body.into()));
        let one = office.add(email, role, &scope).await;
        withdraw_grant(&office.at(5), boss, &one.person, role, &scope)
            .await
            .unwrap();
        let ties = office.database.ties_of(one.person.as_str()).await.unwrap();
        assert_eq!(ties.len(), expected, "{body}: {ties:?}");
    }
}

async fn an_override_takes_two_officers(own: OwnDatabase) {
    let office = Office::open(own).await;
    let ani = officer(&office, "ani@contoh.go.id", Role::Evaluator).await;
    let one = officer(&office, "satu@contoh.go.id", Role::ProgrammeOfficer).await;
    let two = officer(&office, "dua@contoh.go.id", Role::ProgrammeOfficer).await;
    tie(&office, &ani, &ani.person, CLINIC, TieKind::Kin, "")
        .await
        .unwrap();
    let (programme, scene) = (programme(), office.at(2));
    let ask = |reason: &'static str| Lift {
        programme: &programme,
        person: &ani.person,
        body: CLINIC,
        reason,
    };
    let blank = override_conflict(&scene, &one, &ask(" \n"), &mut chance()).await;
    assert_eq!(denial(blank), Denial::Reason);
    let boss = office.administrator.clone();
    let found = override_conflict(&scene, &boss, &ask("perlu"), &mut chance()).await;
    assert_eq!(denial(found), Denial::Refused(Refusal::Hidden));
    let lift = ask("Satu-satunya penilai di pulau ini.");
    let id = override_conflict(&scene, &one, &lift, &mut chance())
        .await
        .unwrap();
    assert!(
        !is_free(&office, &ani.person).await,
        "one officer lifts nothing"
    );
    for (by, expected) in [
        (&one, Refusal::SamePerson),
        (&ani, Refusal::Hidden),
        (&boss, Refusal::Hidden),
    ] {
        let found = confirm_override(&scene, by, &id).await;
        assert_eq!(denial(found), Denial::Refused(expected), "{}", by.person);
    }
    let unknown = confirm_override(&scene, &two, "o-tiada").await;
    assert_eq!(denial(unknown), Denial::Refused(Refusal::Hidden));
    confirm_override(&scene, &two, &id).await.unwrap();
    assert!(is_free(&office, &ani.person).await);
    let again = confirm_override(&scene, &two, &id).await;
    assert_eq!(denial(again), Denial::NotUsable);
    let kept = office.actor(&ani.person).await.overrides;
    assert_eq!(kept[0].reason(), "Satu-satunya penilai di pulau ini.");
    assert_eq!(
        (kept[0].asked_by(), kept[0].confirmed_by()),
        (&one.person, &two.person)
    );
    let acts = office.acts_on(ani.person.as_str()).await;
    assert_eq!(
        acts[acts.len() - 2..],
        ["override_conflict", "confirm_override"]
    );
}

async fn a_conflicted_officer_learns_nothing_of_an_override(own: OwnDatabase) {
    let office = Office::open(own).await;
    let ani = officer(&office, "ani@contoh.go.id", Role::Evaluator).await;
    let one = officer(&office, "satu@contoh.go.id", Role::ProgrammeOfficer).await;
    let two = officer(&office, "dua@contoh.go.id", Role::ProgrammeOfficer).await;
    let programme = programme();
    let lift = Lift {
        programme: &programme,
        person: &ani.person,
        body: CLINIC,
        reason: "perlu",
    };
    let id = override_conflict(&office.at(2), &one, &lift, &mut chance()).await;
    let id = id.unwrap();
    tie(&office, &two, &two.person, CLINIC, TieKind::Adviser, "")
        .await
        .unwrap();
    let two = office.actor(&two.person).await;
    let hidden = Denial::Refused(Refusal::Hidden);
    for id in [&*id, "o-tiada"] {
        let found = confirm_override(&office.at(3), &two, id).await;
        assert_eq!(denial(found), hidden, "{id}");
    }
    let asked = override_conflict(&office.at(3), &two, &lift, &mut chance()).await;
    assert_eq!(denial(asked), hidden);
}
