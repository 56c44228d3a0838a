//! Stored data sets computed again: what was changed behind the program's back
//! is found and named.

use crate::files::Files;
use crate::own_database::OwnDatabase;
use prima_instrument::words::Lang;
use prima_store::Database;
use prima_workflow::import::check;

on_both_engines![
    what_was_imported_is_what_its_files_give,
    a_changed_row_is_named_with_its_column_and_both_values,
    a_changed_file_is_named,
    rows_too_many_and_too_few_are_named,
];

const DATASETS: [&str; 5] = [
    "register",
    "examples/sumatera-selatan-2023",
    "examples/ombudsman-2023",
    "examples/gebyar-2024",
    "examples/contoh-pekppp",
];

async fn imported(own: &OwnDatabase) -> Database {
    let database = own.open().await;
    let files = Files::copied(&DATASETS);
    files.import(&database, &DATASETS).await;
    database
}

/// File, column and kind of each problem found after some SQL.
async fn found_after(own: &OwnDatabase, database: &Database, sql: &str) -> Vec<String> {
    own.run(sql).await;
    let problems = check(database, Lang::En).await.unwrap();
    let place = |problem: &prima_exchange::Problem| {
        let column = problem.column.clone().unwrap_or_default();
        format!("{}:{column} {}", problem.file, problem.message(Lang::En))
    };
    problems.iter().map(place).collect()
}

async fn what_was_imported_is_what_its_files_give(own: OwnDatabase) {
    let database = own.open().await;
    let files = Files::copied(&["register", "examples"]);
    files.import(&database, &["register", "examples"]).await;
    let problems = check(&database, Lang::En).await.unwrap();
    assert!(problems.is_empty(), "{}", problems.report(Lang::En));
    // What changes the order of equal results changes no more than that.
    let names = "unit,name,kind\njawa-tengah,A Provinsi Jawa Tengah,institution\n";
    files.write("names.csv", names);
    files.import(&database, &["names.csv"]).await;
    let problems = check(&database, Lang::En).await.unwrap();
    assert!(problems.is_empty(), "{}", problems.report(Lang::En));
}

async fn a_changed_row_is_named_with_its_column_and_both_values(own: OwnDatabase) {
    let database = imported(&own).await;
    for (sql, undo, expected) in [
        (
            "UPDATE result SET index_text = '99.39' WHERE body = 'oku-timur'",
            "UPDATE result SET index_text = '94.39' WHERE body = 'oku-timur'",
            "ombudsman/2023/result:index_text sumatera-selatan-2023 · oku-timur: \
             stored is `99.39`, its files give `94.39`.",
        ),
        (
            "UPDATE result SET rank = 1 WHERE body = 'oku-timur'",
            "UPDATE result SET rank = 2 WHERE body = 'oku-timur'",
            "ombudsman/2023/result:rank sumatera-selatan-2023 · oku-timur: \
             stored is `1`, its files give `2`.",
        ),
        (
            "UPDATE summary SET mean = '84.90' WHERE level = 'kabupaten' AND programme = 'ombudsman'",
            "UPDATE summary SET mean = '84.09' WHERE level = 'kabupaten' AND programme = 'ombudsman'",
            "ombudsman/2023/summary:mean kabupaten: stored is `84.90`, its files give `84.09`.",
        ),
        (
            "UPDATE figure SET finding = 'agrees' WHERE figure = 'kemensos-sentra'",
            "UPDATE figure SET finding = 'differs' WHERE figure = 'kemensos-sentra'",
            "gebyar-2024/figure:finding kemensos-sentra: stored is `agrees`, its files give `differs`.",
        ),
        (
            "UPDATE dataset SET title_en = 'Test' WHERE dataset = 'ombudsman-2023'",
            "",
            "ombudsman-2023/dataset:title_en ombudsman-2023: stored is `Test`, its files give \
             `Compliance in public service 2023, top scores and others as reported`.",
        ),
    ] {
        assert_eq!(found_after(&own, &database, sql).await, [expected], "{sql}");
        if !undo.is_empty() {
            own.run(undo).await;
        }
    }
}

async fn a_changed_file_is_named(own: OwnDatabase) {
    let database = imported(&own).await;
    let sql = "UPDATE dataset_file SET content = REPLACE(content, '94.39', '99.39') \
               WHERE dataset = 'sumatera-selatan-2023' AND name = 'published.csv'";
    let found = found_after(&own, &database, sql).await;
    assert_eq!(found.len(), 1, "{found:?}");
    let expected =
        "sumatera-selatan-2023/published.csv: The content is no longer what was imported";
    assert!(found[0].starts_with(expected), "{found:?}");
    // Whoever also forges the hash is caught by the manifest.
    let file = database
        .dataset_file("sumatera-selatan-2023", "published.csv")
        .await;
    let content = file.unwrap().unwrap().content;
    let sql = format!(
        "UPDATE dataset_file SET sha256 = '{}' WHERE dataset = 'sumatera-selatan-2023' \
         AND name = 'published.csv'",
        prima_exchange::manifest::hash(content.as_bytes())
    );
    let found = found_after(&own, &database, &sql).await;
    assert!(!found.is_empty());
    let place = "sumatera-selatan-2023/published.csv:";
    assert!(found[0].starts_with(place), "{found:?}");
    // A name that leads out of the folder is not followed.
    let sql = "UPDATE dataset_file SET name = '../keluar' WHERE dataset = 'sumatera-selatan-2023' \
               AND name = 'published.csv'";
    let found = found_after(&own, &database, sql).await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("../keluar"), "{found:?}");
}

async fn rows_too_many_and_too_few_are_named(own: OwnDatabase) {
    let database = imported(&own).await;
    let sql = "DELETE FROM honour WHERE honour = (SELECT MIN(honour) FROM honour)";
    let found = found_after(&own, &database, sql).await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("gebyar-2024/honour:"), "{found:?}");
    assert!(
        found[0].ends_with("in its files, but not stored."),
        "{found:?}"
    );
    let sql = "INSERT INTO hint VALUES ('gebyar-2024', 7, '2024', 'a', '1', '2')";
    let found = found_after(&own, &database, sql).await;
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(
        found[0],
        "gebyar-2024/hint: 7: stored, but not in its files."
    );
}
