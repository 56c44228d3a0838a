//! Reads a worksheet that comes back.
//!
//! It is looked over as any file from outside before a cell of it is read. Then
//! every cell that cannot be taken is named with its sheet, row and column;
//! values that the instrument does not know are left to whoever holds the rules.

use super::answer::{holds, of_items, value_of};
use super::cell::from_cell;
use super::layout::{Column, FORMAT, KEY_LINES, KEYS, LISTS, guide};
use super::sheet::{Line, Raw, lines};
use super::write::NOT_HERE;
use super::{Head, sheet};
use crate::evidence::{self, Limits, Media, inspect};
use crate::problem::{Problem, Problems};
use crate::xlsx_rows::guarded;
use calamine::{Reader, Xlsx};
use prima_instrument::form::{Answer, Permitted, Question};
use prima_instrument::words::{Lang, say};
use std::collections::BTreeMap;
use std::io::Cursor;

/// What a worksheet may be; a whole one has some 50 kB.
const LIMITS: Limits = Limits {
    bytes: 8 << 20,
    pages: 0,
    pixels: 0,
    parts: 400,
    expanded: 64 << 20,
    ratio: 150,
};

/// Problems of evidence that say a file is of none of the kinds it may be.
const OTHER_KINDS: [&str; 6] = [
    "unknown",
    "svg",
    "web-page",
    "archive",
    "old-office",
    "presentation",
];

/// Why nothing of a file is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// The file itself is refused; never empty.
    File(Vec<evidence::Problem>),
    /// A file of a kind that no worksheet is.
    NotXlsx,
    /// A workbook, or another file, that was not made here.
    NotAWorksheet,
    /// Some cells cannot be taken; never empty.
    Cells(Problems),
}

/// A worksheet that was looked over, before its rows are read.
pub struct Opened {
    /// What it says it belongs to.
    pub head: Head,
    workbook: Xlsx<Cursor<Vec<u8>>>,
    name: String,
}

/// What a worksheet says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Its answers, in the order of the form.
    pub rows: Vec<TakenRow>,
    /// Codes that are asked and stand on no row, or on one that was too long.
    pub absent: Vec<String>,
    /// Sheets that are no part of a worksheet, and were not read.
    pub ignored: Vec<String>,
}

/// The answer to one question, as a worksheet has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenRow {
    /// Code of the question.
    pub code: String,
    /// The answer; empty: none.
    pub value: String,
    /// The note.
    pub note: String,
    /// The version it was made from, as the file says.
    pub version: i64,
    /// Name of its sheet.
    pub sheet: String,
    /// Its row, the header being row 1.
    pub row: u64,
}

impl TakenRow {
    /// A problem with the cell of its answer.
    pub fn problem(&self, key: &'static str, arguments: Vec<(&'static str, String)>) -> Problem {
        at(&self.sheet, self.row, Column::Answer, key, arguments)
    }
}

/// Looks a file over and finds what it belongs to.
pub fn open(content: Vec<u8>, name: &str) -> Result<Opened, Unreadable> {
    let found = inspect(content, name, &LIMITS).map_err(refused)?;
    if found.media != Media::Xlsx {
        return Err(Unreadable::NotAWorksheet);
    }
    let damaged = |_| damaged(name);
    let workbook = guarded(|| Xlsx::new(Cursor::new(found.content)));
    let mut workbook: Xlsx<Cursor<Vec<u8>>> = workbook.map_err(damaged)?;
    let sheets = workbook.sheets_metadata();
    if !sheets.iter().any(|sheet| sheet.name == KEYS) {
        return Err(Unreadable::NotAWorksheet);
    }
    let keys = lines(&mut workbook, KEYS).map_err(damaged)?;
    let text = |row: usize, column: u16| {
        let line = keys.lines.iter().find(|line| line.row == row as u64 + 1)?;
        match line.cells.get(&column)? {
            Raw::Text(text) => Some(from_cell(text)),
            Raw::Formula | Raw::Day | Raw::Error(_) => None,
        }
    };
    if text(0, 0).as_deref() != Some(FORMAT) {
        return Err(Unreadable::NotAWorksheet);
    }
    let mut values = (1..=KEY_LINES.len()).map(|row| text(row, 1).unwrap_or_default());
    let mut next = || values.next().unwrap_or_default();
    let head = Head {
        cycle: next(),
        cycle_title: next(),
        unit: next(),
        unit_name: next(),
        instrument: next(),
        day: next(),
    };
    let name = name.to_owned();
    Ok(Opened {
        head,
        workbook,
        name,
    })
}

/// Of a file of another kind, evidence would be told which kinds it may be; only
/// one helps here.
fn refused(problems: Vec<evidence::Problem>) -> Unreadable {
    let is_other = |problem: &evidence::Problem| OTHER_KINDS.contains(&problem.key);
    match problems.iter().any(is_other) {
        true => Unreadable::NotXlsx,
        false => Unreadable::File(problems),
    }
}

fn damaged(name: &str) -> Unreadable {
    let problem = evidence::Problem::of_file(name, "damaged-office", Vec::new());
    Unreadable::File(vec![problem])
}

fn at(
    sheet: &str,
    row: u64,
    column: Column,
    key: &'static str,
    arguments: Vec<(&'static str, String)>,
) -> Problem {
    Problem {
        file: sheet.to_owned(),
        row: Some(row),
        column: Some(column.letter().to_string()),
        key,
        arguments,
    }
}

impl Opened {
    /// The answers to these questions. Everything that cannot be taken comes at
    /// once, and then nothing is.
    pub fn rows(mut self, questions: &[Question]) -> Result<Taken, Unreadable> {
        let own = [
            KEYS.to_owned(),
            LISTS.to_owned(),
            guide(Lang::Id),
            guide(Lang::En),
        ];
        let sheets = self.workbook.sheets_metadata().iter();
        let sheets: Vec<String> = sheets
            .map(|sheet| sheet.name.clone())
            .filter(|name| !own.contains(name))
            .collect();
        let mut gathered = Gathered::new(questions);
        for name in sheets {
            let found = lines(&mut self.workbook, &name).map_err(|_| damaged(&self.name))?;
            if found.is_cut {
                let limit = vec![("limit", sheet::MOST_ROWS.to_string())];
                gathered.push(at(
                    &name,
                    sheet::MOST_ROWS,
                    Column::Code,
                    "worksheet-rows",
                    limit,
                ));
            }
            gathered.sheet(&name, &found.lines);
        }
        gathered.taken().map_err(Unreadable::Cells)
    }
}

/// Rows of one question, from whatever sheets.
#[derive(Default)]
struct Found {
    /// Sheet and row of the question itself.
    place: Option<(String, u64)>,
    words: String,
    note: String,
    version: String,
    /// Place of the first item, and what each item's row says.
    items: Vec<(String, Option<bool>)>,
    first_item: Option<(String, u64)>,
}

struct Gathered<'a> {
    questions: BTreeMap<&'a str, &'a Question>,
    order: &'a [Question],
    found: BTreeMap<&'a str, Found>,
    ignored: Vec<String>,
    problems: Problems,
}

impl<'a> Gathered<'a> {
    fn new(questions: &'a [Question]) -> Gathered<'a> {
        let by_code = questions.iter();
        Gathered {
            questions: by_code
                .map(|question| (question.code.as_str(), question))
                .collect(),
            order: questions,
            found: BTreeMap::new(),
            ignored: Vec::new(),
            problems: Problems::default(),
        }
    }

    fn push(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Takes in the rows of one sheet, where it is one of a worksheet.
    fn sheet(&mut self, name: &str, lines: &[Line]) {
        let (is_named, is_whole) = header(lines.first());
        if !is_named {
            self.ignored.push(name.to_owned());
            return;
        }
        if !is_whole {
            return self.push(at(name, 1, Column::Code, "worksheet-columns", Vec::new()));
        }
        for line in &lines[1..] {
            self.line(name, line);
        }
    }

    fn line(&mut self, sheet: &str, line: &Line) {
        let read = |column: Column| (column, text(line, column));
        let cells: Vec<(Column, Result<String, &Raw>)> = [
            Column::Code,
            Column::Answer,
            Column::Note,
            Column::Version,
            Column::Item,
        ]
        .map(read)
        .into();
        let mut texts = BTreeMap::new();
        for (column, cell) in cells {
            match cell {
                Ok(text) => {
                    texts.insert(column.place(), text);
                }
                Err(raw) => self.push(untaken(sheet, line.row, column, raw)),
            }
        }
        if texts.len() < 5 || texts.values().all(String::is_empty) {
            return;
        }
        let mut take = |column: Column| texts.remove(&column.place()).unwrap_or_default();
        let (code, answer, note) = (take(Column::Code), take(Column::Answer), take(Column::Note));
        let (version, item) = (take(Column::Version), take(Column::Item));
        if code.is_empty() {
            let key = "worksheet-no-code";
            return self.push(at(sheet, line.row, Column::Code, key, Vec::new()));
        }
        let Some((&code, question)) = self.questions.get_key_value(code.as_str()) else {
            let arguments = vec![("code", code)];
            let key = "worksheet-unknown-code";
            return self.push(at(sheet, line.row, Column::Code, key, arguments));
        };
        let question: &Question = question;
        let place = (sheet.to_owned(), line.row);
        if !item.is_empty() {
            return self.item(code, question, place, &item, &answer);
        }
        let found = self.found.entry(code).or_default();
        if found.place.is_some() {
            let arguments = vec![("code", code.to_owned())];
            return self.push(at(
                sheet,
                line.row,
                Column::Code,
                "worksheet-twice",
                arguments,
            ));
        }
        found.place = Some(place);
        found.words = answer;
        found.note = note;
        found.version = version;
    }

    /// Takes in the row of an item of a checklist.
    fn item(
        &mut self,
        code: &'a str,
        question: &Question,
        place: (String, u64),
        item: &str,
        words: &str,
    ) {
        let is_item = |permitted: &&Permitted| permitted.value == item;
        let known = match &question.answer {
            Answer::Any(items) => items.iter().find(is_item),
            _ => None,
        };
        let found = self.found.entry(code).or_default();
        let is_new = !found.items.iter().any(|(known, _)| known == item);
        let says = match (words.is_empty(), holds(words)) {
            (true, _) => Ok(None),
            (false, Some(holds)) => Ok(Some(holds)),
            (false, None) => Err(vec![("value", words.to_owned())]),
        };
        let (sheet, row) = (place.0.clone(), place.1);
        let key = match (known, is_new, says) {
            (Some(_), true, Ok(says)) => {
                found.items.push((item.to_owned(), says));
                found.first_item.get_or_insert(place);
                return;
            }
            (Some(_), true, Err(arguments)) => {
                let key = "worksheet-item";
                return self.push(at(&sheet, row, Column::Answer, key, arguments));
            }
            (Some(_), false, _) => "worksheet-twice",
            (None, ..) => "worksheet-unknown-code",
        };
        let arguments = vec![("code", format!("{code} / {item}"))];
        self.push(at(&sheet, row, Column::Code, key, arguments));
    }

    fn taken(mut self) -> Result<Taken, Problems> {
        let mut taken = Taken {
            ignored: std::mem::take(&mut self.ignored),
            ..Taken::default()
        };
        for question in self.order {
            let code = &question.code;
            match self.found.remove(code.as_str()) {
                Some(found) if found.version == NOT_HERE => taken.absent.push(code.clone()),
                Some(found) => match row(question, found) {
                    Ok(row) => taken.rows.push(row),
                    Err(problem) => self.problems.push(problem),
                },
                None => taken.absent.push(code.clone()),
            }
        }
        self.problems.or(taken)
    }
}

/// The answer that the rows of a question say together.
fn row(question: &Question, found: Found) -> Result<TakenRow, Problem> {
    let Some((sheet, row)) = found.place else {
        let (sheet, row) = found.first_item.unwrap_or_default();
        let arguments = vec![("code", question.code.clone())];
        return Err(at(
            &sheet,
            row,
            Column::Code,
            "worksheet-item-alone",
            arguments,
        ));
    };
    let version = found.version.parse::<i64>().ok();
    let Some(version) = version.filter(|version| *version >= 0) else {
        let arguments = vec![("code", question.code.clone())];
        return Err(at(
            &sheet,
            row,
            Column::Version,
            "worksheet-version",
            arguments,
        ));
    };
    let is_in_items = found.items.iter().any(|(_, says)| says.is_some());
    let value = match &question.answer {
        Answer::Any(permitted) if is_in_items => {
            let value = match found.words.is_empty() {
                true => from_items(permitted, &found.items),
                false => Err("worksheet-list-twice"),
            };
            value.map_err(|key| {
                let arguments = vec![("code", question.code.clone())];
                at(&sheet, row, Column::Answer, key, arguments)
            })?
        }
        answer => value_of(answer, &found.words),
    };
    Ok(TakenRow {
        code: question.code.clone(),
        value,
        note: found.note,
        version,
        sheet,
        row,
    })
}

/// The value of a checklist. That nothing holds must be said of every item:
/// what is left empty is not yet answered.
fn from_items(
    permitted: &[Permitted],
    says: &[(String, Option<bool>)],
) -> Result<String, &'static str> {
    let holds = |item: &&Permitted| says.contains(&(item.value.clone(), Some(true)));
    let chosen: Vec<String> = permitted
        .iter()
        .filter(holds)
        .map(|item| item.value.clone())
        .collect();
    let is_all_said = permitted
        .iter()
        .all(|item| says.contains(&(item.value.clone(), Some(false))));
    match chosen.is_empty() && !is_all_said {
        true => Err("worksheet-list-unclear"),
        false => Ok(of_items(&chosen)),
    }
}

/// The text of a cell; empty where there is none.
fn text(line: &Line, column: Column) -> Result<String, &Raw> {
    match line.cells.get(&column.place()) {
        None => Ok(String::new()),
        Some(Raw::Text(text)) => Ok(from_cell(text)),
        Some(raw) => Err(raw),
    }
}

fn untaken(sheet: &str, row: u64, column: Column, raw: &Raw) -> Problem {
    match raw {
        Raw::Error(error) => at(
            sheet,
            row,
            column,
            "cell-error",
            vec![("found", error.clone())],
        ),
        Raw::Day => at(sheet, row, column, "worksheet-day-cell", Vec::new()),
        Raw::Formula | Raw::Text(_) => at(sheet, row, column, "worksheet-formula", Vec::new()),
    }
}

/// Whether a row has a title of a worksheet above its column, and whether it
/// has all of them.
fn header(line: Option<&Line>) -> (bool, bool) {
    let Some(line) = line.filter(|line| line.row == 1) else {
        return (false, false);
    };
    let is_there = |column: &Column| {
        let found = text(line, *column).unwrap_or_default();
        let titles = [Lang::Id, Lang::En].map(|lang| column.title(lang));
        titles.contains(&found)
    };
    let n = Column::ALL.iter().filter(|column| is_there(column)).count();
    (n > 2, n == Column::ALL.len())
}

impl Unreadable {
    /// What is wrong with which file or cells, and what to do.
    pub fn report(&self, lang: Lang, name: &str) -> String {
        match self {
            Unreadable::File(problems) => {
                let lines = problems.iter();
                let lines = lines.map(|one| format!("{} {}", one.message(lang), one.hint(lang)));
                lines.collect::<Vec<String>>().join("\n")
            }
            Unreadable::NotXlsx => told(lang, "worksheet-not-xlsx", name),
            Unreadable::NotAWorksheet => told(lang, "worksheet-not-one", name),
            Unreadable::Cells(problems) => problems.report(lang),
        }
    }
}

/// What is wrong with a file as a whole, and what to do.
fn told(lang: Lang, key: &str, name: &str) -> String {
    let file = [("file", name.to_owned())];
    let (what, hint) = (
        say(lang, key, &file),
        say(lang, &format!("{key}-hint"), &file),
    );
    format!("{what} {hint}")
}
