//! Writes every component and chart into pages that open from a folder:
//! `cargo run -p prima-web --example gallery -- DIR`, with `DIR/id` and `DIR/en`.
//!
//! What stands in them is sample content, and every page says so.

mod sheets;

use prima_instrument::words::Lang;
use prima_web::assets::ASSETS;
use std::path::{Path, PathBuf};

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1);
    let folder = PathBuf::from(folder.unwrap_or_else(|| "target/gallery".to_owned()));
    for asset in ASSETS {
        let path = folder.join(asset.address().trim_start_matches('/'));
        write(&path, asset.bytes)?;
    }
    for lang in [Lang::Id, Lang::En] {
        for (file, html) in sheets::pages(lang) {
            write(
                &folder.join(lang.tag()).join(file),
                relative(&html).as_bytes(),
            )?;
        }
    }
    Ok(())
}

/// Addresses that lead from file to file.
fn relative(html: &str) -> String {
    let mut html = html.replace("\"/aset/", "\"../aset/");
    for lang in ["id", "en"] {
        html = html.replace(&format!("href=\"/{lang}/"), &format!("href=\"../{lang}/"));
    }
    html
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let parent = path.parent().expect("every file lies in the folder");
    std::fs::create_dir_all(parent)?;
    std::fs::write(path, bytes)
}
