//! Honours on the card and in the press text of a body: given, counted, taken back.

use crate::card::check;
use crate::page::{has, has_not};
use crate::sample::*;
use prima_domain::innovation::coaching::{Coached, Coaching};
use prima_instrument::words::Lang;
use prima_store::history::Honour;
use prima_web::register::body::CoachingView;

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
