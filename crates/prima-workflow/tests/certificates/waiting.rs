//! What the certificate of an award waits for: the decision on an objection in the
//! round that its category reads, though the event is of a later year.

use crate::ministry::{Ministry, NOW};
use crate::own_database::OwnDatabase;
use prima_domain::recognition::certificate::Hindrance;
use prima_store::cycle::{Cycle, Objection};
use prima_store::history::{Dataset, Derived, Honour};
use prima_store::recognition::award::AwardRow;
use prima_workflow::recognition::certificate::{Issued, Order, Why, issue_certificates};

on_both_engines![an_award_waits_for_objections_in_the_round_that_it_rests_on,];

/// An event of 2025 that honours the best of 2024.
const RULES: &str = r#"
[event]
code = "gebyar-2025"
title = { id = "Gebyar 2025", en = "Event of 2025" }
programme = "gebyar"
date = "2025-03-01"
[[category]]
code = "provinsi"
title = { id = "Provinsi terbaik", en = "Best provinces" }
confers = { id = "Kepatuhan terbaik", en = "Best compliance" }
rule = { kind = "top", programme = "ombudsman", period = "2024", places = 3 }
"#;
const DATASET: &str = "penghargaan-gebyar-2025";
/// 3 March 2025, 12.00 WIB.
const MARCH: i64 = NOW + 146 * 86_400 + 9_000;

/// Three who were honoured in 2025; an import calls an event of its own alike.
async fn honoured(own: OwnDatabase) -> Ministry {
    let ministry = Ministry::open(own, &[("a", "A"), ("b", "B"), ("c", "C"), ("d", "D")]).await;
    let honour = |dataset: &str, body: &str| Honour {
        dataset: dataset.to_owned(),
        honour: format!("p-{body}"),
        event: "gebyar-2025".to_owned(),
        category: "provinsi".to_owned(),
        body: body.to_owned(),
        title_id: "Kepatuhan terbaik".to_owned(),
        status: "granted".to_owned(),
        granted: "2025-03-01".to_owned(),
        period: "2025".to_owned(),
        ..Honour::default()
    };
    let dataset = |id: &str| Dataset {
        dataset: id.to_owned(),
        programme: "gebyar".to_owned(),
        period: "2025".to_owned(),
        ..Dataset::default()
    };
    let event = AwardRow {
        award: "gebyar-2025".to_owned(),
        programme: "gebyar".to_owned(),
        content: RULES.to_owned(),
        ..AwardRow::default()
    };
    let mut act = ministry.database.act().await.unwrap();
    act.add_rows(&[event]).await.unwrap();
    for (id, bodies) in [(DATASET, vec!["a", "b", "c"]), ("impor", vec!["d"])] {
        let derived = Derived {
            honours: bodies.into_iter().map(|body| honour(id, body)).collect(),
            ..Derived::default()
        };
        act.replace_dataset(dataset(id), &derived).await.unwrap();
    }
    act.finish_privately("", "", "", "", "").await.unwrap();
    ministry
}

/// Lets these object, each in the round of a programme and period.
async fn object(ministry: &Ministry, objections: &[(&str, &str, &str)], state: &str) {
    let mut act = ministry.database.act().await.unwrap();
    for (unit, programme, period) in objections {
        let cycle = Cycle {
            cycle: format!("{programme}-{period}"),
            programme: (*programme).to_owned(),
            period: (*period).to_owned(),
            ..Cycle::default()
        };
        let objection = Objection {
            cycle: cycle.cycle.clone(),
            unit: (*unit).to_owned(),
            number: 1,
            state: state.to_owned(),
            ..Objection::default()
        };
        act.put_row(&cycle).await.unwrap();
        act.put_row(&objection).await.unwrap();
    }
    act.finish_privately("", "", "", "", "").await.unwrap();
}

async fn issue(ministry: &Ministry) -> Issued {
    let own = ["a", "b", "c"].map(|body| (DATASET.to_owned(), format!("p-{body}")));
    let foreign = ("impor".to_owned(), "p-d".to_owned());
    let order = Order {
        honours: own.into_iter().chain([foreign]).collect(),
        citation: String::new(),
    };
    let (database, issuer) = (&ministry.database, ministry.issuer());
    let issued = issue_certificates(database, &ministry.officer, &issuer, &order, MARCH).await;
    issued.unwrap()
}

async fn an_award_waits_for_objections_in_the_round_that_it_rests_on(own: OwnDatabase) {
    let ministry = honoured(own).await;
    let objections = [
        // The round the category reads.
        ("a", "ombudsman", "2024"),
        // Another programme's of the same year, and one of the year of the event.
        ("b", "pekppp", "2024"),
        ("c", "pekppp", "2025"),
        // That an import calls its event alike makes no decision of ours.
        ("d", "ombudsman", "2024"),
    ];
    object(&ministry, &objections, "open").await;
    let issued = issue(&ministry).await;
    assert_eq!(issued.made.len(), 2);
    let mut refused: Vec<(&str, &Why)> = issued
        .refused
        .iter()
        .map(|it| (it.honour.body.as_str(), &it.why))
        .collect();
    refused.sort_by_key(|(body, _)| *body);
    let waits = Why::Hindrance(Hindrance::ObjectionOpen);
    assert_eq!(refused, [("a", &waits), ("c", &waits)]);
    object(&ministry, &objections, "accepted").await;
    let issued = issue(&ministry).await;
    assert_eq!((issued.made.len(), issued.n_there), (2, 2));
}
