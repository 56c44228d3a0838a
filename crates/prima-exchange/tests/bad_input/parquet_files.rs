//! Parquet files: the same problems, and those of their own.

use crate::reading::Reading;
use crate::{accept, check};
use parquet::basic::{
    Compression, ConvertedType, GzipLevel, LogicalType, Repetition, Type as Physical, ZstdLevel,
};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use std::sync::Arc;

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
