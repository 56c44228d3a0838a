//! Where what stands in a worksheet: sheets, columns, and their names.

use prima_instrument::catalogue::Entry;
use prima_instrument::form::Question;
use prima_instrument::words::{Lang, say};

/// The sheet that nobody sees and that says what the workbook belongs to.
pub(super) const KEYS: &str = "prima";
/// The sheet that nobody sees and that holds what its cells offer.
pub(super) const LISTS: &str = "prima-daftar";
/// What stands first in [`KEYS`]; a later layout has another number.
pub(super) const FORMAT: &str = "prima-lke-1";
/// Lines of [`KEYS`] after the first, in their order.
pub(super) const KEY_LINES: [&str; 6] = [
    "cycle",
    "cycle_title",
    "unit",
    "unit_name",
    "instrument",
    "day",
];

/// A column of a part's sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Code,
    Question,
    Kind,
    Permitted,
    Answer,
    Note,
    Evidence,
    Version,
    Item,
}

impl Column {
    /// All columns, from the left.
    pub(super) const ALL: [Column; 9] = [
        Column::Code,
        Column::Question,
        Column::Kind,
        Column::Permitted,
        Column::Answer,
        Column::Note,
        Column::Evidence,
        Column::Version,
        Column::Item,
    ];

    /// Its place, the first being 0.
    pub(super) fn place(self) -> u16 {
        self as u16
    }

    /// Its letter.
    pub(super) fn letter(self) -> char {
        char::from(b'A' + self as u8)
    }

    /// What stands above it.
    pub(super) fn title(self, lang: Lang) -> String {
        let key = match self {
            Column::Code => "worksheet-column-code",
            Column::Question => "worksheet-column-question",
            Column::Kind => "worksheet-column-kind",
            Column::Permitted => "worksheet-column-permitted",
            Column::Answer => "worksheet-column-answer",
            Column::Note => "worksheet-column-note",
            Column::Evidence => "worksheet-column-evidence",
            Column::Version => "worksheet-column-version",
            Column::Item => "worksheet-column-item",
        };
        say(lang, key, &[])
    }

    /// Its width in letters.
    pub(super) fn width(self) -> f64 {
        match self {
            Column::Code => 16.0,
            Column::Question | Column::Permitted => 44.0,
            Column::Kind | Column::Version | Column::Item => 14.0,
            Column::Answer | Column::Note => 32.0,
            Column::Evidence => 28.0,
        }
    }
}

/// One sheet: the questions of a part.
#[derive(Clone, Debug)]
pub(super) struct Sheet<'a> {
    /// Its name, which no other sheet of the workbook has.
    pub name: String,
    /// Its questions, in the order of the form.
    pub questions: Vec<&'a Question>,
}

/// The questions on their sheets, one sheet for each nearest aspect.
pub(super) fn sheets(questions: &[Question], lang: Lang) -> Vec<Sheet<'_>> {
    let mut sheets: Vec<(Option<&str>, Sheet)> = Vec::new();
    for question in questions {
        let aspect = aspect(question);
        let code = aspect.map(|entry| entry.code.as_str());
        match sheets.iter_mut().find(|(known, _)| *known == code) {
            Some((_, sheet)) => sheet.questions.push(question),
            None => {
                let title = match aspect {
                    Some(entry) => format!("{} {}", entry.code, entry.title.get(lang)),
                    None => say(lang, "worksheet-general", &[]),
                };
                let taken: Vec<&str> = sheets.iter().map(|(_, sheet)| &*sheet.name).collect();
                let name = fitting(&title, &taken, lang);
                let questions = vec![question];
                sheets.push((code, Sheet { name, questions }));
            }
        }
    }
    sheets.into_iter().map(|(_, sheet)| sheet).collect()
}

/// The nearest aspect above a question; a fact names its own indicator last.
fn aspect(question: &Question) -> Option<&Entry> {
    let above = match question.is_fact {
        true => question.section.len().saturating_sub(1),
        false => question.section.len(),
    };
    question.section[..above].last()
}

/// Letters of a sheet's name at most, in a spreadsheet.
const LONGEST: usize = 31;

/// A title as the name of a sheet that no other sheet has.
fn fitting(title: &str, taken: &[&str], lang: Lang) -> String {
    let plain = |c: char| match c {
        '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'' => ' ',
        c if c.is_control() => ' ',
        c => c,
    };
    let title: String = title.chars().map(plain).collect();
    let title = title.split_whitespace().collect::<Vec<&str>>().join(" ");
    let guide = guide(lang);
    let is_taken = |name: &str| {
        let name = name.to_lowercase();
        let reserved = [KEYS, LISTS, guide.as_str(), "history"];
        let mut all = taken.iter().copied().chain(reserved);
        name.is_empty() || all.any(|other| other.to_lowercase() == name)
    };
    let mut name = cut(&title, LONGEST);
    let mut number = 2;
    while is_taken(&name) {
        let end = format!(" {number}");
        name = format!("{}{end}", cut(&title, LONGEST - end.len()));
        name = name.trim_start().to_owned();
        number += 1;
    }
    name
}

/// The first letters of a text, counted as a spreadsheet does.
fn cut(text: &str, most: usize) -> String {
    let mut left = most;
    let fits = |letter: &char| {
        let fits = letter.len_utf16() <= left;
        left = left.saturating_sub(letter.len_utf16());
        fits
    };
    let cut: String = text.chars().take_while(fits).collect();
    cut.trim_end().to_owned()
}

/// Name of the guide's sheet.
pub(super) fn guide(lang: Lang) -> String {
    say(lang, "worksheet-guide", &[])
}

#[cfg(test)]
mod tests {
    use super::fitting;
    use prima_instrument::words::Lang;

    #[test]
    fn a_name_of_a_sheet_is_short_plain_and_its_own() {
        let long = "V Konsultasi dan Pengaduan bagi semua";
        let name = fitting(long, &[], Lang::Id);
        assert_eq!(name, "V Konsultasi dan Pengaduan bagi");
        let next = fitting(long, &[&name], Lang::Id);
        assert_eq!(next, "V Konsultasi dan Pengaduan ba 2");
        assert_eq!(fitting("a/b: [c]", &[], Lang::Id), "a b c");
        assert_eq!(fitting("PRIMA", &[], Lang::Id), "PRIMA 2");
        assert_eq!(fitting("", &[], Lang::Id), "2");
    }
}
