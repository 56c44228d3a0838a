//! Results as Parquet, XLSX and JSON say what the CSV text says.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop where it stands"
)]

use prima_exchange::Problems;
use prima_exchange::output::{Kind, OutputTable};
use prima_exchange::table::{Shape, no_progress, read};
use std::path::Path;

const TEXT: &str = "unit,name,index,rank\n\
    clinic,\"Puskesmas \"\"Satu\"\", Contoh\",80.10,1\n\
    land,Kantor Pertanahan,64.99,2\n\
    court,,,\n\
    low,Rendah,-0.05,10\n";

fn table() -> OutputTable {
    OutputTable::from_csv(TEXT, |name| match name {
        "index" => Kind::Decimal,
        "rank" => Kind::Whole,
        _ => Kind::Text,
    })
    .unwrap()
}

/// Rows of a file, as this crate reads them.
fn rows(path: &Path) -> Vec<[String; 4]> {
    const SHAPE: Shape = Shape {
        needed: &["unit", "name", "index", "rank"],
        optional: &[],
    };
    let (mut problems, mut notes, mut rows) = (Problems::default(), Vec::new(), Vec::new());
    read(
        path,
        &[SHAPE],
        &no_progress,
        &mut problems,
        &mut notes,
        &mut |row, _| {
            rows.push([0, 1, 2, 3].map(|column| row.get(column).to_owned()));
        },
    );
    assert!(problems.is_empty(), "{problems}");
    rows
}

fn expected(index: [&str; 4]) -> Vec<[String; 4]> {
    [
        ["clinic", "Puskesmas \"Satu\", Contoh", index[0], "1"],
        ["land", "Kantor Pertanahan", index[1], "2"],
        ["court", "", index[2], ""],
        ["low", "Rendah", index[3], "10"],
    ]
    .map(|row| row.map(str::to_owned))
    .to_vec()
}

#[test]
fn parquet_keeps_every_digit() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("results.parquet");
    table()
        .write_parquet(std::fs::File::create(&path).unwrap())
        .unwrap();
    assert_eq!(rows(&path), expected(["80.10", "64.99", "", "-0.05"]));
    let mut again = Vec::new();
    table().write_parquet(&mut again).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), again);
}

#[test]
fn a_workbook_has_numbers_as_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("results.xlsx");
    std::fs::write(&path, table().to_xlsx("results").unwrap()).unwrap();
    assert_eq!(rows(&path), expected(["80.1", "64.99", "", "-0.05"]));
    assert_eq!(
        std::fs::read(&path).unwrap(),
        table().to_xlsx("results").unwrap()
    );
}

#[test]
fn json_keeps_every_digit_and_says_null() {
    let text = table().to_json();
    assert!(text.contains("\"index\": 80.10"), "{text}");
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value[0]["name"], "Puskesmas \"Satu\", Contoh");
    assert_eq!(value[2]["index"], serde_json::Value::Null);
    assert_eq!(value[2]["name"], "");
    assert_eq!(value[3]["rank"], 10);
}

#[test]
fn a_column_with_one_value_that_is_no_number_stays_text() {
    let text = "score\n1/9\n3\n";
    let table = OutputTable::from_csv(text, |_| Kind::Decimal).unwrap();
    assert_eq!(table.columns, [("score".to_owned(), Kind::Text)]);
    let whole = "rank\n1\nx\n";
    assert_eq!(
        OutputTable::from_csv(whole, |_| Kind::Whole)
            .unwrap()
            .columns[0]
            .1,
        Kind::Text
    );
    for text in [
        "i\n1e5\n",
        "i\n01\n",
        "i\n.5\n",
        "i\n5.\n",
        "i\n1234567\n",
        "i\n+1\n",
    ] {
        assert_eq!(
            OutputTable::from_csv(text, |_| Kind::Decimal)
                .unwrap()
                .columns[0]
                .1,
            Kind::Text,
            "{text}"
        );
    }
}
