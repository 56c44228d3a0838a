//! Lists: filter, table, pages, search results, and nothing at all.

use super::Sheet;
use super::said::{BODIES, Said};
use maud::{Markup, html};
use prima_instrument::model::Role;
use prima_web::frame::Area;
use prima_web::look::{
    Card, Chip, Choice, Column, Control, Direction, Empty, Field, FieldError, Filter, Found, Link,
    Opening, Pagination, Row, Sort, Table, cards, chip, empty, error_summary, filter, links,
    opening, pagination, search_results, section, table,
};

pub fn bodies(said: Said) -> Sheet {
    let words = said.0;
    let title = said.text("Badan", "Bodies");
    let main = html! {
        (opening(&Opening {
            kind: None,
            title,
            lead: said.text("Setiap badan yang pernah dinilai, dengan hasil terakhirnya.", "Every body that was ever assessed, with its latest result."),
            facts: None,
            answer: None,
        }))
        (section("daftar", said.text("Kabupaten dan kota di Sumatera Selatan", "Regencies and cities of Sumatera Selatan"), &html! {
            (filtering(said, None))
            (ranking(said))
            (pagination(words, &Pagination { current: 5, n_pages: 12, address: &|page| format!("?halaman={page}") }))
        }))
        (section("cari", said.text("Hasil pencarian", "Search results"), &search_results(words, "ogan", 2, &found(said))))
        (section("lanjut", said.text("Jalan lain", "Other ways"), &html! {
            (cards(&[
                Card {
                    kind: Some("Ombudsman RI"),
                    title: said.text("Kepatuhan Penyelenggaraan Pelayanan Publik", "Public service compliance"),
                    address: "badan.html",
                    about: html! { p { (said.text("Apakah kantor memenuhi standar pelayanan yang diwajibkan undang-undang.", "Whether an office meets the standards the law demands.")) } },
                    foot: Some(html! { (said.text("587 badan, 2021–2024", "587 bodies, 2021–2024")) }),
                },
                Card {
                    kind: Some("Kementerian PANRB"),
                    title: said.text("Indeks Pelayanan Publik", "Public service index"),
                    address: "badan.html",
                    about: html! { p { (said.text("Kinerja pelayanan, dinilai petugas, evaluator, dan pengguna.", "Performance, judged by officers, evaluators and users.")) } },
                    foot: Some(html! { (said.text("2022–2024", "2022–2024")) }),
                },
                Card {
                    kind: None,
                    title: said.text("Unduh datanya", "Download the data"),
                    address: "badan.html",
                    about: html! { p { (said.text("Semua angka dengan sumbernya, sebagai CSV.", "All figures with their sources, as CSV.")) } },
                    foot: None,
                },
            ]))
            (links(&[
                Link { name: "Kota Palembang", address: "badan.html", about: said.text("16.71, Sumatera Selatan", "16.71, Sumatera Selatan") },
                Link { name: "Kota Pagar Alam", address: "badan.html", about: "" },
            ]))
        }))
    };
    Sheet {
        file: "daftar",
        title: title.to_owned(),
        area: Area::Bodies,
        asked: "ogan",
        main,
    }
}

fn filtering(said: Said, wrong: Option<&str>) -> Markup {
    let years = ["2024", "2023", "2022"].map(|year| Choice {
        value: year,
        label: year,
        chosen: year == "2023",
    });
    let levels = [
        ("", said.text("Semua tingkat", "All levels")),
        ("kabupaten", said.text("Kabupaten", "Regency")),
        ("kota", said.text("Kota", "City")),
    ]
    .map(|(value, label)| Choice {
        value,
        label,
        chosen: value.is_empty(),
    });
    let fields = [
        Field {
            name: "nama",
            label: said.text("Nama", "Name"),
            hint: None,
            error: None,
            control: Control::Text { value: "ogan" },
        },
        Field {
            name: "tingkat",
            label: said.text("Tingkat", "Level"),
            hint: None,
            error: None,
            control: Control::Select { choices: &levels },
        },
        Field {
            name: "tahun",
            label: said.text("Tahun penilaian", "Year of assessment"),
            hint: wrong
                .map(|_| said.text("Empat angka, misalnya 2023", "Four digits, such as 2023")),
            error: wrong,
            control: match wrong {
                Some(_) => Control::Text { value: "23" },
                None => Control::Select { choices: &years },
            },
        },
    ];
    filter(
        said.0,
        &Filter {
            action: "daftar.html",
            fields: &fields,
            kept: &[("urut", "nilai")],
            reset: Some("daftar.html"),
        },
    )
}

fn ranking(said: Said) -> Markup {
    let sort = |direction| {
        Some(Sort {
            address: "daftar.html",
            direction,
        })
    };
    let columns = [
        Column {
            name: said.text("Peringkat", "Rank"),
            number: true,
            ..Column::default()
        },
        Column {
            name: said.text("Badan", "Body"),
            names_row: true,
            sort: sort(None),
            ..Column::default()
        },
        Column {
            name: said.text("Nilai", "Score"),
            number: true,
            sort: sort(Some(Direction::Descending)),
            ..Column::default()
        },
        Column {
            name: said.text("Rentang", "Band"),
            ..Column::default()
        },
        Column {
            name: said.text("Sumber", "Source"),
            ..Column::default()
        },
    ];
    let rows = BODIES.iter().enumerate().map(|(place, (name, value))| {
        let (role, letter, label, zone) = match place {
            0..7 => (
                Role::Best,
                "A",
                "Kualitas Tertinggi",
                said.text("Zona Hijau", "Green zone"),
            ),
            7..13 => (
                Role::Good,
                "B",
                "Kualitas Tinggi",
                said.text("Zona Hijau", "Green zone"),
            ),
            _ => (
                Role::Fair,
                "C",
                "Kualitas Sedang",
                said.text("Zona Kuning", "Yellow zone"),
            ),
        };
        Row {
            id: None,
            cells: vec![
                html! { (place + 1) },
                html! { a href="badan.html" { (name) } },
                html! { (said.number(value)) },
                chip(&Chip {
                    role,
                    letter,
                    label,
                    zone: Some(zone),
                }),
                html! { "Sumatera Ekspres 2024" },
            ],
            emphasis: place == 1,
        }
    });
    table(
        said.0,
        &Table {
            id: "peringkat",
            caption: said.text(
                "Peringkat di antara 17 yang dipublikasikan, 2023",
                "Rank among the 17 published, 2023",
            ),
            columns: &columns,
            rows: rows.collect(),
        },
    )
}

fn found(said: Said) -> [Found<'static>; 2] {
    [
        Found {
            title: "Kabupaten Ogan Komering Ulu Timur",
            address: "badan.html",
            kind: said.text("Badan", "Body"),
            about: html! { (said.text("Pemerintah kabupaten di Sumatera Selatan. Juga disebut OKU Timur.", "Regency government in Sumatera Selatan. Also called OKU Timur.")) },
        },
        Found {
            title: "Ogan Ilir",
            address: "badan.html",
            kind: said.text("Wilayah", "Region"),
            about: html! { (said.text("Kabupaten, kode 16.10", "Regency, code 16.10")) },
        },
    ]
}

pub fn nothing(said: Said) -> Sheet {
    let words = said.0;
    let title = said.text("Daftar tanpa isi", "A list without entries");
    let message = said.text(
        "Tulis tahun dengan empat angka, misalnya 2023",
        "Write the year with four digits, such as 2023",
    );
    let main = html! {
        (opening(&Opening { kind: None, title, lead: "", facts: None, answer: None }))
        (error_summary(words, &[FieldError { field: "tahun", message }]))
        (filtering(said, Some(message)))
        (search_results(words, "kantor xyz", 0, &[]))
        (section("kosong", said.text("Belum ada", "Nothing yet"), &empty(&Empty {
            title: said.text("Belum ada penghargaan yang tercatat", "No honours on record"),
            about: said.text("Bukan berarti tidak pernah ada: Prima hanya memuat yang ada sumbernya.", "That does not mean there were none: Prima holds only what has a source."),
            action: Some(Link { name: said.text("Lihat semua penghargaan", "See all honours"), address: "daftar.html", about: "" }),
        })))
    };
    Sheet {
        file: "kosong",
        title: title.to_owned(),
        area: Area::Bodies,
        asked: "kantor xyz",
        main,
    }
}
