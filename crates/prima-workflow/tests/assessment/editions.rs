//! Old rule against new: what is shipped, who may look, and what is named as
//! not comparable. Bands and ranks under made editions are reckoned beside the
//! act itself.

use crate::own_database::OwnDatabase;
use crate::story::*;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_workflow::assessment::{
    Desk, Entry, LociChange, NewCycle, Refusal, assign_evaluator, choose_loci, hand_in_review,
    open_cycle, other_editions, rehearse_edition, save_reviews,
};
use std::collections::BTreeSet;

on_both_engines![an_edition_that_asks_other_questions_says_which,];

const ROUND: &str = "ombudsman-2026";

fn of_programme(id: &str, role: Role) -> Actor {
    person(id, role, Scope::Programme("ombudsman".into()))
}

/// A round of the Ombudsman's instrument with one unit, reviewed.
async fn round(own: &OwnDatabase) -> Desk {
    let desk = desk(own).await;
    let ani = of_programme("ani", Role::ProgrammeOfficer);
    let new = NewCycle {
        cycle: ROUND.to_owned(),
        programme: "ombudsman".to_owned(),
        instrument: "ombudsman/2022".to_owned(),
        ..new_cycle()
    };
    open_cycle(&desk, &ani, &new, PREPARATION).await.unwrap();
    let units = BTreeSet::from([UNIT.to_owned()]);
    choose_loci(
        &desk,
        &ani,
        ROUND,
        INSTITUTION,
        &LociChange::adding(&units),
        PREPARATION,
    )
    .await
    .unwrap();
    let eka = of_programme("eka", Role::Evaluator);
    assign_evaluator(&desk, &ani, ROUND, UNIT, &eka, PREPARATION)
        .await
        .unwrap();
    let codes = ["input", "proses", "output", "pengaduan"];
    let found: Vec<Entry> = codes.iter().map(|code| entry(code, "90")).collect();
    save_reviews(&desk, &eka, ROUND, UNIT, &found, EVALUATION)
        .await
        .unwrap();
    hand_in_review(&desk, &eka, ROUND, UNIT, EVALUATION)
        .await
        .unwrap();
    desk
}

async fn an_edition_that_asks_other_questions_says_which(own: OwnDatabase) {
    let desk = round(&own).await;
    assert_eq!(
        other_editions("ombudsman/2022").unwrap(),
        ["ombudsman/2013"]
    );
    assert!(other_editions("pekppp/2023").unwrap().is_empty());
    let ani = of_programme("ani", Role::ProgrammeOfficer);
    let edition = "ombudsman/2013";
    let found = rehearse_edition(&desk, &ani, ROUND, edition, OBJECTION).await;
    let found = found.unwrap();
    assert_eq!(found.only_here, ["input", "proses", "output", "pengaduan"]);
    assert_eq!(found.only_there, ["kepatuhan"]);
    let line = found.lines.iter().find(|line| line.body == UNIT).unwrap();
    // All four dimensions are 90, and so is their weighted mean: A, from 88 on.
    assert_eq!((&*line.here.index, &*line.here.band), ("90.00", "A"));
    // The old edition knows the whole score alone, and nobody gave that.
    assert_eq!((&*line.there.index, &*line.there.band), ("", ""));
    assert!(line.is_changed());
    for edition in ["ombudsman/2022", "pekppp/2023", "../2013"] {
        let unknown = rehearse_edition(&desk, &ani, ROUND, edition, OBJECTION).await;
        assert!(matches!(
            refused(unknown),
            Refusal::Unusable {
                field: "edition",
                ..
            }
        ));
    }
    for actor in [
        tied(ani),
        of_programme("eka", Role::Evaluator),
        person("aan", Role::Auditor, Scope::Everywhere),
    ] {
        let hidden = rehearse_edition(&desk, &actor, ROUND, edition, OBJECTION).await;
        assert!(matches!(refused(hidden), Refusal::Hidden), "{actor:?}");
    }
}
