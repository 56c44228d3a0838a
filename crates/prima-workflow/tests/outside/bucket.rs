//! Files in a bucket: the same story as on the disk, and what a bucket alone can
//! do wrong.

use crate::told;
use crate::town::{FILLING, Town, UNIT, acting, chance, description, officer, pdf, refusal};
use prima_store::{Engine, Secret};
use prima_workflow::vault::{
    Bucket, BucketError, BucketSettings, Lost, NewUpload, Place, Storage, VaultRefusal,
    add_evidence, append_upload, begin_upload, check, finish_upload, open_evidence,
    withdraw_evidence,
};
use std::net::TcpListener;
use std::sync::Arc;

fn no_progress(_: usize, _: usize) {}

/// The bucket of the test command, with names of this test alone.
fn settings(test: &str) -> BucketSettings {
    let told = told("PRIMA_TEST_BUCKET", "moto");
    let mut parts = told.split_whitespace().map(str::to_owned);
    let mut next = || parts.next().unwrap();
    BucketSettings {
        endpoint: next(),
        bucket: next(),
        prefix: format!("{test}/{}", std::process::id()),
        region: "us-east-1".to_owned(),
        key_id: next(),
        secret: Secret::new(next()),
    }
}

/// A town whose files lie in a bucket.
async fn town(settings: &BucketSettings) -> Town {
    let mut town = Town::on(Engine::Sqlite).await;
    town.vault.storage = Storage::within(Arc::new(Bucket::new(settings.clone())));
    town
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_kept_once_and_comes_back() {
    let settings = settings("kept");
    let bucket = Bucket::new(settings.clone());
    bucket.ask().unwrap();
    let town = town(&settings).await;
    let (vault, database) = (&town.vault, town.database());
    let added = town.add("satu").await;
    assert!(!town.add("satu").await.is_new);
    town.add("dua").await;
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    let opened = open_evidence(vault, database, &acting, &added.evidence, None).await;
    assert_eq!(opened.unwrap().content, pdf("satu"));
    assert_eq!(bucket.list("files").unwrap().len(), 2);
    assert_eq!(town.files().len(), 0, "nothing lies on the disk");
    let checked = check(database, &vault.storage, &no_progress).await.unwrap();
    assert_eq!((checked.n_seen, checked.lost), (2, vec![]));
    assert_eq!(checked.unneeded, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_in_parts_goes_on_where_it_broke() {
    let settings = settings("parts");
    let town = town(&settings).await;
    let (vault, database) = (&town.vault, town.database());
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    let content = pdf("satu");
    let new = NewUpload {
        body: UNIT.to_owned(),
        file_name: "sp.pdf".to_owned(),
        bytes: content.len() as u64,
    };
    let upload = begin_upload(vault, database, &acting, &new, chance("u"))
        .await
        .unwrap();
    let send = |from: usize, to: usize| {
        let part = content[from..to].to_vec();
        append_upload(vault, database, &acting, &upload, from as u64, part)
    };
    send(0, 50).await.unwrap();
    assert_eq!(refusal(send(0, 50).await), VaultRefusal::ResumeAt(50));
    send(50, content.len()).await.unwrap();
    let bucket = Bucket::new(settings.clone());
    assert_eq!(bucket.list("parts").unwrap().len(), 2);
    let sp = description("dokumen_sp");
    let added = finish_upload(vault, database, &acting, &upload, &sp, chance("e"))
        .await
        .unwrap();
    assert_eq!(
        bucket.list("parts").unwrap().len(),
        0,
        "only the file stays"
    );
    let opened = open_evidence(vault, database, &acting, &added.evidence, None).await;
    assert_eq!(opened.unwrap().content, content);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_gets_one_file_and_lists_go_over_pages() {
    let bucket = Bucket::new(settings("names"));
    bucket.put("files/a", b"first").unwrap();
    bucket.put("files/a", b"second").unwrap();
    assert_eq!(bucket.get("files/a").unwrap().unwrap(), b"first");
    bucket.mend("files/a", b"third").unwrap();
    assert_eq!(bucket.get("files/a").unwrap().unwrap(), b"third");
    assert_eq!(bucket.get("files/b").unwrap(), None);
    // A page has a thousand names.
    let names: Vec<String> = (0..1_001).map(|n| format!("many/{n:04}")).collect();
    for name in &names {
        bucket.put(name, b"x").unwrap();
    }
    assert_eq!(bucket.list("many").unwrap(), names);
    bucket.remove("files").unwrap();
    assert_eq!(bucket.list("files").unwrap(), [""; 0]);
    assert_eq!(bucket.list("many").unwrap().len(), names.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_and_a_damaged_object_are_told_and_found() {
    let settings = settings("lost");
    let town = town(&settings).await;
    let (vault, database) = (&town.vault, town.database());
    let missing = town.add("satu").await.evidence;
    let damaged = town.add("dua").await.evidence;
    let row = |id: String| async move { database.evidence(&id).await.unwrap().unwrap() };
    let (missing, damaged) = (row(missing).await, row(damaged).await);
    let bucket = Bucket::new(settings.clone());
    bucket.remove(&folder(&missing.sha256)).unwrap();
    bucket
        .mend(&Storage::name(&damaged.sha256), b"half")
        .unwrap();
    bucket.put("files/aa/bb/left-over", b"x").unwrap();
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    for (row, why) in [(&missing, Lost::Missing), (&damaged, Lost::Damaged)] {
        let told = open_evidence(vault, database, &acting, &row.evidence, None).await;
        assert_eq!(refusal(told), VaultRefusal::Lost(why));
    }
    let checked = check(database, &vault.storage, &no_progress).await.unwrap();
    let mut lost = vec![
        (missing.clone(), Lost::Missing),
        (damaged.clone(), Lost::Damaged),
    ];
    lost.sort_by(|(a, _), (b, _)| a.evidence.cmp(&b.evidence));
    assert_eq!(checked.lost, lost);
    assert_eq!(checked.unneeded, ["files/aa/bb/left-over"]);
    // Whoever uploads the same files again mends both.
    town.add("satu").await;
    town.add("dua").await;
    let checked = check(database, &vault.storage, &no_progress).await.unwrap();
    assert_eq!(checked.lost, vec![]);
}

/// The folder in which the file with a hash lies alone.
fn folder(sha256: &str) -> String {
    let name = Storage::name(sha256);
    name.rsplit_once('/').unwrap().0.to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_key_or_bucket_is_named_and_nothing_is_half_done() {
    let right = settings("wrong");
    let secret = Secret::new("not the secret of anybody");
    let wrong = [
        (
            BucketSettings {
                secret,
                ..right.clone()
            },
            "SignatureDoesNotMatch",
        ),
        (
            BucketSettings {
                key_id: "NOBODY".to_owned(),
                ..right.clone()
            },
            "InvalidAccessKeyId",
        ),
        (
            BucketSettings {
                bucket: "tidak-ada".to_owned(),
                ..right.clone()
            },
            "NoSuchBucket",
        ),
    ];
    for (settings, code) in wrong {
        let error = Bucket::new(settings.clone()).ask().unwrap_err();
        let said = error.to_string();
        assert!(matches!(error, BucketError::Refused { .. }), "{said}");
        assert!(
            said.contains(code) && said.contains(&settings.endpoint),
            "{said}"
        );
        assert_nothing_is_kept(&settings, code).await;
        let shown = format!("{said} {settings:?}");
        assert!(!shown.contains(settings.secret.expose()), "{shown}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_storage_that_is_gone_is_told_and_nothing_is_half_done() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let settings = BucketSettings {
        endpoint,
        ..settings("gone")
    };
    let error = Bucket::new(settings.clone()).ask().unwrap_err();
    assert!(matches!(error, BucketError::Away { .. }), "{error:?}");
    assert_nothing_is_kept(&settings, "does not answer").await;
}

/// Adding evidence is refused with a cause, and leaves no row; nothing that was
/// kept before can be opened, and it is withdrawn all the same.
async fn assert_nothing_is_kept(wrong: &BucketSettings, cause: &str) {
    let right = settings("before");
    let mut town = town(&right).await;
    let before = town.add("sebelumnya").await.evidence;
    town.vault.storage = Storage::within(Arc::new(Bucket::new(wrong.clone())));
    let (vault, database) = (&town.vault, town.database());
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    let (file, sp) = ((pdf("satu"), "sp.pdf"), description("dokumen_sp"));
    let told = add_evidence(vault, database, &acting, UNIT, file, &sp, chance("x")).await;
    assert_away(&refusal(told), cause);
    let told = open_evidence(vault, database, &acting, &before, None).await;
    assert_away(&refusal(told), cause);
    assert_eq!(town.acts().await, ["found", "add_evidence"]);
    withdraw_evidence(database, &acting, &before).await.unwrap();
    assert_eq!(database.evidence_of_body(UNIT).await.unwrap(), vec![]);
}

#[track_caller]
fn assert_away(refused: &VaultRefusal, expected: &str) {
    let VaultRefusal::StorageAway { cause } = refused else {
        panic!("no trouble with the storage: {refused:?}");
    };
    assert!(cause.contains(expected), "{cause}");
}
