//! Issuing: once, signed, printed the same again, refused with a reason.

use crate::ministry::{CLINIC, DID, Ministry, NOW, ORIGIN, actor, press_of};
use crate::own_database::OwnDatabase;
use prima_document::certificate::{Printed, Template, TemplateFault};
use prima_document::wording::Words;
use prima_domain::recognition::certificate::Hindrance;
use prima_exchange::credential::attestation::Attestation;
use prima_exchange::credential::baked::Carrier;
use prima_exchange::credential::check::{Checked, Verdict, check};
use prima_exchange::credential::did;
use prima_instrument::words::Lang;
use prima_store::certificate::Certificate;
use prima_store::cycle::{Cycle, Objection};
use prima_store::register::Body;
use prima_workflow::assessment::{ActError, Refusal};
use prima_workflow::recognition::certificate::{
    Why, certificate_shown, drawing, known_page_verdict, page_verdict, picture, printed, set_again,
    status_list,
};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

on_both_engines![
    a_certificate_is_issued_once_and_proves_what_it_says,
    what_cannot_be_certified_is_named_and_keeps_nothing_back,
    only_what_can_move_the_honour_holds_it_up,
    strangers_find_nothing,
];

async fn a_certificate_is_issued_once_and_proves_what_it_says(own: OwnDatabase) {
    let ministry = Ministry::open(own, &[(CLINIC, "RSUD \"Contoh\" \\ #evil e\u{301}")]).await;
    let id = ministry.issue_one(CLINIC).await;
    let again = ministry.issue(&ministry.officer, &[CLINIC]).await.unwrap();
    assert_eq!((again.made.len(), again.n_there, again.n_left), (0, 1, 0));

    let shown = certificate_shown(&ministry.database, &id)
        .await
        .unwrap()
        .unwrap();
    let said = shown.attestation.unwrap();
    assert_eq!(said.recipient_name, "RSUD \"Contoh\" \\ #evil e\u{301}");
    assert_eq!(said.address, format!("{ORIGIN}/id/piagam/{id}"));
    assert_eq!(said.event, "Gebyar Contoh 2024");
    let document = did::document(DID, &[ministry.key.public()]).to_string();
    let known = did::read(&document).unwrap();
    let list = status_list(&ministry.database, &ministry.issuer(), 1)
        .await
        .unwrap();
    let file = shown.row.credential.as_bytes();
    assert!(
        check(file, Some(&known), list.as_deref(), NOW)
            .unwrap()
            .is_whole()
    );
    let token = shown.row.token.as_bytes();
    assert!(
        check(token, Some(&known), list.as_deref(), NOW)
            .unwrap()
            .is_whole()
    );

    // The page is made again from what was signed, to the same bytes.
    let press = ministry.issuer().press;
    let page = printed(&said, &shown.row.credential);
    let pdf = press
        .set(Words { lang: Lang::Id }, &page)
        .unwrap()
        .pdf()
        .unwrap();
    let hash: String = Sha256::digest(&pdf)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(hash, shown.row.pdf_sha256);
    let (_, again) = set_again(press, &shown.row, &said).unwrap();
    assert_eq!(again, pdf);
    // It holds without end, so that no template leaves a last day out; one that
    // changed gives another page all the same, which is none.
    assert_eq!(said.until, "");
    let text = "#set document(title: \"x\")\n#sys.inputs.recipient";
    let files = [("template.toml", "main = \"a.typ\""), ("a.typ", text)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    let changed = Template::read("piagam", "piagam", BTreeMap::from(files)).unwrap();
    let other = set_again(&press_of(&changed), &shown.row, &said).unwrap_err();
    let place = "piagam/a.typ".to_owned();
    assert_eq!(other, TemplateFault::Changed { place });
    let found = check(&pdf, Some(&known), list.as_deref(), NOW).unwrap();
    assert!(found.is_whole());
    assert_eq!(page_verdict(press, &found, &pdf), Some(Verdict::Passed));
    let mut changed = pdf.clone();
    let last = changed.len() - 20;
    changed[last] ^= 1;
    assert_eq!(
        page_verdict(press, &found, &changed),
        Some(Verdict::Failed("page-other"))
    );

    // Issued at one o'clock in the night of the 9th in Jakarta, which is the 8th in
    // UTC: the page has the day of Jakarta. What was once issued with the other day
    // is found by its hash and told to be genuine; no third day is.
    let night = Attestation {
        issued: "2024-10-08T18:00:00Z".to_owned(),
        ..said.clone()
    };
    let own = printed(&night, &shown.row.credential);
    assert_eq!(
        own.inputs(Words { lang: Lang::Id })["issued"],
        "9 Oktober 2024"
    );
    let at_night = Checked {
        attestation: night.clone(),
        ..found.clone()
    };
    for (day, is_own) in [
        ("2024-10-09", true),
        ("2024-10-08", true),
        ("2024-10-07", false),
    ] {
        let page = Printed {
            issued_on: day.to_owned(),
            ..own.clone()
        };
        let page = press.set(Words { lang: Lang::Id }, &page).unwrap();
        let pdf = page.pdf().unwrap();
        let hash: String = Sha256::digest(&pdf)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let row = Certificate {
            pdf_sha256: hash,
            ..shown.row.clone()
        };
        let again = set_again(press, &row, &night).map(|(_, bytes)| bytes);
        assert_eq!(again.ok(), is_own.then(|| pdf.clone()), "{day}");
        let verdict = match is_own {
            true => Verdict::Passed,
            false => Verdict::Failed("page-other"),
        };
        let drawn = drawing(&page, &own.credential).into_bytes();
        for (carrier, file) in [(Carrier::Pdf, pdf), (Carrier::Svg, drawn)] {
            let checked = Checked {
                carrier,
                ..at_night.clone()
            };
            let found = page_verdict(press, &checked, &file);
            assert_eq!(found, Some(verdict.clone()), "{day}");
        }
    }

    // Its bytes are known: a template that was mended since takes nothing from
    // them, and of other bytes it only says that nothing was compared.
    let row = |template: &str, hash: &str| Certificate {
        template: template.to_owned(),
        pdf_sha256: hash.to_owned(),
        ..shown.row.clone()
    };
    let changed_hash: String = Sha256::digest(&changed)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    for (row, verdict) in [
        (row(press.template(), &hash), Verdict::Failed("page-other")),
        (row("lama", &hash), Verdict::NotMade("page-template")),
        (row("lama", &changed_hash), Verdict::Passed),
    ] {
        let found = known_page_verdict(press, &row, &found, &changed);
        assert_eq!(found, Some(verdict));
    }

    // So are picture and drawing: one with another name on it is none of them,
    // though the credential in it is the one that was signed.
    let words = Words { lang: Lang::Id };
    let own = press.set(words, &page).unwrap();
    let other = Printed {
        recipient: "RSUD Lain".to_owned(),
        ..page.clone()
    };
    let other = press.set(words, &other).unwrap();
    let credential = &page.credential;
    for (genuine, forged) in [
        (picture(&own, credential), picture(&other, credential)),
        (
            drawing(&own, credential).into_bytes(),
            drawing(&other, credential).into_bytes(),
        ),
    ] {
        let verdict = |file: &[u8]| {
            let found = check(file, Some(&known), list.as_deref(), NOW).unwrap();
            assert!(found.is_whole(), "the credential is as it was signed");
            page_verdict(press, &found, file)
        };
        assert_eq!(verdict(&genuine), Some(Verdict::Passed));
        assert_eq!(verdict(&forged), Some(Verdict::Failed("page-other")));
    }
}

async fn what_cannot_be_certified_is_named_and_keeps_nothing_back(own: OwnDatabase) {
    let names = [
        ("a", "漢 Contoh"),
        ("b", "B\u{1}C"),
        ("c", "Puskesmas C"),
        ("d", "D"),
    ];
    let ministry = Ministry::open(own, &names).await;
    let cycle = Cycle {
        cycle: "gebyar-2024".to_owned(),
        programme: "gebyar".to_owned(),
        period: "2024".to_owned(),
        ..Cycle::default()
    };
    let objection = Objection {
        cycle: "gebyar-2024".to_owned(),
        unit: "d".to_owned(),
        number: 1,
        state: "open".to_owned(),
        ..Objection::default()
    };
    let mut act = ministry.database.act().await.unwrap();
    act.add_rows(&[cycle]).await.unwrap();
    act.add_rows(&[objection]).await.unwrap();
    act.finish_privately("", "", "", "", "").await.unwrap();
    let issued = ministry
        .issue(&ministry.officer, &["a", "b", "c", "d"])
        .await
        .unwrap();
    assert_eq!(issued.made.len(), 1);
    let mut why: Vec<(String, Why)> = issued
        .refused
        .into_iter()
        .map(|refused| (refused.honour.body, refused.why))
        .collect();
    why.sort_by(|a, b| a.0.cmp(&b.0));
    let expected = [
        ("a", Why::Page(TemplateFault::Letters(vec!['漢']))),
        ("b", Why::Letter('\u{1}')),
        ("d", Why::Hindrance(Hindrance::ObjectionOpen)),
    ];
    assert_eq!(why, expected.map(|(body, why)| (body.to_owned(), why)));
}

async fn only_what_can_move_the_honour_holds_it_up(own: OwnDatabase) {
    let ministry = Ministry::open(own, &[("a", "A"), ("b", "B"), ("c", "C")]).await;
    let mut bodies: Vec<Body> = ministry.database.bodies_from(0, 10).await.unwrap();
    // A unit two steps below what is honoured.
    for (id, parent) in [("dinas", "a"), ("puskesmas", "dinas")] {
        bodies.push(Body {
            body: id.to_owned(),
            name: id.to_owned(),
            kind: "work_unit".to_owned(),
            parent: parent.to_owned(),
            ..Body::default()
        });
    }
    let cycle = |period: &str| Cycle {
        cycle: format!("pekppp-{period}"),
        programme: "pekppp".to_owned(),
        period: period.to_owned(),
        ..Cycle::default()
    };
    let objection = |period: &str, unit: &str, state: &str| Objection {
        cycle: format!("pekppp-{period}"),
        unit: unit.to_owned(),
        number: 1,
        state: state.to_owned(),
        ..Objection::default()
    };
    let objections = [
        objection("2024", "puskesmas", "open"),
        // Another year's, and one that was decided.
        objection("2023", "b", "open"),
        objection("2024", "c", "accepted"),
    ];
    let mut act = ministry.database.act().await.unwrap();
    act.replace_bodies(bodies).await.unwrap();
    act.add_rows(&["2023", "2024"].map(cycle)).await.unwrap();
    act.add_rows(&objections).await.unwrap();
    act.finish_privately("", "", "", "", "").await.unwrap();
    let order = ["a", "b", "c"];
    let issued = ministry.issue(&ministry.officer, &order).await.unwrap();
    assert_eq!(issued.made.len(), 2);
    let refused: Vec<(&str, &Why)> = issued
        .refused
        .iter()
        .map(|refused| (refused.honour.body.as_str(), &refused.why))
        .collect();
    let waits = Why::Hindrance(Hindrance::ObjectionOpen);
    assert_eq!(refused, [("a", &waits)]);
}

async fn strangers_find_nothing(own: OwnDatabase) {
    let ministry = Ministry::open(own, &[(CLINIC, "RSUD Contoh")]).await;
    let nobody = actor("nobody", Vec::new());
    let hidden = |error| matches!(error, ActError::Refused(Refusal::Hidden));
    assert!(hidden(
        ministry.issue(&nobody, &[CLINIC]).await.unwrap_err()
    ));
    assert!(hidden(
        ministry.issue(&ministry.officer, &["x"]).await.unwrap_err()
    ));
    assert!(
        certificate_shown(&ministry.database, "x")
            .await
            .unwrap()
            .is_none()
    );
    let list = status_list(&ministry.database, &ministry.issuer(), 1)
        .await
        .unwrap();
    assert!(list.is_none());
}
