//! `/data/{dataset}`: one data set with its files, its sources, and what
//! recomputing it found.

mod files;
mod honours;
mod sources;

use super::data::citation;
use crate::asked::Asked;
use crate::assessment::{figures, naming, told};
use crate::desk::moment;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{
    Notice, NoticeKind, Opening, Words, contents, notice, opening, section, summary,
};
use crate::reply::{Answer, Missing, Reply, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_store::history::{
    Dataset, DatasetFile, Event, FigureRow, HintRow, Honour, ResultSource, Statement,
};
use std::collections::BTreeMap;

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// Language.
    pub words: Words,
    /// Scheme and host.
    pub origin: &'a str,
    /// The data set.
    pub dataset: Dataset,
    /// Files of its bundle, without their texts.
    pub files: Vec<DatasetFile>,
    /// How many results it has.
    pub n_results: i64,
    /// Where they come from.
    pub result_sources: Vec<ResultSource>,
    /// Its figures.
    pub figures: Vec<FigureRow>,
    /// What would make its shares fit.
    pub hints: Vec<HintRow>,
    /// Its statements.
    pub statements: Vec<Statement>,
    /// Its events.
    pub events: Vec<Event>,
    /// Its honours.
    pub honours: Vec<Honour>,
    /// Names of the bodies that received them, by id.
    pub names: BTreeMap<String, String>,
}

/// Answers the request for the page.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let segments = asked.segments();
    let id = segments.get(1).copied().unwrap_or_default();
    let known = site.known();
    let found = known.datasets.iter().find(|row| row.dataset == id);
    let dataset = found.ok_or_else(|| WebError::NotFound(Missing::Dataset(id.to_owned())))?;
    let database = &site.database;
    let mut statements = database.statements().await?;
    statements.retain(|row| row.dataset == id);
    let mut events = database.events().await?;
    events.retain(|row| row.dataset == id);
    let mut honours = database.honours().await?;
    honours.retain(|row| row.dataset == id);
    honours.sort_by_key(|row| row.ordinal);
    let ids = honours
        .iter()
        .flat_map(|row| [row.body.clone(), row.unit.clone()]);
    let ids: Vec<String> = ids.filter(|id| !id.is_empty()).collect();
    let bodies = database.bodies_named(&ids).await?;
    let view = View {
        words: asked.words(),
        origin: &site.origin,
        dataset: dataset.clone(),
        files: database.dataset_listing(id).await?,
        n_results: database.n_results_of(id).await?,
        result_sources: database.result_sources_of(id).await?,
        figures: database.figures_of(id).await?,
        hints: database.hints_of(id).await?,
        statements,
        events,
        honours,
        names: bodies
            .into_iter()
            .map(|body| (body.body, body.name))
            .collect(),
    };
    Ok(Reply::Page(markup(&view)))
}

/// The page.
pub fn markup(view: &View) -> Markup {
    let words = view.words;
    let title = naming::of(words, &view.dataset.title_id, &view.dataset.title_en);
    let sections = sections(view);
    let listed: Vec<(&str, &str)> = sections
        .iter()
        .map(|(id, heading, _)| (*id, heading.as_str()))
        .collect();
    let main = html! {
        (opening(&Opening {
            kind: Some(&words.label("web-data-kind")),
            title,
            lead: "",
            facts: Some(facts(view)),
            answer: None,
        }))
        (notes(view))
        (contents(words, &listed))
        @for (id, heading, body) in &sections { (section(id, heading, body)) }
    };
    Page {
        words,
        title,
        description: &words.say("web-data-description", &[("title", title.to_owned())]),
        origin: view.origin,
        path: &format!("/data/{}", view.dataset.dataset),
        query: "",
        area: Some(Area::Data),
        asked: "",
        breadcrumbs: &[
            Crumb {
                name: &words.label("web-nav-home"),
                address: &localized(words.lang, "/"),
            },
            Crumb {
                name: &words.label("web-data-title"),
                address: &localized(words.lang, "/data"),
            },
            Crumb {
                name: title,
                address: "",
            },
        ],
        sample: !view.dataset.sample.is_empty(),
        hidden: false,
        main,
    }
    .markup()
}

/// Id, heading and body of each section that has something in it.
fn sections(view: &View) -> Vec<(&'static str, String, Markup)> {
    let words = view.words;
    let figure_rows: Vec<&FigureRow> = view.figures.iter().collect();
    let hint_rows: Vec<&HintRow> = view.hints.iter().collect();
    let statement_rows: Vec<&Statement> = view.statements.iter().collect();
    let datasets = std::slice::from_ref(&view.dataset);
    let mut sections = vec![("berkas", "web-data-files", files::markup(view))];
    if view.n_results > 0 {
        sections.push(("hasil", "web-data-results", results(view)));
    }
    if !view.figures.is_empty() {
        let body = html! {
            (figures::disagreements(words, &figure_rows, &figure_rows, &hint_rows))
            (figures::tables(words, &view.dataset, &figure_rows, &figure_rows))
        };
        sections.push(("angka", "web-data-figures", body));
    }
    if !view.statements.is_empty() {
        let body = told::all(words, datasets, &statement_rows, &view.dataset.dataset);
        sections.push(("pernyataan", "web-data-statements", body));
    }
    if !view.honours.is_empty() || !view.events.is_empty() {
        sections.push(("penghargaan", "web-data-honours", honours::markup(view)));
    }
    sections.push(("sumber", "web-data-sources", sources::markup(view)));
    let cited = citation(words, view.origin, &view.dataset);
    sections.push(("kutipan", "web-data-citing", html! { p { (cited) } }));
    let headed = sections
        .into_iter()
        .map(|(id, key, body)| (id, words.label(key), body));
    headed.collect()
}

fn facts(view: &View) -> Markup {
    let (words, row) = (view.words, &view.dataset);
    let programme = naming::programme_address(words, &row.programme);
    let imported = moment::day(words, &row.imported_at);
    let names = ["programme", "period", "instrument", "imported"];
    let names = names.map(|name| words.label(&format!("web-data-fact-{name}")));
    let mut rows = vec![
        (
            names[0].as_str(),
            html! { a href=(programme) { (naming::programme(words, &row.programme)) } },
        ),
        (
            names[1].as_str(),
            html! { (naming::period(words, &row.period)) },
        ),
    ];
    if row.instrument.is_empty() {
        rows.push((&names[2], html! { (words.label("web-data-no-instrument")) }));
    } else {
        let address = naming::instrument_address(words, &row.instrument);
        rows.push((&names[2], html! { a href=(address) { (row.instrument) } }));
    }
    rows.push((&names[3], html! { (imported) }));
    summary(&rows)
}

/// What must be known before anything else: whether the data are real, and the note.
fn notes(view: &View) -> Markup {
    let (words, row) = (view.words, &view.dataset);
    let about = match row.sample.as_str() {
        "" => None,
        "generated" => Some("web-data-generated"),
        _ => Some("web-data-sample"),
    };
    let note = naming::of(words, &row.note_id, &row.note_en);
    html! {
        @if let Some(key) = about {
            (notice(words, &Notice { kind: NoticeKind::Sample, title: None, body: html! { p { (words.label(key)) } } }))
        }
        @if !note.is_empty() {
            (notice(words, &Notice { kind: NoticeKind::Information, title: None, body: html! { p { (words.prose(note)) } } }))
        }
    }
}

/// How many results there are, and where they stand.
fn results(view: &View) -> Markup {
    let (words, row) = (view.words, &view.dataset);
    let n = usize::try_from(view.n_results).unwrap_or(0);
    html! {
        p { (words.counted("web-data-n-results", n, &[])) }
        p {
            a class="onward" href=(naming::ranking_address(words, &row.programme, &row.period)) {
                (words.say("web-data-to-ranking", &[
                    ("programme", naming::programme(words, &row.programme)),
                    ("period", naming::period(words, &row.period)),
                ]))
            }
        }
    }
}
