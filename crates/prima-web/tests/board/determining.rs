//! Two officers determine a result.

use crate::office::{Browser, CITY, CLINIC, Office, in_determination, in_preparation, round};
use prima_store::Database;
use prima_store::cycle::{Assignment, Determination, Review, ReviewHandedIn};

const PATH: &str = "/id/kerja/pekppp-2024/penetapan";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_missing_is_told_and_nothing_is_determined_without_it() {
    let office = Office::open().await;
    let sri_id = office.officer("Sri", "sri@contoh.go.id").await;
    office.officer("Budi", "budi@contoh.go.id").await;
    let early = office.portal(in_preparation).await;
    let sri = Browser::sign_in(early, "sri@contoh.go.id").await;
    assert_eq!(
        sri.post("/id/kerja/tahun/baru", &round(&[])).await.status,
        303
    );
    let loci = format!("/id/kerja/pekppp-2024/lokus?q={CITY}");
    assert_eq!(
        sri.post(&loci, &[("instansi", CITY), ("lokus", CLINIC)])
            .await
            .status,
        303
    );
    let too_soon = sri.get(PATH).await;
    assert_eq!(too_soon.status, 200);
    too_soon.assert_holds(&["Belum ada penetapan"]);

    let portal = office.portal(in_determination).await;
    let sri = Browser::sign_in(portal, "sri@contoh.go.id").await;
    // Over no answers at all there is nothing to derive.
    let nothing = sri.get(PATH).await;
    nothing.assert_holds(&["Belum ada jawaban atau penilaian yang tersimpan"]);
    review(&office.database).await;
    let page = sri.get(PATH).await;
    // The hour of publication is offered as the schedule has it.
    page.assert_holds(&[
        "Unit yang belum mengirim isian: 1",
        "Gladi hasil",
        "0,20",
        "2024-05-01T00:00",
    ]);
    let no_hour = sri
        .post(PATH, &[("apa", "usul"), ("terbit", "besok")])
        .await;
    assert_eq!(no_hour.status, 422);
    no_hour.assert_holds(&["href=\"#terbit\"", "value=\"besok\""]);
    let too_early = sri
        .post(PATH, &[("apa", "usul"), ("terbit", "2024-04-30T08:00")])
        .await;
    assert_eq!(too_early.status, 422);
    too_early.assert_holds(&["href=\"#terbit\""]);
    let early = sri.post(PATH, &[("apa", "koreksi")]).await;
    assert_eq!(early.status, 422);
    early.assert_holds(&["href=\"#alasan-id\"", "href=\"#terbit-koreksi\""]);

    let asked = [("apa", "usul"), ("terbit", "2024-05-10T10:00")];
    assert_eq!(
        sri.post(PATH, &asked).await.to,
        format!("{PATH}?sudah=usul")
    );
    let waiting = sri.get(PATH).await;
    waiting.assert_holds(&[
        "Penetapan nomor 1",
        "Menunggu petugas kedua",
        "Diusulkan Sri",
        "10 Mei 2024 pukul 10.00 WIB (11.00 WITA, 12.00 WIT)",
    ]);
    // Who asked is not offered what would be refused.
    waiting.assert_holds(&["Anda yang mengusulkannya. Petugas program lain"]);
    assert!(!waiting.body.contains("value=\"teguhkan\""));
    let again = sri.post(PATH, &asked).await;
    assert_eq!(again.status, 422, "the same is asked for once");
    let confirm = [("apa", "teguhkan"), ("nomor", "1"), ("yakin", "ya")];
    let own = sri.post(PATH, &confirm).await;
    assert_eq!(own.status, 422);
    own.assert_holds(&["Langkah ini memerlukan orang kedua."]);
    let budi = Browser::sign_in(portal, "budi@contoh.go.id").await;
    let unsure = budi.post(PATH, &confirm[..2]).await;
    assert_eq!(unsure.status, 422);
    unsure.assert_holds(&["Centang pernyataannya dahulu."]);
    let mut stale = row(&sri_id.to_string(), "asked", 0);
    stale.number = 2;
    put(&office.database, &stale).await;
    let two = [("apa", "teguhkan"), ("nomor", "2"), ("yakin", "ya")];
    let changed = budi.post(PATH, &two).await;
    assert_eq!(changed.status, 422, "what was frozen is not what there is");
    changed.assert_holds(&["href=\"#teguhkan\""]);
    assert_eq!(
        budi.post(PATH, &confirm).await.to,
        format!("{PATH}?sudah=teguhkan")
    );
    budi.get(PATH)
        .await
        .assert_holds(&["Diteguhkan Budi", "Diteguhkan; menunggu jam terbit"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_state_of_a_determination_is_shown() {
    let office = Office::open().await;
    let sri_id = office.officer("Sri", "sri@contoh.go.id").await.to_string();
    let early = office.portal(in_preparation).await;
    let sri = Browser::sign_in(early, "sri@contoh.go.id").await;
    let opened = sri.post("/id/kerja/tahun/baru", &round(&[])).await;
    assert_eq!(opened.status, 303);
    let portal = office.portal(in_determination).await;
    let sri = Browser::sign_in(portal, "sri@contoh.go.id").await;
    sri.get(PATH).await.assert_holds(&["Belum ada lokus"]);
    put(&office.database, &row(&sri_id, "confirmed", 0)).await;
    let confirmed = sri.get(PATH).await;
    confirmed.assert_holds(&[
        "Diteguhkan; menunggu jam terbit",
        "10 Mei 2024 pukul 10.00 WIB",
    ]);
    assert!(
        !confirmed.body.contains("name=\"terbit\""),
        "nothing is left to ask for"
    );
    put(&office.database, &row(&sri_id, "published", 0)).await;
    sri.get(PATH)
        .await
        .assert_holds(&["Usulkan koreksi", "name=\"nilai\""]);
    let wrong = [
        ("apa", "koreksi"),
        ("nilai", "tanpa titik koma"),
        ("alasan-id", "salah hitung"),
    ];
    let got = sri.post(PATH, &wrong).await;
    assert_eq!(got.status, 422);
    got.assert_holds(&["href=\"#nilai\"", "href=\"#alasan-en\"", "salah hitung"]);
    let correction = Determination {
        number: 2,
        ..row(&sri_id, "published", 1)
    };
    put(&office.database, &correction).await;
    sri.get(PATH)
        .await
        .assert_holds(&["Dikoreksi oleh penetapan nomor 2", "Koreksi atas nomor 1"]);
}

fn row(officer: &str, state: &str, corrects: i64) -> Determination {
    Determination {
        cycle: "pekppp-2024".to_owned(),
        number: 1,
        state: state.to_owned(),
        corrects,
        publish_at: in_determination() + 20 * 86_400,
        asked_by: officer.to_owned(),
        asked_at: "2024-04-20T03:00:00Z".to_owned(),
        frozen_hash: "0".repeat(64),
        dataset: "pekppp-2024".to_owned(),
        ..Determination::default()
    }
}

async fn put(database: &Database, row: &Determination) {
    let mut act = database.act().await.expect("an act");
    act.put_row(row).await.expect("a row");
    act.finish("", "", "test", "", "")
        .await
        .expect("an audit line");
}

/// One indicator at level 5, all others unanswered: the index is 5 x 4,08% =
/// 0,204, as the worked case of the instrument has it.
pub async fn review(database: &Database) {
    let (cycle, unit, evaluator) = ("pekppp-2024", CLINIC, "p-eva");
    let assigned = Assignment {
        cycle: cycle.to_owned(),
        unit: unit.to_owned(),
        evaluator: evaluator.to_owned(),
        ..Assignment::default()
    };
    let review = Review {
        cycle: cycle.to_owned(),
        unit: unit.to_owned(),
        evaluator: evaluator.to_owned(),
        code: "1.a.Ak".to_owned(),
        value: "5".to_owned(),
        version: 1,
        ..Review::default()
    };
    let handed_in = ReviewHandedIn {
        cycle: cycle.to_owned(),
        unit: unit.to_owned(),
        evaluator: evaluator.to_owned(),
        ..ReviewHandedIn::default()
    };
    let mut act = database.act().await.expect("an act");
    act.add_rows(&[assigned]).await.expect("a row");
    act.add_rows(&[review]).await.expect("a row");
    act.add_rows(&[handed_in]).await.expect("a row");
    act.finish("", "", "test", "", "")
        .await
        .expect("an audit line");
}
