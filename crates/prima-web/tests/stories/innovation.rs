//! The catalogue of innovations over the shipped data: found, read, traced to
//! its sources, seen on the pages of the bodies, and counted at the hubs.

use crate::portal::{Portal, shipped, shown};
use prima_store::Engine;
use sqlx::any::install_default_drivers;
use sqlx::{AnyConnection, Connection, Executor};

/// Demands that a page shows all of these.
async fn check(portal: &Portal, address: &str, wanted: &[&str]) {
    let page = shown(&portal.page(address).await);
    for text in wanted {
        assert!(page.contains(text), "{text:?} is not on {address}: {page}");
    }
}

#[tokio::test]
async fn innovations_are_found_read_and_traced() {
    let portal = Portal::shipped().await;
    check(
        &portal,
        "/id/inovasi",
        &["Inovasi 1–7 dari 7", "Klinik BUM Desa", "Sat Set Ma"],
    )
    .await;
    // The source writes "pelayanan rawat jalan"; a reader asks with another form.
    let found = "/id/inovasi?q=melayani+rawat+jalan&sektor=kesehatan";
    check(&portal, found, &["Inovasi 1–2 dari 2", "Puskesmas Sampang"]).await;
    let page = portal.page(found).await;
    assert!(page.contains("<mark>Pelayanan</mark>"), "{page}");
    check(
        &portal,
        "/id/inovasi?q=rawat+jalan+pelabuhan",
        &["memuat 2"],
    )
    .await;
    check(&portal, "/en/inovasi?q=qqqq", &["No innovation fits"]).await;
    let own = "/id/inovasi/rawat-jalan-10-menit-sampang";
    check(
        &portal,
        own,
        &[
            "infopublik.id 876163",
            "periode 2024",
            "Direplikasi 1 kali",
            "Puskesmas Kroya 1",
            "Yang belum diketahui",
            "Top 99 dari 216",
        ],
    )
    .await;
    check(
        &portal,
        "/id/inovasi/sat-set-ma",
        &["tidak menyebut inovasi asalnya"],
    )
    .await;
    assert!(portal.reply("/id/inovasi/tidak-ada").await.is_none());
    assert!(portal.reply("/id/inovasi?sektor=tidak-ada").await.is_none());
}

#[tokio::test]
async fn filters_fold_away_and_are_open_where_one_narrows() {
    let portal = Portal::shipped().await;
    let all = portal.page("/id/inovasi").await;
    let closed = "<details class=\"filter-more\"><summary>Saring menurut";
    assert!(all.contains(closed), "{all}");
    let some = "/id/inovasi?sektor=kesehatan&kelompok=&q=rawat";
    let some = portal.page(some).await;
    let open = "<details class=\"filter-more\" open><summary>Saringan: 1 dipakai</summary>";
    assert!(some.contains(open), "{some}");
}

#[tokio::test]
async fn both_ends_of_a_replication_show_it() {
    let portal = Portal::shipped().await;
    for (body, other) in [
        ("puskesmas-sampang-cilacap", "rawat-jalan-10-menit-kroya-1"),
        ("puskesmas-kroya-1", "rawat-jalan-10-menit-sampang"),
    ] {
        let page = portal.page(&format!("/id/badan/{body}")).await;
        let link = format!("href=\"/id/inovasi/{other}\"");
        assert!(page.contains(&link), "{link} on the card of {body}");
    }
    let page = portal.page("/id/replikasi").await;
    let table = page.split_once("replikasi-tabel-caption");
    let (_, table) = table.unwrap_or_default();
    for id in [
        "rawat-jalan-10-menit-kroya-1",
        "rawat-jalan-10-menit-sampang",
    ] {
        assert!(
            table.contains(&format!("/id/inovasi/{id}")),
            "{id} in the table"
        );
    }
    assert!(page.contains("1 replikasi tercatat."), "{page}");
    assert!(!page.contains("Di samping itu"), "{page}");
    // Made up, it is counted apart.
    install_default_drivers();
    let mut connection = AnyConnection::connect(portal.site.database.url())
        .await
        .expect("the database is there");
    let made_up = "UPDATE innovation SET sample = 'sample'";
    connection.execute(made_up).await.expect("it becomes one");
    let page = portal.page("/id/replikasi").await;
    let counts = "0 replikasi tercatat. Di samping itu ada 1 replikasi buatan sebagai data contoh.";
    assert!(page.contains(counts), "{page}");
}

#[tokio::test]
async fn hubs_are_counted_as_their_statements_name_them() {
    let portal = Portal::shipped().await;
    // 19 regional hubs known by name and 12 of ministries, of 34 announced
    // (innovation.md, section 7).
    check(
        &portal,
        "/id/hub-jipp",
        &["31 hub diketahui namanya dari 34", "20 Oktober 2023"],
    )
    .await;
    check(
        &portal,
        "/id/hub-jipp/jawa-tengah",
        &["2019", "Kuda Sakti", "bukan ukuran resmi"],
    )
    .await;
    check(&portal, "/en/hub-jipp/bali", &["None of its innovations"]).await;
    check(
        &portal,
        "/en/hub-jipp/bali/anggota",
        &["Members of Hub JIPP", "No members are on record yet"],
    )
    .await;
    check(
        &portal,
        "/id/hub-jipp/bali/kegiatan",
        &["Belum ada kegiatan yang dicatat"],
    )
    .await;
    let members = portal.page("/id/hub-jipp/bali/anggota.csv").await;
    assert_eq!(members.trim(), "hub,member,name,since,until,source");
    let years = portal.page("/id/hub-jipp/jawa-tengah/tahun.csv").await;
    let head = "hub,year,published,replications_in,replications_out,replications_within,meetings_given,meetings_got";
    assert!(years.starts_with(head), "{years}");
    // The practice of Sampang was taken over by Kroya 1, both in Cilacap.
    let within = years.lines().skip(1).map(|row| row.split(',').nth(5));
    let within: Vec<&str> = within.map(Option::unwrap_or_default).collect();
    assert_eq!(within.iter().filter(|n| **n == "1").count(), 1, "{years}");
    assert!(within.iter().all(|n| ["0", "1"].contains(n)), "{years}");
    let page = portal.page("/id/hub-jipp/jawa-tengah").await;
    // In the head, and as a column of the years.
    assert!(page.matches("Replikasi di dalam").count() >= 2, "{page}");
    assert!(years.lines().count() > 1, "{years}");
    assert!(portal.reply("/id/hub-jipp/oku-timur").await.is_none());
    assert!(
        portal
            .reply("/id/hub-jipp/oku-timur/anggota")
            .await
            .is_none()
    );
}

#[tokio::test]
async fn a_sample_hub_is_shown_as_one_and_counts_nowhere() {
    let portal = Portal::shipped().await;
    let page = portal.page("/id/hub-jipp").await;
    assert!(!page.contains("Hub contoh"), "{page}");
    let sample = |name: &str| shipped(&format!("crates/prima-workflow/src/sample_cycle/{name}"));
    portal
        .add(&[sample("bodies.csv"), sample("contoh-hub")])
        .await;
    // As many as without it.
    check(
        &portal,
        "/id/hub-jipp",
        &[
            "31 hub diketahui namanya dari 34",
            "Hub contoh",
            "tidak dihitung di antara hub yang diketahui",
            "Kabupaten Contoh (bukan nyata)",
        ],
    )
    .await;
    check(
        &portal,
        "/en/hub-jipp/contoh-kabupaten",
        &["SAMPLE DATA", "No members are on record yet"],
    )
    .await;
    let page = portal.page("/id/hub-jipp/contoh-kabupaten").await;
    assert!(page.contains("DATA CONTOH"), "{page}");
}

/// A real body that only sample data call a hub is no real hub on any of its pages.
#[tokio::test]
async fn a_body_that_only_sample_data_call_a_hub_is_a_sample_on_all_its_pages() {
    let portal = Portal::shipped().await;
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("contoh-hub");
    std::fs::create_dir(&place).unwrap();
    for name in ["example.toml", "statements.csv"] {
        let from = format!("crates/prima-workflow/src/sample_cycle/contoh-hub/{name}");
        let text = std::fs::read_to_string(shipped(&from)).unwrap();
        let text = text.replace(",contoh-kabupaten,", ",kendal,");
        std::fs::write(place.join(name), text).unwrap();
    }
    portal.add(&[place]).await;
    for page in ["", "/anggota", "/kegiatan"] {
        let address = format!("/id/hub-jipp/kendal{page}");
        let page = portal.page(&address).await;
        assert!(page.contains("sample-banner"), "{address}: {page}");
    }
}

#[tokio::test]
async fn tables_hold_what_the_pages_show() {
    let portal = Portal::shipped().await;
    let all = portal.page("/id/inovasi.csv").await;
    assert_eq!(all.lines().count(), 8, "{all}");
    let some = portal.page("/id/inovasi.csv?sektor=statistik").await;
    assert!(some.contains("kuda-sakti,Kuda Sakti,kendal,"), "{some}");
    assert_eq!(some.lines().count(), 2, "{some}");
    assert_eq!(portal.page("/id/data/inovasi.csv").await, all);
    let links = portal.page("/id/data/replikasi.csv").await;
    assert!(
        links.contains("rawat-jalan-10-menit-kroya-1,rawat-jalan-10-menit-sampang,"),
        "{links}"
    );
}

/// A newcomer writes the name of a group into the search, and chooses it in the
/// list: the search finds what the list has.
async fn a_search_finds_what_the_list_of_that_name_has(engine: Engine) {
    let portal = Portal::on(engine, &shipped("examples")).await;
    let sample = |name: &str| shipped(&format!("crates/prima-workflow/src/sample_cycle/{name}"));
    portal
        .add(&[sample("bodies.csv"), sample("contoh-inovasi")])
        .await;
    // Seven are shipped; the five of the sample are no known innovations.
    let counts = [
        "7 inovasi yang diketahui namanya, dengan sumbernya",
        "ada 5 inovasi buatan sebagai data contoh",
    ];
    check(&portal, "/id/inovasi", &counts).await;
    let ids = async |query: &str| {
        let table = portal.page(&format!("/id/inovasi.csv?{query}")).await;
        let rows = table
            .lines()
            .skip(1)
            .filter(|row| row.contains(",contoh-inovasi,"));
        let ids = rows.filter_map(|row| Some(row.split(',').next()?.to_owned()));
        ids.collect::<std::collections::BTreeSet<String>>()
    };
    for (query, list, n) in [
        ("ibu+hamil", "kelompok=ibu-hamil", 2),
        ("hamil", "kelompok=ibu-hamil", 2),
        ("pregnant", "kelompok=ibu-hamil", 2),
        ("lansia", "kelompok=lansia", 4),
        ("lanjut+usia", "kelompok=lansia", 4),
        ("disabilitas", "kelompok=disabilitas", 4),
        // What people call a group, whatever its name is.
        ("difabel", "kelompok=disabilitas", 4),
        ("bumil", "kelompok=ibu-hamil", 2),
        ("anak", "kelompok=anak", 1),
        ("balita", "kelompok=anak", 1),
        ("bayi", "kelompok=anak", 1),
        ("warga+miskin", "kelompok=rentan-ekonomi", 1),
        ("kependudukan", "sektor=kependudukan", 2),
        ("layanan+bergerak", "kanal=bergerak", 3),
    ] {
        let (found, listed) = (ids(&format!("q={query}")).await, ids(list).await);
        assert_eq!(listed.len(), n, "{list}");
        assert!(found.is_superset(&listed), "{query}: {found:?}");
    }
    let page = shown(&portal.page("/id/inovasi").await);
    assert!(page.contains(" Cari "), "{page}");
}

#[tokio::test]
async fn a_search_for_what_a_list_is_narrowed_by_finds_what_the_list_has() {
    a_search_finds_what_the_list_of_that_name_has(Engine::Sqlite).await;
}

#[tokio::test]
async fn a_search_on_postgres_finds_the_same() {
    a_search_finds_what_the_list_of_that_name_has(Engine::Postgres).await;
}

/// The search of the site has an index of its own, and says where innovations are.
#[tokio::test]
async fn the_search_of_the_site_leads_into_the_catalogue() {
    let portal = Portal::shipped().await;
    for (query, asked) in [
        ("qqqq", "qqqq"),
        ("kendal", "kendal"),
        ("ibu+hamil", "ibu hamil"),
    ] {
        let page = portal.page(&format!("/id/cari?q={query}")).await;
        let link = format!("href=\"/id/inovasi?q={query}\"");
        assert!(page.contains(&link), "{page}");
        let said = format!("Cari “{asked}” di katalog inovasi");
        assert!(page.contains(&said), "{page}");
    }
    let page = portal.page("/id/cari").await;
    assert!(!page.contains("di katalog inovasi"), "{page}");
}
