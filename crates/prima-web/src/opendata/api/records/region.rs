//! Regions, with the notice their licence asks for.

use super::SAMPLES;
use crate::opendata::api::shape::{Kind, always, listed, maybe, nothing, record};
use prima_exchange::records::REGION_KINDS;
use prima_store::register::{Region, RegionParent};
use serde_json::Value;

/// Where codes and names of regions come from, and under which licence.
pub const REGION_SOURCE: &str = "idn-area-data 4.0.1 (ODbL 1.0)";

record! {
    /// A province, kabupaten or kota.
    REGION = "Region", region(row: &Region) {
        region: always(Kind::Text) => &row.region;
        name: always(Kind::Text) => &row.name;
        short: always(Kind::Text) => &row.short;
        kind: always(Kind::Word(&REGION_KINDS)) => &row.kind;
        province: maybe(Kind::Text) => &row.parent;
        valid_from: maybe(Kind::Date) => &row.valid_from;
        valid_to: maybe(Kind::Date) => &row.valid_to;
        source: always(Kind::Text) => REGION_SOURCE;
        period: maybe(Kind::Text) => nothing();
        retrieved: maybe(Kind::Date) => nothing();
        provisional: always(Kind::Texts) => Vec::new();
        sample: maybe(Kind::Word(SAMPLES)) => nothing();
    }
}

/// A region with its former provinces and its bodies.
pub struct FullRegion {
    /// The region.
    pub region: Region,
    /// Provinces it belonged to before.
    pub parents: Vec<RegionParent>,
    /// Codes of the regions in it.
    pub regions: Vec<Value>,
    /// Ids of its own bodies.
    pub bodies: Vec<Value>,
}

record! {
    /// A region with its bodies.
    REGION_IN_FULL = "RegionInFull", region_in_full(row: &FullRegion) {
        region: always(Kind::Text) => &row.region.region;
        name: always(Kind::Text) => &row.region.name;
        short: always(Kind::Text) => &row.region.short;
        kind: always(Kind::Word(&REGION_KINDS)) => &row.region.kind;
        province: maybe(Kind::Text) => &row.region.parent;
        valid_from: maybe(Kind::Date) => &row.region.valid_from;
        valid_to: maybe(Kind::Date) => &row.region.valid_to;
        former_provinces: always(Kind::Many(&FORMER_PROVINCE)) => row.parents.iter().map(former_province).collect::<Vec<_>>();
        regions: always(Kind::Texts) => row.regions.clone();
        bodies: always(Kind::Texts) => row.bodies.clone();
        source: always(Kind::Text) => REGION_SOURCE;
        period: maybe(Kind::Text) => nothing();
        retrieved: maybe(Kind::Date) => nothing();
        provisional: always(Kind::Texts) => Vec::new();
        sample: maybe(Kind::Word(SAMPLES)) => nothing();
    }
}

record! {
    /// A province a region belonged to before.
    FORMER_PROVINCE = "FormerProvince", former_province(row: &RegionParent) {
        province: always(Kind::Text) => &row.parent;
        valid_from: maybe(Kind::Date) => &row.valid_from;
        valid_to: maybe(Kind::Date) => &row.valid_to;
        provisional: always(Kind::Texts) => listed(&row.provisional);
    }
}
