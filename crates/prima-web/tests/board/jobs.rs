//! Long work at the desk: what takes longer than a page waits leads to a page of
//! its own, which says how far it is and stops it.

use crate::determining::review;
use crate::office::{Browser, CITY, CLINIC, Office, in_determination, in_preparation, round};
use prima_domain::register::person::{Role, Scope};
use prima_store::job::Job;
use std::time::Duration;

const PATH: &str = "/id/kerja/pekppp-2024/penetapan";
const LIST: &str = "/id/kerja/pekerjaan";

/// A round with one clinic and a review, its officers Sri and Budi, and a portal
/// that waits for nothing.
async fn impatient(office: &Office) -> std::net::SocketAddr {
    office.officer("Sri", "sri@contoh.go.id").await;
    office.officer("Budi", "budi@contoh.go.id").await;
    let clinic = Scope::Body(CLINIC.into());
    office
        .add("Umi", "umi@contoh.go.id", Role::UnitOfficer, clinic)
        .await;
    let early = office.portal(in_preparation).await;
    let sri = Browser::sign_in(early, "sri@contoh.go.id").await;
    let opened = sri.post("/id/kerja/tahun/baru", &round(&[])).await;
    assert_eq!(opened.status, 303);
    let loci = format!("/id/kerja/pekppp-2024/lokus?q={CITY}");
    let chosen = sri
        .post(&loci, &[("instansi", CITY), ("lokus", CLINIC)])
        .await;
    assert_eq!(chosen.status, 303);
    review(&office.database).await;
    let portal = office.portal_with(in_determination, |site| {
        site.patience = Duration::ZERO;
        site.at_once = 0;
    });
    portal.await
}

/// Asks for the page of a job until it has ended.
pub async fn ended(browser: &Browser, path: &str) {
    for _ in 0..2_000 {
        let told = browser.get(&format!("{path}?skrip=1")).await;
        assert_eq!(told.status, 200, "{}", told.body);
        if told.body.contains("\"ended\":true") {
            return;
        }
    }
    panic!("{path} does not end");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_large_round_is_rehearsed_by_a_job_and_read_by_its_officers() {
    let office = Office::open().await;
    let portal = impatient(&office).await;
    let sri = Browser::sign_in(portal, "sri@contoh.go.id").await;
    sri.get(LIST).await.assert_holds(&["Belum ada pekerjaan"]);
    sri.get(PATH)
        .await
        .assert_holds(&["Belum ada gladi", "Jalankan gladi"]);
    let begun = sri.post(PATH, &[("apa", "latih")]).await;
    assert_eq!(begun.status, 303);
    let job = begun.to.clone();
    assert!(job.starts_with("/id/kerja/pekerjaan/"), "{job}");
    ended(&sri, &job).await;
    let page = sri.get(&job).await;
    page.assert_holds(&[
        "Gladi penetapan",
        "Pekerjaan ini selesai.",
        "penetapan#hasil",
    ]);
    assert!(!page.body.contains("job.js"), "nothing is left to watch");
    sri.get(PATH)
        .await
        .assert_holds(&["Gladi terakhir dimulai", "0,20"]);
    let budi = Browser::sign_in(portal, "budi@contoh.go.id").await;
    budi.get(PATH)
        .await
        .assert_holds(&["Gladi terakhir dimulai", "0,20"]);
    budi.get(LIST)
        .await
        .assert_holds(&["Gladi penetapan", "Sri", "Selesai"]);
    // A colleague's work is not one's own to stop or to run again.
    let again = budi.post(&job, &[("apa", "ulang")]).await;
    assert_eq!(again.status, 404);
    let umi = Browser::sign_in(portal, "umi@contoh.go.id").await;
    assert_eq!(umi.get(&job).await.status, 404);
    umi.get(LIST).await.assert_holds(&["Belum ada pekerjaan"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_officers_determine_by_jobs_and_a_file_is_fetched() {
    let office = Office::open().await;
    let portal = impatient(&office).await;
    let sri = Browser::sign_in(portal, "sri@contoh.go.id").await;
    let budi = Browser::sign_in(portal, "budi@contoh.go.id").await;
    let asked = [("apa", "usul"), ("terbit", "2024-05-10T10:00")];
    let begun = sri.post(PATH, &asked).await;
    ended(&sri, &begun.to).await;
    sri.get(&begun.to)
        .await
        .assert_holds(&["penetapan?sudah=usul"]);
    // The same again is refused, and the page says why.
    let again = sri.post(PATH, &asked).await;
    ended(&sri, &again.to).await;
    let refused = sri.get(&again.to).await;
    refused.assert_holds(&[
        "Pekerjaan ini tidak jadi",
        "Sri",
        "Jalankan lagi",
        "Kembali ke halaman asalnya",
    ]);
    let rerun = sri.post(&again.to, &[("apa", "ulang")]).await;
    assert_eq!(rerun.to, again.to);
    ended(&sri, &again.to).await;
    let confirm = [("apa", "teguhkan"), ("nomor", "1"), ("yakin", "ya")];
    let begun = budi.post(PATH, &confirm).await;
    ended(&budi, &begun.to).await;
    budi.get(PATH).await.assert_holds(&["Diteguhkan Budi"]);
    let sheets = "/id/kerja/pekppp-2024/lke";
    sri.get(sheets)
        .await
        .assert_holds(&["Berkas ZIP untuk 1 unit", "Buat berkas"]);
    let begun = sri.post(sheets, &[]).await;
    ended(&sri, &begun.to).await;
    sri.get(&begun.to).await.assert_holds(&["Unduh berkas"]);
    let file = format!("{}/berkas", begun.to);
    let got = sri.get(&file).await;
    assert_eq!(got.status, 200);
    assert!(got.body.starts_with("PK"));
    assert_eq!(budi.get(&file).await.status, 404, "it was made for Sri");
    let begun = sri
        .post("/id/kerja/jejak?tindakan=determination", &[])
        .await;
    ended(&sri, &begun.to).await;
    let got = sri.get(&format!("{}/berkas", begun.to)).await;
    assert!(got.body.starts_with("number,at,person,"), "{}", got.body);
    assert_eq!(got.body.lines().count(), 3, "{}", got.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn work_that_runs_is_watched_and_stopped_after_a_question() {
    let office = Office::open().await;
    let portal = impatient(&office).await;
    let sri = Browser::sign_in(portal, "sri@contoh.go.id").await;
    let begun = sri.post(PATH, &[("apa", "latih")]).await;
    ended(&sri, &begun.to).await;
    let id = begun.to.rsplit('/').next().expect("an id");
    let done = office.database.job(id).await.expect("it is read");
    // Another process has it, and is seen at it.
    let runs = Job {
        job: "0123456789abcdef0123456789abcdef".to_owned(),
        state: "running".to_owned(),
        runner: "lain".to_owned(),
        step: "score".to_owned(),
        n_done: 1,
        n_steps: 4,
        ended_at: 0,
        seen_at: in_determination(),
        ..done.expect("it is there")
    };
    office
        .database
        .add_job(&runs, None)
        .await
        .expect("it is written");
    let path = format!("{LIST}/{}", runs.job);
    let page = sri.get(&path).await;
    page.assert_holds(&[
        "Berjalan, 25%: menghitung nilai",
        "value=\"25\"",
        "role=\"status\"",
        "job.js",
        "Muat ulang",
    ]);
    let unsure = sri.post(&path, &[("apa", "batal")]).await;
    assert_eq!(unsure.status, 422);
    unsure.assert_holds(&["href=\"#yakin\"", "Berjalan, 25%"]);
    let sure = sri.post(&path, &[("apa", "batal"), ("yakin", "ya")]).await;
    assert_eq!(sure.status, 303);
    let stopping = sri.get(&path).await;
    stopping.assert_holds(&["Sedang dihentikan"]);
    assert!(!stopping.body.contains("name=\"yakin\""), "once is enough");
    let row = office.database.job(&runs.job).await.expect("it is read");
    assert_eq!(row.expect("it is there").is_unwanted, 1);
}
