//! The peer: nginx with the same bytes as files.
//!
//! It is meant to be good: it packs nothing, keeps its files open, writes no
//! log, and sends no header that it need not.

use super::http::Connection;
use crate::{install, process};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(10);

/// A running nginx; dropping it stops it.
pub struct Nginx {
    process: Child,
    /// Where it listens.
    pub address: SocketAddr,
}

/// Copies pages of a running portal into files of the same addresses, packed
/// and not packed.
pub fn copy_pages(portal: SocketAddr, paths: &[String], root: &Path) -> Result<u64, String> {
    let mut connection = Connection::open(portal)?;
    let mut bytes = 0;
    for path in paths {
        let plain = connection.page(path, "identity")?;
        let packed = connection.page(path, "gzip")?;
        let is_packed = packed
            .head
            .iter()
            .any(|line| line.eq_ignore_ascii_case("content-encoding: gzip"));
        if !is_packed {
            return Err(format!("{path} is not packed"));
        }
        let file = root.join(path.trim_start_matches('/'));
        let folder = file.parent().unwrap_or(root);
        let failed = |error| format!("cannot write {}: {error}", file.display());
        std::fs::create_dir_all(folder).map_err(failed)?;
        std::fs::write(&file, &plain.body).map_err(failed)?;
        std::fs::write(file.with_added_extension("gz"), &packed.body).map_err(failed)?;
        bytes += packed.body.len() as u64;
    }
    Ok(bytes)
}

impl Nginx {
    /// Starts it over these files; what it needs to write stands in `folder`.
    pub fn start(folder: &Path, root: &Path) -> Result<Nginx, String> {
        install::install(&[install::Need {
            program: "nginx",
            package: "nginx-light",
            version_flag: "-v",
        }])?;
        let address = free_address()?;
        let absolute = |path: &Path| {
            path.canonicalize()
                .map_err(|error| format!("cannot enter {}: {error}", path.display()))
        };
        let (folder, root) = (absolute(folder)?, absolute(root)?);
        let file = folder.join("nginx.conf");
        std::fs::write(&file, settings(address, &root)?)
            .map_err(|error| format!("cannot write {}: {error}", file.display()))?;
        let process = Command::new("nginx")
            .arg("-p")
            .arg(&folder)
            .arg("-c")
            .arg(&file)
            .args(["-e", "error.log"])
            .stdin(Stdio::null())
            .spawn()
            .map_err(|error| format!("cannot start nginx: {error}"))?;
        let nginx = Nginx { process, address };
        let begun = Instant::now();
        while Connection::open(address).is_err() {
            if begun.elapsed() > PATIENCE {
                return Err("nginx does not answer; see error.log beside its settings".to_owned());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(nginx)
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // The main process must stop its worker, so it is asked rather than killed.
        let id = self.process.id().to_string();
        if process::run(Command::new("kill").args(["-QUIT", &id])).is_err() {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

fn settings(address: SocketAddr, root: &Path) -> Result<String, String> {
    // As root it would change to a user who may not read a clone in root's home.
    let user = match process::read(Command::new("id").arg("-u"))?.trim() {
        "0" => "user root;\n",
        _ => "",
    };
    let root = root.display();
    Ok(format!(
        "{user}worker_processes 1;
daemon off;
pid nginx.pid;
error_log error.log;
events {{ worker_connections 4096; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_timeout 75;
    keepalive_requests 100000000;
    gzip_static on;
    open_file_cache max=8000 inactive=10m;
    open_file_cache_valid 10m;
    default_type text/html;
    charset utf-8;
    client_body_temp_path temporary;
    proxy_temp_path temporary;
    fastcgi_temp_path temporary;
    uwsgi_temp_path temporary;
    scgi_temp_path temporary;
    server {{
        listen {address} backlog=4096;
        root {root};
    }}
}}
"
    ))
}

fn free_address() -> Result<SocketAddr, String> {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .map_err(|error| format!("there is no free port on 127.0.0.1: {error}"))
}
