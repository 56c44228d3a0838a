//! A ministry that issues, and those it honours.

use crate::own_database::OwnDatabase;
use prima_document::certificate::{Press, Template};
use prima_domain::register::id::PersonId;
use prima_domain::register::person::{Actor, Grant, Role, Scope};
use prima_store::Database;
use prima_store::history::{Dataset, Derived, Event, Honour};
use prima_store::people::GrantRow;
use prima_store::register::Body;
use prima_workflow::assessment::Acted;
use prima_workflow::assessment::signing::InstallationKey;
use prima_workflow::recognition::certificate::{House, Issued, Issuer, Order, issue_certificates};
use std::sync::{Arc, LazyLock};
use std::{fs, path::Path};

/// 8 October 2024, 09.30 WIB.
pub const NOW: i64 = 1_728_354_600;
pub const ORIGIN: &str = "https://prima.example";
pub const DID: &str = "did:web:prima.example";
pub const CLINIC: &str = "rs-contoh";

/// Fonts are read once for all stories.
static PRESS: LazyLock<Arc<Press>> = LazyLock::new(press);

/// A press of one's own.
pub fn press() -> Arc<Press> {
    Arc::new(press_of(&Template::shipped()))
}

/// A press with a template.
pub fn press_of(template: &Template) -> Press {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../prima-web/assets/dist");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "ttf"))
        .collect();
    files.sort();
    let fonts: Vec<Vec<u8>> = files.iter().map(|path| fs::read(path).unwrap()).collect();
    let fonts: Vec<&[u8]> = fonts.iter().map(Vec::as_slice).collect();
    Press::new(template, &fonts)
}

pub struct Ministry {
    pub own: OwnDatabase,
    pub database: Database,
    pub key: InstallationKey,
    pub officer: Actor,
}

impl Ministry {
    /// With a hospital and a clinic, an event, and an honour for each of these names.
    pub async fn open(own: OwnDatabase, names: &[(&str, &str)]) -> Ministry {
        let database = own.open().await;
        let folder = tempfile::tempdir().unwrap();
        let key = InstallationKey::open(&folder.path().join("key"), || Ok([7; 32])).unwrap();
        let grant = Grant {
            role: Role::ProgrammeOfficer,
            scope: Scope::Everywhere,
        };
        let ministry = Ministry {
            own,
            database,
            key,
            officer: actor("officer", vec![grant]),
        };
        ministry.name(names).await;
        let ids: Vec<&str> = names.iter().map(|(id, _)| *id).collect();
        ministry.honour(&ids, "granted").await;
        ministry
    }

    /// Puts bodies with these ids and names in place of all.
    pub async fn name(&self, names: &[(&str, &str)]) {
        let body = |(id, name): &(&str, &str)| Body {
            body: (*id).to_owned(),
            name: (*name).to_owned(),
            kind: "institution".to_owned(),
            ..Body::default()
        };
        let mut act = self.database.act().await.unwrap();
        act.replace_bodies(names.iter().map(body).collect())
            .await
            .unwrap();
        act.finish("", "", "import", "", "").await.unwrap();
    }

    /// Puts an honour for each of these bodies in place of all.
    pub async fn honour(&self, bodies: &[&str], status: &str) {
        let honours: Vec<(&str, &str)> = bodies.iter().map(|body| (*body, status)).collect();
        self.honour_each(&honours).await;
    }

    /// The same, each with a status of its own.
    pub async fn honour_each(&self, honours: &[(&str, &str)]) {
        let dataset = Dataset {
            dataset: "gebyar-contoh".to_owned(),
            programme: "gebyar".to_owned(),
            period: "2024".to_owned(),
            title_id: "Gebyar Contoh".to_owned(),
            ..Dataset::default()
        };
        let event = Event {
            event: "gebyar".to_owned(),
            dataset: "gebyar-contoh".to_owned(),
            name_id: "Gebyar Contoh 2024".to_owned(),
            ..Event::default()
        };
        let honour = |(body, status): &(&str, &str)| Honour {
            dataset: "gebyar-contoh".to_owned(),
            honour: format!("h-{body}"),
            event: "gebyar".to_owned(),
            body: (*body).to_owned(),
            title_id: "Pelayanan Ramah Kelompok Rentan".to_owned(),
            status: (*status).to_owned(),
            granted: "2024-10-08".to_owned(),
            period: "2024".to_owned(),
            source: "Keputusan contoh".to_owned(),
            ..Honour::default()
        };
        let derived = Derived {
            events: vec![event],
            honours: honours.iter().map(honour).collect(),
            ..Derived::default()
        };
        let mut act = self.database.act().await.unwrap();
        act.replace_dataset(dataset, &derived).await.unwrap();
        act.finish("", "", "import", "", "").await.unwrap();
    }

    /// The same issuer for many; each is a process of its own.
    pub fn house(&self) -> House {
        let press = Box::new(|| Arc::clone(&PRESS));
        let [origin, did, name] = [ORIGIN, DID, "Kementerian Contoh"].map(str::to_owned);
        House::new(press, origin, did, name)
    }

    /// Lets the officer in, as work apart from requests acts in a stored name.
    pub async fn admit(&self) {
        let grant = GrantRow {
            person: "officer".to_owned(),
            role: "programme_officer".to_owned(),
            scope_kind: "programme".to_owned(),
            scope: "gebyar".to_owned(),
            ..GrantRow::default()
        };
        let mut act = self.database.act().await.unwrap();
        act.put_grant(grant).await.unwrap();
        act.finish_privately("", "", "test", "", "").await.unwrap();
    }

    pub fn issuer(&self) -> Issuer<'_> {
        Issuer {
            key: &self.key,
            press: &PRESS,
            origin: ORIGIN,
            did: DID,
            name: "Kementerian Contoh",
        }
    }

    /// Issues for the honours of these bodies.
    pub async fn issue(&self, actor: &Actor, bodies: &[&str]) -> Acted<Issued> {
        let order = Order {
            honours: bodies
                .iter()
                .map(|body| ("gebyar-contoh".to_owned(), format!("h-{body}")))
                .collect(),
            citation: "Atas pelayanan yang ramah.".to_owned(),
        };
        issue_certificates(&self.database, actor, &self.issuer(), &order, NOW).await
    }

    /// Issues one, and gives its id.
    pub async fn issue_one(&self, body: &str) -> String {
        let issued = self.issue(&self.officer, &[body]).await.unwrap();
        issued.made.into_iter().next().unwrap()
    }
}

pub fn actor(person: &str, grants: Vec<Grant>) -> Actor {
    Actor {
        person: PersonId::from(person),
        grants,
        ties: Vec::new(),
        overrides: Vec::new(),
    }
}
