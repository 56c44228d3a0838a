//! One round made ready for its page: scorecards, notes and sources, numbered.

use super::notes::Notes;
use super::sources::Sources;
use super::{ExampleReport, ScoredRound};
use crate::wording::Words;
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_instrument::model::Band;
use prima_score::bodies::BodyId;
use prima_score::round::{Origin, ResultState};
use prima_score::scorecard::{NextBand, Scorecard, scorecard};

/// A round with everything its page refers to.
#[derive(Debug)]
pub(crate) struct View<'a> {
    pub words: Words,
    pub example: ExampleReport<'a>,
    /// One a body, in the order of the bodies; empty where there are only figures.
    pub cards: Vec<Scorecard<'a>>,
    pub notes: Notes<'a>,
    pub sources: Sources<'a>,
}

impl<'a> View<'a> {
    pub fn new(example: ExampleReport<'a>, words: Words) -> View<'a> {
        let cards: Vec<Scorecard> = match example.round {
            Some(ScoredRound { round, results, .. }) => round
                .bodies
                .iter()
                .map(|body| scorecard(round, results, body))
                .collect(),
            None => Vec::new(),
        };
        View {
            words,
            example,
            notes: Notes::new(&example, &cards),
            sources: Sources::new(&example, &cards),
            cards,
        }
    }

    pub fn card(&self, body: BodyId) -> &Scorecard<'a> {
        &self.cards[body.0 as usize]
    }

    pub fn instrument(&self) -> Option<&'a Instrument> {
        self.example.round.map(|scored| scored.round.instrument())
    }

    /// An index with the digits of its instrument.
    pub fn index(&self, card: &Scorecard, index: &Exact) -> String {
        self.words.at(index, card.instrument.rounding.digits)
    }

    /// The index as it is shown; empty where there is none.
    pub fn shown_index(&self, card: &Scorecard) -> String {
        match rounded(card) {
            Some(index) => self.index(card, index),
            None => String::new(),
        }
    }

    /// Place of the figure with this code.
    pub fn row(&self, code: &str) -> Option<usize> {
        let mut rows = self.example.figures.rows.iter();
        rows.position(|figure| figure.id == code)
    }

    /// A figure's value: as published, else as computed.
    pub fn value(&self, row: usize) -> Option<&'a Exact> {
        let figures = self.example.figures;
        let published = figures.rows[row]
            .value
            .as_ref()
            .map(|printed| &printed.value);
        published.or(figures.checked[row].recomputed.as_ref())
    }

    /// Whether a figure was computed and not published.
    pub fn is_only_computed(&self, row: usize) -> bool {
        self.example.figures.rows[row].value.is_none()
    }

    /// A figure's value as it is written, without its unit.
    pub fn plain(&self, row: usize) -> Option<String> {
        let figures = self.example.figures;
        let digits = match &figures.rows[row].value {
            Some(printed) => Some(printed.digits),
            None => figures.checked[row].digits,
        };
        let value = self.value(row)?;
        Some(match digits {
            Some(digits) => self.words.at(value, digits),
            None => self.words.cut(value, 4),
        })
    }

    /// A figure as it is written; empty where it has no value.
    pub fn figure(&self, row: usize) -> String {
        self.plain(row)
            .map_or(String::new(), |text| self.with_unit(row, &text))
    }

    /// A number of a figure with the figure's unit.
    pub fn with_unit(&self, row: usize, text: &str) -> String {
        match self.example.figures.rows[row].unit.as_str() {
            "percent" => format!("{text}%"),
            _ => text.to_owned(),
        }
    }

    /// What a figure counts, without its period at the end.
    pub fn figure_name(&self, row: usize) -> String {
        let figure = &self.example.figures.rows[row];
        let label = self.words.text(&figure.label);
        let name = label.strip_suffix(figure.period.as_str()).unwrap_or(label);
        name.trim_end().to_owned()
    }

    /// Page of the round.
    pub fn file(&self) -> String {
        format!("{}.html", self.example.code)
    }

    /// What an index lacks for the band above, such as `1,80 ke A`.
    pub fn next_band(&self, card: &Scorecard) -> String {
        let Some(standing) = &card.standing else {
            return String::new();
        };
        match &standing.next {
            Some(NextBand { band, distance, .. }) => {
                let arguments = [
                    ("distance", self.index(card, distance)),
                    ("band", card.instrument.bands[*band].code.clone()),
                ];
                self.words.say("report-distance", &arguments)
            }
            None if standing.band == Some(0) => self.words.label("report-highest-band"),
            None => String::new(),
        }
    }

    /// Where a result comes from, or why there is none.
    pub fn state(&self, card: &Scorecard) -> String {
        let key = match card.state {
            ResultState::Scored if card.origin == Origin::Pooled => "report-state-pooled",
            ResultState::Scored if self.rests_on_published_nodes(card) => "report-state-nodes",
            ResultState::Scored => "report-state-scored",
            ResultState::Imported => "report-state-imported",
            ResultState::RolledUp => {
                let n = card.parts.iter().filter(|part| part.exact.is_some());
                return self.words.counted("report-state-rolled-up", n.count(), &[]);
            }
            ResultState::Counted => "report-state-counted",
            ResultState::Undecided => "report-state-undecided",
            ResultState::Refused => "report-state-refused",
            ResultState::TooFewUnits => "report-state-too-few-units",
            ResultState::Missing(state) => {
                let key = format!("label-state-{}", state.word().replace('_', "-"));
                return self.words.label(&key);
            }
        };
        self.words.label(key)
    }

    /// Whether the node scores were published and not worked out from answers.
    pub fn rests_on_published_nodes(&self, card: &Scorecard) -> bool {
        let Some(scored) = self.example.round else {
            return false;
        };
        let body = scored.round.bodies.find(card.unit);
        body.is_some_and(|body| scored.round.published.nodes.contains_key(&body))
    }
}

/// The index that is published: rounded, where the instrument has an index.
pub(crate) fn rounded<'a>(card: &'a Scorecard) -> Option<&'a Exact> {
    card.index.as_ref()?.rounded.as_ref()
}

/// The band a body was given.
pub(crate) fn band<'a>(card: &Scorecard<'a>) -> Option<&'a Band> {
    let place = card.standing.as_ref()?.band?;
    Some(&card.instrument.bands[place])
}
