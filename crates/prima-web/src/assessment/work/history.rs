//! `/kerja/{cycle}/{unit}/riwayat`: who changed what in a unit's answers, the
//! newest first; of all questions or of one.

use super::place::{self, Place, Titled};
use super::refusal::hidden;
use crate::desk::{Answered, DeskAnswer, Visit, moment};
use crate::frame::localized;
use crate::look::{
    Choice, Column, Control, Empty, Field, Filter, Opening, Pagination, Row, Table, empty, filter,
    opening, pagination, stacked,
};
use crate::reply::WebError;
use crate::site::Site;
use maud::{Markup, html};
use prima_instrument::form::Question;
use prima_store::cycle::ResponseChange;
use prima_workflow::assessment::read::unit_history;
use std::collections::{BTreeMap, BTreeSet};

/// Last part of its address.
pub const PAGE: &str = "riwayat";
/// Changes on one page.
const PER_PAGE: usize = 50;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The unit.
    pub place: &'a Place,
    /// Everything that is asked.
    pub questions: &'a [Question],
    /// Codes that were ever answered, in the order of the form.
    pub codes: &'a [String],
    /// The changes of this page, the newest first.
    pub changes: &'a [ResponseChange],
    /// Names of those who made them, by id.
    pub names: &'a BTreeMap<String, String>,
    /// The question that is looked at; empty: all of them.
    pub code: &'a str,
    /// Which page this is, from 1.
    pub page: usize,
    /// How many pages there are.
    pub n_pages: usize,
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let place = Place::of(site, visit).await?;
    let (cycle, unit) = (&place.cycle.cycle, &place.unit);
    let found = unit_history(&site.desk, place::actor(visit)?, cycle, unit, visit.now).await;
    let found = found.map_err(hidden)?;
    let questions = place.questions();
    let answered: BTreeSet<&str> = found.iter().map(|row| row.code.as_str()).collect();
    let asked = questions.iter().map(|one| &one.code);
    let codes: Vec<String> = asked
        .filter(|code| answered.contains(code.as_str()))
        .cloned()
        .collect();
    let code = visit.asked.value("kode");
    let all: Vec<ResponseChange> = found
        .into_iter()
        .filter(|row| code.is_empty() || row.code == code)
        .collect();
    let n_pages = all.len().div_ceil(PER_PAGE).max(1);
    let page = visit.asked.page().unwrap_or(1);
    let page = usize::try_from(page).unwrap_or(1).clamp(1, n_pages);
    let all = all.into_iter().skip((page - 1) * PER_PAGE).take(PER_PAGE);
    let changes: Vec<ResponseChange> = all.collect();
    let view = View {
        place: &place,
        questions: &questions,
        codes: &codes,
        names: &names(site, &changes).await?,
        changes: &changes,
        code,
        page,
        n_pages,
    };
    Answered::page(whole(site, visit, &view))
}

async fn names(
    site: &Site,
    changes: &[ResponseChange],
) -> Result<BTreeMap<String, String>, WebError> {
    let people: BTreeSet<&str> = changes.iter().map(|row| row.person.as_str()).collect();
    let mut names = BTreeMap::new();
    for person in people {
        if let Some(row) = site.database.person(person).await? {
            names.insert(person.to_owned(), row.name);
        }
    }
    Ok(names)
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let title = words.label("web-history-title");
    let to = localized(words.lang, &view.place.at(PAGE));
    let to_page = |page: usize| format!("{to}?{}", visit.asked.with("halaman", &page.to_string()));
    let main = html! {
        (opening(&Opening { kind: Some(&view.place.name), title: &title, lead: &words.label("web-history-lead"), facts: None, answer: None }))
        @if view.codes.is_empty() {
            (empty(&Empty { title: &words.label("web-history-none"), about: &words.label("web-history-none-about"), action: None }))
        } @else {
            (narrowing(visit, view, &to))
            @if view.changes.is_empty() {
                (empty(&Empty { title: &words.label("web-history-none"), about: &words.label("web-history-none-here"), action: None }))
            } @else { (rows(visit, view)) }
            (pagination(words, &Pagination { current: view.page, n_pages: view.n_pages, address: &to_page }))
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

/// Which question is looked at.
fn narrowing(visit: &Visit, view: &View, to: &str) -> Markup {
    let words = visit.words();
    let named: Vec<(String, String)> = view
        .codes
        .iter()
        .map(|code| (code.clone(), place::called(words, view.questions, code)))
        .collect();
    let all = words.label("web-history-all");
    let mut choices = vec![Choice {
        value: "",
        label: &all,
        chosen: view.code.is_empty(),
    }];
    choices.extend(place::choices(&named, view.code));
    let label = words.label("web-history-question");
    let fields = [Field {
        name: "kode",
        label: &label,
        hint: None,
        error: None,
        control: Control::Select { choices: &choices },
    }];
    let narrow = Filter {
        action: to,
        fields: &fields,
        kept: &[],
        reset: (!view.code.is_empty()).then_some(to),
    };
    filter(words, &narrow)
}

fn rows(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let names = ["question", "value", "note", "person", "at"]
        .map(|one| words.label(&format!("web-history-{one}")));
    let column = |(place, name)| Column {
        name,
        names_row: place == 0,
        ..Column::default()
    };
    let columns: Vec<Column> = names
        .iter()
        .map(String::as_str)
        .enumerate()
        .map(column)
        .collect();
    let row = |one: &ResponseChange| Row {
        cells: vec![
            html! { (place::called(words, view.questions, &one.code)) },
            html! { (place::answered(words, view.questions, &one.code, &one.value)) },
            html! { (one.note) },
            html! { (view.names.get(&one.person).unwrap_or(&one.person)) },
            html! { (moment::written(words, &one.at)) },
        ],
        ..Row::default()
    };
    let caption = words.label("web-history-title");
    stacked(
        words,
        &Table {
            id: "riwayat",
            caption: &caption,
            columns: &columns,
            rows: view.changes.iter().map(row).collect(),
        },
    )
}
