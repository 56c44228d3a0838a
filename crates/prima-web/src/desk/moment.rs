//! Moments as a reader sees them: in the three times of Indonesia.

use prima_document::wording::Words;
use prima_domain::register::day::Day;
use prima_instrument::words::Lang;

const HOUR: i64 = 3_600;
/// Jakarta (WIB) is seven hours ahead of UTC, Makassar (WITA) eight, Jayapura (WIT) nine.
const AHEAD: [(&str, i64); 3] = [("WIB", 7), ("WITA", 8), ("WIT", 9)];

/// A moment such as "31 Agustus 2026 pukul 23.59 WIB (00.59 WITA, 01.59 WIT)".
pub fn moment(words: Words, seconds: i64) -> String {
    let day = words.date(&Day::at(seconds).to_string());
    let [wib, wita, wit] = AHEAD.map(|(zone, hours)| {
        format!("{} {zone}", clock(words.lang, seconds.saturating_add(hours * HOUR)))
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

fn clock(lang: Lang, seconds: i64) -> String {
    let of_day = seconds.rem_euclid(24 * HOUR);
    let (hour, minute) = (of_day / HOUR, of_day / 60 % 60);
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
    }
}
