//! A search among more bodies than one page or one question takes.

use prima_store::Database;
use prima_store::register::{Body, BodyQuery};
use prima_web::register::bodies::searched;
use prima_web::site::Site;
use std::collections::BTreeMap;

/// Bodies that are found; two thousand names are more than one question takes.
const N_BODIES: usize = 2_000;

fn body(place: usize) -> Body {
    let level = match place {
        // The two that fit worst, as their names are the longest.
        1_998 | 1_999 => "kota",
        _ => "kabupaten",
    };
    let ending = if level == "kota" { " Kota Contoh" } else { "" };
    Body {
        body: format!("dinas-{place:04}"),
        name: format!("Dinas Nomor {place:04}{ending}"),
        kind: "work_unit".to_owned(),
        level: level.to_owned(),
        region: "16.08".to_owned(),
        ..Body::default()
    }
}

#[tokio::test]
async fn a_filter_finds_what_stands_behind_any_number_of_others() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = format!("sqlite:{}", folder.path().join("prima.db").display());
    let database = Database::open(&url).await.expect("a database");
    let mut act = database.act().await.expect("an act begins");
    let bodies = (0..N_BODIES).map(body).collect();
    act.replace_bodies(bodies).await.expect("written");
    let at = "2026-11-26T00:00:00.000000Z";
    let finished = act.finish(at, "tester", "try", "bodies", "{}").await;
    finished.expect("finished");
    let site = Site::new(database, String::new(), BTreeMap::new());
    let site = site.await.expect("a site");
    let found = async |wanted: &BodyQuery| {
        let known = site.known();
        let found = searched(&site, &known, "dinas nomor", wanted).await;
        let (bodies, total) = found.expect("the database answers");
        let ids: Vec<String> = bodies.into_iter().map(|body| body.body).collect();
        (ids, total)
    };
    let page = BodyQuery {
        skip: 0,
        limit: 25,
        ..BodyQuery::default()
    };
    let (all, total) = found(&page).await;
    assert_eq!((all.len(), total), (25, N_BODIES as i64));
    let last = BodyQuery {
        skip: N_BODIES as i64 - 1,
        ..page.clone()
    };
    assert_eq!(found(&last).await.0.len(), 1, "the last one has a page");
    let narrowed = BodyQuery {
        levels: vec!["kota".to_owned()],
        province: "16".to_owned(),
        ..page.clone()
    };
    let (mut some, total) = found(&narrowed).await;
    some.sort();
    assert_eq!(some, ["dinas-1998", "dinas-1999"]);
    assert_eq!(total, 2);
    let elsewhere = BodyQuery {
        province: "17".to_owned(),
        ..page
    };
    assert_eq!(found(&elsewhere).await, (Vec::new(), 0));
}
