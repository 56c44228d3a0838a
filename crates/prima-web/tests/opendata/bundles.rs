//! Bundles: what is downloaded verifies, and what is sent is told apart.

use crate::support::Portal;
use prima_exchange::archive::zip_of;
use prima_exchange::manifest;
use prima_exchange::signature::{self, Statement};
use prima_exchange::unpack::unpack;
use prima_exchange::verify::verify;
use prima_instrument::words::Lang;
use prima_web::asked::Asked;
use prima_web::opendata::verify::{FIELD, LIMITS, checked};
use prima_web::reply::Reply;
use prima_web::uploaded::Uploaded;
use prima_workflow::assessment::signing::InstallationKey;
use prima_workflow::recount::recompute;
use std::fs;
use std::io::{Cursor, Seek, Write};

#[tokio::test]
async fn every_downloaded_bundle_verifies_and_comes_out_the_same_twice() {
    let portal = Portal::new().await;
    let known = portal.site.known();
    assert!(known.datasets.len() > 10);
    for dataset in &known.datasets {
        let address = format!("/id/data/{}/bundel.zip", dataset.dataset);
        let (kind, bytes) = portal.file(&address).await;
        assert_eq!(kind, "application/zip");
        assert_eq!(portal.file(&address).await.1, bytes, "{address}");
        let folder = tempfile::tempdir().unwrap();
        let bundle = unpack(Cursor::new(bytes), folder.path(), LIMITS).unwrap();
        let found = verify(&bundle, &|bundle| recompute(bundle, Lang::En));
        assert!(
            found.is_good(),
            "{address}:\n{}",
            found.problems.report(Lang::En)
        );
    }
}

#[tokio::test]
async fn each_file_of_a_bundle_has_an_address_of_its_own() {
    let portal = Portal::new().await;
    let files = portal
        .site
        .database
        .dataset_listing("sumatera-selatan-2023")
        .await
        .unwrap();
    assert!(
        files.iter().any(|file| file.name.contains('/')),
        "one lies in a folder"
    );
    for file in files {
        let address = format!("/en/data/sumatera-selatan-2023/{}", file.name);
        let (_, bytes) = portal.file(&address).await;
        assert_eq!(bytes.len() as i64, file.bytes, "{address}");
        assert_eq!(
            prima_exchange::manifest::hash(&bytes),
            file.sha256,
            "{address}"
        );
    }
}

/// What the page says to a file.
async fn told(portal: &Portal, lang: Lang, content: Option<&[u8]>) -> String {
    let sent = content.map(|content| {
        let mut file = tempfile::tempfile().expect("a file is written and read");
        file.write_all(content).expect("a file is written and read");
        file.rewind().expect("a file is written and read");
        Uploaded {
            name: "kiriman.zip".to_owned(),
            file,
            bytes: content.len() as u64,
            turn: None,
        }
    });
    let asked = Asked::new(lang, "/periksa", "");
    match checked(&portal.site, &asked, sent).await {
        Ok(Reply::Page(markup)) => markup.into_string(),
        other => panic!("no page: {other:?}"),
    }
}

async fn bundle(portal: &Portal, dataset: &str) -> Vec<(String, Vec<u8>)> {
    let files = portal
        .site
        .database
        .dataset_files(dataset)
        .await
        .expect("a file is written and read");
    files
        .into_iter()
        .map(|file| (file.name, file.content.into_bytes()))
        .collect()
}

fn zipped(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    zip_of(
        files
            .iter()
            .map(|(name, content)| (name.as_str(), content.as_slice())),
    )
    .expect("a file is written and read")
}

#[tokio::test]
async fn a_whole_bundle_is_said_to_be_whole_and_unsigned() {
    let portal = Portal::new().await;
    let zip = zipped(&bundle(&portal, "kota-kupang-2022").await);
    let page = told(&portal, Lang::Id, Some(&zip)).await;
    assert!(
        page.contains("Bundel ini utuh dan hasilnya cocok"),
        "{page}"
    );
    assert!(page.contains("Tidak bertanda tangan."));
    assert!(page.contains("results.csv"));
}

#[tokio::test]
async fn the_page_says_whose_key_signed_and_what_it_cannot_know() {
    let portal = Portal::new().await;
    let files = bundle(&portal, "kota-kupang-2022").await;
    let manifest = files.iter().find(|(name, _)| name == manifest::NAME);
    let statement = Statement {
        manifest: manifest::hash(&manifest.unwrap().1),
        round: "putaran".to_owned(),
        number: 1,
        replaces: None,
        confirmed: "2026-11-26T10:00:00Z".to_owned(),
    };
    let ours = portal.site.key.as_ref().unwrap();
    let other = portal.folder.path().join("other");
    let other = InstallationKey::open(&other, || Ok([8; 32])).unwrap();
    let signed = |key: &InstallationKey| {
        let signature = key.sign(&statement.text());
        let text = signature::text(&statement, &key.public(), &signature);
        let mut files = files.clone();
        files.push((signature::NAME.to_owned(), text.into_bytes()));
        files
    };
    for (key, expected) in [
        (ours, "Ditandatangani portal ini."),
        (&other, "kunci yang tidak dikenal di sini"),
    ] {
        let page = told(&portal, Lang::Id, Some(&zipped(&signed(key)))).await;
        let known = key.public().to_string();
        // Nothing was determined here, so this portal cannot say whether it is in force.
        for part in [
            expected,
            &known,
            "tidak terbit di portal ini",
            "/api/v1/keys",
        ] {
            assert!(page.contains(part), "{part:?} is not in {page}");
        }
    }
    let mut changed = signed(ours);
    let last = changed.last_mut().unwrap();
    let text = String::from_utf8(last.1.clone()).unwrap();
    last.1 = text.replace("number 1", "number 2").into_bytes();
    let page = told(&portal, Lang::En, Some(&zipped(&changed))).await;
    for part in [
        "The signature is not valid.",
        "signature.json",
        "does not agree",
    ] {
        assert!(page.contains(part), "{part:?} is not in {page}");
    }
}

#[tokio::test]
async fn a_changed_line_is_named_with_its_file() {
    let portal = Portal::new().await;
    let mut files = bundle(&portal, "sumatera-selatan-2023").await;
    let published = files
        .iter_mut()
        .find(|(name, _)| name == "published.csv")
        .unwrap();
    let text = String::from_utf8(published.1.clone()).unwrap();
    let line = text
        .lines()
        .position(|line| line.contains("94.39"))
        .unwrap()
        + 1;
    published.1 = text.replace("94.39", "99.39").into_bytes();
    let page = told(&portal, Lang::En, Some(&zipped(&files))).await;
    assert!(page.contains("This bundle does not agree"), "{page}");
    let cells = format!("<th scope=\"row\">published.csv</th><td class=\"number\">{line}</td>");
    assert!(page.contains(&cells), "{cells} is not in {page}");
    assert!(
        !page.contains(&std::env::temp_dir().display().to_string()),
        "a path of this machine shows"
    );
}

#[tokio::test]
async fn what_cannot_be_looked_at_is_said_on_top_and_beside_the_field() {
    let portal = Portal::new().await;
    let big = vec![("a".to_owned(), vec![0_u8; LIMITS.file_bytes as usize + 1])];
    let many: Vec<(String, Vec<u8>)> = (0..=LIMITS.files)
        .map(|n| (n.to_string(), vec![]))
        .collect();
    let cases: [(Option<Vec<u8>>, &str); 6] = [
        (None, "Pilih berkas ZIP yang akan diperiksa."),
        (Some(vec![]), "Pilih berkas ZIP yang akan diperiksa."),
        (Some(b"unit,name\n".to_vec()), "Ini bukan berkas ZIP"),
        (
            Some(zipped(&[("a.csv".to_owned(), b"x".to_vec())])),
            "ZIP ini bukan bundel Prima",
        ),
        (Some(zipped(&big)), "terlalu besar setelah dibuka"),
        (
            Some(zipped(&many)),
            "ZIP ini memuat 201 berkas; paling banyak 200.",
        ),
    ];
    for (content, expected) in cases {
        let page = told(&portal, Lang::Id, content.as_deref()).await;
        assert_eq!(
            page.matches(expected).count(),
            2,
            "{expected:?} on top and at the field: {page}"
        );
        assert!(
            page.contains(&format!("<a href=\"#{FIELD}\">")),
            "{expected}"
        );
        assert!(page.contains("<title>Galat: "), "{expected}");
        assert!(page.contains("aria-invalid=\"true\""), "{expected}");
    }
}

#[tokio::test]
async fn a_hostile_bundle_is_refused_in_words() {
    let portal = Portal::new().await;
    let zip = zipped(&[
        ("MANIFEST".to_owned(), b"x".to_vec()),
        ("abcdefghij".to_owned(), b"x".to_vec()),
    ]);
    let renamed = |name: &[u8]| {
        let mut zip = zip.clone();
        let places: Vec<usize> = (0..zip.len() - 10)
            .filter(|at| &zip[*at..at + 10] == b"abcdefghij")
            .collect();
        for place in places {
            zip[place..place + 10].copy_from_slice(name);
        }
        zip
    };
    for (name, expected) in [
        (
            &b"../../../x"[..],
            "nama berkas harus tetap di dalam folder bundel",
        ),
        (
            b"/etc/passw",
            "nama berkas harus tetap di dalam folder bundel",
        ),
        (b"abc\xff\xfeefghi", "bukan teks UTF-8"),
    ] {
        let page = told(&portal, Lang::Id, Some(&renamed(name))).await;
        assert!(page.contains(expected), "{expected} is not in {page}");
    }
    let duplicate = told(
        &portal,
        Lang::Id,
        Some(&zipped(&[
            ("MANIFEST".to_owned(), vec![]),
            ("manifest".to_owned(), vec![]),
        ])),
    )
    .await;
    assert!(duplicate.contains("bernama sama"), "{duplicate}");
    // Rules that are no rules are a finding, not a fault of ours.
    let mut files = bundle(&portal, "kota-kupang-2022").await;
    files.retain(|(name, _)| name != "instrument.toml");
    let page = told(&portal, Lang::En, Some(&zipped(&files))).await;
    assert!(page.contains("This bundle does not agree"), "{page}");
}

#[tokio::test]
async fn nothing_of_an_upload_stays_on_the_disk() {
    let portal = Portal::new().await;
    let before = fs::read_dir(portal.folder.path()).unwrap().count();
    let zip = zipped(&bundle(&portal, "rb-2023").await);
    told(&portal, Lang::Id, Some(&zip)).await;
    assert_eq!(fs::read_dir(portal.folder.path()).unwrap().count(), before);
}
