//! Programs from PyPI for checks, tests and measurements, each list in a place of its own below target.

use crate::process;
use std::path::Path;
use std::process::Command;

/// A list of packages, and the folder they are installed in.
pub struct Programs {
    list: &'static str,
    place: &'static str,
}

/// The bucket the Rust tests write into.
pub const BUCKET: Programs = Programs {
    list: "tests/outside/bucket-requirements.txt",
    place: "target/bucket-python",
};

/// Other people's tools, which the portal's data is held against.
pub const OUTSIDE: Programs = Programs {
    list: "tests/outside/requirements.txt",
    place: "target/outside-python",
};

/// What holds the dependencies against `deny.toml`, where the machine lacks it.
pub const DENY: Programs = Programs {
    list: "xtask/deny-requirements.txt",
    place: "target/deny-python",
};

/// The printer that certificates are measured beside.
pub const PRINTER: Programs = Programs {
    list: "benches/peers/certificates-requirements.txt",
    place: "target/printer-python",
};

impl Programs {
    /// The program of that name.
    pub fn program(&self, name: &str) -> String {
        format!("{}/bin/{name}", self.place)
    }

    /// Installs them, unless what is there comes from the same list.
    pub fn install(&self) -> Result<(), String> {
        let (list, place) = (self.list, self.place);
        let wanted = std::fs::read_to_string(list).map_err(|error| format!("{list}: {error}"))?;
        let mark = Path::new(place).join("installed.txt");
        if std::fs::read_to_string(&mark).is_ok_and(|installed| installed == wanted) {
            return Ok(());
        }
        if Path::new(place).exists() {
            std::fs::remove_dir_all(place).map_err(|error| format!("{place}: {error}"))?;
        }
        process::run(Command::new("python3").args(["-m", "venv", place]))?;
        let mut pip = Command::new(self.program("python"));
        pip.args(["-m", "pip", "install", "--quiet"]);
        pip.args(["--disable-pip-version-check", "--no-deps", "-r", list]);
        process::run(&mut pip)?;
        std::fs::write(&mark, wanted).map_err(|error| format!("{}: {error}", mark.display()))
    }
}
