//! The ceremony of an award event: its order with all recipients (`/acara`), the
//! name list as CSV and XLSX (`/penerima.csv`, `/penerima.xlsx`), and a page a
//! recipient to be shown or printed across (`/tayangan`).
//!
//! Only what is decided is called up. Names are those of the day of the
//! decision; the present name stands beside one that has changed.

mod list;

use super::award::{found, is_sample, mismatches, way};
use super::awards::address;
use crate::assessment::naming;
use crate::desk::{Answered, Cookie, Desk, DeskAnswer, Sent, Visit};
use crate::frame::localized;
use crate::look::{Empty, Opening, Words, empty, opening, print_header, section};
use crate::reply::WebError;
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::day::Day;
use prima_exchange::output::{Kind, OutputTable};
use prima_instrument::award::Category;
use prima_store::recognition::award::AwardRecipient;
use prima_workflow::recognition::award::AwardPage;

/// The order of the ceremony.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let found = found(site, visit).await?;
    let words = visit.words();
    let path = format!("{}/acara", address(&found.rules.code));
    let title = words.label("web-award-run-order");
    let event = words.text(&found.rules.title).to_owned();
    let lead = words.say(
        "web-award-run-order-lead",
        &[("n", words.count(found.recipients.len()))],
    );
    let origin = format!("{}{}", site.origin, localized(words.lang, &path));
    let main = html! {
        (print_header(words, &origin, &words.date(&Day::at(visit.now).to_string())))
        (opening(&Opening { kind: Some(&event), title: &title, lead: &lead, facts: None, answer: None }))
        (mismatches(words, &found))
        @for (category, number) in found.rules.categories.iter().zip(1..) {
            (section(
                &format!("kategori-{}", category.code),
                &format!("{number}. {}", words.text(&category.title)),
                &part(words, &found, category),
            ))
        }
        (ways(words, &found))
    };
    framed(site, visit, &found, (&title, path, main))
}

/// A page a recipient.
pub async fn slides_page(site: &Site, visit: &Visit) -> DeskAnswer {
    let found = found(site, visit).await?;
    let words = visit.words();
    let path = format!("{}/tayangan", address(&found.rules.code));
    let title = words.label("web-award-run-slides");
    let event = words.text(&found.rules.title).to_owned();
    let main = html! {
        (opening(&Opening { kind: Some(&event), title: &title, lead: &words.label("web-award-run-slides-lead"), facts: None, answer: None }))
        @if found.recipients.is_empty() { (nothing(words)) }
        @for category in &found.rules.categories {
            @for row in found.recipients_of(&category.code) { (slide(words, &found, category, row)) }
        }
    };
    framed(site, visit, &found, (&title, path, main))
}

/// The name list as CSV.
pub async fn csv_page(site: &Site, visit: &Visit) -> DeskAnswer {
    let found = found(site, visit).await?;
    let bytes = list::csv(visit.words(), &found).into_bytes();
    let name = format!("{}-penerima.csv", found.rules.code);
    file("text/csv; charset=utf-8", bytes, name)
}

/// The name list as a workbook.
pub async fn xlsx_page(site: &Site, visit: &Visit) -> DeskAnswer {
    let found = found(site, visit).await?;
    let text = list::csv(visit.words(), &found);
    let kind = |column: &str| match column {
        "order" | "number" | "rank" | "announced" | "named" => Kind::Whole,
        "figure" => Kind::Decimal,
        _ => Kind::Text,
    };
    let table = OutputTable::from_csv(&text, kind);
    let table = table.and_then(|table| table.to_xlsx("penerima"));
    let bytes = table.map_err(WebError::failed("write the name list of an event"))?;
    let name = format!("{}-penerima.xlsx", found.rules.code);
    file(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        bytes,
        name,
    )
}

fn file(content_type: &'static str, bytes: Vec<u8>, name: String) -> DeskAnswer {
    Ok(Answered {
        sent: Sent::File {
            content_type,
            bytes,
            name,
        },
        cookie: Cookie::Keep,
    })
}

fn framed(
    site: &Site,
    visit: &Visit,
    found: &AwardPage,
    (title, path, main): (&str, String, Markup),
) -> DeskAnswer {
    let mut way = way(visit.words(), &found.rules);
    way.push((title.to_owned(), path));
    Answered::page(
        Desk {
            title,
            is_wrong: false,
            way: &way,
            sample: is_sample(found),
            main,
        }
        .markup(site, visit),
    )
}

/// One category: who is called up, with what for.
fn part(words: Words, found: &AwardPage, category: &Category) -> Markup {
    if !found.state(&category.code).is_decided() {
        return html! { p class="closed" { (words.label("web-award-run-undecided")) } };
    }
    html! {
        p class="muted" { (words.text(&category.confers)) }
        ol {
            @for row in found.recipients_of(&category.code) {
                li {
                    strong { (called(words, found, &row.body, &row.body_name)) }
                    @if !row.unit.is_empty() {
                        " – " (words.label("web-body-honour-unit")) " " (called(words, found, &row.unit, &row.unit_name))
                    }
                    br; (naming::of(words, &row.citation_id, &row.citation_en))
                }
            }
        }
    }
}

/// The name then, with the present one where it differs.
fn called(words: Words, found: &AwardPage, id: &str, then: &str) -> String {
    match found.called.get(id) {
        Some(body) if body.name != then => words.say(
            "web-award-run-now-called",
            &[("then", then.to_owned()), ("now", body.name.clone())],
        ),
        Some(_) => then.to_owned(),
        None => words.say("web-award-run-gone", &[("then", then.to_owned())]),
    }
}

fn slide(words: Words, found: &AwardPage, category: &Category, row: &AwardRecipient) -> Markup {
    html! {
        article class="slide" {
            p class="eyebrow" { (words.text(&found.rules.title)) " · " (words.date(&found.rules.date)) }
            p { (words.text(&category.confers)) }
            h2 { (row.body_name) }
            @if !row.unit.is_empty() { p class="slide-unit" { (row.unit_name) } }
            p { (naming::of(words, &row.citation_id, &row.citation_en)) }
            @if found.rules.is_sample || !row.sample.is_empty() { p class="muted" { (words.label("web-origin-sample")) } }
        }
    }
}

fn nothing(words: Words) -> Markup {
    empty(&Empty {
        title: &words.label("web-award-run-undecided"),
        about: &words.label("web-award-run-undecided-about"),
        action: None,
    })
}

fn ways(words: Words, found: &AwardPage) -> Markup {
    let own = address(&found.rules.code);
    let ways = [
        ("web-award-run-slides", "tayangan"),
        ("web-award-run-csv", "penerima.csv"),
        ("web-award-run-xlsx", "penerima.xlsx"),
    ];
    html! {
        ul class="beside" {
            @for (key, path) in ways { li { a href=(localized(words.lang, &format!("{own}/{path}"))) { (words.label(key)) } } }
        }
    }
}
