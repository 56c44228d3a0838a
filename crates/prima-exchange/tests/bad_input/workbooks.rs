//! Workbooks: the same problems, and those of their own.

use crate::check;
use crate::reading::Reading;
use std::io::Write;

/// A workbook of answers, changed by `change`.
pub fn workbook(change: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in ["unit", "code", "value"].iter().enumerate() {
        sheet.write(0, column as u16, *name).unwrap();
    }
    sheet
        .write(1, 0, "clinic")
        .unwrap()
        .write(1, 1, "speed")
        .unwrap()
        .write(1, 2, 3.1)
        .unwrap();
    change(sheet);
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_is_read_like_a_csv_file() {
    let reading = Reading::new();
    let path = reading.file(
        "answers.xlsx",
        workbook(|sheet| {
            sheet
                .write(3, 0, "land")
                .unwrap()
                .write(3, 1, "desk")
                .unwrap()
                .write(3, 2, 5)
                .unwrap();
        }),
    );
    let (answers, _) = reading.answers(&path).unwrap();
    let text = |unit: &str, code: &str| {
        answers.texts(
            reading.bodies.find(unit).unwrap(),
            reading.questions.find(code).unwrap(),
        )[0]
        .1
        .to_owned()
    };
    assert_eq!(text("clinic", "speed"), "3.1");
    assert_eq!(text("land", "desk"), "5");
}

#[test]
fn problems_in_a_workbook_have_row_and_column() {
    let content = workbook(|sheet| {
        sheet
            .write(4, 0, "clinic")
            .unwrap()
            .write(4, 1, "desk")
            .unwrap()
            .write(4, 2, "3,5")
            .unwrap();
        sheet
            .write(5, 0, "clinic")
            .unwrap()
            .write(5, 1, "share")
            .unwrap()
            .write(5, 2, 200)
            .unwrap();
        sheet
            .write(6, 0, "clinic")
            .unwrap()
            .write(6, 1, "share")
            .unwrap()
            .write(6, 3, "stray")
            .unwrap();
    });
    check(
        "answers.xlsx",
        content,
        &[
            (5, "value", "decimal-comma"),
            (6, "value", "value-outside-scale"),
            (7, "", "ragged"),
        ],
    );
}

/// A zip of one worksheet of spaces that unpacks to `size`.
fn zip_bomb(size: usize) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive
        .start_file(
            "xl/worksheets/sheet1.xml",
            zip::write::SimpleFileOptions::default(),
        )
        .unwrap();
    let spaces = vec![b' '; 1 << 20];
    (0..size >> 20).for_each(|_| archive.write_all(&spaces).unwrap());
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_that_unpacks_to_a_gibibyte_is_refused() {
    let bomb = zip_bomb(1 << 30);
    check("answers.xlsx", &bomb, &[(0, "", "xlsx-too-large")]);
    // The sizes in the headers say 100 bytes: they lie.
    let mut lying = bomb;
    for at in 0..lying.len() - 28 {
        let place = match &lying[at..at + 4] {
            b"PK\x03\x04" => at + 22,
            b"PK\x01\x02" => at + 24,
            _ => continue,
        };
        lying[place..place + 4].copy_from_slice(&100u32.to_le_bytes());
    }
    check("answers.xlsx", &lying, &[(0, "", "xlsx-broken")]);
}

#[test]
fn a_damaged_workbook_is_refused() {
    let whole = workbook(|_| {});
    check(
        "answers.xlsx",
        &whole[..whole.len() / 2],
        &[(0, "", "xlsx-broken")],
    );
}
