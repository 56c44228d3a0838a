//! Files of the wrong form: encoding, header, quotes, width, name.

use crate::reading::Reading;
use crate::{accept, check, places};
use prima_instrument::words::Lang;

#[test]
fn a_plain_file_is_read_without_a_word() {
    accept(
        "answers.csv",
        "unit,source,rater,code,value\nclinic,F-02,ani,desk,3\n",
        &[],
    );
}

#[test]
fn columns_may_stand_in_any_order_and_extra_ones_are_kept() {
    accept(
        "answers.csv",
        "remark,value,code,unit,colour\nfine,3,desk,clinic,red\n",
        &[],
    );
}

#[test]
fn a_byte_order_mark_is_accepted_and_noted() {
    accept(
        "answers.csv",
        "\u{FEFF}unit,code,value\nclinic,desk,3\n",
        &["byte-order-mark"],
    );
}

#[test]
fn windows_line_ends_are_accepted_and_noted() {
    accept(
        "answers.csv",
        "unit,code,value\r\nclinic,desk,3\r\n",
        &["crlf"],
    );
}

#[test]
fn semicolons_with_decimal_commas_are_accepted_and_noted() {
    let reading = Reading::new();
    let path = reading.file(
        "answers.csv",
        "\u{FEFF}unit;code;value\r\nclinic;speed;3,5\r\nland;share;40,5/50\r\n",
    );
    let (answers, loaded) = reading.answers(&path).unwrap();
    let keys: Vec<&str> = loaded.notes.iter().map(|note| note.key).collect();
    assert_eq!(
        keys,
        ["byte-order-mark", "semicolons", "crlf", "decimal-comma"]
    );
    let slot = reading.questions.find("speed").unwrap();
    assert_eq!(
        answers.texts(reading.bodies.find("clinic").unwrap(), slot),
        [("", "3.5")]
    );
    let slot = reading.questions.find("share").unwrap();
    assert_eq!(
        answers.texts(reading.bodies.find("land").unwrap(), slot),
        [("", "40.5/50")]
    );
}

#[test]
fn tabs_and_the_line_that_names_the_separator_are_accepted() {
    accept(
        "answers.csv",
        "unit\tcode\tvalue\nclinic\tdesk\t3\n",
        &["tabs"],
    );
    accept(
        "answers.csv",
        "sep=;\nunit;code;value\nclinic;desk;3\n",
        &["semicolons"],
    );
}

#[test]
fn a_wrong_header_names_the_nearest_and_the_needed_columns() {
    let problems = check(
        "answers.csv",
        "unit,kode,vallue\nclinic,desk,3\n",
        &[
            (1, "code", "column-missing"),
            (1, "value", "column-missing"),
        ],
    );
    let text = problems.report(Lang::En);
    assert!(text.contains("`vallue`"), "{text}");
    assert!(text.contains("unit, code, value"), "{text}");
}

#[test]
fn a_misspelt_optional_column_does_not_pass_for_an_extra_one() {
    check(
        "units.csv",
        "unit,parnet\nclinic,city\n",
        &[(1, "parent", "column-missing")],
    );
}

#[test]
fn a_column_may_not_come_twice() {
    check(
        "answers.csv",
        "unit,code,value,value\nclinic,desk,3,5\n",
        &[(1, "value", "column-twice")],
    );
}

#[test]
fn an_empty_file_is_refused() {
    check("answers.csv", "", &[(0, "", "empty-file")]);
    check("answers.csv", "\n\n", &[(0, "", "empty-file")]);
    check("answers.csv", "unit,code,value\n", &[(0, "", "no-rows")]);
    check("answers.xlsx", "", &[(0, "", "empty-file")]);
    check("answers.parquet", "", &[(0, "", "empty-file")]);
}

#[test]
fn letters_that_are_not_utf_8_are_named_with_row_and_column() {
    check(
        "units.csv",
        b"unit,name\nclinic,Caf\xE9\nland,Kantor\ncourt,\xC9\n",
        &[(2, "name", "not-utf-8"), (4, "name", "not-utf-8")],
    );
    check(
        "units.csv",
        b"unit,nam\xE9\nclinic,x\n",
        &[(1, "2", "not-utf-8")],
    );
    check("units.csv", b"\xFF\xFEu\0n\0i\0t\0", &[(0, "", "utf-16")]);
}

#[test]
fn an_empty_byte_is_named_with_row_and_column() {
    check(
        "units.csv",
        "unit,name\nclinic,a\nland,b\0c\n",
        &[(3, "name", "nul")],
    );
}

#[test]
fn rows_of_another_width_and_open_quotes_are_named() {
    check(
        "units.csv",
        "unit,name\nclinic\nland,a,b\ncourt,c,,\n",
        &[(2, "", "ragged"), (3, "", "ragged")],
    );
    check(
        "units.csv",
        "unit,name\nclinic,\"open\nland,b\ncourt,c\n",
        &[(2, "", "quote-open")],
    );
    check(
        "units.csv",
        "unit,name\nclinic,a\nland,\"two\nlines\"\n\ncourt\n",
        &[(5, "", "ragged")],
    );
}

#[test]
fn rows_are_counted_as_a_spreadsheet_shows_them() {
    let lf = "unit,name,parent\n\nclinic,\"two\nlines\",\nland,b,nowhere";
    for content in [
        lf.to_owned(),
        lf.replace('\n', "\r\n"),
        lf.replace('\n', "\r"),
        format!("{lf}\n"),
    ] {
        check("units.csv", content, &[(4, "parent", "unknown-parent")]);
    }
}

#[test]
fn a_name_that_belies_the_content_is_said() {
    check(
        "answers.xlsx",
        "unit,code,value\nclinic,desk,3\n",
        &[(0, "", "not-xlsx")],
    );
    check(
        "answers.parquet",
        "unit,code,value\nclinic,desk,3\n",
        &[(0, "", "not-parquet")],
    );
    check(
        "answers.xls",
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        &[(0, "", "old-excel")],
    );
    accept(
        "answers.csv",
        crate::workbooks::workbook(|_| {}),
        &["content-differs"],
    );
}

#[test]
fn a_file_that_is_not_there_is_said() {
    let reading = Reading::new();
    let problems = reading
        .load(&reading.sample.folder.path().join("answers.csv"))
        .unwrap_err();
    assert_eq!(places(&problems), [(0, String::new(), "cannot-open")]);
}
