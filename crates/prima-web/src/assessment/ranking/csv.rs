//! A ranking as CSV: RFC 4180, the text of a cell never a formula.

use prima_exchange::safe_cells::safe_cell;
use prima_exchange::write::push_field;
use prima_store::history::{Dataset, RankedResult};

/// Names of the columns.
pub const COLUMNS: [&str; 25] = [
    "programme",
    "period",
    "unit",
    "name",
    "kind",
    "level",
    "province",
    "region",
    "peer_group",
    "rank",
    "rank_of",
    "index",
    "band",
    "state",
    "published_index",
    "published_band",
    "published_rank",
    "difference",
    "index_low",
    "index_high",
    "source",
    "reference",
    "retrieved",
    "provisional",
    "sample",
];

/// The rows with their head, each line ended as the standard says; `datasets` tell
/// which of them are made up.
pub fn write(rows: &[RankedResult], datasets: &[&Dataset]) -> String {
    let mut out = String::new();
    line(&COLUMNS.map(str::to_owned), &mut out);
    for row in rows {
        line(&fields(row, datasets), &mut out);
    }
    out
}

fn fields(row: &RankedResult, datasets: &[&Dataset]) -> [String; 25] {
    let result = &row.result;
    let dataset = datasets.iter().find(|one| one.dataset == result.dataset);
    let number = |value: Option<i64>| value.map_or_else(String::new, |value| value.to_string());
    [
        result.programme.clone(),
        result.period.clone(),
        result.body.clone(),
        row.name.clone(),
        result.kind.clone(),
        result.level.clone(),
        result.province.clone(),
        row.region.clone(),
        result.peer_group.clone(),
        number(result.rank),
        number(result.rank_of),
        result.index_text.clone(),
        result.band.clone(),
        result.state.clone(),
        result.published_index.clone(),
        result.published_band.clone(),
        result.published_rank.clone(),
        result.difference.clone(),
        result.index_low.clone(),
        result.index_high.clone(),
        result.source.clone(),
        result.reference.clone(),
        result.retrieved.clone(),
        result.provisional.clone(),
        dataset.map_or_else(String::new, |dataset| dataset.sample.clone()),
    ]
}

/// Writes one line, its cells harmless to a spreadsheet.
pub fn line(fields: &[String], out: &mut String) {
    for (place, field) in fields.iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        push_field(&safe_cell(field), out);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use prima_store::history::Outcome;

    fn written(name: &str, difference: &str) -> String {
        let row = RankedResult {
            name: name.to_owned(),
            short: String::new(),
            region: "16.08".to_owned(),
            result: Outcome {
                difference: difference.to_owned(),
                rank: Some(2),
                ..Outcome::default()
            },
        };
        let text = write(&[row], &[]);
        text.lines()
            .nth(1)
            .expect("a row follows the head")
            .to_owned()
    }

    #[test]
    fn lines_end_as_the_standard_says_and_fields_are_quoted_where_needed() {
        let text = write(&[], &[]);
        assert!(
            text.ends_with("provisional,sample\r\n") && text.starts_with("programme,period,unit,")
        );
        assert!(written("Badan \"X\", Y", "").contains("\"Badan \"\"X\"\", Y\""));
    }

    #[test]
    fn a_cell_is_never_a_formula_and_a_number_stays_one() {
        for name in [
            "=1+1", "+cmd", "-cmd", "@sum", "\tx", " =1+1", "|cmd", "＝1+1",
        ] {
            assert!(written(name, "").contains(&format!("'{name}")), "{name:?}");
        }
        assert!(written("X", "-0.01").contains(",-0.01,"));
    }
}
