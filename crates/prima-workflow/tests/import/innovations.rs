//! Innovations of data sets: what is taken over, what is refused and why.

use crate::files::{Files, places};
use crate::own_database::OwnDatabase;
use prima_instrument::words::Lang;
use prima_store::Engine;
use prima_workflow::import::check;

on_both_engines![
    shipped_innovations_are_stored_and_recomputed,
    what_others_took_over_cannot_disappear,
];

const SET: &str = "examples/gebyar-2024";
const HEAD: &str = "innovation,title,body,source,honours,sectors\n";
const LINKS: &str = "replica,origin,source\n";

async fn shipped_innovations_are_stored_and_recomputed(own: OwnDatabase) {
    let database = own.open().await;
    let files = Files::copied(&["register", SET]);
    files.import(&database, &["register", SET]).await;
    let all = database.innovations_after("", i64::MAX).await.unwrap();
    // As many as gebyar-2024.md names: rows 11, 13, 14 twice, 16, 17 and 18.
    assert_eq!(all.len(), 7);
    let clinic = database
        .innovation("klinik-bum-desa")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(clinic.sectors, "desa ekonomi");
    assert_eq!(clinic.honours, "keberlanjutan-jawa-timur");
    // Nobody published what it costs, and that is not nothing.
    assert_eq!(clinic.cost_rupiah, None);
    let links = database.replications().await.unwrap();
    let link = (links[0].replica.as_str(), links[0].origin.as_str());
    let expected = (
        "rawat-jalan-10-menit-kroya-1",
        "rawat-jalan-10-menit-sampang",
    );
    assert_eq!((links.len(), link), (1, expected));
    let problems = check(&database, Lang::Id).await.unwrap();
    assert!(problems.is_empty(), "{}", problems.report(Lang::En));
    let version = database.catalogue_version().await.unwrap();
    let plan = files.import(&database, &["register", SET]).await;
    assert!(plan.is_empty(), "{plan:?}");
    assert_eq!(database.catalogue_version().await.unwrap(), version);
}

/// A data set of innovations alone.
fn write(files: &Files, name: &str, innovations: &str, links: &str) {
    let mut text =
        "title = { id = \"Uji\", en = \"Test\" }\nperiod = \"2024\"\nprogramme = \"inovasi\"\n\
                    innovations = \"innovations.csv\"\n"
            .to_owned();
    // A file without a row is a fault, so none is named.
    if !links.is_empty() {
        text += "replications = \"replications.csv\"\n";
    }
    files.write(&format!("{name}/example.toml"), text);
    files.write(
        &format!("{name}/innovations.csv"),
        format!("{HEAD}{innovations}"),
    );
    files.write(
        &format!("{name}/replications.csv"),
        format!("{LINKS}{links}"),
    );
}

async fn what_others_took_over_cannot_disappear(own: OwnDatabase) {
    let database = own.open().await;
    let files = Files::copied(&["register"]);
    write(&files, "asal", "a,A,cilacap,S,,\nb,B,cilacap,S,,\n", "");
    write(&files, "lain", "c,C,kendal,S,,\n", "c,a,S\n");
    files.import(&database, &["register", "asal", "lain"]).await;
    write(&files, "asal", "b,B,cilacap,S,,\n", "");
    let problems = files.refused(&database, &["asal"]).await;
    assert!(
        problems.report(Lang::En).contains("data set lain"),
        "{problems:?}"
    );
    // A circle through two data sets is one all the same.
    write(
        &files,
        "asal",
        "a,A,cilacap,S,,\nb,B,cilacap,S,,\n",
        "a,c,S\n",
    );
    let problems = files.refused(&database, &["asal"]).await;
    let text = problems.report(Lang::En);
    assert!(text.contains("c → a"), "{text}");
}

#[tokio::test]
async fn everything_wrong_with_innovations_is_said_with_its_place() {
    let own = OwnDatabase::on(Engine::Sqlite).await;
    let database = own.open().await;
    let files = Files::copied(&["register", SET]);
    files.import(&database, &["register", SET]).await;
    write(
        &files,
        "uji",
        "Bukan Slug,A,cilacap,S,,\n\
         a,A,cilacapp,S,,\n\
         klinik-bum-desa,A,cilacap,S,,\n\
         b,B,cilacap,S,tidak-ada,kesehatan;kesehatn\n",
        "b,b,S\na,rawat-jalan-10-menit-sampan,S\n",
    );
    let problems = files.refused(&database, &["uji"]).await;
    let mut found = places(&problems);
    found.sort();
    let file = |place: &str| found.iter().any(|one| one.ends_with(place));
    for place in [
        "innovations.csv:2:innovation not-a-slug",
        "innovations.csv:3:body unregistered-code",
        "innovations.csv:4:innovation innovation-twice",
        "innovations.csv:5:honours innovation-honour",
        "innovations.csv:5:sectors unknown-word",
        "replications.csv:2:origin replication-circle",
        "replications.csv:3:origin unregistered-innovation",
    ] {
        assert!(file(place), "{place} in {found:?}");
    }
    let text = problems.report(Lang::Id);
    for words in [
        "kesehatan",
        "rawat-jalan-10-menit-sampang",
        "gebyar-2024",
        "b dan kembali lagi",
    ] {
        assert!(text.contains(words), "{words:?} in {text}");
    }
    assert!(!text.contains("data-"), "{text}");
}
