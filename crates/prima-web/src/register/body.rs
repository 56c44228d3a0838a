//! The report card of a body: its verdicts, how they came about, what they can
//! be compared with, and where every figure comes from.

mod coaching;
mod determined;
mod history;
mod honours;
mod meaning;
mod nearby;
mod nodes;
mod opening;
mod pillars;
mod provisional;
mod read;
mod rollup;
mod section;
mod standing;
mod statements;
mod steps;
mod timeline;
mod units;
mod view;
mod ways_on;

pub use coaching::CoachingView;
pub use determined::Determined;
pub use nearby::{Nearby, markup as ways_nearby, read as read_nearby};
pub use read::{Reading, read, regions};
pub use section::Section;
pub use view::{BodyView, HonourView};

use super::notes::Notes;
use super::{press_text, told};
use crate::asked::Asked;
use crate::assessment::naming;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{contents, daily_print_header};
use crate::recognition::certificate::leading;
use crate::reply::{Answer, Missing, Reply, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_store::history::Honour;

/// The report card at `/badan/{id}`.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let id = asked
        .segments()
        .get(1)
        .copied()
        .unwrap_or_default()
        .to_owned();
    let Some(mut view) = read(site, &id).await? else {
        return Err(WebError::NotFound(Missing::Body(id)));
    };
    let honours: Vec<&Honour> = view.honours.iter().map(|one| &one.honour).collect();
    view.certified = leading::of(site, asked, &honours).await?;
    Ok(Reply::Page(document(&site.origin, asked, &view)))
}

/// The report card as a page.
pub fn document(origin: &str, asked: &Asked, view: &BodyView) -> Markup {
    let words = asked.words();
    let mut notes = Notes::default();
    let opening = opening::markup(words, view, &mut notes);
    let sections = sections(asked, view, &mut notes);
    let headings: Vec<(&str, &str)> = sections
        .iter()
        .map(|section| (section.id, section.heading.as_str()))
        .collect();
    let path = format!("/badan/{}", view.body.body);
    let main = html! {
        (daily_print_header(words, &format!("{origin}{}", localized(words.lang, &path)), &words.date(notes.newest()), asked.now))
        (opening)
        (contents(words, &headings))
        @for section in &sections { (section.markup()) }
    };
    let texts = press_text::sentences(words, view, &mut Notes::default());
    let description = texts
        .first()
        .map_or_else(String::new, |sentence| sentence.text.clone());
    let directory = (
        words.label("web-nav-bodies"),
        localized(words.lang, Area::Bodies.path()),
    );
    let above: Vec<(&str, String)> = view
        .above
        .iter()
        .rev()
        .map(|body| (body.called(), naming::body_address(words, &body.body)))
        .collect();
    let (home, first) = (words.label("web-nav-home"), localized(words.lang, "/"));
    let own = naming::body_address(words, &view.body.body);
    let mut crumbs = vec![
        Crumb {
            name: &home,
            address: &first,
        },
        Crumb {
            name: &directory.0,
            address: &directory.1,
        },
    ];
    crumbs.extend(above.iter().map(|(name, address)| Crumb { name, address }));
    crumbs.push(Crumb {
        name: view.body.called(),
        address: &own,
    });
    Page {
        words,
        title: &view.body.name,
        description: &description,
        origin,
        path: &path,
        query: "",
        area: Some(Area::Bodies),
        asked: "",
        breadcrumbs: &crumbs,
        sample: view.has_sample(),
        hidden: false,
        main,
    }
    .markup()
}

/// All sections that have something to say, and the sources last.
fn sections(asked: &Asked, view: &BodyView, notes: &mut Notes) -> Vec<Section> {
    let words = asked.words();
    let mut sections: Vec<Section> = Vec::new();
    sections.push(Section {
        id: "singkat",
        heading: words.label("web-body-in-short"),
        body: press_text::section_of(words, view, notes),
    });
    sections.extend(standing::verdicts(words, view, notes));
    sections.extend(statements::mismatches(words, view, notes));
    sections.extend(standing::section(words, view, notes));
    sections.extend(nodes::section(words, view, notes, false));
    sections.extend(rollup::section(words, view, notes));
    sections.extend(steps::section(words, view));
    sections.extend(pillars::section(words, view));
    sections.extend(determined::section(words, view));
    sections.extend(history::section(words, view, notes));
    sections.extend(units::section(words, view, notes));
    sections.extend(honours::section(words, view, notes));
    sections.extend(timeline::section(words, view, notes));
    if !view.innovations.own.is_empty() {
        sections.push(Section {
            id: "inovasi",
            heading: words.label("web-nav-innovations"),
            body: view.innovations.markup(words, notes),
        });
    }
    sections.extend(coaching::section(words, view, notes));
    sections.extend(statements::section(words, view, notes));
    sections.extend(provisional::section(words, view, false));
    sections.push(ways_on::section(words, view));
    if !notes.is_empty() {
        sections.push(Section {
            id: "sumber",
            heading: words.label("web-body-sources"),
            body: html! {
                p { (words.label("web-body-sources-about")) }
                (notes.markup(words))
            },
        });
    }
    sections
}

/// The sections that explain a card's results: place on the scale, every node
/// with its reason, next steps, what is not proven; all of it open, as on paper
/// nothing can be unfolded.
pub fn explaining(words: Words, view: &BodyView, notes: &mut Notes) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    sections.extend(standing::section(words, view, notes));
    sections.extend(nodes::section(words, view, notes, true));
    sections.extend(steps::section(words, view));
    sections.extend(provisional::section(words, view, true));
    sections
}

/// What kind of office it is and where, as one line.
pub fn kind_and_place(words: Words, view: &BodyView) -> String {
    let kind = naming::capital(&told::kind(words, &view.body));
    match view.regions.last() {
        None => kind,
        Some(region) => format!("{kind} · {}", region.short),
    }
}
