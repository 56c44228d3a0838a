//! Passkeys on their pages: offered where they can be used and hidden until a
//! script has looked, added, used and taken away.

use crate::browser::{Browser, hidden, part};
use crate::client::Got;
use crate::device::Device;
use crate::portal::{self, NOW, Portal};
use prima_web::assets;
use prima_workflow::sample_cycle::{CYCLE, PASSWORD};
use std::sync::atomic::{AtomicI64, Ordering};

const HOST: &str = "localhost:8080";
const ACCOUNT: &str = "/id/kerja/akun";
const EMAIL: &str = "unit1@contoh.example";

/// A browser at a host, in which nobody has signed in.
fn nobody(portal: &Portal, host: &'static str) -> Browser {
    let mut browser = Browser::new(portal.address);
    browser.host = host;
    browser
}

/// A browser at `localhost` in which somebody has signed in.
async fn unit(portal: &Portal) -> Browser {
    let mut browser = Browser::signed_in(portal.address, "unit1").await;
    browser.host = HOST;
    browser
}

/// What every page must be.
fn check(page: &Got, status: u16) -> String {
    let text = page.text();
    assert_eq!(page.status, status, "{text}");
    assert_eq!(text.matches("<h1").count(), 1, "{text}");
    assert!(!text.contains(" style="), "{text}");
    let words = text.split(['>', '"', ' ', '<']);
    let key = words.clone().find(|word| word.starts_with("web-"));
    assert_eq!(key, None, "a key stands in the page");
    text
}

/// What the device is asked.
fn options(page: &str) -> String {
    let tag = page.split_once("data-passkey-options").expect("a question");
    let tag = format!("data-passkey-options{}", tag.1);
    part(&tag, "data-passkey-options")
}

/// The hidden fields of the form that asks, with the answer of the device.
fn answered(page: &str, answer: &str) -> Vec<(String, String)> {
    let form = page.split_once("data-passkey-options").expect("a question");
    let form = form.1.split_once("</form>").expect("an end").0;
    let mut fields = hidden(form);
    fields.retain(|(name, _)| name != "jawaban");
    fields.push(("jawaban".to_owned(), answer.to_owned()));
    fields
}

async fn post(browser: &mut Browser, path: &str, fields: &[(String, String)]) -> Got {
    let fields = fields.iter();
    let fields: Vec<(&str, &str)> = fields.map(|(name, value)| (&**name, &**value)).collect();
    browser.post(path, &fields).await
}

/// Asks for a new passkey, as the form of the account does.
async fn begin(browser: &mut Browser, name: &str, password: &str) -> Got {
    let page = browser.get(ACCOUNT).await.text();
    let guard = hidden(&page).into_iter().find(|(name, _)| name == "tanda");
    let guard = guard.expect("a guard").1;
    let fields = [
        ("tanda", guard.as_str()),
        ("apa", "kunci"),
        ("kunci-nama", name),
        ("sandi-kunci", password),
    ];
    browser.post(ACCOUNT, &fields).await
}

/// Adds the key of a device to the account.
async fn add(browser: &mut Browser, device: &mut Device) {
    let page = check(&begin(browser, "Telepon & saya", PASSWORD).await, 200);
    let fields = answered(&page, &device.create(&options(&page)));
    let got = post(browser, ACCOUNT, &fields).await;
    assert_eq!(got.status, 303, "{}", got.text());
    assert_eq!(got.header("location"), "/id/kerja/akun?sudah=kunci");
}

#[tokio::test]
async fn without_a_name_of_a_domain_there_are_no_passkeys() {
    let portal = portal::open().await;
    for host in ["127.0.0.1:8080", "prima.example"] {
        let mut browser = nobody(&portal, host);
        let page = check(&browser.get("/id/masuk").await, 200);
        assert!(!page.contains("passkey"), "{host}: {page}");
        let got = browser.post("/id/masuk/kunci", &[]).await;
        let page = check(&got, 422);
        assert!(page.contains("Kunci sandi tidak tersedia"), "{page}");
        assert!(page.contains("id=\"sandi\""), "the password is still asked");
        let mut browser = Browser::signed_in(portal.address, "unit1").await;
        browser.host = host;
        let page = check(&browser.get(ACCOUNT).await, 200);
        assert!(page.contains("Kunci sandi tidak tersedia"), "{page}");
        assert!(!page.contains("<script"), "{host}: {page}");
        let page = check(&begin(&mut browser, "Telepon", PASSWORD).await, 422);
        assert!(page.contains("href=\"#kunci-sandi\""), "{page}");
    }
}

#[tokio::test]
async fn what_needs_a_script_is_hidden_until_it_has_looked() {
    let portal = portal::open().await;
    let script = format!("src=\"{}\"", assets::address("passkey.js"));
    let shown = "data-passkey=\"http://localhost:8080\" hidden";
    for lang in ["id", "en"] {
        let mut browser = nobody(&portal, HOST);
        let page = check(&browser.get(&format!("/{lang}/masuk")).await, 200);
        assert!(page.contains(&script) && page.contains(shown), "{page}");
        let got = browser.get(&format!("/{lang}/masuk/kunci")).await;
        assert_eq!(got.status, 303);
        assert_eq!(got.header("location"), format!("/{lang}/masuk"));
        let mut browser = unit(&portal).await;
        let page = check(&browser.get(&format!("/{lang}/kerja/akun")).await, 200);
        assert!(page.contains(&script) && page.contains(shown), "{page}");
        assert!(page.contains("data-passkey-unable"), "{page}");
    }
}

#[tokio::test]
async fn a_passkey_is_added_used_and_taken_away() {
    let portal = portal::open().await;
    let mut device = Device::new(7);
    let mut browser = unit(&portal).await;
    add(&mut browser, &mut device).await;
    let page = check(&browser.get("/id/kerja/akun?sudah=kunci").await, 200);
    assert!(page.contains("Kunci sandi ditambahkan."), "{page}");
    assert!(
        page.contains("<strong>Telepon &amp; saya</strong>"),
        "{page}"
    );
    assert!(page.contains("26 November 2026 10.00 WIB"), "{page}");
    assert!(page.contains("Belum pernah dipakai"), "{page}");

    let mut other = nobody(&portal, HOST);
    let asked = other
        .post("/id/masuk/kunci", &[("ke", "/kerja/akun")])
        .await;
    let asked = check(&asked, 200);
    assert!(!asked.contains(EMAIL), "nobody is named: {asked}");
    let fields = answered(&asked, &device.get(&options(&asked)));
    let got = post(&mut other, "/id/masuk/kunci", &fields).await;
    assert_eq!(got.status, 303, "{}", got.text());
    assert_eq!(got.header("location"), "/id/kerja/akun");
    assert!(got.header("set-cookie").contains("HttpOnly; SameSite=Lax"));
    let page = check(&other.get(ACCOUNT).await, 200);
    assert!(page.contains(EMAIL), "{page}");
    assert!(page.contains("Terakhir dipakai 26 November"), "{page}");
    let again = post(&mut other, "/id/masuk/kunci", &fields).await;
    assert_eq!(again.status, 403, "the form is of no session");

    let row = page
        .split_once("value=\"kunci-hapus\"")
        .expect("a button")
        .1;
    let id = part(row, "value");
    let guard = hidden(&page).swap_remove(0).1;
    let remove = [
        ("tanda", guard.as_str()),
        ("apa", "kunci-hapus"),
        ("kunci", id.as_str()),
    ];
    let page = check(&other.post(ACCOUNT, &remove).await, 200);
    assert!(page.contains("Lepaskan kunci sandi?"), "{page}");
    assert!(page.contains("Ini tidak dapat dibatalkan"), "{page}");
    let fields = hidden(&page);
    let got = post(&mut other, ACCOUNT, &fields).await;
    assert_eq!(got.header("location"), "/id/kerja/akun?sudah=kunci-hapus");
    let page = check(&other.get("/id/kerja/akun?sudah=kunci-hapus").await, 200);
    assert!(page.contains("Belum ada kunci sandi."), "{page}");
    let got = post(&mut other, ACCOUNT, &fields).await;
    assert_eq!(got.status, 404, "it is gone");
    assert_eq!(browser.get(ACCOUNT).await.status, 303, "other sessions end");

    let mut late = nobody(&portal, HOST);
    let asked = check(&late.post("/id/masuk/kunci", &[]).await, 200);
    let fields = answered(&asked, &device.get(&options(&asked)));
    let page = check(&post(&mut late, "/id/masuk/kunci", &fields).await, 422);
    assert!(page.contains("Kunci sandi itu tidak diterima."), "{page}");
    let page = check(&post(&mut late, "/id/masuk/kunci", &fields).await, 422);
    assert!(
        page.contains("sudah dijawab atau lewat lima menit"),
        "{page}"
    );
}

#[tokio::test]
async fn what_is_wrong_with_a_new_passkey_is_said_and_its_name_kept() {
    static CLOCK: AtomicI64 = AtomicI64::new(NOW);
    let portal = portal::open_at(|| CLOCK.load(Ordering::Relaxed)).await;
    let mut browser = unit(&portal).await;
    let page = check(&begin(&mut browser, "Telepon", "bukan ini").await, 422);
    assert!(page.contains("href=\"#sandi-kunci\""), "{page}");
    assert!(page.contains("Kata sandi sekarang tidak cocok."), "{page}");
    assert!(page.contains("value=\"Telepon\""), "{page}");
    assert!(
        !page.contains("bukan ini"),
        "a password is never shown again"
    );
    let page = check(&begin(&mut browser, " ", PASSWORD).await, 422);
    assert!(page.contains("href=\"#kunci-nama\""), "{page}");
    assert!(page.contains("Beri nama 1 sampai 60 karakter"), "{page}");

    let mut device = Device::new(7);
    device.verifies = false;
    let page = check(&begin(&mut browser, "Telepon", PASSWORD).await, 200);
    let fields = answered(&page, &device.create(&options(&page)));
    let page = check(&post(&mut browser, ACCOUNT, &fields).await, 422);
    assert!(
        page.contains("Jawaban perangkat tidak dapat diterima."),
        "{page}"
    );
    assert!(page.contains("value=\"Telepon\""), "{page}");

    device.verifies = true;
    let page = check(&begin(&mut browser, "Telepon", PASSWORD).await, 200);
    let fields = answered(&page, &device.create(&options(&page)));
    CLOCK.store(NOW + 300, Ordering::Relaxed);
    let page = check(&post(&mut browser, ACCOUNT, &fields).await, 422);
    assert!(
        page.contains("sudah dijawab atau lewat lima menit"),
        "{page}"
    );
}

#[tokio::test]
async fn what_was_written_outlives_a_session_that_a_passkey_opens_again() {
    static CLOCK: AtomicI64 = AtomicI64::new(NOW);
    let portal = portal::open_at(|| CLOCK.load(Ordering::Relaxed)).await;
    let mut device = Device::new(7);
    let mut browser = unit(&portal).await;
    add(&mut browser, &mut device).await;
    CLOCK.store(NOW + 3_600, Ordering::Relaxed);
    let form = format!("/id/kerja/{CYCLE}/contoh-rsud/isian/I");
    let got = browser
        .post(&form, &[("c:f01.1.komponen", "Panjang.")])
        .await;
    let page = check(&got, 422);
    let offer = page.split_once("data-passkey=").expect("an offer").1;
    let carried = hidden(offer.split_once("</form>").expect("an end").0);
    assert!(carried.iter().any(|(name, _)| name == "isi"), "{carried:?}");
    let asked = check(&post(&mut browser, "/id/masuk/kunci", &carried).await, 200);
    let back = asked.rsplit_once("<form").expect("a way back").1;
    let back = hidden(back.split_once("</form>").expect("an end").0);
    let page = check(&post(&mut browser, "/id/masuk/kunci", &back).await, 200);
    assert!(page.contains("Panjang."), "the password instead: {page}");
    let fields = answered(&asked, &device.get(&options(&asked)));
    let page = check(&post(&mut browser, "/id/masuk/kunci", &fields).await, 200);
    assert!(page.contains("Kirim kembali isian Anda"), "{page}");
    assert!(page.contains("Panjang."), "{page}");
}

#[tokio::test]
async fn what_a_device_said_is_carried_through_no_sign_in() {
    static CLOCK: AtomicI64 = AtomicI64::new(NOW);
    let portal = portal::open_at(|| CLOCK.load(Ordering::Relaxed)).await;
    let mut device = Device::new(7);
    let mut browser = unit(&portal).await;
    let page = check(&begin(&mut browser, "Telepon", PASSWORD).await, 200);
    let fields = answered(&page, &device.create(&options(&page)));
    CLOCK.store(NOW + 3_600, Ordering::Relaxed);
    let page = check(&post(&mut browser, ACCOUNT, &fields).await, 422);
    assert!(page.contains("id=\"sandi\""), "the sign-in: {page}");
    for name in ["isi", "tanya", "jawaban"] {
        let field = format!("name=\"{name}\"");
        assert!(!page.contains(&field), "{name} is in {page}");
    }
    assert!(!page.contains("clientDataJSON"), "{page}");
}
