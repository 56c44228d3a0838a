//! A new instrument is complete and valid from the start.

mod support;

use prima_instrument::words::Lang;
use prima_instrument::{Catalogue, read, template};
use support::snapshot;

#[test]
fn a_new_instrument_is_valid_in_either_language() {
    for (lang, name) in [
        (Lang::Id, "template.id.toml"),
        (Lang::En, "template.en.toml"),
    ] {
        let text = template("layanan-baru", "2025", lang).expect("both are codes");
        let instrument = read(&text, &Catalogue::default()).unwrap_or_else(|faults| {
            panic!("{faults:?} in\n{text}");
        });
        assert_eq!(instrument.name(), "layanan-baru/2025");
        assert_eq!(instrument.root().children.len(), 2, "two aspects");
        assert!(
            text.lines()
                .filter(|line| line.starts_with('#'))
                .all(|line| line.chars().count() <= 80)
        );
        snapshot(name, &text);
    }
}

#[test]
fn what_cannot_be_a_code_makes_no_instrument() {
    for (code, edition) in [
        ("a b", "2025"),
        ("", "2025"),
        ("skm", "20/25"),
        ("a\"", "1"),
    ] {
        assert_eq!(
            template(code, edition, Lang::Id),
            None,
            "{code:?}/{edition:?}"
        );
    }
}
