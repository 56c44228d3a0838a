//! The database goes away while an answer is saved, and comes back: the page
//! says so and holds all that was written, and sent again it is saved.

use crate::browser::{Browser, hidden};
use crate::client::{Got, until};
use crate::own_database::OwnDatabase;
use crate::portal::{self, Portal, settings};
use prima_web::server::Settings;
use prima_workflow::sample_cycle::{CYCLE, UNITS};
use sqlx::any::install_default_drivers;
use sqlx::{AnyConnection, Connection, Executor};
use std::time::Duration;

fn page() -> String {
    format!("/id/kerja/{CYCLE}/{}/isian/I", UNITS[1])
}

fn quick() -> Settings {
    Settings {
        refresh: Duration::from_millis(20),
        ..settings()
    }
}

const CHANGED: [(&str, &str); 2] = [
    ("j:f01.1.komponen", "7"),
    ("c:f01.1.komponen", "Catatan yang panjang."),
];

/// The form as the page that could not save it gives it back.
fn given_back(got: &Got) -> Vec<(String, String)> {
    assert_eq!(
        (got.status, got.header("retry-after")),
        (503, "5"),
        "{}",
        got.text()
    );
    for words in ["Kirim kembali", "<dd>Catatan yang panjang.</dd>"] {
        assert!(
            got.text().contains(words),
            "{words} is not in {}",
            got.text()
        );
    }
    hidden(&got.text())
}

/// Sends what was given back once the portal is ready, and demands that it is
/// saved, once.
async fn sent_again(portal: &Portal, browser: &mut Browser, fields: &[(String, String)]) {
    until(portal.address, "/readyz", |got| got.status == 200).await;
    // What is known of the database is looked at a little later.
    let saved = async {
        loop {
            let got = browser.send_again(&page(), fields).await;
            match got.status {
                503 => tokio::task::yield_now().await,
                status => return (status, got),
            }
        }
    };
    let (status, got) = saved.await;
    assert_eq!(status, 303, "{}", got.text());
    let changes = portal
        .database
        .reading()
        .response_changes_of(CYCLE, UNITS[1])
        .await;
    let written = changes.expect("the history").into_iter();
    let written = written.filter(|change| change.note == "Catatan yang panjang.");
    assert_eq!(written.count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_gone_and_back_loses_nothing_that_was_written() {
    let own = OwnDatabase::new().await;
    let (mut line, url) = own.line().await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let portal = portal::open_on(folder, &url, quick()).await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let fields = browser.filled(&page(), &CHANGED).await;
    line.cut().await;
    let got = browser.send_again(&page(), &fields).await;
    let back = given_back(&got);
    line.mend().await;
    sent_again(&portal, &mut browser, &back).await;
    portal.database.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_gone_and_back_loses_nothing_that_was_written() {
    let portal = portal::open_with(quick()).await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let fields = browser.filled(&page(), &CHANGED).await;
    let (here, away) = (
        portal.folder.path().join("prima.db"),
        portal.folder.path().join("lain.db"),
    );
    std::fs::rename(&here, &away).expect("moved");
    let got = browser.send_again(&page(), &fields).await;
    let back = given_back(&got);
    std::fs::rename(&away, &here).expect("moved back");
    sent_again(&portal, &mut browser, &back).await;
}

/// What cannot be read is not shown as if there were nothing, ready to be
/// written over or to be overlooked.
#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_not_shown_as_empty() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let unit = format!("/id/kerja/{CYCLE}/{}", UNITS[1]);
    let pages = [unit.clone(), format!("{unit}/bukti-diminta")];
    for page in &pages {
        let got = browser.get(page).await;
        assert_eq!(got.status, 200, "{page}: {}", got.text());
    }
    install_default_drivers();
    let url = format!("sqlite:{}", portal.folder.path().join("prima.db").display());
    let mut line = AnyConnection::connect(&url).await.expect("the database");
    line.execute("ALTER TABLE review RENAME TO review_away")
        .await
        .expect("a table that is gone");
    for page in &pages {
        let got = browser.get(page).await;
        assert!(got.status >= 500, "{page}: {} {}", got.status, got.text());
    }
}
