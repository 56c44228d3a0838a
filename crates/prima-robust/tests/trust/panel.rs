//! Severity of jurors is told from enough common scores alone, and corrects an
//! estimate beside the result.

use prima_robust::{RatedAnswers, panel};
use prima_score::answers::Slot;
use prima_score::bodies::BodyId;

/// Sheets of two jurors over candidates with one criterion; the second gives
/// a tenth of the scale less, with a wobble that cancels out.
fn sheets(n: u32) -> RatedAnswers {
    let mut rated = RatedAnswers::new();
    for candidate in 0..n {
        let wobble = if candidate % 2 == 0 { 0.01 } else { -0.01 };
        let slot = Slot(0);
        rated.push(BodyId(candidate), slot, "ani", 0.7 + wobble);
        rated.push(BodyId(candidate), slot, "budi", 0.6 - wobble);
    }
    rated
}

#[test]
fn below_the_minimum_nothing_is_said_and_nothing_corrected() {
    let report = panel(&sheets(4), 0.95);
    assert_eq!(report.severity("ani"), None);
    assert!(!report.agreement[0].is_said());
    let scores = [("ani", 70.0), ("budi", 60.0)];
    assert_eq!(report.corrected(scores.into_iter()), None);
}

#[test]
fn a_severe_juror_is_told_and_the_estimate_corrected() {
    let report = panel(&sheets(10), 0.95);
    // Severities sum to zero: half of the tenth each.
    let severity = |juror: &str| report.severity(juror).expect("ten common scores");
    assert!(
        (severity("budi") - 0.05).abs() < 1e-9,
        "{}",
        severity("budi")
    );
    assert!((severity("ani") + 0.05).abs() < 1e-9);
    // Judged by budi alone 60 becomes 65; by both the mean stays.
    let corrected = |scores: &[(&'static str, f64)]| report.corrected(scores.iter().copied());
    assert!((corrected(&[("budi", 60.0)]).expect("known") - 65.0).abs() < 1e-9);
    assert!((corrected(&[("ani", 70.0), ("budi", 60.0)]).expect("known") - 65.0).abs() < 1e-9);
    assert_eq!(corrected(&[("cici", 60.0)]), None);
    assert_eq!(corrected(&[]), None);
}
