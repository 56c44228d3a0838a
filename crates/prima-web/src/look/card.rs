//! Ways on: cards for the main ones, plain links for the others.

use maud::{Markup, html};

/// A card that leads somewhere.
#[derive(Clone, Debug)]
pub struct Card<'a> {
    /// Small line above the title, such as what kind of thing it is.
    pub kind: Option<&'a str>,
    /// Title; it is the link.
    pub title: &'a str,
    /// Where it leads.
    pub address: &'a str,
    /// What is there.
    pub about: Markup,
    /// Last line, such as how many there are.
    pub foot: Option<Markup>,
}

/// Cards side by side, below an `h2`.
pub fn cards(cards: &[Card]) -> Markup {
    html! {
        ul class="cards" {
            @for card in cards {
                li class="card" {
                    @if let Some(kind) = card.kind { p class="eyebrow" { (kind) } }
                    h3 { a href=(card.address) { (card.title) } }
                    div class="card-about" { (card.about) }
                    @if let Some(foot) = &card.foot { div class="card-foot" { (foot) } }
                }
            }
        }
    }
}

/// A link with words beside it.
#[derive(Clone, Copy, Debug)]
pub struct Link<'a> {
    /// What it says.
    pub name: &'a str,
    /// Where it leads.
    pub address: &'a str,
    /// What is there; may be empty.
    pub about: &'a str,
}

/// Links below one another.
pub fn links(links: &[Link]) -> Markup {
    html! {
        ul class="links" {
            @for link in links {
                li {
                    a href=(link.address) { (link.name) }
                    @if !link.about.is_empty() { " " span class="muted" { (link.about) } }
                }
            }
        }
    }
}
