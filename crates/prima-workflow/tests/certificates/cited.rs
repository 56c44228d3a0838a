//! What an award's decision says of a recipient stands on the certificate, unless
//! the officer writes something else.

use crate::ministry::{CLINIC, Ministry, NOW, press};
use crate::own_database::OwnDatabase;
use prima_exchange::credential::attestation::Attestation;
use prima_store::Act;
use prima_store::history::{Dataset, Derived, Event, Honour};
use prima_store::recognition::award::{AwardDecision, AwardRecipient};
use prima_workflow::recognition::certificate::{
    GroupKey, Issued, Issuer, Order, Why, certificate_shown, honours_of_group, issue_certificates,
    withdraw_certificate,
};
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

on_both_engines![
    the_decided_citation_is_the_default_of_each_recipient,
    a_written_citation_replaces_the_decided_one,
    an_imported_honour_says_nothing_by_itself,
    a_citation_with_a_sign_that_is_no_letter_is_named,
    a_certificate_with_a_citation_that_was_corrected_is_named_until_it_is_issued_again,
    what_is_corrected_while_a_page_is_set_is_printed_as_it_was_corrected,
];

const AWARD: &str = "gebyar-uji";
const DATASET: &str = "penghargaan-gebyar-uji";
const OFFICE: &str = "kantor-contoh";

fn decision(number: i64, state: &str) -> AwardDecision {
    AwardDecision {
        award: AWARD.to_owned(),
        category: "rentan".to_owned(),
        decision: number,
        state: state.to_owned(),
        ..AwardDecision::default()
    }
}

fn recipient(decision: i64, number: i64, body: &str, said: &str) -> AwardRecipient {
    AwardRecipient {
        award: AWARD.to_owned(),
        category: "rentan".to_owned(),
        decision,
        number,
        honour: format!("u-{body}"),
        body: body.to_owned(),
        citation_id: said.to_owned(),
        ..AwardRecipient::default()
    }
}

/// A third decision in place of the second, which says something else of both.
async fn correct(act: &mut Act) {
    act.put_rows(&[decision(2, "ended"), decision(3, "confirmed")])
        .await
        .unwrap();
    act.add_rows(&[
        recipient(3, 1, CLINIC, "Loket duduk dan juru bahasa isyarat"),
        recipient(3, 2, OFFICE, "Antrean daring sejak 2023"),
    ])
    .await
    .unwrap();
}

/// Two who are honoured: the first decision was replaced by the second, which says
/// something else of the hospital.
async fn decided(own: OwnDatabase, of_office: &str) -> Ministry {
    let names = [(CLINIC, "RSUD Contoh"), (OFFICE, "Kantor Contoh")];
    let ministry = Ministry::open(own, &names).await;
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

fn order(bodies: &[&str], citation: &str) -> Order {
    let honours = bodies.iter();
    Order {
        honours: honours
            .map(|body| (DATASET.to_owned(), format!("u-{body}")))
            .collect(),
        citation: citation.to_owned(),
    }
}

async fn issue(ministry: &Ministry, bodies: &[&str], citation: &str) -> Issued {
    let order = order(bodies, citation);
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

/// What certificates say that was corrected since, by the body they are for.
async fn outdated(ministry: &Ministry) -> Vec<(String, String)> {
    let key = GroupKey::Event(AWARD.to_owned());
    let lines = honours_of_group(&ministry.database, &ministry.officer, &key, NOW).await;
    let lines = lines.unwrap().into_iter();
    let outdated = lines.filter_map(|line| Some((line.honour.body, line.outdated?)));
    outdated.collect()
}

async fn a_certificate_with_a_citation_that_was_corrected_is_named_until_it_is_issued_again(
    own: OwnDatabase,
) {
    let ministry = decided(own, "Antrean daring").await;
    let issued = issue(&ministry, &[CLINIC], "").await;
    // What an officer wrote by hand says something else on purpose.
    issue(&ministry, &[OFFICE], "Atas keteladanan").await;
    assert!(outdated(&ministry).await.is_empty());
    let mut act = ministry.database.act().await.unwrap();
    correct(&mut act).await;
    act.finish_privately("", "", "", "", "").await.unwrap();
    let former = (CLINIC.to_owned(), "Loket duduk bagi lansia".to_owned());
    assert_eq!(outdated(&ministry).await, [former]);

    let (database, officer) = (&ministry.database, &ministry.officer);
    withdraw_certificate(database, officer, &issued.made[0], "Kutipan lama", NOW)
        .await
        .unwrap();
    assert!(outdated(&ministry).await.is_empty());
    let again = issue(&ministry, &[CLINIC], "").await;
    let said = said(&ministry, &again).await;
    assert_eq!(said[0].1.citation, "Loket duduk dan juru bahasa isyarat");
    assert!(outdated(&ministry).await.is_empty());
}

async fn what_is_corrected_while_a_page_is_set_is_printed_as_it_was_corrected(own: OwnDatabase) {
    let ministry = decided(own, "Antrean daring").await;
    let (order, press) = (order(&[CLINIC], ""), press());
    let issuer = Issuer {
        press: &press,
        ..ministry.issuer()
    };
    // Acts take turns: whoever issues reads what stood before this one.
    let mut act = ministry.database.act().await.unwrap();
    correct(&mut act).await;
    let (database, officer) = (&ministry.database, &ministry.officer);
    let mut issuing = pin!(issue_certificates(database, officer, &issuer, &order, NOW));
    // Somebody else has the press as soon as what is to be printed is known.
    poll_fn(|context| {
        assert!(issuing.as_mut().poll(context).is_pending());
        match Arc::strong_count(&press) {
            1 => Poll::Pending,
            _ => Poll::Ready(()),
        }
    })
    .await;
    act.finish_privately("", "", "", "", "").await.unwrap();
    let issued = issuing.await.unwrap();
    let said = said(&ministry, &issued).await;
    assert_eq!(said.len(), 1);
    assert_eq!(said[0].1.citation, "Loket duduk dan juru bahasa isyarat");
}
