//! A PostgreSQL server of its own for one run of the tests, thrown away
//! afterwards; or one whose data the benchmarks keep.
//!
//! It listens on the loopback only and asks for a password. The kernel stops it
//! where this program dies without having done so.

mod place;

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::{install, process};
use place::Place;

/// Where Debian and its kin put the programs, one folder a release.
const DEBIAN: &str = "/usr/lib/postgresql";
const PACKAGE: &str = "postgresql";
const PATIENCE: Duration = Duration::from_secs(60);

/// A running server; dropping it stops it and removes what is not to be kept.
pub struct Server {
    place: Place,
    process: Child,
    port: u16,
    password: String,
}

impl Server {
    /// Installs PostgreSQL where it is missing, makes a cluster and starts it.
    pub fn start() -> Result<Server, String> {
        let place = Place::passing(installed_programs()?)?;
        let password = password()?;
        // From here on dropping the place removes the folder, whatever fails.
        place.make_cluster(&password)?;
        Server::over(place, password, false)
    }

    /// The same, but everything it says is done is safe on the disk.
    pub fn start_safe() -> Result<Server, String> {
        let place = Place::new(installed_programs()?)?;
        let password = password()?;
        place.make_cluster(&password)?;
        Server::over(place, password, true)
    }

    /// A server over a cluster that is kept in a folder, made where it is missing.
    pub fn start_kept(folder: PathBuf) -> Result<Server, String> {
        let place = Place::kept(installed_programs()?, folder)?;
        let password = match place.password() {
            Some(password) => password,
            None => {
                let password = password()?;
                place.make_cluster(&password)?;
                password
            }
        };
        Server::over(place, password, false)
    }

    fn over(place: Place, password: String, is_safe: bool) -> Result<Server, String> {
        let port = free_port()?;
        let process = place.serve(port, is_safe)?;
        let mut server = Server {
            place,
            process,
            port,
            password,
        };
        server.wait()?;
        Ok(server)
    }

    /// Runs a statement in its maintenance database.
    pub fn run(&self, statement: &str) -> Result<(), String> {
        let mut psql = self.place.command("psql");
        psql.args(["--quiet", "--no-psqlrc", "--dbname", &self.url()]);
        process::run(psql.args(["--command", statement]))
    }

    /// Address of its maintenance database, with the right to make others.
    pub fn url(&self) -> String {
        format!(
            "postgres://prima:{}@127.0.0.1:{}/postgres",
            self.password, self.port
        )
    }

    fn wait(&mut self) -> Result<(), String> {
        let port = self.port.to_string();
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let mut asked = self.place.command("pg_isready");
            asked.args(["--quiet", "--host=127.0.0.1", "--port", &port]);
            if asked.status().is_ok_and(|status| status.success()) {
                return Ok(());
            }
            if matches!(self.process.try_wait(), Ok(Some(_))) {
                break;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let log = std::fs::read_to_string(self.place.log()).unwrap_or_default();
        Err(format!("PostgreSQL did not start; it said:\n{log}"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let mut stop = self.place.command("pg_ctl");
        stop.args(["stop", "--silent", "--mode=immediate", "--pgdata"])
            .arg(self.place.data())
            .stderr(Stdio::null());
        if !stop.status().is_ok_and(|status| status.success()) {
            // It may have ended by itself; then there is nothing to kill.
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

/// The package of PostgreSQL where its programs are missing.
pub fn missing() -> Option<&'static str> {
    programs().is_none().then_some(PACKAGE)
}

/// The folder of PostgreSQL's programs, after installing them where they are missing.
fn installed_programs() -> Result<PathBuf, String> {
    if let Some(programs) = programs() {
        return Ok(programs);
    }
    install::packages(&[PACKAGE])?;
    programs().ok_or_else(|| "PostgreSQL was installed, but its `initdb` is nowhere".to_owned())
}

/// The folder of the newest PostgreSQL on this machine.
fn programs() -> Option<PathBuf> {
    let releases = std::fs::read_dir(DEBIAN).into_iter().flatten().flatten();
    let newest = releases
        .filter_map(|entry| {
            let release: u32 = entry.file_name().to_str()?.parse().ok()?;
            let programs = entry.path().join("bin");
            programs
                .join("initdb")
                .exists()
                .then_some((release, programs))
        })
        .max();
    if let Some((_, programs)) = newest {
        return Some(programs);
    }
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).find(|folder| folder.join("initdb").exists())
}

/// A port nobody listens on just now.
fn free_port() -> Result<u16, String> {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| format!("there is no free port on 127.0.0.1: {error}"))
}

fn password() -> Result<String, String> {
    let random = std::fs::read_to_string("/proc/sys/kernel/random/uuid")
        .map_err(|error| format!("cannot get a random number: {error}"))?;
    Ok(random.trim().to_owned())
}
