//! What a person is told, where roles meet in one person and two persons are
//! needed.

use super::*;
use crate::register::conflict::Override;

fn check(
    act: &str,
    actor: &Actor,
    change: impl Fn(&mut CycleFacts, &mut UnitFacts),
    expected: Result<(), Refusal>,
) {
    let (_, on, _) = find(act);
    assert_eq!(ask(act, actor, on, change), expected, "{act}");
}

fn as_it_is(_: &mut CycleFacts, _: &mut UnitFacts) {}

fn assigned_to_ani(_: &mut CycleFacts, unit: &mut UnitFacts) {
    unit.assigned.push("ani".into());
}

fn evaluator() -> Actor {
    granted("ani", Role::Evaluator, body("city"))
}

fn officer() -> Actor {
    granted("ani", Role::ProgrammeOfficer, programme("pekppp"))
}

#[test]
fn a_tie_that_the_person_did_not_declare_is_never_spoken_of() {
    for (is_declared, told) in [(true, Refusal::Conflicted), (false, Refusal::Hidden)] {
        let mut ani = evaluator();
        ani.ties.push(kin_of_the_clinic(is_declared));
        check("review", &ani, assigned_to_ani, Err(told));
        check("review", &ani, as_it_is, Err(Refusal::Hidden));
        let mut ani = officer();
        ani.ties.push(kin_of_the_clinic(is_declared));
        check("determine", &ani, as_it_is, Err(told));
        check("extend", &ani, as_it_is, Err(Refusal::Hidden));
    }
}

#[test]
fn an_override_opens_what_the_tie_closed() {
    let mut ani = evaluator();
    ani.ties.push(kin_of_the_clinic(true));
    let reason = "Tidak ada penilai lain.";
    let lifted = Override::new(
        "clinic".into(),
        "ani".into(),
        "budi".into(),
        "cici".into(),
        reason,
    );
    ani.overrides.push(lifted.unwrap());
    check("review", &ani, assigned_to_ani, Ok(()));
}

#[test]
fn who_fills_for_the_clinic_does_not_judge_it_in_any_other_role() {
    let mut ani = granted("ani", Role::UnitOfficer, body("clinic"));
    for role in [
        Role::Coordinator,
        Role::Evaluator,
        Role::Decider,
        Role::Auditor,
    ] {
        ani.grants.push(Grant {
            role,
            scope: body("clinic"),
        });
    }
    ani.grants.push(officer().grants.remove(0));
    check("answer", &ani, as_it_is, Ok(()));
    for act in [
        "extend",
        "review",
        "read_reviews",
        "decide_objection",
        "determine",
        "confirm_action",
    ] {
        check(act, &ani, assigned_to_ani, Err(Refusal::Hidden));
    }
}

#[test]
fn evaluators_stay_blind_whatever_else_they_are() {
    for role in [Role::Coordinator, Role::Auditor, Role::Decider] {
        let mut ani = evaluator();
        ani.grants.push(Grant {
            role,
            scope: body("city"),
        });
        check(
            "read_reviews",
            &ani,
            assigned_to_ani,
            Err(Refusal::OwnReviewFirst),
        );
        check("read_reviews_after_own", &ani, assigned_to_ani, Ok(()));
    }
}

#[test]
fn scorecard_and_rehearsal_wait_for_an_extended_evaluation() {
    use crate::assessment::cycle::Extension;
    let extend = |cycle: &mut CycleFacts, unit: &mut UnitFacts| {
        assigned_to_ani(cycle, unit);
        let longer = Extension::new(Stage::Evaluation, None, day(79), "Penilai sakit.");
        cycle.extensions.push(longer.unwrap());
    };
    check(
        "read_scorecard",
        &evaluator(),
        extend,
        Err(Refusal::OwnReviewFirst),
    );
    check("read_scorecard", &evaluator(), assigned_to_ani, Ok(()));
    let rehearse = |on| ask("rehearse_determination", &officer(), on, extend);
    let waiting = Refusal::Closed {
        stage: Stage::Preview,
        opens: day(79),
        closes: i64::MAX,
    };
    assert_eq!(rehearse(78), Err(waiting));
    assert_eq!(rehearse(79), Ok(()));
}

#[test]
fn reviews_are_reconciled_when_all_are_in() {
    let waiting = |_: &mut CycleFacts, unit: &mut UnitFacts| {
        unit.assigned.push("ani".into());
        unit.reviewed_by.push("ani".into());
    };
    let (mut cycle, mut unit) = (cycle(45), unit(45));
    waiting(&mut cycle, &mut unit);
    let ask = |unit: &UnitFacts| {
        may_reconcile(&Situation {
            actor: &evaluator(),
            subject: &clinic(),
            cycle: &cycle,
            unit,
            now: day(45),
        })
    };
    assert_eq!(ask(&unit), Err(Refusal::ReviewsMissing));
    unit.reviewed_by.push("dian".into());
    assert_eq!(ask(&unit), Ok(()));
    unit.reviewed_by.retain(|person| person.as_str() != "ani");
    assert_eq!(ask(&unit), Err(Refusal::OwnReviewFirst));
}

#[test]
fn an_objection_is_decided_by_somebody_who_did_not_evaluate() {
    let decider = granted("ani", Role::Decider, programme("pekppp"));
    let act = "decide_objection";
    check(act, &decider, as_it_is, Ok(()));
    check(act, &decider, assigned_to_ani, Err(Refusal::EvaluatedIt));
    check(
        act,
        &decider,
        |_, unit| unit.reviewed_by.push("ani".into()),
        Err(Refusal::EvaluatedIt),
    );
    check(
        act,
        &decider,
        |_, unit| unit.has_open_objection = false,
        Err(Refusal::NothingOpen),
    );
}

#[test]
fn a_determination_and_a_correction_take_two_officers() {
    for act in ["determine", "correct"] {
        check(act, &officer(), as_it_is, Ok(()));
        let mut budi = officer();
        budi.person = "budi".into();
        check(act, &budi, as_it_is, Err(Refusal::SamePerson));
    }
    let officer = officer();
    let whole = |on, cycle: &CycleFacts, asked: fn(&WholeCycle) -> Result<(), Refusal>| {
        asked(&WholeCycle {
            actor: &officer,
            cycle,
            units: &[clinic()],
            now: day(on),
        })
    };
    let found = whole(95, &cycle(95), |whole| may_determine(whole, None));
    assert_eq!(found, Err(Refusal::NotProposed));
    let found = whole(130, &cycle(130), |whole| may_correct(whole, None));
    assert_eq!(found, Err(Refusal::NotProposed));
}

#[test]
fn no_result_is_determined_over_open_objections() {
    for act in ["propose_determination", "determine"] {
        let open = |cycle: &mut CycleFacts, _: &mut UnitFacts| cycle.has_open_objections = true;
        check(act, &officer(), open, Err(Refusal::ObjectionsOpen));
    }
}

#[test]
fn an_evaluator_whom_a_tie_or_a_missing_grant_bars_is_barred_without_a_reason() {
    let officer = officer();
    let (cycle, unit, clinic) = (cycle(5), unit(5), clinic());
    let assign = |evaluator: &Actor| {
        let situation = Situation {
            actor: &officer,
            subject: &clinic,
            cycle: &cycle,
            unit: &unit,
            now: day(5),
        };
        may_assign_evaluator(&situation, evaluator)
    };
    let free = evaluator();
    let mut tied = evaluator();
    tied.ties.push(kin_of_the_clinic(false));
    let elsewhere = granted("ani", Role::Evaluator, body("school"));
    let has_it = granted("dian", Role::Evaluator, body("city"));
    assert_eq!(assign(&free), Ok(()));
    assert_eq!(assign(&tied), Err(Refusal::EvaluatorBarred));
    assert_eq!(assign(&elsewhere), Err(Refusal::EvaluatorBarred));
    assert_eq!(assign(&has_it), Err(Refusal::AlreadyAssigned));
}

#[test]
fn an_evaluator_keeps_a_unit_once_reviewed() {
    let reviewed = |_: &mut CycleFacts, unit: &mut UnitFacts| unit.reviewed_by.push("dian".into());
    check(
        "unassign_evaluator",
        &officer(),
        reviewed,
        Err(Refusal::AlreadySubmitted),
    );
    let free = |_: &mut CycleFacts, unit: &mut UnitFacts| unit.assigned.clear();
    check(
        "unassign_evaluator",
        &officer(),
        free,
        Err(Refusal::NothingOpen),
    );
}

#[test]
fn progress_is_counted_over_the_visible_units_alone() {
    let school = Subject::new(vec![Ancestor {
        body: "school".into(),
        kind: BodyKind::ServiceUnit,
    }]);
    let units = [clinic(), school.unwrap()];
    let seen = |actor: &Actor| -> Vec<String> {
        let seen = visible_units(actor, &cycle(30), &units, day(30));
        seen.iter()
            .map(|subject| subject.unit().to_string())
            .collect()
    };
    let mut ani = officer();
    assert_eq!(seen(&ani), ["clinic", "school"]);
    ani.ties.push(kin_of_the_clinic(false));
    assert_eq!(seen(&ani), ["school"]);
}
