//! Evidence: nothing panics, nothing is refused without a reason, and what is
//! kept is fit to be kept.

use crate::damage::{damaged, whole, within_zip};
use prima_exchange::evidence::{Limits, inspect};
use prima_instrument::words::Lang;
use proptest::prelude::*;

/// Limits so low that damaged files meet them.
const LOW: Limits = Limits {
    bytes: 60_000,
    pages: 2,
    pixels: 3_000,
    parts: 14,
    expanded: 300_000,
    ratio: 10,
};

fn check(name: &str, bytes: &[u8]) {
    for limits in [Limits::default(), LOW] {
        match inspect(bytes.to_vec(), name, &limits) {
            Ok(found) => {
                assert!(found.content.len() as u64 <= limits.bytes + 64);
                let again = inspect(found.content.clone(), &found.name, &Limits::default());
                let again = again.unwrap();
                assert_eq!(again.content, found.content, "{name}");
                assert_eq!(again.media, found.media, "{name}");
                for note in &found.notes {
                    assert!(!note.message(Lang::Id).contains("evidence-"));
                }
            }
            Err(problems) => {
                assert!(!problems.is_empty(), "{name}");
                for problem in &problems {
                    let text = problem.message(Lang::Id) + &problem.hint(Lang::Id);
                    assert!(!text.contains("evidence-"), "{name}: {text}");
                    assert!(!text.contains(['\n', '\0']), "{name}: {text}");
                }
            }
        }
    }
}

#[test]
fn damaged_evidence() {
    damaged("evidence", 3_000, whole, check);
}

#[test]
fn damaged_parts_of_evidence() {
    damaged("evidence", 300, within_zip, check);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_behind_any_beginning(
        beginning in prop_oneof![
            Just(&b"%PDF-1.7\n"[..]),
            Just(&b"\xFF\xD8\xFF"[..]),
            Just(&b"\x89PNG\r\n\x1A\n"[..]),
            Just(&b"RIFF\x10\0\0\0WEBPVP8X"[..]),
            Just(&b"PK\x03\x04"[..]),
            Just(&b""[..]),
        ],
        rest in proptest::collection::vec(any::<u8>(), 0..300),
        name in any::<String>(),
    ) {
        check(&name, &[beginning, &rest].concat());
    }
}
