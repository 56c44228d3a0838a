//! What an edition changed, part by part.

use super::printed;
use crate::asked::Asked;
use crate::assessment::naming;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{Opening, Words, contents, opening, section};
use crate::reply::{Answer, Missing, Reply, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_instrument::{Instrument, diff};

/// What the page is made of.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// Language.
    pub words: Words,
    /// Scheme and host.
    pub origin: &'a str,
    /// The edition before.
    pub before: &'a Instrument,
    /// The edition itself.
    pub after: &'a Instrument,
}

/// Answers the request for what an edition changed; the first edition changed nothing.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let (_, shelved) = super::find(site, asked)?;
    let (before, _) = super::neighbours(site, &shelved.instrument);
    let Some(before) = before else {
        return Err(WebError::NotFound(Missing::Page));
    };
    let view = View {
        words: asked.words(),
        origin: &site.origin,
        before,
        after: &shelved.instrument,
    };
    Ok(Reply::Page(markup(&view)))
}

/// The page.
pub fn markup(view: &View) -> Markup {
    let words = view.words;
    let document = diff::report(view.before, view.after, words.lang);
    let sections = printed::sections(words, &document);
    let ids: Vec<String> = (1..=sections.len())
        .map(|place| format!("bagian-{place}"))
        .collect();
    let headings: Vec<(&str, &str)> = ids
        .iter()
        .zip(&sections)
        .map(|(id, (heading, _))| (id.as_str(), heading.as_str()))
        .collect();
    let editions = [
        ("before", view.before.edition.clone()),
        ("after", view.after.edition.clone()),
    ];
    let programme = naming::programme_of(&view.after.code);
    let title = words.say(
        "web-instrument-changes-title",
        &[
            ("programme", naming::programme(words, programme)),
            editions[0].clone(),
            editions[1].clone(),
        ],
    );
    let lead = words.label("web-instrument-changes-lead");
    let name = view.after.name();
    let crumbs = [
        (words.label("web-nav-home"), localized(words.lang, "/")),
        (
            words.label("web-nav-programmes"),
            localized(words.lang, "/program"),
        ),
        (
            naming::programme(words, programme),
            naming::programme_address(words, programme),
        ),
        (
            words.say(
                "web-instrument-crumb",
                &[("edition", view.after.edition.clone())],
            ),
            naming::instrument_address(words, &name),
        ),
        (words.label("web-instrument-changes"), String::new()),
    ];
    let crumbs: Vec<Crumb> = crumbs
        .iter()
        .map(|(name, address)| Crumb { name, address })
        .collect();
    let main = html! {
        (opening(&Opening { kind: Some(&words.label("web-instrument-changes")), title: &title, lead: &lead, facts: None, answer: None }))
        (printed::introduction(&document))
        @if !headings.is_empty() { (contents(words, &headings)) }
        @for (id, (heading, body)) in ids.iter().zip(&sections) { (section(id, heading, body)) }
    };
    Page {
        words,
        title: &title,
        description: &lead,
        origin: view.origin,
        path: &format!("/instrumen/{name}/perubahan"),
        query: "",
        area: Some(Area::Programmes),
        asked: "",
        breadcrumbs: &crumbs,
        sample: false,
        hidden: false,
        main,
    }
    .markup()
}
