//! A running portal of a few pages that show what a server must bear.

use maud::html;
use prima_store::{Database, StoreError};
use prima_web::asked::Asked;
use prima_web::reply::{Answer, Missing, Reply, WebError};
use prima_web::routes::{Route, Tables, Upload};
use prima_web::server::{Server, Settings, listen, serve};
use prima_web::site::Site;
use prima_web::uploaded::Uploaded;
use std::collections::BTreeMap;
use std::io::Read;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// How often the page `/hitung` was made.
pub static MADE: AtomicUsize = AtomicUsize::new(0);

macro_rules! pages {
    ($($path:literal $query:tt => $page:ident,)*) => {
        &[$(Route { path: $path, query: &$query, page: |site, asked| Box::pin($page(site, asked)) }),*]
    };
}

static PAGES: &[Route] = pages! {
    "/" [] => home,
    "/badan" ["q", "halaman"] => echo,
    "/badan/{id}" [] => no_body,
    "/data/{id}" [] => lower_case,
    "/program/{code}/{period}" [] => no_period,
    "/instrumen/{code}/{edition}" [] => no_instrument,
    "/hitung" [] => counted,
    "/piagam/{id}" [] => timed,
    "/berkas" [] => file,
    "/pindah" [] => moved,
    "/besar" [] => large,
    "/panik" [] => panics,
    "/lambat" [] => never,
    "/gagal" [] => failed,
    "/periksa" [] => home,
};

static BARE: &[Route] = pages! {
    "/umpan.xml" [] => feed,
};

static UPLOADS: &[Upload] = &[Upload {
    path: "/periksa",
    field: "bundel",
    page: |site, asked, file| Box::pin(received(site, asked, file)),
}];

/// A portal that answers until it is dropped or stopped.
pub struct Portal {
    pub address: SocketAddr,
    pub folder: TempDir,
    stop: Option<oneshot::Sender<()>>,
    running: JoinHandle<std::io::Result<usize>>,
}

/// A portal of the pages above over an empty database.
pub async fn open(settings: Settings) -> Portal {
    let tables = Tables {
        pages: PAGES,
        bare: BARE,
        uploads: UPLOADS,
        desk: &[],
    };
    open_with(settings, tables, "").await
}

/// A portal of some pages at an origin.
pub async fn open_with(settings: Settings, tables: Tables, origin: &str) -> Portal {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = format!("sqlite:{}", folder.path().join("prima.db").display());
    let database = Database::open(&url).await.expect("a database");
    let site = Site::new(database, origin.to_owned(), BTreeMap::new()).await;
    serve_site(folder, site.expect("a site"), settings, tables)
}

/// A portal of a site whose database is in a folder.
pub fn serve_site(folder: TempDir, site: Site, settings: Settings, tables: Tables) -> Portal {
    let listener = listen(([127, 0, 0, 1], 0).into()).expect("a socket");
    let address = listener.local_addr().expect("an address");
    let server = Server::with(Arc::new(site), settings, tables);
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(serve(listener, server, async {
        let _ = stopped.await;
    }));
    Portal {
        address,
        folder,
        stop: Some(stop),
        running,
    }
}

impl Portal {
    /// The same database, opened once more.
    pub async fn database(&self) -> Database {
        let file = self.folder.path().join("prima.db");
        let opened = Database::open(&format!("sqlite:{}", file.display())).await;
        opened.expect("the database")
    }

    /// Tells the server to stop.
    pub fn stop(&mut self) {
        self.stop.take().map(|stop| stop.send(()));
    }

    /// Waits until it has; returns how many connections were cut off.
    pub async fn stopped(self) -> usize {
        let ended = self.running.await.expect("the server ends by itself");
        ended.expect("its thread is given")
    }
}

fn page(text: &str) -> Answer {
    let long = "Angka yang diterbitkan tidak pernah diubah. ".repeat(20);
    Ok(Reply::Page(html! { h1 { (text) } p { (long) } }))
}

async fn home(_: &Site, asked: &Asked) -> Answer {
    page(&format!("halaman {} {}", asked.lang.tag(), asked.path))
}

async fn echo(_: &Site, asked: &Asked) -> Answer {
    let Some(number) = asked.page() else {
        return Err(WebError::BadQuery {
            name: "halaman",
            value: asked.value("halaman").to_owned(),
        });
    };
    page(&format!("{} {number} [{}]", asked.value("q"), asked.query))
}

/// Says when it was made.
async fn timed(_: &Site, asked: &Asked) -> Answer {
    page(&format!("pukul {}", asked.now.expect("the server says it")))
}

async fn lower_case(site: &Site, asked: &Asked) -> Answer {
    match asked.path.as_str() {
        "/data/contoh" => home(site, asked).await,
        _ => Err(WebError::NotFound(Missing::Page)),
    }
}

async fn no_body(_: &Site, asked: &Asked) -> Answer {
    let id = asked.segments()[1].to_owned();
    Err(WebError::NotFound(Missing::Body(id)))
}

async fn no_period(_: &Site, asked: &Asked) -> Answer {
    let parts = asked.segments();
    Err(WebError::NotFound(Missing::Period {
        programme: parts[1].to_owned(),
        period: parts[2].to_owned(),
    }))
}

async fn no_instrument(_: &Site, asked: &Asked) -> Answer {
    Err(WebError::NotFound(Missing::Instrument(
        asked.segments()[1..].join("/"),
    )))
}

async fn counted(site: &Site, _: &Asked) -> Answer {
    MADE.fetch_add(1, Ordering::SeqCst);
    page(&format!("versi {}", site.known().version))
}

async fn file(_: &Site, _: &Asked) -> Answer {
    Ok(Reply::File {
        content_type: "text/csv; charset=utf-8",
        bytes: "badan,nilai\n".repeat(100).into_bytes(),
        name: Some("hasil \"2023\"\r\n.csv".to_owned()),
    })
}

async fn moved(_: &Site, _: &Asked) -> Answer {
    Ok(Reply::Elsewhere("/id/badan?q=ogan komering".to_owned()))
}

async fn large(_: &Site, _: &Asked) -> Answer {
    Ok(Reply::File {
        content_type: "application/zip",
        bytes: vec![7; 32 << 20],
        name: None,
    })
}

async fn panics(_: &Site, _: &Asked) -> Answer {
    panic!("a page with a fault")
}

async fn never(_: &Site, _: &Asked) -> Answer {
    std::future::pending().await
}

async fn failed(_: &Site, _: &Asked) -> Answer {
    Err(WebError::Store(StoreError::NotEmpty {
        url: "sqlite:secret-place.db".to_owned(),
    }))
}

async fn feed(_: &Site, _: &Asked) -> Answer {
    Ok(Reply::File {
        content_type: "application/atom+xml; charset=utf-8",
        bytes: b"<feed/>".to_vec(),
        name: None,
    })
}

async fn received(_: &Site, _: &Asked, file: Option<Uploaded>) -> Answer {
    let Some(mut file) = file else {
        return page("tanpa berkas");
    };
    let mut read = Vec::new();
    file.file
        .read_to_end(&mut read)
        .expect("what was sent can be read");
    assert_eq!(read.len() as u64, file.bytes);
    let sum: u64 = read.iter().map(|byte| u64::from(*byte)).sum();
    page(&format!("{}: {} bita, jumlah {sum}", file.name, file.bytes))
}
