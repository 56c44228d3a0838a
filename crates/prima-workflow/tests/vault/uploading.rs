//! A file that comes part by part over a line that breaks.

use crate::town::{FILLING, Town, UNIT, acting, chance, description, officer, pdf, refusal};
use prima_workflow::vault::{
    BodyLimits, Description, Lost, NewUpload, VaultRefusal, append_upload, begin_upload,
    drop_uploads, finish_upload, open_evidence, resume_upload,
};

on_both_engines![
    an_upload_goes_on_where_it_broke,
    an_upload_that_is_not_whole_is_not_finished,
    a_file_that_cannot_be_kept_ends_its_upload,
    one_of_two_who_finish_at_once_does,
    uploads_are_limited,
    parts_that_do_not_fit_are_refused,
    a_lost_part_ends_the_upload,
    uploads_nobody_goes_on_with_are_dropped,
];

fn new(bytes: u64) -> NewUpload {
    NewUpload {
        body: UNIT.to_owned(),
        file_name: "laporan\n2026.pdf".to_owned(),
        bytes,
    }
}

/// Begins an upload of so many bytes.
async fn begin(town: &Town, bytes: u64, mark: &str) -> String {
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    let begun = begin_upload(
        &town.vault,
        town.database(),
        &acting,
        &new(bytes),
        chance(mark),
    )
    .await;
    begun.unwrap()
}

async fn an_upload_goes_on_where_it_broke(town: Town) {
    let content = pdf("satu");
    let (vault, database) = (&town.vault, town.database());
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    let upload = begin(&town, content.len() as u64, "u").await;
    let send = |from: usize, to: usize| {
        let part = content[from..to].to_vec();
        append_upload(vault, database, &acting, &upload, from as u64, part)
    };
    assert_eq!(send(0, 50).await.unwrap(), 50);
    // The answer was lost, and the part comes again.
    assert_eq!(refusal(send(0, 50).await), VaultRefusal::ResumeAt(50));
    assert_eq!(refusal(send(60, 70).await), VaultRefusal::ResumeAt(50));
    let (row, goes_on) = resume_upload(database, &acting, &upload).await.unwrap();
    assert_eq!((row.file_name.as_str(), goes_on), ("laporan2026.pdf", 50));
    assert_eq!(send(50, 51).await.unwrap(), 51);
    assert_eq!(send(51, content.len()).await.unwrap(), content.len() as u64);
    let sp = description("dokumen_sp");
    let added = finish_upload(vault, database, &acting, &upload, &sp, chance("e"))
        .await
        .unwrap();
    assert!(added.is_new);
    let opened = open_evidence(vault, database, &acting, &added.evidence, None)
        .await
        .unwrap();
    assert_eq!(
        (opened.content, opened.name.as_str()),
        (content, "laporan2026.pdf")
    );
    // Only the file itself is left.
    assert_eq!(town.files().len(), 1);
    let told = resume_upload(database, &acting, &upload).await;
    assert_eq!(refusal(told), VaultRefusal::Hidden);
    assert_eq!(town.acts().await[1..], ["begin_upload", "finish_upload"]);
}

async fn an_upload_that_is_not_whole_is_not_finished(town: Town) {
    let content = pdf("satu");
    let (vault, database) = (&town.vault, town.database());
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    let upload = begin(&town, content.len() as u64, "u").await;
    let sp = description("dokumen_sp");
    // Cut at any byte: nothing is taken for the whole, and nothing is lost.
    for (place, byte) in content.iter().enumerate() {
        let told = finish_upload(vault, database, &acting, &upload, &sp, chance("e")).await;
        assert_eq!(refusal(told), VaultRefusal::ResumeAt(place as u64));
        // Each byte by itself would take a while.
        let from = place as u64;
        if place == 2 {
            let rest = content[place..].to_vec();
            append_upload(vault, database, &acting, &upload, from, rest)
                .await
                .unwrap();
            break;
        }
        append_upload(vault, database, &acting, &upload, from, vec![*byte])
            .await
            .unwrap();
    }
    // What is said of it can be mended; the file need not be sent again.
    let wrong = Description::default();
    let told = finish_upload(vault, database, &acting, &upload, &wrong, chance("e")).await;
    assert!(matches!(refusal(told), VaultRefusal::Description(_)));
    let added = finish_upload(vault, database, &acting, &upload, &sp, chance("e")).await;
    assert!(added.unwrap().is_new);
}

async fn a_file_that_cannot_be_kept_ends_its_upload(town: Town) {
    let (vault, database) = (&town.vault, town.database());
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    let upload = begin(&town, 4, "u").await;
    let part = b"MZ\x90\0".to_vec();
    append_upload(vault, database, &acting, &upload, 0, part)
        .await
        .unwrap();
    let sp = description("dokumen_sp");
    let told = finish_upload(vault, database, &acting, &upload, &sp, chance("e")).await;
    let VaultRefusal::File(problems) = refusal(told) else {
        panic!("the file was not the reason");
    };
    assert_eq!(problems[0].key, "program");
    assert_eq!(town.files().len(), 0);
    let told = resume_upload(database, &acting, &upload).await;
    assert_eq!(refusal(told), VaultRefusal::Hidden);
    assert_eq!(town.acts().await[1..], ["begin_upload", "refuse_upload"]);
}

async fn one_of_two_who_finish_at_once_does(town: Town) {
    let content = pdf("satu");
    let (vault, database) = (&town.vault, town.database());
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    let upload = begin(&town, content.len() as u64, "u").await;
    append_upload(vault, database, &acting, &upload, 0, content)
        .await
        .unwrap();
    let sp = description("dokumen_sp");
    let (one, two) = tokio::join!(
        finish_upload(vault, database, &acting, &upload, &sp, chance("e")),
        finish_upload(vault, database, &acting, &upload, &sp, chance("f")),
    );
    assert_ne!(one.is_ok(), two.is_ok(), "{one:?} {two:?}");
    let kept = database.evidence_of_body(UNIT).await.unwrap();
    assert_eq!(kept.len(), 1);
}

async fn uploads_are_limited(mut town: Town) {
    town.vault.body = BodyLimits {
        bytes: 1_000,
        uploads: 2,
        part: 100,
    };
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    let database = town.database();
    let limit = town.vault.file.bytes;
    for bytes in [0, limit + 1, u64::MAX] {
        let told = begin_upload(&town.vault, database, &acting, &new(bytes), chance("x")).await;
        assert_eq!(refusal(told), VaultRefusal::Size { limit }, "{bytes}");
    }
    begin(&town, 600, "u").await;
    let told = begin_upload(&town.vault, database, &acting, &new(401), chance("x")).await;
    assert_eq!(refusal(told), VaultRefusal::Full { limit: 1_000 });
    begin(&town, 400, "v").await;
    let told = begin_upload(&town.vault, database, &acting, &new(1), chance("x")).await;
    assert_eq!(refusal(told), VaultRefusal::TooManyUploads { limit: 2 });
}

async fn parts_that_do_not_fit_are_refused(mut town: Town) {
    town.vault.body.part = 100;
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    let upload = begin(&town, 150, "u").await;
    let send = |from: u64, bytes: usize| {
        append_upload(
            &town.vault,
            town.database(),
            &acting,
            &upload,
            from,
            vec![b'x'; bytes],
        )
    };
    for bytes in [0, 101] {
        assert_eq!(refusal(send(0, bytes).await), VaultRefusal::Part, "{bytes}");
    }
    send(0, 100).await.unwrap();
    assert_eq!(refusal(send(100, 51).await), VaultRefusal::Part);
    assert_eq!(
        refusal(send(u64::MAX, 1).await),
        VaultRefusal::ResumeAt(100)
    );
    assert_eq!(town.files().len(), 1);
}

async fn a_lost_part_ends_the_upload(town: Town) {
    let content = pdf("satu");
    let (vault, database) = (&town.vault, town.database());
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    let upload = begin(&town, content.len() as u64, "u").await;
    append_upload(vault, database, &acting, &upload, 0, content)
        .await
        .unwrap();
    std::fs::remove_file(&town.files()[0]).unwrap();
    let sp = description("dokumen_sp");
    let told = finish_upload(vault, database, &acting, &upload, &sp, chance("e")).await;
    assert_eq!(refusal(told), VaultRefusal::Lost(Lost::Missing));
    assert_eq!(database.uploads().await.unwrap(), vec![]);
}

async fn uploads_nobody_goes_on_with_are_dropped(town: Town) {
    let (vault, database) = (&town.vault, town.database());
    let officer = officer(UNIT);
    let old = begin(&town, 10, "u").await;
    let part = vec![b'x'; 5];
    let now = acting(&officer, FILLING);
    append_upload(vault, database, &now, &old, 0, part)
        .await
        .unwrap();
    let later = acting(&officer, FILLING + 100);
    let young = begin_upload(vault, database, &later, &new(10), chance("v"))
        .await
        .unwrap();
    // Sixty seconds old is not older than sixty seconds.
    assert_eq!(
        drop_uploads(vault, database, 60, FILLING + 60)
            .await
            .unwrap(),
        0
    );
    assert_eq!(
        drop_uploads(vault, database, 60, FILLING + 61)
            .await
            .unwrap(),
        1
    );
    let left = database.uploads().await.unwrap();
    let left: Vec<&str> = left.iter().map(|row| row.upload.as_str()).collect();
    assert_eq!(left, [young.as_str()]);
    assert_eq!(town.files().len(), 0);
    assert_eq!(
        town.acts().await[1..],
        ["begin_upload", "begin_upload", "drop_upload"]
    );
}
