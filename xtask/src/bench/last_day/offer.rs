//! Offers answers and files of many units, and looks up what was acknowledged.

use super::count::{Counts, Ended};
use crate::bench::filling::{Officer, Round, connect};
use crate::bench::portal::http::{Answer, Connection};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Connections that find out what the portal can take: as many as it works for
/// at once.
const AT_ONCE: usize = 64;
/// Connections that offer more: enough that none waits for an answer when its
/// moment comes.
const OFFERING: usize = 768;
/// Connections of the one that never pauses.
const GREEDY: usize = 32;
/// Of so many requests one is an upload.
const UPLOAD_EVERY: u64 = 5;
const MEGABYTE: usize = 1_000_000;
/// Room for one connection's thread.
const STACK: usize = 256 << 10;

/// A unit with what was acknowledged of it.
struct Unit {
    number: usize,
    officer: Officer,
    version: u64,
    n_sent: u64,
}

/// All units.
pub struct Units(Vec<Unit>);

impl Units {
    /// The units of a round, nothing of which was saved yet.
    pub fn new(round: &Round) -> Units {
        let officers = round.officers.iter().cloned().enumerate();
        let units = officers.map(|(number, officer)| Unit {
            number,
            officer,
            version: 0,
            n_sent: number as u64,
        });
        Units(units.collect())
    }
}

/// Requests a second that are done where each sends as soon as it has its answer.
pub fn as_much_as_it_takes(
    address: SocketAddr,
    units: &mut Units,
    time: Duration,
) -> Result<f64, String> {
    let counts = at_moments(address, units, AT_ONCE, Duration::ZERO, time)?;
    match counts.n_done() {
        0 => Err("nothing was saved at all".to_owned()),
        _ => Ok(counts.done_per_second()),
    }
}

/// Offers so many requests a second, beside one who never pauses.
pub fn offer(
    address: SocketAddr,
    units: &mut Units,
    per_second: f64,
    time: Duration,
) -> Result<Counts, String> {
    let pause = Duration::from_secs_f64(OFFERING as f64 / per_second);
    let greedy = units.0.pop().ok_or("a round without units")?;
    let until = Instant::now() + time;
    let windows: Vec<_> = (0..GREEDY)
        .map(|_| {
            let officer = greedy.officer.clone();
            thread::spawn(move || never_pause(address, &officer, until))
        })
        .collect();
    let counts = at_moments(address, units, OFFERING, pause, time);
    for window in windows {
        // What becomes of it is of no interest.
        let _ = window.join();
    }
    counts
}

/// Asks for a page again and again.
fn never_pause(address: SocketAddr, officer: &Officer, until: Instant) {
    let Ok(mut connection) = connect(address) else {
        return;
    };
    while Instant::now() < until {
        // Refused or not, it goes on.
        let _ = officer.version(&mut connection);
    }
}

/// Lets connections send for their units, one request each time a pause is over.
fn at_moments(
    address: SocketAddr,
    units: &mut Units,
    n_connections: usize,
    pause: Duration,
    time: Duration,
) -> Result<Counts, String> {
    let begun = Instant::now();
    let share = units.0.len().div_ceil(n_connections).max(1);
    let ended = thread::scope(|scope| {
        let mut at_work = Vec::new();
        for (number, own) in units.0.chunks_mut(share).enumerate() {
            // All begin at different moments of the first pause.
            let first = pause.mul_f64(number as f64 / n_connections as f64);
            let work = move || send(address, own, begun + first, pause, begun + time);
            let started = thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, work);
            at_work.push(started.map_err(|error| format!("cannot start a thread: {error}"))?);
        }
        let mut ended = Vec::new();
        for one in at_work {
            ended.extend(one.join().map_err(|_| "an officer broke down".to_owned())?);
        }
        Ok::<_, String>(ended)
    })?;
    Ok(Counts::new(ended, begun.elapsed().as_secs_f64()))
}

fn send(
    address: SocketAddr,
    units: &mut [Unit],
    first: Instant,
    pause: Duration,
    until: Instant,
) -> Vec<Ended> {
    let mut ended = Vec::new();
    let mut connection: Option<Connection> = None;
    let (mut moment, mut next) = (first, 0);
    while moment < until && Instant::now() < until {
        thread::sleep(moment.saturating_duration_since(Instant::now()));
        moment += pause;
        let n_units = units.len();
        let unit = &mut units[next];
        next = (next + 1) % n_units;
        let begun = Instant::now();
        let answer = match connection.take().map_or_else(|| connect(address), Ok) {
            Ok(mut open) => {
                let answer = unit.send(&mut open);
                connection = answer.is_ok().then_some(open);
                answer
            }
            Err(error) => Err(error),
        };
        ended.push(Ended {
            unit: unit.number,
            status: answer.as_ref().map_or(0, |answer| answer.status),
            says_when: answer.is_ok_and(|answer| says_when(&answer)),
            took: begun.elapsed(),
        });
    }
    ended
}

fn says_when(answer: &Answer) -> bool {
    let mut lines = answer.head.iter();
    lines.any(|line| line.to_ascii_lowercase().starts_with("retry-after:"))
}

impl Unit {
    fn send(&mut self, connection: &mut Connection) -> Result<Answer, String> {
        self.n_sent += 1;
        if self.n_sent.is_multiple_of(UPLOAD_EVERY) {
            return self.officer.upload(connection, &pdf());
        }
        let answer = self.officer.save(connection, self.version)?;
        if answer.status == 303 {
            self.version += 1;
        }
        Ok(answer)
    }
}

/// How many units have less in their form than was acknowledged.
pub fn lost(address: SocketAddr, units: &Units) -> Result<usize, String> {
    let mut connection = connect(address)?;
    let mut n_lost = 0;
    for unit in units.0.iter().filter(|unit| unit.version > 0) {
        let version = unit.officer.version(&mut connection)?;
        n_lost += usize::from(version < unit.version);
    }
    Ok(n_lost)
}

/// A PDF of one page and a megabyte that no other is like.
fn pdf() -> Vec<u8> {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>".to_owned(),
        format!(
            "<< /Length {MEGABYTE} >>\nstream\n{number:016}{}\nendstream",
            " ".repeat(MEGABYTE - 16)
        ),
    ];
    let mut content = "%PDF-1.4\n".to_owned();
    let mut places = "0000000000 65535 f \n".to_owned();
    for (before, object) in objects.iter().enumerate() {
        places.push_str(&format!("{:010} 00000 n \n", content.len()));
        content.push_str(&format!("{} 0 obj\n{object}\nendobj\n", before + 1));
    }
    let start = content.len();
    let n = objects.len() + 1;
    content.push_str(&format!(
        "xref\n0 {n}\n{places}trailer\n<< /Size {n} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    ));
    content.into_bytes()
}
