//! An award event by HTTP: opened from a form, decided by two officers, read by
//! everybody, called up at its ceremony.

use crate::office::{Browser, CITY, CLINIC, Office, between, in_determination};
use prima_domain::register::person::Role;

pub const EVENTS: &str = "/id/kerja/penghargaan";
const EVENT: &str = "/id/kerja/penghargaan/gebyar-uji";
pub const CATEGORY: &str = "/id/kerja/penghargaan/gebyar-uji/kategori/rentan";

/// The form of an event with one category that is named by hand.
pub fn filled<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("apa", "isian"),
        ("kode", "gebyar-uji"),
        ("judul", "Gebyar \"Uji\" 👍"),
        ("program", "pekppp"),
        ("tanggal", "2024-10-08"),
        ("tempat", "Jakarta"),
        ("kode-1", "rentan"),
        ("judul-1", "Ramah kelompok rentan"),
        ("sebutan-1", "Penghargaan Pembinaan"),
        ("aturan-1", "named"),
        ("diumumkan-1", "7"),
    ];
    for (name, value) in changed {
        fields.retain(|(known, _)| known != name);
        fields.push((name, value));
    }
    fields
}

async fn portal() -> (Office, Browser, Browser, std::net::SocketAddr) {
    let office = Office::open().await;
    office.officer("Sri", "sri@contoh.go.id").await;
    office.officer("Budi", "budi@contoh.go.id").await;
    let address = office.portal(in_determination).await;
    let sri = Browser::sign_in(address, "sri@contoh.go.id").await;
    let budi = Browser::sign_in(address, "budi@contoh.go.id").await;
    (office, sri, budi, address)
}

#[tokio::test(flavor = "multi_thread")]
async fn two_officers_decide_and_everybody_reads_it() {
    let (_office, sri, budi, _) = portal().await;
    // One category is decided, the other one is not.
    let second = [
        ("kode-2", "terbaik"),
        ("judul-2", "Pelayanan terbaik"),
        ("sebutan-2", "Penghargaan Terbaik"),
        ("aturan-2", "named"),
    ];
    let opened = sri.post(EVENTS, &filled(&second)).await;
    assert_eq!(
        opened.to,
        format!("{EVENT}?sudah=dibuka"),
        "{}",
        opened.body
    );
    sri.get(EVENT).await.assert_holds(&[
        "Gebyar &quot;Uji&quot; 👍",
        "8 Oktober 2024",
        "Belum diusulkan",
    ]);
    let proposal = [
        ("apa", "usul"),
        ("diumumkan", "7"),
        ("kutipan-umum", "Melayani kelompok rentan"),
        ("alasan-umum", "Pilihan juri"),
        (
            "daftar",
            "kota-contoh; puskesmas-contoh\n\nkota-contoh;;Inovasi",
        ),
        ("yakin", "ya"),
    ];
    let proposed = sri.post(CATEGORY, &proposal).await;
    assert_eq!(
        proposed.to,
        format!("{CATEGORY}?sudah=usul"),
        "{}",
        proposed.body
    );
    let public = "/id/penghargaan/gebyar-uji";
    assert_eq!(budi.get(public).await.status, 404, "nothing is public yet");
    sri.get(CATEGORY)
        .await
        .assert_holds(&["petugas lain yang mengonfirmasi"]);
    let waits = format!("href=\"{CATEGORY}\"");
    let desk = budi.get("/id/kerja").await;
    desk.assert_holds(&["Konfirmasi dan terbitkan", &waits]);
    let first = sri.get("/id/kerja").await.body;
    assert!(!first.contains("Konfirmasi dan terbitkan"), "{first}");
    let sure = [("apa", "konfirmasi"), ("yakin", "ya")];
    let own = sri.post(CATEGORY, &sure).await;
    assert_eq!(own.status, 422);
    let unsure = budi.post(CATEGORY, &[("apa", "konfirmasi")]).await;
    assert_eq!(unsure.status, 422);
    unsure.assert_holds(&["href=\"#yakin-konfirmasi\""]);
    // While Budi reads, Sri takes it back and proposes it in other words.
    let page = budi.get(CATEGORY).await.body;
    let read = between(&page, "name=\"dibaca\" value=\"", "\"");
    assert_eq!(sri.post(CATEGORY, &[("apa", "tarik")]).await.status, 303);
    let mut other = proposal;
    other[2].1 = "Melayani semua";
    assert_eq!(sri.post(CATEGORY, &other).await.status, 303);
    let sure_of_it = [sure[0], sure[1], ("dibaca", read.as_str())];
    let unseen = budi.post(CATEGORY, &sure_of_it).await;
    assert_eq!(unseen.status, 422);
    unseen.assert_holds(&[
        "href=\"#yakin-konfirmasi\"",
        "bukan lagi yang Anda baca",
        "Melayani semua",
    ]);
    let confirmed = budi.post(CATEGORY, &sure).await;
    assert_eq!(
        confirmed.to,
        format!("{CATEGORY}?sudah=konfirmasi"),
        "{}",
        confirmed.body
    );
    let own = budi.get(CATEGORY).await;
    own.assert_holds(&["Disebut petugas"]);
    assert!(!own.body.contains("Dipilih aturan"), "{}", own.body);
    let page = budi.get(public).await;
    page.assert_holds(&[
        "Penghargaan Pembinaan",
        "Untuk: Melayani semua",
        "2 penerima.",
        "href=\"#kategori-rentan\"",
        "Ramah kelompok rentan: diumumkan 7 penerima, disebut 2.",
    ]);
    let category = budi.get(&format!("{public}/rentan")).await;
    category.assert_holds(&[
        "Penghargaan Pembinaan",
        "Daftar tanpa urutan, disebut satu per satu dengan alasan",
        "Untuk: Melayani semua",
        "href=\"/id/penghargaan/gebyar-uji\"",
        "id=\"sumber\"",
    ]);
    // What is not decided is not told as decided, nor counted as nobody.
    assert!(!category.body.contains("Belum diputuskan"));
    page.assert_holds(&["Belum diputuskan</td>"]);
    let undecided = budi.get(&format!("{public}/terbaik")).await;
    undecided.assert_holds(&["Belum diputuskan.", "baru terbit di sini setelah"]);
    assert!(!undecided.body.contains("0 penerima"), "{}", undecided.body);
    let press = budi.get(&format!("{public}/pers.txt")).await;
    press.assert_holds(&["2 penerima.", "Untuk: Melayani semua"]);
    let all = budi.get("/id/penghargaan").await;
    all.assert_holds(&["2 penerima."]);
    // Nothing of an event that is decided here is known from the news alone.
    for answer in [&page, &category, &press] {
        for unknown in ["belum ditemukan", "diketahui", "tidak pernah diumumkan"] {
            assert!(!answer.body.contains(unknown), "{unknown}: {}", answer.body);
        }
    }
    budi.get(&format!("{EVENT}/acara")).await.assert_holds(&[
        "1. Ramah kelompok rentan",
        "diumumkan 7 penerima, disebut 2.",
    ]);
    let slides = budi.get(&format!("{EVENT}/tayangan")).await;
    assert_eq!(slides.body.matches("class=\"slide\"").count(), 2);
    let list = budi.get(&format!("{EVENT}/penerima.csv")).await;
    assert_eq!(list.body.lines().count(), 3, "{}", list.body);
    assert!(list.body.lines().next().unwrap().ends_with(",sample"));
    let are_real = list.body.lines().skip(1).all(|row| row.ends_with(",0"));
    assert!(are_real, "{}", list.body);
    assert_eq!(
        budi.get(&format!("{EVENT}/penerima.xlsx")).await.status,
        200
    );
    budi.get(&format!("/id/badan/{CITY}"))
        .await
        .assert_holds(&["Penghargaan Pembinaan"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_told_and_nothing_typed_is_lost() {
    let (_office, sri, _, _) = portal().await;
    for (field, value, at, said) in [
        (
            "tanggal",
            "2024-02-30",
            "tanggal",
            "bukan hari dalam kalender",
        ),
        ("tanggal", "", "tanggal", "belum diisi"),
        ("program", "kipp", "program", "tidak Anda kelola"),
        ("kode", "Gebyar Uji", "kode", "Gebyar Uji"),
        ("judul", "", "judul", "belum diisi"),
        ("kode-1", "", "kode-1", "sekurang-kurangnya satu kategori"),
        ("kode-1", "Rentan!", "kode-1", "Rentan!"),
        ("kode-2", "rentan", "kode-2", "sudah dipakai kategori lain"),
        ("sebutan-1", "", "sebutan-1", "belum diisi"),
        ("diumumkan-1", "tujuh", "diumumkan-1", "bilangan bulat"),
        ("aturan-1", "undian", "aturan-1", "undian"),
        ("aturan-1", "top", "program-1", "belum diisi"),
        ("aturan-1", "top", "batas-1", "bilangan bulat"),
        ("aturan-1", "threshold", "batas-1", "misalnya 80,5"),
        (
            "tuan-rumah",
            "kementerian-tiada",
            "tuan-rumah",
            "kementerian-tiada",
        ),
    ] {
        let got = sri.post(EVENTS, &filled(&[(field, value)])).await;
        assert_eq!(got.status, 422, "{field}");
        let at = format!("href=\"#{at}\"");
        let name = if field == "kode-1" {
            "Jakarta"
        } else {
            "Ramah kelompok rentan"
        };
        got.assert_holds(&[&at, said, name, "Jakarta"]);
    }
    for (text, said) in [
        (
            "[event]\ncode = gebyar",
            "Baris 2:</strong> <code>code = gebyar",
        ),
        ("[event]\ncode = gebyar", "tanda kutip"),
        (
            "[event]\ncode \"gebyar\"",
            "Baris 2:</strong> <code>code &quot;gebyar",
        ),
        (
            "[event]\ncode = \"a\"\ncode = \"b\"",
            "sudah ada di bagian yang sama",
        ),
        (
            "[event]\ncode = \"a\"\nlevels = [\"kota\"",
            "Kurung atau koma",
        ),
        ("[event]\ncode = \"a\"", "Seluruh teks:"),
        (
            "[event]\ndate = \"besok\"",
            "Baris 2:</strong> <code>date = &quot;besok&quot;",
        ),
    ] {
        let got = sri.post(EVENTS, &[("apa", "teks"), ("teks", text)]).await;
        assert_eq!(got.status, 422, "{text}");
        got.assert_holds(&["href=\"#teks\"", said]);
        for compiler in ["TOML:", "expected", "^"] {
            assert!(!got.body.contains(compiler), "{compiler}: {}", got.body);
        }
    }
    let by_stage = [
        ("kode", "gebyar-tahap"),
        ("aturan-1", "reached"),
        ("program-1", "rentan"),
        ("edisi-1", "2024"),
        ("tahap-1", "penerima"),
    ];
    let opened = sri.post(EVENTS, &filled(&by_stage)).await;
    assert_eq!(opened.status, 303, "{}", opened.body);
    sri.get(&opened.to)
        .await
        .assert_holds(&["Yang mencapai tahap penerima"]);
    assert_eq!(sri.post(EVENTS, &filled(&[])).await.status, 303);
    let again = sri.post(EVENTS, &filled(&[])).await;
    again.assert_holds(&["Acara dengan kode gebyar-uji sudah ada"]);
    let proposal = |list: &'static str, reason: &'static str| {
        [
            ("apa", "usul"),
            ("kutipan-umum", "Melayani kelompok rentan"),
            ("alasan-umum", reason),
            ("daftar", list),
            ("yakin", "ya"),
        ]
    };
    for (list, reason, said) in [
        ("", "Juri", "Belum ada penerima"),
        ("kota-contoh", "", "Tuliskan mengapa"),
        ("kota-tiada", "Juri", "tidak ada dalam register badan"),
        (
            "puskesmas-contoh; kota-contoh",
            "Juri",
            "bukan bagian dari penerima",
        ),
        ("kota-contoh\nkota-contoh", "Juri", "disebut dua kali"),
        ("; puskesmas-contoh", "Juri", "Baris 1"),
    ] {
        let got = sri.post(CATEGORY, &proposal(list, reason)).await;
        assert_eq!(got.status, 422, "{list}");
        got.assert_holds(&["href=\"#daftar\"", said, "Melayani kelompok rentan"]);
    }
    let number = [("apa", "usul"), ("diumumkan", "tujuh"), ("daftar", CLINIC)];
    let got = sri.post(CATEGORY, &number).await;
    got.assert_holds(&["href=\"#diumumkan\"", "value=\"tujuh\"", CLINIC]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_begins_with_what_stands_to_the_letter() {
    let (_office, sri, budi, _) = portal().await;
    assert_eq!(sri.post(EVENTS, &filled(&[])).await.status, 303);
    let proposal = [
        ("apa", "usul"),
        ("kutipan-umum", "Melayani; mendengar"),
        ("alasan-umum", "Juri; rapat pleno"),
        ("daftar", "kota-contoh; puskesmas-contoh\nkota-contoh"),
        ("keterangan", "Disepakati bulat"),
        ("yakin", "ya"),
    ];
    let proposed = sri.post(CATEGORY, &proposal).await;
    assert_eq!(proposed.status, 303, "{}", proposed.body);
    let sure = [("apa", "konfirmasi"), ("yakin", "ya")];
    assert_eq!(budi.post(CATEGORY, &sure).await.status, 303);
    let page = sri.get(CATEGORY).await.body;
    let area = |name: &str| {
        let from = between(&page, &format!("name=\"{name}\""), "</textarea>");
        from.split_once('>')
            .map(|(_, text)| text.to_owned())
            .expect("a text area")
    };
    let list = area("daftar");
    let expected = [
        r"kota-contoh; puskesmas-contoh; Melayani\; mendengar; Juri\; rapat pleno",
        r"kota-contoh; ; Melayani\; mendengar; Juri\; rapat pleno",
    ];
    assert_eq!(list.trim().lines().collect::<Vec<_>>(), expected);
    assert_eq!(area("keterangan").trim(), "Disepakati bulat");
    // The second one is put right; the first keeps what is said of it.
    let list = list.replace("kota-contoh; ; Melayani", "kota-contoh; ; Mengayomi");
    let correction = [
        ("apa", "usul"),
        ("mengapa", "Salah ketik"),
        ("daftar", list.as_str()),
        ("keterangan", "Disepakati bulat"),
        ("yakin", "ya"),
    ];
    let proposed = sri.post(CATEGORY, &correction).await;
    assert_eq!(proposed.status, 303, "{}", proposed.body);
    let page = budi.get(CATEGORY).await.body;
    assert!(!page.contains("Melayani, mendengar"), "{page}");
    let said = |text: &str| page.matches(text).count();
    assert_eq!(said("Melayani; mendengar"), 3, "two that stand, one anew");
    assert_eq!(said("Mengayomi; mendengar"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_stays_when_a_colleague_was_faster() {
    let (_office, sri, budi, _) = portal().await;
    assert_eq!(sri.post(EVENTS, &filled(&[])).await.status, 303);
    let proposal = |list: &'static str, remark: &'static str| {
        [
            ("apa", "usul"),
            ("kutipan-umum", "Melayani"),
            ("alasan-umum", "Pilihan juri"),
            ("daftar", list),
            ("keterangan", remark),
            ("yakin", "ya"),
        ]
    };
    let short = proposal("kota-contoh", "Oleh Sri");
    assert_eq!(sri.post(CATEGORY, &short).await.status, 303);
    let list = "kota-contoh; puskesmas-contoh; Yang lama disusun Budi";
    let later = budi.post(CATEGORY, &proposal(list, "Oleh Budi")).await;
    assert_eq!(later.status, 422);
    later.assert_holds(&[
        "Oleh Sri",
        "Yang Anda tulis",
        list,
        "Oleh Budi",
        "value=\"Pilihan juri\"",
        "id=\"yakin-konfirmasi\"",
    ]);
    // Once it is withdrawn, the same form is taken.
    assert_eq!(budi.post(CATEGORY, &[("apa", "tarik")]).await.status, 303);
    let again = budi.post(CATEGORY, &proposal(list, "Oleh Budi")).await;
    assert_eq!(again.status, 303, "{}", again.body);

    // So it is with a revocation, while one is proposed.
    let sure = [("apa", "konfirmasi"), ("yakin", "ya")];
    assert_eq!(sri.post(CATEGORY, &sure).await.status, 303);
    let revoke = |why: &'static str| [("apa", "cabut"), ("alasan-cabut", why), ("yakin", "ya")];
    let first = sri.post(CATEGORY, &revoke("Salah orang")).await;
    assert_eq!(first.status, 303);
    let later = budi.post(CATEGORY, &revoke("Data palsu")).await;
    assert_eq!(later.status, 422);
    later.assert_holds(&["Salah orang", "Yang Anda tulis", "Data palsu"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_form_writes_conditions_across_schemes() {
    let (_office, sri, _, _) = portal().await;
    for (fields, field, said) in [
        (
            &[("cabut", "dua tahun"), ("dasar", "SK 1")][..],
            "cabut",
            "misalnya 24",
        ),
        (
            &[("cabut", "0"), ("dasar", "SK 1")][..],
            "cabut",
            "misalnya 24",
        ),
        (
            &[("sanggahan", "ya")][..],
            "dasar",
            "Tuliskan dasar syaratnya",
        ),
        (
            &[("angka-program", "lapor"), ("dasar", "SK 1")][..],
            "angka-periode",
            "Tuliskan periode angka",
        ),
        (
            &[("angka-banyak", "10"), ("dasar", "SK 1")][..],
            "angka-program",
            "Tuliskan kode program",
        ),
    ] {
        let got = sri.post(EVENTS, &filled(fields)).await;
        assert_eq!(got.status, 422, "{fields:?}");
        got.assert_holds(&[&format!("href=\"#{field}\""), said, "Jakarta"]);
    }
    let demanded = [
        ("cabut", "24"),
        ("sanggahan", "ya"),
        ("angka-program", "lapor"),
        ("angka-periode", "2024"),
        ("angka-banyak", "10,5"),
        ("dasar", "Surat \"uji\" 5"),
        ("dasar-letak", "angka 3"),
        ("belum-terbukti", "Batas ini usulan"),
    ];
    // The category names them; a text that is refused is there to be read on.
    let mut odd = Vec::from(demanded);
    odd.push(("aturan-1", "undian"));
    let got = sri.post(EVENTS, &filled(&odd)).await;
    assert_eq!(got.status, 422);
    got.assert_holds(&[
        "gates = [&quot;pencabutan&quot;, &quot;sanggahan&quot;, &quot;angka&quot;]",
    ]);
    let opened = sri.post(EVENTS, &filled(&demanded)).await;
    assert_eq!(
        opened.to,
        format!("{EVENT}?sudah=dibuka"),
        "{}",
        opened.body
    );
    sri.get(EVENT).await.assert_holds(&[
        "Tanpa pencabutan penghargaan dalam 24 bulan",
        "Tanpa sanggahan yang belum diputus",
        "Angka lapor 2024 dalam batas",
        "Surat &quot;uji&quot; 5, angka 3",
        "Batas ini usulan",
    ]);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_no_part_finds_nothing() {
    let (office, sri, _, address) = portal().await;
    assert_eq!(sri.post(EVENTS, &filled(&[])).await.status, 303);
    let unit = prima_domain::register::person::Scope::Body(CLINIC.into());
    office
        .add("Umi", "umi@contoh.go.id", Role::UnitOfficer, unit)
        .await;
    let umi = Browser::sign_in(address, "umi@contoh.go.id").await;
    for path in [EVENTS, EVENT, CATEGORY] {
        assert_eq!(umi.get(path).await.status, 404, "{path}");
    }
}
