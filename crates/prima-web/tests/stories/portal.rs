//! A portal over a database of its own, filled by the ordinary import.

use crate::own_database::OwnDatabase;
use prima_instrument::words::Lang;
use prima_store::{Database, Engine};
use prima_web::asked::Asked;
use prima_web::reply::Reply;
use prima_web::routes::{PAGES, find};
use prima_web::site::{Shelved, Site};
use prima_workflow::import::{ImportOptions, Sources, import};
use prima_workflow::library;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// A folder of the repository.
pub fn shipped(name: &str) -> PathBuf {
    Path::new(ROOT).join(name)
}

/// A portal; its database goes when it goes.
pub struct Portal {
    pub site: Site,
    _own: OwnDatabase,
}

impl Portal {
    /// Over the data sets that are shipped.
    pub async fn shipped() -> Portal {
        Portal::over(&shipped("examples")).await
    }

    /// Over the data sets of a folder.
    pub async fn over(examples: &Path) -> Portal {
        Portal::on(Engine::Sqlite, examples).await
    }

    /// The same on either engine.
    pub async fn on(engine: Engine, examples: &Path) -> Portal {
        let own = OwnDatabase::on(engine).await;
        let database = own.open().await;
        brought_in(&database, &[shipped("register"), examples.to_path_buf()]).await;
        let site = Site::new(database, "https://prima.example".to_owned(), instruments())
            .await
            .expect("what the test made itself");
        Portal { site, _own: own }
    }

    /// Brings more in.
    pub async fn add(&self, places: &[PathBuf]) {
        brought_in(&self.site.database, places).await;
        let refreshed = self.site.refresh().await;
        assert!(refreshed.expect("what the test made itself"));
    }

    /// What is at an address with its language; a file as text.
    pub async fn page(&self, address: &str) -> String {
        match self.reply(address).await {
            Some(Reply::Page(markup)) => markup.into_string(),
            Some(Reply::File { bytes, .. }) => String::from_utf8(bytes).unwrap_or_default(),
            _ => panic!("{address} is no page"),
        }
    }

    /// The same, or nothing where there is no page.
    pub async fn reply(&self, address: &str) -> Option<Reply> {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let lang = Lang::from_tag(path.get(1..3)?)?;
        let rest = path.get(3..).filter(|rest| !rest.is_empty()).unwrap_or("/");
        let route = find(PAGES, rest)?;
        (route.page)(&self.site, &Asked::new(lang, rest, query))
            .await
            .ok()
    }
}

/// Imports files and folders.
async fn brought_in(database: &Database, places: &[PathBuf]) {
    let sources = Sources::find(places).expect("what the test made itself");
    let options = ImportOptions {
        actor: "test",
        at: "2026-11-23T01:02:03Z",
        lang: Lang::En,
        dry_run: false,
        correction: false,
    };
    import(database, &sources, &options, &|_, _, _| {})
        .await
        .expect("what the test made itself");
}

fn instruments() -> BTreeMap<String, Shelved> {
    let shelved = |name: String| {
        let (instrument, file) =
            library::open_checked(&name, Lang::En).expect("what the test made itself");
        let n_cases = file.cases.len();
        (
            name,
            Shelved {
                instrument,
                text: file.text,
                n_cases,
            },
        )
    };
    library::shipped()
        .expect("what the test made itself")
        .into_iter()
        .map(shelved)
        .collect()
}

/// What a reader sees of a page: its words, one space between them.
pub fn shown(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            _ if !inside => text.push(letter),
            _ => {}
        }
    }
    let text = text
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">");
    let words: Vec<&str> = text.split_whitespace().collect();
    // Marks and links part a word from the sign behind it.
    words
        .join(" ")
        .replace(" ,", ",")
        .replace(" .", ".")
        .replace(" :", ":")
}
