//! What is exported comes back without a change, from CSV and from XLSX.

use crate::made::Made;
use crate::support::succeed;

const TABLES: [&str; 6] = [
    "regions",
    "region-parents",
    "aliases",
    "bodies",
    "body-names",
    "body-parents",
];

/// A database with the register and what spreadsheets like to spoil.
fn filled(made: &Made) {
    let header = "unit,name,short,kind,level,region,parent,aliases\n";
    let rows = "uji-rumus,=SUM(A1:A9),+62 8,institution,kabupaten,16.10,,@uji;-1\n\
           uji-kutip,\"Badan \"\"Kutip\"\", 'Koma'; Titik\",-3,service_unit,,16.10,uji-rumus,\n\
           uji-angka,007,1e5,institution,kota,32.71,,2024-10-08;TRUE\n\
           uji-baris,\"Baris satu\nbaris dua\",Ünïcode 🙂,institution,kota,32.71,,\n\
           uji-pindah,Badan Pindah,,work_unit,,16.10,uji-rumus,\n";
    let file = made.write("badan.csv", &format!("{header}{rows}"));
    succeed(&["import", "register", &file, "--database", &made.url()]);
    // A changed parent and name, so that no table is empty.
    let row = "unit,name,kind,parent\nuji-pindah,Badan Baru,work_unit,uji-angka\n";
    let file = made.write("pindah.csv", row);
    succeed(&["import", &file, "--database", &made.url()]);
}

fn check(extension: &str) {
    let made = Made::new();
    filled(&made);
    let url = made.url();
    let mut files = Vec::new();
    for table in TABLES {
        let file = made.path(&format!("{table}.{extension}"));
        succeed(&["export", table, "--database", &url, "--out", &file]);
        files.push(file);
    }
    let mut arguments = vec!["import", "--database", url.as_str(), "--lang", "en"];
    arguments.extend(files.iter().map(String::as_str));
    let text = succeed(&arguments);
    assert!(text.contains("Nothing changes"), "{text}");

    // Into an empty database it all comes as it was.
    let other = Made::new();
    let other_url = other.url();
    arguments[2] = other_url.as_str();
    succeed(&arguments);
    for table in TABLES {
        let before = succeed(&["export", table, "--database", &url]);
        let after = succeed(&["export", table, "--database", &other_url]);
        assert_eq!(before, after, "{table}");
        assert!(before.lines().count() > 1, "{table} is empty");
    }
    let bodies = succeed(&["export", "bodies", "--database", &other_url]);
    for row in [
        "uji-rumus,=SUM(A1:A9),institution,+62 8,,kabupaten,16.10,",
        "uji-angka,007,institution,1e5,,kota,32.71,,,2024-10-08;TRUE,",
    ] {
        assert!(bodies.contains(row), "{row} in {bodies}");
    }
}

#[test]
fn what_is_exported_as_csv_comes_back_without_a_change() {
    check("csv");
}

#[test]
fn what_is_exported_as_xlsx_comes_back_without_a_change() {
    check("xlsx");
}
