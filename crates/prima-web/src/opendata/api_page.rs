//! `/data/api`: the API told to people, from the same table that answers.

use super::api::OPENAPI;
use super::api::endpoint::{ENDPOINTS, Endpoint, Gives, ROOT, shapes};
use super::api::parameter::{Allowed, Parameter};
use super::api::problem::{NAMES, allowed};
use super::api::shape::{Field, Kind, Shape};
use crate::asked::Asked;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{
    Column, Link, Opening, Row, Table, Words, contents, links, opening, section, table,
};
use crate::reply::{Answer, Reply};
use crate::site::Site;
use maud::{Markup, html};

/// Answers the request for the page.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    Ok(Reply::Page(markup(asked.words(), &site.origin)))
}

/// The page.
pub fn markup(words: Words, origin: &str) -> Markup {
    let title = words.label("web-data-api-docs");
    let sections = [
        ("pakai", "web-data-api-use", usage(words, origin)),
        ("alamat", "web-data-api-addresses", addresses(words)),
        ("catatan", "web-data-api-records", records(words)),
        ("masalah", "web-data-api-problems", problems(words)),
    ];
    let sections = sections.map(|(id, key, body)| (id, words.label(key), body));
    let listed: Vec<(&str, &str)> = sections
        .iter()
        .map(|(id, heading, _)| (*id, heading.as_str()))
        .collect();
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &words.label("web-data-api-about"), facts: None, answer: None }))
        (contents(words, &listed))
        @for (id, heading, body) in &sections { (section(id, heading, body)) }
    };
    Page {
        words,
        title: &title,
        description: &words.label("web-data-api-about"),
        origin,
        path: "/data/api",
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
                name: &title,
                address: "",
            },
        ],
        sample: false,
        hidden: false,
        main,
    }
    .markup()
}

fn usage(words: Words, origin: &str) -> Markup {
    let example = format!("{ROOT}/bodies?q=oku+timur&limit=1");
    html! {
        p { (words.label("web-data-api-pages")) }
        p { (words.label("web-data-api-language")) }
        p { (words.label("web-data-api-etag")) }
        p { (words.label("web-data-api-example")) }
        p { code { "curl '" (origin) (example) "'" } }
        (links(&[Link { name: OPENAPI, address: OPENAPI, about: &words.label("web-data-machine-openapi") }]))
    }
}

fn addresses(words: Words) -> Markup {
    html! { @for endpoint in &ENDPOINTS { (address(words, endpoint)) } }
}

fn address(words: Words, endpoint: &Endpoint) -> Markup {
    let name = endpoint.operation.name();
    let shape = endpoint.gives.shape();
    let gives = match endpoint.gives {
        Gives::One(_) => words.label("web-data-api-gives-one"),
        Gives::List(_) => words.label("web-data-api-gives-list"),
    };
    html! {
        h3 id={ "alamat-" (name) } { (words.label(&format!("web-data-op-{name}"))) }
        p { code class="address" { "GET " (ROOT) (endpoint.path) } }
        p { (words.label(&format!("web-data-op-about-{name}"))) }
        p { (gives) " " a href={ "#catatan-" (shape.key()) } { (shape.name) } }
        @if !endpoint.parts.is_empty() || !endpoint.query.is_empty() { (parameters(words, endpoint)) }
    }
}

fn parameters(words: Words, endpoint: &Endpoint) -> Markup {
    let names =
        ["parameter", "place", "meaning"].map(|key| words.label(&format!("web-data-column-{key}")));
    let columns = [
        Column {
            name: &names[0],
            names_row: true,
            ..Column::default()
        },
        Column {
            name: &names[1],
            ..Column::default()
        },
        Column {
            name: &names[2],
            ..Column::default()
        },
    ];
    let row = |parameter: &Parameter, place: &str| Row {
        cells: vec![
            html! { code { (parameter.name) } },
            html! { (words.label(&format!("web-data-in-{place}"))) },
            meaning(words, parameter),
        ],
        ..Row::default()
    };
    let path = endpoint
        .parts
        .iter()
        .map(|parameter| row(parameter, "path"));
    let query = endpoint
        .query
        .iter()
        .map(|parameter| row(parameter, "query"));
    let name = endpoint.operation.name();
    let caption = words.say(
        "web-data-api-parameters-of",
        &[("name", words.label(&format!("web-data-op-{name}")))],
    );
    let id = format!("parameter-{name}");
    table(
        words,
        &Table {
            id: &id,
            caption: &caption,
            columns: &columns,
            rows: path.chain(query).collect(),
        },
    )
}

fn meaning(words: Words, parameter: &Parameter) -> Markup {
    html! {
        (words.label(&format!("web-data-param-{}", parameter.name.replace('_', "-")))) " "
        (allowed(words, parameter.allowed))
        @if let Allowed::Number { otherwise, .. } = parameter.allowed {
            " " (words.say("web-data-otherwise", &[("value", otherwise.to_string())]))
        }
    }
}

/// Every record once, by name.
fn records(words: Words) -> Markup {
    html! { @for shape in shapes().values() { (record(words, shape)) } }
}

fn record(words: Words, shape: &Shape) -> Markup {
    let names =
        ["field", "kind", "meaning"].map(|key| words.label(&format!("web-data-column-{key}")));
    let columns = [
        Column {
            name: &names[0],
            names_row: true,
            ..Column::default()
        },
        Column {
            name: &names[1],
            ..Column::default()
        },
        Column {
            name: &names[2],
            ..Column::default()
        },
    ];
    let rows = shape.fields.iter().map(|field| Row {
        cells: vec![
            html! { code { (field.name) } },
            kind(words, field),
            html! { (words.label(&format!("web-data-field-{}", field.name.replace('_', "-")))) },
        ],
        ..Row::default()
    });
    let key = shape.key();
    let id = format!("isi-{key}");
    let caption = words.say("web-data-api-fields-of", &[("name", shape.name.to_owned())]);
    html! {
        h3 id={ "catatan-" (key) } { (shape.name) }
        p { (words.label(&format!("web-data-record-{key}"))) }
        (table(words, &Table { id: &id, caption: &caption, columns: &columns, rows: rows.collect() }))
    }
}

fn kind(words: Words, field: &Field) -> Markup {
    let name = match field.kind {
        Kind::Text | Kind::Word(_) => "text",
        Kind::Decimal => "decimal",
        Kind::Date => "date",
        Kind::Moment => "moment",
        Kind::Whole => "whole",
        Kind::Flag => "flag",
        Kind::Address => "address",
        Kind::Both => "both",
        Kind::Texts => "texts",
        Kind::One(_) => "one",
        Kind::Many(_) => "many",
    };
    html! {
        (words.label(&format!("web-data-holds-{name}")))
        @if let Kind::One(shape) | Kind::Many(shape) = field.kind {
            " " a href={ "#catatan-" (shape.key()) } { (shape.name) }
        }
        @if let Kind::Word(list) = field.kind { ": " (list.join(", ")) }
        @if field.may_be_null { " " (words.label("web-data-or-null")) }
    }
}

fn problems(words: Words) -> Markup {
    html! {
        p { (words.label("web-data-api-problems-about")) }
        @for name in NAMES {
            h3 id={ "masalah-" (name) } { (words.label(&format!("web-data-problem-{name}"))) }
            p { (words.label(&format!("web-data-problem-detail-{name}"))) }
        }
    }
}
