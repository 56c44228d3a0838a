//! The statements that are signed, against those written by hand from the
//! contexts of W3C and 1EdTech.

use crate::attestation;
use prima_exchange::credential::nquads::canonical;
use prima_exchange::credential::terms::{BADGE, statements};

#[test]
fn a_badge_stands_for_these_statements() {
    let mut attestation = attestation("Rumah Sakit \"Contoh\"");
    attestation.unit_name = "Unit A".to_owned();
    attestation.citation = "Atas\u{301} jasa".to_owned();
    attestation.until = "2026-10-07T17:00:00Z".to_owned();
    let mut badge = attestation.badge();
    badge.shift_remove("@context");
    let written = canonical(&statements(&badge, &BADGE).unwrap()).unwrap();
    let ob = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#";
    let vc = "https://www.w3.org/2018/credentials#";
    let status = "https://www.w3.org/ns/credentials/status#";
    let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    let xsd = "http://www.w3.org/2001/XMLSchema#";
    let piagam = "https://prima.example/id/piagam/abc";
    let body = "https://prima.example/id/badan/contoh";
    let list = "https://prima.example/piagam/status/1";
    let expected = vec![
        format!("<did:web:prima.example> <{rdf}> <{ob}Profile> ."),
        "<did:web:prima.example> <https://schema.org/name> \"Kementerian Contoh\" .".to_owned(),
        format!("<{body}> <{rdf}> <{ob}AchievementSubject> ."),
        format!("<{body}> <{ob}achievement> <{piagam}#capaian> ."),
        format!("<{body}> <{ob}narrative> \"Atas\u{301} jasa\" ."),
        format!("<{body}> <{ob}term> \"2024-10-08\" ."),
        format!("<{piagam}#capaian> <{rdf}> <{ob}Achievement> ."),
        format!("<{piagam}#capaian> <{ob}Criteria> <{piagam}#dasar> ."),
        format!("<{piagam}#capaian> <{ob}achievementType> \"Award\" ."),
        format!("<{piagam}#capaian> <https://schema.org/description> \"Gebyar Contoh 2024\" ."),
        format!(
            "<{piagam}#capaian> <https://schema.org/name> \"Pelayanan Ramah Kelompok Rentan\" ."
        ),
        format!("<{piagam}#dasar> <{ob}narrative> \"Keputusan contoh\" ."),
        format!("<{piagam}> <{rdf}> <{vc}VerifiableCredential> ."),
        format!("<{piagam}> <{rdf}> <{ob}OpenBadgeCredential> ."),
        format!("<{piagam}> <https://schema.org/name> \"Pelayanan Ramah Kelompok Rentan\" ."),
        format!("<{piagam}> <{vc}credentialStatus> <{list}#5> ."),
        format!("<{piagam}> <{vc}credentialSubject> <{body}> ."),
        format!("<{piagam}> <{vc}issuer> <did:web:prima.example> ."),
        format!("<{piagam}> <{vc}validFrom> \"2024-10-08T02:30:00Z\"^^<{xsd}dateTime> ."),
        format!("<{piagam}> <{vc}validUntil> \"2026-10-07T17:00:00Z\"^^<{xsd}dateTime> ."),
        format!("<{list}#5> <{rdf}> <{status}BitstringStatusListEntry> ."),
        format!("<{list}#5> <{status}statusListCredential> <{list}> ."),
        format!("<{list}#5> <{status}statusListIndex> \"5\" ."),
        format!("<{list}#5> <{status}statusPurpose> \"revocation\" ."),
    ];
    let identity = |label: &str, kind: &str, name: &str| {
        vec![
            format!("<{body}> <{ob}identifier> _:{label} ."),
            format!("_:{label} <{rdf}> <{ob}IdentityObject> ."),
            format!(
                "_:{label} <{ob}hashed> \"false\"^^<https://www.w3.org/2001/XMLSchema#boolean> ."
            ),
            format!("_:{label} <{ob}identityHash> \"{name}\" ."),
            format!("_:{label} <{ob}identityType> \"{kind}\" ."),
        ]
    };
    // Which of the two comes first is decided by a hash; both ways are one form.
    let pairs = [("c14n0", "c14n1"), ("c14n1", "c14n0")];
    let forms = pairs.map(|(recipient, unit)| {
        let mut lines = expected.clone();
        lines.extend(identity(recipient, "name", "Rumah Sakit \\\"Contoh\\\""));
        lines.extend(identity(unit, "ext:creditedUnit", "Unit A"));
        lines.sort();
        lines.join("\n") + "\n"
    });
    let odd: Vec<&str> = written
        .lines()
        .filter(|line| !forms[0].contains(line))
        .collect();
    assert!(forms.contains(&written), "{odd:#?}\n{}", forms[0]);
}
