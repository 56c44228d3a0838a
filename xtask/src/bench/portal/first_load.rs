//! What a first visit to each kind of page costs on a slow line: the page, and
//! every style sheet, typeface and sign it asks for, as they are sent.

use super::http::Connection;
use super::server::Portal;
use crate::bench::Missed;
use std::collections::BTreeSet;

const MOST_KB: f64 = 60.0;
/// What every browser takes.
const ACCEPT: &str = "gzip, br";
const FOLDER: &str = "/aset/";

/// An address of each kind of page.
const PAGES: [&str; 29] = [
    "/",
    "/program",
    "/program/ombudsman",
    "/program/skm",
    "/program/gebyar",
    "/program/ombudsman/2023",
    "/program/pekppp/2023",
    "/program/ombudsman/2023/peringkat",
    "/program/ombudsman/2023/peringkat?tingkat=kabupaten-kota&jenis=institution&q=ogan+komering",
    "/instrumen/pekppp/2023",
    "/instrumen/ombudsman/2022",
    "/badan",
    "/badan?q=puskesmas",
    "/badan/oku-timur",
    "/badan/sumatera-selatan",
    "/badan/kementerian-kesehatan",
    "/badan/oku-timur-dinas-contoh-01",
    "/badan/oku-timur-layanan-contoh-001",
    "/badan/oku-timur/berita",
    "/wilayah",
    "/wilayah/35",
    "/wilayah/16.08",
    "/bandingkan?badan=oku-timur&badan=palembang&badan=sumatera-selatan&badan=sleman",
    "/cari?q=dinas+kesehatan",
    "/penghargaan",
    "/data",
    "/data/buatan-ombudsman-2023",
    "/periksa",
    "/metode",
];

/// Bytes of one page and of what it asks for.
struct Load {
    path: String,
    page: usize,
    others: usize,
}

impl Load {
    fn kilobytes(&self) -> f64 {
        (self.page + self.others) as f64 / 1e3
    }
}

/// Measures, prints the heaviest first, and judges.
pub fn run(portal: &Portal) -> Result<Missed, String> {
    eprintln!("Measuring first loads.");
    let mut connection = Connection::open(portal.address)?;
    let mut loads = Vec::new();
    for lang in ["id", "en"] {
        for page in PAGES {
            loads.push(load(&mut connection, format!("/{lang}{page}"))?);
        }
    }
    loads.sort_by(|a, b| b.kilobytes().total_cmp(&a.kilobytes()));
    println!(
        "### First load: page, style, typefaces and signs as sent, the heaviest of {}\n",
        loads.len()
    );
    println!("| page | page alone | with all it asks for |\n|---|---|---|");
    for load in loads.iter().take(10) {
        println!(
            "| `{}` | {:.1} KB | {:.1} KB |",
            load.path,
            load.page as f64 / 1e3,
            load.kilobytes()
        );
    }
    println!();
    let too_heavy = loads.iter().filter(|load| load.kilobytes() >= MOST_KB);
    let sentence = |load: &Load| {
        format!(
            "The first load of {} is {:.1} KB; less than {MOST_KB} KB is promised.",
            load.path,
            load.kilobytes()
        )
    };
    Ok(too_heavy.map(sentence).collect())
}

fn load(connection: &mut Connection, path: String) -> Result<Load, String> {
    let page = connection.page(&path, ACCEPT)?.body.len();
    let mut open = assets(connection.page(&path, "identity")?.text()?);
    let mut seen = BTreeSet::new();
    let mut others = 0;
    while let Some(asset) = open.pop() {
        if !seen.insert(asset.clone()) {
            continue;
        }
        others += connection.page(&asset, ACCEPT)?.body.len();
        // A style sheet asks for typefaces, which stand beside its own folder.
        if asset.ends_with(".css") {
            let style = connection.page(&asset, "identity")?;
            open.extend(assets(&style.text()?.replace("url(../", "url(/aset/")));
        }
    }
    Ok(Load { path, page, others })
}

/// Addresses of our files in a text.
fn assets(text: &str) -> Vec<String> {
    let ends = |sign: char| matches!(sign, '"' | '\'' | ')' | '?' | '#') || sign.is_whitespace();
    text.match_indices(FOLDER)
        .filter_map(|(place, _)| text[place..].split(ends).next())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::assets;

    #[test]
    fn files_are_found_in_pages_and_style_sheets() {
        let page =
            r#"<link href="/aset/ab/prima.css" rel="stylesheet"><link href="/aset/cd/sign.svg">"#;
        assert_eq!(assets(page), ["/aset/ab/prima.css", "/aset/cd/sign.svg"]);
        assert_eq!(
            assets("src:url(/aset/ef/a.woff2)format('woff2')"),
            ["/aset/ef/a.woff2"]
        );
    }
}
