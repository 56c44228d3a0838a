//! What was answered: one column of small codes per question.
//!
//! Each column has a dictionary of the distinct values in it with what each
//! earns, worked out once. Scoring a leaf is then a look-up, however many
//! units there are.

use crate::bodies::BodyId;
use crate::tallies::Tallies;
use crate::value::{Outcome, ValueFault, fact_outcome, leaf_outcome};
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_instrument::model::{FactId, Measure, NodeId, Raters};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Something a row of `answers.csv` can answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// A leaf of the tree.
    Leaf(NodeId),
    /// A fact.
    Fact(FactId),
}

/// Place of a question's column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot(pub u32);

/// The questions of an instrument and the survey options, by code.
#[derive(Clone, Debug)]
pub struct Questions {
    /// Every question; those of surveys take states only.
    pub all: Vec<Question>,
    by_code: HashMap<String, Slot>,
    leaf_slots: Vec<Option<Slot>>,
    fact_slots: Vec<Slot>,
    survey: Vec<SurveyQuestion>,
    survey_by_code: HashMap<String, usize>,
    survey_of_node: Vec<Option<usize>>,
    n_cells: usize,
    elsewhere: BTreeSet<String>,
}

/// One survey question: where its options' counts stand.
#[derive(Clone, Debug)]
pub struct SurveyQuestion {
    /// The leaf.
    pub node: NodeId,
    /// First of its cells in a row of tallies.
    pub first: usize,
    /// Points of each option.
    pub points: Vec<Exact>,
    /// Each option as it is written in tallies.
    pub options: Vec<Exact>,
}

impl Questions {
    /// The questions of an instrument.
    pub fn new(instrument: &Instrument) -> Questions {
        let mut questions = Questions {
            all: Vec::new(),
            by_code: HashMap::new(),
            leaf_slots: vec![None; instrument.nodes.len()],
            fact_slots: Vec::new(),
            survey: Vec::new(),
            survey_by_code: HashMap::new(),
            survey_of_node: vec![None; instrument.nodes.len()],
            n_cells: 0,
            elsewhere: BTreeSet::new(),
        };
        for (index, node) in instrument.nodes.iter().enumerate() {
            match node.measure() {
                None => {}
                Some(Measure::Survey(levels)) => {
                    questions
                        .survey_by_code
                        .insert(node.code.clone(), questions.survey.len());
                    questions.survey_of_node[index] = Some(questions.survey.len());
                    questions.survey.push(SurveyQuestion {
                        node: NodeId(index),
                        first: questions.n_cells,
                        points: levels.iter().map(|level| level.points.clone()).collect(),
                        options: levels.iter().map(|level| level.value.clone()).collect(),
                    });
                    questions.n_cells += levels.len();
                }
                Some(_) => {}
            }
            // A survey question's column holds states only: its answers are tallies.
            if node.is_leaf() {
                let slot = Slot(questions.all.len() as u32);
                questions.leaf_slots[index] = Some(slot);
                questions.by_code.insert(node.code.clone(), slot);
                questions.all.push(Question::Leaf(NodeId(index)));
            }
        }
        for (index, fact) in instrument.facts.iter().enumerate() {
            let slot = Slot(questions.all.len() as u32);
            questions.fact_slots.push(slot);
            questions.by_code.insert(fact.code.clone(), slot);
            questions.all.push(Question::Fact(FactId(index)));
        }
        questions
    }

    /// Codes of all questions and survey questions.
    pub fn codes<'a>(&'a self, instrument: &'a Instrument) -> impl Iterator<Item = &'a str> {
        self.all.iter().map(|question| match question {
            Question::Leaf(node) => instrument.node(*node).code.as_str(),
            Question::Fact(fact) => instrument.facts[fact.0].code.as_str(),
        })
    }

    /// Lets answers to these codes be passed over: another edition asks them.
    pub fn pass_over<'a>(&mut self, codes: impl Iterator<Item = &'a str>) {
        self.elsewhere.extend(codes.map(str::to_owned));
    }

    /// Whether only another edition asks this.
    pub fn is_elsewhere(&self, code: &str) -> bool {
        self.elsewhere.contains(code)
    }

    /// The question with this code.
    pub fn find(&self, code: &str) -> Option<Slot> {
        self.by_code.get(code).copied()
    }

    /// The survey question with this code.
    pub fn find_survey(&self, code: &str) -> Option<usize> {
        self.survey_by_code.get(code).copied()
    }

    /// All survey questions.
    pub fn survey(&self) -> &[SurveyQuestion] {
        &self.survey
    }

    /// The survey question of a leaf.
    pub fn survey_of(&self, node: NodeId) -> Option<&SurveyQuestion> {
        self.survey_of_node[node.0].map(|index| &self.survey[index])
    }

    /// The column of a leaf; none for aggregates.
    pub fn of_leaf(&self, node: NodeId) -> Option<Slot> {
        self.leaf_slots[node.0]
    }

    /// The column of a fact.
    pub fn of_fact(&self, fact: FactId) -> Slot {
        self.fact_slots[fact.0]
    }

    /// Cells in a row of tallies.
    pub fn n_cells(&self) -> usize {
        self.n_cells
    }

    /// Code of the answer source a question is asked of.
    pub fn source<'a>(&self, instrument: &'a Instrument, slot: Slot) -> &'a str {
        let from = match self.all[slot.0 as usize] {
            Question::Leaf(node) => instrument.node(node).from,
            Question::Fact(fact) => Some(instrument.facts[fact.0].from),
        };
        from.map_or("", |from| instrument.answer_sources[from].code.as_str())
    }

    /// How several raters of a question become one.
    pub fn raters(&self, instrument: &Instrument, slot: Slot) -> Raters {
        let from = match self.all[slot.0 as usize] {
            Question::Leaf(node) => instrument.node(node).from,
            Question::Fact(fact) => Some(instrument.facts[fact.0].from),
        };
        from.map_or(Raters::Single, |from| {
            instrument.answer_sources[from].raters
        })
    }
}

/// Codes of one column, as narrow as its dictionary allows. 0 is "no row".
#[derive(Clone, Debug)]
enum Cells {
    Narrow(Vec<u8>),
    Wide(Vec<u32>),
}

/// One question's answers of all bodies.
#[derive(Clone, Debug)]
pub struct Column {
    cells: Cells,
    texts: Vec<String>,
    outcomes: Vec<Outcome>,
    by_text: HashMap<String, u32>,
}

/// Entry of a column's dictionary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry(u32);

/// The code that marks a cell with several raters.
const SEVERAL: u32 = 1;
const FIRST_ENTRY: u32 = 2;

/// All answers of a round.
#[derive(Clone, Debug)]
pub struct Answers {
    columns: Vec<Column>,
    several: BTreeMap<(BodyId, Slot), Vec<(String, Entry)>>,
    tallies: Tallies,
    n_bodies: usize,
    /// Columns of leaves come first, those of facts after them.
    n_leaves: usize,
}

/// One cell's answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// There is no row for it.
    Empty,
    /// One answer.
    One(&'a Outcome),
    /// Answers of several raters, in the order of the raters' names.
    Several(Vec<(&'a str, &'a Outcome)>),
}

impl Answers {
    /// No answers yet, for this many bodies.
    pub fn new(questions: &Questions, n_bodies: usize) -> Answers {
        let column = || Column {
            cells: Cells::Narrow(Vec::new()),
            texts: Vec::new(),
            outcomes: Vec::new(),
            by_text: HashMap::new(),
        };
        Answers {
            columns: questions.all.iter().map(|_| column()).collect(),
            several: BTreeMap::new(),
            tallies: Tallies::new(questions.n_cells(), n_bodies),
            n_bodies,
            n_leaves: questions
                .all
                .iter()
                .filter(|question| matches!(question, Question::Leaf(_)))
                .count(),
        }
    }

    /// The dictionary entry of a value of a question; new values are read and checked.
    pub fn entry(
        &mut self,
        instrument: &Instrument,
        questions: &Questions,
        slot: Slot,
        text: &str,
    ) -> Result<Entry, ValueFault> {
        let column = &mut self.columns[slot.0 as usize];
        if let Some(found) = column.by_text.get(text) {
            return Ok(Entry(*found));
        }
        let outcome = match questions.all[slot.0 as usize] {
            Question::Leaf(node) => leaf_outcome(instrument.node(node), text)?,
            Question::Fact(fact) => fact_outcome(&instrument.facts[fact.0], text)?,
        };
        Ok(column.add(text, outcome))
    }

    /// Sets a cell. Returns whether it was empty; a filled one is left as it was.
    pub fn set(&mut self, body: BodyId, slot: Slot, entry: Entry) -> bool {
        self.columns[slot.0 as usize].set(body, entry.0 + FIRST_ENTRY, self.n_bodies)
    }

    /// Puts the answers of several raters in a cell, in place of a single one.
    pub fn set_several(&mut self, body: BodyId, slot: Slot, mut raters: Vec<(String, Entry)>) {
        raters.sort();
        self.columns[slot.0 as usize].replace(body, SEVERAL, self.n_bodies);
        self.several.insert((body, slot), raters);
    }

    /// The answers in a cell.
    pub fn cell(&self, body: BodyId, slot: Slot) -> Cell<'_> {
        let column = &self.columns[slot.0 as usize];
        match column.code(body) {
            0 => Cell::Empty,
            SEVERAL => {
                let raters = self
                    .several
                    .get(&(body, slot))
                    .map(Vec::as_slice)
                    .unwrap_or_default();
                let outcome = |entry: &Entry| &column.outcomes[entry.0 as usize];
                Cell::Several(
                    raters
                        .iter()
                        .map(|(rater, entry)| (rater.as_str(), outcome(entry)))
                        .collect(),
                )
            }
            code => Cell::One(&column.outcomes[(code - FIRST_ENTRY) as usize]),
        }
    }

    /// The written answers in a cell, with the raters where there are several.
    pub fn texts(&self, body: BodyId, slot: Slot) -> Vec<(&str, &str)> {
        let column = &self.columns[slot.0 as usize];
        match column.code(body) {
            0 => Vec::new(),
            SEVERAL => {
                let raters = self
                    .several
                    .get(&(body, slot))
                    .map(Vec::as_slice)
                    .unwrap_or_default();
                raters
                    .iter()
                    .map(|(rater, entry)| (rater.as_str(), column.texts[entry.0 as usize].as_str()))
                    .collect()
            }
            code => vec![("", column.texts[(code - FIRST_ENTRY) as usize].as_str())],
        }
    }

    /// What an entry of a question comes to.
    pub fn outcome(&self, slot: Slot, entry: Entry) -> &Outcome {
        &self.columns[slot.0 as usize].outcomes[entry.0 as usize]
    }

    /// Whether a leaf of the body was answered, by a rater or a survey.
    pub fn has_any(&self, body: BodyId) -> bool {
        self.columns[..self.n_leaves]
            .iter()
            .any(|column| column.code(body) != 0)
            || self.tallies.has_any(body)
    }

    /// Whether a fact of the body was stated.
    pub fn has_facts(&self, body: BodyId) -> bool {
        self.columns[self.n_leaves..]
            .iter()
            .any(|column| column.code(body) != 0)
    }

    /// The questions of the body that several raters answered.
    pub fn several(&self, body: BodyId) -> impl Iterator<Item = Slot> {
        let cells = self.several.range((body, Slot(0))..=(body, Slot(u32::MAX)));
        cells.map(|((_, slot), _)| *slot)
    }

    /// Survey answers.
    pub fn tallies(&self) -> &Tallies {
        &self.tallies
    }

    /// Survey answers, to be filled.
    pub fn tallies_mut(&mut self) -> &mut Tallies {
        &mut self.tallies
    }

    /// Takes the survey answers of another reading of the same bodies.
    pub fn take_tallies(&mut self, tallies: Tallies) {
        self.tallies = tallies;
    }
}

impl Column {
    fn add(&mut self, text: &str, outcome: Outcome) -> Entry {
        let entry = self.texts.len() as u32;
        self.texts.push(text.to_owned());
        self.outcomes.push(outcome);
        self.by_text.insert(text.to_owned(), entry);
        Entry(entry)
    }

    #[inline]
    fn code(&self, body: BodyId) -> u32 {
        let at = body.0 as usize;
        match &self.cells {
            Cells::Narrow(cells) => cells.get(at).copied().map_or(0, u32::from),
            Cells::Wide(cells) => cells.get(at).copied().unwrap_or(0),
        }
    }

    fn set(&mut self, body: BodyId, code: u32, n_bodies: usize) -> bool {
        let empty = self.code(body) == 0;
        if empty {
            self.replace(body, code, n_bodies);
        }
        empty
    }

    fn replace(&mut self, body: BodyId, code: u32, n_bodies: usize) {
        if let Cells::Narrow(cells) = &mut self.cells {
            // A column nobody answers takes no room.
            if cells.is_empty() {
                cells.resize(n_bodies, 0);
            }
            match u8::try_from(code) {
                Ok(code) => {
                    cells[body.0 as usize] = code;
                    return;
                }
                Err(_) => self.cells = Cells::Wide(cells.iter().copied().map(u32::from).collect()),
            }
        }
        if let Cells::Wide(cells) = &mut self.cells {
            cells[body.0 as usize] = code;
        }
    }
}
