//! What the pages of award events read: nothing of candidates to whom the
//! reader is tied, nor that anything waits for them.

use super::case::{Case, case, touched};
use super::decisions::{Decisions, is_honoured, of_award};
use super::seen::{award, rules};
use super::standing::digest;
use crate::assessment::{ActError, Acted, Desk};
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
use std::collections::{BTreeMap, BTreeSet};

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
    /// Categories that wait for a second officer, as far as the reader may know.
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
    /// It is decided and public, and a change of it waits for a second officer.
    Changing,
    /// What was decided is revoked.
    Revoked,
}

impl CategoryState {
    /// Whether it honours anybody now.
    pub fn is_decided(self) -> bool {
        matches!(self, CategoryState::Confirmed | CategoryState::Changing)
    }
}

/// A decision that stands no longer.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// As it was.
    pub decision: AwardDecision,
    /// Whom it honoured.
    pub recipients: Vec<AwardRecipient>,
    /// The one that ended it.
    pub by: AwardDecision,
}

/// One event.
#[derive(Clone, Debug)]
pub struct AwardPage {
    /// Its rules.
    pub rules: Award,
    /// The decisions on each category that has any, by code; without what waits in
    /// one whose candidates the reader may not read.
    pub decisions: BTreeMap<String, Decisions>,
    /// Recipients of what is decided and stands, in the order of their categories.
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
    /// What waits for a second officer.
    pub waiting: Option<AwardDecision>,
    /// The stamp of all that it says, which whoever decides on it sends back; empty:
    /// nothing waits.
    pub asked: String,
    /// The decision that stands; none: there is none, or it is revoked.
    pub standing: Option<AwardDecision>,
    /// Whether anything was decided before, so that another decision says why.
    pub is_change: bool,
    /// Those whom the decisions name that wait or stand.
    pub recipients: Vec<AwardRecipient>,
    /// Those whom they leave out.
    pub left: Vec<AwardLeft>,
    /// Decisions that stand no longer, newest first.
    pub earlier: Vec<Earlier>,
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
        let decisions = self.decisions.get(&category.code);
        match decisions.and_then(Decisions::standing) {
            Some(row) => (row.announced > 0).then_some(row.announced),
            None => category.announced.map(i64::from),
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

fn state(decisions: Option<&Decisions>) -> CategoryState {
    let Some(decisions) = decisions else {
        return CategoryState::Open;
    };
    let waits = decisions.waiting().is_some();
    match (decisions.standing(), decisions.last()) {
        (Some(_), _) if waits => CategoryState::Changing,
        (Some(_), _) => CategoryState::Confirmed,
        (None, _) if waits => CategoryState::Proposed,
        (None, Some(_)) => CategoryState::Revoked,
        (None, None) => CategoryState::Open,
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
pub async fn awards(desk: &Desk, actor: &Actor, now: i64) -> Acted<Vec<AwardLine>> {
    let mut reading = desk.database.reading();
    let mut found = Vec::new();
    for row in reading.awards().await? {
        let seen = rules(&row)?;
        if may_read_award(actor, &seen.programme).is_err() {
            continue;
        }
        let decisions = known(desk, &mut reading, actor, &row.award, now).await?;
        let count =
            |is_it: fn(&Decisions) -> bool| decisions.values().filter(|one| is_it(one)).count();
        found.push(AwardLine {
            rules: seen.rules,
            n_confirmed: count(|one| one.standing().is_some()),
            n_proposed: count(|one| one.waiting().is_some()),
        });
    }
    found.sort_by(|a, b| (&b.rules.date, &a.rules.code).cmp(&(&a.rules.date, &b.rules.code)));
    Ok(found)
}

/// The decisions on an event as somebody may know of them: that one waits in a
/// category would tell whoever may not read its candidates what becomes of them.
async fn known(
    desk: &Desk,
    reading: &mut Reading<'_>,
    actor: &Actor,
    id: &str,
    now: i64,
) -> Acted<BTreeMap<String, Decisions>> {
    let mut decisions = of_award(reading, id).await?;
    for (category, all) in &mut decisions {
        if all.waiting().is_none() {
            continue;
        }
        let is_read = match case(desk, reading, actor, (id, category), None, now).await {
            Ok(case) => may_read_category(&case.before(actor, now)).is_ok(),
            Err(ActError::Refused(_)) => false,
            Err(failed) => return Err(failed),
        };
        if !is_read {
            all.hide_waiting();
        }
    }
    Ok(decisions)
}

/// The rules of an event, for who may read it.
pub(crate) async fn readable(reading: &mut Reading<'_>, actor: &Actor, id: &str) -> Acted<Award> {
    let seen = award(reading, id).await?;
    may_read_award(actor, &seen.programme)?;
    Ok(seen.rules)
}

/// One event with what is decided of it.
pub async fn award_page(desk: &Desk, actor: &Actor, id: &str, now: i64) -> Acted<AwardPage> {
    let mut reading = desk.database.reading();
    let seen = award(&mut reading, id).await?;
    may_read_award(actor, &seen.programme)?;
    let decisions = known(desk, &mut reading, actor, id, now).await?;
    let mut recipients = reading.award_recipients(id).await?;
    recipients.retain(|row| is_honoured(&decisions, row));
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
    let case = case(desk, &mut reading, actor, (id, category), None, now).await?;
    let before = case.before(actor, now);
    may_read_category(&before)?;
    let (waiting, standing) = (case.decisions.waiting(), case.decisions.standing());
    let first = waiting.map(|row| PersonId::from(row.proposed_by.as_str()));
    let mut shown = (Vec::new(), Vec::new());
    for one in [waiting, standing] {
        shown.0.extend(case.recipients_of(one));
        shown.1.extend(case.left_of(one));
    }
    let decides = may_propose_award(&before).is_ok();
    let may_propose = decides && waiting.is_none();
    let is_stale =
        waiting.is_some_and(|row| row.is_revocation == 0 && row.seen != digest(&case.list));
    Ok(CategoryPage {
        called: called(&mut reading, &concerned(&case)).await?,
        units: match may_propose {
            true => units(&mut reading, &case.list).await?,
            false => BTreeMap::new(),
        },
        is_stale,
        confirming: may_confirm_award(&before, first.as_ref()),
        may_withdraw: first.is_some() && may_withdraw_award(&before, first.as_ref()).is_ok(),
        decides,
        may_propose,
        earlier: earlier(&case),
        is_change: case.decisions.last().is_some(),
        recipients: shown.0,
        left: shown.1,
        asked: waiting.map_or_else(String::new, |row| case.stamp_of(row)),
        waiting: waiting.cloned(),
        standing: standing.cloned(),
        list: case.list,
        category: case.category,
        rules: case.seen.rules,
    })
}

/// All bodies that a category names.
fn concerned(case: &Case) -> Vec<String> {
    let standing = touched(&case.list, &[]);
    let recipients = case.recipients.iter();
    let named = recipients.flat_map(|row| [row.body.as_str(), row.unit.as_str()]);
    let ids = standing.chain(named).filter(|id| !id.is_empty());
    let ids: BTreeSet<&str> = ids.collect();
    ids.into_iter().map(str::to_owned).collect()
}

/// Decisions that stand no longer, but for revocations, which honoured nobody.
fn earlier(case: &Case) -> Vec<Earlier> {
    let ended = case.decisions.ended();
    ended
        .filter(|(row, _)| row.is_revocation == 0)
        .map(|(row, by)| Earlier {
            decision: row.clone(),
            recipients: case.recipients_of(Some(row)),
            by: by.clone(),
        })
        .collect()
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
