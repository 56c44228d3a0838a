//! What the address of the audit trail asks for: days, person, act, subject,
//! and where to go on.

use crate::desk::Visit;
use crate::reply::WebError;
use crate::site::Site;
use prima_domain::register::day::Day;
use prima_store::AuditSought;
use prima_workflow::people::{TrailPlace, acts_like};
use std::collections::BTreeMap;

/// Names of the query that narrow the trail.
pub const NAMES: [&str; 5] = ["dari", "sampai", "pelaku", "tindakan", "objek"];

/// Names of persons by their ids.
pub async fn names(site: &Site) -> Result<BTreeMap<String, String>, WebError> {
    let people = site.database.people().await?.into_iter();
    Ok(people.map(|one| (one.person, one.name)).collect())
}

/// What is sought; a person is named by id or by a part of the name, an act by a
/// part of its name or of its words in the reader's language.
pub fn sought(visit: &Visit, names: &BTreeMap<String, String>) -> Result<AuditSought, WebError> {
    let day = |name: &'static str| match visit.asked.value(name) {
        "" => Ok(None),
        text => Day::parse(text)
            .map(Some)
            .ok_or_else(|| WebError::BadQuery {
                name,
                value: text.to_owned(),
            }),
    };
    let text = |day: Option<Day>| day.map_or(String::new(), |day| day.to_string());
    let who = visit.asked.value("pelaku").to_lowercase();
    let fits = |(id, name): &(&String, &String)| **id == who || name.to_lowercase().contains(&who);
    let actors = (!who.is_empty()).then(|| {
        let found = names.iter().filter(fits);
        found.map(|(id, _)| id.clone()).collect()
    });
    let act = visit.asked.value("tindakan");
    let acts = match act.trim() {
        "" => Vec::new(),
        text => acts_like(visit.asked.lang, text),
    };
    Ok(AuditSought {
        since: text(day("dari")?),
        before: text(day("sampai")?.map(|day| day.plus(1))),
        actors,
        act: act.to_owned(),
        acts,
        about: visit.asked.value("objek").to_owned(),
    })
}

/// Where the address goes on: `2026-11-23T04:05:06Z~2`.
pub fn place(visit: &Visit) -> Result<Option<TrailPlace>, WebError> {
    let value = visit.asked.value("lanjut");
    if value.is_empty() {
        return Ok(None);
    }
    let parts = value.split_once('~');
    let place = parts.and_then(|(at, skip)| {
        Day::parse(at.get(..10)?)?;
        Some(TrailPlace {
            at: at.to_owned(),
            skip: skip.parse().ok()?,
        })
    });
    place.map(Some).ok_or_else(|| WebError::BadQuery {
        name: "lanjut",
        value: value.to_owned(),
    })
}

/// A place as the address has it.
pub fn written(place: &TrailPlace) -> String {
    format!("{}~{}", place.at, place.skip)
}
