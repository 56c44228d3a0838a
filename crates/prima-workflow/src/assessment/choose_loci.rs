//! A coordinator or officer says which units of an institution take part.

use super::carry_actions::carry_actions;
use super::desk::Desk;
use super::facts::{self, CycleSeen, UnitSeen};
use super::moment::utc;
use super::notice::News;
use super::refusal::{Acted, Refusal};
use prima_domain::assessment::cycle::Stage;
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::assessment::permission::UnitFacts;
use prima_domain::assessment::permission::preparation::may_choose_loci;
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::person::Actor;
use prima_store::Act;
use prima_store::cycle::Locus;
use serde_json::json;
use std::collections::BTreeSet;

/// What is to change in the loci of an institution. What a form did not show, or
/// its reader left as it was, is in neither.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LociChange {
    /// Units that are to take part.
    pub added: BTreeSet<String>,
    /// Units that are not to take part any more.
    pub removed: BTreeSet<String>,
}

impl LociChange {
    /// That units are to take part, and nothing else.
    pub fn adding(units: &BTreeSet<String>) -> LociChange {
        LociChange {
            added: units.clone(),
            removed: BTreeSet::new(),
        }
    }
}

/// Changes the loci an institution has; all others stay, those included that
/// somebody else added meanwhile.
///
/// Each must be the institution or lie below it; no instrument says more about
/// its loci. A unit with evaluators or responses stays. What a new unit promised
/// in its round before and has not finished comes along, which keeps it, too.
pub async fn choose_loci(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    institution: &str,
    change: &LociChange,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    let all = act.reading().loci_of(cycle).await?;
    let own = all.iter().filter(|locus| locus.institution == institution);
    let own: Vec<String> = own.map(|locus| locus.unit.clone()).collect();
    let before = speakable(&mut act, &seen, actor, own, now).await?;
    let units = before.union(&change.added).cloned();
    let units: BTreeSet<String> = units
        .filter(|unit| !change.removed.contains(unit))
        .collect();
    let changed: Vec<String> = before.symmetric_difference(&units).cloned().collect();
    let mut strangers = Vec::new();
    // Where nothing changes, what there is tells whether the actor may ask;
    // without any unit, the institution itself.
    let asked = match (changed.is_empty(), before.is_empty()) {
        (true, true) => vec![institution.to_owned()],
        (true, false) => before.iter().cloned().collect(),
        (false, _) => changed,
    };
    for id in &asked {
        let subject = facts::subject(&mut act.reading(), id).await?;
        let subject = subject.ok_or(Refusal::Hidden)?;
        let is_within = subject
            .lineage()
            .iter()
            .any(|step| step.body.as_str() == institution);
        let is_elsewhere = all
            .iter()
            .any(|locus| locus.unit == *id && locus.institution != institution);
        let unit = UnitSeen {
            subject,
            facts: UnitFacts::default(),
        };
        may_choose_loci(&seen.situation(actor, &unit, now))?;
        if !is_within || is_elsewhere {
            strangers.push(id.clone());
        }
    }
    if !strangers.is_empty() {
        return Err(Refusal::Loci { units: strangers }.into());
    }
    let mut in_use = Vec::new();
    for unit in before.difference(&units) {
        let mut reading = act.reading();
        let is_used = !reading.evaluators_of(cycle, unit).await?.is_empty()
            || !reading.responses_of_unit(cycle, unit).await?.is_empty()
            || !reading.follow_ups_of_unit(cycle, unit).await?.is_empty();
        match is_used {
            true => in_use.push(unit.clone()),
            false => act.remove_locus(cycle, unit).await?,
        }
    }
    if !in_use.is_empty() {
        return Err(Refusal::LociInUse { units: in_use }.into());
    }
    let at = utc(now);
    let locus = |unit: &String| Locus {
        cycle: cycle.to_owned(),
        unit: unit.clone(),
        institution: institution.to_owned(),
        person: actor.person.to_string(),
        at: at.clone(),
    };
    let added: Vec<Locus> = units.difference(&before).map(locus).collect();
    act.add_rows(&added).await?;
    tell(&mut act, &seen, &added, now).await?;
    let person = actor.person.as_str();
    let mut n_carried = 0;
    for locus in &added {
        n_carried += carry_actions(&mut act, &seen.row, &locus.unit, person, &at).await?;
    }
    let detail = json!({ "institution": institution, "loci": units, "actions": n_carried });
    let (name, detail) = ("choose_loci", detail.to_string());
    // Promises are public, loci are not yet.
    match n_carried {
        0 => {
            act.finish_privately(&at, person, name, cycle, &detail)
                .await?
        }
        _ => act.finish(&at, person, name, cycle, &detail).await?,
    };
    Ok(())
}

/// Tells the officers of units that take part from now on.
async fn tell(act: &mut Act, seen: &CycleSeen, added: &[Locus], now: i64) -> Acted<()> {
    let news = News {
        kind: NoticeKind::LocusChosen,
        cycle: &seen.row.cycle,
        occasion: "",
        until: seen.closes(Stage::Filling, ""),
        now,
    };
    let units: Vec<&str> = added.iter().map(|locus| locus.unit.as_str()).collect();
    Ok(news.tell_officers(act, &units).await?)
}

/// Those loci of which the actor may know. The others stay as they are, and to
/// the actor it is as if they took no part: were they to be named, or to be in
/// the way, they would be betrayed.
async fn speakable(
    act: &mut Act,
    seen: &CycleSeen,
    actor: &Actor,
    loci: Vec<String>,
    now: i64,
) -> Acted<BTreeSet<String>> {
    let mut known = BTreeSet::new();
    for subject in facts::subjects(&mut act.reading(), &loci).await? {
        let unit = UnitSeen {
            subject,
            facts: UnitFacts::default(),
        };
        let may = may_choose_loci(&seen.situation(actor, &unit, now));
        if may != Err(Rule::Hidden) {
            known.insert(unit.subject.unit().to_string());
        }
    }
    Ok(known)
}
