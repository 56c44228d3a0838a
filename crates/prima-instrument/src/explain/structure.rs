//! The tree with its weights, and how children become their parent's score.

use super::{columns, mark, provisional, source};
use crate::document::{Section, Table};
use crate::exact::Exact;
use crate::labels;
use crate::model::{Aggregate, Node, NodeId, Rule};
use crate::phrases::Phrases;
use crate::words::share;

/// Every node with its weight in the parent and its share in the whole.
pub fn tree(words: Phrases) -> Section {
    let instrument = words.instrument;
    let mut section = Section::new(words.label("explain-tree"));
    section.paragraph(words.label("explain-tree-about"));
    let titles = [
        ("explain-column-code", false),
        ("explain-column-title", false),
        ("explain-column-weight", true),
        ("explain-column-effective", true),
        ("explain-column-rule", false),
        ("explain-column-mark", false),
    ];
    let mut table = Table::new(words.label("explain-tree-caption"), columns(words, &titles));
    for (id, depth) in instrument.in_order() {
        let node = instrument.node(id);
        let weight = node.weight.as_ref().map(|weight| words.figure(weight));
        let effective = instrument.effective_weight(id);
        let cells = vec![
            node.code.clone(),
            words.text(&node.title),
            weight.unwrap_or_default(),
            effective
                .map(|effective| share(words.lang, &effective))
                .unwrap_or_default(),
            words.label(labels::rule(&node.rule)),
            mark(words, &node.provisional),
        ];
        table.row(depth, cells);
    }
    section.table(table.without_empty_columns());
    section
}

/// One section for each node that is computed from others.
pub fn aggregates(words: Phrases) -> Section {
    let mut section = Section::new(words.label("explain-aggregates"));
    for (id, _) in words.instrument.in_order() {
        let node = words.instrument.node(id);
        if let Rule::Aggregate(aggregate) = &node.rule {
            let mut inner = Section::new(words.node(id));
            inner.paragraph(rule(words, node, aggregate));
            common(words, node, &mut inner);
            section.section(inner);
        }
    }
    section
}

fn rule(words: Phrases, node: &Node, aggregate: &Aggregate) -> String {
    let child = |id: &NodeId| {
        let child = words.instrument.node(*id);
        match &child.weight {
            Some(weight) => format!("{} ({})", child.code, words.figure(weight)),
            None => child.code.clone(),
        }
    };
    let children: Vec<String> = node.children.iter().map(child).collect();
    let children = ("children", children.join(", "));
    let total = |total: &Exact| ("total", words.figure(total));
    match aggregate {
        Aggregate::WeightedMean { total: sum } => {
            words.say("explain-weighted-mean", &[children, total(sum)])
        }
        Aggregate::ScaledSum { total: sum } => {
            words.say("explain-scaled-sum", &[children, total(sum)])
        }
        Aggregate::Mean => words.say("explain-mean", &[children]),
        Aggregate::Sum => words.say("explain-sum", &[children]),
        Aggregate::Min => words.say("explain-min", &[children]),
        Aggregate::Max => words.say("explain-max", &[children]),
        Aggregate::GeometricMean { precision } => {
            let rounding = ("rounding", words.rounding(precision));
            words.say("explain-geometric-mean", &[children, rounding])
        }
        Aggregate::HarmonicMean => words.say("explain-harmonic-mean", &[children]),
        Aggregate::PooledMean => words.say("explain-pooled-mean", &[children]),
        Aggregate::Count => words.say("explain-count", &[children]),
        Aggregate::Formula(formula) => {
            words.say("explain-formula", &[("formula", words.formula(formula))])
        }
    }
}

/// What may be said of any node: where it applies, what is missing, rounding,
/// the stretch of its scores, its source.
pub fn common(words: Phrases, node: &Node, section: &mut Section) {
    if let Some(condition) = &node.applies_if {
        let condition = [("condition", words.condition(condition))];
        section.paragraph(words.say("explain-applies-if", &condition));
    }
    if let Some(pillar) = node.pillar {
        let pillar = [("pillar", words.label(labels::pillar(pillar)))];
        section.paragraph(words.say("explain-pillar", &pillar));
    }
    if let Some(least) = node.minimum_respondents {
        let least = [("least", least.to_string())];
        section.paragraph(words.say("explain-minimum-respondents", &least));
    }
    missing(words, node, section);
    as_child(words, node, section);
    if let Some(rounding) = &node.rounding {
        let how = [("rounding", words.rounding(rounding))];
        section.paragraph(words.say("explain-node-rounding", &how));
        if let Some(why) = &rounding.provisional {
            section.note(provisional(words, why));
        }
    }
    let span = [("span", words.span(&node.span))];
    section.paragraph(words.say("explain-span", &span));
    section.paragraph(source(words, &node.source));
    if let Some(why) = &node.provisional {
        section.note(provisional(words, why));
    }
}

/// Where a node treats its children's states otherwise than the instrument does.
fn missing(words: Phrases, node: &Node, section: &mut Section) {
    let general = labels::actions(&words.instrument.missing);
    let own = labels::actions(&node.missing);
    for ((state, action), (_, usual)) in own.into_iter().zip(general) {
        if action != usual && !node.is_leaf() {
            let arguments = [
                ("state", words.label(state)),
                ("action", words.label(labels::action(action))),
            ];
            section.paragraph(words.say("explain-node-missing", &arguments));
        }
    }
    if let Some(text) = &node.missing_mark {
        let text = [("text", words.text(text))];
        section.paragraph(words.say("explain-missing-mark", &text));
    }
}

/// Where a node's own state does otherwise than its parent's rule says.
fn as_child(words: Phrases, node: &Node, section: &mut Section) {
    let Some(parent) = node.parent.map(|parent| words.instrument.node(parent)) else {
        return;
    };
    let usual = labels::actions(&parent.missing);
    for ((state, action), (_, usual)) in labels::actions(&node.enters).into_iter().zip(usual) {
        if action != usual {
            let arguments = [
                ("state", words.label(state)),
                ("action", words.label(labels::action(action))),
            ];
            section.paragraph(words.say("explain-as-child", &arguments));
        }
    }
    if node.left_out_mark != parent.missing_mark
        && let Some(text) = &node.left_out_mark
    {
        let text = [("text", words.text(text))];
        section.paragraph(words.say("explain-left-out-mark", &text));
    }
}
