//! A bucket of S3 for one run of the tests, by moto: held in memory, and it
//! checks every signature. It is thrown away afterwards.

use crate::install::{self, Need};
use crate::process;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

const SCRIPT: &str = "tests/outside/bucket.py";
const LIST: &str = "tests/outside/bucket-requirements.txt";
/// Where its Python programs lie; made anew when the list changes.
const PLACE: &str = "target/bucket-python";

/// A running storage; dropping it ends it.
pub struct Bucket {
    child: Child,
    told: String,
}

impl Bucket {
    /// Installs moto where it is missing and starts it.
    pub fn start() -> Result<Bucket, String> {
        install::install(&[Need {
            program: "python3",
            // Debian keeps this part of Python in a package of its own.
            package: "python3-venv",
            version_flag: "-m ensurepip --version",
        }])?;
        install_python()?;
        let mut child = Command::new(format!("{PLACE}/bin/python"))
            .arg(SCRIPT)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("could not start {SCRIPT}: {error}"))?;
        let stdout = child.stdout.take().ok_or("moto has no output")?;
        let mut bucket = Bucket {
            child,
            told: String::new(),
        };
        BufReader::new(stdout)
            .read_line(&mut bucket.told)
            .map_err(|error| format!("cannot read what moto prints: {error}"))?;
        match bucket.told.split_whitespace().count() {
            4 => Ok(bucket),
            _ => Err(format!("moto did not start; run {SCRIPT} to see why")),
        }
    }

    /// Endpoint, bucket, key id and secret, with blanks between them.
    pub fn told(&self) -> &str {
        self.told.trim()
    }
}

impl Drop for Bucket {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn install_python() -> Result<(), String> {
    let wanted = std::fs::read_to_string(LIST).map_err(|error| format!("{LIST}: {error}"))?;
    let mark = Path::new(PLACE).join("installed.txt");
    if std::fs::read_to_string(&mark).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    if Path::new(PLACE).exists() {
        std::fs::remove_dir_all(PLACE).map_err(|error| format!("{PLACE}: {error}"))?;
    }
    process::run(Command::new("python3").args(["-m", "venv", PLACE]))?;
    let mut pip = Command::new(format!("{PLACE}/bin/python"));
    pip.args(["-m", "pip", "install", "--quiet"]);
    pip.args(["--disable-pip-version-check", "--no-deps", "-r", LIST]);
    process::run(&mut pip)?;
    std::fs::write(&mark, wanted).map_err(|error| format!("{}: {error}", mark.display()))
}
