//! The award events of all data sets: each recorded once, and known where an
//! honour names it.

use super::near::near;
use crate::failure::WorkflowError;
use prima_exchange::records::{EVENTS, HONOURS, Record, Records};
use prima_exchange::{Problem, Problems};
use prima_store::Act;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Code of an event, and of a category of it; empty: the event itself.
type Code = (String, String);

/// All events, and what names them.
#[derive(Debug, Default)]
pub(super) struct Events {
    /// The data set each is in.
    owners: BTreeMap<Code, String>,
    /// Events that honours of a data set named before this import.
    named: BTreeMap<String, BTreeSet<Code>>,
}

impl Events {
    /// As they are now.
    pub async fn read(act: &mut Act) -> Result<Events, WorkflowError> {
        let mut events = Events::default();
        for event in act.events().await? {
            let code = (event.event, event.category);
            events.owners.insert(code, event.dataset);
        }
        for honour in act.honours().await? {
            let named = events.named.entry(honour.dataset).or_default();
            named.insert((honour.event, honour.category));
        }
        Ok(events)
    }

    /// Puts the files of a data set in place of what it had before.
    pub fn take(&mut self, dataset: &str, files: &[Records], problems: &mut Problems) {
        self.owners.retain(|_, owner| owner != dataset);
        self.named.remove(dataset);
        for file in files.iter().filter(|file| file.kind.name == EVENTS.name) {
            for record in &file.records {
                let code = code(file, record);
                if let Some(owner) = self.owners.get(&code) {
                    let arguments = vec![("event", written(&code)), ("dataset", owner.clone())];
                    problems.push(file.problem(record, "event", "event-twice", arguments));
                    continue;
                }
                self.owners.insert(code, dataset.to_owned());
            }
        }
    }

    /// Says which categories of a file have no event, and which of its honours
    /// name none that is known.
    pub fn check(&self, file: &Records, problems: &mut Problems) {
        let names: Vec<String> = self.owners.keys().map(written).collect();
        for record in &file.records {
            let code = match file.kind.name {
                name if name == EVENTS.name || name == HONOURS.name => code(file, record),
                _ => return,
            };
            let (event, category) = &code;
            if file.kind.name == EVENTS.name {
                if !category.is_empty() && !self.knows(event, "") {
                    let arguments = vec![("event", event.clone())];
                    problems.push(file.problem(record, "event", "event-missing", arguments));
                }
            } else if !event.is_empty() && !self.knows(event, category) {
                let found = written(&code);
                let n_before = problems.count_of(&file.file, "unregistered-event", "event");
                let near = near(&found, names.iter(), n_before);
                let arguments = vec![("found", found), ("near", near)];
                problems.push(file.problem(record, "event", "unregistered-event", arguments));
            }
        }
    }

    /// Says which events are gone that honours imported before still name.
    pub fn check_former(&self, problems: &mut Problems) {
        for (dataset, codes) in &self.named {
            for code in codes.iter().filter(|code| !code.0.is_empty()) {
                if !self.knows(&code.0, &code.1) {
                    let arguments = vec![("event", written(code)), ("dataset", dataset.clone())];
                    let place = Path::new("events.csv");
                    problems.push(Problem::of_file(place, "event-gone", arguments));
                }
            }
        }
    }

    fn knows(&self, event: &str, category: &str) -> bool {
        let code = (event.to_owned(), category.to_owned());
        self.owners.contains_key(&code)
    }
}

fn code(file: &Records, record: &Record) -> Code {
    let get = |column: &str| file.kind.get(record, column).to_owned();
    (get("event"), get("category"))
}

fn written((event, category): &Code) -> String {
    match category.is_empty() {
        true => event.clone(),
        false => format!("{event} · {category}"),
    }
}
