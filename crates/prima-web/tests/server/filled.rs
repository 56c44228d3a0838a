//! The real portal over the shipped register and history.

use crate::portal::{self, Portal};
use prima_instrument::words::Lang;
use prima_store::Database;
use prima_web::routes::TABLES;
use prima_web::server::Settings;
use prima_web::site::{Shelved, Site};
use prima_workflow::import::{ImportOptions, Sources, import};
use prima_workflow::library;
use std::path::Path;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// A portal of all real pages over all shipped data.
pub async fn open() -> Portal {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = format!("sqlite:{}", folder.path().join("prima.db").display());
    let database = Database::open(&url).await.expect("a database");
    let paths = ["register", "examples"].map(|name| Path::new(ROOT).join(name));
    let sources = Sources::find(&paths).expect("shipped");
    let options = ImportOptions {
        actor: "tes",
        at: "2026-11-23T01:02:03Z",
        lang: Lang::En,
        dry_run: false,
        correction: false,
    };
    let imported = import(&database, &sources, &options, &|_, _, _| {}).await;
    imported.expect("what is shipped can be imported");
    let names = library::shipped().expect("shipped");
    let shelved = |name: String| {
        let (instrument, file) = library::open_checked(&name, Lang::En).expect("shipped");
        let shelved = Shelved {
            instrument,
            n_cases: file.cases.len(),
            text: file.text,
        };
        (name, shelved)
    };
    let instruments = names.into_iter().map(shelved).collect();
    let site = Site::new(database, String::new(), instruments).await;
    portal::serve_site(folder, site.expect("a site"), Settings::default(), TABLES)
}
