//! Rules that tie the parts of an instrument together.
//!
//! Weights add up, bands cover the scale, conditions can hold, every code is
//! known. Also works out the span of every node, bottom up.

use crate::build::{Places, Scope};
use crate::condition::Expression;
use crate::exact::{Exact, RoundingMode};
use crate::fault::Fault;
use crate::fit::{inside, nearest};
use crate::model::*;
use crate::reach::{Items, Known, Mismatch, Reach, reach};
use std::ops::Range;

/// Reports what does not go together, and fills in the nodes' spans.
pub fn check(instrument: &mut Instrument, places: &Places, faults: &mut Vec<Fault>) {
    let (facts, items) = known_facts(instrument);
    let mut checker = Checker { places, faults };
    for index in (0..instrument.nodes.len()).rev() {
        checker.node(instrument, NodeId(index));
        let span = checker.span(instrument, NodeId(index), &facts, &items);
        instrument.nodes[index].span = span;
    }
    checker.facts(instrument);
    checker.scale(instrument);
    checker.bands(instrument);
    checker.expressions(instrument, &facts, &items);
    checker.gates(instrument, &facts, &items);
    checker.suggestions(instrument, &facts, &items);
}

/// What conditions know of the facts.
fn known_facts(instrument: &Instrument) -> (Known, Items) {
    let (mut known, mut items) = (Known::new(), Items::new());
    for fact in &instrument.facts {
        let reach = match &fact.kind {
            FactKind::YesNo { .. } => Reach::Words(vec!["ya".to_owned(), "tidak".to_owned()]),
            FactKind::Number { span, .. } => {
                Reach::Number(Some(span.min.clone()), span.max.clone())
            }
            FactKind::Choice(options) => {
                Reach::Words(options.iter().map(|option| option.code.clone()).collect())
            }
            FactKind::Checklist(list) => {
                items.insert(
                    fact.code.clone(),
                    list.iter().map(|item| item.code.clone()).collect(),
                );
                Reach::Number(Some(Exact::ZERO), Some(Exact::whole(list.len() as i64)))
            }
            FactKind::Text => continue,
        };
        known.insert(fact.code.clone(), reach);
    }
    (known, items)
}

struct Checker<'a> {
    places: &'a Places,
    faults: &'a mut Vec<Fault>,
}

impl Checker<'_> {
    fn fault(
        &mut self,
        at: Range<usize>,
        key: &'static str,
        arguments: Vec<(&'static str, String)>,
    ) {
        self.faults.push(Fault::new(at, key, arguments));
    }

    fn node(&mut self, instrument: &Instrument, id: NodeId) {
        let node = instrument.node(id);
        let at = self.places.nodes[id.0].clone();
        let code = || vec![("code", node.code.clone())];
        if node
            .rounding
            .as_ref()
            .is_some_and(|rounding| rounding.digits > 9)
        {
            self.fault(at.clone(), "too-many-digits", code());
        }
        match &node.rule {
            Rule::Measure(measure) => {
                if !node.children.is_empty() {
                    self.fault(at.clone(), "leaf-with-children", code());
                }
                let kind = node.from.map(|from| instrument.answer_sources[from].kind);
                match kind {
                    None => self.fault(at.clone(), "no-answer-source", code()),
                    Some(kind) => {
                        let survey = matches!(measure, Measure::Survey(_));
                        if survey != (kind == SourceKind::Survey) {
                            self.fault(at.clone(), "survey-source", code());
                        }
                    }
                }
                self.points(instrument, node, measure, at.clone());
            }
            Rule::Aggregate(aggregate) => self.aggregate(instrument, id, aggregate),
        }
        let surveyed = matches!(
            node.rule,
            Rule::Measure(Measure::Survey(_)) | Rule::Aggregate(Aggregate::PooledMean)
        );
        if node.minimum_respondents.is_some() && !surveyed {
            self.fault(at, "respondents-without-survey", code());
        }
    }

    /// A rating needs points where its parent reads them.
    fn points(
        &mut self,
        instrument: &Instrument,
        node: &Node,
        measure: &Measure,
        at: Range<usize>,
    ) {
        let Measure::Rating(options) = measure else {
            return;
        };
        let counted = node.parent.is_some_and(|parent| {
            matches!(
                instrument.node(parent).rule,
                Rule::Aggregate(Aggregate::Count)
            )
        });
        if counted && !options.iter().any(|option| option.present) {
            self.fault(at, "nothing-present", vec![("code", node.code.clone())]);
        } else if !counted && options.iter().any(|option| option.points.is_none()) {
            self.fault(
                at,
                "rating-without-points",
                vec![("code", node.code.clone())],
            );
        }
    }

    fn aggregate(&mut self, instrument: &Instrument, id: NodeId, aggregate: &Aggregate) {
        let node = instrument.node(id);
        let at = self.places.nodes[id.0].clone();
        if node.children.is_empty() && !matches!(aggregate, Aggregate::Formula(_)) {
            self.fault(at, "no-children", vec![("code", node.code.clone())]);
            return;
        }
        let weighs = match aggregate {
            Aggregate::WeightedMean { total } | Aggregate::ScaledSum { total } => {
                self.weights(instrument, node, total, at.clone());
                true
            }
            Aggregate::GeometricMean { .. } | Aggregate::HarmonicMean => {
                let weighted = node
                    .children
                    .iter()
                    .filter(|child| instrument.node(**child).weight.is_some())
                    .count();
                if weighted != 0 && weighted != node.children.len() {
                    self.fault(
                        at.clone(),
                        "some-weights",
                        vec![("code", node.code.clone())],
                    );
                }
                weighted != 0
            }
            Aggregate::PooledMean => {
                if !all_surveyed(instrument, id) {
                    self.fault(
                        at.clone(),
                        "pooled-without-survey",
                        vec![("code", node.code.clone())],
                    );
                }
                false
            }
            _ => false,
        };
        for child in &node.children {
            let inner = instrument.node(*child);
            let place = self.places.nodes[child.0].clone();
            match &inner.weight {
                Some(_) if !weighs => {
                    let arguments =
                        vec![("code", inner.code.clone()), ("parent", node.code.clone())];
                    self.fault(place, "weight-without-use", arguments);
                }
                Some(weight) if weight.is_negative() => {
                    self.fault(place, "negative-weight", vec![("code", inner.code.clone())]);
                }
                _ => {}
            }
        }
    }

    fn weights(&mut self, instrument: &Instrument, node: &Node, total: &Exact, at: Range<usize>) {
        let mut sum = Exact::ZERO;
        let mut complete = true;
        for child in &node.children {
            match &instrument.node(*child).weight {
                Some(weight) => sum = sum.plus(weight),
                None => {
                    complete = false;
                    let arguments = vec![
                        ("code", instrument.node(*child).code.clone()),
                        ("parent", node.code.clone()),
                    ];
                    self.fault(self.places.nodes[child.0].clone(), "no-weight", arguments);
                }
            }
        }
        if complete && sum != *total {
            let children: Vec<&str> = node
                .children
                .iter()
                .map(|child| instrument.node(*child).code.as_str())
                .collect();
            let arguments = vec![
                ("code", node.code.clone()),
                ("sum", sum.to_string()),
                ("total", total.to_string()),
                ("difference", total.minus(&sum).to_string()),
                ("children", children.join(", ")),
            ];
            self.fault(at, "weights-sum", arguments);
        }
    }

    fn span(&mut self, instrument: &Instrument, id: NodeId, facts: &Known, items: &Items) -> Span {
        let node = instrument.node(id);
        let span = match &node.rule {
            Rule::Measure(measure) => measure_span(measure),
            Rule::Aggregate(Aggregate::Formula(formula)) => {
                let mut known = facts.clone();
                for child in &node.children {
                    let child = instrument.node(*child);
                    known.insert(
                        child.code.clone(),
                        Reach::Number(Some(child.span.min.clone()), child.span.max.clone()),
                    );
                }
                match reach(formula, &known, items) {
                    Ok(Reach::Number(Some(min), max)) => Span { min, max },
                    Ok(_) => {
                        let at = self.places.nodes[id.0].clone();
                        self.fault(at, "open-bottom", vec![("code", node.code.clone())]);
                        Span {
                            min: Exact::ZERO,
                            max: None,
                        }
                    }
                    // Reported with the expression's own place.
                    Err(_) => Span {
                        min: Exact::ZERO,
                        max: None,
                    },
                }
            }
            Rule::Aggregate(aggregate) => aggregate_span(instrument, node, aggregate),
        };
        let open = span.max.is_none();
        let scaled = |parent: NodeId| {
            matches!(
                instrument.node(parent).rule,
                Rule::Aggregate(Aggregate::ScaledSum { .. })
            )
        };
        if node.parent.is_some_and(scaled)
            && (open || span.max.as_ref().is_some_and(|max| *max <= Exact::ZERO))
        {
            self.fault(
                self.places.nodes[id.0].clone(),
                "scaled-without-maximum",
                vec![("code", node.code.clone())],
            );
        }
        if span.max.as_ref().is_some_and(|max| *max < span.min) {
            self.fault(
                self.places.nodes[id.0].clone(),
                "min-above-max",
                vec![("code", node.code.clone())],
            );
        }
        span
    }

    fn facts(&mut self, instrument: &Instrument) {
        for (fact, at) in instrument.facts.iter().zip(&self.places.facts) {
            let FactKind::Number { span, default, .. } = &fact.kind else {
                continue;
            };
            let outside = |value: &Exact| {
                *value < span.min || span.max.as_ref().is_some_and(|max| value > max)
            };
            if default.as_ref().is_some_and(outside)
                || span.max.as_ref().is_some_and(|max| *max < span.min)
            {
                self.faults.push(Fault::new(
                    at.clone(),
                    "min-above-max",
                    vec![("code", fact.code.clone())],
                ));
            }
        }
    }

    fn scale(&mut self, instrument: &Instrument) {
        let root = instrument.root();
        let reached = &root.span;
        if instrument.rounding.digits > 9 {
            self.fault(
                self.places.scale.clone(),
                "too-many-digits",
                vec![("code", root.code.clone())],
            );
        }
        if *reached != instrument.scale {
            let print = |span: &Span| {
                let max = span.max.as_ref().map_or("…".to_owned(), Exact::to_string);
                format!("{} – {max}", span.min)
            };
            let arguments = vec![
                ("stated", print(&instrument.scale)),
                ("reached", print(reached)),
            ];
            self.fault(self.places.scale.clone(), "scale", arguments);
        }
    }

    /// Bands without a gate cover the scale exactly, highest first.
    fn bands(&mut self, instrument: &Instrument) {
        if instrument.bands.is_empty() {
            return;
        }
        if !instrument.published_index {
            self.fault(self.places.bands[0].clone(), "bands-without-index", vec![]);
            return;
        }
        let digits = instrument.rounding.digits.min(9);
        let print = |units: i64| Exact::decimal(units, digits).at_digits(digits);
        let lowest = units(&instrument.scale.min, digits, true);
        let highest = instrument
            .scale
            .max
            .as_ref()
            .map(|max| units(max, digits, false));
        // What the next band's top must be; None at first: the scale's own top.
        let mut expected: Option<Option<i64>> = None;
        for (band, at) in instrument.bands.iter().zip(&self.places.bands) {
            let (low, high) = band_units(band, digits);
            let empty = high.is_some_and(|high| high < low);
            if empty {
                self.faults.push(Fault::new(
                    at.clone(),
                    "band-empty",
                    vec![("band", band.code.clone())],
                ));
            }
            if let Some(gate) = band.through {
                let leads = |gate: &Gate| match gate.effect {
                    Effect::Replace { with, .. } => instrument.bands[with].code == band.code,
                    Effect::Cap(cap) => instrument.bands[cap].code == band.code,
                    _ => false,
                };
                if !instrument.gates.get(gate).is_some_and(leads) {
                    self.faults.push(Fault::new(
                        at.clone(),
                        "band-unreachable",
                        vec![("band", band.code.clone())],
                    ));
                }
                let beyond = low < lowest
                    || highest.is_some_and(|highest| high.is_none_or(|high| high > highest));
                if beyond {
                    self.faults.push(Fault::new(
                        at.clone(),
                        "band-beyond-scale",
                        vec![("band", band.code.clone())],
                    ));
                }
                continue;
            }
            let top = expected.unwrap_or(highest);
            if high != top && !empty {
                let key = match (high, top) {
                    (_, None) | (None, Some(_)) => "band-top",
                    (Some(high), Some(top)) if high < top => "band-hole",
                    _ => "band-overlap",
                };
                let open = || "…".to_owned();
                let (first, last) = match (high, top) {
                    (Some(high), Some(top)) if high < top => (print(high + 1), print(top)),
                    (Some(high), Some(top)) => (print(top + 1), print(high)),
                    (high, top) => (high.map_or_else(open, print), top.map_or_else(open, print)),
                };
                let arguments = vec![
                    ("band", band.code.clone()),
                    ("first", first),
                    ("last", last),
                ];
                self.faults.push(Fault::new(at.clone(), key, arguments));
            }
            expected = Some(Some(low - 1));
        }
        if let (Some(Some(below)), Some(at)) = (expected, self.places.bands.last()) {
            if below >= lowest {
                let arguments = vec![
                    ("band", String::new()),
                    ("first", print(lowest)),
                    ("last", print(below)),
                ];
                self.faults
                    .push(Fault::new(at.clone(), "band-hole", arguments));
            } else if below < lowest - 1 {
                let band = instrument
                    .bands
                    .last()
                    .map(|band| band.code.clone())
                    .unwrap_or_default();
                self.faults.push(Fault::new(
                    at.clone(),
                    "band-beyond-scale",
                    vec![("band", band)],
                ));
            }
        }
    }

    /// Every code in every expression is known where it stands, and kinds fit.
    fn expressions(&mut self, instrument: &Instrument, facts: &Known, items: &Items) {
        for (expression, at, scope) in &self.places.expressions {
            let known = self.scope(instrument, *scope, facts);
            if let Err(mismatch) = reach(expression, &known, items) {
                let fault = mismatch_fault(&mismatch, expression, at.clone(), &known);
                self.faults.push(fault);
            }
        }
    }

    fn scope(&self, instrument: &Instrument, scope: Scope, facts: &Known) -> Known {
        let mut known = facts.clone();
        let mut add = |node: &Node| {
            known.insert(
                node.code.clone(),
                Reach::Number(Some(node.span.min.clone()), node.span.max.clone()),
            );
        };
        match scope {
            Scope::Facts => {}
            Scope::Children(id) => instrument
                .node(id)
                .children
                .iter()
                .for_each(|child| add(instrument.node(*child))),
            Scope::All => {
                instrument.nodes.iter().for_each(add);
                let index = Reach::Number(
                    Some(instrument.scale.min.clone()),
                    instrument.scale.max.clone(),
                );
                known.insert("index".to_owned(), index);
            }
        }
        known
    }

    fn gates(&mut self, instrument: &Instrument, facts: &Known, items: &Items) {
        let known = self.scope(instrument, Scope::All, facts);
        for (gate, at) in instrument.gates.iter().zip(&self.places.gates) {
            let key = match reach(&gate.when, &known, items) {
                Ok(Reach::Truth(false, _)) => "gate-never",
                Ok(Reach::Truth(_, false)) => "gate-always",
                Ok(Reach::Truth(..) | Reach::Words(_)) | Err(_) => continue,
                Ok(Reach::Number(..)) => "not-a-condition",
            };
            self.faults.push(Fault::new(
                at.clone(),
                key,
                vec![("gate", gate.code.clone())],
            ));
        }
    }

    fn suggestions(&mut self, instrument: &Instrument, facts: &Known, items: &Items) {
        for (node, places) in instrument.nodes.iter().zip(&self.places.suggestions) {
            let mut earlier: Vec<&Suggestion> = Vec::new();
            for (suggestion, at) in node.suggest.iter().zip(places) {
                let arguments = || {
                    vec![
                        ("code", node.code.clone()),
                        ("level", suggestion.level.to_string()),
                    ]
                };
                let levels = match node.measure() {
                    Some(Measure::Levels(levels)) => {
                        levels.iter().map(|level| &level.value).collect()
                    }
                    _ => Vec::new(),
                };
                if !levels.contains(&&suggestion.level) {
                    self.faults
                        .push(Fault::new(at.clone(), "suggested-level", arguments()));
                }
                if earlier.iter().any(|before| before.when == suggestion.when) {
                    self.faults
                        .push(Fault::new(at.clone(), "suggestion-never", arguments()));
                }
                match reach(&suggestion.when, facts, items) {
                    Ok(Reach::Truth(false, _)) => {
                        self.faults
                            .push(Fault::new(at.clone(), "suggestion-never", arguments()));
                    }
                    Ok(Reach::Number(..)) => {
                        let arguments = vec![("gate", node.code.clone())];
                        self.faults
                            .push(Fault::new(at.clone(), "not-a-condition", arguments));
                    }
                    _ => {}
                }
                earlier.push(suggestion);
            }
        }
    }
}

fn mismatch_fault(
    mismatch: &Mismatch,
    expression: &Expression,
    at: Range<usize>,
    known: &Known,
) -> Fault {
    // The printed form is close enough to the written one to find the part in it.
    let text = expression.to_string();
    let find = |part: &str| {
        text.find(part).map_or(at.clone(), |offset| {
            inside(at.clone(), &text, offset, part.len())
        })
    };
    match mismatch {
        Mismatch::UnknownCode(code) => {
            let codes: Vec<&str> = known.keys().map(String::as_str).collect();
            let near = nearest(code, &codes);
            let key = if near.is_some() {
                "unknown-code-near"
            } else {
                "unknown-code"
            };
            let arguments = vec![
                ("code", code.clone()),
                ("near", near.unwrap_or_default().to_owned()),
            ];
            Fault::new(find(&format!("[{code}]")), key, arguments)
        }
        Mismatch::UnknownWord(word, words) => {
            let arguments = vec![
                ("key", text.clone()),
                ("found", word.clone()),
                ("words", words.join(", ")),
            ];
            Fault::new(find(word), "unknown-word", arguments)
        }
        Mismatch::Kind(part) => Fault::new(find(part), "mixed-kinds", vec![("part", part.clone())]),
    }
}

fn all_surveyed(instrument: &Instrument, id: NodeId) -> bool {
    let node = instrument.node(id);
    match &node.rule {
        Rule::Measure(measure) => matches!(measure, Measure::Survey(_)),
        Rule::Aggregate(_) => node
            .children
            .iter()
            .all(|child| all_surveyed(instrument, *child)),
    }
}

/// Lowest and highest rounded value of a band, in units of the last digit.
pub fn band_units(band: &Band, digits: u32) -> (i64, Option<i64>) {
    let low = units(&band.lower.value, digits, true);
    let on_grid = |value: &Exact| value.rounded(RoundingMode::Cut, digits) == *value;
    let low = if !band.lower.closed && on_grid(&band.lower.value) {
        low + 1
    } else {
        low
    };
    let high = band.upper.as_ref().map(|upper| {
        let high = units(&upper.value, digits, false);
        if !upper.closed && on_grid(&upper.value) {
            high - 1
        } else {
            high
        }
    });
    (low, high)
}

/// The first grid value from a number on (`up`) or down.
fn units(value: &Exact, digits: u32, up: bool) -> i64 {
    let away = up != value.is_negative();
    let mode = if away {
        RoundingMode::Up
    } else {
        RoundingMode::Cut
    };
    value
        .rounded_units(mode, digits)
        .unwrap_or(if up { i64::MAX } else { i64::MIN })
}

/// Points a measure can give.
fn measure_span(measure: &Measure) -> Span {
    let of = |points: Vec<&Exact>| Span {
        min: points.iter().copied().min().cloned().unwrap_or(Exact::ZERO),
        max: Some(points.iter().copied().max().cloned().unwrap_or(Exact::ZERO)),
    };
    match measure {
        Measure::Levels(levels) | Measure::Survey(levels) => {
            of(levels.iter().map(|level| &level.points).collect())
        }
        Measure::Rating(options) if options.iter().all(|option| option.points.is_some()) => {
            of(options
                .iter()
                .filter_map(|option| option.points.as_ref())
                .collect())
        }
        Measure::Rating(_) => Span {
            min: Exact::ZERO,
            max: Some(Exact::ONE),
        },
        Measure::YesNo { yes, no } => of(vec![yes, no]),
        Measure::Count { steps, .. } | Measure::Ratio { steps } => {
            of(steps.iter().map(|step| &step.points).collect())
        }
        Measure::Checklist { items, steps } if steps.is_empty() => Span {
            min: Exact::ZERO,
            max: Some(Exact::whole(items.len() as i64)),
        },
        Measure::Checklist { steps, .. } => of(steps.iter().map(|step| &step.points).collect()),
        Measure::Number {
            points: Some(points),
            ..
        } => points.clone(),
        Measure::Number { span, .. } => span.clone(),
    }
}

/// Values an aggregate can take, from its children's.
fn aggregate_span(instrument: &Instrument, node: &Node, aggregate: &Aggregate) -> Span {
    let children: Vec<&Node> = node
        .children
        .iter()
        .map(|child| instrument.node(*child))
        .collect();
    let fold = |start: Option<Exact>,
                end: fn(&Node) -> Option<Exact>,
                join: fn(&Exact, &Exact) -> Exact| {
        children
            .iter()
            .fold(start, |sum, child| match (sum, end(child)) {
                (Some(sum), Some(end)) => Some(join(&sum, &end)),
                _ => None,
            })
    };
    let min = |node: &Node| Some(node.span.min.clone());
    let max = |node: &Node| node.span.max.clone();
    let Some(first) = children.first() else {
        return Span {
            min: Exact::ZERO,
            max: None,
        };
    };
    let lesser = |a: &Exact, b: &Exact| a.min(b).clone();
    let greater = |a: &Exact, b: &Exact| a.max(b).clone();
    let nothing = Some(Exact::ZERO);
    match aggregate {
        Aggregate::Sum => Span {
            min: fold(nothing.clone(), min, Exact::plus).unwrap_or(Exact::ZERO),
            max: fold(nothing, max, Exact::plus),
        },
        Aggregate::Count => {
            let counts = |child: &&Node| match child.rule {
                Rule::Aggregate(Aggregate::Count) => child.span.max.clone().unwrap_or(Exact::ZERO),
                _ => Exact::ONE,
            };
            let max = children
                .iter()
                .map(counts)
                .fold(Exact::ZERO, |sum, count| sum.plus(&count));
            Span {
                min: Exact::ZERO,
                max: Some(max),
            }
        }
        Aggregate::WeightedMean { total } => {
            let weighted = |end: fn(&Node) -> Option<Exact>| {
                let sum = children.iter().try_fold(Exact::ZERO, |sum, child| {
                    let weight = child.weight.clone().unwrap_or(Exact::ZERO);
                    Some(sum.plus(&weight.times(&end(child)?)))
                })?;
                sum.divided_by(total)
            };
            Span {
                min: weighted(min).unwrap_or(Exact::ZERO),
                max: weighted(max),
            }
        }
        Aggregate::ScaledSum { total } => {
            let lowest = children.iter().fold(Exact::ZERO, |sum, child| {
                let share = child
                    .span
                    .max
                    .as_ref()
                    .and_then(|max| child.span.min.divided_by(max));
                let weight = child.weight.clone().unwrap_or(Exact::ZERO);
                sum.plus(&weight.times(&share.unwrap_or(Exact::ZERO)))
            });
            Span {
                min: lowest,
                max: Some(total.clone()),
            }
        }
        Aggregate::Mean => {
            let n = Exact::whole(children.len() as i64);
            let mean = |end: fn(&Node) -> Option<Exact>| {
                fold(Some(Exact::ZERO), end, Exact::plus)?.divided_by(&n)
            };
            Span {
                min: mean(min).unwrap_or(Exact::ZERO),
                max: mean(max),
            }
        }
        // Max and min of spans bound the rest: they lie between their children.
        _ => Span {
            min: fold(min(first), min, lesser).unwrap_or(Exact::ZERO),
            max: fold(max(first), max, greater),
        },
    }
}
