//! Every chart.

use super::Sheet;
use super::said::{BODIES, Said, exact};
use maud::{Markup, html};
use prima_instrument::Instrument;
use prima_instrument::model::Role;
use prima_web::chart::{
    About, BandScale, Bar, Peer, Piece, RankStrip, Series, Shares, Stage, Stages, Tile, TileMap,
    Trend, Value, band_scale, rank_strip, shares, stages, tile_map, trend,
};
use prima_web::frame::Area;
use prima_web::look::{Opening, Origin, opening, section};

pub fn sheet(said: Said, instrument: &Instrument) -> Sheet {
    let words = said.0;
    let title = said.text("Bagan", "Charts");
    let about = |id, title, says| About {
        id,
        title,
        says,
        provenance: Some(said.source(Origin::Sample)),
    };
    let main = html! {
        (opening(&Opening {
            kind: None,
            title,
            lead: said.text("Setiap bagan dapat dibaca sekilas, dan juga sebagai tabel.", "Each chart can be read at a glance, and as a table."),
            facts: None,
            answer: None,
        }))
        (section("tren", said.text("Tren", "Trends"), &trend(words, &Trend {
            about: about("rb", said.text("Rata-rata Indeks Reformasi Birokrasi, 2014–2023", "Average reform index, 2014–2023"), said.text("Ketiga tingkat pemerintahan naik; kabupaten dan kota paling jauh tertinggal.", "All three levels of government rose; regencies and cities lag furthest.")),
            periods: &["2014", "2018", "2022", "2023"],
            series: vec![
                Series { name: said.text("Kementerian/lembaga", "Ministries and agencies"), values: vec![Some(said.value("47.46")), None, Some(said.value("75.48")), Some(said.value("76.81"))] },
                Series { name: said.text("Provinsi", "Provinces"), values: vec![Some(said.value("41.61")), Some(said.value("60.2")), Some(said.value("67.4")), Some(said.value("69.71"))] },
                Series { name: said.text("Kabupaten/kota", "Regencies and cities"), values: vec![None, Some(said.value("51.1")), Some(said.value("56.56")), Some(said.value("59.32"))] },
            ],
            reference: None,
            rules: None,
        })))
        (section("skala", said.text("Skala", "Scale"), &html! {
            (band_scale(words, &BandScale { about: about("skala-tengah", said.text("Kota Lubuk Linggau pada skala", "Kota Lubuk Linggau on the scale"), ""), instrument, name: "Kota Lubuk Linggau", value: Some(&exact("86.2")) }))
            (band_scale(words, &BandScale { about: about("skala-saja", said.text("Rentang penilaian kepatuhan", "Bands of the compliance assessment"), ""), instrument, name: "", value: None }))
        }))
        (section("jajaran", said.text("Di antara sesamanya", "Among its peers"), &html! {
            (rank_strip(words, &RankStrip {
                about: about("tujuh-belas", said.text("Kabupaten dan kota di Sumatera Selatan, 2023", "Regencies and cities of Sumatera Selatan, 2023"), said.text("Nilai kedua tertinggi dari 17; hanya 0,56 di bawah yang tertinggi.", "Second highest of 17; only 0.56 below the highest.")),
                peers: BODIES.iter().enumerate().map(|(place, (name, value))| Peer { name, rank: (place + 1).to_string(), value: said.value(value) }).collect(),
                of: BODIES.len(),
                body: Some(1),
                interval: Some((said.value("92.1"), said.value("95.6"))),
            }))
            (many(said))
        }))
        (section("peta", said.text("Peta provinsi", "Map of provinces"), &map(said)))
        (section("bagian", said.text("Bagian", "Shares"), &zones(said)))
        (section("tahap", said.text("Tahap", "Stages"), &stages(words, &Stages {
            about: about("p2ham", said.text("P2HAM di Jawa Timur, 2023", "P2HAM in Jawa Timur, 2023"), said.text("Dari 64 unit yang mencanangkan, 40 menerima predikat.", "Of 64 units that declared, 40 received the predikat.")),
            stages: vec![
                Stage { name: said.text("Mencanangkan", "Declared"), count: 64, of_previous: String::new(), of_first: String::new() },
                Stage { name: said.text("Lulus evaluasi", "Passed the evaluation"), count: 41, of_previous: said.text("64,1%", "64.1%").to_owned(), of_first: said.text("64,1%", "64.1%").to_owned() },
                Stage { name: said.text("Menerima Predikat Unit Kerja P2HAM", "Received the Predikat Unit Kerja P2HAM"), count: 40, of_previous: said.text("97,6%", "97.6%").to_owned(), of_first: said.text("62,5%", "62.5%").to_owned() },
            ],
        })))
    };
    Sheet {
        file: "bagan",
        title: title.to_owned(),
        area: Area::Home,
        asked: "",
        main,
    }
}

/// A group as large as all regencies.
fn many(said: Said) -> Markup {
    let mut values: Vec<u64> = (0..415_u64)
        .map(|n| 4200 + (n * n * 37 + n * 911) % 2600 + (n * 7919) % 2300)
        .collect();
    values.sort_unstable_by(|one, other| other.cmp(one));
    let names: Vec<String> = (1..=values.len())
        .map(|n| format!("{} {n}", said.text("Kabupaten contoh", "Sample regency")))
        .collect();
    let peers = values.iter().zip(&names).enumerate();
    let peers = peers.map(|(place, (value, name))| Peer {
        name,
        rank: (place + 1).to_string(),
        value: said.value(&format!("{}.{:02}", value / 100, value % 100)),
    });
    rank_strip(
        said.0,
        &RankStrip {
            about: About {
                id: "semua",
                title: said.text("415 kabupaten", "415 regencies"),
                says: "",
                provenance: Some(said.source(Origin::Sample)),
            },
            of: peers.len(),
            peers: peers.collect(),
            body: Some(300),
            interval: None,
        },
    )
}

fn map(said: Said) -> Markup {
    let codes = [
        "11", "12", "13", "14", "15", "16", "17", "18", "19", "21", "31", "32", "33", "34", "35",
        "36", "51", "52", "53", "61", "62", "63", "64", "65", "71", "72", "73", "74", "75", "76",
        "81", "82",
    ];
    let tiles = codes.iter().enumerate().map(|(place, code)| {
        let value = 52.0 + ((place * 41) % 46) as f64;
        let role = match value {
            value if value >= 88.0 => Role::Best,
            value if value >= 78.0 => Role::Good,
            value if value >= 66.0 => Role::Fair,
            value if value >= 54.0 => Role::Weak,
            _ => Role::Poor,
        };
        Tile {
            code: (*code).to_owned(),
            value: said.0.rough(value + 0.3, 1),
            role: Some(role),
        }
    });
    tile_map(
        said.0,
        &TileMap {
            about: About {
                id: "peta-nilai",
                title: said.text(
                    "Nilai kepatuhan pemerintah provinsi",
                    "Compliance score of provinces",
                ),
                says: said.text(
                    "Nilai tertinggi dan terendah terdapat di setiap pulau besar.",
                    "Every large island has high and low scores.",
                ),
                provenance: Some(said.source(Origin::Sample)),
            },
            tiles: tiles.collect(),
            classes: [
                (Role::Best, "A"),
                (Role::Good, "B"),
                (Role::Fair, "C"),
                (Role::Weak, "D"),
                (Role::Poor, "E"),
            ]
            .map(|(role, letter)| (role, format!("{} {letter}", said.text("Rentang", "Band"))))
            .to_vec(),
            within: &codes
                .iter()
                .map(|code| ((*code).to_owned(), (17, 38)))
                .collect(),
            here: Some("16"),
            address: &|code| format!("badan.html?kode={code}"),
        },
    )
}

fn zones(said: Said) -> Markup {
    let bar = |name, whole, shares: [&str; 3]| Bar {
        name,
        whole,
        pieces: shares
            .map(|share| {
                let Value { value, text } = said.value(share);
                Piece {
                    share: value,
                    text: format!("{text}%"),
                }
            })
            .to_vec(),
    };
    shares(
        said.0,
        &Shares {
            about: About {
                id: "zona",
                title: said.text(
                    "Zona kepatuhan nasional, 2021–2024",
                    "Compliance zones of the nation, 2021–2024",
                ),
                says: said.text(
                    "Zona Hijau tumbuh dari kurang dari sepertiga menjadi lebih dari empat perlima.",
                    "The green zone grew from less than a third to more than four fifths.",
                ),
                provenance: Some(said.source(Origin::Recomputed)),
            },
            classes: vec![
                (Role::Best, said.text("Zona Hijau", "Green zone")),
                (Role::Fair, said.text("Zona Kuning", "Yellow zone")),
                (Role::Poor, said.text("Zona Merah", "Red zone")),
            ],
            bars: vec![
                bar("2021", "587", ["30.49", "53.83", "15.67"]),
                bar("2022", "586", ["46.42", "42.66", "10.92"]),
                bar("2023", "586", ["70.65", "22.70", "6.66"]),
                bar("2024", "587", ["84.16", "11.93", "3.92"]),
            ],
        },
    )
}
