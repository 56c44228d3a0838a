//! What would lift a body to the next band, worked out from its answers.

use super::section::Section;
use super::view::BodyView;
use crate::assessment::naming;
use crate::look::{Column, Row, Table, table};
use crate::register::result::ResultView;
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_instrument::model::NodeId;
use prima_score::next_steps::{NextSteps, Outlook, Plan, Proof, Proposal, Proposed, Step};

/// Single changes that are shown.
const MOST: usize = 8;
/// Decimals of a gain.
const DIGITS: u32 = 4;

/// The next steps of the newest results; none where no answers are known.
pub fn section(words: Words, view: &BodyView) -> Option<Section> {
    let newest = view.newest();
    let parts: Vec<Markup> = newest
        .iter()
        .filter_map(|result| of_result(words, result))
        .collect();
    (!parts.is_empty()).then(|| Section {
        id: "langkah",
        heading: words.label("web-body-steps"),
        body: html! {
            p { (words.label("web-body-steps-about")) }
            @for part in &parts { (part) }
        },
    })
}

fn of_result(words: Words, result: &ResultView) -> Option<Markup> {
    let instrument = result.instrument?;
    let steps = &result.explained.as_ref()?.steps;
    match steps.outlook {
        Outlook::Best => return Some(html! { p { (words.label("web-body-steps-best")) } }),
        // Published scores are nobody's to change.
        Outlook::Open if !steps.leaves.is_empty() => {}
        _ => return None,
    }
    let target = &instrument.bands[steps.target?];
    let told = Told {
        words,
        instrument,
        steps,
    };
    let arguments = [
        ("programme", result.programme(words)),
        ("period", naming::period(words, &result.outcome.period)),
        ("band", target.code.clone()),
        ("label", words.text(&target.label).to_owned()),
    ];
    Some(html! {
        h3 { (words.say("web-body-steps-target", &arguments)) }
        @if steps.singles.is_empty() { p { (words.label("web-body-steps-no-single")) } }
        @else { (told.singles(&result.outcome.programme)) }
        (told.smallest())
    })
}

struct Told<'t> {
    words: Words,
    instrument: &'t Instrument,
    steps: &'t NextSteps,
}

impl Told<'_> {
    fn singles(&self, programme: &str) -> Markup {
        let words = self.words;
        let names = ["answer", "now", "to", "gain", "index", "band"]
            .map(|name| words.label(&format!("web-body-steps-{name}")));
        let columns: Vec<Column> = names
            .iter()
            .enumerate()
            .map(|(place, name)| Column {
                name,
                number: (1..=4).contains(&place),
                names_row: place == 0,
                sort: None,
            })
            .collect();
        let mut steps: Vec<&Step> = self.steps.singles.iter().collect();
        steps.sort_by(|a, b| a.gain.cmp(&b.gain).then(a.node.cmp(&b.node)));
        let rows = steps.iter().take(MOST).map(|step| Row {
            id: None,
            emphasis: false,
            cells: vec![
                html! { (self.title(step.node)) },
                html! { (self.now(step.node)) },
                html! { (self.answer(&step.proposed)) },
                html! { (self.gain(&step.gain)) },
                html! { (words.at(&step.reached.rounded, self.instrument.rounding.digits)) },
                html! { (self.band(step.reached.band)) },
            ],
        });
        let caption = words.counted("web-body-steps-caption", self.steps.singles.len(), &[]);
        table(
            words,
            &Table {
                id: &format!("langkah-{programme}"),
                caption: &caption,
                columns: &columns,
                rows: rows.collect(),
            },
        )
    }

    fn smallest(&self) -> Markup {
        let words = self.words;
        match (&self.steps.smallest, self.steps.proof) {
            (Some(plan), _) if plan.answers.len() > 1 => self.plan(plan),
            (Some(_), _) => html! {},
            (None, Proof::Impossible) => html! { p { (words.label("web-body-steps-impossible")) } },
            (None, _) => html! { p { (words.label("web-body-steps-unknown")) } },
        }
    }

    fn plan(&self, plan: &Plan) -> Markup {
        let words = self.words;
        let arguments = [
            (
                "index",
                words.at(&plan.reached.rounded, self.instrument.rounding.digits),
            ),
            ("band", self.band(plan.reached.band)),
        ];
        html! {
            p { (words.counted("web-body-steps-plan", plan.answers.len(), &arguments)) }
            ul {
                @for (node, proposed) in &plan.answers {
                    li { (self.title(*node)) ": " (self.now(*node)) " → " (self.answer(proposed)) }
                }
            }
            @if self.steps.proof == Proof::Exhausted { p { (words.label("web-body-steps-exhausted")) } }
        }
    }

    fn title(&self, node: NodeId) -> &str {
        self.words.text(&self.instrument.node(node).title)
    }

    fn now(&self, node: NodeId) -> String {
        let leaf = self.steps.leaves.iter().find(|leaf| leaf.node == node);
        match leaf.and_then(|leaf| leaf.points.as_ref()) {
            Some(points) => self.words.cut(points, DIGITS),
            None => self.words.label("label-state-not-answered"),
        }
    }

    fn answer(&self, proposed: &Proposed) -> String {
        match &proposed.proposal {
            Proposal::Answer(answer) => naming::written(self.words, answer),
            Proposal::Items(n) => self.words.counted("web-body-steps-items", *n, &[]),
        }
    }

    fn gain(&self, gain: &Exact) -> String {
        format!("+{}", self.words.cut(gain, DIGITS))
    }

    fn band(&self, band: Option<usize>) -> String {
        band.map_or_else(
            || self.words.label("web-chart-missing"),
            |band| self.instrument.bands[band].code.clone(),
        )
    }
}
