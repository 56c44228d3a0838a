//! The register and the shipped data sets, imported as they are.

use crate::files::{Files, shipped};
use crate::own_database::OwnDatabase;
use prima_store::Database;
use prima_store::history::{FigureRow, Outcome};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

on_both_engines![
    everything_shipped_is_imported_and_a_second_time_changes_nothing,
    figures_that_do_not_agree_are_found_and_no_others,
];

/// All rows of shipped files of a name, in all data sets.
fn n_rows(name: &str) -> usize {
    let mut n = 0;
    for entry in fs::read_dir(shipped("examples")).unwrap() {
        let path = entry.unwrap().path().join(name);
        if path.is_file() {
            n += rows(&path);
        }
    }
    assert!(n > 0, "no {name}");
    n
}

fn rows(path: &Path) -> usize {
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.records().map(Result::unwrap).count()
}

async fn imported(database: &Database) {
    let files = Files::copied(&["register", "examples"]);
    files.import(database, &["register", "examples"]).await;
}

async fn everything_shipped_is_imported_and_a_second_time_changes_nothing(own: OwnDatabase) {
    let database = own.open().await;
    let files = Files::copied(&["register", "examples"]);
    let trial = files.try_out(&database, &["register", "examples"]).await;
    assert_eq!(database.version().await.unwrap(), 0, "a dry run is no act");
    assert!(database.regions().await.unwrap().is_empty());
    let plan = files.import(&database, &["register", "examples"]).await;
    assert_eq!(plan, trial, "a dry run says what will be");
    assert_eq!(database.version().await.unwrap(), 1);

    check_regions(&database).await;
    let register = |name: &str| rows(&shipped("register").join(name));
    let n = database.region_parents().await.unwrap().len();
    assert_eq!(n, register("region-parents.csv"));
    assert_eq!(
        database.aliases().await.unwrap().len(),
        register("aliases.csv")
    );
    // The invented institution and its unit are in no register.
    let n = database.bodies().await.unwrap().len();
    assert_eq!(n, register("bodies.csv") + 2);
    let n = database.body_names("").await.unwrap().len();
    assert_eq!(n, register("body-names.csv"));
    assert_eq!(
        database.figures().await.unwrap().len(),
        n_rows("figures.csv")
    );
    assert_eq!(
        database.statements().await.unwrap().len(),
        n_rows("statements.csv")
    );
    assert_eq!(database.events().await.unwrap().len(), n_rows("events.csv"));
    assert_eq!(
        database.honours().await.unwrap().len(),
        n_rows("honours.csv")
    );
    let mut n = 0;
    for dataset in database.datasets().await.unwrap() {
        n += database.n_results_of(&dataset.dataset).await.unwrap();
    }
    assert_eq!(n as usize, n_rows("units.csv"));

    let again = files.import(&database, &["register", "examples"]).await;
    assert!(again.is_empty(), "{:?}", again.tables);
    assert_eq!(again.unchanged.len(), 22);
    let version = database.version().await.unwrap();
    assert_eq!(version, 1, "an import without changes is no act");
}

/// Kepmendagri 300.2.2-2430/2025: 38 provinces, 416 kabupaten, 98 kota, six of
/// these administrative; kabupaten and kota of each province as counted on two
/// independent lists.
async fn check_regions(database: &Database) {
    let expected = "11:23 12:33 13:19 14:12 15:11 16:17 17:10 18:15 19:7 21:7 31:6 32:27 33:35 \
        34:5 35:38 36:8 51:9 52:10 53:22 61:14 62:14 63:13 64:10 65:5 71:15 72:13 73:24 74:17 \
        75:6 76:6 81:11 82:10 91:9 92:7 93:4 94:8 95:8 96:6";
    let regions = database.regions().await.unwrap();
    let mut within: BTreeMap<&str, usize> = BTreeMap::new();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for region in &regions {
        *kinds.entry(&region.kind).or_default() += 1;
        if !region.parent.is_empty() {
            *within.entry(&region.parent).or_default() += 1;
        }
    }
    let counted: Vec<String> = within
        .iter()
        .map(|(province, n)| format!("{province}:{n}"))
        .collect();
    assert_eq!(
        counted.join(" "),
        expected.split_whitespace().collect::<Vec<_>>().join(" ")
    );
    assert_eq!(kinds["provinsi"], 38);
    assert_eq!(kinds["kabupaten"] + kinds["kabupaten_administrasi"], 416);
    assert_eq!(kinds["kota"] + kinds["kota_administrasi"], 98);
    assert_eq!(
        kinds["kabupaten_administrasi"] + kinds["kota_administrasi"],
        6
    );
}

async fn figures_that_do_not_agree_are_found_and_no_others(own: OwnDatabase) {
    let database = own.open().await;
    imported(&database).await;
    let figures = database.figures().await.unwrap();
    let differing: Vec<&FigureRow> = figures
        .iter()
        .filter(|figure| figure.finding == "differs")
        .collect();
    let found: Vec<[&str; 5]> = differing
        .iter()
        .map(|row| {
            let (value, again) = (row.value.as_str(), row.recomputed.as_str());
            [&row.dataset, &row.figure, value, again, &row.difference].map(|text| text as &str)
        })
        .collect();
    let expected = [
        // Seven honours announced, six units named.
        ["gebyar-2024", "kemensos-sentra", "7", "6", "-1"],
        // 59 of 508 are 11.61 per cent, cut to 11 where it was published.
        ["mpp-2025", "persen-508-2022-06", "11", "12", "1"],
        // 414 of 586 are 70.6485, 133 are 22.6962, 39 are 6.6553 per cent.
        [
            "ombudsman-nasional-2024",
            "persen-hijau-2023",
            "70.70",
            "70.65",
            "-0.05",
        ],
        [
            "ombudsman-nasional-2024",
            "persen-kuning-2023",
            "22.66",
            "22.70",
            "0.04",
        ],
        [
            "ombudsman-nasional-2024",
            "persen-merah-2023",
            "6.64",
            "6.66",
            "0.02",
        ],
    ];
    assert_eq!(found, expected);
    let unknown = figures.iter().filter(|figure| figure.finding == "unknown");
    assert_eq!(unknown.count(), 0);
    // Where something was computed, it is beside the finding that says so.
    for figure in &figures {
        let is_computed = !figure.recompute.is_empty();
        let says_so = ["agrees", "differs", "computed"].contains(&figure.finding.as_str());
        assert_eq!(is_computed, says_so, "{} {}", figure.dataset, figure.figure);
    }
    // 415, 133 and 39 of 587 would give the three shares: 70.6985, 22.6576, 6.6440.
    let hints = database.hints_of("ombudsman-nasional-2024").await.unwrap();
    let hints: Vec<[&str; 4]> = hints
        .iter()
        .map(|hint| {
            [&hint.period, &hint.figure, &hint.published, &hint.would_be].map(|text| text as &str)
        })
        .collect();
    let expected = [
        ["2023", "hijau-2023", "414", "415"],
        ["2023", "total-2023", "586", "587"],
    ];
    assert_eq!(hints, expected);
}

async fn only(database: &Database, body: &str, programme: &str, period: &str) -> Outcome {
    let mut results = database.results_of(body).await.unwrap();
    results.retain(|result| result.programme == programme && result.period == period);
    assert_eq!(results.len(), 1, "{body} {programme} {period}");
    results.remove(0)
}

#[tokio::test]
async fn published_and_computed_stand_side_by_side() {
    let own = OwnDatabase::on(prima_store::Engine::Sqlite).await;
    let database = own.open().await;
    imported(&database).await;

    // 88.03 + 86.15 + 82.40 + 81.38 + 80.43 + 75.05 + 60.44 = 553.88; / 7 = 79.1257.
    let kupang = only(&database, "kota-kupang", "ombudsman", "2022").await;
    assert_eq!(
        [&*kupang.index_text, &*kupang.published_index],
        ["79.13", "79.12"]
    );
    assert_eq!([&*kupang.difference, &*kupang.state], ["0.01", "rolled_up"]);
    assert_eq!((kupang.units_counted, kupang.units), (Some(7), Some(7)));

    // (4.59 + 4.66 + 4.63) / 3 = 4.6267.
    let sleman = only(&database, "sleman", "pekppp", "2024").await;
    assert_eq!(
        [&*sleman.index_text, &*sleman.published_index],
        ["4.63", "4.63"]
    );
    assert_eq!([&*sleman.difference, &*sleman.published_rank], ["", "3"]);

    // Nine means of 31.42 in all; x 1/9 x 25 = 87.2778.
    let bantul = only(&database, "pertanahan-tata-ruang-bantul", "skm", "2023").await;
    assert_eq!(
        [&*bantul.index_text, &*bantul.published_index],
        ["87.28", "87.28"]
    );
    assert_eq!((bantul.has_nodes, bantul.difference.as_str()), (1, ""));

    let oku_timur = only(&database, "oku-timur", "ombudsman", "2023").await;
    assert_eq!([&*oku_timur.index_text, &*oku_timur.band], ["94.39", "A"]);
    assert_eq!((oku_timur.rank, oku_timur.rank_of), (Some(2), Some(17)));
    assert_eq!(
        [&*oku_timur.state, &*oku_timur.published_rank],
        ["imported", "2"]
    );
    assert_eq!(
        [&*oku_timur.reference, &*oku_timur.retrieved],
        ["2023", "2026-11-23"]
    );
    assert!(
        oku_timur.source.contains("Sumeks 2024"),
        "{}",
        oku_timur.source
    );
    assert_eq!(
        [&*oku_timur.level, &*oku_timur.province],
        ["kabupaten", "16"]
    );
}

#[tokio::test]
async fn sample_data_is_marked_and_is_alone_in_having_intervals() {
    let own = OwnDatabase::on(prima_store::Engine::Sqlite).await;
    let database = own.open().await;
    imported(&database).await;
    for dataset in database.datasets().await.unwrap() {
        let expected = if dataset.dataset == "contoh-pekppp" {
            "sample"
        } else {
            ""
        };
        assert_eq!(dataset.sample, expected, "{}", dataset.dataset);
    }
    for body in database.bodies().await.unwrap() {
        let is_made_up = ["instansi-contoh", "unit-contoh"].contains(&body.body.as_str());
        assert_eq!(body.sample == "sample", is_made_up, "{}", body.body);
        for result in database.results_of(&body.body).await.unwrap() {
            // Only where there are answers can anything be drawn again.
            let has_interval = !result.index_low.is_empty() && !result.index_high.is_empty();
            assert_eq!(has_interval, is_made_up, "{}", body.body);
        }
    }
    // 0.75 x 4.1834 + 0.25 x 4.35 = 4.22505.
    let unit = only(&database, "unit-contoh", "pekppp", "2023").await;
    assert_eq!(
        [&*unit.index_text, &*unit.band, &*unit.state],
        ["4.23", "A-", "scored"]
    );
    let summaries = database.summaries().await.unwrap();
    for summary in summaries {
        let is_sample = summary.programme == "pekppp" && summary.period == "2023";
        assert_eq!(summary.sample == "sample", is_sample, "{summary:?}");
    }
}

#[tokio::test]
async fn means_and_bands_are_those_of_whole_institutions() {
    let own = OwnDatabase::on(prima_store::Engine::Sqlite).await;
    let database = own.open().await;
    imported(&database).await;
    let summaries = database.summaries().await.unwrap();
    let summary = |programme: &str, period: &str, level: &str| {
        let found = summaries.iter().find(|summary| {
            [&*summary.programme, &*summary.period, &*summary.level] == [programme, period, level]
        });
        let found = found.unwrap_or_else(|| panic!("{programme} {period} {level}"));
        (found.bodies, found.mean.clone())
    };
    for (programme, period, level, bodies, mean) in [
        // Padang 82.55, Pagar Alam 64.64, Kota Kupang 79.13: 226.32 / 3.
        ("ombudsman", "2022", "kota", 3, "75.44"),
        // Mimika 25.98, OKI 78.45: 104.43 / 2 = 52.215, half goes up.
        ("ombudsman", "2022", "kabupaten", 2, "52.22"),
        // Thirteen of Sumatera Selatan 1109.84, Tuban 97.44, Mimika 54.11: 1261.39 / 15.
        ("ombudsman", "2023", "kabupaten", 15, "84.09"),
        // 93.75 + 86.2 + 83.54 + 76.74 + 98.17 + 82.64 = 521.04; / 6.
        ("ombudsman", "2023", "kota", 6, "86.84"),
        // The ten top provinces: 963.46 / 10 = 96.346.
        ("ombudsman", "2024", "provinsi", 10, "96.35"),
        // 4.76 + 4.63 + 4.62 + 4.60 + 4.56 + 4.53 + 4.53 = 32.23; / 7 = 4.6043.
        ("pekppp", "2024", "provinsi", 7, "4.60"),
    ] {
        let found = summary(programme, period, level);
        assert_eq!(
            found,
            (bodies, mean.to_owned()),
            "{programme} {period} {level}"
        );
    }
    let bands = database.summary_bands().await.unwrap();
    let bands: Vec<(&str, i64)> = bands
        .iter()
        .filter(|band| {
            [&*band.programme, &*band.period, &*band.level] == ["ombudsman", "2023", "kabupaten"]
        })
        .map(|band| (band.band.as_str(), band.bodies))
        .collect();
    // A from 88: Musi Rawas, OKU Timur, Musi Banyuasin, Ogan Ilir, Musi Rawas
    // Utara, Muara Enim, Tuban. B from 78: OKI, Banyuasin, OKU, Lahat. C from
    // 54: Empat Lawang, OKU Selatan, PALI, Mimika.
    assert_eq!(bands, [("A", 7), ("B", 4), ("C", 4)]);
}
