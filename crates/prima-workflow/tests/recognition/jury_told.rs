//! Whom a jury's work and the award that rests on it tell at the desk, and until
//! when.

use crate::court::*;
use crate::own_database::OwnDatabase;
use crate::town::{FEBRUARY, MINISTRY, OTHER, UNIT};
use prima_domain::recognition::award::{Pick, Place};
use prima_store::recognition::Candidacy;
use prima_workflow::assessment::read::{NoticeLine, notices};
use prima_workflow::recognition::award::{
    NewDecision, category_page, confirm_award, open_award, propose_award,
};
use prima_workflow::recognition::jury::{
    add_juror, close_jury, recuse_juror, seat_juror, share_candidates, unseat_juror,
};

on_both_engines![
    an_award_takes_the_order_of_the_jury_and_tells_who_must_act,
    a_juror_is_told_as_long_as_a_candidate_waits_for_the_own_sheet,
];

/// An event whose one place goes to the best of those a jury judged.
const EVENT: &str = r#"
[event]
code = "malam-lomba"
title = { id = "Malam Lomba", en = "Contest night" }
programme = "lomba"
date = "2030-10-08"
[[category]]
code = "terbaik"
title = { id = "Terbaik", en = "Best" }
confers = { id = "Juara", en = "Winner" }
rule = { kind = "reached", programme = "lomba", edition = "2030", stage = "nilai", places = 1 }
"#;

/// What somebody is told at the desk: kind, title, part.
async fn told(court: &Court, person: &str) -> Vec<(&'static str, String, String)> {
    let actor = court.person(person).await;
    let lines = notices(&court.desk, &actor, FEBRUARY).await.unwrap();
    let line = |line: NoticeLine| (line.kind.code(), line.title.0, line.part.0);
    lines.into_iter().map(line).collect()
}

async fn an_award_takes_the_order_of_the_jury_and_tells_who_must_act(own: OwnDatabase) {
    let court = Court::open(&own, &["ani", "budi"]).await;
    let desk = &court.desk;
    for id in ["odi", "ira"] {
        court
            .admit(id, "programme_officer", "programme", "lomba")
            .await;
    }
    // Ira works at one of the units that stand in the category.
    court.tie("ira", OTHER).await;
    let ids = [court.enter(UNIT).await, court.enter(OTHER).await];
    let officer = court.person("omi").await;
    share_candidates(desk, &officer, court.place("nilai"), FEBRUARY)
        .await
        .unwrap();
    // Two candidates, one notice, and none of them is named.
    let seated = (
        "jury",
        "Lomba Inovasi".to_owned(),
        "Penilaian proposal".to_owned(),
    );
    assert_eq!(told(&court, "ani").await, [seated]);
    assert!(told(&court, "omi").await.is_empty());
    for name in ["ani", "budi"] {
        let juror = court.person(name).await;
        court
            .score(&juror, &ids[0], &[("a", "86"), ("b", "86")])
            .await;
        court
            .score(&juror, &ids[1], &[("a", "90"), ("b", "90")])
            .await;
    }
    for id in &ids {
        close_jury(desk, &officer, id, FEBRUARY).await.unwrap();
    }
    open_award(desk, &officer, EVENT, FEBRUARY).await.unwrap();
    let page = category_page(desk, &officer, "malam-lomba", "terbaik", FEBRUARY).await;
    let list = page.unwrap().list;
    let order: Vec<(&str, Place, Option<String>)> = list
        .lines
        .iter()
        .map(|line| {
            let one = &line.contender;
            let credited = if one.unit.is_empty() {
                &one.body
            } else {
                &one.unit
            };
            let figure = one.index.as_ref().map(ToString::to_string);
            (credited.as_str(), line.place, figure)
        })
        .collect();
    let expected = [
        (OTHER, Place::Chosen, Some("90".to_owned())),
        (UNIT, Place::Beyond, Some("86".to_owned())),
    ];
    assert_eq!(order, expected);
    let first = &list.lines[0].contender;
    let new = NewDecision {
        picks: vec![Pick {
            body: first.body.clone(),
            found_unit: first.unit.clone(),
            unit: first.unit.clone(),
            citation_id: "Terbaik".to_owned(),
            ..Pick::default()
        }],
        ..NewDecision::default()
    };
    propose_award(desk, &officer, "malam-lomba", "terbaik", &new, FEBRUARY)
        .await
        .unwrap();
    // The other officer is told; neither the first nor the one who is tied is.
    let waits = ("award", "Malam Lomba".to_owned(), "Terbaik".to_owned());
    assert_eq!(told(&court, "odi").await, [waits]);
    assert!(told(&court, "omi").await.is_empty());
    assert!(told(&court, "ira").await.is_empty());
    let other = court.person("odi").await;
    let page = category_page(desk, &other, "malam-lomba", "terbaik", FEBRUARY).await;
    let (place, asked) = (("malam-lomba", "terbaik"), page.unwrap().asked);
    confirm_award(desk, &other, place, &asked, FEBRUARY)
        .await
        .unwrap();
    assert!(
        told(&court, "odi").await.is_empty(),
        "nothing waits any more"
    );
    let confirmed = ("confirmed", "Malam Lomba".to_owned(), "Terbaik".to_owned());
    assert_eq!(told(&court, "omi").await, [confirmed], "who proposed it");
}

async fn a_juror_is_told_as_long_as_a_candidate_waits_for_the_own_sheet(own: OwnDatabase) {
    let court = Court::open(&own, &["ani", "cici"]).await;
    let (desk, id) = (&court.desk, court.enter(UNIT).await);
    let officer = court.person("omi").await;
    // The unit lies in the province, and below the ministry.
    court.admit("rina", "evaluator", "region", "35").await;
    court.admit("bima", "evaluator", "body", MINISTRY).await;
    for name in ["rina", "bima"] {
        let added = add_juror(desk, &officer, court.place("nilai"), name, FEBRUARY).await;
        added.unwrap();
    }
    let everybody = ["ani", "cici", "rina", "bima"];
    for name in everybody {
        assert_eq!(told(&court, name).await, [], "{name} has no seat yet");
        seat_juror(desk, &officer, &id, name, FEBRUARY)
            .await
            .unwrap();
    }
    let seated = (
        "jury",
        "Lomba Inovasi".to_owned(),
        "Penilaian proposal".to_owned(),
    );
    for name in everybody {
        let told = told(&court, name).await;
        assert_eq!(told, std::slice::from_ref(&seated), "{name}");
    }
    let cici = court.person("cici").await;
    court.score(&cici, &id, &[("a", "90"), ("b", "90")]).await;
    assert_eq!(told(&court, "cici").await, [], "her sheet is in");
    recuse_juror(desk, &officer, &id, "bima", "Iparnya di sana", FEBRUARY)
        .await
        .unwrap();
    assert_eq!(told(&court, "bima").await, [], "recused");
    unseat_juror(desk, &officer, &id, "rina", FEBRUARY)
        .await
        .unwrap();
    assert_eq!(told(&court, "rina").await, [], "the seat was taken");
    assert_eq!(told(&court, "ani").await, [seated]);
    // A sample is called so, as long as nothing real waits beside it.
    assert!(!is_sample(&court, "ani").await);
    let row = desk.database.reading().candidacy_named(&id).await.unwrap();
    let sample = Candidacy {
        sample: "sample".to_owned(),
        ..row[0].clone()
    };
    let mut act = desk.database.act().await.unwrap();
    act.put_row(&sample).await.unwrap();
    act.finish_privately("2030-01-02T00:00:00Z", "uji", "test", "", "")
        .await
        .unwrap();
    assert!(is_sample(&court, "ani").await);
    let other = court.enter(OTHER).await;
    seat_juror(desk, &officer, &other, "ani", FEBRUARY)
        .await
        .unwrap();
    assert!(!is_sample(&court, "ani").await);
    unseat_juror(desk, &officer, &other, "ani", FEBRUARY)
        .await
        .unwrap();
    court.tie("ani", UNIT).await;
    assert_eq!(told(&court, "ani").await, [], "a tie bars");
}

/// Whether the first notice of somebody is called a sample.
async fn is_sample(court: &Court, person: &str) -> bool {
    let actor = court.person(person).await;
    notices(&court.desk, &actor, FEBRUARY).await.unwrap()[0].sample
}
