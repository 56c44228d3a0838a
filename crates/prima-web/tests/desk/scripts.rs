//! Scripts run on pages of the desk alone, and only those of this server.

use crate::browser::Browser;
use crate::portal;
use prima_web::assets;

const POLICY: &str = "content-security-policy";

#[tokio::test]
async fn only_a_page_of_the_desk_may_run_scripts_of_this_server() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    for path in ["/id/masuk", "/id/kerja", "/id/kerja/akun"] {
        let got = browser.get(path).await;
        let policy = got.header(POLICY);
        for part in [
            "default-src 'none';",
            "script-src 'self';",
            "connect-src 'self';",
        ] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
    }
    for path in ["/id/", "/id/badan", "/id/kerja/tidak-ada"] {
        let got = browser.get(path).await;
        let policy = got.header(POLICY);
        assert!(policy.contains("default-src 'none';"), "{path}: {policy}");
        assert!(!policy.contains("script-src"), "{path}: {policy}");
        assert!(!got.text().contains("<script"), "{path}");
    }
}

#[tokio::test]
async fn a_script_is_sent_as_it_stands_and_kept_for_ever() {
    let portal = portal::open().await;
    let mut browser = Browser::new(portal.address);
    let got = browser.get(&assets::address("line.js")).await;
    assert_eq!(got.status, 200);
    assert_eq!(got.header("content-type"), "text/javascript; charset=utf-8");
    assert!(got.header("cache-control").contains("immutable"));
    assert_eq!(got.text(), include_str!("../../scripts/line.js"));
}
