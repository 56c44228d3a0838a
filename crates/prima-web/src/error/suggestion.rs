//! Where else what is not at an address may be found.

use crate::assessment::naming;
use crate::frame::localized;
use crate::reply::Missing;
use crate::site::{Known, Site};
use prima_document::wording::Words;
use prima_store::StoreError;
use std::collections::BTreeSet;

/// Most suggestions on a page.
const MOST: usize = 6;

/// A page that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Its name.
    pub name: String,
    /// Its address, with the language.
    pub address: String,
    /// What is there; may be empty.
    pub about: String,
}

/// What may be meant by an address that is not there, best first. `path` is
/// the address without the language.
pub async fn suggestions(
    site: &Site,
    words: Words,
    missing: &Missing,
    path: &str,
) -> Result<Vec<Suggestion>, StoreError> {
    let known = site.known();
    match missing {
        Missing::Page => {
            let last = path.split('/').rfind(|part| !part.is_empty());
            named(site, &known, words, last.unwrap_or_default()).await
        }
        Missing::Body(asked) | Missing::Region(asked) => named(site, &known, words, asked).await,
        Missing::Programme(_) => Ok(programmes(&known, words)),
        Missing::Period { programme, .. } => {
            let periods = periods(&known, words, programme);
            Ok(match periods.is_empty() {
                true => programmes(&known, words),
                false => periods,
            })
        }
        Missing::Instrument(asked) => Ok(instruments(site, words, asked)),
        Missing::File { dataset, .. } => Ok(vec![Suggestion {
            name: dataset.clone(),
            address: naming::dataset_address(words, dataset),
            about: String::new(),
        }]),
        Missing::Dataset(_) => Ok(vec![entry(words, "web-nav-data", "/data")]),
        Missing::Event(_) => Ok(vec![entry(words, "web-nav-honours", "/penghargaan")]),
        Missing::CertificatePage(id) => Ok(vec![
            entry(words, "web-error-piagam-way", &format!("/piagam/{id}")),
            entry(words, "web-piagam-check-title", "/piagam"),
        ]),
        Missing::Innovation(_) => Ok(vec![entry(words, "web-nav-innovations", "/inovasi")]),
    }
}

/// Bodies and regions that are called like this.
async fn named(
    site: &Site,
    known: &Known,
    words: Words,
    asked: &str,
) -> Result<Vec<Suggestion>, StoreError> {
    let hits = known.search.find(&asked.replace('-', " "), MOST);
    let ids: Vec<&str> = hits.iter().map(|hit| hit.id).collect();
    let bodies = ids.iter().filter_map(|id| id.strip_prefix("badan:"));
    let bodies: Vec<String> = bodies.map(str::to_owned).collect();
    let bodies = site.database.bodies_named(&bodies).await?;
    let suggestion = |id: &&str| {
        let (kind, id) = id.split_once(':')?;
        let (name, about) = match kind {
            "badan" => {
                let body = bodies.iter().find(|body| body.body == id)?;
                (body.name.clone(), "web-error-kind-body")
            }
            _ => (known.regions.get(id)?.name.clone(), "web-error-kind-region"),
        };
        Some(Suggestion {
            name,
            address: localized(words.lang, &format!("/{kind}/{id}")),
            about: words.label(about),
        })
    };
    Ok(ids.iter().filter_map(suggestion).collect())
}

fn programmes(known: &Known, words: Words) -> Vec<Suggestion> {
    let codes: BTreeSet<&str> = known.cycles.iter().map(|(code, _)| code.as_str()).collect();
    if codes.is_empty() {
        return vec![entry(words, "web-nav-programmes", "/program")];
    }
    let found = codes.into_iter().map(|code| Suggestion {
        name: code.to_owned(),
        address: localized(words.lang, &format!("/program/{code}")),
        about: String::new(),
    });
    found.collect()
}

fn periods(known: &Known, words: Words, programme: &str) -> Vec<Suggestion> {
    let cycles = known.cycles.iter().filter(|(code, _)| code == programme);
    let found = cycles.map(|(code, period)| Suggestion {
        name: format!("{code} {period}"),
        address: localized(words.lang, &format!("/program/{code}/{period}")),
        about: String::new(),
    });
    found.take(MOST).collect()
}

/// Instruments of the same code, or all of them.
fn instruments(site: &Site, words: Words, asked: &str) -> Vec<Suggestion> {
    let code = asked.split('/').next().unwrap_or_default();
    let same: Vec<&String> = site
        .instruments
        .keys()
        .filter(|name| name.split('/').next() == Some(code))
        .collect();
    let names = match same.is_empty() {
        true => site.instruments.keys().collect(),
        false => same,
    };
    let found = names.into_iter().map(|name| Suggestion {
        name: name.clone(),
        address: localized(words.lang, &format!("/instrumen/{name}")),
        about: String::new(),
    });
    found.collect()
}

fn entry(words: Words, key: &str, path: &str) -> Suggestion {
    Suggestion {
        name: words.label(key),
        address: localized(words.lang, path),
        about: String::new(),
    }
}
