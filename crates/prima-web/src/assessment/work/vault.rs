//! `/kerja/arsip/{unit}`: the vault of a unit, in which all its evidence lies.
//! This file is what its pages share with the evidence of an answer.
//!
//! Who may look and who may change is asked of the acts. A file is given back as
//! something to save; only a picture, which was looked over and cleaned, is shown.

pub mod fields;
pub mod file;
pub mod piece;
pub mod shelf;

use super::place::actor;
use super::uploading::content;
use crate::desk::{Fields, Visit};
use crate::look::Words;
use crate::reply::{Missing, WebError};
use crate::site::Site;
use crate::uploaded::Uploaded;
use prima_workflow::vault::{
    Acting, Added, Description, Lost, Told, Vault, VaultError, VaultRefusal, add_evidence, may_keep,
};
use std::collections::BTreeMap;

/// Days before its end from which on it is said that evidence ends.
pub const SOON: u32 = 60;

/// What is wrong, each with its field.
pub type Wrong = Vec<(&'static str, String)>;

/// The vault of the installation, where it has one.
pub fn vault(site: &Site) -> Result<&Vault, WebError> {
    site.vault.as_ref().ok_or(WebError::NotFound(Missing::Page))
}

/// Who acts, and when.
pub fn acting(visit: &Visit) -> Result<Acting<'_>, WebError> {
    Ok(Acting {
        actor: actor(visit)?,
        now: visit.now,
    })
}

/// Whether the person keeps the vault of a unit. For whom only looks, a form
/// that changes it is not there.
pub async fn demand_keeper(site: &Site, visit: &Visit, unit: &str) -> Result<(), WebError> {
    match told(may_keep(&site.database, &acting(visit)?, unit).await)? {
        Ok(true) => Ok(()),
        _ => Err(WebError::NotFound(Missing::Page)),
    }
}

/// What came of an act of the vault: done, or refused in words. What those who
/// run the installation must mend goes to the log as well.
pub fn told<T>(outcome: Told<T>) -> Result<Result<T, VaultRefusal>, WebError> {
    let refusal = match outcome {
        Ok(done) => return Ok(Ok(done)),
        Err(VaultError::Refused(VaultRefusal::Hidden)) => {
            return Err(WebError::NotFound(Missing::Page));
        }
        Err(VaultError::Refused(refusal)) => refusal,
        Err(VaultError::Failed(error)) => return Err(WebError::of_act("reach the vault")(error)),
    };
    match (&refusal, refusal.cause()) {
        (VaultRefusal::NotScanned { .. }, Some(cause)) => {
            tracing::warn!(cause, "The scanner does not answer; a file was refused");
        }
        (VaultRefusal::Lost(why), Some(cause)) => {
            let is_missing = *why == Lost::Missing;
            tracing::error!(cause, evidence.missing = is_missing, "Run prima doctor");
        }
        (_, Some(cause)) => tracing::error!(cause, "The storage of evidence fails"),
        (_, None) => {}
    }
    Ok(Err(refusal))
}

/// A refusal beside the fields it is about.
pub fn wrong(words: Words, refusal: &VaultRefusal) -> Wrong {
    let VaultRefusal::Description(faults) = refusal else {
        return vec![("berkas", refusal.text(words.lang))];
    };
    let beside = faults.iter().map(|fault| {
        let field = match fault.field() {
            "kind" => "jenis",
            "title" => "judul",
            "valid_from" => "dari",
            _ => "sampai",
        };
        (field, fault.text(words.lang))
    });
    beside.collect()
}

/// The message beside a field.
pub fn error_of<'a>(wrong: &'a [(&'static str, String)], field: &str) -> Option<&'a str> {
    let found = wrong.iter().find(|(name, _)| *name == field);
    found.map(|(_, message)| message.as_str())
}

/// What a form says of a file.
pub fn description(fields: &Fields) -> Description {
    Description {
        kind: fields.value("jenis").to_owned(),
        title: fields.value("judul").to_owned(),
        valid_from: fields.value("dari").to_owned(),
        valid_to: fields.value("sampai").to_owned(),
    }
}

/// Adds the file that a form sent to the vault of a unit.
pub async fn add(
    site: &Site,
    visit: &Visit,
    unit: &str,
    file: Uploaded,
) -> Result<Result<Added, VaultRefusal>, WebError> {
    let name = file.name.clone();
    let content = content(file)?;
    let mut id = [0; 16];
    (visit.chance)(&mut id);
    let (vault, database, acting) = (vault(site)?, &site.database, acting(visit)?);
    let description = description(visit.fields());
    let file = (content, name.as_str());
    told(add_evidence(vault, database, &acting, unit, file, &description, id).await)
}

/// The kinds of evidence that this installation knows, with their names, by
/// name.
pub fn kinds(site: &Site, words: Words) -> Vec<(String, String)> {
    let known = site.vault.as_ref().map(|vault| &vault.kinds);
    let mut kinds = BTreeMap::new();
    for shelved in site.instruments.values() {
        for entry in &shelved.instrument.catalogue.evidence {
            if known.is_some_and(|known| known.contains(&entry.code)) {
                kinds.insert(entry.code.clone(), words.text(&entry.title).to_owned());
            }
        }
    }
    let mut kinds: Vec<(String, String)> = kinds.into_iter().collect();
    kinds.sort_by(|(_, a), (_, b)| a.cmp(b));
    kinds
}

/// The name of a kind; its code where nothing here knows it any more.
pub fn kind_name<'a>(kinds: &'a [(String, String)], code: &'a str) -> &'a str {
    let found = kinds.iter().find(|(known, _)| known == code);
    found.map_or(code, |(_, name)| name)
}

/// Address of the vault of a unit, without the language.
pub fn address(unit: &str) -> String {
    format!("/kerja/arsip/{unit}")
}

/// The size of a file in words.
pub fn size(words: Words, bytes: i64) -> String {
    let kilobytes = usize::try_from(bytes / 1_024 + 1).unwrap_or(0);
    format!("{} kB", words.count(kilobytes))
}
