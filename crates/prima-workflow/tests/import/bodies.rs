//! Bodies that change: names and parents of the past are kept, and what a file
//! does not speak of stays.

use crate::files::{Files, changes, options};
use crate::own_database::OwnDatabase;
use prima_store::Database;
use prima_workflow::import::ImportOptions;

on_both_engines![
    a_renamed_body_keeps_its_former_name_with_dates,
    a_corrected_name_leaves_no_former_one,
    a_changed_parent_is_kept_as_former,
    a_file_changes_only_the_columns_it_has,
    equal_results_stand_in_the_order_of_new_names,
];

const HEADER: &str = "unit,name,short,parent,kind,level,region,valid_from,valid_to,aliases\n";

async fn with_ministry(own: &OwnDatabase) -> (Database, Files) {
    let database = own.open().await;
    let files = Files::copied(&["register"]);
    let rows = "kemen-uji,Kementerian Uji,Kemenuji,,institution,kementerian,,2019,,KU\n\
                kanwil-uji,Kantor Wilayah Uji,,kemen-uji,regional_office,,16,,,\n";
    files.write("bodies.csv", format!("{HEADER}{rows}"));
    files.import(&database, &["register", "bodies.csv"]).await;
    (database, files)
}

/// Imports a change of bodies on a day.
async fn change(
    database: &Database,
    files: &Files,
    rows: &str,
    at: &str,
    correction: bool,
) -> Vec<String> {
    files.write("bodies.csv", format!("{HEADER}{rows}"));
    let options = ImportOptions {
        at,
        correction,
        ..options()
    };
    let plan = files.attempt(database, &["bodies.csv"], &options).await;
    changes(&plan.unwrap())
}

async fn former_names(database: &Database) -> Vec<[String; 4]> {
    let names = database.body_names("kemen-uji").await.unwrap();
    let names = names.into_iter();
    names
        .map(|name| [name.name, name.valid_from, name.valid_to, name.source])
        .collect()
}

async fn a_renamed_body_keeps_its_former_name_with_dates(own: OwnDatabase) {
    let (database, files) = with_ministry(&own).await;
    let rows = "kemen-uji,Kementerian Coba,Kemencoba,,institution,kementerian,,2019,,KU\n";
    // Half past six in the morning of the 21st in Jakarta.
    let changed = change(&database, &files, rows, "2024-10-20T23:30:00Z", false).await;
    let expected = [
        "bodies kemen-uji: name Kementerian Uji→Kementerian Coba, short Kemenuji→Kemencoba",
        "body-names kemen-uji · Kementerian Uji: +",
    ];
    assert_eq!(changed, expected);
    let first = ["Kementerian Uji", "2019", "2024-10-21", "bodies.csv"];
    assert_eq!(former_names(&database).await, [first]);

    // The second name began when the first one ended.
    let rows = "kemen-uji,Kementerian Tiga,Kementiga,,institution,kementerian,,2019,,KU\n";
    change(&database, &files, rows, "2025-02-01T03:00:00Z", false).await;
    let second = ["Kementerian Coba", "2024-10-21", "2025-02-01", "bodies.csv"];
    assert_eq!(former_names(&database).await, [first, second]);

    // A file of former names knows better than the day of the import.
    let names = "unit,name,valid_from,valid_to,source\n\
                 kemen-uji,Kementerian Coba,2024-10-20,2025-01-31,Perpres\n";
    files.write("names.csv", names);
    let plan = files.import(&database, &["names.csv"]).await;
    let expected = [
        "body-names kemen-uji · Kementerian Coba: valid_to 2025-02-01→2025-01-31, \
         source bodies.csv→Perpres, valid_from 2024-10-21→2024-10-20",
    ];
    assert_eq!(changes(&plan), expected);
}

async fn a_corrected_name_leaves_no_former_one(own: OwnDatabase) {
    let (database, files) = with_ministry(&own).await;
    let rows = "kemen-uji,Kementerian Ujian,Kemenuji,,institution,kementerian,,2019,,KU\n";
    let changed = change(&database, &files, rows, "2024-10-21T03:00:00Z", true).await;
    let expected = ["bodies kemen-uji: name Kementerian Uji→Kementerian Ujian"];
    assert_eq!(changed, expected);
    assert!(former_names(&database).await.is_empty());
}

async fn a_changed_parent_is_kept_as_former(own: OwnDatabase) {
    let (database, files) = with_ministry(&own).await;
    let row = "kanwil-uji,Kantor Wilayah Uji,,kementerian-ham,regional_office,,16,,,\n";
    let changed = change(&database, &files, row, "2024-10-21T03:00:00Z", false).await;
    let expected = [
        "bodies kanwil-uji: parent kemen-uji→kementerian-ham",
        "body-parents kanwil-uji · kemen-uji: +",
    ];
    assert_eq!(changed, expected);
    let former = database.body_parents("kanwil-uji").await.unwrap();
    assert_eq!(former.len(), 1);
    assert_eq!(
        [&*former[0].valid_from, &*former[0].valid_to],
        ["", "2024-10-21"]
    );
    let row = row.replace("kementerian-ham", "kemen-uji");
    let changed = change(&database, &files, &row, "2024-10-22T03:00:00Z", true).await;
    let expected = ["bodies kanwil-uji: parent kementerian-ham→kemen-uji"];
    assert_eq!(changed, expected, "a correction keeps nothing");
}

async fn a_file_changes_only_the_columns_it_has(own: OwnDatabase) {
    let (database, files) = with_ministry(&own).await;
    let before = database.body("kanwil-uji").await.unwrap().unwrap();
    assert_eq!([&*before.parent, &*before.region], ["kemen-uji", "16"]);
    assert_eq!(before.level, "kementerian", "the parent's level");
    files.write(
        "short.csv",
        "unit,name,kind,short\nkanwil-uji,Kantor Wilayah Uji,regional_office,Kanwil\n",
    );
    let plan = files.import(&database, &["short.csv"]).await;
    assert_eq!(changes(&plan), ["bodies kanwil-uji: short →Kanwil"]);
    let after = database.body("kanwil-uji").await.unwrap().unwrap();
    assert_eq!([&*after.parent, &*after.region], ["kemen-uji", "16"]);
    // An empty cell of a column that is there says: none.
    files.write(
        "region.csv",
        "unit,name,kind,region\nkanwil-uji,Kantor Wilayah Uji,regional_office,\n",
    );
    let plan = files.import(&database, &["region.csv"]).await;
    assert_eq!(changes(&plan), ["bodies kanwil-uji: region 16→"]);
}

async fn equal_results_stand_in_the_order_of_new_names(own: OwnDatabase) {
    let database = own.open().await;
    let files = Files::copied(&["register", "examples/provinsi-pekppp-2024"]);
    files
        .import(&database, &["register", "examples/provinsi-pekppp-2024"])
        .await;
    // DKI Jakarta and Jawa Tengah both have 4.53.
    let order = async || {
        let results = database.results_of_cycle("pekppp", "2024").await.unwrap();
        let of = |body: &str| {
            results
                .iter()
                .find(|result| result.body == body)
                .unwrap()
                .place
        };
        (of("dki-jakarta"), of("jawa-tengah"))
    };
    assert_eq!(order().await, (5, 6), "Daerah Khusus before Jawa");
    files.write(
        "names.csv",
        "unit,name,kind\njawa-tengah,A Provinsi Jawa Tengah,institution\n",
    );
    files.import(&database, &["names.csv"]).await;
    assert_eq!(order().await, (6, 5), "A before Daerah");
}
