//! Text within XML.

/// A text with the signs that XML reads escaped, and those it cannot hold left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(sign),
            _ if sign.is_control() || matches!(sign, '\u{fffe}' | '\u{ffff}') => {}
            _ => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_xml_reads_is_escaped() {
        assert_eq!(
            escaped("a & b < c > \"d\"\0\u{1}é"),
            "a &amp; b &lt; c &gt; &quot;d&quot;é"
        );
    }
}
