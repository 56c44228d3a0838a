//! Writes a worksheet: the same answers give the same bytes.

use super::answer::{items_of, offered, worded, yes_no};
use super::cell::{fits, to_cell};
use super::layout::{Column, FORMAT, KEY_LINES, KEYS, LISTS, Sheet, guide, sheets};
use super::{Head, Held};
use prima_instrument::exact::Exact;
use prima_instrument::form::{Answer, Permitted, Question};
use prima_instrument::model::Span;
use prima_instrument::words::{Lang, figure, say};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Formula, ProtectionOptions, Workbook, Worksheet, XlsxError,
};
use std::collections::BTreeMap;

/// Why a worksheet could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the worksheet cannot be written")]
pub struct WorksheetError(#[from] XlsxError);

/// The version of a question whose answer is too long for a cell: its row is
/// for reading, and is not read back.
pub(super) const NOT_HERE: &str = "-";
/// Letters of a message beside a cell at most.
const LONGEST_MESSAGE: usize = 250;
/// Digits of a number that a spreadsheet keeps.
const MOST_DIGITS: usize = 15;

/// Writes the worksheet with what is asked and what is answered, by code.
pub fn write(
    head: &Head,
    questions: &[Question],
    held: &BTreeMap<String, Held>,
    lang: Lang,
) -> Result<Vec<u8>, WorksheetError> {
    let mut book = Workbook::new();
    // A workbook wants a moment of creation; a fixed one keeps the bytes the same.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let mut writer = Writer {
        lang,
        held,
        lists: Vec::new(),
        formats: Formats::new(),
    };
    writer.guide(book.add_worksheet(), head)?;
    for sheet in sheets(questions, lang) {
        writer.part(book.add_worksheet(), &sheet)?;
    }
    writer.keys(book.add_worksheet(), head)?;
    writer.lists(book.add_worksheet())?;
    Ok(book.save_to_buffer()?)
}

/// How cells look.
struct Formats {
    title: Format,
    head: Format,
    read: Format,
    write: Format,
    write_text: Format,
}

impl Formats {
    fn new() -> Formats {
        let cell = || {
            Format::new()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_border(FormatBorder::Thin)
                .set_border_color(Color::RGB(0x00BF_BFBF))
        };
        let open = || {
            cell()
                .set_unlocked()
                .set_background_color(Color::RGB(0x00FF_F8DC))
        };
        Formats {
            title: Format::new().set_bold().set_text_wrap(),
            head: cell()
                .set_bold()
                .set_background_color(Color::RGB(0x00E6_E6E6)),
            read: cell(),
            write: open(),
            // As text, 5/6 stays what it is and becomes no day.
            write_text: open().set_num_format("@"),
        }
    }
}

struct Writer<'a> {
    lang: Lang,
    held: &'a BTreeMap<String, Held>,
    /// What cells offer, each list once.
    lists: Vec<Vec<String>>,
    formats: Formats,
}

impl Writer<'_> {
    fn say(&self, key: &str) -> String {
        say(self.lang, key, &[])
    }

    /// What to do, and what the worksheet belongs to.
    fn guide(&self, sheet: &mut Worksheet, head: &Head) -> Result<(), XlsxError> {
        sheet.set_name(guide(self.lang))?;
        sheet.set_column_width(0, 26.0)?.set_column_width(1, 90.0)?;
        let formats = &self.formats;
        let facts = [
            ("worksheet-round", &head.cycle_title),
            ("worksheet-unit", &head.unit_name),
            ("worksheet-instrument", &head.instrument),
            ("worksheet-day", &head.day),
        ];
        let title = self.say("worksheet-title");
        sheet.write_string_with_format(0, 0, title, &formats.title)?;
        let mut row = 2;
        for (key, value) in facts {
            sheet.write_string_with_format(row, 0, self.say(key), &formats.head)?;
            sheet.write_string_with_format(row, 1, to_cell(value), &formats.read)?;
            row += 1;
        }
        row += 1;
        for (number, key) in GUIDE.iter().enumerate() {
            let step = format!("{}.", number + 1);
            sheet.write_string_with_format(row, 0, step, &formats.read)?;
            sheet.write_string_with_format(row, 1, self.say(key), &formats.read)?;
            row += 1;
        }
        sheet.protect_with_options(&protection());
        Ok(())
    }

    fn part(&mut self, sheet: &mut Worksheet, part: &Sheet) -> Result<(), XlsxError> {
        sheet.set_name(&part.name)?;
        for column in Column::ALL {
            let title = column.title(self.lang);
            sheet.write_string_with_format(0, column.place(), title, &self.formats.head)?;
            sheet.set_column_width(column.place(), column.width())?;
        }
        sheet.set_column_hidden(Column::Version.place())?;
        sheet.set_column_hidden(Column::Item.place())?;
        sheet.set_freeze_panes(1, 2)?;
        sheet.set_landscape().set_repeat_rows(0, 0)?;
        sheet.set_print_fit_to_pages(1, 0);
        let mut row = 1;
        for question in &part.questions {
            self.question(sheet, row, question)?;
            row += 1;
            if let Answer::Any(items) = &question.answer {
                for item in items {
                    self.item(sheet, row, question, items, item)?;
                    row += 1;
                }
            }
        }
        sheet.protect_with_options(&protection());
        Ok(())
    }

    fn question(
        &mut self,
        sheet: &mut Worksheet,
        row: u32,
        question: &Question,
    ) -> Result<(), XlsxError> {
        let held = self.held.get(&question.code).cloned().unwrap_or_default();
        let answer = answer_of(question, &held, self.lang);
        let is_here = fits(&answer) && fits(&held.note);
        self.read_only(sheet, row, Column::Code, &question.code)?;
        self.read_only(sheet, row, Column::Question, question.title.get(self.lang))?;
        let kind = self.say(kind(&question.answer));
        self.read_only(sheet, row, Column::Kind, &kind)?;
        let permitted = permitted(&question.answer, self.lang);
        self.read_only(sheet, row, Column::Permitted, &permitted)?;
        self.read_only(sheet, row, Column::Evidence, &self.evidence(question))?;
        self.read_only(sheet, row, Column::Item, "")?;
        if !is_here {
            let elsewhere = self.say("worksheet-too-long");
            self.read_only(sheet, row, Column::Answer, &elsewhere)?;
            self.read_only(sheet, row, Column::Note, &elsewhere)?;
            return self.read_only(sheet, row, Column::Version, NOT_HERE);
        }
        self.read_only(sheet, row, Column::Version, &held.version.to_string())?;
        self.answer(sheet, row, question, &answer)?;
        let note = to_cell(&held.note);
        let format = &self.formats.write_text;
        sheet.write_string_with_format(row, Column::Note.place(), note, format)?;
        Ok(())
    }

    /// The kinds of evidence that are asked for, a line each, under the code of the
    /// indicator that a fact is about.
    fn evidence(&self, question: &Question) -> String {
        let kinds = question.evidence.iter();
        let kinds = kinds.map(|kind| kind.title.get(self.lang).to_owned());
        let indicator = question.section.last();
        let indicator = indicator.filter(|_| question.is_fact && !question.evidence.is_empty());
        let head = indicator.map(|node| {
            let code = [("code", node.code.clone())];
            say(self.lang, "worksheet-evidence-for", &code)
        });
        head.into_iter()
            .chain(kinds)
            .collect::<Vec<String>>()
            .join("\n")
    }

    /// The cell a question is answered in, with what it offers.
    fn answer(
        &mut self,
        sheet: &mut Worksheet,
        row: u32,
        question: &Question,
        text: &str,
    ) -> Result<(), XlsxError> {
        let at = Column::Answer.place();
        match (&question.answer, number(text)) {
            (Answer::Number { .. }, Some(number)) => {
                sheet.write_number_with_format(row, at, number, &self.formats.write)?;
            }
            (Answer::Number { .. } | Answer::One(_), _) => {
                sheet.write_string_with_format(row, at, to_cell(text), &self.formats.write)?;
            }
            _ => {
                sheet.write_string_with_format(row, at, to_cell(text), &self.formats.write_text)?;
            }
        }
        let offered = offered(&question.answer, self.lang);
        let rule = match &question.answer {
            Answer::Number { whole, span } => within(*whole, span),
            _ if !offered.is_empty() => Some(self.list(offered)),
            _ => None,
        };
        match rule {
            Some(rule) => self.hold(sheet, row, rule, &question.answer),
            None => Ok(()),
        }
    }

    /// The row of one item of a checklist: it holds, or it does not.
    fn item(
        &mut self,
        sheet: &mut Worksheet,
        row: u32,
        question: &Question,
        all: &[Permitted],
        item: &Permitted,
    ) -> Result<(), XlsxError> {
        let value = self.held.get(&question.code);
        let value = value.map_or("", |held| held.value.as_str());
        let chosen = items_of(all, value);
        let holds = chosen.map(|chosen| chosen.contains(&item.value));
        let text = holds.map_or(String::new(), |holds| yes_no(holds, self.lang));
        self.read_only(sheet, row, Column::Code, &question.code)?;
        let title = format!("• {}", item.title.get(self.lang));
        self.read_only(sheet, row, Column::Question, &title)?;
        self.read_only(sheet, row, Column::Kind, &self.say("worksheet-kind-yes-no"))?;
        for empty in [Column::Permitted, Column::Note, Column::Evidence] {
            self.read_only(sheet, row, empty, "")?;
        }
        self.read_only(sheet, row, Column::Version, "")?;
        self.read_only(sheet, row, Column::Item, &item.value)?;
        let format = &self.formats.write_text;
        sheet.write_string_with_format(row, Column::Answer.place(), text, format)?;
        let rule = self.list(offered(&Answer::YesNo, self.lang));
        self.hold(sheet, row, rule, &Answer::YesNo)
    }

    fn read_only(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        column: Column,
        text: &str,
    ) -> Result<(), XlsxError> {
        let text = to_cell(text);
        sheet.write_string_with_format(row, column.place(), text, &self.formats.read)?;
        Ok(())
    }

    /// Puts a rule on the cell of an answer, with what to do beside it.
    fn hold(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        rule: DataValidation,
        answer: &Answer,
    ) -> Result<(), XlsxError> {
        let message: String = permitted(answer, self.lang)
            .chars()
            .take(LONGEST_MESSAGE / 2)
            .collect();
        let rule = rule
            .set_error_title(self.say("worksheet-refused-title"))?
            .set_error_message(self.say("worksheet-refused"))?
            .set_input_message(match answer {
                Answer::Number { .. } => message,
                _ => String::new(),
            })?;
        let at = Column::Answer.place();
        sheet.add_data_validation(row, at, row, at, &rule)?;
        Ok(())
    }

    /// A rule that offers these words.
    fn list(&mut self, words: Vec<String>) -> DataValidation {
        let known = self.lists.iter().position(|list| *list == words);
        let place = known.unwrap_or_else(|| {
            self.lists.push(words);
            self.lists.len() - 1
        });
        let (row, last) = (place + 1, self.lists[place].len());
        let end = rust_xlsxwriter::utility::column_number_to_name(
            u16::try_from(last.saturating_sub(1)).unwrap_or(u16::MAX),
        );
        let range = format!("='{LISTS}'!$A${row}:${end}${row}");
        DataValidation::new().allow_list_formula(Formula::new(range))
    }

    /// What the workbook belongs to, where nobody sees it.
    fn keys(&self, sheet: &mut Worksheet, head: &Head) -> Result<(), XlsxError> {
        sheet.set_name(KEYS)?;
        sheet.write_string(0, 0, FORMAT)?;
        let values = [
            &head.cycle,
            &head.cycle_title,
            &head.unit,
            &head.unit_name,
            &head.instrument,
            &head.day,
        ];
        for (row, (name, value)) in (1..).zip(KEY_LINES.iter().zip(values)) {
            sheet.write_string(row, 0, *name)?;
            sheet.write_string(row, 1, to_cell(value))?;
        }
        sheet.protect();
        sheet.set_very_hidden(true);
        Ok(())
    }

    /// What cells offer, a row for each list.
    fn lists(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(LISTS)?;
        for (row, list) in (0..).zip(&self.lists) {
            for (column, words) in (0..).zip(list) {
                sheet.write_string(row, column, to_cell(words))?;
            }
        }
        sheet.protect();
        sheet.set_very_hidden(true);
        Ok(())
    }
}

/// What the guide says, a line each.
const GUIDE: [&str; 7] = [
    "worksheet-guide-fill",
    "worksheet-guide-list",
    "worksheet-guide-formula",
    "worksheet-guide-empty",
    "worksheet-guide-structure",
    "worksheet-guide-evidence",
    "worksheet-guide-back",
];

/// Cells are held fast but those to be filled; widths may be changed. There is
/// no password: it keeps from slips, not from people.
fn protection() -> ProtectionOptions {
    ProtectionOptions {
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::new()
    }
}

/// The words of the cell a question is answered in; a checklist that can be
/// said in its items has none.
fn answer_of(question: &Question, held: &Held, lang: Lang) -> String {
    match &question.answer {
        Answer::Any(items) if items_of(items, &held.value).is_some() => String::new(),
        answer => worded(answer, &held.value, lang),
    }
}

fn kind(answer: &Answer) -> &'static str {
    match answer {
        Answer::One(_) => "worksheet-kind-one",
        Answer::Any(_) => "worksheet-kind-any",
        Answer::YesNo => "worksheet-kind-yes-no",
        Answer::Number { whole: true, .. } => "worksheet-kind-whole",
        Answer::Number { .. } => "worksheet-kind-number",
        Answer::Ratio => "worksheet-kind-ratio",
        Answer::Text => "worksheet-kind-text",
    }
}

/// What may be answered, in words.
fn permitted(answer: &Answer, lang: Lang) -> String {
    match answer {
        Answer::One(_) | Answer::YesNo => offered(answer, lang).join("\n"),
        Answer::Any(_) => say(lang, "worksheet-permitted-any", &[]),
        Answer::Number { span, .. } => {
            let min = ("min", figure(lang, &span.min));
            match &span.max {
                Some(max) => {
                    let max = ("max", figure(lang, max));
                    say(lang, "worksheet-permitted-span", &[min, max])
                }
                None => say(lang, "worksheet-permitted-least", &[min]),
            }
        }
        Answer::Ratio => say(lang, "worksheet-permitted-ratio", &[]),
        Answer::Text => String::new(),
    }
}

/// A number that a spreadsheet writes as it is written here; none: it stays text.
fn number(text: &str) -> Option<f64> {
    let number: f64 = text.parse().ok()?;
    (text.len() <= MOST_DIGITS && number.to_string() == text).then_some(number)
}

/// A rule that holds a number within its span.
fn within(whole: bool, span: &Span) -> Option<DataValidation> {
    let bound = |bound: &Exact| bound.to_string().parse::<f64>().ok();
    let least = bound(&span.min)?;
    let most = span.max.as_ref().map(bound);
    if !whole {
        let rule = match most {
            Some(most) => DataValidationRule::Between(least, most?),
            None => DataValidationRule::GreaterThanOrEqualTo(least),
        };
        return Some(DataValidation::new().allow_decimal_number(rule));
    }
    let whole = |bound: &Exact| bound.to_string().parse::<i32>().ok();
    let least = whole(&span.min)?;
    let rule = match &span.max {
        Some(most) => DataValidationRule::Between(least, whole(most)?),
        None => DataValidationRule::GreaterThanOrEqualTo(least),
    };
    Some(DataValidation::new().allow_whole_number(rule))
}
