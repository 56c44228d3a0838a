//! What a line of the audit trail is about: the object by its name and the bodies
//! it names, each a link where the reader may open it.
//!
//! What has no name stands as the line has it; nothing is looked up here.

use super::View;
use crate::assessment::naming::{body_address, innovation_address};
use crate::assessment::work::framed;
use crate::frame::localized;
use crate::look::Words;
use crate::recognition::work::{awards, candidacy, programmes};
use maud::{Markup, html};
use prima_store::AuditLine;
use prima_workflow::people::{About, about};
use serde_json::Value;

/// Bodies named beside one line at most; a line may name a whole institution's.
const MOST_BODIES: usize = 5;

/// The cell of a line.
pub fn cell(words: Words, view: &View, line: &AuditLine) -> Markup {
    let detail: Value = serde_json::from_str(&line.detail).unwrap_or_default();
    let bodies = view.about.bodies_of(line);
    let category = detail["category"].as_str().unwrap_or_default();
    let category = (line.object.clone(), category.to_owned());
    html! {
        (object(words, view, line))
        @if let Some(title) = view.about.categories.get(&category) { " · " (words.text(title)) }
        @for certificate in certificates(&detail) {
            " " a href=(localized(words.lang, &format!("/piagam/{certificate}"))) { (words.say("web-trail-certificate", &[("id", certificate.to_owned())])) }
        }
        @if !bodies.is_empty() {
            ul class="links" {
                @for (id, name) in bodies.iter().take(MOST_BODIES) {
                    li { a href=(body_address(words, id)) { (name) } }
                }
                @if bodies.len() > MOST_BODIES {
                    li { (more(words, bodies.len() - MOST_BODIES)) }
                }
            }
        }
    }
}

fn more(words: Words, n: usize) -> String {
    words.counted("web-trail-more-bodies", n, &[("n", words.count(n))])
}

/// The object by its name, else as the line has it.
fn object(words: Words, view: &View, line: &AuditLine) -> Markup {
    if line.object.is_empty() {
        return html! {};
    }
    let kind = about(line);
    let plain = match kind {
        About::Person => view.names.get(&line.object),
        About::Hub => view.about.bodies.get(&line.object),
        _ => None,
    };
    let title = view
        .about
        .object(line)
        .zip(address(words, kind, &line.object));
    match (title, plain) {
        (Some((title, address)), _) => html! { a href=(address) { (words.text(title)) } },
        (None, Some(name)) => html! { (name) },
        (None, None) => html! { (line.object) },
    }
}

/// The address of an object, with its language.
fn address(words: Words, kind: About, id: &str) -> Option<String> {
    let path = match kind {
        About::Cycle => framed::address(id),
        About::Candidacy => candidacy::address(id),
        About::Award => awards::address(id),
        About::Edition | About::Stage => {
            let mut parts = id.split('/');
            programmes::address(parts.next()?, parts.next()?)
        }
        About::Innovation => return Some(innovation_address(words, id)),
        _ => return None,
    };
    Some(localized(words.lang, &path))
}

/// The certificates a line names, as many as are named beside it.
fn certificates(detail: &Value) -> Vec<&str> {
    let one = detail["certificate"].as_str();
    let several = detail["certificates"].as_array().into_iter().flatten();
    let several = several.filter_map(Value::as_str);
    one.into_iter().chain(several).take(MOST_BODIES).collect()
}
