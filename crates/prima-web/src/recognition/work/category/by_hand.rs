//! A list named by hand as text: a recipient a line, its parts divided by
//! semicolons. What is written comes back as it was: a semicolon within a part
//! stands behind a backslash, so that correcting one line changes no other.

/// What divides the parts of a line, and what takes that meaning away.
const DIVIDES: char = ';';
const ESCAPES: char = '\\';

/// A line of these parts, without empty ones at its end.
pub(super) fn line(parts: &[&str]) -> String {
    let mut written: Vec<String> = parts.iter().map(|part| escaped(part)).collect();
    while written.last().is_some_and(String::is_empty) {
        written.pop();
    }
    written.join("; ")
}

fn escaped(part: &str) -> String {
    let part = part.replace(ESCAPES, r"\\").replace(DIVIDES, r"\;");
    part.replace("\r\n", r"\n").replace(['\n', '\r'], r"\n")
}

/// The parts of a line, without the blanks around them.
pub(super) fn parts(line: &str) -> Vec<String> {
    let (mut parts, mut part) = (Vec::new(), String::new());
    let mut rest = line.chars();
    while let Some(next) = rest.next() {
        match next {
            DIVIDES => parts.push(std::mem::take(&mut part)),
            ESCAPES => match rest.next() {
                Some(meant @ (DIVIDES | ESCAPES)) => part.push(meant),
                Some('n') => part.push('\n'),
                // No escape: it was written for itself.
                other => part.extend([ESCAPES].into_iter().chain(other)),
            },
            other => part.push(other),
        }
    }
    parts.push(part);
    parts.iter().map(|part| part.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_comes_back_as_it_was(
            texts in prop::collection::vec("[an;\\\\ \"\n]{0,6}", 3),
        ) {
            // Parts are trimmed before they are kept; the last one is there.
            let mut wanted: Vec<&str> = texts.iter().map(|text| text.trim()).collect();
            wanted.push("akhir");
            let written = line(&wanted);
            prop_assert_eq!(parts(&written), wanted, "{}", written);
            prop_assert_eq!(written.lines().count(), 1);
        }
    }

    #[test]
    fn parts_are_written_as_short_as_may_be() {
        assert_eq!(line(&["kota", "", "Melayani", "", ""]), "kota; ; Melayani");
        let said = line(&["kota", "", "Melayani; mendengar"]);
        assert_eq!(said, r"kota; ; Melayani\; mendengar");
    }

    #[test]
    fn a_line_is_read_as_people_write_it() {
        let cases = [
            ("kota-contoh;;Inovasi", vec!["kota-contoh", "", "Inovasi"]),
            (" kota ; puskesmas ; ", vec!["kota", "puskesmas", ""]),
            (r"kota;;Ramah\; sigap", vec!["kota", "", "Ramah; sigap"]),
            (r"kota;;50\50", vec!["kota", "", r"50\50"]),
            (r"kota\", vec![r"kota\"]),
        ];
        for (line, expected) in cases {
            assert_eq!(parts(line), expected, "{line}");
        }
    }
}
