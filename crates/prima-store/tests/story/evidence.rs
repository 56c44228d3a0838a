//! Evidence: rows come back, parts of uploads follow one another, and nothing
//! half done stays.

use crate::own_database::OwnDatabase;
use crate::sample::{finish, traps};
use prima_store::evidence::{Evidence, EvidenceLink, Upload, UploadPart};

on_both_engines![
    evidence_comes_back_as_it_was_written,
    a_vault_shows_what_is_kept_newest_first,
    links_are_found_from_both_sides,
    one_link_stands_once,
    a_vault_counts_what_is_on_its_way,
    parts_follow_one_another,
    one_of_two_parts_at_the_same_place_is_recorded,
    an_upload_that_ended_takes_no_part,
    all_evidence_of_all_vaults_is_told,
];

fn evidence(id: &str, body: &str, at: &str) -> Evidence {
    Evidence {
        evidence: id.to_owned(),
        body: body.to_owned(),
        sha256: format!("hash-{id}"),
        bytes: 10,
        at: at.to_owned(),
        state: Evidence::KEPT.to_owned(),
        ..Evidence::default()
    }
}

fn link(cycle: &str, unit: &str, code: &str, evidence: &str) -> EvidenceLink {
    EvidenceLink {
        cycle: cycle.to_owned(),
        unit: unit.to_owned(),
        code: code.to_owned(),
        evidence: evidence.to_owned(),
        ..EvidenceLink::default()
    }
}

fn upload(id: &str, body: &str, bytes: i64) -> Upload {
    Upload {
        upload: id.to_owned(),
        body: body.to_owned(),
        bytes,
        at: "2026-11-23T04:05:06Z".to_owned(),
        ..Upload::default()
    }
}

fn part(upload: &str, begins: i64, bytes: i64) -> UploadPart {
    UploadPart {
        upload: upload.to_owned(),
        begins,
        bytes,
        sha256: format!("part-{begins}"),
    }
}

async fn evidence_comes_back_as_it_was_written(own: OwnDatabase) {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    let rows: Vec<Evidence> = traps()
        .into_iter()
        .enumerate()
        .map(|(place, text)| Evidence {
            title: text.clone(),
            file_name: text,
            pages: i64::MAX,
            ..evidence(&format!("e{place}"), "badan", "")
        })
        .collect();
    for row in &rows {
        act.add_evidence(row).await.unwrap();
    }
    assert_eq!(act.evidence("e1").await.unwrap().as_ref(), rows.get(1));
    finish(act, "evidence").await;
    for row in &rows {
        let found = database.evidence(&row.evidence).await.unwrap();
        assert_eq!(found.as_ref(), Some(row));
    }
    let mut act = database.act().await.unwrap();
    let mended = Evidence {
        title: "Judul baru".to_owned(),
        ..rows[0].clone()
    };
    act.replace_evidence(&mended).await.unwrap();
    finish(act, "evidence").await;
    assert_eq!(database.evidence("e0").await.unwrap(), Some(mended));
    for id in ["", "\0", "e0\0"] {
        assert_eq!(database.evidence(id).await.unwrap(), None, "{id:?}");
    }
}

async fn a_vault_shows_what_is_kept_newest_first(own: OwnDatabase) {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    let withdrawn = Evidence {
        state: Evidence::WITHDRAWN.to_owned(),
        ..evidence("d", "puskesmas", "2026-04-01T00:00:00Z")
    };
    for row in [
        evidence("a", "puskesmas", "2026-01-01T00:00:00Z"),
        evidence("b", "puskesmas", "2026-03-01T00:00:00Z"),
        evidence("c", "lain", "2026-02-01T00:00:00Z"),
        withdrawn,
    ] {
        act.add_evidence(&row).await.unwrap();
    }
    let found = act.evidence_with_file("puskesmas", "hash-a").await.unwrap();
    assert_eq!(found.map(|row| row.evidence), Some("a".to_owned()));
    for (body, hash) in [("lain", "hash-a"), ("puskesmas", "hash-d")] {
        let found = act.evidence_with_file(body, hash).await.unwrap();
        assert_eq!(found, None, "{body} {hash}");
    }
    finish(act, "evidence").await;
    let kept = database.evidence_of_body("puskesmas").await.unwrap();
    let ids: Vec<&str> = kept.iter().map(|row| row.evidence.as_str()).collect();
    assert_eq!(ids, ["b", "a"]);
}

async fn links_are_found_from_both_sides(own: OwnDatabase) {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    for id in ["a", "b"] {
        act.add_evidence(&evidence(id, "puskesmas", ""))
            .await
            .unwrap();
    }
    act.add_evidence(&evidence("c", "lain", "")).await.unwrap();
    let links = [
        link("c2026", "puskesmas", "1.a", "a"),
        link("c2026", "puskesmas", "1.b", "a"),
        link("c2026", "puskesmas", "1.b", "b"),
        link("c2027", "puskesmas", "1.a", "a"),
        link("c2026", "lain", "1.a", "c"),
    ];
    for link in links.iter().rev() {
        act.add_evidence_link(link).await.unwrap();
    }
    let of_a = [&links[0], &links[1], &links[3]].map(Clone::clone);
    assert_eq!(act.links_of_evidence("a").await.unwrap(), of_a);
    finish(act, "links").await;
    assert_eq!(database.links_of_evidence("a").await.unwrap(), of_a);
    assert_eq!(
        database.links_of_body("puskesmas").await.unwrap(),
        links[..4]
    );
    let of_unit = database
        .evidence_of_unit("c2026", "puskesmas")
        .await
        .unwrap();
    let pairs: Vec<(&str, &str)> = of_unit
        .iter()
        .map(|(link, row)| (link.code.as_str(), row.evidence.as_str()))
        .collect();
    assert_eq!(pairs, [("1.a", "a"), ("1.b", "a"), ("1.b", "b")]);
    let mut act = database.act().await.unwrap();
    assert!(act.remove_evidence_link(&links[0]).await.unwrap());
    assert!(!act.remove_evidence_link(&links[0]).await.unwrap());
    finish(act, "links").await;
    assert_eq!(database.links_of_evidence("a").await.unwrap(), of_a[1..]);
}

async fn one_link_stands_once(own: OwnDatabase) {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    let link = link("c2026", "puskesmas", "1.a", "a");
    act.add_evidence_link(&link).await.unwrap();
    assert!(act.add_evidence_link(&link).await.is_err());
    drop(act);
    assert!(database.links_of_evidence("a").await.unwrap().is_empty());
}

async fn a_vault_counts_what_is_on_its_way(own: OwnDatabase) {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    assert_eq!(act.vault_bytes("puskesmas").await.unwrap(), 0);
    act.add_evidence(&evidence("a", "puskesmas", ""))
        .await
        .unwrap();
    let withdrawn = Evidence {
        state: Evidence::WITHDRAWN.to_owned(),
        ..evidence("b", "puskesmas", "")
    };
    act.add_evidence(&withdrawn).await.unwrap();
    act.add_upload(&upload("u", "puskesmas", 1 << 40))
        .await
        .unwrap();
    act.add_upload(&upload("v", "lain", 5)).await.unwrap();
    assert_eq!(act.vault_bytes("puskesmas").await.unwrap(), 10 + (1 << 40));
    assert_eq!(act.n_uploads("puskesmas").await.unwrap(), 1);
    assert!(act.remove_upload("u").await.unwrap());
    assert!(!act.remove_upload("u").await.unwrap());
    assert_eq!(act.vault_bytes("puskesmas").await.unwrap(), 10);
    finish(act, "uploads").await;
    let ids = database.uploads().await.unwrap().into_iter();
    assert_eq!(ids.map(|row| row.upload).collect::<Vec<_>>(), ["v"]);
}

async fn parts_follow_one_another(own: OwnDatabase) {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    act.add_upload(&upload("u", "puskesmas", 30)).await.unwrap();
    finish(act, "upload").await;
    let acts = database.n_acts().await.unwrap();
    for (begins, bytes, expected) in [
        (5, 5, false),
        (0, 10, true),
        (0, 10, false),
        (9, 5, false),
        (11, 5, false),
        (10, 20, true),
        (30, 1, true),
    ] {
        let added = database.add_upload_part(&part("u", begins, bytes)).await;
        assert_eq!(added.unwrap(), expected, "{begins} + {bytes}");
    }
    let parts = database.upload_parts("u").await.unwrap();
    assert_eq!(
        parts,
        [part("u", 0, 10), part("u", 10, 20), part("u", 30, 1)]
    );
    assert_eq!(parts[1].ends(), 30);
    // A part is no act.
    assert_eq!(database.n_acts().await.unwrap(), acts);
}

async fn one_of_two_parts_at_the_same_place_is_recorded(own: OwnDatabase) {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    act.add_upload(&upload("u", "puskesmas", 30)).await.unwrap();
    finish(act, "upload").await;
    let (one, two) = (part("u", 0, 10), part("u", 0, 20));
    let both = tokio::join!(
        database.add_upload_part(&one),
        database.add_upload_part(&two)
    );
    let added = [both.0.unwrap(), both.1.unwrap()];
    assert_ne!(added[0], added[1]);
    let expected = if added[0] { one } else { two };
    assert_eq!(database.upload_parts("u").await.unwrap(), [expected]);
}

async fn an_upload_that_ended_takes_no_part(own: OwnDatabase) {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    act.add_upload(&upload("u", "puskesmas", 30)).await.unwrap();
    finish(act, "upload").await;
    assert!(database.add_upload_part(&part("u", 0, 10)).await.unwrap());
    let mut act = database.act().await.unwrap();
    act.remove_upload("u").await.unwrap();
    finish(act, "upload").await;
    assert_eq!(database.upload("u").await.unwrap(), None);
    assert!(database.upload_parts("u").await.unwrap().is_empty());
    for id in ["u", "", "lain", "\0"] {
        let added = database.add_upload_part(&part(id, 0, 10)).await;
        assert!(!added.unwrap(), "{id:?}");
    }
}

async fn all_evidence_of_all_vaults_is_told(own: OwnDatabase) {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    let gone = Evidence {
        state: Evidence::WITHDRAWN.to_owned(),
        ..evidence("a", "puskesmas", "")
    };
    let all = [
        evidence("c", "lain", ""),
        evidence("d", "lain", ""),
        gone,
        evidence("b", "puskesmas", ""),
    ];
    for row in all.iter().rev() {
        act.add_evidence(row).await.unwrap();
    }
    finish(act, "evidence").await;
    assert_eq!(database.all_evidence().await.unwrap(), all);
}
