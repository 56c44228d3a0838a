//! A proposal before a jury, page by page: the panel, blind sheets, one of them
//! as a workbook, the discussion, the closed result, the step, and the feedback.

use crate::browser::{Browser, hidden};
use crate::client::Got;
use crate::portal;
use prima_exchange::worksheet::{Held, open, write};
use prima_instrument::words::Lang;
use prima_workflow::recognition::jury::questions;
use prima_workflow::recognition::read_text;
use prima_workflow::sample_cycle::UNITS;
use std::collections::{BTreeMap, BTreeSet};

/// KIPP 2025 under the code of the sample's programme, with a jury of two.
fn rules() -> String {
    let shipped = include_str!("../../../../programmes/inovasi/2025.toml");
    let own = shipped.replace("code = \"inovasi\"", "code = \"pekppp\"");
    own.replace("jurors = 3", "jurors = 2")
}

const BOARD: &str = "/id/kerja/program/pekppp/2025/juri/proposal";

fn candidate() -> String {
    format!("/id/kerja/calon/pekppp-2025-{}-1", UNITS[0])
}

fn jury() -> String {
    format!("{}/juri", candidate())
}

/// A page with one heading, ids that come once, and a label for each field.
async fn sound(browser: &mut Browser, path: &str) -> String {
    let got = browser.get(path).await;
    assert_eq!(got.status, 200, "{path}: {}", got.text());
    let text = got.text();
    assert_eq!(text.matches("<h1").count(), 1, "{path}");
    let mut ids = BTreeSet::new();
    for part in text.split(" id=\"").skip(1) {
        let id = part.split('"').next().unwrap_or_default();
        assert!(ids.insert(id.to_owned()), "{path} has {id} twice");
    }
    for part in text.split(" for=\"").skip(1) {
        let id = part.split('"').next().unwrap_or_default();
        assert!(ids.contains(id), "{path} labels {id}, which is not there");
    }
    text
}

/// Sends fields with the guard of a page.
async fn send(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Got {
    let text = browser.get(path).await.text();
    let guard = hidden(&text).into_iter().find(|(name, _)| name == "tanda");
    let guard = guard.unwrap_or_else(|| panic!("{path}: {text}")).1;
    let mut all = vec![("tanda", guard.as_str())];
    all.extend_from_slice(fields);
    browser.post(path, &all).await
}

async fn done(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Got {
    let got = send(browser, path, fields).await;
    assert_eq!(got.status, 303, "{path} {fields:?}: {}", got.text());
    got
}

async fn refused(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> String {
    let got = send(browser, path, fields).await;
    assert_eq!(got.status, 422, "{path} {fields:?}: {}", got.text());
    got.text()
}

/// The value of the option that is called so.
fn option(page: &str, called: &str) -> String {
    let before = page.split(called).next().unwrap_or_default();
    let value = before.rsplit("value=\"").next().unwrap_or_default();
    value.split('"').next().unwrap_or_default().to_owned()
}

/// A step of the candidate, taken by an officer.
async fn step(browser: &mut Browser, exit: &str) -> Got {
    let text = browser.get(&candidate()).await.text();
    let version = hidden(&text).into_iter().find(|(name, _)| name == "versi");
    let version = version.map_or(String::new(), |field| field.1);
    let fields = [
        ("apa", "langkah"),
        ("langkah", exit),
        ("versi", version.as_str()),
        ("yakin", "ya"),
    ];
    send(browser, &candidate(), &fields).await
}

/// A candidate at the stage of the proposal, before a jury of two.
async fn judged(portal: &portal::Portal) -> [Browser; 3] {
    let mut officer = Browser::signed_in(portal.address, "petugas1").await;
    let text = rules();
    let opening = [("apa", "teks"), ("teks", text.as_str())];
    done(&mut officer, "/id/kerja/program", &opening).await;
    let mut coordinator = Browser::signed_in(portal.address, "koordinator").await;
    let unit = [("unit", UNITS[0])];
    done(&mut coordinator, "/id/kerja/program/pekppp/2025", &unit).await;
    assert_eq!(step(&mut officer, "lolos-administrasi").await.status, 303);
    let list = sound(&mut officer, "/id/kerja/program/pekppp/2025").await;
    assert!(list.contains(&format!("href=\"{BOARD}\"")), "{list}");
    for name in ["Penilai Satu", "Penilai Dua"] {
        let board = sound(&mut officer, BOARD).await;
        let who = option(&board, name);
        done(&mut officer, BOARD, &[("apa", "tambah"), ("juri", &who)]).await;
    }
    let got = done(&mut officer, BOARD, &[("apa", "bagi")]).await;
    assert!(got.header("location").ends_with("kursi=2&kurang=0"));
    [
        officer,
        Browser::signed_in(portal.address, "penilai1").await,
        Browser::signed_in(portal.address, "penilai2").await,
    ]
}

/// Fields of a sheet; versions are those of a sheet nobody has saved.
fn sheet<'a>(points: &[(&'a str, &'a str, &'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![("apa", "simpan")];
    for (answer, value, version, number) in points {
        fields.push((answer, value));
        fields.push((version, number));
    }
    fields
}

const ALL: [(&str, &str, &str, &str); 7] = [
    ("j:2", "80", "v:2", "0"),
    ("j:3", "90", "v:3", "0"),
    ("j:4", "70", "v:4", "0"),
    ("j:5", "85", "v:5", "0"),
    ("j:6", "90", "v:6", "0"),
    ("j:7", "60", "v:7", "0"),
    ("j:8", "80", "v:8", "0"),
];

#[tokio::test]
async fn a_jury_scores_blind_discusses_and_its_result_goes_with_the_step() {
    let portal = portal::open().await;
    let [mut officer, mut one, mut two] = judged(&portal).await;
    let list = sound(&mut one, "/id/kerja/juri").await;
    assert!(list.contains(&format!("href=\"{}\"", jury())), "{list}");
    let bad = [
        ("apa", "simpan"),
        ("j:2", "101"),
        ("v:2", "0"),
        ("c:2", "Jelas"),
    ];
    let page = refused(&mut one, &jury(), &bad).await;
    assert!(
        page.contains("value=\"101\"") && page.contains("Jelas"),
        "{page}"
    );
    let own = sheet(&ALL);
    done(&mut one, &jury(), &own).await;
    // The officer sees how far they are, and nothing of the sheet.
    let seen = sound(&mut officer, &jury()).await;
    assert!(
        seen.contains("2 dari 2 juri") && !seen.contains(">85<"),
        "{seen}"
    );
    let unsure = refused(&mut one, &jury(), &[("apa", "serah")]).await;
    assert!(unsure.contains("yakin-serah-error"), "{unsure}");
    done(&mut one, &jury(), &[("apa", "serah"), ("yakin", "ya")]).await;
    let waiting = sound(&mut one, &jury()).await;
    assert!(
        waiting.contains("terbuka setelah semuanya diserahkan"),
        "{waiting}"
    );
    let early = refused(&mut officer, &jury(), &[("apa", "tutup"), ("yakin", "ya")]).await;
    assert!(early.contains("menyerahkan lembar nilainya"), "{early}");
    // A seat is taken before its sheet is in, and not afterwards.
    let seen = sound(&mut officer, &jury()).await;
    assert!(
        seen.contains("Tarik calon dari Penilai Dua")
            && !seen.contains("Tarik calon dari Penilai Satu"),
        "{seen}"
    );
    by_workbook(&mut two).await;
    done(&mut two, &jury(), &[("apa", "serah"), ("yakin", "ya")]).await;
    let open = sound(&mut one, &jury()).await;
    assert!(
        open.contains("Penilai Dua") && open.contains("Skala nasional"),
        "{open}"
    );
    done(
        &mut one,
        &jury(),
        &[("apa", "kata"), ("kata", "Saya setuju.")],
    )
    .await;
    let change = [
        ("apa", "ubah"),
        ("kriteria", "5"),
        ("nilai", "95"),
        ("alasan", ""),
    ];
    let without = refused(&mut one, &jury(), &change).await;
    assert!(without.contains("value=\"95\""), "{without}");
    let change = [
        ("apa", "ubah"),
        ("kriteria", "5"),
        ("nilai", "95,0"),
        ("alasan", "Setelah dibaca lagi"),
    ];
    done(&mut one, &jury(), &change).await;
    // One: 83.5, and 3 more by the change: 86.5. Two: 100 of everything but 50
    // of significance: 85. The mean is 85.75, which passes 85.
    let talk = sound(&mut officer, &jury()).await;
    assert!(
        talk.contains("dari 85 menjadi 95,0. Alasan: Setelah dibaca lagi"),
        "{talk}"
    );
    done(&mut officer, &jury(), &[("apa", "tutup"), ("yakin", "ya")]).await;
    let board = sound(&mut officer, BOARD).await;
    assert!(board.contains("85,75"), "{board}");
    let mut unit = Browser::signed_in(portal.address, "unit1").await;
    assert_eq!(
        unit.get(&jury()).await.status,
        404,
        "feedback waits for the step"
    );
    assert_eq!(step(&mut officer, "finalis").await.status, 303);
    // Each juror had the one candidate, which moved on and counts all the same.
    let board = sound(&mut officer, BOARD).await;
    assert!(
        board.contains("1 dari 1") && !board.contains("0 dari 0"),
        "{board}"
    );
    let feedback = sound(&mut unit, &jury()).await;
    assert!(
        feedback.contains("Hasil juri 85,75 dari 100") && feedback.contains("Skala nasional"),
        "{feedback}"
    );
    assert!(!feedback.contains("Penilai Dua"), "{feedback}");
    let history = sound(&mut unit, &candidate()).await;
    assert!(history.contains("nilai lulus 85: lulus"), "{history}");
}

/// The second juror fills the workbook in and chooses all of it.
async fn by_workbook(two: &mut Browser) {
    let page = format!("{}/lembar", jury());
    let got = two.get(&format!("{page}.xlsx")).await;
    assert_eq!(got.status, 200, "{}", got.text());
    let programme = read_text(&rules()).expect("the shelf").expect("no fault");
    let stage = programme.stage("proposal").expect("a stage");
    let asked = questions(stage.jury.as_ref().expect("a jury"));
    let opened = open(got.body, "lembar.xlsx").unwrap_or_else(|fault| panic!("{fault:?}"));
    let head = opened.head.clone();
    let held = |code: &str| Held {
        value: if code == "5" { "50" } else { "100" }.to_owned(),
        note: if code == "5" {
            "Skala nasional belum tampak"
        } else {
            ""
        }
        .to_owned(),
        version: 0,
    };
    let held: BTreeMap<String, Held> = asked
        .iter()
        .map(|one| (one.code.clone(), held(&one.code)))
        .collect();
    let file = write(&head, &asked, &held, Lang::Id).expect("a workbook");
    let text = sound(two, &page).await;
    let guard = hidden(&text).into_iter().find(|(name, _)| name == "tanda");
    let guard = guard.expect("a guard").1;
    let fields = [("tanda", guard.as_str()), ("apa", "baca")];
    let got = two
        .upload_as("lke", &page, &fields, ("lembar.xlsx", &file))
        .await;
    assert_eq!(got.status, 200, "{}", got.text());
    let review: Vec<(String, String)> = hidden(&got.text());
    assert_eq!(review.iter().filter(|(name, _)| name == "kode").count(), 7);
    let got = two.send_again(&page, &review).await;
    assert_eq!(got.status, 303, "{}", got.text());
    assert!(got.header("location").ends_with("tersimpan=7"));
}

#[tokio::test]
async fn who_recuses_themselves_finds_nothing_afterwards() {
    let portal = portal::open().await;
    let [mut officer, mut one, _] = judged(&portal).await;
    let blank = [("apa", "mundur"), ("alasan-mundur", ""), ("yakin", "ya")];
    refused(&mut one, &jury(), &blank).await;
    let fields = [
        ("apa", "mundur"),
        ("alasan-mundur", "Ipar saya di sana"),
        ("yakin", "ya"),
    ];
    let got = done(&mut one, &jury(), &fields).await;
    assert!(got.header("location").starts_with("/id/kerja/juri"));
    for path in [candidate(), jury(), format!("{}/lembar.xlsx", jury())] {
        assert_eq!(one.get(&path).await.status, 404, "{path}");
    }
    for path in ["/id/kerja/juri", "/id/kerja/program/pekppp/2025"] {
        let page = sound(&mut one, path).await;
        assert!(!page.contains(&candidate()), "{page}");
    }
    let seen = sound(&mut officer, &jury()).await;
    assert!(
        seen.contains("Ipar saya di sana") && seen.contains("1 dari 2 juri"),
        "{seen}"
    );
}
