//! The list of all pages, the feed of imports, and the tables over everything.

use crate::support::{ORIGIN, Portal};
use prima_web::reply::Reply;
use std::collections::BTreeSet;

fn addresses(text: &str) -> Vec<String> {
    let found = text
        .split("<loc>")
        .skip(1)
        .filter_map(|rest| rest.split("</loc>").next());
    found.map(str::to_owned).collect()
}

#[tokio::test]
async fn every_page_of_the_list_answers() {
    let portal = Portal::new().await;
    let (kind, bytes) = portal.file("/sitemap.xml").await;
    assert_eq!(kind, "application/xml; charset=utf-8");
    let text = String::from_utf8(bytes).unwrap();
    let listed = addresses(&text);
    let unique: BTreeSet<&String> = listed.iter().collect();
    assert_eq!(unique.len(), listed.len(), "an address stands twice");
    assert_eq!(text.matches("hreflang=\"x-default\"").count(), listed.len());
    for part in [
        "/id/badan/oku-timur",
        "/en/wilayah/16.08",
        "/id/program/ombudsman/2023/peringkat",
        "/en/data/rb-2023",
        "/id/penghargaan/",
        "/en/instrumen/pekppp/2023",
        "/id/",
    ] {
        assert!(
            listed.iter().any(|address| address.contains(part)),
            "{part} is not listed"
        );
    }
    let mut bad = Vec::new();
    for address in &listed {
        let path = address.strip_prefix(ORIGIN).expect("addresses are whole");
        match portal.answer(path).await {
            Ok(Reply::Page(_)) => {}
            other => bad.push(format!("{address}: {:?}", other.err())),
        }
    }
    assert!(
        bad.is_empty(),
        "{} of {}:\n{}",
        bad.len(),
        listed.len(),
        bad.join("\n")
    );
}

#[tokio::test]
async fn a_part_of_the_list_that_is_not_there_is_not_found() {
    let portal = Portal::new().await;
    assert!(portal.answer("/sitemap.xml?bagian=99").await.is_err());
    assert!(portal.answer("/sitemap.xml?bagian=x").await.is_err());
    let (_, bytes) = portal.file("/sitemap.xml?bagian=1").await;
    assert!(!addresses(&String::from_utf8(bytes).unwrap()).is_empty());
}

/// Whether every element is closed in its turn; the texts here have no comments.
fn is_well_formed(text: &str) -> bool {
    let mut open = Vec::new();
    for tag in text.split('<').skip(1) {
        let Some((tag, _)) = tag.split_once('>') else {
            return false;
        };
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        match tag {
            _ if tag.starts_with('?') || tag.ends_with('/') => {}
            _ if tag.starts_with('/') => {
                if open.pop() != Some(&tag[1..]) {
                    return false;
                }
            }
            _ => open.push(name),
        }
    }
    open.is_empty()
}

#[tokio::test]
async fn the_feed_is_in_both_languages_and_pages_name_their_own() {
    let portal = Portal::new().await;
    for (page, own, title) in [
        ("/id/", "/umpan.xml", "xml:lang=\"id\""),
        ("/en/", "/umpan.en.xml", "xml:lang=\"en\""),
    ] {
        let head = portal.page(page).await;
        let start = "<link rel=\"alternate\" type=\"application/atom+xml\"";
        let link = head.split(start).nth(1).expect("a link to the feed");
        let link = link.split('>').next().unwrap_or_default();
        assert!(link.contains(&format!("href=\"{own}\"")), "{page}: {link}");
        let (_, bytes) = portal.file(own).await;
        let text = String::from_utf8(bytes).unwrap();
        assert!(is_well_formed(&text) && text.contains(title), "{text}");
        assert!(text.contains(&format!("{own}</id>")), "{text}");
    }
}

#[tokio::test]
async fn the_feed_tells_of_every_import() {
    let portal = Portal::new().await;
    let (kind, bytes) = portal.file("/umpan.xml").await;
    assert_eq!(kind, "application/atom+xml; charset=utf-8");
    let text = String::from_utf8(bytes).unwrap();
    assert!(is_well_formed(&text), "{text}");
    let known = portal.site.known();
    assert_eq!(text.matches("<entry>").count(), known.datasets.len());
    let ids: BTreeSet<&str> = text
        .split("<id>")
        .skip(1)
        .filter_map(|rest| rest.split("</id>").next())
        .collect();
    assert_eq!(ids.len(), known.datasets.len() + 1, "ids are unique");
    for part in [
        "<updated>2026-11-23T01:02:03Z</updated>",
        "rel=\"self\"",
        "<author><name>",
        "<title>Data contoh. Indeks Pelayanan Publik Instansi Contoh</title>",
    ] {
        assert!(text.contains(part), "{part} is not in the feed");
    }
    let twice = "DATA CONTOH: Indeks";
    assert!(!text.contains(twice), "a sample is called that once");
}

#[tokio::test]
async fn the_tables_hold_everything() {
    let portal = Portal::new().await;
    let table = async |name: &str| {
        let (kind, bytes) = portal.file(&format!("/id/data/{name}")).await;
        assert_eq!(kind, "text/csv; charset=utf-8");
        String::from_utf8(bytes).unwrap()
    };
    let results = table("hasil.csv").await;
    let line = results
        .lines()
        .find(|line| line.contains(",oku-timur,"))
        .unwrap();
    assert!(line.starts_with("ombudsman,2023,oku-timur,"), "{line}");
    assert!(line.contains(",94.39,A,2,17,"), "{line}");
    assert_eq!(table("wilayah.csv").await.lines().count(), 553);
    assert!(
        table("wilayah.csv")
            .await
            .lines()
            .nth(1)
            .unwrap()
            .ends_with("idn-area-data 4.0.1 (ODbL 1.0)")
    );
    assert!(table("angka.csv").await.contains(",76.81,"));
    for name in [
        "pernyataan.csv",
        "penghargaan.csv",
        "acara.csv",
        "badan.csv",
    ] {
        assert!(table(name).await.lines().count() > 3, "{name}");
    }
}
