//! The server: connections in, answers out.
//!
//! A page that is kept in memory is answered before anything else is looked at
//! (`cache.rs`); all other requests go through `dispatch.rs`. Only this folder
//! knows of sockets, headers and time; pages know none of them.

mod accept_language;
mod address;
mod answer;
mod api;
mod assets;
mod cache;
mod connection;
mod cookie;
mod desk;
mod dispatch;
mod form;
mod headers;
mod jobs;
mod lines;
mod metrics;
mod notices;
mod operations;
mod origin;
mod peer;
mod places;
mod publish;
mod refresh;
mod request_id;
mod upload;

pub use connection::listen;
pub use places::Crowd;

use crate::opendata::verify::MOST_BYTES;
use crate::routes::{TABLES, Tables};
use crate::site::Site;
use answer::Present;
use axum::Router;
use axum::body::Body;
use cache::Cache;
use headers::Fixed;
use hyper::body::Incoming;
use hyper::service::Service;
use hyper::{Method, Request, Response};
use hyper_util::service::TowerToHyperService;
use metrics::Metrics;
use places::Places;
use prima_domain::register::day::Day;
use request_id::{RequestId, RequestIds};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Handle};
use tokio::sync::{Semaphore, oneshot};
use tokio::task::{JoinError, spawn_blocking};

/// Pages that are made at the same time; others wait.
const MOST_AT_ONCE: usize = 32;
/// Uploads that arrive at the same time.
const MOST_UPLOADS: usize = 16;

/// How the server behaves; [`Settings::default`] is fit for an installation.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Memory for pages that are kept, in bytes.
    pub cache_bytes: u64,
    /// Open connections at most; past them the slowest is closed.
    pub connections: usize,
    /// Time for the head of a request to arrive, also between two requests.
    pub head: Duration,
    /// Time for an answer to be made.
    pub answer: Duration,
    /// Time in which an answer or upload must move on.
    pub stall: Duration,
    /// Time for a whole upload.
    pub upload: Duration,
    /// Size of an upload, in bytes.
    pub upload_bytes: u64,
    /// Time for open requests to end once the server stops.
    pub stop: Duration,
    /// How often the data are looked at for changes.
    pub refresh: Duration,
    /// Tells what time it is, in seconds since 1970, UTC.
    pub clock: fn() -> i64,
    /// Fills bytes with chance nobody can foresee.
    pub chance: fn(&mut [u8]),
    /// Who may be at work at the desk at once.
    pub desk: Crowd,
    /// Who may send files to the desk at once.
    pub senders: Crowd,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            cache_bytes: 64 << 20,
            connections: 10_000,
            head: Duration::from_secs(15),
            answer: Duration::from_secs(20),
            stall: Duration::from_secs(30),
            upload: Duration::from_secs(300),
            upload_bytes: MOST_BYTES,
            stop: Duration::from_secs(10),
            refresh: Duration::from_secs(1),
            clock: seconds,
            chance,
            desk: Crowd {
                at_once: 64,
                waiting: 512,
                each: 8,
                patience: Duration::from_secs(10),
            },
            senders: Crowd {
                at_once: 64,
                waiting: 256,
                each: 2,
                patience: Duration::from_secs(10),
            },
        }
    }
}

/// A portal that answers.
#[derive(Debug)]
pub struct Server {
    site: Arc<Site>,
    settings: Settings,
    tables: Tables,
    cache: Cache,
    fixed: Fixed,
    metrics: Metrics,
    ids: RequestIds,
    /// Version of the data that pages in memory must have.
    version: AtomicU64,
    /// Whether it takes no further connections.
    stopping: AtomicBool,
    /// Whether the database answered when it was last asked.
    reachable: AtomicBool,
    renders: Semaphore,
    /// Where pages are made and acts are done.
    makers: Handle,
    uploads: Semaphore,
    /// Places at the desk.
    desk: Places,
    /// Places of those who send files to the desk.
    senders: Places,
    /// The turn to work on an upload; whoever works holds it to the end.
    checks: Arc<Semaphore>,
}

impl Server {
    /// A server over a site; it answers nobody until [`serve`]. It is made within
    /// the runtime in which its pages are to be made.
    pub fn new(site: Arc<Site>, settings: Settings) -> Server {
        Server::with(site, settings, TABLES)
    }

    /// A server with other addresses, for tests of the server itself.
    pub fn with(site: Arc<Site>, settings: Settings, tables: Tables) -> Server {
        let version = site.known().version;
        Server {
            cache: Cache::new(settings.cache_bytes),
            fixed: Fixed::new(&site.origin),
            metrics: Metrics::default(),
            ids: RequestIds::new(),
            version: AtomicU64::new(version),
            stopping: AtomicBool::new(false),
            reachable: AtomicBool::new(true),
            renders: Semaphore::new(MOST_AT_ONCE),
            makers: Handle::current(),
            uploads: Semaphore::new(MOST_UPLOADS),
            desk: Places::new(settings.desk),
            senders: Places::new(settings.senders),
            checks: Arc::new(Semaphore::new(1)),
            site,
            settings,
            tables,
        }
    }

    fn version(&self) -> u64 {
        self.version.load(Ordering::Acquire)
    }

    /// What pages in memory must have been made from, at a moment in seconds UTC.
    fn present(&self, now: i64) -> Present {
        Present {
            version: self.version(),
            day: Day::at(now),
        }
    }
}

/// Answers on a socket until `stop` is done; then ends what is under way and
/// closes the database. Returns how many connections had to be cut off.
///
/// One thread of its own speaks with all clients and answers what is in memory;
/// all else is done by the runtime this is called in, so that no page in the
/// making holds up those that are made already.
///
/// # Errors
///
/// Where the system gives no thread, or not what a thread needs to wait on sockets.
pub async fn serve(
    listener: TcpListener,
    server: Server,
    stop: impl Future<Output = ()>,
) -> io::Result<usize> {
    let server = Arc::new(server);
    let listener = listener.into_std()?;
    let front = Builder::new_current_thread().enable_all().build()?;
    let handler = Handler {
        router: TowerToHyperService::new(dispatch::router(&server)),
        server: Arc::clone(&server),
    };
    let (stopping, stopped) = oneshot::channel();
    let (alive, ended) = oneshot::channel::<()>();
    let speak = async move {
        let listener = TcpListener::from_std(listener)?;
        // A sender that is gone means the same as one that has sent.
        let stopped = async move { drop(stopped.await) };
        Ok(connection::run(listener, handler, stopped).await)
    };
    let speaking = std::thread::Builder::new().name("front".to_owned());
    let speaking = speaking.spawn(move || {
        let _alive = alive;
        front.block_on(speak)
    })?;
    let refreshing = tokio::spawn(refresh::keep(Arc::clone(&server)));
    let publishing = tokio::spawn(publish::keep(Arc::clone(&server)));
    let runner = jobs::runner(&server);
    let working = tokio::spawn(jobs::keep(Arc::clone(&server), Arc::clone(&runner)));
    let telling = tokio::spawn(notices::tell(Arc::clone(&server)));
    let sending = tokio::spawn(notices::send(Arc::clone(&server)));
    tokio::select! {
        () = stop => {}
        _ = ended => {}
    }
    // Fails where the thread has ended by itself, which says why when it is joined.
    let _ = stopping.send(());
    let spoken = spawn_blocking(move || speaking.join()).await;
    refreshing.abort();
    publishing.abort();
    jobs::stop(&server, &runner).await;
    working.abort();
    telling.abort();
    sending.abort();
    server.site.database.close().await;
    match spoken.map_err(JoinError::into_panic) {
        Ok(Ok(n_cut)) => n_cut,
        Ok(Err(fault)) | Err(fault) => std::panic::resume_unwind(fault),
    }
}

/// Answers the requests of all connections.
#[derive(Clone)]
struct Handler {
    server: Arc<Server>,
    router: TowerToHyperService<Router>,
}

impl Handler {
    async fn answer(&self, request: Request<Incoming>) -> Response<Body> {
        let begun = now();
        let server = &*self.server;
        let id = server.ids.of(request.headers());
        let present = server.present((server.settings.clock)());
        match server.cache.answer(&request, present) {
            Some(mut response) => {
                let (method, path) = (request.method(), request.uri().path());
                self.note(&id, method, path, begun, true, &mut response);
                response
            }
            // On the heap, so that what is in memory need not carry its size about.
            None => Box::pin(self.made(request, id, begun)).await,
        }
    }

    /// An answer that is not in memory.
    async fn made(
        &self,
        request: Request<Incoming>,
        id: RequestId,
        begun: Instant,
    ) -> Response<Body> {
        let (method, uri) = (request.method().clone(), request.uri().clone());
        let mut response = match self.router.call(id.put_into(request)).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        self.note(&id, &method, uri.path(), begun, false, &mut response);
        response
    }

    /// Gives an answer its number, counts it, and writes its line of the log.
    fn note(
        &self,
        id: &RequestId,
        method: &Method,
        path: &str,
        begun: Instant,
        is_kept: bool,
        response: &mut Response<Body>,
    ) {
        let headers = response.headers_mut();
        headers.insert(request_id::NAME, id.value().clone());
        let took = begun.elapsed();
        let metrics = &self.server.metrics;
        metrics.count(response.status(), is_kept, took);
        tracing::info!(
            request_id = id.text(),
            method = method.as_str(),
            path = logged(path),
            status = response.status().as_u16(),
            duration_ms = (took.as_micros() as f64) / 1000.0,
            "Answered a request"
        );
    }
}

/// As much of a path as the log holds; the query, which may say what somebody
/// searched for, is never in it.
fn logged(path: &str) -> &str {
    const MOST: usize = 200;
    path.get(..MOST).unwrap_or(path)
}

/// Now, in seconds since 1970, UTC; before 1970 there was no server.
#[expect(
    clippy::disallowed_methods,
    reason = "the edge of the program; everything below takes the time as an argument"
)]
fn seconds() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs() as i64)
}

/// Chance from the operating system, without which no secret may be made.
fn chance(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the operating system gives chance");
}

#[expect(
    clippy::disallowed_methods,
    reason = "the server measures how long an answer takes; no page sees it"
)]
fn now() -> Instant {
    Instant::now()
}
