//! What an evaluator reviewed, over all rounds, and what came of it.
//!
//! A unit that a tie bars by now is left out, out of the counts as well. Nothing here
//! gives the value a colleague found: it is counted how many of the own values stand
//! otherwise since, and only once every review of the unit may be read.

use super::changes::unit_changes;
use crate::assessment::desk::Desk;
use crate::assessment::facts::{self, CycleSeen, UnitSeen};
use crate::assessment::refusal::{ActError, Acted};
use prima_domain::assessment::change::ChangeKind;
use prima_domain::assessment::permission::evaluation::{may_list_own_review, may_read_reviews};
use prima_domain::register::person::Actor;
use prima_instrument::model::SourceKind;
use prima_store::cycle::{Cycle, Reading, Review};
use std::collections::{BTreeMap, BTreeSet};

/// What of the list is asked for.
#[derive(Clone, Copy, Debug)]
pub struct OwnReviewsAsked<'a> {
    /// Only this round; empty: all.
    pub cycle: &'a str,
    /// Lines to leave out at the beginning.
    pub skip: usize,
    /// Lines at most.
    pub limit: usize,
}

/// The reviews of one evaluator.
#[derive(Clone, Debug, Default)]
pub struct OwnReviews {
    /// The lines asked for: the latest round first, units by name.
    pub lines: Vec<OwnReview>,
    /// How many lines there are in the rounds asked for.
    pub n: usize,
    /// All rounds with a review of this person, the latest first.
    pub rounds: Vec<Cycle>,
}

/// One unit that somebody reviewed or is to review.
#[derive(Clone, Debug)]
pub struct OwnReview {
    /// The round.
    pub cycle: Cycle,
    /// The unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// Questions evaluators are asked.
    pub n_asked: usize,
    /// Questions the person found something about.
    pub n_found: usize,
    /// When the review was handed in; empty: not yet.
    pub handed_in_at: String,
    /// Whether the unit is no longer the person's.
    pub is_taken_back: bool,
    /// What came of it; none: the person may not know yet, or no longer.
    pub sequel: Option<Sequel>,
}

/// What came of a review that was handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sequel {
    /// Indicators the evaluators agreed on.
    pub n_reconciled: usize,
    /// Those of them that stand otherwise than this person found.
    pub n_moved: usize,
    /// What was changed or decided after that, by kind.
    pub later: BTreeMap<ChangeKind, usize>,
}

/// A unit of a round whose review somebody may find in the own list.
struct Found {
    unit: String,
    name: String,
    handed_in_at: String,
    seen: UnitSeen,
}

/// The reviews an evaluator gave or is to give.
pub async fn own_reviews(
    desk: &Desk,
    actor: &Actor,
    asked: &OwnReviewsAsked<'_>,
    now: i64,
) -> Acted<OwnReviews> {
    let mut reading = desk.database.reading();
    let mut reviews = OwnReviews::default();
    let mut found: Vec<(CycleSeen, Vec<Found>)> = Vec::new();
    for (cycle, units) in units_by_round(&mut reading, actor).await? {
        let seen = facts::cycle(&mut reading, &cycle).await?;
        let own = of_round(&mut reading, actor, &seen, &units, now).await?;
        if !own.is_empty() {
            found.push((seen, own));
        }
    }
    found.sort_by(|(a, _), (b, _)| {
        let key = |seen: &CycleSeen| (seen.row.period.clone(), seen.row.cycle.clone());
        key(b).cmp(&key(a))
    });
    for (seen, own) in &found {
        reviews.rounds.push(seen.row.clone());
        if !asked.cycle.is_empty() && asked.cycle != seen.row.cycle {
            continue;
        }
        for one in own {
            let is_asked = (asked.skip..asked.skip + asked.limit).contains(&reviews.n);
            reviews.n += 1;
            if is_asked {
                let line = line(desk, &mut reading, actor, seen, one, now).await?;
                reviews.lines.push(line);
            }
        }
    }
    Ok(reviews)
}

/// The units a person has or handed in, by round; when, where it was handed in.
async fn units_by_round(
    reading: &mut Reading<'_>,
    actor: &Actor,
) -> Acted<BTreeMap<String, BTreeMap<String, String>>> {
    let person = actor.person.as_str();
    let mut rounds: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for row in reading.assignments_to(person).await? {
        let units = rounds.entry(row.cycle).or_default();
        units.insert(row.unit, String::new());
    }
    for row in reading.handed_in_by(person).await? {
        let units = rounds.entry(row.cycle).or_default();
        units.insert(row.unit, row.at);
    }
    Ok(rounds)
}

/// Those of the units that may stand in the list, by name.
async fn of_round(
    reading: &mut Reading<'_>,
    actor: &Actor,
    seen: &CycleSeen,
    units: &BTreeMap<String, String>,
    now: i64,
) -> Acted<Vec<Found>> {
    let ids: Vec<&str> = units.keys().map(String::as_str).collect();
    let units_seen = facts::units_seen(reading, &seen.row.cycle, &ids).await?;
    let owned: Vec<String> = units.keys().cloned().collect();
    let bodies = reading.bodies_with(&owned).await?.into_iter();
    let names: BTreeMap<String, String> = bodies
        .map(|body| (body.body.clone(), body.called().to_owned()))
        .collect();
    let mut found: Vec<Found> = units_seen
        .into_iter()
        .filter(|(_, one)| may_list_own_review(&seen.situation(actor, one, now)).is_ok())
        .map(|(unit, one)| Found {
            name: names.get(&unit).unwrap_or(&unit).clone(),
            handed_in_at: units.get(&unit).cloned().unwrap_or_default(),
            seen: one,
            unit,
        })
        .collect();
    found.sort_by(|a, b| (&a.name, &a.unit).cmp(&(&b.name, &b.unit)));
    Ok(found)
}

async fn line(
    desk: &Desk,
    reading: &mut Reading<'_>,
    actor: &Actor,
    seen: &CycleSeen,
    one: &Found,
    now: i64,
) -> Acted<OwnReview> {
    let (cycle, unit) = (seen.row.cycle.as_str(), one.unit.as_str());
    let rules = desk.rules(&seen.row.instrument)?;
    let own = reading
        .reviews_by(cycle, unit, actor.person.as_str())
        .await?;
    let sequel = match one.handed_in_at.is_empty() {
        true => None,
        false => sequel(desk, reading, actor, seen, one, (&own, now)).await?,
    };
    Ok(OwnReview {
        cycle: seen.row.clone(),
        unit: one.unit.clone(),
        name: one.name.clone(),
        n_asked: rules.codes_for(SourceKind::Evaluator).len(),
        n_found: own.iter().filter(|row| !row.value.is_empty()).count(),
        handed_in_at: one.handed_in_at.clone(),
        is_taken_back: !one.seen.facts.assigned.contains(&actor.person),
        sequel,
    })
}

/// What came of a review; none before every review of the unit may be read.
async fn sequel(
    desk: &Desk,
    reading: &mut Reading<'_>,
    actor: &Actor,
    seen: &CycleSeen,
    one: &Found,
    (own, now): (&[Review], i64),
) -> Acted<Option<Sequel>> {
    let situation = seen.situation(actor, &one.seen, now);
    let unit = &one.seen.facts;
    let everybody: BTreeSet<_> = unit.assigned.iter().chain(&unit.reviewed_by).collect();
    let mut everybody = everybody.into_iter();
    if !everybody.all(|person| may_read_reviews(&situation, person).is_ok()) {
        return Ok(None);
    }
    let (cycle, id) = (seen.row.cycle.as_str(), one.unit.as_str());
    let agreed = reading.reconciliations_of_unit(cycle, id).await?;
    let gave = |code: &str| own.iter().find(|row| row.code == code);
    let moved = agreed
        .iter()
        .filter(|row| gave(&row.code).is_some_and(|own| own.value != row.value));
    let mut sequel = Sequel {
        n_reconciled: agreed.len(),
        n_moved: moved.count(),
        later: BTreeMap::new(),
    };
    let changes = match unit_changes(desk, actor, cycle, id, now).await {
        Ok(changes) => changes,
        Err(ActError::Refused(_)) => Vec::new(),
        Err(failed) => return Err(failed),
    };
    let later = changes.iter().map(|change| change.kind);
    for kind in later.filter(|kind| *kind != ChangeKind::Reconciled) {
        *sequel.later.entry(kind).or_default() += 1;
    }
    Ok(Some(sequel))
}
