//! A file of evidence in parts: it goes on where the line broke, is finished by
//! the form, and can be cancelled.

use crate::browser::{Browser, hidden};
use crate::client::Got;
use crate::portal;
use prima_workflow::sample_cycle::{CYCLE, UNITS};
use serde_json::{Value, json};

/// A picture of one point: signature, header, one packed row, end.
const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 10, b'I', b'D', b'A', b'T',
    0x78, 0x9c, 0x63, 0, 1, 0, 0, 5, 0, 1, 0x0d, 0x0a, 0x2d, 0xb4, 0, 0, 0, 0, b'I', b'E', b'N',
    b'D', 0xae, 0x42, 0x60, 0x82,
];

fn page() -> String {
    format!("/id/kerja/{CYCLE}/{}/bukti/1.a.Ak", UNITS[1])
}

fn uploads() -> String {
    format!("/id/kerja/{CYCLE}/{}/unggahan", UNITS[1])
}

fn told(got: &Got) -> Value {
    assert_eq!(
        got.header("content-type"),
        "application/json",
        "{}",
        got.text()
    );
    serde_json::from_slice(&got.body).expect("JSON")
}

/// An officer of a unit with an upload that has begun.
struct Sending {
    browser: Browser,
    guard: String,
    to: String,
    id: String,
}

impl Sending {
    async fn begin(portal: &portal::Portal, bytes: usize) -> Sending {
        let mut browser = Browser::signed_in(portal.address, "unit2").await;
        let text = browser.get(&page()).await.text();
        assert!(
            text.contains(&format!("data-upload=\"{}\"", uploads())),
            "{text}"
        );
        let guard = hidden(&text).into_iter().find(|(name, _)| name == "tanda");
        let guard = guard.expect("a guard").1;
        let size = bytes.to_string();
        let fields = [
            ("tanda", guard.as_str()),
            ("skrip", "1"),
            ("nama", "sk.png"),
            ("ukuran", &size),
        ];
        let got = browser.post(&uploads(), &fields).await;
        assert_eq!(got.status, 200, "{}", got.text());
        let id = told(&got)["unggahan"].as_str().expect("an id").to_owned();
        Sending {
            browser,
            guard,
            to: format!("{}/{id}", uploads()),
            id,
        }
    }

    async fn part(&mut self, from: usize, content: &[u8]) -> (u16, Value) {
        let from = from.to_string();
        let fields = [
            ("tanda", self.guard.as_str()),
            ("skrip", "1"),
            ("apa", "potong"),
            ("dari", &from),
        ];
        let file = ("blob", content);
        let got = self
            .browser
            .upload_as("potongan", &self.to, &fields, file)
            .await;
        (got.status, told(&got))
    }

    async fn finish(&mut self, title: &str) -> Got {
        let fields = [
            ("tanda", self.guard.as_str()),
            ("apa", "tambah"),
            ("unggahan", self.id.as_str()),
            ("judul", title),
            ("jenis", "dokumen_sp"),
        ];
        self.browser.post(&page(), &fields).await
    }
}

#[tokio::test]
async fn an_upload_goes_on_where_it_broke_and_is_finished_by_the_form() {
    let portal = portal::open().await;
    let mut sending = Sending::begin(&portal, PNG.len()).await;
    assert_eq!(
        sending.part(0, &PNG[..20]).await,
        (200, json!({ "dari": 20 }))
    );
    // The answer was lost: the part comes again.
    assert_eq!(
        sending.part(0, &PNG[..20]).await,
        (409, json!({ "dari": 20 }))
    );
    let got = sending.browser.get(&sending.to).await;
    assert_eq!(told(&got), json!({ "dari": 20, "ukuran": PNG.len() }));
    let early = sending.finish("SK Standar Pelayanan").await;
    assert_eq!(early.status, 422, "half a file is none");
    let (status, _) = sending.part(20, &PNG[20..]).await;
    assert_eq!(status, 200);
    // A description that cannot be taken costs nothing: the file is there.
    let got = sending.finish("").await;
    let text = got.text();
    assert_eq!(got.status, 422);
    assert!(
        text.contains("id=\"judul-error\"") && text.contains("sk.png"),
        "{text}"
    );
    assert!(
        hidden(&text).contains(&("unggahan".to_owned(), sending.id.clone())),
        "{text}"
    );
    let got = sending.finish("SK Standar Pelayanan").await;
    assert_eq!(got.status, 303, "{}", got.text());
    let text = sending.browser.get(&page()).await.text();
    assert!(text.contains("SK Standar Pelayanan"), "{text}");
    let got = sending.finish("SK Standar Pelayanan").await;
    assert_eq!(got.status, 422, "sent twice");
    assert!(got.text().contains("sudah selesai"), "{}", got.text());
}

#[tokio::test]
async fn an_upload_is_cancelled_and_nobody_elses_is_touched() {
    let portal = portal::open().await;
    let mut sending = Sending::begin(&portal, PNG.len()).await;
    sending.part(0, &PNG[..20]).await;
    let mut other = Browser::signed_in(portal.address, "unit1").await;
    assert_eq!(other.get(&sending.to).await.status, 404);
    let unknown = sending.to.replace(&sending.id, "tidak-ada");
    assert_eq!(sending.browser.get(&unknown).await.status, 404);
    let fields = [
        ("tanda", sending.guard.as_str()),
        ("skrip", "1"),
        ("apa", "batal"),
    ];
    let got = sending.browser.post(&sending.to, &fields).await;
    assert_eq!(got.status, 200, "{}", got.text());
    assert_eq!(sending.browser.get(&sending.to).await.status, 404);
}

#[tokio::test]
async fn a_file_that_is_too_large_is_refused_before_it_is_sent() {
    let portal = portal::open().await;
    let mut sending = Sending::begin(&portal, PNG.len()).await;
    for size in ["0", "99999999999", "banyak"] {
        let fields = [
            ("tanda", sending.guard.as_str()),
            ("skrip", "1"),
            ("nama", "besar.pdf"),
            ("ukuran", size),
        ];
        let got = sending.browser.post(&uploads(), &fields).await;
        assert_eq!(got.status, 422, "{size}");
        assert!(
            told(&got)["said"].as_str().expect("words").contains("MiB"),
            "{}",
            got.text()
        );
    }
    let (status, said) = sending.part(0, &[]).await;
    assert_eq!(status, 422, "{said}");
}
