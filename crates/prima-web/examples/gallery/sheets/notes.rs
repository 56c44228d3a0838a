//! Notices, chips and other small signs.

use super::Sheet;
use super::said::Said;
use maud::html;
use prima_instrument::model::Role;
use prima_web::frame::Area;
use prima_web::look::{
    Chip, Notice, NoticeKind, Opening, Origin, chip, notice, opening, provenance, section,
};

pub fn sheet(said: Said) -> Sheet {
    let words = said.0;
    let title = said.text("Tanda dan catatan", "Signs and notices");
    let main = html! {
        (opening(&Opening {
            kind: Some(said.text("Galeri", "Gallery")),
            title,
            lead: said.text("Yang harus diketahui sebelum percaya pada sebuah angka.", "What to know before trusting a figure."),
            facts: None,
            answer: None,
        }))
        (section("catatan", said.text("Catatan", "Notices"), &html! {
            @for (kind, text) in [
                (NoticeKind::Provisional, said.text("Nama rentang dibaca dari satu aplikasi; tidak ada naskah resmi yang membenarkannya.", "The names of the bands were read from one application; no official text confirms them.")),
                (NoticeKind::Mismatch, said.text("Terbit 79,12; menurut unsurnya 79,13. Angka terbit tidak diubah.", "Published 79.12; 79.13 by its parts. The published figure is not changed.")),
                (NoticeKind::Agreement, said.text("Ke-18 angka terbit sama dengan hitungan.", "All 18 published figures equal the computed ones.")),
                (NoticeKind::Sample, said.text("Angka ini dibuat untuk galeri.", "These figures were made up for the gallery.")),
                (NoticeKind::Unknown, said.text("Belum ada nilai yang diterbitkan untuk 2019 dan 2020.", "No score was published for 2019 and 2020.")),
                (NoticeKind::Information, said.text("Penilaian 2024 diumumkan pada Desember 2024.", "The assessment of 2024 was announced in December 2024.")),
            ] {
                (notice(words, &Notice { kind, title: None, body: html! { p { (text) } } }))
            }
        }))
        (section("rentang", said.text("Rentang", "Bands"), &html! {
            @for (role, letter, label, zone) in [
                (Role::Best, "A", "Kualitas Tertinggi", "Zona Hijau"),
                (Role::Good, "B", "Kualitas Tinggi", "Zona Hijau"),
                (Role::Fair, "C", "Kualitas Sedang", "Zona Kuning"),
                (Role::Weak, "D", "Kualitas Rendah", "Zona Merah"),
                (Role::Poor, "E", "Kualitas Terendah", "Zona Merah"),
            ] {
                p { (chip(&Chip { role, letter, label, zone: Some(zone) })) }
            }
        }))
        (section("asal", said.text("Asal angka", "Where figures come from"), &html! {
            @for origin in [Origin::Imported, Origin::Recomputed, Origin::Differs, Origin::Computed, Origin::Sample] {
                (provenance(words, &said.source(origin)))
            }
        }))
    };
    Sheet {
        file: "tanda",
        title: title.to_owned(),
        area: Area::Methods,
        asked: "",
        main,
    }
}
