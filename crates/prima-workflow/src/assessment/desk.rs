//! What every act of a round works with: the database, and instruments that
//! were read once.

use super::saving::Saving;
use crate::failure::WorkflowError;
use crate::library;
use prima_instrument::Instrument;
use prima_instrument::words::Lang;
use prima_score::answers::Questions;
use prima_store::Database;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// For how many days a former employer bars from judging.
///
/// Provisional: the sources ask for a cooling-off and name no time; two years
/// is our reading until one is found.
pub const COOLING_OFF_DAYS: u32 = 730;

/// The rules of a round, ready to be asked.
#[derive(Debug)]
pub struct Rules {
    /// The instrument.
    pub instrument: Instrument,
    /// What it asks.
    pub questions: Questions,
}

/// The database, the instruments that were read, and who waits to save. A clone
/// is the same desk.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The database.
    pub database: Database,
    rules: Arc<Mutex<BTreeMap<String, Arc<Rules>>>>,
    pub(super) saving: Arc<Saving>,
}

impl Desk {
    /// A desk before this database, with no instrument read yet.
    pub fn new(database: Database) -> Desk {
        Desk {
            database,
            rules: Arc::default(),
            saving: Arc::default(),
        }
    }

    /// The rules with this name, `code/edition`; each is read once, as a
    /// published edition never changes.
    pub fn rules(&self, name: &str) -> Result<Arc<Rules>, WorkflowError> {
        // A reader that panicked left the map whole.
        let mut known = self.rules.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(rules) = known.get(name) {
            return Ok(rules.clone());
        }
        let (instrument, _) = library::open_checked(name, Lang::Id)?;
        let questions = Questions::new(&instrument);
        let rules = Arc::new(Rules {
            instrument,
            questions,
        });
        known.insert(name.to_owned(), rules.clone());
        Ok(rules)
    }
}
