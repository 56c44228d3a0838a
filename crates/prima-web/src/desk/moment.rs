//! Moments as a reader sees them: in the three times of Indonesia.

use prima_document::wording::Words;
use prima_domain::register::day::Day;
use prima_domain::register::moment;
use prima_instrument::words::Lang;

const HOUR: i64 = 3_600;
/// Jakarta (WIB) is seven hours ahead of UTC, Makassar (WITA) eight, Jayapura (WIT) nine.
const AHEAD: [(&str, i64); 3] = [("WIB", 7), ("WITA", 8), ("WIT", 9)];

/// A moment such as "31 Agustus 2026 pukul 23.59 WIB (00.59 WITA, 01.59 WIT)".
pub fn moment(words: Words, seconds: i64) -> String {
    let day = words.date(&Day::at(seconds).to_string());
    let [wib, wita, wit] = AHEAD.map(|(zone, hours)| {
        format!(
            "{} {zone}",
            clock(words.lang, seconds.saturating_add(hours * HOUR))
        )
    });
    words.say(
        "web-moment",
        &[("day", day), ("wib", wib), ("wita", wita), ("wit", wit)],
    )
}

/// A moment of the past, in Jakarta alone, such as "31 Agustus 2026 23.59 WIB".
pub fn past(words: Words, seconds: i64) -> String {
    let day = words.date(&Day::at(seconds).to_string());
    let time = clock(words.lang, seconds.saturating_add(7 * HOUR));
    format!("{day} {time} WIB")
}

/// The hour of a moment in Jakarta, such as "23.59 WIB".
pub fn hour(words: Words, seconds: i64) -> String {
    let time = clock(words.lang, seconds.saturating_add(7 * HOUR));
    format!("{time} WIB")
}

/// A moment of the past as the store keeps it, `2026-11-23T04:05:06Z`; what is
/// no moment stays as it is.
pub fn written(words: Words, utc: &str) -> String {
    moment::read(utc).map_or_else(|| utc.to_owned(), |at| past(words, at))
}

/// The day in Jakarta of a moment as the store keeps it; what is no moment stands as a
/// day, or as it is.
pub fn day(words: Words, utc: &str) -> String {
    match moment::read(utc) {
        Some(at) => words.date(&Day::at(at).to_string()),
        None => words.date(utc),
    }
}

fn clock(lang: Lang, seconds: i64) -> String {
    let (hour, minute, _) = moment::clock(seconds);
    match lang {
        Lang::Id => format!("{hour:02}.{minute:02}"),
        Lang::En => format!("{hour:02}:{minute:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_is_told_in_all_three_times() {
        // 31 August 2022 23:59 in Jakarta, the deadline of PEKPPP 2022 (Panduan F01-F03 2022).
        let deadline = 1_661_965_140;
        let id = Words { lang: Lang::Id };
        assert_eq!(
            moment(id, deadline),
            "31 Agustus 2022 pukul 23.59 WIB (00.59 WITA, 01.59 WIT)"
        );
        let en = Words { lang: Lang::En };
        assert_eq!(
            moment(en, deadline),
            "31 August 2022, 23:59 WIB (00:59 WITA, 01:59 WIT)"
        );
        assert_eq!(past(id, deadline), "31 Agustus 2022 23.59 WIB");
        assert_eq!(hour(id, deadline), "23.59 WIB");
        assert_eq!(hour(en, deadline), "23:59 WIB");
        assert_eq!(
            written(id, "2022-08-31T16:59:00Z"),
            "31 Agustus 2022 23.59 WIB"
        );
        assert_eq!(
            written(id, "2024-02-29T17:00:00.123456Z"),
            "1 Maret 2024 00.00 WIB"
        );
        assert_eq!(written(id, "kemarin"), "kemarin");
    }

    #[test]
    fn a_day_is_told_in_jakarta() {
        let words = Words { lang: Lang::Id };
        for (at, expected) in [
            // 02.00 WIB of the next day, and the last second before it begins.
            ("2024-01-26T19:00:00Z", "27 Januari 2024"),
            ("2024-01-26T16:59:59Z", "26 Januari 2024"),
            ("2023-12-31T19:00:00Z", "1 Januari 2024"),
            ("2024-01-26", "26 Januari 2024"),
            ("", ""),
        ] {
            assert_eq!(day(words, at), expected, "{at}");
        }
    }
}
