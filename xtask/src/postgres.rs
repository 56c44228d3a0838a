//! A PostgreSQL server of its own for one run of the tests, thrown away
//! afterwards.
//!
//! It listens on the loopback only and asks for a password. The kernel stops it
//! where this program dies without having done so.

use std::ffi::OsStr;
use std::fs::File;
use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::{install, process};

/// Where Debian and its kin put the programs, one folder a release.
const DEBIAN: &str = "/usr/lib/postgresql";
const FOLDERS: &str = "target/postgres";
const PATIENCE: Duration = Duration::from_secs(60);
/// Nothing of this outlives the run, so nothing need be safe on the disk; and
/// each test brings its own connections.
const SETTINGS: [&str; 6] = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=400",
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
];

/// A running server; dropping it stops it and removes all it kept.
pub struct Server {
    place: Place,
    process: Child,
    port: u16,
    password: String,
}

/// Where a server lives, and as whom.
struct Place {
    programs: PathBuf,
    folder: PathBuf,
    /// Set where root must hand over, since PostgreSQL refuses to run as root.
    user: Option<User>,
}

#[derive(Clone)]
struct User {
    name: String,
    uid: u32,
    gid: u32,
}

impl Server {
    /// Installs PostgreSQL where it is missing, makes a cluster and starts it.
    pub fn start() -> Result<Server, String> {
        let programs = match programs() {
            Some(programs) => programs,
            None => {
                install::packages(&["postgresql"])?;
                programs().ok_or("PostgreSQL was installed, but its `initdb` is nowhere")?
            }
        };
        let place = Place::new(programs)?;
        let password = password()?;
        // From here on dropping the place removes the folder, whatever fails.
        place.make_cluster(&password)?;
        let port = free_port()?;
        let process = place.serve(port)?;
        let mut server = Server {
            place,
            process,
            port,
            password,
        };
        server.wait()?;
        Ok(server)
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

impl Place {
    fn new(programs: PathBuf) -> Result<Place, String> {
        let user = match process::read(Command::new("id").arg("-u"))?.trim() {
            "0" => Some(unprivileged_user()?),
            _ => None,
        };
        std::fs::create_dir_all(FOLDERS)
            .map_err(|error| format!("cannot make {FOLDERS}: {error}"))?;
        let folders = Path::new(FOLDERS)
            .canonicalize()
            .map_err(|error| format!("cannot enter {FOLDERS}: {error}"))?;
        sweep(&folders);
        let name = std::process::id().to_string();
        let usual = Place::at(folders.join(&name), &programs, &user)?;
        if usual.is_writable() {
            return Ok(usual);
        }
        // A clone in root's home is closed to everybody else.
        let folder = std::env::temp_dir().join(format!("prima-postgres-{name}"));
        Place::at(folder, &programs, &user)
    }

    fn at(folder: PathBuf, programs: &Path, user: &Option<User>) -> Result<Place, String> {
        let failed = |error| format!("cannot make {}: {error}", folder.display());
        std::fs::create_dir(&folder).map_err(failed)?;
        if let Some(user) = user {
            chown(&folder, Some(user.uid), Some(user.gid)).map_err(failed)?;
        }
        Ok(Place {
            programs: programs.to_path_buf(),
            folder,
            user: user.clone(),
        })
    }

    fn is_writable(&self) -> bool {
        let mut touch = self.run_as_user("touch");
        touch.arg(self.folder.join("touched")).stderr(Stdio::null());
        touch.status().is_ok_and(|status| status.success())
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn log(&self) -> PathBuf {
        self.folder.join("log")
    }

    /// A call of one of PostgreSQL's programs.
    fn command(&self, program: &str) -> Command {
        let mut command = self.run_as_user(self.programs.join(program));
        command.current_dir(&self.folder);
        command
    }

    /// A call that ends with this program, as somebody who may run a server.
    fn run_as_user(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new("setpriv");
        if let Some(user) = &self.user {
            command.args(["--reuid", &user.uid.to_string()]);
            command.args(["--regid", &user.gid.to_string(), "--init-groups"]);
            command.env("USER", &user.name).env("HOME", &self.folder);
        }
        command.args(["--pdeathsig", "QUIT"]).arg(program);
        command
    }

    fn make_cluster(&self, password: &str) -> Result<(), String> {
        let file = self.folder.join("password");
        std::fs::write(&file, password)
            .map_err(|error| format!("cannot write {}: {error}", file.display()))?;
        let mut initdb = self.command("initdb");
        let known = process::read(self.command("initdb").arg("--help"))?;
        // A language's own alphabet, since no page may depend on one.
        if known.contains("--icu-locale") {
            initdb.args(["--locale-provider=icu", "--icu-locale=id-ID"]);
        }
        initdb
            .args(["--username=prima", "--auth=password", "--encoding=UTF8"])
            .args(["--no-sync", "--no-instructions"])
            .arg(format!("--locale={}", locale()?))
            .arg("--pgdata")
            .arg(self.data())
            .arg("--pwfile")
            .arg(&file);
        process::read(&mut initdb).map(|_| ())
    }

    fn serve(&self, port: u16) -> Result<Child, String> {
        let failed = |error| format!("cannot start PostgreSQL: {error}");
        let log = File::create(self.log()).map_err(failed)?;
        let also = log.try_clone().map_err(failed)?;
        let mut server = self.command("postgres");
        server.arg("-D").arg(self.data());
        server.arg("-p").arg(port.to_string());
        for setting in SETTINGS {
            server.args(["-c", setting]);
        }
        server.stdin(Stdio::null()).stdout(log).stderr(also);
        server.spawn().map_err(failed)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // What cannot be removed now is swept up by the next run.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Removes what runs left that were killed; each folder is named after its process.
fn sweep(folders: &Path) {
    let Ok(entries) = std::fs::read_dir(folders) else {
        return;
    };
    for entry in entries.flatten() {
        if !Path::new("/proc").join(entry.file_name()).exists() {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
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

/// The user of the Debian package, else the one who owns nothing.
fn unprivileged_user() -> Result<User, String> {
    let number = |flag, name: &str| -> Option<u32> {
        let said = process::read(Command::new("id").args([flag, name]));
        said.ok()?.trim().parse().ok()
    };
    let found = ["postgres", "nobody"].into_iter().find_map(|name| {
        Some(User {
            name: name.to_owned(),
            uid: number("-u", name)?,
            gid: number("-g", name)?,
        })
    });
    found.ok_or_else(|| "there is no user `postgres` to run PostgreSQL as".to_owned())
}

/// A locale in which letters stand as in a language, where the machine has one.
fn locale() -> Result<String, String> {
    let all = process::read(Command::new("locale").arg("-a"))?;
    let is_utf8 = |name: &&str| {
        let name = name.to_lowercase();
        name.ends_with(".utf8") || name.ends_with(".utf-8")
    };
    let found = all
        .lines()
        .filter(is_utf8)
        .min_by_key(|name| name.starts_with("C."));
    Ok(found.unwrap_or("C.UTF-8").to_owned())
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

#[cfg(test)]
mod tests {
    use super::sweep;

    #[test]
    fn what_a_dead_run_left_is_removed_and_a_running_one_is_left_alone() {
        let folder = std::env::temp_dir().join(format!("prima-sweep-{}", std::process::id()));
        // No process has this number: it is above the highest a kernel gives.
        let (dead, running) = (
            folder.join("99999999"),
            folder.join(std::process::id().to_string()),
        );
        std::fs::create_dir_all(&dead).unwrap();
        std::fs::create_dir_all(&running).unwrap();
        sweep(&folder);
        assert_eq!((dead.exists(), running.exists()), (false, true));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
