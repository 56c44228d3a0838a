//! What a failure of the database means to the person at the terminal.

use anyhow::Error;
use prima_exchange::cause::{cause_in, told};
use prima_instrument::words::{Lang, say};
use prima_store::StoreError;
use prima_workflow::failure::WorkflowError;
use std::error::Error as _;
use std::io;

/// What happened and what to do, where the database failed.
pub fn text(error: &Error, lang: Lang) -> Option<String> {
    let store = match error.downcast_ref::<WorkflowError>() {
        Some(WorkflowError::Store(store)) => store,
        _ => error.downcast_ref::<StoreError>()?,
    };
    Some(words(store, lang))
}

fn words(error: &StoreError, lang: Lang) -> String {
    let url = |url: &String| ("database", url.clone());
    match error {
        StoreError::Address { url: at } => say(lang, "serve-store-address", &[url(at)]),
        StoreError::Open { url: at, .. } => say(
            lang,
            "serve-store-open",
            &[url(at), ("cause", causes(error, lang))],
        ),
        StoreError::Newer {
            url: at,
            found,
            known,
        } => {
            let steps = [
                url(at),
                ("found", found.to_string()),
                ("known", known.to_string()),
            ];
            say(lang, "serve-store-newer", &steps)
        }
        StoreError::Older {
            url: at,
            found,
            known,
        } => {
            let steps = [
                url(at),
                ("found", found.to_string()),
                ("known", known.to_string()),
            ];
            say(lang, "serve-store-older", &steps)
        }
        StoreError::Migration { url: at, .. } => say(
            lang,
            "serve-store-migration",
            &[url(at), ("cause", causes(error, lang))],
        ),
        StoreError::Busy { url: at } => say(lang, "serve-store-busy", &[url(at)]),
        StoreError::Backup { path, .. } => {
            let file = ("file", path.display().to_string());
            say(
                lang,
                "backup-unusable",
                &[file, ("cause", causes(error, lang))],
            )
        }
        StoreError::NotABackup { path, why } => {
            let file = ("file", path.display().to_string());
            say(lang, "backup-damaged", &[file, ("why", why.clone())])
        }
        StoreError::NotEmpty { url: at } => say(lang, "backup-not-empty", &[url(at)]),
        _ if error.is_full() => say(lang, "serve-store-full", &[("cause", causes(error, lang))]),
        _ => {
            let whole = format!("{error}: {}", causes(error, lang));
            say(lang, "serve-store-failed", &[("cause", whole)])
        }
    }
}

/// What SQLite says where it may not or cannot open its file.
const NOT_OPENED: &str = "unable to open database file";

/// The causes of an error, one after the other; what a cause only says again is
/// left out.
fn causes(error: &StoreError, lang: Lang) -> String {
    let mut text: Vec<String> = Vec::new();
    let mut cause = error.source();
    while let Some(error) = cause {
        let said = match error.downcast_ref::<io::Error>() {
            Some(error) => cause_in(lang, error),
            None => error.to_string(),
        };
        if said.contains(NOT_OPENED) {
            return told(lang, "no-database".to_owned());
        }
        let own = error.to_string();
        let is_said = |before: &String| before.contains(&said) || before.contains(&own);
        if !text.iter().any(is_said) {
            text.push(said);
        }
        cause = error.source();
    }
    text.join(": ")
}
