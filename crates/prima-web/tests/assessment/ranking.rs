//! The ranking, from views made by hand.

use crate::check::{BOTH, keeps_quiet, says, whole};
use crate::sample::{dataset, instrument, result};
use prima_instrument::Instrument;
use prima_instrument::words::Lang;
use prima_store::history::{Dataset, RankedResult};
use prima_web::asked::Asked;
use prima_web::assessment::ranking::{Choices, Filters, View, markup};

const PATH: &str = "/program/ombudsman/2023/peringkat";

/// What a view is made of besides what was asked.
struct Sample {
    instrument: Instrument,
    dataset: Dataset,
    rows: Vec<RankedResult>,
    total: i64,
}

impl Sample {
    fn new(rows: Vec<RankedResult>) -> Sample {
        Sample {
            instrument: instrument("ombudsman/2022"),
            dataset: dataset("sumsel-2023", "ombudsman", "2023"),
            total: rows.len() as i64,
            rows,
        }
    }

    fn page(&self, lang: Lang, query: &str) -> String {
        let asked = Asked::new(lang, PATH, query);
        let words = asked.words();
        let bands = self.instrument.bands.iter();
        let choices = Choices {
            provinces: vec![("16".to_owned(), "Sumatera Selatan".to_owned())],
            bands: bands
                .map(|band| (band.code.clone(), words.text(&band.label).to_owned()))
                .collect(),
        };
        let regions = [("16".to_owned(), "Sumatera Selatan".to_owned())];
        markup(&View {
            asked: &asked,
            origin: "https://prima.example",
            round: ("ombudsman", "2023"),
            instrument: Some(&self.instrument),
            datasets: vec![&self.dataset],
            filters: Filters::read(&asked, &choices),
            choices,
            rows: self.rows.clone(),
            total: self.total,
            number: asked.page().expect("a page there can be"),
            reaches: regions.clone().into(),
            regions: regions.into(),
        })
        .into_string()
    }

    /// Renders in both languages and checks what holds for every page.
    fn check(&self, name: &str, query: &str, parts: &[(&str, &str)]) {
        for words in BOTH {
            let html = self.page(words.lang, query);
            whole(name, words, &html);
            let own = parts.iter().map(|(id, en)| match words.lang {
                Lang::Id => *id,
                Lang::En => *en,
            });
            says(name, &html, &own.collect::<Vec<_>>());
        }
    }
}

fn seventeen() -> Vec<RankedResult> {
    (1..=17)
        .map(|rank| {
            let index = format!("{}.39", 96 - rank);
            result(
                &format!("badan-{rank}"),
                &format!("Badan {rank}"),
                &index,
                "A",
                rank,
                17,
            )
        })
        .collect()
}

#[test]
fn a_rank_says_of_how_many_and_where_the_value_comes_from() {
    let sample = Sample::new(seventeen());
    sample.check(
        "seventeen",
        "provinsi=16",
        &[
            (
                "Peringkat 2 dari 17 Badan 2 Nilai 94,39",
                "Rank 2 of 17 Badan 2 Score 94.39",
            ),
            (
                "Pemerintah kabupaten dan kota dalam satu provinsi (Sumatera Selatan)",
                "(Sumatera Selatan)",
            ),
            ("Kualitas Tertinggi", "Highest quality"),
            ("Diambil dari terbitan", "Taken from a publication"),
            (
                "tidak dapat dikatakan apakah dua nilai",
                "nothing can be said about whether two scores",
            ),
            (
                "Semua nilai pada halaman ini bersandar pada",
                "All scores on this page rest on",
            ),
            ("Kumpulan sumsel-2023", "Set sumsel-2023"),
        ],
    );
    let html = sample.page(Lang::Id, "provinsi=16");
    assert!(html.contains("href=\"/id/program/ombudsman/2023/peringkat.csv?provinsi=16\""));
    assert!(
        html.contains("id=\"sebaran-chart-title\""),
        "seventeen values are drawn"
    );
}

#[test]
fn what_differs_and_what_only_some_rest_on_stands_in_its_row() {
    let mut rows = vec![
        result("a", "A", "79.13", "B", 1, 2),
        result("b", "B", "60.44", "C", 2, 2),
    ];
    rows[0].result.published_index = "79.12".to_owned();
    rows[0].result.difference = "0.01".to_owned();
    rows[0].result.state = "rolled_up".to_owned();
    rows[1].result.provisional = "rounding".to_owned();
    rows[1].result.rank_low = Some(1);
    rows[1].result.rank_high = Some(2);
    rows[1].result.index_low = "58.10".to_owned();
    rows[1].result.index_high = "79.40".to_owned();
    Sample::new(rows).check(
        "differs",
        "",
        &[
            (
                "Terbit 79,12, dihitung 79,13: berbeda 0,01.",
                "Published 79.12, computed 79.13: 0.01 apart.",
            ),
            (
                "Selang peringkat 1 sampai 2 nilai 58,10 sampai 79,40",
                "Interval of the rank 1 to 2 score 58.10 to 79.40",
            ),
            ("tidak ada data", "no data"),
            (
                "Yang bernomor berlaku bagi baris",
                "Those with a number hold for the rows",
            ),
        ],
    );
}

#[test]
fn what_cannot_be_understood_is_named_with_what_can() {
    Sample::new(seventeen()).check(
        "unknown",
        "rentang=Z&provinsi=99&tingkat=bulan",
        &[
            (
                "Rentang “Z” tidak dikenal, sehingga diabaikan. Yang ada: A, B, C, D, E.",
                "Band “Z” is unknown and was passed over. There are: A, B, C, D, E.",
            ),
            ("Provinsi “99” tidak dikenal", "Province “99” is unknown"),
            ("Tingkat “bulan” tidak dikenal", "Level “bulan” is unknown"),
            ("Ada yang perlu diperbaiki", "17"),
        ],
    );
}

#[test]
fn a_page_past_the_end_and_an_empty_list_lead_back() {
    let sample = Sample::new(seventeen());
    for query in ["halaman=9", "halaman=1000000"] {
        sample.check(
            query,
            query,
            &[
                ("daftar ini mempunyai 1 halaman", "this list has 1 pages"),
                ("Halaman pertama", "First page"),
            ],
        );
        assert!(sample.page(Lang::Id, query).contains("noindex"), "{query}");
    }
    Sample::new(Vec::new()).check(
        "empty",
        "q=atlantis",
        &[("Tidak ada badan yang cocok", "No body fits")],
    );
}

#[test]
fn a_long_list_has_pages_that_keep_what_was_chosen() {
    let mut sample = Sample::new(seventeen());
    sample.total = 514;
    let html = sample.page(Lang::Id, "tingkat=kabupaten-kota&urut=nama&halaman=2");
    whole("long", BOTH[0], &html);
    let third = "href=\"/id/program/ombudsman/2023/peringkat?tingkat=kabupaten-kota&amp;urut=nama&amp;halaman=3\"";
    assert!(html.contains(third), "{third}");
    assert!(
        html.contains("href=\"/id/program/ombudsman/2023/peringkat?tingkat=kabupaten-kota\""),
        "the other order"
    );
    says(
        "long",
        &html,
        &[
            "514 badan",
            "Urutan: nilai tertinggi dahulu · menurut abjad",
        ],
    );
}

#[test]
fn sample_data_long_names_and_markup_in_names_are_shown_as_they_are() {
    let name = "Badan <b>Pengelola</b> Urusan yang Namanya Sangat Panjang ".repeat(4);
    let mut sample = Sample::new(vec![result("x", &name, "90.00", "A", 1, 1)]);
    sample.dataset.sample = "sample".to_owned();
    for words in BOTH {
        let html = sample.page(words.lang, "");
        whole("sample", words, &html);
        assert!(html.contains("&lt;b&gt;Pengelola"), "names are escaped");
        says(
            "sample",
            &html,
            &[
                &words.label("web-sample"),
                &words.label("web-origin-sample"),
            ],
        );
        // Among one alone no rank can be told.
        keeps_quiet("sample", &html, &["1 dari 1", "1 of 1"]);
    }
}

#[test]
fn one_alone_has_no_rank_that_could_lie_elsewhere_and_no_neighbour() {
    let mut row = result("a", "A", "4.22", "A", 1, 1);
    row.result.rank_low = Some(1);
    row.result.rank_high = Some(1);
    row.result.index_low = "4.19".to_owned();
    row.result.index_high = "4.26".to_owned();
    let sample = Sample::new(vec![row]);
    for (words, said, quiet) in [
        (
            BOTH[0],
            "Selang peringkat tanpa peringkat nilai 4,19 sampai 4,26",
            "Dapatkah dibedakan?",
        ),
        (
            BOTH[1],
            "Interval of the rank no rank score 4.19 to 4.26",
            "Can they be told apart?",
        ),
    ] {
        let html = sample.page(words.lang, "");
        says("one alone", &html, &[said]);
        keeps_quiet("one alone", &html, &[quiet]);
    }
}
