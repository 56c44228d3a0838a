//! A round whose filling is open, on a database of its own, and its officers at
//! their browsers: what `saves` and `last-day` measure.

use super::portal::http::{Answer, Connection};
use super::prepare::Place;
use crate::postgres::Server;
use crate::process;
use std::net::SocketAddr;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

const EXAMPLE: &str = "filling_round";
const CYCLE: &str = "ukur-pekppp";
/// The question that is answered, in the part of the form it stands in.
const PART: &str = "I";
const CODE: &str = "f01.1.komponen";
/// The indicator whose evidence is uploaded, and the kind it asks for.
const INDICATOR: &str = "1.a.Ak";
const KIND: &str = "dokumen_sp";

/// A database with the round; a server of its own is stopped with it.
pub struct Round {
    /// Name of the engine.
    pub engine: &'static str,
    /// Address of the database.
    pub url: String,
    /// The officers, one a unit.
    pub officers: Vec<Officer>,
    _server: Option<Server>,
}

/// Somebody who has signed in.
#[derive(Clone, Debug)]
pub struct Officer {
    unit: String,
    token: String,
    guard: String,
}

impl Round {
    /// The round on both engines, each safe on the disk.
    pub fn on_both(place: &Place, name: &str, n_units: usize) -> Result<[Round; 2], String> {
        let folder = place.out(name);
        empty(&folder)?;
        let url = format!("sqlite:{}", folder.join("prima.db").display());
        let sqlite = Round::make("SQLite", url, n_units, None)?;
        let server = Server::start_safe()?;
        server.run("CREATE DATABASE filling")?;
        let url = server.url();
        let (server_url, _) = url.rsplit_once('/').expect("an address names a database");
        let url = format!("{server_url}/filling");
        Ok([
            sqlite,
            Round::make("PostgreSQL", url, n_units, Some(server))?,
        ])
    }

    fn make(
        engine: &'static str,
        url: String,
        n_units: usize,
        server: Option<Server>,
    ) -> Result<Round, String> {
        eprintln!("Making a round of {n_units} units on {engine}.");
        let mut made = process::cargo(&["run", "--release", "--quiet", "--package"]);
        made.args(["prima-workflow", "--example", EXAMPLE, "--", &url]);
        made.args([n_units.to_string(), now().to_string()]);
        let told = process::read(&mut made)?;
        let officers = told.lines().map(|line| {
            let mut parts = line.split(' ').map(str::to_owned);
            let mut part = || parts.next().ok_or(format!("{EXAMPLE} told {line:?}"));
            Ok(Officer {
                unit: part()?,
                token: part()?,
                guard: part()?,
            })
        });
        Ok(Round {
            engine,
            officers: officers.collect::<Result<_, String>>()?,
            url,
            _server: server,
        })
    }
}

impl Officer {
    /// Saves the answer that follows a version.
    pub fn save(&self, connection: &mut Connection, version: u64) -> Result<Answer, String> {
        let value = 7 + version % 2;
        let body = format!(
            "tanda={}&v:{CODE}={version}&j:{CODE}={value}&c:{CODE}=",
            self.guard
        );
        let kind = "application/x-www-form-urlencoded";
        self.send(connection, &self.form(), kind, body.as_bytes())
    }

    /// Uploads a file.
    pub fn upload(&self, connection: &mut Connection, content: &[u8]) -> Result<Answer, String> {
        let mut body = Vec::with_capacity(content.len() + 1_000);
        for (name, value) in [
            ("tanda", self.guard.as_str()),
            ("apa", "tambah"),
            ("judul", "Bukti"),
            ("jenis", KIND),
        ] {
            let part = format!(
                "--batas\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
            body.extend_from_slice(part.as_bytes());
        }
        body.extend_from_slice(
            b"--batas\r\ncontent-disposition: form-data; name=\"berkas\"; filename=\"b.pdf\"\r\n\r\n",
        );
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n--batas--\r\n");
        let path = format!("/id/kerja/{CYCLE}/{}/bukti/{INDICATOR}", self.unit);
        self.send(
            connection,
            &path,
            "multipart/form-data; boundary=batas",
            &body,
        )
    }

    /// The version of the answer as the form has it now.
    pub fn version(&self, connection: &mut Connection) -> Result<u64, String> {
        let path = self.form();
        let head = format!(
            "GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: prima={}\r\n",
            self.token
        );
        let answer = connection.ask(&path, &head, None)?;
        let text = answer.text()?;
        let field = text.split(&format!("name=\"v:{CODE}\" value=\"")).nth(1);
        let version = field.and_then(|rest| rest.split('"').next()?.parse().ok());
        version.ok_or_else(|| format!("{path} tells no version; status {}", answer.status))
    }

    fn form(&self) -> String {
        format!("/id/kerja/{CYCLE}/{}/isian/{PART}", self.unit)
    }

    fn send(
        &self,
        connection: &mut Connection,
        path: &str,
        kind: &str,
        body: &[u8],
    ) -> Result<Answer, String> {
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n\
             Cookie: prima={}\r\nContent-Type: {kind}\r\n",
            self.token
        );
        connection.ask(path, &head, Some(body))
    }
}

/// A connection to a portal.
pub fn connect(address: SocketAddr) -> Result<Connection, String> {
    Connection::open(address)
}

/// Where a portal keeps its evidence and key: in a new folder for each engine.
pub fn beside(place: &Place, engine: &str) -> Result<Vec<(&'static str, String)>, String> {
    let folder = place.out(&format!("filling-{}", engine.to_lowercase()));
    empty(&folder)?;
    let at = |name: &str| folder.join(name).display().to_string();
    Ok(vec![
        ("PRIMA_EVIDENCE", at("bukti")),
        ("PRIMA_KEY", at("kunci")),
        ("PRIMA_LOG_LEVEL", "error".to_owned()),
    ])
}

/// Makes a folder that holds nothing.
fn empty(folder: &Path) -> Result<(), String> {
    let cannot = |error| format!("cannot empty {}: {error}", folder.display());
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(cannot)?;
    }
    std::fs::create_dir_all(folder).map_err(cannot)
}

fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs())
}
