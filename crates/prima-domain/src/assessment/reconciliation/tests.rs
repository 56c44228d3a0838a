//! Where evaluators agree, where they differ, and what settling keeps.

use super::*;
use proptest::prelude::*;

fn review(evaluator: &str, answers: &[(&str, &str)]) -> Review {
    let own = |(indicator, answer): &(&str, &str)| ((*indicator).to_owned(), (*answer).to_owned());
    Review {
        evaluator: evaluator.into(),
        answers: answers.iter().map(own).collect(),
    }
}

fn given(evaluator: &str, answer: Option<&str>) -> Given {
    Given {
        evaluator: evaluator.into(),
        answer: answer.map(str::to_owned),
    }
}

fn settlement() -> Settlement {
    Settlement::new(" 4 ", "Bukti dilihat bersama.", "ani".into()).unwrap()
}

fn reviews() -> Vec<Review> {
    vec![
        review("budi", &[("1", "4"), ("2", "5"), ("3", "3")]),
        review("ani", &[("1", "4"), ("2", "3")]),
    ]
}

fn indicators() -> Vec<String> {
    ["1", "2", "3", "4"].map(str::to_owned).to_vec()
}

#[test]
fn each_indicator_stands_as_the_reviews_have_it() {
    let found = reconcile(&indicators(), &reviews(), &BTreeMap::new());
    let expected = [
        Consensus::Agreed("4".to_owned()),
        Consensus::Differs(vec![given("ani", Some("3")), given("budi", Some("5"))]),
        Consensus::Incomplete(vec![given("ani", None), given("budi", Some("3"))]),
        Consensus::NotReviewed,
    ];
    let found: Vec<Consensus> = found.into_iter().map(|(_, consensus)| consensus).collect();
    assert_eq!(found, expected);
}

#[test]
fn settling_adds_an_answer_and_keeps_the_difference() {
    let settlements = BTreeMap::from([("2".to_owned(), settlement())]);
    let found = reconcile(&indicators(), &reviews(), &settlements);
    let (_, second) = &found[1];
    let expected = Consensus::Reconciled {
        given: vec![given("ani", Some("3")), given("budi", Some("5"))],
        settlement: settlement(),
    };
    assert_eq!(*second, expected);
    assert_eq!(second.answer(), Some("4"));
}

#[test]
fn only_a_difference_is_settled() {
    let stray = BTreeMap::from([("1".to_owned(), settlement())]);
    let found = reconcile(&indicators(), &reviews(), &stray);
    assert_eq!(found[0].1, Consensus::Agreed("4".to_owned()));
}

#[test]
fn a_settlement_has_an_answer_and_a_reason() {
    let fault = |answer, reason| Settlement::new(answer, reason, "ani".into()).err();
    assert_eq!(fault("4", "Dilihat bersama."), None);
    assert_eq!(
        fault(" ", "Dilihat bersama."),
        Some(SettlementFault::NoAnswer)
    );
    assert_eq!(fault("4", "\n"), Some(SettlementFault::NoReason));
}

#[test]
fn one_evaluator_agrees_with_the_own_review() {
    let found = reconcile(&indicators(), &reviews()[..1], &BTreeMap::new());
    let answers: Vec<Option<&str>> = found.iter().map(|(_, found)| found.answer()).collect();
    assert_eq!(answers, [Some("4"), Some("5"), Some("3"), None]);
    let none = reconcile(&indicators(), &[], &BTreeMap::new());
    assert!(
        none.iter()
            .all(|(_, found)| *found == Consensus::NotReviewed)
    );
}

proptest! {
    #[test]
    fn there_is_an_answer_exactly_when_all_gave_it(
        levels in prop::collection::vec(prop::option::of(0_u8..3), 0..5),
    ) {
        let level = |level: &Option<u8>| level.map(|level| level.to_string());
        let reviews: Vec<Review> = levels.iter().enumerate().map(|(place, one)| {
            let answers: Vec<(String, String)> = level(one).into_iter().map(|level| ("1".to_owned(), level)).collect();
            Review { evaluator: PersonId::new(format!("p{place}")), answers: answers.into_iter().collect() }
        }).collect();
        let found = reconcile(&["1".to_owned()], &reviews, &BTreeMap::new());
        let first = levels.first().and_then(level);
        let expected = first.filter(|_| levels.iter().all(|one| *one == levels[0]));
        prop_assert_eq!(found[0].1.answer(), expected.as_deref(), "{:?}", levels);
    }

    #[test]
    fn the_order_of_reviews_changes_nothing(turn in 0_usize..2) {
        let mut turned = reviews();
        turned.rotate_left(turn);
        let one = reconcile(&indicators(), &reviews(), &BTreeMap::new());
        prop_assert_eq!(one, reconcile(&indicators(), &turned, &BTreeMap::new()));
    }
}
