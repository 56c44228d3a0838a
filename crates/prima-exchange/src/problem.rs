//! What is wrong with a file, and what was accepted but must be said.
//!
//! A file is read to its end whatever is found: all its problems come in one
//! run, grouped by kind and column, each with file, row, column and what to do.

use crate::cause;
use prima_instrument::words::{Lang, say};
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

/// How many places of one kind of problem are kept; the rest are counted.
pub const PLACES_KEPT: usize = 5;

/// Kinds of problem whose remedy is another for each question.
const BY_QUESTION: [&str; 2] = ["value-outside-scale", "worksheet-number"];

/// Kinds of problem whose remedy names a command or another file, which nobody has
/// who brings a table in at the desk.
const OTHERWISE_AT_DESK: [&str; 4] = [
    "fact-not-node",
    "not-a-survey",
    "unknown-code",
    "unknown-unit",
];

/// One problem at one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// File as the reader named it.
    pub file: String,
    /// Row as a spreadsheet counts them, the header being row 1.
    pub row: Option<u64>,
    /// Name of the column.
    pub column: Option<String>,
    /// Key of the message: `data-<key>` in `locales/`.
    pub key: &'static str,
    /// Arguments of the message.
    pub arguments: Vec<(&'static str, String)>,
}

impl Problem {
    /// A problem of the whole file.
    pub fn of_file(
        path: &Path,
        key: &'static str,
        arguments: Vec<(&'static str, String)>,
    ) -> Problem {
        Problem {
            file: path.display().to_string(),
            key,
            arguments,
            ..Problem::default()
        }
    }

    /// What is wrong.
    pub fn message(&self, lang: Lang) -> String {
        let mut arguments = self.arguments.clone();
        let causes = arguments.iter_mut().filter(|(name, _)| *name == "cause");
        for (_, cause) in causes {
            *cause = cause::told(lang, std::mem::take(cause));
        }
        say(lang, &format!("data-{}", self.key), &arguments)
    }

    /// What to do.
    pub fn hint(&self, lang: Lang) -> String {
        say(lang, &format!("data-{}-hint", self.key), &self.arguments)
    }

    /// What to do at the desk.
    fn desk_hint(&self, lang: Lang) -> String {
        match OTHERWISE_AT_DESK.contains(&self.key) {
            true => say(lang, &format!("data-{}-at-desk", self.key), &self.arguments),
            false => self.hint(lang),
        }
    }

    /// What sets its remedy apart from others of its kind: what the question accepts.
    fn remedy(&self) -> &str {
        if !BY_QUESTION.contains(&self.key) {
            return "";
        }
        let mut arguments = self.arguments.iter();
        let accepted = arguments.find(|(name, _)| *name == "expected");
        accepted.map_or("", |(_, accepted)| accepted)
    }

    /// Where it is within its file; empty for the whole file.
    pub fn place(&self, lang: Lang) -> String {
        let row = self.row.map(|row| ("row", row.to_string()));
        let column = self.column.clone().map(|column| ("column", column));
        let key = match (&row, &column) {
            (Some(_), Some(_)) => "data-place-row-column",
            (Some(_), None) => "data-place-row",
            (None, Some(_)) => "data-place-column",
            (None, None) => return String::new(),
        };
        let arguments: Vec<_> = row.into_iter().chain(column).collect();
        say(lang, key, &arguments)
    }
}

/// Problems of one kind and remedy in one column of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemGroup {
    /// The first of them, in the order of the file.
    pub first: Vec<Problem>,
    /// How many there are.
    pub count: u64,
}

impl ProblemGroup {
    /// Whether it is of the same kind in the same file as another, with the same
    /// to do, so that one heading serves both.
    fn is_alike(&self, other: &ProblemGroup, hint: impl Fn(&Problem) -> String) -> bool {
        let (one, another) = (&self.first[0], &other.first[0]);
        one.file == another.file && one.key == another.key && hint(one) == hint(another)
    }

    /// The places that are kept, a line each, and how many more there are.
    fn places(&self, lang: Lang) -> String {
        let mut text = String::new();
        for problem in &self.first {
            let (place, message) = (problem.place(lang), problem.message(lang));
            text.push_str(&match place.is_empty() {
                true => format!("  {message}\n"),
                false => format!("  {place}: {message}\n"),
            });
        }
        let rest = self.count - self.first.len() as u64;
        if rest > 0 {
            let more = [("count", rest.to_string())];
            text.push_str(&format!("  {}\n", say(lang, "data-and-more", &more)));
        }
        text
    }
}

/// All problems of one run. Never empty when it is an error.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    groups: Vec<ProblemGroup>,
    places: BTreeMap<Place, usize>,
}

/// File, kind, column and remedy of a group.
type Place = (String, &'static str, Option<String>, String);

fn place(problem: &Problem) -> Place {
    let remedy = problem.remedy().to_owned();
    (
        problem.file.clone(),
        problem.key,
        problem.column.clone(),
        remedy,
    )
}

impl std::error::Error for Problems {}

impl fmt::Display for Problems {
    /// Places and keys, for logs; a person reads [`Problems::report`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, group) in self.groups.iter().enumerate() {
            let Problem {
                file,
                row,
                column,
                key,
                ..
            } = &group.first[0];
            let row = row.map(|row| format!(":{row}")).unwrap_or_default();
            let column = column
                .as_ref()
                .map(|column| format!(":{column}"))
                .unwrap_or_default();
            let line = if index == 0 { "" } else { "\n" };
            write!(f, "{line}{file}{row}{column} {key} ({})", group.count)?;
        }
        Ok(())
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Problems {
        let mut problems = Problems::default();
        problems.push(problem);
        problems
    }
}

impl Problems {
    /// Adds a problem.
    pub fn push(&mut self, problem: Problem) {
        let place = self.places.entry(place(&problem));
        let place = *place.or_insert(self.groups.len());
        if place == self.groups.len() {
            self.groups.push(ProblemGroup {
                first: Vec::new(),
                count: 0,
            });
        }
        let group = &mut self.groups[place];
        group.count += 1;
        // A later pass over the file may find an earlier row.
        let at = group
            .first
            .partition_point(|known| known.row <= problem.row);
        if at < PLACES_KEPT {
            group.first.insert(at, problem);
            group.first.truncate(PLACES_KEPT);
        }
    }

    /// Adds the problems of another file or reading.
    pub fn extend(&mut self, other: Problems) {
        for group in other.groups {
            let extra = group.count - group.first.len() as u64;
            let key = group.first.first().map(place);
            group
                .first
                .into_iter()
                .for_each(|problem| self.push(problem));
            if let Some(place) = key.and_then(|key| self.places.get(&key)) {
                self.groups[*place].count += extra;
            }
        }
    }

    /// The same problems, in files of a folder.
    pub fn within(self, folder: &str) -> Problems {
        let mut groups = self.groups;
        for problem in groups.iter_mut().flat_map(|group| &mut group.first) {
            problem.file = format!("{folder}/{}", problem.file);
        }
        let places = groups.iter().enumerate();
        let places = places.map(|(at, group)| (place(&group.first[0]), at));
        let places = places.collect();
        Problems { groups, places }
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// How many problems there are, those not kept included.
    pub fn count(&self) -> u64 {
        self.groups.iter().map(|group| group.count).sum()
    }

    /// How many problems of one kind there are in a column.
    pub fn count_of(&self, file: &str, key: &'static str, column: &str) -> u64 {
        let from = (file.to_owned(), key, Some(column.to_owned()), String::new());
        let same = self.places.range(from.clone()..);
        let same = same
            .take_while(|(place, _)| (&place.0, place.1, &place.2) == (&from.0, from.1, &from.2));
        same.map(|(_, place)| self.groups[*place].count).sum()
    }

    /// The groups: files in the order they were read, then by first row.
    pub fn groups(&self) -> Vec<&ProblemGroup> {
        let mut files: Vec<&str> = Vec::new();
        for group in &self.groups {
            if !files.contains(&group.first[0].file.as_str()) {
                files.push(&group.first[0].file);
            }
        }
        let file =
            |group: &ProblemGroup| files.iter().position(|file| *file == group.first[0].file);
        let mut groups: Vec<&ProblemGroup> = self.groups.iter().collect();
        groups.sort_by_key(|group| (file(group), group.first[0].row));
        groups
    }

    /// All kept problems, group by group.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.groups()
            .into_iter()
            .flat_map(|group| group.first.iter())
    }

    /// `value` where nothing is wrong, else the problems.
    pub fn or<T>(self, value: T) -> Result<T, Problems> {
        if self.is_empty() {
            Ok(value)
        } else {
            Err(self)
        }
    }

    /// The whole report in `lang`: per group how many, where, what, and what to do.
    pub fn report(&self, lang: Lang) -> String {
        let heads = ["data-head-one", "data-head"];
        self.told(lang, heads, |problem| problem.hint(lang))
    }

    /// The same for who brought one table in at the desk: it names no file and no
    /// command.
    pub fn desk_report(&self, lang: Lang) -> String {
        let heads = ["data-head-at-desk-one", "data-head-at-desk"];
        self.told(lang, heads, |problem| problem.desk_hint(lang))
    }

    fn told(
        &self,
        lang: Lang,
        [one, several]: [&str; 2],
        hint: impl Fn(&Problem) -> String,
    ) -> String {
        let mut text = String::new();
        for alike in self.groups().chunk_by(|a, b| a.is_alike(b, &hint)) {
            let first = &alike[0].first[0];
            let count: u64 = alike.iter().map(|group| group.count).sum();
            let head = [("file", first.file.clone()), ("count", count.to_string())];
            let key = if count == 1 { one } else { several };
            text.push_str(&say(lang, key, &head));
            text.push('\n');
            for group in alike {
                text.push_str(&group.places(lang));
            }
            let hint = [("hint", hint(first))];
            text.push_str(&format!("  {}\n", say(lang, "data-do", &hint)));
        }
        text
    }

    /// The groups as JSON, with the texts in `lang`.
    pub fn to_json(&self, lang: Lang) -> serde_json::Value {
        let problem = |problem: &Problem| {
            serde_json::json!({
                "row": problem.row,
                "column": problem.column,
                "message": problem.message(lang),
                "hint": problem.hint(lang),
            })
        };
        let group = |group: &ProblemGroup| {
            serde_json::json!({
                "file": group.first[0].file,
                "key": group.first[0].key,
                "count": group.count,
                "first": group.first.iter().map(problem).collect::<Vec<_>>(),
            })
        };
        self.groups().into_iter().map(group).collect()
    }
}

/// Something unusual that was accepted and must be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// File as the reader named it.
    pub file: String,
    /// Key of the message: `data-note-<key>` in `locales/`.
    pub key: &'static str,
    /// Arguments of the message.
    pub arguments: Vec<(&'static str, String)>,
}

impl Note {
    /// What is said.
    pub fn message(&self, lang: Lang) -> String {
        let mut arguments = self.arguments.clone();
        arguments.push(("file", self.file.clone()));
        say(lang, &format!("data-note-{}", self.key), &arguments)
    }
}
