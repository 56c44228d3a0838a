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
fn a_result_comes_out_at_its_hour_and_not_before_the_publication_opens() {
    // The publication opens on day 110; nothing is determined before day 100.
    for (publish_at, now, opens) in [
        (110, 109, Some(110)),
        (110, 110, None),
        (115, 114, Some(115)),
        (115, 115, None),
        // Signed for day 105 and moved since.
        (105, 109, Some(110)),
        (105, 110, None),
        (105, 130, None),
    ] {
        let expected = opens.map_or(Ok(()), |opens| {
            Err(Refusal::Closed {
                stage: Stage::Publication,
                opens: day(opens),
                closes: i64::MAX,
            })
        });
        let found = may_be_published(&cycle(now), day(publish_at), day(now));
        assert_eq!(found, expected, "signed for {publish_at}, on {now}");
    }
    let open = may_be_published(&cycle(95), day(95), day(130));
    assert_eq!(open, Err(Refusal::NotDetermined));
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

/// The filling is over on day 45, and the clinic handed in before.
#[test]
fn a_unit_that_handed_in_is_not_told_to_ask_for_more_time() {
    let ani = granted("ani", Role::UnitOfficer, body("clinic"));
    let told = ask("answer", &ani, 45, as_it_is);
    assert_eq!(told, Err(Refusal::AlreadySubmitted));
    let still = ask("answer", &ani, 45, |_, unit| unit.is_submitted = false);
    assert!(matches!(still, Err(Refusal::Closed { .. })), "{still:?}");
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

/// Cici reviewed the clinic and is found to be kin of somebody there.
#[test]
fn from_a_barred_evaluator_a_unit_is_taken_until_the_determination() {
    let mut cici = granted("cici", Role::Evaluator, body("clinic"));
    cici.ties.push(kin_of_the_clinic(false));
    let free = granted("cici", Role::Evaluator, body("clinic"));
    for (on, barred, otherwise) in [
        (45, Ok(()), Err(Refusal::AlreadySubmitted)),
        (
            95,
            Ok(()),
            Err(Refusal::Closed {
                stage: Stage::Preparation,
                opens: day(0),
                closes: day(70),
            }),
        ),
        (
            105,
            Err(Refusal::AlreadyDetermined),
            Err(Refusal::AlreadyDetermined),
        ),
    ] {
        let (cycle, unit, ani) = (cycle(on), unit(on), officer());
        let situation = Situation {
            actor: &ani,
            subject: &clinic(),
            cycle: &cycle,
            unit: &unit,
            now: day(on),
        };
        assert_eq!(may_unassign_evaluator(&situation, &cici), barred, "{on}");
        assert_eq!(may_unassign_evaluator(&situation, &free), otherwise, "{on}");
    }
}

#[test]
fn no_result_is_determined_over_a_review_of_somebody_barred() {
    for act in ["propose_determination", "determine"] {
        let barred = |cycle: &mut CycleFacts, _: &mut UnitFacts| cycle.has_barred_reviews = true;
        check(act, &officer(), barred, Err(Refusal::BarredReviews));
    }
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

#[test]
fn who_evaluates_in_the_round_never_reads_how_evaluators_stand_to_one_another() {
    check("read_evaluators", &officer(), as_it_is, Ok(()));
    let hidden = Err(Refusal::Hidden);
    check("read_evaluators", &officer(), assigned_to_ani, hidden);
}

#[test]
fn a_rank_is_not_told_while_an_evaluation_is_extended() {
    use crate::assessment::cycle::Extension;
    let extend = |cycle: &mut CycleFacts, _: &mut UnitFacts| {
        let more = Extension::new(Stage::Evaluation, None, day(80), "banjir");
        cycle.extensions.push(more.unwrap());
    };
    let hidden = Err(Refusal::Hidden);
    check("read_rank_changes", &officer(), extend, hidden);
    check("read_changes", &officer(), extend, Ok(()));
}

#[test]
fn a_reassessment_is_asked_decided_and_made_once_and_only_where_it_is_offered() {
    let unit = granted("ani", Role::UnitOfficer, body("clinic"));
    let clinic = clinic();
    let on = |who: &Actor,
              facts: &UnitFacts,
              day_of: i64,
              asked: &dyn Fn(&Situation) -> Result<(), Refusal>| {
        let cycle = cycle(day_of);
        asked(&Situation {
            actor: who,
            subject: &clinic,
            cycle: &cycle,
            unit: facts,
            now: day(day_of),
        })
    };
    let facts = super::unit(76);
    let none = Offer::default();
    let refusal = on(&unit, &facts, 76, &|s| may_ask_reassessment(s, &none));
    assert_eq!(refusal, Err(Refusal::NotOffered));
    for (status, expected) in [
        (RequestStatus::Asked, Err(Refusal::AlreadyAsked)),
        (RequestStatus::Granted, Err(Refusal::AlreadyAsked)),
        (RequestStatus::Refused, Ok(())),
        (RequestStatus::Done, Ok(())),
    ] {
        let asked = on(&unit, &facts, 76, &|s| {
            may_ask_reassessment(s, &offer(Some(status)))
        });
        assert_eq!(asked, expected, "{status:?}");
    }
    // Cici reviewed the clinic: as an officer she does not decide on it, and as
    // its evaluator she reviews again what was granted, once.
    let mut cici = granted("cici", Role::ProgrammeOfficer, programme("pekppp"));
    let waiting = offer(Some(RequestStatus::Asked));
    let decided = on(&cici, &facts, 76, &|s| may_decide_reassessment(s, &waiting));
    assert_eq!(decided, Err(Refusal::EvaluatedIt));
    cici.grants[0].role = Role::Evaluator;
    let again = on(&cici, &facts, 76, &|s| may_review_again(s, &waiting));
    assert_eq!(again, Err(Refusal::NothingOpen));
    let mut granted = offer(Some(RequestStatus::Granted));
    let again = on(&cici, &facts, 76, &|s| may_review_again(s, &granted));
    assert_eq!(again, Ok(()));
    granted.has_answered = true;
    let twice = on(&cici, &facts, 76, &|s| may_review_again(s, &granted));
    assert_eq!(twice, Err(Refusal::AlreadySubmitted));
    // What was set for later than the determination ends with its opening, on day 90.
    let late = Offer {
        until: Some(day(95)),
        ..Offer::default()
    };
    let closed = on(&unit, &facts, 91, &|s| may_ask_reassessment(s, &late));
    assert!(matches!(closed, Err(Refusal::Closed { closes, .. }) if closes == day(90)));
}
