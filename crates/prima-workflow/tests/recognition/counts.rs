//! Funnels: published counts as the domain's papers have them, and counts of what
//! is recorded here; and the facilities that indicator 18.c.K counts.

use crate::own_database::OwnDatabase;
use crate::town::*;
use prima_instrument::programme::Programme;
use prima_instrument::words::Lang;
use prima_store::Act;
use prima_store::history::{Dataset, Derived, FigureRow};
use prima_store::recognition::Candidacy;
use prima_workflow::assessment::Desk;
use prima_workflow::library;
use prima_workflow::recognition::{
    Funnel, begin_candidacy, facility_level, funnels, read_text, shelved,
};
use std::collections::BTreeSet;

on_both_engines![
    the_funnel_of_jawa_timur_is_that_of_2023,
    the_funnel_of_2018_is_that_of_the_papers,
    what_is_recorded_is_counted_by_year_and_province,
];

/// p2ham.md §6: 64 declared, 41 passed the evaluation, 40 with the predikat, in
/// 2023; the nation published no count of declarations. A sample comes after them,
/// whatever its year.
async fn the_funnel_of_jawa_timur_is_that_of_2023(own: OwnDatabase) {
    let desk = opened(&own).await;
    let figures = [
        ("evaluasi-2023", "282"),
        ("predikat-2023", "241"),
        ("jatim-pencanangan-2023", "64"),
        ("jatim-evaluasi-2023", "41"),
        ("jatim-predikat-2023", "40"),
    ];
    publish(&desk, "p2ham-2023", &figures).await;
    // Made up, and of a later year.
    let sample = Candidacy {
        candidacy: "contoh".to_owned(),
        programme: "p2ham".to_owned(),
        edition: "2022".to_owned(),
        year: "2029".to_owned(),
        unit: UNIT.to_owned(),
        sample: "contoh".to_owned(),
        ..Candidacy::default()
    };
    let mut act = desk.database.act().await.unwrap();
    act.add_rows(&[sample]).await.unwrap();
    finish(act).await;
    let found = funnels(&desk.database, "p2ham", &on_the_shelf()).await;
    let found = found.unwrap();
    let expected = [
        ("", "2023", vec![None, Some(282), Some(241)]),
        ("35", "2023", vec![Some(64), Some(41), Some(40)]),
        ("", "2029", vec![Some(0), Some(0), Some(0)]),
    ];
    let samples: Vec<bool> = found.iter().map(|one| one.is_sample).collect();
    assert_eq!(samples, [false, false, true]);
    assert_eq!(told(&found), expected);
}

/// innovation.md §5: 2,824 registered, 1,689 submitted, 1,463 passed, 150 to the
/// panel, Top 99, Top 40.
async fn the_funnel_of_2018_is_that_of_the_papers(own: OwnDatabase) {
    let desk = opened(&own).await;
    let figures = [
        ("daftar-2018", "2824"),
        ("kirim-2018", "1689"),
        ("administrasi-2018", "1463"),
        ("tpi-2018", "150"),
        ("top-99-2018", "99"),
        ("top-2018", "40"),
    ];
    publish(&desk, "inovasi-2025", &figures).await;
    let found = funnels(&desk.database, "inovasi", &on_the_shelf()).await;
    let counts = [2_824, 1_689, 1_463, 150, 99, 40].map(Some).to_vec();
    assert_eq!(told(&found.unwrap()), [("", "2018", counts)]);
}

async fn what_is_recorded_is_counted_by_year_and_province(own: OwnDatabase) {
    let desk = opened(&own).await;
    let koko = coordinator();
    let id = begin_candidacy(&desk, &koko, &nomination(UNIT), FEBRUARY)
        .await
        .unwrap();
    begin_candidacy(&desk, &koko, &nomination(OTHER), FEBRUARY)
        .await
        .unwrap();
    step(&desk, &unit_officer(), &id, "serah", FEBRUARY)
        .await
        .unwrap();
    let found = funnels(&desk.database, "bintang", &[]).await.unwrap();
    let expected = [
        ("", "2030", vec![Some(2), Some(1), Some(0)]),
        ("19", "2030", vec![Some(1), Some(0), Some(0)]),
        ("35", "2030", vec![Some(1), Some(1), Some(0)]),
    ];
    assert_eq!(told(&found), expected);
}

/// Publishes figures in a data set of their own.
async fn publish(desk: &Desk, dataset: &str, figures: &[(&str, &str)]) {
    let figure = |(code, value): &(&str, &str)| FigureRow {
        dataset: dataset.to_owned(),
        figure: (*code).to_owned(),
        value: (*value).to_owned(),
        ..FigureRow::default()
    };
    let derived = Derived {
        figures: figures.iter().map(figure).collect(),
        ..Derived::default()
    };
    let dataset = Dataset {
        dataset: dataset.to_owned(),
        ..Dataset::default()
    };
    let mut act = desk.database.act().await.unwrap();
    act.replace_dataset(dataset, &derived).await.unwrap();
    finish(act).await;
}

async fn finish(act: Act) {
    act.finish("2030-01-01T00:00:00Z", "uji", "import", "", "")
        .await
        .unwrap();
}

fn on_the_shelf() -> Vec<Programme> {
    let shelf = shelved().unwrap().into_iter();
    shelf
        .map(|one| read_text(&one.text).unwrap().unwrap())
        .collect()
}

/// What each funnel counts: region, year, counts.
fn told(found: &[Funnel]) -> Vec<(&str, &str, Vec<Option<u64>>)> {
    let found = found.iter().map(|one| {
        let counts = one.counts.iter().map(|count| count.count);
        (one.region.as_str(), one.year.as_str(), counts.collect())
    });
    found.collect()
}

/// vulnerable-friendly.md §4: counts 0, 1, 3, 4, 6, 7, 9, 10, 12, 13 give 0, 1,
/// 1, 2, 2, 3, 3, 4, 4, 5. Wheelchair and crutches are one line of that list.
#[test]
fn facilities_give_the_levels_of_18_c_k() {
    let (pekppp, _) = library::open_checked("pekppp/2023", Lang::Id).unwrap();
    let lines = [
        "KURSI_RODA",
        "PINTU_AKSES",
        "RAMP",
        "LIFT",
        "KORIDOR",
        "TOILET_DISABILITAS",
        "LOKET_PRIORITAS",
        "KURSI_TUNGGU_PRIORITAS",
        "GUIDING_BLOCK",
        "PARKIR_KHUSUS",
        "INFO_BRAILLE",
        "RUANG_BERMAIN_ANAK",
        "RUANG_LAKTASI",
        "PETUGAS_SIAGA",
    ];
    let check = |n: usize, level: &str| {
        let shown: BTreeSet<&str> = lines.iter().take(n).copied().collect();
        let found = facility_level(&pekppp, "18.c.K", &shown);
        assert_eq!(found, Some((n, level.to_owned())), "{n} facilities");
    };
    for (n, level) in [
        (0, "0"),
        (1, "1"),
        (3, "1"),
        (4, "2"),
        (6, "2"),
        (7, "3"),
        (9, "3"),
        (10, "4"),
        (12, "4"),
        (13, "5"),
        (14, "5"),
    ] {
        check(n, level);
    }
    let both: BTreeSet<&str> = ["KURSI_RODA", "TONGKAT_KRUK", "HELPDESK"].into();
    assert_eq!(
        facility_level(&pekppp, "18.c.K", &both),
        Some((1, "1".to_owned()))
    );
}
