//! One figure is changed in one file, and every page and sentence that showed
//! the old one shows the new one.

use crate::portal::{Portal, shipped, shown};
use prima_web::reply::Reply;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Where the figure is looked for; every page these lead to is looked at, too.
const STARTS: [&str; 7] = [
    "/id/badan/oku-timur",
    "/en/badan/oku-timur",
    "/id/wilayah/16",
    "/id/wilayah/16.08",
    "/id/program/ombudsman/2023/peringkat?provinsi=16",
    "/id/program/ombudsman/2023/peringkat.csv",
    "/id/bandingkan?badan=oku-timur&badan=palembang",
];

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("what the test made itself");
    for entry in fs::read_dir(from).expect("what the test made itself") {
        let path = entry.expect("what the test made itself").path();
        let target = to.join(path.file_name().expect("what the test made itself"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("what the test made itself");
        }
    }
}

/// Addresses with a language that a page leads to.
fn links(html: &str) -> BTreeSet<String> {
    let rest = html.split("href=\"").skip(1);
    let addresses = rest.filter_map(|rest| rest.split('"').next());
    let addresses =
        addresses.filter(|address| address.starts_with("/id/") || address.starts_with("/en/"));
    addresses
        .map(|address| address.replace("&amp;", "&"))
        .collect()
}

async fn text(portal: &Portal, address: &str) -> Option<String> {
    match portal.reply(address).await? {
        Reply::Page(markup) => Some(markup.into_string()),
        Reply::File { bytes, .. } => String::from_utf8(bytes).ok(),
        Reply::Elsewhere(_) => None,
    }
}

/// The figure as a page or a file writes it, and as nothing longer.
fn shows(text: &str, figure: &str) -> bool {
    let written = [figure.to_owned(), figure.replace('.', ",")];
    let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    written.iter().any(|figure| {
        text.match_indices(figure.as_str()).any(|(at, _)| {
            !digit(text[..at].chars().next_back())
                && !digit(text[at + figure.len()..].chars().next())
        })
    })
}

#[tokio::test]
async fn a_changed_figure_changes_every_page_that_shows_it() {
    const OLD: &str = "94.39";
    const NEW: &str = "94.41";
    let before = Portal::shipped().await;
    let mut addresses: BTreeSet<String> =
        STARTS.iter().map(|&address| address.to_owned()).collect();
    for start in STARTS {
        addresses.extend(links(&before.page(start).await));
    }
    let mut showed = Vec::new();
    for address in &addresses {
        if let Some(text) = text(&before, address).await
            && shows(&shown(&text), OLD)
        {
            showed.push(address.clone());
        }
    }
    for expected in STARTS.iter().chain(&[
        "/id/badan/oku-timur/berita",
        "/id/data/sumatera-selatan-2023/results.csv",
    ]) {
        assert!(
            showed.iter().any(|address| address == expected),
            "{expected} did not show {OLD}"
        );
    }
    assert!(showed.len() >= 10, "{OLD} stands on {showed:?}");

    let folder = tempfile::tempdir().expect("what the test made itself");
    let examples = folder.path().join("examples");
    copy(&shipped("examples"), &examples);
    let file = examples.join("sumatera-selatan-2023/published.csv");
    let text_before = fs::read_to_string(&file).expect("what the test made itself");
    assert_eq!(
        text_before.matches(OLD).count(),
        1,
        "{OLD} stands once in its file"
    );
    fs::write(&file, text_before.replace(OLD, NEW)).expect("what the test made itself");
    let after = Portal::over(&examples).await;
    for address in &showed {
        let text = text(&after, address).await.unwrap_or_default();
        let text = shown(&text);
        assert!(shows(&text, NEW), "{address} does not show {NEW}");
        assert!(!shows(&text, OLD), "{address} still shows {OLD}");
    }
}

#[test]
fn a_figure_is_found_in_both_ways_of_writing_and_not_inside_another() {
    assert!(shows("nilai 94,39 dari 100", "94.39"));
    assert!(shows("94.39", "94.39"));
    assert!(!shows("194,39", "94.39"));
    assert!(!shows("94,391", "94.39"));
}
