//! The catalogue of innovations: what is asked of it, and when it is told to
//! have changed.

use crate::own_database::OwnDatabase;
use crate::sample::{dataset, derived, finish};
use prima_store::history::Derived;
use prima_store::innovation::Innovation;

on_both_engines![
    innovations_are_found_by_id_body_unit_and_data_set,
    only_what_touches_the_catalogue_changes_its_version,
];

fn innovation(id: &str, body: &str, unit: &str, year: &str) -> Innovation {
    Innovation {
        innovation: id.to_owned(),
        dataset: "a".to_owned(),
        title: format!("Judul '{id}' \"%\""),
        body: body.to_owned(),
        unit: unit.to_owned(),
        year: year.to_owned(),
        cost_rupiah: (id == "dua").then_some(i64::MAX),
        ..Innovation::default()
    }
}

async fn innovations_are_found_by_id_body_unit_and_data_set(own: OwnDatabase) {
    let database = own.open().await;
    let all = vec![
        innovation("satu", "kab", "rsud", "2021"),
        innovation("dua", "kab", "", "2023"),
        innovation("tiga", "kota", "", ""),
    ];
    let rows = Derived {
        innovations: all.clone(),
        ..Derived::default()
    };
    let mut act = database.act().await.unwrap();
    act.replace_dataset(dataset("a"), &rows).await.unwrap();
    finish(act, "a").await;
    assert_eq!(
        database.innovation("dua").await.unwrap(),
        Some(all[1].clone())
    );
    assert_eq!(database.innovation("dua\0").await.unwrap(), None);
    let ids = ["tiga", "tidak-ada", "satu"].map(str::to_owned);
    let named = database.innovations_named(&ids).await.unwrap();
    assert_eq!(named, [all[2].clone(), all[0].clone()]);
    let of = database.innovations_of("kab").await.unwrap();
    assert_eq!(of, [all[1].clone(), all[0].clone()]);
    let of = database.innovations_of("rsud").await.unwrap();
    assert_eq!(of, [all[0].clone()]);
    // One after the other they are all there are, whatever the engine's order.
    let (mut seen, mut last) = (Vec::new(), String::new());
    while let [one] = &database.innovations_after(&last, 1).await.unwrap()[..] {
        last.clone_from(&one.innovation);
        seen.push(one.clone());
    }
    seen.sort_by(|a, b| b.year.cmp(&a.year));
    assert_eq!(seen, [all[1].clone(), all[0].clone(), all[2].clone()]);
}

async fn only_what_touches_the_catalogue_changes_its_version(own: OwnDatabase) {
    let database = own.open().await;
    assert_eq!(database.catalogue_version().await.unwrap(), 0);
    let mut expected = 0;
    let figures = Derived {
        innovations: Vec::new(),
        replications: Vec::new(),
        ..derived("a", "angka")
    };
    // Without innovations, with them, and when they go again.
    for (rows, changes) in [
        (figures.clone(), false),
        (derived("a", "awal"), true),
        (figures.clone(), true),
        (figures, false),
    ] {
        let mut act = database.act().await.unwrap();
        act.replace_dataset(dataset("a"), &rows).await.unwrap();
        finish(act, "a").await;
        expected += i64::from(changes);
        assert_eq!(database.catalogue_version().await.unwrap(), expected);
    }
}
