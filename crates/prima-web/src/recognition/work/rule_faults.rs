//! What is wrong in the text of rules, told line by line in plain words: to an
//! officer, who is no programmer and reads no compiler.

use crate::desk::Visit;
use crate::look::{Words, section};
use maud::{Markup, html};
use prima_instrument::Fault;
use prima_workflow::assessment::Refusal;
use std::collections::BTreeSet;

/// Signs of a line that are shown; more stand in the field.
const SHOWN: usize = 120;

/// The section with each fault: its line, what is wrong, and what to do.
pub(super) fn listed(words: Words, text: &str, faults: &[Fault]) -> Markup {
    let list = html! {
        ul { @for fault in faults { li { (one(words, text, fault)) } } }
    };
    section(
        "kesalahan",
        &words.label("web-programme-faults-where"),
        &list,
    )
}

/// What to say at the field of a text that was refused, and its faults.
pub(super) fn of(visit: &Visit, refusal: Refusal) -> (String, Vec<Fault>) {
    match refusal {
        Refusal::Programme { text, faults } => {
            let faults = without_echoes(&text, faults);
            let words = visit.words();
            let said = words.counted("web-programme-faults", faults.len(), &[]);
            (said, faults)
        }
        other => (other.text(visit.asked.lang), Vec::new()),
    }
}

/// One broken line makes the parser stumble over several of its signs.
fn without_echoes(text: &str, mut faults: Vec<Fault>) -> Vec<Fault> {
    let mut broken = BTreeSet::new();
    faults.retain(|fault| fault.key != "toml" || broken.insert(fault.place(text).line));
    faults
}

fn one(words: Words, text: &str, fault: &Fault) -> Markup {
    let line = fault.place(text).line;
    let shown = text.lines().nth(line - 1).unwrap_or("").trim();
    let mut cut: String = shown.chars().take(SHOWN).collect();
    if cut.len() < shown.len() {
        cut.push('…');
    }
    // A part that is missing as a whole has no line.
    let is_whole = fault.at.is_empty() && fault.key == "missing-key";
    let what = match fault.key {
        "toml" => words.label(unread(fault)),
        _ => format!("{} {}", fault.message(words.lang), fault.hint(words.lang)),
    };
    html! {
        @if is_whole {
            strong { (words.label("web-rules-whole")) }
        } @else {
            strong { (words.say("web-rules-line", &[("line", line.to_string())])) }
            @if !cut.is_empty() { " " code { (cut) } }
        }
        br;
        (what)
        @if fault.key == "toml" { " " (words.label("web-rules-then")) }
    }
}

/// Why a line cannot be read. The parser says it in English and in the words of
/// programmers, so that only its kind is taken over.
fn unread(fault: &Fault) -> &'static str {
    let message = fault.arguments.iter().find(|(name, _)| *name == "message");
    let message = message.map_or("", |(_, message)| message.as_str());
    let speaks_of = |words: &[&str]| words.iter().any(|word| message.contains(word));
    if speaks_of(&["duplicate"]) {
        "web-rules-twice"
    } else if speaks_of(&["array", "table", "comma", "bracket"]) {
        "web-rules-brackets"
    } else if speaks_of(&["quote", "string", "escape"]) {
        "web-rules-quotes"
    } else if speaks_of(&["value", "`=`", "key"]) {
        "web-rules-equals"
    } else {
        "web-rules-other"
    }
}
