//! The same form sent twice, by a finger or a slow line: the second does no
//! harm. It is refused with a reason or changes nothing, and never fails.

use crate::rounds::{INDICATOR, ROUNDS, id, lay};
use crate::world::{CITY, SISTER, UNIT, World};

const PEOPLE: [&str; 8] = [
    "officer.wide",
    "unit.own",
    "evaluator.wide",
    "evaluator.parent",
    "evaluator.own",
    "decider.wide",
    "administrator.wide",
    "unit.other",
];

/// What the second sending is to give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Second {
    /// Done once more, and the same stands there.
    Same,
    /// Refused, with a reason.
    Refused,
}

struct Form<'a> {
    who: &'a str,
    path: String,
    fields: Vec<(&'a str, &'a str)>,
    second: Second,
}

fn forms(eva: &str) -> Vec<Form<'_>> {
    let unit = |round: &str, page: &str| format!("/id/kerja/{}/{UNIT}/{page}", id(round));
    let whole = |round: &str, page: &str| format!("/id/kerja/{}/{page}", id(round));
    let sure = ("yakin", "ya");
    let form = |who, path, fields: &[(&'static str, &'static str)], second| Form {
        who,
        path,
        fields: fields.to_vec(),
        second,
    };
    let fact = [("j:f01.1.komponen", "14"), ("v:f01.1.komponen", "0")];
    let found = [("j:1.a.Ak", "4"), ("v:1.a.Ak", "0")];
    let objected = [
        ("apa", "sanggah"),
        ("code", "8.a.Ak"),
        ("text", "Keliru"),
        ("evidence", ""),
        sure,
    ];
    let decided = [("putusan", "tolak"), ("reason", "Sudah tepat"), sure];
    let agreed = [
        ("code", INDICATOR),
        ("j:1.a.Ak", "4"),
        ("v:1.a.Ak", "0"),
        ("alasan-j-1-a-Ak", "Dilihat bersama"),
    ];
    let worked = [
        ("apa", "langkah"),
        ("nomor", "1"),
        ("versi", "1"),
        ("langkah", "begin"),
    ];
    let more = [
        ("apa", "perpanjang"),
        ("tahap", "filling"),
        ("unit", UNIT),
        ("sampai", "2024-03-01T00:00"),
        ("alasan", "Banjir"),
    ];
    let asked = [("code", INDICATOR), ("text", "Unggah SK penetapan")];
    let planned = [
        ("apa", "rencana"),
        ("code", INDICATOR),
        ("title", "Menyusun ulang"),
        ("owner", "Kepala puskesmas"),
        ("due", "2024-07-31"),
    ];
    let mut forms = vec![
        form(
            "evaluator.wide",
            unit("nilai", "bukti-diminta"),
            &asked,
            Second::Same,
        ),
        form(
            "unit.own",
            unit("terbit", "tindak-lanjut"),
            &planned,
            Second::Same,
        ),
        form("unit.own", unit("isi", "isian/I"), &fact, Second::Same),
        form("unit.own", unit("isi", "kirim"), &[sure], Second::Refused),
        form(
            "evaluator.wide",
            unit("nilai", "penilaian/I"),
            &found,
            Second::Same,
        ),
        form(
            "evaluator.wide",
            unit("mufakat", "pemufakatan"),
            &agreed,
            Second::Same,
        ),
        form(
            "unit.own",
            unit("sanggah", "sanggahan"),
            &objected,
            Second::Refused,
        ),
        form(
            "unit.own",
            unit("sanggah", "sanggahan"),
            &[("apa", "tanggapan"), ("tanggapan", "Terima kasih")],
            Second::Same,
        ),
        form(
            "decider.wide",
            unit("sanggah", "sanggahan/1"),
            &decided,
            Second::Refused,
        ),
        form(
            "unit.own",
            unit("terbit", "tindak-lanjut"),
            &worked,
            Second::Refused,
        ),
        form("officer.wide", whole("isi", "jadwal"), &more, Second::Same),
        form(
            "officer.wide",
            whole("siap", "lokus"),
            &[("instansi", CITY), ("lokus", SISTER), ("lokus", UNIT)],
            Second::Same,
        ),
        form(
            "unit.own",
            "/id/kerja/akun".to_owned(),
            &[("apa", "ikatan"), ("badan", CITY), ("jenis", "kin")],
            Second::Same,
        ),
    ];
    forms.push(Form {
        who: "officer.wide",
        path: whole("nilai", "penugasan"),
        fields: vec![("apa", "tarik"), ("unit", UNIT), ("penilai", eva), sure],
        second: Second::Refused,
    });
    forms.push(Form {
        who: "officer.wide",
        path: "/id/kerja/orang".to_owned(),
        fields: vec![
            ("apa", "ikatan"),
            ("terikat", eva),
            ("badan-ikatan", UNIT),
            ("jenis-ikatan", "former_employer"),
            ("sampai-ikatan", "2023-12-31"),
            ("yakin-ikatan", "ya"),
        ],
        second: Second::Same,
    });
    forms
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_twice_is_done_once() {
    let world = World::open(|one| PEOPLE.contains(&one.key)).await;
    for round in ROUNDS {
        lay(&world, round, true).await;
    }
    let eva = world.id("evaluator.parent");
    for form in forms(&eva) {
        let browser = &world.browsers[form.who];
        let first = browser.post(&form.path, &form.fields).await;
        assert_eq!(first.status, 303, "{} {}", form.path, first.text());
        let before = browser.get(&form.path).await.text();
        let second = browser.post(&form.path, &form.fields).await;
        let expected = match form.second {
            Second::Same => 303,
            Second::Refused => 422,
        };
        assert_eq!(second.status, expected, "{} {}", form.path, second.text());
        let after = browser.get(&form.path).await.text();
        assert!(
            before == after,
            "{} {:?} left a trace",
            form.path,
            form.fields
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recorded_tie_bars_at_once_and_leaves_an_audit_line() {
    let world = World::open(|one| PEOPLE.contains(&one.key)).await;
    for round in ROUNDS {
        lay(&world, round, true).await;
    }
    let eva = world.id("evaluator.wide");
    let page = format!("/id/kerja/{}/{UNIT}/penilaian/I", id("nilai"));
    assert_eq!(
        world.browsers["evaluator.wide"].get(&page).await.status,
        200
    );
    let officer = &world.browsers["officer.wide"];
    let tie = |sure: &'static str| {
        [
            ("apa", "ikatan"),
            ("terikat", eva.as_str()),
            ("badan-ikatan", "Puskesmas Mawar"),
            ("jenis-ikatan", "adviser"),
            ("yakin-ikatan", sure),
        ]
    };
    let unsure = officer.post("/id/kerja/orang", &tie("")).await;
    assert_eq!(unsure.status, 422);
    assert!(
        unsure.text().contains("value=\"Puskesmas Mawar\""),
        "what was typed stays"
    );
    let done = officer.post("/id/kerja/orang", &tie("ya")).await;
    assert_eq!(
        (done.status, done.header("location")),
        (303, "/id/kerja/orang?sudah=ikatan")
    );
    assert!(
        officer
            .get("/id/kerja/orang")
            .await
            .text()
            .contains("Puskesmas Mawar: Mendampingi")
    );
    assert_eq!(
        world.browsers["evaluator.wide"].get(&page).await.status,
        404
    );
    let own = world.browsers["evaluator.wide"].get("/id/kerja/akun").await;
    assert!(
        own.text().contains("Puskesmas Mawar"),
        "one's own ties are one's own to read"
    );
    let trail = "/id/kerja/jejak?tindakan=declare_tie&objek=puskesmas-mawar";
    let trail = world.browsers["administrator.wide"].get(trail).await.text();
    assert!(
        trail.contains("Jenis: </span>Mendampingi") && trail.contains("officer.wide"),
        "{trail}"
    );
}
