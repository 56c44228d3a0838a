//! What programmes, levels, kinds and periods are called, how a stored figure
//! is written, and where the pages of this area are.

use crate::frame::localized;
use prima_document::wording::Words;
use prima_instrument::exact::Exact;
use prima_instrument::words::Text;
use prima_store::history::Dataset;

/// Programmes in the order they are listed; one that is not here comes last.
const ORDER: [&str; 13] = [
    "ombudsman",
    "pekppp",
    "skm",
    "rb",
    "p2ham",
    "rentan",
    "inovasi",
    "pkri",
    "jipp",
    "mpp",
    "ekosistem",
    "zi",
    "gebyar",
];

/// Programmes whose instrument has another code.
const OTHER_CODE: [(&str, &str); 2] = [("inovasi", "kipp"), ("rentan", "vulnerable-friendly")];

/// How the titles of samples begin in the files that are shipped, where a title stands
/// alone. These are words of the files and none of `locales/`: whether a data set is a
/// sample is never read from them.
const TITLE_MARKS: [&str; 2] = ["DATA CONTOH: ", "SAMPLE DATA: "];

/// Place of a programme among all.
pub fn order(programme: &str) -> usize {
    let place = ORDER.iter().position(|known| *known == programme);
    place.unwrap_or(ORDER.len())
}

/// Code of the instruments that hold the rules of a programme.
pub fn instrument_code(programme: &str) -> &str {
    let other = OTHER_CODE.iter().find(|(code, _)| *code == programme);
    other.map_or(programme, |(_, instrument)| instrument)
}

/// Programme whose rules an instrument holds.
pub fn programme_of(instrument: &str) -> &str {
    let other = OTHER_CODE.iter().find(|(_, code)| *code == instrument);
    other.map_or(instrument, |(programme, _)| programme)
}

/// The message of a key that is put together from data; none where nobody wrote one.
fn known(words: Words, key: &str) -> Option<String> {
    let said = words.label(key);
    (said != key).then_some(said)
}

/// Name of a programme; its code where it has none.
pub fn programme(words: Words, code: &str) -> String {
    known(words, &format!("web-programme-name-{code}")).unwrap_or_else(|| code.to_owned())
}

/// Whether anybody wrote a name for a programme.
pub fn is_known_programme(words: Words, code: &str) -> bool {
    known(words, &format!("web-programme-name-{code}")).is_some()
}

/// What a programme is, in one sentence; empty where nobody wrote one.
pub fn programme_about(words: Words, code: &str) -> String {
    known(words, &format!("web-programme-about-{code}")).unwrap_or_default()
}

/// What the index of a programme measures, for somebody who is served; none where a
/// programme has no index.
pub fn programme_measures(words: Words, code: &str) -> Option<String> {
    known(words, &format!("web-programme-measures-{code}"))
}

/// Name of a level of government, as a heading has it.
pub fn level(words: Words, level: &str) -> String {
    known(words, &format!("web-cycle-level-{level}")).unwrap_or_else(|| level.to_owned())
}

/// Name of a kind of body, as a heading has it.
pub fn kind(words: Words, kind: &str) -> String {
    known(words, &format!("web-cycle-kind-{kind}")).unwrap_or_else(|| kind.to_owned())
}

/// Name of a series of figures, which data sets name in Indonesian.
pub fn series(words: Words, name: &str) -> String {
    let code = prima_domain::register::slug::slug(name);
    known(words, &format!("web-programme-series-{code}")).unwrap_or_else(|| name.to_owned())
}

/// A decimal of a file in the way of the language, with the digits it has there.
pub fn written(words: Words, decimal: &str) -> String {
    let digits = decimal
        .split_once('.')
        .map_or(0, |(_, digits)| digits.len());
    match Exact::parse(decimal) {
        Some(value) if !decimal.contains('/') => words.at(&value, digits as u32),
        Some(value) => words.cut(&value, 4),
        None => decimal.to_owned(),
    }
}

/// The same with `+` before what is above zero.
pub fn signed(words: Words, decimal: &str) -> String {
    let text = written(words, decimal.trim_start_matches('+'));
    match Exact::parse(decimal) {
        Some(value) if !value.is_negative() && !value.is_zero() => format!("+{text}"),
        _ => text.replace('-', "−"),
    }
}

/// A decimal for the geometry of a chart.
pub fn rough(decimal: &str) -> Option<f64> {
    Exact::parse(decimal).map(|value| value.to_f64())
}

/// A period written out: 2023, Juni 2022, 12 Desember 2024.
pub fn period(words: Words, period: &str) -> String {
    let month = period.split_once('-').filter(|(_, rest)| rest.len() == 2);
    match month.and_then(|(year, month)| Some((year, month.parse::<u32>().ok()?))) {
        Some((year, month @ 1..=12)) => {
            format!("{} {year}", words.label(&format!("report-month-{month}")))
        }
        _ => words.date(period),
    }
}

/// The address of an innovation.
pub fn innovation_address(words: Words, id: &str) -> String {
    localized(words.lang, &format!("/inovasi/{id}"))
}

/// The year of a period.
pub fn year(period: &str) -> &str {
    period.get(..4).unwrap_or(period)
}

/// The text of a row that has both languages; Indonesian where English is empty.
pub fn of<'a>(words: Words, id: &'a str, en: &'a str) -> &'a str {
    words.lang.of(id, en)
}

/// The title of a data set to which the page adds that it is a sample, where it is one:
/// without the mark that the title has itself, so that it is called that once.
pub fn unmarked(words: Words, dataset: &Dataset) -> String {
    let title = of(words, &dataset.title_id, &dataset.title_en);
    let mut marks = TITLE_MARKS.iter().filter(|_| !dataset.sample.is_empty());
    match marks.find_map(|mark| title.strip_prefix(mark)) {
        Some(bare) => capital(bare),
        None => title.to_owned(),
    }
}

/// The text of an instrument with a capital.
pub fn heading(words: Words, text: &Text) -> String {
    capital(words.text(text))
}

/// A text whose first letter is a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Address of a programme's page.
pub fn programme_address(words: Words, code: &str) -> String {
    localized(words.lang, &format!("/program/{code}"))
}

/// Address of the results of a round.
pub fn cycle_address(words: Words, code: &str, period: &str) -> String {
    localized(words.lang, &format!("/program/{code}/{period}"))
}

/// Address of the ranking of a round.
pub fn ranking_address(words: Words, code: &str, period: &str) -> String {
    localized(words.lang, &format!("/program/{code}/{period}/peringkat"))
}

/// Address of an instrument, `code/edition`.
pub fn instrument_address(words: Words, name: &str) -> String {
    localized(words.lang, &format!("/instrumen/{name}"))
}

/// Address of what changed in an edition.
pub fn changes_address(words: Words, name: &str) -> String {
    localized(words.lang, &format!("/instrumen/{name}/perubahan"))
}

/// Address of a body.
pub fn body_address(words: Words, body: &str) -> String {
    localized(words.lang, &format!("/badan/{body}"))
}

/// Address of a region.
pub fn region_address(words: Words, code: &str) -> String {
    localized(words.lang, &format!("/wilayah/{code}"))
}

/// Address of a data set.
pub fn dataset_address(words: Words, dataset: &str) -> String {
    localized(words.lang, &format!("/data/{dataset}"))
}

/// Address of an event.
pub fn event_address(words: Words, event: &str) -> String {
    localized(words.lang, &format!("/penghargaan/{event}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use prima_instrument::words::Lang;
    use prima_workflow::library;

    const ID: Words = Words { lang: Lang::Id };

    #[test]
    fn every_programme_with_rules_says_what_its_index_measures() {
        for name in library::shipped().expect("the shipped ones are listed") {
            let code = name.split('/').next().unwrap_or_default();
            for lang in [Lang::Id, Lang::En] {
                let said = programme_measures(Words { lang }, programme_of(code));
                assert!(said.is_some(), "{name} in {}", lang.tag());
            }
        }
    }

    #[test]
    fn a_figure_keeps_the_digits_it_was_published_with() {
        for (stored, shown) in [
            ("94.39", "94,39"),
            ("86.2", "86,2"),
            ("1154", "1.154"),
            ("70.70", "70,70"),
            ("", ""),
            ("n/a", "n/a"),
        ] {
            assert_eq!(written(ID, stored), shown, "{stored}");
        }
        for (stored, shown) in [("1.33", "+1,33"), ("-0.01", "−0,01"), ("0.00", "0,00")] {
            assert_eq!(signed(ID, stored), shown, "{stored}");
        }
    }

    #[test]
    fn a_period_is_written_out_as_far_as_it_is_known() {
        for (stored, shown) in [
            ("2023", "2023"),
            ("2022-06", "Juni 2022"),
            ("2024-12-12", "12 Desember 2024"),
            ("2023-13", "2023-13"),
        ] {
            assert_eq!(period(ID, stored), shown, "{stored}");
        }
        assert_eq!(year("2022-06"), "2022");
    }

    #[test]
    fn the_title_of_a_sample_leaves_the_mark_to_the_page_and_no_other_title_loses_a_word() {
        for (sample, title, shown) in [
            ("sample", "DATA CONTOH: indeks buatan", "Indeks buatan"),
            ("sample", "SAMPLE DATA: an index", "An index"),
            ("sample", "Indeks buatan", "Indeks buatan"),
            (
                "",
                "DATA CONTOH: indeks buatan",
                "DATA CONTOH: indeks buatan",
            ),
        ] {
            let dataset = Dataset {
                title_id: title.to_owned(),
                sample: sample.to_owned(),
                ..Dataset::default()
            };
            assert_eq!(unmarked(ID, &dataset), shown, "{sample} {title}");
        }
    }
}
