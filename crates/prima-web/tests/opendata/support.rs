//! A portal over a database of its own, with the register and all data sets.

use prima_instrument::words::Lang;
use prima_store::Database;
use prima_web::asked::Asked;
use prima_web::reply::{Answer, Reply};
use prima_web::routes::{BARE, PAGES, find};
use prima_web::site::{Shelved, Site};
use prima_workflow::assessment::signing::InstallationKey;
use prima_workflow::import::{ImportOptions, Sources, import};
use prima_workflow::library;
use std::collections::BTreeMap;
use std::path::Path;
use tempfile::TempDir;

/// Where the portal of the tests says it is.
pub const ORIGIN: &str = "https://prima.example";
/// 8 October 2024, 09.30 WIB.
pub const NOW: i64 = 1_728_354_600;
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// A portal; its database goes when it goes.
pub struct Portal {
    pub site: Site,
    pub folder: TempDir,
}

impl Portal {
    pub async fn new() -> Portal {
        let folder = tempfile::tempdir().expect("the shipped history is whole");
        let url = format!("sqlite:{}", folder.path().join("prima.db").display());
        let database = Database::open(&url)
            .await
            .expect("the shipped history is whole");
        let paths = ["register", "examples"].map(|name| Path::new(ROOT).join(name));
        let options = ImportOptions {
            actor: "test",
            at: "2026-11-23T01:02:03Z",
            lang: Lang::En,
            dry_run: false,
            correction: false,
        };
        let sources = Sources::find(&paths).expect("the shipped history is whole");
        import(&database, &sources, &options, &|_, _, _| {})
            .await
            .expect("the shipped history is whole");
        let mut site = Site::new(database, ORIGIN.to_owned(), instruments())
            .await
            .expect("the shipped history is whole");
        let key = InstallationKey::open(&folder.path().join("key"), || Ok([7; 32]));
        site.key = Some(key.expect("a key is made"));
        Portal { site, folder }
    }
}

fn instruments() -> BTreeMap<String, Shelved> {
    let names = library::shipped().expect("the shipped history is whole");
    let shelved = |name: String| {
        let (instrument, file) =
            library::open_checked(&name, Lang::En).expect("the shipped history is whole");
        (
            name,
            Shelved {
                instrument,
                n_cases: file.cases.len(),
                text: file.text,
            },
        )
    };
    names.into_iter().map(shelved).collect()
}

impl Portal {
    /// The answer of the page at an address, such as `/id/data`.
    pub async fn answer(&self, address: &str) -> Answer {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let language = Lang::from_tag(path.get(1..3).unwrap_or_default());
        let (table, rest) = match language {
            Some(_) => (PAGES, &path[3..]),
            None => (BARE, path),
        };
        let rest = if rest.is_empty() { "/" } else { rest };
        let route = find(table, rest).unwrap_or_else(|| panic!("{address} has no line"));
        let asked = Asked::new(language.unwrap_or_default(), rest, query).at(NOW);
        (route.page)(&self.site, &asked).await
    }

    /// The page at an address as text.
    pub async fn page(&self, address: &str) -> String {
        match self.answer(address).await {
            Ok(Reply::Page(markup)) => markup.into_string(),
            other => panic!("{address} is no page: {other:?}"),
        }
    }

    /// The file at an address.
    pub async fn file(&self, address: &str) -> (&'static str, Vec<u8>) {
        match self.answer(address).await {
            Ok(Reply::File {
                content_type,
                bytes,
                ..
            }) => (content_type, bytes),
            other => panic!("{address} is no file: {other:?}"),
        }
    }
}
