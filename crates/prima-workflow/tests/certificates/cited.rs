//! What an award's decision says of a recipient stands on the certificate, unless
//! the officer writes something else.

use crate::ministry::{CLINIC, Ministry, NOW};
use crate::own_database::OwnDatabase;
use prima_exchange::credential::attestation::Attestation;
use prima_store::history::{Dataset, Derived, Event, Honour};
use prima_store::recognition::award::{AwardDecision, AwardRecipient};
use prima_workflow::recognition::certificate::{
    GroupKey, Issued, Order, Why, certificate_shown, honours_of_group, issue_certificates,
};

on_both_engines![
    the_decided_citation_is_the_default_of_each_recipient,
    a_written_citation_replaces_the_decided_one,
    an_imported_honour_says_nothing_by_itself,
    a_citation_with_a_sign_that_is_no_letter_is_named,
];

const AWARD: &str = "gebyar-uji";
const DATASET: &str = "penghargaan-gebyar-uji";
const OFFICE: &str = "kantor-contoh";

/// Two who are honoured: the first decision was replaced by the second, which says
/// something else of the hospital.
async fn decided(own: OwnDatabase, of_office: &str) -> Ministry {
    let names = [(CLINIC, "RSUD Contoh"), (OFFICE, "Kantor Contoh")];
    let ministry = Ministry::open(own, &names).await;
    let decision = |number: i64, state: &str| AwardDecision {
        award: AWARD.to_owned(),
        category: "rentan".to_owned(),
        decision: number,
        state: state.to_owned(),
        ..AwardDecision::default()
    };
    let recipient = |decision: i64, number: i64, body: &str, said: &str| AwardRecipient {
        award: AWARD.to_owned(),
        category: "rentan".to_owned(),
        decision,
        number,
        honour: format!("u-{body}"),
        body: body.to_owned(),
        citation_id: said.to_owned(),
        ..AwardRecipient::default()
    };
    let honour = |body: &str| Honour {
        dataset: DATASET.to_owned(),
        honour: format!("u-{body}"),
        event: AWARD.to_owned(),
        body: body.to_owned(),
        title_id: "Ramah Kelompok Rentan".to_owned(),
        status: "granted".to_owned(),
        granted: "2024-10-08".to_owned(),
        period: "2024".to_owned(),
        ..Honour::default()
    };
    let event = Event {
        event: AWARD.to_owned(),
        dataset: DATASET.to_owned(),
        name_id: "Gebyar Uji".to_owned(),
        ..Event::default()
    };
    let dataset = Dataset {
        dataset: DATASET.to_owned(),
        programme: "gebyar".to_owned(),
        period: "2024".to_owned(),
        ..Dataset::default()
    };
    let derived = Derived {
        events: vec![event],
        honours: vec![honour(CLINIC), honour(OFFICE)],
        ..Derived::default()
    };
    let mut act = ministry.database.act().await.unwrap();
    act.add_rows(&[decision(1, "ended"), decision(2, "confirmed")])
        .await
        .unwrap();
    act.add_rows(&[
        recipient(1, 1, CLINIC, "Kata lama"),
        recipient(2, 1, CLINIC, "Loket duduk  bagi lansia"),
        recipient(2, 2, OFFICE, of_office),
    ])
    .await
    .unwrap();
    act.replace_dataset(dataset, &derived).await.unwrap();
    act.finish("", "", "import", "", "").await.unwrap();
    ministry
}

async fn issue(ministry: &Ministry, bodies: &[&str], citation: &str) -> Issued {
    let honours = bodies.iter();
    let order = Order {
        honours: honours
            .map(|body| (DATASET.to_owned(), format!("u-{body}")))
            .collect(),
        citation: citation.to_owned(),
    };
    let (database, issuer) = (&ministry.database, ministry.issuer());
    let issued = issue_certificates(database, &ministry.officer, &issuer, &order, NOW).await;
    issued.unwrap()
}

/// What the certificates say, by the body they are for.
async fn said(ministry: &Ministry, issued: &Issued) -> Vec<(String, Attestation)> {
    let mut said = Vec::new();
    for id in &issued.made {
        let shown = certificate_shown(&ministry.database, id).await;
        let shown = shown.unwrap().unwrap();
        said.push((shown.row.body, shown.attestation.unwrap()));
    }
    said.sort_by(|a, b| a.0.cmp(&b.0));
    said
}

async fn the_decided_citation_is_the_default_of_each_recipient(own: OwnDatabase) {
    let ministry = decided(own, "Antrean daring").await;
    let key = GroupKey::Event(AWARD.to_owned());
    let lines = honours_of_group(&ministry.database, &ministry.officer, &key, NOW).await;
    let mut shown: Vec<(String, String)> = lines
        .unwrap()
        .into_iter()
        .map(|line| (line.honour.body, line.citation))
        .collect();
    shown.sort();
    let expected = [
        (OFFICE, "Antrean daring"),
        (CLINIC, "Loket duduk  bagi lansia"),
    ];
    assert_eq!(
        shown,
        expected.map(|(body, said)| (body.to_owned(), said.to_owned()))
    );

    let issued = issue(&ministry, &[CLINIC, OFFICE], " ").await;
    let said = said(&ministry, &issued).await;
    assert_eq!(said.len(), 2);
    // Bodies by id: the office, then the hospital; spaces become one.
    assert_eq!(said[0].1.citation, "Antrean daring");
    assert_eq!(said[1].1.citation, "Loket duduk bagi lansia");
}

async fn a_written_citation_replaces_the_decided_one(own: OwnDatabase) {
    let ministry = decided(own, "Antrean daring").await;
    let one = issue(&ministry, &[CLINIC], "Atas keteladanan").await;
    let other = issue(&ministry, &[OFFICE], "").await;
    assert_eq!(
        said(&ministry, &one).await[0].1.citation,
        "Atas keteladanan"
    );
    assert_eq!(
        said(&ministry, &other).await[0].1.citation,
        "Antrean daring"
    );
}

async fn an_imported_honour_says_nothing_by_itself(own: OwnDatabase) {
    let ministry = decided(own, "Antrean daring").await;
    let order = Order {
        honours: vec![("gebyar-contoh".to_owned(), format!("h-{CLINIC}"))],
        citation: String::new(),
    };
    let (database, issuer) = (&ministry.database, ministry.issuer());
    let issued = issue_certificates(database, &ministry.officer, &issuer, &order, NOW).await;
    let said = said(&ministry, &issued.unwrap()).await;
    assert_eq!(said[0].1.citation, "");
}

async fn a_citation_with_a_sign_that_is_no_letter_is_named(own: OwnDatabase) {
    let ministry = decided(own, "Antrean\u{1}daring").await;
    let issued = issue(&ministry, &[CLINIC, OFFICE], "").await;
    assert_eq!(issued.made.len(), 1);
    assert_eq!(issued.refused.len(), 1);
    assert_eq!(issued.refused[0].why, Why::Letter('\u{1}'));
}
