//! The stamp of what waits for a second person. Whoever confirms or withdraws
//! sends back the stamp of what they read: between the page and the press it may
//! have been withdrawn and asked for anew, under the same number and in other
//! words. A stamp is never kept, and tells nobody what it is of.
//!
//! Rows are taken apart column by column, so that whoever adds a column says here
//! that it was read as well; how a row is written in the program changes nothing.

use crate::assessment::Refusal;
use crate::assessment::stamp::stamp;
use prima_store::recognition::CandidacyProposal;
use prima_store::recognition::award::{AwardDecision, AwardLeft, AwardRecipient};

/// The stamp of a step that waits.
pub(super) fn step_stamp(row: &CandidacyProposal) -> String {
    let CandidacyProposal {
        candidacy,
        exit,
        reason,
        document,
        person,
        at,
    } = row;
    stamp(&[candidacy, exit, reason, document, person, at])
}

/// The stamp of a decision with all that it says.
pub(super) fn decision_stamp(
    decision: &AwardDecision,
    recipients: &[AwardRecipient],
    left: &[AwardLeft],
) -> String {
    let mut parts = of_decision(decision);
    parts.push(recipients.len().to_string());
    parts.extend(recipients.iter().flat_map(of_recipient));
    parts.extend(left.iter().flat_map(of_left));
    stamp(&parts.iter().map(String::as_str).collect::<Vec<_>>())
}

fn of_decision(row: &AwardDecision) -> Vec<String> {
    let AwardDecision {
        award,
        category,
        decision,
        state,
        is_revocation,
        why_id,
        why_en,
        seen,
        announced,
        remark,
        proposed_by,
        proposed_at,
        confirmed_by,
        confirmed_at,
    } = row.clone();
    vec![
        award,
        category,
        decision.to_string(),
        state,
        is_revocation.to_string(),
        why_id,
        why_en,
        seen,
        announced.to_string(),
        remark,
        proposed_by,
        proposed_at,
        confirmed_by,
        confirmed_at,
    ]
}

fn of_recipient(row: &AwardRecipient) -> Vec<String> {
    let AwardRecipient {
        award,
        category,
        decision,
        number,
        honour,
        body,
        found_unit,
        unit,
        body_name,
        unit_name,
        citation_id,
        citation_en,
        reason,
        figure,
        rank,
        sample,
    } = row.clone();
    vec![
        award,
        category,
        decision.to_string(),
        number.to_string(),
        honour,
        body,
        found_unit,
        unit,
        body_name,
        unit_name,
        citation_id,
        citation_en,
        reason,
        figure,
        rank.to_string(),
        sample,
    ]
}

fn of_left(row: &AwardLeft) -> Vec<String> {
    let AwardLeft {
        award,
        category,
        decision,
        body,
        found_unit,
        reason,
    } = row.clone();
    vec![
        award,
        category,
        decision.to_string(),
        body,
        found_unit,
        reason,
    ]
}

/// Refuses whoever read something else than what waits, by its stamp.
pub(super) fn demand_seen(waits: &str, asked: &str) -> Result<(), Refusal> {
    match waits == asked {
        true => Ok(()),
        false => Err(Refusal::OtherWaits),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_stamped_by_its_texts_alone() {
        let row = CandidacyProposal {
            candidacy: "c-1".to_owned(),
            exit: "bintang".to_owned(),
            reason: "Sebab é".to_owned(),
            document: "SK 7".to_owned(),
            person: "ani".to_owned(),
            at: "2030-02-03T05:00:00Z".to_owned(),
        };
        // printf '3 c-1\n7 bintang\n8 Sebab é\n4 SK 7\n3 ani\n20 2030-02-03T05:00:00Z' | sha256sum
        let expected = "3e5869c4eb3b8eaaef1808e8e8afb2ca6dcc2ae5e3995772dcd6234df85e6b2d";
        assert_eq!(step_stamp(&row), expected);
    }

    #[test]
    fn texts_that_change_their_place_are_another_decision() {
        let decision = AwardDecision::default();
        let recipient = |citation_id: &str, citation_en: &str| AwardRecipient {
            citation_id: citation_id.to_owned(),
            citation_en: citation_en.to_owned(),
            ..AwardRecipient::default()
        };
        let left = AwardLeft::default();
        let all = [
            decision_stamp(&decision, &[], &[]),
            decision_stamp(&decision, &[recipient("a", "")], &[]),
            decision_stamp(&decision, &[recipient("", "a")], &[]),
            decision_stamp(&decision, &[recipient("a", ""), recipient("", "")], &[]),
            decision_stamp(&decision, &[], std::slice::from_ref(&left)),
        ];
        let apart: std::collections::BTreeSet<&String> = all.iter().collect();
        assert_eq!(apart.len(), all.len(), "{all:?}");
    }
}
