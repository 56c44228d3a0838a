//! Statements, events, honours and innovations of a data set as they are stored.

use crate::failure::{Failure, WorkflowError};
use prima_exchange::bundle::Bundle;
use prima_exchange::records::{
    EVENTS, HISTORY, INNOVATIONS, REPLICATIONS, Record, RecordKind, STATEMENTS, load_records,
};
use prima_exchange::table::no_progress;
use prima_store::history::{Dataset, Derived, Event, Honour, Statement};
use prima_store::innovation::{Innovation, Replication};

/// Takes the records of a bundle.
pub(super) fn take(
    bundle: &Bundle,
    dataset: &Dataset,
    derived: &mut Derived,
) -> Result<(), WorkflowError> {
    for kind in HISTORY {
        let Some(path) = bundle.file(&format!("{}.csv", kind.name)) else {
            continue;
        };
        let file = load_records(&path, &[kind], &no_progress).map_err(Failure::Problems)?;
        for (place, record) in file.records.iter().enumerate() {
            let row = Row {
                dataset: &dataset.dataset,
                sample: &dataset.sample,
                kind,
                record,
                ordinal: place as i64,
            };
            match kind.name {
                name if name == STATEMENTS.name => derived.statements.push(row.statement()),
                name if name == EVENTS.name => derived.events.push(row.event()),
                name if name == INNOVATIONS.name => derived.innovations.push(row.innovation()),
                name if name == REPLICATIONS.name => derived.replications.push(row.replication()),
                _ => derived.honours.push(row.honour()),
            }
        }
    }
    Ok(())
}

/// One record of a data set.
struct Row<'a> {
    dataset: &'a str,
    sample: &'a str,
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

    fn innovation(&self) -> Innovation {
        Innovation {
            innovation: self.get("innovation"),
            dataset: self.dataset.to_owned(),
            ordinal: self.ordinal,
            proposal: String::new(),
            title: self.get("title"),
            body: self.get("body"),
            unit: self.get("unit"),
            year: self.get("year"),
            series: self.get("group"),
            sectors: self.list("sectors"),
            served: self.list("served"),
            channels: self.list("channels"),
            sdg: self.list("sdg"),
            maturity: self.get("maturity"),
            problem: self.get("problem"),
            idea: self.get("idea"),
            result: self.get("result"),
            cost: self.get("cost"),
            cost_rupiah: self.kind.count(self.record, "cost_rupiah"),
            legal_basis: self.get("legal_basis"),
            how: self.get("how"),
            contact_role: self.get("contact_role"),
            honours: self.list("honours"),
            source: self.get("source"),
            period: self.get("period"),
            retrieved: self.get("retrieved"),
            provisional: self.get("provisional"),
            provisional_en: self.get("provisional_en"),
            sample: self.sample.to_owned(),
        }
    }

    fn replication(&self) -> Replication {
        Replication {
            replica: self.get("replica"),
            origin: self.get("origin"),
            dataset: self.dataset.to_owned(),
            ordinal: self.ordinal,
            adaptation: self.get("adaptation"),
            effect: self.get("effect"),
            source: self.get("source"),
            period: self.get("period"),
            retrieved: self.get("retrieved"),
            provisional: self.get("provisional"),
            provisional_en: self.get("provisional_en"),
            person: String::new(),
            at: String::new(),
        }
    }

    /// Words parted by `;`, as the store parts them: by spaces.
    fn list(&self, column: &str) -> String {
        let text = self.get(column);
        let words = text.split(';').map(str::trim);
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        words.join(" ")
    }
}
