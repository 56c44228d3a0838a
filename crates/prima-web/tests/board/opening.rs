//! An officer opens a round; nobody else finds the way.

use crate::office::{Browser, CITY, Office, in_preparation, round};
use prima_domain::register::person::{Role, Scope};

const NEW: &str = "/id/kerja/tahun/baru";

#[tokio::test(flavor = "multi_thread")]
async fn a_round_is_opened_and_everything_wrong_is_said_at_once() {
    let office = Office::open().await;
    office.officer("Sri", "sri@contoh.go.id").await;
    let portal = office.portal(in_preparation).await;
    let sri = Browser::sign_in(portal, "sri@contoh.go.id").await;
    sri.get("/id/kerja/tahun")
        .await
        .assert_holds(&["Belum ada tahun penilaian", NEW]);
    let wrong = round(&[
        ("instrumen", "tiada/1"),
        ("periode", "dua ribu"),
        ("judul-en", ""),
        ("filling-tutup", "2024-01-15T00:00"),
        ("objection-buka", "kapan-kapan"),
    ]);
    let got = sri.post(NEW, &wrong).await;
    assert_eq!(got.status, 422);
    got.assert_holds(&[
        "href=\"#instrumen\"",
        "href=\"#periode\"",
        "href=\"#judul-en\"",
        "href=\"#filling-tutup\"",
        "href=\"#objection-buka\"",
        "value=\"dua ribu\"",
        "value=\"PEKPPP 2024\"",
        "value=\"2024-02-01T00:00\"",
    ]);
    let got = sri.post(NEW, &round(&[])).await;
    assert_eq!(
        (got.status, got.to.as_str()),
        (303, "/id/kerja/pekppp-2024?sudah=dibuka")
    );
    let board = sri.get(&got.to).await;
    assert_eq!(board.status, 200);
    // The closing of the filling in the three times of Indonesia.
    board.assert_holds(&[
        "Tahun penilaian dibuka.",
        "29 Februari 2024 pukul 23.59 WIB (00.59 WITA, 01.59 WIT)",
        "Belum ada lokus",
        "/id/kerja/pekppp-2024/penetapan",
    ]);
    sri.get("/en/kerja/tahun")
        .await
        .assert_holds(&["PEKPPP of 2024"]);
    let again = sri.post(NEW, &round(&[])).await;
    assert_eq!(again.status, 422);
    again.assert_holds(&["href=\"#kode\""]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_round_looks_as_if_it_did_not_exist_to_those_it_is_not_for() {
    let office = Office::open().await;
    office.officer("Sri", "sri@contoh.go.id").await;
    let scope = Scope::Programme("skm".into());
    office
        .add("Budi", "budi@contoh.go.id", Role::ProgrammeOfficer, scope)
        .await;
    let scope = Scope::Body(CITY.into());
    office
        .add("Ani", "ani@contoh.go.id", Role::Coordinator, scope)
        .await;
    let portal = office.portal(in_preparation).await;
    let sri = Browser::sign_in(portal, "sri@contoh.go.id").await;
    assert_eq!(sri.post(NEW, &round(&[])).await.status, 303);
    let budi = Browser::sign_in(portal, "budi@contoh.go.id").await;
    let ani = Browser::sign_in(portal, "ani@contoh.go.id").await;
    for path in [
        "",
        "/kemajuan.csv",
        "/jadwal",
        "/lokus",
        "/penugasan",
        "/cacahan",
        "/indeks",
        "/penetapan",
    ] {
        let path = format!("/id/kerja/pekppp-2024{path}");
        assert_eq!(budi.get(&path).await.status, 404, "{path}");
        assert_eq!(
            budi.get(&path.replace("2024", "1999")).await.status,
            404,
            "{path}"
        );
        assert_eq!(sri.get(&path).await.status, 200, "{path}");
    }
    assert_eq!(ani.get(NEW).await.status, 404);
    let foreign = budi.post(NEW, &round(&[])).await;
    assert_eq!(foreign.status, 404, "a programme of others is not there");
}
