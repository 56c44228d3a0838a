//! One account from the first letter to the last sign-out.

use crate::office::{ADMINISTRATOR, CITY, Office, PASSWORD, START, chance, denial};
use crate::own_database::OwnDatabase;
use prima_domain::audit::{Line, check_chain};
use prima_domain::register::person::{Grant, Role, Scope};
use prima_store::Secret;
use prima_workflow::people::{
    Denial, PasswordChange, Visitor, change_password, confirm_second_factor, create_administrator,
    create_another_administrator, invite_person, propose_second_factor, set_up_second_factor,
    sign_out,
};
use totp_rs::{Builder, Secret as Key};

on_both_engines![
    an_account_is_made_used_and_guarded,
    only_the_first_account_is_made_by_hand,
    a_further_administrator_is_made_only_in_so_many_words,
    a_server_may_carry_the_acts_from_thread_to_thread,
];

/// The code an authenticator shows so many seconds after the beginning.
pub fn code(secret: &Secret, at: i64) -> String {
    let key = Key::try_from_base32(secret.expose()).unwrap();
    let totp = Builder::new().with_secret(key).build().unwrap();
    totp.generate((START + at).unsigned_abs()).to_string()
}

async fn an_account_is_made_used_and_guarded(own: OwnDatabase) {
    let office = Office::open(own).await;
    let (email, scope) = ("siti@contoh.go.id", Scope::Body(CITY.into()));
    let invited = invite_person(
        &office.at(0),
        &office.administrator,
        " Siti@Contoh.go.id ",
        Role::Coordinator,
        &scope,
        &mut chance(),
    )
    .await;
    let letter = invited.unwrap();
    assert_eq!(letter.expires_at, START + 7 * 86_400);
    let id = office.accept(60, &letter.token, PASSWORD).await.unwrap();

    let first = office.sign_in(70, "SITI@contoh.go.id", PASSWORD).await;
    let first = first.unwrap();
    assert!(!first.needs_second_factor);
    let signed_in = office.signed_in(80, &first.token).await;
    assert_eq!(signed_in.actor.person, id);
    let role = Role::Coordinator;
    assert_eq!(signed_in.actor.grants, [Grant { role, scope }]);
    assert_eq!(signed_in.csrf, first.csrf);
    assert_eq!(
        (&*signed_in.email, &*signed_in.name),
        (email, "Siti Aminah")
    );

    let offered = propose_second_factor(&signed_in, &mut chance());
    let url = offered.url.expose();
    assert!(
        url.starts_with("otpauth://totp/Prima:siti%40contoh.go.id?"),
        "{url}"
    );
    let shown = code(&offered.secret, 90);
    let set_up = set_up_second_factor(
        &office.at(90),
        &signed_in,
        &offered.secret,
        &shown,
        &mut chance(),
    )
    .await;
    assert_eq!(set_up.unwrap().len(), 10);
    assert!(office.signed_in(95, &first.token).await.has_second_factor);
    sign_out(&office.at(100), &first.token).await.unwrap();
    assert!(office.is_nobody(101, &first.token).await);

    let half = office.sign_in(200, email, PASSWORD).await.unwrap();
    assert!(half.needs_second_factor);
    let visitor = office.visitor(201, &half.token).await;
    assert!(
        matches!(visitor, Visitor::HalfSignedIn { .. }),
        "{visitor:?}"
    );
    let shown = code(&offered.secret, 210);
    let whole = confirm_second_factor(&office.at(210), &half.token, &shown, &mut chance()).await;
    let whole = whole.unwrap();
    assert!(
        office.is_nobody(211, &half.token).await,
        "the token changes"
    );
    let signed_in = office.signed_in(211, &whole.token).await;

    let (present, new) = (
        Secret::new(PASSWORD),
        Secret::new("hujan reda di bulan Juni"),
    );
    let change = PasswordChange {
        present: &present,
        new: &new,
    };
    let scene = office.at(220);
    let changed =
        change_password(&scene, &office.hashing, &signed_in, &change, &mut chance()).await;
    changed.unwrap();
    let old = office.sign_in(230, email, PASSWORD).await;
    assert_eq!(denial(old), Denial::Wrong);
    assert!(office.sign_in(231, email, new.expose()).await.is_ok());

    let expected = [
        "accept_invitation",
        "sign_in",
        "set_up_second_factor",
        "sign_out",
        "sign_in",
        "confirm_second_factor",
        "change_password",
        "sign_in",
        "sign_in",
    ];
    assert_eq!(office.acts_on(id.as_str()).await, expected);
    check_trail(&office).await;
}

/// The chain has no gap, and the public's version saw only the import.
async fn check_trail(office: &Office) {
    let lines = office.audit().await;
    let chain = lines.iter().map(|line| {
        let said = Line {
            sequence: line.sequence.unsigned_abs(),
            at: &line.at,
            actor: &line.actor,
            act: &line.act,
            object: &line.object,
            detail: &line.detail,
        };
        (said, line.hash.as_str())
    });
    assert_eq!(check_chain(chain), Ok(()));
    assert_eq!(office.database.version().await.unwrap(), 1);
    let n_acts = office.database.n_acts().await.unwrap();
    assert_eq!(n_acts as usize, lines.len());
    // 26 January 2024, 10.01 WIB.
    let accepted = lines.iter().find(|line| line.act == "accept_invitation");
    assert_eq!(accepted.unwrap().at, "2024-01-26T03:01:00Z");
}

async fn only_the_first_account_is_made_by_hand(own: OwnDatabase) {
    let office = Office::open(own).await;
    for (name, email, password, expected) in [
        ("Budi", "budi@contoh.go.id", PASSWORD, Denial::NotFirst),
        ("Budi", "budi", PASSWORD, Denial::Email),
        (" ", "budi@contoh.go.id", PASSWORD, Denial::Name),
    ] {
        let password = Secret::new(password);
        let scene = office.at(1);
        let hashing = &office.hashing;
        let made =
            create_administrator(&scene, hashing, name, email, &password, &mut chance()).await;
        assert_eq!(denial(made), expected, "{email}");
    }
    let short = Secret::new("pendek");
    let scene = office.at(1);
    let made =
        create_administrator(&scene, &office.hashing, "B", "b@c", &short, &mut chance()).await;
    assert!(matches!(denial(made), Denial::Password(_)));
    assert_eq!(office.database.people().await.unwrap().len(), 1);
}

async fn a_further_administrator_is_made_only_in_so_many_words(own: OwnDatabase) {
    let office = Office::open(own).await;
    let (scene, hashing) = (office.at(1), &office.hashing);
    let password = Secret::new(PASSWORD);
    let make = async |email: &str| {
        let mut chance = chance();
        create_another_administrator(&scene, hashing, "Budi", email, &password, &mut chance).await
    };
    let taken = make(&ADMINISTRATOR.to_uppercase()).await;
    assert_eq!(denial(taken), Denial::EmailTaken);
    assert_eq!(office.database.people().await.unwrap().len(), 1);
    let made = make("budi@contoh.go.id").await.unwrap();
    let actor = office.actor(&made).await;
    assert!(actor.holds(Role::Administrator, |_| true));
    let opened = office.sign_in(2, "budi@contoh.go.id", PASSWORD).await;
    assert!(opened.is_ok());
    let lines = office.audit().await;
    let mut made = lines
        .iter()
        .filter(|line| line.act == "create_administrator");
    assert_eq!(made.next().unwrap().detail, "{}");
    assert_eq!(made.next().unwrap().detail, r#"{"accounts_before":1}"#);
}

async fn a_server_may_carry_the_acts_from_thread_to_thread(own: OwnDatabase) {
    let office = std::sync::Arc::new(Office::open(own).await);
    let moved = office.clone();
    let carried = tokio::spawn(async move {
        let scope = Scope::Body(CITY.into());
        let email = "siti@contoh.go.id";
        moved.add(email, Role::Coordinator, &scope).await;
        let opened = moved.sign_in(1, email, PASSWORD).await.unwrap();
        let signed_in = moved.signed_in(2, &opened.token).await;
        let offered = propose_second_factor(&signed_in, &mut chance());
        let shown = code(&offered.secret, 3);
        let (scene, secret) = (moved.at(3), &offered.secret);
        let mut chance = chance();
        let set_up = set_up_second_factor(&scene, &signed_in, secret, &shown, &mut chance);
        set_up.await.unwrap();
        let half = moved.sign_in(60, email, PASSWORD).await.unwrap();
        let shown = code(secret, 60);
        let scene = moved.at(60);
        let whole = confirm_second_factor(&scene, &half.token, &shown, &mut chance);
        whole.await.unwrap().token
    });
    let token = carried.await.unwrap();
    office.signed_in(61, &token).await;
}
