//! The real program over a database, to be killed.

use crate::support::root;
use rustix::process::{Pid, Resource, Rlimit, Signal, kill_process, prlimit};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A running `prima serve`; dropped, it is killed.
pub struct Portal {
    /// Host and port.
    pub address: String,
    child: Child,
}

/// Where the portal keeps evidence in a folder.
pub fn evidence(folder: &Path) -> PathBuf {
    folder.join("bukti")
}

/// Demands that `prima doctor` finds nothing wrong with the database and the
/// evidence.
pub fn demand_health(url: &str, folder: &Path) {
    let doctor = Command::new(env!("CARGO_BIN_EXE_prima"))
        .args(["doctor", "--database", url])
        .env("PRIMA_EVIDENCE", evidence(folder))
        .current_dir(root())
        .output();
    let doctor = doctor.expect("the program runs");
    let said = String::from_utf8_lossy(&doctor.stdout);
    assert!(doctor.status.success(), "{said}");
}

impl Portal {
    /// Starts it and waits until it listens.
    pub fn start(url: &str, folder: &Path) -> Portal {
        // A limit on files is to be an error to the program, not its end.
        let mut child = Command::new("sh")
            .args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""])
            .arg(env!("CARGO_BIN_EXE_prima"))
            .args(["serve", "--listen", "127.0.0.1:0", "--database", url])
            .env("PRIMA_EVIDENCE", evidence(folder))
            .env("PRIMA_KEY", folder.join("kunci"))
            .env("PRIMA_LOG_LEVEL", "error")
            .current_dir(root())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut out = BufReader::new(child.stdout.take().expect("its output"));
        let mut line = String::new();
        out.read_line(&mut line).expect("a line");
        let address = line.trim_end().strip_prefix("listening on http://");
        let address = address.unwrap_or_else(|| panic!("it says {line:?}"));
        Portal {
            address: address.to_owned(),
            child,
        }
    }

    /// Lets no file grow beyond so many bytes from here on; without a number, as
    /// far as it will.
    pub fn limit_files(&self, bytes: Option<u64>) {
        let limit = Rlimit {
            current: bytes,
            maximum: None,
        };
        let set = prlimit(Some(Pid::from_child(&self.child)), Resource::Fsize, limit);
        set.expect("the limit of a child can be set");
    }

    /// kill -9, and waits until it is gone.
    pub fn kill(mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it ends");
    }

    /// Tells it to stop, and demands that it ends well.
    pub fn stop(mut self) {
        kill_process(Pid::from_child(&self.child), Signal::TERM).expect("it runs");
        let status = self.child.wait().expect("it ends");
        assert!(status.success(), "{status}");
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
