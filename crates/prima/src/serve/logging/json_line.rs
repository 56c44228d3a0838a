//! An event as one JSON object on one line: time, level, message, then its
//! fields by name.

use super::writer::Writer;
use crate::clock;
use std::cell::RefCell;
use std::fmt::{self, Debug, Write};
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::Context;

/// Writes every event it is given.
#[derive(Debug)]
pub struct JsonLines(Writer);

impl JsonLines {
    /// Lines go to this writer.
    pub fn new(writer: Writer) -> JsonLines {
        JsonLines(writer)
    }
}

thread_local! {
    /// The line being written, kept so that its memory serves again.
    static LINE: RefCell<String> = const { RefCell::new(String::new()) };
}

impl<S: Subscriber> Layer<S> for JsonLines {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let level = event.metadata().level();
        LINE.with_borrow_mut(|line| {
            line.clear();
            begin(
                line,
                // A line without its time is better than none.
                &clock::now().unwrap_or_default(),
                level.as_str(),
                event.metadata().target(),
            );
            event.record(&mut Fields(line));
            line.push_str("}\n");
            self.0.line(line.as_bytes(), *level == Level::ERROR);
        });
    }
}

fn begin(line: &mut String, time: &str, level: &str, target: &str) {
    for part in [
        "{\"timestamp\":\"",
        time,
        "\",\"level\":\"",
        level,
        "\",\"target\":\"",
        target,
        "\"",
    ] {
        line.push_str(part);
    }
}

/// Adds the fields of an event to its line.
struct Fields<'a>(&'a mut String);

impl Fields<'_> {
    fn name(&mut self, field: &Field) {
        self.0.push_str(",\"");
        self.0.push_str(field.name());
        self.0.push_str("\":");
    }

    fn plain(&mut self, field: &Field, value: impl fmt::Display) {
        self.name(field);
        // Writing to a text does not fail.
        let _ = write!(self.0, "{value}");
    }
}

impl Visit for Fields<'_> {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.name(field);
        self.0.push('"');
        let _ = Escaped(self.0).write_str(value);
        self.0.push('"');
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.plain(field, value);
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.plain(field, value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.plain(field, value);
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        match value.is_finite() {
            true => self.plain(field, format_args!("{value:.3}")),
            false => self.plain(field, "null"),
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.name(field);
        self.0.push('"');
        let _ = write!(Escaped(self.0), "{value:?}");
        self.0.push('"');
    }
}

/// Writes text as it stands between the quotes of a JSON string.
struct Escaped<'a>(&'a mut String);

impl Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text;
        while let Some(at) = rest.find(|c: char| c.is_control() || c == '"' || c == '\\') {
            let (plain, from) = rest.split_at(at);
            self.0.push_str(plain);
            let mut signs = from.chars();
            match signs.next() {
                Some('"') => self.0.push_str("\\\""),
                Some('\\') => self.0.push_str("\\\\"),
                Some(sign) => write!(self.0, "\\u{:04x}", u32::from(sign))?,
                None => {}
            }
            rest = signs.as_str();
        }
        self.0.push_str(rest);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn whatever_a_text_holds_the_line_is_json() {
        for text in [
            "plain",
            "a \"quote\" and \\ more",
            "two\nlines\tand \u{1}\u{7f}\u{85}",
            "Zona Hijau – é 🦄",
            "",
        ] {
            let mut line = String::from("\"");
            Escaped(&mut line).write_str(text).expect("written");
            line.push('"');
            let read: Value = serde_json::from_str(&line).expect("JSON");
            assert_eq!(read, Value::from(text), "{line}");
            assert_eq!(line.lines().count(), 1, "{line}");
        }
    }
}
