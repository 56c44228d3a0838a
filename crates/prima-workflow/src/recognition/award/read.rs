//! What the pages of award events read: nothing of candidates to whom the
//! reader is tied.

use super::propose_award::{proposed, touched};
use super::seen::{award, rules, subjects_of};
use super::standing::{Key, digest, standing_in};
use super::{CONFIRMED, PROPOSED};
use crate::assessment::{Acted, Desk};
use prima_domain::recognition::award::{Place, Shortlist};
use prima_domain::recognition::award_permission::{
    may_confirm_award, may_propose_award, may_read_award, may_read_category, may_withdraw_award,
};
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::id::PersonId;
use prima_domain::register::person::{Actor, Role};
use prima_instrument::award::{Award, Category};
use prima_store::cycle::Reading;
use prima_store::recognition::award::{AwardDecision, AwardLeft, AwardRecipient};
use prima_store::register::Body;
use std::collections::BTreeMap;

/// Units that are offered to be credited, at most; where there are more, one
/// is written by name.
const MOST_UNITS: usize = 150;

/// An event that somebody may see.
#[derive(Clone, Debug)]
pub struct AwardLine {
    /// Its rules.
    pub rules: Award,
    /// Categories that are decided.
    pub n_confirmed: usize,
    /// Categories that wait for a second officer.
    pub n_proposed: usize,
}

/// Where the decision on a category stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CategoryState {
    /// Nothing is proposed.
    Open,
    /// It waits for a second officer.
    Proposed,
    /// It is decided and public.
    Confirmed,
}

/// One event.
#[derive(Clone, Debug)]
pub struct AwardPage {
    /// Its rules.
    pub rules: Award,
    /// The decision on each category that has one, by code.
    pub decisions: BTreeMap<String, AwardDecision>,
    /// Recipients of what is decided, in the order of their categories.
    pub recipients: Vec<AwardRecipient>,
    /// The bodies named, as the register has them now.
    pub called: BTreeMap<String, Body>,
}

/// One category with those who stand in it.
#[derive(Clone, Debug)]
pub struct CategoryPage {
    /// The rules of the event.
    pub rules: Award,
    /// Those of the category.
    pub category: Category,
    /// Who stands in it.
    pub list: Shortlist,
    /// The decision; none: nothing is proposed.
    pub decision: Option<AwardDecision>,
    /// Those it names.
    pub recipients: Vec<AwardRecipient>,
    /// Those it leaves out.
    pub left: Vec<AwardLeft>,
    /// The bodies named, as the register has them now.
    pub called: BTreeMap<String, Body>,
    /// Units that may be credited, of each body that may be honoured.
    pub units: BTreeMap<String, Vec<(String, String)>>,
    /// Whether the reader takes part in deciding at all.
    pub decides: bool,
    /// Whether the reader may propose now.
    pub may_propose: bool,
    /// Whether the reader may confirm what waits, or why not.
    pub confirming: Result<(), Rule>,
    /// Whether the reader may withdraw what waits.
    pub may_withdraw: bool,
    /// Whether the candidates are no longer those of the proposal.
    pub is_stale: bool,
}

impl AwardPage {
    /// Where the decision on a category stands.
    pub fn state(&self, category: &str) -> CategoryState {
        state(self.decisions.get(category))
    }

    /// How many recipients of a category were announced.
    pub fn announced(&self, category: &Category) -> Option<i64> {
        match self.decisions.get(&category.code) {
            Some(row) if row.state == CONFIRMED => (row.announced > 0).then_some(row.announced),
            _ => category.announced.map(i64::from),
        }
    }

    /// Recipients of a category, in the order of the decision.
    pub fn recipients_of<'a>(
        &'a self,
        category: &'a str,
    ) -> impl Iterator<Item = &'a AwardRecipient> {
        let own = self.recipients.iter();
        own.filter(move |row| row.category == category)
    }
}

fn state(decision: Option<&AwardDecision>) -> CategoryState {
    match decision.map(|row| row.state.as_str()) {
        Some(CONFIRMED) => CategoryState::Confirmed,
        Some(PROPOSED) => CategoryState::Proposed,
        _ => CategoryState::Open,
    }
}

/// Whether somebody may see the list of events: whoever looks over anything; the
/// list holds those of the reader's own programmes.
pub fn sees_awards(actor: &Actor) -> bool {
    let parts = [Role::ProgrammeOfficer, Role::Decider, Role::Auditor];
    parts.iter().any(|role| actor.holds(*role, |_| true))
}

/// Whether somebody may open events of some programme.
pub fn opens_awards(actor: &Actor) -> bool {
    actor.holds(Role::ProgrammeOfficer, |_| true)
}

/// The events somebody may see, the latest first.
pub async fn awards(desk: &Desk, actor: &Actor) -> Acted<Vec<AwardLine>> {
    let mut reading = desk.database.reading();
    let mut found = Vec::new();
    for row in reading.awards().await? {
        let seen = rules(&row)?;
        if may_read_award(actor, &seen.programme).is_err() {
            continue;
        }
        let decisions = reading.award_decisions(&row.award).await?;
        let count = |state: &str| decisions.iter().filter(|one| one.state == state).count();
        found.push(AwardLine {
            rules: seen.rules,
            n_confirmed: count(CONFIRMED),
            n_proposed: count(PROPOSED),
        });
    }
    found.sort_by(|a, b| (&b.rules.date, &a.rules.code).cmp(&(&a.rules.date, &b.rules.code)));
    Ok(found)
}

/// One event with what is decided of it.
pub async fn award_page(desk: &Desk, actor: &Actor, id: &str) -> Acted<AwardPage> {
    let mut reading = desk.database.reading();
    let seen = award(&mut reading, id).await?;
    may_read_award(actor, &seen.programme)?;
    let decisions: BTreeMap<String, AwardDecision> = reading
        .award_decisions(id)
        .await?
        .into_iter()
        .map(|row| (row.category.clone(), row))
        .collect();
    let mut recipients = reading.award_recipients(id).await?;
    recipients.retain(|row| state(decisions.get(&row.category)) == CategoryState::Confirmed);
    let place = |code: &str| {
        let mut all = seen.rules.categories.iter();
        all.position(|one| one.code == code)
    };
    recipients.sort_by_key(|row| (place(&row.category), row.number));
    let ids = recipients.iter().flat_map(|row| [&row.body, &row.unit]);
    let mut ids: Vec<String> = ids.filter(|id| !id.is_empty()).cloned().collect();
    ids.extend(
        [seen.rules.host.clone()]
            .into_iter()
            .filter(|id| !id.is_empty()),
    );
    Ok(AwardPage {
        called: called(&mut reading, &ids).await?,
        rules: seen.rules,
        decisions,
        recipients,
    })
}

async fn called(reading: &mut Reading<'_>, ids: &[String]) -> Acted<BTreeMap<String, Body>> {
    let bodies = reading.bodies_with(ids).await?;
    let by_id = bodies.into_iter().map(|body| (body.body.clone(), body));
    Ok(by_id.collect())
}

/// One category, with those who stand in it and what its reader may do.
pub async fn category_page(
    desk: &Desk,
    actor: &Actor,
    id: &str,
    category: &str,
    now: i64,
) -> Acted<CategoryPage> {
    let mut reading = desk.database.reading();
    let seen = award(&mut reading, id).await?;
    may_read_award(actor, &seen.programme)?;
    let category = seen.category(category)?.clone();
    let decision = reading.award_decision(id, &category.code).await?.pop();
    let (recipients, picks, left) = proposed(&mut reading, id, &category).await?;
    let named: Vec<Key> = picks
        .iter()
        .map(|pick| (pick.body.clone(), pick.found_unit.clone()))
        .collect();
    let list = standing_in(desk, &mut reading, &seen, &category, &named, now).await?;
    let subjects = subjects_of(&mut reading, touched(&list, &picks)).await?;
    let before = seen.before(actor, &subjects, now);
    may_read_category(&before)?;
    let waiting = decision.as_ref().filter(|row| row.state == PROPOSED);
    let first = waiting.map(|row| PersonId::from(row.proposed_by.as_str()));
    let ids = touched(&list, &picks).filter(|id| !id.is_empty());
    let ids: Vec<String> = ids.map(str::to_owned).collect();
    let left = left
        .into_iter()
        .map(|(body, found_unit, reason)| AwardLeft {
            award: id.to_owned(),
            category: category.code.clone(),
            body,
            found_unit,
            reason,
        });
    let decides = may_propose_award(&before).is_ok();
    let may_propose = decides && decision.is_none();
    Ok(CategoryPage {
        called: called(&mut reading, &ids).await?,
        units: match may_propose {
            true => units(&mut reading, &list).await?,
            false => BTreeMap::new(),
        },
        is_stale: waiting.is_some_and(|row| row.seen != digest(&list)),
        confirming: may_confirm_award(&before, first.as_ref()),
        may_withdraw: first.is_some() && may_withdraw_award(&before, first.as_ref()).is_ok(),
        decides,
        may_propose,
        left: left.collect(),
        decision,
        recipients,
        list,
        category,
        rules: seen.rules,
    })
}

/// Units directly below those who may be honoured without one being found.
async fn units(
    reading: &mut Reading<'_>,
    list: &Shortlist,
) -> Acted<BTreeMap<String, Vec<(String, String)>>> {
    let mut found = BTreeMap::new();
    for line in &list.lines {
        let is_in = matches!(line.place, Place::Chosen | Place::AtCut);
        if !is_in || !line.contender.unit.is_empty() {
            continue;
        }
        let below = reading.bodies_below(&line.contender.body).await?;
        if below.len() > MOST_UNITS {
            continue;
        }
        let mut named: Vec<(String, String)> = below
            .into_iter()
            .map(|body| (body.body, body.name))
            .collect();
        named.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
        found.insert(line.contender.body.clone(), named);
    }
    Ok(found)
}
