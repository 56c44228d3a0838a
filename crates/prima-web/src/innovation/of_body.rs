//! The innovations of a body, for its card: what it runs, what it took over, and
//! who took over from it.

use super::told::{self, Called};
use crate::assessment::naming;
use crate::look::{Column, Row, Table, table};
use crate::register::notes::{Notes, Origin};
use crate::site::{Known, Site};
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_store::StoreError;
use prima_store::innovation::{Innovation, Replication};
use std::collections::BTreeMap;

/// The innovations of a body, with both ends of what was taken over.
#[derive(Clone, Debug, Default)]
pub struct OfBody {
    /// Its own, newest first.
    pub own: Vec<Innovation>,
    /// What was taken over by it or from it.
    pub links: Vec<Replication>,
    /// Titles and owners of the other ends, by id.
    pub others: BTreeMap<String, (String, String)>,
}

/// Reads them.
pub async fn read(site: &Site, known: &Known, body: &str) -> Result<OfBody, StoreError> {
    let own = site.database.innovations_of(body).await?;
    if own.is_empty() {
        return Ok(OfBody::default());
    }
    let is_own = |id: &str| own.iter().any(|row| row.innovation == id);
    let links = known.catalogue.replications.iter();
    let links = links.filter(|row| is_own(&row.replica) || is_own(&row.origin));
    let links: Vec<Replication> = links.cloned().collect();
    let ends = links.iter().flat_map(|row| [&row.replica, &row.origin]);
    let ids: Vec<String> = ends.cloned().collect();
    let rows = site.database.innovations_named(&ids).await?;
    let called: Called = super::catalogue::called(site, rows.iter()).await?;
    let others = rows.iter().map(|row| {
        let owner = told::owner(row, &called).to_owned();
        (row.innovation.clone(), (row.title.clone(), owner))
    });
    Ok(OfBody {
        others: others.collect(),
        own,
        links,
    })
}

impl OfBody {
    /// What is on the card.
    pub fn markup(&self, words: Words, notes: &mut Notes) -> Markup {
        let names = ["title-column", "year", "from", "by"]
            .map(|name| words.label(&format!("web-innovation-{name}")));
        let columns: Vec<Column> = names
            .iter()
            .enumerate()
            .map(|(place, name)| Column {
                name,
                names_row: place == 0,
                ..Column::default()
            })
            .collect();
        let mut rows = Vec::new();
        for row in &self.own {
            let origin = Origin {
                source: &row.source,
                dataset: &row.dataset,
                period: &row.period,
                retrieved: &row.retrieved,
            };
            let mark = notes.mark(words, origin, "web-innovation-what");
            let of = self
                .links
                .iter()
                .filter(|link| link.replica == row.innovation);
            let from: Vec<&str> = of.map(|link| link.origin.as_str()).collect();
            let of = self
                .links
                .iter()
                .filter(|link| link.origin == row.innovation);
            let by: Vec<&str> = of.map(|link| link.replica.as_str()).collect();
            let year = match row.year.is_empty() {
                true => words.label("web-innovation-unsaid"),
                false => naming::period(words, &row.year),
            };
            rows.push(Row {
                id: None,
                emphasis: false,
                cells: vec![
                    html! { (told::link(words, &row.innovation, &row.title)) (mark) },
                    html! { (year) },
                    self.ends(words, &from),
                    self.ends(words, &by),
                ],
            });
        }
        html! {
            p { (words.counted("web-innovation-body-about", self.own.len(), &[])) }
            (table(words, &Table {
                id: "inovasi-tabel",
                caption: &words.label("web-innovation-body-caption"),
                columns: &columns,
                rows,
            }))
        }
    }

    fn ends(&self, words: Words, ids: &[&str]) -> Markup {
        html! {
            @if ids.is_empty() { span class="muted" { "–" span class="visually-hidden" { (words.label("web-innovation-nobody")) } } }
            @for (place, id) in ids.iter().enumerate() {
                @if place > 0 { br; }
                @match self.others.get(*id) {
                    Some((title, owner)) => { (told::link(words, id, title)) " " span class="muted" { "(" (owner) ")" } },
                    None => (told::link(words, id, id)),
                }
            }
        }
    }
}
