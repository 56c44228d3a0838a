//! Certificates, from the officer who issues one to the visitor who checks it.

use crate::support::{NOW, ORIGIN, Portal};
use prima_document::wording::Words;
use prima_domain::register::id::PersonId;
use prima_domain::register::person::{Actor, Grant, Role, Scope};
use prima_exchange::credential::check::check;
use prima_exchange::credential::did;
use prima_instrument::words::Lang;
use prima_web::asked::Asked;
use prima_web::error::{Problem, suggestions};
use prima_web::recognition::certificate::Own;
use prima_web::recognition::certificate::checking::checked;
use prima_web::reply::{Missing, Reply, WebError};
use prima_web::uploaded::Uploaded;
use prima_workflow::recognition::certificate::{Order, issue_certificates, withdraw_certificate};
use sqlx::any::install_default_drivers;
use sqlx::{AnyConnection, Connection, Executor};
use std::io::{Seek, Write};

fn officer() -> Actor {
    Actor {
        person: PersonId::from("officer"),
        grants: vec![Grant {
            role: Role::ProgrammeOfficer,
            scope: Scope::Everywhere,
        }],
        ties: Vec::new(),
        overrides: Vec::new(),
    }
}

async fn issue(portal: &Portal) -> String {
    issue_saying(portal, "rentan-kejaksaan", "").await
}

async fn issue_saying(portal: &Portal, honour: &str, citation: &str) -> String {
    let own = Own::of(&portal.site).expect("the portal has key and address");
    let order = Order {
        honours: vec![("gebyar-2024".to_owned(), honour.to_owned())],
        citation: citation.to_owned(),
    };
    let database = &portal.site.database;
    let issued = issue_certificates(database, &officer(), &own.issuer(), &order, NOW).await;
    let mut issued = issued.expect("it is issued");
    assert_eq!(issued.refused.len(), 0, "{:?}", issued.refused);
    issued.made.remove(0)
}

/// The bytes at an address.
async fn file(portal: &Portal, address: &str) -> Vec<u8> {
    match portal.answer(address).await {
        Ok(Reply::File { bytes, .. }) => bytes,
        other => panic!("{address} is no file: {other:?}"),
    }
}

/// What the page says to a file.
async fn told(portal: &Portal, content: &[u8]) -> String {
    let mut file = tempfile::tempfile().expect("a file is written and read");
    file.write_all(content).expect("a file is written and read");
    file.rewind().expect("a file is written and read");
    let sent = Uploaded {
        name: "piagam".to_owned(),
        file,
        bytes: content.len() as u64,
        turn: None,
    };
    let asked = Asked::new(Lang::Id, "/piagam", "").at(NOW);
    match checked(&portal.site, &asked, Some(sent)).await {
        Ok(Reply::Page(markup)) => markup.into_string(),
        other => panic!("no page: {other:?}"),
    }
}

#[tokio::test]
async fn a_visitor_checks_a_certificate_until_it_is_withdrawn() {
    let portal = Portal::new().await;
    let id = issue(&portal).await;
    for lang in ["id", "en"] {
        let page = portal.page(&format!("/{lang}/piagam/{id}")).await;
        assert_eq!(page.matches("<h1>").count(), 1);
        assert!(
            !page.contains("web-piagam-") && !page.contains("piagam-check-"),
            "{page}"
        );
    }
    let page = portal.page(&format!("/id/piagam/{id}")).await;
    assert!(
        page.contains("Berlaku") && page.contains("Kejaksaan"),
        "{page}"
    );
    assert_eq!(page.matches("<div>cocok</div>").count(), 3, "{page}");

    // Without a network: from what anybody can save.
    let saved = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it is text");
    let known = saved(file(&portal, "/.well-known/did.json").await);
    let known = did::read(&known).expect("it names keys");
    let list = saved(file(&portal, "/piagam/status/1").await);
    let mut pdf = Vec::new();
    for name in [
        "kredensial.json",
        "kredensial.jwt",
        "piagam.png",
        "piagam.svg",
        "piagam.pdf",
    ] {
        let address = format!("/id/piagam/{id}/{name}");
        pdf = file(&portal, &address).await;
        let found = check(&pdf, Some(&known), Some(&list), NOW).expect("it is a certificate");
        assert!(found.is_whole(), "{name}: {found:?}");
        assert_eq!(
            found.attestation.address,
            format!("{ORIGIN}/id/piagam/{id}")
        );
    }
    let page = told(&portal, &pdf).await;
    assert!(page.contains("Piagam ini asli dan berlaku"), "{page}");
    let mut changed = pdf.clone();
    let last = changed.len() - 20;
    changed[last] ^= 1;
    let page = told(&portal, &changed).await;
    let tampered = "Piagam ini tidak dapat dipercaya: yang tampak tidak sama";
    assert!(page.contains(tampered), "{page}");

    let database = &portal.site.database;
    // Half past midnight of the 9th in Jakarta, still the 8th in UTC.
    let night = NOW + 15 * 3_600;
    let done = withdraw_certificate(database, &officer(), &id, "Salah <nama>", night).await;
    done.expect("it is withdrawn");
    let page = portal.page(&format!("/id/piagam/{id}")).await;
    assert!(
        page.contains("Ditarik 9 Oktober 2024. Alasan: Salah &lt;nama&gt;"),
        "{page}"
    );
    let page = told(&portal, &pdf).await;
    for said in [
        "sudah tidak berlaku menurut daftar status",
        "Piagam ini asli, tetapi sudah ditarik",
        "Ditarik 9 Oktober 2024. Alasan: Salah &lt;nama&gt;",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    // A page that was changed stays a forgery, and all that is wrong is named.
    let page = told(&portal, &changed).await;
    let both = "tidak dapat dipercaya: piagam sudah tidak berlaku menurut daftar status; yang tampak tidak sama";
    assert!(page.contains(both), "{page}");
}

#[tokio::test]
async fn what_is_no_certificate_is_said_to_be_none() {
    let portal = Portal::new().await;
    let page = told(&portal, b"halo").await;
    assert!(page.contains("jadi bukan piagam"), "{page}");
    let page = told(&portal, b"").await;
    assert!(
        page.contains("Pilih berkas piagam yang akan diperiksa."),
        "{page}"
    );
    for address in [
        "/id/piagam/x",
        "/id/piagam/x/piagam.pdf",
        "/piagam/status/1",
        "/piagam/status/x",
    ] {
        let answer = portal.answer(address).await;
        assert!(
            matches!(answer, Err(WebError::NotFound(Missing::Page))),
            "{address}"
        );
    }
}

/// Changes the database behind the back of all acts.
async fn change(portal: &Portal, statement: &'static str) {
    install_default_drivers();
    let url = portal.site.database.url();
    let connection = AnyConnection::connect(url).await;
    let mut connection = connection.expect("the database is there");
    connection.execute(statement).await.expect("it is changed");
}

/// A certificate that was damaged in the database says so, and shows nothing that
/// could be taken for what was issued.
#[tokio::test]
async fn a_damaged_certificate_is_told_and_no_empty_one_is_shown() {
    let portal = Portal::new().await;
    let id = issue(&portal).await;
    let pdf = file(&portal, &format!("/id/piagam/{id}/piagam.pdf")).await;
    change(&portal, "UPDATE certificate SET credential = '{\"id\":'").await;
    for (lang, said, todo) in [
        (
            "id",
            "Isi yang tersimpan tidak dapat dibaca",
            "Periksa piagam",
        ),
        ("en", "What is stored cannot be read", "Check a certificate"),
    ] {
        let page = portal.page(&format!("/{lang}/piagam/{id}")).await;
        assert!(page.contains(said) && page.contains(todo), "{page}");
        // Whom it was for is known without it; nothing else is made up.
        assert!(page.contains("Kejaksaan"), "{page}");
        for name in ["piagam.pdf", "kredensial.json"] {
            assert!(!page.contains(&format!("/{name}\"")), "{name}: {page}");
        }
        assert!(!page.contains("web-piagam-"), "{page}");
    }
    for name in ["piagam.pdf", "piagam.png", "piagam.svg", "kredensial.json"] {
        let answer = portal.answer(&format!("/id/piagam/{id}/{name}")).await;
        assert!(
            matches!(answer, Err(WebError::Failed { .. })),
            "{name}: {answer:?}"
        );
    }
    // Whoever holds the file still has it checked.
    let page = told(&portal, &pdf).await;
    assert!(page.contains("Piagam ini asli dan berlaku"), "{page}");
}

/// A template that changed since gives no other page under what was signed, and the
/// portal says so; whoever holds the file, or wants the credential, is served.
#[tokio::test]
async fn a_page_that_would_be_another_is_told_and_never_given() {
    let portal = Portal::new().await;
    let id = issue(&portal).await;
    let pdf = file(&portal, &format!("/id/piagam/{id}/piagam.pdf")).await;
    change(
        &portal,
        "UPDATE certificate SET pdf_sha256 = 'that of another template'",
    )
    .await;
    for name in ["piagam.pdf", "piagam.png", "piagam.svg"] {
        let address = format!("/id/piagam/{id}/{name}");
        let Err(WebError::NotFound(missing)) = portal.answer(&address).await else {
            panic!("{address} has an answer");
        };
        assert_eq!(missing, Missing::CertificatePage(id.clone()));
        for words in [Lang::Id, Lang::En].map(|lang| Words { lang }) {
            let problem = Problem::Missing(missing.clone());
            assert!(problem.about(words).contains(&id), "{problem:?}");
            let ways = suggestions(&portal.site, words, &missing, &address).await;
            let ways = ways.expect("the database answers");
            assert_eq!(
                ways[0].address,
                format!("/{}/piagam/{id}", words.lang.tag())
            );
        }
    }
    let json = file(&portal, &format!("/id/piagam/{id}/kredensial.json")).await;
    assert!(!json.is_empty());
    assert!(!told(&portal, &pdf).await.contains("tidak dapat dipercaya"));
}

/// A sample certificate is whole as any other: what it says must not be taken for
/// what a real one says.
#[tokio::test]
async fn a_sample_certificate_is_told_to_be_one() {
    let portal = Portal::new().await;
    let real = issue(&portal).await;
    let made_up = "UPDATE dataset SET sample = 'sample' WHERE dataset = 'gebyar-2024'";
    change(&portal, made_up).await;
    let sample = issue_saying(&portal, "rentan-kemenkumham", "Cepat dan ramah").await;
    let pdf = file(&portal, &format!("/id/piagam/{sample}/piagam.pdf")).await;
    let page = told(&portal, &pdf).await;
    for said in [
        "Ini piagam contoh, bukan piagam resmi",
        "sample-banner",
        "Cepat dan ramah",
        "DATA CONTOH, bukan piagam resmi. Dasar:",
        "Unit yang diakui",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("asli dan berlaku"), "{page}");
    // What was issued of real data says what it said.
    let pdf = file(&portal, &format!("/id/piagam/{real}/piagam.pdf")).await;
    let page = told(&portal, &pdf).await;
    assert!(page.contains("Piagam ini asli dan berlaku"), "{page}");
    assert!(
        !page.contains("piagam contoh") && !page.contains("sample-banner"),
        "{page}"
    );
    assert!(page.contains("Dasar: "), "{page}");
    // One that stands no longer is not real either.
    let database = &portal.site.database;
    let done = withdraw_certificate(database, &officer(), &sample, "Uji", NOW + 60).await;
    done.expect("it is withdrawn");
    let pdf = file(&portal, &format!("/id/piagam/{sample}/piagam.pdf")).await;
    let page = told(&portal, &pdf).await;
    for said in ["asli, tetapi sudah ditarik", "Ini piagam contoh"] {
        assert!(page.contains(said), "{said}: {page}");
    }
}

/// Whoever reads of an honour finds its proof, as long as there is one; and the
/// page on which a certificate is checked is found from the honours and from
/// every page.
#[tokio::test]
async fn an_honour_leads_to_its_certificate_while_it_holds() {
    let portal = Portal::new().await;
    let id = issue(&portal).await;
    let own = format!("href=\"/id/piagam/{id}\"");
    let event = "/id/penghargaan/gebyar-pelayanan-prima-2024";
    let told = [
        event.to_owned(),
        format!("{event}/rentan"),
        "/id/badan/kejaksaan-ri".to_owned(),
        "/id/badan/kejati-sumatera-selatan".to_owned(),
    ];
    for address in &told {
        let page = portal.page(address).await;
        assert!(page.contains(&own), "{address}: {page}");
        // Nobody else has one.
        let n_others = page.matches("href=\"/id/piagam/").count() - page.matches(&own).count();
        assert_eq!(n_others, 0, "{address}: {page}");
    }
    let other = portal.page(&format!("{event}/pkri")).await;
    assert!(!other.contains("href=\"/id/piagam/"), "{other}");
    let page = portal.page("/id/penghargaan").await;
    let check = "href=\"/id/piagam\"";
    assert_eq!(page.matches(check).count(), 2, "{page}");
    assert!(portal.page("/id/tentang").await.contains(check));

    let database = &portal.site.database;
    let done = withdraw_certificate(database, &officer(), &id, "Uji", NOW + 60).await;
    done.expect("it is withdrawn");
    for address in &told {
        let page = portal.page(address).await;
        assert!(!page.contains(&own), "{address}: {page}");
    }
}
