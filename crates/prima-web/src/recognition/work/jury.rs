//! The desk of juries: what a juror is to judge, the jury of a stage, the jury of
//! one candidate, and score sheets as workbooks.

pub mod board;
pub mod candidate;
pub mod sheet;
pub mod tasks;

use crate::look::Words;
use crate::reply::WebError;
use crate::site::Site;
use prima_instrument::programme::jury::JuryForm;
use std::collections::BTreeMap;

/// What kind of form it is, in words.
pub fn form_name(words: Words, form: JuryForm) -> String {
    words.label(match form {
        JuryForm::Administrative => "web-jury-form-administrative",
        JuryForm::Proposal => "web-jury-form-proposal",
        JuryForm::Presentation => "web-jury-form-presentation",
        JuryForm::Field => "web-jury-form-field",
        JuryForm::Public => "web-jury-form-public",
    })
}

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
