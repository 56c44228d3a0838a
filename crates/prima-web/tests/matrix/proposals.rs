//! Pages of proposals: nothing typed is lost, and what a machine finds is told.

use crate::asking::propose;
use crate::expected::{DRAFT, SUBMITTED};
use crate::world::World;
use prima_store::evidence::Evidence;
use prima_store::innovation::Innovation;

async fn world() -> World {
    let world = World::open(|one| {
        let some = ["officer.wide", "unit.own", "unit.conflicted"];
        some.contains(&one.key)
    })
    .await;
    let database = &world.site.database;
    let mut act = database.act().await.unwrap();
    for (id, title) in [("sk", "SK inovasi"), ("foto", "Foto loket")] {
        let piece = Evidence {
            evidence: id.to_owned(),
            body: crate::world::UNIT.to_owned(),
            title: title.to_owned(),
            state: Evidence::KEPT.to_owned(),
            ..Evidence::default()
        };
        act.add_evidence(&piece).await.unwrap();
    }
    let copied = Innovation {
        innovation: "daftar-dari-rumah".to_owned(),
        title: "Daftar dari Rumah".to_owned(),
        body: crate::world::TOWN.to_owned(),
        idea: "Pasien mendaftar dari rumah.".to_owned(),
        ..Innovation::default()
    };
    act.add_innovation(&copied).await.unwrap();
    act.change_catalogue().await.unwrap();
    act.finish("2024-01-25T00:00:00Z", "", "import", "", "")
        .await
        .unwrap();
    propose(&world, "sk").await;
    world.site.refresh().await.unwrap();
    world
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_comes_too_late_stands_beside_the_one_that_is_saved() {
    let world = world().await;
    let unit = &world.browsers["unit.own"];
    let page = format!("/id/kerja/proposal/{DRAFT}/bagian/ringkasan");
    let text = |content: &'static str, version: &'static str| {
        [("apa", "naskah"), ("content", content), ("versi", version)]
    };
    let saved = unit.post(&page, &text("Kedua kalinya.", "1")).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let late = unit
        .post(
            &page,
            &text("<b>Terlambat</b> enam kata ini semuanya ada.", "1"),
        )
        .await;
    let told = late.text();
    assert_eq!(late.status, 422);
    assert!(told.contains("Kedua kalinya."), "theirs is shown");
    assert!(
        told.contains("&lt;b&gt;Terlambat&lt;/b&gt; enam kata"),
        "ours is kept"
    );
    assert!(
        told.contains("1 terlalu banyak"),
        "six words of five:\n{told}"
    );
    let again = unit
        .post(
            &page,
            &text("<b>Terlambat</b> enam kata ini semuanya ada.", "2"),
        )
        .await;
    assert_eq!(
        again.status, 303,
        "above its limit it is a draft all the same"
    );
    let step = format!("/id/kerja/proposal/{DRAFT}/langkah");
    let fields = [("langkah", "ajukan"), ("versi", "1"), ("yakin", "ya")];
    let early = unit.post(&step, &fields).await;
    assert_eq!(early.status, 422, "but it is not submitted");
    assert!(
        early
            .text()
            .contains("Melebihi batas: Ringkasan (6 kata, batasnya 5).")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_sees_what_is_alike_and_decides_with_reasons() {
    let world = world().await;
    let officer = &world.browsers["officer.wide"];
    let page = format!("/id/kerja/proposal/{SUBMITTED}/pemeriksaan");
    let shown = officer.get(&page).await.text();
    assert!(
        shown.contains("Daftar dari Rumah"),
        "the catalogue's:\n{shown}"
    );
    let beside = format!("/id/kerja/proposal/{SUBMITTED}/mirip?inovasi=daftar-dari-rumah");
    let both = officer.get(&beside).await;
    assert_eq!(both.status, 200);
    let bare = [("versi", "2"), ("putusan-0", "tidak"), ("alasan-0", "")];
    let refused = officer.post(&page, &bare).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Tulis alasan"));
    let mut fields = vec![("versi", "2")];
    let names = ["putusan-0", "putusan-1", "putusan-2", "putusan-3"];
    fields.extend(names.map(|name| (name, "ya")));
    assert_eq!(officer.post(&page, &fields).await.status, 303);
    let moved = [("versi", "1"), ("putusan-0", "ya")];
    assert_eq!(officer.post(&page, &moved).await.status, 422, "it moved on");
}

#[tokio::test(flavor = "multi_thread")]
async fn evidence_that_a_colleague_linked_stays_when_an_older_form_is_sent() {
    let world = world().await;
    let unit = &world.browsers["unit.own"];
    let page = format!("/id/kerja/proposal/{DRAFT}/bagian/ringkasan");
    let read = unit.get(&page).await.text();
    let before = "name=\"semula\" value=\"sk\"";
    assert!(read.contains(before), "what was linked is sent:\n{read}");
    assert!(!read.contains("name=\"semula\" value=\"foto\""));
    // A colleague, who read the same, links the photo.
    let linked = [
        ("apa", "bukti"),
        ("semula", "sk"),
        ("bukti", "sk"),
        ("bukti", "foto"),
    ];
    assert_eq!(unit.post(&page, &linked).await.status, 303);
    // The older form takes the decree out, and says nothing of the photo.
    let older = [("apa", "bukti"), ("semula", "sk")];
    assert_eq!(unit.post(&page, &older).await.status, 303);
    let now = unit.get(&page).await.text();
    assert!(now.contains("name=\"semula\" value=\"foto\""), "{now}");
    assert!(!now.contains(before), "{now}");
    // What is refused stays ticked.
    let foreign = [
        ("apa", "bukti"),
        ("semula", "foto"),
        ("bukti", "sk"),
        ("bukti", "tiada"),
    ];
    let refused = unit.post(&page, &foreign).await;
    assert_eq!(refused.status, 422);
    let told = refused.text();
    assert!(told.contains("value=\"sk\" checked"), "{told}");
    assert!(!told.contains("value=\"foto\" checked"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_that_comes_too_late_stands_beside_all_that_a_colleague_saved() {
    let world = world().await;
    let unit = &world.browsers["unit.own"];
    let page = format!("/id/kerja/proposal/{DRAFT}");
    let head = |title: &'static str, began: &'static str, version: &'static str| {
        [
            ("apa", "kepala"),
            ("versi", version),
            ("title", title),
            ("group", "umum"),
            ("began", began),
            ("origin", "daftar-dari-rumah"),
        ]
    };
    let first = unit.post(&page, &head("Naskah", "2019-08", "1")).await;
    assert_eq!(first.status, 303, "{}", first.text());
    let late = unit.post(&page, &head("Naskah kami", "2021", "1")).await;
    assert_eq!(late.status, 422);
    let told = late.text();
    let notice = told.split("Tersimpan lebih dahulu").nth(1).unwrap();
    let notice = notice.split("<form").next().unwrap();
    // Not the title alone: the day, the group and the origin are theirs, too.
    for theirs in ["2019-08", "Umum", "Daftar dari Rumah"] {
        assert!(notice.contains(theirs), "{theirs} is not in {notice}");
    }
    assert!(
        told.contains("value=\"Naskah kami\""),
        "ours is kept:\n{told}"
    );
    assert!(told.contains("name=\"versi\" value=\"2\""), "{told}");
    let again = unit.post(&page, &head("Naskah kami", "2021", "2")).await;
    assert_eq!(again.status, 303, "{}", again.text());
}
