//! One officer proposes whom a category honours, with citations, credited units
//! and reasons, or that a decision be revoked; nothing of it is public until
//! another officer confirms it.

use super::PROPOSED;
use super::case::{Case, already, case};
use super::decisions::honours;
use super::seen::{AwardSeen, award, subjects_of};
use super::standing::digest;
use crate::assessment::facts::bodies_meant;
use crate::assessment::moment::utc;
use crate::assessment::{ActError, Acted, Desk, Refusal};
use crate::recognition::notice::tell_second_officers;
use prima_domain::recognition::award::{Fault, Left, Pick, Shortlist, decide};
use prima_domain::recognition::award_permission::{may_propose_award, may_read_award};
use prima_domain::register::person::Actor;
use prima_instrument::award::{Category, Rule};
use prima_store::cycle::Reading;
use prima_store::recognition::award::{AwardDecision, AwardLeft, AwardRecipient};
use prima_store::register::Body;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// What is proposed for a category.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewDecision {
    /// Those to be honoured. Bodies and units may be written as ids or as the
    /// names the register has.
    pub picks: Vec<Pick>,
    /// Those the rule found and who are left out: body, found unit, why.
    pub left: Vec<Left>,
    /// Recipients announced; none: no number is.
    pub announced: Option<u32>,
    /// What else is to be said.
    pub remark: String,
    /// Why the decision before does not stand; for a first one nothing.
    pub why: Why,
}

/// Why a decision does not stand any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Why {
    /// In Indonesian.
    pub id: String,
    /// In English; may be empty.
    pub en: String,
}

/// Proposes the decision; on a category that was decided, one in place of that.
pub async fn propose_award(
    desk: &Desk,
    actor: &Actor,
    id: &str,
    category: &str,
    new: &NewDecision,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let mut reading = act.reading();
    let seen = award(&mut reading, id).await?;
    may_read_award(actor, &seen.programme)?;
    let rules = seen.category(category)?;
    let (picks, bodies) = settled(&mut reading, &seen, rules, &new.picks).await?;
    let place = (id, category);
    let case = case(desk, &mut reading, actor, place, Some(&picks), now).await?;
    may_propose_award(&case.before(actor, now))?;
    let decision = next(&case, &new.why, actor, now)?;
    decide(&case.category.rule, &case.list, &picks, &new.left)
        .map_err(|faults| Refusal::Award(told(faults, &bodies)))?;
    let decision = AwardDecision {
        seen: digest(&case.list),
        announced: new.announced.map_or(0, i64::from),
        remark: new.remark.trim().to_owned(),
        ..decision
    };
    let held = case.recipients_of(case.decisions.standing());
    let all = reading.award_recipients(id).await?;
    let codes = honours(&decision, &picks, &held, &all);
    let recipients: Vec<AwardRecipient> = picks
        .iter()
        .zip(codes)
        .zip(1..)
        .map(|((pick, honour), number)| AwardRecipient {
            honour,
            ..recipient(&decision, (pick, number), &case.list, &bodies)
        })
        .collect();
    let left: Vec<AwardLeft> = match case.category.rule {
        Rule::Named => Vec::new(),
        _ => left_out(&decision, &new.left, &picks),
    };
    act.add_rows(std::slice::from_ref(&decision)).await?;
    act.add_rows(&recipients).await?;
    act.add_rows(&left).await?;
    let about = (id, category, decision.decision);
    tell_second_officers(desk, &mut act, about, now).await?;
    let detail = json!({
        "category": category,
        "decision": decision.decision,
        "n_recipients": recipients.len(),
        "n_left_out": left.len(),
        "why": decision.why_id,
    });
    let (at, detail) = (utc(now), detail.to_string());
    act.finish_privately(&at, actor.person.as_str(), "propose_award", id, &detail)
        .await?;
    Ok(())
}

/// Proposes that the decision which stands be revoked: it honours nobody then.
pub async fn propose_revocation(
    desk: &Desk,
    actor: &Actor,
    id: &str,
    category: &str,
    why: &Why,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let place = (id, category);
    let case = case(desk, &mut act.reading(), actor, place, None, now).await?;
    may_propose_award(&case.before(actor, now))?;
    let decision = next(&case, why, actor, now)?;
    case.decisions
        .standing()
        .ok_or(Refusal::ChangedSinceAsked)?;
    let decision = AwardDecision {
        is_revocation: 1,
        ..decision
    };
    act.add_rows(std::slice::from_ref(&decision)).await?;
    let about = (id, category, decision.decision);
    tell_second_officers(desk, &mut act, about, now).await?;
    let detail = json!({
        "category": category,
        "decision": decision.decision,
        "why": decision.why_id,
    });
    let (at, detail) = (utc(now), detail.to_string());
    let what = "propose_award_revocation";
    act.finish_privately(&at, actor.person.as_str(), what, id, &detail)
        .await?;
    Ok(())
}

/// The next decision on a category, where none waits; one that takes the place of
/// another says why.
fn next(case: &Case, why: &Why, actor: &Actor, now: i64) -> Result<AwardDecision, Refusal> {
    if let Some(row) = case.decisions.waiting() {
        return Err(already(row));
    }
    let is_first = case.decisions.last().is_none();
    if !is_first && why.id.trim().is_empty() {
        return Err(Refusal::Blank { field: "mengapa" });
    }
    let said = |text: &str| match is_first {
        true => String::new(),
        false => text.trim().to_owned(),
    };
    Ok(AwardDecision {
        award: case.seen.rules.code.clone(),
        category: case.category.code.clone(),
        decision: case.decisions.next(),
        state: PROPOSED.to_owned(),
        why_id: said(&why.id),
        why_en: said(&why.en),
        proposed_by: actor.person.to_string(),
        proposed_at: utc(now),
        ..AwardDecision::default()
    })
}

/// Faults, each with the name of the body it is about.
pub(super) fn told(faults: Vec<Fault>, bodies: &BTreeMap<String, Body>) -> Vec<(Fault, String)> {
    let name = |fault: &Fault| {
        let id = match fault {
            Fault::Nobody | Fault::TooMany { .. } => "",
            Fault::ObjectionOpen { body, .. }
            | Fault::Twice(body, _)
            | Fault::Barred(body, _)
            | Fault::Beyond(body, _)
            | Fault::NoCitation(body, _)
            | Fault::NoReason(body, _)
            | Fault::LeftOut(body, _) => body,
        };
        let body = bodies.get(id);
        body.map_or_else(|| id.to_owned(), |body| body.name.clone())
    };
    faults
        .into_iter()
        .map(|fault| (fault.clone(), name(&fault)))
        .collect()
}

/// The picks with ids in place of names, and the bodies they name. A credited
/// unit lies below the one who is honoured; sample bodies are honoured in sample
/// events alone.
async fn settled(
    reading: &mut Reading<'_>,
    seen: &AwardSeen,
    category: &Category,
    picks: &[Pick],
) -> Result<(Vec<Pick>, BTreeMap<String, Body>), ActError> {
    let mut bodies = BTreeMap::new();
    let mut settled = Vec::new();
    for pick in picks {
        let body = known(reading, &pick.body).await?;
        let mut unit = Body::default();
        if !pick.unit.trim().is_empty() {
            unit = known(reading, &pick.unit).await?;
        }
        for one in [&body, &unit] {
            if !one.sample.is_empty() && !seen.rules.is_sample {
                return Err(refused(&one.name, "sample"));
            }
        }
        if !unit.body.is_empty() {
            let own = subjects_of(reading, [unit.body.as_str()].into_iter()).await?;
            let mut above = own.iter().flat_map(|one| &one.lineage()[1..]);
            if !above.any(|step| step.body.as_str() == body.body) {
                return Err(refused(&unit.name, "elsewhere"));
            }
        }
        // By hand the unit is part of what is named; else the rule found it.
        let found_unit = match category.rule {
            Rule::Named => unit.body.clone(),
            _ => pick.found_unit.clone(),
        };
        settled.push(Pick {
            body: body.body.clone(),
            found_unit,
            unit: unit.body.clone(),
            ..pick.clone()
        });
        bodies.insert(body.body.clone(), body);
        if !unit.body.is_empty() {
            bodies.insert(unit.body.clone(), unit);
        }
    }
    Ok((settled, bodies))
}

fn refused(found: &str, why: &'static str) -> ActError {
    let found = found.to_owned();
    Refusal::AwardBody { found, why }.into()
}

/// The body with this id or exactly this name.
async fn known(reading: &mut Reading<'_>, written: &str) -> Result<Body, ActError> {
    let written = written.trim();
    let mut found = bodies_meant(reading, written).await?;
    match (found.pop(), found.is_empty()) {
        (Some(body), true) => Ok(body),
        (Some(_), false) => Err(refused(written, "several")),
        (None, _) => Err(refused(written, "unknown")),
    }
}

fn recipient(
    decision: &AwardDecision,
    (pick, number): (&Pick, i64),
    list: &Shortlist,
    bodies: &BTreeMap<String, Body>,
) -> AwardRecipient {
    let name = |id: &str| {
        bodies
            .get(id)
            .map_or_else(String::new, |body| body.name.clone())
    };
    let line = list.line(&pick.body, &pick.found_unit);
    let index = line.and_then(|line| line.contender.index.as_ref());
    let rank = line.filter(|_| list.is_ordered).and_then(|line| line.rank);
    let sample = [&pick.body, &pick.unit]
        .into_iter()
        .filter_map(|id| bodies.get(id))
        .map(|body| body.sample.clone())
        .find(|sample| !sample.is_empty());
    AwardRecipient {
        award: decision.award.clone(),
        category: decision.category.clone(),
        decision: decision.decision,
        number,
        honour: String::new(),
        body: pick.body.clone(),
        found_unit: pick.found_unit.clone(),
        unit: pick.unit.clone(),
        body_name: name(&pick.body),
        unit_name: name(&pick.unit),
        citation_id: pick.citation_id.trim().to_owned(),
        citation_en: pick.citation_en.trim().to_owned(),
        reason: pick.reason.trim().to_owned(),
        figure: index.map_or_else(String::new, |index| index.to_string()),
        rank: rank.and_then(|rank| i64::try_from(rank).ok()).unwrap_or(0),
        sample: sample.unwrap_or_default(),
    }
}

/// Those left out with a reason, each once.
fn left_out(decision: &AwardDecision, left: &[Left], picks: &[Pick]) -> Vec<AwardLeft> {
    let picked: BTreeSet<(&str, &str)> = picks
        .iter()
        .map(|pick| (pick.body.as_str(), pick.found_unit.as_str()))
        .collect();
    let rows: BTreeMap<(&str, &str), &str> = left
        .iter()
        .filter(|(_, _, reason)| !reason.trim().is_empty())
        .map(|(body, unit, reason)| ((body.as_str(), unit.as_str()), reason.trim()))
        .filter(|(key, _)| !picked.contains(key))
        .collect();
    rows.into_iter()
        .map(|((body, unit), reason)| AwardLeft {
            award: decision.award.clone(),
            category: decision.category.clone(),
            decision: decision.decision,
            body: body.to_owned(),
            found_unit: unit.to_owned(),
            reason: reason.to_owned(),
        })
        .collect()
}
