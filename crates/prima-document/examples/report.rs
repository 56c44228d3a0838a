//! Writes the report of the shipped examples: `report DIR [id|en]`.

#[path = "../tests/loading/mod.rs"]
mod loading;

use prima_instrument::words::Lang;
use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| "report".to_owned()));
    let lang = arguments
        .next()
        .and_then(|tag| Lang::from_tag(&tag))
        .unwrap_or_default();
    std::fs::create_dir_all(&folder)?;
    for page in loading::render(&loading::examples(), lang) {
        std::fs::write(folder.join(&page.file), &page.html)?;
    }
    Ok(())
}
