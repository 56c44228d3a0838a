//! The part of an address that names a body.
//!
//! Whether a slug is still free is for the register to say.

use super::search::fold;

/// A name as part of an address: lower-case ASCII letters and digits, words
/// joined by single hyphens.
///
/// Letters that no ASCII letter stands for are left out, so a name without any
/// gives an empty slug. Different names may give the same slug.
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for word in fold(name).split(' ') {
        let start = slug.len();
        slug.extend(word.chars().filter(char::is_ascii));
        if start > 0 && slug.len() > start {
            slug.insert(start, '-');
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(name: &str, expected: &str) {
        assert_eq!(slug(name), expected, "{name}");
    }

    #[test]
    fn words_are_joined_by_single_hyphens() {
        check("Kota Bandung", "kota-bandung");
        check("  Pemkab.  OKU-Timur ", "pemkab-oku-timur");
        check(
            "Kantor Imigrasi Kelas II Non TPI Ponorogo",
            "kantor-imigrasi-kelas-ii-non-tpi-ponorogo",
        );
    }

    #[test]
    fn diacritics_and_punctuation_go() {
        check("Café \"Qur'an\" (Aceh)", "cafe-qur-an-aceh");
    }

    #[test]
    fn what_no_ascii_letter_stands_for_is_left_out() {
        check("Kota إندونيسيا Palu 🙂", "kota-palu");
        check("إندونيسيا", "");
        check("", "");
    }

    proptest! {
        #[test]
        fn a_slug_is_fit_for_an_address_and_stays_as_it_is(name in any::<String>()) {
            let slug = slug(&name);
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            prop_assert!(slug.chars().all(plain), "{:?} gives {:?}", name, slug);
            prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"), "{:?}", slug);
            prop_assert_eq!(super::slug(&slug), slug);
        }
    }
}
