//! Certificates of an event by HTTP: issued as work of its own, and taken as one file.

use crate::awards::{CATEGORY, EVENTS, filled};
use crate::jobs::ended;
use crate::office::{Browser, CITY, CLINIC, Office, between, in_determination};
use prima_domain::register::person::{Role, Scope};
use prima_store::history::{Dataset, Derived, Honour};
use prima_store::job::Job;
use std::time::Duration;

const LIST: &str = "/id/kerja/piagam?acara=gebyar-uji";

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_has_all_issued_and_takes_them_as_one_file() {
    let office = Office::open().await;
    office.officer("Sri", "sri@contoh.go.id").await;
    office.officer("Budi", "budi@contoh.go.id").await;
    let clinic = Scope::Body(CLINIC.into());
    office
        .add("Umi", "umi@contoh.go.id", Role::UnitOfficer, clinic)
        .await;
    let portal = office.portal_with(in_determination, |site| {
        site.origin = "http://prima.example".to_owned();
        site.patience = Duration::ZERO;
    });
    let address = portal.await;
    let sri = Browser::sign_in(address, "sri@contoh.go.id").await;
    let budi = Browser::sign_in(address, "budi@contoh.go.id").await;
    assert_eq!(sri.post(EVENTS, &filled(&[])).await.status, 303);
    let proposal = [
        ("apa", "usul"),
        ("kutipan-umum", "Melayani kelompok rentan"),
        ("alasan-umum", "Pilihan juri"),
        ("daftar", "kota-contoh; puskesmas-contoh"),
        ("yakin", "ya"),
    ];
    let proposed = sri.post(CATEGORY, &proposal).await;
    assert_eq!(proposed.status, 303, "{}", proposed.body);
    let sure = [("apa", "konfirmasi"), ("yakin", "ya")];
    assert_eq!(budi.post(CATEGORY, &sure).await.status, 303);

    let told = budi.get("/id/kerja/pemberitahuan").await;
    assert!(!told.body.contains("menunggu Anda"), "it was confirmed");
    let file = format!("{LIST}&berkas=zip");
    assert_eq!(sri.get(&file).await.status, 404, "nothing is issued yet");
    let nobody = sri.post(LIST, &[("acara", "gebyar-uji")]).await;
    assert_eq!(nobody.status, 422);
    nobody.assert_holds(&["Pilih sedikitnya satu penghargaan"]);
    // What the certificate will say is shown before it is issued.
    sri.get(LIST).await.assert_holds(&[
        "<q lang=\"id\">Melayani kelompok rentan</q>",
        "Kosongkan agar setiap piagam memuat kutipan yang diputuskan",
    ]);
    let all = [("acara", "gebyar-uji"), ("semua", "ya")];
    let begun = sri.post(LIST, &all).await;
    assert!(begun.to.starts_with("/id/kerja/pekerjaan/"), "{}", begun.to);
    ended(&sri, &begun.to).await;
    sri.get(&begun.to).await.assert_holds(&[
        "Penerbitan piagam",
        "Pekerjaan ini selesai.",
        "Satu piagam diterbitkan.",
        "acara=gebyar-uji&amp;berkas=zip",
        "acara=gebyar-uji&amp;terbit=1",
    ]);
    sri.get(&format!("{LIST}&terbit=1")).await.assert_holds(&[
        "Satu piagam diterbitkan.",
        "1 dari 1 penghargaan sudah berpiagam.",
        "Unduh semua piagam (ZIP)",
    ]);
    let list = sri.get(LIST).await;
    assert!(!list.body.contains("<q lang"), "nothing waits any more");
    let id = between(&list.body, "href=\"/id/kerja/piagam/", "\"");
    // The list says what the page of the certificate says: of one whose last day, the
    // 31st of December in Jakarta, has passed, and of one that is damaged.
    let own = format!("/id/kerja/piagam/{id}");
    let valid_from = "'\"validFrom\":'";
    let both = "'\"validUntil\":\"2023-12-31T17:00:00Z\",\"validFrom\":'";
    list.assert_holds(&[">Terbit</a>"]);
    for (damaged, whole, said) in [
        (
            format!("replace(credential, {valid_from}, {both})"),
            format!("replace(credential, {both}, {valid_from})"),
            "Kedaluwarsa",
        ),
        (
            "'{' || credential".to_owned(),
            "substr(credential, 2)".to_owned(),
            "Isi yang tersimpan tidak dapat dibaca",
        ),
    ] {
        let set = async |text: &str| {
            let sql = format!("UPDATE certificate SET credential = {text}");
            office.run(&sql).await;
        };
        set(&damaged).await;
        let list = sri.get(LIST).await;
        assert!(!list.body.contains(">Terbit</a>"), "{said}: {}", list.body);
        list.assert_holds(&[said]);
        sri.get(&own).await.assert_holds(&[said]);
        set(&whole).await;
    }
    // In the other language: a page is kept for a second after an act.
    let public = sri.get(&format!("/en/piagam/{id}")).await;
    public.assert_holds(&["Melayani kelompok rentan"]);
    let packed = sri.get(&file).await;
    assert_eq!(packed.status, 200);
    packed.assert_holds(&["piagam/00001-pemerintah-kota-contoh.pdf", "daftar.csv"]);

    let umi = Browser::sign_in(address, "umi@contoh.go.id").await;
    for path in [LIST, file.as_str(), begun.to.as_str()] {
        assert_eq!(umi.get(path).await.status, 404, "{path}");
    }
    // A colleague reads the list; the work is that of whoever asked for it.
    assert_eq!(budi.get(LIST).await.status, 200);
    assert_eq!(budi.get(&begun.to).await.status, 404);

    // The decision is revoked by two officers; the certificate falls with it.
    let silent = [("apa", "cabut"), ("yakin", "ya")];
    let silent = budi.post(CATEGORY, &silent).await;
    assert_eq!(silent.status, 422);
    silent.assert_holds(&["href=\"#alasan-cabut\"", "Tuliskan alasannya"]);
    let revoke = [
        ("apa", "cabut"),
        ("alasan-cabut", "Data <palsu>"),
        ("yakin", "ya"),
    ];
    let asked = budi.post(CATEGORY, &revoke).await;
    assert_eq!(asked.to, format!("{CATEGORY}?sudah=usul-cabut"));
    sri.get("/id/kerja/pemberitahuan").await.assert_holds(&[
        "Keputusan penghargaan menunggu Anda",
        "Ramah kelompok rentan",
    ]);
    assert_eq!(sri.post(CATEGORY, &sure).await.status, 303);
    sri.get(CATEGORY).await.assert_holds(&[
        "Keputusan sebelumnya",
        "Alasan: Data &lt;palsu&gt;",
        "Usulkan keputusan",
    ]);
    let event = sri.get("/id/penghargaan/gebyar-uji").await;
    event.assert_holds(&["dicabut", "Data &lt;palsu&gt;"]);
    let list = sri.get(LIST).await;
    let id = between(&list.body, "href=\"/id/kerja/piagam/", "\"");
    sri.get(&format!("/id/piagam/{id}"))
        .await
        .assert_holds(&["Tidak berlaku: penghargaan dicabut", "Data &lt;palsu&gt;"]);
    assert_eq!(sri.get(&file).await.status, 404, "nothing stands any more");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_that_says_what_was_corrected_is_named_where_it_is_corrected() {
    let office = Office::open().await;
    office.officer("Sri", "sri@contoh.go.id").await;
    office.officer("Budi", "budi@contoh.go.id").await;
    let portal = office.portal_with(in_determination, |site| {
        site.origin = "http://prima.example".to_owned();
        site.patience = Duration::ZERO;
    });
    let address = portal.await;
    let sri = Browser::sign_in(address, "sri@contoh.go.id").await;
    let budi = Browser::sign_in(address, "budi@contoh.go.id").await;
    assert_eq!(sri.post(EVENTS, &filled(&[])).await.status, 303);
    let mut proposal = vec![
        ("apa", "usul"),
        ("kutipan-umum", "Melayani kelompok <rentan>"),
        ("alasan-umum", "Pilihan juri"),
        ("daftar", "kota-contoh; puskesmas-contoh"),
        ("yakin", "ya"),
    ];
    let sure = [("apa", "konfirmasi"), ("yakin", "ya")];
    assert_eq!(sri.post(CATEGORY, &proposal).await.status, 303);
    assert_eq!(budi.post(CATEGORY, &sure).await.status, 303);
    sri.get(CATEGORY)
        .await
        .assert_holds(&["Piagam yang sudah terbit tetap memuat kutipan lama"]);
    let all = [("acara", "gebyar-uji"), ("semua", "ya")];
    let begun = sri.post(LIST, &all).await;
    ended(&sri, &begun.to).await;
    let title = "Piagam dengan kutipan lama";
    assert!(!sri.get(CATEGORY).await.body.contains(title));

    proposal[1].1 = "Loket duduk bagi lansia";
    proposal.push(("mengapa", "Salah tulis"));
    let proposed = sri.post(CATEGORY, &proposal).await;
    assert_eq!(proposed.status, 303, "{}", proposed.body);
    assert!(!sri.get(CATEGORY).await.body.contains(title), "it stands");
    assert_eq!(budi.post(CATEGORY, &sure).await.status, 303);
    let list = sri.get(LIST).await;
    let id = between(&list.body, "href=\"/id/kerja/piagam/", "\"");
    let printed = "<q lang=\"id\">Melayani kelompok &lt;rentan&gt;</q>";
    list.assert_holds(&[
        "Piagam ini masih memuat:",
        printed,
        "Tarik piagam ini dan terbitkan lagi.",
    ]);
    sri.get(CATEGORY).await.assert_holds(&[
        title,
        &format!("<a href=\"/id/kerja/piagam/{id}\">Pemerintah Kota Contoh</a>"),
        printed,
        "<q lang=\"id\">Loket duduk bagi lansia</q>",
    ]);
}

/// An event with more honours than one page of the list holds.
async fn of_two_pages(office: &Office) {
    let honour = |number: i64| Honour {
        dataset: "gebyar-besar".to_owned(),
        honour: format!("h-{number:03}"),
        ordinal: number,
        event: "gebyar-besar".to_owned(),
        body: CITY.to_owned(),
        title_id: "Penghargaan Pembinaan".to_owned(),
        status: "granted".to_owned(),
        period: "2024".to_owned(),
        ..Honour::default()
    };
    let dataset = Dataset {
        dataset: "gebyar-besar".to_owned(),
        programme: "pekppp".to_owned(),
        period: "2024".to_owned(),
        ..Dataset::default()
    };
    let derived = Derived {
        honours: (1..=101).map(honour).collect(),
        ..Derived::default()
    };
    let mut act = office.database.act().await.expect("an act");
    let replaced = act.replace_dataset(dataset, &derived).await;
    replaced.expect("it is written");
    act.finish("", "", "import", "", "")
        .await
        .expect("an audit line");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_refused_comes_back_on_its_page_with_what_was_ticked() {
    let office = Office::open().await;
    let id = office.officer("Sri", "sri@contoh.go.id").await;
    of_two_pages(&office).await;
    // Other processes have as much work of hers as one person may ask for.
    for number in 0..5 {
        let runs = Job {
            job: format!("{number:032}"),
            kind: "certificates".to_owned(),
            person: id.to_string(),
            state: "running".to_owned(),
            runner: "lain".to_owned(),
            seen_at: in_determination(),
            ..Job::default()
        };
        let added = office.database.add_job(&runs, None).await;
        added.expect("it is written");
    }
    let portal = office.portal_with(in_determination, |site| {
        site.origin = "http://prima.example".to_owned();
    });
    let sri = Browser::sign_in(portal.await, "sri@contoh.go.id").await;
    let list = "/id/kerja/piagam";
    let second = format!("{list}?acara=gebyar-besar&halaman=2");
    let page = sri.get(&second).await.body;
    let guard = between(&page, "name=\"tanda\" value=\"", "\"");
    let of_page = between(&page, "name=\"halaman\" value=\"", "\"");
    // As a browser sends the form of that page.
    let fields = [
        ("tanda", guard.as_str()),
        ("acara", "gebyar-besar"),
        ("halaman", &of_page),
        ("pilih", "gebyar-besar/h-101"),
        ("kutipan", "Ditulis <tangan>"),
    ];
    let refused = sri.send(list, &fields).await;
    assert_eq!(refused.status, 422, "{}", refused.body);
    refused.assert_holds(&[
        "value=\"gebyar-besar/h-101\" checked",
        "Ditulis &lt;tangan&gt;",
        "href=\"/id/kerja/piagam?acara=gebyar-besar&amp;halaman=1\"",
    ]);
    assert!(!refused.body.contains("gebyar-besar/h-001"));
}
