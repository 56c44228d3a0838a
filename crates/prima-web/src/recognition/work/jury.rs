//! The desk of juries: what a juror is to judge, the jury of a stage, the jury of
//! one candidate, and score sheets as workbooks.

pub mod board;
pub mod candidate;
pub mod sheet;
pub mod tasks;

use crate::reply::WebError;
use crate::site::Site;
use std::collections::BTreeMap;

/// Names of people by id; who has no account any more is called by the id.
async fn names<'a>(
    site: &Site,
    ids: impl Iterator<Item = &'a str>,
) -> Result<BTreeMap<String, String>, WebError> {
    let mut names = BTreeMap::new();
    for id in ids {
        if !names.contains_key(id) {
            let person = site.database.person(id).await?;
            let name = person.map_or_else(|| id.to_owned(), |person| person.name);
            names.insert(id.to_owned(), name);
        }
    }
    Ok(names)
}

/// What somebody is called.
fn called<'a>(names: &'a BTreeMap<String, String>, id: &'a str) -> &'a str {
    names.get(id).map_or(id, String::as_str)
}
