//! Every kind of bad input: a message with file, row and column, all of a file
//! in one run.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop where it stands"
)]

mod reading;
mod sample;

use parquet::basic::{
    Compression, ConvertedType, GzipLevel, LogicalType, Repetition, Type as Physical, ZstdLevel,
};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use prima_exchange::{Problem, Problems};
use prima_instrument::words::Lang;
use reading::Reading;
use std::io::Write;
use std::sync::Arc;

/// Row, column and key of each problem, group by group.
fn places(problems: &Problems) -> Vec<(u64, String, &'static str)> {
    let place = |problem: &Problem| {
        (
            problem.row.unwrap_or(0),
            problem.column.clone().unwrap_or_default(),
            problem.key,
        )
    };
    problems.iter().map(place).collect()
}

/// A message whose text or argument is missing prints its key or the other language.
#[track_caller]
fn said(key: &str, text: &dyn Fn(Lang) -> String) {
    let (id, en) = (text(Lang::Id), text(Lang::En));
    assert!(
        id != key && en != key && id != en,
        "{key} is not said: {id} / {en}"
    );
    assert!(!id.contains('{') && !en.contains('{'), "{key}: {id} / {en}");
}

/// Reads `content` as the file `name` and compares the problems with `expected`.
#[track_caller]
fn check(
    name: &str,
    content: impl AsRef<[u8]>,
    expected: &[(u64, &str, &'static str)],
) -> Problems {
    let reading = Reading::new();
    let path = reading.file(name, content);
    let problems = reading.load(&path).err().unwrap_or_default();
    let expected: Vec<_> = expected
        .iter()
        .map(|(row, column, key)| (*row, (*column).to_owned(), *key))
        .collect();
    assert_eq!(places(&problems), expected, "{problems}");
    for problem in problems.iter() {
        assert_eq!(problem.file, path.display().to_string());
        said(&format!("data-{}", problem.key), &|lang| {
            problem.message(lang)
        });
        said(&format!("data-{}-hint", problem.key), &|lang| {
            problem.hint(lang)
        });
    }
    problems
}

/// Reads `content` and compares the keys of what was noted.
#[track_caller]
fn accept(name: &str, content: impl AsRef<[u8]>, expected: &[&str]) {
    let reading = Reading::new();
    let path = reading.file(name, content);
    let notes = reading
        .load(&path)
        .unwrap_or_else(|problems| panic!("{}", problems.report(Lang::En)));
    let keys: Vec<&str> = notes.iter().map(|note| note.key).collect();
    assert_eq!(keys, expected);
    for note in notes {
        said(&format!("data-note-{}", note.key), &|lang| {
            note.message(lang)
        });
    }
}

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
fn a_decimal_comma_in_a_comma_file_is_refused() {
    check(
        "answers.csv",
        "unit,code,value\nland,desk,3\nclinic,speed,\"3,5\"\n",
        &[(3, "value", "decimal-comma")],
    );
    check(
        "published.csv",
        "unit,index\nland,\"3,5\"\n",
        &[(2, "index", "decimal-comma")],
    );
    check(
        "nodes.csv",
        "unit,code,score\nland,desk,\"3,5\"\n",
        &[(2, "score", "decimal-comma")],
    );
    check(
        "tallies.csv",
        "unit,question,option,count\nland,kind,\"5,0\",1\n",
        &[(2, "option", "decimal-comma")],
    );
    // Without quotes the comma parts two columns.
    check(
        "answers.csv",
        "unit,code,value\nclinic,speed,3,5\n",
        &[(2, "", "ragged")],
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
fn an_unknown_unit_is_named_with_the_nearest() {
    let problems = check(
        "answers.csv",
        "unit,code,value\nclinc,desk,3\nland,desk,3\nnowhere,desk,3\n",
        &[(2, "unit", "unknown-unit"), (4, "unit", "unknown-unit")],
    );
    assert!(problems.report(Lang::En).contains("`clinic`"));
    check(
        "published.csv",
        "unit,index\nclinc,3\n",
        &[(2, "unit", "unknown-unit")],
    );
    check(
        "nodes.csv",
        "unit,code,score\nclinc,desk,3\n",
        &[(2, "unit", "unknown-unit")],
    );
    check(
        "tallies.csv",
        "unit,question,option,count\nclinc,kind,5,1\n",
        &[(2, "unit", "unknown-unit")],
    );
    check(
        "survey.csv",
        "unit,question,value\nclinc,kind,5\n",
        &[(2, "unit", "unknown-unit")],
    );
}

#[test]
fn an_unknown_code_is_named_with_the_nearest() {
    let problems = check(
        "answers.csv",
        "unit,code,value\nclinic,dessk,3\n",
        &[(2, "code", "unknown-code")],
    );
    assert!(problems.report(Lang::Id).contains("`desk`"));
    check(
        "nodes.csv",
        "unit,code,score\nclinic,dessk,3\n",
        &[(2, "code", "unknown-code")],
    );
    check(
        "tallies.csv",
        "unit,question,option,count\nclinic,kin,5,1\n",
        &[(2, "question", "unknown-code")],
    );
}

#[test]
fn a_code_of_another_kind_says_where_it_belongs() {
    check(
        "answers.csv",
        "unit,code,value\nclinic,I,3\n",
        &[(2, "code", "not-a-question")],
    );
    check(
        "answers.csv",
        "unit,code,value\nclinic,kind,5\n",
        &[(2, "value", "survey-answer")],
    );
    check(
        "tallies.csv",
        "unit,question,option,count\nclinic,desk,5,1\n",
        &[(2, "question", "not-a-survey")],
    );
    check(
        "nodes.csv",
        "unit,code,score\nclinic,f01.users,5\n",
        &[(2, "code", "fact-not-node")],
    );
}

#[test]
fn a_source_that_is_not_the_questions_is_refused() {
    check(
        "answers.csv",
        "unit,source,code,value\nclinic,F-01,desk,3\n",
        &[(2, "source", "other-source")],
    );
    check(
        "answers.csv",
        "unit,source,code,value\nclinic,F02,desk,3\n",
        &[(2, "source", "unknown-source")],
    );
}

#[test]
fn a_value_outside_the_scale_is_refused() {
    check(
        "answers.csv",
        "unit,code,value\nclinic,desk,4\nclinic,speed,5.01\nland,share,120\n",
        &[
            (2, "value", "value-outside-scale"),
            (3, "value", "value-outside-scale"),
            (4, "value", "value-outside-scale"),
        ],
    );
    check(
        "published.csv",
        "unit,index\nclinic,5.01\n",
        &[(2, "index", "value-outside-scale")],
    );
    check(
        "nodes.csv",
        "unit,code,score\nclinic,desk,-1\n",
        &[(2, "score", "value-outside-scale")],
    );
    check(
        "survey.csv",
        "unit,question,value\nclinic,kind,4\n",
        &[(2, "value", "value-outside-scale")],
    );
}

#[test]
fn a_value_that_is_no_number_is_refused() {
    check(
        "answers.csv",
        "unit,code,value\nclinic,speed,good\nland,share,1/0\nclinic,f01.users,2.5\n",
        &[
            (2, "value", "not-a-number"),
            (3, "value", "zero-divisor"),
            (4, "value", "not-whole"),
        ],
    );
    check(
        "tallies.csv",
        "unit,question,option,count\nclinic,kind,5,-1\nclinic,kind,0,1.5\n",
        &[(2, "count", "not-a-count"), (3, "count", "not-a-count")],
    );
}

#[test]
fn duplicate_rows_are_refused_with_the_first_row() {
    let problems = check(
        "answers.csv",
        "unit,rater,code,value\nclinic,ani,desk,3\nland,ani,desk,3\nclinic,ani,desk,3\n",
        &[(4, "code", "duplicate-row")],
    );
    assert!(problems.report(Lang::En).contains("row 2"));
    check(
        "units.csv",
        "unit\nclinic\nland\nclinic\n",
        &[(4, "unit", "unit-twice")],
    );
    check(
        "published.csv",
        "unit,index\nclinic,3\nclinic,3\n",
        &[(3, "unit", "unit-twice")],
    );
    check(
        "nodes.csv",
        "unit,code,score\nclinic,desk,3\nclinic,desk,3\n",
        &[(3, "code", "node-twice")],
    );
    check(
        "tallies.csv",
        "unit,question,option,count\nclinic,kind,5,1\nclinic,kind,0,1\nclinic,kind,5.0,1\n",
        &[(4, "option", "tally-twice")],
    );
    check(
        "figures.csv",
        "figure,value\na,1\na,2\n",
        &[(3, "figure", "figure-twice")],
    );
}

#[test]
fn two_answers_of_one_rater_are_refused() {
    check(
        "answers.csv",
        "unit,rater,code,value\nclinic,ani,desk,3\nclinic,budi,desk,3\nclinic,ani,desk,5\n",
        &[(4, "value", "two-answers")],
    );
    check(
        "answers.csv",
        "unit,code,value\nclinic,desk,3\nclinic,desk,5\n",
        &[(3, "value", "two-answers")],
    );
}

#[test]
fn several_raters_are_refused_where_the_source_has_one() {
    check(
        "answers.csv",
        "unit,rater,code,value\nclinic,ani,speed,3\nclinic,budi,speed,4\n",
        &[(3, "rater", "several-raters")],
    );
}

#[test]
fn several_raters_are_kept_by_name_whatever_the_order_of_rows() {
    let reading = Reading::new();
    let one = reading.file(
        "a.csv",
        "unit,rater,code,value\nclinic,budi,desk,3\nclinic,ani,desk,5\nland,ani,desk,0\n",
    );
    let two = reading.file(
        "b.csv",
        "unit,rater,code,value\nland,ani,desk,0\nclinic,ani,desk,5\nclinic,budi,desk,3\n",
    );
    let slot = reading.questions.find("desk").unwrap();
    let clinic = reading.bodies.find("clinic").unwrap();
    for path in [&one, &two] {
        let (answers, loaded) = reading.answers(path).unwrap();
        assert_eq!(answers.texts(clinic, slot), [("ani", "5"), ("budi", "3")]);
        assert_eq!(loaded.raters, ["ani", "budi"]);
        let raters: Vec<(&str, u32)> = loaded
            .rated
            .iter()
            .map(|rated| (reading.bodies.id(rated.body), rated.rater))
            .collect();
        assert_eq!(raters, [("clinic", 0), ("clinic", 1), ("land", 0)]);
    }
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
fn faults_among_units_are_named() {
    check(
        "units.csv",
        "unit,parent,kind,level,population\nclinic,citty,clinic,kot,many\ncity,,institution,kota,5\n",
        &[
            (2, "kind", "unknown-word"),
            (2, "level", "unknown-word"),
            (2, "population", "not-a-count"),
            (2, "parent", "unknown-parent"),
        ],
    );
    check(
        "units.csv",
        "unit,parent\na,b\nb,a\n",
        &[(2, "parent", "own-ancestor"), (3, "parent", "own-ancestor")],
    );
    check(
        "units.csv",
        "unit,name\n,x\nclinic,y\n",
        &[(2, "unit", "empty-value")],
    );
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
    accept("answers.csv", workbook(|_| {}), &["content-differs"]);
}

#[test]
fn a_file_that_is_not_there_is_said() {
    let reading = Reading::new();
    let problems = reading
        .load(&reading.sample.folder.path().join("answers.csv"))
        .unwrap_err();
    assert_eq!(places(&problems), [(0, String::new(), "cannot-open")]);
}

#[test]
fn all_problems_of_a_file_come_in_one_run_grouped_and_counted() {
    let mut text = String::from("unit,code,value\nclinic,desk,9\nnowhere,desk,3\n");
    (0..20).for_each(|_| text.push_str("clinic,speed,x\n"));
    text.push_str("clinic,dessk,3\nland,desk\n");
    let reading = Reading::new();
    let path = reading.file("answers.csv", text);
    let problems = reading.load(&path).unwrap_err();
    let groups: Vec<(&str, u64, usize)> = problems
        .groups()
        .iter()
        .map(|group| (group.first[0].key, group.count, group.first.len()))
        .collect();
    assert_eq!(
        groups,
        [
            ("value-outside-scale", 1, 1),
            ("unknown-unit", 1, 1),
            ("not-a-number", 20, 5),
            ("unknown-code", 1, 1),
            ("ragged", 1, 1)
        ]
    );
    assert_eq!(problems.count(), 24);
    let report = problems.report(Lang::Id);
    assert!(report.contains("15 lagi"), "{report}");
    let json = problems.to_json(Lang::En);
    assert_eq!(json[2]["count"], 20);
}

/// A workbook of answers, changed by `change`.
fn workbook(change: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
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

/// A column for [`parquet_file`].
enum Values<'a> {
    Texts(&'a [Option<&'a str>]),
    Bytes(&'a [&'a [u8]]),
    Doubles(&'a [f64]),
    Wholes(&'a [i64]),
    Moments(&'a [i64]),
}

/// A Parquet file with one row group.
fn parquet_file(columns: &[(&str, Values)], compression: Compression) -> Vec<u8> {
    let field = |(name, values): &(&str, Values)| {
        let builder = match values {
            Values::Texts(_) | Values::Bytes(_) => {
                Type::primitive_type_builder(name, Physical::BYTE_ARRAY)
                    .with_logical_type(Some(LogicalType::String))
            }
            Values::Doubles(_) => Type::primitive_type_builder(name, Physical::DOUBLE),
            Values::Wholes(_) => Type::primitive_type_builder(name, Physical::INT64),
            Values::Moments(_) => Type::primitive_type_builder(name, Physical::INT64)
                .with_converted_type(ConvertedType::TIMESTAMP_MILLIS),
        };
        Arc::new(
            builder
                .with_repetition(Repetition::OPTIONAL)
                .build()
                .unwrap(),
        )
    };
    let fields = columns.iter().map(field).collect();
    let schema = Arc::new(
        Type::group_type_builder("table")
            .with_fields(fields)
            .build()
            .unwrap(),
    );
    let properties = Arc::new(
        WriterProperties::builder()
            .set_compression(compression)
            .build(),
    );
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, properties).unwrap();
    let mut group = writer.next_row_group().unwrap();
    for (_, values) in columns {
        let mut column = group.next_column().unwrap().unwrap();
        let all = |n: usize| vec![1i16; n];
        match values {
            Values::Texts(texts) => {
                let values: Vec<ByteArray> = texts
                    .iter()
                    .flatten()
                    .map(|text| ByteArray::from(*text))
                    .collect();
                let levels: Vec<i16> = texts.iter().map(|text| i16::from(text.is_some())).collect();
                column
                    .typed::<ByteArrayType>()
                    .write_batch(&values, Some(&levels), None)
                    .unwrap();
            }
            Values::Bytes(bytes) => {
                let values: Vec<ByteArray> = bytes
                    .iter()
                    .map(|bytes| ByteArray::from(bytes.to_vec()))
                    .collect();
                column
                    .typed::<ByteArrayType>()
                    .write_batch(&values, Some(&all(bytes.len())), None)
                    .unwrap();
            }
            Values::Doubles(values) => {
                column
                    .typed::<DoubleType>()
                    .write_batch(values, Some(&all(values.len())), None)
                    .unwrap();
            }
            Values::Wholes(values) | Values::Moments(values) => {
                column
                    .typed::<Int64Type>()
                    .write_batch(values, Some(&all(values.len())), None)
                    .unwrap();
            }
        }
        column.close().unwrap();
    }
    group.close().unwrap();
    writer.into_inner().unwrap()
}

const UNIT: Values = Values::Texts(&[Some("clinic"), Some("land")]);
const CODE: Values = Values::Texts(&[Some("speed"), Some("desk")]);

#[test]
fn parquet_is_read_like_a_csv_file_whatever_its_compression() {
    let kinds = [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        Compression::ZSTD(ZstdLevel::default()),
        Compression::GZIP(GzipLevel::default()),
        Compression::LZ4_RAW,
    ];
    for compression in kinds {
        let columns = [
            ("value", Values::Doubles(&[3.1, 5.0])),
            ("unit", UNIT),
            ("code", CODE),
        ];
        let reading = Reading::new();
        let path = reading.file("answers.parquet", parquet_file(&columns, compression));
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
    let columns = [
        ("unit", UNIT),
        ("question", Values::Texts(&[Some("kind"), Some("kind")])),
        ("value", Values::Wholes(&[5, 0])),
    ];
    let reading = Reading::new();
    let path = reading.file(
        "survey.parquet",
        parquet_file(&columns, Compression::SNAPPY),
    );
    assert_eq!(
        reading
            .tallies(&path)
            .unwrap()
            .tallies
            .get(reading.bodies.find("land").unwrap(), 0),
        1
    );
}

#[test]
fn problems_in_parquet_have_row_and_column() {
    let columns = [
        ("unit", Values::Texts(&[Some("clinic"), None])),
        ("code", CODE),
        ("value", Values::Doubles(&[7.5, 5.0])),
    ];
    check(
        "answers.parquet",
        parquet_file(&columns, Compression::SNAPPY),
        &[
            (2, "value", "value-outside-scale"),
            (3, "unit", "empty-value"),
        ],
    );
    let columns = [
        ("unit", UNIT),
        ("code", CODE),
        ("value", Values::Bytes(&[b"3", b"\xE9"])),
    ];
    check(
        "answers.parquet",
        parquet_file(&columns, Compression::SNAPPY),
        &[(3, "value", "not-utf-8")],
    );
}

#[test]
fn parquet_of_wrong_types_is_refused() {
    let columns = [
        ("unit", UNIT),
        ("code", CODE),
        ("value", Values::Moments(&[1, 2])),
    ];
    check(
        "answers.parquet",
        parquet_file(&columns, Compression::SNAPPY),
        &[(0, "", "parquet-type")],
    );
    // An extra column of any type does not matter.
    let columns = [
        ("unit", UNIT),
        ("code", CODE),
        ("value", Values::Wholes(&[3, 5])),
        ("at", Values::Moments(&[1, 2])),
    ];
    accept(
        "answers.parquet",
        parquet_file(&columns, Compression::SNAPPY),
        &["column-skipped"],
    );
}

#[test]
fn a_truncated_parquet_file_is_refused() {
    let columns = [
        ("unit", UNIT),
        ("code", CODE),
        ("value", Values::Wholes(&[3, 5])),
    ];
    let whole = parquet_file(&columns, Compression::SNAPPY);
    for length in [5, whole.len() / 2, whole.len() - 1] {
        check(
            "answers.parquet",
            &whole[..length],
            &[(0, "", "parquet-truncated")],
        );
    }
    // The end is there, the middle is not.
    let mut holed = whole[..40].to_vec();
    holed.extend_from_slice(&whole[whole.len() - 8..]);
    check("answers.parquet", holed, &[(0, "", "parquet-broken")]);
}
