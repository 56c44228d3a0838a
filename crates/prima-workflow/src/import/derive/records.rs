//! Statements, events and honours of a data set as they are stored.

use crate::failure::{Failure, WorkflowError};
use prima_exchange::bundle::Bundle;
use prima_exchange::records::{EVENTS, HISTORY, Record, RecordKind, STATEMENTS, load_records};
use prima_exchange::table::no_progress;
use prima_store::history::{Derived, Event, Honour, Statement};

/// Takes the records of a bundle.
pub(super) fn take(
    bundle: &Bundle,
    dataset: &str,
    derived: &mut Derived,
) -> Result<(), WorkflowError> {
    for kind in HISTORY {
        let Some(path) = bundle.file(&format!("{}.csv", kind.name)) else {
            continue;
        };
        let file = load_records(&path, &[kind], &no_progress).map_err(Failure::Problems)?;
        for (place, record) in file.records.iter().enumerate() {
            let row = Row {
                dataset,
                kind,
                record,
                ordinal: place as i64,
            };
            match kind.name {
                name if name == STATEMENTS.name => derived.statements.push(row.statement()),
                name if name == EVENTS.name => derived.events.push(row.event()),
                _ => derived.honours.push(row.honour()),
            }
        }
    }
    Ok(())
}

/// One record of a data set.
struct Row<'a> {
    dataset: &'a str,
    kind: &'static RecordKind,
    record: &'a Record,
    ordinal: i64,
}

impl Row<'_> {
    fn get(&self, column: &str) -> String {
        self.kind.get(self.record, column).to_owned()
    }

    fn statement(&self) -> Statement {
        Statement {
            dataset: self.dataset.to_owned(),
            statement: self.get("statement"),
            ordinal: self.ordinal,
            kind: self.get("kind"),
            period: self.get("period"),
            body: self.get("body"),
            text_id: self.get("text_id"),
            text_en: self.get("text_en"),
            source: self.get("source"),
            retrieved: self.get("retrieved"),
            provisional: self.get("provisional"),
            provisional_en: self.get("provisional_en"),
        }
    }

    fn event(&self) -> Event {
        Event {
            event: self.get("event"),
            category: self.get("category"),
            dataset: self.dataset.to_owned(),
            ordinal: self.ordinal,
            name_id: self.get("name_id"),
            name_en: self.get("name_en"),
            level: self.get("level"),
            announced: self.kind.count(self.record, "announced"),
            date: self.get("date"),
            place: self.get("place"),
            host: self.get("host"),
            source: self.get("source"),
            period: self.get("period"),
            retrieved: self.get("retrieved"),
        }
    }

    fn honour(&self) -> Honour {
        Honour {
            dataset: self.dataset.to_owned(),
            honour: self.get("honour"),
            ordinal: self.ordinal,
            event: self.get("event"),
            category: self.get("category"),
            body: self.get("body"),
            unit: self.get("unit"),
            title_id: self.get("title_id"),
            title_en: self.get("title_en"),
            series: self.get("group"),
            status: self.get("status"),
            granted: self.get("granted"),
            revoked: self.get("revoked"),
            reason_id: self.get("reason_id"),
            reason_en: self.get("reason_en"),
            source: self.get("source"),
            period: self.get("period"),
            retrieved: self.get("retrieved"),
        }
    }
}
