//! The text of a new instrument: small, complete and valid, with comments
//! that say what to change.

use crate::fit::is_code;
use crate::words::{Lang, say};

/// The file, with marks for what depends on language and name: a line
/// `#: key` becomes the comment of that message, `<key>` a text in both
/// languages.
const FILE: &str = r#"#: template-head
[instrument]
code = "CODE"
edition = "EDITION"
title = <template-title>
scale = { min = 0, max = 4 }
published_index = true
source = { law = "dasar" }

#: template-law
[laws.dasar]
title = "…"
status = "unverified"

#: template-source
[[answer_source]]
code = "evaluator"
title = <template-evaluator>
kind = "evaluator"
raters = "single"

#: template-missing
[missing]
not_answered = "bottom"
not_applicable = "drop"
rejected = "bottom"
not_assessed = "block"

#: template-rounding
[rounding]
mode = "half_up"
digits = 2

#: template-tree
[[node]]
code = "indeks"
title = <template-title>
aggregate = "weighted_mean"
weights = 100
from = "evaluator"

#: template-aspect
[[node]]
code = "1"
parent = "indeks"
title = <template-first>
weight = 60
measure = { kind = "levels", levels = [
  { value = 0, title = <template-level-none> },
  { value = 2, title = <template-level-part> },
  { value = 4, title = <template-level-full> },
] }

[[node]]
code = "2"
parent = "indeks"
title = <template-second>
weight = 40
measure = { kind = "levels", levels = [
  { value = 0, title = <template-level-none> },
  { value = 2, title = <template-level-part> },
  { value = 4, title = <template-level-full> },
] }

#: template-bands
[[band]]
code = "A"
label = <template-band-good>
role = "best"
from = 3
to = 4

[[band]]
code = "B"
label = <template-band-fair>
role = "fair"
from = 2
below = 3

[[band]]
code = "C"
label = <template-band-weak>
role = "weak"
from = 0
below = 2

#: template-ranking
[[peer_group]]
code = "unit"
title = <template-peers>
within = "nation"

[ranking]
kind = "ranked"
direction = "high"
ties = "competition"
"#;

/// Characters in a line of comment.
const WIDTH: usize = 80;

/// A new instrument; comments are in `lang`, titles in both languages.
///
/// `None` where `code` or `edition` cannot be a code.
pub fn template(code: &str, edition: &str, lang: Lang) -> Option<String> {
    if !is_code(code) || !is_code(edition) {
        return None;
    }
    let mut text = String::new();
    for line in FILE.lines() {
        match line.strip_prefix("#: ") {
            Some(key) => comment(&say(lang, key, &[]), &mut text),
            None => {
                text.push_str(&filled(line, code, edition));
                text.push('\n');
            }
        }
    }
    Some(text)
}

fn filled(line: &str, code: &str, edition: &str) -> String {
    let line = line.replace("\"CODE\"", &quoted(code));
    let line = line.replace("\"EDITION\"", &quoted(edition));
    let parts = line.split_once('<').and_then(|(before, rest)| {
        let (key, after) = rest.split_once('>')?;
        Some((before, key, after))
    });
    let Some((before, key, after)) = parts else {
        return line;
    };
    let (id, en) = (say(Lang::Id, key, &[]), say(Lang::En, key, &[]));
    format!(
        "{before}{{ id = {}, en = {} }}{after}",
        quoted(&id),
        quoted(&en)
    )
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn comment(text: &str, out: &mut String) {
    let mut line = String::from("#");
    for word in text.split_whitespace() {
        if line.chars().count() + 1 + word.chars().count() > WIDTH {
            out.push_str(&line);
            out.push('\n');
            line = String::from("#");
        }
        line.push(' ');
        line.push_str(word);
    }
    out.push_str(&line);
    out.push('\n');
}
