//! `/penghargaan/{event}/pers`: material for the press about an award event, to
//! be printed, as plain text, and the name list as CSV for slides.
//!
//! Every sentence is made of the records; those nobody has named are counted,
//! and what does not agree is said.

mod told;

use super::event::{EventView, read};
use crate::asked::Asked;
use crate::assessment::naming;
use crate::assessment::ranking::csv::line;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{self, Opening, Words, print_header, section};
use crate::register::notes::{self, Notes};
use crate::reply::{Answer, Reply};
use crate::site::Site;
use maud::{Markup, html};

/// The page.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let view = read(site, asked).await?;
    Ok(Reply::Page(document(&site.origin, asked, &view)))
}

/// The same as plain text.
pub async fn text_page(site: &Site, asked: &Asked) -> Answer {
    let view = read(site, asked).await?;
    Ok(Reply::File {
        content_type: "text/plain; charset=utf-8",
        bytes: told::text(asked.words(), &view).into_bytes(),
        name: Some(format!("{}.txt", view.event.event)),
    })
}

/// The recipients as a file.
pub async fn csv_page(site: &Site, asked: &Asked) -> Answer {
    let view = read(site, asked).await?;
    Ok(Reply::File {
        content_type: "text/csv; charset=utf-8",
        bytes: csv(asked.words(), &view).into_bytes(),
        name: Some(format!("{}-penerima.csv", view.event.event)),
    })
}

fn document(origin: &str, asked: &Asked, view: &EventView) -> Markup {
    let words = asked.words();
    let mut notes = Notes::default();
    let name = naming::of(words, &view.event.name_id, &view.event.name_en);
    let title = words.say("web-award-press-title", &[("event", name.to_owned())]);
    let path = format!("/penghargaan/{}/pers", view.event.event);
    let lead = words.label(match view.decided {
        Some(_) => "web-award-press-lead-decided",
        None => "web-award-press-lead",
    });
    for honour in &view.honours {
        notes.number(notes::of_honour(honour), "web-body-what-honour");
    }
    let (all, own, here) = (
        localized(words.lang, "/penghargaan"),
        naming::event_address(words, &view.event.event),
        localized(words.lang, &path),
    );
    let main = html! {
        (print_header(words, &format!("{origin}{here}"), &words.date(notes.newest())))
        (look::opening(&Opening { kind: Some(name), title: &title, lead: &lead, facts: None, answer: None }))
        (section("teks", &words.label("web-award-press-text"), &html! {
            @for sentence in told::opening(words, view) { p { (sentence) } }
        }))
        @for category in &view.categories {
            (section(&format!("kategori-{}", category.category), naming::of(words, &category.name_id, &category.name_en), &html! {
                p { (told::counts(words, view, category)) }
                @let known = told::recipients(words, view, &category.category);
                @if !known.is_empty() { ul { @for one in &known { li { (one) } } } }
            }))
        }
        @let differs = told::mismatches(words, view);
        @if !differs.is_empty() {
            (section("tidak-cocok", &words.label("web-event-mismatches-heading"), &html! { ul { @for one in &differs { li { (one) } } } }))
        }
        ul class="beside" {
            li { a href={ (here) ".txt" } { (words.label("web-award-text")) } }
            li { a href={ (own) "/penerima.csv" } { (words.label("web-award-csv")) } }
        }
        @if !notes.is_empty() { (section("sumber", &words.label("web-body-sources"), &notes.markup(words))) }
    };
    Page {
        words,
        title: &title,
        description: &lead,
        origin,
        path: &path,
        query: "",
        area: Some(Area::Honours),
        asked: "",
        breadcrumbs: &[
            Crumb {
                name: &words.label("web-nav-home"),
                address: &localized(words.lang, "/"),
            },
            Crumb {
                name: &words.label("web-event-all-title"),
                address: &all,
            },
            Crumb {
                name,
                address: &own,
            },
            Crumb {
                name: &title,
                address: &here,
            },
        ],
        sample: view.has_sample(),
        hidden: false,
        main,
    }
    .markup()
}

/// One row a recipient, and one a category for those nobody has named, with how many.
fn csv(words: Words, view: &EventView) -> String {
    let head = [
        "event",
        "category",
        "category_name",
        "n",
        "body",
        "body_name",
        "unit",
        "unit_name",
        "title",
        "group",
        "status",
        "granted",
        "revoked",
        "sample",
        "source",
        "period",
        "retrieved",
    ];
    let mut out = String::new();
    line(&head.map(str::to_owned), &mut out);
    for honour in &view.honours {
        let category = view
            .categories
            .iter()
            .find(|one| one.category == honour.category);
        let called = category.map_or("", |one| naming::of(words, &one.name_id, &one.name_en));
        let fields = [
            honour.event.clone(),
            honour.category.clone(),
            called.to_owned(),
            "1".to_owned(),
            honour.body.clone(),
            view.name(&honour.body).to_owned(),
            honour.unit.clone(),
            view.name(&honour.unit).to_owned(),
            naming::of(words, &honour.title_id, &honour.title_en).to_owned(),
            honour.series.clone(),
            honour.status.clone(),
            honour.granted.clone(),
            honour.revoked.clone(),
            sample(view, &honour.dataset),
            honour.source.clone(),
            honour.period.clone(),
            honour.retrieved.clone(),
        ];
        line(&fields, &mut out);
    }
    for category in &view.categories {
        let Some(n) = told::n_unknown(view, category).filter(|n| *n > 0) else {
            continue;
        };
        let mut fields: [String; 17] = Default::default();
        fields[0] = category.event.clone();
        fields[1] = category.category.clone();
        fields[2] = naming::of(words, &category.name_id, &category.name_en).to_owned();
        fields[3] = n.to_string();
        fields[10] = "unknown".to_owned();
        fields[13] = sample(view, &category.dataset);
        fields[14] = category.source.clone();
        fields[15] = category.period.clone();
        fields[16] = category.retrieved.clone();
        line(&fields, &mut out);
    }
    out
}

/// Whether a row is no real data.
fn sample(view: &EventView, dataset: &str) -> String {
    let said = if view.is_sample(dataset) { "1" } else { "0" };
    said.to_owned()
}
