//! One clinic in one cycle, and every act anybody may ask for there.

use super::change::*;
use super::determination::*;
use super::evaluation::*;
use super::filling::*;
use super::follow_up::*;
use super::job::*;
use super::notice::*;
use super::objection::*;
use super::preparation::*;
use super::progress::*;
use super::reassessment::*;
use super::vault::*;
use super::*;
use crate::assessment::cycle::Window;
use crate::assessment::notice::NoticeKind;
use crate::assessment::reassessment::{Offer, RequestStatus};
use crate::register::person::{Ancestor, BodyKind, Grant, Scope, Tie, TieKind};

mod calendar;
mod matrix;
mod properties;
mod told;

type Asked = fn(&Situation) -> Result<(), Refusal>;

/// One act: its name, a day on which it is possible, and how it is asked for.
type Act = (&'static str, i64, Asked);

/// The scheduled windows, in days after the cycle began.
const DAYS: [(Stage, i64, i64); 8] = [
    (Stage::Preparation, 0, 10),
    (Stage::Filling, 10, 40),
    (Stage::Evaluation, 40, 70),
    (Stage::VerificationWindow, 50, 57),
    (Stage::Preview, 70, 80),
    (Stage::Objection, 75, 85),
    (Stage::Determination, 90, 100),
    (Stage::Publication, 110, 400),
];

const ACTS: [Act; 55] = [
    ("open_cycle", 0, |s| {
        may_open_cycle(s.actor, &s.cycle.programme)
    }),
    ("change_schedule", 0, |s| {
        may_change_schedule(s.actor, s.cycle)
    }),
    ("extend", 30, may_extend),
    ("choose_loci", 5, may_choose_loci),
    ("propose_loci", 5, |s| {
        may_propose_loci(s.actor, s.cycle, s.now)
    }),
    ("assign_evaluator", 5, |s| {
        may_assign_evaluator(s, &granted("eka", Role::Evaluator, body("clinic")))
    }),
    ("unassign_evaluator", 5, |s| {
        may_unassign_evaluator(s, &granted("dian", Role::Evaluator, body("clinic")))
    }),
    ("read_responses", 76, may_read_responses),
    ("answer", 20, may_answer),
    ("submit_responses", 20, may_submit_responses),
    ("link_evidence", 20, may_link_evidence),
    ("unlink_evidence", 20, may_unlink_evidence),
    ("withdraw_evidence", 20, may_withdraw_evidence),
    ("read_evidence", 76, may_read_evidence),
    ("import_tallies", 45, may_import_tallies),
    ("import_indices", 45, may_import_indices),
    ("review", 45, may_review),
    ("read_own_review", 45, |s| {
        may_read_reviews(s, &s.actor.person)
    }),
    ("read_reviews", 76, |s| may_read_reviews(s, &"cici".into())),
    ("read_reviews_after_own", 76, |s| {
        after_own(s, |s| may_read_reviews(s, &"cici".into()))
    }),
    ("list_own_review", 130, may_list_own_review),
    ("list_own_review_taken_back", 130, |s| {
        taken_back(s, may_list_own_review)
    }),
    ("reconcile", 45, |s| after_own(s, may_reconcile)),
    ("ask_for_evidence", 52, may_ask_for_evidence),
    ("read_evidence_request", 76, |s| {
        may_read_evidence_request(s, &"cici".into())
    }),
    ("read_evidence_request_after_own", 76, |s| {
        after_own(s, |s| may_read_evidence_request(s, &"cici".into()))
    }),
    ("read_scorecard", 76, may_read_scorecard),
    ("read_changes", 76, may_read_changes),
    ("list_changes", 76, |s| whole(s, may_list_changes)),
    ("read_rank_changes", 76, |s| whole(s, may_read_rank_changes)),
    ("read_evaluators", 76, |s| {
        let evaluates = s.unit.assigned.contains(&s.actor.person);
        whole(s, |w| may_read_evaluators(w, evaluates))
    }),
    ("object", 76, may_object),
    ("decide_objection", 76, may_decide_objection),
    ("reply", 76, may_reply),
    ("offer_reassessment", 76, |s| {
        may_offer_reassessment(s.actor, s.cycle)
    }),
    ("ask_reassessment", 76, |s| {
        may_ask_reassessment(s, &offer(None))
    }),
    ("decide_reassessment", 76, |s| {
        may_decide_reassessment(s, &offer(Some(RequestStatus::Asked)))
    }),
    ("review_again", 76, |s| {
        after_own(s, |s| {
            may_review_again(s, &offer(Some(RequestStatus::Granted)))
        })
    }),
    ("rehearse_determination", 95, |s| {
        whole(s, may_rehearse_determination)
    }),
    ("propose_determination", 95, |s| {
        whole(s, may_propose_determination)
    }),
    ("determine", 95, |s| {
        whole(s, |w| may_determine(w, Some(&"budi".into())))
    }),
    ("propose_correction", 130, |s| {
        whole(s, may_propose_correction)
    }),
    ("correct", 130, |s| {
        whole(s, |w| may_correct(w, Some(&"budi".into())))
    }),
    ("plan_action", 120, may_plan_action),
    ("work_action", 120, may_work_action),
    ("confirm_action", 120, may_confirm_action),
    ("keep_vault", 0, |s| may_keep_vault(s.actor, s.subject)),
    ("read_vault", 0, |s| {
        may_read_vault(s.actor, s.subject, Day::at(s.now), 365)
    }),
    ("read_progress", 30, |s| {
        may_read_progress(s.actor, s.cycle, std::slice::from_ref(s.subject), s.now)
    }),
    ("see_unit_in_progress", 30, |s| {
        let units = std::slice::from_ref(s.subject);
        let seen = visible_units(s.actor, s.cycle, units, s.now);
        hold(!seen.is_empty(), Refusal::Hidden)
    }),
    ("see_job", 30, |s| {
        let job = JobFacts {
            is_own: true,
            is_reach_same: true,
            is_over_all: true,
        };
        whole(s, |whole| may_see_job(whole, job))
    }),
    ("remind", 20, |s| may_remind(s, Stage::Filling)),
    ("remind_evaluators", 45, |s| {
        may_remind(s, Stage::Evaluation)
    }),
    ("be_told_for_unit", 78, |s| {
        may_be_told(s, NoticeKind::ObjectionDecided)
    }),
    ("be_told_as_evaluator", 5, |s| {
        may_be_told(s, NoticeKind::Assigned)
    }),
];

/// Re-assessments until day 84, with a request that stands so.
fn offer(status: Option<RequestStatus>) -> Offer {
    Offer {
        until: Some(day(84)),
        status,
        has_answered: false,
    }
}

fn day(day: i64) -> i64 {
    1_767_225_600 + day * 86_400
}

fn body(body: &str) -> Scope {
    Scope::Body(body.into())
}

fn programme(code: &str) -> Scope {
    Scope::Programme(code.into())
}

/// A clinic of the health office of a city.
fn clinic() -> Subject {
    let step = |body: &str, kind| Ancestor {
        body: body.into(),
        kind,
    };
    Subject::new(vec![
        step("clinic", BodyKind::ServiceUnit),
        step("health", BodyKind::WorkUnit),
        step("city", BodyKind::Institution),
    ])
    .unwrap()
}

fn granted(person: &str, role: Role, scope: Scope) -> Actor {
    Actor {
        person: person.into(),
        grants: vec![Grant { role, scope }],
        ties: Vec::new(),
        overrides: Vec::new(),
    }
}

fn kin_of_the_clinic(is_declared: bool) -> Tie {
    Tie {
        body: "clinic".into(),
        above: vec!["health".into(), "city".into()],
        kind: TieKind::Kin,
        until: None,
        declared: is_declared,
    }
}

/// The cycle as it stands on a day: determined from the end of that stage,
/// public from a fortnight after the hour set for it.
fn cycle(on: i64) -> CycleFacts {
    let window = |&(stage, opens, closes): &(Stage, i64, i64)| Window {
        stage,
        opens: day(opens),
        closes: day(closes),
    };
    CycleFacts {
        programme: "pekppp".into(),
        schedule: Schedule::new(DAYS.iter().map(window).collect()),
        extensions: Vec::new(),
        has_open_objections: false,
        has_barred_reviews: false,
        is_determined: on >= 100,
        is_published: on >= 124,
        cooling_off_days: 365,
    }
}

/// The clinic as it stands on a day: handed in at the end of the filling. Dian
/// has not reviewed it, Cici has; an objection waits.
fn unit(on: i64) -> UnitFacts {
    UnitFacts {
        is_submitted: on >= 40,
        assigned: vec!["cici".into(), "dian".into()],
        reviewed_by: vec!["cici".into()],
        is_evidence_asked: true,
        has_open_objection: true,
    }
}

/// Asks as if everybody assigned, the person included, had handed in.
fn after_own(s: &Situation, asked: Asked) -> Result<(), Refusal> {
    let unit = UnitFacts {
        reviewed_by: s.unit.assigned.clone(),
        ..s.unit.clone()
    };
    asked(&Situation { unit: &unit, ..*s })
}

/// Asks after the evaluators handed in and the unit was taken back from them.
fn taken_back(s: &Situation, asked: Asked) -> Result<(), Refusal> {
    let unit = UnitFacts {
        reviewed_by: s.unit.assigned.clone(),
        assigned: Vec::new(),
        ..s.unit.clone()
    };
    asked(&Situation { unit: &unit, ..*s })
}

/// Asks about the whole cycle, in which the clinic is the only unit.
fn whole(s: &Situation, asked: impl Fn(&WholeCycle) -> Result<(), Refusal>) -> Result<(), Refusal> {
    asked(&WholeCycle {
        actor: s.actor,
        cycle: s.cycle,
        units: std::slice::from_ref(s.subject),
        now: s.now,
    })
}

fn ask(
    act: &str,
    actor: &Actor,
    on: i64,
    change: impl Fn(&mut CycleFacts, &mut UnitFacts),
) -> Result<(), Refusal> {
    let (_, _, asked) = find(act);
    let (mut cycle, mut unit) = (cycle(on), unit(on));
    change(&mut cycle, &mut unit);
    asked(&Situation {
        actor,
        subject: &clinic(),
        cycle: &cycle,
        unit: &unit,
        now: day(on),
    })
}

fn find(name: &str) -> Act {
    let found = ACTS.into_iter().find(|(act, ..)| *act == name);
    found.unwrap_or_else(|| panic!("no act is called {name}"))
}
