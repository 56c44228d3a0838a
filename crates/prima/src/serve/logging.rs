//! The log: one line an event, on standard error.

mod json_line;
mod writer;

use super::config::{Config, LogFormat};
use crate::output::Output;
use json_line::JsonLines;
use std::panic;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
pub use writer::Writer;

/// Starts the log. It is for machines unless somebody watches; never does it
/// hold an address of a reader, what somebody sent, or the query of an address,
/// which may say what somebody searched for.
pub fn start(config: &Config) -> Writer {
    // The driver of the databases tells much that is no event; who wants it names it.
    let levels = format!("sqlx=error,{}", config.log_level);
    // The level was read before; what cannot be read logs nothing below errors.
    let filter = EnvFilter::try_new(levels).unwrap_or_else(|_| EnvFilter::new("error"));
    let writer = Writer::start();
    let filtered = tracing_subscriber::registry().with(filter);
    // Fails only where a log is there already, which is then as good.
    let _ = match config.log_format {
        LogFormat::Json => filtered.with(JsonLines::new(writer.clone())).try_init(),
        LogFormat::Text => {
            let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
            filtered.with(lines).try_init()
        }
    };
    panic::set_hook(Box::new(|fault| {
        let place = fault.location().map(ToString::to_string);
        let payload = fault.payload();
        let said = payload.downcast_ref::<&str>().map(ToString::to_string);
        let said = said.or_else(|| payload.downcast_ref::<String>().cloned());
        tracing::error!(
            place = place.unwrap_or_default(),
            error = said.unwrap_or_default(),
            "A fault in the program"
        );
    }));
    writer
}

/// Tells whoever set up the portal what it goes on without: in a log for
/// machines as an event, as all its lines are, with the key of its words, which are
/// others in another language; else, and where the log holds no warnings, as plain words.
pub fn tell(
    format: LogFormat,
    output: Output,
    key: &'static str,
    arguments: &[(&'static str, String)],
) {
    let words = output.words(key, arguments);
    match format {
        LogFormat::Json if tracing::enabled!(tracing::Level::WARN) => {
            tracing::warn!(told.key = key, "{words}");
        }
        LogFormat::Json | LogFormat::Text => eprintln!("{words}"),
    }
}

/// The levels of a log, and none.
const LEVELS: [&str; 6] = ["error", "warn", "info", "debug", "trace", "off"];

/// Whether a level, or a list such as `warn,prima_web=debug`, can be read. A bare
/// word is a level: the filter would take any other for a part that logs all, and
/// everything else would be silent.
pub fn is_level(text: &str) -> bool {
    let is_known = |level: &str| LEVELS.iter().any(|known| level.eq_ignore_ascii_case(known));
    let is_name = |name: &str| {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "_:".contains(c);
        !name.is_empty() && name.chars().all(is_plain)
    };
    let is_part = |part: &str| match part.split_once('=') {
        None => is_known(part),
        Some((name, level)) => is_name(name) && is_known(level),
    };
    text.split(',').all(|part| is_part(part.trim())) && EnvFilter::try_new(text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_word_is_a_level_and_every_part_is_well_formed() {
        for text in [
            "info",
            "WARN",
            "off",
            "warn,prima_web=debug",
            "sqlx::query=trace, error",
        ] {
            assert!(is_level(text), "{text} is refused");
        }
        for text in [
            "",
            "inof",
            "loud",
            "warn,",
            "prima_web",
            "prima_web=",
            "=info",
            "a=b=c",
            "warn,inof",
            "info debug",
        ] {
            assert!(!is_level(text), "{text:?} passes for a level");
        }
    }
}
