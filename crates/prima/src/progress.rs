//! Progress bars on long work: on a terminal only, on standard error.

use crate::output::Output;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use prima_instrument::Instrument;
use prima_score::answers::Questions;
use prima_workflow::failure::WorkflowError;
use prima_workflow::inputs::{Inputs, Loaded, Wanted, load};
use std::io::IsTerminal;

/// A bar with a message; silent where nobody looks.
pub fn bar(output: Output, key: &str) -> ProgressBar {
    if output.json || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{msg} {bar:30} {percent:>3} %")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    bar.set_style(style);
    bar.set_message(output.words(key, &[]));
    bar
}

/// Reads the files of a round behind a bar.
pub fn read(
    inputs: &Inputs,
    instrument: &Instrument,
    questions: &Questions,
    wanted: Wanted,
    output: Output,
) -> Result<Loaded, WorkflowError> {
    let progress = bar(output, "cli-progress-read");
    progress.set_length(100);
    let loaded = load(inputs, instrument, questions, wanted, &|part| {
        progress.set_position((part * 100.0) as u64);
    });
    progress.finish_and_clear();
    loaded
}
