//! The first page, from views made by hand.

use crate::check::{BOTH, keeps_quiet, says, whole};
use crate::sample::{dataset, figure, instrument, recomputed, result, statement};
use prima_instrument::Instrument;
use prima_instrument::words::Lang;
use prima_store::history::{Dataset, FigureRow, HintRow, Statement};
use prima_web::assessment::national::{Standing, View, markup};
use prima_web::chart::Boundaries;
use prima_web::look::Words;
use std::collections::BTreeMap;

/// What a view borrows.
struct Sample {
    instrument: Instrument,
    datasets: Vec<Dataset>,
    figures: Vec<FigureRow>,
    hints: Vec<HintRow>,
    statements: Vec<Statement>,
}

fn averages() -> Vec<FigureRow> {
    let mut rows = Vec::new();
    for (series, code, before, now, rise) in [
        ("Kementerian/lembaga", "kl", "75.48", "76.81", "1.33"),
        ("Provinsi", "provinsi", "67.40", "69.71", "2.31"),
    ] {
        rows.push(figure(
            "rb",
            &format!("{code}-2014"),
            series,
            "41.62",
            "index",
        ));
        rows.push(figure(
            "rb",
            &format!("{code}-2022"),
            series,
            before,
            "index",
        ));
        rows.push(figure("rb", &format!("{code}-2023"), series, now, "index"));
        let row = figure(
            "rb",
            &format!("{code}-kenaikan-2023"),
            series,
            rise,
            "points",
        );
        rows.push(recomputed(
            row,
            &format!("[{code}-2023] - [{code}-2022]"),
            rise,
            "agrees",
        ));
    }
    rows
}

fn zones() -> Vec<FigureRow> {
    let mut rows = vec![figure("zona", "total-2023", "Jumlah", "586", "count")];
    for (series, code, count, published, computed) in [
        ("Zona Hijau", "hijau", "414", "70.70", "70.65"),
        ("Zona Kuning", "kuning", "133", "22.66", "22.70"),
        ("Zona Merah", "merah", "39", "6.64", "6.66"),
    ] {
        rows.push(figure(
            "zona",
            &format!("{code}-2023"),
            series,
            count,
            "count",
        ));
        let row = figure(
            "zona",
            &format!("persen-{code}-2023"),
            series,
            published,
            "percent",
        );
        rows.push(recomputed(
            row,
            &format!("[{code}-2023] / [total-2023] * 100"),
            computed,
            "differs",
        ));
    }
    rows
}

impl Sample {
    fn new() -> Sample {
        let hint = |ordinal, code: &str, published: &str, would: &str| HintRow {
            dataset: "zona".to_owned(),
            ordinal,
            period: "2023".to_owned(),
            figure: code.to_owned(),
            published: published.to_owned(),
            would_be: would.to_owned(),
        };
        let mut figures = averages();
        figures.extend(zones());
        figures.push(figure("target", "target-2024", "Target", "250", "count"));
        figures.push(figure("target", "kabkota-2025", "Penyebut", "514", "count"));
        let share = figure("target", "persen-2024", "Target", "", "percent");
        figures.push(recomputed(
            share,
            "[target-2024] / [kabkota-2025] * 100",
            "48.64",
            "computed",
        ));
        Sample {
            instrument: instrument("ombudsman/2022"),
            datasets: vec![
                dataset("rb", "rb", "2023"),
                dataset("zona", "ombudsman", "2024"),
                dataset("target", "ekosistem", "2024"),
            ],
            figures,
            hints: vec![
                hint(0, "hijau-2023", "414", "415"),
                hint(1, "total-2023", "586", "587"),
            ],
            statements: vec![
                statement(
                    "target",
                    "target",
                    "Target 2024: empat ekosistem di 250 kabupaten/kota.",
                ),
                statement(
                    "target",
                    "definition",
                    "Mobile services: pelayanan bergerak.",
                ),
                statement("rb", "mismatch", "Dua sumber tidak sejalan."),
            ],
        }
    }

    fn view(&self, words: Words) -> View<'_> {
        let mut province = result("bali", "Bali", "96.94", "A", 1, 1);
        province.result.province = "51".to_owned();
        View {
            words,
            origin: "https://prima.example",
            datasets: &self.datasets,
            n_bodies: 605,
            n_samples: 12,
            n_rounds: 8,
            figures: self.figures.clone(),
            hints: self.hints.clone(),
            statements: self.statements.clone(),
            zoned: vec![("ombudsman", &self.instrument)],
            standing: Some(Standing {
                programme: "ombudsman".to_owned(),
                period: "2024".to_owned(),
                instrument: Some(&self.instrument),
                dataset: None,
                results: vec![province.result],
                n_provinces: 38,
                within: BTreeMap::from([("16".to_owned(), (17, 17)), ("11".to_owned(), (0, 23))]),
            }),
            boundaries: None,
        }
    }
}

#[test]
fn averages_zones_provinces_and_aims_are_told_with_their_sources() {
    let sample = Sample::new();
    for words in BOTH {
        let html = markup(&sample.view(words)).into_string();
        whole("nation", words, &html);
        let parts: &[&str] = match words.lang {
            Lang::Id => &[
                "76,81 2023",
                "+1,33 dari 75,48 pada 2022; selisih yang diumumkan cocok dengan hitungan.",
                "+2,31",
                "Sumber A",
                "diambil 23 November 2026",
                "2023, berbeda dari hitungan",
                "terbit 70,70%, dihitung 70,65% (414 ÷ 586 × 100)",
                "adalah 415, bukan 414",
                "Nilai 1 dari 38 provinsi",
                "SLU –",
                "Target 2024: empat ekosistem di 250 kabupaten/kota.",
                "48,64% (dihitung) dari 514",
                "Mobile services : pelayanan bergerak.",
                "Dua sumber tidak sejalan.",
                "diimpor 23 November 2026",
                "605 badan terdaftar",
            ],
            Lang::En => &[
                "76.81 2023",
                "+1.33 from 75.48 in 2022",
                "published 70.70%, computed 70.65%",
                "48.64% (computed) of 514",
                "In English: Dua sumber",
                "imported 23 November 2026",
            ],
        };
        says("nation", &html, parts);
        let search = format!("action=\"/{}/cari\"", words.lang.tag());
        assert!(
            html.matches(&search).count() >= 2,
            "the page has a search of its own"
        );
        let (bali, none) = match words.lang {
            Lang::Id => ("Bali: 96,94\"", "Jawa Timur: tidak ada data\""),
            Lang::En => ("Bali: 96.94\"", "Jawa Timur: no data\""),
        };
        assert!(
            html.contains(bali) && html.contains(none),
            "tiles say what they show"
        );
        // Also a province whose own value is not known says something.
        let (spoken, summed) = match words.lang {
            Lang::Id => (
                "SMS – 17/17 Sumatera Selatan: tidak ada data; 17 dari 17 kabupaten dan kota bernilai\"",
                "17 dari 40 kabupaten dan kota bernilai.",
            ),
            Lang::En => (
                "SMS – 17/17 Sumatera Selatan: no data; 17 of 17 kabupaten and kota have a score\"",
                "17 of 40 kabupaten and kota have a score.",
            ),
        };
        assert!(html.contains(spoken) && html.contains(summed), "{html}");
        says("the table", &html, &["Aceh ACE – 0/23"]);
        assert!(
            html.contains(&format!("href=\"/{}/wilayah/16\"", words.lang.tag())),
            "a tile leads to its province"
        );
    }
}

#[test]
fn a_changed_figure_changes_what_is_said() {
    let mut sample = Sample::new();
    for row in &mut sample.figures {
        if row.figure == "kl-2023" {
            row.value = "77.00".to_owned();
        }
    }
    let html = markup(&sample.view(BOTH[0])).into_string();
    says("changed", &html, &["77,00"]);
    keeps_quiet("changed", &html, &["76,81"]);
}

#[test]
fn without_data_only_the_way_to_bodies_is_left() {
    for words in BOTH {
        let html = markup(&View {
            words,
            origin: "",
            datasets: &[],
            n_bodies: 0,
            n_samples: 0,
            n_rounds: 0,
            figures: Vec::new(),
            hints: Vec::new(),
            statements: Vec::new(),
            zoned: Vec::new(),
            standing: None,
            boundaries: None,
        })
        .into_string();
        whole("empty", words, &html);
        says(
            "empty",
            &html,
            &[
                &words.label("web-national-search"),
                &words.label("web-national-nothing"),
            ],
        );
    }
}

#[test]
fn a_layer_of_boundaries_takes_the_place_of_the_tiles() {
    let layer = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"code":"51"},"geometry":{"type":"Polygon","coordinates":[[[114,-9],[116,-9],[116,-8],[114,-9]]]}},
        {"type":"Feature","properties":{"code":"52"},"geometry":{"type":"Polygon","coordinates":[[[116,-9],[118,-9],[118,-8],[116,-9]]]}}]}"#;
    let boundaries = Boundaries::read(layer).expect("the layer can be drawn");
    let sample = Sample::new();
    for words in BOTH {
        let view = View {
            boundaries: Some(&boundaries),
            ..sample.view(words)
        };
        let html = markup(&view).into_string();
        whole("layer", words, &html);
        assert!(
            html.contains("region-map") && !html.contains("tile-map"),
            "the layer is drawn"
        );
        let label = format!(
            "aria-label=\"{}: {}\"",
            words.label("report-province-52"),
            words.label("web-map-none")
        );
        assert!(html.contains(&label), "{label}");
    }
}

#[test]
fn a_sample_counts_in_no_trend_no_zone_and_no_sum() {
    let mut sample = Sample::new();
    for dataset in &mut sample.datasets {
        dataset.sample = "sample".to_owned();
    }
    for words in BOTH {
        let view = View {
            standing: None,
            ..sample.view(words)
        };
        let html = markup(&view).into_string();
        whole("samples", words, &html);
        let figures = match words.lang {
            Lang::Id => ["76,81", "70,70", "48,64"],
            Lang::En => ["76.81", "70.70", "48.64"],
        };
        keeps_quiet("samples", &html, &figures);
    }
}
