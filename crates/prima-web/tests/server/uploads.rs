//! Files that readers send.

use crate::client::{Got, send};
use crate::portal::{self, Portal};
use prima_web::server::Settings;
use std::time::Duration;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

const KIND: &str = "content-type: multipart/form-data; boundary=batas\r\n";

fn form(field: &str, name: &str, content: &[u8]) -> Vec<u8> {
    let head = format!(
        "--batas\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
         content-type: application/zip\r\n\r\n"
    );
    [head.as_bytes(), content, b"\r\n--batas--\r\n"].concat()
}

async fn post(portal: &Portal, kind: &str, body: &[u8]) -> Got {
    let head = format!(
        "POST /id/periksa HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{kind}content-length: {}\r\n\r\n",
        body.len()
    );
    let whole = [head.as_bytes(), body].concat();
    send(portal.address, &whole).await.expect("an answer")
}

#[tokio::test]
async fn a_file_arrives_whole_and_its_answer_is_kept_by_nobody() {
    let portal = portal::open(Settings::default()).await;
    let content: Vec<u8> = (0..3_000_000_u32).map(|n| n as u8).collect();
    let sum: u64 = content.iter().map(|byte| u64::from(*byte)).sum();
    let got = post(&portal, KIND, &form("bundel", "bundel.zip", &content)).await;
    assert_eq!(got.status, 200, "{}", got.text());
    let said = format!("bundel.zip: 3000000 bita, jumlah {sum}");
    assert!(got.text().contains(&said), "{}", got.text());
    assert_eq!(
        (got.header("cache-control"), got.header("etag")),
        ("no-store", "")
    );
}

#[tokio::test]
async fn a_form_without_a_file_is_answered_by_the_page() {
    let portal = portal::open(Settings::default()).await;
    for body in [
        form("bundel", "", b""),
        form("lain", "x.zip", b"x"),
        b"--batas--\r\n".to_vec(),
    ] {
        let got = post(&portal, KIND, &body).await;
        assert_eq!(got.status, 200, "{}", got.text());
        assert!(got.text().contains("tanpa berkas"), "{}", got.text());
    }
}

#[tokio::test]
async fn what_is_no_form_is_refused() {
    let portal = portal::open(Settings::default()).await;
    let cut_off = form("bundel", "x.zip", b"x");
    for (kind, body) in [
        ("", &b"x"[..]),
        ("content-type: application/json\r\n", b"{}"),
        ("content-type: multipart/form-data\r\n", b"--batas--\r\n"),
        (KIND, &cut_off[..cut_off.len() - 8]),
        (KIND, b"nothing of a form"),
    ] {
        let got = post(&portal, kind, body).await;
        assert_eq!(got.status, 400, "{kind} {:?}: {}", body, got.text());
        assert!(
            got.text().contains("Unggahan tidak dapat dibaca"),
            "{}",
            got.text()
        );
    }
}

#[tokio::test]
async fn what_is_too_large_is_refused_whether_or_not_it_says_so() {
    let settings = Settings {
        upload_bytes: 100_000,
        ..Settings::default()
    };
    let portal = portal::open(settings).await;
    let large = form("bundel", "x.zip", &vec![b'x'; 150_000]);
    let said = post(&portal, KIND, &large).await;
    let mut chunked = format!("POST /id/periksa HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{KIND}transfer-encoding: chunked\r\n\r\n").into_bytes();
    for chunk in large.chunks(10_000) {
        chunked.extend(format!("{:x}\r\n", chunk.len()).into_bytes());
        chunked.extend(chunk);
        chunked.extend(b"\r\n");
    }
    chunked.extend(b"0\r\n\r\n");
    let unsaid = send(portal.address, &chunked).await.expect("an answer");
    for got in [said, unsaid] {
        assert_eq!(got.status, 413);
        assert!(
            got.text().contains("Berkas terlalu besar"),
            "{}",
            got.text()
        );
    }
}

#[tokio::test]
async fn an_upload_that_stands_still_is_given_up_and_holds_up_nobody() {
    let settings = Settings {
        stall: Duration::from_millis(300),
        ..Settings::default()
    };
    let portal = portal::open(settings).await;
    let mut streams = Vec::new();
    for _ in 0..16 {
        let mut stream = TcpStream::connect(portal.address).await.expect("connected");
        let head = format!(
            "POST /id/periksa HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{KIND}content-length: 9000\r\n\r\n--batas\r\n"
        );
        stream.write_all(head.as_bytes()).await.expect("sent");
        streams.push(stream);
    }
    assert_eq!(crate::client::get(portal.address, "/id/").await.status, 200);
    for stream in &mut streams {
        let got = crate::client::read(stream).await.expect("an answer");
        assert_eq!(got.status, 408, "{}", got.text());
    }
    assert_eq!(
        post(&portal, KIND, &form("bundel", "x.zip", b"x"))
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn more_uploads_than_there_are_places_for_are_told_to_come_again() {
    let portal = portal::open(Settings::default()).await;
    let mut streams = Vec::new();
    for _ in 0..16 {
        let mut stream = TcpStream::connect(portal.address).await.expect("connected");
        let head = format!(
            "POST /id/periksa HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\n{KIND}content-length: 9000\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).await.expect("sent");
        // The server asks for the body only once the upload has its place.
        let mut go_on = [0; 12];
        tokio::io::AsyncReadExt::read_exact(&mut stream, &mut go_on)
            .await
            .expect("go on");
        assert_eq!(&go_on, b"HTTP/1.1 100");
        streams.push(stream);
    }
    let got = post(&portal, KIND, &form("bundel", "x.zip", b"x")).await;
    assert_eq!((got.status, got.header("retry-after")), (429, "30"));
}
