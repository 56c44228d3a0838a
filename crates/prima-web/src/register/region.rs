//! A region: its bodies, what they got, what is said about them.

mod bodies;
mod figures;
mod read;
mod results;
mod view;

pub use read::read;
pub use view::RegionView;

use super::body::ways_nearby;
use super::notes::Notes;
use super::told;
use crate::asked::Asked;
use crate::assessment::naming;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{
    self, Empty, Notice, NoticeKind, Opening, contents, empty, notice, print_header, section,
    summary,
};
use crate::reply::{Answer, Missing, Reply, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_document::wording::Words;

/// The page at `/wilayah/{code}`.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let code = asked
        .segments()
        .get(1)
        .copied()
        .unwrap_or_default()
        .to_owned();
    let Some(view) = read(site, &code).await? else {
        return Err(WebError::NotFound(Missing::Region(code)));
    };
    Ok(Reply::Page(document(&site.origin, asked, &view)))
}

/// A section: its id, its heading, what it says.
type Part = (&'static str, String, Markup);

/// The region as a page.
pub fn document(origin: &str, asked: &Asked, view: &RegionView) -> Markup {
    let words = asked.words();
    let mut notes = Notes::default();
    let parts = parts(words, view, &mut notes);
    let headings: Vec<(&str, &str)> = parts
        .iter()
        .map(|(id, heading, _)| (*id, heading.as_str()))
        .collect();
    let path = format!("/wilayah/{}", view.region.region);
    let lead = lead(words, view);
    let main = html! {
        (print_header(words, &format!("{origin}{}", localized(words.lang, &path)), &words.date(notes.newest())))
        (look::opening(&Opening {
            kind: Some(&told::region_kind(words, &view.region.kind)),
            title: &view.region.name,
            lead: &lead,
            facts: Some(facts(words, view)),
            answer: None,
        }))
        (contents(words, &headings))
        @for (id, heading, body) in &parts { (section(id, heading, body)) }
    };
    let (list, own) = (
        words.label("web-regions-title"),
        naming::region_address(words, &view.region.region),
    );
    let province = view.province.as_ref().map(|region| {
        (
            region.short.as_str(),
            naming::region_address(words, &region.region),
        )
    });
    let (home, first, all) = (
        words.label("web-nav-home"),
        localized(words.lang, "/"),
        localized(words.lang, "/wilayah"),
    );
    let mut crumbs = vec![
        Crumb {
            name: &home,
            address: &first,
        },
        Crumb {
            name: &list,
            address: &all,
        },
    ];
    crumbs.extend(
        province
            .iter()
            .map(|(name, address)| Crumb { name, address }),
    );
    crumbs.push(Crumb {
        name: &view.region.short,
        address: &own,
    });
    Page {
        words,
        title: &view.region.name,
        description: &lead,
        origin,
        path: &path,
        query: "",
        area: Some(Area::Regions),
        asked: "",
        breadcrumbs: &crumbs,
        sample: view.has_sample(),
        hidden: false,
        main,
    }
    .markup()
}

fn parts(words: Words, view: &RegionView, notes: &mut Notes) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    parts.extend(
        results::rounds(words, view, notes)
            .map(|body| ("hasil", words.label("web-region-results"), body)),
    );
    parts.extend(
        results::trends(words, view, notes)
            .map(|body| ("perjalanan", words.label("web-region-trends"), body)),
    );
    parts.extend(
        figures::section(words, view, notes)
            .map(|body| ("angka", words.label("web-region-figures"), body)),
    );
    parts.extend(
        bodies::honours(words, view, notes)
            .map(|body| ("penghargaan", words.label("web-region-honours"), body)),
    );
    parts.extend(
        bodies::statements(words, view, notes)
            .map(|body| ("keterangan", words.label("web-region-statements"), body)),
    );
    if parts.is_empty() {
        let nothing = empty(&Empty {
            title: &words.label("web-region-nothing"),
            about: &words.label("web-region-nothing-about"),
            action: None,
        });
        let nothing = html! { (nothing) (ways_nearby(words, &view.nearby)) };
        parts.push(("hasil", words.label("web-region-results"), nothing));
    }
    parts.push((
        "badan",
        words.label("web-region-bodies"),
        bodies::bodies(words, view),
    ));
    parts.extend(
        bodies::inside(words, view)
            .map(|body| ("di-dalamnya", words.label("web-region-inside"), body)),
    );
    if !notes.is_empty() {
        let body = html! { p { (words.label("web-body-sources-about")) } (notes.markup(words)) };
        parts.push(("sumber", words.label("web-body-sources"), body));
    }
    parts
}

fn lead(words: Words, view: &RegionView) -> String {
    let name = ("name", view.region.short.clone());
    match &view.province {
        Some(province) => words.say(
            "web-region-lead",
            &[name, ("province", province.name.clone())],
        ),
        None => {
            let within = |kind: &str| {
                view.inside
                    .iter()
                    .filter(|region| region.kind.starts_with(kind))
                    .count()
            };
            words.say(
                "web-region-lead-province",
                &[
                    name,
                    ("kabupaten", words.count(within("kabupaten"))),
                    ("kota", words.count(within("kota"))),
                ],
            )
        }
    }
}

fn facts(words: Words, view: &RegionView) -> Markup {
    let mut rows: Vec<(String, Markup)> = vec![(
        words.label("web-region-code-name"),
        html! { (view.region.region) },
    )];
    if let Some(province) = &view.province {
        let link =
            html! { a href=(naming::region_address(words, &province.region)) { (province.name) } };
        rows.push((words.label("web-region-province"), link));
    }
    let validity = told::validity(words, &view.region.valid_from, &view.region.valid_to);
    if !validity.is_empty() {
        rows.push((words.label("web-body-validity"), html! { (validity) }));
    }
    if !view.former.is_empty() {
        rows.push((words.label("web-region-former"), former(words, view)));
    }
    let rows: Vec<(&str, Markup)> = rows
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    html! {
        (summary(&rows))
        @if let Some(why) = view.former.iter().chain(&view.formerly_inside).find_map(|(row, _)| (!row.provisional.is_empty()).then_some(&row.provisional)) {
            (notice(words, &Notice { kind: NoticeKind::Provisional, title: None, body: html! { p { (why) } } }))
        }
    }
}

fn former(words: Words, view: &RegionView) -> Markup {
    html! {
        @for (row, province) in &view.former {
            p {
                a href=(naming::region_address(words, &province.region)) { (province.name) }
                @let validity = told::validity(words, &row.valid_from, &row.valid_to);
                @if !validity.is_empty() { " (" (validity) ")" }
            }
        }
    }
}
