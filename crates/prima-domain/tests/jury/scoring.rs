//! The arithmetic of juries, with numbers worked out by hand.

use prima_domain::recognition::jury::*;
use prima_instrument::exact::Exact;
use prima_instrument::programme::jury::{Carried, Combine, Criterion, Jury, JuryForm, Scale};
use prima_instrument::words::Text;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn criterion(code: &str, weight: i64, max: i64) -> Criterion {
    Criterion {
        code: code.to_owned(),
        title: Text::default(),
        weight: Exact::whole(weight),
        scale: Scale {
            min: Exact::ZERO,
            max: Exact::whole(max),
            whole: false,
        },
        provisional: None,
    }
}

fn jury(criteria: Vec<Criterion>) -> Jury {
    Jury {
        form: JuryForm::Proposal,
        jurors: 3,
        blind: true,
        combine: Combine::Mean,
        digits: 2,
        passing: Some(Exact::whole(85)),
        criteria,
        share: Exact::whole(100),
        carried: Vec::new(),
        source: None,
        provisional: None,
    }
}

/// The weights of KIPP 2023, innovation.md §3.
fn kipp() -> Jury {
    let weights = [
        (1, 0),
        (2, 10),
        (3, 15),
        (4, 5),
        (5, 30),
        (6, 20),
        (7, 5),
        (8, 15),
    ];
    let criteria = weights.map(|(code, weight)| criterion(&code.to_string(), weight, 100));
    jury(criteria.to_vec())
}

fn sheet(points: &[(&str, &str)]) -> Sheet {
    let read = |text: &str| Exact::parse(text).expect("the test writes numbers");
    let points = points.iter();
    points
        .map(|(code, text)| ((*code).to_owned(), read(text)))
        .collect()
}

fn written(value: &Exact) -> String {
    value.as_decimal(9).unwrap_or_else(|| format!("{value}"))
}

#[test]
fn the_weights_of_kipp_2023_make_a_score() {
    // 10×0.8 + 15×0.9 + 5×0.7 + 30×0.85 + 20×0.9 + 5×0.6 + 15×0.8
    // = 8 + 13.5 + 3.5 + 25.5 + 18 + 3 + 12 = 83.5; the summary weighs nothing.
    let given = [
        ("2", "80"),
        ("3", "90"),
        ("4", "70"),
        ("5", "85"),
        ("6", "90"),
        ("7", "60"),
        ("8", "80"),
    ];
    let score = sheet_score(&kipp(), &sheet(&given)).expect("all that weighs is given");
    assert_eq!(written(&score), "83.5");
    assert_eq!(missing(&kipp(), &sheet(&given[1..])), ["2"]);
    assert_eq!(sheet_score(&kipp(), &sheet(&given[1..])), None);
}

#[test]
fn a_result_is_rounded_once_and_passes_by_what_is_shown() {
    let jury = jury(vec![criterion("a", 100, 100)]);
    let of = |scores: &[&str]| {
        let scores: Vec<Exact> = scores
            .iter()
            .map(|one| Exact::parse(one).expect("a number"))
            .collect();
        let found = outcome(&jury, &scores, &BTreeMap::new()).expect("there are sheets");
        (written(&found.value), found.passed)
    };
    // (85 + 85 + 84.98) / 3 = 84.99333…; (85 + 85 + 84.99) / 3 = 84.99666… → 85.00.
    assert_eq!(
        of(&["85", "85", "84.98"]),
        ("84.99".to_owned(), Some(false))
    );
    assert_eq!(of(&["85", "85", "84.99"]), ("85".to_owned(), Some(true)));
    assert_eq!(of(&["84.995"]), ("85".to_owned(), Some(true)));
    assert_eq!(outcome(&jury, &[], &BTreeMap::new()), None);
}

#[test]
fn the_middle_sheet_is_the_median() {
    let jury = Jury {
        combine: Combine::Median,
        passing: None,
        ..jury(vec![criterion("a", 100, 100)])
    };
    for (scores, expected) in [
        (vec![90, 10, 80], "80"),
        (vec![70, 90, 10, 80], "75"),
        (vec![42], "42"),
    ] {
        let scores: Vec<Exact> = scores.into_iter().map(Exact::whole).collect();
        let found = outcome(&jury, &scores, &BTreeMap::new()).expect("there are sheets");
        assert_eq!(written(&found.value), expected);
        assert_eq!(found.passed, None);
    }
}

/// Sulsel 2022, innovation.md §4: presentation 30 %, substance 70 %.
#[test]
fn an_earlier_stage_counts_with_its_share_unrounded() {
    let jury = Jury {
        share: Exact::whole(30),
        carried: vec![Carried {
            stage: "substansi".to_owned(),
            share: Exact::whole(70),
        }],
        ..jury(vec![criterion("a", 100, 100)])
    };
    // 0.3 × 90 + 0.7 × 250/3 = 27 + 58.3333… = 85.3333…
    let carried = BTreeMap::from([("substansi".to_owned(), Exact::ratio(250, 3))]);
    let found = outcome(&jury, &[Exact::whole(90)], &carried).expect("all is there");
    assert_eq!(
        (written(&found.value), found.passed),
        ("85.33".to_owned(), Some(true))
    );
    assert_eq!(found.exact, Exact::ratio(256, 3));
    assert_eq!(outcome(&jury, &[Exact::whole(90)], &BTreeMap::new()), None);
}

#[test]
fn a_vote_is_the_share_in_favour() {
    let jury = jury(Vec::new());
    let found = vote(&jury, 2, 3, &BTreeMap::new()).expect("three voted");
    assert_eq!(
        (written(&found.value), found.passed),
        ("66.67".to_owned(), Some(false))
    );
    for (in_favour, voters) in [(0, 0), (-1, 3), (4, 3)] {
        assert_eq!(vote(&jury, in_favour, voters, &BTreeMap::new()), None);
    }
}

#[test]
fn points_are_read_within_their_scale() {
    let mut one = criterion("a", 100, 5);
    for (text, expected) in [
        ("4,5", Ok("4.5")),
        (" 0 ", Ok("0")),
        ("5.01", Err(PointsFault::OutOfScale)),
        ("-1", Err(PointsFault::OutOfScale)),
        ("1/2", Err(PointsFault::NotANumber)),
        ("", Err(PointsFault::NotANumber)),
        ("lima", Err(PointsFault::NotANumber)),
    ] {
        let found = points(&one, text).map(|value| written(&value));
        assert_eq!(found, expected.map(str::to_owned), "{text}");
    }
    one.scale.whole = true;
    assert_eq!(points(&one, "4.5"), Err(PointsFault::NotWhole));
}

proptest! {
    #[test]
    fn a_result_lies_between_the_least_and_the_best_sheet(
        given in prop::collection::vec(prop::collection::vec(0_i64..=10_000, 7), 1..6),
        is_median in any::<bool>(),
    ) {
        let jury = Jury { combine: if is_median { Combine::Median } else { Combine::Mean }, ..kipp() };
        let scores: Vec<Exact> = given.iter().map(|sheet| {
            let codes = ["2", "3", "4", "5", "6", "7", "8"];
            let sheet = codes.iter().zip(sheet).map(|(code, units)| ((*code).to_owned(), Exact::decimal(*units, 2)));
            sheet_score(&jury, &sheet.collect()).expect("all is given")
        }).collect();
        let found = outcome(&jury, &scores, &BTreeMap::new()).expect("there are sheets");
        let (least, best) = (scores.iter().min().expect("one"), scores.iter().max().expect("one"));
        prop_assert!(found.exact >= *least && found.exact <= *best);
        prop_assert!(Exact::ZERO <= *least && *best <= Exact::whole(100));
        let mut turned = scores.clone();
        turned.reverse();
        prop_assert_eq!(&found, &outcome(&jury, &turned, &BTreeMap::new()).expect("there are sheets"));
        // Once rounded, rounding again changes nothing, and it moved by half a unit at most.
        let moved = found.value.minus(&found.exact);
        let moved = if moved.is_negative() { moved.negated() } else { moved };
        prop_assert!(moved <= Exact::decimal(5, 3));
    }
}
