//! Which honours wait for the decision on an objection: in any round of their year,
//! and, where a decision made here grants them, in the round that their category
//! reads, which may be of another year.

use crate::assessment::Acted;
use crate::people::subjects_of;
use crate::recognition::award::{dataset_name, rounds_read};
use crate::recognition::objecting::touches;
use prima_domain::register::person::Subject;
use prima_store::Database;
use prima_store::history::Honour;
use std::collections::BTreeMap;

/// Rounds: a programme, or nothing for any, and a period.
type Rounds = (String, String);

/// The objections that can hold honours up.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    /// Units that object, with all above them.
    objecting: BTreeMap<Rounds, Vec<Subject>>,
    /// What the categories of events read, by event and category.
    read: BTreeMap<(String, String), Rounds>,
}

impl Waiting {
    /// What waits that these honours may have to wait for.
    pub async fn of(database: &Database, honours: &[&Honour]) -> Acted<Waiting> {
        let mut waiting = Waiting::default();
        let mut events: Vec<&str> = Vec::new();
        for honour in honours {
            let event = honour.event.as_str();
            if is_decided_here(honour) && !events.contains(&event) {
                events.push(event);
                let read = rounds_read(&mut database.reading(), event).await?;
                waiting.read.extend(read.into_iter().map(|(category, it)| {
                    let key = (event.to_owned(), category);
                    (key, (it.programme, it.period))
                }));
            }
            for rounds in waiting.rounds_of(honour) {
                if waiting.objecting.contains_key(&rounds) {
                    continue;
                }
                let units = database.units_objecting(&rounds.0, &rounds.1).await?;
                let units = units.into_iter().collect();
                let subjects = subjects_of(database, &units).await?;
                let subjects = subjects.into_values().collect();
                waiting.objecting.insert(rounds, subjects);
            }
        }
        Ok(waiting)
    }

    /// Whether an objection waits that can move an honour.
    pub fn holds_up(&self, honour: &Honour) -> bool {
        let rounds = self.rounds_of(honour).into_iter();
        let mut units = rounds.filter_map(|it| self.objecting.get(&it)).flatten();
        units.any(|unit| {
            let id = unit.unit().as_str();
            touches(id, Some(unit), &honour.body, &honour.unit)
        })
    }

    /// The rounds in which an objection can move an honour.
    fn rounds_of(&self, honour: &Honour) -> Vec<Rounds> {
        let of_year = (String::new(), honour.period.clone());
        let key = (honour.event.clone(), honour.category.clone());
        let read = self.read.get(&key).filter(|_| is_decided_here(honour));
        [of_year].into_iter().chain(read.cloned()).collect()
    }
}

/// Whether a decision on an event made here grants it: another data set may call an
/// event by the same code.
fn is_decided_here(honour: &Honour) -> bool {
    honour.dataset == dataset_name(&honour.event)
}
