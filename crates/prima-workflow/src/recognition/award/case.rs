//! A category with what is decided of it, what waits, and who stands in it: what
//! every act and page about a decision begins with.

use super::decisions::{Decisions, of_category};
use super::seen::{AwardSeen, award, subjects_of};
use super::standing::{Key, standing_in};
use crate::assessment::{Acted, Desk, Refusal};
use crate::recognition::stamp::decision_stamp;
use prima_domain::recognition::award::{Left, Pick, Shortlist};
use prima_domain::recognition::award_permission::{Before, may_read_award};
use prima_domain::register::person::{Actor, Subject};
use prima_instrument::award::Category;
use prima_store::cycle::Reading;
use prima_store::recognition::award::{AwardDecision, AwardLeft, AwardRecipient};

/// A category under decision.
pub(super) struct Case {
    pub seen: AwardSeen,
    pub category: Category,
    pub decisions: Decisions,
    /// Recipients of all its decisions.
    pub recipients: Vec<AwardRecipient>,
    /// Those left out of all of them.
    pub left: Vec<AwardLeft>,
    /// Who stands in it now.
    pub list: Shortlist,
    /// All whom any of that concerns.
    pub subjects: Vec<Subject>,
}

/// A category somebody may read about. Of one named by hand those stand in it who
/// are named: by `picks`, else by what waits, else by what stands.
pub(super) async fn case(
    desk: &Desk,
    reading: &mut Reading<'_>,
    actor: &Actor,
    (id, category): (&str, &str),
    picks: Option<&[Pick]>,
    now: i64,
) -> Acted<Case> {
    let seen = award(reading, id).await?;
    may_read_award(actor, &seen.programme)?;
    let category = seen.category(category)?.clone();
    let decisions = of_category(reading, id, &category.code).await?;
    let recipients = reading.recipients_of_category(id, &category.code).await?;
    let left = reading.left_of_category(id, &category.code).await?;
    let shown = decisions.waiting().or(decisions.standing());
    let own = own_picks(&recipients, shown);
    let picks = picks.unwrap_or(&own);
    let named: Vec<Key> = picks
        .iter()
        .map(|pick| (pick.body.clone(), pick.found_unit.clone()))
        .collect();
    let list = standing_in(desk, reading, &seen, &category, &named, now).await?;
    let held = own_picks(&recipients, decisions.standing());
    // Whom a decision left out may not stand in the category any more.
    let is_told = |row: &&AwardLeft| {
        let told = [decisions.waiting(), decisions.standing()];
        let mut told = told.into_iter().flatten();
        told.any(|it| it.decision == row.decision)
    };
    let left_out = left.iter().filter(is_told);
    let left_out = left_out.flat_map(|row| [row.body.as_str(), row.found_unit.as_str()]);
    let touched = touched(&list, picks).chain(touched(&list, &held));
    let touched = touched.chain(left_out);
    let subjects = subjects_of(reading, touched).await?;
    Ok(Case {
        seen,
        category,
        decisions,
        recipients,
        left,
        list,
        subjects,
    })
}

impl Case {
    /// Somebody before all whom it concerns.
    pub fn before<'a>(&'a self, actor: &'a Actor, now: i64) -> Before<'a> {
        self.seen.before(actor, &self.subjects, now)
    }

    /// Recipients of a decision, by number.
    pub fn recipients_of(&self, decision: Option<&AwardDecision>) -> Vec<AwardRecipient> {
        let own = self.recipients.iter();
        own.filter(|row| decision.is_some_and(|it| it.decision == row.decision))
            .cloned()
            .collect()
    }

    /// Those left out of a decision.
    pub fn left_of(&self, decision: Option<&AwardDecision>) -> Vec<AwardLeft> {
        let own = self.left.iter();
        own.filter(|row| decision.is_some_and(|it| it.decision == row.decision))
            .cloned()
            .collect()
    }

    /// The stamp of all that a decision says.
    pub fn stamp_of(&self, decision: &AwardDecision) -> String {
        let it = Some(decision);
        decision_stamp(decision, &self.recipients_of(it), &self.left_of(it))
    }

    /// What a decision names, as the rules see it.
    pub fn named(&self, decision: &AwardDecision) -> (Vec<Pick>, Vec<Left>) {
        let left = self.left_of(Some(decision)).into_iter();
        let left = left.map(|row| (row.body, row.found_unit, row.reason));
        (own_picks(&self.recipients, Some(decision)), left.collect())
    }
}

fn own_picks(recipients: &[AwardRecipient], decision: Option<&AwardDecision>) -> Vec<Pick> {
    let own = recipients.iter();
    own.filter(|row| decision.is_some_and(|it| it.decision == row.decision))
        .map(|row| Pick {
            body: row.body.clone(),
            found_unit: row.found_unit.clone(),
            unit: row.unit.clone(),
            citation_id: row.citation_id.clone(),
            citation_en: row.citation_en.clone(),
            reason: row.reason.clone(),
        })
        .collect()
}

/// All who stand in a list or are named.
pub(super) fn touched<'a>(list: &'a Shortlist, picks: &'a [Pick]) -> impl Iterator<Item = &'a str> {
    let standing = list
        .lines
        .iter()
        .flat_map(|line| [line.contender.body.as_str(), line.contender.unit.as_str()]);
    standing.chain(
        picks
            .iter()
            .flat_map(|pick| [pick.body.as_str(), pick.unit.as_str()]),
    )
}

/// Why a category takes no other decision now: one waits, or one was confirmed.
pub(super) fn already(row: &AwardDecision) -> Refusal {
    match row.state == super::PROPOSED {
        true => Refusal::AlreadyProposed {
            by: row.proposed_by.clone(),
            at: row.proposed_at.clone(),
        },
        false => Refusal::AlreadyDetermined {
            by: row.confirmed_by.clone(),
            at: row.confirmed_at.clone(),
        },
    }
}
