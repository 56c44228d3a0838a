//! The page of a body: verdict, figures, honours, sources.

use super::Sheet;
use super::said::{Said, exact};
use maud::html;
use prima_instrument::Instrument;
use prima_instrument::model::Role;
use prima_web::chart::{About, BandScale, Series, Trend, band_scale, trend};
use prima_web::frame::Area;
use prima_web::look::{
    Chip, Figure, Honour, Notice, NoticeKind, Opening, Origin, SourceRow, Verdict, contents,
    figures, honours, note_mark, notice, opening, print_header, section, sources, summary, terms,
    traced, verdict, verdicts,
};

pub fn sheet(said: Said, instrument: &Instrument) -> Sheet {
    let words = said.0;
    let title = "Kabupaten Ogan Komering Ulu Timur";
    let sections = [
        ("hasil", said.text("Hasil penilaian", "Assessment results")),
        ("angka", said.text("Angka nasional", "National figures")),
        ("tren", said.text("Dari tahun ke tahun", "Over the years")),
        ("penghargaan", said.text("Penghargaan", "Honours")),
        ("istilah", said.text("Istilah", "Terms")),
        ("sumber", said.text("Sumber", "Sources")),
    ];
    let main = html! {
        (print_header(words, "https://prima.example/id/badan/oku-timur", said.text("23 November 2026", "23 November 2026")))
        (opening(&Opening {
            kind: Some(said.text("Pemerintah kabupaten", "Regency government")),
            title,
            lead: said.text(
                "Kualitas tertinggi dalam penilaian kepatuhan Ombudsman 2023, dan peringkat kedua di antara 17 kabupaten dan kota di Sumatera Selatan.",
                "Highest quality in the Ombudsman’s compliance assessment of 2023, and second among the 17 regencies and cities of Sumatera Selatan.",
            ),
            facts: Some(summary(&[
                (said.text("Tingkat", "Level"), html! { (said.text("Kabupaten", "Regency")) }),
                (said.text("Wilayah", "Region"), html! { a href="#hasil" { "Sumatera Selatan" } }),
                (said.text("Nama lain", "Also called"), html! { "OKU Timur, OKUT" }),
                (said.text("Kode", "Code"), html! { "16.08" }),
            ])),
            answer: Some(verdict(words, &ombudsman(said, Some(said.source(Origin::Imported))))),
        }))
        (contents(words, &sections))
        (section("hasil", sections[0].1, &html! {
            (traced(words, &html! {
                (said.text("Pada penilaian 2023, kabupaten ini memperoleh ", "In the assessment of 2023, this regency got "))
                strong { (said.number("94.39")) }
                (said.text(", naik 8,12 dari tahun sebelumnya", ", 8.12 more than the year before"))
            }, &[1, 2]))
            (verdicts(words, &[
                ombudsman(said, None),
                Verdict {
                    programme: said.text("Pemantauan dan Evaluasi Kinerja Pelayanan Publik (Kementerian PANRB)", "Public service performance (Ministry of State Apparatus)"),
                    about: "",
                    address: "daftar.html",
                    period: "2024",
                    role: Some(Role::Fair),
                    letter: "B-",
                    label: said.text("Baik dengan catatan", "Good, with remarks"),
                    zone: "",
                    value: &said.number("3.37"),
                    out_of: said.text("dari 5", "of 5"),
                    recounted: "",
                    rank: said.text("Tanpa peringkat", "Unranked"),
                    among: "",
                    marks: Some(html! { p { (said.text("Nama rentang belum terbukti", "Name of the band not proven")) (note_mark(words, 2)) } }),
                    means: None,
                    provenance: Some(said.source(Origin::Recomputed)),
                },
                Verdict {
                    programme: said.text("Survei Kepuasan Masyarakat", "Survey of satisfaction"),
                    about: "",
                    address: "daftar.html",
                    period: "2023",
                    role: Some(Role::Poor),
                    letter: "D",
                    label: said.text("Tidak baik", "Not good"),
                    zone: "",
                    value: &said.number("61.2"),
                    out_of: said.text("dari 100", "of 100"),
                    recounted: "",
                    rank: "",
                    among: "",
                    marks: None,
                    means: None,
                    provenance: Some(said.source(Origin::Sample)),
                },
            ]))
            (band_scale(words, &BandScale {
                about: About {
                    id: "letak",
                    title: said.text("Letak pada skala, 2023", "Place on the scale, 2023"),
                    says: said.text("Di rentang tertinggi, 6,39 di atas batasnya.", "In the highest band, 6.39 above its edge."),
                    provenance: None,
                },
                instrument,
                name: title,
                value: Some(&exact("94.39")),
            }))
        }))
        (section("angka", sections[1].1, &html! {
            (figures(words, &[
                Figure {
                    name: said.text("Kementerian dan lembaga", "Ministries and agencies"),
                    value: &said.number("76.81"),
                    unit: said.text("dari 100", "of 100"),
                    what: said.text("Rata-rata Indeks Reformasi Birokrasi, naik 1,33 dari 2022.", "Average reform index, 1.33 more than in 2022."),
                    chip: Some(Chip { role: Role::Good, letter: "BB", label: said.text("Sangat baik", "Very good"), zone: None }),
                    provenance: Some(said.source(Origin::Imported)),
                },
                Figure {
                    name: said.text("Pemerintah provinsi", "Provinces"),
                    value: &said.number("69.71"),
                    unit: said.text("dari 100", "of 100"),
                    what: said.text("Rata-rata Indeks Reformasi Birokrasi, naik 2,31 dari 2022.", "Average reform index, 2.31 more than in 2022."),
                    chip: None,
                    provenance: Some(said.source(Origin::Differs)),
                },
                Figure {
                    name: said.text("Kabupaten dan kota", "Regencies and cities"),
                    value: &said.number("59.32"),
                    unit: said.text("dari 100", "of 100"),
                    what: said.text("Rata-rata Indeks Reformasi Birokrasi, naik 2,76 dari 2022.", "Average reform index, 2.76 more than in 2022."),
                    chip: None,
                    provenance: Some(said.source(Origin::Computed)),
                },
            ]))
        }))
        (section("tren", sections[2].1, &html! {
            (trend(words, &Trend {
                about: About {
                    id: "tren-bagan",
                    title: said.text("Nilai kepatuhan, 2018–2024", "Compliance score, 2018–2024"),
                    says: said.text("Naik setiap kali dinilai, dan sejak 2022 di atas rata-rata nasional.", "Up at every assessment, and above the national average since 2022."),
                    provenance: Some(said.source(Origin::Imported)),
                },
                periods: &["2018", "2019", "2020", "2021", "2022", "2023", "2024"],
                series: vec![Series {
                    name: title,
                    values: vec![Some(said.value("61.5")), None, None, Some(said.value("70.1")), Some(said.value("86.27")), Some(said.value("94.39")), None],
                }],
                reference: Some(Series {
                    name: said.text("Rata-rata nasional", "National average"),
                    values: vec![Some(said.value("68.2")), None, None, Some(said.value("72.35")), Some(said.value("77.44")), Some(said.value("80.19")), Some(said.value("83.6"))],
                }),
                rules: Some(instrument),
            }))
        }))
        (section("penghargaan", sections[3].1, &html! {
            (honours(words, &[
                Honour {
                    title: said.text("Pelayanan Publik Ramah Kelompok Rentan", "Public service friendly to vulnerable groups"),
                    address: "#penghargaan",
                    event: "Gebyar Pelayanan Prima 2024, Kementerian PANRB",
                    day: said.text("8 Oktober 2024", "8 October 2024"),
                    credited: Some(html! { (said.text("Atas kerja ", "For the work of ")) a href="#hasil" { "Kejaksaan Tinggi Sumatera Selatan" } }),
                    certificate: None,
                    provenance: Some(said.source(Origin::Imported)),
                },
                Honour {
                    title: said.text("Top 5 Inovasi, kelompok Replikasi", "Top 5 innovations, group Replikasi"),
                    address: "",
                    event: "Gebyar Pelayanan Prima 2024, Kementerian PANRB",
                    day: said.text("8 Oktober 2024", "8 October 2024"),
                    credited: None,
                    certificate: None,
                    provenance: None,
                },
            ]))
            (notice(words, &Notice {
                kind: NoticeKind::Mismatch,
                title: None,
                body: html! { p { (said.text("Berita menyebut tujuh penghargaan; yang disebut namanya enam.", "The article says seven honours; it names six.")) (note_mark(words, 2)) } },
            }))
        }))
        (section("istilah", sections[4].1, &terms(&[
            ("zona", said.text("Zona", "Zone"), html! { (said.text("Warna yang diberikan Ombudsman kepada sekelompok rentang nilai: hijau, kuning, merah.", "The colour the Ombudsman gives a group of bands: green, yellow, red.")) }),
            ("rentang", said.text("Rentang", "Band"), html! { (said.text("Potongan skala nilai dengan huruf dan nama.", "A stretch of the scale with a letter and a name.")) }),
        ])))
        (section("sumber", sections[5].1, &sources(&[
            SourceRow {
                name: "Sumatera Ekspres 2024: sumateraekspres.bacakoran.co/amp/32964",
                about: html! { p { (said.text("17 nilai; periode 2023; diambil 23 November 2026", "17 scores; period 2023; retrieved 23 November 2026")) } },
            },
            SourceRow {
                name: said.text("Instrumen Ombudsman 2022–2024, edisi 2022", "Ombudsman instrument 2022–2024, edition 2022"),
                about: html! { p { (said.text("rentang dan zona", "bands and zones")) } },
            },
        ])))
    };
    Sheet {
        file: "badan",
        title: title.to_owned(),
        area: Area::Bodies,
        asked: "",
        main,
    }
}

fn ombudsman(
    said: Said,
    provenance: Option<prima_web::look::Provenance<'static>>,
) -> Verdict<'static> {
    Verdict {
        programme: said.text(
            "Kepatuhan Penyelenggaraan Pelayanan Publik (Ombudsman)",
            "Public service compliance (Ombudsman)",
        ),
        about: "",
        address: "daftar.html",
        period: "2023",
        role: Some(Role::Best),
        letter: "A",
        label: "Kualitas Tertinggi",
        zone: said.text("Zona Hijau", "Green zone"),
        value: said.text("94,39", "94.39"),
        out_of: said.text("dari 100", "of 100"),
        recounted: "",
        rank: said.text("Peringkat 2 dari 17", "Rank 2 of 17"),
        among: said.text(
            "kabupaten dan kota di Sumatera Selatan",
            "regencies and cities of Sumatera Selatan",
        ),
        marks: None,
        means: None,
        provenance,
    }
}
