//! Passkeys: a key that a device holds opens a whole session, once for each
//! question, and whatever is wrong with an answer is told like a wrong password.

use crate::device::{Device, ORIGIN};
use crate::life::code;
use crate::office::{ADMINISTRATOR, CITY, Office, PASSWORD, START, chance, denial};
use crate::own_database::OwnDatabase;
use prima_domain::refusal::Refusal;
use prima_domain::register::person::{Role, Scope};
use prima_domain::register::sign_in::passkey::PasskeySite;
use prima_store::Secret;
use prima_workflow::people::{
    Asking, Denial, MOST_FAILURES, NewPasskey, NotDone, Opened, PasskeySignIn, SignedIn,
    begin_passkey, begin_passkey_sign_in, finish_passkey, make_recovery_note,
    propose_second_factor, recover_account, remove_passkey, set_up_second_factor,
    sign_in_by_passkey,
};

on_both_engines![
    a_passkey_stands_for_password_and_second_factor,
    a_question_is_answered_once_and_in_time,
    a_device_must_verify_its_user,
    a_counter_that_goes_back_is_refused_and_noted,
    whatever_is_wrong_gets_the_same_answer_and_counts,
    failures_close_the_door_for_passkey_and_password_alike,
    adding_one_needs_the_password_and_a_name,
    a_key_belongs_to_one_account_and_one_question_to_one_person,
    a_removed_passkey_opens_nothing,
    recovery_takes_passkeys_off,
    an_address_asks_only_so_often,
    there_are_at_most_twenty,
];

fn site() -> PasskeySite {
    PasskeySite::of("", "localhost:8080").unwrap()
}

async fn administrator(office: &Office, at: i64) -> SignedIn {
    let opened = office.sign_in(at, ADMINISTRATOR, PASSWORD).await.unwrap();
    office.signed_in(at, &opened.token).await
}

async fn begin(
    office: &Office,
    at: i64,
    who: &SignedIn,
    name: &str,
    password: &str,
) -> Result<Asking, NotDone> {
    let password = Secret::new(password);
    let new = NewPasskey {
        name,
        password: &password,
    };
    let scene = office.at(at);
    begin_passkey(&scene, &site(), &office.hashing, who, &new, &mut chance()).await
}

/// Adds the key of a device to an account.
async fn add(office: &Office, at: i64, who: &SignedIn, device: &mut Device) {
    let asked = begin(office, at, who, "Telepon", PASSWORD).await.unwrap();
    let answer = device.create(&asked.options);
    let scene = office.at(at);
    let added = finish_passkey(&scene, &site(), who, &asked.token, &answer).await;
    added.unwrap();
}

async fn ask(office: &Office, at: i64, address: &str) -> Result<Asking, NotDone> {
    begin_passkey_sign_in(&office.at(at), &site(), address, &mut chance()).await
}

async fn answer(office: &Office, at: i64, asked: &Asking, answer: &str) -> Result<Opened, NotDone> {
    let asked = PasskeySignIn {
        ceremony: &asked.token,
        answer,
        address: "192.0.2.7",
        agent: "Firefox",
    };
    sign_in_by_passkey(&office.at(at), &site(), &asked, &mut chance()).await
}

/// Asks a device and brings its answer.
async fn sign_in(office: &Office, at: i64, device: &mut Device) -> Result<Opened, NotDone> {
    let asked = ask(office, at, "192.0.2.7").await.unwrap();
    let said = device.get(&asked.options);
    answer(office, at, &asked, &said).await
}

/// An office whose administrator has a passkey.
async fn keyed(own: OwnDatabase) -> (Office, SignedIn, Device) {
    let office = Office::open(own).await;
    let who = administrator(&office, 0).await;
    let mut device = Device::new(7);
    add(&office, 1, &who, &mut device).await;
    (office, who, device)
}

async fn a_passkey_stands_for_password_and_second_factor(own: OwnDatabase) {
    let (office, who, mut device) = keyed(own).await;
    let secret = propose_second_factor(&who, &mut chance()).secret;
    let (scene, shown) = (office.at(2), code(&secret, 2));
    let codes = set_up_second_factor(&scene, &who, &secret, &shown, &mut chance()).await;
    codes.unwrap();
    let opened = sign_in(&office, 60, &mut device).await.unwrap();
    assert!(!opened.needs_second_factor);
    let signed_in = office.signed_in(61, &opened.token).await;
    assert_eq!(signed_in.actor.person, who.actor.person);
    assert_eq!(signed_in.csrf, opened.csrf);
    let id = who.actor.person.as_str();
    let keys = office.database.passkeys_of(id).await.unwrap();
    assert_eq!(keys.len(), 1);
    assert_eq!(keys[0].label, "Telepon");
    assert_eq!(keys[0].created_at, START + 1);
    assert_eq!(keys[0].last_used_at, START + 60);
    let acts = office.acts_on(id).await;
    let expected = [
        "register_passkey",
        "set_up_second_factor",
        "sign_in_by_passkey",
    ];
    assert_eq!(acts[acts.len() - 3..], expected, "{acts:?}");
    let audit = format!("{:?}", office.audit().await);
    assert!(!audit.contains("Telepon"), "{audit}");
    assert!(!audit.contains(&keys[0].credential), "{audit}");
    // The counter moved on with the answer, so the next one is accepted too.
    assert!(sign_in(&office, 62, &mut device).await.is_ok());
}

async fn a_question_is_answered_once_and_in_time(own: OwnDatabase) {
    let (office, who, mut device) = keyed(own).await;
    let asked = ask(&office, 10, "192.0.2.7").await.unwrap();
    let said = device.get(&asked.options);
    assert!(answer(&office, 11, &asked, &said).await.is_ok());
    let again = answer(&office, 12, &asked, &said).await;
    assert_eq!(denial(again), Denial::NotUsable);
    let asked = ask(&office, 20, "192.0.2.7").await.unwrap();
    let wrong = answer(&office, 21, &asked, "{}").await;
    assert_eq!(denial(wrong), Denial::Wrong);
    let said = device.get(&asked.options);
    let found = answer(&office, 22, &asked, &said).await;
    assert_eq!(denial(found), Denial::NotUsable, "a wrong answer is one");
    // Five minutes, and not a second more.
    for (at, is_late) in [(30 + 299, false), (400 + 300, true)] {
        let asked = ask(&office, if is_late { 400 } else { 30 }, "192.0.2.7").await;
        let asked = asked.unwrap();
        let said = device.get(&asked.options);
        let found = answer(&office, at, &asked, &said).await;
        assert_eq!(found.is_err(), is_late, "at {at}");
    }
    let asked = begin(&office, 710, &who, "Kunci", PASSWORD).await.unwrap();
    let said = Device::new(8).create(&asked.options);
    let (scene, token) = (office.at(710 + 300), &asked.token);
    let late = finish_passkey(&scene, &site(), &who, token, &said).await;
    assert_eq!(denial(late), Denial::NotUsable);
    let not_for_a_sign_in = begin(&office, 720, &who, "Kunci", PASSWORD).await;
    let asked = not_for_a_sign_in.unwrap();
    let found = answer(&office, 721, &asked, "{}").await;
    assert_eq!(denial(found), Denial::NotUsable);
}

async fn a_device_must_verify_its_user(own: OwnDatabase) {
    let (office, who, mut device) = keyed(own).await;
    device.verifies = false;
    let found = sign_in(&office, 10, &mut device).await;
    assert_eq!(denial(found), Denial::Wrong);
    let mut other = Device::new(8);
    other.verifies = false;
    let asked = begin(&office, 20, &who, "Kunci", PASSWORD).await.unwrap();
    let said = other.create(&asked.options);
    let (scene, token) = (office.at(20), &asked.token);
    let found = finish_passkey(&scene, &site(), &who, token, &said).await;
    assert_eq!(denial(found), Denial::Passkey);
    let id = who.actor.person.as_str();
    assert_eq!(office.database.passkeys_of(id).await.unwrap().len(), 1);
}

async fn a_counter_that_goes_back_is_refused_and_noted(own: OwnDatabase) {
    let (office, _, mut device) = keyed(own).await;
    device.counter = 40;
    assert!(sign_in(&office, 10, &mut device).await.is_ok());
    let mut copy = device.clone();
    // One more makes it 41 again, which is no more than was seen.
    copy.counter = 40;
    let found = sign_in(&office, 20, &mut copy).await;
    assert_eq!(denial(found), Denial::Wrong);
    let last = office.audit().await.pop().unwrap();
    assert_eq!(last.act, "sign_in_by_passkey");
    assert_eq!(
        last.detail,
        "{\"failed\":true,\"why\":\"counter_went_back\"}"
    );
    assert_eq!(last.object, office.administrator.person.as_str());
    assert_eq!(last.actor, "", "who failed is not known");
    assert!(sign_in(&office, 30, &mut device).await.is_ok());
}

async fn whatever_is_wrong_gets_the_same_answer_and_counts(own: OwnDatabase) {
    let (office, _, device) = keyed(own).await;
    let mut elsewhere = device.clone();
    elsewhere.origin = "http://localhost:8081";
    let mut answers = Vec::new();
    let mut unknown = Device::new(9);
    // A key that no account has, under a handle that one has.
    let asked = begin(&office, 2, &administrator(&office, 2).await, "x", PASSWORD).await;
    unknown.create(&asked.unwrap().options);
    for mut wrong in [device.forged(), elsewhere, unknown] {
        let found = sign_in(&office, 10, &mut wrong).await;
        answers.push(denial(found));
    }
    for said in ["", "{}", "[1]", "\u{0}"] {
        let asked = ask(&office, 11, "192.0.2.7").await.unwrap();
        answers.push(denial(answer(&office, 11, &asked, said).await));
    }
    assert!(
        answers.iter().all(|answer| *answer == Denial::Wrong),
        "{answers:?}"
    );
    let audit = office.audit().await;
    let failed = audit.iter().filter(|line| line.act == "sign_in_by_passkey");
    let failed: Vec<_> = failed.collect();
    assert_eq!(failed.len(), answers.len());
    assert!(failed.iter().all(|line| line.actor.is_empty()));
    let id = office.administrator.person.as_str();
    let person = office.database.person(id).await.unwrap().unwrap();
    assert_eq!(person.failures, 2, "those two whose key is known");
}

async fn failures_close_the_door_for_passkey_and_password_alike(own: OwnDatabase) {
    let (office, _, mut device) = keyed(own).await;
    let mut forged = device.forged();
    // Five are free; the sixth closes for 30 seconds.
    for at in 10..16 {
        let found = sign_in(&office, at, &mut forged).await;
        assert_eq!(denial(found), Denial::Wrong, "at {at}");
    }
    let until = START + 15 + 30;
    let found = sign_in(&office, 20, &mut device).await;
    assert_eq!(denial(found), Denial::Wait { until });
    let found = office.sign_in(20, ADMINISTRATOR, PASSWORD).await;
    assert_eq!(denial(found), Denial::Wait { until });
    assert!(sign_in(&office, 45, &mut device).await.is_ok());
    let id = office.administrator.person.as_str();
    let person = office.database.person(id).await.unwrap().unwrap();
    assert_eq!(person.failures, 0, "a success forgives");
}

async fn adding_one_needs_the_password_and_a_name(own: OwnDatabase) {
    let office = Office::open(own).await;
    let who = administrator(&office, 0).await;
    for name in ["", "  ", &"a".repeat(61)] {
        let found = begin(&office, 1, &who, name, PASSWORD).await;
        assert_eq!(denial(found), Denial::PasskeyName, "{name:?}");
    }
    for at in 1..7 {
        let found = begin(&office, at, &who, "Kunci", "salah").await;
        assert_eq!(denial(found), Denial::Wrong);
    }
    let found = begin(&office, 7, &who, "Kunci", PASSWORD).await;
    assert_eq!(denial(found), Denial::Wait { until: START + 36 });
    let asked = begin(&office, 36, &who, " Kunci kantor ", PASSWORD).await;
    let asked = asked.unwrap();
    let scene = office.at(37);
    let found = finish_passkey(&scene, &site(), &who, &asked.token, "bukan JSON").await;
    assert_eq!(denial(found), Denial::Passkey);
    let said = Device::new(7).create(&asked.options);
    let found = finish_passkey(&scene, &site(), &who, &asked.token, &said).await;
    assert_eq!(denial(found), Denial::NotUsable, "it has been answered");
    let asked = begin(&office, 38, &who, " Kunci kantor ", PASSWORD).await;
    let asked = asked.unwrap();
    let said = Device::new(7).create(&asked.options);
    let added = finish_passkey(&scene, &site(), &who, &asked.token, &said).await;
    added.unwrap();
    let id = who.actor.person.as_str();
    let keys = office.database.passkeys_of(id).await.unwrap();
    assert_eq!(keys[0].label, "Kunci kantor");
}

async fn a_key_belongs_to_one_account_and_one_question_to_one_person(own: OwnDatabase) {
    let (office, who, device) = keyed(own).await;
    let email = "siti@contoh.go.id";
    let scope = Scope::Body(CITY.into());
    office.add(email, Role::Coordinator, &scope).await;
    let opened = office.sign_in(5, email, PASSWORD).await.unwrap();
    let siti = office.signed_in(5, &opened.token).await;
    let asked = begin(&office, 6, &siti, "Kunci", PASSWORD).await.unwrap();
    let (scene, token) = (office.at(6), &asked.token);
    let said = device.clone().create(&asked.options);
    let found = finish_passkey(&scene, &site(), &siti, token, &said).await;
    assert_eq!(denial(found), Denial::Passkey, "it is another person's key");
    let asked = begin(&office, 7, &siti, "Kunci", PASSWORD).await.unwrap();
    let said = Device::new(8).create(&asked.options);
    let (scene, token) = (office.at(7), &asked.token);
    let found = finish_passkey(&scene, &site(), &who, token, &said).await;
    assert_eq!(denial(found), Denial::NotUsable, "another person was asked");
    let id = siti.actor.person.as_str();
    assert_eq!(office.database.passkeys_of(id).await.unwrap(), []);
    assert_eq!(ORIGIN, site().origin());
}

async fn a_removed_passkey_opens_nothing(own: OwnDatabase) {
    let (office, who, mut device) = keyed(own).await;
    let id = who.actor.person.as_str();
    let key = office.database.passkeys_of(id).await.unwrap().remove(0);
    let email = "siti@contoh.go.id";
    let scope = Scope::Body(CITY.into());
    office.add(email, Role::Coordinator, &scope).await;
    let opened = office.sign_in(5, email, PASSWORD).await.unwrap();
    let siti = office.signed_in(5, &opened.token).await;
    for credential in [key.credential.as_str(), "", "tiada"] {
        let found = remove_passkey(&office.at(6), &siti, credential).await;
        assert_eq!(denial(found), Denial::Refused(Refusal::Hidden));
    }
    let other = sign_in(&office, 7, &mut device).await.unwrap();
    let removed = remove_passkey(&office.at(8), &who, &key.credential).await;
    removed.unwrap();
    assert!(office.is_nobody(9, &other.token).await, "it may be stolen");
    let found = sign_in(&office, 9, &mut device).await;
    assert_eq!(denial(found), Denial::Wrong);
    let again = remove_passkey(&office.at(10), &who, &key.credential).await;
    assert_eq!(denial(again), Denial::Refused(Refusal::Hidden));
}

async fn recovery_takes_passkeys_off(own: OwnDatabase) {
    let office = Office::open(own).await;
    let email = "siti@contoh.go.id";
    let scope = Scope::Body(CITY.into());
    let siti = office.add(email, Role::Coordinator, &scope).await;
    let opened = office.sign_in(1, email, PASSWORD).await.unwrap();
    let who = office.signed_in(1, &opened.token).await;
    let mut device = Device::new(7);
    add(&office, 2, &who, &mut device).await;
    let boss = &office.administrator;
    let note = make_recovery_note(&office.at(3), boss, &siti.person, &mut chance()).await;
    let (note, new) = (note.unwrap().token, Secret::new("hujan reda di bulan Juni"));
    let scene = office.at(4);
    let done = recover_account(&scene, &office.hashing, &note, &new, &mut chance()).await;
    done.unwrap();
    let found = sign_in(&office, 5, &mut device).await;
    assert_eq!(denial(found), Denial::Wrong);
}

async fn an_address_asks_only_so_often(own: OwnDatabase) {
    let office = Office::open(own).await;
    for _ in 0..MOST_FAILURES {
        ask(&office, 10, "192.0.2.9").await.unwrap();
    }
    let found = ask(&office, 11, "192.0.2.9").await;
    let until = START + 10 + 300;
    assert_eq!(denial(found), Denial::Wait { until });
    assert!(ask(&office, 11, "192.0.2.10").await.is_ok(), "another one");
    assert!(ask(&office, 310, "192.0.2.9").await.is_ok(), "later");
    // Only acts are in the trail, and nobody has done one by asking.
    let audit = office.audit().await;
    assert!(audit.iter().all(|line| line.act != "sign_in_by_passkey"));
}

async fn there_are_at_most_twenty(own: OwnDatabase) {
    let office = Office::open(own).await;
    let who = administrator(&office, 0).await;
    for number in 1..=20 {
        add(&office, 1, &who, &mut Device::new(number)).await;
    }
    let found = begin(&office, 2, &who, "Kunci", PASSWORD).await;
    assert_eq!(denial(found), Denial::PasskeysFull);
}
