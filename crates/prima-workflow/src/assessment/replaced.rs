//! What took the place of what evaluators gave, in the order in which it counts:
//! the latest of a value stands.

use prima_domain::assessment::change::ChangeKind;
use prima_domain::assessment::reassessment::RequestStatus;
use prima_store::cycle::{Objection, Reassessment, ReassessmentFinding, Reconciliation};

/// The values under one code, each with its rater; empty: none.
pub(crate) type Cell = Vec<(String, String)>;

/// One value put in the place of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Replaced {
    /// When, in UTC.
    pub at: String,
    /// How it came about.
    pub kind: ChangeKind,
    /// The unit.
    pub unit: String,
    /// Code of the question.
    pub code: String,
    /// What stands there now.
    pub cell: Cell,
    /// Why.
    pub reason: String,
}

/// What evaluators agreed on, then what granted objections and re-assessments
/// put in its place: an agreement is part of the evaluation, however late it was
/// reached.
pub(crate) fn replaced(
    agreed: Vec<Reconciliation>,
    objections: &[Objection],
    reassessed: Vec<Replaced>,
) -> Vec<Replaced> {
    let one = |value: &str| vec![(value.to_owned(), String::new())];
    let agreed = agreed.into_iter().map(|row| Replaced {
        at: row.at,
        kind: ChangeKind::Reconciled,
        unit: row.unit,
        code: row.code,
        cell: one(&row.value),
        reason: row.reason,
    });
    let granted = objections.iter().filter(|row| row.state == "granted");
    let granted = granted.map(|row| Replaced {
        at: row.decided_at.clone(),
        kind: ChangeKind::ObjectionGranted,
        unit: row.unit.clone(),
        code: row.code.clone(),
        cell: one(&row.value),
        reason: row.reason.clone(),
    });
    let mut all: Vec<Replaced> = agreed.chain(granted).chain(reassessed).collect();
    // Those of one moment keep the order in which they were raised.
    all.sort_by(|a, b| {
        let key = |one: &Replaced| (one.kind != ChangeKind::Reconciled, one.at.clone());
        key(a).cmp(&key(b))
    });
    all
}

/// What evaluators found the second time, once all of them have; `called` names
/// an evaluator as files do.
pub(crate) fn reassessed(
    requests: &[Reassessment],
    findings: &[ReassessmentFinding],
    called: &dyn Fn(&str) -> String,
) -> Vec<Replaced> {
    let done = RequestStatus::Done.code();
    let mut all = Vec::new();
    for request in requests.iter().filter(|row| row.state == done) {
        let own =
            |row: &&ReassessmentFinding| (&row.unit, row.number) == (&request.unit, request.number);
        for code in request.codes.lines() {
            let cell = findings.iter().filter(own).filter(|row| row.code == code);
            all.push(Replaced {
                at: request.done_at.clone(),
                kind: ChangeKind::Reassessed,
                unit: request.unit.clone(),
                code: code.to_owned(),
                cell: cell
                    .map(|row| (row.value.clone(), called(&row.evaluator)))
                    .collect(),
                reason: request.reason.clone(),
            });
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_objection_counts_after_an_agreement_and_the_later_of_two_last() {
        let agreed = Reconciliation {
            code: "a".to_owned(),
            value: "2".to_owned(),
            at: "2024-03-05T00:00:00Z".to_owned(),
            ..Reconciliation::default()
        };
        let objection = |number: i64, state: &str, value: &str, day: u32| Objection {
            number,
            code: "a".to_owned(),
            state: state.to_owned(),
            value: value.to_owned(),
            decided_at: format!("2024-03-{day:02}T00:00:00Z"),
            ..Objection::default()
        };
        let objections = [
            objection(1, "granted", "5", 4),
            objection(2, "refused", "", 5),
            objection(3, "granted", "4", 3),
        ];
        let all = replaced(vec![agreed], &objections, Vec::new());
        let values: Vec<&str> = all.iter().map(|one| one.cell[0].0.as_str()).collect();
        assert_eq!(values, ["2", "4", "5"]);
    }
}
