//! Links from an honour to the page of its certificate, where it has one that
//! holds.

use super::moment;
use crate::asked::Asked;
use crate::frame::localized;
use crate::look::Words;
use crate::reply::WebError;
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::day::Day;
use prima_store::history::Honour;
use prima_workflow::recognition::certificate::{Certified, certified};

/// The certificates of these honours that hold today. Where nobody said which day
/// it is, as for the preview of a card, none is known to.
pub async fn of(site: &Site, asked: &Asked, honours: &[&Honour]) -> Result<Certified, WebError> {
    let Ok(now) = moment(asked) else {
        return Ok(Certified::new());
    };
    Ok(certified(&site.database, honours, Day::at(now)).await?)
}

/// Links to the certificates of honours that are told as one, each with whose it
/// is; none where there are none.
pub fn links<'h>(
    words: Words,
    certified: &Certified,
    honours: impl Iterator<Item = &'h Honour>,
    whose: &str,
) -> Option<Markup> {
    let ids: Vec<&String> = honours
        .filter_map(|one| certified.get(&(one.dataset.clone(), one.honour.clone())))
        .collect();
    let link = |id: &str| {
        html! {
            a href=(localized(words.lang, &format!("/piagam/{id}"))) {
                (words.label("web-piagam-kind")) span class="visually-hidden" { ": " (whose) }
            }
        }
    };
    (!ids.is_empty()).then(|| {
        html! { @for (place, id) in ids.iter().enumerate() { @if place > 0 { ", " } (link(id)) } }
    })
}
