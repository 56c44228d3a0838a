//! Title, group, age, origin and earlier honours of a proposal are saved; what they
//! said before is kept.

use super::facts::{ProposalSeen, proposal};
use super::refusal::{ProposalRefusal, Stale};
use crate::assessment::moment::utc;
use crate::assessment::{Acted, Desk, Refusal};
use prima_domain::innovation::proposal::writing::{Wrong, check_began, check_title, years};
use prima_domain::register::day::Day;
use prima_domain::register::person::Actor;
use prima_instrument::programme::proposal::Proposals;
use prima_store::innovation::{Proposal, ProposalHonour};
use serde_json::json;
use std::collections::BTreeMap;

/// What is saved; everything but the title may be left open in a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Title.
    pub title: String,
    /// Code of the group; empty: not chosen.
    pub group: String,
    /// Since when the innovation runs; empty: not said.
    pub began: String,
    /// Id of the innovation it replicates; empty: none.
    pub origin: String,
    /// Earlier honours, by code: never, or the years as written. One that is not
    /// there was not spoken of.
    pub honours: BTreeMap<String, Earlier>,
    /// The version that was read; another one is refused.
    pub version: i64,
}

/// What an author says of an earlier honour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Earlier {
    /// It was never received.
    Never,
    /// It was received in these years, as written.
    In(String),
}

/// Saves the head of a proposal. Where a colleague was faster, nothing is saved.
/// The same again makes no version.
pub async fn save_head(desk: &Desk, actor: &Actor, id: &str, head: &Head, now: i64) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let seen = proposal(&mut act.reading(), actor, id, now).await?;
    seen.demand_writable(actor, now)?;
    let rules = seen.rules()?;
    let at = utc(now);
    let honours = checked(head, rules, Day::at(now));
    if honours
        .as_ref()
        .is_ok_and(|honours| is_same(&seen, head, honours))
    {
        return Ok(());
    }
    if head.version != seen.row.version {
        let stale = Stale {
            theirs: seen.row.title.clone(),
            version: seen.row.version,
            person: seen.row.person.clone(),
            at: seen.row.at.clone(),
        };
        return Err(Refusal::Proposal(ProposalRefusal::Stale(Box::new(stale))).into());
    }
    let honours = honours?.into_iter().map(|(tier, years)| ProposalHonour {
        candidacy: id.to_owned(),
        tier,
        years,
        person: actor.person.to_string(),
        at: at.clone(),
    });
    let honours: Vec<ProposalHonour> = honours.collect();
    demand_group(rules, &head.group)?;
    let origin = head.origin.trim();
    if !origin.is_empty() && act.innovation(origin).await?.is_none() {
        return Err(Refusal::Proposal(ProposalRefusal::NoOrigin).into());
    }
    let row = Proposal {
        version: seen.row.version + 1,
        title: head.title.trim().to_owned(),
        series: head.group.clone(),
        began: head.began.trim().to_owned(),
        origin: origin.to_owned(),
        person: actor.person.to_string(),
        at: at.clone(),
        ..seen.row.clone()
    };
    // One that entered without a title has no row yet.
    if seen.row.version > 0 {
        let before = seen.row.clone().before(&seen.honours);
        act.add_rows(&[before]).await?;
    }
    act.put_row(&row).await?;
    act.replace_proposal_honours(id, &honours).await?;
    let detail = json!({ "version": row.version }).to_string();
    act.finish_privately(&at, actor.person.as_str(), "save_proposal", id, &detail)
        .await?;
    Ok(())
}

/// Whether a head says what is saved, honours as they would be stored.
fn is_same(seen: &ProposalSeen, head: &Head, honours: &[(String, String)]) -> bool {
    let row = &seen.row;
    let theirs = [&row.title, &row.series, &row.began, &row.origin].map(String::as_str);
    let ours = [&head.title, &head.group, &head.began, &head.origin].map(|text| text.trim());
    let saved = seen.honours.iter();
    let saved: BTreeMap<&str, &str> = saved.map(|one| (&*one.tier, &*one.years)).collect();
    let said = honours.iter();
    let said: BTreeMap<&str, &str> = said.map(|(tier, years)| (&**tier, &**years)).collect();
    theirs == ours && saved == said
}

/// Earlier honours as they are stored; or every field that is wrong.
fn checked(head: &Head, rules: &Proposals, today: Day) -> Acted<Vec<(String, String)>> {
    let mut wrong: Vec<(String, Wrong)> = Vec::new();
    let mut stored = Vec::new();
    if head.title.trim().is_empty() {
        wrong.push(("title".to_owned(), Wrong::Missing));
    }
    wrong.extend(check_title(&head.title).map(|why| ("title".to_owned(), why)));
    wrong.extend(check_began(&head.began, today).map(|why| ("began".to_owned(), why)));
    for tier in &rules.tiers {
        let found = match head.honours.get(&tier.code) {
            None => continue,
            Some(Earlier::Never) => Ok(Vec::new()),
            Some(Earlier::In(written)) => match years(written, today) {
                Ok(years) if years.is_empty() => Err(Wrong::NoYears),
                other => other,
            },
        };
        match found {
            Ok(years) => stored.push((tier.code.clone(), years.join(" "))),
            Err(why) => wrong.push((tier.code.clone(), why)),
        }
    }
    match wrong.is_empty() {
        true => Ok(stored),
        false => Err(Refusal::Proposal(ProposalRefusal::Fields(wrong)).into()),
    }
}

/// A group that is chosen is one of the edition.
pub(super) fn demand_group(rules: &Proposals, group: &str) -> Acted<()> {
    match group.is_empty() || rules.group(group).is_some() {
        true => Ok(()),
        false => Err(Refusal::Unusable {
            field: "group",
            found: group.to_owned(),
        }
        .into()),
    }
}
