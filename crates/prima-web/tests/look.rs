//! What every page must be, held against the gallery, which shows every
//! component and chart.

#[path = "../examples/gallery/sheets/mod.rs"]
mod sheets;

use prima_instrument::words::Lang;
use std::collections::BTreeSet;

/// Calls `check` with name and text of every page in both languages.
fn every(check: impl Fn(&str, &str)) {
    for lang in [Lang::Id, Lang::En] {
        for (file, html) in sheets::pages(lang) {
            check(&format!("{}/{file}", lang.tag()), &html);
        }
    }
}

/// The values of an attribute.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    let rest = html.split(start.as_str()).skip(1);
    rest.filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn a_page_obeys_a_policy_without_inline_styles_and_scripts() {
    every(|name, html| {
        for banned in [
            " style=",
            "<style",
            "<script",
            " onclick=",
            "javascript:",
            "undefined",
        ] {
            assert!(!html.contains(banned), "{name} has {banned}");
        }
    });
}

#[test]
fn a_page_has_one_h1_one_main_and_its_language() {
    every(|name, html| {
        let count = |text: &str| html.matches(text).count();
        assert_eq!(count("<h1"), 1, "h1 of {name}");
        assert_eq!(count("<main id=\"main\""), 1, "main of {name}");
        let lang = format!("<html lang=\"{}\"", &name[..2]);
        assert!(html.contains(&lang), "language of {name}");
        assert!(
            html.contains("rel=\"canonical\" href=\"https://prima.example/"),
            "{name}"
        );
    });
}

#[test]
fn ids_are_unique_and_what_points_to_them_finds_them() {
    every(|name, html| {
        let ids = values(html, "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "an id of {name} is there twice");
        let lists = ["aria-labelledby", "aria-describedby", "for"];
        let pointed = lists.iter().flat_map(|attribute| values(html, attribute));
        for id in pointed.flat_map(|ids| ids.split(' ')) {
            assert!(unique.contains(id), "{name} points to #{id}");
        }
        for address in values(html, "href") {
            if let Some(id) = address.strip_prefix('#') {
                assert!(unique.contains(id), "{name} links to #{id}");
            }
        }
        for pattern in html
            .split("url(#")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            assert!(unique.contains(pattern), "{name} draws with #{pattern}");
        }
    });
}

#[test]
fn the_other_language_is_one_link_away() {
    every(|name, html| {
        let (own, other) = if name.starts_with("id") {
            ("id", "en")
        } else {
            ("en", "id")
        };
        let file = &name[3..];
        let link = format!("href=\"/{other}/{file}\" hreflang=\"{other}\" lang=\"{other}\"");
        assert!(html.contains(&link), "{name} has no {link}");
        assert!(
            !html.contains(&format!("href=\"/{own}/{file}\" hreflang")),
            "{name}"
        );
    });
}

#[test]
fn every_message_is_there() {
    every(|name, html| {
        assert!(!html.contains("web-"), "a key stands in {name}");
        assert!(!html.contains("report-"), "a key stands in {name}");
    });
}
