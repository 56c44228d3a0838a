//! The numbered sources of one page: whoever shows a figure or says a sentence
//! asks for its number here, and the page ends with the list.

use crate::assessment::naming;
use crate::look::{SourceRow, note_mark, sources};
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_store::history::{FigureRow, Honour, Outcome, Statement};

/// Where something on a page comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin<'a> {
    /// Who says so; empty: Prima's own computation or register.
    pub source: &'a str,
    /// The data set; empty: the register.
    pub dataset: &'a str,
    /// Reference period; may be empty.
    pub period: &'a str,
    /// When it was read; may be empty.
    pub retrieved: &'a str,
}

/// That an index is taken from a source.
pub const WHAT_INDEX: &str = "web-body-what-index";
/// That a band is.
pub const WHAT_BAND: &str = "web-body-what-band";
/// That a rank is.
pub const WHAT_RANK: &str = "web-body-what-rank";

/// Sources in the order in which they are first needed.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    rows: Vec<Note>,
}

#[derive(Clone, Debug)]
struct Note {
    source: String,
    dataset: String,
    period: String,
    retrieved: String,
    /// Keys of what is taken from it, in the order of need.
    what: Vec<&'static str>,
}

impl Notes {
    /// The number of a source, from 1; `what` is the key of what is taken from it.
    pub fn number(&mut self, origin: Origin, what: &'static str) -> usize {
        let place = self.place(origin);
        let note = &mut self.rows[place];
        if !note.what.contains(&what) {
            note.what.push(what);
        }
        place + 1
    }

    /// The place of a source's row, which is made where there is none.
    fn place(&mut self, origin: Origin) -> usize {
        let same = |note: &Note| {
            note.source == origin.source
                && note.dataset == origin.dataset
                && note.period == origin.period
        };
        self.rows.iter().position(same).unwrap_or_else(|| {
            self.rows.push(Note {
                source: origin.source.to_owned(),
                dataset: origin.dataset.to_owned(),
                period: origin.period.to_owned(),
                retrieved: origin.retrieved.to_owned(),
                what: Vec::new(),
            });
            self.rows.len() - 1
        })
    }

    /// The number of the source of a result; its row lists only what that source gave.
    pub fn result(&mut self, outcome: &Outcome) -> usize {
        let place = self.place(of_result(outcome));
        for what in given(outcome) {
            self.number(of_result(outcome), what);
        }
        place + 1
    }

    /// The number of Prima's own computation, of what a result's source does not give.
    pub fn own(&mut self, outcome: &Outcome, what: &'static str) -> usize {
        self.number(of_own(outcome), what)
    }

    /// The mark of a source, to stand behind what rests on it.
    pub fn mark(&mut self, words: Words, origin: Origin, what: &'static str) -> Markup {
        note_mark(words, self.number(origin, what))
    }

    /// The last day on which anything of the page was read; empty where no day is known.
    pub fn newest(&self) -> &str {
        let days = self.rows.iter().map(|note| note.retrieved.as_str());
        days.max().unwrap_or_default()
    }

    /// Whether nothing has been asked for.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The list itself.
    pub fn markup(&self, words: Words) -> Markup {
        let rows: Vec<(String, &Note)> = self
            .rows
            .iter()
            .map(|note| (name(words, note), note))
            .collect();
        let rows: Vec<SourceRow> = rows
            .iter()
            .map(|(name, note)| SourceRow {
                name,
                about: about(words, note),
            })
            .collect();
        sources(&rows)
    }
}

fn name(words: Words, note: &Note) -> String {
    match (note.source.as_str(), note.dataset.as_str()) {
        ("", "") => words.label("web-body-source-register"),
        ("", _) => words.label("web-body-source-prima"),
        (source, _) => words.prose(source),
    }
}

fn about(words: Words, note: &Note) -> Markup {
    let what: Vec<String> = note.what.iter().map(|key| words.label(key)).collect();
    let what = naming::capital(&what.join(", "));
    html! {
        (what)
        @if !note.period.is_empty() { " · " (words.say("web-period", &[("period", naming::period(words, &note.period))])) }
        @if !note.retrieved.is_empty() { " · " (words.say("web-retrieved", &[("day", words.date(&note.retrieved))])) }
        @if !note.dataset.is_empty() {
            " · " a href=(naming::dataset_address(words, &note.dataset)) { (words.label("web-body-source-dataset")) " " (note.dataset) }
        }
    }
}

/// What the source of a result gives; of one that nobody published, all that was computed.
fn given(outcome: &Outcome) -> Vec<&'static str> {
    let published = [
        !outcome.published_index.is_empty(),
        !outcome.published_band.is_empty(),
        !outcome.published_rank.is_empty(),
    ];
    let computed = [
        !outcome.index_text.is_empty(),
        !outcome.band.is_empty(),
        outcome.rank.is_some(),
    ];
    let has = match published.contains(&true) {
        true => published,
        false => computed,
    };
    let parts = [WHAT_INDEX, WHAT_BAND, WHAT_RANK].into_iter().zip(has);
    parts
        .filter(|(_, has)| *has)
        .map(|(what, _)| what)
        .collect()
}

/// Where a result comes from.
pub fn of_result(outcome: &Outcome) -> Origin<'_> {
    Origin {
        source: &outcome.source,
        dataset: &outcome.dataset,
        period: if outcome.reference.is_empty() {
            &outcome.period
        } else {
            &outcome.reference
        },
        retrieved: &outcome.retrieved,
    }
}

/// Prima's own computation from a result's data set.
pub fn of_own(outcome: &Outcome) -> Origin<'_> {
    Origin {
        source: "",
        retrieved: "",
        ..of_result(outcome)
    }
}

/// Where an honour is known from.
pub fn of_honour(honour: &Honour) -> Origin<'_> {
    Origin {
        source: &honour.source,
        dataset: &honour.dataset,
        period: &honour.period,
        retrieved: &honour.retrieved,
    }
}

/// Where a statement is known from.
pub fn of_statement(statement: &Statement) -> Origin<'_> {
    Origin {
        source: &statement.source,
        dataset: &statement.dataset,
        period: &statement.period,
        retrieved: &statement.retrieved,
    }
}

/// Where a figure is known from.
pub fn of_figure(figure: &FigureRow) -> Origin<'_> {
    Origin {
        source: &figure.source,
        dataset: &figure.dataset,
        period: &figure.period,
        retrieved: &figure.retrieved,
    }
}

/// The register itself, which says who a body is.
pub const REGISTER: Origin<'static> = Origin {
    source: "",
    dataset: "",
    period: "",
    retrieved: "",
};
