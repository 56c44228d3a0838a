//! What every page is made from: the database, and what is held in memory of
//! one version of its data.

use crate::assessment::work::parts::Forms;
use crate::assets::TYPEFACES;
use crate::chart::Boundaries;
use crate::innovation::held::Catalogue;
use crate::innovation::work::alike::Submitted;
use prima_document::certificate::{Press, Template};
use prima_domain::register::search::{Entry, Index};
use prima_instrument::Instrument;
use prima_instrument::words::Text;
use prima_store::history::Dataset;
use prima_store::register::Region;
use prima_store::{Database, StoreError};
use prima_workflow::assessment::Desk;
use prima_workflow::assessment::signing::InstallationKey;
use prima_workflow::job::Workshop;
use prima_workflow::people::{Arrivals, Hashing};
use prima_workflow::post::Post;
use prima_workflow::vault::Vault;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock, RwLock};
use std::time::Duration;
use tokio::sync::Semaphore;

/// Passwords that are hashed at the same time; each takes 19 MiB.
const HASHED_AT_ONCE: usize = 2;
/// Passwords that wait to be hashed; more are asked to try again.
const HASHED_WAITING: usize = 40;
/// Certificates of whole events that are sent at the same time.
const PACKED_AT_ONCE: usize = 2;

/// Long work that ends within this is answered like any other; an installation
/// sets less.
const PATIENCE: Duration = Duration::from_secs(20);
/// A rehearsal of so few units takes no second.
const AT_ONCE: usize = 25;

/// The portal behind its pages.
#[derive(Debug)]
pub struct Site {
    /// The database; pages read it and never write.
    pub database: Database,
    /// Scheme and host of the installation; empty: addresses stay relative.
    pub origin: String,
    /// Where acts of rounds are done.
    pub desk: Desk,
    /// Where it is told whose a session is.
    pub arrivals: Arrivals,
    /// Signs what is determined here; without it nothing is published by itself.
    /// Set before the first request.
    pub key: Option<InstallationKey>,
    /// Keeps evidence; without it nobody can add any. Set before the first request.
    pub vault: Option<Vault>,
    /// The long work of this process.
    pub workshop: Workshop,
    /// How long a page waits for long work before it leads to its job.
    pub patience: Duration,
    /// Units of a round at most whose determination is rehearsed while somebody
    /// waits; above, a job does it.
    pub at_once: usize,
    /// Sends letters; without it people read their notices at the desk alone. Set
    /// before the first request.
    pub post: Option<Post>,
    /// Hashes passwords.
    pub hashing: Hashing,
    /// Instruments by `code/edition`.
    pub instruments: BTreeMap<String, Shelved>,
    /// E-mail address of those who run the installation, for reports of errors;
    /// empty: pages name none. Set before the first request.
    pub contact: String,
    /// Name of the issuer on certificates; empty: the host. Set before the first
    /// request.
    pub issuer: String,
    /// Prints certificates; see [`Site::press`]. A template of the installation's
    /// own is set before the first request.
    pub own_press: OnceLock<Arc<Press>>,
    /// Boundaries of regions, where the installation has a layer of them; set
    /// before the first request.
    pub boundaries: Option<Boundaries>,
    /// Turns to send all certificates of an event in one file, which takes a thread
    /// as long as the reader takes.
    pub packing: Arc<Semaphore>,
    /// Parts of forms that were made.
    pub(crate) forms: Forms,
    /// Submitted proposals, ready to be held against a text.
    pub(crate) submitted: Submitted,
    known: RwLock<Arc<Known>>,
}

/// An instrument with its text.
#[derive(Debug)]
pub struct Shelved {
    /// As it was read.
    pub instrument: Instrument,
    /// As it was written.
    pub text: String,
    /// How many worked cases stand beside it.
    pub n_cases: usize,
}

/// What is held in memory of one version of the data.
#[derive(Debug)]
pub struct Known {
    /// Number of acts it holds.
    pub version: u64,
    /// Regions by code.
    pub regions: BTreeMap<String, Region>,
    /// Data sets, newest import first.
    pub datasets: Vec<Dataset>,
    /// Programme and period of all rounds, newest period first.
    pub cycles: Vec<(String, String)>,
    /// Finds bodies (`badan:ID`) and regions (`wilayah:CODE`).
    pub search: Index,
    /// Finds innovations; made anew only when the catalogue changes.
    pub catalogue: Arc<Catalogue>,
}

/// Points for a body's kind in a search: an institution stands before its units.
fn weight(kind: &str) -> u32 {
    match kind {
        "institution" => 300,
        "regional_office" => 200,
        "work_unit" => 100,
        _ => 0,
    }
}

impl Known {
    /// Reads everything of the present version; what did not change since an
    /// earlier one is taken from there.
    pub async fn read(database: &Database, before: Option<&Known>) -> Result<Known, StoreError> {
        let version = database.version().await?;
        let regions = database.regions().await?;
        let aliases = database.aliases().await?;
        let bodies = database.bodies().await?;
        let names = database.body_names("").await?;
        let catalogue = before.map(|known| &known.catalogue);
        let catalogue = Catalogue::read(database, catalogue, &bodies).await?;
        let mut entries = BTreeMap::new();
        for body in bodies {
            let mut called = vec![body.name.clone()];
            let others = body.aliases.split(';').chain([body.short.as_str()]);
            called.extend(
                others
                    .map(str::trim)
                    .filter(|name| !name.is_empty())
                    .map(str::to_owned),
            );
            let entry = Entry {
                id: format!("badan:{}", body.body),
                names: called,
                weight: weight(&body.kind),
            };
            entries.insert(body.body, entry);
        }
        for name in names {
            if let Some(entry) = entries.get_mut(&name.body) {
                entry.names.push(name.name);
            }
        }
        let mut expansions = Vec::new();
        for alias in aliases.iter().filter(|alias| alias.kind == "word") {
            expansions.push((alias.code.clone(), alias.alias.clone()));
        }
        let mut found: Vec<Entry> = entries.into_values().collect();
        let mut by_code = BTreeMap::new();
        for region in regions {
            let mut called = vec![region.name.clone(), region.short.clone()];
            let own = aliases
                .iter()
                .filter(|alias| alias.kind == "region" && alias.code == region.region);
            for alias in own {
                // A body is looked for by the short form of its region as well.
                expansions.push((alias.alias.clone(), region.name.clone()));
                called.push(alias.alias.clone());
            }
            found.push(Entry {
                id: format!("wilayah:{}", region.region),
                names: called,
                weight: 250,
            });
            by_code.insert(region.region.clone(), region);
        }
        Ok(Known {
            version,
            regions: by_code,
            datasets: database.datasets().await?,
            cycles: database.cycles().await?,
            search: Index::new(found, &expansions),
            catalogue,
        })
    }

    /// Ids of all bodies that a search finds, best first.
    pub fn bodies_found(&self, query: &str) -> Vec<String> {
        let hits = self.search.find(query, usize::MAX);
        let bodies = hits.iter().filter_map(|hit| hit.id.strip_prefix("badan:"));
        bodies.map(str::to_owned).collect()
    }

    /// Data sets that are no real data.
    pub fn made_up(&self) -> BTreeSet<String> {
        let made_up = self.datasets.iter().filter(|row| !row.sample.is_empty());
        made_up.map(|row| row.dataset.clone()).collect()
    }

    /// How many rounds a real data set is of.
    pub fn n_real_cycles(&self) -> usize {
        let is_real = |cycle: &&(String, String)| {
            self.datasets_of(&cycle.0)
                .any(|row| row.period == cycle.1 && row.sample.is_empty())
        };
        self.cycles.iter().filter(is_real).count()
    }

    /// The newest round that a real data set is of.
    pub fn newest_cycle(&self) -> Option<&(String, String)> {
        self.cycles.iter().find(|cycle| {
            self.datasets_of(&cycle.0)
                .any(|row| row.period == cycle.1 && row.sample.is_empty())
        })
    }

    /// The data sets of a programme, newest import first.
    pub fn datasets_of<'a>(&'a self, programme: &'a str) -> impl Iterator<Item = &'a Dataset> {
        self.datasets
            .iter()
            .filter(move |dataset| dataset.programme == programme)
    }
}

impl Site {
    /// A portal over a database.
    pub async fn new(
        database: Database,
        origin: String,
        instruments: BTreeMap<String, Shelved>,
    ) -> Result<Site, StoreError> {
        let known = Known::read(&database, None).await?;
        Ok(Site {
            desk: Desk::new(database.clone()),
            arrivals: Arrivals::new(database.clone()),
            key: None,
            vault: None,
            workshop: Workshop::default(),
            patience: PATIENCE,
            at_once: AT_ONCE,
            post: None,
            hashing: Hashing::new(HASHED_AT_ONCE, HASHED_WAITING),
            database,
            origin,
            instruments,
            contact: String::new(),
            issuer: String::new(),
            own_press: OnceLock::new(),
            boundaries: None,
            packing: Arc::new(Semaphore::new(PACKED_AT_ONCE)),
            forms: Forms::default(),
            submitted: Submitted::default(),
            known: RwLock::new(Arc::new(known)),
        })
    }

    /// What is held in memory.
    pub fn known(&self) -> Arc<Known> {
        match self.known.read() {
            Ok(known) => Arc::clone(&known),
            // A writer replaces the whole in one step, so it is never half there.
            Err(poisoned) => Arc::clone(&poisoned.into_inner()),
        }
    }

    /// Reads anew where the data has changed; says whether it had.
    pub async fn refresh(&self) -> Result<bool, StoreError> {
        if self.database.version().await? == self.known().version {
            return Ok(false);
        }
        let before = self.known();
        let known = Arc::new(Known::read(&self.database, Some(&before)).await?);
        match self.known.write() {
            Ok(mut held) => *held = known,
            Err(poisoned) => *poisoned.into_inner() = known,
        }
        Ok(true)
    }

    /// What prints certificates: with the installation's template, or the shipped one.
    pub fn press(&self) -> &Arc<Press> {
        let shipped = || Arc::new(Press::new(&Template::shipped(), TYPEFACES));
        self.own_press.get_or_init(shipped)
    }

    /// The instrument of this name, `code/edition`.
    pub fn instrument(&self, name: &str) -> Option<&Instrument> {
        self.instruments
            .get(name)
            .map(|shelved| &shelved.instrument)
    }
}

/// Both languages of a row as one text.
pub fn text(id: &str, en: &str) -> Text {
    Text {
        id: id.to_owned(),
        en: en.to_owned(),
    }
}
