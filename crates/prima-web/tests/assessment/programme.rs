//! Programmes and rounds, from views made by hand.

use crate::check::{BOTH, keeps_quiet, says, whole};
use crate::sample::{dataset, figure, instrument, recomputed, result, statement};
use prima_instrument::Instrument;
use prima_instrument::programme::Programme;
use prima_instrument::words::Lang;
use prima_store::history::{Dataset, FigureRow, Honour, Ranking, Summary, SummaryBand};
use prima_web::assessment::{cycle, programme, programmes};
use prima_web::look::Words;
use prima_workflow::recognition::{read_text, shelved};

fn empty<'a>(words: Words, code: &'a str) -> programme::View<'a> {
    programme::View {
        words,
        origin: "https://prima.example",
        code,
        editions: Vec::new(),
        datasets: Vec::new(),
        all_datasets: &[],
        rounds: Vec::new(),
        figures: Vec::new(),
        hints: Vec::new(),
        statements: Vec::new(),
        honours: Vec::new(),
        bodies: Vec::new().into_iter().collect(),
        stages: None,
    }
}

fn funnel() -> Vec<FigureRow> {
    let share = |code: &str, formula: &str, value: &str| {
        recomputed(
            figure("p2ham-2023", code, "Nasional", "", "percent"),
            formula,
            value,
            "computed",
        )
    };
    vec![
        figure("p2ham-2023", "unit-2023", "Nasional", "871", "count"),
        figure("p2ham-2023", "evaluasi-2023", "Nasional", "282", "count"),
        figure("p2ham-2023", "predikat-2023", "Nasional", "241", "count"),
        share("a-2023", "[evaluasi-2023] / [unit-2023] * 100", "32.38"),
        share("b-2023", "[predikat-2023] / [evaluasi-2023] * 100", "85.46"),
    ]
}

/// A programme that was written here has no name among our words.
#[test]
fn a_programme_nobody_named_is_called_what_its_rules_call_it() {
    let shelved = shelved().expect("the shipped ones are read");
    let text = shelved.iter().find(|one| one.name.starts_with("kovablik/"));
    let rules = read_text(&text.expect("it ships").text).expect("the catalogue is read");
    let rules = Programme {
        code: "lomba-uji".to_owned(),
        ..rules.expect("it has no fault")
    };
    for words in BOTH {
        let html = programme::markup(&programme::View {
            stages: Some(rules.clone()),
            ..empty(words, "lomba-uji")
        })
        .into_string();
        whole("written here", words, &html);
        let (title, about) = (words.text(&rules.title), words.text(&rules.about));
        says("written here", &html, &[title, about]);
        // One with a name is called by it, not by its edition.
        let html = programme::markup(&programme::View {
            stages: Some(rules.clone()),
            ..empty(words, "kovablik")
        })
        .into_string();
        keeps_quiet("named", &html, &[title]);
        let name = "Kompetisi Inovasi Pelayanan Publik provinsi (KOVABLIK)";
        says("named", &html, &[name]);
    }
}

#[test]
fn a_programme_tells_its_rules_editions_rounds_and_figures() {
    let editions = [instrument("ombudsman/2013"), instrument("ombudsman/2022")];
    let datasets = [dataset("p2ham-2023", "ombudsman", "2023")];
    for words in BOTH {
        let html = programme::markup(&programme::View {
            editions: editions.iter().collect(),
            datasets: datasets.iter().collect(),
            all_datasets: &datasets,
            rounds: vec![programme::Round {
                period: "2023".to_owned(),
                n_bodies: 24,
                sample: false,
                has_results: true,
            }],
            figures: funnel(),
            statements: vec![
                statement("p2ham-2023", "fact", "Ada 37.357 responden."),
                statement("p2ham-2023", "mismatch", "Tidak sejalan."),
            ],
            ..empty(words, "ombudsman")
        })
        .into_string();
        whole("programme", words, &html);
        let parts: &[&str] = match words.lang {
            Lang::Id => &[
                "Kepatuhan Penyelenggaraan Pelayanan Publik",
                "21,85%",
                "40 perubahan dari edisi 2013",
                "Peringkat 2023",
                "Nasional 2023: dari tahap ke tahap",
                "282 (32,38%)",
                "241 (27,67%)",
                "282 ÷ 871 × 100",
                "tidak diterbitkan",
                "Ada 37.357 responden.",
                "Yang janggal atau tidak sejalan",
                "Persentasenya dihitung Prima",
                "tidak terbukti dari sumbernya",
            ],
            Lang::En => &[
                "21.85%",
                "40 changes from edition 2013",
                "282 (32.38%)",
                "not published",
            ],
        };
        says("programme", &html, parts);
    }
}

#[test]
fn pillars_and_missing_weights_are_said_to_be_what_they_are() {
    let edition = instrument("p2ham/2023");
    for words in BOTH {
        let html = programme::markup(&programme::View {
            editions: vec![&edition],
            ..empty(words, "p2ham")
        })
        .into_string();
        whole("p2ham", words, &html);
        says(
            "p2ham",
            &html,
            &[
                &words.label("web-programme-pillars-about"),
                &words.label("web-programme-aspects-only"),
            ],
        );
        keeps_quiet("p2ham", &html, &[&words.label("web-programme-no-weight")]);
    }
}

#[test]
fn a_revoked_predikat_is_the_units_own() {
    let honour = Honour {
        dataset: "zi".to_owned(),
        body: "polri".to_owned(),
        unit: "polres-x".to_owned(),
        title_id: "Predikat WBK".to_owned(),
        title_en: "Predikat WBK".to_owned(),
        status: "revoked".to_owned(),
        revoked: "2022-06-30".to_owned(),
        reason_id: "Perkara suap.".to_owned(),
        reason_en: "Bribery case.".to_owned(),
        source: "kompas".to_owned(),
        retrieved: "2026-11-23".to_owned(),
        ..Honour::default()
    };
    let names = [("polri", "Kepolisian"), ("polres-x", "Kepolisian Resor X")];
    let names = names.map(|(id, name)| (id.to_owned(), name.to_owned()));
    for words in BOTH {
        let html = programme::markup(&programme::View {
            honours: vec![honour.clone()],
            bodies: names.clone().into(),
            ..empty(words, "zi")
        })
        .into_string();
        whole("zi", words, &html);
        let parts: &[&str] = match words.lang {
            Lang::Id => &[
                "Kepolisian Resor X bagian dari Kepolisian",
                "Dicabut 30 Juni 2022. Perkara suap.",
                "tanggal tidak disebut",
            ],
            Lang::En => &[
                "Kepolisian Resor X part of Kepolisian",
                "Revoked 30 June 2022. Bribery case.",
            ],
        };
        says("zi", &html, parts);
    }
}

#[test]
fn a_programme_nobody_named_is_shown_by_its_code() {
    for words in BOTH {
        let html = programme::markup(&empty(words, "program-baru")).into_string();
        whole("unnamed", words, &html);
        says("unnamed", &html, &["program-baru"]);
    }
}

#[test]
fn programmes_say_what_there_is_of_each() {
    let programme =
        |code: &str, has_instrument, rounds: &[&str], n_datasets| programmes::Programme {
            code: code.to_owned(),
            has_instrument,
            rounds: rounds.iter().map(|&round| round.to_owned()).collect(),
            n_datasets,
        };
    for words in BOTH {
        let list = vec![
            programme("ombudsman", true, &["2023", "2022"], 3),
            programme("skm", true, &[], 0),
            programme("mpp", false, &[], 1),
        ];
        let html = programmes::markup(&programmes::View {
            words,
            origin: "",
            programmes: list,
        })
        .into_string();
        whole("programmes", words, &html);
        let rounds = words.say(
            "web-programme-list-rounds",
            &[("years", "2022, 2023".to_owned())],
        );
        says(
            "programmes",
            &html,
            &[
                &rounds,
                &words.label("web-programme-list-rules-only"),
                "Mal Pelayanan Publik",
            ],
        );
        let html = programmes::markup(&programmes::View {
            words,
            origin: "",
            programmes: Vec::new(),
        })
        .into_string();
        whole("no programmes", words, &html);
    }
}

fn round<'a>(
    words: Words,
    instrument: Option<&'a Instrument>,
    datasets: &'a [Dataset],
) -> cycle::View<'a> {
    cycle::View {
        words,
        origin: "https://prima.example",
        round: ("ombudsman", "2023"),
        instrument,
        datasets: datasets.iter().collect(),
        all_datasets: datasets,
        summaries: Vec::new(),
        bands: Vec::new(),
        leaders: Ranking::default(),
        disagreements: Ranking::default(),
        n_results: 0,
        figures: Vec::new(),
        hints: Vec::new(),
        statements: Vec::new(),
        reaches: [("16".to_owned(), "Sumatera Selatan".to_owned())].into(),
    }
}

#[test]
fn a_round_tells_means_of_how_many_bands_leaders_and_what_differs() {
    let instrument = instrument("ombudsman/2022");
    let mut datasets = [dataset("sumsel-2023", "ombudsman", "2023")];
    datasets[0].sample = "sample".to_owned();
    let mut differs = result("kupang", "Kota Kupang", "79.13", "B", 2, 17);
    differs.result.published_index = "79.12".to_owned();
    differs.result.difference = "0.01".to_owned();
    for words in BOTH {
        let html = cycle::markup(&cycle::View {
            summaries: vec![Summary {
                level: "kabupaten".to_owned(),
                bodies: 13,
                mean: "85.55".to_owned(),
                ..Summary::default()
            }],
            bands: vec![SummaryBand {
                level: "kabupaten".to_owned(),
                band: "A".to_owned(),
                bodies: 6,
                ..SummaryBand::default()
            }],
            leaders: Ranking {
                rows: vec![result("musi-rawas", "Musi Rawas", "94.95", "A", 1, 17)],
                total: 1,
            },
            disagreements: Ranking {
                rows: vec![differs.clone()],
                total: 3,
            },
            n_results: 17,
            statements: vec![statement("sumsel-2023", "fact", "Diserahkan pada Januari.")],
            ..round(words, Some(&instrument), &datasets)
        })
        .into_string();
        whole("round", words, &html);
        let parts: &[&str] = match words.lang {
            Lang::Id => &[
                "Nilai 17 badan pada putaran ini data contoh, bukan hasil penilaian.",
                "Badan contoh",
                "Pemerintah kabupaten 13 85,55",
                "dari data contoh, bukan dari hasil penilaian",
                "Musi Rawas 94,95 A Kualitas Tertinggi Zona Hijau 1 dari 17",
                "Kota Kupang : Terbit 79,12, dihitung 79,13",
                "1 yang pertama dari 3",
                "Catatan sumsel-2023",
                "Diimpor 23 November 2026",
                "Data contoh.",
            ],
            Lang::En => &[
                "The scores of 17 bodies",
                "13 85.55",
                "of sample data, not of results",
                "1 of 17",
                "Published 79.12",
                "the first 1 of 3",
                "Note sumsel-2023",
                "Sample data.",
            ],
        };
        says("round", &html, parts);
        keeps_quiet(
            "round",
            &html,
            &["ditemukan dalam terbitan", "were found in publications"],
        );
    }
}

#[test]
fn a_published_rank_that_nothing_can_be_compared_with_is_no_difference() {
    let instrument = instrument("ombudsman/2022");
    let datasets = [dataset("sumsel-2023", "ombudsman", "2023")];
    let mut alone = result("sleman", "Sleman", "94.63", "A", 1, 1);
    alone.result.published_rank = "3".to_owned();
    for words in BOTH {
        let html = cycle::markup(&cycle::View {
            disagreements: Ranking {
                rows: vec![alone.clone()],
                total: 1,
            },
            n_results: 1,
            ..round(words, Some(&instrument), &datasets)
        })
        .into_string();
        let (told, not) = match words.lang {
            Lang::Id => (
                [
                    "tidak dapat diperiksa di sini",
                    "Peringkat 3 menurut terbitan",
                ],
                [
                    "Angka terbit berbeda dari hitungan",
                    "Yang berbeda dari terbitan",
                ],
            ),
            Lang::En => (
                ["cannot be checked here", "Rank 3 as published"],
                ["differs from the computed one", "What differs"],
            ),
        };
        says("an uncheckable rank", &html, &told);
        keeps_quiet("an uncheckable rank", &html, &not);
    }
}

#[test]
fn a_round_of_figures_alone_has_no_ranking() {
    let datasets = [dataset("p2ham-2023", "ombudsman", "2023")];
    for words in BOTH {
        let html = cycle::markup(&cycle::View {
            figures: funnel(),
            ..round(words, None, &datasets)
        })
        .into_string();
        whole("figures", words, &html);
        says("figures", &html, &["871"]);
        assert!(!html.contains("/peringkat"), "there is nothing to rank");
    }
}
