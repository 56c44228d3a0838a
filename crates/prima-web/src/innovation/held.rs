//! What is held in memory of the catalogue: its search index and who took what
//! over from whom. Texts stay in the database.

use super::told;
use prima_document::wording::Words;
use prima_domain::innovation::lineage::Link;
use prima_domain::innovation::search::{Builder, Entry, Index};
use prima_domain::register::search::fold;
use prima_instrument::words::Lang;
use prima_store::innovation::{Innovation, Offer, Replication};
use prima_store::register::Body;
use prima_store::{Database, StoreError};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Innovations that are read at once.
const AT_ONCE: i64 = 1_000;
/// Rupiah up to which a cost has a name of its own; ours, to find by.
const COSTS: [(i64, &str); 3] = [
    (0, "nol"),
    (50_000_000, "sampai-50-juta"),
    (500_000_000, "sampai-500-juta"),
];
/// What costs more, and what nobody says the cost of.
const DEAR: &str = "lebih-500-juta";
const UNKNOWN: &str = "tidak-diketahui";

/// The catalogue of one version.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// How often it had been changed.
    pub version: i64,
    /// Finds innovations.
    pub index: Index,
    /// Who took what over from whom, by replica and origin.
    pub replications: Vec<Replication>,
    /// Offers that stand, by innovation.
    pub offers: BTreeMap<String, Offer>,
}

impl Catalogue {
    /// Reads the catalogue; the earlier one where it has not changed since.
    pub async fn read(
        database: &Database,
        before: Option<&Arc<Catalogue>>,
        bodies: &[Body],
    ) -> Result<Arc<Catalogue>, StoreError> {
        let version = database.catalogue_version().await?;
        if let Some(before) = before.filter(|before| before.version == version) {
            return Ok(Arc::clone(before));
        }
        let bodies: BTreeMap<&str, &Body> = bodies.iter().map(|body| (&*body.body, body)).collect();
        let offers = database.open_offers().await?.into_iter();
        let offers: BTreeMap<String, Offer> = offers
            .map(|offer| (offer.innovation.clone(), offer))
            .collect();
        let mut builder = Builder::default();
        let mut last = String::new();
        loop {
            let some = database.innovations_after(&last, AT_ONCE).await?;
            let Some(newest) = some.last() else {
                break;
            };
            last.clone_from(&newest.innovation);
            for row in &some {
                let is_offered = offers.contains_key(&row.innovation);
                add(&mut builder, row, &bodies, is_offered);
            }
        }
        Ok(Arc::new(Catalogue {
            version,
            index: builder.finish(),
            replications: database.replications().await?,
            offers,
        }))
    }

    /// Replica and origin of all replications.
    pub fn links(&self) -> Vec<Link<'_>> {
        let links = self.replications.iter();
        links.map(|row| (&*row.replica, &*row.origin)).collect()
    }
}

fn add(builder: &mut Builder, row: &Innovation, bodies: &BTreeMap<&str, &Body>, is_offered: bool) {
    let own = [&row.unit, &row.body].map(|id| bodies.get(id.as_str()));
    let names: Vec<&str> = own.iter().flatten().map(|body| &*body.name).collect();
    let region = own.iter().flatten().map(|body| body.region.as_str());
    let province = region
        .filter_map(|region| region.get(..2))
        .next()
        .unwrap_or_default();
    // Whoever looks for what a list is narrowed by finds what the list has.
    let called = searched(row);
    let mut texts = Vec::from(row.texts());
    texts.push(&called);
    builder.add(&Entry {
        id: &row.innovation,
        title: &row.title,
        names: &names,
        texts: &texts,
        facets: &facets(row, province, is_offered),
        order: year(&row.year).unwrap_or_else(|| year(&row.period).unwrap_or(0)),
    });
}

/// What its sectors, groups and channels are called, in both languages, and their
/// codes, which are what people say for short ("lansia"); of a group also what else it
/// is called ("bumil"). A word of several names counts once, so that nobody is found
/// for having many groups.
fn searched(row: &Innovation) -> String {
    let lists = [
        ("sektor", &row.sectors),
        ("kelompok", &row.served),
        ("kanal", &row.channels),
    ];
    let mut called = BTreeSet::new();
    for (list, column) in lists {
        for code in Innovation::codes(column) {
            let mut names = vec![code.to_owned()];
            for words in [Lang::Id, Lang::En].map(|lang| Words { lang }) {
                names.push(told::code(words, list, code));
                if list == "kelompok" {
                    names.push(words.label(&format!("web-innovation-kelompok-juga-{code}")));
                }
            }
            for name in names {
                called.extend(fold(&name).split(' ').map(str::to_owned));
            }
        }
    }
    called.into_iter().collect::<Vec<_>>().join(" ")
}

fn year(period: &str) -> Option<i64> {
    period.get(..4)?.parse().ok()
}

/// What a list can be narrowed by.
fn facets(row: &Innovation, province: &str, is_offered: bool) -> Vec<String> {
    let several = [
        ("sektor", &row.sectors),
        ("kelompok", &row.served),
        ("kanal", &row.channels),
        ("tpb", &row.sdg),
    ];
    let mut facets = Vec::new();
    for (name, column) in several {
        facets.extend(Innovation::codes(column).map(|code| format!("{name}:{code}")));
    }
    for (name, value) in [
        ("provinsi", province),
        ("tahap", &row.maturity),
        ("jenis", &row.series),
        ("biaya", cost(row.cost_rupiah)),
        ("tahun", row.year.get(..4).unwrap_or_default()),
        ("instansi", &row.body),
        ("siap", if is_offered { "ya" } else { "" }),
        ("contoh", if row.sample.is_empty() { "" } else { "ya" }),
    ] {
        if !value.is_empty() {
            facets.push(format!("{name}:{value}"));
        }
    }
    facets
}

/// The code of a stretch of costs.
pub fn cost(rupiah: Option<i64>) -> &'static str {
    let Some(rupiah) = rupiah else {
        return UNKNOWN;
    };
    let stretch = COSTS.iter().find(|(most, _)| rupiah <= *most);
    stretch.map_or(DEAR, |(_, code)| code)
}

/// Codes of all stretches of costs, cheapest first.
pub const COST_CODES: [&str; 5] = [COSTS[0].1, COSTS[1].1, COSTS[2].1, DEAR, UNKNOWN];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cost_lies_in_one_stretch_and_none_is_not_nothing() {
        for (rupiah, expected) in [
            (None, "tidak-diketahui"),
            (Some(0), "nol"),
            (Some(1), "sampai-50-juta"),
            (Some(50_000_000), "sampai-50-juta"),
            (Some(50_000_001), "sampai-500-juta"),
            (Some(500_000_001), "lebih-500-juta"),
        ] {
            assert_eq!(cost(rupiah), expected, "{rupiah:?}");
        }
    }
}
