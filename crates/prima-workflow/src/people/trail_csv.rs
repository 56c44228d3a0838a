//! Lines of the audit trail as CSV: RFC 4180, the text of a cell never a formula.

use crate::assessment::ranking::csv::line;
use prima_store::AuditLine;
use std::collections::BTreeMap;

/// Names of the columns; number and seal are empty for whom they would tell of
/// lines that are hidden.
const COLUMNS: [&str; 8] = [
    "number", "at", "person", "name", "act", "object", "detail", "seal",
];

/// The lines with their head; names of persons by id.
pub fn write(lines: &[AuditLine], names: &BTreeMap<String, String>) -> String {
    let mut out = String::new();
    line(&COLUMNS.map(str::to_owned), &mut out);
    for one in lines {
        let number = match one.sequence {
            0 => String::new(),
            number => number.to_string(),
        };
        let name = names.get(&one.actor).cloned().unwrap_or_default();
        let fields = [
            number,
            one.at.clone(),
            one.actor.clone(),
            name,
            one.act.clone(),
            one.object.clone(),
            one.detail.clone(),
            one.hash.clone(),
        ];
        line(&fields, &mut out);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_what_is_hidden_stays_empty() {
        let one = AuditLine {
            at: "2026-11-23T04:05:06Z".to_owned(),
            actor: "p-1".to_owned(),
            act: "reply".to_owned(),
            object: "=1+1".to_owned(),
            detail: "{\"unit\":\"a\"}".to_owned(),
            ..AuditLine::default()
        };
        let names = BTreeMap::from([("p-1".to_owned(), "@Sri".to_owned())]);
        let text = write(&[one], &names);
        let row = text.lines().nth(1).expect("a row follows the head");
        assert_eq!(
            row,
            ",2026-11-23T04:05:06Z,p-1,'@Sri,reply,'=1+1,\"{\"\"unit\"\":\"\"a\"\"}\","
        );
    }
}
