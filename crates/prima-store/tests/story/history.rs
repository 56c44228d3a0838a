//! Imports of data sets: what one puts in place of what, and what stays.

use crate::own_database::OwnDatabase;
use crate::sample::{body, dataset, derived, everything, finish, outcome};
use prima_store::history::{Derived, Event, Outcome, RankingQuery, Summary, SummaryBand};
use prima_store::{Database, StoreError};

on_both_engines![
    an_import_replaces_its_own_earlier_one_and_nothing_else,
    an_import_that_fails_changes_nothing,
    imports_are_numbered_upwards,
    an_act_sees_what_was_imported_before,
    missing_numbers_stay_missing,
    results_and_means_of_one_cycle_are_replaced_alone,
    sixty_thousand_results_are_written_and_read,
];

async fn import(database: &Database, id: &str, rows: &Derived) {
    let mut act = database.act().await.unwrap();
    act.replace_dataset(dataset(id), rows).await.unwrap();
    finish(act, id).await;
}

async fn an_import_replaces_its_own_earlier_one_and_nothing_else(own: OwnDatabase) {
    let database = own.open().await;
    import(&database, "a", &derived("a", "awal")).await;
    import(&database, "b", &derived("b", "tetap")).await;
    import(&database, "a", &derived("a", "baru")).await;
    let all = everything(&database).await.join("\n");
    assert!(!all.contains("awal"), "{all}");
    for mark in ["baru", "tetap"] {
        // A file, its family, a result, figure, hint, statement, event, honour,
        // innovation and replication each.
        assert_eq!(all.matches(mark).count(), 10, "{mark} in\n{all}");
    }
    import(&database, "a", &Derived::default()).await;
    let all = everything(&database).await.join("\n");
    assert!(!all.contains("baru"), "{all}");
    assert_eq!(all.matches("tetap").count(), 10, "{all}");
    assert!(database.dataset("a").await.unwrap().is_some());
    assert!(database.dataset_files("a").await.unwrap().is_empty());
}

async fn an_import_that_fails_changes_nothing(own: OwnDatabase) {
    let database = own.open().await;
    import(&database, "a", &derived("a", "awal")).await;
    let before = everything(&database).await;
    let mut twice = derived("a", "baru");
    // The last table that is written.
    twice.replications.push(twice.replications[0].clone());
    let mut act = database.act().await.unwrap();
    let error = act.replace_dataset(dataset("a"), &twice).await.unwrap_err();
    assert!(matches!(error, StoreError::Query { .. }), "{error:?}");
    drop(act);
    assert_eq!(everything(&database).await, before);
}

async fn imports_are_numbered_upwards(own: OwnDatabase) {
    let database = own.open().await;
    for id in ["a", "b", "c", "a"] {
        import(&database, id, &Derived::default()).await;
    }
    let found = database.datasets().await.unwrap();
    let found: Vec<(&str, i64)> = found
        .iter()
        .map(|dataset| (dataset.dataset.as_str(), dataset.import))
        .collect();
    assert_eq!(found, [("a", 4), ("c", 3), ("b", 2)]);
    assert_eq!(database.dataset("b").await.unwrap().unwrap().import, 2);
    assert_eq!(database.dataset("d").await.unwrap(), None);
}

async fn an_act_sees_what_was_imported_before(own: OwnDatabase) {
    let database = own.open().await;
    import(&database, "a", &derived("a", "awal")).await;
    let mut act = database.act().await.unwrap();
    let found = act.dataset("a").await.unwrap().unwrap();
    assert_eq!(found.dataset, "a");
    assert_eq!(act.dataset("b").await.unwrap(), None);
    let texts = act.dataset_texts("a").await.unwrap();
    assert_eq!(texts, [("units.csv".to_owned(), "awal".to_owned())]);
    let results = act.results_of_cycle("ombudsman", "2023").await.unwrap();
    assert_eq!(results.len(), 1);
    assert!(
        act.results_of_cycle("ombudsman", "2022")
            .await
            .unwrap()
            .is_empty()
    );
}

async fn missing_numbers_stay_missing(own: OwnDatabase) {
    let numbers = [None, Some(0), Some(-1), Some(i64::MAX), Some(i64::MIN)];
    let results = numbers.iter().enumerate().map(|(place, number)| Outcome {
        index_order: *number,
        rank: *number,
        rank_of: *number,
        units_counted: *number,
        units: *number,
        rank_low: *number,
        rank_high: *number,
        ..outcome("a", &format!("badan-{place}"), place as i64)
    });
    let events = numbers.iter().enumerate().map(|(place, number)| Event {
        event: "gebyar".to_owned(),
        category: place.to_string(),
        dataset: "a".to_owned(),
        ordinal: place as i64,
        announced: *number,
        ..Event::default()
    });
    let rows = Derived {
        results: results.collect(),
        events: events.collect(),
        ..Derived::default()
    };
    let database = own.open().await;
    import(&database, "a", &rows).await;
    assert_eq!(database.events().await.unwrap(), rows.events);
    for expected in rows.results {
        let found = database.results_of(&expected.body).await.unwrap();
        assert_eq!(found, [expected]);
    }
}

async fn results_and_means_of_one_cycle_are_replaced_alone(own: OwnDatabase) {
    let of = |period: &str, place| Outcome {
        period: period.to_owned(),
        ..outcome(period, "a", place)
    };
    let mean = |period: &str, mean: &str| Summary {
        programme: "ombudsman".to_owned(),
        period: period.to_owned(),
        mean: mean.to_owned(),
        ..Summary::default()
    };
    let band = |period: &str, bodies| SummaryBand {
        programme: "ombudsman".to_owned(),
        period: period.to_owned(),
        bodies,
        ..SummaryBand::default()
    };
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    for period in ["2022", "2023", "2023"] {
        let rows = act
            .replace_results_of_cycle("ombudsman", period, &[of(period, 1)])
            .await;
        rows.unwrap();
        let (means, bands) = ([mean(period, "70.00")], [band(period, 1)]);
        let written = act.replace_summaries("ombudsman", period, &means, &bands);
        written.await.unwrap();
    }
    finish(act, "cycles").await;
    let mut act = database.act().await.unwrap();
    let (results, means) = ([of("2023", 7)], [mean("2023", "80.00")]);
    let written = act.replace_results_of_cycle("ombudsman", "2023", &results);
    written.await.unwrap();
    let written = act.replace_summaries("ombudsman", "2023", &means, &[]);
    written.await.unwrap();
    finish(act, "cycle").await;
    let results = database.results_of("a").await.unwrap();
    let places: Vec<(&str, i64)> = results
        .iter()
        .map(|result| (result.period.as_str(), result.place))
        .collect();
    assert_eq!(places, [("2023", 7), ("2022", 1)]);
    let means = database.summaries().await.unwrap();
    assert_eq!(means, [mean("2023", "80.00"), mean("2022", "70.00")]);
    assert_eq!(database.summary_bands().await.unwrap(), [band("2022", 1)]);
}

async fn sixty_thousand_results_are_written_and_read(own: OwnDatabase) {
    const N: i64 = 60_000;
    let id = |place: i64| format!("badan-{place}");
    let bodies = (0..N).map(|place| body(&id(place), &id(place))).collect();
    let rows = Derived {
        results: (0..N)
            .map(|place| outcome("a", &id(place), place))
            .collect(),
        ..Derived::default()
    };
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    act.replace_bodies(bodies).await.unwrap();
    act.replace_dataset(dataset("a"), &rows).await.unwrap();
    finish(act, "a").await;
    let wanted = RankingQuery {
        programme: "ombudsman".to_owned(),
        period: "2023".to_owned(),
        skip: N - 3,
        limit: 100,
        ..RankingQuery::default()
    };
    let page = database.ranking(&wanted).await.unwrap();
    assert_eq!(page.total, N);
    let last: Vec<&str> = page.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(last, [id(N - 3), id(N - 2), id(N - 1)]);
    assert_eq!(database.n_bodies().await.unwrap(), N);
}
