//! Up to four bodies side by side: the same programme in the same year, and
//! their way over the years.

mod charts;
mod choosing;

use super::body::Reading;
use super::notes::Notes;
use super::result::ResultView;
use super::told;
use crate::asked::Asked;
use crate::assessment::naming;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{
    self, Column, Notice, NoticeKind, Opening, Row, Table, note_mark, notice, print_header,
    section, table,
};
use crate::reply::{Answer, Reply, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_store::history::Dataset;
use prima_store::register::{Body, Region};
use std::collections::{BTreeMap, BTreeSet};

/// Bodies that are compared at most.
pub const MOST: usize = 4;
/// Bodies that a search offers.
const MOST_OFFERED: usize = 12;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct CompareView<'a> {
    /// The bodies, in the order they were asked for, each with its results.
    pub chosen: Vec<ComparedBody<'a>>,
    /// Ids nobody has.
    pub unknown: Vec<String>,
    /// Ids that were named more than once.
    pub repeated: Vec<String>,
    /// Bodies that were one too many.
    pub left_out: Vec<String>,
    /// What was searched for.
    pub query: String,
    /// Bodies that fit the search and are not chosen yet, each with its regions.
    pub offered: Vec<(Body, Vec<Region>)>,
}

/// A body that is compared.
#[derive(Clone, Debug)]
pub struct ComparedBody<'a> {
    /// The body.
    pub body: Body,
    /// Its results, newest period first.
    pub results: Vec<ResultView<'a>>,
}

impl<'a> ComparedBody<'a> {
    /// Its result in a round; a real one stands before a sample.
    pub fn in_round(&self, programme: &str, period: &str) -> Option<&ResultView<'a>> {
        let of_round = self.results.iter().filter(|result| {
            result.outcome.programme == programme
                && result.outcome.period == period
                && result.says_something()
        });
        of_round.min_by_key(|result| result.is_sample())
    }
}

impl CompareView<'_> {
    /// Ids of the chosen bodies.
    pub fn ids(&self) -> Vec<&str> {
        self.chosen
            .iter()
            .map(|one| one.body.body.as_str())
            .collect()
    }

    /// Rounds that any of them has a result of: newest period first, then by programme.
    pub fn rounds(&self) -> Vec<(&str, &str)> {
        let results = self.chosen.iter().flat_map(|one| &one.results);
        let rounds: BTreeSet<(&str, &str)> = results
            .filter(|result| result.says_something())
            .map(|result| {
                (
                    result.outcome.programme.as_str(),
                    result.outcome.period.as_str(),
                )
            })
            .collect();
        let mut rounds: Vec<(&str, &str)> = rounds.into_iter().collect();
        rounds.sort_by(|a, b| (naming::order(a.0), b.1).cmp(&(naming::order(b.0), a.1)));
        rounds
    }
}

/// The page at `/bandingkan`.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    Ok(Reply::Page(document(
        &site.origin,
        asked,
        &read(site, asked).await?,
    )))
}

async fn read<'a>(site: &'a Site, asked: &Asked) -> Result<CompareView<'a>, WebError> {
    let known = site.known();
    let datasets: BTreeMap<String, Dataset> = known
        .datasets
        .iter()
        .map(|dataset| (dataset.dataset.clone(), dataset.clone()))
        .collect();
    let reading = Reading {
        site,
        known: &known,
        datasets: &datasets,
    };
    let mut view = CompareView {
        query: asked.value("q").to_owned(),
        ..CompareView::default()
    };
    let mut seen = BTreeSet::new();
    for id in asked.values("badan") {
        if !seen.insert(id) {
            if !view.repeated.iter().any(|known| known == id) {
                view.repeated.push(id.to_owned());
            }
            continue;
        }
        match site.database.body(id).await? {
            None => view.unknown.push(id.to_owned()),
            Some(body) if view.chosen.len() == MOST => view.left_out.push(body.called().to_owned()),
            Some(body) => {
                let results = reading.plain(site.database.results_of(id).await?);
                view.chosen.push(ComparedBody { body, results });
            }
        }
    }
    let called: BTreeMap<String, String> = view
        .chosen
        .iter()
        .map(|one| (one.body.body.clone(), one.body.called().to_owned()))
        .collect();
    for id in &mut view.repeated {
        if let Some(name) = called.get(id) {
            id.clone_from(name);
        }
    }
    if !view.query.is_empty() {
        let ids: Vec<String> = known
            .bodies_found(&view.query)
            .into_iter()
            .filter(|id| !called.contains_key(id))
            .take(MOST_OFFERED)
            .collect();
        let mut bodies = site.database.bodies_named(&ids).await?;
        bodies.sort_by_key(|body| ids.iter().position(|id| *id == body.body));
        let regions = |body: &Body| super::body::regions(&known, &body.region);
        view.offered = bodies
            .into_iter()
            .map(|body| (body.clone(), regions(&body)))
            .collect();
    }
    Ok(view)
}

/// The comparison as a page.
pub fn document(origin: &str, asked: &Asked, view: &CompareView) -> Markup {
    let words = asked.words();
    let mut notes = Notes::default();
    let title = title(words, view);
    let results = (view.chosen.len() > 1).then(|| {
        html! {
            (charts::rounds(words, view))
            (charts::trends(words, view))
            (side_by_side(words, view, &mut notes))
        }
    });
    let address = format!("{origin}{}", told::compare_address(words, &view.ids()));
    let main = html! {
        (print_header(words, &address, &words.date(notes.newest())))
        (look::opening(&Opening { kind: None, title: &title, lead: &words.label("web-compare-lead"), facts: None, answer: None }))
        (messages(words, view))
        (section("pilihan", &words.label("web-compare-chosen"), &choosing::chosen(words, view)))
        @match &results {
            Some(body) => (section("perbandingan", &words.label("web-compare-results"), body)),
            None => (choosing::too_few(words, view)),
        }
        @if !notes.is_empty() { (section("sumber", &words.label("web-body-sources"), &notes.markup(words))) }
    };
    let own = told::compare_address(words, &view.ids());
    Page {
        words,
        title: &title,
        description: &words.label("web-compare-lead"),
        origin,
        path: "/bandingkan",
        query: &asked.query,
        area: Some(Area::Bodies),
        asked: "",
        breadcrumbs: &[
            Crumb {
                name: &words.label("web-nav-home"),
                address: &localized(words.lang, "/"),
            },
            Crumb {
                name: &words.label("web-nav-bodies"),
                address: &localized(words.lang, "/badan"),
            },
            Crumb {
                name: &words.label("web-compare-title"),
                address: &own,
            },
        ],
        sample: view.chosen.iter().any(|one| {
            !one.body.sample.is_empty() || one.results.iter().any(ResultView::is_sample)
        }),
        hidden: !asked.query.is_empty(),
        main,
    }
    .markup()
}

fn title(words: Words, view: &CompareView) -> String {
    let names: Vec<String> = view
        .chosen
        .iter()
        .map(|one| one.body.called().to_owned())
        .collect();
    match names.len() {
        0 | 1 => words.label("web-compare-title"),
        _ => words.say(
            "web-compare-title-of",
            &[("names", told::list(words, &names))],
        ),
    }
}

/// What of the question could not be followed.
fn messages(words: Words, view: &CompareView) -> Markup {
    let mut lines: Vec<String> = view
        .unknown
        .iter()
        .map(|id| words.say("web-compare-unknown", &[("id", id.clone())]))
        .collect();
    lines.extend(
        view.repeated
            .iter()
            .map(|name| words.say("web-compare-repeated", &[("name", name.clone())])),
    );
    if !view.left_out.is_empty() {
        let arguments = [
            ("most", told::number(words, MOST)),
            ("names", told::list(words, &view.left_out)),
        ];
        lines.push(words.say("web-compare-too-many", &arguments));
    }
    if lines.is_empty() {
        return html! {};
    }
    notice(
        words,
        &Notice {
            kind: NoticeKind::Information,
            title: None,
            body: html! { @for line in &lines { p { (line) } } },
        },
    )
}

/// Every round in a row, every body in a column.
fn side_by_side(words: Words, view: &CompareView, notes: &mut Notes) -> Markup {
    let rounds = view.rounds();
    if rounds.is_empty() {
        return html! { p { (words.label("web-compare-nothing")) } };
    }
    let first = words.label("web-compare-round");
    let mut columns = vec![Column {
        name: &first,
        names_row: true,
        ..Column::default()
    }];
    columns.extend(view.chosen.iter().map(|one| Column {
        name: one.body.called(),
        ..Column::default()
    }));
    let mut rows = Vec::new();
    for (programme, period) in rounds {
        let round = format!(
            "{} {}",
            naming::programme(words, programme),
            naming::period(words, period)
        );
        let about = naming::programme_about(words, programme);
        let mut cells = vec![html! {
            a href=(naming::cycle_address(words, programme, period)) { (round) }
            @if !about.is_empty() { br; span class="muted" { (about) } }
        }];
        for one in &view.chosen {
            let cell = cell(words, one.in_round(programme, period), notes);
            // Where the columns are stacked, each says whose it is.
            cells.push(html! { span class="stacked-name" aria-hidden="true" { (one.body.called()) } (cell) });
        }
        rows.push(Row {
            id: None,
            emphasis: false,
            cells,
        });
    }
    let drawn = table(
        words,
        &Table {
            id: "banding",
            caption: &words.label("web-compare-caption"),
            columns: &columns,
            rows,
        },
    );
    html! { div class="stacks" { (drawn) } }
}

fn cell(words: Words, result: Option<&ResultView>, notes: &mut Notes) -> Markup {
    let Some(result) = result else {
        return html! { span class="muted" { (words.label("web-compare-no-result")) } };
    };
    let mark = note_mark(words, notes.result(&result.outcome));
    let (rank, among) = (result.rank_words(words), result.among(words));
    let mismatches = result.mismatches(words);
    let recounted = result.recounted(words);
    let own = result.own_words(words);
    html! {
        strong { (result.announced(words)) } (mark)
        @if !recounted.is_empty() { br; span class="muted" { (recounted) } }
        br; (result.chip(words))
        @if !rank.is_empty() { br; (rank) " " span class="muted" { (among) } }
        @if let Some(own) = &own { br; span class="muted" { (own) } }
        @if result.is_sample() { br; span class="muted" { (words.label("web-origin-sample")) } }
        @for mismatch in &mismatches { br; span class="muted" { (mismatch) } }
    }
}
