//! Reads a new password: from a terminal twice, without showing it, and from
//! anything else as the first line of standard input.

use crate::output::Output;
use anyhow::Result;
use prima_store::Secret;
use prima_workflow::failure::Refusal;
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use std::io::{IsTerminal, stdin};

/// The password. What is wrong with it is for the act to say.
pub fn read(output: Output) -> Result<Secret> {
    let first = match stdin().is_terminal() {
        false => line()?,
        true => {
            let first = hidden(output, "administrator-password")?;
            if !first.is_empty() && first != hidden(output, "administrator-again")? {
                return Err(Refusal::usage(output.words("administrator-differs", &[])).into());
            }
            first
        }
    };
    match first.is_empty() {
        false => Ok(first),
        true => Err(Refusal::usage(output.words("administrator-no-password", &[])).into()),
    }
}

/// Asks on the terminal for a line that is not shown.
fn hidden(output: Output, key: &str) -> Result<Secret> {
    let unseen = Unseen::begin()?;
    // Only now, so that nobody types before it is hidden.
    eprint!("{} ", output.words(key, &[]));
    let typed = line();
    drop(unseen);
    typed
}

/// A line as it was typed, without its end.
fn line() -> Result<Secret> {
    let mut typed = String::new();
    stdin().read_line(&mut typed)?;
    let line = typed.strip_suffix('\n').unwrap_or(&typed);
    Ok(Secret::new(line.strip_suffix('\r').unwrap_or(line)))
}

/// While it lives, the terminal shows nothing of what is typed but the end of
/// the line.
struct Unseen {
    before: Termios,
}

impl Unseen {
    fn begin() -> Result<Unseen> {
        let before = tcgetattr(stdin())?;
        let mut modes = before.clone();
        modes.local_modes.remove(LocalModes::ECHO);
        modes.local_modes.insert(LocalModes::ECHONL);
        tcsetattr(stdin(), OptionalActions::Now, &modes)?;
        Ok(Unseen { before })
    }
}

impl Drop for Unseen {
    fn drop(&mut self) {
        // Where the terminal is gone, nobody sees anything any more.
        let _ = tcsetattr(stdin(), OptionalActions::Now, &self.before);
    }
}
