//! Which codes, kinds and validities are accepted.

use super::*;
use proptest::prelude::*;

fn check_code(text: &str, accepted: bool) {
    let read = RegionCode::parse(text);
    assert_eq!(read.is_ok(), accepted, "{text:?}: {read:?}");
    match read {
        Ok(code) => assert_eq!(code.to_string(), text),
        Err(error) => assert!(error.to_string().contains(text), "{text:?}: {error}"),
    }
}

fn check_validity(from: &str, to: &str, year: u16, expected: bool) {
    let date = |text: &'static str| Some(text).filter(|text| !text.is_empty());
    let (from, to) = (from.to_owned().leak(), to.to_owned().leak());
    let validity = Validity::new(date(from), date(to)).expect("made of dates");
    assert_eq!(
        validity.covers(year),
        expected,
        "{from:?} to {to:?}: {year}"
    );
}

fn check_dates(from: &str, to: &str, expected: RegionError) {
    assert_eq!(
        Validity::new(Some(from), Some(to)),
        Err(expected),
        "{from} to {to}"
    );
}

#[test]
fn a_code_is_two_digits_or_twice_two_with_a_dot() {
    for text in ["16", "16.08", "31.01", "32.73", "96", "96.71"] {
        check_code(text, true);
    }
    for text in [
        "", "1", "161", "1608", "16.", "16.8", "16.008", "16.08.01", ".08", "16,08",
    ] {
        check_code(text, false);
    }
    for text in [
        "00", "01", "16.00", "+1", "-1", "1٦", "16 ", " 16", "ab", "16.ab",
    ] {
        check_code(text, false);
    }
}

#[test]
fn a_code_knows_its_province() {
    let code = RegionCode::parse("16.08").expect("a code");
    let province = RegionCode::parse("16").expect("a code");
    assert_eq!(code.province(), province);
    assert_eq!(province.province(), province);
    assert!(province.is_province() && !code.is_province());
    assert!(province < code, "a province comes before what lies in it");
}

#[test]
fn a_kota_has_a_number_from_71() {
    use RegionKind::{Kabupaten, KabupatenAdministrasi, Kota, KotaAdministrasi, Provinsi};
    let cases = [
        ("16", vec![Provinsi]),
        ("16.08", vec![Kabupaten, KabupatenAdministrasi]),
        ("16.70", vec![Kabupaten, KabupatenAdministrasi]),
        ("16.71", vec![Kota, KotaAdministrasi]),
        ("31.75", vec![Kota, KotaAdministrasi]),
    ];
    for (code, kinds) in cases {
        let read = RegionCode::parse(code).expect("a code");
        let fitting: Vec<RegionKind> = RegionKind::ALL
            .into_iter()
            .filter(|kind| read.fits(*kind))
            .collect();
        assert_eq!(fitting, kinds, "{code}");
    }
}

#[test]
fn a_kind_is_read_back_from_its_name() {
    for kind in RegionKind::ALL {
        assert_eq!(RegionKind::from_name(kind.name()), Some(kind));
    }
    assert_eq!(RegionKind::from_name("Provinsi"), None);
    assert_eq!(RegionKind::from_name(""), None);
}

#[test]
fn a_validity_covers_every_year_it_has_a_day_in() {
    check_validity("", "", 1945, true);
    check_validity("2022-07-25", "", 2021, false);
    check_validity("2022-07-25", "", 2022, true);
    check_validity("2022-07", "", 2023, true);
    check_validity("", "2022", 2022, true);
    check_validity("", "2022-12-31", 2023, false);
    check_validity("2003", "2022-07", 2002, false);
    check_validity("2003", "2022-07", 2010, true);
    check_validity("2022-07", "2022", 2022, true);
}

#[test]
fn a_date_that_is_none_is_named() {
    for found in [
        "22",
        "2022-13",
        "2022-00",
        "2022-7",
        "2022-07-32",
        "2023-02-29",
        "2022-04-31",
    ] {
        let found = found.to_owned();
        check_dates(&found.clone(), "2030", RegionError::Date { found });
    }
    for found in [
        "",
        "2022-07-25T00:00",
        "2022-07-",
        "2022/07",
        "+022",
        "1900-02-29",
        "2022-07-25-01",
    ] {
        let found = found.to_owned();
        check_dates("1900", &found.clone(), RegionError::Date { found });
    }
    assert!(Validity::new(Some("2024-02-29"), Some("2000-02-29")).is_err());
    assert!(Validity::new(Some("2000-02-29"), Some("2024-02-29")).is_ok());
}

#[test]
fn a_validity_does_not_end_before_it_begins() {
    let backwards = |from: &str, to: &str| RegionError::Backwards {
        from: from.to_owned(),
        to: to.to_owned(),
    };
    for (from, to) in [
        ("2023", "2022"),
        ("2022-08", "2022-07-31"),
        ("2022-07-02", "2022-07-01"),
    ] {
        check_dates(from, to, backwards(from, to));
    }
}

proptest! {
    #[test]
    fn any_text_is_a_code_or_named_as_none(text in any::<String>()) {
        match RegionCode::parse(&text) {
            Ok(code) => prop_assert_eq!(code.to_string(), text),
            Err(error) => prop_assert_eq!(error, RegionError::Code { found: text }),
        }
    }

    #[test]
    fn any_text_is_a_date_or_named_as_none(text in "[0-9-]{0,11}|\\PC{0,6}") {
        let read = Validity::new(Some(&text), None);
        match read {
            Ok(validity) => prop_assert_eq!(validity.from(), Some(text.as_str())),
            Err(error) => prop_assert_eq!(error, RegionError::Date { found: text }),
        }
    }
}
