//! From the determination on: what was promised, and what the public reads.

use crate::office::{CLINIC, START, set};
use crate::round::{CODE, CYCLE, Round, at, middle};
use prima_domain::assessment::cycle::Stage;
use prima_domain::register::person::{Role, Scope};
use prima_workflow::assessment::signing::InstallationKey;
use prima_workflow::assessment::{ask_determination, confirm_determination, publish_due};

/// Determines the result by two officers and publishes it.
async fn determined(round: &Round) {
    let programme = || Scope::Programme("pekppp".into());
    let office = &round.office;
    let (one, _) = office.add("Oki", Role::ProgrammeOfficer, programme()).await;
    let (two, _) = office.add("Ola", Role::ProgrammeOfficer, programme()).await;
    let folder = tempfile::tempdir().unwrap();
    let key = InstallationKey::open(&folder.path().join("key"), || Ok([7; 32])).unwrap();
    let (desk, now) = (&office.site.desk, START + middle(Stage::Determination));
    let public = START + middle(Stage::Publication);
    let asked = ask_determination(desk, &one, CYCLE, public, now).await;
    let number = asked.unwrap();
    let done = confirm_determination(desk, &two, CYCLE, number, &key, now).await;
    done.unwrap();
    let published = publish_due(desk, &key, public).await.unwrap();
    assert_eq!(published, [CYCLE]);
    office.site.refresh().await.unwrap();
}

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
    determined(&round).await;
    set(middle(Stage::Publication));
    promised(&round).await;
    let public = round.stranger.get(&card).await;
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
    public.hides("Oki");
    public.hides("Ola");
    round.stranger.get(&bundle).await.says(200, &["MANIFEST"]);
    round
        .stranger
        .get(&format!("/id/penetapan/{CYCLE}/2/bundel.zip"))
        .await
        .says(404, &[]);
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
