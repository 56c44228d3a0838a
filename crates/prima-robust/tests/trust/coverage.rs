//! Intervals hold the truth as often as they say: a thousand simulated rounds
//! of each kind, with a seed.

use crate::round::{Small, rated_instrument, survey_instrument};
use prima_robust::report::RaterState;
use prima_robust::{Cause, Causes, Settings};

const ROUNDS: u64 = 1000;

/// Chance of the simulations, apart from that of the crate (SplitMix64).
struct Dice(u64);

impl Dice {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }

    /// Counts of `n` answers with these probabilities.
    fn answers(&mut self, n: u64, probabilities: [f64; 4]) -> [u64; 4] {
        let mut counts = [0; 4];
        for _ in 0..n {
            let mut left = self.unit();
            let place = probabilities.iter().position(|probability| {
                left -= probability;
                left < 0.0
            });
            counts[place.unwrap_or(3)] += 1;
        }
        counts
    }
}

fn settings(cause: Cause, seed: u64) -> Settings {
    Settings {
        replicates: 400,
        seed,
        causes: Causes::only(cause),
        ..Settings::default()
    }
}

fn holds(share: f64, what: &str) {
    println!("{what}: {share:.4}");
    assert!(
        (0.93..=0.97).contains(&share),
        "{what}: 95 % intervals cover {share:.4}"
    );
}

/// Share of 1,000 rounds whose interval holds the index of the whole population.
fn survey(n: u64, weights: &[f64], probabilities: &[[f64; 4]], what: &str) {
    let truth: f64 = weights
        .iter()
        .zip(probabilities.iter().cycle())
        .map(|(weight, of)| weight / 100.0 * (of[0] + 2.0 * of[1] + 3.0 * of[2] + 4.0 * of[3]))
        .sum();
    let instrument = survey_instrument(weights);
    let mut held = 0;
    for round in 0..ROUNDS {
        let mut dice = Dice(round * 7919 + n);
        let mut small = Small::new(instrument.clone(), &["a"]);
        for (place, of) in probabilities.iter().cycle().take(weights.len()).enumerate() {
            small.tally("a", &(place + 1).to_string(), dice.answers(n, *of));
        }
        let (_, report) = small.measure(&settings(Cause::Survey, round));
        let interval = report.bodies[small.body("a").0 as usize].interval;
        let interval = interval.expect("a survey with enough answers has an interval");
        held += u32::from(interval.low <= truth && truth <= interval.high);
    }
    holds(f64::from(held) / ROUNDS as f64, what);
}

const EVEN: [f64; 4] = [0.1, 0.3, 0.4, 0.2];
const SATISFIED: [f64; 4] = [0.02, 0.08, 0.6, 0.3];

#[test]
fn intervals_of_one_question_with_twenty_answers() {
    survey(20, &[100.0], &[EVEN], "1 question, 20 answers");
}

#[test]
fn intervals_of_one_question_with_ten_answers() {
    survey(10, &[100.0], &[EVEN], "1 question, 10 answers");
}

#[test]
fn intervals_of_four_questions_with_ten_answers() {
    survey(
        10,
        &[40.0, 30.0, 20.0, 10.0],
        &[EVEN, SATISFIED],
        "4 questions, 10 answers",
    );
}

#[test]
fn intervals_of_eight_questions_with_thirty_mostly_good_answers() {
    survey(30, &[12.5; 8], &[SATISFIED], "8 questions, 30 answers");
}

#[test]
fn intervals_of_two_questions_with_a_hundred_and_fifty_answers() {
    survey(
        150,
        &[60.0, 40.0],
        &[SATISFIED, EVEN],
        "2 questions, 150 answers",
    );
}

/// One simulated round: each unit is rated by two of the evaluators, on every
/// item, with severities that sum to zero and normal noise. Returns how many of
/// the units' intervals hold the truth, and for each evaluator the true severity.
fn ratings(
    dice: &mut Dice,
    small: &mut Small,
    units: &[String],
    n_raters: usize,
    n_items: usize,
) -> (Vec<f64>, Vec<f64>) {
    let mut severities: Vec<f64> = (0..n_raters).map(|_| 6.0 * dice.normal()).collect();
    let mean = severities.iter().sum::<f64>() / n_raters as f64;
    severities.iter_mut().for_each(|severity| *severity -= mean);
    let mut truths = Vec::new();
    for (place, unit) in units.iter().enumerate() {
        let mut sum = 0.0;
        for item in 1..=n_items {
            let truth = 40.0 + 20.0 * dice.unit();
            sum += truth;
            for step in 0..2 {
                let rater = (place + step) % n_raters;
                let value = truth - severities[rater] + 4.0 * dice.normal();
                small.rate(
                    unit,
                    &item.to_string(),
                    &format!("r{rater}"),
                    &format!("{value:.6}"),
                );
            }
        }
        truths.push(sum / n_items as f64);
    }
    (truths, severities)
}

#[test]
fn intervals_of_rated_units_and_of_severities() {
    let (n_raters, n_items) = (4, 4);
    let units: Vec<String> = (0..6).map(|unit| format!("u{unit}")).collect();
    let names: Vec<&str> = units.iter().map(String::as_str).collect();
    let instrument = rated_instrument(&[25.0; 4], "mean");
    let (mut held, mut severities_held, mut largest) = (0, 0, 0.0f64);
    for round in 0..ROUNDS {
        let mut dice = Dice(round * 104_729);
        let mut small = Small::new(instrument.clone(), &names);
        let (truths, severities) = ratings(&mut dice, &mut small, &units, n_raters, n_items);
        let (_, report) = small.measure(&settings(Cause::Raters, round));
        for (unit, truth) in names.iter().zip(truths) {
            let interval = report.bodies[small.body(unit).0 as usize].interval.unwrap();
            held += u32::from(interval.low <= truth && truth <= interval.high);
        }
        for (rater, truth) in report.raters.iter().zip(severities) {
            let RaterState::Estimated { severity, interval } = rater.state else {
                panic!("{rater:?}")
            };
            let truth = truth / 100.0;
            largest = largest.max((severity - truth).abs());
            severities_held += u32::from(interval.low <= truth && truth <= interval.high);
        }
    }
    holds(
        f64::from(held) / (ROUNDS * 6) as f64,
        "units rated by two evaluators",
    );
    holds(
        f64::from(severities_held) / (ROUNDS * 4) as f64,
        "severities",
    );
    assert!(largest < 0.08, "an estimate was off by {largest}");
}

#[test]
fn known_severities_are_recovered_the_better_the_more_is_rated() {
    let n_raters = 5;
    let units: Vec<String> = (0..200).map(|unit| format!("u{unit:03}")).collect();
    let names: Vec<&str> = units.iter().map(String::as_str).collect();
    let mut small = Small::new(rated_instrument(&[10.0; 10], "mean"), &names);
    let (_, severities) = ratings(&mut Dice(5), &mut small, &units, n_raters, 10);
    let (_, report) = small.measure(&settings(Cause::Raters, 1));
    for (rater, truth) in report.raters.iter().zip(severities) {
        let RaterState::Estimated { severity, .. } = rater.state else {
            panic!("{rater:?}")
        };
        assert!(
            (100.0 * severity - truth).abs() < 0.6,
            "{severity} for {truth}"
        );
    }
    let noise = report.disagreement.unwrap().deviation;
    assert!((100.0 * noise - 4.0).abs() < 0.15, "{noise}");
}
