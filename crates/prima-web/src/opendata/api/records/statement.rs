//! Statements with a source: targets, definitions, themes, facts.

use super::SAMPLES;
use crate::opendata::api::shape::{Kind, always, both, listed, maybe, record};
use prima_exchange::records::STATEMENT_KINDS;
use prima_store::history::Statement;

/// A statement with the marks of its data set.
pub struct StatementRow {
    /// The statement.
    pub statement: Statement,
    /// Programme of its data set.
    pub programme: String,
    /// Mark of its data set.
    pub sample: String,
}

record! {
    /// A statement with a source.
    STATEMENT = "Statement", statement(row: &StatementRow) {
        dataset: always(Kind::Text) => &row.statement.dataset;
        statement: always(Kind::Text) => &row.statement.statement;
        programme: always(Kind::Text) => &row.programme;
        kind: always(Kind::Word(&STATEMENT_KINDS)) => &row.statement.kind;
        body: maybe(Kind::Text) => &row.statement.body;
        text: always(Kind::Both) => both(&row.statement.text_id, &row.statement.text_en);
        source: maybe(Kind::Text) => &row.statement.source;
        period: maybe(Kind::Date) => &row.statement.period;
        retrieved: maybe(Kind::Date) => &row.statement.retrieved;
        provisional: always(Kind::Texts) => listed(&row.statement.provisional);
        sample: maybe(Kind::Word(SAMPLES)) => &row.sample;
    }
}
