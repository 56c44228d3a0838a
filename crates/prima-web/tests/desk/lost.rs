//! Nothing that was typed is lost, whatever became of the session: every form of
//! the desk is held to it.

use crate::browser::{Browser, hidden};
use crate::portal;
use prima_web::desk::{DESK, Door};
use prima_workflow::sample_cycle::{CYCLE, PASSWORD, UNITS};

/// What is typed: signs that HTML and addresses treat apart, lines, one name twice.
const TYPED: [(&str, &str); 4] = [
    ("alasan", "Satu & dua < tiga; \"empat\" + 5 %"),
    ("text", "baris satu\nbaris dua"),
    ("lokus", "a"),
    ("lokus", "b"),
];

fn address(path: &str) -> String {
    let path = path.replace("{cycle}", CYCLE).replace("{unit}", UNITS[1]);
    let path = path.replace("{part}", "I").replace("{code}", "1.a.Ak");
    let path = path.replace("{number}", "1");
    let whatever = |part: &str| match part.starts_with('{') {
        true => "x".to_owned(),
        false => part.to_owned(),
    };
    let parts: Vec<String> = path.split('/').map(whatever).collect();
    format!("/id{}", parts.join("/"))
}

#[tokio::test]
async fn every_form_outlives_the_session() {
    let portal = portal::open().await;
    let forms = DESK.iter().filter(|route| route.writes);
    let paths: Vec<String> = forms
        .filter(|route| route.door == Door::SignedIn)
        .map(|route| address(route.path))
        .collect();
    assert!(paths.len() > 10, "{paths:?}");
    for path in paths {
        let mut browser = Browser::new(portal.address);
        let got = browser.post(&path, &TYPED).await;
        assert_eq!(got.status, 422, "{path}");
        let mut carried = hidden(&got.text());
        carried.push(("surel".to_owned(), "unit2@contoh.example".to_owned()));
        carried.push(("sandi".to_owned(), PASSWORD.to_owned()));
        let got = browser.post("/id/masuk", &borrowed(&carried)).await;
        let text = got.text();
        assert_eq!(got.status, 200, "{path}: {text}");
        let kept = unescaped(&text);
        for (name, value) in TYPED {
            let field = format!("name=\"{name}\" value=\"{value}\"");
            assert!(kept.contains(&field), "{path} lost {name}: {text}");
        }
        assert!(
            text.contains(&format!("action=\"{path}\"")),
            "{path}: {text}"
        );
    }
}

#[tokio::test]
async fn a_form_that_was_open_before_a_new_sign_in_is_offered_again() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let page = format!("/id/kerja/{CYCLE}/{}/isian/I", UNITS[1]);
    let mut fields = hidden(&browser.get(&page).await.text());
    fields.push(("c:f01.1.komponen".to_owned(), "Catatan lama.".to_owned()));
    browser.sign_in_again("unit2").await;
    let got = browser.post(&page, &borrowed(&fields)).await;
    assert_eq!(got.status, 422, "{}", got.text());
    let text = got.text();
    assert!(
        text.contains("Kirim kembali") && text.contains("Catatan lama."),
        "{text}"
    );
    let got = browser.post(&page, &borrowed(&hidden(&text))).await;
    assert_eq!(got.status, 303, "{}", got.text());
    // A browser that does not say where a form comes from may hold one of another site.
    browser.headers.clear();
    let got = browser.post(&page, &borrowed(&fields)).await;
    assert_eq!(got.status, 403);
}

fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    let pairs = fields.iter();
    pairs
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

fn unescaped(text: &str) -> String {
    let text = text.replace("&quot;", "\"").replace("&lt;", "<");
    text.replace("&gt;", ">").replace("&amp;", "&")
}
