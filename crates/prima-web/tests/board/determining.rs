//! Two officers determine a result.

use crate::office::{Browser, CITY, CLINIC, Office, in_determination, in_preparation, round};
use prima_store::cycle::Determination;

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
    too_soon.assert_holds(&["Belum ada penetapan", "Jam terbit (WIB)"]);

    let portal = office.portal(in_determination).await;
    let sri = Browser::sign_in(portal, "sri@contoh.go.id").await;
    let page = sri.get(PATH).await;
    // The hour of publication is offered as the schedule has it.
    page.assert_holds(&[
        "Unit yang belum mengirim isian: 1",
        "Gladi hasil",
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

    let row = Determination {
        cycle: "pekppp-2024".to_owned(),
        number: 1,
        state: "asked".to_owned(),
        publish_at: in_determination() + 20 * 86_400,
        asked_by: sri_id.to_string(),
        asked_at: "2024-04-20T03:00:00Z".to_owned(),
        frozen_hash: "0".repeat(64),
        dataset: "pekppp-2024".to_owned(),
        ..Determination::default()
    };
    let mut act = office.database.act().await.expect("an act");
    act.add(&[row]).await.expect("a row");
    act.finish("", "", "test", "", "")
        .await
        .expect("an audit line");
    sri.get(PATH)
        .await
        .assert_holds(&["Penetapan nomor 1", "Menunggu petugas kedua", "Sri"]);
    let confirm = [("apa", "teguhkan"), ("nomor", "1"), ("yakin", "ya")];
    let own = sri.post(PATH, &confirm).await;
    assert_eq!(own.status, 422);
    own.assert_holds(&["Langkah ini memerlukan orang kedua."]);
    let budi = Browser::sign_in(portal, "budi@contoh.go.id").await;
    let unsure = budi.post(PATH, &confirm[..2]).await;
    assert_eq!(unsure.status, 422);
    unsure.assert_holds(&["Centang pernyataannya dahulu."]);
    let changed = budi.post(PATH, &confirm).await;
    assert_eq!(changed.status, 422, "what was frozen is not what there is");
    changed.assert_holds(&["href=\"#teguhkan\""]);
}
