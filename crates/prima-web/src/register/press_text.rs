//! The factual text about a body, such as a press officer would write it. Every
//! sentence is put together from a row, and points to the source of that row;
//! what no row holds is not said.

mod sentence;

pub use sentence::{Sentence, headline, paragraphs, sentences};

use super::body::{BodyView, read};
use super::notes::Notes;
use super::told;
use crate::asked::Asked;
use crate::assessment::naming;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{
    self, Link, Notice, NoticeKind, Opening, links, notice, print_header, section, traced,
};
use crate::reply::{Answer, Missing, Reply, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_document::wording::Words;

/// Sentences that stand on the card itself.
const ON_CARD: usize = 5;

/// The text at `/badan/{id}/berita`.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let id = asked
        .segments()
        .get(1)
        .copied()
        .unwrap_or_default()
        .to_owned();
    let Some(view) = read(site, &id).await? else {
        return Err(WebError::NotFound(Missing::Body(id)));
    };
    Ok(Reply::Page(document(&site.origin, asked, &view)))
}

/// The text as a page.
pub fn document(origin: &str, asked: &Asked, view: &BodyView) -> Markup {
    let words = asked.words();
    let mut notes = Notes::default();
    let text = paragraphs(words, view, &mut notes);
    let path = format!("/badan/{}/berita", view.body.body);
    let title = headline(words, view);
    let card = naming::body_address(words, &view.body.body);
    let kind = words.say("web-press-kind", &[("name", view.body.called().to_owned())]);
    let main = html! {
        (print_header(words, &format!("{origin}{}", localized(words.lang, &path)), &words.date(notes.newest())))
        (look::opening(&Opening {
            kind: Some(&kind),
            title: &title,
            lead: &words.label("web-press-lead"),
            facts: None,
            answer: None,
        }))
        div class="press-text" {
            @for paragraph in &text { (run(words, paragraph)) }
        }
        (notice(words, &Notice {
            kind: NoticeKind::Information,
            title: Some(&words.label("web-press-how")),
            body: html! { p { (words.label("web-press-how-about")) } },
        }))
        @if !notes.is_empty() { (section("sumber", &words.label("web-body-sources"), &html! { (notes.markup(words)) })) }
        (links(&[Link { name: &words.label("web-press-card"), address: &card, about: "" }]))
    };
    let description = text
        .first()
        .and_then(|paragraph| paragraph.first())
        .map_or("", |first| &first.text);
    let directory = (
        words.label("web-nav-bodies"),
        localized(words.lang, Area::Bodies.path()),
    );
    let own = (
        words.label("web-press-crumb"),
        told::press_address(words, &view.body.body),
    );
    Page {
        words,
        title: &title,
        description,
        origin,
        path: &path,
        query: "",
        area: Some(Area::Bodies),
        asked: "",
        breadcrumbs: &[
            Crumb {
                name: &words.label("web-nav-home"),
                address: &localized(words.lang, "/"),
            },
            Crumb {
                name: &directory.0,
                address: &directory.1,
            },
            Crumb {
                name: view.body.called(),
                address: &card,
            },
            Crumb {
                name: &own.0,
                address: &own.1,
            },
        ],
        sample: view.has_sample(),
        hidden: false,
        main,
    }
    .markup()
}

/// A paragraph whose sentences bear their marks.
fn run(words: Words, paragraph: &[Sentence]) -> Markup {
    html! {
        p class="traced" {
            @for (place, sentence) in paragraph.iter().enumerate() {
                @if place > 0 { " " }
                (sentence.text)
                @for number in &sentence.numbers { (look::note_mark(words, *number)) }
            }
        }
    }
}

/// The first sentences, for the card, with the way to the whole text. What is
/// said of the body has a section of its own there, so it stands here only
/// where there is nothing else.
pub fn section_of(words: Words, view: &BodyView, notes: &mut Notes) -> Markup {
    let own = sentence::own(words, view, notes);
    let all = match own.is_empty() {
        true => sentences(words, view, notes),
        false => own,
    };
    html! {
        @for sentence in all.iter().take(ON_CARD) { (traced(words, &html! { (sentence.text) }, &sentence.numbers)) }
        @if view.is_told() { p { a class="onward" href=(told::press_address(words, &view.body.body)) { (words.label("web-press-whole")) } } }
    }
}
