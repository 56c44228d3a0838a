//! The pages of the gallery: every component and chart, with sample content.

mod body;
mod charts;
mod lists;
mod notes;
mod said;

use maud::Markup;
use prima_instrument::catalogue::Catalogue;
use prima_instrument::{Instrument, words::Lang};
use prima_web::frame::{Area, Crumb, Page};
use prima_web::look::Words;
use said::Said;
use std::path::Path;

/// A page of the gallery before it is put into its frame.
struct Sheet {
    file: &'static str,
    title: String,
    area: Area,
    asked: &'static str,
    main: Markup,
}

/// File name and text of each page in a language.
pub fn pages(lang: Lang) -> Vec<(String, String)> {
    let instrument = instrument().expect("the instruments are shipped");
    let said = Said(Words { lang });
    let sheets = [
        body::sheet(said, &instrument),
        lists::bodies(said),
        lists::nothing(said),
        charts::sheet(said, &instrument),
        notes::sheet(said),
    ];
    sheets
        .iter()
        .map(|sheet| (format!("{}.html", sheet.file), whole(said, sheet)))
        .collect()
}

/// The rules whose bands the gallery draws.
fn instrument() -> std::io::Result<Instrument> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../instruments");
    let read = |name: &str| std::fs::read_to_string(root.join(name));
    let catalogue = Catalogue::read(
        &read("catalogue/facilities.toml")?,
        &read("catalogue/evidence.toml")?,
    );
    let catalogue = catalogue.expect("the catalogue is checked");
    let read = prima_instrument::read(&read("ombudsman/2022.toml")?, &catalogue);
    Ok(read.expect("the instrument is checked"))
}

fn whole(said: Said, sheet: &Sheet) -> String {
    let crumbs = [
        Crumb {
            name: said.text("Nasional", "Nation"),
            address: "badan.html",
        },
        Crumb {
            name: said.text("Galeri", "Gallery"),
            address: "daftar.html",
        },
        Crumb {
            name: &sheet.title,
            address: "",
        },
    ];
    let page = Page {
        words: said.0,
        title: &sheet.title,
        description: said.text("Semua bagian halaman.", "Every part of a page."),
        origin: "https://prima.example",
        path: &format!("/{}.html", sheet.file),
        query: "",
        area: Some(sheet.area),
        asked: sheet.asked,
        breadcrumbs: &crumbs,
        sample: true,
        hidden: false,
        main: sheet.main.clone(),
    };
    page.markup().into_string()
}
