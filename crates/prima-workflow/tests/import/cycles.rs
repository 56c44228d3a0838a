//! Several data sets of one programme and period: ranks over all of them, each
//! body once, and made-up data by itself.

use crate::files::{AT, Files, changes, options, places};
use crate::own_database::OwnDatabase;
use prima_exchange::Problems;
use prima_instrument::words::Lang;
use prima_store::Database;
use prima_store::history::Derived;
use prima_workflow::failure::{Failure, WorkflowError};
use prima_workflow::import::ImportOptions;

on_both_engines![
    ranks_are_among_all_published_of_a_programme_and_period,
    a_body_in_two_data_sets_counts_once_and_both_are_shown,
    a_second_result_from_another_data_set_is_refused,
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

/// A database that was filled before imports refused a second result.
async fn a_body_in_two_data_sets_counts_once_and_both_are_shown(own: OwnDatabase) {
    let database = own.open().await;
    let files = Files::copied(&["register"]);
    let former = CYCLE.replace("2023", "2022");
    let rows = [("oku-timur", "90"), ("lahat", "70")];
    dataset(&files, "satu", &former, &rows);
    dataset(&files, "dua", CYCLE, &[("lahat", "75"), ("oku", "72")]);
    files.import(&database, &["register", "satu", "dua"]).await;
    let mut results = database
        .results_of_cycle("ombudsman", "2022")
        .await
        .unwrap();
    for result in &mut results {
        result.period = "2023".to_owned();
    }
    let derived = Derived {
        results,
        ..Derived::default()
    };
    let mut row = database.dataset("satu").await.unwrap().unwrap();
    row.period = "2023".to_owned();
    let mut act = database.act().await.unwrap();
    act.replace_dataset(row, &derived).await.unwrap();
    let (programme, former) = ("ombudsman", "2022");
    act.replace_summaries(programme, former, &[], &[])
        .await
        .unwrap();
    act.finish(AT, "uji", "import", "satu", "{}").await.unwrap();
    dataset(&files, "tiga", CYCLE, &[("oki", "60")]);
    files.import(&database, &["tiga"]).await;
    // The first data set by name decides: Lahat's 75 is before OKU's 72.
    let expected = [
        "satu/oku-timur 90.00 1/4",
        "dua/lahat 75.00 2/4",
        "dua/oku 72.00 3/4",
        "satu/lahat 70.00 2/4",
        "tiga/oki 60.00 4/4",
    ];
    assert_eq!(ranked(&database).await, expected);
    // (90 + 75 + 72 + 60) / 4.
    assert_eq!(summary(&database).await, (4, "74.25".to_owned()));
    assert_eq!(database.results_of("lahat").await.unwrap().len(), 2);
    // Neither is changed while both hold Lahat; without it either may be.
    dataset(&files, "dua", CYCLE, &[("lahat", "76"), ("oku", "72")]);
    let problems = files.refused(&database, &["dua"]).await;
    assert_eq!(places(&problems), ["example.toml:: result-elsewhere"]);
    dataset(&files, "dua", CYCLE, &[("oku", "72")]);
    files.import(&database, &["dua"]).await;
    assert_eq!(database.results_of("lahat").await.unwrap().len(), 1);
}

/// A copy of a data set under another name made every card wrong.
async fn a_second_result_from_another_data_set_is_refused(own: OwnDatabase) {
    let database = own.open().await;
    let sumsel = "examples/sumatera-selatan-2023";
    let files = Files::copied(&["register", sumsel]);
    for name in ["example.toml", "units.csv", "published.csv"] {
        let text = std::fs::read_to_string(files.path(&format!("{sumsel}/{name}"))).unwrap();
        files.write(&format!("ds2/{name}"), text.replace("94.39", "91.39"));
    }
    files.edit("ds2/example.toml", "statements = \"statements.csv\"\n", "");
    let check = |problems: &Problems, name: &str, other: &str| {
        assert_eq!(places(problems), ["example.toml:: result-elsewhere"]);
        let told = problems.iter().next().unwrap();
        assert_eq!(
            told.file,
            files.path(name).join("example.toml").display().to_string()
        );
        let text = problems.report(Lang::En);
        for word in [other, "ombudsman 2023", "17 of the bodies", "lahat, "] {
            assert!(text.contains(word), "{word} in {text}");
        }
    };
    // Two in one call, tried and done; the one that comes later is told.
    let problems = files.refused(&database, &["register", sumsel, "ds2"]).await;
    check(&problems, "ds2", "sumatera-selatan-2023");
    let trial = ImportOptions {
        dry_run: true,
        ..options()
    };
    let names = ["register", "ds2", sumsel];
    let error = files.attempt(&database, &names, &trial).await.unwrap_err();
    let WorkflowError::Failure(Failure::Problems(problems)) = error else {
        panic!("{error:?}");
    };
    check(&problems, sumsel, "data set ds2");
    // One after the other, tried and done; beside the first as well.
    files.import(&database, &["register", sumsel]).await;
    for (names, options) in [
        (&["ds2"][..], &trial),
        (&["ds2"][..], &options()),
        (&["ds2", sumsel][..], &options()),
    ] {
        let error = files.attempt(&database, names, options).await.unwrap_err();
        let WorkflowError::Failure(Failure::Problems(problems)) = error else {
            panic!("{error:?}");
        };
        check(&problems, "ds2", "sumatera-selatan-2023");
    }
    assert_eq!(database.results_of("oku-timur").await.unwrap().len(), 1);
    // Another year, and made-up figures, are no second result.
    files.edit("ds2/example.toml", "period = \"2023\"", "period = \"2022\"");
    files.import(&database, &["ds2"]).await;
    files.edit(
        "ds2/example.toml",
        "period = \"2022\"",
        "sample = true\nperiod = \"2023\"",
    );
    files.import(&database, &["ds2"]).await;
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
    let text = problems.report(Lang::En);
    for word in ["pekppp/2023", "satu", "ombudsman/2022"] {
        assert!(text.contains(word), "{word} in {text}");
    }
    // Both at once are as they should be.
    files.edit("satu/example.toml", "ombudsman/2022", "pekppp/2023");
    files.edit("satu/published.csv", "oku-timur,90", "oku-timur,4");
    files.import(&database, &["satu", "dua"]).await;
}
