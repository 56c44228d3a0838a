//! Notices at the desk, and reminders by hand.

use crate::browser::{Browser, hidden};
use crate::portal::{self, Portal};
use prima_workflow::sample_cycle::CYCLE;

const NOTICES: &str = "/id/kerja/pemberitahuan";

async fn shown(browser: &mut Browser, path: &str) -> String {
    let got = browser.get(path).await;
    let text = got.text();
    assert_eq!(got.status, 200, "{path}: {text}");
    assert_eq!(text.matches("<h1").count(), 1, "{text}");
    let words = text.split(['>', '"', ' ', '<']);
    let key = words.clone().find(|word| word.starts_with("web-"));
    assert_eq!(key, None, "a key stands in the page");
    text
}

/// The hidden fields of the form in which a text stands.
fn fields_of(page: &str, inside: &str) -> Vec<(String, String)> {
    let forms = page.split("<form").skip(1);
    let mut forms = forms.map(|form| form.split("</form>").next().unwrap_or_default());
    hidden(forms.find(|form| form.contains(inside)).expect("a form"))
}

#[tokio::test]
async fn a_notice_leads_to_its_page_and_is_marked_as_read() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit1").await;
    let desk = shown(&mut browser, "/id/kerja").await;
    assert!(desk.contains("Dipilih sebagai lokus"), "{desk}");
    assert!(
        desk.contains("Semua pemberitahuan; 1 belum dibaca"),
        "{desk}"
    );
    assert!(desk.contains(&format!("href=\"/id/kerja/{CYCLE}/contoh-rsud\"")));
    let page = shown(&mut browser, NOTICES).await;
    let fields = fields_of(&page, "value=\"satu\"");
    let mut other = Browser::signed_in(portal.address, "unit2").await;
    let own = fields_of(&shown(&mut other, NOTICES).await, "value=\"satu\"");
    let mut strange = own.clone();
    for (name, value) in &fields {
        if name == "nomor" {
            strange.retain(|(name, _)| name != "nomor");
            strange.push((name.clone(), value.clone()));
        }
    }
    assert_eq!(other.send_again(NOTICES, &strange).await.status, 303);
    let page = shown(&mut browser, NOTICES).await;
    assert!(page.contains("value=\"satu\""), "nobody reads for others");
    let got = browser.send_again(NOTICES, &fields).await;
    assert_eq!(got.header("location"), format!("{NOTICES}?sudah=dibaca"));
    let page = shown(&mut browser, &format!("{NOTICES}?sudah=dibaca")).await;
    assert!(page.contains("Sudah ditandai."), "{page}");
    assert!(page.contains("Semua sudah dibaca"), "{page}");
    assert!(!page.contains("value=\"satu\""), "{page}");
    let desk = shown(&mut browser, "/id/kerja").await;
    assert!(!desk.contains("Dipilih sebagai lokus"), "{desk}");
    let all = fields_of(&shown(&mut other, NOTICES).await, "value=\"semua\"");
    assert_eq!(other.send_again(NOTICES, &all).await.status, 303);
    let page = shown(&mut other, "/en/kerja/pemberitahuan").await;
    assert!(page.contains("All of them are read"), "{page}");
    let mut nobody = Browser::signed_in(portal.address, "auditor").await;
    let page = shown(&mut nobody, NOTICES).await;
    assert!(page.contains("Belum ada pemberitahuan"), "{page}");
    assert_eq!(
        browser
            .get("/id/kerja/pemberitahuan?halaman=0")
            .await
            .status,
        400
    );
}

async fn reminding(portal: &Portal) -> (Browser, String) {
    let browser = Browser::signed_in(portal.address, "petugas1").await;
    (browser, format!("/id/kerja/{CYCLE}/pengingat"))
}

#[tokio::test]
async fn a_reminder_says_how_many_before_it_is_sent() {
    let portal = portal::open().await;
    let (mut officer, at) = reminding(&portal).await;
    let page = shown(&mut officer, &at).await;
    // One unit has more time to fill in; two evaluators share three units.
    assert!(
        page.contains("Belum mengirim: 1 orang untuk 1 unit."),
        "{page}"
    );
    assert!(
        page.contains("Belum mengirim: 2 orang untuk 3 unit."),
        "{page}"
    );
    assert!(
        page.contains("Ya, kirim pengingat kepada 2 orang."),
        "{page}"
    );
    let mut fields = fields_of(&page, "value=\"evaluation\"");
    let got = officer.send_again(&at, &fields).await;
    let text = got.text();
    assert_eq!(got.status, 422, "{text}");
    assert!(text.contains("href=\"#yakin-evaluation\""), "{text}");
    fields.push(("yakin".to_owned(), "ya".to_owned()));
    let wrong: Vec<(String, String)> = fields
        .iter()
        .map(|(name, value)| match name.as_str() {
            "n" => (name.clone(), "7".to_owned()),
            _ => (name.clone(), value.clone()),
        })
        .collect();
    let got = officer.send_again(&at, &wrong).await;
    assert_eq!(got.status, 422);
    assert!(got.text().contains("sekarang 2 orang"), "{}", got.text());
    let got = officer.send_again(&at, &fields).await;
    assert_eq!(got.status, 303, "{}", got.text());
    assert_eq!(got.header("location"), format!("{at}?sudah=2"));
    let page = shown(&mut officer, &format!("{at}?sudah=2")).await;
    assert!(page.contains("Pengingat dikirim kepada 2 orang."), "{page}");
    assert!(
        page.contains("Sudah diingatkan hari ini: 2 orang."),
        "{page}"
    );
    let again = officer.send_again(&at, &fields).await;
    assert_eq!(again.status, 422, "{}", again.text());
    let mut evaluator = Browser::signed_in(portal.address, "penilai1").await;
    let desk = shown(&mut evaluator, "/en/kerja").await;
    assert!(desk.contains("The evaluation closes soon"), "{desk}");
    for who in ["penilai1", "unit1", "admin", "auditor"] {
        let mut other = Browser::signed_in(portal.address, who).await;
        assert_eq!(other.get(&at).await.status, 404, "{who}");
    }
}
