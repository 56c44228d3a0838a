//! Moments as officers write them: day and time in Jakarta (WIB), such as
//! `2026-08-31T23:59`.

use crate::look::Words;
use maud::{Markup, html};
use prima_domain::register::day::Day;

/// Jakarta is seven hours ahead of UTC.
const WIB: i64 = 7 * 3_600;
const DAY: i64 = 86_400;

/// The moment in seconds UTC; `None` for what is no day and time.
pub fn read(text: &str) -> Option<i64> {
    let (day, time) = text.trim().split_once(['T', ' '])?;
    Day::parse(day)?;
    let mut parts = day.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, date) = (parts.next()??, parts.next()??, parts.next()??);
    let mut clock = time.split([':', '.']).map(two_digits);
    let (hour, minute) = (clock.next()??, clock.next()??);
    // Some browsers send the seconds as well.
    let second = clock.next().unwrap_or(Some(0))?;
    if hour > 23 || minute > 59 || second > 59 || clock.next().is_some() {
        return None;
    }
    let of_day = hour * 3_600 + minute * 60 + second;
    Some(days_since_1970(year, month, date) * DAY + of_day - WIB)
}

fn two_digits(text: &str) -> Option<i64> {
    let is_plain = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_plain)
}

/// Days by the calendar, years beginning in March so that the leap day is the last.
fn days_since_1970(year: i64, month: i64, date: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + date - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// A moment as its field holds it.
pub fn written(seconds: i64) -> String {
    let of_day = seconds.saturating_add(WIB).rem_euclid(DAY);
    let (hour, minute) = (of_day / 3_600, of_day / 60 % 60);
    format!("{}T{hour:02}:{minute:02}", Day::at(seconds))
}

/// A field for a moment.
#[derive(Clone, Copy, Debug)]
pub struct MomentField<'a> {
    /// Its id in the page and its name in the form.
    pub name: &'a str,
    /// Its label.
    pub label: &'a str,
    /// What is wrong with what was written.
    pub error: Option<&'a str>,
    /// What was written.
    pub value: &'a str,
}

/// The field with its label.
pub fn moment_field(words: Words, field: &MomentField) -> Markup {
    let error = field.error.map(|_| format!("{}-error", field.name));
    html! {
        div class={ "field" @if field.error.is_some() { " wrong" } } {
            label for=(field.name) { (field.label) }
            @if let (Some(id), Some(error)) = (&error, field.error) {
                p class="field-error" id=(id) {
                    span class="visually-hidden" { (words.label("web-error-prefix")) " " }
                    (error)
                }
            }
            input class="day" id=(field.name) name=(field.name) type="datetime-local" value=(field.value) aria-describedby=[&error] aria-invalid=[field.error.map(|_| "true")];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_and_written_in_jakarta() {
        // The deadline of PEKPPP 2022: 31 August 2022 23:59 WIB.
        assert_eq!(read("2022-08-31T23:59"), Some(1_661_965_140));
        assert_eq!(read("2022-08-31 23.59"), Some(1_661_965_140));
        assert_eq!(written(1_661_965_140), "2022-08-31T23:59");
        // Midnight in Jakarta is 17.00 UTC of the day before.
        assert_eq!(read("1970-01-01T07:00"), Some(0));
        assert_eq!(read("2024-02-29T00:00"), Some(1_709_139_600));
        for wrong in [
            "",
            "2023-02-29T00:00",
            "2024-01-01",
            "2024-01-01T24:00",
            "2024-01-01T1:00",
            "x",
        ] {
            assert_eq!(read(wrong), None, "{wrong:?}");
        }
    }
}
