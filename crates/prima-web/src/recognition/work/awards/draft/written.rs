//! The text that the form writes, with the field each part came from, so that what
//! is wrong in the text is told at its field, in the words of a form.

use crate::assessment::work::faults::Faults;
use crate::look::Words;
use prima_instrument::Fault;

/// A text of rules that grows part by part.
#[derive(Default)]
pub(super) struct Written {
    /// The text so far.
    pub(super) text: String,
    /// Where each part begins, and its field.
    parts: Vec<(usize, String)>,
}

impl Written {
    /// Adds what a field says.
    pub(super) fn put(&mut self, field: &str, text: &str) {
        self.parts.push((self.text.len(), field.to_owned()));
        self.text.push_str(text);
    }

    /// Adds a key with the value that a field says.
    pub(super) fn line(&mut self, field: &str, key: &str, value: &str) {
        self.put(field, &format!("{key} = {value}\n"));
    }

    /// What is wrong with the text, at its fields.
    pub(super) fn told(&self, words: Words, faults: &[Fault]) -> Faults {
        let mut all = Faults::default();
        for fault in faults {
            all.add(&self.field(fault), said(words, fault));
        }
        all
    }

    fn field(&self, fault: &Fault) -> String {
        let before = |(start, _): &&(usize, String)| *start <= fault.at.start;
        let part = self.parts.iter().take_while(before).last();
        let field = part.map_or("kode", |(_, field)| field.as_str());
        match fault.key {
            // Said of the whole rule; the form has a field for the number.
            "award-no-places" => field.replace("aturan-", "batas-"),
            _ => field.to_owned(),
        }
    }
}

/// A fault of a text that nobody wrote by hand speaks of fields, not of keys.
fn said(words: Words, fault: &Fault) -> String {
    let holds = |name: &str, text: &str| {
        fault
            .arguments
            .iter()
            .any(|one| *one == (name, text.to_owned()))
    };
    let is_empty = match fault.key {
        "empty-text" | "missing-translation" => true,
        "bad-code" => holds("code", ""),
        "award-day" => holds("found", ""),
        _ => false,
    };
    match fault.key {
        _ if is_empty => words.label("web-award-form-empty"),
        "missing-key" => words.label("web-award-form-category"),
        "programme-twice" => words.label("web-award-form-twice"),
        "wrong-type" if holds("key", "least") || holds("key", "most") => {
            words.label("web-award-form-number")
        }
        // Only numbers are written without quotes.
        "wrong-type" | "toml" | "award-no-places" => words.label("web-award-form-whole"),
        _ => format!("{} {}", fault.message(words.lang), fault.hint(words.lang)),
    }
}
