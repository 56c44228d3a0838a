//! What the card and the press text of a body mark: what is not proven, what does
//! not agree, and what is a sample.

use crate::card::{check, explained_of};
use crate::page::{has, has_not};
use crate::sample::*;
use prima_instrument::words::Lang;
use prima_store::history::{Outcome, Statement};

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
                "Nilainya seperti diumumkan; yang belum terbukti aturannya: pembulatan, batas rentang, dan pemeringkatan",
                "(aturannya belum terbukti)",
            ],
            Lang::En => &[
                "href=\"#belum-terbukti\"",
                "Scores are published with two decimals",
                "The score is as announced; what is not proven are rules: rounding, limits of the bands and ranking",
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
