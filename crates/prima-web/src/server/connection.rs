//! Takes connections and speaks HTTP/1.1 on them.
//!
//! The loop is our own because a connection that sends or reads slowly must not
//! hold up others: see [`super::lines`]. TLS and HTTP/2 are a proxy's work.

use super::Handler;
use super::lines::{Entry, Lines};
use super::now;
use super::peer::Peer;
use hyper::Request;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::watch;
use tokio::time::{interval, sleep, timeout};

/// Connections that the system holds ready for us.
const BACKLOG: u32 = 4_096;
/// Size of the head of a request at most, in bytes.
const MOST_HEAD: usize = 16 << 10;
/// Pause after the system has refused a connection, as it does where no
/// descriptor is left.
const PAUSE: Duration = Duration::from_millis(50);
/// Time without a byte after which a connection is closed once the server stops.
const STALL_AT_STOP: Duration = Duration::from_secs(2);

/// A socket that listens.
///
/// # Errors
///
/// Where the address is taken, or not ours.
pub fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4()?,
        SocketAddr::V6(_) => TcpSocket::new_v6()?,
    };
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// Answers until `stop` is done, then lets open requests end; returns how many
/// connections had to be cut off.
pub(super) async fn run(
    listener: TcpListener,
    handler: Handler,
    stop: impl Future<Output = ()>,
) -> usize {
    let handler = Arc::new(handler);
    let lines = Arc::new(Lines::new(now()));
    let (stopping, stopped) = watch::channel(false);
    let sweeping = tokio::spawn(sweep(Arc::clone(&handler), Arc::clone(&lines)));
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => open(&handler, &lines, stream, stopped.clone()),
                Err(error) => refused(&handler, &lines, &error).await,
            },
        }
    }
    drop(listener);
    handler.server.stopping.store(true, Relaxed);
    // Nobody listens where no connection is open.
    let _ = stopping.send(true);
    let _ = timeout(handler.server.settings.stop, lines.all_closed()).await;
    let n_cut = lines.close_all();
    sweeping.abort();
    n_cut
}

/// The system gives no connection; one that stands still makes room.
async fn refused(handler: &Handler, lines: &Lines, error: &io::Error) {
    // A client that is gone before it was taken is nobody's fault.
    if error.kind() == io::ErrorKind::ConnectionAborted {
        return;
    }
    tracing::warn!(%error, "Cannot take a connection");
    if lines.crowd_out() {
        handler.server.metrics.crowded_out.fetch_add(1, Relaxed);
    }
    sleep(PAUSE).await;
}

fn open(
    handler: &Arc<Handler>,
    lines: &Arc<Lines>,
    stream: TcpStream,
    stopped: watch::Receiver<bool>,
) {
    let metrics = &handler.server.metrics;
    metrics.accepted.fetch_add(1, Relaxed);
    if lines.len() >= handler.server.settings.connections && lines.crowd_out() {
        metrics.crowded_out.fetch_add(1, Relaxed);
    }
    let entry = lines.enter();
    let line = Arc::clone(entry.line());
    let task = tokio::spawn(speak(Arc::clone(handler), entry, stream, stopped));
    Entry::task(&line, task.abort_handle());
}

/// Speaks with one client until either side ends it.
async fn speak(
    handler: Arc<Handler>,
    entry: Entry,
    stream: TcpStream,
    mut stopped: watch::Receiver<bool>,
) {
    let settings = &handler.server.settings;
    // Answers are written whole, so there is nothing to wait for; where it cannot be set, they are slower.
    let _ = stream.set_nodelay(true);
    // A client that says nothing costs no buffers yet.
    let first = timeout(settings.head, stream.readable());
    tokio::select! {
        ready = first => if !matches!(ready, Ok(Ok(()))) { return },
        _ = stopped.wait_for(|stopped| *stopped) => return,
    }
    let peer = stream.peer_addr().ok().map(Peer);
    let entry = Arc::new(entry);
    let io = TokioIo::new(Watched {
        stream,
        entry: Arc::clone(&entry),
    });
    let service = service_fn(|mut request| {
        let (handler, entry) = (Arc::clone(&handler), Arc::clone(&entry));
        if let Some(peer) = peer {
            Request::extensions_mut(&mut request).insert(peer);
        }
        async move {
            entry.begin();
            let response = handler.answer(request).await;
            entry.end();
            Ok::<_, Infallible>(response)
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(settings.head)
        .max_buf_size(MOST_HEAD)
        .serve_connection(io, service);
    let mut connection = pin!(connection);
    // A client that breaks off or speaks no HTTP is no event.
    tokio::select! {
        _ = &mut connection => return,
        _ = stopped.wait_for(|stopped| *stopped) => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}

/// Looks at all connections again and again.
async fn sweep(handler: Arc<Handler>, lines: Arc<Lines>) {
    let server = &handler.server;
    let period =
        (server.settings.stall / 8).clamp(Duration::from_millis(10), Duration::from_secs(1));
    let mut ticks = interval(period);
    loop {
        ticks.tick().await;
        lines.tick(now());
        let stall = match server.stopping.load(Relaxed) {
            true => server.settings.stall.min(STALL_AT_STOP),
            false => server.settings.stall,
        };
        let n_closed = lines.close_stalled(stall);
        server.metrics.stalled.fetch_add(n_closed as u64, Relaxed);
        server.metrics.open.store(lines.len() as i64, Relaxed);
    }
}

/// A socket that notes when something moves on it.
#[derive(Debug)]
struct Watched {
    stream: TcpStream,
    entry: Arc<Entry>,
}

impl Watched {
    fn note(&self, written: &Poll<io::Result<usize>>) {
        if matches!(written, Poll::Ready(Ok(n)) if *n > 0) {
            self.entry.moved();
        }
    }
}

impl AsyncRead for Watched {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        if buffer.filled().len() > before {
            self.entry.moved();
        }
        read
    }
}

impl AsyncWrite for Watched {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.note(&written);
        written
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, bytes);
        self.note(&written);
        written
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
