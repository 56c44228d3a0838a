//! Checks nodes one by one: weights, children, measures.

use super::{Checker, DEEPEST, MOST_DIGITS};
use crate::exact::Exact;
use crate::model::*;

impl Checker<'_> {
    /// Whether the tree is shallow enough to be walked; reports where it is not.
    pub fn depths(&mut self, instrument: &Instrument) -> bool {
        let mut depths: Vec<usize> = Vec::new();
        for (index, node) in instrument.nodes.iter().enumerate() {
            let depth = node.parent.map_or(0, |parent| depths[parent.0] + 1);
            // Once on each branch is enough.
            if depth == DEEPEST + 1 {
                let arguments = vec![("code", node.code.clone()), ("most", DEEPEST.to_string())];
                let at = self.places.nodes[index].code.clone();
                self.fault(at, "too-deep", arguments);
            }
            depths.push(depth);
        }
        depths.iter().all(|depth| *depth <= DEEPEST)
    }

    pub fn node(&mut self, instrument: &Instrument, id: NodeId) {
        let node = instrument.node(id);
        let at = self.places.nodes[id.0].code.clone();
        let code = || vec![("code", node.code.clone())];
        self.digits(node, id);
        match &node.rule {
            Rule::Measure(measure) => {
                if !node.children.is_empty() {
                    self.unsound(at.clone(), "leaf-with-children", code());
                }
                self.answer_source(instrument, id, measure);
                if let Measure::Rating(options) = measure {
                    self.rating(instrument, id, options);
                }
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
        if id == NodeId(0) && node.weight.is_some() {
            self.fault(self.places.nodes[0].weight.clone(), "root-weight", code());
        }
    }

    /// A leaf has an answer source, and only surveys answer survey questions.
    fn answer_source(&mut self, instrument: &Instrument, id: NodeId, measure: &Measure) {
        let node = instrument.node(id);
        let survey = matches!(measure, Measure::Survey(_));
        let kind = node.from.map(|from| instrument.answer_sources[from].kind);
        let key = match kind {
            None => "no-answer-source",
            Some(kind) if survey != (kind == SourceKind::Survey) => "survey-source",
            Some(_) => return,
        };
        // The source may be inherited from a table that is broken.
        let mut above = node.parent;
        while let Some(parent) = above {
            if self.regions.is_broken(&self.places.nodes[parent.0].code) {
                return;
            }
            above = instrument.node(parent).parent;
        }
        if self.regions.any_broken("answer_source") {
            return;
        }
        let at = self.places.nodes[id.0].code.clone();
        self.fault(at, key, vec![("code", node.code.clone())]);
    }

    fn digits(&mut self, node: &Node, id: NodeId) {
        let precision = match &node.rule {
            Rule::Aggregate(Aggregate::GeometricMean { precision }) => Some(precision),
            _ => None,
        };
        let roundings = [node.rounding.as_ref(), precision];
        let too_many = |rounding: &&Rounding| rounding.digits > MOST_DIGITS;
        if roundings
            .into_iter()
            .flatten()
            .any(|rounding| too_many(&rounding))
        {
            let arguments = vec![
                ("code", node.code.clone()),
                ("most", MOST_DIGITS.to_string()),
            ];
            let at = self.places.nodes[id.0].code.clone();
            self.fault(at, "too-many-digits", arguments);
        }
    }

    /// A rating needs points where its parent reads them.
    fn rating(&mut self, instrument: &Instrument, id: NodeId, options: &[RatingOption]) {
        let node = instrument.node(id);
        let counted = node.parent.is_some_and(|parent| {
            matches!(
                instrument.node(parent).rule,
                Rule::Aggregate(Aggregate::Count)
            )
        });
        let key = if counted && !options.iter().any(|option| option.present) {
            "nothing-present"
        } else if !counted && options.iter().any(|option| option.points.is_none()) {
            "rating-without-points"
        } else {
            return;
        };
        let at = self.places.nodes[id.0].code.clone();
        self.unsound(at, key, vec![("code", node.code.clone())]);
    }

    fn aggregate(&mut self, instrument: &Instrument, id: NodeId, aggregate: &Aggregate) {
        let node = instrument.node(id);
        let at = self.places.nodes[id.0].code.clone();
        let code = || vec![("code", node.code.clone())];
        let formula = matches!(aggregate, Aggregate::Formula(_));
        if node.children.is_empty() && !formula {
            // A child that names its parent wrongly is reported there.
            if is_whole(instrument) {
                self.unsound(at, "no-children", code());
            }
            return;
        }
        let weighs = match aggregate {
            Aggregate::WeightedMean { total } | Aggregate::ScaledSum { total } => {
                self.weights(instrument, id, total);
                true
            }
            Aggregate::GeometricMean { .. } | Aggregate::HarmonicMean => {
                let weighted = |child: &&NodeId| instrument.node(**child).weight.is_some();
                let n_weighted = node.children.iter().filter(weighted).count();
                if n_weighted != 0 && n_weighted != node.children.len() {
                    self.fault(at.clone(), "some-weights", code());
                }
                n_weighted != 0
            }
            Aggregate::PooledMean => {
                if !all_surveyed(instrument, id) {
                    self.fault(at.clone(), "pooled-without-survey", code());
                }
                false
            }
            _ => false,
        };
        for child in &node.children {
            let inner = instrument.node(*child);
            let place = self.places.nodes[child.0].weight.clone();
            match &inner.weight {
                Some(_) if !weighs => {
                    let arguments =
                        vec![("code", inner.code.clone()), ("parent", node.code.clone())];
                    self.fault(place, "weight-without-use", arguments);
                }
                Some(weight) if weight.is_negative() => {
                    self.unsound(place, "negative-weight", vec![("code", inner.code.clone())]);
                }
                _ => {}
            }
        }
    }

    fn weights(&mut self, instrument: &Instrument, id: NodeId, total: &Exact) {
        let node = instrument.node(id);
        let at = self.places.nodes[id.0].weights.clone();
        if *total <= Exact::ZERO {
            self.unsound(at, "weights-total", vec![("code", node.code.clone())]);
            return;
        }
        let mut sum = Exact::ZERO;
        // A child that names its parent wrongly is not among the children.
        let mut complete = is_whole(instrument);
        for child in &node.children {
            let inner = instrument.node(*child);
            match &inner.weight {
                Some(weight) => sum = sum.plus(weight),
                None => {
                    complete = false;
                    let arguments =
                        vec![("code", inner.code.clone()), ("parent", node.code.clone())];
                    let place = self.places.nodes[child.0].code.clone();
                    self.unsound(place, "no-weight", arguments);
                }
            }
        }
        if !complete || sum == *total {
            return;
        }
        let codes = node
            .children
            .iter()
            .map(|child| instrument.node(*child).code.clone());
        let codes: Vec<String> = codes.collect();
        let (direction, difference) = if sum < *total {
            ("less", total.minus(&sum))
        } else {
            ("more", sum.minus(total))
        };
        let arguments = vec![
            ("code", node.code.clone()),
            ("sum", sum.to_string()),
            ("total", total.to_string()),
            ("direction", direction.to_owned()),
            ("difference", difference.to_string()),
            ("children", codes.join(", ")),
        ];
        self.unsound(at, "weights-sum", arguments);
    }
}

/// Whether every node but the root has found its parent.
fn is_whole(instrument: &Instrument) -> bool {
    let mut below = instrument.nodes.iter().skip(1);
    below.all(|node| node.parent.is_some())
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
