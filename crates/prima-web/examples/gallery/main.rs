//! Writes every component and chart into pages that open from a folder:
//! `cargo run -p prima-web --example gallery -- DIR`, with `DIR/id` and `DIR/en`.
//!
//! What stands in them is sample content, and every page says so.

mod body;
mod charts;
mod lists;
mod notes;
mod said;

use maud::Markup;
use prima_instrument::catalogue::Catalogue;
use prima_instrument::{Instrument, words::Lang};
use prima_web::assets::ASSETS;
use prima_web::frame::{Area, Crumb, Page};
use prima_web::look::Words;
use said::Said;
use std::path::{Path, PathBuf};

/// A page of the gallery.
struct Sheet {
    file: &'static str,
    title: String,
    area: Area,
    asked: &'static str,
    main: Markup,
}

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1);
    let folder = PathBuf::from(folder.unwrap_or_else(|| "target/gallery".to_owned()));
    for asset in ASSETS {
        let path = folder.join(asset.address().trim_start_matches('/'));
        write(&path, asset.bytes)?;
    }
    let instrument = instrument()?;
    for lang in [Lang::Id, Lang::En] {
        let said = Said(Words { lang });
        let sheets = [
            body::sheet(said, &instrument),
            lists::bodies(said),
            lists::nothing(said),
            charts::sheet(said, &instrument),
            notes::sheet(said),
        ];
        for sheet in &sheets {
            let path = folder.join(lang.tag()).join(format!("{}.html", sheet.file));
            write(&path, whole(said, sheet).as_bytes())?;
        }
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let parent = path.parent().expect("every file lies in the folder");
    std::fs::create_dir_all(parent)?;
    std::fs::write(path, bytes)
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

/// A page with addresses that lead from file to file.
fn whole(said: Said, sheet: &Sheet) -> String {
    let home = said.text("Nasional", "Nation");
    let crumbs = [
        Crumb {
            name: home,
            address: "badan.html",
        },
        Crumb {
            name: said.text("Badan", "Bodies"),
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
        origin: "",
        path: &format!("/{}.html", sheet.file),
        query: "",
        area: Some(sheet.area),
        asked: sheet.asked,
        breadcrumbs: &crumbs,
        sample: true,
        hidden: true,
        main: sheet.main.clone(),
    };
    let html = page.markup().into_string();
    html.replace("\"/aset/", "\"../aset/")
        .replace("href=\"/id/", "href=\"../id/")
        .replace("href=\"/en/", "href=\"../en/")
}
