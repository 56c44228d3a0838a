//! ClamAV's daemon for one run of the tests. It knows one signature, our own for
//! the EICAR test string, so nothing is fetched. It listens on the loopback only.

use crate::{install, process};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const FOLDERS: &str = "target/clamav";
const PATIENCE: Duration = Duration::from_secs(60);
/// The string that the European Institute for Computer Antivirus Research gives
/// out for trying scanners, backwards, so that no scanner stumbles over this file.
const EICAR_BACKWARDS: &str =
    "*H+H$!ELIF-TSET-SURIVITNA-DRADNATS-RACIE$}7)CC7)^P(45XZP\\4[PA@%P!O5X";

/// A running daemon; dropping it stops it and removes its folder.
pub struct Scanner {
    folder: PathBuf,
    child: Child,
    port: u16,
}

impl Scanner {
    /// Installs the daemon where it is missing and starts it.
    pub fn start() -> Result<Scanner, String> {
        let program = program()?;
        let folder = Path::new(FOLDERS).join(std::process::id().to_string());
        let failed = |error: std::io::Error| format!("{FOLDERS}: {error}");
        let signatures = folder.join("signatures");
        std::fs::create_dir_all(&signatures).map_err(failed)?;
        let folder = folder.canonicalize().map_err(failed)?;
        // Name, any kind of file, anywhere in it, its bytes.
        let eicar = EICAR_BACKWARDS.bytes().rev();
        let bytes: String = eicar.map(|byte| format!("{byte:02x}")).collect();
        let signature = format!("Prima.Test.EICAR:0:*:{bytes}\n");
        std::fs::write(folder.join("signatures/prima.ndb"), signature).map_err(failed)?;
        let port = free_port().map_err(failed)?;
        let settings = settings(&folder, port)?;
        std::fs::write(folder.join("clamd.conf"), settings).map_err(failed)?;
        let log = std::fs::File::create(folder.join("log")).map_err(failed)?;
        let errors = log.try_clone().map_err(failed)?;
        let child = Command::new(program)
            .arg("-c")
            .arg(folder.join("clamd.conf"))
            .stdin(Stdio::null())
            .stdout(log)
            .stderr(errors)
            .spawn()
            .map_err(|error| format!("could not start {program}: {error}"))?;
        let mut scanner = Scanner {
            folder,
            child,
            port,
        };
        scanner.wait()?;
        Ok(scanner)
    }

    /// Where it listens, as the configuration of Prima has it.
    pub fn address(&self) -> String {
        format!("tcp:127.0.0.1:{}", self.port)
    }

    fn wait(&mut self) -> Result<(), String> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if answers(self.port).is_ok_and(|answers| answers) {
                return Ok(());
            }
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                break;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        Err(format!("clamd did not start; it said:\n{log}"))
    }
}

impl Drop for Scanner {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn answers(port: u16) -> std::io::Result<bool> {
    let mut line = TcpStream::connect(("127.0.0.1", port))?;
    line.set_read_timeout(Some(PATIENCE))?;
    line.write_all(b"zPING\0")?;
    let mut answer = Vec::new();
    line.read_to_end(&mut answer)?;
    Ok(answer == b"PONG\0")
}

fn settings(folder: &Path, port: u16) -> Result<String, String> {
    let mut settings = format!(
        "DatabaseDirectory {}\nTCPSocket {port}\nTCPAddr 127.0.0.1\nForeground yes\n",
        folder.join("signatures").display()
    );
    // Else it would become a user who may not enter a clone in root's home.
    if process::read(Command::new("id").arg("-u"))?.trim() == "0" {
        settings.push_str("User root\n");
    }
    Ok(settings)
}

/// The package of the daemon where it is missing.
pub fn missing() -> Option<&'static str> {
    installed().is_none().then_some("clamav-daemon")
}

/// The daemon, after installing it where it is missing.
fn program() -> Result<&'static str, String> {
    install::install_missing(|| missing().into_iter().collect())?;
    installed().ok_or_else(|| "ClamAV was installed, but its `clamd` is nowhere".to_owned())
}

/// Debian puts it where only root looks for programs.
fn installed() -> Option<&'static str> {
    let mut known = ["clamd", "/usr/sbin/clamd"].into_iter();
    known.find(|program| process::is_installed(program, "--version"))
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
