//! `/sitemap.xml`: every public page, in both languages.
//!
//! Up to 50,000 addresses are one file; more are an index of files, of which
//! each is one `bagian`.

use super::xml::escaped;
use crate::asked::Asked;
use crate::frame::{LANGUAGES, localized};
use crate::reply::{Answer, Missing, Reply, WebError};
use crate::site::{Known, Site};
use prima_domain::innovation::search::Wanted;
use prima_instrument::words::Lang;
use prima_store::StoreError;

/// Addresses one file may hold.
const MOST: usize = 50_000;
/// Pages in one part of an index; each has an address in every language.
const IN_A_PART: usize = 10_000;

/// Pages that are always there, without the language.
const STANDING: [&str; 17] = [
    "/",
    "/program",
    "/badan",
    "/wilayah",
    "/bandingkan",
    "/cari",
    "/penghargaan",
    "/inovasi",
    "/replikasi",
    "/hub-jipp",
    "/data",
    "/data/api",
    "/periksa",
    "/tentang",
    "/metode",
    "/aksesibilitas",
    "/privasi",
];

/// Answers the request for the list, or for one part of it (`bagian`).
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let known = site.known();
    let named = named(site, &known).await?;
    let n_bodies = usize::try_from(site.database.n_bodies().await?).unwrap_or(0);
    let n_pages = named.len() + n_bodies;
    let n_parts = n_pages.div_ceil(IN_A_PART);
    let whole = n_pages * LANGUAGES.len() <= MOST;
    let text = match asked.value("bagian") {
        "" if whole => urls(&site.origin, &some(site, &named, 0, n_pages).await?),
        "" => index(&site.origin, n_parts),
        part => {
            let number: Option<usize> = part.parse().ok().filter(|n| (1..=n_parts).contains(n));
            let number = number.ok_or(WebError::NotFound(Missing::Page))?;
            urls(
                &site.origin,
                &some(site, &named, (number - 1) * IN_A_PART, IN_A_PART).await?,
            )
        }
    };
    Ok(Reply::File {
        content_type: "application/xml; charset=utf-8",
        bytes: text.into_bytes(),
        name: None,
    })
}

/// Every page but those of bodies, in a fixed order.
async fn named(site: &Site, known: &Known) -> Result<Vec<String>, StoreError> {
    let mut paths: Vec<String> = STANDING.iter().map(|path| (*path).to_owned()).collect();
    let mut programmes: Vec<&str> = known
        .datasets
        .iter()
        .map(|row| row.programme.as_str())
        .collect();
    programmes.sort_unstable();
    programmes.dedup();
    paths.extend(programmes.iter().map(|code| format!("/program/{code}")));
    for (programme, period) in &known.cycles {
        paths.push(format!("/program/{programme}/{period}"));
        paths.push(format!("/program/{programme}/{period}/peringkat"));
    }
    paths.extend(
        site.instruments
            .keys()
            .map(|name| format!("/instrumen/{name}")),
    );
    paths.extend(
        known
            .datasets
            .iter()
            .map(|row| format!("/data/{}", row.dataset)),
    );
    let innovations = known.catalogue.index.find(&Wanted {
        limit: usize::MAX,
        ..Wanted::default()
    });
    let innovations = innovations.ids.iter();
    paths.extend(innovations.map(|id| format!("/inovasi/{id}")));
    let events = site.database.events().await?;
    let events = events.iter().filter(|row| row.category.is_empty());
    paths.extend(events.map(|row| format!("/penghargaan/{}", row.event)));
    paths.extend(known.regions.keys().map(|code| format!("/wilayah/{code}")));
    Ok(paths)
}

/// Some of all pages: the named ones first, then bodies in their alphabet.
async fn some(
    site: &Site,
    named: &[String],
    from: usize,
    n: usize,
) -> Result<Vec<String>, StoreError> {
    let mut paths: Vec<String> = named.iter().skip(from).take(n).cloned().collect();
    let left = n - paths.len();
    if left > 0 {
        let skip = from.saturating_sub(named.len());
        let place = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let bodies = site.database.bodies_from(place(skip), place(left)).await?;
        paths.extend(bodies.iter().map(|body| format!("/badan/{}", body.body)));
    }
    Ok(paths)
}

/// A file of addresses, each page once a language, with its other languages.
pub fn urls(origin: &str, paths: &[String]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for path in paths {
        let address = |lang| escaped(&format!("{origin}{}", localized(lang, path)));
        let mut others = String::new();
        for lang in LANGUAGES {
            let (tag, address) = (lang.tag(), address(lang));
            others.push_str(&format!(
                "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{address}\"/>"
            ));
        }
        let first = address(Lang::Id);
        others.push_str(&format!(
            "<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"{first}\"/>"
        ));
        for lang in LANGUAGES {
            out.push_str(&format!(
                "<url><loc>{}</loc>{others}</url>\n",
                address(lang)
            ));
        }
    }
    out.push_str("</urlset>\n");
    out
}

/// The index of all parts.
pub fn index(origin: &str, n_parts: usize) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for part in 1..=n_parts {
        let address = escaped(&format!("{origin}/sitemap.xml?bagian={part}"));
        out.push_str(&format!("<sitemap><loc>{address}</loc></sitemap>\n"));
    }
    out.push_str("</sitemapindex>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_stands_once_a_language_with_its_other_languages() {
        let text = urls("https://prima.example", &["/badan/oku-timur".to_owned()]);
        assert_eq!(text.matches("<url>").count(), 2);
        assert_eq!(
            text.matches("hreflang=\"en\" href=\"https://prima.example/en/badan/oku-timur\"")
                .count(),
            2
        );
        assert!(
            index("https://prima.example", 2)
                .contains("<loc>https://prima.example/sitemap.xml?bagian=2</loc>")
        );
    }
}
