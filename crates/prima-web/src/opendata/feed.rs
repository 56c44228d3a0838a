//! `/umpan.xml`: what was imported, newest first, as an Atom feed; in English
//! `/umpan.en.xml`.

use super::xml::escaped;
use crate::asked::Asked;
use crate::assessment::naming;
use crate::reply::{Answer, Reply};
use crate::site::Site;
use prima_document::wording::Words;
use prima_instrument::words::Lang;
use prima_store::history::Dataset;

/// Where it is in English.
const ENGLISH: &str = "/umpan.en.xml";
/// Entries in the feed; older ones are in `/data`.
const MOST: usize = 50;
/// When nothing has been imported yet.
const BEGINNING: &str = "1970-01-01T00:00:00Z";

/// Answers the request for the feed.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let known = site.known();
    let lang = match asked.path.as_str() {
        ENGLISH => Lang::En,
        _ => Lang::Id,
    };
    let text = text(Words { lang }, &site.origin, &known.datasets);
    Ok(Reply::File {
        content_type: "application/atom+xml; charset=utf-8",
        bytes: text.into_bytes(),
        name: None,
    })
}

/// Where the feed in a language is.
pub fn address(lang: Lang) -> &'static str {
    match lang {
        Lang::Id => "/umpan.xml",
        Lang::En => ENGLISH,
    }
}

/// The feed of data sets, newest import first.
pub fn text(words: Words, origin: &str, datasets: &[Dataset]) -> String {
    let lang = words.lang.tag();
    let updated = datasets
        .first()
        .map_or(BEGINNING, |row| row.imported_at.as_str());
    let title = escaped(&words.label("web-feed-title"));
    let about = escaped(&words.label("web-feed-about"));
    let origin = escaped(origin);
    let own = address(words.lang);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">\n\
         <id>{origin}{own}</id>\n\
         <title>{title}</title>\n\
         <subtitle>{about}</subtitle>\n\
         <updated>{updated}</updated>\n\
         <author><name>Prima</name></author>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{origin}{own}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" hreflang=\"{lang}\" href=\"{origin}/{lang}/data\"/>\n"
    );
    for row in datasets.iter().take(MOST) {
        out.push_str(&entry(words, &origin, row));
    }
    out.push_str("</feed>\n");
    out
}

fn entry(words: Words, origin: &str, row: &Dataset) -> String {
    let address = format!(
        "{origin}{}",
        escaped(&naming::dataset_address(words, &row.dataset))
    );
    let mut title = naming::unmarked(words, row);
    if !row.sample.is_empty() {
        title = format!("{} {title}", words.label("web-sample"));
    }
    let summary = words.prose(naming::of(words, &row.note_id, &row.note_en));
    format!(
        "<entry>\n\
         <id>{address}#impor-{}</id>\n\
         <title>{}</title>\n\
         <updated>{}</updated>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>\n\
         <link rel=\"enclosure\" type=\"application/zip\" href=\"{address}/bundel.zip\"/>\n\
         <category term=\"{}\"/>\n\
         <summary>{}</summary>\n\
         </entry>\n",
        row.import,
        escaped(&title),
        escaped(&row.imported_at),
        escaped(&row.programme),
        escaped(&summary),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_is_an_entry_and_sample_data_is_called_that() {
        let row = Dataset {
            dataset: "contoh".to_owned(),
            title_id: "A & B".to_owned(),
            sample: "sample".to_owned(),
            imported_at: "2026-11-23T01:02:03Z".to_owned(),
            import: 7,
            ..Dataset::default()
        };
        let named = Dataset {
            title_id: "DATA CONTOH: c".to_owned(),
            ..row.clone()
        };
        let text = text(
            Words { lang: Lang::Id },
            "https://prima.example",
            &[row, named],
        );
        for part in [
            "<title>Data contoh. C</title>",
            "<id>https://prima.example/id/data/contoh#impor-7</id>",
            "<title>Data contoh. A &amp; B</title>",
            "<updated>2026-11-23T01:02:03Z</updated>",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
    }
}
