//! Writes lines to standard error, many at once.
//!
//! A call of the system for each line would cost a page in memory more than the
//! page itself. Lines are gathered for a tenth of a second; an error is written
//! at once, and with it all lines before it.

use std::io::{Write, stderr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// Bytes that are written without waiting.
const FULL: usize = 64 << 10;
const PERIOD: Duration = Duration::from_millis(100);

/// Where lines go.
#[derive(Clone, Debug)]
pub struct Writer(Arc<Mutex<Vec<u8>>>);

impl Writer {
    /// A writer that writes by itself while the program runs.
    pub fn start() -> Writer {
        let writer = Writer(Arc::default());
        let regular = writer.clone();
        thread::spawn(move || {
            loop {
                thread::sleep(PERIOD);
                regular.flush();
            }
        });
        writer
    }

    /// Takes a line with its end.
    pub fn line(&self, line: &[u8], is_urgent: bool) {
        let mut gathered = self.gathered();
        gathered.extend_from_slice(line);
        if is_urgent || gathered.len() >= FULL {
            write(&mut gathered);
        }
    }

    /// Writes what is gathered.
    pub fn flush(&self) {
        write(&mut self.gathered());
    }

    fn gathered(&self) -> MutexGuard<'_, Vec<u8>> {
        // Lines are added whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn write(gathered: &mut Vec<u8>) {
    // Where nobody takes the log, there is nobody to tell.
    let _ = stderr().write_all(gathered);
    gathered.clear();
}
