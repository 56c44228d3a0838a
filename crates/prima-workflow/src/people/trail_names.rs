//! What lines of the audit trail are about, by name, as far as the reader may
//! open it.
//!
//! A line that may be read does not open what it is about: each round, candidacy,
//! edition and event is asked for as its own page asks, and has no name here where
//! that page would not be there. Bodies and innovations are public.

use super::acts::{About, about};
use super::read_trail::{detail, units_in};
use crate::assessment::read::cycle_page;
use crate::assessment::{ActError, Acted, Desk, Refusal};
use crate::recognition::award::readable;
use crate::recognition::facts::{candidacy, edition, may_read};
use prima_domain::recognition::permission::may_read_programme;
use prima_domain::register::person::Actor;
use prima_instrument::words::Text;
use prima_store::AuditLine;
use prima_store::cycle::Reading;
use std::collections::{BTreeMap, BTreeSet};

/// Names of what some lines are about.
#[derive(Clone, Debug, Default)]
pub struct TrailNames {
    /// Names of bodies, by id.
    pub bodies: BTreeMap<String, String>,
    /// Titles of the other objects the reader may open, by what they are and id.
    pub objects: BTreeMap<(About, String), Text>,
    /// Titles of the categories of those award events, by event and code.
    pub categories: BTreeMap<(String, String), Text>,
}

impl TrailNames {
    /// The title of a line's object; none where it has none or is not open.
    pub fn object(&self, line: &AuditLine) -> Option<&Text> {
        self.objects.get(&(about(line), line.object.clone()))
    }

    /// The bodies a line names that are in the register, each once: id and name.
    pub fn bodies_of(&self, line: &AuditLine) -> Vec<(&str, &str)> {
        let mut seen = BTreeSet::new();
        let ids = bodies_in(line).into_iter();
        ids.filter(|id| seen.insert(id.clone()))
            .filter_map(|id| self.bodies.get_key_value(&id))
            .map(|(id, name)| (id.as_str(), name.as_str()))
            .collect()
    }
}

/// The names of what these lines are about, which somebody may read.
pub async fn trail_names(
    desk: &Desk,
    actor: &Actor,
    lines: &[AuditLine],
    now: i64,
) -> Acted<TrailNames> {
    let mut names = TrailNames::default();
    let bodies: BTreeSet<String> = lines.iter().flat_map(bodies_in).collect();
    let bodies: Vec<String> = bodies.into_iter().collect();
    for body in desk.database.bodies_named(&bodies).await? {
        names.bodies.insert(body.body, body.name);
    }
    let objects = lines.iter().map(|line| (about(line), &line.object));
    let objects: BTreeSet<(About, &String)> = objects.collect();
    let mut reading = desk.database.reading();
    for (kind, id) in objects {
        let title = match kind {
            About::Cycle => open(round(desk, actor, id, now).await)?,
            About::Candidacy => open(on_its_way(&mut reading, actor, id, now).await)?,
            About::Edition | About::Stage => open(programme(&mut reading, actor, id).await)?,
            About::Award => open(event(&mut reading, actor, id, &mut names).await)?,
            About::Innovation => desk.database.innovation(id).await?.map(|row| Text {
                id: row.title.clone(),
                en: row.title,
            }),
            _ => None,
        };
        if let Some(title) = title {
            names.objects.insert((kind, id.clone()), title);
        }
    }
    Ok(names)
}

/// The bodies a line names, in its detail or as its object.
fn bodies_in(line: &AuditLine) -> Vec<String> {
    let mut bodies = units_in(&detail(line));
    if about(line) == About::Hub {
        bodies.insert(0, line.object.clone());
    }
    bodies
}

/// What was found; nothing where a rule hides it.
fn open<T>(found: Acted<T>) -> Acted<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(ActError::Refused(_)) => Ok(None),
        Err(failed) => Err(failed),
    }
}

async fn round(desk: &Desk, actor: &Actor, id: &str, now: i64) -> Acted<Text> {
    let line = cycle_page(desk, actor, id, now).await?;
    Ok(Text {
        id: line.cycle.title_id,
        en: line.cycle.title_en,
    })
}

async fn on_its_way(reading: &mut Reading<'_>, actor: &Actor, id: &str, now: i64) -> Acted<Text> {
    let seen = candidacy(reading, id).await?;
    may_read(reading, &seen, actor, now).await?;
    let unit = std::slice::from_ref(&seen.row.unit);
    let unit = reading.bodies_with(unit).await?.pop();
    let unit = unit.map_or(seen.row.unit, |body| body.name);
    let title = &seen.edition.programme.title;
    Ok(Text {
        id: format!("{}: {unit}", title.id),
        en: format!("{}: {unit}", title.en),
    })
}

/// The edition of an object `code/edition` or `code/edition/stage`.
async fn programme(reading: &mut Reading<'_>, actor: &Actor, id: &str) -> Acted<Text> {
    let mut parts = id.split('/');
    let (Some(code), Some(name)) = (parts.next(), parts.next()) else {
        return Err(Refusal::Hidden.into());
    };
    let seen = edition(reading, code, name).await?;
    may_read_programme(actor, &seen.code)?;
    Ok(seen.programme.title)
}

async fn event(
    reading: &mut Reading<'_>,
    actor: &Actor,
    id: &str,
    names: &mut TrailNames,
) -> Acted<Text> {
    let rules = readable(reading, actor, id).await?;
    let titles = rules
        .categories
        .into_iter()
        .map(|category| ((id.to_owned(), category.code), category.title));
    names.categories.extend(titles);
    Ok(rules.title)
}
