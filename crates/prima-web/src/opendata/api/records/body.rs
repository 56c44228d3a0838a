//! Bodies: offices, never persons.

use super::SAMPLES;
use super::event::{HONOUR, HonourRow, honour};
use super::result::{RESULT, ResultRow, result};
use super::statement::{STATEMENT, StatementRow, statement};
use crate::opendata::api::shape::{Kind, always, maybe, nothing, record};
use prima_instrument::shape::{KINDS, LEVEL_NAMES};
use prima_store::register::{Body, BodyName, BodyParent};
use serde_json::Value;

fn aliases(body: &Body) -> Vec<Value> {
    let names = body.aliases.split(';').map(str::trim);
    names
        .filter(|name| !name.is_empty())
        .map(Value::from)
        .collect()
}

record! {
    /// A registered body.
    BODY = "Body", body(row: &Body) {
        body: always(Kind::Text) => &row.body;
        name: always(Kind::Text) => &row.name;
        short: maybe(Kind::Text) => &row.short;
        aliases: always(Kind::Texts) => aliases(row);
        parent: maybe(Kind::Text) => &row.parent;
        kind: maybe(Kind::Word(KINDS)) => &row.kind;
        level: maybe(Kind::Word(LEVEL_NAMES)) => &row.level;
        region: maybe(Kind::Text) => &row.region;
        valid_from: maybe(Kind::Date) => &row.valid_from;
        valid_to: maybe(Kind::Date) => &row.valid_to;
        source: maybe(Kind::Text) => nothing();
        period: maybe(Kind::Text) => nothing();
        retrieved: maybe(Kind::Date) => nothing();
        provisional: always(Kind::Texts) => Vec::new();
        sample: maybe(Kind::Word(SAMPLES)) => &row.sample;
    }
}

/// A body with all that is known of it.
pub struct FullBody {
    /// The body.
    pub body: Body,
    /// Its former names.
    pub names: Vec<BodyName>,
    /// Its former parents.
    pub parents: Vec<BodyParent>,
    /// Ids of the bodies directly under it.
    pub under: Vec<Value>,
    /// Its results.
    pub results: Vec<ResultRow>,
    /// Its honours.
    pub honours: Vec<HonourRow>,
    /// Statements about it.
    pub statements: Vec<StatementRow>,
}

record! {
    /// A body with its history.
    BODY_IN_FULL = "BodyInFull", body_in_full(row: &FullBody) {
        body: always(Kind::Text) => &row.body.body;
        name: always(Kind::Text) => &row.body.name;
        short: maybe(Kind::Text) => &row.body.short;
        aliases: always(Kind::Texts) => aliases(&row.body);
        parent: maybe(Kind::Text) => &row.body.parent;
        kind: maybe(Kind::Word(KINDS)) => &row.body.kind;
        level: maybe(Kind::Word(LEVEL_NAMES)) => &row.body.level;
        region: maybe(Kind::Text) => &row.body.region;
        valid_from: maybe(Kind::Date) => &row.body.valid_from;
        valid_to: maybe(Kind::Date) => &row.body.valid_to;
        former_names: always(Kind::Many(&FORMER_NAME)) => row.names.iter().map(former_name).collect::<Vec<_>>();
        former_parents: always(Kind::Many(&FORMER_PARENT)) => row.parents.iter().map(former_parent).collect::<Vec<_>>();
        children: always(Kind::Texts) => row.under.clone();
        results: always(Kind::Many(&RESULT)) => row.results.iter().map(result).collect::<Vec<_>>();
        honours: always(Kind::Many(&HONOUR)) => row.honours.iter().map(honour).collect::<Vec<_>>();
        statements: always(Kind::Many(&STATEMENT)) => row.statements.iter().map(statement).collect::<Vec<_>>();
        source: maybe(Kind::Text) => nothing();
        period: maybe(Kind::Text) => nothing();
        retrieved: maybe(Kind::Date) => nothing();
        provisional: always(Kind::Texts) => Vec::new();
        sample: maybe(Kind::Word(SAMPLES)) => &row.body.sample;
    }
}

record! {
    /// A name a body had before.
    FORMER_NAME = "FormerName", former_name(row: &BodyName) {
        name: always(Kind::Text) => &row.name;
        valid_from: maybe(Kind::Date) => &row.valid_from;
        valid_to: maybe(Kind::Date) => &row.valid_to;
        source: maybe(Kind::Text) => &row.source;
    }
}

record! {
    /// A body that was above another before.
    FORMER_PARENT = "FormerParent", former_parent(row: &BodyParent) {
        parent: always(Kind::Text) => &row.parent;
        valid_from: maybe(Kind::Date) => &row.valid_from;
        valid_to: maybe(Kind::Date) => &row.valid_to;
        source: maybe(Kind::Text) => &row.source;
    }
}
