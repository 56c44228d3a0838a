//! Back into an account by a note, made only by who could have made the account.

use crate::office::{ADMINISTRATOR, CITY, CLINIC, Office, PASSWORD, chance, denial};
use crate::own_database::OwnDatabase;
use prima_domain::refusal::Refusal;
use prima_domain::register::id::PersonId;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_store::Secret;
use prima_workflow::people::{Denial, NotDone, make_recovery_note, recover_account};

on_both_engines![
    a_note_opens_an_account_once,
    a_note_is_good_for_seven_days_and_only_the_last_one,
    a_note_is_made_by_who_could_grant_all_there_is,
];

const NEW: &str = "hujan reda di bulan Juni";

async fn note(office: &Office, by: &Actor, person: &PersonId) -> Result<Secret, NotDone> {
    let made = make_recovery_note(&office.at(0), by, person, &mut chance()).await;
    made.map(|made| made.token)
}

async fn recover(office: &Office, at: i64, note: &Secret) -> Result<PersonId, NotDone> {
    let new = Secret::new(NEW);
    recover_account(&office.at(at), &office.hashing, note, &new, &mut chance()).await
}

async fn a_note_opens_an_account_once(own: OwnDatabase) {
    let office = Office::open(own).await;
    let email = "siti@contoh.go.id";
    let scope = Scope::Body(CITY.into());
    let siti = office.add(email, Role::Coordinator, &scope).await;
    let session = office.sign_in(1, email, PASSWORD).await.unwrap();
    let locked = "UPDATE person SET failures = 100, totp_secret = 'hilang'";
    office.own.run(locked).await;
    let found = office.sign_in(2, email, PASSWORD).await;
    // The account takes no password; who tries is told what everybody is.
    assert_eq!(denial(found), Denial::Wrong);
    let note = note(&office, &office.administrator, &siti.person).await;
    let note = note.unwrap();
    let weak = recover_account(
        &office.at(3),
        &office.hashing,
        &note,
        &Secret::new("pendek"),
        &mut chance(),
    )
    .await;
    assert!(matches!(denial(weak), Denial::Password(_)));
    assert_eq!(recover(&office, 4, &note).await.unwrap(), siti.person);
    assert!(office.is_nobody(5, &session.token).await);
    let opened = office.sign_in(6, email, NEW).await.unwrap();
    assert!(!opened.needs_second_factor, "the lost one is taken off");
    let again = recover(&office, 7, &note).await;
    assert_eq!(denial(again), Denial::NotUsable);
    let acts = office.acts_on(siti.person.as_str()).await;
    let expected = [
        "accept_invitation",
        "sign_in",
        "sign_in",
        "make_recovery_note",
    ];
    assert_eq!(acts[..4], expected, "the second one failed");
    assert_eq!(acts[4..], ["recover_account", "sign_in"]);
}

async fn a_note_is_good_for_seven_days_and_only_the_last_one(own: OwnDatabase) {
    let office = Office::open(own).await;
    let scope = Scope::Body(CITY.into());
    let siti = office
        .add("s@contoh.go.id", Role::Coordinator, &scope)
        .await;
    let by = &office.administrator;
    let first = note(&office, by, &siti.person).await.unwrap();
    let second = note(&office, by, &siti.person).await.unwrap();
    assert_eq!(denial(recover(&office, 1, &first).await), Denial::NotUsable);
    let late = recover(&office, 7 * 86_400, &second).await;
    assert_eq!(denial(late), Denial::NotUsable);
    assert!(recover(&office, 7 * 86_400 - 1, &second).await.is_ok());
}

async fn a_note_is_made_by_who_could_grant_all_there_is(own: OwnDatabase) {
    let office = Office::open(own).await;
    let (city, clinic) = (Scope::Body(CITY.into()), Scope::Body(CLINIC.into()));
    let siti = office.add("s@contoh.go.id", Role::Coordinator, &city).await;
    let budi = office
        .add("b@contoh.go.id", Role::UnitOfficer, &clinic)
        .await;
    let ani = office
        .add("a@contoh.go.id", Role::Auditor, &Scope::Everywhere)
        .await;
    let hidden = Denial::Refused(Refusal::Hidden);
    let same = Denial::Refused(Refusal::SamePerson);
    let (boss, tiada) = (office.administrator.clone(), PersonId::from("p-tiada"));
    for (by, whose, expected) in [
        (&siti, &budi.person, None),
        (&boss, &siti.person, None),
        (&boss, &ani.person, None),
        (&siti, &boss.person, Some(&hidden)),
        (&siti, &ani.person, Some(&hidden)),
        (&siti, &siti.person, Some(&hidden)),
        (&budi, &siti.person, Some(&hidden)),
        (&ani, &budi.person, Some(&hidden)),
        (&siti, &tiada, Some(&hidden)),
        (&boss, &tiada, Some(&hidden)),
        (&boss, &boss.person, Some(&same)),
    ] {
        let found = note(&office, by, whose).await;
        match expected {
            None => assert!(found.is_ok(), "{} for {whose}: {found:?}", by.person),
            Some(expected) => assert_eq!(&denial(found), expected, "{} for {whose}", by.person),
        }
    }
    assert!(office.sign_in(1, ADMINISTRATOR, PASSWORD).await.is_ok());
}
