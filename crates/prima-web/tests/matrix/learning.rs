//! Who is conflicted learns nothing: two worlds that differ only in what the
//! unit answered, or in whether it takes part, give the same to the letter,
//! wherever that person looks.

use crate::browser::guard_in;
use crate::expected::filled;
use crate::people::NOBODY;
use crate::rounds::{INDICATOR, ROUNDS, id, lay, lay_out, rewrite};
use crate::world::{CITY, SISTER, UNIT, UNIT_NAME, World};
use prima_web::desk::{DESK, Door};
use std::collections::{BTreeMap, BTreeSet};

/// Pages looked at by one person at most; a guard against a site without end.
const MOST: usize = 900;

/// What came from each address.
type Seen = BTreeMap<String, (u16, String)>;

const CONFLICTED: [&str; 4] = [
    "administrator.conflicted",
    "officer.conflicted",
    "auditor.conflicted",
    "coordinator.conflicted",
];

async fn world() -> World {
    World::open(|one| {
        let others = [
            "unit.own",
            "unit.other",
            "evaluator.wide",
            "evaluator.parent",
            "evaluator.other",
            "decider.wide",
            "officer.wide",
        ];
        CONFLICTED.contains(&one.key) || others.contains(&one.key)
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_unit_answers_changes_nothing_for_the_conflicted() {
    let (quiet, busy) = (world().await, world().await);
    lay_out(&quiet).await;
    lay_out(&busy).await;
    live(&quiet, false).await;
    live(&busy, true).await;
    for key in CONFLICTED {
        let one = crawl(&quiet, key, &ROUNDS.map(|round| round.name)).await;
        let other = crawl(&busy, key, &ROUNDS.map(|round| round.name)).await;
        same(key, &one, &other);
        unnamed(key, &one);
    }
    let public = |world| crawl(world, NOBODY, &[]);
    same(NOBODY, &public(&quiet).await, &public(&busy).await);
    // For those who may know, each of these pages does tell the worlds apart.
    let isi = id("isi");
    for path in [
        format!("/id/kerja/{isi}"),
        format!("/id/kerja/{isi}/kemajuan.csv"),
        format!("/id/kerja/{isi}/{UNIT}"),
        format!("/id/kerja/{}/sanggahan", id("sanggah")),
        format!("/id/kerja/{}/penetapan", id("tetap")),
        "/id/kerja/orang".to_owned(),
        "/id/kerja/jejak".to_owned(),
        "/id/kerja/jejak.csv".to_owned(),
        "/id/kerja/jejak?tindakan=determination".to_owned(),
        "/id/kerja/jejak?tindakan=tallies".to_owned(),
    ] {
        let one = looked(&quiet, "officer.wide", &path).await;
        let other = looked(&busy, "officer.wide", &path).await;
        assert_ne!(one, other, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whether_a_unit_takes_part_is_not_told_to_the_conflicted() {
    let (with, without) = (world().await, world().await);
    let early = &ROUNDS[..2];
    for round in early {
        lay(&with, *round, true).await;
        lay(&without, *round, false).await;
    }
    let names: Vec<&str> = early.iter().map(|round| round.name).collect();
    for key in CONFLICTED {
        let loci = format!("/id/kerja/{}/lokus?q={CITY}", id("siap"));
        let form = [("instansi", CITY), ("lokus", SISTER)];
        let one = with.browsers[key].post(&loci, &form).await;
        let other = without.browsers[key].post(&loci, &form).await;
        assert_eq!(one.status, other.status, "{key} chooses loci");
        let mut one = crawl(&with, key, &names).await;
        let mut other = crawl(&without, key, &names).await;
        if key == "officer.conflicted" {
            // A result is one whole: being kept from it betrays as much, which
            // the rules say and accept.
            one.retain(|path, _| !path.contains("/penetapan"));
            other.retain(|path, _| !path.contains("/penetapan"));
        }
        same(key, &one, &other);
    }
    let still = with.browsers["officer.wide"]
        .get(&format!("/id/kerja/{}", id("siap")))
        .await;
    assert!(
        still.text().contains(UNIT_NAME),
        "the unit was not taken out by who may not know"
    );
}

/// The unit's life in all rounds, with other answers, other scores and more to
/// do where it is busy.
async fn live(world: &World, busy: bool) {
    let pick = |quiet: &'static str, loud: &'static str| if busy { loud } else { quiet };
    let at = |round: &str, page: &str| format!("/id/kerja/{}/{UNIT}/{page}", id(round));
    let whole = |round: &str, page: &str| format!("/id/kerja/{}/{page}", id(round));
    let fact = |value: &'static str, version: &'static str| {
        [("j:f01.1.komponen", value), ("v:f01.1.komponen", version)]
    };
    let found = [("j:1.a.Ak", pick("5", "1")), ("v:1.a.Ak", "0")];
    let agreed = [
        ("code", INDICATOR),
        ("j:1.a.Ak", pick("4", "2")),
        ("v:1.a.Ak", "0"),
        ("alasan-j-1-a-Ak", "Dilihat bersama"),
    ];
    let decided = [
        ("putusan", pick("tolak", "kabul")),
        ("j:1.a.Ak", "5"),
        ("v:1.a.Ak", "0"),
        ("reason", "Sudah dibaca"),
        ("yakin", "ya"),
    ];
    let hour = [("apa", "usul"), ("terbit", "2024-02-10T10:00")];
    done(
        world,
        "unit.own",
        &at("isi", "isian/I"),
        &fact(pick("14", "3"), "0"),
    )
    .await;
    done(world, "evaluator.wide", &at("nilai", "penilaian/I"), &found).await;
    done(
        world,
        "evaluator.wide",
        &at("mufakat", "pemufakatan"),
        &agreed,
    )
    .await;
    done(
        world,
        "decider.wide",
        &at("sanggah", "sanggahan/1"),
        &decided,
    )
    .await;
    tallies(world, pick("10", "55")).await;
    rewrite(world, "tetap", pick("14", "2")).await;
    done(world, "officer.wide", &whole("tetap", "penetapan"), &hour).await;
    if !busy {
        return;
    }
    done(world, "unit.own", &at("isi", "isian/I"), &fact("7", "1")).await;
    done(world, "unit.own", &at("isi", "kirim"), &[("yakin", "ya")]).await;
    let asked = [("code", INDICATOR), ("text", "Unggah SK penetapan")];
    done(
        world,
        "evaluator.wide",
        &at("nilai", "bukti-diminta"),
        &asked,
    )
    .await;
    let objected = [
        ("apa", "sanggah"),
        ("code", "8.a.Ak"),
        ("text", "Keliru"),
        ("evidence", ""),
        ("yakin", "ya"),
    ];
    tried(world, "unit.own", &at("sanggah", "sanggahan"), &objected).await;
    let reply = [("apa", "tanggapan"), ("tanggapan", "Kami berterima kasih")];
    done(world, "unit.own", &at("sanggah", "sanggahan"), &reply).await;
    let more = [
        ("apa", "perpanjang"),
        ("tahap", "filling"),
        ("unit", UNIT),
        ("sampai", "2024-03-01T00:00"),
        ("alasan", "Banjir"),
    ];
    done(world, "officer.wide", &whole("isi", "jadwal"), &more).await;
    let parent = world.id("evaluator.parent");
    let back = [
        ("apa", "tarik"),
        ("unit", UNIT),
        ("penilai", parent.as_str()),
        ("yakin", "ya"),
    ];
    done(world, "officer.wide", &whole("nilai", "penugasan"), &back).await;
    let lifted = [
        ("apa", "usul"),
        ("bagi", parent.as_str()),
        ("program", "pekppp"),
        ("unit", UNIT),
        ("alasan", "Tidak ada penilai lain"),
    ];
    done(world, "officer.wide", "/id/kerja/orang", &lifted).await;
    let tied = [
        ("apa", "ikatan"),
        ("terikat", parent.as_str()),
        ("badan-ikatan", UNIT),
        ("jenis-ikatan", "adviser"),
        ("yakin-ikatan", "ya"),
    ];
    done(world, "officer.wide", "/id/kerja/orang", &tied).await;
}

async fn done(world: &World, key: &str, path: &str, fields: &[(&str, &str)]) {
    let got = world.browsers[key].post(path, fields).await;
    assert_eq!(got.status, 303, "{key} {path}: {}", got.text());
}

/// Whatever comes of it: the instrument may not have the code.
async fn tried(world: &World, key: &str, path: &str, fields: &[(&str, &str)]) {
    let got = world.browsers[key].post(path, fields).await;
    assert!(
        [303, 422].contains(&got.status),
        "{key} {path}: {}",
        got.text()
    );
}

/// Survey counts of the unit and of its sister.
async fn tallies(world: &World, of_unit: &str) {
    let table =
        format!("unit,question,option,count\n{UNIT},1.a.K1,4,{of_unit}\n{SISTER},1.a.K1,5,20\n");
    let path = format!("/id/kerja/{}/cacahan", id("sanggah"));
    let file = ("cacahan", "cacahan.csv", table.as_bytes());
    let got = world.browsers["officer.wide"]
        .upload(&path, &[], file)
        .await;
    assert_eq!(got.status, 303, "{}", got.text());
}

/// Everything a person finds from the desk on, with what one may guess: every
/// address of the desk, searches, files, the API.
async fn crawl(world: &World, key: &str, rounds: &[&str]) -> Seen {
    let mut waiting: Vec<String> = [
        "/id/",
        "/id/cari?q=mawar",
        "/id/badan/puskesmas-mawar",
        "/api/v1",
        "/sitemap.xml",
        "/id/kerja",
        "/id/kerja/orang",
        "/id/kerja/orang?q=unit",
        "/id/kerja/jejak",
        "/id/kerja/jejak.csv",
        "/id/kerja/jejak?objek=puskesmas-mawar",
        "/id/kerja/jejak?tindakan=save",
        "/id/kerja/jejak?tindakan=determination",
        "/id/kerja/jejak?tindakan=tallies",
        "/id/kerja/jejak?pelaku=unit",
    ]
    .map(str::to_owned)
    .to_vec();
    for round in rounds {
        // That addresses of a unit look unknown is asked in `asking.rs`.
        let whole = DESK.iter().filter(|route| !route.path.contains("{unit}"));
        let whole = whole.filter(|route| route.door == Door::SignedIn);
        let pages = whole.map(|route| filled(route.path, &id(round), "bukti"));
        waiting.extend(pages.map(|path| format!("/id{path}")));
        waiting.push(format!("/id/kerja/{}/lokus?q={CITY}", id(round)));
        waiting.push(format!("/id/kerja/{}?q=mawar", id(round)));
    }
    let mut seen = Seen::new();
    let mut known: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut waiting: Vec<String> = known.iter().cloned().collect();
    while let Some(path) = waiting.pop() {
        if seen.len() >= MOST {
            break;
        }
        let found = looked(world, key, &path).await;
        for link in links(&found.1) {
            // What is public is the same for everybody, and looked at by nobody.
            let is_mine = key == NOBODY || link.starts_with("/id/kerja");
            if is_mine && known.insert(link.clone()) {
                waiting.push(link);
            }
        }
        seen.insert(path, found);
    }
    seen
}

/// What a person finds at an address, without what each session draws anew.
async fn looked(world: &World, key: &str, path: &str) -> (u16, String) {
    let got = world.browsers[key].get(path).await;
    let text = got.text();
    let guard = guard_in(&text);
    let text = match guard.is_empty() {
        true => text,
        false => text.replace(&guard, "TANDA"),
    };
    (got.status, format!("{}\n{text}", got.header("location")))
}

/// Addresses of this site in a page, but for the fixed files.
fn links(page: &str) -> Vec<String> {
    let targets = page.split("href=\"/").skip(1);
    let targets = targets.filter_map(|rest| rest.split('"').next());
    let is_worth = |link: &&str| {
        // Each other unit has a page of evidence for every question.
        let is_many = link.contains("/bukti/") || link.contains("/isian/");
        let is_language = !link.starts_with("en/") && !is_many;
        is_language && !link.starts_with("aset/") && !link.contains("keluar")
    };
    targets
        .filter(is_worth)
        .map(|link| {
            let link = link.split('#').next().unwrap_or_default();
            format!("/{}", link.replace("&amp;", "&"))
        })
        .collect()
}

fn same(key: &str, one: &Seen, other: &Seen) {
    for (path, (status, text)) in one {
        let Some((status_, text_)) = other.get(path) else {
            panic!("{key} finds {path} in one world only");
        };
        assert_eq!(status, status_, "{key} {path}");
        if text != text_ {
            let place = text.bytes().zip(text_.bytes()).position(|(a, b)| a != b);
            let place = place.unwrap_or(text.len().min(text_.len()));
            let around = |text: &str| {
                let bytes = text.as_bytes();
                let (from, to) = (place.saturating_sub(200), bytes.len().min(place + 200));
                String::from_utf8_lossy(&bytes[from..to]).into_owned()
            };
            panic!(
                "{key} can tell the worlds apart at {path}:\n{}\n-----\n{}",
                around(text),
                around(text_)
            );
        }
    }
    for path in other.keys() {
        assert!(
            one.contains_key(path),
            "{key} finds {path} in one world only"
        );
    }
}

/// No page of the desk names the unit, but for the register's list below an
/// institution, the person's own ties, and innovations, whose owners are public.
fn unnamed(key: &str, seen: &Seen) {
    for (path, (status, text)) in seen {
        let is_desk = path.starts_with("/id/kerja") && *status == 200;
        let public = ["/lokus", "/akun", "/kerja/inovasi", "/kerja/hub"];
        let is_own = public.iter().any(|part| path.contains(part));
        if is_desk && !is_own {
            assert!(
                !text.contains(UNIT_NAME),
                "{key} reads of the unit at {path}"
            );
        }
        let is_trail = path.contains("/jejak") && !path.contains("objek=");
        assert!(
            !is_trail || !text.contains(UNIT),
            "{key} reads of the unit at {path}"
        );
    }
}
