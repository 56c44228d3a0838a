//! A page of text: sections of paragraphs, lists and links, with a list of
//! the sections on top.

use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{Link, Opening, Words, contents, linked, links, opening, section};
use maud::{Markup, html};

/// A page of text.
#[derive(Clone, Debug)]
pub struct Article<'a> {
    /// Language.
    pub words: Words,
    /// Scheme and host.
    pub origin: &'a str,
    /// Address without the language.
    pub path: &'static str,
    /// Key of its title.
    pub title: &'static str,
    /// Key of its first sentences.
    pub lead: &'static str,
    /// Entry of the navigation it belongs to.
    pub area: Option<Area>,
    /// Its sections.
    pub sections: Vec<Section>,
}

/// A section of a text.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its id.
    pub id: &'static str,
    /// Key of its heading.
    pub heading: &'static str,
    /// What stands in it.
    pub body: Markup,
}

impl Section {
    /// A section of one paragraph a key.
    pub fn text(words: Words, id: &'static str, heading: &'static str, keys: &[&str]) -> Section {
        Section {
            id,
            heading,
            body: paragraphs(words, keys),
        }
    }
}

/// One paragraph a key.
pub fn paragraphs(words: Words, keys: &[&str]) -> Markup {
    html! { @for key in keys { p { (words.label(key)) } } }
}

/// One point a key.
pub fn points<K: AsRef<str>>(words: Words, keys: &[K]) -> Markup {
    html! { ul { @for key in keys { li { (words.label(key.as_ref())) } } } }
}

/// Links to pages of this site: path without the language, key of the name.
pub fn ways(words: Words, to: &[(&str, &str)]) -> Markup {
    let written: Vec<(String, String)> = to
        .iter()
        .map(|(path, key)| (words.label(key), localized(words.lang, path)))
        .collect();
    let rows: Vec<Link> = written
        .iter()
        .map(|(name, address)| Link {
            name,
            address,
            about: "",
        })
        .collect();
    links(&rows)
}

/// Where those who run the installation are reached; without a contact, that none is
/// set and what to do instead.
pub fn reach(words: Words, contact: &str) -> Markup {
    html! {
        @if contact.is_empty() { p { (linked(&words.label("web-about-no-contact"))) } }
        @else { p { (words.label("web-about-contact")) " " a href={ "mailto:" (contact) } { (contact) } } }
    }
}

/// The page.
pub fn markup(article: &Article) -> Markup {
    let words = article.words;
    let (title, lead) = (words.label(article.title), words.label(article.lead));
    let headings: Vec<String> = article
        .sections
        .iter()
        .map(|section| words.label(section.heading))
        .collect();
    let listed: Vec<(&str, &str)> = article
        .sections
        .iter()
        .zip(&headings)
        .map(|(section, heading)| (section.id, heading.as_str()))
        .collect();
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &lead, facts: None, answer: None }))
        (contents(words, &listed))
        @for (one, heading) in article.sections.iter().zip(&headings) { (section(one.id, heading, &one.body)) }
    };
    Page {
        words,
        title: &title,
        description: &lead,
        origin: article.origin,
        path: article.path,
        query: "",
        area: article.area,
        asked: "",
        breadcrumbs: &[
            Crumb {
                name: &words.label("web-nav-home"),
                address: &localized(words.lang, "/"),
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

#[cfg(test)]
mod tests {
    use super::*;
    use prima_instrument::words::Lang;

    #[test]
    fn without_an_address_it_is_said_that_none_is_set_and_what_to_do() {
        for (lang, none) in [(Lang::Id, "belum diatur"), (Lang::En, "is set")] {
            let words = Words { lang };
            let without = reach(words, "").into_string();
            assert!(without.contains(none), "{without}");
            assert!(
                without.contains("href=\"https://www.lapor.go.id\""),
                "{without}"
            );
            let with = reach(words, "pengelola@contoh.go.id").into_string();
            assert!(with.contains("mailto:pengelola@contoh.go.id"), "{with}");
            assert!(!with.contains("lapor.go.id"), "{with}");
        }
    }
}
