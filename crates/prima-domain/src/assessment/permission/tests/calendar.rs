//! When each act is possible, written out: one row an act, one column a time.

use super::*;
use crate::assessment::cycle::Extension;

/// For somebody who may do it: `y` on a day when it is possible, `t` when the
/// person is told why not. The columns are: B before the cycle, P preparation,
/// F filling, E evaluation, V verification window, R preview, O objection, G the
/// gap after it, D determination, U publication reached but not published, X
/// published.
///
/// The clinic hands its answers in only where the row says `submitted`.
const WHEN: &str = "
                                     B P F E V R O G D U X
change_schedule         PO           y y y y y y y y y y t
extend                  PO           y y y y y y y y y t t
choose_loci             CO           t y t t t t t t t t t
propose_loci            CO           t y t t t t t t t t t
assign_evaluator        CO           t y y y y t t t t t t
unassign_evaluator      CO           t y y y y t t t t t t
read_responses          UO           y y y y y y y y y y y
read_responses          EV           t t t y y y y y y y y
read_responses          EV submitted y y y y y y y y y y y
read_responses          DE submitted t t t t t t y y y y y
answer                  UO           t t y t t t t t t t t
answer                  UO submitted t t t t t t t t t t t
submit_responses        UO           t t y t t t t t t t t
link_evidence           UO           t t y t y t y t t t t
link_evidence           UO submitted t t t t y t y t t t t
unlink_evidence         UO           t t y t t t t t t t t
unlink_evidence         UO submitted t t t t t t t t t t t
withdraw_evidence       UO           y y y t t t t t t t t
withdraw_evidence       UO submitted t t t t t t t t t t t
import_tallies          PO           t t y y y y y y t t t
import_indices          PO           y y y y y y y y y t t
review                  EV           t t t y y t t t t t t
ask_for_evidence        EV           t t t t y t t t t t t
reconcile               EV           t t t y y t t t t t t
read_scorecard          UO           t t t t t y y y y y y
read_scorecard          AU           t t t t t y y y y y y
read_changes            AU           t t t t t y y y y y y
list_changes            AU           t t t t t y y y y y y
read_rank_changes       AU           t t t t t y y y y y y
read_evaluators         PO           t t t y y y y y y y y
object                  UO           t t t t t t y t t t t
decide_objection        DE           t t t t t t y y y t t
reply                   UO           t t t t t y y y y t t
offer_reassessment      PO           y y y y y y y y y t t
ask_reassessment        UO           t t t t t y y t t t t
decide_reassessment     PO           t t t t t y y t t t t
review_again            EV           t t t t t y y t t t t
rehearse_determination  PO           t t t t t y y y y t t
propose_determination   PO           t t t t t t t t y t t
determine               PO           t t t t t t t t y t t
propose_correction      PO           t t t t t t t t t t y
correct                 PO           t t t t t t t t t t y
plan_action             UO           t t t t t t t t t y y
work_action             UO           y y y y y y y y y y y
confirm_action          CO           y y y y y y y y y y y
remind                  PO           t t y t t t t t t t t
remind_evaluators       CO           t t t y y t t t t t t
be_told_for_unit        UO           y y y y y y y y y y y
be_told_as_evaluator    EV           y y y y y y y y y y y
";

/// A day of each column.
const COLUMNS: [i64; 11] = [-1, 5, 20, 45, 52, 72, 78, 87, 95, 115, 130];

fn person(role: &str) -> Actor {
    match role {
        "PO" => granted("ani", Role::ProgrammeOfficer, programme("pekppp")),
        "CO" => granted("ani", Role::Coordinator, body("city")),
        "UO" => granted("ani", Role::UnitOfficer, body("clinic")),
        "EV" => granted("ani", Role::Evaluator, body("city")),
        "DE" => granted("ani", Role::Decider, programme("pekppp")),
        "AU" => granted("ani", Role::Auditor, Scope::Everywhere),
        _ => panic!("nobody is called {role}"),
    }
}

#[test]
fn every_act_is_possible_when_the_table_says() {
    for row in WHEN.trim().lines().skip(1) {
        let (who, expected) = row.split_at(37);
        let mut who = who.split_whitespace();
        let (act, role) = (who.next().unwrap(), who.next().unwrap());
        let is_submitted = who.next() == Some("submitted");
        let found = COLUMNS.map(|on| {
            let answer = ask(act, &person(role), on, |_, unit| {
                unit.is_submitted = is_submitted;
                if role == "EV" {
                    unit.assigned.push("ani".into());
                }
            });
            assert_ne!(answer, Err(Refusal::Hidden), "{act} as {role} on day {on}");
            if answer.is_ok() { "y" } else { "t" }
        });
        assert_eq!(found.join(" "), expected, "{row}");
    }
}

#[test]
fn a_calendar_moved_after_the_determination_opens_nothing_again() {
    for (act, role) in [
        ("extend", "PO"),
        ("choose_loci", "CO"),
        ("assign_evaluator", "CO"),
        ("unassign_evaluator", "CO"),
        ("answer", "UO"),
        ("submit_responses", "UO"),
        ("link_evidence", "UO"),
        ("import_tallies", "PO"),
        ("import_indices", "PO"),
        ("unlink_evidence", "UO"),
        ("review", "EV"),
        ("reconcile", "EV"),
        ("ask_for_evidence", "EV"),
        ("object", "UO"),
        ("decide_objection", "DE"),
        ("rehearse_determination", "PO"),
        ("propose_determination", "PO"),
        ("determine", "PO"),
    ] {
        let (_, on, _) = find(act);
        let answer = |is_determined| {
            ask(act, &person(role), on, |cycle, unit| {
                cycle.is_determined = is_determined;
                unit.assigned.extend((role == "EV").then(|| "ani".into()));
            })
        };
        assert_eq!(answer(false), Ok(()), "{act}");
        assert_eq!(answer(true), Err(Refusal::AlreadyDetermined), "{act}");
    }
    for on in [52, 78] {
        let answer = ask("link_evidence", &person("UO"), on, |cycle, _| {
            cycle.is_determined = true;
        });
        assert_eq!(answer, Err(Refusal::AlreadyDetermined), "day {on}");
    }
}

#[test]
fn a_stage_closed_a_second_ago_is_closed_and_says_when_it_was_open() {
    let officer = person("UO");
    let (cycle, unit, clinic) = (cycle(20), unit(20), clinic());
    let at = |now| {
        may_answer(&Situation {
            actor: &officer,
            subject: &clinic,
            cycle: &cycle,
            unit: &unit,
            now,
        })
    };
    assert_eq!(at(day(40) - 1), Ok(()));
    let closed = Refusal::Closed {
        stage: Stage::Filling,
        opens: day(10),
        closes: day(40),
    };
    assert_eq!(at(day(40)), Err(closed));
    assert_eq!(at(day(10) - 1), Err(closed));
}

#[test]
fn an_extension_opens_the_stage_for_its_unit_and_keeps_evaluators_waiting() {
    let extend =
        |body: &str| Extension::new(Stage::Filling, Some(body.into()), day(54), "Banjir.").unwrap();
    let check = |act, role, body: &str, expected: Result<(), Refusal>| {
        let answer = ask(act, &person(role), 52, |cycle, unit| {
            cycle.extensions.push(extend(body));
            unit.is_submitted = false;
            unit.assigned.push("ani".into());
        });
        assert_eq!(answer, expected, "{act} as {role}, extended for {body}");
    };
    check("answer", "UO", "clinic", Ok(()));
    check("review", "EV", "clinic", Err(Refusal::NotSubmitted));
    check("review", "EV", "school", Ok(()));
    check(
        "ask_for_evidence",
        "EV",
        "clinic",
        Err(Refusal::NotSubmitted),
    );
    check("ask_for_evidence", "EV", "school", Ok(()));
}

#[test]
fn a_cycle_without_a_verification_window_asks_for_nothing_in_it() {
    let answer = ask("ask_for_evidence", &person("EV"), 52, |cycle, unit| {
        unit.assigned.push("ani".into());
        let windows = cycle.schedule.windows().iter().copied();
        let rest = windows.filter(|window| window.stage != Stage::VerificationWindow);
        cycle.schedule = Schedule::new(rest.collect());
    });
    let stage = Stage::VerificationWindow;
    assert_eq!(answer, Err(Refusal::NotScheduled { stage }));
}
