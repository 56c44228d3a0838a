//! Directory, search, regions and comparison, in every state.

use crate::page::{has, has_not, in_both};
use crate::sample::*;
use prima_instrument::words::Lang;
use prima_store::history::{FigureRow, Outcome};
use prima_store::register::RegionParent;
use prima_web::register::bodies::{self, BodiesView};
use prima_web::register::body::Nearby;
use prima_web::register::compare::{self, CompareView, ComparedBody};
use prima_web::register::region::{self, RegionView};
use prima_web::register::regions::{self, ProvinceView, RegionsView};
use prima_web::register::search::{self, Hit, SearchView};
use std::collections::{BTreeMap, BTreeSet};

const ORIGIN: &str = "https://prima.example";

#[test]
fn the_directory_has_pages_filters_and_a_way_out_of_nothing() {
    let full = BodiesView {
        rows: vec![(
            body(
                "contoh",
                "Pemerintah Kabupaten Contoh",
                "institution",
                "kabupaten",
            ),
            Vec::new(),
        )],
        provinces: vec![region(
            "16",
            "Sumatera Selatan",
            "Sumatera Selatan",
            "provinsi",
        )],
        total: 60,
        page: 2,
        ..BodiesView::default()
    };
    let make =
        |asked: &prima_web::asked::Asked| bodies::document(ORIGIN, asked, &full).into_string();
    in_both(
        "the directory",
        "/badan",
        "tingkat=kabupaten&halaman=2",
        make,
        |lang, page| {
            let range = if lang == Lang::Id {
                "Badan 26 sampai 26 dari 60"
            } else {
                "Bodies 26 to 26 of 60"
            };
            has(
                "the directory",
                page,
                &[range, "halaman=3", "tingkat=kabupaten", "for=\"provinsi\""],
            );
        },
    );
    let whole = BodiesView {
        n_samples: 12,
        total: 615,
        page: 1,
        ..full.clone()
    };
    let make =
        |asked: &prima_web::asked::Asked| bodies::document(ORIGIN, asked, &whole).into_string();
    in_both("all bodies", "/badan", "", make, |lang, page| {
        let said = match lang {
            Lang::Id => "603 badan terdaftar dan 12 badan contoh",
            Lang::En => "603 registered bodies and 12 sample bodies",
        };
        has("all bodies", page, &[said]);
    });
    for (name, view, id) in [
        (
            "nothing found",
            BodiesView {
                query: "xyzzy".to_owned(),
                page: 1,
                ..BodiesView::default()
            },
            "Tidak ada badan yang cocok dengan “xyzzy”",
        ),
        (
            "nothing left",
            BodiesView {
                level: "bumn".to_owned(),
                page: 1,
                ..BodiesView::default()
            },
            "Tidak ada badan dengan saringan ini",
        ),
        (
            "beyond the end",
            BodiesView {
                total: 3,
                page: 9,
                ..BodiesView::default()
            },
            "Halaman ini melewati akhir daftar",
        ),
    ] {
        let make =
            |asked: &prima_web::asked::Asked| bodies::document(ORIGIN, asked, &view).into_string();
        in_both(name, "/badan", "q=xyzzy", make, |lang, page| {
            if lang == Lang::Id {
                has(name, page, &[id]);
            }
            has(name, page, &[&format!("href=\"/{}/badan\"", lang.tag())]);
        });
    }
}

#[test]
fn the_search_helps_whether_or_not_it_finds() {
    let hit = Hit::Body(
        Box::new(body(
            "contoh",
            "Pemerintah Kabupaten Contoh",
            "institution",
            "kabupaten",
        )),
        Vec::new(),
    );
    let area = Hit::Region(
        Box::new(region("16.08", "Kabupaten Contoh", "Contoh", "kabupaten")),
        None,
    );
    for (name, view, id, en) in [
        (
            "nothing asked",
            SearchView {
                page: 1,
                ..SearchView::default()
            },
            "Tulis sebuah nama",
            "Write a name",
        ),
        (
            "nothing found",
            SearchView {
                query: "xyzzy".to_owned(),
                page: 1,
                ..SearchView::default()
            },
            "Tidak ada hasil untuk “xyzzy”",
            "xyzzy",
        ),
        (
            "a typing error",
            SearchView {
                query: "contho".to_owned(),
                found: vec![hit.clone(), area.clone()],
                total: 2,
                exact: false,
                page: 1,
                ..SearchView::default()
            },
            "Mungkin maksud Anda",
            "Did you mean",
        ),
        (
            "found",
            SearchView {
                query: "contoh".to_owned(),
                found: vec![
                    hit,
                    area,
                    Hit::Programme("rb".to_owned()),
                    Hit::Event(Box::new(event())),
                    Hit::Dataset(Box::new(dataset("data", ""))),
                ],
                total: 45,
                exact: true,
                page: 1,
                with_results: BTreeSet::from(["contoh".to_owned()]),
            },
            "45 hasil",
            "45 results",
        ),
    ] {
        let make =
            |asked: &prima_web::asked::Asked| search::document(ORIGIN, asked, &view).into_string();
        in_both(
            name,
            "/cari",
            &format!("q={}", view.query),
            make,
            |lang, page| {
                has(name, page, &[if lang == Lang::Id { id } else { en }]);
                if view.exact {
                    has_not(name, page, &["Mungkin maksud Anda", "Did you mean"]);
                    has(
                        name,
                        page,
                        &[
                            "halaman=2",
                            "/program/rb",
                            "/penghargaan/gebyar",
                            if lang == Lang::Id {
                                "Ada hasil penilaian"
                            } else {
                                "Has assessment results"
                            },
                            "/data/data",
                        ],
                    );
                }
            },
        );
    }
}

#[test]
fn the_map_says_of_how_many_provinces_it_knows_nothing() {
    let rules = instrument("ombudsman/2022");
    let province = |code: &str, name: &str| ProvinceView {
        region: region(code, name, name, "provinsi"),
        n_kabupaten: 13,
        n_kota: 4,
    };
    let row = Outcome {
        level: "provinsi".to_owned(),
        ..outcome("riau", "2024", "96.47", "A")
    };
    let known = RegionsView {
        provinces: vec![province("14", "Riau"), province("16", "Sumatera Selatan")],
        rounds: vec![("ombudsman".to_owned(), "2024".to_owned())],
        shown: Some(("ombudsman".to_owned(), "2024".to_owned())),
        results: BTreeMap::from([("14".to_owned(), result(&rules, row))]),
        ..RegionsView::default()
    };
    let nothing = RegionsView {
        query: "xyzzy".to_owned(),
        provinces: vec![province("14", "Riau")],
        ..RegionsView::default()
    };
    for (name, view) in [("a map", &known), ("no round", &nothing)] {
        let make =
            |asked: &prima_web::asked::Asked| regions::document(ORIGIN, asked, view).into_string();
        in_both(name, "/wilayah", "", make, |lang, page| {
            has(
                name,
                page,
                &["Riau", &format!("/{}/wilayah/14", lang.tag())],
            );
            if view.shown.is_some() && lang == Lang::Id {
                has(
                    name,
                    page,
                    &[
                        "Nilai 1 dari 2 pemerintah provinsi ditemukan",
                        "96,47",
                        "Diambil dari terbitan",
                    ],
                );
            }
        });
    }
}

#[test]
fn a_region_tells_of_different_bodies_apart() {
    let rules = instrument("ombudsman/2022");
    let figure = |code: &str, value: &str, unit: &str, formula: &str| FigureRow {
        dataset: "data".to_owned(),
        figure: code.to_owned(),
        label_id: format!("Angka {code} 2023"),
        label_en: format!("Figure {code} 2023"),
        series: "Contoh".to_owned(),
        period: "2023".to_owned(),
        value: value.to_owned(),
        unit: unit.to_owned(),
        recompute: formula.to_owned(),
        source: "Koran".to_owned(),
        finding: "stated".to_owned(),
        ..FigureRow::default()
    };
    let mut revoked = honour("cabut", "polres", "");
    revoked.event.clear();
    revoked.status = "revoked".to_owned();
    revoked.revoked = "2022-06-30".to_owned();
    let full = RegionView {
        region: region("16.08", "Kabupaten Contoh", "Contoh", "kabupaten"),
        province: Some(region(
            "16",
            "Sumatera Selatan",
            "Sumatera Selatan",
            "provinsi",
        )),
        former: vec![(
            RegionParent {
                region: "16.08".to_owned(),
                parent: "91".to_owned(),
                valid_to: "2022".to_owned(),
                provisional: "Tanggalnya tidak disebut.".to_owned(),
                ..RegionParent::default()
            },
            region("91", "Papua", "Papua", "provinsi"),
        )],
        bodies: vec![
            body(
                "contoh",
                "Pemerintah Kabupaten Contoh",
                "institution",
                "kabupaten",
            ),
            body("polres", "Polres Contoh", "work_unit", "lembaga"),
        ],
        n_bodies: 2,
        results: vec![
            result(&rules, outcome("contoh", "2023", "94.39", "A")),
            result(
                &rules,
                Outcome {
                    rank: None,
                    rank_of: None,
                    published_rank: String::new(),
                    ..outcome("contoh", "2022", "81.00", "B")
                },
            ),
        ],
        honours: vec![honour_view(revoked)],
        statements: vec![statement(
            "polres",
            "fact",
            "Polres Contoh berdiri sendiri.",
            "Polres Contoh stands apart.",
        )],
        figures: vec![
            figure("a", "64", "count", ""),
            figure("b", "41", "count", ""),
            figure("c", "40", "count", ""),
            figure("d", "64.06", "percent", "[b] / [a] * 100"),
            figure("e", "97.56", "percent", "[c] / [b] * 100"),
        ],
        datasets: BTreeMap::from([("data".to_owned(), dataset("data", ""))]),
        called: BTreeMap::from([
            (
                "contoh".to_owned(),
                "Pemerintah Kabupaten Contoh".to_owned(),
            ),
            ("polres".to_owned(), "Polres Contoh".to_owned()),
        ]),
        ..RegionView::default()
    };
    let make =
        |asked: &prima_web::asked::Asked| region::document(ORIGIN, asked, &full).into_string();
    in_both("a region", "/wilayah/16.08", "", make, |lang, page| {
        let texts: &[&str] = match lang {
            Lang::Id => &[
                "94,39",
                "Peringkat 2 dari 17",
                "dicabut 30 Juni 2022",
                "Tanggalnya tidak disebut.",
                "sampai 2022",
                "Dari 64 menjadi 40.",
                "97,56%",
            ],
            Lang::En => &[
                "94.39",
                "Rank 2 of 17",
                "revoked 30 June 2022",
                "until 2022",
                "From 64 to 40.",
                "97.56%",
            ],
        };
        has("a region", page, texts);
    });
    let empty = RegionView {
        region: region("91", "Papua", "Papua", "provinsi"),
        nearby: Nearby {
            cycle: Some(("ombudsman".to_owned(), "2023".to_owned())),
            ..Nearby::default()
        },
        ..RegionView::default()
    };
    let make =
        |asked: &prima_web::asked::Asked| region::document(ORIGIN, asked, &empty).into_string();
    in_both("an empty region", "/wilayah/91", "", make, |lang, page| {
        has(
            "an empty region",
            page,
            &[if lang == Lang::Id {
                "Itu tidak berarti nilainya rendah"
            } else {
                "That does not mean a low score"
            }],
        );
        has("an empty region", page, &["/program/ombudsman/2023\""]);
    });
}

#[test]
fn a_comparison_says_kindly_what_it_could_not_do() {
    let rules = instrument("ombudsman/2022");
    let one = |id: &str, name: &str, index: &str| ComparedBody {
        body: body(id, name, "institution", "kabupaten"),
        results: vec![result(&rules, outcome(id, "2023", index, "A"))],
    };
    let view = CompareView {
        chosen: vec![one("a", "Pemkab A", "94.39"), one("b", "Pemkab B", "93.75")],
        unknown: vec!["xx".to_owned()],
        repeated: vec!["Pemkab A".to_owned()],
        left_out: vec!["Pemkab E".to_owned()],
        query: "pemkab".to_owned(),
        offered: vec![(
            body("c", "Pemkab C", "institution", "kabupaten"),
            Vec::new(),
        )],
    };
    let make =
        |asked: &prima_web::asked::Asked| compare::document(ORIGIN, asked, &view).into_string();
    in_both(
        "a comparison",
        "/bandingkan",
        "badan=a&badan=b",
        make,
        |lang, page| {
            let texts: &[&str] = match lang {
                Lang::Id => &[
                    "94,39",
                    "93,75",
                    "Tidak ada badan berkode “xx”",
                    "Pemkab A disebut lebih dari sekali",
                    "paling banyak empat; tidak ikut: Pemkab E",
                    "Tambahkan Pemkab C",
                ],
                Lang::En => &[
                    "94.39",
                    "93.75",
                    "No body has the code “xx”",
                    "Pemkab A is named more than once",
                    "At most four are compared; left out: Pemkab E",
                    "Add Pemkab C",
                ],
            };
            has("a comparison", page, texts);
            has(
                "a comparison",
                page,
                &[
                    "badan=a&amp;badan=b&amp;badan=c",
                    "name=\"badan\" value=\"a\"",
                ],
            );
        },
    );
    for (name, chosen) in [
        ("none", Vec::new()),
        ("one", vec![one("a", "Pemkab A", "94.39")]),
    ] {
        let view = CompareView {
            chosen,
            ..CompareView::default()
        };
        let make =
            |asked: &prima_web::asked::Asked| compare::document(ORIGIN, asked, &view).into_string();
        in_both(name, "/bandingkan", "", make, |lang, page| {
            let choose = match (lang, view.chosen.len()) {
                (Lang::Id, 0) => "Pilih dua sampai empat badan",
                (Lang::Id, _) => "Pilih satu badan lagi",
                (Lang::En, 0) => "Choose two to four bodies",
                (Lang::En, _) => "Choose one more body",
            };
            has(name, page, &[choose]);
        });
    }
}
