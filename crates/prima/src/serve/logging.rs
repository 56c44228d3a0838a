//! The log: one line an event, on standard error.

mod json_line;
mod writer;

use super::config::{Config, LogFormat};
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

/// Whether a level, or a list such as `warn,prima_web=debug`, can be read.
pub fn is_level(text: &str) -> bool {
    EnvFilter::try_new(text).is_ok() && !text.trim().is_empty()
}
