//! A re-assessment, walked by HTTP: offered, asked, answered, made.

use crate::office::set;
use crate::round::{CODE, CYCLE, Round, at, middle};
use prima_domain::assessment::cycle::Stage;
use prima_domain::register::person::{Role, Scope};

#[tokio::test]
async fn a_unit_is_assessed_again_where_the_round_offers_it() {
    set(middle(Stage::Evaluation));
    let round = Round::open().await;
    round.hand_in().await;
    let programme = Scope::Programme("pekppp".into());
    let office = &round.office;
    let (_, officer) = office.add("Pak", Role::ProgrammeOfficer, programme).await;
    let (page, offer) = (
        at("penilaian-ulang"),
        format!("/id/kerja/{CYCLE}/penilaian-ulang"),
    );
    set(middle(Stage::Preview));
    let off = round.unit.get(&page).await;
    off.says(
        200,
        &["tidak menyediakan penilaian ulang", "Belum ada permintaan"],
    );
    off.hides("name=\"codes\"");
    // The clock of the tests began on 26 January 2024 at 10.00; the
    // determination opens 1,000 seconds later.
    let late = officer
        .post(&offer, &[("sampai", "2024-01-26T11:00")])
        .await;
    late.says(422, &["href=\"#sampai\"", "2024-01-26T11:00"]);
    let wrong = officer.post(&offer, &[("sampai", "besok")]).await;
    wrong.says(422, &["href=\"#sampai\"", "besok"]);
    let set_to = [("sampai", "2024-01-26T10:16")];
    officer.post(&offer, &set_to).await.leads_to("?sudah=atur");
    for other in [&round.unit, &round.first, &round.decider, &round.stranger] {
        other.get(&offer).await.says(404, &[]);
        other.post(&offer, &set_to).await.says(404, &[]);
    }
    round.stranger.get(&page).await.says(404, &[]);
    asked(&round, &page).await;
    officer
        .get(&offer)
        .await
        .says(200, &["Puskesmas Contoh", "Menunggu jawaban", &page]);
    let answer = |what: &'static str, reason: &'static str| {
        [
            ("apa", "jawab"),
            ("nomor", "1"),
            ("jawaban", what),
            ("reason", reason),
        ]
    };
    let nothing = officer.post(&page, &answer("", "Dilihat lagi")).await;
    nothing.says(422, &["href=\"#jawaban\"", "Dilihat lagi"]);
    let blank = officer.post(&page, &answer("kabul", "")).await;
    blank.says(422, &["href=\"#reason\"", "value=\"kabul\" checked"]);
    round.first.get(&page).await.hides("name=\"jawaban\"");
    let granted = answer("kabul", "Dilihat lagi");
    round.decider.post(&page, &granted).await.says(404, &[]);
    officer.post(&page, &granted).await.leads_to("?sudah=jawab");
    reviewed(&round, &page).await;
    officer
        .get(&offer)
        .await
        .says(200, &["Tidak ada permintaan yang menunggu"]);
    let told = [
        "Penilaian ulang",
        "+0,0408 sebelum pembulatan",
        "SK luput dilihat",
    ];
    round.unit.get(&at("rapor")).await.says(200, &told);
}

async fn asked(round: &Round, page: &str) {
    let what = [("apa", "minta"), ("codes", CODE)];
    let reason = ("reason", "SK luput dilihat");
    let unsure = [what[0], what[1], reason];
    let refused = round.unit.post(page, &unsure).await;
    refused.says(422, &["href=\"#yakin\"", "SK luput dilihat", "checked"]);
    let none = [what[0], reason, ("yakin", "ya")];
    round
        .unit
        .post(page, &none)
        .await
        .says(422, &["href=\"#codes\""]);
    let blank = [what[0], what[1], ("yakin", "ya")];
    round
        .unit
        .post(page, &blank)
        .await
        .says(422, &["href=\"#reason\""]);
    let whole = [what[0], what[1], reason, ("yakin", "ya")];
    round.first.post(page, &whole).await.says(404, &[]);
    round.unit.post(page, &whole).await.leads_to("?sudah=minta");
    let seen = round.unit.get(page).await;
    seen.says(
        200,
        &["Menunggu jawaban petugas program", "SK luput dilihat"],
    );
    seen.hides("name=\"codes\"");
}

/// Both evaluators give 5 and 4 in place of 3 and 4: from 3.5 to 4.5, a level of
/// 0.17 × 0.24 = 0.0408 where F-02 is the whole index.
async fn reviewed(round: &Round, page: &str) {
    let (value, version) = (format!("j:{CODE}"), format!("v:{CODE}"));
    let form = |level: &'static str| {
        [
            ("apa", "nilai"),
            ("nomor", "1"),
            (&*value, level),
            (&*version, "0"),
            ("yakin", "ya"),
        ]
    };
    let seen = round.first.get(page).await;
    seen.says(
        200,
        &[
            "Dikabulkan; menunggu penilai",
            "Dilihat lagi",
            "name=\"nomor\"",
        ],
    );
    let empty = round.first.post(page, &form("")).await;
    empty.says(422, &["href=\"#j-1-a-Ak\""]);
    let unsure = round.first.post(page, &form("5")[..4]).await;
    unsure.says(422, &["href=\"#yakin\"", "value=\"5\" checked"]);
    round
        .first
        .post(page, &form("5"))
        .await
        .leads_to("?sudah=nilai");
    let done = round.first.get(page).await;
    done.says(200, &["Anda sudah menilai ulang", "menunggu penilai"]);
    done.hides("name=\"nomor\"");
    let colleague = round.second.get(page).await;
    colleague.hides("Anda sudah menilai ulang");
    colleague.hides("value=\"5\" checked");
    round
        .second
        .post(page, &form("4"))
        .await
        .leads_to("?sudah=nilai");
    let unit = round.unit.get(page).await;
    unit.says(200, &["Selesai dinilai ulang"]);
    unit.hides("Eko");
}
