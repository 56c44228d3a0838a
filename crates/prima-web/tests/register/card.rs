//! Report card and press text of a body, in every state.

use crate::page::{has, has_not, in_both};
use crate::sample::*;
use prima_instrument::words::Lang;
use prima_store::history::{FigureRow, Outcome};
use prima_store::register::BodyName;
use prima_web::register::body::{self, BodyView, Nearby};
use prima_web::register::press_text;
use prima_workflow::scorecards::{Explained, explained};

const ORIGIN: &str = "https://prima.example";

/// That the ranks of two years are not among the same.
const AMONG_OTHERS: [&str; 2] = [
    "banyaknya berbeda dari tahun ke tahun",
    "how many those are differs from year to year",
];

/// Card and text in both languages; `check` gets language and both pages.
pub fn check(name: &str, view: &BodyView, check: impl Fn(Lang, &str, &str)) {
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
                    "href=\"https://www.lapor.go.id\" rel=\"noreferrer nofollow\"",
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
fn a_band_and_a_rank_that_no_source_gave_are_told_as_computed_here() {
    let rules = instrument("ombudsman/2022");
    let mut view = card("Pemerintah Kabupaten Contoh");
    view.results = vec![result(
        &rules,
        Outcome {
            published_band: String::new(),
            published_rank: String::new(),
            ..outcome("contoh", "2023", "94.39", "A")
        },
    )];
    check("only an index published", &view, |lang, page, text| {
        let (on_card, in_text, nowhere): (&str, &[&str], &[&str]) = match lang {
            Lang::Id => (
                "Predikat dan peringkatnya menurut hitungan Prima, bukan dari sumbernya.",
                &[
                    "memperoleh nilai 94,39 pada Kepatuhan",
                    "Menurut hitungan Prima, nilai itu termasuk predikat Kualitas Tertinggi (kategori A, Zona Hijau).",
                    "Menurut hitungan Prima, nilai itu berada pada peringkat 2 dari 17",
                    "Hitungan Prima",
                ],
                &["dengan predikat", "Nilai, rentang"],
            ),
            Lang::En => (
                "The predikat and the rank are as computed by Prima, not from the source.",
                &[
                    "As computed by Prima, that score is Highest quality (category A, ",
                    "As computed by Prima, the score ranks 2 of 17",
                    "Computed by Prima",
                ],
                &["Score, band"],
            ),
        };
        has("the card", page, &[on_card]);
        has("the text", text, in_text);
        has_not("the text", text, nowhere);
    });
    view.results = vec![result(&rules, outcome("contoh", "2023", "94.39", "A"))];
    check("all published", &view, |_, page, text| {
        for html in [page, text] {
            has_not("a page", html, &["hitungan Prima", "as computed by Prima"]);
        }
    });
}

#[test]
fn a_printed_card_says_where_it_stands_and_on_which_day_it_was_made() {
    let rules = instrument("ombudsman/2022");
    let mut view = card("Pemerintah Kabupaten Contoh");
    view.results = vec![result(&rules, outcome("contoh", "2023", "94.39", "A"))];
    // 26 November 2026 at 19.00 UTC is the 27th in Jakarta.
    let now = 1_795_719_600;
    for (lang, made) in [
        (Lang::Id, "Halaman ini dibuat 27 November 2026."),
        (Lang::En, "This page was made on 27 November 2026."),
    ] {
        let asked = prima_web::asked::Asked::new(lang, "/badan/contoh", "");
        let undated = body::document(ORIGIN, &asked, &view).into_string();
        let asked = asked.at(now);
        let page = body::document(ORIGIN, &asked, &view).into_string();
        let address = format!("https://prima.example/{}/badan/contoh", lang.tag());
        has("the card", &page, &[made, &address]);
        has_not("the card", &undated, &[made]);
    }
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
                    "Peringkat 3 di antara kabupaten dan kota di Sumatera Selatan, menurut terbitan",
                    "Menurut terbitan, peringkatnya 3 di antara kabupaten dan kota di Sumatera Selatan; dari berapa",
                ),
                Lang::En => (
                    "Rank 3 among kabupaten and kota in Sumatera Selatan, as published",
                    "As published, its rank is 3 among kabupaten and kota in Sumatera Selatan; of how many",
                ),
            };
            has("the card", page, &[on_card]);
            has("the text", text, &[in_text]);
        },
    );
}

#[test]
fn years_are_told_with_their_change_against_the_average() {
    let rules = instrument("ombudsman/2022");
    let older = instrument("ombudsman/2013");
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
                    "rata-rata yang diumumkan untuk kelompok Kabupaten/kota",
                    "80,00",
                ],
                "Pada 2022 nilainya 82,55, sehingga naik 11,12 poin.",
            ),
            Lang::En => (
                &[
                    "82.55 in 2022, 93.67 in 2024",
                    "Mean: Kabupaten and kota",
                    "the mean as published of the group Kabupaten and kota",
                    "80.00",
                ],
                "In 2022 the score was 82.55, so it rose by 11.12 points.",
            ),
        };
        has("the card", page, on_card);
        has("the text", text, &[in_text]);
        // The axis holds 80 to 95, and C ends below 78: two bands lie behind the
        // lines, told in the description and below the chart.
        let bands = match lang {
            Lang::Id => "A 88,00 sampai 100,00; B 78,00 sampai 87,99.",
            Lang::En => "A from 88.00 to 100.00; B from 78.00 to 87.99.",
        };
        assert_eq!(page.matches(bands).count(), 2, "{bands} in {page}");
        assert_eq!(page.matches("class=\"band ").count(), 2, "{page}");
    });
    view.results[1] = result(&older, outcome("contoh", "2022", "82.55", "B"));
    check("two editions", &view, |_, page, _| {
        has_not("the card", page, &["class=\"band "]);
    });
    // Of a national figure no source says whose mean it is.
    view.averages[0].figure = "nasional-2023".to_owned();
    view.averages[0].series = "Nasional".to_owned();
    check("the nation", &view, |lang, page, _| {
        let (said, not) = match lang {
            Lang::Id => (
                ["Angka nasional", "tidak menyebut rata-rata dari badan mana"],
                "Rata-rata: Nasional",
            ),
            Lang::En => (
                ["National figure", "does not say of which bodies"],
                "Mean: Nation",
            ),
        };
        has("the card", page, &said);
        has_not("the card", page, &[not]);
    });
    view.averages.clear();
    check("no average", &view, |lang, page, _| {
        let said = match lang {
            Lang::Id => "angka nasional program ini belum ditemukan",
            Lang::En => "nor a national figure of this programme was found",
        };
        has("the card", page, &[said]);
    });
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
pub fn explained_of(rules: &prima_instrument::Instrument) -> Option<Explained> {
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
