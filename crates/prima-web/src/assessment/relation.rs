//! What the formulas of figures say of them: shares of a whole, and stages
//! that fewer and fewer pass.
//!
//! Nothing is guessed from names: a figure is a share because its formula
//! divides one count by another, and a stage follows another because a formula
//! takes the one out of the other.

use prima_instrument::condition::{Expression, Operator};
use prima_store::history::FigureRow;

/// A figure in per cent with the two counts it is made of.
#[derive(Clone, Copy, Debug)]
pub struct Share<'a> {
    /// The share.
    pub share: &'a FigureRow,
    /// What is counted.
    pub part: &'a FigureRow,
    /// Out of what.
    pub whole: &'a FigureRow,
}

/// The shares among the figures of one data set, in their order.
pub fn shares<'a>(figures: &[&'a FigureRow]) -> Vec<Share<'a>> {
    let found = figures.iter().filter(|row| row.unit == "percent");
    found
        .filter_map(|row| {
            let (part, whole) = quotient(&parsed(row)?)?;
            Some(Share {
                share: row,
                part: find(figures, &part)?,
                whole: find(figures, &whole)?,
            })
        })
        .collect()
}

/// The longest ways down from a first stage, each of three stages or more.
pub fn stages<'a>(figures: &[&'a FigureRow]) -> Vec<Vec<&'a FigureRow>> {
    let steps = steps(figures);
    let firsts = figures.iter().filter(|row| {
        let code = &row.figure;
        steps.iter().any(|(from, _)| from.figure == *code)
            && !steps.iter().any(|(_, to)| to.figure == *code)
    });
    let ways = firsts.map(|first| longest(&steps, first));
    ways.filter(|way| way.len() >= 3).collect()
}

/// Every pair of counts of which a formula takes the second out of the first.
/// What is left over of a stage is no stage itself.
fn steps<'a>(figures: &[&'a FigureRow]) -> Vec<(&'a FigureRow, &'a FigureRow)> {
    let is_stage = |row: &FigureRow| {
        row.unit == "count"
            && parsed(row)
                .and_then(|formula| difference(&formula))
                .is_none()
    };
    let step = |whole: &'a FigureRow, part: &'a FigureRow| {
        let fits = is_stage(whole) && is_stage(part) && at_most(part, whole);
        fits.then_some((whole, part))
    };
    let of_shares = shares(figures)
        .into_iter()
        .filter_map(|share| step(share.whole, share.part));
    let of_differences = figures
        .iter()
        .filter(|row| row.unit == "count")
        .filter_map(|row| {
            let (whole, part) = difference(&parsed(row)?)?;
            step(find(figures, &whole)?, find(figures, &part)?)
        });
    of_shares.chain(of_differences).collect()
}

fn parsed(row: &FigureRow) -> Option<Expression> {
    Expression::parse(&row.recompute).ok()
}

fn longest<'a>(
    steps: &[(&'a FigureRow, &'a FigureRow)],
    first: &'a FigureRow,
) -> Vec<&'a FigureRow> {
    let next = steps
        .iter()
        .filter(|(from, to)| from.figure == first.figure && to.figure != first.figure);
    let mut best = Vec::new();
    for (_, to) in next {
        // Without the steps of this stage no way comes back to it, so every way ends.
        let other = |row: &FigureRow| row.figure != first.figure;
        let smaller: Vec<_> = steps
            .iter()
            .copied()
            .filter(|(from, to)| other(from) && other(to))
            .collect();
        let way = longest(&smaller, to);
        if way.len() > best.len() {
            best = way;
        }
    }
    best.insert(0, first);
    best
}

fn find<'a>(figures: &[&'a FigureRow], code: &str) -> Option<&'a FigureRow> {
    figures.iter().copied().find(|row| row.figure == code)
}

fn at_most(part: &FigureRow, whole: &FigureRow) -> bool {
    let number = |row: &FigureRow| row.shown().parse::<i64>().ok();
    matches!((number(part), number(whole)), (Some(part), Some(whole)) if part <= whole)
}

/// The codes of `[a] / [b] * 100`.
fn quotient(formula: &Expression) -> Option<(String, String)> {
    let Expression::Binary(left, Operator::Times, right) = formula else {
        return None;
    };
    let percent =
        matches!(right.as_ref(), Expression::Number(number) if number.to_whole() == Some(100));
    percent.then(|| pair(left, Operator::Over)).flatten()
}

/// The codes of `[a] - [b]`.
fn difference(formula: &Expression) -> Option<(String, String)> {
    pair(formula, Operator::Minus)
}

fn pair(formula: &Expression, wanted: Operator) -> Option<(String, String)> {
    match formula {
        Expression::Binary(left, operator, right) if *operator == wanted => {
            match (left.as_ref(), right.as_ref()) {
                (Expression::Reference(left), Expression::Reference(right)) => {
                    Some((left.clone(), right.clone()))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(code: &str, value: &str, unit: &str, recompute: &str) -> FigureRow {
        FigureRow {
            figure: code.to_owned(),
            value: value.to_owned(),
            unit: unit.to_owned(),
            recompute: recompute.to_owned(),
            ..FigureRow::default()
        }
    }

    fn ways(rows: &[FigureRow]) -> Vec<String> {
        let figures: Vec<&FigureRow> = rows.iter().collect();
        let written = |way: Vec<&FigureRow>| {
            way.iter()
                .map(|row| row.shown().to_owned())
                .collect::<Vec<_>>()
                .join(" ")
        };
        stages(&figures).into_iter().map(written).collect()
    }

    #[test]
    fn stages_follow_from_shares() {
        let rows = [
            row("unit", "871", "count", ""),
            row("evaluasi", "282", "count", ""),
            row("predikat", "241", "count", ""),
            row("tanpa", "630", "count", "[unit] - [predikat]"),
            row("a", "", "percent", "[evaluasi] / [unit] * 100"),
            row("b", "", "percent", "[predikat] / [evaluasi] * 100"),
            row("c", "", "percent", "[predikat] / [unit] * 100"),
        ];
        assert_eq!(ways(&rows), ["871 282 241"]);
    }

    #[test]
    fn stages_follow_from_differences() {
        let rows = [
            row("daftar", "3478", "count", ""),
            row("kirim", "2454", "count", ""),
            row("lolos", "1917", "count", ""),
            row("tidak", "", "count", "[daftar] - [kirim]"),
            row("gugur", "537", "count", "[kirim] - [lolos]"),
            row("a", "", "percent", "[gugur] / [kirim] * 100"),
        ];
        assert_eq!(ways(&rows), ["3478 2454 1917"]);
    }

    #[test]
    fn zones_of_one_whole_are_no_stages() {
        let rows = [
            row("total", "586", "count", "[hijau] + [kuning]"),
            row("hijau", "414", "count", ""),
            row("kuning", "172", "count", ""),
            row("a", "70.70", "percent", "[hijau] / [total] * 100"),
            row("b", "22.66", "percent", "[kuning] / [total] * 100"),
        ];
        assert!(ways(&rows).is_empty());
        let figures: Vec<&FigureRow> = rows.iter().collect();
        let found: Vec<_> = shares(&figures)
            .iter()
            .map(|share| (share.part.figure.clone(), share.whole.figure.clone()))
            .collect();
        assert_eq!(
            found,
            [
                ("hijau".to_owned(), "total".to_owned()),
                ("kuning".to_owned(), "total".to_owned())
            ]
        );
    }

    #[test]
    fn a_ring_of_equal_counts_has_an_end() {
        let rows = [
            row("x", "3", "count", ""),
            row("a", "2", "count", ""),
            row("b", "2", "count", ""),
            row("s", "", "percent", "[a] / [x] * 100"),
            row("t", "", "percent", "[b] / [a] * 100"),
            row("u", "", "percent", "[a] / [b] * 100"),
        ];
        assert_eq!(ways(&rows), ["3 2 2"]);
    }
}
