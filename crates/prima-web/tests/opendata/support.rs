//! A portal over a database of its own, with the register and all data sets.

use prima_instrument::words::Lang;
use prima_store::Database;
use prima_web::site::{Shelved, Site};
use prima_workflow::import::{ImportOptions, Sources, import};
use prima_workflow::library;
use std::collections::BTreeMap;
use std::path::Path;
use tempfile::TempDir;

/// Where the portal of the tests says it is.
pub const ORIGIN: &str = "https://prima.example";
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// A portal; its database goes when it goes.
pub struct Portal {
    pub site: Site,
    pub folder: TempDir,
}

impl Portal {
    pub async fn new() -> Portal {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("prima.db").display());
        let database = Database::open(&url).await.unwrap();
        let paths = ["register", "examples"].map(|name| Path::new(ROOT).join(name));
        let options = ImportOptions {
            actor: "test",
            at: "2026-11-23T01:02:03Z",
            lang: Lang::En,
            dry_run: false,
            correction: false,
        };
        let sources = Sources::find(&paths).unwrap();
        import(&database, &sources, &options, &|_, _, _| {}).await.unwrap();
        let site = Site::new(database, ORIGIN.to_owned(), instruments()).await.unwrap();
        Portal { site, folder }
    }
}

fn instruments() -> BTreeMap<String, Shelved> {
    let names = library::shipped().unwrap();
    let shelved = |name: String| {
        let (instrument, file) = library::open_checked(&name, Lang::En).unwrap();
        (name, Shelved { instrument, n_cases: file.cases.len(), text: file.text })
    };
    names.into_iter().map(shelved).collect()
}
