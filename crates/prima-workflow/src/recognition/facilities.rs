//! A unit shows its facilities with dated photos of its vault: one photo serves
//! every programme and instrument that asks for the facility.

use super::facts::candidacy;
use crate::assessment::moment::utc;
use crate::assessment::{Acted, Desk, Refusal};
use prima_domain::recognition::permission::may_show_facility;
use prima_domain::register::person::Actor;
use prima_instrument::Instrument;
use prima_instrument::model::FactKind;
use prima_score::scorecard::Suggested;
use prima_score::suggestion::suggestions;
use prima_store::evidence::Evidence;
use prima_store::recognition::CandidacyFacility;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Puts these facilities in place of those a candidacy shows; each is named with
/// the piece of evidence that is its photo.
pub async fn show_facilities(
    desk: &Desk,
    actor: &Actor,
    id: &str,
    photos: &BTreeMap<String, String>,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let seen = candidacy(&mut act.reading(), id).await?;
    let stage = seen.programme().stage(&seen.row.stage);
    let is_open = stage.is_some_and(|stage| stage.shows_facilities);
    may_show_facility(&seen.situation(actor, now), is_open)?;
    let at = utc(now);
    let mut rows = Vec::new();
    for (facility, evidence) in photos {
        let refuse = |why: &'static str| Refusal::Photo {
            facility: facility.clone(),
            why,
        };
        if !seen.programme().facilities.contains(facility) {
            return Err(refuse("not-asked").into());
        }
        let found = act.evidence(evidence).await?;
        let own = |one: &Evidence| one.is_kept() && one.body == seen.row.unit;
        let found = found.filter(own).ok_or_else(|| refuse("not-in-vault"))?;
        if !found.media_type.starts_with("image/") {
            return Err(refuse("no-picture").into());
        }
        if found.valid_from.is_empty() {
            return Err(refuse("undated").into());
        }
        rows.push(CandidacyFacility {
            candidacy: id.to_owned(),
            facility: facility.clone(),
            evidence: evidence.clone(),
            taken: found.valid_from,
            person: actor.person.to_string(),
            at: at.clone(),
        });
    }
    act.replace_facilities(id, &rows).await?;
    let detail = json!({ "programme": seen.row.programme, "unit": seen.row.unit, "n": rows.len() })
        .to_string();
    act.finish_privately(&at, actor.person.as_str(), "show_facilities", id, &detail)
        .await?;
    Ok(())
}

/// What the facilities shown mean elsewhere: how many lines of a checklist of an
/// instrument they answer, and the level that this suggests for an indicator.
/// A line counts once, however many of its facilities are there.
pub fn facility_level(
    instrument: &Instrument,
    indicator: &str,
    shown: &BTreeSet<&str>,
) -> Option<(usize, String)> {
    for fact in &instrument.facts {
        let about = fact.about.map(|node| instrument.node(node).code.as_str());
        let FactKind::Checklist(items) = &fact.kind else {
            continue;
        };
        if about != Some(indicator) {
            continue;
        }
        let is_there = |codes: &[String]| codes.iter().any(|code| shown.contains(code.as_str()));
        let there = items.iter().filter(|item| is_there(&item.facilities));
        let codes: Vec<&str> = there.map(|item| item.code.as_str()).collect();
        let value = match codes.is_empty() {
            true => "-".to_owned(),
            false => codes.join("|"),
        };
        let values = BTreeMap::from([(fact.code.as_str(), value.as_str())]);
        let lines = suggestions(instrument, &values);
        let line = lines
            .into_iter()
            .find(|line| instrument.node(line.id).code == indicator)?;
        return match line.suggested {
            Suggested::Level(level, _) => Some((codes.len(), level.to_string())),
            Suggested::NothingHolds | Suggested::FactMissing(..) => None,
        };
    }
    None
}
