//! One change to the text of an instrument.

use std::ops::Range;

/// A change, by its place in the text and as a reader knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutant {
    /// Bytes of the text that give way.
    pub at: Range<usize>,
    /// What stands there instead; nothing where something is deleted.
    pub instead: String,
    /// Where it is, by codes: `node I / weight`.
    pub place: String,
    /// What is changed: `24 → 25`, `deleted`.
    pub change: String,
}

impl Mutant {
    /// The text with this change and no other.
    pub fn apply(&self, text: &str) -> String {
        let (before, after) = (&text[..self.at.start], &text[self.at.end..]);
        [before, &self.instead, after].concat()
    }

    /// The name of the mutant in the list of survivors. It has no line number,
    /// so it stays the same when the file grows.
    pub fn what(&self) -> String {
        format!("{}: {}", self.place, self.change)
    }

    /// Line of the change, from 1.
    pub fn line(&self, text: &str) -> usize {
        text[..self.at.start].matches('\n').count() + 1
    }
}

/// A number as it is written, and the same with its last digit one higher and
/// one lower: `4.50` becomes `4.51` and `4.49`. Of `1/9` the last part moves.
pub fn neighbours(written: &str) -> Vec<String> {
    let (before, number) = written
        .rsplit_once('/')
        .map_or(("", written), |(above, below)| {
            (&written[..=above.len()], below)
        });
    let decimals = number.rsplit_once('.').map_or(0, |(_, after)| after.len());
    let Ok(units) = number.replace('.', "").parse::<i64>() else {
        return Vec::new();
    };
    [units + 1, units - 1]
        .map(|units| format!("{before}{}", decimal(units, decimals)))
        .to_vec()
}

fn decimal(units: i64, decimals: usize) -> String {
    let sign = if units < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", units.unsigned_abs(), width = decimals + 1);
    let (whole, rest) = digits.split_at(digits.len() - decimals);
    let point = if decimals > 0 { "." } else { "" };
    format!("{sign}{whole}{point}{rest}")
}

#[cfg(test)]
mod tests {
    use super::neighbours;

    fn check(written: &str, expected: &[&str]) {
        assert_eq!(neighbours(written), expected, "{written}");
    }

    #[test]
    fn the_last_digit_moves_one_up_and_one_down() {
        check("24", &["25", "23"]);
        check("4.50", &["4.51", "4.49"]);
        check("99.99", &["100.00", "99.98"]);
        check("0", &["1", "-1"]);
        check("0.0", &["0.1", "-0.1"]);
        check("-0.05", &["-0.04", "-0.06"]);
        check("1/9", &["1/10", "1/8"]);
    }

    #[test]
    fn what_is_no_number_has_no_neighbours() {
        check("ya", &[]);
        check("", &[]);
    }
}
