//! Tests of what expressions can reach: by hand, and against all answers there are.

use super::*;
use crate::exact::Exact;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use std::collections::BTreeMap;

fn codes() -> Codes {
    let number = |low: i64, high: i64| {
        let ends = [Exact::whole(low), Exact::whole(high)].map(|end| Stretch::only(&end));
        Meaning::plain(Reach::Number(ends[0].or(&ends[1])))
    };
    let words = |words: &[&str]| {
        let words = words.iter().map(|word| (*word).to_owned());
        Meaning::plain(Reach::Words(words.collect()))
    };
    let items = vec!["RAMP".to_owned(), "TOILET".to_owned()];
    BTreeMap::from([
        ("x".to_owned(), number(0, 5)),
        ("y".to_owned(), number(0, 100)),
        ("ok".to_owned(), words(&["ya", "tidak"])),
        ("often".to_owned(), words(&["weekly", "monthly", "never"])),
        ("list".to_owned(), Meaning::checklist(items)),
        ("broken".to_owned(), Meaning::plain(Reach::Any)),
    ])
}

fn reached(text: &str) -> Result<Reach, Mismatch> {
    let expression = Expression::parse(text).expect("test expressions are well formed");
    let codes = codes();
    reach(&expression, &Known::new(vec![&codes]))
}

#[test]
fn conditions_that_cannot_hold_or_fail_are_seen() {
    for (text, can, can_fail) in [
        ("[x] > 5", false, true),
        ("[x] >= 5", true, true),
        ("[x] <= 5", true, false),
        ("[x] < 0 or [x] > 5", false, true),
        ("[x] > 3 and [x] < 2", false, true),
        ("[x] > 3 and [x] <= 3", false, true),
        ("[x] >= 3 and [x] <= 3", true, true),
        ("[x] < 3 or [x] >= 3", true, false),
        ("[x] < 3 or [x] > 3", true, true),
        ("[x] != 2 or [x] = 2", true, false),
        ("5 < [x]", false, true),
        ("[ok] = ya and [ok] = tidak", false, true),
        ("[ok] and not [ok]", false, true),
        ("[ok] or not [ok]", true, false),
        ("not [ok] or [x] = 2", true, true),
        ("[often] != weekly and [often] = weekly", false, true),
        (
            "[often] = weekly or [often] = monthly or [often] = never",
            true,
            false,
        ),
        ("[list] has RAMP", true, true),
        ("[list] > 2", false, true),
        ("[x] is scored", true, true),
        ("[broken] > 7 and [broken] = ya", true, true),
        ("if [ok] then [x] > 5 else [x] < 0", false, true),
    ] {
        assert_eq!(reached(text), Ok(Reach::Truth(can, can_fail)), "{text}");
    }
}

#[test]
fn formulas_have_a_span() {
    for (text, min, max) in [
        ("if [y] <= 0 then 0 else [x] / [y] * 100", "0", None),
        ("[x] * 25", "0", Some("125")),
        ("[x] - [y]", "-100", Some("5")),
        ("[y] / 20 + 1", "1", Some("6")),
        ("if [x] > 3 then [x] else 3", "3", Some("5")),
        ("-[x] * -2", "0", Some("10")),
    ] {
        let exact = |text: &str| Exact::parse(text).expect("test numbers are well formed");
        let Ok(Reach::Number(stretch)) = reached(text) else {
            panic!("{text} is no number");
        };
        let span = stretch.span().expect("a bottom");
        assert_eq!((span.min, span.max), (exact(min), max.map(exact)), "{text}");
    }
}

#[test]
fn what_does_not_go_together_is_named() {
    let kind = |part: &str| Mismatch::Kind(part.to_owned());
    let word = |word: &str, all: &[&str]| {
        let all = all.iter().map(|word| (*word).to_owned());
        Mismatch::Word(word.to_owned(), all.collect())
    };
    for (text, mismatch) in [
        ("[nothing] > 1", Mismatch::Code("nothing".to_owned())),
        ("[x] and [ok]", kind("[x]")),
        ("[often] and [ok]", kind("[often]")),
        ("[often] > weekly", kind("weekly")),
        ("[x] = ya", kind("[x] = ya")),
        ("[x] has RAMP", kind("[x] has RAMP")),
        ("[ok] + 1 > 2", kind("[ok]")),
        (
            "[often] = dailly",
            word("dailly", &["weekly", "monthly", "never"]),
        ),
        ("[list] has LIFT", word("LIFT", &["RAMP", "TOILET"])),
        // The word is looked up among all options, also where it cannot occur.
        ("[ok] = tidak and [ok] = yes", word("yes", &["ya", "tidak"])),
    ] {
        assert_eq!(reached(text), Err(mismatch), "{text}");
    }
}

/// What an expression comes to for one set of answers.
#[derive(Clone, Debug, PartialEq)]
enum Found {
    Number(Exact),
    Truth(bool),
    Word(String),
}

/// One body's facts: `[x]`, `[y]` and `[ok]`.
struct Answers {
    x: i64,
    y: i64,
    ok: bool,
}

impl Answers {
    /// `None` where a number is divided by 0.
    fn work_out(&self, expression: &Expression) -> Option<Found> {
        let number = |part: &Expression| match self.work_out(part)? {
            Found::Number(number) => Some(number),
            other => panic!("{other:?} is no number"),
        };
        let truth = |part: &Expression| match self.work_out(part)? {
            Found::Truth(truth) => Some(truth),
            Found::Word(word) => Some(word == "ya"),
            other => panic!("{other:?} is no truth"),
        };
        Some(match expression {
            Expression::Number(number) => Found::Number(number.clone()),
            Expression::Word(word) => Found::Word(word.clone()),
            Expression::Reference(code) => match code.as_str() {
                "x" => Found::Number(Exact::whole(self.x)),
                "y" => Found::Number(Exact::whole(self.y)),
                _ => Found::Word(if self.ok { "ya" } else { "tidak" }.to_owned()),
            },
            Expression::Not(inner) => Found::Truth(!truth(inner)?),
            Expression::Negative(inner) => Found::Number(number(inner)?.negated()),
            Expression::If(condition, then, otherwise) => {
                self.work_out(if truth(condition)? { then } else { otherwise })?
            }
            Expression::Binary(left, Operator::And, right) => {
                Found::Truth(truth(left)? && truth(right)?)
            }
            Expression::Binary(left, Operator::Or, right) => {
                Found::Truth(truth(left)? || truth(right)?)
            }
            Expression::Binary(left, operator, right) if operator.compares() => {
                let (left, right) = (self.work_out(left)?, self.work_out(right)?);
                if let (Found::Number(left), Found::Number(right)) = (&left, &right) {
                    return Some(Found::Truth(match operator {
                        Operator::Less => left < right,
                        Operator::LessOrEqual => left <= right,
                        Operator::Greater => left > right,
                        Operator::GreaterOrEqual => left >= right,
                        Operator::Equal => left == right,
                        _ => left != right,
                    }));
                }
                Found::Truth((left == right) == (*operator == Operator::Equal))
            }
            Expression::Binary(left, operator, right) => {
                let (left, right) = (number(left)?, number(right)?);
                Found::Number(match operator {
                    Operator::Plus => left.plus(&right),
                    Operator::Minus => left.minus(&right),
                    Operator::Times => left.times(&right),
                    _ => left.divided_by(&right)?,
                })
            }
            Expression::Is(..) | Expression::Has(..) => panic!("not made here"),
        })
    }
}

/// Numbers and conditions over `[x]`, `[y]` and `[ok]`, as text.
fn numbers_and_conditions() -> impl Strategy<Value = (String, String)> {
    let number = prop_oneof![
        Just("[x]".to_owned()),
        Just("[y]".to_owned()),
        (0i64..8).prop_map(|number| number.to_string()),
    ];
    let condition = prop_oneof![
        Just("[ok]".to_owned()),
        Just("[ok] = tidak".to_owned()),
        Just("[ok] != tidak".to_owned()),
    ];
    (number, condition).prop_recursive(4, 24, 4, |inner| {
        let parts = (
            inner.clone(),
            inner.clone(),
            0usize..4,
            0usize..6,
            any::<bool>(),
        );
        parts.prop_map(|((a, c), (b, d), sign, comparison, third)| {
            let sign = ["+", "-", "*", "/"][sign];
            let comparison = ["<", "<=", ">", ">=", "=", "!="][comparison];
            let number = if third {
                format!("(if {c} then {a} else {b})")
            } else {
                format!("({a} {sign} {b})")
            };
            let condition = match (third, sign) {
                (true, _) => format!("({a}) {comparison} ({b})"),
                (false, "+") => format!("({c} and {d})"),
                (false, "-") => format!("({c} or {d})"),
                (false, _) => format!("(not ({c}))"),
            };
            (number, condition)
        })
    })
}

proptest! {
    #![proptest_config(Config { rng_seed: RngSeed::Fixed(5), failure_persistence: None, cases: 400, ..Config::default() })]

    /// What can happen is never called impossible, and no number is beyond its stretch.
    #[test]
    fn nothing_that_happens_is_called_impossible((number, condition) in numbers_and_conditions()) {
        let number = Expression::parse(&number).expect("made to be well formed");
        let condition = Expression::parse(&condition).expect("made to be well formed");
        let codes = codes();
        let known = Known::new(vec![&codes]);
        let (can, can_fail) = truth(&condition, &known).expect("made of what goes together");
        let Ok(Reach::Number(stretch)) = reach(&number, &known) else {
            panic!("{number} is a number");
        };
        for (x, y, ok) in (0..=5).flat_map(|x| [0, 1, 7, 100].into_iter().flat_map(move |y| [(x, y, true), (x, y, false)])) {
            let answers = Answers { x, y, ok };
            match answers.work_out(&condition) {
                Some(Found::Truth(true)) => prop_assert!(can, "{condition} holds for {x}, {y}, {ok}"),
                Some(Found::Truth(false)) => prop_assert!(can_fail, "{condition} fails for {x}, {y}, {ok}"),
                Some(Found::Word(word)) => {
                    let possible = if word == "ya" { can } else { can_fail };
                    prop_assert!(possible, "{condition} is {word} for {x}, {y}, {ok}");
                }
                Some(Found::Number(_)) | None => {}
            }
            if let Some(Found::Number(found)) = answers.work_out(&number) {
                let within = stretch.compared(Operator::Equal, &Stretch::only(&found)).0;
                prop_assert!(within, "{number} is {found} for {x}, {y}, {ok}, beyond {stretch:?}");
            }
        }
    }
}
