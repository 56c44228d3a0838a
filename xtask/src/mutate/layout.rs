//! Which bytes of a TOML text go when a key or a table is deleted.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Where the tables under a header of their own begin.
pub struct Layout<'a> {
    text: &'a str,
    headers: Vec<usize>,
}

impl<'a> Layout<'a> {
    /// Finds the headers of a file.
    pub fn new(text: &'a str, file: &DeTable) -> Layout<'a> {
        let mut headers = Vec::new();
        for (_, value) in file.iter() {
            collect(text, value, &mut headers);
        }
        headers.sort_unstable();
        Layout { text, headers }
    }

    /// Whether a table stands under a header, not in braces.
    pub fn has_header(&self, value: &Spanned<DeValue>) -> bool {
        has_header(self.text, value)
    }

    /// All of a table under a header, with its subtables, up to the next header.
    pub fn section(&self, value: &Spanned<DeValue>) -> Range<usize> {
        let mut own = Vec::new();
        collect(self.text, value, &mut own);
        let start = value.span().start;
        let last = own.into_iter().max().unwrap_or(start);
        let next = self.headers.iter().find(|header| **header > last);
        start..next.copied().unwrap_or(self.text.len())
    }

    /// A key with its value under a header: the whole line, or lines.
    pub fn lines(&self, entry: Range<usize>) -> Range<usize> {
        let end = self.text[entry.end..].find('\n');
        entry.start..end.map_or(self.text.len(), |length| entry.end + length + 1)
    }

    /// An element of a list or of a table in braces, with the comma that would
    /// be one too many.
    pub fn element(&self, entry: Range<usize>) -> Range<usize> {
        let after = &self.text[entry.end..];
        let rest = after.trim_start();
        if let Some(rest) = rest.strip_prefix(',') {
            let blank = rest.len() - rest.trim_start_matches([' ', '\n']).len();
            return entry.start..self.text.len() - rest.len() + blank;
        }
        let before = self.text[..entry.start].trim_end();
        let start = before.strip_suffix(',').unwrap_or(before).len();
        start..entry.end
    }
}

fn has_header(text: &str, value: &Spanned<DeValue>) -> bool {
    value.get_ref().is_table() && text[value.span()].starts_with('[')
}

fn collect(text: &str, value: &Spanned<DeValue>, headers: &mut Vec<usize>) {
    match value.get_ref() {
        DeValue::Table(table) => {
            if has_header(text, value) {
                headers.push(value.span().start);
            }
            table
                .iter()
                .for_each(|(_, value)| collect(text, value, headers));
        }
        DeValue::Array(values) => values
            .iter()
            .for_each(|value| collect(text, value, headers)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use toml::Spanned;
    use toml::de::{DeTable, DeValue};

    use super::Layout;

    const TEXT: &str = "\
[head]
a = 1
b = [3, 4]

[[node]]
code = \"x\"
list = [
  { e = 1 },
  { e = 2 },
]

[node.inner]
f = 1

[[node]]
code = \"y\"
";

    type Deletion = fn(&Layout, &Spanned<DeValue>) -> Range<usize>;

    const SECTION: Deletion = |layout, value| layout.section(value);
    const ELEMENT: Deletion = |layout, value| layout.element(value.span());
    const LINES: Deletion = |layout, value| layout.lines(value.span());

    /// What goes when the value at the end of the path is deleted.
    fn check(path: &[&str], deletion: Deletion, expected: &str) {
        let file = DeTable::parse(TEXT).unwrap();
        let layout = Layout::new(TEXT, file.get_ref());
        let mut value = &file.get_ref()[path[0]];
        for step in &path[1..] {
            value = match step.parse::<usize>() {
                Ok(place) => &value.get_ref().as_array().unwrap()[place],
                Err(_) => &value.get_ref().as_table().unwrap()[*step],
            };
        }
        assert_eq!(&TEXT[deletion(&layout, value)], expected, "{path:?}");
    }

    #[test]
    fn a_table_goes_with_its_subtables() {
        check(&["head"], SECTION, "[head]\na = 1\nb = [3, 4]\n\n");
        check(&["node", "1"], SECTION, "[[node]]\ncode = \"y\"\n");
        let nodes: Vec<&str> = TEXT.split_inclusive("[[node]]").collect();
        let first = format!("[[node]]{}", nodes[1].trim_end_matches("[[node]]"));
        check(&["node", "0"], SECTION, &first);
    }

    #[test]
    fn an_element_goes_with_one_comma() {
        check(&["node", "0", "list", "0"], ELEMENT, "{ e = 1 },\n  ");
        check(&["node", "0", "list", "1"], ELEMENT, "{ e = 2 },\n");
        check(&["head", "b", "0"], ELEMENT, "3, ");
        check(&["head", "b", "1"], ELEMENT, ", 4");
    }

    #[test]
    fn a_key_goes_with_its_line() {
        check(&["head", "a"], LINES, "1\n");
        check(
            &["node", "0", "list"],
            LINES,
            "[\n  { e = 1 },\n  { e = 2 },\n]\n",
        );
    }
}
