//! Files on the disk: safe before they are spoken of, found out when they are
//! lost, and scanned where a scanner is set up.

use crate::town::{FILLING, Town, UNIT, acting, chance, description, officer, pdf, refusal};
use prima_workflow::vault::{
    Lost, Scanner, ScannerAddress, VaultRefusal, add_evidence, check, open_evidence,
};
use std::fs;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener};
use std::time::Duration;

on_both_engines![
    a_lost_file_is_told_and_found,
    a_damaged_file_is_not_shown_and_mended_by_the_same_one,
    a_row_cannot_name_a_file_elsewhere,
    nothing_unscanned_is_kept,
    an_infected_file_is_refused,
];

fn no_progress(_: usize, _: usize) {}

async fn a_lost_file_is_told_and_found(town: Town) {
    let (vault, database) = (&town.vault, town.database());
    let added = town.add("satu").await;
    town.add("dua").await;
    let checked = check(database, &vault.storage, &no_progress).await.unwrap();
    assert_eq!((checked.n_seen, checked.lost), (2, vec![]));
    assert_eq!(checked.unneeded, [""; 0]);
    let row = database.evidence(&added.evidence).await.unwrap().unwrap();
    let files = town.files();
    let path = files
        .iter()
        .find(|path| path.ends_with(&row.sha256))
        .unwrap();
    // The name of a file says in which folder it lies.
    let folder = format!(
        "files/{}/{}/{}",
        &row.sha256[..2],
        &row.sha256[2..4],
        row.sha256
    );
    assert!(path.ends_with(folder));
    fs::remove_file(path).unwrap();
    let officer = officer(UNIT);
    let told = open_evidence(
        vault,
        database,
        &acting(&officer, FILLING),
        &added.evidence,
        None,
    )
    .await;
    assert_eq!(refusal(told), VaultRefusal::Lost(Lost::Missing));
    let checked = check(database, &vault.storage, &no_progress).await.unwrap();
    assert_eq!(checked.lost, [(row, Lost::Missing)]);
}

async fn a_damaged_file_is_not_shown_and_mended_by_the_same_one(town: Town) {
    let (vault, database) = (&town.vault, town.database());
    let added = town.add("satu").await;
    fs::write(&town.files()[0], b"<script>alert(1)</script>").unwrap();
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    let told = open_evidence(vault, database, &acting, &added.evidence, None).await;
    assert_eq!(refusal(told), VaultRefusal::Lost(Lost::Damaged));
    let checked = check(database, &vault.storage, &no_progress).await.unwrap();
    assert_eq!((checked.lost.len(), checked.lost[0].1), (1, Lost::Damaged));
    assert!(!town.add("satu").await.is_new);
    let opened = open_evidence(vault, database, &acting, &added.evidence, None).await;
    assert_eq!(opened.unwrap().content, pdf("satu"));
}

async fn a_row_cannot_name_a_file_elsewhere(town: Town) {
    let (vault, database) = (&town.vault, town.database());
    let added = town.add("satu").await;
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    for name in ["../../../../etc/passwd", "/etc/passwd", "", "ab"] {
        let sql = format!("UPDATE evidence SET sha256 = '{name}'");
        town.own.run(&sql).await;
        let told = open_evidence(vault, database, &acting, &added.evidence, None).await;
        assert_eq!(refusal(told), VaultRefusal::Lost(Lost::Missing), "{name}");
    }
}

fn scanner(address: String) -> Option<Scanner> {
    Some(Scanner {
        address: ScannerAddress::Tcp(address),
        patience: Duration::from_secs(20),
    })
}

async fn nothing_unscanned_is_kept(mut town: Town) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    drop(listener);
    town.vault.scanner = scanner(address);
    let officer = officer(UNIT);
    let told = add_evidence(
        &town.vault,
        town.database(),
        &acting(&officer, FILLING),
        UNIT,
        (pdf("satu"), "sp.pdf"),
        &description("dokumen_sp"),
        chance("x"),
    )
    .await;
    let refused = refusal(told);
    assert!(
        matches!(&refused, VaultRefusal::NotScanned { cause } if cause.contains("refused")),
        "{refused:?}"
    );
    assert_eq!(town.files().len(), 0);
}

async fn an_infected_file_is_refused(mut town: Town) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    town.vault.scanner = scanner(listener.local_addr().unwrap().to_string());
    let daemon = std::thread::spawn(move || {
        let (mut line, _) = listener.accept().unwrap();
        let mut heard = Vec::new();
        let mut piece = [0; 4_096];
        // The last piece of a file is four zero bytes.
        while !heard.ends_with(&[0; 4]) {
            let n = line.read(&mut piece).unwrap();
            heard.extend_from_slice(&piece[..n]);
        }
        line.write_all(b"stream: Prima.Test.EICAR FOUND\0").unwrap();
        line.shutdown(Shutdown::Write).unwrap();
    });
    let officer = officer(UNIT);
    let told = add_evidence(
        &town.vault,
        town.database(),
        &acting(&officer, FILLING),
        UNIT,
        (pdf("satu"), "sp.pdf"),
        &description("dokumen_sp"),
        chance("x"),
    )
    .await;
    let infected = VaultRefusal::Infected("Prima.Test.EICAR".to_owned());
    assert_eq!(refusal(told), infected);
    daemon.join().unwrap();
    assert_eq!(town.files().len(), 0);
}
