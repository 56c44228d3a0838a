//! What an index is made of, down to the indicator: weight, score, reason, law.
//! Where nothing but the index was published, the tree of the rules says what
//! was assessed, and that its scores are not known.

use super::section::Section;
use super::view::BodyView;
use crate::assessment::naming;
use crate::look::{Column, Row, Table, note_mark, stacked};
use crate::register::notes::Notes;
use crate::register::result::ResultView;
use maud::{Markup, html};
use prima_document::report::formula;
use prima_document::wording::Words;
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_instrument::model::{Aggregate, Node, NodeId, Rule, Source};
use prima_instrument::words::share;
use prima_score::value::State;
use prima_workflow::scorecards::{Explained, ExplainedNode, Reason};

/// Decimals of a score that has no end.
const DIGITS: u32 = 5;
/// A tree with more nodes is shown when it is asked for.
const MOST_OPEN: usize = 14;

/// The trees of the newest results; large ones stand open where `is_open` says so.
pub fn section(words: Words, view: &BodyView, notes: &mut Notes, is_open: bool) -> Option<Section> {
    let newest: Vec<&ResultView> = view
        .newest()
        .into_iter()
        .filter(|result| result.instrument.is_some())
        .collect();
    if newest.is_empty() {
        return None;
    }
    let several = newest.len() > 1;
    let mut parts = Vec::new();
    for result in newest {
        let Some(instrument) = result.instrument else {
            continue;
        };
        let tree = tree(words, view, result, instrument);
        let mark = note_mark(words, notes.result(&result.outcome));
        parts.push(html! {
            @if several { h3 { (result.programme(words)) " " (naming::period(words, &result.outcome.period)) } }
            p { (about(words, result)) (mark) }
            @if instrument.nodes.len() > MOST_OPEN {
                details class="data" open[is_open] {
                    summary { (words.counted("web-body-tree-open", instrument.nodes.len() - 1, &[])) span class="visually-hidden" { ": " (result.programme(words)) } }
                    (tree)
                }
            } @else { (tree) }
            p { a href=(naming::instrument_address(words, &instrument.name())) { (words.label("web-body-instrument-link")) } }
        });
    }
    Some(Section {
        id: "rincian",
        heading: words.label("web-body-nodes"),
        body: html! { @for part in &parts { (part) } },
    })
}

/// What is known of the parts.
fn about(words: Words, result: &ResultView) -> String {
    let behind = nodes_of(result);
    let key = match (&behind, result.outcome.origin.as_str()) {
        (Some(_), _) => "web-body-nodes-known",
        (None, "children") => "web-body-nodes-rolled-up",
        (None, _) => "web-body-nodes-unknown",
    };
    words.label(key)
}

/// What is behind the scores, where anything is.
fn nodes_of<'r>(result: &'r ResultView) -> Option<&'r Explained> {
    result
        .explained
        .as_ref()
        .filter(|explained| !explained.nodes.is_empty())
}

fn tree(words: Words, view: &BodyView, result: &ResultView, instrument: &Instrument) -> Markup {
    let explained = nodes_of(result);
    let with_part = explained.is_some_and(|explained| {
        explained
            .nodes
            .iter()
            .any(|node| node.contribution.is_some())
    });
    let names = [
        words.label("web-body-node"),
        words.label("web-body-score"),
        words.label("web-body-weight"),
        words.label("web-body-contribution"),
        words.label("web-body-reason"),
    ];
    let column = |place: usize| Column {
        name: &names[place],
        number: (1..=3).contains(&place),
        names_row: place == 0,
        sort: None,
    };
    let shown: Vec<usize> = (0..names.len())
        .filter(|place| with_part || *place != 3)
        .collect();
    let columns: Vec<Column> = shown.iter().map(|place| column(*place)).collect();
    let order = instrument.in_order();
    let laws = laws(instrument, &order);
    let rows = order.iter().map(|(id, depth)| {
        let line = Line {
            words,
            result,
            instrument,
            explained,
            laws: &laws,
            id: *id,
        };
        let cells = line.cells(*depth);
        Row {
            cells: shown.iter().map(|place| cells[*place].clone()).collect(),
            emphasis: *depth == 0,
            id: None,
        }
    });
    let caption = words.say(
        "web-body-nodes-caption",
        &[
            ("programme", result.programme(words)),
            ("period", naming::period(words, &result.outcome.period)),
            ("name", view.body.called().to_owned()),
        ],
    );
    let table = stacked(
        words,
        &Table {
            id: &format!("unsur-{}", result.outcome.programme),
            caption: &caption,
            columns: &columns,
            rows: rows.collect(),
        },
    );
    html! {
        (table)
        p class="laws-title" { (words.label("web-body-laws")) }
        ol class="notes" {
            @for (place, source) in laws.iter().enumerate() {
                li id=(law_id(result, place + 1)) { (law(words, instrument, source)) }
            }
        }
    }
}

/// The places in laws that the nodes come from, each once.
fn laws<'i>(instrument: &'i Instrument, order: &[(NodeId, usize)]) -> Vec<&'i Source> {
    let mut laws: Vec<&Source> = Vec::new();
    for (id, _) in order {
        let source = &instrument.node(*id).source;
        if !laws.contains(&source) {
            laws.push(source);
        }
    }
    laws
}

fn law_id(result: &ResultView, number: usize) -> String {
    format!("dasar-{}-{number}", result.outcome.programme)
}

/// One node on its line.
struct Line<'l, 'a> {
    words: Words,
    result: &'l ResultView<'a>,
    instrument: &'l Instrument,
    explained: Option<&'l Explained>,
    laws: &'l [&'l Source],
    id: NodeId,
}

impl Line<'_, '_> {
    fn cells(&self, depth: usize) -> [Markup; 5] {
        let node = self.instrument.node(self.id);
        [
            html! {
                span class={ "node depth-" (depth.min(4)) } {
                    (self.words.text(&node.title))
                    @if node.provisional.is_some() { " " span class="muted" { "(" (self.words.label("web-body-provisional-word")) ")" } }
                    (self.law(node))
                }
            },
            html! { (self.score(node)) },
            self.weight(node),
            html! { (self.contribution()) },
            html! { (self.reason(node)) },
        ]
    }

    /// The number of the rule it comes from.
    fn law(&self, node: &Node) -> Markup {
        let Some(place) = self.laws.iter().position(|law| **law == node.source) else {
            return html! {};
        };
        let number = place + 1;
        html! {
            span class="node-law" {
                a href={ "#" (law_id(self.result, number)) } { (self.words.say("web-body-law", &[("n", self.words.count(number))])) }
            }
        }
    }

    fn told(&self) -> Option<&ExplainedNode> {
        self.explained?.nodes.get(self.id.0)
    }

    /// Its share of the whole; where that depends on scores, its share of its parent.
    fn weight(&self, node: &Node) -> Markup {
        if let Some(weight) = self.instrument.effective_weight(self.id) {
            return html! { @if node.parent.is_some() { (share(self.words.lang, &weight)) } };
        }
        let own = node
            .parent
            .and_then(|parent| in_parent(self.instrument.node(parent), node));
        html! {
            @if let Some(own) = own {
                (share(self.words.lang, &own)) " " span class="node-law" { (self.words.label("web-body-weight-in-parent")) }
            }
        }
    }

    fn score(&self, node: &Node) -> Markup {
        let words = self.words;
        let told = self.told();
        if let Some(score) = told.and_then(|told| told.score.as_ref()) {
            return html! { strong { (words.cut(score, DIGITS)) } };
        }
        if node.parent.is_none() && !self.result.outcome.index_text.is_empty() {
            return html! { strong { (self.result.announced(words)) } };
        }
        html! { span class="muted" { (self.absent(told)) } }
    }

    /// Why there is no score.
    fn absent(&self, told: Option<&ExplainedNode>) -> String {
        match told {
            Some(told) if !self.is_below_published() && told.state != State::Scored => {
                self.words.label(&format!(
                    "label-state-{}",
                    told.state.word().replace('_', "-")
                ))
            }
            _ => self.words.label("web-body-not-published"),
        }
    }

    /// Whether a node above it was published, so that nobody looked at it.
    fn is_below_published(&self) -> bool {
        let mut above = self.instrument.node(self.id).parent;
        while let Some(id) = above {
            let told = self
                .explained
                .and_then(|explained| explained.nodes.get(id.0));
            if told.is_some_and(|told| told.reason == Reason::Published) {
                return true;
            }
            above = self.instrument.node(id).parent;
        }
        false
    }

    fn contribution(&self) -> String {
        let part = self.told().and_then(|told| told.contribution.as_ref());
        part.map_or_else(String::new, |part| self.words.cut(part, DIGITS))
    }

    fn reason(&self, node: &Node) -> String {
        let words = self.words;
        let Some(told) = self.told().filter(|_| !self.is_below_published()) else {
            return self.rule(node);
        };
        match &told.reason {
            Reason::Published => words.label("web-body-reason-published"),
            Reason::Inapplicable => words.label("web-body-reason-inapplicable"),
            Reason::Children(n) => {
                words.counted("web-body-reason-children", *n, &[("rule", self.rule(node))])
            }
            Reason::Formula => self.formula(node),
            Reason::Answers(answers) => {
                let texts: Vec<&str> = answers.iter().map(|(_, text, _)| text.as_str()).collect();
                words.say("web-body-reason-answers", &[("answers", texts.join("; "))])
            }
            Reason::Survey(n) => words.counted("web-body-reason-survey", *n as usize, &[]),
        }
    }

    /// How it would get its score; of an aggregate, its rule.
    fn rule(&self, node: &Node) -> String {
        match &node.rule {
            Rule::Aggregate(aggregate) => {
                if node.parent.is_none()
                    && self.explained.is_none()
                    && self.result.outcome.origin == "children"
                {
                    return self.words.label("web-body-reason-units");
                }
                self.words.label(aggregate.label())
            }
            Rule::Measure(_) => match node
                .from
                .and_then(|from| self.instrument.answer_sources.get(from))
            {
                Some(source) => self.words.text(&source.title).to_owned(),
                None => self.words.label("web-body-reason-answered"),
            },
        }
    }

    fn formula(&self, node: &Node) -> String {
        let Rule::Aggregate(Aggregate::Formula(expression)) = &node.rule else {
            return self.rule(node);
        };
        let value = |code: &str| {
            let id = self.instrument.find_node(code)?;
            let score = self.explained?.nodes.get(id.0)?.score.as_ref()?;
            Some(self.words.cut(score, DIGITS))
        };
        formula::with(expression, &value, self.words)
    }
}

/// A node's share of its parent, where the parent weighs or takes the mean.
fn in_parent(parent: &Node, node: &Node) -> Option<Exact> {
    match &parent.rule {
        Rule::Aggregate(Aggregate::WeightedMean { total } | Aggregate::ScaledSum { total }) => {
            node.weight.as_ref()?.divided_by(total)
        }
        Rule::Aggregate(Aggregate::Mean) => Some(Exact::ratio(1, parent.children.len() as i64)),
        _ => None,
    }
}

/// The law a node comes from, with its place in it.
fn law(words: Words, instrument: &Instrument, source: &Source) -> Markup {
    let Some(law) = instrument.laws.get(source.law) else {
        return html! {};
    };
    html! {
        (law.title)
        @if let Some(at) = &source.at { ", " (at) }
        @if !law.sourced { " " span class="muted" { "(" (words.label("web-body-law-second-hand")) ")" } }
    }
}
