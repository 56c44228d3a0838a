//! Report card and press text of a body, in every state.

use crate::page::{has, has_not, in_both};
use crate::sample::*;
use prima_domain::innovation::coaching::{Coached, Coaching};
use prima_instrument::words::Lang;
use prima_store::history::{FigureRow, Honour, Outcome, Statement};
use prima_store::register::BodyName;
use prima_web::register::body::{self, BodyView, CoachingView, Nearby};
use prima_web::register::press_text;
use prima_workflow::scorecards::{Explained, explained};

const ORIGIN: &str = "https://prima.example";

/// That the ranks of two years are not among the same.
const AMONG_OTHERS: [&str; 2] = [
    "banyaknya berbeda dari tahun ke tahun",
    "how many those are differs from year to year",
];

/// Card and text in both languages; `check` gets language and both pages.
fn check(name: &str, view: &BodyView, check: impl Fn(Lang, &str, &str)) {
    let card = |asked: &prima_web::asked::Asked| body::document(ORIGIN, asked, view).into_string();
    let text =
        |asked: &prima_web::asked::Asked| press_text::document(ORIGIN, asked, view).into_string();
    in_both(name, "/badan/contoh/berita", "", text, |_, _| {});
    in_both(name, "/badan/contoh", "", card, |lang, page| {
        let asked = prima_web::asked::Asked::new(lang, "/badan/contoh/berita", "");
        check(lang, page, &text(&asked));
    });
}

#[test]
fn a_body_with_a_published_result_has_its_verdict_rank_source_and_text() {
    let rules = instrument("ombudsman/2022");
    let mut view = card("Pemerintah Kabupaten Contoh");
    view.results = vec![result(&rules, outcome("contoh", "2023", "94.39", "A"))];
    check("a published result", &view, |lang, page, text| {
        let (texts, sentence): (&[&str], &str) = match lang {
            Lang::Id => (
                &[
                    "94,39",
                    "Kualitas Tertinggi",
                    "Zona Hijau",
                    "Peringkat 2 dari 17",
                    "kabupaten dan kota yang diumumkan di Sumatera Selatan",
                    "Diambil dari terbitan",
                    "periode 2023",
                    "diambil 23 November 2026",
                    "tidak diumumkan",
                    "21,85%",
                    "Ombudsman RI menilai apakah",
                    "Apa artinya?",
                    "Sumber nilai: Penilai Ombudsman RI.",
                    "A (Kualitas Tertinggi, Zona Hijau): nilai mulai 88 sampai 100.",
                    "href=\"https://www.lapor.go.id\" rel=\"noreferrer\"",
                    "Peringkat 2 dari 17 yang diumumkan",
                ],
                "Pemerintah Kabupaten Contoh, Sumatera Selatan, memperoleh nilai 94,39 dengan predikat Kualitas Tertinggi (kategori A, Zona Hijau) pada Kepatuhan Penyelenggaraan Pelayanan Publik 2023.",
            ),
            Lang::En => (
                &[
                    "94.39",
                    "Highest quality",
                    "Rank 2 of 17",
                    "published kabupaten and kota in Sumatera Selatan",
                    "Taken from a publication",
                    "period 2023",
                    "retrieved 23 November 2026",
                    "not published",
                    "21.85%",
                ],
                "Pemerintah Kabupaten Contoh, Sumatera Selatan, scored 94.39",
            ),
        };
        has("the card", page, texts);
        has("the text", text, &["Ombudsman RI"]);
        has(
            "the text",
            text,
            &[sentence, "href=\"#sumber-1\"", "id=\"sumber-1\""],
        );
        // The way on: comparison, text, data.
        has(
            "the card",
            page,
            &[
                "/bandingkan?badan=contoh",
                "/badan/contoh/berita",
                "/data/data/results.csv",
                "/data/data/bundel.zip",
                "/api/v1/bodies/contoh",
            ],
        );
    });
}

#[test]
fn a_body_of_which_nothing_is_known_is_no_bad_body() {
    let mut view = card("Pemerintah Kabupaten Contoh");
    view.nearby = Nearby {
        province: view.regions.last().cloned(),
        bodies: vec![body("dekat", "Pemkab Dekat", "institution", "kabupaten")],
        cycle: Some(("ombudsman".to_owned(), "2023".to_owned())),
    };
    check("nothing known", &view, |lang, page, text| {
        let known = match lang {
            Lang::Id => [
                "Belum ada yang diketahui tentang badan ini",
                "Itu tidak berarti nilainya rendah",
                "belum ada hasil penilaian, penghargaan, atau keterangan",
            ],
            Lang::En => [
                "Nothing is known of this body yet",
                "That does not mean a low score",
                "hold no assessment result, honour or statement",
            ],
        };
        has("the card", page, &known);
        has("the text", text, &known[2..]);
        has_not("the card", page, &["verdict-card"]);
        // Ways to where results are; none to where nothing is.
        let ways = [
            "/wilayah/16\"",
            "/badan/dekat\"",
            "/program/ombudsman/2023\"",
        ];
        has("the card", page, &ways);
        let nowhere = ["/bandingkan?badan=contoh", "/badan/contoh/berita"];
        has_not("the card", page, &nowhere);
    });
}

#[test]
fn a_long_name_and_what_it_was_called_before_stand_in_full() {
    let name = "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk, dan Keluarga Berencana Kabupaten Penukal Abab Lematang Ilir";
    let mut view = card(name);
    view.body.short.clear();
    view.names = vec![BodyName {
        body: "contoh".to_owned(),
        name: "Dinas Lama".to_owned(),
        valid_to: "2020-03".to_owned(),
        source: "Perda 1/2020".to_owned(),
        ..BodyName::default()
    }];
    check("a long name", &view, |lang, page, _| {
        let until = if lang == Lang::Id {
            "sampai Maret 2020"
        } else {
            "until March 2020"
        };
        has(
            "the card",
            page,
            &[name, "Dinas Lama", until, "Perda 1/2020"],
        );
    });
}

#[test]
fn what_is_not_proven_is_said_with_its_reason() {
    let rules = instrument("ombudsman/2022");
    let mut view = card("Pemerintah Kabupaten Contoh");
    let row = Outcome {
        provisional: "rounding band:A ranking".to_owned(),
        ..outcome("contoh", "2023", "94.39", "A")
    };
    view.results = vec![result(&rules, row)];
    check("provisional", &view, |lang, page, _| {
        let texts: &[&str] = match lang {
            Lang::Id => &[
                "href=\"#belum-terbukti\"",
                "id=\"belum-terbukti\"",
                "Nilai terbit berdesimal dua; cara membulatkan tidak tertulis.",
                // The index stands; what is not proven is named beside it.
                "Nilainya seperti diumumkan; yang belum terbukti hanya aturan tentang pembulatan, batas rentang, dan pemeringkatan",
                "(aturannya belum terbukti)",
            ],
            Lang::En => &[
                "href=\"#belum-terbukti\"",
                "Scores are published with two decimals",
                "The score is as announced; only rules are not proven: rounding, limits of the bands and ranking",
                "(its rule is not proven)",
            ],
        };
        has("the card", page, texts);
    });
}

#[test]
fn a_published_figure_that_differs_from_its_parts_stands_beside_them() {
    let rules = instrument("ombudsman/2022");
    let mut view = card("Pemerintah Kota Contoh");
    let unit = |id: &str, index: &str, place: i64| Outcome {
        level: "kota".to_owned(),
        kind: "work_unit".to_owned(),
        peer_group: String::new(),
        rank: None,
        rank_of: None,
        place,
        published_rank: String::new(),
        ..outcome(id, "2022", index, "B")
    };
    view.results = vec![result(
        &rules,
        Outcome {
            origin: "children".to_owned(),
            state: "rolled_up".to_owned(),
            published_index: "79.12".to_owned(),
            difference: "0.01".to_owned(),
            units_counted: Some(2),
            units: Some(2),
            rank: Some(1),
            rank_of: Some(1),
            published_rank: String::new(),
            ..outcome("contoh", "2022", "79.13", "B")
        },
    )];
    view.units = vec![
        body("a", "Dinas A", "work_unit", "kota"),
        body("b", "Dinas B", "work_unit", "kota"),
    ];
    view.unit_results = vec![
        result(&rules, unit("a", "80.25", 1)),
        result(&rules, unit("b", "78.00", 2)),
    ];
    view.called.extend([
        ("a".to_owned(), "Dinas A".to_owned()),
        ("b".to_owned(), "Dinas B".to_owned()),
    ]);
    view.results[0].explained = explained_of(&rules);
    check("a mismatch", &view, |lang, page, text| {
        let (on_card, in_text): (&[&str], &str) = match lang {
            Lang::Id => (
                &[
                    "79,13",
                    "79,12",
                    "0,01",
                    "Dihitung ulang, berbeda",
                    "79,125",
                    "Dinas A",
                    "sedangkan yang diumumkan 79,12",
                ],
                "Menurut hitungan ulang, rata-rata dua unitnya 79,13, sedangkan yang diumumkan 79,12.",
            ),
            Lang::En => (
                &[
                    "79.13",
                    "79.12",
                    "0.01",
                    "Recomputed, differs",
                    "79.125",
                    "while 79.12 was published",
                ],
                "Recomputed, the mean of its two units is 79.13, while 79.12 was published.",
            ),
        };
        has("the card", page, on_card);
        has("the text", text, &[in_text]);
        // What was published is the figure; what follows from the parts stands beside it.
        let figure = match lang {
            Lang::Id => [
                "<span class=\"figure-number\">79,12</span>",
                "diumumkan; hitungan ulang 79,13",
            ],
            Lang::En => [
                "<span class=\"figure-number\">79.12</span>",
                "as published; recomputed 79.13",
            ],
        };
        has("the card", page, &figure);
        // One alone has no rank.
        has_not("the card", page, &["Peringkat 1 dari 1", "Rank 1 of 1"]);
    });
}

#[test]
fn a_sample_is_called_one_everywhere() {
    let rules = instrument("ombudsman/2022");
    let mut view = card("Instansi Contoh");
    let mut one = result(&rules, outcome("contoh", "2023", "94.39", "A"));
    one.dataset.sample = "sample".to_owned();
    view.results = vec![one];
    check("a sample", &view, |lang, page, text| {
        let sample = if lang == Lang::Id {
            "Data contoh"
        } else {
            "Sample data"
        };
        has("the card", page, &["sample-banner", sample]);
        has(
            "the text",
            text,
            &[
                "sample-banner",
                if lang == Lang::Id {
                    "(data contoh)"
                } else {
                    "(sample data)"
                },
            ],
        );
        has_not(
            "the card",
            page,
            &["Diambil dari terbitan", "Taken from a publication"],
        );
    });
}

#[test]
fn few_peers_an_interval_and_a_rank_that_only_was_published_are_said() {
    let rules = instrument("ombudsman/2022");
    let mut view = card("Pemerintah Kabupaten Contoh");
    view.results = vec![result(
        &rules,
        Outcome {
            rank: Some(1),
            rank_of: Some(2),
            published_rank: String::new(),
            index_low: "90.10".to_owned(),
            index_high: "96.20".to_owned(),
            rank_low: Some(1),
            rank_high: Some(2),
            ..outcome("contoh", "2023", "94.39", "A")
        },
    )];
    check("few peers", &view, |lang, page, _| {
        let texts: &[&str] = match lang {
            Lang::Id => &[
                "Hanya 2 yang diumumkan",
                "antara 90,10 dan 96,20",
                "antara 1 dan 2",
            ],
            Lang::En => &[
                "Only 2 are published",
                "between 90.10 and 96.20",
                "between 1 and 2",
            ],
        };
        has("the card", page, texts);
        has_not("the card", page, &AMONG_OTHERS);
    });
    // A year in which seventeen were published cannot be held against one with two.
    view.results
        .push(result(&rules, outcome("contoh", "2022", "82.55", "B")));
    check("few peers in one year", &view, |lang, page, _| {
        let texts: &[&str] = match lang {
            Lang::Id => &[
                "Peringkat 1 dari 2 yang diumumkan",
                "Peringkat 2 dari 17 yang diumumkan",
                AMONG_OTHERS[0],
            ],
            Lang::En => &[
                "Rank 1 of 2 published",
                "Rank 2 of 17 published",
                AMONG_OTHERS[1],
            ],
        };
        has("the card", page, texts);
    });
    view.results = vec![result(
        &rules,
        Outcome {
            rank: Some(1),
            rank_of: Some(1),
            published_rank: "3".to_owned(),
            ..outcome("contoh", "2023", "94.39", "A")
        },
    )];
    check(
        "a rank that was only published",
        &view,
        |lang, page, text| {
            let (on_card, in_text) = match lang {
                Lang::Id => (
                    "Peringkat 3 menurut terbitan",
                    "Menurut terbitan, peringkatnya 3",
                ),
                Lang::En => ("Rank 3 as published", "As published, its rank is 3"),
            };
            has("the card", page, &[on_card]);
            has("the text", text, &[in_text]);
        },
    );
}

#[test]
fn years_are_told_with_their_change_against_the_average() {
    let rules = instrument("ombudsman/2022");
    let mut view = card("Pemerintah Kota Contoh");
    view.results = vec![
        result(&rules, outcome("contoh", "2024", "93.67", "A")),
        result(&rules, outcome("contoh", "2022", "82.55", "B")),
    ];
    view.averages = vec![FigureRow {
        dataset: "data".to_owned(),
        figure: "kabkota-2023".to_owned(),
        series: "Kabupaten/kota".to_owned(),
        period: "2023".to_owned(),
        value: "80.00".to_owned(),
        unit: "index".to_owned(),
        source: "Koran".to_owned(),
        ..FigureRow::default()
    }];
    check("years", &view, |lang, page, text| {
        let (on_card, in_text): (&[&str], &str) = match lang {
            Lang::Id => (
                &[
                    "82,55 pada 2022, 93,67 pada 2024",
                    "Rata-rata: Kabupaten/kota",
                    "80,00",
                ],
                "Pada 2022 nilainya 82,55, sehingga naik 11,12 poin.",
            ),
            Lang::En => (
                &[
                    "82.55 in 2022, 93.67 in 2024",
                    "Mean: Kabupaten and kota",
                    "80.00",
                ],
                "In 2022 the score was 82.55, so it rose by 11.12 points.",
            ),
        };
        has("the card", page, on_card);
        has("the text", text, &[in_text]);
    });
}

#[test]
fn honours_alone_make_a_card_for_recipient_and_unit() {
    let mut view = card("Kejaksaan Contoh");
    view.called.extend([
        ("induk".to_owned(), "Lembaga Induk".to_owned()),
        ("panrb".to_owned(), "Kementerian PANRB".to_owned()),
    ]);
    view.honours = vec![honour_view(honour("satu", "induk", "contoh"))];
    view.statements = vec![
        statement(
            "contoh",
            "fact",
            "Kejaksaan Contoh disebut terbaik.",
            "Kejaksaan Contoh is named best.",
        ),
        statement(
            "contoh",
            "mismatch",
            "Dua berita berbeda.",
            "Two reports differ.",
        ),
    ];
    check("honours alone", &view, |lang, page, text| {
        let (on_card, in_text): (&[&str], &[&str]) = match lang {
            Lang::Id => (
                &[
                    "Penghargaan Ramah",
                    "diterima oleh:",
                    "Lembaga Induk",
                    "8 Oktober 2024",
                    "Yang tidak cocok",
                ],
                &[
                    "Kejaksaan Contoh dikreditkan atas Penghargaan Ramah yang diterima Lembaga Induk pada Gebyar, 8 Oktober 2024.",
                    "Kejaksaan Contoh disebut terbaik.",
                    "Catatan: Dua berita berbeda.",
                ],
            ),
            Lang::En => (
                &[
                    "Friendly award",
                    "received by:",
                    "Lembaga Induk",
                    "8 October 2024",
                    "What does not agree",
                ],
                &[
                    "Kejaksaan Contoh is credited with Friendly award, which Lembaga Induk received at Gebyar, 8 October 2024.",
                    "Note: Two reports differ.",
                ],
            ),
        };
        has("the card", page, on_card);
        has("the text", text, in_text);
    });
}

#[test]
fn honours_that_differ_in_nothing_are_counted_and_a_revoked_one_is_no_honour() {
    let mut view = card("Kementerian Contoh");
    view.called
        .insert("panrb".to_owned(), "Kementerian PANRB".to_owned());
    let mut revoked = honour("cabut", "contoh", "");
    revoked.event.clear();
    revoked.status = "revoked".to_owned();
    revoked.granted = "2019".to_owned();
    revoked.revoked = "2022-02-03".to_owned();
    revoked.title_id = "Predikat WBK".to_owned();
    revoked.title_en = "Predikat WBK".to_owned();
    revoked.reason_id = "Perkara suap.".to_owned();
    revoked.reason_en = "Bribery case.".to_owned();
    view.honours = ["a", "b", "c"]
        .map(|id| honour_view(honour(id, "contoh", "")))
        .into();
    view.honours.push(honour_view(revoked));
    check("revoked", &view, |lang, page, text| {
        let (on_card, in_text): (&[&str], &[&str]) = match lang {
            Lang::Id => (
                &[
                    "Penghargaan Ramah (3 penghargaan)",
                    "Dicabut: Predikat WBK",
                    "Diberikan: 2019. Dicabut: 3 Februari 2022.",
                    "Alasan: Perkara suap.",
                ],
                &[
                    "menerima tiga penghargaan Penghargaan Ramah",
                    "Predikat WBK yang diberikan kepada Kementerian Contoh pada 2019 dicabut pada 3 Februari 2022.",
                    "Alasannya: Perkara suap.",
                ],
            ),
            Lang::En => (
                &[
                    "Friendly award (3 honours)",
                    "Revoked: Predikat WBK",
                    "Granted: 2019. Revoked: 3 February 2022.",
                    "Reason: Bribery case.",
                ],
                &[
                    "received three honours Friendly award",
                    "was revoked on 3 February 2022.",
                ],
            ),
        };
        has("the card", page, on_card);
        has("the text", text, in_text);
        has_not("the text", text, &["suap..", "case.."]);
    });
}

#[test]
fn what_was_given_and_taken_back_stands_in_one_table_by_day() {
    let rules = instrument("ombudsman/2022");
    let mut view = card("Pemerintah Kabupaten Contoh");
    view.results = vec![result(&rules, outcome("contoh", "2023", "94.39", "A"))];
    let revoked = Honour {
        title_id: "Wilayah Bebas Korupsi".to_owned(),
        title_en: "Corruption-free zone".to_owned(),
        event: String::new(),
        status: "revoked".to_owned(),
        granted: "2019".to_owned(),
        revoked: "2022-02-03".to_owned(),
        reason_id: "Dugaan suap.".to_owned(),
        ..honour("wbk", "contoh", "")
    };
    // The source names no day: it stands at the end of its period.
    let undated = Honour {
        title_id: "Penghargaan Tanpa Hari".to_owned(),
        title_en: "Award without a day".to_owned(),
        granted: String::new(),
        period: "2021".to_owned(),
        ..honour("c", "contoh", "")
    };
    view.honours = [honour("a", "contoh", ""), revoked, undated]
        .map(honour_view)
        .into();
    check("a timeline", &view, |lang, page, _| {
        let table = page.split_once("id=\"lini-masa\"");
        let table = table.unwrap_or_default().1;
        let wanted = match lang {
            Lang::Id => [
                "Penghargaan Ramah",
                "Kepatuhan",
                "Dugaan suap",
                "Penghargaan Tanpa Hari",
                "tanggal tidak disebut sumber (2021)",
            ],
            Lang::En => [
                "Friendly award",
                "94.39",
                "Revoked",
                "Award without a day",
                "2019",
            ],
        };
        for text in wanted {
            assert!(table.contains(text), "{text:?} in {table}");
        }
        if lang == Lang::Id {
            // October 2024, end of 2023, February 2022, end of 2021, 2019.
            let first = ["Penghargaan Ramah", "94,39", "Dugaan suap", "Tanpa Hari"];
            let places = first.map(|text| table.find(text));
            assert!(places.is_sorted(), "{places:?}");
        }
    });
}

#[test]
fn of_units_that_no_source_names_nothing_is_said() {
    let units = ["rsud", "dukcapil", "dinsos"].map(str::to_owned);
    let mut view = card("Pemerintah Kabupaten Contoh");
    let coached = |named: &[&'static str]| Coached::of(&units, &named.iter().copied().collect());
    view.coaching = CoachingView {
        looked_at: vec![
            (Coaching::Innovates, coached(&["rsud"])),
            (Coaching::Hall, coached(&[])),
            (Coaching::Digital, coached(&[])),
            (Coaching::Hub, coached(&["rsud", "dinsos"])),
        ],
        called: units
            .iter()
            .map(|unit| (unit.clone(), format!("Unit {unit}")))
            .collect(),
        ..CoachingView::default()
    };
    check("coaching", &view, |lang, page, _| {
        let part = page.split_once("id=\"pembinaan\"").unwrap_or_default().1;
        let wanted: [&str; 5] = match lang {
            // 1/3 and 2/3, rounded half up to two decimals.
            Lang::Id => [
                "1 dari 3 (33,33%)",
                "2 dari 3 (66,67%)",
                "belum diketahui",
                "Tidak disebut sumber: 2 unit",
                "Unit dukcapil",
            ],
            Lang::En => [
                "1 of 3 (33.33%)",
                "2 of 3 (66.67%)",
                "not known",
                "Not named by sources: 2 units",
                "no official value",
            ],
        };
        for text in wanted {
            assert!(part.contains(text), "{text:?} in {part}");
        }
    });
}

#[test]
fn a_sample_honour_is_called_one_and_marks_the_card() {
    let mut view = card("Instansi Contoh");
    view.datasets
        .insert("data".to_owned(), dataset("data", "sample"));
    view.honours = vec![honour_view(honour("satu", "contoh", ""))];
    check("a sample honour", &view, |lang, page, text| {
        let marked = match lang {
            Lang::Id => "(data contoh)",
            Lang::En => "(sample data)",
        };
        has("the text", text, &["sample-banner", marked]);
        let sample = match lang {
            Lang::Id => "Data contoh",
            Lang::En => "Sample data",
        };
        has("the card", page, &["sample-banner", sample]);
        has_not(
            "the card",
            page,
            &["Diambil dari terbitan", "Taken from a publication"],
        );
    });
}

#[test]
fn a_later_sample_does_not_stand_before_a_real_result() {
    let rules = instrument("ombudsman/2022");
    let mut view = card("Instansi Contoh");
    let mut sample = result(&rules, outcome("contoh", "2025", "12.34", "E"));
    sample.dataset.sample = "sample".to_owned();
    let real = result(&rules, outcome("contoh", "2023", "94.39", "A"));
    view.results = vec![sample, real];
    let newest = view.newest();
    assert_eq!(newest.len(), 1, "one verdict of a programme");
    assert_eq!(newest[0].outcome.index_text, "94.39");
}

#[test]
fn a_published_rank_beyond_those_known_is_no_difference_between_two_ranks() {
    let rules = instrument("ombudsman/2022");
    let mut view = card("Pemerintah Kabupaten Contoh");
    let with = |published: &str| {
        let mut one = result(&rules, outcome("contoh", "2023", "94.39", "A"));
        one.outcome.published_rank = published.to_owned();
        vec![one]
    };
    view.results = with("3");
    check("another rank", &view, |lang, page, _| {
        let said = match lang {
            Lang::Id => "peringkat diumumkan 3, dihitung ulang 2 dari 17",
            Lang::En => "rank published 3, recomputed 2 of 17",
        };
        has("the card", page, &[said]);
    });
    view.results = with("40");
    check("a rank among more", &view, |lang, page, _| {
        let (said, not) = match lang {
            Lang::Id => ("peringkat 40 menurut terbitan", "peringkat diumumkan 40"),
            Lang::En => ("rank 40 as published", "rank published 40"),
        };
        has("the card", page, &[said]);
        has_not("the card", page, &[not]);
    });
}

/// What is behind the index of `contoh`: those of its units `a` and `b`.
fn explained_of(rules: &prima_instrument::Instrument) -> Option<Explained> {
    let units = "unit,name,parent,kind,level,region\n\
        contoh,Pemerintah Kota Contoh,,institution,kota,53.71\n\
        a,Dinas A,contoh,work_unit,,\nb,Dinas B,contoh,work_unit,,\n";
    let published = "unit,index\na,80.25\nb,78.00\n";
    let files = [("units.csv", units), ("published.csv", published)];
    explained(&files, rules, "contoh").expect("the files are read")
}

#[test]
fn a_value_is_made_of_the_units_it_had_then_wherever_they_are_today() {
    let rules = instrument("ombudsman/2022");
    let mut view = card("Pemerintah Kota Contoh");
    view.results = vec![result(
        &rules,
        Outcome {
            origin: "children".to_owned(),
            published_index: String::new(),
            ..outcome("contoh", "2022", "79.13", "B")
        },
    )];
    view.results[0].explained = explained_of(&rules);
    // Neither of them is under it any more; the register gives their names alone.
    view.called.insert("a".to_owned(), "Dinas A".to_owned());
    check("units of then", &view, |lang, page, _| {
        let (parts, exact) = match lang {
            Lang::Id => (["80,25", "78,00"], "79,125"),
            Lang::En => (["80.25", "78.00"], "79.125"),
        };
        has("the card", page, &["Dinas A", exact]);
        has("the card", page, &parts);
    });
}

#[test]
fn a_tie_that_nobody_could_break_is_said_to_be_unproven() {
    let rules = instrument("ombudsman/2022");
    let mut view = card("Pemerintah Kabupaten Contoh");
    let mut one = result(&rules, outcome("contoh", "2023", "94.39", "A"));
    one.outcome.provisional = "ties:datasets".to_owned();
    view.results = vec![one];
    check("a tie", &view, |lang, page, _| {
        let said = match lang {
            Lang::Id => "dari beberapa kumpulan data berbagi peringkat",
            Lang::En => "of several data sets share a rank",
        };
        has("the card", page, &[said]);
    });
}

#[test]
fn what_is_not_proven_of_a_statement_is_told_in_the_readers_language() {
    let mut view = card("Pemerintah Kabupaten Contoh");
    view.statements = vec![Statement {
        provisional: "Bobotnya tidak diumumkan.".to_owned(),
        provisional_en: "Its weights were not published.".to_owned(),
        ..statement("contoh", "fact", "Sebuah pernyataan.", "A statement.")
    }];
    check("a statement", &view, |lang, page, _| {
        let (told, other) = match lang {
            Lang::Id => ("Bobotnya tidak diumumkan", "Its weights"),
            Lang::En => ("Its weights were not published", "Bobotnya"),
        };
        has("the card", page, &[told]);
        has_not("the card", page, &[other]);
    });
}
