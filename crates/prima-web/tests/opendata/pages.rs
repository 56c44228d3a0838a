//! What the pages of open data say.

use crate::support::Portal;
use prima_web::reply::{Missing, WebError};

/// What every page must be.
fn check(address: &str, page: &str) {
    assert_eq!(page.matches("<h1>").count(), 1, "{address} has one h1");
    assert!(
        !page.contains(" style="),
        "{address} has a style of its own"
    );
    assert!(!page.contains("<script"), "{address} has a script");
    let ids: Vec<&str> = page
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    for id in &ids {
        assert_eq!(
            ids.iter().filter(|other| *other == id).count(),
            1,
            "{address}: the id {id}"
        );
    }
    for target in page
        .split("href=\"#")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
    {
        assert!(ids.contains(&target), "{address}: #{target} leads nowhere");
    }
    for key in [
        "web-data-",
        "web-verify-",
        "web-feed-",
        "web-about-",
        "web-method-",
        "web-access-",
        "web-privacy-",
    ] {
        assert!(
            !page.contains(key),
            "{address}: no words for a key with {key}"
        );
    }
}

#[tokio::test]
async fn every_page_is_whole_in_both_languages() {
    let portal = Portal::new().await;
    let mut paths: Vec<String> = [
        "/data",
        "/data/api",
        "/periksa",
        "/tentang",
        "/metode",
        "/aksesibilitas",
        "/privasi",
    ]
    .map(str::to_owned)
    .to_vec();
    paths.extend(
        portal
            .site
            .known()
            .datasets
            .iter()
            .map(|row| format!("/data/{}", row.dataset)),
    );
    for lang in ["id", "en"] {
        for path in &paths {
            let address = format!("/{lang}{path}");
            check(&address, &portal.page(&address).await);
        }
    }
}

#[tokio::test]
async fn a_data_set_shows_files_sources_and_what_does_not_agree() {
    let portal = Portal::new().await;
    let page = portal.page("/id/data/ombudsman-nasional-2024").await;
    let files = portal
        .site
        .database
        .dataset_listing("ombudsman-nasional-2024")
        .await
        .unwrap();
    for file in &files {
        assert!(page.contains(&file.sha256), "the hash of {}", file.name);
    }
    // What its sources say leads to them, not to the page it stands on.
    let there = "<a href=\"https://heaptalk.com/govact\" rel=\"noreferrer nofollow\">";
    assert!(page.contains(there), "a source can be followed");
    let here = "Sumber: <a href=\"/id/data/ombudsman-nasional-2024\"";
    assert!(!page.contains(here), "a source leads to its own page");
    for part in [
        "70,70%",
        "70,65%",
        "Kompas 2023-12-14",
        "23 November 2026",
        "bundel.zip",
    ] {
        let written = part.replace("2023-12-14", "14 Desember 2023");
        assert!(page.contains(&written), "{written} is not in {page}");
    }
    let page = portal.page("/en/data/sumatera-selatan-2023").await;
    assert!(page.contains("17 bodies have a result in this data set."));
    assert!(page.contains("/en/program/ombudsman/2023/peringkat"));
    let page = portal.page("/id/data/gebyar-2024").await;
    assert!(page.contains("Kementerian Sosial"));
}

#[tokio::test]
async fn sample_data_is_called_sample_data() {
    let portal = Portal::new().await;
    let page = portal.page("/id/data/contoh-pekppp").await;
    assert!(
        page.contains("class=\"sample-banner\""),
        "the banner over the page"
    );
    assert!(page.contains("bukan hasil penilaian siapa pun"));
    let page = portal.page("/id/data").await;
    assert_eq!(page.matches("class=\"origin sample\"").count(), 1);
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let portal = Portal::new().await;
    for address in [
        "/id/data/nothing",
        "/id/data/nothing/bundel.zip",
        "/id/data/rb-2023/nothing.csv",
        "/id/data/rb-2023/../MANIFEST",
    ] {
        let missing = portal.answer(address).await;
        assert!(
            matches!(
                missing,
                Err(WebError::NotFound(
                    Missing::Dataset(_) | Missing::File { .. }
                ))
            ),
            "{address}: {missing:?}"
        );
    }
    // A number that is no page is refused by every list alike.
    for list in [
        "/id/badan",
        "/id/inovasi",
        "/id/program/ombudsman/2023/peringkat",
    ] {
        for page in ["0", "-1", "x", "99999999999999999999"] {
            let address = format!("{list}?halaman={page}");
            let refused = portal.answer(&address).await;
            let is_refused = matches!(
                &refused,
                Err(WebError::BadQuery { name: "halaman", value }) if value == page
            );
            assert!(is_refused, "{address}: {refused:?}");
        }
    }
    let missing = portal.answer("/id/data/rb-2023/nothing.csv").await;
    assert!(
        matches!(&missing, Err(WebError::NotFound(Missing::File { name, .. })) if name == "nothing.csv"),
        "{missing:?}"
    );
}
