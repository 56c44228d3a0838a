//! What is said of a round, and what is not said where there is no data.

use crate::round::{Small, rated_instrument, survey_instrument};
use prima_robust::report::{CauseState, Interval, RankInterval, RaterState};
use prima_robust::{Cause, Causes, Report, Settings};

fn only(cause: Cause) -> Settings {
    Settings {
        replicates: 400,
        causes: Causes::only(cause),
        ..Settings::default()
    }
}

/// Units with one evaluator each and their values of each item.
fn rated(weights: &[f64], units: &[(&str, &[&str])]) -> Small {
    let names: Vec<&str> = units.iter().map(|(unit, _)| *unit).collect();
    let mut small = Small::new(rated_instrument(weights, "mean"), &names);
    for (unit, values) in units {
        for (place, value) in values.iter().enumerate() {
            small.rate(unit, &(place + 1).to_string(), "ani", value);
        }
    }
    small
}

#[test]
fn what_no_weights_could_reverse_is_told_apart_and_what_is_equal_is_not() {
    let mut small = rated(
        &[60.0, 40.0],
        &[
            ("a", &["80", "90"]),
            ("b", &["70", "85"]),
            ("c", &["70", "85"]),
            ("d", &["85", "70"]),
        ],
    );
    let (_, report) = small.measure(&only(Cause::Weights));
    let of = |unit: &str| &report.bodies[small.body(unit).0 as usize];
    // a is ahead of b and c in both items, so under all weights.
    assert_eq!(of("a").alike.as_ref().unwrap().n, 0);
    assert_eq!(
        of("a").rank_interval,
        Some(RankInterval { best: 1, worst: 1 })
    );
    assert_eq!(
        of("b").alike.as_ref().unwrap().n,
        of("c").alike.as_ref().unwrap().n
    );
    assert!(
        of("b").alike.as_ref().unwrap().n >= 1,
        "b and c have the same answers"
    );
    assert_eq!(of("b").interval, of("c").interval);
    // d: 85 x 0.6 + 70 x 0.4 = 79, b: 70 x 0.6 + 85 x 0.4 = 76. d - b is 15 x (first weight - second),
    // and the first stays the greater one: 0.54 against 0.44.
    assert_eq!(
        of("d").rank_interval,
        Some(RankInterval { best: 2, worst: 2 })
    );
    // The weight of the first item is between 54 / (54 + 44) and 66 / (66 + 36).
    let Interval { low, high } = of("d").interval.unwrap();
    assert!(
        low >= 70.0 + 15.0 * 54.0 / 98.0 && high <= 70.0 + 15.0 * 66.0 / 102.0,
        "{low} {high}"
    );
    assert!(low < 78.8 && high > 79.2, "{low} {high}");
    let group = &report.groups[0];
    assert_eq!(group.runs.len(), 1, "{:?}", report.groups);
    assert_eq!(group.runs[0].bodies, [small.body("b"), small.body("c")]);
    assert_eq!(group.runs[0].ranks, RankInterval { best: 3, worst: 3 });
}

#[test]
fn bodies_whose_order_hangs_on_the_weights_are_not_told_apart() {
    let mut small = rated(&[50.0, 50.0], &[("a", &["80", "70"]), ("b", &["70", "79"])]);
    let (results, report) = small.measure(&only(Cause::Weights));
    assert_eq!(
        results.places[small.body("a").0 as usize].unwrap().rank,
        Some(1)
    );
    for unit in ["a", "b"] {
        let found = &report.bodies[small.body(unit).0 as usize];
        assert_eq!(found.alike.as_ref().unwrap().n, 1, "{unit}");
        assert_eq!(
            found.rank_interval,
            Some(RankInterval { best: 1, worst: 2 }),
            "{unit}"
        );
        assert_eq!(found.cause(Cause::Weights).share, Some(1.0), "{unit}");
    }
}

#[test]
fn nothing_is_said_of_published_indices() {
    let mut small = Small::new(rated_instrument(&[100.0], "mean"), &["a", "b"]);
    small.publish("a", "94.39");
    small.publish("b", "94.39");
    let (results, report) = small.measure(&Settings::default());
    assert_eq!(
        results.places[small.body("a").0 as usize].unwrap().rank,
        Some(1)
    );
    for found in &report.bodies {
        assert_eq!((found.interval, found.rank_interval), (None, None));
        assert!(found.alike.is_none() && found.bands.is_empty() && !found.is_modelled());
        assert!(
            found
                .causes
                .iter()
                .all(|cause| cause.state == CauseState::NoData && cause.share.is_none())
        );
    }
    assert!(
        report
            .groups
            .iter()
            .all(|group| group.runs.is_empty() && group.modelled == 0)
    );
    assert_eq!(report.groups[0].silent, 2);
}

#[test]
fn causes_that_were_not_asked_for_say_so() {
    let mut small = rated(&[60.0, 40.0], &[("a", &["80", "90"])]);
    let (_, report) = small.measure(&only(Cause::Weights));
    let found = &report.bodies[small.body("a").0 as usize];
    let states: Vec<CauseState> = found.causes.iter().map(|cause| cause.state).collect();
    let not = CauseState::NotAsked;
    assert_eq!(states, [not, not, CauseState::Modelled, not]);
}

#[test]
fn four_respondents_are_too_few_and_five_are_enough() {
    let mut small = Small::new(survey_instrument(&[100.0]), &["four", "five"]);
    small.tally("four", "1", [0, 1, 2, 1]);
    small.tally("five", "1", [0, 1, 3, 1]);
    let (_, report) = small.measure(&only(Cause::Survey));
    let of = |unit: &str| &report.bodies[small.body(unit).0 as usize];
    assert_eq!(
        of("four").cause(Cause::Survey).state,
        CauseState::TooLittleData { have: 4, need: 5 }
    );
    assert_eq!(of("four").interval, None);
    assert_eq!(of("five").cause(Cause::Survey).state, CauseState::Modelled);
    assert!(of("five").interval.is_some());
    // The one that is modelled is not compared with the one that is not.
    assert_eq!(of("five").alike, None);
    assert_eq!((report.groups[0].modelled, report.groups[0].silent), (1, 1));
}

/// Three evaluators; the last one shares four items with the others.
fn three_raters(last_shares: i32) -> (Small, Report) {
    let mut small = Small::new(rated_instrument(&[10.0; 10], "mean"), &["a", "b"]);
    for item in 1..=10 {
        let code = item.to_string();
        let truth = 50 + 3 * item;
        // Noise that least squares cannot take for severity: it alternates.
        let noise = if item % 2 == 0 { 1 } else { -1 };
        small.rate("a", &code, "ani", &(truth + noise).to_string());
        small.rate("a", &code, "budi", &(truth - 8 - noise).to_string());
        if item <= last_shares {
            small.rate("b", &code, "ani", &truth.to_string());
        }
        small.rate("b", &code, "citra", &(truth + 4).to_string());
    }
    let (_, report) = small.measure(&only(Cause::Raters));
    (small, report)
}

#[test]
fn an_evaluator_with_four_common_ratings_is_not_modelled_and_with_five_is() {
    let (small, report) = three_raters(4);
    assert_eq!(report.raters[2].rater, "citra");
    assert_eq!(
        report.raters[2].state,
        RaterState::TooLittleData { have: 4, need: 5 }
    );
    assert!(matches!(
        report.raters[0].state,
        RaterState::Estimated { .. }
    ));
    let of = |unit: &str| {
        report.bodies[small.body(unit).0 as usize]
            .cause(Cause::Raters)
            .state
    };
    assert_eq!(of("a"), CauseState::Modelled);
    assert_eq!(of("b"), CauseState::TooLittleData { have: 4, need: 5 });

    let (small, report) = three_raters(5);
    let of = |unit: &str| {
        report.bodies[small.body(unit).0 as usize]
            .cause(Cause::Raters)
            .state
    };
    assert_eq!(of("b"), CauseState::Modelled);
    assert_eq!(report.raters[2].common, 5);
    // budi gives 8 less than ani on the average, citra 4 more: 0, 8, -4 less their mean 4/3, of 100.
    for (rater, expected) in report
        .raters
        .iter()
        .zip([-4.0 / 3.0, 20.0 / 3.0, -16.0 / 3.0])
    {
        let RaterState::Estimated { severity, interval } = rater.state else {
            panic!("{rater:?}")
        };
        assert!((severity * 100.0 - expected).abs() < 1e-9, "{rater:?}");
        assert!(interval.low < severity && severity < interval.high);
    }
    // Unit a was scored by ani and budi, together 8/3 too low: 62.5 is published, 65.17 is
    // what evaluators of mean severity would have given.
    let found = &report.bodies[small.body("a").0 as usize];
    assert_eq!(found.index, Some(62.5));
    let interval = found.interval.unwrap();
    assert!(
        62.5 < interval.low && interval.low < 65.0 && 65.3 < interval.high,
        "{interval:?}"
    );
}

#[test]
fn evaluators_who_never_met_are_not_modelled() {
    let mut small = rated(&[60.0, 40.0], &[("a", &["80", "90"])]);
    let (_, report) = small.measure(&only(Cause::Raters));
    let found = &report.bodies[small.body("a").0 as usize];
    assert_eq!(
        found.cause(Cause::Raters).state,
        CauseState::TooLittleData { have: 0, need: 5 }
    );
    assert_eq!(report.disagreement, None);
}

#[test]
fn of_two_sets_of_evaluators_who_never_met_only_the_larger_is_modelled() {
    let mut small = Small::new(rated_instrument(&[10.0; 10], "mean"), &["a", "b"]);
    for item in 1..=10 {
        let value = (50 + item * item % 7).to_string();
        let other = (52 + item * item % 5).to_string();
        small.rate("a", &item.to_string(), "ani", &value);
        small.rate("a", &item.to_string(), "budi", &other);
        if item <= 9 {
            small.rate("b", &item.to_string(), "citra", &value);
            small.rate("b", &item.to_string(), "dedi", &other);
        }
    }
    let (_, report) = small.measure(&only(Cause::Raters));
    let estimated: Vec<bool> = report
        .raters
        .iter()
        .map(|rater| matches!(rater.state, RaterState::Estimated { .. }))
        .collect();
    assert_eq!(estimated, [true, true, false, false]);
    assert_eq!(
        report.raters[2].state,
        RaterState::TooLittleData { have: 0, need: 5 }
    );
    let of = |unit: &str| report.bodies[small.body(unit).0 as usize].is_modelled();
    assert!(of("a") && !of("b"));
    // The parent of both is not modelled either: half of it is not.
    let parent = &report.bodies[small.body("parent").0 as usize];
    assert_eq!(
        parent.cause(Cause::Raters).state,
        CauseState::TooLittleData { have: 1, need: 2 }
    );
    assert_eq!(parent.interval, None);
}

#[test]
fn a_missing_answer_is_drawn_from_peers_or_from_the_scale() {
    let values = ["60", "61", "62", "63", "64"];
    let units: Vec<String> = (0..6).map(|unit| format!("u{unit}")).collect();
    let names: Vec<&str> = units.iter().map(String::as_str).collect();
    let mut small = Small::new(rated_instrument(&[50.0, 50.0], "mean"), &names);
    for (unit, value) in names.iter().zip(values) {
        small.rate(unit, "1", "ani", value);
        small.rate(unit, "2", "ani", "70");
    }
    small.rate("u5", "2", "ani", "70");
    let (results, report) = small.measure(&only(Cause::Missing));
    let found = &report.bodies[small.body("u5").0 as usize];
    // Scored with the bottom of the scale, (0 + 70) / 2, it could have been between 65 and 67.
    assert_eq!(
        results.bodies[small.body("u5").0 as usize].units,
        Some(3500)
    );
    assert_eq!(
        found.interval,
        Some(Interval {
            low: 65.0,
            high: 67.0
        })
    );
    assert_eq!(found.cause(Cause::Missing).share, Some(1.0));
    let complete = &report.bodies[small.body("u0").0 as usize];
    assert_eq!(complete.cause(Cause::Missing).state, CauseState::NotPresent);
    assert_eq!(complete.interval, None);

    // Four peers are too few: anything on the scale is as likely.
    let mut small = Small::new(rated_instrument(&[50.0, 50.0], "mean"), &names);
    for (unit, value) in names.iter().zip(values).take(4) {
        small.rate(unit, "1", "ani", value);
        small.rate(unit, "2", "ani", "70");
    }
    small.rate("u5", "2", "ani", "70");
    let (_, report) = small.measure(&only(Cause::Missing));
    let Interval { low, high } = report.bodies[small.body("u5").0 as usize].interval.unwrap();
    assert!(
        (35.0..38.0).contains(&low) && (82.0..85.0).contains(&high),
        "{low} {high}"
    );
}

/// A round in which every cause acts.
fn everything() -> Small {
    let units: Vec<String> = (0..20).map(|unit| format!("u{unit:02}")).collect();
    let names: Vec<&str> = units.iter().map(String::as_str).collect();
    let mut small = Small::new(rated_instrument(&[10.0, 20.0, 30.0, 40.0], "mean"), &names);
    for (place, unit) in names.iter().enumerate() {
        for item in 1..=4 {
            if (place + item).is_multiple_of(7) {
                continue;
            }
            let value = 40 + (place * 13 + item * 29) % 50;
            small.rate(unit, &item.to_string(), "ani", &value.to_string());
            let second = value + (place * 7 + item * 3) % 9 - 4;
            small.rate(unit, &item.to_string(), "budi", &second.to_string());
        }
    }
    small
}

#[test]
fn shares_of_a_body_add_up_to_one() {
    let mut small = everything();
    let (_, report) = small.measure(&Settings {
        replicates: 200,
        ..Settings::default()
    });
    for unit in report.bodies.iter().filter(|body| body.is_modelled()) {
        let shares: Vec<f64> = unit.causes.iter().filter_map(|cause| cause.share).collect();
        assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{unit:?}");
        assert!(shares.len() >= 2, "{unit:?}");
    }
    let missing = report
        .bodies
        .iter()
        .filter(|body| body.cause(Cause::Missing).share.is_some())
        .count();
    assert!(missing > 5);
    // The parent is rolled up from units that are modelled.
    assert!(
        report.bodies[small.body("parent").0 as usize]
            .interval
            .is_some()
    );
}

#[test]
fn the_number_of_threads_does_not_show() {
    let settings = Settings {
        replicates: 333,
        seed: 42,
        ..Settings::default()
    };
    let with_threads = |n_threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(n_threads)
            .build()
            .unwrap();
        pool.install(|| format!("{:?}", everything().measure(&settings).1))
    };
    let one = with_threads(1);
    assert_eq!(one, with_threads(2));
    assert_eq!(one, with_threads(5));
    let other_seed = everything()
        .measure(&Settings {
            seed: 43,
            ..settings.clone()
        })
        .1;
    assert_ne!(one, format!("{other_seed:?}"));
}

#[test]
fn the_order_of_ratings_does_not_show() {
    let settings = Settings {
        replicates: 50,
        ..Settings::default()
    };
    let mut small = everything();
    small.ready();
    let mut turned = everything();
    turned.ready();
    let mut backwards = Vec::new();
    for body in turned.bodies.iter() {
        for slot in 0..4u32 {
            let slot = prima_score::answers::Slot(slot);
            for (rater, text) in turned.answers.texts(body, slot) {
                backwards.push((body, slot, rater.to_owned(), text.parse::<f64>().unwrap()));
            }
        }
    }
    turned.rated = prima_robust::RatedAnswers::new();
    for (body, slot, rater, points) in backwards.iter().rev() {
        turned.rated.push(*body, *slot, rater, *points);
    }
    assert_eq!(
        format!("{:?}", small.measure(&settings).1),
        format!("{:?}", turned.measure(&settings).1)
    );
}

#[test]
fn evaluators_are_compared_where_they_rated_the_same() {
    use prima_robust::agreement::{RaterAgreement, agreement};
    let mut small = Small::new(rated_instrument(&[50.0, 30.0, 20.0], "mean"), &["a", "b"]);
    for (rater, values) in [("ani", ["50", "60", "70"]), ("budi", ["50", "70", "70"])] {
        for (code, value) in ["1", "2", "3"].into_iter().zip(values) {
            small.rate("a", code, rater, value);
        }
    }
    small.rate("b", "1", "citra", "90");
    small.ready();
    let round = prima_score::round::Round::new(
        &small.instrument,
        &small.questions,
        &small.bodies,
        &small.answers,
        &small.published,
    );
    let line = |rater: &str, common, equal, difference: Option<f64>| RaterAgreement {
        rater: rater.to_owned(),
        common,
        equal,
        difference,
    };
    let found = agreement(&round, &small.rated);
    // Ten of a hundred points, once in three: -0.1 / 3. Nobody shares with citra.
    let third = 0.1 / 3.0;
    let expected = [
        line("ani", 3, 2, Some(-third)),
        line("budi", 3, 2, Some(third)),
        line("citra", 0, 0, None),
    ];
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(
            (&found.rater, found.common, found.equal),
            (&expected.rater, expected.common, expected.equal)
        );
        let apart = found.difference.unwrap_or(9.0) - expected.difference.unwrap_or(9.0);
        assert!(apart.abs() < 1e-12, "{found:?}");
    }
    assert_eq!(found.len(), 3);
    assert!(found.iter().all(|one| !one.is_said()), "three are too few");
}
