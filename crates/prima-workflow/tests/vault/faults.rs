//! What breaks while a file is on its way: the line at any byte, the program
//! between two steps, the disk when it is full. Nothing is half done, and what
//! was safe stays.

use crate::town::{FILLING, Town, UNIT, acting, chance, description, officer, pdf, refusal};
use prima_workflow::failure::WorkflowError;
use prima_workflow::vault::{
    Acting, NewUpload, Place, Storage, Told, VaultRefusal, add_evidence, append_upload,
    begin_upload, check, finish_upload, open_evidence, resume_upload,
};
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::{Arc, Mutex};

on_both_engines![
    an_upload_that_breaks_anywhere_goes_on_from_what_is_safe,
    a_full_disk_keeps_no_file_and_says_so,
    a_full_disk_loses_nothing_of_an_upload,
];

/// A disk with little room, held in memory.
#[derive(Debug, Default)]
struct SmallDisk(Mutex<(BTreeMap<String, Vec<u8>>, usize)>);

impl SmallDisk {
    fn make_room(&self, bytes: usize) {
        self.0.lock().unwrap().1 = bytes;
    }

    fn n_files(&self) -> usize {
        self.0.lock().unwrap().0.len()
    }
}

impl Place for SmallDisk {
    fn put(&self, name: &str, content: &[u8]) -> Result<(), WorkflowError> {
        let mut held = self.0.lock().unwrap();
        if content.len() > held.1 {
            let full = WorkflowError::at(Path::new(name));
            return Err(full(ErrorKind::StorageFull.into()));
        }
        held.1 -= content.len();
        held.0
            .entry(name.to_owned())
            .or_insert_with(|| content.to_vec());
        Ok(())
    }

    fn mend(&self, name: &str, content: &[u8]) -> Result<(), WorkflowError> {
        self.put(name, content)
    }

    fn get(&self, name: &str) -> Result<Option<Vec<u8>>, WorkflowError> {
        Ok(self.0.lock().unwrap().0.get(name).cloned())
    }

    fn list(&self, below: &str) -> Result<Vec<String>, WorkflowError> {
        let held = self.0.lock().unwrap();
        let own = held.0.keys().filter(|name| name.starts_with(below));
        Ok(own.cloned().collect())
    }

    fn remove(&self, below: &str) -> Result<(), WorkflowError> {
        let mut held = self.0.lock().unwrap();
        held.0.retain(|name, _| !name.starts_with(below));
        Ok(())
    }
}

fn on_small_disk(town: &mut Town) -> Arc<SmallDisk> {
    let disk = Arc::new(SmallDisk::default());
    town.vault.storage = Storage::within(disk.clone());
    disk
}

async fn begin(town: &Town, acting: &Acting<'_>, bytes: usize) -> String {
    let new = NewUpload {
        body: UNIT.to_owned(),
        file_name: "sp.pdf".to_owned(),
        bytes: bytes as u64,
    };
    let begun = begin_upload(&town.vault, town.database(), acting, &new, chance("u"));
    begun.await.unwrap()
}

async fn add(town: &Town, acting: &Acting<'_>, content: Vec<u8>) -> Told<String> {
    let (file, sp) = ((content, "sp.pdf"), description("dokumen_sp"));
    let (vault, database) = (&town.vault, town.database());
    let added = add_evidence(vault, database, acting, UNIT, file, &sp, chance("e"));
    Ok(added.await?.evidence)
}

async fn an_upload_that_breaks_anywhere_goes_on_from_what_is_safe(town: Town) {
    let content = pdf("satu");
    let (vault, database) = (&town.vault, town.database());
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    let upload = begin(&town, &acting, content.len()).await;
    let sp = description("dokumen_sp");
    let (mut safe, mut length) = (0, 1);
    while safe < content.len() {
        // The program died when a part was on the disk and not in the database.
        let lost = &content[safe..content.len().min(safe + 9)];
        vault.storage.put_part(&upload, lost).unwrap();
        let (_, goes_on) = resume_upload(database, &acting, &upload).await.unwrap();
        assert_eq!(goes_on, safe as u64);
        // Neither what lies ahead nor what is safe already is taken for the next part.
        for from in [safe + 1, safe.wrapping_sub(1)] {
            let told = append_upload(vault, database, &acting, &upload, from as u64, vec![0]).await;
            assert_eq!(refusal(told), VaultRefusal::ResumeAt(safe as u64));
        }
        let told = finish_upload(vault, database, &acting, &upload, &sp, chance("e")).await;
        assert_eq!(refusal(told), VaultRefusal::ResumeAt(safe as u64));
        // The line breaks at another place each time: 1, 4, 13, 3, … bytes.
        let end = content.len().min(safe + length);
        let part = content[safe..end].to_vec();
        let ends = append_upload(vault, database, &acting, &upload, safe as u64, part);
        assert_eq!(ends.await.unwrap(), end as u64);
        (safe, length) = (end, length * 3 % 37 + 1);
    }
    let added = finish_upload(vault, database, &acting, &upload, &sp, chance("e"))
        .await
        .unwrap();
    let opened = open_evidence(vault, database, &acting, &added.evidence, None).await;
    assert_eq!(opened.unwrap().content, content);
    // What was lost on the way went with the upload.
    assert_eq!(town.files().len(), 1);
}

async fn a_full_disk_keeps_no_file_and_says_so(mut town: Town) {
    let disk = on_small_disk(&mut town);
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    let content = pdf("satu");
    for room in [0, 1, content.len() - 1] {
        disk.make_room(room);
        let refused = refusal(add(&town, &acting, content.clone()).await);
        let VaultRefusal::StorageFull { cause } = &refused else {
            panic!("the disk was not the reason: {refused:?}");
        };
        assert!(cause.starts_with("files/"), "{cause}");
        assert_eq!(refused.cause(), Some(cause.as_str()));
        assert_eq!(disk.n_files(), 0);
        assert_eq!(town.acts().await, ["found"]);
    }
    disk.make_room(content.len());
    let evidence = add(&town, &acting, content.clone()).await.unwrap();
    let opened = open_evidence(&town.vault, town.database(), &acting, &evidence, None).await;
    assert_eq!(opened.unwrap().content, content);
}

async fn a_full_disk_loses_nothing_of_an_upload(mut town: Town) {
    let disk = on_small_disk(&mut town);
    let (vault, database) = (&town.vault, town.database());
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    let content = pdf("satu");
    let upload = begin(&town, &acting, content.len()).await;
    let send = |from: usize| {
        let part = content[from..].to_vec();
        append_upload(vault, database, &acting, &upload, from as u64, part)
    };
    let is_full = |refused: &VaultRefusal| matches!(refused, VaultRefusal::StorageFull { .. });
    disk.make_room(10);
    let first = append_upload(vault, database, &acting, &upload, 0, content[..10].to_vec());
    assert_eq!(first.await.unwrap(), 10);
    assert!(is_full(&refusal(send(10).await)));
    let (_, goes_on) = resume_upload(database, &acting, &upload).await.unwrap();
    assert_eq!(goes_on, 10);
    disk.make_room(content.len());
    assert_eq!(send(10).await.unwrap(), content.len() as u64);
    // All parts are safe, and there is no room for the whole.
    disk.make_room(content.len() - 1);
    let sp = description("dokumen_sp");
    let told = finish_upload(vault, database, &acting, &upload, &sp, chance("e")).await;
    assert!(is_full(&refusal(told)));
    assert_eq!(database.evidence_of_body(UNIT).await.unwrap(), vec![]);
    disk.make_room(content.len());
    let added = finish_upload(vault, database, &acting, &upload, &sp, chance("e")).await;
    assert!(added.unwrap().is_new);
    assert_eq!(disk.n_files(), 1);
    let checked = check(database, &vault.storage, &|_, _| {}).await.unwrap();
    assert_eq!((checked.n_seen, checked.lost), (1, vec![]));
}
