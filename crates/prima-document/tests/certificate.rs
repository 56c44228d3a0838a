//! Certificates as pages: whatever is printed is printed as it is, the same
//! input gives the same bytes, and mistakes are named with their place.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop where it stands"
)]

use prima_document::certificate::{Press, Printed, Template, TemplateFault};
use prima_document::wording::Words;
use prima_instrument::words::Lang;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const WORDS: Words = Words { lang: Lang::Id };

/// The typefaces of certificates, as the assets of the portal have them.
fn fonts() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../prima-web/assets/dist");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "ttf"))
        .collect();
    files.sort();
    files.iter().map(|path| fs::read(path).unwrap()).collect()
}

fn press(template: &Template) -> Press {
    let fonts = fonts();
    let fonts: Vec<&[u8]> = fonts.iter().map(Vec::as_slice).collect();
    Press::new(template, &fonts)
}

fn of(source: &str) -> Template {
    let files = BTreeMap::from([
        ("template.toml".to_owned(), b"main = \"a.typ\"".to_vec()),
        ("a.typ".to_owned(), source.as_bytes().to_vec()),
    ]);
    Template::read("coba", "coba", files).unwrap()
}

fn set(press: &Press, recipient: &str) -> Result<Vec<u8>, TemplateFault> {
    let mut printed = Printed::example(WORDS);
    printed.set("recipient", recipient);
    press.set(WORDS, &printed)?.pdf()
}

#[test]
fn every_name_is_printed_as_it_is_and_twice_the_same() {
    let press = press(&Template::shipped());
    for name in [
        "\"#evil\" #panic() $x$ \\ <b> @a *b* _c_ `d`",
        "مستشفى الرحمة — בית חולים",
        "e\u{301}\u{323} Ñ ș ả 🏥 👩\u{200d}⚕️",
        "ꦥꦸꦱ꧀ꦏꦺꦱ꧀ꦩꦱ꧀ ᬧᬸᬲ᭄",
    ] {
        let pdf = set(&press, name).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
        assert!(pdf.starts_with(b"%PDF-"), "{name}");
        assert_eq!(set(&press, name), Ok(pdf), "{name}");
    }
}

#[test]
fn a_letter_that_no_font_has_is_named() {
    let press = press(&Template::shipped());
    let fault = set(&press, "RS 漢字 漢").unwrap_err();
    assert_eq!(fault, TemplateFault::Letters(vec!['字', '漢']));
    let text = fault.text(WORDS);
    assert!(text.contains("漢 (U+6F22)"), "{text}");
}

#[test]
fn a_mistake_is_named_with_file_line_and_what_to_do() {
    let press = press(&of(
        "#set document(title: \"x\")\nBaik\n  #sys.inputs.recipent",
    ));
    let fault = set(&press, "A").unwrap_err();
    let text = fault.text(WORDS);
    assert!(text.starts_with("coba/a.typ:3:"), "{text}");
    assert!(text.contains("recipent"), "{text}");
}

#[test]
fn a_template_reaches_no_other_file() {
    for source in [
        "#read(\"/etc/passwd\")",
        "#read(\"../a\")",
        "#import \"@preview/cetz:0.3.0\": *",
    ] {
        let fault = set(&press(&of(source)), "A").unwrap_err();
        assert!(
            matches!(fault, TemplateFault::Errors(_)),
            "{source}: {fault:?}"
        );
    }
}

#[test]
fn a_certificate_is_one_page() {
    let press = press(&of("#set document(title: \"x\")\nA #pagebreak() B"));
    assert_eq!(set(&press, "A"), Err(TemplateFault::Pages(2)));
}

#[test]
fn a_folder_without_manifest_or_main_file_is_refused() {
    let fault = Template::read("a", "a", BTreeMap::new()).unwrap_err();
    assert!(
        matches!(fault, TemplateFault::NoManifest { .. }),
        "{fault:?}"
    );
    let files = BTreeMap::from([("template.toml".to_owned(), b"main = \"b.typ\"".to_vec())]);
    let fault = Template::read("a", "a", files).unwrap_err();
    let (place, file) = ("a/template.toml".to_owned(), "b.typ".to_owned());
    assert_eq!(fault, TemplateFault::NoMain { place, file });
}

#[test]
fn a_template_that_leaves_out_the_last_day_is_refused_with_place_and_what_to_do() {
    let head = "#set document(title: \"x\")\n";
    let mut endless = Printed::example(WORDS);
    endless.set("until", "");
    for (body, is_whole) in [
        ("#sys.inputs.recipient", false),
        // That the text is asked for is not enough: it has to stand on the page.
        (
            "#if sys.inputs.until != \"\" [#sys.inputs.recipient]",
            false,
        ),
        ("#hide(sys.inputs.until)", false),
        ("#sys.inputs.until", true),
        ("#upper(sys.inputs.until)", true),
        // A narrow column breaks the line.
        ("#block(width: 2cm, sys.inputs.until)", true),
        ("Ini #strong(sys.inputs.until), lalu berakhir.", true),
    ] {
        let press = press(&of(&format!("{head}{body}")));
        let found = press.set(WORDS, &Printed::example(WORDS)).map(|_| ());
        let (place, until) = (
            "coba/a.typ".to_owned(),
            "Berlaku sampai 7 Oktober 2026".to_owned(),
        );
        let expected = match is_whole {
            true => Ok(()),
            false => Err(TemplateFault::NoUntil { place, until }),
        };
        assert_eq!(found, expected, "{body}");
        // What was issued so can be set again.
        let again = press.set_without_term(WORDS, &Printed::example(WORDS));
        assert!(again.is_ok(), "{body}");
        // One without a last day has nothing to print.
        assert!(press.set(WORDS, &endless).is_ok(), "{body}");
    }
    let press = press(&of(&format!("{head}#sys.inputs.recipient")));
    let fault = press.set(WORDS, &Printed::example(WORDS)).unwrap_err();
    let text = fault.text(WORDS);
    for part in [
        "coba/a.typ: ",
        "“Berlaku sampai 7 Oktober 2026”",
        "#sys.inputs.until",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
}
