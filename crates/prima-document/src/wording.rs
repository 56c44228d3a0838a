//! Words, numbers and dates of one language, as a page writes them.

use prima_instrument::exact::{Exact, RoundingMode};
use prima_instrument::words::{Lang, Text, figure, figure_at, say};

/// Writes for readers of one language.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// The language of the readers.
    pub lang: Lang,
}

impl Words {
    /// The message `key` with its arguments.
    pub fn say(self, key: &str, arguments: &[(&'static str, String)]) -> String {
        say(self.lang, key, arguments)
    }

    /// The message `key`, which takes no arguments.
    pub fn label(self, key: &str) -> String {
        say(self.lang, key, &[])
    }

    /// A message about `n` things; its `-one` stands in where there is one.
    pub fn counted(self, key: &str, n: usize, arguments: &[(&'static str, String)]) -> String {
        let key = if n == 1 {
            format!("{key}-one")
        } else {
            key.to_owned()
        };
        let mut all = vec![("n", self.count(n))];
        all.extend(arguments.iter().cloned());
        self.say(&key, &all)
    }

    /// A text of an instrument.
    pub fn text(self, text: &Text) -> &str {
        text.get(self.lang)
    }

    /// A number with all its decimals.
    pub fn figure(self, value: &Exact) -> String {
        self.grouped(figure(self.lang, value))
    }

    /// A number with exactly `digits` decimals; it is already that coarse.
    pub fn at(self, value: &Exact, digits: u32) -> String {
        self.grouped(figure_at(self.lang, value, digits))
    }

    /// A number cut after `digits` decimals, with `…` where there are more.
    pub fn cut(self, value: &Exact, digits: u32) -> String {
        if value.as_decimal(digits).is_some() {
            return self.figure(value);
        }
        let cut = value.rounded(RoundingMode::Cut, digits);
        format!("{}…", self.at(&cut, digits))
    }

    /// A whole number.
    pub fn count(self, n: usize) -> String {
        self.grouped(n.to_string())
    }

    /// A round value along an axis; never a figure.
    pub fn rough(self, value: f64, decimals: usize) -> String {
        let text = format!("{value:.decimals$}");
        match self.lang {
            Lang::Id => text.replace('.', ","),
            Lang::En => text,
        }
    }

    /// Sets thousands apart: 1.234,50 in Indonesian, 1,234.50 in English.
    fn grouped(self, number: String) -> String {
        if number.contains('/') {
            return number;
        }
        let (separator, point) = match self.lang {
            Lang::Id => ('.', ','),
            Lang::En => (',', '.'),
        };
        let whole = number.find(point).unwrap_or(number.len());
        let mut out = String::with_capacity(number.len() + 2);
        for (place, digit) in number.chars().enumerate() {
            let left = whole.saturating_sub(place);
            let after_digit = out.ends_with(|last: char| last.is_ascii_digit());
            if place < whole && left % 3 == 0 && after_digit {
                out.push(separator);
            }
            out.push(digit);
        }
        out
    }

    /// A day written out: 8 Oktober 2024. What is no day stays as it is.
    pub fn date(self, iso: &str) -> String {
        match day(iso) {
            Some((year, month, date)) => {
                let month = self.label(&format!("report-month-{month}"));
                format!("{date} {month} {year}")
            }
            None => iso.to_owned(),
        }
    }

    /// Text of others, with the days in it written out.
    pub fn prose(self, text: &str) -> String {
        let mut out = String::new();
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let found = rest.get(..10).filter(|found| day(found).is_some());
            let alone = !out.ends_with(|last: char| last.is_ascii_digit() || last == '-');
            match found {
                Some(found) if alone => {
                    out.push_str(&self.date(found));
                    at += found.len();
                }
                _ => {
                    let next = rest.chars().next().unwrap_or_default();
                    out.push(next);
                    at += next.len_utf8();
                }
            }
        }
        out
    }
}

/// Year, month and day of `YYYY-MM-DD`.
fn day(iso: &str) -> Option<(&str, u32, u32)> {
    let bytes = iso.as_bytes();
    let shape = bytes.len() == 10
        && bytes.iter().enumerate().all(|(place, byte)| match place {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shape {
        return None;
    }
    let month = iso[5..7].parse().ok()?;
    let date = iso[8..].parse().ok()?;
    ((1..=12).contains(&month) && (1..=31).contains(&date)).then_some((&iso[..4], month, date))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: Words = Words { lang: Lang::Id };
    const EN: Words = Words { lang: Lang::En };

    fn exact(text: &str) -> Exact {
        Exact::parse(text).expect("test numbers are well formed")
    }

    #[test]
    fn numbers_are_written_the_way_of_the_language() {
        for (value, digits, id, en) in [
            ("76.81", 2, "76,81", "76.81"),
            ("1234567.5", 2, "1.234.567,50", "1,234,567.50"),
            ("-1234", 0, "-1.234", "-1,234"),
            ("-123", 0, "-123", "-123"),
            ("871", 0, "871", "871"),
        ] {
            assert_eq!(ID.at(&exact(value), digits), id, "{value} in Indonesian");
            assert_eq!(EN.at(&exact(value), digits), en, "{value} in English");
        }
    }

    #[test]
    fn a_number_without_an_end_is_cut_and_says_so() {
        assert_eq!(ID.cut(&exact("55388/700"), 4), "79,1257…");
        assert_eq!(ID.cut(&exact("87.5"), 4), "87,5");
    }

    #[test]
    fn days_are_written_out_wherever_they_stand() {
        assert_eq!(ID.date("2024-10-08"), "8 Oktober 2024");
        assert_eq!(EN.date("2024-10-08"), "8 October 2024");
        assert_eq!(ID.date("2023"), "2023");
        let text = "Suara Jogja 2025-01-13 (é), read 2026-11-23";
        let written = "Suara Jogja 13 Januari 2025 (é), read 23 November 2026";
        assert_eq!(ID.prose(text), written);
        for untouched in ["ham.go.id 2020/10/25397", "12025-01-133", "2025-13-01"] {
            assert_eq!(ID.prose(untouched), untouched);
        }
    }
}
