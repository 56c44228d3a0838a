//! The right of reply: what a unit has printed beside its result.

use crate::office::set;
use crate::round::{Round, at, middle};
use prima_domain::assessment::cycle::Stage;

#[tokio::test]
async fn a_unit_replies_until_its_result_is_public() {
    set(middle(Stage::Preview));
    let round = Round::open().await;
    round.hand_in().await;
    let page = at("sanggahan");
    let blank = [("apa", "tanggapan"), ("tanggapan", "")];
    round
        .unit
        .post(&page, &blank)
        .await
        .says(422, &["href=\"#tanggapan\""]);
    let long = "a".repeat(4_001);
    let long = [("apa", "tanggapan"), ("tanggapan", long.as_str())];
    round.unit.post(&page, &long).await.says(422, &["aaaa"]);
    let typed = [
        ("apa", "tanggapan"),
        ("tanggapan", "Gedung baru dibuka Maret."),
    ];
    round
        .unit
        .post(&page, &typed)
        .await
        .leads_to("?sudah=tanggapan");
    round
        .unit
        .get(&page)
        .await
        .says(200, &["Gedung baru dibuka Maret."]);
    set(middle(Stage::Publication));
    let closed = round.unit.get(&page).await;
    closed.says(
        200,
        &["tidak dapat diubah lagi", "Gedung baru dibuka Maret."],
    );
    round.unit.post(&page, &typed).await.says(422, &[]);
}
