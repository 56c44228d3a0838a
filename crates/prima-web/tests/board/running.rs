//! Loci, evaluators, dates and counts of a round that is being prepared.

use crate::office::{Browser, CITY, CLINIC, Office, in_preparation, round};
use prima_domain::register::person::{Role, Scope};
use prima_store::people::TieRow;
use prima_store::register::Body;

const BOARD: &str = "/id/kerja/pekppp-2024";

async fn opened() -> (Office, Browser, Browser, String) {
    let office = Office::open().await;
    office.officer("Sri", "sri@contoh.go.id").await;
    let programme = || Scope::Programme("pekppp".into());
    let eva = office
        .add("Eva", "eva@contoh.go.id", Role::Evaluator, programme())
        .await;
    office
        .add("Aud", "aud@contoh.go.id", Role::Auditor, programme())
        .await;
    let portal = office.portal(in_preparation).await;
    let sri = Browser::sign_in(portal, "sri@contoh.go.id").await;
    let auditor = Browser::sign_in(portal, "aud@contoh.go.id").await;
    assert_eq!(
        sri.post("/id/kerja/tahun/baru", &round(&[])).await.status,
        303
    );
    let chosen = [("instansi", CITY), ("lokus", CLINIC)];
    let got = sri.post(&format!("{BOARD}/lokus?q={CITY}"), &chosen).await;
    assert_eq!(got.status, 303, "{}", got.body);
    (office, sri, auditor, eva.to_string())
}

#[tokio::test(flavor = "multi_thread")]
async fn loci_are_chosen_and_the_board_shows_them() {
    let (_office, sri, auditor, _) = opened().await;
    let board = sri.get(BOARD).await;
    board.assert_holds(&[
        "=Puskesmas Contoh",
        "Pemerintah Kota Contoh",
        "0 dari 1 unit sudah mengirim",
    ]);
    let none = sri.get(&format!("{BOARD}?q=tiada")).await;
    none.assert_holds(&["Tidak ada unit yang cocok"]);
    let late = sri.get(&format!("{BOARD}?keadaan=terlambat")).await;
    late.assert_holds(&["Tidak ada unit yang cocok"]);
    // A spreadsheet must not take the name for a formula.
    let csv = sri.get(&format!("{BOARD}/kemajuan.csv")).await;
    csv.assert_holds(&[
        "unit,name,institution",
        "puskesmas-contoh,'=Puskesmas Contoh,kota-contoh",
    ]);
    let seen = auditor.get(BOARD).await;
    assert_eq!(seen.status, 200);
    seen.assert_holds(&["=Puskesmas Contoh", "LKE semua unit"]);
    for path in ["jadwal", "lokus", "penugasan", "cacahan", "indeks"] {
        assert_eq!(
            auditor.get(&format!("{BOARD}/{path}")).await.status,
            404,
            "{path}"
        );
    }
    let unknown = sri.get(&format!("{BOARD}/lokus?q=tiada")).await;
    unknown.assert_holds(&["Instansi tidak ditemukan"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn evaluators_are_assigned_and_taken_back() {
    let (office, sri, _, eva) = opened().await;
    let path = format!("{BOARD}/penugasan");
    let got = sri
        .post(&path, &[("apa", "bagi"), ("banyak", "banyak sekali")])
        .await;
    assert_eq!(got.status, 422);
    got.assert_holds(&["href=\"#banyak\"", "value=\"banyak sekali\""]);
    let got = sri.post(&path, &[("apa", "bagi"), ("banyak", "2")]).await;
    assert_eq!(got.to, format!("{path}?sudah=bagi&kurang=1"));
    sri.get(&got.to).await.assert_holds(&[
        "Unit sudah dibagikan.",
        "Unit yang penilainya masih kurang: 1",
    ]);
    let twice = sri
        .post(
            &path,
            &[("apa", "beri"), ("unit", CLINIC), ("penilai", &eva)],
        )
        .await;
    assert_eq!(twice.status, 422);
    twice.assert_holds(&["href=\"#penilai\""]);
    let back = [
        ("apa", "tarik"),
        ("unit", CLINIC),
        ("penilai", eva.as_str()),
    ];
    let unsure = sri.post(&path, &back).await;
    assert_eq!(unsure.status, 422);
    unsure.assert_holds(&["Centang pernyataannya dahulu."]);
    let sure = [back[0], back[1], back[2], ("yakin", "ya")];
    let got = sri.post(&path, &sure).await;
    assert_eq!(got.to, format!("{path}?sudah=tarik"));
    sri.get(&path).await.assert_holds(&["Belum ada penugasan"]);
    let gone = sri.post(&path, &sure).await;
    assert_eq!(gone.status, 422, "it was taken back already");
    let got = sri
        .post(
            &path,
            &[("apa", "beri"), ("unit", CLINIC), ("penilai", &eva)],
        )
        .await;
    assert_eq!(got.to, format!("{path}?sudah=beri"));
    let board = sri.get(BOARD).await;
    board.assert_holds(&["1 dari 1 unit sudah mempunyai penilai"]);
    // A tie that is found out afterwards.
    let mut act = office.database.act().await.expect("an act");
    act.put_tie(TieRow {
        person: eva.clone(),
        body: CLINIC.to_owned(),
        kind: "kin".to_owned(),
        valid_to: String::new(),
        declared: 0,
        declared_by: String::new(),
        at: in_preparation(),
    })
    .await
    .expect("a tie");
    act.finish("", "", "test", "", "").await.expect("a line");
    let list = sri.get(&path).await;
    list.assert_holds(&["Terikat dengan unit ini"]);
    let board = sri.get(BOARD).await;
    board.assert_holds(&["0 dari 1 unit sudah mempunyai penilai"]);
    let stranger = sri
        .post(
            &path,
            &[("apa", "beri"), ("unit", CLINIC), ("penilai", "p-tiada")],
        )
        .await;
    assert_eq!(stranger.status, 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn dates_are_changed_and_a_stage_is_extended_with_a_reason() {
    let (_office, sri, _, _) = opened().await;
    let path = format!("{BOARD}/jadwal");
    let more = |until: &'static str, reason: &'static str| {
        [
            ("apa", "perpanjang"),
            ("tahap", "filling"),
            ("unit", CLINIC),
            ("sampai", until),
            ("alasan", reason),
        ]
    };
    let got = sri.post(&path, &more("", "")).await;
    assert_eq!(got.status, 422);
    got.assert_holds(&["href=\"#sampai\"", "href=\"#alasan\""]);
    let sooner = sri.post(&path, &more("2024-02-01T00:00", "banjir")).await;
    assert_eq!(sooner.status, 422);
    sooner.assert_holds(&["href=\"#sampai\"", "banjir"]);
    let got = sri.post(&path, &more("2024-03-05T12:00", "banjir")).await;
    assert_eq!(got.to, format!("{path}?sudah=perpanjang"));
    let trail = sri.get("/id/kerja/jejak?tindakan=extend_stage").await;
    trail.assert_holds(&[
        "Alasan: </span>banjir",
        "Tahap: </span>pengisian",
        "Sampai: </span>5 Maret 2024 12.00 WIB",
        "Unit: </span>=Puskesmas Contoh",
    ]);
    sri.get(BOARD)
        .await
        .assert_holds(&["Alasan: banjir", "5 Maret 2024 pukul 12.00 WIB"]);
    let mut dates = round(&[("publication-buka", "2024-04-01T00:00")]);
    dates.push(("apa", "jadwal"));
    let wrong = sri.post(&path, &dates).await;
    assert_eq!(wrong.status, 422);
    wrong.assert_holds(&["href=\"#publication-buka\""]);
    let read = async || stamp(&sri, &path).await;
    let first = read().await;
    let moved = async |to: &str, read: &str| {
        let mut dates = round(&[("publication-buka", to)]);
        dates.push(("apa", "jadwal"));
        dates.push(("dibaca", read));
        sri.post(&path, &dates).await
    };
    let got = moved("2024-05-02T08:00", &first).await;
    assert_eq!(got.to, format!("{path}?sudah=jadwal"), "{}", got.body);
    sri.get(BOARD)
        .await
        .assert_holds(&["2 Mei 2024 pukul 08.00 WIB"]);
    // Another officer read the page before that.
    let late = moved("2024-05-03T08:00", &first).await;
    assert_eq!(late.status, 422);
    late.assert_holds(&[
        "value=\"2024-05-03T08:00\"",
        "Tersimpan sekarang: 2 Mei 2024 pukul 08.00 WIB",
    ]);
    let got = moved("2024-05-03T08:00", &read().await).await;
    assert_eq!(got.to, format!("{path}?sudah=jadwal"), "{}", got.body);
    // A day more to fill in for all takes a reason, as more time for one does.
    let lengthened = async |reason: &str, read: &str| {
        let mut dates = round(&[
            ("filling-tutup", "2024-03-01T00:00"),
            ("publication-buka", "2024-05-03T08:00"),
        ]);
        dates.extend([
            ("apa", "jadwal"),
            ("alasan-jadwal", reason),
            ("dibaca", read),
        ]);
        sri.post(&path, &dates).await
    };
    let silent = lengthened("", &read().await).await;
    assert_eq!(silent.status, 422);
    silent.assert_holds(&["href=\"#alasan-jadwal\"", "value=\"2024-03-01T00:00\""]);
    let said = lengthened("Gempa.", &read().await).await;
    assert_eq!(said.to, format!("{path}?sudah=jadwal"), "{}", said.body);
    // The unit may fill in until 5 March.
    let mut into = round(&[
        ("filling-tutup", "2024-02-10T00:00"),
        ("evaluation-buka", "2024-02-10T00:00"),
        ("evaluation-tutup", "2024-02-20T00:00"),
        ("preview-buka", "2024-02-20T00:00"),
        ("preview-tutup", "2024-02-22T00:00"),
        ("objection-buka", "2024-02-22T00:00"),
        ("objection-tutup", "2024-02-25T00:00"),
        ("determination-buka", "2024-03-01T00:00"),
    ]);
    let stamp = read().await;
    into.extend([("apa", "jadwal"), ("dibaca", stamp.as_str())]);
    let into = sri.post(&path, &into).await;
    assert_eq!(into.status, 422);
    into.assert_holds(&[
        "href=\"#determination-buka\"",
        "5 Maret 2024 pukul 12.00 WIB",
    ]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_changes_no_locus_that_it_did_not_show() {
    let (office, sri, _, _) = opened().await;
    let mut bodies = office.database.bodies().await.expect("bodies");
    bodies.extend((0..250).map(|number| Body {
        body: format!("unit-{number:03}"),
        name: format!("Unit {number:03}"),
        parent: "dinkes-contoh".to_owned(),
        kind: "service_unit".to_owned(),
        ..Body::default()
    }));
    let mut act = office.database.act().await.expect("an act");
    act.replace_bodies(bodies).await.expect("more bodies");
    act.finish("", "", "import", "", "")
        .await
        .expect("an audit line");
    let path = format!("{BOARD}/lokus?q={CITY}");
    let first = sri.get(&path).await;
    // 253 bodies, 200 a page: the city, its office, the clinic, 197 units.
    first.assert_holds(&[
        "Halaman 1 dari 2",
        "name=\"semula\" value=\"puskesmas-contoh\"",
        "lokus-unit-196",
    ]);
    let second = sri.get(&format!("{path}&halaman=2")).await;
    second.assert_holds(&["Halaman 2 dari 2", "lokus-unit-197", "lokus-unit-249"]);
    assert!(!second.body.contains("puskesmas-contoh"), "{}", second.body);
    let more = [("instansi", CITY), ("halaman", "2"), ("lokus", "unit-249")];
    let got = sri.post(&path, &more).await;
    assert_eq!(got.status, 303, "{}", got.body);
    sri.get(&got.to).await.assert_holds(&["Halaman 2 dari 2"]);
    // The first page was read before that.
    let same = [
        ("instansi", CITY),
        ("semula", CLINIC),
        ("lokus", "unit-000"),
    ];
    let got = sri.post(&path, &same).await;
    assert_eq!(got.status, 303, "{}", got.body);
    let board = sri.get(BOARD).await;
    board.assert_holds(&["Unit 249", "Unit 000"]);
    assert!(!board.body.contains("Puskesmas Contoh"), "{}", board.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_of_counts_is_told_all_its_problems() {
    let (_office, sri, _, _) = opened().await;
    let path = format!("{BOARD}/cacahan");
    // Nobody brings counts in before the filling opens.
    let early = sri.post_file(&path, "cacahan", "unit,apa\nx,y\n").await;
    assert_eq!(early.status, 422);
    assert!(!early.body.contains("Masalah pada tabel"));
    let dates = format!("{BOARD}/jadwal");
    let read = stamp(&sri, &dates).await;
    let closing = |at: &'static str| {
        let mut open = round(&[("preparation-tutup", at), ("filling-buka", at)]);
        open.extend([("apa", "jadwal"), ("dibaca", read.as_str())]);
        open
    };
    // It is 10.00, and the preparation is open.
    let past = sri.post(&dates, &closing("2024-01-26T09:00")).await;
    assert_eq!(past.status, 422);
    past.assert_holds(&["href=\"#preparation-tutup\"", "value=\"2024-01-26T09:00\""]);
    let mut open = closing("2024-01-26T10:00");
    // Less time for the preparation takes a reason, as more time does.
    let silent = sri.post(&dates, &open).await;
    assert_eq!(silent.status, 422);
    silent.assert_holds(&["href=\"#alasan-jadwal\""]);
    open.push(("alasan-jadwal", "Persiapan sudah selesai."));
    let moved = sri.post(&dates, &open).await;
    assert_eq!(moved.status, 303, "{}", moved.body);
    let got = sri.post(&path, &[]).await;
    assert_eq!(got.status, 422);
    got.assert_holds(&["Pilih berkas CSV."]);
    let got = sri.post_file(&path, "cacahan", "unit,apa\nx,y\n").await;
    assert_eq!(got.status, 422);
    got.assert_holds(&["Masalah pada tabel", "href=\"#cacahan\""]);
    // Who brings it in at a page has no other file and no command line.
    let unknown = "unit,question,option,count\npuskesmas,1.a.K1,4,3\npuskesmas-contoh,9.z,4,3\n";
    let got = sri.post_file(&path, "cacahan", unknown).await;
    assert_eq!(got.status, 422);
    got.assert_holds(&[
        "<li>Satu masalah</li>",
        "baris 2, kolom unit: Unit `puskesmas` tidak ada dalam daftar unit",
        "Pakai kode unit dari unduhan kemajuan (CSV)",
        "baris 3, kolom question: Kode `9.z` tidak ada",
        "Tulis kode seperti pada halaman instrumen pekppp/2023",
    ]);
    for elsewhere in ["tallies.csv", "units.csv", "`prima "] {
        assert!(!got.body.contains(elsewhere), "{elsewhere}: {}", got.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_published_index_enters_with_its_source_or_not_at_all() {
    let (_office, sri, _, _) = opened().await;
    let path = format!("{BOARD}/indeks");
    let got = sri.post(&path, &[]).await;
    assert_eq!(got.status, 422);
    got.assert_holds(&["Pilih berkas CSV."]);
    let bare = "unit,index\npuskesmas-contoh,4.66\n";
    let got = sri.post_file(&path, "indeks", bare).await;
    assert_eq!(got.status, 422);
    got.assert_holds(&["angka tanpa sumber tidak diterima", "href=\"#indeks\""]);
    let whole = "unit,index,source,period,retrieved\n\
                 puskesmas-contoh,4.66,Koran Contoh,2024,2026-11-23\n";
    let got = sri.post_file(&path, "indeks", whole).await;
    assert_eq!(got.status, 303);
    let done = sri.get(&format!("{path}?unit=1")).await;
    done.assert_holds(&["Tersimpan: indeks 1 unit."]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_arranges_the_own_institution() {
    let (office, _sri, _, _) = opened().await;
    let city = Scope::Body(CITY.into());
    office
        .add("Ani", "ani@contoh.go.id", Role::Coordinator, city)
        .await;
    let portal = office.portal(in_preparation).await;
    let ani = Browser::sign_in(portal, "ani@contoh.go.id").await;
    let board = ani.get(BOARD).await;
    board.assert_holds(&["=Puskesmas Contoh", "/id/kerja/pekppp-2024/lokus"]);
    for path in ["jadwal", "cacahan", "penetapan"] {
        let path = format!("{BOARD}/{path}");
        assert_eq!(ani.get(&path).await.status, 404, "{path}");
    }
    let path = format!("{BOARD}/lokus?q={CITY}");
    let both = [
        ("instansi", CITY),
        ("lokus", CLINIC),
        ("lokus", "dinkes-contoh"),
    ];
    let got = ani.post(&path, &both).await;
    assert_eq!(got.status, 303, "{}", got.body);
    ani.get(&got.to).await.assert_holds(&["Lokus disimpan."]);
    ani.get(BOARD)
        .await
        .assert_holds(&["Dinas Kesehatan Kota Contoh"]);
    assert_eq!(ani.get(&format!("{BOARD}/penugasan")).await.status, 200);
    ani.get("/id/kerja/tahun")
        .await
        .assert_holds(&["PEKPPP 2024"]);
    assert_eq!(ani.get("/id/kerja/jejak").await.status, 404);
}

/// The stamp of the dates as a page of the schedule shows them.
async fn stamp(browser: &Browser, path: &str) -> String {
    let page = browser.get(path).await.body;
    let mark = page.split("name=\"dibaca\" value=\"").nth(1);
    let mark = mark.and_then(|rest| rest.split('"').next());
    mark.expect("a stamp of the dates").to_owned()
}
