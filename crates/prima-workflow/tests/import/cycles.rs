//! Several data sets of one programme and period: ranks over all of them, each
//! body once, and made-up data by itself.

use crate::files::{Files, changes, places};
use crate::own_database::OwnDatabase;
use prima_store::Database;

on_both_engines![
    ranks_are_among_all_published_of_a_programme_and_period,
    a_body_in_two_data_sets_counts_once_and_both_are_shown,
    ranks_follow_when_a_body_leaves_another_data_set,
    made_up_data_is_ranked_among_made_up_data,
];

const CYCLE: &str = "programme = \"ombudsman\"\nperiod = \"2023\"";

fn units(names: &[&str]) -> String {
    let region = |name: &str| match name {
        "oku" => "16.01",
        "oki" => "16.02",
        "lahat" => "16.04",
        "oku-timur" => "16.08",
        _ => panic!("{name}"),
    };
    let row = |name: &&str| {
        format!(
            "{name},Kabupaten {name},institution,kabupaten,{}\n",
            region(name)
        )
    };
    names.iter().map(row).collect()
}

fn published(rows: &[(&str, &str)]) -> String {
    let row = |(name, index): &(&str, &str)| format!("{name},{index},Uji,2023,2026-11-23\n");
    rows.iter().map(row).collect()
}

fn dataset(files: &Files, name: &str, description: &str, rows: &[(&str, &str)]) {
    let names: Vec<&str> = rows.iter().map(|(name, _)| *name).collect();
    files.dataset(name, description, &units(&names), &published(rows));
}

/// Data set, body, rank, of how many, place; as they are ordered.
async fn ranked(database: &Database) -> Vec<String> {
    let mut results = database
        .results_of_cycle("ombudsman", "2023")
        .await
        .unwrap();
    results.sort_by_key(|result| result.place);
    let line = |(place, result): (usize, &prima_store::history::Outcome)| {
        assert_eq!(result.place, place as i64);
        let (rank, of) = (result.rank.unwrap(), result.rank_of.unwrap());
        format!(
            "{}/{} {} {rank}/{of}",
            result.dataset, result.body, result.index_text
        )
    };
    results.iter().enumerate().map(line).collect()
}

async fn summary(database: &Database) -> (i64, String) {
    let summaries = database.summaries().await.unwrap();
    assert_eq!(summaries.len(), 1, "{summaries:?}");
    (summaries[0].bodies, summaries[0].mean.clone())
}

async fn ranks_are_among_all_published_of_a_programme_and_period(own: OwnDatabase) {
    let database = own.open().await;
    let files = Files::copied(&["register"]);
    dataset(
        &files,
        "satu",
        CYCLE,
        &[("oku-timur", "90"), ("lahat", "70")],
    );
    dataset(&files, "dua", CYCLE, &[("oki", "80"), ("oku", "90")]);
    files.import(&database, &["register", "satu"]).await;
    let expected = ["satu/oku-timur 90.00 1/2", "satu/lahat 70.00 2/2"];
    assert_eq!(ranked(&database).await, expected);
    let plan = files.import(&database, &["dua"]).await;
    assert!(changes(&plan).iter().all(|line| line.starts_with("dua")));
    // Equal ones share a rank, the next is skipped, and names decide the order:
    // Kabupaten Ogan Komering Ulu before … Ulu Timur.
    let expected = [
        "dua/oku 90.00 1/4",
        "satu/oku-timur 90.00 1/4",
        "dua/oki 80.00 3/4",
        "satu/lahat 70.00 4/4",
    ];
    assert_eq!(ranked(&database).await, expected);
    // 330 / 4.
    assert_eq!(summary(&database).await, (4, "82.50".to_owned()));
}

async fn a_body_in_two_data_sets_counts_once_and_both_are_shown(own: OwnDatabase) {
    let database = own.open().await;
    let files = Files::copied(&["register"]);
    dataset(
        &files,
        "satu",
        CYCLE,
        &[("oku-timur", "90"), ("lahat", "70")],
    );
    dataset(&files, "dua", CYCLE, &[("lahat", "75"), ("oku", "72")]);
    files.import(&database, &["register", "satu", "dua"]).await;
    // The first data set by name decides: Lahat's 75 is before OKU's 72.
    let expected = [
        "satu/oku-timur 90.00 1/3",
        "dua/lahat 75.00 2/3",
        "dua/oku 72.00 3/3",
        "satu/lahat 70.00 2/3",
    ];
    assert_eq!(ranked(&database).await, expected);
    // (90 + 75 + 72) / 3.
    assert_eq!(summary(&database).await, (3, "79.00".to_owned()));
    assert_eq!(database.results_of("lahat").await.unwrap().len(), 2);
}

async fn ranks_follow_when_a_body_leaves_another_data_set(own: OwnDatabase) {
    let database = own.open().await;
    let files = Files::copied(&["register"]);
    dataset(
        &files,
        "satu",
        CYCLE,
        &[("oku-timur", "90"), ("lahat", "70")],
    );
    dataset(&files, "dua", CYCLE, &[("oki", "95")]);
    files.import(&database, &["register", "satu", "dua"]).await;
    let expected = [
        "dua/oki 95.00 1/3",
        "satu/oku-timur 90.00 2/3",
        "satu/lahat 70.00 3/3",
    ];
    assert_eq!(ranked(&database).await, expected);
    // The other data set turns out to be of another year.
    let other = CYCLE.replace("2023", "2022");
    dataset(&files, "dua", &other, &[("oki", "95")]);
    files.import(&database, &["dua"]).await;
    let expected = ["satu/oku-timur 90.00 1/2", "satu/lahat 70.00 2/2"];
    assert_eq!(ranked(&database).await, expected);
    let mut cycles = database.cycles().await.unwrap();
    cycles.sort();
    let periods: Vec<&str> = cycles.iter().map(|(_, period)| period.as_str()).collect();
    assert_eq!(periods, ["2022", "2023"]);
}

async fn made_up_data_is_ranked_among_made_up_data(own: OwnDatabase) {
    let database = own.open().await;
    let files = Files::copied(&["register"]);
    let sample = format!("sample = true\n{CYCLE}");
    dataset(
        &files,
        "satu",
        CYCLE,
        &[("oku-timur", "90"), ("lahat", "70")],
    );
    dataset(&files, "contoh", &sample, &[("oki", "95")]);
    files.import(&database, &["register", "contoh"]).await;
    let summaries = database.summaries().await.unwrap();
    assert_eq!(
        (&*summaries[0].mean, &*summaries[0].sample),
        ("95.00", "sample")
    );
    files.import(&database, &["satu"]).await;
    let expected = [
        "contoh/oki 95.00 1/1",
        "satu/oku-timur 90.00 1/2",
        "satu/lahat 70.00 2/2",
    ];
    assert_eq!(ranked(&database).await, expected);
    // Where something real is known, made-up data is in no mean.
    assert_eq!(summary(&database).await, (2, "80.00".to_owned()));
    assert_eq!(database.summaries().await.unwrap()[0].sample, "");
}

#[tokio::test]
async fn one_programme_and_period_has_one_instrument() {
    let own = OwnDatabase::on(prima_store::Engine::Sqlite).await;
    let database = own.open().await;
    let files = Files::copied(&["register"]);
    dataset(&files, "satu", CYCLE, &[("oku-timur", "90")]);
    dataset(&files, "dua", CYCLE, &[("oki", "3")]);
    files.import(&database, &["register", "satu"]).await;
    files.edit("dua/example.toml", "ombudsman/2022", "pekppp/2023");
    let problems = files.refused(&database, &["dua"]).await;
    assert_eq!(places(&problems), ["example.toml:: other-instrument"]);
    let text = problems.report(prima_instrument::words::Lang::En);
    for word in ["pekppp/2023", "satu", "ombudsman/2022"] {
        assert!(text.contains(word), "{word} in {text}");
    }
    // Both at once are as they should be.
    files.edit("satu/example.toml", "ombudsman/2022", "pekppp/2023");
    files.edit("satu/published.csv", "oku-timur,90", "oku-timur,4");
    files.import(&database, &["satu", "dua"]).await;
}
