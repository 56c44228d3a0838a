//! Counts what the server does, and writes it as Prometheus reads it.
//!
//! Counters are atomic numbers, so that counting costs a cached page nothing.

use hyper::StatusCode;
use std::fmt::Write;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

/// Upper ends of the steps in which answers are counted, in microseconds.
const STEPS: [u64; 12] = [
    100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 500_000, 2_500_000,
];
/// Statuses that are counted each for itself; the last place counts all others.
const STATUSES: [u16; 15] = [
    200, 302, 303, 304, 308, 400, 404, 405, 408, 413, 414, 422, 429, 500, 503,
];

/// What is counted.
#[derive(Debug, Default)]
pub struct Metrics {
    kept: Answers,
    made: Answers,
    by_status: [AtomicU64; STATUSES.len() + 1],
    /// Connections that are open.
    pub open: AtomicI64,
    /// Connections that were taken.
    pub accepted: AtomicU64,
    /// Connections that were closed because they stood still.
    pub stalled: AtomicU64,
    /// Connections that were closed to make room for others.
    pub crowded_out: AtomicU64,
    /// Requests that ended in a panic.
    pub panics: AtomicU64,
}

#[derive(Debug, Default)]
struct Answers {
    steps: [AtomicU64; STEPS.len() + 1],
    microseconds: AtomicU64,
}

/// What is known besides: values of the moment.
#[derive(Debug)]
pub struct Moment {
    /// Pages in memory.
    pub n_kept: usize,
    /// Memory they take.
    pub kept_bytes: u64,
    /// Version of the data.
    pub version: u64,
    /// Memory of the process; `None` where the system does not say.
    pub resident_bytes: Option<u64>,
}

impl Metrics {
    /// Counts an answer.
    pub fn count(&self, status: StatusCode, is_kept: bool, took: Duration) {
        let status = status.as_u16();
        let place = STATUSES.iter().position(|known| *known == status);
        self.by_status[place.unwrap_or(STATUSES.len())].fetch_add(1, Ordering::Relaxed);
        let answers = if is_kept { &self.kept } else { &self.made };
        let microseconds = took.as_micros() as u64;
        let step = STEPS.iter().position(|step| microseconds <= *step);
        answers.steps[step.unwrap_or(STEPS.len())].fetch_add(1, Ordering::Relaxed);
        answers
            .microseconds
            .fetch_add(microseconds, Ordering::Relaxed);
    }

    /// Everything as text (exposition format 0.0.4).
    pub fn text(&self, moment: &Moment) -> String {
        let mut out = String::new();
        head(
            &mut out,
            "prima_http_responses_total",
            "counter",
            "Answers by status.",
        );
        let others = [("other".to_owned(), &self.by_status[STATUSES.len()])];
        let named = STATUSES.iter().map(u16::to_string).zip(&self.by_status);
        for (status, count) in named.chain(others) {
            let count = count.load(Ordering::Relaxed);
            line(
                &mut out,
                &format!("prima_http_responses_total{{status=\"{status}\"}}"),
                count,
            );
        }
        self.durations(&mut out);
        let of = |number: &AtomicU64| number.load(Ordering::Relaxed);
        let open = self.open.load(Ordering::Relaxed).max(0) as u64;
        for (name, kind, about, value) in [
            ("prima_connections_open", "gauge", "Open connections.", open),
            (
                "prima_connections_accepted_total",
                "counter",
                "Connections taken.",
                of(&self.accepted),
            ),
            (
                "prima_connections_stalled_total",
                "counter",
                "Connections closed because they stood still.",
                of(&self.stalled),
            ),
            (
                "prima_connections_crowded_out_total",
                "counter",
                "Connections closed to make room.",
                of(&self.crowded_out),
            ),
            (
                "prima_panics_total",
                "counter",
                "Requests that ended in a fault of the program.",
                of(&self.panics),
            ),
            (
                "prima_cache_pages",
                "gauge",
                "Pages in memory.",
                moment.n_kept as u64,
            ),
            (
                "prima_cache_bytes",
                "gauge",
                "Memory of these pages.",
                moment.kept_bytes,
            ),
            (
                "prima_data_version",
                "gauge",
                "Acts that the data shown hold.",
                moment.version,
            ),
        ] {
            head(&mut out, name, kind, about);
            line(&mut out, name, value);
        }
        if let Some(bytes) = moment.resident_bytes {
            let name = "process_resident_memory_bytes";
            head(&mut out, name, "gauge", "Memory of the process.");
            line(&mut out, name, bytes);
        }
        out
    }

    fn durations(&self, out: &mut String) {
        let name = "prima_http_response_seconds";
        head(
            out,
            name,
            "histogram",
            "Time to make an answer, by whether it was in memory.",
        );
        for (source, answers) in [("memory", &self.kept), ("made", &self.made)] {
            let mut sum = 0;
            let ends = STEPS.iter().map(|step| seconds(*step));
            for (end, count) in ends.chain(["+Inf".to_owned()]).zip(&answers.steps) {
                sum += count.load(Ordering::Relaxed);
                let label = format!("{name}_bucket{{source=\"{source}\",le=\"{end}\"}}");
                line(out, &label, sum);
            }
            let total = seconds(answers.microseconds.load(Ordering::Relaxed));
            let _ = writeln!(out, "{name}_sum{{source=\"{source}\"}} {total}");
            line(out, &format!("{name}_count{{source=\"{source}\"}}"), sum);
        }
    }
}

fn head(out: &mut String, name: &str, kind: &str, about: &str) {
    let _ = writeln!(out, "# HELP {name} {about}\n# TYPE {name} {kind}");
}

fn line(out: &mut String, name: &str, value: u64) {
    let _ = writeln!(out, "{name} {value}");
}

/// Microseconds as seconds, exactly.
fn seconds(microseconds: u64) -> String {
    let text = format!(
        "{}.{:06}",
        microseconds / 1_000_000,
        microseconds % 1_000_000
    );
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_counted_in_its_step_and_all_above() {
        let metrics = Metrics::default();
        metrics.count(StatusCode::OK, true, Duration::from_micros(100));
        metrics.count(StatusCode::IM_A_TEAPOT, true, Duration::from_secs(9));
        let moment = Moment {
            n_kept: 3,
            kept_bytes: 4,
            version: 5,
            resident_bytes: None,
        };
        let text = metrics.text(&moment);
        for expected in [
            "prima_http_responses_total{status=\"200\"} 1\n",
            "prima_http_responses_total{status=\"other\"} 1\n",
            "prima_http_response_seconds_bucket{source=\"memory\",le=\"0.0001\"} 1\n",
            "prima_http_response_seconds_bucket{source=\"memory\",le=\"2.5\"} 1\n",
            "prima_http_response_seconds_bucket{source=\"memory\",le=\"+Inf\"} 2\n",
            "prima_http_response_seconds_sum{source=\"memory\"} 9.0001\n",
            "prima_http_response_seconds_count{source=\"made\"} 0\n",
            "prima_cache_pages 3\n",
        ] {
            assert!(text.contains(expected), "{expected} is missing in\n{text}");
        }
    }
}
