//! What the desk of innovations shows to whom, and what it tells whom.

use crate::world::{IDEA, UNIT_NAME, World};

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_finds_the_innovations_of_all_units_below_not_only_the_nearest() {
    let world = World::open(|one| one.key == "coordinator.parent").await;
    let coordinator = &world.browsers["coordinator.parent"];
    // The unit lies below an office, and the office below the city.
    let list = coordinator.get("/id/kerja/inovasi").await.text();
    assert!(list.contains(UNIT_NAME), "{list}");
    let request = format!("/id/kerja/inovasi/{IDEA}/permintaan/1");
    assert!(list.contains(&format!("href=\"{request}\"")), "{list}");
    assert_eq!(coordinator.get(&request).await.status, 200);
    // Another unit of the city, two steps below, can be chosen to ask.
    let one = coordinator
        .get(&format!("/id/kerja/inovasi/{IDEA}"))
        .await
        .text();
    assert!(one.contains("Puskesmas Melati</option>"), "{one}");
    // Offices in between have none, and are not listed one by one.
    assert!(!list.contains("<h2>Dinas Kesehatan"), "{list}");
    assert!(list.contains("<h2>Kota Contoh"), "{list}");
}
