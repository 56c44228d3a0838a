//! Who took an innovation over from whom.

use super::{About, Drawn};
use maud::{Markup, html};
use prima_document::chart::descent;
use prima_document::wording::Words;

pub use prima_document::chart::descent::Member;

/// A family of innovations.
#[derive(Clone, Debug)]
pub struct Descent<'a> {
    /// Names and source.
    pub about: About<'a>,
    /// Origins first.
    pub members: Vec<Member>,
    /// Where each is, in the same order.
    pub addresses: Vec<String>,
}

/// The chart; its table has the same members and their origins, each a link.
pub fn descent(words: Words, family: &Descent) -> Markup {
    let told = family.members.iter().map(|member| {
        let origins = origins(family, member);
        let names: Vec<&str> = origins.iter().map(|(name, _)| *name).collect();
        match names.is_empty() {
            true => member.name.clone(),
            false => words.say(
                "web-innovation-told",
                &[("name", member.name.clone()), ("origin", names.join(", "))],
            ),
        }
    });
    let chart = descent::Descent {
        caption: family.about.caption(told.collect::<Vec<_>>().join("; ")),
        members: family.members.clone(),
        again: words.label("web-innovation-again"),
    };
    Drawn {
        about: &family.about,
        legend: html! {},
        drawing: chart.draw(),
        note: String::new(),
        rows: rows(words, family),
    }
    .figure(words)
}

/// Name and address of a member's origins.
fn origins<'f>(family: &'f Descent, member: &Member) -> Vec<(&'f str, &'f str)> {
    let named = member.origins.iter().filter_map(|place| {
        let origin = family.members.get(*place)?;
        Some((origin.name.as_str(), family.addresses.get(*place)?.as_str()))
    });
    named.collect()
}

fn rows(words: Words, family: &Descent) -> Markup {
    html! {
        thead {
            tr {
                th scope="col" { (words.label("web-innovation-title-column")) }
                th scope="col" { (words.label("web-innovation-body")) }
                th scope="col" { (words.label("web-innovation-origin")) }
                th scope="col" class="number" { (words.label("web-innovation-generation")) }
            }
        }
        tbody {
            @for (member, address) in family.members.iter().zip(&family.addresses) {
                tr class=[member.is_own.then_some("emphasis")] {
                    th scope="row" { a href=(address) { (member.name) } }
                    td { (member.owner) }
                    td {
                        @let origins = origins(family, member);
                        @if origins.is_empty() { (words.label("web-innovation-no-origin")) }
                        @for (place, (name, address)) in origins.iter().enumerate() {
                            @if place > 0 { ", " }
                            a href=(address) { (name) }
                        }
                    }
                    td class="number" { (words.count(member.generation + 1)) }
                }
            }
        }
    }
}
