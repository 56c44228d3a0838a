//! The stretch of values each node can take, from what is below it.

use super::{Checker, MOST_DIGITS};
use crate::exact::Exact;
use crate::model::*;
use crate::reach::{Codes, Known, Meaning, Reach, reach};

impl Checker<'_> {
    /// Values a node can take; its children's must be known.
    pub fn span(&mut self, instrument: &Instrument, id: NodeId) -> Span {
        let node = instrument.node(id);
        let span = match &node.rule {
            Rule::Measure(measure) => measure_span(measure),
            Rule::Aggregate(Aggregate::Formula(_)) => self.formula_span(instrument, id),
            Rule::Aggregate(aggregate) => aggregate_span(instrument, node, aggregate),
        };
        let span = match &node.rounding {
            Some(Rounding { mode, digits, .. }) => {
                // More digits are a fault of their own.
                let end = |end: Exact| end.rounded(*mode, (*digits).min(MOST_DIGITS));
                Span {
                    min: end(span.min),
                    max: span.max.map(end),
                }
            }
            None => span,
        };
        let at = self.places.nodes[id.0].code.clone();
        let code = || vec![("code", node.code.clone())];
        if span.max.as_ref().is_some_and(|max| *max < span.min) {
            self.unsound(at.clone(), "min-above-max", code());
        }
        let scaled = node.parent.is_some_and(|parent| {
            matches!(
                instrument.node(parent).rule,
                Rule::Aggregate(Aggregate::ScaledSum { .. })
            )
        });
        if scaled && span.max.as_ref().is_none_or(|max| *max <= Exact::ZERO) {
            self.unsound(at, "scaled-without-maximum", code());
        }
        span
    }

    fn formula_span(&mut self, instrument: &Instrument, id: NodeId) -> Span {
        let unknown = Span {
            min: Exact::ZERO,
            max: None,
        };
        let node = instrument.node(id);
        let Rule::Aggregate(Aggregate::Formula(formula)) = &node.rule else {
            return unknown;
        };
        let children = self.learn_nodes(instrument, &node.children);
        let reached = reach(formula, &Known::new(vec![&self.facts, &children]));
        let at = self.places.nodes[id.0].formula.at.clone();
        let code = vec![("code", node.code.clone())];
        match reached {
            Ok(Reach::Number(stretch)) => {
                if let Some(span) = stretch.span() {
                    return span;
                }
                // An end that is open because of another fault is its echo.
                if self.numbers_are_sound {
                    self.unsound(at, "open-bottom", code);
                }
            }
            Ok(Reach::Any) => self.numbers_are_sound = false,
            Ok(Reach::Truth(..) | Reach::Words(_)) => self.unsound(at, "not-a-number", code),
            // Reported where all conditions are looked at.
            Err(_) => self.numbers_are_sound = false,
        }
        unknown
    }

    /// What conditions may know of nodes.
    pub fn learn_nodes(&self, instrument: &Instrument, ids: &[NodeId]) -> Codes {
        let meaning = |id: &NodeId| {
            let node = instrument.node(*id);
            let meaning = if self.regions.is_broken(&self.places.nodes[id.0].code) {
                Meaning::plain(Reach::Any)
            } else {
                Meaning::number(&node.span)
            };
            (node.code.clone(), meaning)
        };
        ids.iter().map(meaning).collect()
    }
}

/// Points a measure can give.
fn measure_span(measure: &Measure) -> Span {
    let of = |points: Vec<&Exact>| Span {
        min: points.iter().copied().min().cloned().unwrap_or(Exact::ZERO),
        max: Some(points.iter().copied().max().cloned().unwrap_or(Exact::ZERO)),
    };
    let up_to = |most: i64| Span {
        min: Exact::ZERO,
        max: Some(Exact::whole(most)),
    };
    match measure {
        Measure::Levels(levels) | Measure::Survey(levels) => {
            of(levels.iter().map(|level| &level.points).collect())
        }
        Measure::Rating(options) => {
            let points: Option<Vec<&Exact>> = options
                .iter()
                .map(|option| option.points.as_ref())
                .collect();
            points.map_or(up_to(1), of)
        }
        Measure::YesNo { yes, no } => of(vec![yes, no]),
        Measure::Count { steps, .. } | Measure::Ratio { steps } => {
            of(steps.iter().map(|step| &step.points).collect())
        }
        Measure::Checklist { items, steps } if steps.is_empty() => up_to(items.len() as i64),
        Measure::Checklist { steps, .. } => of(steps.iter().map(|step| &step.points).collect()),
        Measure::Number {
            points: Some(points),
            ..
        } => points.clone(),
        Measure::Number { span, .. } => span.clone(),
    }
}

/// What a child can put into its parent: its least and greatest score, also
/// where it is missing.
struct Entry {
    min: Exact,
    max: Option<Exact>,
    weight: Exact,
    /// Whether it may be left out.
    dropped: bool,
}

impl Entry {
    fn new(instrument: &Instrument, id: NodeId) -> Entry {
        let node = instrument.node(id);
        let rule = &node.enters;
        let actions = [
            rule.not_answered,
            rule.not_applicable,
            rule.rejected,
            rule.not_assessed,
        ];
        let Span { mut min, mut max } = node.span.clone();
        if actions.contains(&MissingAction::Zero) {
            min = min.min(Exact::ZERO);
            max = max.map(|max| max.max(Exact::ZERO));
        }
        Entry {
            min,
            max,
            weight: node.weight.clone().unwrap_or(Exact::ZERO),
            dropped: actions.contains(&MissingAction::Drop),
        }
    }

    /// The entry of one that adds nothing where it is left out.
    fn or_nothing(mut self) -> Entry {
        if self.dropped {
            self.min = self.min.min(Exact::ZERO);
            self.max = self.max.map(|max| max.max(Exact::ZERO));
        }
        self
    }

    fn scaled(mut self) -> Entry {
        let greatest = self
            .max
            .filter(|max| *max > Exact::ZERO)
            .unwrap_or(Exact::ONE);
        self.min = self.min.divided_by(&greatest).unwrap_or(Exact::ZERO);
        self.max = Some(Exact::ONE);
        self
    }
}

/// Values an aggregate can take, from its children's.
fn aggregate_span(instrument: &Instrument, node: &Node, aggregate: &Aggregate) -> Span {
    let entries = node
        .children
        .iter()
        .map(|child| Entry::new(instrument, *child));
    let entries: Vec<Entry> = entries.collect();
    match aggregate {
        Aggregate::Sum => {
            let ones = entries.into_iter().map(|entry| Entry {
                weight: Exact::ONE,
                ..entry.or_nothing()
            });
            weighted(&ones.collect::<Vec<_>>())
        }
        Aggregate::ScaledSum { .. } => {
            let shares = entries.into_iter().map(|entry| entry.scaled().or_nothing());
            weighted(&shares.collect::<Vec<_>>())
        }
        Aggregate::Count => {
            let counts = node.children.iter().map(|child| {
                let child = instrument.node(*child);
                match child.rule {
                    Rule::Aggregate(Aggregate::Count) => child.span.max.clone(),
                    _ => None,
                }
                .unwrap_or(Exact::ONE)
            });
            Span {
                min: Exact::ZERO,
                max: Some(counts.fold(Exact::ZERO, |sum, count| sum.plus(&count))),
            }
        }
        // What remains when some are left out may be any of the others alone.
        Aggregate::WeightedMean { .. } | Aggregate::Mean
            if entries.iter().any(|entry| entry.dropped) =>
        {
            hull(&entries)
        }
        Aggregate::WeightedMean { total } => divided(weighted(&entries), total),
        Aggregate::Mean => {
            let ones = entries.into_iter().map(|entry| Entry {
                weight: Exact::ONE,
                ..entry
            });
            let ones: Vec<Entry> = ones.collect();
            divided(weighted(&ones), &Exact::whole(ones.len() as i64))
        }
        // The rest lie between their children.
        _ => hull(&entries),
    }
}

fn weighted(entries: &[Entry]) -> Span {
    let min = entries.iter().fold(Exact::ZERO, |sum, entry| {
        sum.plus(&entry.weight.times(&entry.min))
    });
    let max = entries.iter().try_fold(Exact::ZERO, |sum, entry| {
        Some(sum.plus(&entry.weight.times(entry.max.as_ref()?)))
    });
    Span { min, max }
}

fn divided(span: Span, total: &Exact) -> Span {
    Span {
        min: span.min.divided_by(total).unwrap_or(Exact::ZERO),
        max: span.max.and_then(|max| max.divided_by(total)),
    }
}

fn hull(entries: &[Entry]) -> Span {
    let min = entries.iter().map(|entry| entry.min.clone()).min();
    let max: Option<Vec<Exact>> = entries.iter().map(|entry| entry.max.clone()).collect();
    Span {
        min: min.unwrap_or(Exact::ZERO),
        max: max.and_then(|ends| ends.into_iter().max()),
    }
}
