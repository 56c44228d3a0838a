//! A portal over the sample round, at a moment of its own.

use prima_exchange::evidence::Limits;
use prima_instrument::words::Lang;
use prima_store::Database;
use prima_web::routes::TABLES;
use prima_web::server::{Server, Settings, listen, serve};
use prima_web::site::{Shelved, Site};
use prima_workflow::assessment::Desk;
use prima_workflow::library;
use prima_workflow::people::Hashing;
use prima_workflow::sample_cycle::make;
use prima_workflow::vault::{BodyLimits, Storage, Vault};
use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::Arc;
use tempfile::TempDir;
use tokio::sync::oneshot;

/// The moment of the sample: 26 November 2026, 10:00 in Jakarta.
pub const NOW: i64 = 1_795_662_000;

/// A portal that answers until it is dropped.
pub struct Portal {
    pub address: SocketAddr,
    pub database: Database,
    /// Where database and evidence lie.
    pub folder: TempDir,
    _stop: oneshot::Sender<()>,
}

/// The portal at the moment of the sample.
pub async fn open() -> Portal {
    open_at(|| NOW).await
}

/// Settings at the moment of the sample.
pub fn settings() -> Settings {
    Settings {
        clock: || NOW,
        ..Settings::default()
    }
}

/// The portal with a clock of its own.
pub async fn open_at(clock: fn() -> i64) -> Portal {
    open_after(clock, async |_| {}).await
}

/// The portal with a clock of its own, after something more has happened.
pub async fn open_after(clock: fn() -> i64, more: impl AsyncFnOnce(&Desk)) -> Portal {
    let settings = Settings {
        clock,
        ..Settings::default()
    };
    let (folder, url) = own_folder();
    open_as(folder, &url, settings, more).await
}

/// The portal with settings of its own.
pub async fn open_with(settings: Settings) -> Portal {
    let (folder, url) = own_folder();
    open_on(folder, &url, settings).await
}

/// The portal over an empty database; the folder is for its evidence.
pub async fn open_on(folder: TempDir, url: &str, settings: Settings) -> Portal {
    open_as(folder, url, settings, async |_| {}).await
}

/// A folder, and the address of a database in it.
fn own_folder() -> (TempDir, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = format!("sqlite:{}", folder.path().join("prima.db").display());
    (folder, url)
}

async fn open_as(
    folder: TempDir,
    url: &str,
    settings: Settings,
    more: impl AsyncFnOnce(&Desk),
) -> Portal {
    let database = Database::open(url).await.expect("a database");
    let desk = Desk::new(database.clone());
    let mut number = 0_u64;
    // Chance that is the same each time, and yet never twice the same.
    let mut chance = move |bytes: &mut [u8]| {
        for byte in bytes {
            number = number
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            *byte = (number >> 56) as u8;
        }
    };
    make(&desk, &Hashing::new(1, 1), NOW, &mut chance)
        .await
        .expect("the sample");
    more(&desk).await;
    let name = "pekppp/2023";
    let (instrument, file) = library::open_checked(name, Lang::Id).expect("the instrument");
    let shelved = Shelved {
        instrument,
        n_cases: file.cases.len(),
        text: file.text,
    };
    let instruments = BTreeMap::from([(name.to_owned(), shelved)]);
    let mut site = Site::new(database.clone(), String::new(), instruments)
        .await
        .expect("a site");
    let storage = Storage::open(&folder.path().join("bukti")).expect("a place for evidence");
    site.vault = Some(Vault {
        storage,
        file: Limits::default(),
        body: BodyLimits::default(),
        kinds: BTreeSet::from(["dokumen_sp".to_owned()]),
        scanner: None,
    });
    let listener = listen(([127, 0, 0, 1], 0).into()).expect("a socket");
    let address = listener.local_addr().expect("an address");
    let server = Server::with(Arc::new(site), settings, TABLES);
    let (stop, stopped) = oneshot::channel::<()>();
    tokio::spawn(serve(listener, server, async {
        let _ = stopped.await;
    }));
    Portal {
        address,
        database,
        folder,
        _stop: stop,
    }
}
