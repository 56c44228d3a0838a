//! `/kerja/penilaian-saya`: what an evaluator reviewed, in this round and earlier
//! ones: how far, when it was handed in, and what came of it.
//!
//! It counts what stands otherwise than the reader found, and never says what a
//! colleague found.

use super::place::{actor, address};
use super::refusal::hidden;
use crate::assessment::heads::{Holds, columns, heads};
use crate::assessment::work::framed::demand;
use crate::desk::{Answered, Desk, DeskAnswer, Visit, moment};
use crate::frame::localized;
use crate::look::{
    Choice, Control, Empty, Field, Filter, Opening, Pagination, Row, Table, Words, empty, filter,
    opening, pagination, stacked,
};
use crate::reply::WebError;
use crate::site::{Site, text};
use maud::{Markup, html};
use prima_domain::register::person::Role;
use prima_store::cycle::Cycle;
use prima_workflow::assessment::read::{
    OwnReview, OwnReviews, OwnReviewsAsked, Sequel, own_reviews,
};

/// Its address, without the language.
pub const PATH: &str = "/kerja/penilaian-saya";
/// Reviews on one page.
const PER_PAGE: usize = 25;

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let actor = actor(visit)?;
    demand(actor.holds(Role::Evaluator, |_| true))?;
    let page = page_number(visit)?;
    let asked = OwnReviewsAsked {
        cycle: visit.asked.value("tahun"),
        skip: (page - 1).saturating_mul(PER_PAGE),
        limit: PER_PAGE,
    };
    let found = own_reviews(&site.desk, actor, &asked, visit.now).await;
    let found = found.map_err(hidden)?;
    let n_pages = found.n.div_ceil(PER_PAGE).max(1);
    let is_there = page <= n_pages;
    match is_there {
        true => Answered::page(whole(site, visit, &found, (page, n_pages))),
        false => Err(bad_page(visit)),
    }
}

fn page_number(visit: &Visit) -> Result<usize, WebError> {
    let number = visit.asked.page().ok_or_else(|| bad_page(visit))?;
    usize::try_from(number).map_err(|_| bad_page(visit))
}

fn bad_page(visit: &Visit) -> WebError {
    WebError::BadQuery {
        name: "halaman",
        value: visit.asked.value("halaman").to_owned(),
    }
}

/// The page; its number and how many there are.
pub fn whole(site: &Site, visit: &Visit, found: &OwnReviews, pages: (usize, usize)) -> Markup {
    let words = visit.words();
    let title = words.label("web-own-reviews");
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &words.label("web-own-reviews-lead"), facts: None, answer: None }))
        @if found.rounds.is_empty() {
            (empty(&Empty { title: &words.label("web-own-reviews-none"), about: &words.label("web-own-reviews-none-about"), action: None }))
        } @else {
            (narrowed(visit, &found.rounds))
            @if found.lines.is_empty() {
                (empty(&Empty { title: &words.label("web-own-reviews-none-here"), about: &words.label("web-own-reviews-none-here-about"), action: None }))
            } @else {
                p { (words.counted("web-own-reviews-found", found.n, &[("n", words.count(found.n))])) }
                (rows(words, &found.lines))
                (turned(visit, pages))
            }
        }
    };
    Desk {
        title: &title,
        is_wrong: false,
        way: &[(title.clone(), PATH.to_owned())],
        sample: found.rounds.iter().any(|cycle| !cycle.sample.is_empty()),
        main,
    }
    .markup(site, visit)
}

fn turned(visit: &Visit, (current, n_pages): (usize, usize)) -> Markup {
    let own = localized(visit.asked.lang, PATH);
    let address = |page: usize| {
        let query = visit.asked.with("halaman", &page.to_string());
        format!("{own}?{query}")
    };
    let pages = Pagination {
        current,
        n_pages,
        address: &address,
    };
    pagination(visit.words(), &pages)
}

fn narrowed(visit: &Visit, rounds: &[Cycle]) -> Markup {
    let words = visit.words();
    let asked = visit.asked.value("tahun");
    let own = localized(words.lang, PATH);
    let titles: Vec<String> = rounds.iter().map(|cycle| title(words, cycle)).collect();
    let all = words.label("web-own-reviews-all");
    let mut choices = vec![Choice {
        value: "",
        label: &all,
        chosen: asked.is_empty(),
    }];
    choices.extend(rounds.iter().zip(&titles).map(|(cycle, title)| Choice {
        value: &cycle.cycle,
        label: title,
        chosen: cycle.cycle == asked,
    }));
    let label = words.label("web-own-reviews-round");
    let field = Field {
        name: "tahun",
        label: &label,
        hint: None,
        error: None,
        control: Control::Select { choices: &choices },
    };
    filter(
        words,
        &Filter {
            action: &own,
            fields: &[field],
            kept: &[],
            reset: (!asked.is_empty()).then_some(own.as_str()),
        },
    )
}

fn title(words: Words, cycle: &Cycle) -> String {
    words
        .text(&text(&cycle.title_id, &cycle.title_en))
        .to_owned()
}

fn rows(words: Words, lines: &[OwnReview]) -> Markup {
    let heads = heads(
        words,
        &[
            ("web-own-reviews-unit", Holds::Name),
            ("web-own-reviews-round", Holds::Text),
            ("web-own-reviews-given", Holds::Text),
            ("web-own-reviews-handed-in", Holds::Text),
            ("web-own-reviews-sequel", Holds::Text),
        ],
    );
    let row = |line: &OwnReview| Row {
        cells: vec![
            unit(words, line),
            html! { (title(words, &line.cycle)) },
            html! { (given(words, line)) },
            html! { (handed_in(words, line)) },
            sequel(words, line),
        ],
        ..Row::default()
    };
    stacked(
        words,
        &Table {
            id: "penilaian-saya",
            caption: &words.label("web-own-reviews-caption"),
            columns: &columns(&heads),
            rows: lines.iter().map(row).collect(),
        },
    )
}

/// The unit, which leads to the own review while it is the reader's.
fn unit(words: Words, line: &OwnReview) -> Markup {
    let own = format!("{}/penilaian", address(&line.cycle.cycle, &line.unit));
    html! {
        @if line.is_taken_back { (line.name) }
        @else { a href=(localized(words.lang, &own)) { (line.name) } }
    }
}

fn given(words: Words, line: &OwnReview) -> String {
    let counts = [
        ("n", words.count(line.n_found)),
        ("all", words.count(line.n_asked)),
    ];
    words.say("web-own-reviews-of", &counts)
}

fn handed_in(words: Words, line: &OwnReview) -> String {
    match line.handed_in_at.as_str() {
        "" => words.label("web-own-reviews-not-in"),
        at => moment::written(words, at),
    }
}

fn sequel(words: Words, line: &OwnReview) -> Markup {
    let told = match &line.sequel {
        Some(sequel) => told(words, sequel),
        None if line.is_taken_back => vec![words.label("web-own-reviews-taken-back")],
        None if line.handed_in_at.is_empty() => return html! { "–" },
        None => vec![words.label("web-own-reviews-blind")],
    };
    html! { ul class="links" { @for one in told { li { (one) } } } }
}

/// What came of a review, a line each; at least one.
fn told(words: Words, sequel: &Sequel) -> Vec<String> {
    let mut told = Vec::new();
    let n = |n: usize| [("n", words.count(n))];
    if sequel.n_reconciled > 0 {
        let counts = [
            ("n", words.count(sequel.n_reconciled)),
            ("moved", words.count(sequel.n_moved)),
        ];
        told.push(words.say("web-own-reviews-reconciled", &counts));
    }
    for (kind, count) in &sequel.later {
        let key = format!("web-own-reviews-later-{}", kind.code());
        told.push(words.say(&key, &n(*count)));
    }
    if told.is_empty() {
        told.push(words.label("web-own-reviews-unchanged"));
    }
    told
}
