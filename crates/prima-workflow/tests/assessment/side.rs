//! Who stands on the wrong side learns nothing and does nothing.

use crate::own_database::OwnDatabase;
use crate::story::*;
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_workflow::assessment::read::{
    actions, cycle_changes, cycle_page, cycles_of, determinations, objection_list, objections,
    tasks, unit_changes, unit_form, unit_reviews, work_list,
};
use prima_workflow::assessment::{
    LociChange, Refusal, ask_determination, assign_evaluator, choose_loci, open_cycle, preview,
    progress, rehearse_determination, save_answers, save_reviews,
};
use std::collections::BTreeSet;

on_both_engines![
    a_conflicted_evaluator_and_administrator_are_refused_everything,
    a_conflicted_evaluator_is_not_assigned,
    progress_counts_what_the_actor_sees_and_nothing_else,
    a_coordinator_knows_of_a_round_before_its_first_loci,
    loci_that_somebody_else_chose_meanwhile_stay,
];

async fn a_conflicted_evaluator_and_administrator_are_refused_everything(own: OwnDatabase) {
    let desk = evaluated(&own, &["eka"]).await;
    let administrator = person("agus", Role::Administrator, Scope::Everywhere);
    for actor in [
        tied(evaluator("eka")),
        tied(administrator.clone()),
        administrator,
    ] {
        is_blind(&desk, &actor).await;
    }
}

async fn is_blind(desk: &prima_workflow::assessment::Desk, actor: &Actor) {
    let who = &actor.person;
    let hidden = |found: Refusal| assert!(matches!(found, Refusal::Hidden), "{who}: {found:?}");
    hidden(refused(
        unit_form(desk, actor, CYCLE, UNIT, EVALUATION).await,
    ));
    hidden(refused(
        unit_reviews(desk, actor, CYCLE, UNIT, EVALUATION).await,
    ));
    hidden(refused(preview(desk, actor, CYCLE, UNIT, OBJECTION).await));
    hidden(refused(
        objections(desk, actor, CYCLE, UNIT, OBJECTION).await,
    ));
    hidden(refused(
        actions(desk, actor, CYCLE, UNIT, PUBLICATION).await,
    ));
    hidden(refused(progress(desk, actor, CYCLE, EVALUATION).await));
    hidden(refused(cycle_page(desk, actor, CYCLE, EVALUATION).await));
    hidden(refused(
        determinations(desk, actor, CYCLE, DETERMINATION).await,
    ));
    hidden(refused(
        cycle_changes(desk, actor, CYCLE, DETERMINATION).await,
    ));
    hidden(refused(
        unit_changes(desk, actor, CYCLE, UNIT, DETERMINATION).await,
    ));
    hidden(refused(
        rehearse_determination(desk, actor, CYCLE, OBJECTION).await,
    ));
    hidden(refused(
        ask_determination(desk, actor, CYCLE, PUBLICATION, DETERMINATION).await,
    ));
    let one = [entry("1.a.Ak", "1")];
    hidden(refused(
        save_answers(desk, actor, CYCLE, UNIT, &one, FILLING).await,
    ));
    hidden(refused(
        save_reviews(desk, actor, CYCLE, UNIT, &one, EVALUATION).await,
    ));
    assert!(
        objection_list(desk, actor, CYCLE, OBJECTION)
            .await
            .unwrap()
            .is_empty()
    );
    assert!(work_list(desk, actor, EVALUATION).await.unwrap().is_empty());
    assert!(cycles_of(desk, actor, EVALUATION).await.unwrap().is_empty());
    assert!(tasks(desk, actor, EVALUATION).await.unwrap().is_empty());
}

async fn a_conflicted_evaluator_is_not_assigned(own: OwnDatabase) {
    let desk = opened(&own, &[]).await;
    let ani = officer("ani");
    let barred = tied(evaluator("eka"));
    let done = assign_evaluator(&desk, &ani, CYCLE, UNIT, &barred, PREPARATION).await;
    assert!(matches!(
        refused(done),
        Refusal::Rule(Rule::EvaluatorBarred)
    ));
}

async fn progress_counts_what_the_actor_sees_and_nothing_else(own: OwnDatabase) {
    let desk = evaluated(&own, &["eka"]).await;
    let seen = progress(&desk, &officer("ani"), CYCLE, EVALUATION)
        .await
        .unwrap();
    assert_eq!(
        (
            seen.total.n_units,
            seen.total.n_submitted,
            seen.total.n_reviewed
        ),
        (1, 1, 1)
    );
    let tied = tied(officer("ani"));
    let seen = progress(&desk, &tied, CYCLE, EVALUATION).await.unwrap();
    assert_eq!((seen.total.n_units, seen.units.len()), (0, 0));
}

/// Which of its bodies take part is for an institution to say, so its coordinator
/// finds the round while there are none.
async fn a_coordinator_knows_of_a_round_before_its_first_loci(own: OwnDatabase) {
    let desk = desk(&own).await;
    let ani = officer("ani");
    open_cycle(&desk, &ani, &new_cycle(), PREPARATION)
        .await
        .unwrap();
    let coordinator = |body: &str| person("koko", Role::Coordinator, Scope::Body(body.into()));
    let koko = coordinator(INSTITUTION);
    for actor in [koko.clone(), coordinator("unit-lain"), tied(koko.clone())] {
        let seen = cycles_of(&desk, &actor, PREPARATION).await.unwrap();
        assert_eq!((seen.len(), seen[0].units.len()), (1, 0));
        let seen = progress(&desk, &actor, CYCLE, PREPARATION).await.unwrap();
        assert_eq!((seen.total.n_units, seen.units.len()), (0, 0));
    }
    for other in [unit_officer("una"), evaluator("eka"), decider("dedi")] {
        let page = cycle_page(&desk, &other, CYCLE, PREPARATION).await;
        assert!(matches!(refused(page), Refusal::Hidden), "{}", other.person);
    }
    // Once the preparation is over there is nothing left to say.
    let late = cycle_page(&desk, &koko, CYCLE, FILLING).await;
    assert!(matches!(refused(late), Refusal::Hidden));
    let units = BTreeSet::from([UNIT.to_owned()]);
    choose_loci(
        &desk,
        &koko,
        CYCLE,
        INSTITUTION,
        &LociChange::adding(&units),
        PREPARATION,
    )
    .await
    .unwrap();
    let seen = cycle_page(&desk, &koko, CYCLE, FILLING).await.unwrap();
    assert_eq!(seen.units, [UNIT]);
}

async fn loci_that_somebody_else_chose_meanwhile_stay(own: OwnDatabase) {
    let desk = opened(&own, &[]).await;
    let ani = officer("ani");
    let change = |added: &[&str], removed: &[&str]| LociChange {
        added: added.iter().map(|unit| (*unit).to_owned()).collect(),
        removed: removed.iter().map(|unit| (*unit).to_owned()).collect(),
    };
    let choose = async |change: LociChange| {
        choose_loci(&desk, &ani, CYCLE, INSTITUTION, &change, PREPARATION).await
    };
    let loci = async || {
        let rows = desk.database.reading().loci_of(CYCLE).await.unwrap();
        rows.into_iter().map(|row| row.unit).collect::<Vec<_>>()
    };
    choose(change(&[SECOND], &[])).await.unwrap();
    // From a page on which only the first one was ticked.
    choose(change(&[], &[UNIT])).await.unwrap();
    assert_eq!(loci().await, [SECOND]);
    choose(change(&[SECOND], &[UNIT])).await.unwrap();
    assert_eq!(loci().await, [SECOND], "what is so already stays so");
}
