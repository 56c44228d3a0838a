//! What every page must be, whatever it shows.

use prima_instrument::words::Lang;
use prima_web::asked::Asked;
use std::collections::BTreeSet;

/// The values of an attribute.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    let rest = html.split(start.as_str()).skip(1);
    rest.filter_map(|rest| rest.split('"').next()).collect()
}

/// Holds a page against what all pages must be; `name` is for messages.
pub fn check_page(name: &str, html: &str) {
    for banned in [" style=", "<style", "<script", "javascript:"] {
        assert!(!html.contains(banned), "{name} has {banned}");
    }
    assert_eq!(html.matches("<h1").count(), 1, "h1 of {name}");
    assert_eq!(
        html.matches("<main id=\"main\"").count(),
        1,
        "main of {name}"
    );
    let key = html
        .split(['>', '"', ' ', '<'])
        .find(|word| word.starts_with("web-") || word.starts_with("label-"));
    assert_eq!(key, None, "a key stands in {name}");
    let ids = values(html, "id");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    let twice: Vec<&str> = ids
        .iter()
        .copied()
        .filter(|id| ids.iter().filter(|other| *other == id).count() > 1)
        .collect();
    assert!(twice.is_empty(), "{name} has ids twice: {twice:?}");
    let lists = ["aria-labelledby", "aria-describedby", "for"];
    let pointed = lists.iter().flat_map(|attribute| values(html, attribute));
    for id in pointed.flat_map(|ids| ids.split(' ')) {
        assert!(unique.contains(id), "{name} points to #{id}");
    }
    for id in values(html, "href")
        .into_iter()
        .filter_map(|address| address.strip_prefix('#'))
    {
        assert!(unique.contains(id), "{name} links to #{id}");
    }
    headings(name, html);
}

/// Headings go down one level at a time.
fn headings(name: &str, html: &str) {
    let mut last = 1;
    for rest in html.split("<h").skip(1) {
        let Some(level) = rest.chars().next().and_then(|letter| letter.to_digit(10)) else {
            continue;
        };
        assert!(
            level <= last + 1,
            "{name} goes from h{last} to h{level}: {}",
            &rest[..rest.len().min(80)]
        );
        last = level;
    }
}

/// Makes a page in both languages, holds each against what all must be, and
/// hands it on.
pub fn in_both(
    name: &str,
    path: &str,
    query: &str,
    make: impl Fn(&Asked) -> String,
    check: impl Fn(Lang, &str),
) {
    for lang in [Lang::Id, Lang::En] {
        let html = make(&Asked::new(lang, path, query));
        check_page(&format!("{name} in {}", lang.tag()), &html);
        assert!(
            html.contains(&format!("<html lang=\"{}\"", lang.tag())),
            "language of {name}"
        );
        check(lang, &html);
    }
}

/// Whether a page has all of these texts.
pub fn has(name: &str, html: &str, texts: &[&str]) {
    for text in texts {
        assert!(html.contains(text), "{name} has no `{text}`");
    }
}

/// Whether a page has none of these texts.
pub fn has_not(name: &str, html: &str, texts: &[&str]) {
    for text in texts {
        assert!(!html.contains(text), "{name} has `{text}`");
    }
}
