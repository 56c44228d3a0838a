//! Times and peak memory of whole processes, and how two of them compare.
//!
//! The running itself is done by `benches/measure.py`, because the standard
//! library does not tell what memory an ended process has used.

use std::fmt::Display;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// One program that takes part.
pub struct Contestant {
    /// How the tables call it.
    pub name: String,
    /// The program and its arguments.
    pub call: Vec<String>,
    /// What it writes, removed before each run.
    pub out: Option<PathBuf>,
}

impl Contestant {
    /// A program without arguments yet.
    pub fn new(name: impl Into<String>, program: &Path) -> Self {
        Self {
            name: name.into(),
            call: vec![program.display().to_string()],
            out: None,
        }
    }

    /// One more argument.
    pub fn arg(mut self, argument: impl Display) -> Self {
        self.call.push(argument.to_string());
        self
    }

    /// More arguments, separated by spaces.
    pub fn args(mut self, arguments: &str) -> Self {
        self.call
            .extend(arguments.split_whitespace().map(str::to_owned));
        self
    }

    /// A path as the next argument.
    pub fn path(self, path: &Path) -> Self {
        self.arg(path.display())
    }

    /// The folder it writes into, as its next argument.
    pub fn writes(mut self, folder: &Path) -> Self {
        self.out = Some(folder.to_owned());
        self.path(folder)
    }
}

/// What one contestant took, round by round.
pub struct Runs {
    /// How the tables call it.
    pub name: String,
    seconds: Vec<f64>,
    peak_bytes: Vec<f64>,
}

impl Runs {
    /// The middle one of the rounds.
    pub fn median_seconds(&self) -> f64 {
        median(self.seconds.clone())
    }

    /// The middle one of the rounds' peaks, in millions of bytes.
    pub fn peak_megabytes(&self) -> f64 {
        median(self.peak_bytes.clone()) / 1e6
    }

    /// How many times the time of the other this one took: the median over the
    /// rounds, each of which both ran in.
    pub fn times_as_long_as(&self, other: &Self) -> f64 {
        median(
            self.seconds
                .iter()
                .zip(&other.seconds)
                .map(|(a, b)| a / b)
                .collect(),
        )
    }

    /// How many times the peak memory of the other this one took.
    pub fn times_the_memory_of(&self, other: &Self) -> f64 {
        median(self.peak_bytes.clone()) / median(other.peak_bytes.clone())
    }

    /// The fastest and the slowest round, for the reader to judge the noise by.
    pub fn spread(&self) -> String {
        let least = self.seconds.iter().copied().fold(f64::INFINITY, f64::min);
        let most = self.seconds.iter().copied().fold(0.0, f64::max);
        format!("{least:.3} to {most:.3}")
    }
}

/// Runs all in turn, once to warm up and then so many rounds.
pub fn measure(contestants: &[Contestant], rounds: usize) -> Result<Vec<Runs>, String> {
    for contestant in contestants {
        if let Some(parent) = contestant.out.as_deref().and_then(Path::parent) {
            std::fs::create_dir_all(parent)
                .map_err(|error| format!("cannot make {}: {error}", parent.display()))?;
        }
    }
    let calls: Vec<_> = contestants
        .iter()
        .map(|contestant| serde_json::json!({ "call": contestant.call, "out": contestant.out }))
        .collect();
    let task = serde_json::json!({ "rounds": rounds, "warmups": 1, "contestants": calls });
    let told = run_python(&task.to_string())?;
    let runs: serde_json::Value =
        serde_json::from_str(&told).map_err(|error| format!("benches/measure.py: {error}"))?;
    contestants
        .iter()
        .enumerate()
        .map(|(i, contestant)| {
            Ok(Runs {
                name: contestant.name.clone(),
                seconds: numbers(&runs[i]["seconds"])?,
                peak_bytes: numbers(&runs[i]["peak_bytes"])?,
            })
        })
        .collect()
}

fn run_python(task: &str) -> Result<String, String> {
    let failed = |error| format!("could not run python3 benches/measure.py: {error}");
    let mut python = Command::new("python3")
        .arg("benches/measure.py")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let mut stdin = python
        .stdin
        .take()
        .expect("its standard input was asked for");
    stdin.write_all(task.as_bytes()).map_err(failed)?;
    drop(stdin);
    let output = python.wait_with_output().map_err(failed)?;
    if !output.status.success() {
        return Err("a contestant failed, see above".to_owned());
    }
    String::from_utf8(output.stdout).map_err(|error| format!("benches/measure.py: {error}"))
}

fn numbers(value: &serde_json::Value) -> Result<Vec<f64>, String> {
    let list = value.as_array().filter(|list| !list.is_empty());
    list.and_then(|list| list.iter().map(serde_json::Value::as_f64).collect())
        .ok_or_else(|| {
            "benches/measure.py did not print the figures of every contestant".to_owned()
        })
}

/// The middle one; of two in the middle their mean.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len().is_multiple_of(2) {
        f64::midpoint(values[middle - 1], values[middle])
    } else {
        values[middle]
    }
}

/// The value below which this share of all lies, one of them.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a share of a count is a count"
)]
pub fn quantile(values: &[f64], share: f64) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let place = (values.len() as f64 * share).ceil() as usize;
    values[place.clamp(1, values.len()) - 1]
}

#[cfg(test)]
mod tests {
    use super::{Runs, quantile};

    fn runs(seconds: &[f64]) -> Runs {
        Runs {
            name: String::new(),
            seconds: seconds.to_vec(),
            peak_bytes: vec![2e6; seconds.len()],
        }
    }

    #[test]
    fn a_quantile_is_one_of_the_values() {
        let values: Vec<f64> = (1..=200).rev().map(f64::from).collect();
        assert_eq!(quantile(&values, 0.99), 198.0);
        assert_eq!(quantile(&values, 0.5), 100.0);
        assert_eq!(quantile(&[7.0], 0.99), 7.0);
    }

    #[test]
    fn a_slow_round_slows_both_and_leaves_the_ratio() {
        let (ours, peer) = (runs(&[1.0, 10.0, 1.0]), runs(&[2.0, 20.0, 2.0]));
        assert_eq!(peer.times_as_long_as(&ours), 2.0);
        assert_eq!(ours.median_seconds(), 1.0);
        assert_eq!(runs(&[1.0, 2.0]).median_seconds(), 1.5);
        assert_eq!(ours.peak_megabytes(), 2.0);
    }
}
