//! Changes after the first score as CSV: RFC 4180, the text of a cell never a
//! formula.

use crate::assessment::ranking::csv::line;
use prima_instrument::exact::Exact;
use prima_workflow::assessment::{Change, Standing};
use std::collections::BTreeMap;

/// Names of the columns.
const COLUMNS: [&str; 17] = [
    "unit",
    "name",
    "at",
    "kind",
    "by",
    "code",
    "value_before",
    "value_after",
    "reason",
    "index_before",
    "index_after",
    "difference",
    "band_before",
    "band_after",
    "peer_group",
    "rank_before",
    "rank_after",
];

/// The changes with their head; names of units by id. Several values are parted
/// by semicolons; the difference is before rounding.
pub fn write(changes: &[Change], names: &BTreeMap<String, String>) -> String {
    let mut out = String::new();
    line(&COLUMNS.map(str::to_owned), &mut out);
    for change in changes {
        line(&fields(change, names), &mut out);
    }
    out
}

fn fields(change: &Change, names: &BTreeMap<String, String>) -> [String; 17] {
    let nothing = Standing::default();
    let effect = change.effect.as_ref();
    let before = effect.map_or(&nothing, |effect| &effect.before);
    let after = effect.map_or(&nothing, |effect| &effect.after);
    let rank = |standing: &Standing| standing.rank.map_or(String::new(), |rank| rank.to_string());
    let difference = effect.and_then(|effect| effect.difference());
    [
        change.unit.clone(),
        names.get(&change.unit).cloned().unwrap_or_default(),
        change.at.clone(),
        change.kind.code().to_owned(),
        change.kind.author().code().to_owned(),
        change.code.clone(),
        change.before.join("; "),
        change.after.join("; "),
        change.reason.clone(),
        before.index.clone(),
        after.index.clone(),
        difference.as_ref().map_or(String::new(), Exact::to_string),
        before.band.clone(),
        after.band.clone(),
        effect.map_or(String::new(), |effect| effect.group.clone()),
        rank(before),
        rank(after),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use prima_domain::assessment::change::ChangeKind;

    #[test]
    fn a_reason_is_never_a_formula() {
        let change = Change {
            unit: "unit-contoh".to_owned(),
            at: "2024-04-10T03:00:00Z".to_owned(),
            kind: ChangeKind::ObjectionRefused,
            code: "1.a.Ak".to_owned(),
            before: vec!["3".to_owned(), "4".to_owned()],
            after: Vec::new(),
            reason: "=1+1".to_owned(),
            effect: None,
        };
        let names = BTreeMap::from([("unit-contoh".to_owned(), "Unit Contoh".to_owned())]);
        let text = write(&[change], &names);
        let row = text.lines().nth(1).expect("a row follows the head");
        assert_eq!(
            row,
            "unit-contoh,Unit Contoh,2024-04-10T03:00:00Z,refused,decider,1.a.Ak,3; 4,,'=1+1,,,,,,,,"
        );
    }
}
