//! No secret and no person is in a line of the audit trail, nor in what a log
//! could show; nothing but hashes is kept of what opens a door.

use crate::life::code;
use crate::office::{ADMINISTRATOR, CITY, Office, PASSWORD, chance};
use crate::own_database::OwnDatabase;
use prima_domain::register::person::{Role, Scope};
use prima_store::Secret;
use prima_workflow::people::{
    Newcomer, PasswordChange, SignIn, invite_person, make_recovery_note, own_sessions,
    propose_second_factor, set_up_second_factor,
};

on_both_engines![no_secret_is_written_where_it_can_be_read,];

async fn no_secret_is_written_where_it_can_be_read(own: OwnDatabase) {
    let office = Office::open(own).await;
    let (boss, scope) = (office.administrator.clone(), Scope::Body(CITY.into()));
    let (email, role) = ("siti@contoh.go.id", Role::Coordinator);
    let letter = invite_person(&office.at(0), &boss, email, role, &scope, &mut chance()).await;
    let letter = letter.unwrap();
    let id = office.accept(0, &letter.token, PASSWORD).await.unwrap();
    let note = make_recovery_note(&office.at(0), &boss, &id, &mut chance()).await;
    let note = note.unwrap();
    let opened = office.sign_in(1, ADMINISTRATOR, PASSWORD).await.unwrap();
    let _ = office
        .sign_in(1, "tiada@contoh.go.id", "salah sekali")
        .await;
    let signed_in = office.signed_in(2, &opened.token).await;
    let offered = propose_second_factor(&signed_in, &mut chance());
    let shown = code(&offered.secret, 2);
    let scene = office.at(2);
    let secret = &offered.secret;
    let codes = set_up_second_factor(&scene, &signed_in, secret, &shown, &mut chance()).await;
    let codes = codes.unwrap();
    let persons = office.database.people().await.unwrap();
    let sessions = own_sessions(&scene, &signed_in).await.unwrap();

    let mut secrets = vec![PASSWORD, "salah sekali", &shown];
    let tokens = [&letter.token, &note.token, &opened.token, &opened.csrf];
    secrets.extend(tokens.iter().map(|token| token.expose()));
    secrets.extend([offered.secret.expose(), offered.url.expose()]);
    secrets.extend(codes.iter().map(Secret::expose));
    secrets.extend(persons.iter().map(|person| person.password_hash.expose()));

    let typed = Secret::new(PASSWORD);
    let newcomer = Newcomer {
        token: &letter.token,
        name: "",
        password: &typed,
        lang: "",
    };
    let asked = SignIn {
        email: "",
        password: &typed,
        address: "",
        agent: "",
    };
    let change = PasswordChange {
        present: &typed,
        new: &typed,
    };
    let debug = format!(
        "{letter:?} {note:?} {opened:?} {signed_in:?} {offered:?} {codes:?} {persons:?} \
         {sessions:?} {newcomer:?} {asked:?} {change:?} {:?}",
        office.visitor(3, &opened.token).await,
    );
    let audit = format!("{:?}", office.audit().await);
    for (place, secret) in secrets.iter().enumerate() {
        assert!(!secret.is_empty(), "secret {place}");
        assert!(
            !audit.contains(secret),
            "secret {place} is in the audit trail"
        );
        assert!(!debug.contains(secret), "secret {place} is in a debug text");
    }
    for personal in [
        email,
        ADMINISTRATOR,
        "tiada@contoh.go.id",
        "Siti",
        "Tono",
        "192.0.2.7",
    ] {
        assert!(
            !audit.contains(personal),
            "{personal} is in the audit trail"
        );
    }
    let kept = office.database.holders(&[opened.token.expose()]).await;
    let kept = kept.unwrap().sessions;
    assert_eq!(kept, [], "a session is kept by its hash");
    assert_eq!(signed_in.session.len(), 64);
}
