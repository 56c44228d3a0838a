//! Compares two editions of an instrument, part by part.
//!
//! Each instrument is written down as records: one for each table, level,
//! option, item and step, with its fields. What differs between records of one
//! name is a change, so nothing that is recorded can be overlooked.

mod record;
mod values;
mod words;

pub use words::report;

use crate::exact::Exact;
use crate::model::Instrument;
use crate::part::Part;
use crate::words::Text;
use record::{Record, records};
use std::collections::BTreeMap;

/// One difference between two editions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What was changed.
    pub subject: Subject,
    /// Which of its fields.
    pub field: Field,
    /// Before; [`Value::Absent`] where it is new.
    pub before: Value,
    /// After; [`Value::Absent`] where it is gone.
    pub after: Value,
}

/// What a change is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// Kind of table.
    pub part: Part,
    /// Code of the table; empty where there is only one.
    pub code: String,
    /// A line within it, with its code or value.
    pub line: Option<(Line, String)>,
}

/// Kind of a line within a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    /// A level or survey answer.
    Level,
    /// An option.
    Choice,
    /// An item of a checklist.
    Item,
    /// A step.
    Step,
    /// A suggested level.
    Suggestion,
}

/// A field that can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The subject as a whole: added or removed.
    Whole,
    /// Title, label, question, descriptor.
    Title,
    /// Parent: the node was moved.
    Parent,
    /// What stands directly above it, where the order decides something.
    Place,
    /// Weight within the parent.
    Weight,
    /// Share in the whole.
    EffectiveWeight,
    /// Aggregate or kind of measure.
    Rule,
    /// What the children's weights add up to.
    Total,
    /// Precision of a root.
    Precision,
    /// A formula.
    Formula,
    /// Permitted answers or values.
    Span,
    /// Points.
    Points,
    /// Points of a no.
    PointsOfNo,
    /// Whether more is better.
    Direction,
    /// Whether an option counts as present.
    Present,
    /// Answer source.
    From,
    /// Kind of an answer source or fact.
    Kind,
    /// How several raters become one.
    Raters,
    /// What an unanswered fact counts as.
    Default,
    /// The indicator a fact informs.
    About,
    /// Where it applies.
    AppliesIf,
    /// What a child not answered does.
    NotAnswered,
    /// What a child not applicable does.
    NotApplicable,
    /// What a rejected child does.
    Rejected,
    /// What a child not assessed does.
    NotAssessed,
    /// What the result says where a child was left out.
    MissingMark,
    /// What the node's own state does to its parent, where that is not the parent's rule.
    AsChild,
    /// What the result says where the node itself was left out.
    LeftOutMark,
    /// Rounding.
    Rounding,
    /// Least number of respondents.
    MinimumRespondents,
    /// Evidence asked for.
    Evidence,
    /// Facilities it stands for.
    Facilities,
    /// Pillar.
    Pillar,
    /// Law and place.
    Source,
    /// Why it is not proven.
    Provisional,
    /// Whether a law's text was read.
    Status,
    /// Where a law was read.
    Found,
    /// Whether there is an index.
    Index,
    /// Zone of a band.
    Zone,
    /// Colour role of a band.
    Role,
    /// Lower edge of a band.
    Lower,
    /// Upper edge of a band.
    Upper,
    /// The only gate to a band.
    Through,
    /// A condition.
    Condition,
    /// Effect of a gate.
    Effect,
    /// What a gate does when its condition is not known.
    Unknown,
    /// What a unit reads.
    Text,
    /// Way of a roll-up or of the ranking.
    Way,
    /// Least number of units.
    MinimumUnits,
    /// Kinds of bodies.
    Kinds,
    /// Levels of government.
    Levels,
    /// How far a peer group reaches.
    Within,
    /// How equal indices are ranked.
    Ties,
    /// Nodes compared where indices are equal.
    TieBreakers,
    /// Least sample.
    Sample,
}

/// What stands in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Absent,
    /// It is there and has no title; for [`Field::Whole`].
    There,
    /// A number.
    Number(Exact),
    /// A share of the whole.
    Share(Exact),
    /// A text of the instrument.
    Text(Text),
    /// Codes, laws, conditions: the same in every language.
    Plain(String),
    /// Words of the language, as keys of messages.
    Words(Vec<&'static str>),
    /// A stretch between two numbers; no upper one is an open end.
    Span(Exact, Option<Exact>),
    /// The edge of a band, and whether it belongs to it.
    Edge(Exact, bool),
    /// Decimals and the message of the mode.
    Rounding(u32, &'static str),
    /// An effect: its message and the bands or the stage in it.
    Effect(&'static str, Vec<(&'static str, String)>),
}

/// Everything that differs, in the order of [`Part::ALL`] and of the later
/// edition; what was removed stands after what came before it.
pub fn diff(before: &Instrument, after: &Instrument) -> Vec<Change> {
    let (old, new) = (records(before), records(after));
    let old_by: BTreeMap<&Subject, &Record> = by_subject(&old);
    let new_by: BTreeMap<&Subject, &Record> = by_subject(&new);
    let mut changes = Vec::new();
    for subject in merged(&old, &new) {
        match (old_by.get(subject), new_by.get(subject)) {
            (Some(old), Some(new)) => compare(old, new, &mut changes),
            (old, new) if !is_told_by_its_table(subject, &old_by, &new_by) => {
                let title = |record: &&Record| record.value(Field::Title).unwrap_or(Value::There);
                let before = old.map_or(Value::Absent, title);
                let after = new.map_or(Value::Absent, title);
                changes.push(Change {
                    subject: subject.clone(),
                    field: Field::Whole,
                    before,
                    after,
                });
            }
            _ => {}
        }
    }
    changes
}

fn by_subject(records: &[Record]) -> BTreeMap<&Subject, &Record> {
    records
        .iter()
        .map(|record| (&record.subject, record))
        .collect()
}

/// A line of a table that is new, gone or of another kind needs no telling of its own.
fn is_told_by_its_table(
    subject: &Subject,
    old: &BTreeMap<&Subject, &Record>,
    new: &BTreeMap<&Subject, &Record>,
) -> bool {
    if subject.line.is_none() {
        return false;
    }
    let table = Subject {
        line: None,
        ..subject.clone()
    };
    match (old.get(&table), new.get(&table)) {
        (Some(old), Some(new)) => {
            let suggestion = matches!(subject.line, Some((Line::Suggestion, _)));
            !suggestion && old.kind() != new.kind()
        }
        _ => true,
    }
}

/// Subjects of the later edition in its order, those that are gone put after
/// the one they followed.
fn merged<'a>(old: &'a [Record], new: &'a [Record]) -> Vec<&'a Subject> {
    let mut order: Vec<&Subject> = Vec::new();
    let kept: BTreeMap<&Subject, &Record> = by_subject(new);
    let mut gone_after: BTreeMap<Option<&Subject>, Vec<&Subject>> = BTreeMap::new();
    let mut last = None;
    for record in old {
        if kept.contains_key(&record.subject) {
            last = Some(&record.subject);
        } else {
            gone_after.entry(last).or_default().push(&record.subject);
        }
    }
    order.extend(gone_after.remove(&None).unwrap_or_default());
    for record in new {
        order.push(&record.subject);
        order.extend(
            gone_after
                .remove(&Some(&record.subject))
                .unwrap_or_default(),
        );
    }
    // Parts stay together even where the last subject before a gap was of an earlier one.
    order.sort_by_key(|subject| subject.part);
    order
}

fn compare(old: &Record, new: &Record, changes: &mut Vec<Change>) {
    let other_kind = old.kind() != new.kind();
    let only_old = old
        .fields
        .iter()
        .filter(|(field, _)| new.value(*field).is_none());
    for (field, _) in new.fields.iter().chain(only_old) {
        let before = old.value(*field).unwrap_or(Value::Absent);
        let after = new.value(*field).unwrap_or(Value::Absent);
        let came_with_kind = before == Value::Absent || after == Value::Absent;
        let told = other_kind && came_with_kind && field.depends_on_kind();
        if before != after && !told {
            changes.push(Change {
                subject: new.subject.clone(),
                field: *field,
                before,
                after,
            });
        }
    }
}

impl Field {
    /// Whether a field is there only for some kinds, so that it comes and goes with them.
    fn depends_on_kind(self) -> bool {
        matches!(
            self,
            Field::Total
                | Field::Precision
                | Field::Formula
                | Field::Span
                | Field::Points
                | Field::PointsOfNo
                | Field::Direction
                | Field::NotAnswered
                | Field::NotApplicable
                | Field::Rejected
                | Field::NotAssessed
        )
    }
}
