//! What an evaluator finds among the own reviews, and what stays unknown.

use crate::changes::changed;
use crate::own_database::OwnDatabase;
use crate::story::*;
use prima_domain::assessment::change::ChangeKind;
use prima_domain::register::person::Actor;
use prima_store::people::TieRow;
use prima_workflow::assessment::read::{OwnReviews, OwnReviewsAsked, Sequel, own_reviews};
use prima_workflow::assessment::{Desk, submit_responses, take_back_unit};
use std::collections::BTreeMap;

on_both_engines![
    what_came_of_a_review_is_counted,
    nothing_is_told_of_a_colleague_before_both_handed_in,
    a_tie_takes_the_unit_out_of_the_list_and_its_counts,
];

const ALL: OwnReviewsAsked<'_> = OwnReviewsAsked {
    cycle: "",
    skip: 0,
    limit: 10,
};

async fn read(desk: &Desk, actor: &Actor, asked: OwnReviewsAsked<'_>, now: i64) -> OwnReviews {
    own_reviews(desk, actor, &asked, now).await.unwrap()
}

/// Of the first unit Eka found 3 and Edo 5 for 30.f.B; they agreed on 5. An
/// objection was granted with new evidence, another refused.
async fn what_came_of_a_review_is_counted(own: OwnDatabase) {
    let desk = changed(&own).await;
    let later = BTreeMap::from([
        (ChangeKind::EvidenceAdmitted, 1),
        (ChangeKind::ObjectionGranted, 1),
        (ChangeKind::ObjectionRefused, 1),
    ]);
    let at = OBJECTION + 40;
    for (id, n_moved) in [("eka", 1), ("edo", 0)] {
        let found = read(&desk, &evaluator(id), ALL, at).await;
        let line = found.lines.iter().find(|line| line.unit == UNIT).unwrap();
        // The 31st counts nothing, and the worked example leaves it open.
        assert_eq!((line.n_asked, line.n_found), (31, 30), "{id}");
        assert!(!line.handed_in_at.is_empty() && !line.is_taken_back);
        let sequel = Sequel {
            n_reconciled: 1,
            n_moved,
            later: later.clone(),
        };
        assert_eq!(line.sequel, Some(sequel), "{id}");
    }
    // Before the preview nothing is told of what comes after it.
    let early = read(&desk, &evaluator("eka"), ALL, EVALUATION).await;
    let line = early.lines.iter().find(|line| line.unit == UNIT).unwrap();
    assert!(line.sequel.as_ref().unwrap().later.is_empty());
    // The other unit is Eka's alone, and stands as it was found.
    let found = read(&desk, &evaluator("eka"), ALL, at).await;
    assert_eq!((found.n, found.rounds.len()), (2, 1));
    let other = found.lines.iter().find(|line| line.unit == SECOND);
    assert_eq!(other.unwrap().sequel, Some(Sequel::default()));
    let second = OwnReviewsAsked {
        skip: 1,
        limit: 1,
        ..ALL
    };
    let second = read(&desk, &evaluator("eka"), second, at).await;
    assert_eq!((second.n, second.lines.len()), (2, 1));
    assert_eq!(second.lines[0].unit, found.lines[1].unit);
    let elsewhere = OwnReviewsAsked {
        cycle: "tiada",
        ..ALL
    };
    let elsewhere = read(&desk, &evaluator("eka"), elsewhere, at).await;
    assert_eq!((elsewhere.n, elsewhere.rounds.len()), (0, 1));
    // Who reviewed nothing has no list, whatever else that person sees.
    let none = read(&desk, &officer("ani"), ALL, at).await;
    assert_eq!((none.n, none.rounds.len()), (0, 0));
}

async fn nothing_is_told_of_a_colleague_before_both_handed_in(own: OwnDatabase) {
    let desk = opened(&own, &["eka", "edo"]).await;
    submit_responses(&desk, &unit_officer("una"), CYCLE, UNIT, FILLING)
        .await
        .unwrap();
    review(&desk, "eka").await;
    let eka = read(&desk, &evaluator("eka"), ALL, EVALUATION).await;
    assert_eq!(eka.lines[0].n_found, 30);
    assert_eq!(eka.lines[0].sequel, None);
    let edo = read(&desk, &evaluator("edo"), ALL, EVALUATION).await;
    let line = &edo.lines[0];
    assert_eq!((line.n_found, line.handed_in_at.as_str()), (0, ""));
    assert_eq!(line.sequel, None);
    review(&desk, "edo").await;
    for id in ["eka", "edo"] {
        let found = read(&desk, &evaluator(id), ALL, EVALUATION).await;
        assert_eq!(found.lines[0].sequel, Some(Sequel::default()), "{id}");
    }
}

async fn a_tie_takes_the_unit_out_of_the_list_and_its_counts(own: OwnDatabase) {
    let desk = two_units(&own).await;
    let tied_eka = read(&desk, &tied(evaluator("eka")), ALL, OBJECTION).await;
    assert_eq!(tied_eka.n, 1);
    assert_eq!(tied_eka.lines[0].unit, SECOND);
    let tied_edo = read(&desk, &tied(evaluator("edo")), ALL, OBJECTION).await;
    assert_eq!((tied_edo.n, tied_edo.rounds.len()), (0, 0));
    // The unit is taken back for the tie; once it bars no more, the review that was
    // given stands in the list and what came of it is not told.
    let mut act = desk.database.act().await.unwrap();
    act.put_tie(TieRow {
        person: "edo".to_owned(),
        body: UNIT.to_owned(),
        kind: "kin".to_owned(),
        declared_by: "ani".to_owned(),
        at: OBJECTION,
        ..TieRow::default()
    })
    .await
    .unwrap();
    act.finish_privately("", "ani", "declare_tie", "edo", "")
        .await
        .unwrap();
    let barred = prima_workflow::people::actor_of(&desk.database, "edo").await;
    take_back_unit(
        &desk,
        &officer("ani"),
        CYCLE,
        UNIT,
        &barred.unwrap(),
        OBJECTION,
    )
    .await
    .unwrap();
    let free = read(&desk, &evaluator("edo"), ALL, OBJECTION).await;
    let line = &free.lines[0];
    assert!(line.is_taken_back && !line.handed_in_at.is_empty());
    assert_eq!(line.sequel, None);
}
