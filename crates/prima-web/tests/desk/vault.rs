//! A unit's vault: everything it holds, found again, described again, taken out,
//! and what is said of a file that is lost.

use crate::browser::{Browser, hidden};
use crate::client::Got;
use crate::evidence::PNG;
use crate::portal::{self, Portal};
use prima_workflow::sample_cycle::{CYCLE, UNITS};
use std::fs;
use std::path::PathBuf;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The vault of the second unit, which has not handed its answers in.
fn shelf() -> String {
    format!("/id/kerja/arsip/{}", UNITS[1])
}

/// A document of one page; the mark tells two apart.
fn pdf(mark: &str) -> Vec<u8> {
    let text = format!(
        "%PDF-1.7\n% {mark}\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n\
         2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n\
         3 0 obj\n<</Type/Page/Parent 2 0 R>>\nendobj\n\
         trailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
    );
    text.into_bytes()
}

async fn guard(browser: &mut Browser, page: &str) -> String {
    let got = browser.get(page).await;
    assert_eq!(got.status, 200, "{page}: {}", got.text());
    let fields = hidden(&got.text());
    let found = fields.into_iter().find(|(name, _)| name == "tanda");
    found.expect("a guard").1
}

/// Uploads a file to a vault; the answer.
async fn upload(
    browser: &mut Browser,
    shelf: &str,
    (title, last_day): (&str, &str),
    file: (&str, &[u8]),
) -> Got {
    let tanda = guard(browser, shelf).await;
    let fields = [
        ("tanda", tanda.as_str()),
        ("judul", title),
        ("jenis", "dokumen_sp"),
        ("sampai", last_day),
    ];
    browser.upload(shelf, &fields, file).await
}

/// Uploads a file to the vault of the second unit; the address of its page.
async fn kept(browser: &mut Browser, described: (&str, &str), file: (&str, &[u8])) -> String {
    let got = upload(browser, &shelf(), described, file).await;
    assert_eq!(got.status, 303, "{}", got.text());
    let to = got.header("location");
    let (page, _) = to.split_once("?sudah=tambah").expect("it was added");
    page.to_owned()
}

/// All files of the portal's vault.
fn files(portal: &Portal) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![portal.folder.path().join("bukti")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            match path.is_dir() {
                true => folders.push(path),
                false => files.push(path),
            }
        }
    }
    files
}

#[tokio::test]
async fn what_is_uploaded_is_found_again_and_described_again() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let home = browser.get("/id/kerja").await.text();
    assert!(home.contains(&format!("href=\"{}\"", shelf())), "{home}");
    let text = browser.get(&shelf()).await.text();
    assert!(text.contains("Lemari bukti masih kosong"), "{text}");
    // No kind is chosen beforehand, and one has to be.
    let nothing = "<option value=\"\" selected>Pilih jenis bukti</option>";
    assert!(text.contains(nothing), "{text}");
    let tanda = guard(&mut browser, &shelf()).await;
    let unchosen = [("tanda", tanda.as_str()), ("judul", "SK"), ("jenis", "")];
    let file = ("sk.pdf", pdf("a"));
    let got = browser.upload(&shelf(), &unchosen, (file.0, &file.1)).await;
    assert_eq!(got.status, 422, "{}", got.text());
    let text = got.text();
    assert!(text.contains("Pilih jenis bukti dari daftar."), "{text}");
    assert!(
        text.contains("value=\"SK\""),
        "what was typed stays: {text}"
    );
    let page = kept(&mut browser, ("SK Standar", ""), ("sk.pdf", &pdf("a"))).await;
    kept(&mut browser, ("Maklumat", ""), ("maklumat.pdf", &pdf("b"))).await;
    let text = browser.get(&shelf()).await.text();
    assert!(
        text.contains("SK Standar") && text.contains("Maklumat"),
        "{text}"
    );
    assert!(text.contains("2 bukti"), "{text}");
    for (query, title, other) in [
        ("?q=standar", "SK Standar", "Maklumat"),
        ("?q=maklumat.pdf", "Maklumat", "SK Standar"),
        ("?q=tidak+ada", "Tidak ada bukti yang cocok", "SK Standar"),
        ("?macam=lain", "Tidak ada bukti yang cocok", "SK Standar"),
        ("?keadaan=lewat", "Tidak ada bukti yang cocok", "SK Standar"),
    ] {
        let text = browser.get(&format!("{}{query}", shelf())).await.text();
        assert!(
            text.contains(title) && !text.contains(other),
            "{query}: {text}"
        );
    }
    let changed = [
        ("apa", "uraikan"),
        ("judul", "SK 12/2026"),
        ("jenis", "dokumen_sp"),
    ];
    let got = browser.fill(&page, &page, &changed).await;
    assert_eq!(
        got.header("location"),
        format!("{page}?sudah=uraikan"),
        "{}",
        got.text()
    );
    let text = browser.get(got.header("location")).await.text();
    assert!(text.contains("<h1>SK 12/2026</h1>"), "{text}");
    assert!(text.contains("Uraian bukti diperbarui"), "{text}");
    // Wrong again: said beside the fields, and what was written stays.
    let changed = [
        ("apa", "uraikan"),
        ("judul", ""),
        ("jenis", "dokumen_sp"),
        ("sampai", "besok"),
    ];
    let got = browser.fill(&page, &page, &changed).await;
    assert_eq!(got.status, 422);
    let text = got.text();
    assert!(
        text.contains("id=\"judul-error\"") && text.contains("id=\"sampai-error\""),
        "{text}"
    );
    assert!(text.contains("value=\"besok\""), "{text}");
}

#[tokio::test]
async fn the_same_file_is_not_doubled_and_a_bad_one_leaves_what_was_written() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let page = kept(&mut browser, ("SK", ""), ("sk.pdf", &pdf("a"))).await;
    let got = upload(
        &mut browser,
        &shelf(),
        ("Sama", ""),
        ("lain.pdf", &pdf("a")),
    )
    .await;
    assert_eq!(got.header("location"), format!("{page}?sudah=ada"));
    assert_eq!(files(&portal).len(), 1);
    let got = upload(
        &mut browser,
        &shelf(),
        ("Judul panjang", ""),
        ("x.pdf", b"<svg/>"),
    )
    .await;
    assert_eq!(got.status, 422);
    let text = got.text();
    assert!(
        text.contains("id=\"berkas-error\"") && text.contains("value=\"Judul panjang\""),
        "{text}"
    );
    let tanda = guard(&mut browser, &shelf()).await;
    let got = browser
        .post(&shelf(), &[("tanda", &tanda), ("judul", "Tanpa berkas")])
        .await;
    assert_eq!(got.status, 422);
    assert!(
        got.text().contains("value=\"Tanpa berkas\""),
        "{}",
        got.text()
    );
    assert_eq!(files(&portal).len(), 1);
}

#[tokio::test]
async fn what_ends_is_said_sixty_days_before() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    // Today is 26 November 2026; sixty days later is 25 January 2027.
    for (title, last_day) in [
        ("Kemarin", "2026-11-25"),
        ("Hari ini", "2026-11-26"),
        ("Enam puluh", "2027-01-25"),
        ("Sesudahnya", "2027-01-26"),
        ("Selamanya", ""),
    ] {
        let content = pdf(title);
        kept(&mut browser, (title, last_day), ("a.pdf", &content)).await;
    }
    let text = browser.get(&shelf()).await.text();
    assert!(text.contains("1 bukti sudah tidak berlaku"), "{text}");
    assert!(text.contains("2 bukti berakhir dalam 60 hari"), "{text}");
    for (state, expected) in [
        ("lewat", &["Kemarin"][..]),
        ("segera", &["Hari ini", "Enam puluh"]),
        (
            "berlaku",
            &["Hari ini", "Enam puluh", "Sesudahnya", "Selamanya"],
        ),
    ] {
        let text = browser
            .get(&format!("{}?keadaan={state}", shelf()))
            .await
            .text();
        for title in [
            "Kemarin",
            "Hari ini",
            "Enam puluh",
            "Sesudahnya",
            "Selamanya",
        ] {
            let is_there = text.contains(&format!(">{title}</a>"));
            assert_eq!(
                is_there,
                expected.contains(&title),
                "{state}, {title}: {text}"
            );
        }
    }
}

#[tokio::test]
async fn a_picture_is_shown_shut_in_and_a_document_only_saved() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let picture = kept(&mut browser, ("Foto", ""), ("foto.png", PNG)).await;
    let document = kept(&mut browser, ("SK", ""), ("sk.pdf", &pdf("a"))).await;
    let text = browser.get(&picture).await.text();
    assert!(
        text.contains(&format!("src=\"{picture}/gambar\" alt=\"Foto\"")),
        "{text}"
    );
    let got = browser.get(&format!("{picture}/gambar")).await;
    assert_eq!((got.status, got.header("content-type")), (200, "image/png"));
    assert_eq!(got.header("content-disposition"), "inline");
    assert_eq!(got.header("x-content-type-options"), "nosniff");
    assert_eq!(got.header("cache-control"), "no-store");
    let policy = got.header("content-security-policy");
    assert!(
        policy.contains("default-src 'none'") && policy.contains("sandbox"),
        "{policy}"
    );
    let text = browser.get(&document).await.text();
    assert!(!text.contains("<img"), "{text}");
    assert_eq!(browser.get(&format!("{document}/gambar")).await.status, 404);
    let got = browser.get(&format!("{document}/berkas")).await;
    assert_eq!(got.body, pdf("a"));
    assert_eq!(
        got.header("content-disposition"),
        "attachment; filename=\"sk.pdf\""
    );
}

#[tokio::test]
async fn what_is_used_is_shown_and_taken_out_only_before_it_was_handed_in() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let page = kept(&mut browser, ("SK", ""), ("sk.pdf", &pdf("a"))).await;
    let evidence = page.rsplit('/').next().expect("an id");
    let answer = format!("/id/kerja/{CYCLE}/{}/bukti/1.a.Ak", UNITS[1]);
    let text = browser.get(&answer).await.text();
    assert!(
        text.contains("Sudah ada di lemari bukti"),
        "it is suggested: {text}"
    );
    let tanda = guard(&mut browser, &answer).await;
    let link = [
        ("tanda", tanda.as_str()),
        ("apa", "kait"),
        ("bukti", evidence),
    ];
    assert_eq!(browser.post(&answer, &link).await.status, 303);
    let text = browser.get(&answer).await.text();
    assert!(!text.contains("Sudah ada di lemari bukti"), "{text}");
    let text = browser.get(&page).await.text();
    assert!(text.contains(&format!("href=\"{answer}\"")), "{text}");
    // Not without the tick.
    let tarik = [("tanda", tanda.as_str()), ("apa", "tarik")];
    let got = browser.post(&page, &tarik).await;
    assert_eq!(got.status, 422);
    assert!(got.text().contains("id=\"yakin-error\""), "{}", got.text());
    let sure = [tarik[0], tarik[1], ("yakin", "ya")];
    let unit = format!("/id/kerja/{CYCLE}/{}", UNITS[1]);
    let handed_in = [("tanda", tanda.as_str()), ("yakin", "ya")];
    let got = browser.post(&format!("{unit}/kirim"), &handed_in).await;
    assert_eq!(got.status, 303, "{}", got.text());
    let got = browser.post(&page, &sure).await;
    assert_eq!(got.status, 422, "an answer that was handed in rests on it");
    // What nothing rests on goes.
    let other = kept(&mut browser, ("Lain", ""), ("lain.pdf", &pdf("b"))).await;
    let got = browser.post(&other, &sure).await;
    assert_eq!(
        got.header("location"),
        format!("{}?sudah=tarik", shelf()),
        "{}",
        got.text()
    );
    let text = browser.get(got.header("location")).await.text();
    assert!(
        text.contains("Bukti ditarik dari lemari") && !text.contains(">Lain</a>"),
        "{text}"
    );
    assert_eq!(browser.get(&other).await.status, 404);
}

#[tokio::test]
async fn a_file_that_is_lost_is_said_and_mended_by_the_same_one() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let page = kept(&mut browser, ("SK", ""), ("sk.pdf", &pdf("a"))).await;
    let file = files(&portal).remove(0);
    for (damage, words) in [
        (None, "tidak ada di penyimpanan"),
        (Some(b"x"), "berubah di penyimpanan"),
    ] {
        match damage {
            None => fs::remove_file(&file).expect("removed"),
            Some(content) => fs::write(&file, content).expect("written"),
        }
        let got = browser.get(&page).await;
        let text = got.text();
        assert_eq!(got.status, 200, "the page itself is there: {text}");
        assert!(
            text.contains(words) && text.contains("unggah lagi berkas yang sama"),
            "{text}"
        );
        assert!(!text.contains("/berkas\""), "nothing to save: {text}");
        let got = browser.get(&format!("{page}/berkas")).await;
        assert_eq!(got.status, 422);
        assert!(got.text().contains(words), "{}", got.text());
        let got = upload(&mut browser, &shelf(), ("SK", ""), ("sk.pdf", &pdf("a"))).await;
        assert_eq!(got.header("location"), format!("{page}?sudah=ada"));
        assert_eq!(browser.get(&format!("{page}/berkas")).await.body, pdf("a"));
    }
}

#[tokio::test]
async fn a_vault_is_shut_to_others_and_a_coordinator_only_looks() {
    let portal = portal::open().await;
    let mut own = Browser::signed_in(portal.address, "unit2").await;
    let page = kept(&mut own, ("Foto", ""), ("foto.png", PNG)).await;
    let evidence = page.rsplit('/').next().expect("an id");
    let elsewhere = format!("/id/kerja/arsip/{}/{evidence}", UNITS[2]);
    let pages = [
        shelf(),
        page.clone(),
        format!("{page}/berkas"),
        format!("{page}/gambar"),
        elsewhere.clone(),
        format!("{elsewhere}/berkas"),
    ];
    for who in ["unit3", "penilai1", "petugas1", "admin", "auditor"] {
        let mut other = Browser::signed_in(portal.address, who).await;
        for path in &pages {
            // Its own empty vault is open to unit3, and nothing else.
            assert_eq!(other.get(path).await.status, 404, "{who} at {path}");
        }
    }
    let mut above = Browser::signed_in(portal.address, "koordinator").await;
    for path in &pages[..4] {
        assert_eq!(above.get(path).await.status, 200, "{path}");
    }
    let text = above.get(&page).await.text();
    assert!(
        !text.contains("name=\"yakin\"") && !text.contains("name=\"judul\""),
        "{text}"
    );
    let text = above.get(&shelf()).await.text();
    assert!(!text.contains("name=\"berkas\""), "{text}");
    let tanda = guard(&mut above, &page).await;
    let tarik = [("tanda", tanda.as_str()), ("apa", "tarik"), ("yakin", "ya")];
    assert_eq!(above.post(&page, &tarik).await.status, 404);
    let fields = [
        ("tanda", tanda.as_str()),
        ("judul", "x"),
        ("jenis", "dokumen_sp"),
    ];
    let got = above.upload(&shelf(), &fields, ("x.pdf", &pdf("x"))).await;
    assert_eq!(got.status, 404);
    assert_eq!(files(&portal).len(), 1);
}

#[tokio::test]
async fn an_upload_cut_at_any_byte_leaves_nothing() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let tanda = guard(&mut browser, &shelf()).await;
    let fields = [
        ("tanda", tanda.as_str()),
        ("judul", "SK"),
        ("jenis", "dokumen_sp"),
    ];
    let content = pdf("a");
    let whole = browser.upload_request("berkas", &shelf(), &fields, ("sk.pdf", &content));
    let body = whole.len() - content.len() - 100;
    // Every byte of the file and of what closes the form but its last line end,
    // without which the form is whole.
    for end in body..whole.len() - 2 {
        let mut stream = TcpStream::connect(portal.address).await.expect("connected");
        stream.write_all(&whole[..end]).await.expect("sent");
        stream.shutdown().await.expect("cut");
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        assert!(!answer.starts_with("HTTP/1.1 3"), "cut at {end}: {answer}");
        assert_eq!(files(&portal), Vec::<PathBuf>::new(), "cut at {end}");
    }
    let text = browser.get(&shelf()).await.text();
    assert!(text.contains("Lemari bukti masih kosong"), "{text}");
    kept(&mut browser, ("SK", ""), ("sk.pdf", &content)).await;
}
