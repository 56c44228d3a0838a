//! The log: one line an event, on standard error.

use super::config::{Config, LogFormat};
use std::io::stderr;
use std::panic;
use tracing_subscriber::EnvFilter;

/// Starts the log. It is for machines unless somebody watches; never does it
/// hold an address of a reader, a body, or what somebody searched for.
pub fn start(config: &Config) {
    // The level was read before; what cannot be read logs nothing below errors.
    let filter = EnvFilter::try_new(&config.log_level).unwrap_or_else(|_| EnvFilter::new("error"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(stderr);
    // Fails only where a log is there already, which is then as good.
    let _ = match config.log_format {
        LogFormat::Json => log
            .json()
            .flatten_event(true)
            .with_current_span(false)
            .with_span_list(false)
            .try_init(),
        LogFormat::Text => log.try_init(),
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
}

/// Whether a level, or a list such as `warn,prima_web=debug`, can be read.
pub fn is_level(text: &str) -> bool {
    EnvFilter::try_new(text).is_ok() && !text.trim().is_empty()
}
