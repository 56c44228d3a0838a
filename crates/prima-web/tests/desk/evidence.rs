//! A unit uploads evidence once; what is hostile is refused in words.

use crate::browser::{Browser, hidden};
use crate::portal::{self, NOW};
use prima_store::cycle::EvidenceRequest;
use prima_workflow::sample_cycle::{CYCLE, UNITS};

/// A picture of one point: signature, header, one packed row, end.
pub const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 10, b'I', b'D', b'A', b'T',
    0x78, 0x9c, 0x63, 0, 1, 0, 0, 5, 0, 1, 0x0d, 0x0a, 0x2d, 0xb4, 0, 0, 0, 0, b'I', b'E', b'N',
    b'D', 0xae, 0x42, 0x60, 0x82,
];

fn page() -> String {
    format!("/id/kerja/{CYCLE}/{}/bukti/1.a.Ak", UNITS[1])
}

async fn guard(browser: &mut Browser) -> String {
    let got = browser.get(&page()).await;
    assert_eq!(got.status, 200, "{}", got.text());
    let fields = hidden(&got.text());
    let found = fields.into_iter().find(|(name, _)| name == "tanda");
    found.expect("a guard").1
}

#[tokio::test]
async fn a_file_is_uploaded_described_linked_and_given_back() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let part = format!("/id/kerja/{CYCLE}/{}/isian/I", UNITS[1]);
    let text = browser.get(&part).await.text();
    assert!(
        text.contains("/bukti/1.a.Ak\""),
        "the form asks for evidence: {text}"
    );
    let tanda = guard(&mut browser).await;
    let fields = [
        ("tanda", tanda.as_str()),
        ("apa", "tambah"),
        ("judul", "SK Standar Pelayanan"),
        ("jenis", "dokumen_sp"),
    ];
    let got = browser.upload(&page(), &fields, ("sk.png", PNG)).await;
    assert_eq!(got.status, 303, "{}", got.text());
    let text = browser.get(&page()).await.text();
    assert!(
        text.contains("SK Standar Pelayanan") && text.contains("sk.png"),
        "{text}"
    );
    let at = text.find("/berkas/").expect("a link to the file");
    let file = text[at..].split('"').next().expect("an address");
    let file = format!("/id/kerja/{CYCLE}/{}{file}", UNITS[1]);
    let got = browser.get(&file).await;
    assert_eq!((got.status, got.header("content-type")), (200, "image/png"));
    assert!(got.header("content-disposition").starts_with("attachment"));
    let mut other = Browser::signed_in(portal.address, "unit3").await;
    assert_eq!(other.get(&file).await.status, 404, "another unit's file");
}

/// How many indicators an overview says have no evidence.
fn n_unsupported(text: &str) -> usize {
    let (before, _) = text
        .split_once(" indikator belum mempunyai bukti.")
        .expect(text);
    let n: String = before.rsplit('>').next().unwrap_or_default().to_owned();
    n.parse().expect("a number")
}

#[tokio::test]
async fn the_overview_counts_the_indicators_without_evidence_and_leads_to_each() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let overview = format!("/id/kerja/{CYCLE}/{}", UNITS[1]);
    let link = format!("href=\"{overview}/bukti/");
    let text = browser.get(&overview).await.text();
    let before = n_unsupported(&text);
    assert_eq!(text.matches(&link).count(), before, "{text}");
    assert!(text.contains(&format!("{link}1.a.Ak\"")), "{text}");
    let tanda = guard(&mut browser).await;
    let fields = [
        ("tanda", tanda.as_str()),
        ("apa", "tambah"),
        ("judul", "SK Standar Pelayanan"),
        ("jenis", "dokumen_sp"),
    ];
    let got = browser.upload(&page(), &fields, ("sk.png", PNG)).await;
    assert_eq!(got.status, 303, "{}", got.text());
    let text = browser.get(&overview).await.text();
    assert_eq!(n_unsupported(&text), before - 1, "{text}");
    assert!(!text.contains(&format!("{link}1.a.Ak\"")), "{text}");
    // It is let go only by who says so twice.
    let letting_go = browser.filled(&page(), &[("apa", "lepas")]).await;
    let got = browser.send_again(&page(), &letting_go).await;
    assert_eq!(got.status, 422, "{}", got.text());
    let text = got.text();
    assert!(
        text.contains("href=\"#terkait\"") && text.contains("<details open>"),
        "{text}"
    );
    let sure = browser
        .fill(&page(), &page(), &[("apa", "lepas"), ("yakin", "ya")])
        .await;
    assert_eq!(sure.status, 303, "{}", sure.text());
    let text = browser.get(&overview).await.text();
    assert_eq!(n_unsupported(&text), before, "{text}");
}

/// Within the objection of the sample round, where no file of this kind is asked for.
const OBJECTION: i64 = NOW + 20 * 86_400;
const OBJECTED: &str = "2.a.P";

#[tokio::test]
async fn an_objection_is_shown_with_what_lies_in_the_vault_and_what_was_filled_in() {
    let portal = portal::open_at(|| OBJECTION).await;
    let mut unit = Browser::signed_in(portal.address, "unit2").await;
    let at = |page: &str| format!("/id/kerja/{CYCLE}/{}/{page}", UNITS[1]);
    let shelf = format!("/id/kerja/arsip/{}", UNITS[1]);
    let fields = hidden(&unit.get(&shelf).await.text());
    let tanda = fields.into_iter().find(|(name, _)| name == "tanda");
    let tanda = tanda.expect("a guard").1;
    let described = [
        ("tanda", tanda.as_str()),
        ("judul", "Daftar hadir"),
        ("jenis", "dokumen_sp"),
    ];
    let kept = unit.upload(&shelf, &described, ("hadir.png", PNG)).await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    let objection = [
        ("tanda", tanda.as_str()),
        ("apa", "sanggah"),
        ("code", OBJECTED),
        ("text", "Semua unsur hadir"),
        ("yakin", "ya"),
    ];
    let page = at("sanggahan");
    let done = unit.post(&page, &objection).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let evidence = at(&format!("bukti/{OBJECTED}"));
    let told = |n: usize| format!("href=\"{evidence}\">Bukti berupa berkas ({n})");
    let text = unit.get(&page).await.text();
    assert!(text.contains(&told(0)), "{text}");
    let text = unit.get(&evidence).await.text();
    let (_, shown) = text
        .split_once("Berkas lain di lemari bukti</h2>")
        .expect(&text);
    let (option, _) = shown
        .split_once("\">Daftar hadir (hadir.png)")
        .expect(shown);
    let (_, piece) = option.rsplit_once("value=\"").expect(option);
    let used = [("tanda", tanda.as_str()), ("apa", "kait"), ("bukti", piece)];
    let done = unit.post(&evidence, &used).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let text = unit.get(&page).await.text();
    assert!(text.contains(&told(1)), "{text}");
    // Who decides reads the sample's answer to question 2 of F-01, and the file.
    let mut decider = Browser::signed_in(portal.address, "pemutus").await;
    let text = decider.get(&at("sanggahan/1")).await.text();
    for told in [
        "Masyarakat pengguna layanan; Ahli, praktisi, atau akademisi; Instansi terkait",
        "Daftar hadir</a> (hadir.png)",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    let file = at(&format!("berkas/{piece}"));
    assert!(text.contains(&format!("href=\"{file}\"")), "{text}");
    assert_eq!(decider.get(&file).await.status, 200);
    let mut other = Browser::signed_in(portal.address, "unit3").await;
    assert_eq!(other.get(&at("sanggahan/1")).await.status, 404);
}

#[tokio::test]
async fn a_hostile_file_is_refused_and_what_was_written_stays() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let tanda = guard(&mut browser).await;
    let fields = [
        ("tanda", tanda.as_str()),
        ("apa", "tambah"),
        ("judul", "Judul yang panjang"),
        ("jenis", "dokumen_sp"),
    ];
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    let got = browser.upload(&page(), &fields, ("gambar.png", svg)).await;
    assert_eq!(got.status, 422);
    let text = got.text();
    assert!(text.contains("value=\"Judul yang panjang\""), "{text}");
    assert!(text.contains("id=\"berkas-error\""), "{text}");
    let got = browser
        .upload(&page(), &fields[..2], ("kosong.png", PNG))
        .await;
    assert_eq!(got.status, 422, "no title, no kind");
    assert!(got.text().contains("id=\"judul-error\""), "{}", got.text());
}

#[tokio::test]
async fn a_request_leads_the_unit_to_where_its_evidence_is_added() {
    let portal = portal::open().await;
    let at = "2026-11-25T03:00:00Z";
    let request = EvidenceRequest {
        cycle: CYCLE.to_owned(),
        unit: UNITS[1].to_owned(),
        number: 1,
        code: "1.a.Ak".to_owned(),
        text: "SK penetapan".to_owned(),
        at: at.to_owned(),
        ..EvidenceRequest::default()
    };
    let mut act = portal.database.act().await.unwrap();
    act.add_rows(&[request]).await.unwrap();
    act.finish(at, "", "test", CYCLE, "").await.unwrap();
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let asked = format!("/id/kerja/{CYCLE}/{}/bukti-diminta", UNITS[1]);
    let text = browser.get(&asked).await.text();
    let way = format!("href=\"{}\">Tambah bukti", page());
    assert!(
        text.contains("SK penetapan") && text.contains(&way),
        "{text}"
    );
}

#[tokio::test]
async fn a_file_that_is_kept_already_is_named_as_what_it_is_kept() {
    let portal = portal::open().await;
    let mut browser = Browser::signed_in(portal.address, "unit2").await;
    let tanda = guard(&mut browser).await;
    let fields = |title| {
        [
            ("tanda", tanda.as_str()),
            ("apa", "tambah"),
            ("judul", title),
            ("jenis", "dokumen_sp"),
        ]
    };
    let new = browser
        .upload(&page(), &fields("SK 2026"), ("sk.png", PNG))
        .await;
    assert_eq!(new.status, 303, "{}", new.text());
    // Sent twice as it is, nothing is left out and nothing is to be said.
    let twice = browser
        .upload(&page(), &fields("SK 2026"), ("sk.png", PNG))
        .await;
    assert_eq!(twice.status, 303, "{}", twice.text());
    let got = browser
        .upload(&page(), &fields("Judul lain"), ("sk.png", PNG))
        .await;
    let text = got.text();
    let told = "Berkas ini sudah ada di lemari sebagai “SK 2026”; dipakai sebagai itu.";
    assert!(got.status == 200 && text.contains(told), "{text}");
}
