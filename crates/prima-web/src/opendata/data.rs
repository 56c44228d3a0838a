//! `/data`: what there is to take away, under which licence, at which lasting
//! addresses, and how to cite it.

use super::feed;
use crate::asked::Asked;
use crate::assessment::naming;
use crate::desk::moment;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{
    Column, Empty, Link, Notice, NoticeKind, Opening, Row, Table, Words, contents, empty, links,
    notice, opening, section, table,
};
use crate::reply::{Answer, Reply};
use crate::site::Site;
use maud::{Markup, html};
use prima_store::history::Dataset;

/// What the page is made of.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// Language.
    pub words: Words,
    /// Scheme and host.
    pub origin: &'a str,
    /// Data sets, in any order.
    pub datasets: &'a [Dataset],
}

/// Answers the request for the page.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let known = site.known();
    let view = View {
        words: asked.words(),
        origin: &site.origin,
        datasets: &known.datasets,
    };
    Ok(Reply::Page(markup(&view)))
}

/// Tables over everything: name of the file, and last part of its keys.
pub const TABLES: [(&str, &str); 9] = [
    ("hasil.csv", "results"),
    ("angka.csv", "figures"),
    ("pernyataan.csv", "statements"),
    ("penghargaan.csv", "honours"),
    ("acara.csv", "events"),
    ("inovasi.csv", "innovations"),
    ("replikasi.csv", "replications"),
    ("badan.csv", "bodies"),
    ("wilayah.csv", "regions"),
];

/// The page.
pub fn markup(view: &View) -> Markup {
    let words = view.words;
    let sections = [
        "kumpulan", "tabel", "api", "alamat", "lisensi", "kutipan", "periksa",
    ];
    let headings = [
        "web-data-sets",
        "web-data-tables",
        "web-data-machines",
        "web-data-addresses",
        "web-data-licence",
        "web-data-citing",
        "web-data-verifying",
    ];
    let headings = headings.map(|key| words.label(key));
    let listed: Vec<(&str, &str)> = sections
        .iter()
        .zip(&headings)
        .map(|(id, heading)| (*id, heading.as_str()))
        .collect();
    let bodies = [
        datasets(view),
        tables(words),
        machines(words),
        addresses(words),
        licence(words),
        citing(view),
        verifying(words),
    ];
    let main = html! {
        (opening(&Opening {
            kind: None,
            title: &words.label("web-data-title"),
            lead: &words.label("web-data-lead"),
            facts: None,
            answer: None,
        }))
        (contents(words, &listed))
        @for ((id, heading), body) in listed.iter().zip(&bodies) { (section(id, heading, body)) }
    };
    Page {
        words,
        title: &words.label("web-data-title"),
        description: &words.label("web-data-lead"),
        origin: view.origin,
        path: "/data",
        query: "",
        area: Some(Area::Data),
        asked: "",
        breadcrumbs: &[
            Crumb {
                name: &words.label("web-nav-home"),
                address: &localized(words.lang, "/"),
            },
            Crumb {
                name: &words.label("web-data-title"),
                address: "",
            },
        ],
        sample: false,
        hidden: false,
        main,
    }
    .markup()
}

fn datasets(view: &View) -> Markup {
    let words = view.words;
    let names = ["title", "programme", "period", "bundle"];
    let names = names.map(|name| words.label(&format!("web-data-column-{name}")));
    let columns: Vec<Column> = names
        .iter()
        .enumerate()
        .map(|(place, name)| Column {
            name,
            names_row: place == 0,
            ..Column::default()
        })
        .collect();
    let mut sorted: Vec<&Dataset> = view.datasets.iter().collect();
    sorted.sort_by(|a, b| (&b.period, &a.dataset).cmp(&(&a.period, &b.dataset)));
    let rows = sorted.into_iter().map(|row| Row {
        cells: cells(words, row),
        ..Row::default()
    });
    if view.datasets.is_empty() {
        return empty(&Empty {
            title: &words.label("web-data-none"),
            about: &words.label("web-data-none-about"),
            action: None,
        });
    }
    let caption = words.label("web-data-sets-caption");
    html! {
        p { (words.label("web-data-sets-about")) }
        (table(words, &Table { id: "kumpulan-data", caption: &caption, columns: &columns, rows: rows.collect() }))
    }
}

fn cells(words: Words, row: &Dataset) -> Vec<Markup> {
    let title = naming::of(words, &row.title_id, &row.title_en);
    let address = naming::dataset_address(words, &row.dataset);
    vec![
        html! {
            a href=(address) { (title) }
            @if !row.sample.is_empty() { " " span class="origin sample" { (words.label("web-origin-sample")) } }
        },
        html! { a href=(naming::programme_address(words, &row.programme)) { (naming::programme(words, &row.programme)) } },
        html! { (naming::period(words, &row.period)) },
        html! {
            a href={ (address) "/bundel.zip" } aria-label=(words.say("web-data-bundle-of", &[("title", title.to_owned())])) { "ZIP" }
        },
    ]
}

fn tables(words: Words) -> Markup {
    let about = TABLES.map(|(_, key)| words.label(&format!("web-data-table-{key}")));
    let addresses = TABLES.map(|(file, _)| localized(words.lang, &format!("/data/{file}")));
    let rows: Vec<Link> = TABLES
        .iter()
        .zip(about.iter().zip(&addresses))
        .map(|((name, _), (about, address))| Link {
            name,
            address,
            about,
        })
        .collect();
    html! {
        p { (words.label("web-data-tables-about")) }
        (links(&rows))
        p { (words.label("web-data-regions-notice")) }
    }
}

fn machines(words: Words) -> Markup {
    let about = ["api", "openapi", "feed", "sitemap"];
    let about = about.map(|key| words.label(&format!("web-data-machine-{key}")));
    let docs = words.label("web-data-api-docs");
    let rows = [
        Link {
            name: &docs,
            address: &localized(words.lang, "/data/api"),
            about: &about[0],
        },
        Link {
            name: "/api/openapi.json",
            address: "/api/openapi.json",
            about: &about[1],
        },
        Link {
            name: feed::address(words.lang),
            address: feed::address(words.lang),
            about: &about[2],
        },
        Link {
            name: "/sitemap.xml",
            address: "/sitemap.xml",
            about: &about[3],
        },
    ];
    links(&rows)
}

fn addresses(words: Words) -> Markup {
    let rows = [
        ("/data/{kumpulan}", "dataset"),
        ("/data/{kumpulan}/bundel.zip", "bundle"),
        ("/data/{kumpulan}/{berkas}", "file"),
        ("/badan/{badan}", "body"),
        ("/program/{program}/{periode}", "cycle"),
    ];
    html! {
        p { (words.label("web-data-addresses-about")) }
        dl class="summary" {
            @for (address, key) in rows {
                div { dt { code { (localized(words.lang, address)) } } dd { (words.label(&format!("web-data-address-{key}"))) } }
            }
        }
    }
}

fn licence(words: Words) -> Markup {
    let odbl = "https://opendatacommons.org/licenses/odbl/1-0/";
    html! {
        p { (words.label("web-data-licence-figures")) }
        p { (words.label("web-data-licence-prima")) }
        p {
            (words.label("web-data-licence-regions")) " "
            a href=(odbl) { "Open Database License (ODbL) 1.0" }
        }
    }
}

fn citing(view: &View) -> Markup {
    let words = view.words;
    let example = view
        .datasets
        .iter()
        .filter(|row| row.sample.is_empty())
        .max_by_key(|row| &row.period);
    html! {
        p { (words.label("web-data-citing-about")) }
        @if let Some(row) = example {
            (notice(words, &Notice {
                kind: NoticeKind::Information,
                title: Some(&words.label("web-data-citing-example")),
                body: html! { p { (citation(words, view.origin, row)) } },
            }))
        }
    }
}

/// How a data set is cited.
pub fn citation(words: Words, origin: &str, row: &Dataset) -> String {
    let arguments = [
        (
            "title",
            naming::of(words, &row.title_id, &row.title_en).to_owned(),
        ),
        ("day", moment::day(words, &row.imported_at)),
        (
            "address",
            format!("{origin}{}", naming::dataset_address(words, &row.dataset)),
        ),
    ];
    words.say("web-data-citation", &arguments)
}

fn verifying(words: Words) -> Markup {
    html! {
        p { (words.label("web-data-verifying-about")) }
        p { a class="onward" href=(localized(words.lang, "/periksa")) { (words.label("web-data-verifying-link")) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use prima_instrument::words::Lang;

    fn page(datasets: &[Dataset]) -> String {
        let words = Words { lang: Lang::Id };
        let view = View {
            words,
            origin: "https://prima.example",
            datasets,
        };
        markup(&view).into_string()
    }

    #[test]
    fn without_data_sets_the_page_says_so_and_cites_none() {
        let page = page(&[]);
        assert!(page.contains("Belum ada kumpulan data"), "{page}");
        assert!(!page.contains("Contoh kutipan"), "{page}");
    }

    #[test]
    fn real_data_is_cited_as_the_example_and_samples_are_marked() {
        let row = |dataset: &str, sample: &str| Dataset {
            dataset: dataset.to_owned(),
            title_id: format!("Judul {dataset}"),
            period: "2024".to_owned(),
            // Half past six in the morning in Jakarta.
            imported_at: "2026-11-22T23:30:00Z".to_owned(),
            sample: sample.to_owned(),
            ..Dataset::default()
        };
        let page = page(&[row("contoh", "sample"), row("nyata", "")]);
        let cited =
            "Prima, “Judul nyata”, diimpor 23 November 2026, https://prima.example/id/data/nyata";
        assert!(page.contains(cited), "{page}");
        assert_eq!(page.matches("class=\"origin sample\"").count(), 1);
    }
}
