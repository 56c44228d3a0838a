//! Where a colleague was faster, nothing typed is lost and nothing is replaced
//! unseen: what stands now is shown beside what was typed.

use crate::world::{IDEA, UNIT, World};

async fn world() -> World {
    World::open(|one| ["unit.own", "unit.other", "coordinator.own"].contains(&one.key)).await
}

/// The value of the first hidden field of a name.
fn hidden(page: &str, name: &str) -> String {
    let field = format!("name=\"{name}\" value=\"");
    let after = page.split(&field).nth(1).unwrap_or_default();
    after.split('"').next().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_of_a_hub_that_was_changed_stands_beside_what_was_typed() {
    let world = world().await;
    let (unit, above) = (
        &world.browsers["unit.own"],
        &world.browsers["coordinator.own"],
    );
    let page = format!("/id/kerja/hub/{UNIT}/kegiatan/1");
    let read = hidden(&unit.get(&page).await.text(), "dibaca");
    assert!(!read.is_empty());
    let sent = |title: &'static str, read: &'static str| {
        [
            ("apa", "kegiatan"),
            ("dibaca", read),
            ("day", "2023-10-20"),
            ("kind", "promosi"),
            ("title", title),
            ("content", "Lebih lengkap."),
        ]
    };
    let read: &'static str = read.leak();
    let first = above.post(&page, &sent("Pameran besar", read)).await;
    assert_eq!(first.status, 303, "{}", first.text());
    let late = unit.post(&page, &sent("Pameran kecil", read)).await;
    let told = late.text();
    assert_eq!(late.status, 422);
    assert!(told.contains("Diubah rekan lebih dahulu"), "{told}");
    assert!(told.contains("Pameran besar"), "theirs is shown:\n{told}");
    assert!(told.contains("value=\"Pameran kecil\""), "ours is kept");
    let now: &'static str = hidden(&told, "dibaca").leak();
    assert_ne!(now, read);
    let again = unit.post(&page, &sent("Pameran kecil", now)).await;
    assert_eq!(again.status, 303, "{}", again.text());
    let history = unit.get(&page).await.text();
    for said in ["Riwayat", "Pameran besar", "Dipamerkan."] {
        assert!(history.contains(said), "{said} stays:\n{history}");
    }
    // It is removed while somebody else puts it right.
    let now = hidden(&history, "dibaca");
    let removing = [
        ("apa", "hapus"),
        ("dibaca", now.as_str()),
        ("reason", "Keliru"),
        ("yakin", "ya"),
    ];
    assert_eq!(above.post(&page, &removing).await.status, 303);
    let gone = unit.post(&page, &sent("Pameran lain", read)).await;
    let told = gone.text();
    assert_eq!(gone.status, 422);
    assert!(told.contains("sudah dihapus rekan"), "{told}");
    assert!(told.contains("value=\"Pameran lain\""), "{told}");
    assert_eq!(unit.get(&page).await.status, 404);
    assert_eq!(above.post(&page, &removing).await.status, 303, "sent twice");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_about_a_request_that_is_closed_stands_on_the_page() {
    let world = world().await;
    let browser = |key: &str| &world.browsers[key];
    let page = format!("/id/kerja/inovasi/{IDEA}/permintaan/1");
    let answer = |text: &'static str| [("apa", "jawab"), ("decision", "terima"), ("answer", text)];
    let first = answer("Kepala seksi mendampingi.");
    let first = browser("coordinator.own").post(&page, &first).await;
    assert_eq!(first.status, 303, "{}", first.text());
    let late = answer("Tim kami datang pada bulan Maret.");
    let late = browser("unit.own").post(&page, &late).await;
    assert_eq!(late.status, 422);
    let told = late.text();
    for text in [
        "Yang Anda tulis belum disimpan",
        "Tim kami datang pada bulan Maret.",
        "Kepala seksi mendampingi.",
    ] {
        assert!(told.contains(text), "{text} is not in {told}");
    }
    // The body that asked withdraws while the owner writes a note.
    let withdrawn = [("apa", "tarik"), ("reason", "Batal."), ("yakin", "ya")];
    let withdrawn = browser("unit.other").post(&page, &withdrawn).await;
    assert_eq!(withdrawn.status, 303, "{}", withdrawn.text());
    let note = [
        ("apa", "dampingi"),
        ("day", "2024-01-26"),
        ("content", "Menunjukkan loket."),
    ];
    let note = browser("unit.own").post(&page, &note).await;
    assert_eq!(note.status, 422);
    let told = note.text();
    assert!(told.contains("Menunjukkan loket."), "{told}");
    assert!(
        told.contains("id=\"day\""),
        "the summary leads there:\n{told}"
    );
    // A second withdrawal with other words is not lost either.
    let again = [
        ("apa", "tarik"),
        ("reason", "Sudah tidak perlu."),
        ("yakin", "ya"),
    ];
    let again = browser("unit.other").post(&page, &again).await;
    assert_eq!(again.status, 422);
    assert!(
        again.text().contains("Sudah tidak perlu."),
        "{}",
        again.text()
    );
    // Where its form stands, what was typed stands in the form alone.
    let page = browser("unit.own").get(&page).await.text();
    assert!(!page.contains("Yang Anda tulis belum disimpan"), "{page}");
}
