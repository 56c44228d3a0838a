//! What cannot be taken is named by its sheet and cell, all of it at once.

use crate::asked::{head, held, list, question};
use calamine::{Data, Reader, Xlsx};
use prima_exchange::worksheet::{Unreadable, open, write};
use prima_instrument::catalogue::Entry;
use prima_instrument::form::{Answer, Question};
use prima_instrument::words::{Lang, Text};
use rust_xlsxwriter::{Formula, Workbook, Worksheet};
use std::collections::BTreeMap;
use std::io::Cursor;

/// Rows of the sheet: 2 the list, 3 and 4 its items, 5 yes or no, 6 text.
fn questions() -> Vec<Question> {
    vec![
        question("1.a", Answer::Any(list(&["a", "b"]))),
        question("1.b", Answer::YesNo),
        question("1.c", Answer::Text),
    ]
}

/// A worksheet as another program would save it, changed by `change`.
fn changed(change: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let all = BTreeMap::from([("1.b".to_owned(), held("ya", "", 4))]);
    let content = write(&head(), &questions(), &all, Lang::Id).unwrap();
    let mut read: Xlsx<_> = Xlsx::new(Cursor::new(content)).unwrap();
    let mut book = Workbook::new();
    let mut change = Some(change);
    for name in read.sheet_names() {
        let range = read.worksheet_range(&name).unwrap();
        let sheet = book.add_worksheet().set_name(&name).unwrap();
        for (row, column, cell) in range.used_cells() {
            let (row, column) = (row as u32, column as u16);
            match cell {
                Data::Float(number) => sheet.write(row, column, *number).unwrap(),
                other => sheet.write(row, column, other.to_string()).unwrap(),
            };
        }
        if name == "Umum" {
            (change.take().unwrap())(sheet);
        }
    }
    assert!(change.is_none(), "the sheet is there");
    book.save_to_buffer().unwrap()
}

/// Row, column and key of each problem.
fn found(content: Vec<u8>) -> Vec<(u64, String, &'static str)> {
    let opened = open(content, "lke.xlsx").unwrap_or_else(|fault| panic!("{fault:?}"));
    match opened.rows(&questions()) {
        Ok(taken) => panic!("taken: {taken:?}"),
        Err(Unreadable::Cells(problems)) => {
            let report = problems.report(Lang::Id) + &problems.report(Lang::En);
            assert!(!report.contains("data-"), "{report}");
            let place = |one: &prima_exchange::Problem| {
                assert_eq!(one.file, "Umum");
                let column = one.column.clone().unwrap_or_default();
                (one.row.unwrap_or_default(), column, one.key)
            };
            problems.iter().map(place).collect()
        }
        Err(other) => panic!("{other:?}"),
    }
}

fn check(change: impl FnOnce(&mut Worksheet), expected: &[(u64, &str, &'static str)]) {
    let expected: Vec<(u64, String, &str)> = expected
        .iter()
        .map(|(row, column, key)| (*row, (*column).to_owned(), *key))
        .collect();
    assert_eq!(found(changed(change)), expected);
}

#[test]
fn a_worksheet_that_another_program_saved_is_read() {
    let opened = open(changed(|_| {}), "lke.xlsx").unwrap_or_else(|fault| panic!("{fault:?}"));
    assert_eq!(opened.head, head());
    let taken = opened.rows(&questions()).unwrap();
    let rows: Vec<(&str, &str, i64)> = taken
        .rows
        .iter()
        .map(|row| (&*row.code, &*row.value, row.version))
        .collect();
    assert_eq!(rows, [("1.a", "", 0), ("1.b", "ya", 4), ("1.c", "", 0)]);
}

#[test]
fn every_bad_cell_is_named_at_once() {
    check(
        |sheet| {
            sheet.write(2, 4, "mungkin").unwrap();
            sheet.write_formula(4, 4, Formula::new("=1+1")).unwrap();
            sheet.write(5, 7, "abc").unwrap();
            sheet.write(7, 0, "9.z").unwrap();
            sheet.write(8, 5, "catatan tanpa kode").unwrap();
        },
        &[
            (3, "E", "worksheet-item"),
            (5, "E", "worksheet-formula"),
            (6, "H", "worksheet-version"),
            (8, "A", "worksheet-unknown-code"),
            (9, "A", "worksheet-no-code"),
        ],
    );
}

#[test]
fn a_checklist_must_say_one_thing() {
    check(
        |sheet| {
            sheet.write(2, 4, "Tidak").unwrap();
        },
        &[(2, "E", "worksheet-list-unclear")],
    );
    check(
        |sheet| {
            sheet.write(1, 4, "a").unwrap();
            sheet.write(2, 4, "Ya").unwrap();
        },
        &[(2, "E", "worksheet-list-twice")],
    );
    check(
        |sheet| {
            sheet.write(6, 0, "1.b").unwrap();
        },
        &[(7, "A", "worksheet-twice")],
    );
    check(
        |sheet| {
            sheet.write(1, 0, " ").unwrap();
        },
        &[
            (2, "A", "worksheet-no-code"),
            (3, "A", "worksheet-item-alone"),
        ],
    );
}

#[test]
fn columns_that_were_moved_are_not_guessed() {
    check(
        |sheet| {
            sheet.write(0, 4, "Lain").unwrap();
        },
        &[(1, "A", "worksheet-columns")],
    );
}

#[test]
fn items_say_what_holds() {
    let content = changed(|sheet| {
        sheet.write(2, 4, "YA").unwrap();
        sheet.write(3, 4, "no").unwrap();
        sheet.write(5, 4, 5.5).unwrap();
    });
    let opened = open(content, "lke.xlsx").unwrap_or_else(|fault| panic!("{fault:?}"));
    let taken = opened.rows(&questions()).unwrap();
    assert_eq!((&*taken.rows[0].value, &*taken.rows[2].value), ("a", "5.5"));
}

#[test]
fn another_sheet_is_passed_over_and_said() {
    let content = changed(|_| {});
    let mut read: Xlsx<_> = Xlsx::new(Cursor::new(content)).unwrap();
    let mut book = Workbook::new();
    for name in read.sheet_names() {
        let range = read.worksheet_range(&name).unwrap();
        let sheet = book.add_worksheet().set_name(&name).unwrap();
        for (row, column, cell) in range.used_cells() {
            sheet
                .write(row as u32, column as u16, cell.to_string())
                .unwrap();
        }
    }
    let own = book.add_worksheet().set_name("Hitungan").unwrap();
    own.write(0, 0, "milik saya").unwrap();
    let content = book.save_to_buffer().unwrap();
    let opened = open(content, "lke.xlsx").unwrap_or_else(|fault| panic!("{fault:?}"));
    assert_eq!(opened.rows(&questions()).unwrap().ignored, ["Hitungan"]);
}

#[test]
fn a_fact_names_the_indicator_whose_evidence_it_asks() {
    let text = |id: &str| Text {
        id: id.to_owned(),
        en: id.to_owned(),
    };
    let entry = |code: &str, id: &str| Entry {
        code: code.to_owned(),
        title: text(id),
        provisional: None,
    };
    let kinds = vec![entry("sp", "Dokumen SP"), entry("foto", "Foto loket")];
    let indicator = Question {
        section: vec![entry("I", "Kebijakan")],
        evidence: kinds.clone(),
        ..question("1.a", Answer::Text)
    };
    let fact = Question {
        section: vec![entry("I", "Kebijakan"), entry("1.a", "Standar")],
        is_fact: true,
        evidence: kinds,
        ..question("f01.1", Answer::Text)
    };
    let without = question("1.b", Answer::Text);
    let sheets = write(
        &head(),
        &[indicator, fact, without],
        &BTreeMap::new(),
        Lang::Id,
    );
    let mut read: Xlsx<_> = Xlsx::new(Cursor::new(sheets.unwrap())).unwrap();
    let mut found = BTreeMap::new();
    for name in read.sheet_names() {
        let range = read.worksheet_range(&name).unwrap();
        for row in range.rows().filter(|row| row.len() > 6) {
            found.insert(row[0].to_string(), row[6].to_string());
        }
    }
    let kinds = "Dokumen SP\nFoto loket";
    assert_eq!(found["1.a"], kinds);
    assert_eq!(found["f01.1"], format!("Indikator 1.a:\n{kinds}"));
    assert_eq!(found["1.b"], "");
}

#[test]
fn other_files_are_refused_in_words() {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "lain").unwrap();
    let other = book.save_to_buffer().unwrap();
    for (content, is_workbook) in [
        (other, true),
        (b"kode,jawaban\n".to_vec(), false),
        (Vec::new(), false),
        (b"PK\x03\x04 rusak".to_vec(), false),
    ] {
        let fault = match open(content, "lke.xlsx") {
            Ok(_) => panic!("taken"),
            Err(fault) => fault,
        };
        // Evidence may be of six kinds; a worksheet is of one.
        let text = fault.report(Lang::Id, "lke.xlsx");
        assert!(!text.contains("enam jenis"), "{text}");
        assert_eq!(fault == Unreadable::NotAWorksheet, is_workbook, "{fault:?}");
        for lang in [Lang::Id, Lang::En] {
            let text = fault.report(lang, "lke.xlsx");
            assert!(
                text.contains("lke.xlsx") && !text.contains("evidence-"),
                "{text}"
            );
        }
    }
}
