//! `/kerja/{cycle}/{unit}/rapor`: a unit's whole scorecard before the public
//! sees it, told by the same words as a public report card.

use super::place::{self, Place, Titled};
use super::refusal::{hidden, later};
use crate::assessment::{changed, naming};
use crate::desk::{Answered, DeskAnswer, Visit};
use crate::frame::localized;
use crate::look::{
    Empty, Notice, NoticeKind, Opening, empty, notice, opening, print_header, section,
};
use crate::register::body::{BodyView, explaining};
use crate::register::notes::Notes;
use crate::register::result::ResultView;
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::html;
use prima_document::wording::Words;
use prima_domain::register::day::Day;
use prima_store::history::{Dataset, Outcome};
use prima_store::register::Body;
use prima_workflow::assessment::read::unit_changes;
use prima_workflow::assessment::{Change, Preview, preview};
use prima_workflow::scorecards::Reason;
use std::collections::BTreeMap;

/// Last part of its address.
const PAGE: &str = "rapor";

/// What the page shows.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The unit.
    pub place: &'a Place,
    /// The card with one result.
    pub card: &'a BodyView<'a>,
    /// What changed after the first score, as far as the reader may know it.
    pub changes: &'a [Change],
    /// Further things to do with this unit: name and address without the language.
    pub ways: &'a [(String, String)],
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let words = visit.words();
    let place = Place::of(site, visit).await?;
    let actor = place::actor(visit)?;
    let (desk, cycle, unit) = (&site.desk, &place.cycle.cycle, &place.unit);
    let mut seen = match preview(desk, actor, cycle, unit, visit.now).await {
        Ok(seen) => seen,
        Err(error) => {
            let page = ("web-rapor", PAGE);
            return Answered::refused(place.not_open(site, visit, page, &later(error)?));
        }
    };
    let is_own = actor.acts_for(&place.subject);
    if is_own {
        hide_findings(words, &mut seen);
    }
    let body = site.database.body(unit).await?;
    let body = body.ok_or(WebError::NotFound(Missing::Page))?;
    let card = card(words, &place, body, seen);
    let changes = unit_changes(desk, actor, cycle, unit, visit.now).await;
    let changes = changes.map_err(hidden)?;
    let way = |key: &str, page: &str| (words.label(key), place.at(page));
    let ways = [
        way("web-objection-title", "sanggahan"),
        way("web-way-again", "penilaian-ulang"),
        way("web-action-title", "tindak-lanjut"),
    ];
    let view = View {
        place: &place,
        card: &card,
        changes: &changes,
        ways: &ways,
    };
    Answered::page(whole(site, visit, &view))
}

/// Puts a word in place of what several evaluators gave, where they differ: a
/// unit reads its score, never single findings.
pub fn hide_findings(words: Words, seen: &mut Preview) {
    let nodes = seen.explained.iter_mut().flat_map(|one| &mut one.nodes);
    for node in nodes {
        let Reason::Answers(answers) = &mut node.reason else {
            continue;
        };
        let differs = answers.windows(2).any(|pair| pair[0].1 != pair[1].1);
        if differs {
            let said = words.say("web-rapor-differing", &[("n", words.count(answers.len()))]);
            *answers = vec![(String::new(), said, None)];
        }
    }
}

/// The unit's card with nothing on it but what the preview gave.
pub fn card<'a>(words: Words, place: &'a Place, body: Body, seen: Preview) -> BodyView<'a> {
    let source = match place.cycle.state.as_str() {
        "published" => "web-rapor-public-source",
        _ => "web-rapor-source",
    };
    let result = ResultView {
        instrument: Some(&place.rules.instrument),
        dataset: Dataset {
            sample: place.cycle.sample.clone(),
            ..Dataset::default()
        },
        reach: String::new(),
        peers: Vec::new(),
        explained: seen.explained,
        outcome: Outcome {
            source: words.label(source),
            dataset: String::new(),
            ..seen.result
        },
    };
    BodyView {
        body,
        above: Vec::new(),
        regions: Vec::new(),
        names: Vec::new(),
        successors: Vec::new(),
        parents: Vec::new(),
        results: vec![result],
        units: Vec::new(),
        unit_results: Vec::new(),
        honours: Vec::new(),
        certified: Default::default(),
        statements: Vec::new(),
        figures: Vec::new(),
        averages: Vec::new(),
        called: BTreeMap::new(),
        datasets: BTreeMap::new(),
        determined: Default::default(),
        nearby: Default::default(),
        innovations: Default::default(),
        coaching: Default::default(),
    }
}

/// Whether the public sees the result, with the way to where it does.
fn standing(words: Words, view: &View, is_public: bool) -> maud::Markup {
    let (title, about) = match is_public {
        true => ("web-rapor-is-public", "web-rapor-is-public-about"),
        false => ("web-rapor-not-public", "web-rapor-not-public-about"),
    };
    let card = naming::body_address(words, &view.place.unit);
    let told = Notice {
        kind: NoticeKind::Information,
        title: Some(&words.label(title)),
        body: html! {
            p { (words.label(about)) }
            @if is_public { p { a href=(card) { (words.label("web-rapor-public-card")) } } }
        },
    };
    notice(words, &told)
}

fn changes(words: Words, view: &View) -> maud::Markup {
    if view.changes.is_empty() {
        return empty(&Empty {
            title: &words.label("web-rapor-changes-none"),
            about: &words.label("web-rapor-changes-none-about"),
            action: None,
        });
    }
    let all: Vec<&Change> = view.changes.iter().collect();
    html! {
        p { (words.label("web-change-about")) }
        (changed::list(words, &view.place.questions(), &all))
    }
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> maud::Markup {
    let words = visit.words();
    let is_public = view.place.cycle.state == "published";
    let title = words.label(if is_public {
        "web-rapor-public"
    } else {
        "web-rapor"
    });
    let lead = match is_public {
        true => "web-rapor-public-lead",
        false => "web-rapor-lead",
    };
    let mut notes = Notes::default();
    let sections = explaining(words, view.card, &mut notes);
    let newest = view.card.newest();
    let result = newest.first();
    let address = format!(
        "{}{}",
        site.origin,
        localized(words.lang, &view.place.at(PAGE))
    );
    let today = words.date(&Day::at(visit.now).to_string());
    let answer = result.map(|result| {
        let mut texts = result.verdict_texts(words);
        texts.without_address();
        crate::look::verdict(words, &result.verdict(&texts, None, None, None))
    });
    let main = html! {
        (print_header(words, &address, &today))
        (opening(&Opening { kind: Some(&view.place.name), title: &title, lead: &words.label(lead), facts: None, answer }))
        (standing(words, view, is_public))
        @if result.is_none() {
            (empty(&Empty { title: &words.label("web-rapor-none"), about: &words.label("web-rapor-none-about"), action: None }))
        }
        @for section in &sections { (section.markup()) }
        (section("perubahan", &words.label("web-rapor-changes"), &changes(words, view)))
        @if !notes.is_empty() { (section("sumber", &words.label("web-body-sources"), &notes.markup(words))) }
        ul class="beside" {
            @for (name, path) in view.ways { li { a href=(localized(words.lang, path)) { (name) } } }
            li { a href=(naming::instrument_address(words, &view.place.cycle.instrument)) { (words.label("web-body-instrument-link")) } }
        }
    };
    let titled = Titled {
        title: &title,
        page: PAGE,
        is_wrong: false,
        main,
    };
    view.place.markup(site, visit, &titled)
}
