//! A certificate that was issued: it falls with its honour, is withdrawn for a
//! reason, and keeps the name it was issued under.

use crate::ministry::{CLINIC, DID, Ministry, NOW};
use crate::own_database::OwnDatabase;
use prima_domain::recognition::certificate::Standing;
use prima_domain::register::day::Day;
use prima_exchange::credential::check::{Verdict, check};
use prima_exchange::credential::did;
use prima_instrument::words::Lang;
use prima_workflow::assessment::{ActError, Refusal};
use prima_workflow::doctor::{Finding, examine};
use prima_workflow::recognition::certificate::{
    Shown, certificate_shown, certified, status_list, withdraw_certificate,
};

on_both_engines![
    a_revoked_honour_takes_its_certificate_along,
    a_list_of_statuses_holds_since_the_day_of_a_revocation_began_in_jakarta,
    a_certificate_is_withdrawn_for_a_reason_and_issued_anew,
    a_recipient_who_is_renamed_keeps_the_printed_name,
    a_credential_changed_in_the_database_no_longer_holds,
    a_damaged_certificate_says_nothing_and_the_doctor_finds_it,
];

async fn shown(ministry: &Ministry, id: &str) -> Shown {
    certificate_shown(&ministry.database, id)
        .await
        .unwrap()
        .unwrap()
}

/// The certificates that honours lead to on a day.
async fn led_to(ministry: &Ministry, day: &str) -> Vec<String> {
    let honours = ministry.database.honours().await.unwrap();
    let honours: Vec<_> = honours.iter().collect();
    let day = Day::parse(day).unwrap();
    let found = certified(&ministry.database, &honours, day).await.unwrap();
    found.into_values().collect()
}

/// What somebody without a network finds in the list as it is published now.
async fn published(ministry: &Ministry, id: &str) -> Verdict {
    let document = did::document(DID, &[ministry.key.public()]).to_string();
    let known = did::read(&document).unwrap();
    let list = status_list(&ministry.database, &ministry.issuer(), 1)
        .await
        .unwrap();
    let credential = shown(ministry, id).await.row.credential;
    check(credential.as_bytes(), Some(&known), list.as_deref(), NOW)
        .unwrap()
        .status
}

async fn a_revoked_honour_takes_its_certificate_along(own: OwnDatabase) {
    let ministry = Ministry::open(own, &[(CLINIC, "RSUD Contoh")]).await;
    let id = ministry.issue_one(CLINIC).await;
    assert_eq!(shown(&ministry, &id).await.standing, Standing::Valid);
    assert_eq!(published(&ministry, &id).await, Verdict::Passed);
    assert_eq!(led_to(&ministry, "2024-10-09").await, [id.as_str()]);
    ministry.honour(&[CLINIC], "revoked").await;
    assert!(led_to(&ministry, "2024-10-09").await.is_empty());
    assert_eq!(
        shown(&ministry, &id).await.standing,
        Standing::HonourRevoked
    );
    assert_eq!(published(&ministry, &id).await, Verdict::Failed("revoked"));
    ministry.honour(&[], "granted").await;
    assert_eq!(shown(&ministry, &id).await.standing, Standing::HonourGone);
    assert_eq!(published(&ministry, &id).await, Verdict::Failed("revoked"));
}

async fn a_list_of_statuses_holds_since_the_day_of_a_revocation_began_in_jakarta(own: OwnDatabase) {
    let ministry = Ministry::open(own, &[(CLINIC, "RSUD Contoh")]).await;
    let id = ministry.issue_one(CLINIC).await;
    let revoked = "UPDATE honour SET status = 'revoked', revoked = '2024-10-09'";
    ministry.own.run(revoked).await;
    let list = status_list(&ministry.database, &ministry.issuer(), 1).await;
    let credential = shown(&ministry, &id).await.row.credential;
    let document = did::document(DID, &[ministry.key.public()]).to_string();
    let known = did::read(&document);
    let list = list.unwrap();
    let found = check(credential.as_bytes(), known.as_ref(), list.as_deref(), NOW).unwrap();
    // Midnight in Jakarta is 17.00 of the day before in London.
    assert_eq!(found.status_since, "2024-10-08T17:00:00Z");
}

async fn a_certificate_is_withdrawn_for_a_reason_and_issued_anew(own: OwnDatabase) {
    let ministry = Ministry::open(own, &[(CLINIC, "RSUD Contoh")]).await;
    let id = ministry.issue_one(CLINIC).await;
    let (database, officer) = (&ministry.database, &ministry.officer);
    let blank = withdraw_certificate(database, officer, &id, "  ", NOW + 60).await;
    assert!(matches!(
        blank,
        Err(ActError::Refused(Refusal::Blank { field: "alasan" }))
    ));
    withdraw_certificate(database, officer, &id, "Salah nama", NOW + 60)
        .await
        .unwrap();
    assert!(led_to(&ministry, "2024-10-09").await.is_empty());
    withdraw_certificate(database, officer, &id, "Lain", NOW + 120)
        .await
        .unwrap();
    let old = shown(&ministry, &id).await;
    assert_eq!(old.standing, Standing::Withdrawn);
    assert_eq!(old.row.reason, "Salah nama");
    assert_eq!(published(&ministry, &id).await, Verdict::Failed("revoked"));
    let new = ministry.issue_one(CLINIC).await;
    assert_ne!(new, id);
    assert_eq!(published(&ministry, &new).await, Verdict::Passed);
    assert_eq!(published(&ministry, &id).await, Verdict::Failed("revoked"));
}

async fn a_recipient_who_is_renamed_keeps_the_printed_name(own: OwnDatabase) {
    let ministry = Ministry::open(own, &[(CLINIC, "RSUD Contoh")]).await;
    let id = ministry.issue_one(CLINIC).await;
    ministry.name(&[(CLINIC, "RS Umum Baru")]).await;
    let renamed = shown(&ministry, &id).await;
    assert_eq!(renamed.row.recipient, "RSUD Contoh");
    assert_eq!(
        renamed.recipient.map(|body| body.name).as_deref(),
        Some("RS Umum Baru")
    );
    ministry.name(&[("lain", "Lain")]).await;
    let gone = shown(&ministry, &id).await;
    assert_eq!((gone.recipient, gone.standing), (None, Standing::Valid));
}

async fn a_credential_changed_in_the_database_no_longer_holds(own: OwnDatabase) {
    let ministry = Ministry::open(own, &[(CLINIC, "RSUD Contoh")]).await;
    let id = ministry.issue_one(CLINIC).await;
    let forged = "UPDATE certificate SET credential = \
                  replace(credential, 'RSUD Contoh', 'RSUD Lain')";
    ministry.own.run(forged).await;
    let document = did::document(DID, &[ministry.key.public()]).to_string();
    let credential = shown(&ministry, &id).await.row.credential;
    let known = did::read(&document);
    let found = check(credential.as_bytes(), known.as_ref(), None, NOW).unwrap();
    assert!(matches!(found.signature, Verdict::Failed(_)), "{found:?}");
}

/// What the doctor says of certificates.
async fn examined(ministry: &Ministry) -> Finding {
    let findings = examine(&ministry.own.url, None, Lang::En).await;
    let mut findings = findings.unwrap().into_iter();
    let is_it = |finding: &Finding| finding.check == "doctor-certificates";
    findings.find(is_it).unwrap()
}

async fn a_damaged_certificate_says_nothing_and_the_doctor_finds_it(own: OwnDatabase) {
    let ministry = Ministry::open(own, &[(CLINIC, "RSUD Contoh")]).await;
    let id = ministry.issue_one(CLINIC).await;
    let whole = examined(&ministry).await;
    assert_eq!((whole.n_seen, whole.wrong.len()), (1, 0), "{whole:?}");
    let credential = shown(&ministry, &id).await.row.credential;
    let damaged = [
        // Another name is no damage that reading notices; its proof tells.
        (
            credential.replace("RSUD Contoh", "RSUD Lain"),
            true,
            "does not fit its signature",
        ),
        (
            credential[..credential.len() / 2].to_owned(),
            false,
            "cannot be read",
        ),
        (
            credential.replace("validFrom", "validfrom"),
            false,
            "cannot be read",
        ),
        (String::new(), false, "cannot be read"),
    ];
    for (text, is_read, said) in damaged {
        let text = text.replace('\'', "''");
        let forged = format!("UPDATE certificate SET credential = '{text}'");
        ministry.own.run(&forged).await;
        let found = examined(&ministry).await;
        assert_eq!(found.wrong.len(), 1, "{found:?}");
        for part in [id.as_str(), "RSUD Contoh", "kredensial.json", said] {
            assert!(found.wrong[0].contains(part), "{part}: {found:?}");
        }
        let shown = shown(&ministry, &id).await;
        assert_eq!(shown.attestation.is_some(), is_read, "{said}");
        let expected = match is_read {
            true => Standing::Valid,
            false => Standing::Unreadable,
        };
        assert_eq!(shown.standing_on(Day::at(NOW)), expected, "{said}");
    }
    // One that was withdrawn proves nothing any more.
    let (database, officer) = (&ministry.database, &ministry.officer);
    let withdrawn = withdraw_certificate(database, officer, &id, "Rusak", NOW + 60).await;
    withdrawn.unwrap();
    let found = examined(&ministry).await;
    assert_eq!((found.wrong.len(), found.notes.len()), (0, 1), "{found:?}");
    let standing = shown(&ministry, &id).await.standing_on(Day::at(NOW));
    assert_eq!(standing, Standing::Withdrawn);
}
