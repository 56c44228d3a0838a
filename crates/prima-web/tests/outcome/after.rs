//! From the determination on: what was promised, and what the public reads.

use crate::browser::Got;
use crate::office::{CLINIC, set};
use crate::officers::Officers;
use crate::round::{CODE, CYCLE, Round, at, middle};
use prima_domain::assessment::cycle::Stage;
use prima_domain::register::person::{Role, Scope};
use prima_exchange::signature::{Signed, Statement};
use prima_exchange::unpack::unpack;
use prima_exchange::verify::verify;
use prima_instrument::words::Lang;
use prima_store::evidence::Evidence;
use prima_web::opendata::verify::LIMITS;
use prima_workflow::recount::recompute;
use std::io::Cursor;

#[tokio::test]
async fn what_was_determined_said_and_promised_is_public() {
    set(middle(Stage::Preview));
    let round = Round::open().await;
    round.hand_in().await;
    let reply = [
        ("apa", "tanggapan"),
        ("tanggapan", "Gedung baru dibuka Maret."),
    ];
    round
        .unit
        .post(&at("sanggahan"), &reply)
        .await
        .leads_to("?sudah=tanggapan");
    set(middle(Stage::Determination));
    let card = format!("/id/badan/{CLINIC}");
    let bundle = format!("/id/penetapan/{CYCLE}/1/bundel.zip");
    round.stranger.get(&card).await.hides("Gedung baru");
    round.stranger.get(&bundle).await.says(404, &[]);
    let officers = Officers::of(&round).await;
    officers.determine(&round).await;
    set(middle(Stage::Publication));
    promised(&round).await;
    let reader = round.office.reader().await;
    let public = reader.get(&card).await;
    public.says(
        200,
        &[
            "Gedung baru dibuka Maret.",
            "Diusulkan seorang petugas program",
            "Tanda tangan Ed25519",
            "Susun SP baru",
            "Tautan SP",
            "Terbukti selesai",
            &bundle,
        ],
    );
    // The unit is told, and its own page leads to the card of the public.
    let card_link = format!("href=\"{card}\"");
    let own = round.unit.get(&at("rapor")).await;
    own.says(200, &["Hasil sudah diumumkan", &card_link]);
    own.hides("Belum diumumkan");
    let told = round.unit.get("/id/kerja/pemberitahuan").await;
    told.says(200, &["Hasil diumumkan"]);
    public.hides("Oki");
    public.hides("Ola");
    let first = verified(reader.get(&bundle).await, 1);
    let whole = reader.get(&format!("/id/data/{CYCLE}/bundel.zip")).await;
    assert_eq!(verified(whole, 1), first);
    let second = format!("/id/penetapan/{CYCLE}/2/bundel.zip");
    reader.get(&second).await.says(404, &[]);
    officers.correct(&round).await;
    let reader = round.office.reader().await;
    let corrected = reader.get(&card).await;
    let marks = [
        "dikoreksi oleh penetapan 2",
        "Mengoreksi penetapan 1",
        "Salah salin",
    ];
    corrected.says(200, &marks);
    corrected.says(200, &[&bundle, &bundle.replace("/1/", "/2/")]);
    // The old bundle is the same and valid; only the new one names the other.
    assert_eq!(verified(reader.get(&bundle).await, 1), first);
    let corrected = verified(reader.get(&second).await, 2);
    let old = corrected.replaces.map(|old| (old.number, old.manifest));
    assert_eq!(old, Some((1, first.manifest)));
    let keys = reader.get("/api/v1/keys").await;
    keys.says(200, &[&officers.public()]);
}

/// What a journalist finds who downloads a bundle, as `prima verify` does it.
fn verified(got: Got, number: i64) -> Statement {
    got.says(200, &["MANIFEST"]);
    let folder = tempfile::tempdir().unwrap();
    let bundle = unpack(Cursor::new(got.body), folder.path(), LIMITS).unwrap();
    let found = verify(&bundle, &|bundle| recompute(bundle, Lang::En));
    assert!(found.is_good(), "{}", found.problems.report(Lang::En));
    assert_eq!(found.recomputed, ["nodes.csv", "results.csv"]);
    let Signed::By { statement, .. } = found.signed else {
        panic!("{:?}", found.signed);
    };
    assert_eq!((&*statement.round, statement.number), (CYCLE, number));
    statement
}

#[tokio::test]
async fn a_promise_past_its_last_day_is_marked() {
    set(middle(Stage::Preview));
    let round = Round::open().await;
    round.hand_in().await;
    let page = at("tindak-lanjut");
    round
        .unit
        .get(&page)
        .await
        .says(200, &["setelah hasil ditetapkan"]);
    set(middle(Stage::Determination));
    let officers = Officers::of(&round).await;
    officers.determine(&round).await;
    let what = [
        ("apa", "rencana"),
        ("code", CODE),
        ("title", "Susun SP baru"),
    ];
    let who = [("owner", "Kepala Puskesmas"), ("due", "2024-01-27")];
    let plan = [what[0], what[1], what[2], who[0], who[1]];
    round
        .unit
        .post(&page, &plan)
        .await
        .leads_to("?sudah=rencana");
    round.unit.get(&page).await.hides("Lewat batas waktu");
    set(3 * 86_400);
    let later = round.office.browser("Umi").await;
    later.get(&page).await.says(200, &["Lewat batas waktu"]);
    let step = [("apa", "langkah"), ("nomor", "1"), ("versi", "1")];
    let dropped = [
        step[0],
        step[1],
        step[2],
        ("langkah", "drop"),
        ("catatan-1", "Gedung pindah"),
    ];
    later
        .post(&page, &dropped[..4])
        .await
        .says(422, &["href=\"#catatan-1\""]);
    later.post(&page, &dropped).await.leads_to("?sudah=langkah");
    later
        .get(&page)
        .await
        .says(200, &["Dihentikan", "Gedung pindah", "Lanjutkan lagi"]);
}

/// A promise from plan to proof.
async fn promised(round: &Round) {
    let page = at("tindak-lanjut");
    round.stranger.get(&page).await.says(404, &[]);
    round.unit.get(&page).await.says(
        200,
        &["Belum ada tindak lanjut", "Rencanakan tindak lanjut"],
    );
    let plan = |owner, due| {
        let what = [
            ("apa", "rencana"),
            ("code", CODE),
            ("title", "Susun SP baru"),
        ];
        [what[0], what[1], what[2], ("owner", owner), ("due", due)]
    };
    let nobody = plan("", "2024-03-31");
    round
        .unit
        .post(&page, &nobody)
        .await
        .says(422, &["href=\"#owner\"", "Susun SP baru"]);
    let past = plan("Kepala Puskesmas", "2024-01-01");
    round
        .unit
        .post(&page, &past)
        .await
        .says(422, &["href=\"#due\""]);
    let whole = plan("Kepala Puskesmas", "2024-03-31");
    round
        .unit
        .post(&page, &whole)
        .await
        .leads_to("?sudah=rencana");
    piece_of_vault(round).await;
    let own = round.unit.get(&page).await;
    own.says(200, &["Bukti dari brankas unit", "SK SP 2024"]);
    let officer = Scope::Programme("pekppp".into());
    let step = |step, version, proof| {
        let what = [("apa", "langkah"), ("nomor", "1"), ("versi", version)];
        [
            what[0],
            what[1],
            what[2],
            ("langkah", step),
            ("bukti-1", proof),
            ("yakin", ""),
        ]
    };
    let bare = step("report", "1", "");
    round
        .unit
        .post(&page, &bare)
        .await
        .says(422, &["href=\"#bukti-1\""]);
    round
        .unit
        .post(&page, &step("confirm", "1", ""))
        .await
        .says(422, &[]);
    round
        .unit
        .post(&page, &step("report", "1", "Tautan SP"))
        .await
        .leads_to("?sudah=langkah");
    round
        .unit
        .post(&page, &step("report", "1", "Tautan SP"))
        .await
        .says(422, &["href=\"#langkah-1\""]);
    let (_, officer) = round
        .office
        .add("Pak", Role::ProgrammeOfficer, officer)
        .await;
    let seen = officer.get(&page).await;
    seen.says(200, &["Dilaporkan selesai", "Tautan SP", "Kembalikan"]);
    officer
        .post(&page, &step("give_back", "2", ""))
        .await
        .says(422, &["href=\"#catatan-1\""]);
    officer
        .post(&page, &step("confirm", "2", ""))
        .await
        .says(422, &["href=\"#langkah-1\""]);
    let mut sure = step("confirm", "2", "");
    sure[5] = ("yakin", "ya");
    officer.post(&page, &sure).await.leads_to("?sudah=langkah");
}

/// A piece of evidence in the clinic's vault.
async fn piece_of_vault(round: &Round) {
    let row = Evidence {
        evidence: "sk-sp".to_owned(),
        body: CLINIC.to_owned(),
        title: "SK SP 2024".to_owned(),
        file_name: "sk.pdf".to_owned(),
        state: Evidence::KEPT.to_owned(),
        ..Evidence::default()
    };
    let mut act = round.office.site.database.act().await.unwrap();
    act.add_evidence(&row).await.unwrap();
    act.finish_privately("", "", "test", "", "").await.unwrap();
}

#[tokio::test]
async fn a_promise_is_proved_by_the_vault_and_the_public_reads_the_title() {
    set(middle(Stage::Preview));
    let round = Round::open().await;
    round.hand_in().await;
    set(middle(Stage::Determination));
    Officers::of(&round).await.determine(&round).await;
    set(middle(Stage::Publication));
    piece_of_vault(&round).await;
    let page = at("tindak-lanjut");
    let plan = [
        ("apa", "rencana"),
        ("code", CODE),
        ("title", "Susun SP baru"),
        ("owner", "Kepala Puskesmas"),
        ("due", "2024-03-31"),
    ];
    round
        .unit
        .post(&page, &plan)
        .await
        .leads_to("?sudah=rencana");
    let report = |piece: &'static str| {
        [
            ("apa", "langkah"),
            ("nomor", "1"),
            ("versi", "1"),
            ("langkah", "report"),
            ("berkas-1", piece),
        ]
    };
    let wrong = round.unit.post(&page, &report("tiada")).await;
    wrong.says(422, &["href=\"#berkas-1\""]);
    round
        .unit
        .post(&page, &report("sk-sp"))
        .await
        .leads_to("?sudah=langkah");
    let own = round.unit.get(&page).await;
    own.says(200, &["SK SP 2024", "berkas/sk-sp"]);
    let card = format!("/id/badan/{CLINIC}");
    let public = round.office.reader().await.get(&card).await;
    public.says(200, &["Susun SP baru", "SK SP 2024", "Dilaporkan selesai"]);
    public.hides("berkas/sk-sp");
    public.hides("bukti:");
}
