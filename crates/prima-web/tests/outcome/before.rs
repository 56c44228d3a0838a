//! From the verification window to the end of the objection.

use crate::office::{CLINIC, set};
use crate::round::{CODE, CYCLE, Round, at, middle};
use prima_domain::assessment::cycle::Stage;
use prima_domain::register::person::{Role, Scope};
use prima_store::evidence::EvidenceLink;

#[tokio::test]
async fn an_evaluator_asks_and_the_unit_reads_what_but_not_who() {
    set(middle(Stage::Evaluation));
    let round = Round::open().await;
    let page = at("bukti-diminta");
    round
        .first
        .get(&page)
        .await
        .says(200, &["Minta bukti", "Belum ada permintaan"]);
    let blank = [("code", CODE), ("text", " ")];
    round
        .first
        .post(&page, &blank)
        .await
        .says(422, &["href=\"#text\""]);
    let asked = [("code", CODE), ("text", "Unggah SK penetapan")];
    round
        .first
        .post(&page, &asked)
        .await
        .leads_to("?sudah=minta");
    let read = round.unit.get(&page).await;
    read.says(200, &["Unggah SK penetapan"]);
    read.hides("Eko");
    read.hides("name=\"text\"");
    round.unit.post(&page, &asked).await.says(404, &[]);
    round.stranger.get(&page).await.says(404, &[]);
    // The request stays with the unit until evidence for it is linked.
    let desk = "/id/kerja";
    round.unit.get(desk).await.says(200, &["Beri bukti"]);
    round.first.get(desk).await.hides("Baca bukti yang diminta");
    let mut act = round.office.site.database.act().await.unwrap();
    for (code, at, evidence) in [
        // Before the request, and for something else: no answer to it.
        (CODE, "2024-01-26T03:00:01Z", "sk-lama"),
        ("1.b.Ak", "2024-01-27T03:00:00Z", "foto"),
        (CODE, "2024-01-27T03:00:00Z", "sk"),
    ] {
        let link = EvidenceLink {
            cycle: CYCLE.to_owned(),
            unit: CLINIC.to_owned(),
            code: code.to_owned(),
            evidence: evidence.to_owned(),
            at: at.to_owned(),
            ..EvidenceLink::default()
        };
        act.add_evidence_link(&link).await.unwrap();
    }
    act.finish("2024-01-27T03:00:00Z", "", "test", CYCLE, "")
        .await
        .unwrap();
    round.unit.get(desk).await.hides("Beri bukti");
    round
        .first
        .get(desk)
        .await
        .says(200, &["Baca bukti yang diminta"]);
    round
        .second
        .get(desk)
        .await
        .hides("Baca bukti yang diminta");
    for reader in [&round.unit, &round.first] {
        let told = ["Unggah SK penetapan", "dijawab 27 Januari 2024"];
        reader.get(&page).await.says(200, &told);
    }
    set(middle(Stage::Preview));
    let late = round.first.post(&page, &asked).await;
    late.says(422, &["Unggah SK penetapan"]);
}

#[tokio::test]
async fn evaluators_agree_only_where_they_differ() {
    set(middle(Stage::Evaluation));
    let round = Round::open().await;
    let page = at("pemufakatan");
    round
        .first
        .get(&page)
        .await
        .says(200, &["Tidak ada nilai yang berbeda"]);
    round.hand_in().await;
    for evaluator in [&round.first, &round.second] {
        let told = ["Mufakatkan", "1 indikator"];
        evaluator.get("/id/kerja").await.says(200, &told);
    }
    let seen = round.first.get(&page).await;
    seen.says(
        200,
        &[
            "1 dari 1 indikator",
            "Penilai 1",
            "Penilai 2",
            "catatan 3",
            "catatan 4",
        ],
    );
    seen.hides("Evi");
    round.unit.get(&page).await.says(404, &[]);
    round.stranger.get(&page).await.says(404, &[]);
    let (value, version) = (format!("j:{CODE}"), format!("v:{CODE}"));
    let reason = "alasan-j-1-a-Ak";
    let typed = [("code", CODE), (&value, "4"), (&version, "0"), (reason, "")];
    let refused = round.first.post(&page, &typed).await;
    refused.says(422, &["href=\"#alasan-j-1-a-Ak\"", "value=\"4\" checked"]);
    let typed = [
        ("code", CODE),
        (&value, "4"),
        (&version, "0"),
        (reason, "SK dilihat bersama"),
    ];
    let done = round.first.post(&page, &typed).await;
    done.leads_to("#j-1-a-Ak");
    round.second.get(&page).await.says(
        200,
        &[
            "0 dari 1 indikator",
            "SK dilihat bersama",
            "<details><summary>1.a.Ak ",
        ],
    );
    round.second.get("/id/kerja").await.hides("Mufakatkan");
    let programme = Scope::Programme("pekppp".into());
    let (_, officer) = round
        .office
        .add("Petra", Role::ProgrammeOfficer, programme)
        .await;
    let reads = "Anda membaca pemufakatan ini; yang bermufakat penilai unit.";
    officer.get(&page).await.says(200, &[reads]);
    officer.get(&page).await.hides("tidak ditemukan");
    let form = at("isian/I");
    for (reader, page) in [
        (&officer, at("")),
        (&officer, form.clone()),
        (&round.first, form),
    ] {
        let page = page.trim_end_matches('/');
        let seen = reader.get(page).await;
        seen.says(200, &["Anda membaca isian ini; yang mengisi petugas unit."]);
        seen.hides("tidak ditemukan");
        seen.hides("Isi satu bagian demi satu");
        seen.hides("Tekan Simpan");
    }
    // From the mean of 3 and 4 to 4 it is half a level of 1.a.Ak. No users were
    // counted, so the index is F-02 alone, of which a level is 0.17 × 0.24.
    set(middle(Stage::Preview));
    let card = at("rapor");
    let told = ["Pemufakatan penilai", "SK dilihat bersama", "+0,0204"];
    round.second.get(&card).await.says(200, &told);
    let own = round.unit.get(&card).await;
    own.says(200, &["Rapor sementara"]);
    own.hides("0,0204");
}

#[tokio::test]
async fn an_objection_is_raised_decided_and_told_with_its_effect() {
    set(middle(Stage::Evaluation));
    let round = Round::open().await;
    round.hand_in().await;
    let (card, page) = (at("rapor"), at("sanggahan"));
    // Who will read both is told from when on; others find nothing.
    for early in [&card, &page] {
        let told = ["Tahap pratinjau baru dibuka "];
        for reader in [&round.unit, &round.first, &round.decider] {
            reader.get(early).await.says(422, &told);
        }
        round.stranger.get(early).await.says(404, &[]);
    }
    set(middle(Stage::Preview));
    let seen = round.unit.get(&card).await;
    seen.says(
        200,
        &[
            "Belum diumumkan",
            "Tersedia Standar Pelayanan",
            "Tidak ada perubahan",
        ],
    );
    seen.hides("catatan 3");
    seen.says(200, &["2 penilai yang berbeda"]);
    seen.hides("jawaban: 3; 4");
    let judged = round.first.get(&card).await;
    judged.says(200, &["jawaban: 3; 4"]);
    seen.says(
        200,
        &["<details class=\"data\" open>", "class=\"print-header\""],
    );
    round.stranger.get(&card).await.says(404, &[]);
    round
        .unit
        .get(&page)
        .await
        .says(200, &["Masa sanggah dibuka"]);
    set(middle(Stage::Objection));
    let form = round.unit.get(&page).await;
    form.says(
        200,
        &["<optgroup label=", &format!("<option value=\"{CODE}\"")],
    );
    form.hides("<option value=\"f01.");
    let fact = [
        ("apa", "sanggah"),
        ("code", "f01.1.komponen"),
        ("text", "SK ada"),
        ("yakin", "ya"),
    ];
    let refused = round.unit.post(&page, &fact).await;
    refused.says(422, &["href=\"#code\"", "bukan indikator yang dinilai"]);
    let mut typed = vec![
        ("apa", "sanggah"),
        ("code", CODE),
        ("text", "SK ada"),
        ("evidence", "Tautan SK"),
    ];
    let unsure = round.unit.post(&page, &typed).await;
    unsure.says(422, &["href=\"#yakin\"", "Tautan SK"]);
    typed.push(("yakin", "ya"));
    round.stranger.post(&page, &typed).await.says(404, &[]);
    round
        .unit
        .post(&page, &typed)
        .await
        .leads_to("?sudah=sanggah");
    round
        .unit
        .post(&page, &typed)
        .await
        .says(422, &["href=\"#code\""]);
    round
        .unit
        .get(&page)
        .await
        .says(200, &["Menunggu putusan", "Tautan SK"]);
    decided(&round).await;
    let read = round.unit.get(&page).await;
    read.says(200, &["Dikabulkan", "SK sudah dilihat"]);
    read.hides("Dedi");
    round
        .unit
        .get(&card)
        .await
        .says(200, &["Sanggahan dikabulkan", "SK sudah dilihat"]);
}

async fn decided(round: &Round) {
    let list = format!("/id/kerja/{CYCLE}/sanggahan");
    let page = at("sanggahan/1");
    round
        .decider
        .get(&list)
        .await
        .says(200, &["Puskesmas Contoh"]);
    round.stranger.get(&list).await.says(404, &[]);
    let seen = round.decider.get(&page).await;
    seen.says(
        200,
        &[
            "Tautan SK",
            "Penilai 1",
            "SP tersedia dan memenuhi 14 komponen.",
            "name=\"putusan\"",
        ],
    );
    seen.hides("Eko");
    round.unit.get(&page).await.hides("name=\"putusan\"");
    round.decider.get(&at("sanggahan/2")).await.says(404, &[]);
    let (value, version) = (format!("j:{CODE}"), format!("v:{CODE}"));
    let reason = ("reason", "SK sudah dilihat");
    let none = [(value.as_str(), "5"), (&version, "0"), reason];
    round
        .decider
        .post(&page, &none)
        .await
        .says(422, &["href=\"#putusan\"", "SK sudah dilihat"]);
    let empty = [
        ("putusan", "kabul"),
        (&value, ""),
        (&version, "0"),
        reason,
        ("yakin", "ya"),
    ];
    round
        .decider
        .post(&page, &empty)
        .await
        .says(422, &["href=\"#j-1-a-Ak\""]);
    let whole = [
        ("putusan", "kabul"),
        (&value, "5"),
        (&version, "0"),
        reason,
        ("yakin", "ya"),
    ];
    round.first.post(&page, &whole).await.says(404, &[]);
    round
        .decider
        .post(&page, &whole)
        .await
        .leads_to("?sudah=putus");
    round.decider.post(&page, &whole).await.says(422, &[]);
}
