//! What every page must be, and whether it says something.

use prima_instrument::words::Lang;
use prima_web::look::Words;
use std::collections::BTreeSet;

/// Both languages.
pub const BOTH: [Words; 2] = [Words { lang: Lang::Id }, Words { lang: Lang::En }];

/// The values of an attribute.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    let rest = html.split(start.as_str()).skip(1);
    rest.filter_map(|rest| rest.split('"').next()).collect()
}

/// A whole page: one heading, its language, unique ids, no dead anchor, nothing
/// inline, no key left.
pub fn whole(name: &str, words: Words, html: &str) {
    assert_eq!(html.matches("<h1").count(), 1, "h1 of {name}");
    assert_eq!(
        html.matches("<main id=\"main\"").count(),
        1,
        "main of {name}"
    );
    let lang = format!("<html lang=\"{}\"", words.lang.tag());
    assert!(html.contains(&lang), "language of {name}");
    let ids = values(html, "id");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(
        ids.len(),
        unique.len(),
        "an id of {name} is there twice: {ids:?}"
    );
    let lists = ["aria-labelledby", "aria-describedby", "for"];
    let pointed = lists
        .iter()
        .flat_map(|attribute| values(html, attribute))
        .flat_map(|ids| ids.split(' '));
    let anchors = values(html, "href")
        .into_iter()
        .filter_map(|address| address.strip_prefix('#'));
    for id in pointed.chain(anchors) {
        assert!(unique.contains(id), "{name} points to #{id}");
    }
    for banned in [
        " style=",
        "<style",
        "<script",
        ">web-",
        "\"web-",
        ">report-",
        ">label-",
        ">explain-",
    ] {
        assert!(!html.contains(banned), "{name} has {banned}");
    }
    let mut levels = html
        .match_indices("<h")
        .filter_map(|(at, _)| html[at + 2..].chars().next()?.to_digit(10));
    let first = levels.next().unwrap_or_default();
    levels.fold(first, |above, level| {
        assert!(
            level <= above + 1,
            "a heading of {name} skips from {above} to {level}"
        );
        level
    });
}

/// The text of a page as it is read: no marks, single spaces.
pub fn text(html: &str) -> String {
    let body = html.split("<body").nth(1).unwrap_or(html);
    let mut out = String::new();
    let mut inside = true;
    for sign in body.chars() {
        match sign {
            '<' => inside = true,
            '>' => {
                inside = false;
                out.push(' ');
            }
            _ if !inside => out.push(sign),
            _ => {}
        }
    }
    let out = out.replace("&quot;", "\"").replace("&amp;", "&");
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a page says all of these.
pub fn says(name: &str, html: &str, parts: &[&str]) {
    let text = text(html);
    for part in parts {
        assert!(text.contains(part), "{name} does not say {part:?}: {text}");
    }
}

/// Whether a page says none of these.
pub fn keeps_quiet(name: &str, html: &str, parts: &[&str]) {
    let text = text(html);
    for part in parts {
        assert!(!text.contains(part), "{name} says {part:?}");
    }
}
