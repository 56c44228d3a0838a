//! The open connections: which of them move, and which must make room.
//!
//! A connection costs memory and a descriptor as long as it is open, whoever
//! holds it. So each is bounded in time, and where there are too many, the one
//! that has kept the server waiting longest is closed for the newcomer.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::Notify;
use tokio::task::AbortHandle;

/// All open connections.
#[derive(Debug)]
pub struct Lines {
    started: Instant,
    /// Milliseconds since then, as of the last look; exact enough for seconds.
    clock: AtomicU64,
    open: Mutex<Open>,
    changed: Notify,
}

#[derive(Debug, Default)]
struct Open {
    next: u64,
    lines: BTreeMap<u64, Arc<Line>>,
}

/// One open connection.
#[derive(Debug, Default)]
pub struct Line {
    /// When the server began to wait for this request, or for its answer to leave.
    waiting_since: AtomicU64,
    /// When a byte went in or out.
    moved: AtomicU64,
    /// Whether an answer is being made, so that the delay is ours.
    is_busy: AtomicBool,
    task: OnceLock<AbortHandle>,
}

/// Keeps a connection in the list until it is dropped.
#[derive(Debug)]
pub struct Entry {
    lines: Arc<Lines>,
    number: u64,
    line: Arc<Line>,
}

impl Lines {
    /// None yet, seen from this moment on.
    pub fn new(started: Instant) -> Lines {
        Lines {
            started,
            clock: AtomicU64::new(0),
            open: Mutex::default(),
            changed: Notify::new(),
        }
    }

    /// Looks at the clock.
    pub fn tick(&self, now: Instant) {
        let since = now.duration_since(self.started);
        self.clock.store(since.as_millis() as u64, Relaxed);
    }

    /// Enters a connection.
    pub fn enter(self: &Arc<Lines>) -> Entry {
        let line = Arc::new(Line::default());
        let now = self.clock.load(Relaxed);
        line.waiting_since.store(now, Relaxed);
        line.moved.store(now, Relaxed);
        let mut open = self.open();
        let number = open.next;
        open.next += 1;
        open.lines.insert(number, Arc::clone(&line));
        Entry {
            lines: Arc::clone(self),
            number,
            line,
        }
    }

    /// How many are open.
    pub fn len(&self) -> usize {
        self.open().lines.len()
    }

    /// Closes the connection that has kept the server waiting longest; says
    /// whether there was one.
    pub fn crowd_out(&self) -> bool {
        let open = self.open();
        let waiting = open.lines.values().filter(|line| line.can_be_closed());
        match waiting.min_by_key(|line| line.waiting_since.load(Relaxed)) {
            Some(line) => line.close(),
            None => false,
        }
    }

    /// Closes the connections on which nothing has moved for so long; returns
    /// how many.
    pub fn close_stalled(&self, stall: Duration) -> usize {
        let limit = stall.as_millis() as u64;
        let now = self.clock.load(Relaxed);
        let open = self.open();
        let stalled = open.lines.values().filter(|line| {
            line.can_be_closed() && now.saturating_sub(line.moved.load(Relaxed)) > limit
        });
        stalled.filter(|line| line.close()).count()
    }

    /// Closes all that are left; returns how many.
    pub fn close_all(&self) -> usize {
        let open = self.open();
        open.lines.values().for_each(|line| {
            line.close();
        });
        open.lines.len()
    }

    /// Waits until none is open.
    pub async fn all_closed(&self) {
        loop {
            let changed = self.changed.notified();
            if self.len() == 0 {
                return;
            }
            changed.await;
        }
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        // Each change is one step, so it is never half done.
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Line {
    fn can_be_closed(&self) -> bool {
        !self.is_busy.load(Relaxed)
    }

    fn close(&self) -> bool {
        let Some(task) = self.task.get() else {
            return false;
        };
        task.abort();
        // The task may take a moment to go; it is not to be chosen again.
        !self.is_busy.swap(true, Relaxed)
    }
}

impl Entry {
    /// The task that can be closed.
    pub fn task(line: &Arc<Line>, task: AbortHandle) {
        // It is set once, right after the task begins.
        let _ = line.task.set(task);
    }

    /// The connection.
    pub fn line(&self) -> &Arc<Line> {
        &self.line
    }

    /// Bytes went in or out.
    pub fn moved(&self) {
        let now = self.lines.clock.load(Relaxed);
        self.line.moved.store(now, Relaxed);
    }

    /// A request has come.
    pub fn begin(&self) {
        self.line.is_busy.store(true, Relaxed);
    }

    /// Its answer is ready to leave.
    pub fn end(&self) {
        let now = self.lines.clock.load(Relaxed);
        self.line.waiting_since.store(now, Relaxed);
        self.line.moved.store(now, Relaxed);
        self.line.is_busy.store(false, Relaxed);
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.lines.open().lines.remove(&self.number);
        self.lines.changed.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lines: &Lines, milliseconds: u64) {
        lines.tick(lines.started + Duration::from_millis(milliseconds));
    }

    fn enter(lines: &Arc<Lines>) -> Entry {
        let entry = lines.enter();
        let task = tokio::spawn(std::future::pending::<()>());
        Entry::task(entry.line(), task.abort_handle());
        entry
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a beginning; its value does not matter"
    )]
    fn lines() -> Arc<Lines> {
        Arc::new(Lines::new(Instant::now()))
    }

    #[tokio::test]
    async fn the_one_that_waits_longest_makes_room_and_one_at_work_never_does() {
        let lines = lines();
        let first = enter(&lines);
        at(&lines, 10);
        let second = enter(&lines);
        first.begin();
        assert!(lines.crowd_out());
        assert!(
            !lines.crowd_out(),
            "the second is closed already, the first at work"
        );
        drop(second);
        first.end();
        assert!(lines.crowd_out());
        drop(first);
        assert_eq!(lines.len(), 0);
    }

    #[tokio::test]
    async fn what_moves_is_left_alone() {
        let lines = lines();
        let moving = enter(&lines);
        let standing = enter(&lines);
        let working = enter(&lines);
        working.begin();
        at(&lines, 900);
        moving.moved();
        at(&lines, 1_500);
        assert_eq!(lines.close_stalled(Duration::from_secs(1)), 1);
        assert_eq!(lines.close_stalled(Duration::from_secs(1)), 0);
        drop((moving, standing, working));
        lines.all_closed().await;
    }
}
