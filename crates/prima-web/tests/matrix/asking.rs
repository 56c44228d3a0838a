//! Asks every address as every person and holds the answers against what is
//! expected.

use crate::browser::Browser;
use crate::client::Got;
use crate::expected::{Line, MADE, RUNNING, WRITTEN_ELSEWHERE, filled, lines, names};
use crate::people::{HALF, NOBODY};
use crate::programmes::{honour, propose, recognise};
use crate::rounds::{ROUNDS, id, lay_out, link};
use crate::world::{NOW, UNIT_NAME, World};
use prima_store::job::Job;
use prima_web::desk::{DESK, DeskRoute, Door};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

/// Tasks that ask at the same time.
const AT_ONCE: usize = 4;
/// A picture of one point.
const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 10, b'I', b'D', b'A', b'T',
    0x78, 0x9c, 0x63, 0, 1, 0, 0, 5, 0, 1, 0x0d, 0x0a, 0x2d, 0xb4, 0, 0, 0, 0, b'I', b'E', b'N',
    b'D', 0xae, 0x42, 0x60, 0x82,
];
/// A round that nobody knows.
const UNKNOWN: &str = "pekppp-tiada";
/// An address within it that ends as the vault's does.
const LIKE_A_UNIT: &str = "/kerja/{cycle}/{unit}/isian/{unit}";

/// What a person is to get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Want {
    /// This status.
    Status(u16),
    /// What everybody gets at an address that nobody knows.
    Nothing,
    /// The sign-in.
    SignIn,
}

/// One line in one round.
#[derive(Clone, Copy)]
struct Case {
    route: &'static DeskRoute,
    line: &'static Line,
    round: &'static str,
}

type Found = BTreeMap<&'static str, (Want, Result<u16, String>)>;

fn line_of(route: &DeskRoute) -> impl Iterator<Item = &'static Line> {
    let path = route.path;
    lines().filter(move |line| line.route == path)
}

#[test]
fn every_address_of_the_desk_has_its_lines_and_no_other_has() {
    for route in DESK {
        let path = route.path;
        let (reads, writes): (Vec<&Line>, Vec<&Line>) =
            line_of(route).partition(|line| line.form.is_none());
        assert!(
            !reads.is_empty(),
            "expected.rs does not say who may read {path}"
        );
        let elsewhere = WRITTEN_ELSEWHERE.iter().any(|(other, _)| *other == path);
        assert_eq!(
            route.writes,
            !writes.is_empty() || elsewhere,
            "expected.rs does not say who may send the form of {path}, or says it without need"
        );
    }
    for line in lines() {
        assert!(
            DESK.iter().any(|route| route.path == line.route),
            "nothing is at {}",
            line.route
        );
        for round in line.rounds.split_whitespace() {
            assert!(
                ROUNDS.iter().any(|one| one.name == round),
                "no round {round}"
            );
        }
        assert_eq!(
            line.rounds.is_empty(),
            !line.route.contains("{cycle}"),
            "{}",
            line.route
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_gets_what_the_rules_say_and_forbidden_looks_like_unknown() {
    let (world, evidence) = furnished().await;
    let (world, evidence) = (Arc::new(world), Arc::new(evidence));
    let mut cases = Vec::new();
    for route in DESK {
        for line in line_of(route) {
            let rounds: Vec<&'static str> = match line.rounds {
                "" => vec![""],
                rounds => rounds.split_whitespace().collect(),
            };
            let all = rounds.into_iter();
            cases.extend(all.map(|round| Case { route, line, round }));
        }
    }
    let cases = Arc::new(cases);
    let keys: Vec<&'static str> = world.browsers.keys().copied().collect();
    let mut tasks = Vec::new();
    for some in 0..AT_ONCE {
        let (world, cases, keys) = (Arc::clone(&world), Arc::clone(&cases), keys.clone());
        let evidence = Arc::clone(&evidence);
        tasks.push(tokio::spawn(async move {
            let mut found = Vec::new();
            for key in keys.into_iter().skip(some).step_by(AT_ONCE) {
                for (place, case) in cases.iter().enumerate() {
                    found.push((place, key, tried(&world, *case, key, &evidence).await));
                }
            }
            found
        }));
    }
    let mut all: BTreeMap<usize, Found> = BTreeMap::new();
    for task in tasks {
        for (place, key, found) in task.await.unwrap() {
            all.entry(place).or_default().insert(key, found);
        }
    }
    let wrong = told(&cases, &all);
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_no_page_of_the_session_is_refused_wherever_it_goes() {
    let world = World::open(|one| {
        let some = ["administrator.conflicted", "officer.wide", "unit.own", HALF];
        some.contains(&one.key)
    })
    .await;
    lay_out(&world).await;
    for route in DESK {
        let path = format!("/id{}", filled(route.path, &id("isi"), "bukti"));
        for (key, browser) in &world.browsers {
            let own = [("tanda", browser.guard.as_str())];
            let strange = ("origin", "https://lain.example");
            for header in [("sec-fetch-site", "cross-site"), strange] {
                let got = browser.post_with(&path, &[header], &own).await;
                let expected = if route.writes { 403 } else { 405 };
                assert_eq!(got.status, expected, "{key} {path} {header:?}");
            }
            if *key == NOBODY || !route.writes {
                continue;
            }
            for fields in [&[][..], &[("tanda", "")], &[("tanda", "0123456789abcdef")]] {
                let got = browser.post_with(&path, &[], fields).await;
                assert_eq!(got.status, 403, "{key} {path} {fields:?}");
            }
        }
    }
}

/// The world with all its rounds and one file.
async fn furnished() -> (World, String) {
    let world = World::open(|_| true).await;
    honour(&world).await;
    lay_out(&world).await;
    recognise(&world).await;
    let page = filled("/kerja/{cycle}/{unit}/bukti/1.a.Ak", &id("isi"), "");
    let fields = [
        ("apa", "tambah"),
        ("jenis", "dokumen_sp"),
        ("judul", "Standar pelayanan"),
    ];
    let unit = &world.browsers["unit.own"];
    let sent = unit
        .upload(&format!("/id{page}"), &fields, ("berkas", "sp.png", PNG))
        .await;
    assert!([200, 303].contains(&sent.status), "{}", sent.text());
    let text = unit.get(&format!("/id{page}")).await.text();
    let after = text.split("/berkas/").nth(1).unwrap();
    let evidence = after.split('"').next().unwrap().to_owned();
    link(&world, &evidence).await;
    propose(&world, &evidence).await;
    work(&world).await;
    (world, evidence)
}

/// Long work of an officer: worksheets that were made, and a rehearsal that runs
/// elsewhere and never ends.
async fn work(world: &World) {
    let officer = &world.browsers["officer.wide"];
    let path = filled("/kerja/{cycle}/lke", &id("isi"), "");
    let asked = officer.post(&format!("/id{path}"), &[]).await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    let database = &world.site.database;
    let row = database.jobs_of(&world.id("officer.wide")).await.unwrap();
    let row = row[0].clone();
    let content = database.job_file(&row.job, "result").await.unwrap();
    assert!(content.is_some(), "{row:?}");
    for (job, kind, cycle) in [
        (MADE, "worksheets", id("isi")),
        (RUNNING, "rehearse", id("tetap")),
    ] {
        let copy = Job {
            job: job.to_owned(),
            kind: kind.to_owned(),
            cycle,
            state: "running".to_owned(),
            ended_at: 0,
            seen_at: NOW,
            ..row.clone()
        };
        database.add_job(&copy, None).await.unwrap();
    }
    let made = Job {
        job: MADE.to_owned(),
        ..row
    };
    let is_ended = database.end_job(&made, content.as_deref()).await.unwrap();
    assert!(is_ended);
}

fn wanted(case: Case, key: &str) -> Want {
    let line = case.line;
    let comes_in = match case.route.door {
        Door::Open => true,
        Door::HalfSignedIn => key == HALF,
        Door::SignedIn => key != HALF && key != NOBODY,
    };
    if !comes_in {
        Want::SignIn
    } else if names(line.may, key) {
        Want::Status(line.status)
    } else if names(line.told, key) {
        Want::Status(422)
    } else {
        Want::Nothing
    }
}

async fn ask(browser: &Browser, line: &Line, path: &str) -> Got {
    let Some(form) = line.form else {
        return browser.get(path).await;
    };
    match form.file {
        None => browser.post(path, form.fields).await,
        Some(file) => browser.upload(path, form.fields, file).await,
    }
}

/// What a person is to get, and what came: the status, or what is wrong beyond it.
async fn tried(
    world: &World,
    case: Case,
    key: &'static str,
    evidence: &str,
) -> (Want, Result<u16, String>) {
    let want = wanted(case, key);
    let browser = &world.browsers[key];
    let path = filled(case.route.path, &id(case.round), evidence);
    let got = ask(browser, case.line, &format!("/id{path}")).await;
    let is_reading = case.line.form.is_none();
    let found = match want {
        Want::Status(status) if got.status == status => {
            match knows(key, &path) || !got.text().contains(UNIT_NAME) {
                true => Ok(status),
                false => Err("names the unit".to_owned()),
            }
        }
        Want::Nothing if got.status == 404 => {
            let unknown = match case.round {
                // A page that is not there names public bodies that are called
                // like the end of its address.
                "" if case.route.path.ends_with("/{unit}") => filled(LIKE_A_UNIT, UNKNOWN, ""),
                "" if is_reading => "/kerja/pekppp-tiada".to_owned(),
                "" => "/kerja/pekppp-tiada/jadwal".to_owned(),
                _ => filled(case.route.path, UNKNOWN, evidence),
            };
            let other = ask(browser, case.line, &format!("/id{unknown}")).await;
            match plain(&got, &path) == plain(&other, &unknown) {
                true => Ok(404),
                false => Err("differs from unknown".to_owned()),
            }
        }
        Want::SignIn if is_reading && got.status == 303 => {
            match got.header("location").starts_with("/id/masuk?ke=") {
                true => Ok(303),
                false => Err("leads elsewhere".to_owned()),
            }
        }
        _ => Ok(got.status),
    };
    (want, found)
}

/// An answer without what may differ between two addresses.
fn plain(got: &Got, path: &str) -> (u16, Vec<(String, String)>, String) {
    let is_its_own = |name: &str| ["date", "x-request-id", "content-length"].contains(&name);
    let headers = got.headers.iter().filter(|(name, _)| !is_its_own(name));
    (
        got.status,
        headers.cloned().collect(),
        got.text().replace(path, "PATH"),
    )
}

/// Whether a person may read the unit's name on a page of the desk.
fn knows(key: &str, path: &str) -> bool {
    // The register is public, and so are who owns an innovation and who is a hub;
    // one's own ties are one's own, and who looks after people reads of what they
    // are granted.
    let elsewhere = ["lokus", "akun", "masuk", "kerja/inovasi", "kerja/hub"]
        .iter()
        .any(|part| path.contains(part));
    let people = "administrator.wide officer.other coordinator.parent";
    let all = "UNIT OVERSEERS AUDITORS EVALUATORS DECIDERS";
    // Evaluators of a programme or region see its units, whomever they review in a
    // round.
    let programme = ["/program/", "/calon/"]
        .iter()
        .any(|part| path.contains(part));
    let evaluators = ["evaluator.other", "evaluator.region"];
    (programme && evaluators.contains(&key)) || elsewhere || names(all, key) || names(people, key)
}

fn shown(want: Want, is_reading: bool) -> String {
    match (want, is_reading) {
        (Want::Status(status), _) => status.to_string(),
        (Want::Nothing, _) => "404".to_owned(),
        (Want::SignIn, true) => "303".to_owned(),
        (Want::SignIn, false) => "422".to_owned(),
    }
}

/// The lines with something wrong as a table, one person a row; empty where all
/// is right.
fn told(cases: &[Case], all: &BTreeMap<usize, Found>) -> String {
    let mut text = String::new();
    for (place, case) in cases.iter().enumerate() {
        let is_reading = case.line.form.is_none();
        let right = |(want, found): &(Want, Result<u16, String>)| {
            found
                .as_ref()
                .is_ok_and(|status| status.to_string() == shown(*want, is_reading))
        };
        let found = &all[&place];
        if found.values().all(right) {
            continue;
        }
        let method = if is_reading { "GET" } else { "POST" };
        let _ = writeln!(
            text,
            "{method} {} {} ({})",
            case.line.route, case.round, case.line.what
        );
        for (key, one) in found {
            let mark = if right(one) { " " } else { "!" };
            let came = match &one.1 {
                Ok(status) => status.to_string(),
                Err(said) => said.clone(),
            };
            let want = shown(one.0, is_reading);
            let _ = writeln!(text, "  {mark} {key:<26} expected {want:<4} found {came}");
        }
    }
    text
}
