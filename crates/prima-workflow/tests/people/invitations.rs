//! Letters: used once, in time, by who they are for.

use crate::office::{ADMINISTRATOR, CITY, CLINIC, Office, PASSWORD, chance, denial};
use crate::own_database::OwnDatabase;
use prima_domain::refusal::Refusal;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_store::Secret;
use prima_workflow::people::{
    Denial, Invited, NotDone, invite_person, open_invitations, withdraw_grant, withdraw_invitation,
};

on_both_engines![
    a_letter_is_good_for_seven_days,
    a_letter_that_was_used_is_good_for_nothing,
    a_letter_nobody_wrote_opens_nothing,
    two_who_hold_one_letter_make_one_account,
    who_has_an_account_takes_a_role_up_with_its_password,
    nobody_invites_oneself,
    a_letter_is_no_good_once_its_writer_may_not_invite_any_more,
    who_may_invite_sees_open_letters_and_takes_them_back,
    whether_there_is_an_account_is_not_told,
    a_password_that_will_not_do_uses_no_letter_up,
];

const DAY: i64 = 86_400;

async fn invite(
    office: &Office,
    by: &Actor,
    email: &str,
    role: Role,
    body: &str,
) -> Result<Invited, NotDone> {
    let scope = Scope::Body(body.into());
    invite_person(&office.at(0), by, email, role, &scope, &mut chance()).await
}

async fn letter(office: &Office, email: &str) -> Secret {
    let by = &office.administrator;
    let invited = invite(office, by, email, Role::UnitOfficer, CLINIC).await;
    invited.unwrap().token
}

async fn a_letter_is_good_for_seven_days(own: OwnDatabase) {
    let office = Office::open(own).await;
    let (late, in_time) = (
        letter(&office, "a@contoh.go.id").await,
        letter(&office, "b@contoh.go.id").await,
    );
    let found = office.accept(7 * DAY, &late, PASSWORD).await;
    assert_eq!(denial(found), Denial::NotUsable);
    let found = office.accept(7 * DAY - 1, &in_time, PASSWORD).await;
    assert!(found.is_ok(), "{found:?}");
    assert_eq!(office.database.people().await.unwrap().len(), 2);
}

async fn a_letter_that_was_used_is_good_for_nothing(own: OwnDatabase) {
    let office = Office::open(own).await;
    let letter = letter(&office, "a@contoh.go.id").await;
    let id = office.accept(1, &letter, PASSWORD).await.unwrap();
    let stolen = office.accept(2, &letter, "sandi orang lain lagi").await;
    assert_eq!(denial(stolen), Denial::NotUsable);
    let again = office.accept(3, &letter, PASSWORD).await;
    assert_eq!(denial(again), Denial::NotUsable);
    assert!(office.sign_in(4, "a@contoh.go.id", PASSWORD).await.is_ok());
    let acts = office.acts_on(id.as_str()).await;
    assert_eq!(acts, ["accept_invitation", "sign_in"]);
}

async fn a_letter_nobody_wrote_opens_nothing(own: OwnDatabase) {
    let office = Office::open(own).await;
    let letter = letter(&office, "a@contoh.go.id").await;
    let text = letter.expose();
    for wrong in [
        "",
        &text[1..],
        &text.to_uppercase(),
        &format!("{text}\0"),
        &"0".repeat(64),
    ] {
        let found = office.accept(1, &Secret::new(wrong), PASSWORD).await;
        assert_eq!(denial(found), Denial::NotUsable, "{} signs", wrong.len());
    }
}

async fn two_who_hold_one_letter_make_one_account(own: OwnDatabase) {
    let office = Office::open(own).await;
    let letter = letter(&office, "a@contoh.go.id").await;
    let (one, two) = tokio::join!(
        office.accept(1, &letter, "sandi yang pertama itu"),
        office.accept(1, &letter, "sandi yang kedua itu"),
    );
    assert_eq!([&one, &two].iter().filter(|done| done.is_ok()).count(), 1);
    let lost = if one.is_ok() { two } else { one };
    assert_eq!(denial(lost), Denial::NotUsable);
    assert_eq!(office.database.people().await.unwrap().len(), 2);
}

async fn who_has_an_account_takes_a_role_up_with_its_password(own: OwnDatabase) {
    let office = Office::open(own).await;
    let scope = Scope::Body(CITY.into());
    let email = "siti@contoh.go.id";
    let siti = office.add(email, Role::Coordinator, &scope).await;
    let letter = letter(&office, email).await;
    let found = office.accept(1, &letter, "sandi orang lain lagi").await;
    assert_eq!(denial(found), Denial::Wrong);
    assert_eq!(office.actor(&siti.person).await.grants.len(), 1);
    let found = office.accept(2, &letter, PASSWORD).await.unwrap();
    assert_eq!(found, siti.person);
    assert_eq!(office.actor(&siti.person).await.grants.len(), 2);
    let person = office.database.person(siti.person.as_str()).await.unwrap();
    assert_eq!(person.unwrap().failures, 1, "guessing by letter counts");
}

async fn nobody_invites_oneself(own: OwnDatabase) {
    let office = Office::open(own).await;
    let by = office.administrator.clone();
    let found = invite(&office, &by, ADMINISTRATOR, Role::Evaluator, CLINIC).await;
    assert_eq!(denial(found), Denial::Refused(Refusal::SamePerson));
    // Nor by an address that became one's own afterwards.
    let letter = letter(&office, "lain@contoh.go.id").await;
    office
        .own
        .run("UPDATE person SET email = 'lain@contoh.go.id'")
        .await;
    let found = office.accept(1, &letter, PASSWORD).await;
    assert_eq!(denial(found), Denial::Refused(Refusal::SamePerson));
    assert_eq!(office.actor(&by.person).await.grants.len(), 1);
}

async fn a_letter_is_no_good_once_its_writer_may_not_invite_any_more(own: OwnDatabase) {
    let office = Office::open(own).await;
    let scope = Scope::Body(CITY.into());
    let siti = office
        .add("siti@contoh.go.id", Role::Coordinator, &scope)
        .await;
    let email = "a@contoh.go.id";
    let invited = invite(&office, &siti, email, Role::UnitOfficer, CLINIC).await;
    let letter = invited.unwrap().token;
    let tono = &office.administrator;
    withdraw_grant(&office.at(1), tono, &siti.person, Role::Coordinator, &scope)
        .await
        .unwrap();
    let found = office.accept(2, &letter, PASSWORD).await;
    assert_eq!(denial(found), Denial::NotUsable);
    assert_eq!(office.database.people().await.unwrap().len(), 2);
}

async fn who_may_invite_sees_open_letters_and_takes_them_back(own: OwnDatabase) {
    let office = Office::open(own).await;
    let siti = office
        .add(
            "siti@contoh.go.id",
            Role::Coordinator,
            &Scope::Body(CITY.into()),
        )
        .await;
    let other = office
        .add(
            "lain@contoh.go.id",
            Role::Coordinator,
            &Scope::Body("kota-lain".into()),
        )
        .await;
    let token = letter(&office, "a@contoh.go.id").await;
    let open = async |actor: &Actor, at: i64| {
        let found = open_invitations(&office.at(at), actor).await.unwrap();
        found.into_iter().map(|one| one.email).collect::<Vec<_>>()
    };
    assert_eq!(open(&siti, 1).await, ["a@contoh.go.id"]);
    assert!(open(&other, 1).await.is_empty());
    assert!(open(&siti, 7 * DAY).await.is_empty(), "it is over");
    let found = open_invitations(&office.at(1), &siti).await.unwrap();
    let hash = found[0].token_hash.as_str();
    let hidden = withdraw_invitation(&office.at(1), &other, hash).await;
    assert_eq!(denial(hidden), Denial::Refused(Refusal::Hidden));
    let unknown = withdraw_invitation(&office.at(1), &siti, "tiada").await;
    assert_eq!(denial(unknown), Denial::Refused(Refusal::Hidden));
    withdraw_invitation(&office.at(1), &siti, hash)
        .await
        .unwrap();
    let again = withdraw_invitation(&office.at(2), &siti, hash).await;
    assert_eq!(denial(again), Denial::NotUsable);
    assert!(open(&siti, 2).await.is_empty());
    let found = office.accept(2, &token, PASSWORD).await;
    assert_eq!(denial(found), Denial::NotUsable);
}

async fn whether_there_is_an_account_is_not_told(own: OwnDatabase) {
    let office = Office::open(own).await;
    let scope = Scope::Body(CITY.into());
    let siti = office
        .add("siti@contoh.go.id", Role::Coordinator, &scope)
        .await;
    for email in [ADMINISTRATOR, "tiada@contoh.go.id"] {
        let found = invite(&office, &siti, email, Role::UnitOfficer, CLINIC).await;
        assert!(found.is_ok(), "{email}: {found:?}");
    }
    for (email, body) in [("a@contoh.go.id", "kota-lain"), ("a@contoh.go.id", "tiada")] {
        let found = invite(&office, &siti, email, Role::UnitOfficer, body).await;
        assert_eq!(denial(found), Denial::Refused(Refusal::Hidden), "{body}");
    }
}

async fn a_password_that_will_not_do_uses_no_letter_up(own: OwnDatabase) {
    let office = Office::open(own).await;
    let letter = letter(&office, "a@contoh.go.id").await;
    for weak in [
        "",
        "pendek",
        "passwordpassword",
        "Siti Aminah 2024",
        &"a".repeat(129),
    ] {
        let found = office.accept(1, &letter, weak).await;
        assert!(matches!(denial(found), Denial::Password(_)), "{weak}");
    }
    assert!(office.accept(2, &letter, PASSWORD).await.is_ok());
}
