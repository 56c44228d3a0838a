//! The table of the API: one line for each address.

use super::parameter::*;
use super::records::{
    body, cycle, dataset, event, figure, innovation, instrument, key, region, result, statement,
};
use super::shape::{Kind, Shape};
use std::collections::BTreeMap;

/// Where all addresses of this version begin.
pub const ROOT: &str = "/api/v1";

/// One address.
#[derive(Clone, Copy, Debug)]
pub struct Endpoint {
    /// What is asked; it makes the answer.
    pub operation: Operation,
    /// Its address below [`ROOT`]; `{name}` is a part with a parameter.
    pub path: &'static str,
    /// Parameters of the path, in its order.
    pub parts: &'static [&'static Parameter],
    /// Parameters of the query.
    pub query: &'static [&'static Parameter],
    /// What comes back.
    pub gives: Gives,
}

/// What comes back.
#[derive(Clone, Copy, Debug)]
pub enum Gives {
    /// A page of records, with how many there are in all.
    List(&'static Shape),
    /// One record.
    One(&'static Shape),
}

impl Gives {
    /// The record, or each of the records.
    pub fn shape(self) -> &'static Shape {
        match self {
            Gives::List(shape) | Gives::One(shape) => shape,
        }
    }
}

/// What can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Programmes.
    Programmes,
    /// Rounds of all programmes.
    Cycles,
    /// One round.
    Cycle,
    /// Results of one round, best first.
    Results,
    /// Bodies.
    Bodies,
    /// One body with its results, honours and statements.
    Body,
    /// Regions.
    Regions,
    /// One region.
    Region,
    /// Data sets.
    Datasets,
    /// One data set with its files.
    Dataset,
    /// Figures.
    Figures,
    /// Award events.
    Events,
    /// Honours.
    Honours,
    /// Innovations.
    Innovations,
    /// One innovation.
    Innovation,
    /// Statements.
    Statements,
    /// Instruments.
    Instruments,
    /// One instrument with its text.
    Instrument,
    /// Public keys with which determinations are signed.
    Keys,
}

impl Operation {
    /// Its name in the OpenAPI text, and the last part of its keys.
    pub fn name(self) -> &'static str {
        match self {
            Operation::Programmes => "programmes",
            Operation::Cycles => "cycles",
            Operation::Cycle => "cycle",
            Operation::Results => "results",
            Operation::Bodies => "bodies",
            Operation::Body => "body",
            Operation::Regions => "regions",
            Operation::Region => "region",
            Operation::Datasets => "datasets",
            Operation::Dataset => "dataset",
            Operation::Figures => "figures",
            Operation::Events => "events",
            Operation::Honours => "honours",
            Operation::Innovations => "innovations",
            Operation::Innovation => "innovation",
            Operation::Statements => "statements",
            Operation::Instruments => "instruments",
            Operation::Instrument => "instrument",
            Operation::Keys => "keys",
        }
    }
}

const fn list(
    operation: Operation,
    path: &'static str,
    query: &'static [&'static Parameter],
    shape: &'static Shape,
) -> Endpoint {
    Endpoint {
        operation,
        path,
        parts: &[],
        query,
        gives: Gives::List(shape),
    }
}

const fn one(
    operation: Operation,
    path: &'static str,
    parts: &'static [&'static Parameter],
    shape: &'static Shape,
) -> Endpoint {
    Endpoint {
        operation,
        path,
        parts,
        query: &[],
        gives: Gives::One(shape),
    }
}

/// All addresses.
pub static ENDPOINTS: [Endpoint; 19] = [
    list(
        Operation::Programmes,
        "/programmes",
        &[&LIMIT, &OFFSET],
        &cycle::PROGRAMME,
    ),
    list(
        Operation::Cycles,
        "/cycles",
        &[&PROGRAMME, &LIMIT, &OFFSET],
        &cycle::CYCLE,
    ),
    one(
        Operation::Cycle,
        "/cycles/{programme}/{period}",
        &[&PROGRAMME, &OF_PERIOD],
        &cycle::CYCLE,
    ),
    Endpoint {
        operation: Operation::Results,
        path: "/cycles/{programme}/{period}/results",
        parts: &[&PROGRAMME, &OF_PERIOD],
        query: &[&LEVEL, &KIND, &OF_PROVINCE, &OF_BAND, &Q, &LIMIT, &OFFSET],
        gives: Gives::List(&result::RESULT),
    },
    list(
        Operation::Bodies,
        "/bodies",
        &[&Q, &LEVEL, &KIND, &OF_PROVINCE, &OF_REGION, &LIMIT, &OFFSET],
        &body::BODY,
    ),
    one(
        Operation::Body,
        "/bodies/{body}",
        &[&BODY],
        &body::BODY_IN_FULL,
    ),
    list(
        Operation::Regions,
        "/regions",
        &[&REGION_KIND, &OF_PROVINCE, &LIMIT, &OFFSET],
        &region::REGION,
    ),
    one(
        Operation::Region,
        "/regions/{region}",
        &[&OF_REGION],
        &region::REGION_IN_FULL,
    ),
    list(
        Operation::Datasets,
        "/datasets",
        &[&PROGRAMME, &LIMIT, &OFFSET],
        &dataset::DATASET,
    ),
    one(
        Operation::Dataset,
        "/datasets/{dataset}",
        &[&DATASET],
        &dataset::DATASET_IN_FULL,
    ),
    list(
        Operation::Figures,
        "/figures",
        &[&PROGRAMME, &DATASET, &OF_PERIOD, &FINDING, &LIMIT, &OFFSET],
        &figure::FIGURE,
    ),
    list(
        Operation::Events,
        "/events",
        &[&LIMIT, &OFFSET],
        &event::EVENT,
    ),
    list(
        Operation::Honours,
        "/honours",
        &[&EVENT, &BODY, &DATASET, &LIMIT, &OFFSET],
        &event::HONOUR,
    ),
    list(
        Operation::Innovations,
        "/innovations",
        &[
            &Q,
            &SECTOR,
            &SERVED,
            &CHANNEL,
            &MATURITY,
            &GROUP,
            &OF_PROVINCE,
            &LIMIT,
            &OFFSET,
        ],
        &innovation::INNOVATION,
    ),
    one(
        Operation::Innovation,
        "/innovations/{innovation}",
        &[&INNOVATION],
        &innovation::INNOVATION,
    ),
    list(
        Operation::Statements,
        "/statements",
        &[
            &PROGRAMME,
            &STATEMENT_KIND,
            &BODY,
            &DATASET,
            &LIMIT,
            &OFFSET,
        ],
        &statement::STATEMENT,
    ),
    list(
        Operation::Instruments,
        "/instruments",
        &[&LIMIT, &OFFSET],
        &instrument::INSTRUMENT,
    ),
    one(
        Operation::Instrument,
        "/instruments/{instrument}/{edition}",
        &[&INSTRUMENT, &EDITION],
        &instrument::INSTRUMENT_IN_FULL,
    ),
    list(Operation::Keys, "/keys", &[&LIMIT, &OFFSET], &key::KEY),
];

/// All records the answers are made of, by name.
pub fn shapes() -> BTreeMap<&'static str, &'static Shape> {
    let mut shapes = BTreeMap::new();
    for endpoint in &ENDPOINTS {
        gather(endpoint.gives.shape(), &mut shapes);
    }
    shapes
}

/// Adds a shape and all it is made of.
fn gather(shape: &'static Shape, shapes: &mut BTreeMap<&'static str, &'static Shape>) {
    if shapes.insert(shape.name, shape).is_some() {
        return;
    }
    for field in shape.fields {
        if let Kind::One(inner) | Kind::Many(inner) = field.kind {
            gather(inner, shapes);
        }
    }
}

/// The address that fits a path below [`ROOT`], with the parts of the path that
/// are parameters, still as they were written.
pub fn find(path: &str) -> Option<(&'static Endpoint, Vec<&str>)> {
    ENDPOINTS
        .iter()
        .find_map(|endpoint| Some((endpoint, parts(endpoint.path, path)?)))
}

fn parts<'a>(pattern: &str, path: &'a str) -> Option<Vec<&'a str>> {
    let mut found = Vec::new();
    let mut given = path.split('/');
    for wanted in pattern.split('/') {
        let part = given.next()?;
        if wanted.starts_with('{') {
            found.push(part);
        } else if wanted != part {
            return None;
        }
    }
    given.next().is_none().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_finds_its_line() {
        let check = |path: &str, expected: Option<(Operation, &[&str])>| {
            let found = find(path).map(|(endpoint, parts)| (endpoint.operation, parts));
            let expected = expected.map(|(operation, parts)| (operation, parts.to_vec()));
            assert_eq!(found, expected, "found for {path}");
        };
        check("/bodies", Some((Operation::Bodies, &[])));
        check("/bodies/oku-timur", Some((Operation::Body, &["oku-timur"])));
        check(
            "/cycles/ombudsman/2023/results",
            Some((Operation::Results, &["ombudsman", "2023"])),
        );
        check("/bodies/", Some((Operation::Body, &[""])));
        check("/bodies/a/b", None);
        check("", None);
        check("/nothing", None);
    }

    #[test]
    fn the_parts_of_a_path_are_its_parameters() {
        for endpoint in &ENDPOINTS {
            let named: Vec<String> = endpoint
                .parts
                .iter()
                .map(|part| format!("{{{}}}", part.name))
                .collect();
            let written: Vec<&str> = endpoint
                .path
                .split('/')
                .filter(|part| part.starts_with('{'))
                .collect();
            assert_eq!(named, written, "{}", endpoint.path);
        }
    }
}
