//! Importing again what has changed: the dry run names each row and value, and
//! everything that follows from them follows.

use crate::files::{Files, changes, options};
use crate::own_database::OwnDatabase;
use prima_store::Database;
use prima_store::history::{Outcome, RankingQuery};
use prima_workflow::import::ImportOptions;

on_both_engines![
    one_changed_figure_is_one_changed_value_and_all_that_follows,
    rows_that_are_gone_from_a_data_set_are_removed,
    what_is_said_of_a_data_set_as_a_whole_can_change_alone,
    each_import_is_one_line_of_the_audit_chain,
];

const SUMSEL: &str = "examples/sumatera-selatan-2023";

async fn ranking(database: &Database) -> Vec<Outcome> {
    let query = RankingQuery {
        programme: "ombudsman".to_owned(),
        period: "2023".to_owned(),
        limit: 50,
        ..RankingQuery::default()
    };
    let rows = database.ranking(&query).await.unwrap().rows;
    rows.into_iter().map(|row| row.result).collect()
}

async fn mean_of_kabupaten(database: &Database) -> String {
    let summaries = database.summaries().await.unwrap();
    let summary = summaries
        .iter()
        .find(|summary| summary.level == "kabupaten");
    summary.unwrap().mean.clone()
}

async fn one_changed_figure_is_one_changed_value_and_all_that_follows(own: OwnDatabase) {
    let database = own.open().await;
    let files = Files::copied(&["register", SUMSEL]);
    files.import(&database, &["register", SUMSEL]).await;
    // Thirteen kabupaten, 1109.84 in all: 85.3723.
    assert_eq!(mean_of_kabupaten(&database).await, "85.37");
    files.edit(
        &format!("{SUMSEL}/published.csv"),
        "oku-timur,94.39,A,2",
        "oku-timur,95.39,A,2",
    );
    let expected = ["sumatera-selatan-2023/published.csv oku-timur: index 94.39→95.39"];
    let plan = files.try_out(&database, &["register", SUMSEL]).await;
    assert_eq!(changes(&plan), expected);
    assert_eq!((plan.added(), plan.changed(), plan.removed()), (0, 1, 0));
    assert_eq!(
        ranking(&database).await[1].index_text,
        "94.39",
        "a trial changes nothing"
    );

    let plan = files.import(&database, &["register", SUMSEL]).await;
    assert_eq!(changes(&plan), expected);
    let after = ranking(&database).await;
    let first: Vec<(&str, &str, Option<i64>)> = after[..3]
        .iter()
        .map(|row| (row.body.as_str(), row.index_text.as_str(), row.rank))
        .collect();
    let expected = [
        ("oku-timur", "95.39", Some(1)),
        ("musi-rawas", "94.95", Some(2)),
        ("palembang", "93.75", Some(3)),
    ];
    assert_eq!(first, expected);
    // 1110.84 / 13 = 85.4492.
    assert_eq!(mean_of_kabupaten(&database).await, "85.45");
    // The rank that was published stays what was published.
    assert_eq!(after[0].published_rank, "2");
    let again = files.import(&database, &["register", SUMSEL]).await;
    assert!(again.is_empty(), "{:?}", changes(&again));
}

async fn rows_that_are_gone_from_a_data_set_are_removed(own: OwnDatabase) {
    let database = own.open().await;
    let files = Files::copied(&["register", SUMSEL]);
    files.import(&database, &["register", SUMSEL]).await;
    for name in ["published.csv", "units.csv"] {
        let path = format!("{SUMSEL}/{name}");
        let text = std::fs::read_to_string(files.path(&path)).unwrap();
        let kept: Vec<&str> = text
            .lines()
            .filter(|line| !line.starts_with("pali,"))
            .collect();
        files.write(&path, kept.join("\n") + "\n");
    }
    let plan = files.import(&database, &["register", SUMSEL]).await;
    let expected = [
        "sumatera-selatan-2023/units.csv pali: -",
        "sumatera-selatan-2023/published.csv pali: -",
    ];
    assert_eq!(changes(&plan), expected);
    assert!(database.results_of("pali").await.unwrap().is_empty());
    assert!(
        database.body("pali").await.unwrap().is_some(),
        "the body stays"
    );
    let after = ranking(&database).await;
    assert_eq!(after.len(), 16);
    assert!(after.iter().all(|row| row.rank_of == Some(16)), "{after:?}");
    // Twelve kabupaten without PALI's 72.63: 1037.21 / 12 = 86.4342.
    assert_eq!(mean_of_kabupaten(&database).await, "86.43");
}

async fn what_is_said_of_a_data_set_as_a_whole_can_change_alone(own: OwnDatabase) {
    let database = own.open().await;
    let files = Files::copied(&["register", SUMSEL]);
    files.import(&database, &["register", SUMSEL]).await;
    let description = format!("{SUMSEL}/example.toml");
    files.edit(
        &description,
        "programme = \"ombudsman\"",
        "programme = \"kepatuhan\"",
    );
    let plan = files.import(&database, &[SUMSEL]).await;
    let expected = ["sumatera-selatan-2023 sumatera-selatan-2023: programme ombudsman→kepatuhan"];
    assert_eq!(changes(&plan), expected);
    let cycles = database.cycles().await.unwrap();
    let expected = [("kepatuhan".to_owned(), "2023".to_owned())];
    assert_eq!(cycles, expected, "nothing is left of the former programme");

    files.edit(
        &description,
        "instrument = ",
        "sample = true\ninstrument = ",
    );
    let plan = files.import(&database, &[SUMSEL]).await;
    let expected = ["sumatera-selatan-2023 sumatera-selatan-2023: sample →sample"];
    assert_eq!(changes(&plan), expected);
    let summaries = database.summaries().await.unwrap();
    assert!(summaries.iter().all(|summary| summary.sample == "sample"));
}

async fn each_import_is_one_line_of_the_audit_chain(own: OwnDatabase) {
    let database = own.open().await;
    let files = Files::copied(&["register", SUMSEL, "examples/rb-2023"]);
    files.import(&database, &["register"]).await;
    let options = ImportOptions {
        actor: "Bagian Organisasi",
        at: "2026-11-24T01:02:03Z",
        ..options()
    };
    let names = [SUMSEL, "examples/rb-2023"];
    let plan = files.attempt(&database, &names, &options).await.unwrap();
    let lines = database.audit_from(1, 10).await.unwrap();
    assert_eq!(lines.len(), 2);
    let line = &lines[1];
    assert_eq!([&*line.actor, &*line.act], ["Bagian Organisasi", "import"]);
    assert_eq!(line.object, "sumatera-selatan-2023 rb-2023");
    assert_eq!(line.at, "2026-11-24T01:02:03Z");
    for (name, n) in [
        ("added", plan.added()),
        ("changed", plan.changed()),
        ("removed", plan.removed()),
    ] {
        let expected = format!("\"{name}\":{n}");
        assert!(
            line.detail.contains(&expected),
            "{expected} in {}",
            line.detail
        );
    }
    // The hash of the manifest vouches for every file of the bundle.
    let manifest = database.dataset_file("rb-2023", "MANIFEST").await.unwrap();
    assert!(
        line.detail.contains(&manifest.unwrap().sha256),
        "{}",
        line.detail
    );
    let dataset = database.dataset("rb-2023").await.unwrap().unwrap();
    assert_eq!(dataset.imported_at, "2026-11-24T01:02:03Z");
}
