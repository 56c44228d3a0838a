//! A portal over a small register, with people who were let in by the acts.

use prima_domain::register::id::PersonId;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_instrument::words::Lang;
use prima_store::register::Body;
use prima_store::{Database, Secret};
use prima_web::routes::TABLES;
use prima_web::server::{Server, Settings, listen, serve};
use prima_web::site::{Shelved, Site};
use prima_workflow::assessment::signing::InstallationKey;
use prima_workflow::library;
use prima_workflow::people::{
    Hashing, Newcomer, Scene, accept_invitation, actor_of, create_administrator, invite_person,
};
use sqlx::any::install_default_drivers;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// 26 January 2024, 10.00 WIB: during the preparation of the rounds below.
pub const START: i64 = 1_706_238_000;
pub const PASSWORD: &str = "kuda terbang di atas awan";
pub const ADMINISTRATOR: &str = "tono@contoh.go.id";
pub const CITY: &str = "kota-contoh";
pub const CLINIC: &str = "puskesmas-contoh";

/// The dates of a round as its form sends them.
pub const DATES: [(&str, &str); 16] = [
    ("preparation-buka", "2024-01-01T00:00"),
    ("preparation-tutup", "2024-02-01T00:00"),
    ("filling-buka", "2024-02-01T00:00"),
    ("filling-tutup", "2024-02-29T23:59"),
    ("evaluation-buka", "2024-03-01T00:00"),
    ("evaluation-tutup", "2024-03-31T23:59"),
    ("verification_window-buka", ""),
    ("verification_window-tutup", ""),
    ("preview-buka", "2024-04-01T00:00"),
    ("preview-tutup", "2024-04-08T00:00"),
    ("objection-buka", "2024-04-08T00:00"),
    ("objection-tutup", "2024-04-15T00:00"),
    ("determination-buka", "2024-04-15T00:00"),
    ("determination-tutup", "2024-05-01T00:00"),
    ("publication-buka", "2024-05-01T00:00"),
    ("publication-tutup", "2024-12-31T00:00"),
];

/// When each portal believes to be; moments of the round above.
pub fn in_preparation() -> i64 {
    START
}

/// 20 April 2024, 10.00 WIB.
pub fn in_determination() -> i64 {
    START + 85 * 86_400
}

fn chance(bytes: &mut [u8]) {
    static DRAWN: AtomicU64 = AtomicU64::new(1);
    for piece in bytes.chunks_mut(8) {
        // An odd factor meets each number once, so no token comes twice.
        let drawn = DRAWN
            .fetch_add(1, Ordering::Relaxed)
            .wrapping_mul(0x9E37_79B9_7F4A_7C15);
        piece.copy_from_slice(&drawn.to_le_bytes()[..piece.len()]);
    }
}

pub struct Office {
    folder: TempDir,
    pub database: Database,
    hashing: Hashing,
    administrator: Actor,
}

/// Somebody with a browser.
pub struct Browser {
    address: SocketAddr,
    cookie: String,
}

pub struct Got {
    pub status: u16,
    pub to: String,
    pub cookie: String,
    pub body: String,
}

impl Office {
    /// With a city, its health office, a clinic below it, and an administrator.
    pub async fn open() -> Office {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let database = database(&folder).await;
        let body = |id: &str, name: &str, parent: &str, kind: &str| Body {
            body: id.to_owned(),
            name: name.to_owned(),
            parent: parent.to_owned(),
            kind: kind.to_owned(),
            ..Body::default()
        };
        let bodies = vec![
            body(CITY, "Pemerintah Kota Contoh", "", "institution"),
            body(
                "dinkes-contoh",
                "Dinas Kesehatan Kota Contoh",
                CITY,
                "work_unit",
            ),
            body(CLINIC, "=Puskesmas Contoh", "dinkes-contoh", "service_unit"),
        ];
        let mut act = database.act().await.expect("an act");
        act.replace_bodies(bodies).await.expect("bodies");
        act.finish("", "", "import", "", "")
            .await
            .expect("an audit line");
        let hashing = Hashing::new(2, 50);
        let scene = scene(&database);
        let password = Secret::new(PASSWORD);
        let (mut draw, name) = (chance, "Tono");
        let made =
            create_administrator(&scene, &hashing, name, ADMINISTRATOR, &password, &mut draw);
        let id = made.await.expect("the first account");
        let administrator = actor_of(&database, id.as_str()).await.expect("an actor");
        Office {
            folder,
            database,
            hashing,
            administrator,
        }
    }

    /// Somebody the administrator invited.
    pub async fn add(&self, name: &str, email: &str, role: Role, scope: Scope) -> PersonId {
        let scene = scene(&self.database);
        let mut draw = chance;
        let invited = invite_person(&scene, &self.administrator, email, role, &scope, &mut draw);
        let token = invited.await.expect("an invitation").token;
        let newcomer = Newcomer {
            token: &token,
            name,
            password: &Secret::new(PASSWORD),
            lang: "id",
        };
        let taken = accept_invitation(&scene, &self.hashing, &newcomer, &mut draw);
        taken.await.expect("an account")
    }

    /// An officer of the programme of the tests.
    pub async fn officer(&self, name: &str, email: &str) -> PersonId {
        let scope = Scope::Programme("pekppp".into());
        self.add(name, email, Role::ProgrammeOfficer, scope).await
    }

    /// Runs SQL behind the program's back.
    pub async fn run(&self, sql: &str) {
        install_default_drivers();
        let mut connection = AnyConnection::connect(self.database.url())
            .await
            .expect("the database is there");
        let done = connection.execute(AssertSqlSafe(sql.to_owned())).await;
        done.unwrap_or_else(|error| panic!("{sql}: {error}"));
        connection.close().await.expect("it is closed");
    }

    /// A portal over this database at its own time.
    pub async fn portal(&self, clock: fn() -> i64) -> SocketAddr {
        self.portal_with(clock, |_| {}).await
    }

    /// The same over a site that is set up otherwise.
    pub async fn portal_with(
        &self,
        clock: fn() -> i64,
        change: impl FnOnce(&mut Site),
    ) -> SocketAddr {
        let names = library::shipped().expect("shipped");
        let shelved = |name: String| {
            let (instrument, file) = library::open_checked(&name, Lang::En).expect("shipped");
            let n_cases = file.cases.len();
            (
                name,
                Shelved {
                    instrument,
                    n_cases,
                    text: file.text,
                },
            )
        };
        let instruments: BTreeMap<String, Shelved> = names.into_iter().map(shelved).collect();
        let database = database(&self.folder).await;
        let site = Site::new(database, String::new(), instruments).await;
        let mut site = site.expect("a site");
        let key = InstallationKey::open(&self.folder.path().join("key"), || Ok([7; 32]));
        site.key = Some(key.expect("a key"));
        change(&mut site);
        let settings = Settings {
            clock,
            chance,
            ..Settings::default()
        };
        let listener = listen(([127, 0, 0, 1], 0).into()).expect("a socket");
        let address = listener.local_addr().expect("an address");
        let server = Server::with(Arc::new(site), settings, TABLES);
        tokio::spawn(serve(listener, server, std::future::pending()));
        address
    }
}

async fn database(folder: &TempDir) -> Database {
    let url = format!("sqlite:{}", folder.path().join("prima.db").display());
    Database::open(&url).await.expect("a database")
}

pub fn scene(database: &Database) -> Scene<'_> {
    Scene {
        database,
        now: START,
        cooling_off_days: 365,
    }
}

impl Browser {
    /// Somebody who signs in by the form.
    pub async fn sign_in(address: SocketAddr, email: &str) -> Browser {
        let nobody = Browser {
            address,
            cookie: String::new(),
        };
        let got = nobody
            .send("/id/masuk", &[("surel", email), ("sandi", PASSWORD)])
            .await;
        assert_eq!(got.status, 303, "{email}: {}", got.body);
        let cookie = got.cookie.split(';').next().unwrap_or_default().to_owned();
        Browser { address, cookie }
    }

    pub async fn get(&self, path: &str) -> Got {
        self.ask(&format!("GET {path}"), "", "").await
    }

    /// Sends the form of a page, with the guard that stands on it, and with the
    /// stamp of what waits there, unless another one is given.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Got {
        let page = self.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        let hidden = |name: &str| between(&page.body, &format!("name=\"{name}\" value=\""), "\"");
        let (guard, asked) = (hidden("tanda"), hidden("dibaca"));
        let mut fields = fields.to_vec();
        fields.push(("tanda", &guard));
        if !asked.is_empty() && !fields.iter().any(|(name, _)| *name == "dibaca") {
            fields.push(("dibaca", &asked));
        }
        self.send(path, &fields).await
    }

    /// Sends a form whose one field is a file.
    pub async fn post_file(&self, path: &str, name: &str, text: &str) -> Got {
        let page = self.get(path).await;
        let guard = between(&page.body, "name=\"tanda\" value=\"", "\"");
        let body = format!(
            "--batas\r\ncontent-disposition: form-data; name=\"tanda\"\r\n\r\n{guard}\r\n\
             --batas\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"a.csv\"\r\n\r\n{text}\r\n--batas--\r\n"
        );
        let kind = "multipart/form-data; boundary=batas";
        self.ask(&format!("POST {path}"), kind, &body).await
    }

    /// Sends a form as it is.
    pub async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Got {
        let mut body = form_urlencoded::Serializer::new(String::new());
        let body = body.extend_pairs(fields).finish();
        let kind = "application/x-www-form-urlencoded";
        self.ask(&format!("POST {path}"), kind, &body).await
    }

    async fn ask(&self, line: &str, kind: &str, body: &str) -> Got {
        let (cookie, length) = (&self.cookie, body.len());
        let mut text = format!("{line} HTTP/1.1\r\nhost: prima.example\r\nconnection: close\r\n");
        if !cookie.is_empty() {
            text.push_str(&format!("cookie: {cookie}\r\n"));
        }
        if !kind.is_empty() {
            text.push_str(&format!(
                "content-type: {kind}\r\ncontent-length: {length}\r\n"
            ));
        }
        text.push_str("\r\n");
        text.push_str(body);
        let mut stream = TcpStream::connect(self.address)
            .await
            .expect("a connection");
        stream.write_all(text.as_bytes()).await.expect("it is sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).await.expect("an answer");
        let text = String::from_utf8_lossy(&bytes);
        let (head, body) = text.split_once("\r\n\r\n").expect("a whole answer");
        let header = |name: &str| {
            let mut lines = head.lines().filter_map(|line| line.split_once(": "));
            let found = lines.find(|(key, _)| key.eq_ignore_ascii_case(name));
            found.map_or_else(String::new, |(_, value)| value.to_owned())
        };
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        if header("content-type").starts_with("text/html") {
            check_page(line, body);
        }
        Got {
            status: status.expect("a status"),
            to: header("location"),
            cookie: header("set-cookie"),
            body: body.to_owned(),
        }
    }
}

/// What stands between two texts.
pub fn between(text: &str, before: &str, after: &str) -> String {
    let rest = text.split_once(before).map_or("", |(_, rest)| rest);
    rest.split(after).next().unwrap_or_default().to_owned()
}

/// All that a form of a new round sends, with some of it changed.
pub fn round<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("program", "pekppp"),
        ("instrumen", "pekppp/2023"),
        ("periode", "2024"),
        ("kode", ""),
        ("judul-id", "PEKPPP 2024"),
        ("judul-en", "PEKPPP of 2024"),
    ];
    fields.extend(DATES);
    for (name, value) in changed {
        if let Some(field) = fields.iter_mut().find(|(key, _)| key == name) {
            field.1 = value;
        }
    }
    fields
}

impl Got {
    /// Whether all these texts stand in it.
    pub fn assert_holds(&self, texts: &[&str]) {
        for text in texts {
            assert!(
                self.body.contains(text),
                "{text:?} is not in {}",
                main(&self.body)
            );
        }
    }
}

/// What a page says below its frame.
fn main(body: &str) -> &str {
    body.split_once("<main").map_or(body, |(_, main)| main)
}

/// What holds of every page: one heading of the first rank, ids that are there
/// once, links to what is there, and neither styles nor scripts in it, but for
/// those that lie beside it.
fn check_page(line: &str, body: &str) {
    assert_eq!(body.matches("<h1").count(), 1, "{line}");
    let n_scripts = body.matches("<script").count();
    let n_own = body.matches("<script type=\"module\" src=\"/aset/").count();
    assert!(!body.contains(" style=") && n_scripts == n_own, "{line}");
    let ids: Vec<&str> = values(body, " id=\"").collect();
    let unique: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
    for id in &unique {
        let n = ids.iter().filter(|one| *one == id).count();
        assert_eq!(n, 1, "{line}: the id {id} is there {n} times");
    }
    let pointed = ["href=\"#", " for=\"", " aria-labelledby=\""].map(|name| values(body, name));
    for to in pointed.into_iter().flatten() {
        assert!(unique.contains(to), "{line}: nothing has the id {to}");
    }
    for to in values(body, " aria-describedby=\"").flat_map(str::split_whitespace) {
        assert!(unique.contains(to), "{line}: nothing has the id {to}");
    }
}

/// The values that follow a text up to their closing quote.
fn values<'a>(body: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    let rest = body.split(before).skip(1);
    rest.map(|rest| rest.split('"').next().unwrap_or_default())
}
