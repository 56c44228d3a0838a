//! What waits for an actor today, most urgent first.

use super::objections::objection_list;
use super::reassessments::waiting;
use super::requests::answered;
use super::unit_reviews::unit_reviews;
use super::work_list::{WorkItem, work_list};
use crate::assessment::desk::Desk;
use crate::assessment::facts::{self, CycleSeen};
use crate::assessment::moment::today;
use crate::assessment::refusal::Acted;
use prima_domain::assessment::action::Status;
use prima_domain::assessment::cycle::Stage;
use prima_domain::assessment::permission::determination::{may_correct, may_determine};
use prima_domain::assessment::permission::filling::may_answer;
use prima_domain::assessment::permission::objection::{may_object, may_read_scorecard};
use prima_domain::assessment::reconciliation::Consensus;
use prima_domain::register::id::PersonId;
use prima_domain::register::person::{Actor, Subject};
use prima_store::cycle::Reading;

/// Something that waits for an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// What.
    pub kind: TaskKind,
    /// The round.
    pub cycle: String,
    /// The unit; empty: the round as a whole.
    pub unit: String,
    /// Until when, in seconds UTC; none: no hour is set.
    pub until: Option<i64>,
    /// How many things it is about.
    pub n: usize,
}

/// What waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskKind {
    /// A unit has to answer and hand in.
    Answer,
    /// The filling closed before a unit handed in; it may ask for more time.
    Late,
    /// An evaluator asked the unit for evidence.
    GiveEvidence,
    /// Evidence came that an evaluator asked for.
    ReadEvidence,
    /// A unit has to be reviewed.
    Review,
    /// The evaluators of a unit differ and have to agree.
    Reconcile,
    /// A unit may look at its scorecard and object.
    LookAndObject,
    /// An objection waits for a decision.
    DecideObjection,
    /// A re-assessment waits for an answer or for a second review.
    Reassess,
    /// A determination or correction waits for a second officer.
    Confirm,
    /// An action's last day has come or passed.
    ActionDue,
}

/// What waits for an actor now, by its hour.
pub async fn tasks(desk: &Desk, actor: &Actor, now: i64) -> Acted<Vec<Task>> {
    let mut tasks = Vec::new();
    let mut reading = desk.database.reading();
    for item in work_list(desk, actor, now).await? {
        if item.not_reviewing.is_none() {
            let (cycle, unit) = (&item.cycle, &item.unit);
            let mut own = reading.evidence_requests_of(cycle, unit).await?;
            own.retain(|row| row.evaluator == actor.person.as_str());
            let links = reading.evidence_links_of_unit(cycle, unit).await?;
            let n = answered(&own, &links).len();
            if n > 0 {
                tasks.push(Task {
                    kind: TaskKind::ReadEvidence,
                    cycle: cycle.clone(),
                    unit: unit.clone(),
                    until: item.closes,
                    n,
                });
            }
            tasks.push(Task {
                kind: TaskKind::Review,
                until: item.closes,
                n: item.n_asked.saturating_sub(item.n_found),
                cycle: item.cycle,
                unit: item.unit,
            });
        } else if !item.handed_in_at.is_empty() {
            tasks.extend(differing(desk, actor, item, now).await?);
        }
    }
    for row in reading.open_cycles().await? {
        let cycle = row.cycle.as_str();
        let seen = facts::cycle(&mut reading, cycle).await?;
        let units = facts::units(&mut reading, cycle).await?;
        for subject in units.iter().filter(|subject| actor.acts_for(subject)) {
            of_unit(&mut reading, actor, &seen, subject, now, &mut tasks).await?;
        }
        of_officer(&mut reading, actor, &seen, &units, now, &mut tasks).await?;
        tasks.extend(waiting(&mut reading, actor, &seen, now).await?);
        let open = objection_list(desk, actor, cycle, now).await?.into_iter();
        for objection in open.filter(|row| row.state == facts::OPEN) {
            let unit = facts::unit(&mut reading, cycle, &objection.unit).await?;
            let situation = seen.situation(actor, &unit, now);
            let decides =
                prima_domain::assessment::permission::objection::may_decide_objection(&situation);
            if decides.is_ok() {
                tasks.push(Task {
                    kind: TaskKind::DecideObjection,
                    cycle: cycle.to_owned(),
                    unit: objection.unit,
                    until: seen.opens(Stage::Determination),
                    n: 1,
                });
            }
        }
    }
    tasks.sort_by(|a, b| {
        let key = |task: &Task| {
            let until = task.until.unwrap_or(i64::MAX);
            (until, task.kind, task.cycle.clone(), task.unit.clone())
        };
        key(a).cmp(&key(b))
    });
    Ok(tasks)
}

/// What the evaluators of a unit have still to agree on, for one of them who handed in.
async fn differing(desk: &Desk, actor: &Actor, item: WorkItem, now: i64) -> Acted<Option<Task>> {
    let seen = unit_reviews(desk, actor, &item.cycle, &item.unit, now).await?;
    if seen.not_reconciling.is_some() {
        return Ok(None);
    }
    let all = seen.consensus.iter();
    let n = all
        .filter(|(_, consensus)| matches!(consensus, Consensus::Differs(_)))
        .count();
    Ok((n > 0).then_some(Task {
        kind: TaskKind::Reconcile,
        cycle: item.cycle,
        unit: item.unit,
        until: item.closes,
        n,
    }))
}

async fn of_unit(
    reading: &mut Reading<'_>,
    actor: &Actor,
    seen: &CycleSeen,
    subject: &Subject,
    now: i64,
    tasks: &mut Vec<Task>,
) -> Acted<()> {
    let cycle = seen.row.cycle.as_str();
    let unit = subject.unit().as_str();
    let unit_seen = facts::unit(reading, cycle, unit).await?;
    let situation = seen.situation(actor, &unit_seen, now);
    let mut push = |kind, until, n| {
        tasks.push(Task {
            kind,
            cycle: cycle.to_owned(),
            unit: unit.to_owned(),
            until,
            n,
        });
    };
    let closes = |stage| {
        let facts = &seen.facts;
        facts
            .schedule
            .closes(stage, Some(subject.unit()), &facts.extensions)
    };
    // A stage that was extended for the unit goes on for it.
    let is_open = |stage| {
        let has_opened = seen.opens(stage).is_some_and(|opens| opens <= now);
        has_opened && closes(stage).is_some_and(|closes| now < closes)
    };
    if may_answer(&situation).is_ok() {
        push(TaskKind::Answer, closes(Stage::Filling), 1);
    }
    let has_closed = closes(Stage::Filling).is_some_and(|closes| closes <= now);
    // No more time is given once all is at rest.
    let is_at_rest = seen
        .opens(Stage::Determination)
        .is_none_or(|opens| opens <= now);
    if has_closed && !is_at_rest && !unit_seen.facts.is_submitted {
        push(TaskKind::Late, None, 0);
    }
    if is_open(Stage::VerificationWindow) {
        let requests = reading.evidence_requests_of(cycle, unit).await?;
        let links = reading.evidence_links_of_unit(cycle, unit).await?;
        let n = requests.len() - answered(&requests, &links).len();
        if n > 0 {
            push(TaskKind::GiveEvidence, closes(Stage::VerificationWindow), n);
        }
    }
    let previews = is_open(Stage::Preview)
        && actor.acts_for(subject)
        && may_read_scorecard(&situation).is_ok();
    if previews || may_object(&situation).is_ok() {
        push(TaskKind::LookAndObject, closes(Stage::Objection), 1);
    }
    let today = today(now);
    let actions = reading.follow_ups_of_unit(cycle, unit).await?;
    let is_due = |state: &str, due: &str| {
        let status = Status::from_code(state);
        matches!(status, Some(Status::Planned | Status::Working)) && due <= today.as_str()
    };
    let n = actions
        .iter()
        .filter(|row| is_due(&row.state, &row.due))
        .count();
    if n > 0 {
        push(TaskKind::ActionDue, None, n);
    }
    Ok(())
}

async fn of_officer(
    reading: &mut Reading<'_>,
    actor: &Actor,
    seen: &CycleSeen,
    units: &[Subject],
    now: i64,
    tasks: &mut Vec<Task>,
) -> Acted<()> {
    let whole = seen.whole(actor, units, now);
    let all = reading.determinations_of(&seen.row.cycle).await?;
    for row in all.iter().filter(|row| row.state == "asked") {
        let first = PersonId::new(row.asked_by.clone());
        let may = match row.corrects > 0 {
            true => may_correct(&whole, Some(&first)),
            false => may_determine(&whole, Some(&first)),
        };
        if may.is_ok() {
            tasks.push(Task {
                kind: TaskKind::Confirm,
                cycle: row.cycle.clone(),
                unit: String::new(),
                until: Some(row.publish_at),
                n: 1,
            });
        }
    }
    Ok(())
}
