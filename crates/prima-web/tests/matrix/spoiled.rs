//! What nobody writes who fills a form in: odd addresses, endless texts, fields
//! twice, bodies of another kind. All of it gets an answer that says so, none a
//! failure.

use crate::browser::Browser;
use crate::expected::{filled, lines};
use crate::rounds::{ROUNDS, id, lay};
use crate::world::{UNIT, World};
use prima_web::desk::{DESK, Door};

const PEOPLE: [&str; 4] = [
    "officer.wide",
    "unit.own",
    "evaluator.wide",
    "administrator.wide",
];

async fn world() -> World {
    let world = World::open(|one| PEOPLE.contains(&one.key)).await;
    for round in ROUNDS {
        lay(&world, round, true).await;
    }
    world
}

/// Whose page it is, as far as one may guess from the address.
fn reader<'a>(world: &'a World, path: &str) -> &'a Browser {
    let is_of = |parts: &[&str]| parts.iter().any(|part| path.contains(part));
    let key = if is_of(&["penilaian", "serahkan", "diminta", "pemufakatan"]) {
        "evaluator.wide"
    } else if path.contains("{unit}") {
        "unit.own"
    } else {
        "officer.wide"
    };
    &world.browsers[key]
}

fn fine(status: u16, what: &str) {
    assert!(status < 500 && status != 429, "{status}: {what}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_odd_address_is_an_address_nobody_knows() {
    let world = world().await;
    let long = "a".repeat(1_500);
    let odd = [
        "%20",
        "..%2f..",
        "%F0%9F%98%80",
        "-1",
        "0",
        "99999999999999999999",
        "%27%20OR%201=1--",
        "%25",
        "%7Bunit%7D",
        "a%3Bb",
        long.as_str(),
    ];
    for route in DESK.iter().filter(|route| route.path.contains('{')) {
        let names = [
            "{cycle}",
            "%7Bunit%7D",
            "{part}",
            "{code}",
            "{evidence}",
            "{number}",
        ];
        for name in names.into_iter().filter(|name| route.path.contains(name)) {
            for value in odd {
                let spoiled = route.path.replace(name, value);
                let path = format!("/id{}", filled_but(&spoiled));
                let browser = reader(&world, route.path);
                let got = browser.get(&path).await;
                let is_nothing = [303, 404].contains(&got.status);
                assert!(is_nothing, "{} at {path}", got.status);
                if route.writes {
                    let got = browser.post(&path, &[]).await;
                    let is_nothing = [303, 404, 422].contains(&got.status);
                    assert!(is_nothing, "{} to {path}", got.status);
                }
            }
        }
    }
    for query in [
        "halaman=-1",
        "halaman=x",
        "dari=kemarin",
        "lanjut=1",
        "lanjut=a~b",
        "lanjut=%FF~0",
    ] {
        let browser = &world.browsers["administrator.wide"];
        for page in [
            "kerja/jejak",
            "kerja/jejak.csv",
            "kerja/orang",
            "kerja/tahun",
        ] {
            let got = browser.get(&format!("/id/{page}?{query}")).await;
            assert!(
                [200, 400].contains(&got.status),
                "{} at {page}?{query}",
                got.status
            );
        }
    }
}

/// An address of which some parts are filled already.
fn filled_but(path: &str) -> String {
    match path.contains("{cycle}") {
        true => filled(path, &id("nilai"), "bukti"),
        false => path
            .replace("{unit}", UNIT)
            .replace("{part}", "I")
            .replace("{code}", "1.a.Ak")
            .replace("{evidence}", "bukti")
            .replace("{number}", "1")
            .replace("{job}", "0"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_filled_in_by_nobody_is_told_so() {
    let world = world().await;
    let long = "panjang ".repeat(20_000);
    for line in lines().filter(|line| line.form.is_some()) {
        let form = line.form.unwrap_or_default();
        let rounds = match line.rounds {
            "" => vec![""],
            rounds => rounds.split_whitespace().collect(),
        };
        let path = format!("/id{}", filled(line.route, &id(rounds[0]), "bukti"));
        let browser = reader(&world, line.route);
        let what = |how: &str| format!("{how} to {path} ({})", line.what);
        let typed = |change: &dyn Fn(&str, &'static str) -> String| -> Vec<(&str, String)> {
            let fields = form.fields.iter();
            fields
                .map(|(name, value)| (*name, change(name, value)))
                .collect()
        };
        // What says which form it is stays, or nothing of it is looked at.
        let with = |text: &str| {
            typed(&|name, value| {
                if name == "apa" {
                    value.to_owned()
                } else {
                    text.to_owned()
                }
            })
        };
        let odd = "\u{0}\u{202e}<script>'\";--=cmd|' /C calc'!A1";
        for (how, text) in [("endless", long.as_str()), ("odd", odd), ("empty", "")] {
            let owned = with(text);
            let fields: Vec<(&str, &str)> = owned
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            let got = browser.post(&path, &fields).await;
            fine(got.status, &what(how));
            assert!(!got.text().contains("<script>"), "{}", what(how));
        }
        let twice: Vec<(&str, &str)> = form.fields.iter().chain(form.fields).copied().collect();
        fine(browser.post(&path, &twice).await.status, &what("twice"));
        for kind in ["application/json", "text/plain", "multipart/form-data", ""] {
            let got = browser
                .raw("POST", &path, &[("content-type", kind)], b"{\"tanda\": 1}")
                .await;
            assert_eq!(got.status, 400, "{}", what(kind));
        }
        let kind = "multipart/form-data; boundary=batas";
        let cut = b"--batas\r\ncontent-disposition: form-data; name=\"apa\"\r\n\r\nab";
        let got = browser
            .raw("POST", &path, &[("content-type", kind)], cut)
            .await;
        assert_eq!(got.status, 400, "{}", what("cut off"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn too_much_is_told_to_be_too_much() {
    let world = World::open(|one| one.key == "officer.wide").await;
    let browser = &world.browsers["officer.wide"];
    let huge = "x".repeat(2 << 20);
    let got = browser.post("/id/kerja/akun", &[("apa", &huge)]).await;
    assert_eq!(got.status, 413);
    let many = vec![("apa", "x"); 3_000];
    let got = browser.post("/id/kerja/akun", &many).await;
    assert_eq!(got.status, 413);
    for route in DESK.iter().filter(|route| route.door == Door::Open) {
        let got = browser
            .get(&format!("/id{}?ke={}", route.path, "y".repeat(3_000)))
            .await;
        assert_eq!(got.status, 414, "{}", route.path);
    }
}
