//! The family of an innovation: a picture, and every link as a row of a table.

use super::told::{self, Called};
use crate::assessment::naming;
use crate::chart::{About, Descent, Member, descent};
use crate::look::{Column, Row, Table, table};
use crate::register::notes::{Notes, Origin};
use crate::reply::WebError;
use crate::site::{Known, Site};
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_domain::innovation::lineage::Lineage;
use prima_store::innovation::{Innovation, Replication};
use std::collections::{BTreeMap, BTreeSet};

/// Members of a family that are drawn; of a larger one the table is shown alone.
const MOST_DRAWN: usize = 60;

/// Innovations and the links between them.
#[derive(Clone, Debug, Default)]
pub struct Family {
    /// Laid out.
    pub lineage: Lineage,
    /// The innovations by id.
    pub members: BTreeMap<String, Innovation>,
    /// The links, by replica and origin.
    pub links: Vec<Replication>,
    /// Names of the bodies.
    pub called: Called,
}

impl Family {
    /// All that an innovation descends from and all that descends from it.
    pub async fn of(site: &Site, known: &Known, id: &str) -> Result<Family, WebError> {
        let lineage = Lineage::of(&known.catalogue.links(), id);
        Family::read(site, known, lineage).await
    }

    /// The innovations of a layout with their links.
    pub async fn read(site: &Site, known: &Known, lineage: Lineage) -> Result<Family, WebError> {
        let ids: Vec<String> = lineage.generations.iter().flatten().cloned().collect();
        let rows = site.database.innovations_named(&ids).await?;
        let called = super::catalogue::called(site, rows.iter()).await?;
        let own: BTreeSet<(&str, &str)> = lineage
            .links
            .iter()
            .map(|(replica, origin)| (replica.as_str(), origin.as_str()))
            .collect();
        let links = known.catalogue.replications.iter();
        let links = links.filter(|row| own.contains(&(&*row.replica, &*row.origin)));
        Ok(Family {
            links: links.cloned().collect(),
            members: rows
                .into_iter()
                .map(|row| (row.innovation.clone(), row))
                .collect(),
            called,
            lineage,
        })
    }

    /// Title of a member; its id where it is not there any more.
    pub fn title<'f>(&'f self, id: &'f str) -> &'f str {
        self.members.get(id).map_or(id, |row| &row.title)
    }

    fn owner<'f>(&'f self, id: &str) -> &'f str {
        let row = self.members.get(id);
        row.map_or("", |row| told::owner(row, &self.called))
    }
}

/// The family drawn, where it is small enough; `own` is what the page is about. What
/// no link is about, such as an origin named for links of another page, has no place.
pub fn picture(words: Words, family: &Family, own: &str) -> Markup {
    let links = family.lineage.links.iter();
    let linked: BTreeSet<&String> = links
        .flat_map(|(replica, origin)| [replica, origin])
        .collect();
    if !(2..=MOST_DRAWN).contains(&linked.len()) {
        return html! {};
    }
    let generations = family.lineage.generations.iter().enumerate();
    let placed: Vec<(usize, &String)> = generations
        .flat_map(|(depth, ids)| ids.iter().map(move |id| (depth, id)))
        .filter(|(_, id)| linked.contains(id))
        .collect();
    let place = |id: &String| placed.iter().position(|(_, other)| *other == id);
    let members = placed.iter().map(|(generation, id)| {
        let origins = family.lineage.links.iter();
        let origins = origins.filter(|(replica, _)| replica == *id);
        Member {
            name: family.title(id).to_owned(),
            owner: family.owner(id).to_owned(),
            generation: *generation,
            origins: origins.filter_map(|(_, origin)| place(origin)).collect(),
            is_own: *id == own,
        }
    });
    let addresses = placed
        .iter()
        .map(|(_, id)| naming::innovation_address(words, id));
    descent(
        words,
        &Descent {
            about: About {
                id: "asal-usul",
                title: &words.label("web-innovation-descent"),
                says: &words.label("web-innovation-descent-says"),
                provenance: None,
            },
            members: members.collect(),
            addresses: addresses.collect(),
        },
    )
}

/// Every link as a row: what was taken over from what, what was done otherwise,
/// what came of it.
pub fn links(words: Words, family: &Family, own: &str, notes: &mut Notes) -> Markup {
    let names = ["replica", "origin", "adaptation", "effect"]
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
    let unsaid = words.label("web-innovation-unsaid");
    let text = |text: &str| match text.is_empty() {
        true => html! { span class="muted" { (unsaid) } },
        false => html! { span lang="id" { (text) } },
    };
    let member = |id: &str| {
        html! {
            @if id == own { strong lang="id" { (family.title(id)) } }
            @else { (told::link(words, id, family.title(id))) }
            @let owner = family.owner(id);
            @if !owner.is_empty() { br; span class="muted" { (owner) } }
        }
    };
    let mut rows = Vec::new();
    for link in &family.links {
        let mark = notes.mark(words, of(link), "web-innovation-what-link");
        let unproven = naming::of(words, &link.provisional, &link.provisional_en);
        rows.push(Row {
            id: None,
            emphasis: false,
            cells: vec![
                html! { (member(&link.replica)) (mark) },
                member(&link.origin),
                html! {
                    (text(&link.adaptation))
                    @if !unproven.is_empty() { br; span class="muted" { (unproven) } }
                },
                text(&link.effect),
            ],
        });
    }
    table(
        words,
        &Table {
            id: "replikasi-tabel",
            caption: &words.label("web-innovation-links-caption"),
            columns: &columns,
            rows,
        },
    )
}

/// Where a link is known from.
fn of(link: &Replication) -> Origin<'_> {
    Origin {
        source: &link.source,
        dataset: &link.dataset,
        period: &link.period,
        retrieved: &link.retrieved,
    }
}
