//! Lines of the audit trail as CSV: RFC 4180, the text of a cell never a formula.

use super::acts::line_words;
use prima_exchange::safe_cells::push_safe_line;
use prima_instrument::words::Lang;
use prima_store::AuditLine;
use std::collections::BTreeMap;

/// Names of the columns; number and seal are empty for whom they would tell of
/// lines that are hidden. `act` is the act's name, `what` the same in words.
const COLUMNS: [&str; 9] = [
    "number", "at", "person", "name", "act", "what", "object", "detail", "seal",
];

/// The head of the table.
pub fn head() -> String {
    let mut out = String::new();
    line(COLUMNS, &mut out);
    out
}

/// A line, ended as the standard says.
fn line(cells: [&str; COLUMNS.len()], out: &mut String) {
    push_safe_line(cells, out);
    out.pop();
    out.push_str("\r\n");
}

/// Appends lines in a language; names of persons by id.
pub fn push(lang: Lang, lines: &[AuditLine], names: &BTreeMap<String, String>, out: &mut String) {
    for one in lines {
        let number = match one.sequence {
            0 => String::new(),
            number => number.to_string(),
        };
        let name = names.get(&one.actor).map_or("", String::as_str);
        let what = line_words(lang, one);
        let (object, detail) = (one.object.as_str(), one.detail.as_str());
        let cells = [
            &number, &one.at, &one.actor, name, &one.act, &what, object, detail, &one.hash,
        ];
        line(cells, out);
    }
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
        let mut text = head();
        push(Lang::Id, &[one], &names, &mut text);
        let row = text.lines().nth(1).expect("a row follows the head");
        assert_eq!(
            row,
            ",2026-11-23T04:05:06Z,p-1,'@Sri,reply,Menulis tanggapan unit (hak jawab),'=1+1,\"{\"\"unit\"\":\"\"a\"\"}\","
        );
    }
}
