//! The hubs of the innovation network (Hub JIPP), as far as they are known.
//!
//! Who is a hub is said by statements of the programme `jipp`; they are the only
//! home of that fact, and a code that begins with `hub-` and names a body is its
//! mark (examples/README.md).

use crate::asked::Asked;
use crate::assessment::naming;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{Column, Empty, Opening, Row, Table, empty, opening, section, stacked};
use crate::register::notes::{self, Notes};
use crate::register::told;
use crate::reply::{Answer, Reply};
use crate::site::{Known, Site};
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_domain::innovation::hub::{MARK, PROGRAMME};
use prima_domain::innovation::search::Wanted;
use prima_domain::register::person::Subject;
use prima_store::StoreError;
use prima_store::history::{FigureRow, Statement};
use prima_store::register::Body;
use prima_workflow::people::subjects_of;
use std::collections::{BTreeMap, BTreeSet};

/// Figure of the same programme: how many hubs there are.
const ALL: &str = "hub";

/// One hub.
#[derive(Clone, Debug, Default)]
pub struct Hub {
    /// The body.
    pub body: Body,
    /// What says that it is one.
    pub statement: Statement,
    /// Innovations of its region or ministry.
    pub n_innovations: usize,
    /// Replications from outside, to the outside, and within.
    pub taken: [usize; 3],
    /// Whether it is no real hub; then it counts nowhere.
    pub is_sample: bool,
}

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct HubsView {
    /// Hubs by name.
    pub hubs: Vec<Hub>,
    /// Those of sample data.
    pub samples: Vec<Hub>,
    /// How many there are, as published.
    pub announced: Option<FigureRow>,
    /// What a hub is, and how one is chosen.
    pub about: Vec<Statement>,
}

/// What narrows the catalogue to a hub's own: a province, or an institution.
pub fn reach(body: &Body) -> String {
    match body.region.get(..2) {
        Some(province) => format!("provinsi:{province}"),
        None => format!("instansi:{}", body.body),
    }
}

/// Ids of the innovations within a hub's reach.
pub fn within<'k>(known: &'k Known, body: &Body) -> BTreeSet<&'k str> {
    let found = known.catalogue.index.find(&Wanted {
        facets: &[vec![reach(body)]],
        limit: usize::MAX,
        ..Wanted::default()
    });
    found.ids.into_iter().collect()
}

/// Those of some bodies that are within a hub's reach: by the province they or the
/// nearest body above them lie in, or below the ministry.
pub async fn bodies_within(
    site: &Site,
    hub: &Body,
    bodies: &BTreeSet<String>,
) -> Result<BTreeSet<String>, StoreError> {
    let subjects = subjects_of(&site.database, bodies).await?;
    let above = |subject: &Subject| -> Vec<String> {
        let steps = subject.lineage().iter();
        steps.map(|step| step.body.to_string()).collect()
    };
    let Some(province) = hub.region.get(..2) else {
        let below = subjects
            .into_iter()
            .filter(|(_, subject)| above(subject).contains(&hub.body));
        return Ok(below.map(|(id, _)| id).collect());
    };
    let all: BTreeSet<String> = subjects.values().flat_map(above).collect();
    let all: Vec<String> = all.into_iter().collect();
    let rows = site.database.bodies_named(&all).await?;
    let lies_in: BTreeMap<&str, &str> = rows
        .iter()
        .filter_map(|row| Some((row.body.as_str(), row.region.get(..2)?)))
        .collect();
    let is_within = |subject: &Subject| {
        let mut nearest = above(subject).into_iter();
        nearest.find_map(|id| lies_in.get(id.as_str())) == Some(&province)
    };
    let within = subjects.iter().filter(|(_, subject)| is_within(subject));
    Ok(within.map(|(id, _)| id.clone()).collect())
}

/// Statements that name the hubs, and the others of the programme.
pub async fn statements(
    site: &Site,
    known: &Known,
) -> Result<(Vec<Statement>, Vec<Statement>), StoreError> {
    let sets: BTreeSet<&str> = known
        .datasets_of(PROGRAMME)
        .map(|dataset| dataset.dataset.as_str())
        .collect();
    let mut all = site.database.statements().await?;
    all.retain(|row| sets.contains(row.dataset.as_str()));
    Ok(all
        .into_iter()
        .partition(|row| row.statement.starts_with(MARK) && !row.body.is_empty()))
}

/// The page at `/hub-jipp`.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let known = site.known();
    let (named, mut about) = statements(site, &known).await?;
    about.retain(|row| row.body.is_empty() && !is_sample(&known, row));
    let ids: Vec<String> = named.iter().map(|row| row.body.clone()).collect();
    let bodies = site.database.bodies_named(&ids).await?;
    let mut hubs = Vec::new();
    for body in bodies {
        let statement = named.iter().find(|row| row.body == body.body);
        hubs.push(counted(
            &known,
            body,
            statement.cloned().unwrap_or_default(),
        ));
    }
    hubs.sort_by(|a, b| (a.body.name_order, &a.body.body).cmp(&(b.body.name_order, &b.body.body)));
    let (samples, hubs): (Vec<Hub>, Vec<Hub>) = hubs.into_iter().partition(|hub| hub.is_sample);
    let figures = site.database.figures().await?;
    let sets: BTreeSet<&str> = known
        .datasets_of(PROGRAMME)
        .filter(|dataset| dataset.sample.is_empty())
        .map(|dataset| dataset.dataset.as_str())
        .collect();
    let announced = figures
        .into_iter()
        .find(|row| row.figure == ALL && sets.contains(row.dataset.as_str()));
    let view = HubsView {
        hubs,
        samples,
        announced,
        about,
    };
    Ok(Reply::Page(document(&site.origin, asked, &view)))
}

/// Whether a statement of the programme is no real data.
fn is_sample(known: &Known, statement: &Statement) -> bool {
    let mut sets = known.datasets_of(PROGRAMME);
    sets.any(|one| one.dataset == statement.dataset && !one.sample.is_empty())
}

/// Whether a hub is no real one: the body, or what says that it is a hub.
pub fn is_sample_hub(known: &Known, body: &Body, statement: &Statement) -> bool {
    is_sample(known, statement) || !body.sample.is_empty()
}

/// A hub with what is counted of it.
pub fn counted(known: &Known, body: Body, statement: Statement) -> Hub {
    let own = within(known, &body);
    let mut taken = [0; 3];
    for (replica, origin) in known.catalogue.links() {
        match (own.contains(replica), own.contains(origin)) {
            (true, false) => taken[0] += 1,
            (false, true) => taken[1] += 1,
            (true, true) => taken[2] += 1,
            (false, false) => {}
        }
    }
    Hub {
        is_sample: is_sample_hub(known, &body, &statement),
        n_innovations: own.len(),
        taken,
        body,
        statement,
    }
}

/// The hubs as a page.
pub fn document(origin: &str, asked: &Asked, view: &HubsView) -> Markup {
    let words = asked.words();
    let mut notes = Notes::default();
    let (title, lead) = (words.label("web-innovation-hubs"), lead(words, view));
    let about = view.about.iter().map(|row| {
        let mark = notes.mark(words, notes::of_statement(row), "web-body-what-statement");
        html! { p class="traced" { (naming::of(words, &row.text_id, &row.text_en)) (mark) } }
    });
    let about: Vec<Markup> = about.collect();
    let rows =
        (!view.hubs.is_empty()).then(|| list(words, ("hub", view.hubs.as_slice()), &mut notes));
    let samples = (!view.samples.is_empty())
        .then(|| list(words, ("contoh", view.samples.as_slice()), &mut notes));
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &lead, facts: None, answer: None }))
        @for one in &about { (one) }
        @match &rows {
            None => (empty(&Empty {
                title: &words.label("web-innovation-no-hubs"),
                about: &words.label("web-innovation-no-hubs-about"),
                action: None,
            })),
            Some(rows) => {
                (section("hub", &words.label("web-innovation-hubs-known"), &html! {
                    p { (words.label("web-innovation-hubs-about")) }
                    (rows)
                }))
            }
        }
        @if let Some(samples) = &samples {
            (section("contoh", &words.label("web-hub-samples"), &html! {
                p { (words.label("web-hub-samples-about")) }
                (samples)
            }))
        }
        @if !notes.is_empty() { (section("sumber", &words.label("web-body-sources"), &notes.markup(words))) }
    };
    Page {
        words,
        title: &title,
        description: &lead,
        origin,
        path: "/hub-jipp",
        query: "",
        area: Some(Area::Innovations),
        asked: "",
        breadcrumbs: &[
            Crumb {
                name: &words.label("web-nav-home"),
                address: &localized(words.lang, "/"),
            },
            Crumb {
                name: &words.label("web-nav-innovations"),
                address: &localized(words.lang, "/inovasi"),
            },
            Crumb {
                name: &title,
                address: &localized(words.lang, "/hub-jipp"),
            },
        ],
        sample: samples.is_some(),
        hidden: false,
        main,
    }
    .markup()
}

fn lead(words: Words, view: &HubsView) -> String {
    let known = words.count(view.hubs.len());
    match &view.announced {
        Some(figure) => words.say(
            "web-innovation-hubs-lead",
            &[
                ("known", known),
                ("announced", naming::written(words, figure.shown())),
                ("period", naming::period(words, &figure.period)),
            ],
        ),
        None => words.counted("web-innovation-hubs-n", view.hubs.len(), &[]),
    }
}

/// Hubs as a table, under a name for its parts on the page.
fn list(words: Words, (name, hubs): (&str, &[Hub]), notes: &mut Notes) -> Markup {
    let names = ["hub", "since", "published", "in", "out", "among"]
        .map(|name| words.label(&format!("web-innovation-hub-{name}")));
    let columns: Vec<Column> = names
        .iter()
        .enumerate()
        .map(|(place, name)| Column {
            name,
            names_row: place == 0,
            number: place > 1,
            sort: None,
        })
        .collect();
    let mut rows = Vec::new();
    for hub in hubs {
        let mark = notes.mark(
            words,
            notes::of_statement(&hub.statement),
            "web-innovation-what-hub",
        );
        let address = localized(words.lang, &format!("/hub-jipp/{}", hub.body.body));
        let mut cells = vec![
            html! { a href=(address) { (hub.body.name) } },
            html! { (naming::period(words, &hub.statement.period)) (mark) },
            html! { (words.count(hub.n_innovations)) },
        ];
        cells.extend(hub.taken.map(|n| html! { (words.count(n)) }));
        rows.push(Row {
            id: None,
            emphasis: false,
            cells,
        });
    }
    stacked(
        words,
        &Table {
            id: &format!("{name}-tabel"),
            caption: &words.label(match name {
                "contoh" => "web-hub-samples-caption",
                _ => "web-innovation-hubs-caption",
            }),
            columns: &columns,
            rows,
        },
    )
}

/// A link to a hub's body.
pub fn body_link(words: Words, hub: &Hub) -> Markup {
    told::link(words, &hub.body.body, &hub.body.name)
}
