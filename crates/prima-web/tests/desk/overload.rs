//! More than the portal can work through: whoever is sent away is told when to
//! come again and keeps what was written, and one who is greedy stands in
//! nobody's way.

use crate::browser::{Browser, hidden};
use crate::client::Got;
use crate::portal::{self, settings};
use prima_web::server::{Crowd, Settings};
use prima_workflow::sample_cycle::{CYCLE, UNITS};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

fn crowd(at_once: usize, waiting: usize, each: usize) -> Crowd {
    Crowd {
        at_once,
        waiting,
        each,
        patience: Duration::from_secs(3_600),
    }
}

fn page() -> String {
    format!("/id/kerja/{CYCLE}/{}/isian/I", UNITS[1])
}

async fn filled(browser: &mut Browser, value: &str) -> Vec<(String, String)> {
    let changed = [
        ("j:f01.1.komponen", value),
        ("c:f01.1.komponen", "Tetap ada."),
    ];
    browser.filled(&page(), &changed).await
}

/// What somebody is told who is sent away: the form that was given back.
fn sent_away(got: &Got) -> Vec<(String, String)> {
    assert_eq!(
        (got.status, got.header("retry-after")),
        (429, "5"),
        "{}",
        got.text()
    );
    hidden(&got.text())
}

/// Sends a form until there is a place for it.
async fn at_work(browser: &mut Browser, fields: &[(String, String)]) -> Got {
    loop {
        let got = browser.send_again(&page(), fields).await;
        if got.status != 429 {
            return got;
        }
    }
}

/// Asks until there is no place left.
async fn until_full(browser: &mut Browser, path: &str) {
    loop {
        if browser.get(path).await.status == 429 {
            return;
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_sent_away_keeps_what_was_written() {
    let portal = portal::open_with(Settings {
        desk: crowd(1, 0, 1),
        ..settings()
    })
    .await;
    let mut first = Browser::signed_in(portal.address, "unit2").await;
    let mut second = Browser::signed_in(portal.address, "unit2").await;
    let mut other = Browser::signed_in(portal.address, "petugas1").await;
    let (ours, theirs) = (
        filled(&mut first, "7").await,
        filled(&mut second, "8").await,
    );
    let turn = portal.database.act().await.expect("the turn");
    let working = tokio::spawn(async move { at_work(&mut first, &ours).await });
    until_full(&mut other, "/id/kerja").await;
    let got = second.send_again(&page(), &theirs).await;
    let back = sent_away(&got);
    for words in ["<dd>8</dd>", "<dd>Tetap ada.</dd>", "Kirim kembali"] {
        assert!(
            got.text().contains(words),
            "{words} is not in {}",
            got.text()
        );
    }
    // A script learns from the status when to come again, and is told in JSON then.
    let script = [("skrip".to_owned(), "1".to_owned())];
    let asked = [&*theirs, &script].concat();
    sent_away(&second.send_again(&page(), &asked).await);
    drop(turn);
    let got = working.await.expect("it ends");
    assert_eq!(got.status, 303, "{}", got.text());
    let got = second.send_again(&page(), &asked).await;
    assert_eq!((got.status, &*got.text()), (422, r#"{"stale":true}"#));
    let got = second.send_again(&page(), &back).await;
    assert_eq!(got.status, 422, "both versions are shown: {}", got.text());
    assert!(got.text().contains("Jawaban rekan"), "{}", got.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn one_who_is_greedy_stands_in_nobodys_way() {
    let portal = portal::open_with(Settings {
        desk: crowd(64, 0, 2),
        ..settings()
    })
    .await;
    let mut greedy = Browser::signed_in(portal.address, "unit2").await;
    let mut twice = Browser::signed_in(portal.address, "unit2").await;
    let mut other = Browser::signed_in(portal.address, "unit1").await;
    let fields = filled(&mut greedy, "7").await;
    let turn = portal.database.act().await.expect("the turn");
    let mut working = Vec::new();
    for _ in 0..2 {
        let (mut window, fields) = (greedy.clone(), fields.clone());
        working.push(tokio::spawn(
            async move { at_work(&mut window, &fields).await },
        ));
    }
    until_full(&mut greedy, "/id/kerja").await;
    sent_away(&greedy.send_again(&page(), &fields).await);
    assert_eq!(other.get("/id/kerja").await.status, 200);
    // Nor does it help to have signed in twice.
    assert_eq!(twice.get("/id/kerja").await.status, 429);
    drop(turn);
    for window in working {
        assert_eq!(window.await.expect("it ends").status, 303);
    }
    assert_eq!(greedy.get("/id/kerja").await.status, 200);
}

/// Begins an upload and stops in the middle of it.
async fn half_an_upload(address: SocketAddr) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.expect("connected");
    let head = "POST /id/kerja/akun HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\n\
                expect: 100-continue\r\ncontent-type: multipart/form-data; boundary=batas\r\n\
                content-length: 9000\r\n\r\n";
    stream.write_all(head.as_bytes()).await.expect("sent");
    // The server asks for the body only once the upload has its place.
    let mut go_on = [0; 12];
    let read = tokio::io::AsyncReadExt::read_exact(&mut stream, &mut go_on);
    read.await.expect("go on");
    assert_eq!(&go_on, b"HTTP/1.1 100");
    stream
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_without_a_place_keeps_what_was_written() {
    let portal = portal::open_with(Settings {
        senders: crowd(1, 0, 1),
        ..settings()
    })
    .await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let page = format!("/id/kerja/{CYCLE}/{}/bukti/1.a.Ak", UNITS[1]);
    let fields = browser.filled(&page, &[]).await;
    let tanda = fields.iter().rfind(|(name, _)| name == "tanda");
    let (_, tanda) = tanda.expect("a guard");
    let fields = [
        ("tanda", tanda.as_str()),
        ("apa", "tambah"),
        ("judul", "Judul yang panjang"),
        ("jenis", "dokumen_sp"),
    ];
    let held = half_an_upload(portal.address).await;
    let got = browser
        .upload(&page, &fields, ("a.png", &[7; 100_000][..]))
        .await;
    let back = sent_away(&got);
    assert!(back.contains(&("judul".to_owned(), "Judul yang panjang".to_owned())));
    assert!(got.text().contains("perlu dipilih lagi"), "{}", got.text());
    drop(held);
    // The file has to be chosen again; all else is still there.
    let got = browser.send_again(&page, &back).await;
    assert_eq!(got.status, 422, "{}", got.text());
    assert!(
        got.text().contains("value=\"Judul yang panjang\""),
        "{}",
        got.text()
    );
}
