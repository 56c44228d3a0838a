//! A running portal with people of a round, and a clock that a test sets.

use crate::browser::Browser;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_store::register::Body;
use prima_store::{Database, Secret};
use prima_web::routes::TABLES;
use prima_web::server::{Server, Settings, listen, serve};
use prima_web::site::{Shelved, Site};
use prima_workflow::assessment::COOLING_OFF_DAYS;
use prima_workflow::library;
use prima_workflow::people::{
    Hashing, Newcomer, Scene, accept_invitation, actor_of, create_administrator, invite_person,
};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tempfile::TempDir;

pub const CITY: &str = "kota-contoh";
pub const CLINIC: &str = "puskesmas-contoh";
const PASSWORD: &str = "kuda terbang di atas awan";
/// When all begins: 26 January 2024, 10.00 WIB.
pub const START: i64 = 1_706_238_000;

static NOW: AtomicI64 = AtomicI64::new(START);

/// Sets the clock, in seconds after the beginning.
pub fn set(seconds: i64) {
    NOW.store(START + seconds, Ordering::SeqCst);
}

fn now() -> i64 {
    NOW.load(Ordering::SeqCst)
}

fn chance(bytes: &mut [u8]) {
    static DRAWN: AtomicI64 = AtomicI64::new(0);
    for piece in bytes.chunks_mut(8) {
        // Odd steps through all numbers never come twice.
        let drawn = DRAWN.fetch_add(1, Ordering::SeqCst) + 1;
        let mixed = drawn.wrapping_mul(0x5851_F42D_4C95_7F2D);
        piece.copy_from_slice(&mixed.to_le_bytes()[..piece.len()]);
    }
}

/// The portal.
pub struct Office {
    pub address: SocketAddr,
    pub site: Arc<Site>,
    _folder: TempDir,
    administrator: Actor,
}

impl Office {
    /// With a city, a clinic below it, and an administrator.
    pub async fn open() -> Office {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("prima.db").display());
        let database = Database::open(&url).await.unwrap();
        let body = |id: &str, name: &str, parent: &str, kind: &str| Body {
            body: id.to_owned(),
            name: name.to_owned(),
            parent: parent.to_owned(),
            kind: kind.to_owned(),
            level: "kota".to_owned(),
            ..Body::default()
        };
        let bodies = vec![
            body(CITY, "Kota Contoh", "", "institution"),
            body(CLINIC, "Puskesmas Contoh", CITY, "service_unit"),
        ];
        let mut act = database.act().await.unwrap();
        act.replace_bodies(bodies).await.unwrap();
        act.finish("", "", "import", "", "").await.unwrap();
        let hashing = Hashing::new(2, 50);
        let password = Secret::new(PASSWORD);
        let email = "tono@contoh.go.id";
        let (scene, mut drawn) = (scene(&database), chance);
        let made =
            create_administrator(&scene, &hashing, "Tono", email, &password, &mut drawn).await;
        let id = made.unwrap();
        let administrator = actor_of(&database, id.as_str()).await.unwrap();
        let (address, site) = portal(database).await;
        Office {
            address,
            site,
            _folder: folder,
            administrator,
        }
    }

    /// Somebody who was invited and accepted, signed in at a browser.
    pub async fn add(&self, name: &str, role: Role, scope: Scope) -> (Actor, Browser) {
        let scene = scene(&self.site.database);
        let email = format!("{}@contoh.go.id", name.to_lowercase());
        let by = &self.administrator;
        let invited = invite_person(&scene, by, &email, role, &scope, &mut chance).await;
        let newcomer = Newcomer {
            token: &invited.unwrap().token,
            name,
            password: &Secret::new(PASSWORD),
            lang: "id",
        };
        let done = accept_invitation(&scene, &self.site.hashing, &newcomer, &mut chance).await;
        let id = done.unwrap();
        let actor = actor_of(&self.site.database, id.as_str()).await.unwrap();
        (actor, self.browser(name).await)
    }

    /// A reader at a portal that was started anew over the same data, so that
    /// nothing it shows is from before.
    pub async fn reader(&self) -> Browser {
        let (address, _) = portal(self.site.database.clone()).await;
        Browser::new(address)
    }

    /// A browser at which somebody of this name signs in.
    pub async fn browser(&self, name: &str) -> Browser {
        let email = format!("{}@contoh.go.id", name.to_lowercase());
        let mut browser = Browser::new(self.address);
        browser.sign_in(&email, PASSWORD).await;
        browser
    }
}

async fn portal(database: Database) -> (SocketAddr, Arc<Site>) {
    let site = Site::new(database, String::new(), shelf()).await.unwrap();
    let site = Arc::new(site);
    let settings = Settings {
        clock: now,
        chance,
        ..Settings::default()
    };
    let listener = listen(([127, 0, 0, 1], 0).into()).unwrap();
    let address = listener.local_addr().unwrap();
    let server = Server::with(Arc::clone(&site), settings, TABLES);
    tokio::spawn(serve(listener, server, std::future::pending()));
    (address, site)
}

fn scene(database: &Database) -> Scene<'_> {
    Scene {
        database,
        now: now(),
        cooling_off_days: COOLING_OFF_DAYS,
    }
}

fn shelf() -> BTreeMap<String, Shelved> {
    let name = crate::round::INSTRUMENT.to_owned();
    let lang = prima_instrument::words::Lang::Id;
    let (instrument, file) = library::open_checked(&name, lang).unwrap();
    let shelved = Shelved {
        instrument,
        n_cases: file.cases.len(),
        text: file.text,
    };
    BTreeMap::from([(name, shelved)])
}
