//! `/penghargaan/{event}/{category}`: one category of an award event: how many
//! were announced, who of them is known, and where that is known from.

use super::event::{EventView, read, recipients};
use crate::asked::Asked;
use crate::assessment::naming;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{self, Opening, section};
use crate::register::notes::Notes;
use crate::reply::{Answer, Missing, Reply, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_store::history::Event;

/// The page.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let view = read(site, asked).await?;
    let segments = asked.segments();
    let code = segments.get(2).copied().unwrap_or_default();
    let found = view.categories.iter().find(|one| one.category == code);
    let Some(category) = found else {
        return Err(WebError::NotFound(Missing::Page));
    };
    Ok(Reply::Page(document(&site.origin, asked, &view, category)))
}

/// The category as a page.
fn document(origin: &str, asked: &Asked, view: &EventView, category: &Event) -> Markup {
    let words = asked.words();
    let mut notes = Notes::default();
    let title = naming::of(words, &category.name_id, &category.name_en);
    let name = naming::of(words, &view.event.name_id, &view.event.name_en);
    let recipients = recipients::of_category(words, view, category, &mut notes);
    let lead = words.counted("web-event-known-only", view.known(&category.category), &[]);
    let path = format!("/penghargaan/{}/{}", view.event.event, category.category);
    let (all, own, here) = (
        localized(words.lang, "/penghargaan"),
        naming::event_address(words, &view.event.event),
        localized(words.lang, &path),
    );
    let main = html! {
        (look::opening(&Opening { kind: Some(name), title, lead: &lead, facts: None, answer: None }))
        (section("penerima", &words.label("web-event-recipients"), &recipients))
        @if !notes.is_empty() { (section("sumber", &words.label("web-body-sources"), &notes.markup(words))) }
    };
    Page {
        words,
        title,
        description: &lead,
        origin,
        path: &path,
        query: "",
        area: Some(Area::Honours),
        asked: "",
        breadcrumbs: &[
            Crumb {
                name: &words.label("web-nav-home"),
                address: &localized(words.lang, "/"),
            },
            Crumb {
                name: &words.label("web-event-all-title"),
                address: &all,
            },
            Crumb {
                name,
                address: &own,
            },
            Crumb {
                name: title,
                address: &here,
            },
        ],
        sample: view.has_sample(),
        hidden: false,
        main,
    }
    .markup()
}
