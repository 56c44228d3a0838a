//! The register and the shipped data sets go into a database as they are, and
//! what follows from them comes out.

use prima_instrument::words::Lang;
use prima_store::Database;
use prima_store::history::RankingQuery;
use prima_workflow::import::{ImportOptions, Plan, Sources, import};
use std::path::{Path, PathBuf};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

fn options(dry_run: bool) -> ImportOptions<'static> {
    ImportOptions {
        actor: "test",
        at: "2026-11-23T00:00:00Z",
        lang: Lang::En,
        dry_run,
        correction: false,
    }
}

async fn database(folder: &Path) -> Database {
    let url = format!("sqlite:{}", folder.join("prima.db").display());
    Database::open(&url).await.unwrap()
}

async fn take(database: &Database, paths: &[PathBuf], dry_run: bool) -> Plan {
    let sources = Sources::find(paths).unwrap();
    let done = import(database, &sources, &options(dry_run), &|_, _, _| {}).await;
    done.unwrap_or_else(|error| panic!("{}", error.text(Lang::En).unwrap_or(format!("{error:?}"))))
}

fn shipped() -> Vec<PathBuf> {
    ["register", "examples"]
        .map(|name| Path::new(ROOT).join(name))
        .to_vec()
}

#[tokio::test]
async fn everything_shipped_is_imported_and_a_second_time_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let database = database(folder.path()).await;
    let plan = take(&database, &shipped(), false).await;
    assert!(plan.added() > 1000, "{} rows", plan.added());
    assert_eq!(database.version().await.unwrap(), 1);

    // Kepmendagri 300.2.2-2430/2025: 38 provinces, 416 kabupaten, 98 kota, 6 of them administrative.
    let regions = database.regions().await.unwrap();
    let n_of = |kinds: &[&str]| {
        regions
            .iter()
            .filter(|region| kinds.contains(&region.kind.as_str()))
            .count()
    };
    assert_eq!(n_of(&["provinsi"]), 38);
    assert_eq!(n_of(&["kabupaten", "kabupaten_administrasi"]), 416);
    assert_eq!(n_of(&["kota", "kota_administrasi"]), 98);
    assert_eq!(n_of(&["kabupaten_administrasi", "kota_administrasi"]), 6);

    let results = database.results_of("oku-timur").await.unwrap();
    let result = &results[0];
    assert_eq!(
        (result.index_text.as_str(), result.band.as_str()),
        ("94.39", "A")
    );
    assert_eq!((result.rank, result.rank_of), (Some(2), Some(17)));
    assert_eq!(
        (result.state.as_str(), result.reference.as_str()),
        ("imported", "2023")
    );

    // NTTBersuara 2023 and ANTARA Kupang 2022: the mean of seven units is 79.1257…, published 79.12.
    let kupang = database.results_of("kota-kupang").await.unwrap();
    assert_eq!(kupang[0].published_index, "79.12");
    assert_eq!(kupang[0].difference, "0.01");

    let ranking = database
        .ranking(&RankingQuery {
            programme: "ombudsman".to_owned(),
            period: "2023".to_owned(),
            province: "16".to_owned(),
            limit: 50,
            ..RankingQuery::default()
        })
        .await
        .unwrap();
    assert_eq!(ranking.total, 17);
    assert_eq!(ranking.rows[0].result.index_text, "94.95");
    assert_eq!(ranking.rows[1].result.body, "oku-timur");

    let again = take(&database, &shipped(), false).await;
    assert!(
        again.is_empty(),
        "{:?}",
        again
            .tables
            .iter()
            .map(|table| &table.table)
            .collect::<Vec<_>>()
    );
    assert_eq!(
        database.version().await.unwrap(),
        1,
        "an import without changes is no act"
    );
}

#[tokio::test]
async fn a_dry_run_says_what_would_change_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let database = database(folder.path()).await;
    let plan = take(&database, &shipped(), true).await;
    assert!(plan.added() > 1000, "{} rows", plan.added());
    assert_eq!(database.version().await.unwrap(), 0);
    assert!(database.regions().await.unwrap().is_empty());
}
