//! The decisions on one category, one after another: which stands, which waits
//! for a second officer, and which ended with whom they honoured.
//!
//! A decision is never changed. A later one replaces it, or revokes it and
//! honours nobody, and says why; who is named again keeps the honour, and so the
//! certificate of it.

use super::told::dataset_name;
use super::{CONFIRMED, ENDED, PROPOSED};
use prima_domain::recognition::award::Pick;
use prima_store::StoreError;
use prima_store::cycle::Reading;
use prima_store::recognition::award::{AwardDecision, AwardRecipient};
use std::collections::{BTreeMap, BTreeSet};

/// The decisions on one category, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions(Vec<AwardDecision>);

/// Somebody who is not honoured any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fallen {
    /// As the last decision had it that named them.
    pub recipient: AwardRecipient,
    /// The decision that did not.
    pub by: AwardDecision,
}

impl Decisions {
    /// The one that was confirmed last, be it a revocation.
    pub fn last(&self) -> Option<&AwardDecision> {
        self.0.iter().rfind(|row| row.state == CONFIRMED)
    }

    /// The one that honours somebody now.
    pub fn standing(&self) -> Option<&AwardDecision> {
        self.last().filter(|row| row.is_revocation == 0)
    }

    /// The one that waits for a second officer.
    pub fn waiting(&self) -> Option<&AwardDecision> {
        self.0.iter().rfind(|row| row.state == PROPOSED)
    }

    /// Forgets what waits, for a reader who may not know of it.
    pub(super) fn hide_waiting(&mut self) {
        self.0.retain(|row| row.state != PROPOSED);
    }

    /// Those that stand no longer, each with the one that ended it, newest first.
    pub fn ended(&self) -> impl Iterator<Item = (&AwardDecision, &AwardDecision)> {
        let is_told = |row: &&AwardDecision| row.state != PROPOSED;
        let told: Vec<&AwardDecision> = self.0.iter().filter(is_told).collect();
        let mut pairs: Vec<_> = told.windows(2).map(|two| (two[0], two[1])).collect();
        pairs.reverse();
        pairs.into_iter()
    }

    /// Each with the moments at which it was proposed and confirmed.
    pub(super) fn told(&self) -> impl Iterator<Item = (i64, String)> {
        self.0.iter().flat_map(|row| {
            let moments = [&row.proposed_at, &row.confirmed_at].into_iter();
            let moments = moments.filter(|at| !at.is_empty());
            moments.map(|at| (row.decision, at.clone()))
        })
    }

    /// The number of the next one.
    pub(super) fn next(&self) -> i64 {
        self.0.last().map_or(1, |row| row.decision + 1)
    }

    /// Those who were honoured and are not any more, by the code of the honour.
    pub(super) fn fallen(&self, recipients: &[AwardRecipient]) -> BTreeMap<String, Fallen> {
        let of = |number: i64| {
            let own = recipients.iter().filter(move |row| row.decision == number);
            own.map(|row| (row.honour.clone(), row.clone()))
        };
        let mut fallen = BTreeMap::new();
        // Oldest first, so that the last that named somebody is told.
        let mut pairs: Vec<_> = self.ended().collect();
        pairs.reverse();
        for (row, by) in pairs {
            let after: BTreeSet<String> = of(by.decision).map(|(code, _)| code).collect();
            for (code, recipient) in of(row.decision) {
                if !after.contains(&code) {
                    let by = by.clone();
                    fallen.insert(code, Fallen { recipient, by });
                }
            }
        }
        fallen
    }
}

/// The decisions on a category.
pub(super) async fn of_category(
    reading: &mut Reading<'_>,
    award: &str,
    category: &str,
) -> Result<Decisions, StoreError> {
    let rows = reading.decisions_of_category(award, category).await?;
    Ok(Decisions(rows))
}

/// The decisions of an event, by category.
pub(super) async fn of_award(
    reading: &mut Reading<'_>,
    award: &str,
) -> Result<BTreeMap<String, Decisions>, StoreError> {
    let mut found: BTreeMap<String, Decisions> = BTreeMap::new();
    for row in reading.award_decisions(award).await? {
        found.entry(row.category.clone()).or_default().0.push(row);
    }
    Ok(found)
}

/// Whether the decision that stands in its category honours this recipient.
pub(super) fn is_honoured(decisions: &BTreeMap<String, Decisions>, row: &AwardRecipient) -> bool {
    let standing = decisions.get(&row.category).and_then(Decisions::standing);
    standing.is_some_and(|it| it.decision == row.decision)
}

/// What decisions say of somebody whom the one that stands honours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::recognition) struct Cited {
    /// What that one says.
    pub now: String,
    /// What earlier ones said for the same honour and it does not.
    pub before: BTreeSet<String>,
}

/// What the decisions on an event say of those who are honoured now, by the code of
/// the honour.
pub(in crate::recognition) async fn citations(
    reading: &mut Reading<'_>,
    award: &str,
) -> Result<BTreeMap<String, Cited>, StoreError> {
    let decisions = of_award(reading, award).await?;
    let rows = reading.award_recipients(award).await?;
    let honoured = rows.iter().filter(|row| is_honoured(&decisions, row));
    let mut cited: BTreeMap<String, Cited> = BTreeMap::new();
    for row in honoured {
        let now = row.citation_id.clone();
        let before = BTreeSet::new();
        cited.insert(row.honour.clone(), Cited { now, before });
    }
    for row in rows {
        let Some(own) = cited.get_mut(&row.honour) else {
            continue;
        };
        let standing = decisions.get(&row.category).and_then(Decisions::standing);
        let is_earlier = standing.is_some_and(|it| row.decision < it.decision);
        if is_earlier && row.citation_id != own.now {
            own.before.insert(row.citation_id);
        }
    }
    Ok(cited)
}

/// Codes of honours for these, in their order: who is named again, for the same,
/// keeps the one held; any other gets one that nobody of the event ever had.
pub(super) fn honours(
    decision: &AwardDecision,
    picks: &[Pick],
    held: &[AwardRecipient],
    all: &[AwardRecipient],
) -> Vec<String> {
    let taken: BTreeSet<&str> = all.iter().map(|row| row.honour.as_str()).collect();
    let mut free: Vec<&AwardRecipient> = held.iter().collect();
    let mut codes: Vec<Option<&str>> = vec![None; picks.len()];
    for is_strict in [true, false] {
        for (pick, code) in picks.iter().zip(&mut codes) {
            let is_it = |row: &&AwardRecipient| {
                let is_said = row.citation_id == pick.citation_id.trim();
                let is_one = row.body == pick.body && row.unit == pick.unit;
                is_one && row.found_unit == pick.found_unit && (is_said || !is_strict)
            };
            if code.is_none()
                && let Some(place) = free.iter().position(is_it)
            {
                *code = Some(&free.remove(place).honour);
            }
        }
    }
    let stem = format!("{}-{}", decision.award, decision.category);
    let mut made = Vec::new();
    for (code, number) in codes.into_iter().zip(1..) {
        let first = (decision.decision == 1).then(|| format!("{stem}-{number}"));
        let later = (decision.decision..).map(|k| format!("{stem}-k{k}-{number}"));
        made.push(match code {
            Some(code) => code.to_owned(),
            None => first
                .into_iter()
                .chain(later)
                .find(|code| !taken.contains(code.as_str()))
                .expect("there is always a next one"),
        });
    }
    made
}

/// Honours of an event, by data set and code, that fell because a decision was
/// corrected, not revoked: nobody is barred elsewhere by a mistake of ours.
pub(super) async fn corrected(
    reading: &mut Reading<'_>,
    award: &str,
) -> Result<BTreeSet<(String, String)>, StoreError> {
    let decisions = of_award(reading, award).await?;
    let recipients = reading.award_recipients(award).await?;
    let mut honours = BTreeSet::new();
    for (category, decisions) in decisions {
        let own: Vec<AwardRecipient> = recipients
            .iter()
            .filter(|row| row.category == category)
            .cloned()
            .collect();
        let fallen = decisions.fallen(&own).into_iter();
        let corrected = fallen.filter(|(_, it)| it.by.is_revocation == 0);
        honours.extend(corrected.map(|(code, _)| (dataset_name(award), code)));
    }
    Ok(honours)
}

/// Marks the one that stands as ended.
pub(super) fn ended(row: &AwardDecision) -> AwardDecision {
    AwardDecision {
        state: ENDED.to_owned(),
        ..row.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(number: i64, state: &str, is_revocation: i64) -> AwardDecision {
        AwardDecision {
            award: "gebyar".to_owned(),
            category: "sentra".to_owned(),
            decision: number,
            state: state.to_owned(),
            is_revocation,
            ..AwardDecision::default()
        }
    }

    fn recipient(number: i64, body: &str, honour: &str) -> AwardRecipient {
        AwardRecipient {
            decision: number,
            body: body.to_owned(),
            honour: honour.to_owned(),
            citation_id: "Melayani".to_owned(),
            ..AwardRecipient::default()
        }
    }

    fn pick(body: &str, citation: &str) -> Pick {
        Pick {
            body: body.to_owned(),
            citation_id: citation.to_owned(),
            ..Pick::default()
        }
    }

    #[test]
    fn who_is_named_again_keeps_the_honour_and_a_new_one_takes_none_that_was() {
        let second = decision(2, PROPOSED, 0);
        let held = [
            recipient(1, "a", "gebyar-sentra-1"),
            recipient(1, "b", "gebyar-sentra-2"),
        ];
        let picks = [pick("c", "Melayani"), pick("b", "Lain")];
        let codes = honours(&second, &picks, &held, &held);
        assert_eq!(codes, ["gebyar-sentra-k2-1", "gebyar-sentra-2"]);
        let first = decision(1, PROPOSED, 0);
        let codes = honours(&first, &picks, &[], &[]);
        assert_eq!(codes, ["gebyar-sentra-1", "gebyar-sentra-2"]);
        // Another category may be called so that the plain code is taken.
        let codes = honours(&first, &picks[..1], &[], &held);
        assert_eq!(codes, ["gebyar-sentra-k1-1"]);
    }

    #[test]
    fn who_fell_is_told_with_the_decision_that_named_them_no_more() {
        let rows = vec![
            decision(1, ENDED, 0),
            decision(2, ENDED, 0),
            decision(3, CONFIRMED, 1),
            decision(4, PROPOSED, 0),
        ];
        let decisions = Decisions(rows);
        assert_eq!(decisions.standing(), None);
        assert_eq!(decisions.last().map(|row| row.decision), Some(3));
        assert_eq!(decisions.waiting().map(|row| row.decision), Some(4));
        assert_eq!(decisions.next(), 5);
        let recipients = [
            recipient(1, "a", "1"),
            recipient(1, "b", "2"),
            recipient(2, "b", "2"),
            recipient(2, "c", "3"),
            recipient(4, "a", "4"),
        ];
        let fallen = decisions.fallen(&recipients);
        let told: Vec<(&str, &str, i64)> = fallen
            .iter()
            .map(|(code, it)| (code.as_str(), it.recipient.body.as_str(), it.by.decision))
            .collect();
        assert_eq!(told, [("1", "a", 2), ("2", "b", 3), ("3", "c", 3)]);
    }
}
