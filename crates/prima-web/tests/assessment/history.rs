//! The pages over the real history: the register and all data sets, imported
//! into a database of their own.

use crate::check::{BOTH, keeps_quiet, says, text, whole};
use prima_instrument::words::Lang;
use prima_store::Database;
use prima_web::asked::Asked;
use prima_web::assessment::{cycle, instrument, national, programme, programmes, ranking};
use prima_web::reply::{Answer, Missing, Reply, WebError};
use prima_web::site::{Shelved, Site};
use prima_workflow::import::{ImportOptions, Sources, import};
use prima_workflow::library;
use std::collections::BTreeMap;
use std::path::Path;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// A portal over all that is shipped; its database goes with the folder.
async fn portal() -> (tempfile::TempDir, Site) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = format!("sqlite:{}", folder.path().join("prima.db").display());
    let database = Database::open(&url).await.expect("a new database");
    let paths = ["register", "examples"].map(|name| Path::new(ROOT).join(name));
    let sources = Sources::find(&paths).expect("the shipped data");
    let options = ImportOptions {
        actor: "test",
        at: "2026-11-23T00:00:00Z",
        lang: Lang::En,
        dry_run: false,
        correction: false,
    };
    import(&database, &sources, &options, &|_, _, _| {})
        .await
        .expect("the shipped data is imported");
    let mut instruments = BTreeMap::new();
    for name in library::shipped().expect("the shipped instruments") {
        let (instrument, file) =
            library::open_checked(&name, Lang::Id).expect("an instrument without a fault");
        let n_cases = file.cases.len();
        instruments.insert(
            name,
            Shelved {
                instrument,
                text: file.text,
                n_cases,
            },
        );
    }
    let site = Site::new(database, "https://prima.example".to_owned(), instruments);
    (folder, site.await.expect("a portal over the database"))
}

fn html(answer: Answer, name: &str) -> String {
    match answer {
        Ok(Reply::Page(page)) => page.into_string(),
        other => panic!("{name} is no page: {other:?}"),
    }
}

fn asked(lang: Lang, address: &str) -> Asked {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    Asked::new(lang, path, query)
}

async fn ranked(site: &Site, address: &str) -> String {
    html(
        ranking::page(site, &asked(Lang::Id, address)).await,
        address,
    )
}

#[tokio::test]
async fn every_page_is_whole_in_both_languages() {
    let (_folder, site) = portal().await;
    for words in BOTH {
        let lang = words.lang;
        let check = |name: &str, answer: Answer| whole(name, words, &html(answer, name));
        check("/", national::page(&site, &asked(lang, "/")).await);
        check(
            "/program",
            programmes::page(&site, &asked(lang, "/program")).await,
        );
        let known = site.known();
        for dataset in &known.datasets {
            let address = format!("/program/{}", dataset.programme);
            check(
                &address,
                programme::page(&site, &asked(lang, &address)).await,
            );
            let address = format!("{address}/{}", dataset.period);
            check(&address, cycle::page(&site, &asked(lang, &address)).await);
        }
        for (programme, period) in &known.cycles {
            let address = format!("/program/{programme}/{period}/peringkat");
            check(&address, ranking::page(&site, &asked(lang, &address)).await);
        }
        for name in site.instruments.keys() {
            let address = format!("/instrumen/{name}");
            check(
                &address,
                instrument::page(&site, &asked(lang, &address)).await,
            );
        }
        let address = "/instrumen/rb/2023/perubahan";
        check(
            address,
            instrument::changes_page(&site, &asked(lang, address)).await,
        );
    }
}

#[tokio::test]
async fn the_nation_is_told_as_it_was_published() {
    let (_folder, site) = portal().await;
    let page = html(national::page(&site, &asked(Lang::Id, "/")).await, "/");
    says(
        "/",
        &page,
        &[
            // Jurnal88 2024-07-02 and Niskala 2024-10-18.
            "Kementerian/lembaga 76,81 2023 +1,33 dari 75,48 pada 2022",
            "Provinsi 69,71 2023 +2,31 dari 67,40 pada 2022",
            "Kabupaten/kota 59,32 2023 +2,76 dari 56,56 pada 2022",
            "Jurnal88 2 Juli 2024",
            "55,97",
            // InfoPublik 2024 and others.
            "4,39 2024 +0,32 dari 4,07 pada 2023",
            "4,02 2024 Sebelumnya 3,78 pada 2023",
            // Kompas 2023-12-14: the shares fit other counts.
            "terbit 70,70%, dihitung 70,65% (414 ÷ 586 × 100)",
            "Zona Hijau 2023 adalah 415, bukan 414",
            "adalah 587, bukan 586",
            "Nilai 10 dari 38 provinsi",
            "Bali BAL 96,94",
            "48,64% (dihitung) dari 514; 49,21% (dihitung) dari 508",
            "Mobile services",
            "Electronic services",
            "Tiga pilar pelayanan prima",
            "Transformatif, Inovatif, dan Inklusif",
            "59,34% (dihitung) dari 514; 60,04% (dihitung) dari 508",
        ],
    );
}

#[tokio::test]
async fn a_ranking_is_narrowed_searched_and_told() {
    let (_folder, site) = portal().await;
    let all = "/program/ombudsman/2023/peringkat";
    let sumsel = ranked(&site, &format!("{all}?provinsi=16")).await;
    says(
        all,
        &sumsel,
        &[
            "17 badan",
            "Peringkat 2 dari 17 Pemerintah Kabupaten Ogan Komering Ulu Timur Nilai 94,39 Rentang A Kualitas Tertinggi Zona Hijau",
        ],
    );
    // Unasked, it opens on the largest group that is ranked together: these 17.
    let opened = ranked(&site, all).await;
    let whole = "href=\"/id/program/ombudsman/2023/peringkat?tingkat=semua\"";
    let csv =
        "href=\"/id/program/ombudsman/2023/peringkat.csv?tingkat=kabupaten-kota&amp;provinsi=16\"";
    for part in [whole, csv, "id=\"sebaran-chart-title\""] {
        assert!(opened.contains(part), "{part} in {opened}");
    }
    says(all, &opened, &["17 badan", "dibuka pada kelompok"]);
    let everybody = ranked(&site, &format!("{all}?tingkat=semua")).await;
    says(all, &everybody, &["24 badan"]);
    keeps_quiet(all, &everybody, &["dibuka pada kelompok"]);
    let kota = ranked(&site, &format!("{all}?provinsi=16&tingkat=kota")).await;
    says(
        all,
        &kota,
        &["4 badan", "3 dari 17 Pemerintah Kota Palembang"],
    );
    keeps_quiet(all, &kota, &["Ogan Ilir"]);
    let found = ranked(&site, &format!("{all}?q=OKUT")).await;
    says(all, &found, &["Ogan Komering Ulu Timur"]);
    keeps_quiet(all, &found, &["Musi Banyuasin"]);
    let band = ranked(&site, &format!("{all}?provinsi=16&rentang=C")).await;
    says(all, &band, &["4 badan"]);
    let by_name = text(&ranked(&site, &format!("{all}?provinsi=16&urut=nama")).await);
    let place = |name: &str| by_name.find(&format!("Kabupaten {name}"));
    assert!(place("Banyuasin") < place("Musi Rawas") && place("Musi Rawas") < place("Ogan Ilir"));
    // NTTBersuara 2023 and ANTARA Kupang 2022.
    let kupang = ranked(&site, "/program/ombudsman/2022/peringkat").await;
    says(
        all,
        &kupang,
        &["Terbit 79,12, dihitung 79,13: berbeda 0,01."],
    );
    assert!(kupang.contains("<strong>79,12</strong>"), "{kupang}");
    // Of 2022 no group has five, so that nothing is hidden for one of two.
    keeps_quiet(all, &kupang, &["dibuka pada kelompok"]);
}

#[tokio::test]
async fn a_ranking_as_csv_holds_what_its_page_holds() {
    let (_folder, site) = portal().await;
    let address = "/program/ombudsman/2023/peringkat.csv";
    let answer =
        ranking::csv_page(&site, &asked(Lang::Id, &format!("{address}?provinsi=16"))).await;
    let Ok(Reply::File { bytes, name, .. }) = answer else {
        panic!("{answer:?}");
    };
    assert_eq!(name.as_deref(), Some("peringkat-ombudsman-2023.csv"));
    let csv = String::from_utf8(bytes).unwrap();
    assert_eq!(csv.matches("\r\n").count(), 18);
    // Of real data the last column is empty, of made-up data it says so.
    assert_eq!(csv.matches(",sample\r\n").count(), 1);
    let made_up = asked(Lang::Id, "/program/pekppp/2023/peringkat.csv");
    let Ok(Reply::File { bytes, .. }) = ranking::csv_page(&site, &made_up).await else {
        panic!("no CSV of made-up data");
    };
    let made_up = String::from_utf8(bytes).unwrap();
    assert!(
        made_up.lines().all(|line| line.ends_with(",sample")),
        "{made_up}"
    );
    assert!(csv.contains("oku-timur,Pemerintah Kabupaten Ogan Komering Ulu Timur,institution,kabupaten,16,16.08,kabupaten_kota/16,2,17,94.39,A,"));
    let bad = ranking::csv_page(&site, &asked(Lang::Id, &format!("{address}?rentang=Z"))).await;
    assert!(
        matches!(
            bad,
            Err(WebError::BadQuery {
                name: "rentang",
                ..
            })
        ),
        "{bad:?}"
    );
}

#[tokio::test]
async fn a_round_tells_its_reckonings_in_numbers_and_its_samples_as_samples() {
    let (_folder, site) = portal().await;
    // The averages of the year before, the 508 autonomous regions, and the hubs of 2021.
    for (address, reckonings, codes) in [
        ("/program/pekppp/2024", &["4,39 − 4,07"][..], "kl-2023"),
        ("/program/rb/2023", &["76,81 − 75,48"], "kl-2022"),
        ("/program/mpp/2025", &["305 ÷ 508"], "÷ otonom"),
        ("/program/ekosistem/2024", &["250 ÷ 514"], "÷ kabkota"),
        ("/program/jipp/2023", &[], "hub-2021"),
    ] {
        for lang in [Lang::Id, Lang::En] {
            let page = html(cycle::page(&site, &asked(lang, address)).await, address);
            if lang == Lang::Id {
                says(address, &page, reckonings);
            }
            keeps_quiet(address, &page, &[codes]);
        }
    }
    let address = "/program/pekppp/2023";
    let page = html(cycle::page(&site, &asked(Lang::Id, address)).await, address);
    says(
        address,
        &page,
        &["Nilai 2 badan pada putaran ini data contoh"],
    );
    keeps_quiet(
        address,
        &page,
        &["Yang diumumkan", "ditemukan dalam terbitan"],
    );
}

#[tokio::test]
async fn funnels_and_editions_follow_from_the_records() {
    let (_folder, site) = portal().await;
    let told = async |address: &str| {
        html(
            programme::page(&site, &asked(Lang::Id, address)).await,
            address,
        )
    };
    says(
        "p2ham",
        &told("/program/p2ham").await,
        &[
            "871",
            "282 (32,38%)",
            "241 (27,67%)",
            "64",
            "41 (64,06%)",
            "40 (62,50%)",
        ],
    );
    let inovasi = told("/program/inovasi").await;
    says(
        "inovasi",
        &inovasi,
        &[
            "2.824",
            "1.689 (59,81%)",
            "40 (1,42%)",
            "3.478",
            "2.454 (70,56%)",
            "1.917 (55,12%)",
        ],
    );
    let rb = told("/program/rb").await;
    says("rb", &rb, &["dari edisi 2020", "382 + 242"]);
    let zi = told("/program/zi").await;
    says(
        "zi",
        &zi,
        &[
            "Kepolisian Resor Ogan Komering Ulu Timur bagian dari",
            "Dicabut 30 Juni 2022",
        ],
    );
    says(
        "rentan",
        &told("/program/rentan").await,
        &[
            "Kejaksaan Republik Indonesia lewat Kejaksaan Tinggi Sumatera Selatan",
            "8 Oktober 2024",
        ],
    );
}

#[tokio::test]
async fn what_is_not_there_is_said_to_be_missing() {
    let (_folder, site) = portal().await;
    let missing = |answer: Answer| match answer {
        Err(WebError::NotFound(missing)) => missing,
        other => panic!("{other:?}"),
    };
    let period = || Missing::Period {
        programme: "ombudsman".to_owned(),
        period: "1999".to_owned(),
    };
    let address = asked(Lang::Id, "/program/ombudsman/1999");
    assert_eq!(missing(cycle::page(&site, &address).await), period());
    let address = asked(Lang::Id, "/program/ombudsman/1999/peringkat");
    assert_eq!(missing(ranking::page(&site, &address).await), period());
    let address = asked(Lang::Id, "/program/astrologi");
    assert_eq!(
        missing(programme::page(&site, &address).await),
        Missing::Programme("astrologi".to_owned())
    );
    let address = asked(Lang::Id, "/instrumen/ombudsman/1900");
    assert_eq!(
        missing(instrument::page(&site, &address).await),
        Missing::Instrument("ombudsman/1900".to_owned())
    );
    let address = asked(Lang::Id, "/instrumen/ombudsman/2013/perubahan");
    assert_eq!(
        missing(instrument::changes_page(&site, &address).await),
        Missing::Page
    );
}

#[tokio::test]
async fn the_file_of_an_instrument_is_the_one_it_was_read_from() {
    let (_folder, site) = portal().await;
    let answer = instrument::page(&site, &asked(Lang::Id, "/instrumen/ombudsman/2022.toml")).await;
    let Ok(Reply::File { bytes, name, .. }) = answer else {
        panic!("{answer:?}");
    };
    let written = std::fs::read(Path::new(ROOT).join("instruments/ombudsman/2022.toml")).unwrap();
    assert_eq!(
        (bytes, name.as_deref()),
        (written, Some("ombudsman-2022.toml"))
    );
}
