//! Where a private server lives, as whom it runs, and its empty cluster.

use std::ffi::OsStr;
use std::fs::{DirBuilder, File};
use std::os::unix::fs::{DirBuilderExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::process;

const FOLDERS: &str = "target/postgres";
/// Memory that looks like a disk, and how many MiB must be free there.
const MEMORY: &str = "/dev/shm";
const ROOM: u64 = 2_048;
/// Each test brings its own connections.
const SETTINGS: [&str; 3] = [
    "max_connections=400",
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
];
/// For what does not outlive the run, so that nothing need be safe on the disk.
const HASTY: [&str; 3] = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
];
/// For measurements of what is safe on the disk.
const SAFE: [&str; 3] = ["fsync=on", "synchronous_commit=on", "full_page_writes=on"];

/// Where a server lives, and as whom.
pub struct Place {
    programs: PathBuf,
    folder: PathBuf,
    /// Set where root must hand over, since PostgreSQL refuses to run as root.
    user: Option<User>,
    /// Whether the folder outlives the server.
    is_kept: bool,
}

#[derive(Clone)]
struct User {
    name: String,
    uid: u32,
    gid: u32,
}

impl Place {
    pub fn new(programs: PathBuf) -> Result<Place, String> {
        let user = user()?;
        let usual = Place::below(Path::new(FOLDERS), &programs, &user)?;
        if usual.is_writable() {
            return Ok(usual);
        }
        // A clone in root's home is closed to everybody else.
        let folder = format!("prima-postgres-{}", std::process::id());
        Place::at(std::env::temp_dir().join(folder), &programs, &user)
    }

    /// A place for databases that come and go, in memory where there is room: each
    /// of them is hundreds of small files, which a disk makes and removes slowly.
    pub fn passing(programs: PathBuf) -> Result<Place, String> {
        if room_in(MEMORY).is_some_and(|room| room >= ROOM) {
            let folders = Path::new(MEMORY).join("prima-postgres");
            // It may be somebody else's.
            let found = Place::below(&folders, &programs, &user()?).ok();
            if let Some(place) = found.filter(Place::is_writable) {
                return Ok(place);
            }
        }
        Place::new(programs)
    }

    /// The folder of this process among those of other runs.
    fn below(folders: &Path, programs: &Path, user: &Option<User>) -> Result<Place, String> {
        let failed = |error| format!("cannot make {}: {error}", folders.display());
        std::fs::create_dir_all(folders).map_err(failed)?;
        let folders = folders.canonicalize().map_err(failed)?;
        sweep(&folders);
        Place::at(folders.join(std::process::id().to_string()), programs, user)
    }

    /// A place whose cluster is kept in a folder, which is made where it is missing.
    pub fn kept(programs: PathBuf, folder: PathBuf) -> Result<Place, String> {
        let user = user()?;
        let mut place = match folder.exists() {
            false => Place::at(folder, &programs, &user)?,
            true => Place {
                programs,
                folder,
                user,
                is_kept: true,
            },
        };
        place.is_kept = true;
        match place.is_writable() {
            true => Ok(place),
            false => Err(format!(
                "{} is closed to the user PostgreSQL runs as",
                place.folder.display()
            )),
        }
    }

    fn at(folder: PathBuf, programs: &Path, user: &Option<User>) -> Result<Place, String> {
        let failed = |error| format!("cannot make {}: {error}", folder.display());
        // The password is in it.
        let made = DirBuilder::new().mode(0o700).create(&folder);
        made.map_err(failed)?;
        if let Some(user) = user {
            chown(&folder, Some(user.uid), Some(user.gid)).map_err(failed)?;
        }
        Ok(Place {
            programs: programs.to_path_buf(),
            folder,
            user: user.clone(),
            is_kept: false,
        })
    }

    /// The password its cluster was made with; none where there is no cluster yet.
    pub fn password(&self) -> Option<String> {
        std::fs::read_to_string(self.folder.join("password")).ok()
    }

    fn is_writable(&self) -> bool {
        let mut touch = self.run_as_user("touch");
        touch.arg(self.folder.join("touched")).stderr(Stdio::null());
        touch.status().is_ok_and(|status| status.success())
    }

    pub fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    pub fn log(&self) -> PathBuf {
        self.folder.join("log")
    }

    /// A call of one of PostgreSQL's programs.
    pub fn command(&self, program: &str) -> Command {
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

    pub fn make_cluster(&self, password: &str) -> Result<(), String> {
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

    /// Starts the server; `is_safe`: what it says is done outlives a loss of power.
    pub fn serve(&self, port: u16, is_safe: bool) -> Result<Child, String> {
        let failed = |error| format!("cannot start PostgreSQL: {error}");
        let log = File::create(self.log()).map_err(failed)?;
        let also = log.try_clone().map_err(failed)?;
        let mut server = self.command("postgres");
        server.arg("-D").arg(self.data());
        server.arg("-p").arg(port.to_string());
        let settings = if is_safe { SAFE } else { HASTY };
        for setting in SETTINGS.into_iter().chain(settings) {
            server.args(["-c", setting]);
        }
        server.stdin(Stdio::null()).stdout(log).stderr(also);
        server.spawn().map_err(failed)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if !self.is_kept {
            // What cannot be removed now is swept up by the next run.
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}

/// How many MiB are free in a file system; none where nobody can say.
fn room_in(folder: &str) -> Option<u64> {
    let mut df = Command::new("df");
    df.args(["--output=avail", "--block-size=1M", folder]);
    let said = df.stderr(Stdio::null()).output().ok()?.stdout;
    String::from_utf8(said)
        .ok()?
        .lines()
        .next_back()?
        .trim()
        .parse()
        .ok()
}

/// Removes what runs left that were killed. Each folder is named after its
/// process, and this one has none yet.
fn sweep(folders: &Path) {
    let Ok(entries) = std::fs::read_dir(folders) else {
        return;
    };
    let own = std::process::id().to_string();
    for entry in entries.flatten() {
        let name = entry.file_name();
        if name == *own || !Path::new("/proc").join(name).exists() {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// Whom to hand over to; none where that is not needed.
fn user() -> Result<Option<User>, String> {
    match process::read(Command::new("id").arg("-u"))?.trim() {
        "0" => unprivileged_user().map(Some),
        _ => Ok(None),
    }
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

#[cfg(test)]
mod tests {
    use super::sweep;

    #[test]
    fn what_a_dead_run_left_is_removed_and_a_running_one_is_left_alone() {
        let folder = std::env::temp_dir().join(format!("prima-sweep-{}", std::process::id()));
        // No process has the first number: it is above the highest a kernel
        // gives. The second is always there.
        for (process, stays) in [
            ("99999999", false),
            ("1", true),
            (&std::process::id().to_string(), false),
        ] {
            let left = folder.join(process);
            std::fs::create_dir_all(&left).unwrap();
            sweep(&folder);
            assert_eq!(left.exists(), stays, "what process {process} left");
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
