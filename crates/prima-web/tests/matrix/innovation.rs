//! What the desk of innovations shows to whom, and what it tells whom.

use crate::world::{IDEA, OFFICE, SISTER, UNIT, UNIT_NAME, World};

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_finds_the_innovations_of_all_units_below_not_only_the_nearest() {
    let world = World::open(|one| one.key == "coordinator.parent").await;
    let coordinator = &world.browsers["coordinator.parent"];
    // The unit lies below an office, and the office below the city.
    let list = coordinator.get("/id/kerja/inovasi").await.text();
    assert!(list.contains(UNIT_NAME), "{list}");
    let request = format!("/id/kerja/inovasi/{IDEA}/permintaan/1");
    assert!(list.contains(&format!("href=\"{request}\"")), "{list}");
    let seen = coordinator.get(&request).await;
    assert_eq!(seen.status, 200);
    // The desk leads whoever may answer to the request.
    let desk = coordinator.get("/id/kerja").await.text();
    assert!(
        desk.contains("Jawab permintaan") && desk.contains(&format!("href=\"{request}\"")),
        "{desk}"
    );
    // Another unit of the city, two steps below, can be chosen to ask.
    let one = coordinator
        .get(&format!("/id/kerja/inovasi/{IDEA}"))
        .await
        .text();
    assert!(one.contains("Puskesmas Melati</option>"), "{one}");
    assert!(one.contains("<h1>Replikasi: "), "{one}");
    // Before anything is sent the form says that both are not asked for at once.
    assert!(one.contains("tidak dapat diminta sekaligus"), "{one}");
    // What was sent is told where it can be followed, and says what was asked.
    let sent = [
        ("apa", "minta"),
        ("asker", OFFICE),
        ("kind", "mentor"),
        ("words", "Menata loket."),
    ];
    let sent = coordinator
        .post(&format!("/id/kerja/inovasi/{IDEA}"), &sent)
        .await;
    let to = sent.header("location").to_owned();
    assert!(to.ends_with("/permintaan/2?sudah=minta"), "{to}");
    let told = coordinator.get(&to).await.text();
    assert!(
        told.contains("Permintaan terkirim kepada pemilik inovasi.")
            && told.contains("<h1>Permintaan pendampingan nomor 2</h1>"),
        "{told}"
    );
    // Offices in between have none, and are not listed one by one.
    assert!(!list.contains("<h2>Dinas Kesehatan"), "{list}");
    assert!(list.contains("<h2>Kota Contoh"), "{list}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hub_below_another_body_is_kept_and_a_member_is_written_by_name() {
    let world = World::open(|one| ["unit.own", "unit.other"].contains(&one.key)).await;
    let officer = &world.browsers["unit.own"];
    // The unit is a hub though it lies below an office.
    let link = format!("href=\"/id/kerja/hub/{UNIT}\"");
    let list = officer.get("/id/kerja/inovasi").await.text();
    assert!(list.contains(&link), "{list}");
    let of_other = world.browsers["unit.other"].get("/id/kerja/inovasi").await;
    assert!(!of_other.text().contains("/kerja/hub/"), "who keeps none");
    let hub = format!("/id/kerja/hub/{UNIT}");
    let page = officer.get(&hub).await.text();
    let field = "<input id=\"member\" name=\"member\" type=\"text\"";
    assert!(page.contains(field), "{page}");
    assert!(!page.contains("<option"), "no list of bodies:\n{page}");
    let sent = |member: &'static str| {
        [
            ("apa", "anggota"),
            ("member", member),
            ("since", "2023"),
            ("source", "SK 2"),
        ]
    };
    let unknown = officer.post(&hub, &sent("Puskesmas Kenangan")).await;
    assert_eq!(unknown.status, 422);
    let told = unknown.text();
    assert!(told.contains("value=\"Puskesmas Kenangan\""), "{told}");
    assert!(told.contains("Tuliskan nama resminya"), "{told}");
    let meant = "Mungkin yang dimaksud: Puskesmas Kenanga (puskesmas-kenanga)";
    assert!(told.contains(meant), "{told}");
    // One of another town, in no province of its own.
    let known = officer.post(&hub, &sent("Puskesmas Kenanga")).await;
    assert_eq!(known.status, 303, "{}", known.text());
    let page = officer.get(&hub).await.text();
    assert!(page.contains("Puskesmas Kenanga</a>"), "{page}");
    // The form of an entry says whom it stands for.
    let entry = officer.get(&format!("{hub}/anggota/1")).await.text();
    assert!(entry.contains(&format!("value=\"{SISTER}\"")), "{entry}");
}
