//! A real ClamAV with a signature of our own for the EICAR test string.

use crate::told;
use crate::town::{FILLING, Town, UNIT, acting, chance, description, officer, pdf, refusal};
use prima_store::Engine;
use prima_workflow::vault::{
    NewUpload, Scanner, ScannerAddress, Told, VaultRefusal, add_evidence, append_upload,
    begin_upload, finish_upload, open_evidence,
};
use std::time::Duration;

/// The test string of the European Institute for Computer Antivirus Research, in
/// two halves, so that no scanner stumbles over this file.
fn eicar() -> String {
    let halves = [
        r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR",
        "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*",
    ];
    halves.concat()
}

async fn town() -> Town {
    let mut town = Town::on(Engine::Sqlite).await;
    let address = told("PRIMA_TEST_SCANNER", "ClamAV");
    town.vault.scanner = Some(Scanner {
        address: ScannerAddress::parse(&address).unwrap(),
        patience: Duration::from_secs(60),
    });
    town
}

async fn add(town: &Town, content: Vec<u8>) -> Told<String> {
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    let (file, sp) = ((content, "sp.pdf"), description("dokumen_sp"));
    let (vault, database) = (&town.vault, town.database());
    let added = add_evidence(vault, database, &acting, UNIT, file, &sp, chance("x"));
    Ok(added.await?.evidence)
}

#[track_caller]
fn assert_infected(refused: &VaultRefusal) {
    let VaultRefusal::Infected(name) = refused else {
        panic!("no virus was found: {refused:?}");
    };
    assert!(name.starts_with("Prima.Test.EICAR"), "{name}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clean_file_is_kept_and_an_infected_one_is_not() {
    let town = town().await;
    town.vault.scanner.as_ref().unwrap().ping().unwrap();
    let clean = add(&town, pdf("satu")).await.unwrap();
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    let opened = open_evidence(&town.vault, town.database(), &acting, &clean, None).await;
    assert_eq!(opened.unwrap().content, pdf("satu"));
    // A PDF like any other but for a comment within it.
    let told = add(&town, pdf(&eicar())).await;
    assert_infected(&refusal(told));
    assert_eq!(town.files().len(), 1);
    assert_eq!(town.acts().await, ["found", "add_evidence"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_infected_file_that_came_in_parts_ends_its_upload() {
    let town = town().await;
    let (vault, database) = (&town.vault, town.database());
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    let content = pdf(&eicar());
    let new = NewUpload {
        body: UNIT.to_owned(),
        file_name: "sp.pdf".to_owned(),
        bytes: content.len() as u64,
    };
    let upload = begin_upload(vault, database, &acting, &new, chance("u"))
        .await
        .unwrap();
    // Cut within the string, so that neither part has it.
    let (first, rest) = content.split_at(40);
    append_upload(vault, database, &acting, &upload, 0, first.to_vec())
        .await
        .unwrap();
    append_upload(vault, database, &acting, &upload, 40, rest.to_vec())
        .await
        .unwrap();
    let sp = description("dokumen_sp");
    let told = finish_upload(vault, database, &acting, &upload, &sp, chance("e")).await;
    assert_infected(&refusal(told));
    assert_eq!(town.files().len(), 0);
    assert_eq!(database.uploads().await.unwrap(), vec![]);
}
