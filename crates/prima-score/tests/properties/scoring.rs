//! The scorer against plain big rationals, and what no order may change.

use crate::made::{ALL_AGGREGATES, Dice, Filled, Recipe, bodies, instrument};
use crate::naive::{Naive, rounded};
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_instrument::model::{Edge, NodeId};
use prima_score::answers::Questions;
use prima_score::band::BandTable;
use prima_score::bodies::{Bodies, BodiesBuilder, BodyId, BodyRow};
use prima_score::rank::{Contender, ranks};
use prima_score::round::{Published, Results, Round};
use prima_score::tree::{Inputs, NodeScore};
use prima_score::value::{Outcome, State};

/// Ways in which a better child never makes a worse parent.
const RISING: &[&str] = &[
    "weighted_mean",
    "mean",
    "sum",
    "scaled_sum",
    "min",
    "max",
    "geometric_mean",
    "harmonic_mean",
    "count",
];

const PLAIN: Recipe = Recipe {
    aggregates: ALL_AGGREGATES,
    most_children: 4,
    surveys: true,
    gates: false,
    node_rounding: true,
};

/// Instruments of the first so many seeds that make one.
fn made(recipe: Recipe, n: usize) -> impl Iterator<Item = (u64, Dice, String, Instrument)> {
    let seeds = 1u64..;
    let made = seeds.filter_map(move |seed| {
        let mut dice = Dice::new(seed);
        let (text, instrument) = instrument(&mut dice, recipe)?;
        Some((seed, dice, text, instrument))
    });
    made.take(n)
}

#[test]
fn every_score_index_and_band_is_that_of_plain_big_rationals() {
    let (mut scored, mut missing, mut banded) = (0, 0, 0);
    for (seed, mut dice, text, instrument) in made(PLAIN, 300) {
        let questions = Questions::new(&instrument);
        let bodies = bodies(3);
        let mut filled = Filled::default();
        bodies
            .iter()
            .for_each(|body| filled.add(&mut dice, &instrument, body));
        let answers = filled.answers(&instrument, &questions, bodies.len());
        let published = Published::default();
        let round = Round::new(&instrument, &questions, &bodies, &answers, &published);
        let mut seen: Vec<(BodyId, Vec<NodeScore>)> = Vec::new();
        let results = round
            .finish(round.score_bodies(0..3, |body, scores| seen.push((body, scores.to_vec()))));
        for (body, scores) in seen {
            let naive = Naive {
                instrument: &instrument,
                filled: &filled,
                body,
            };
            for (node, score) in instrument.nodes.iter().zip(&scores) {
                let said = || {
                    format!(
                        "node {} of body {body:?}, seed {seed}\n{filled:?}\n{text}",
                        node.code
                    )
                };
                match naive.score(node) {
                    Ok((expected, _)) => {
                        assert_eq!(score.state, State::Scored, "{}", said());
                        assert_eq!(score.score.to_big(), expected, "{}", said());
                        scored += 1;
                    }
                    Err(state) => {
                        assert_eq!(score.state, state, "{}", said());
                        missing += 1;
                    }
                }
            }
            let result = &results.bodies[body.0 as usize];
            let Ok((index, _)) = naive.score(instrument.root()) else {
                assert_eq!(
                    (&result.exact, result.units, result.band),
                    (&None, None, None),
                    "seed {seed}"
                );
                continue;
            };
            let index = rounded(&index, &instrument.rounding);
            let units = result.units.expect("a scored root has an index");
            assert_eq!(
                Exact::decimal(units, instrument.rounding.digits).to_big(),
                index,
                "seed {seed}\n{text}"
            );
            let inside = |edge: &Edge, below: bool| {
                let value = edge.value.to_big();
                (edge.closed && index == value) || if below { index < value } else { index > value }
            };
            let band = instrument.bands.iter().position(|band| {
                inside(&band.lower, false)
                    && band.upper.as_ref().is_none_or(|upper| inside(upper, true))
            });
            assert_eq!(
                result.band.map(usize::from),
                band,
                "band of {index}, seed {seed}\n{text}"
            );
            banded += usize::from(band.is_some());
        }
    }
    assert!(
        scored > 3000 && missing > 500 && banded > 300,
        "{scored} {missing} {banded}"
    );
}

#[test]
fn every_rounded_index_of_the_scale_has_exactly_one_band() {
    for (seed, _, text, instrument) in made(PLAIN, 200) {
        let table = BandTable::new(&instrument);
        let digits = instrument.rounding.digits;
        let mode = instrument.rounding.mode;
        let units = |value: &Exact| value.rounded_units(mode, digits).expect("small scales");
        let max = instrument.scale.max.as_ref().expect("made-up scales end");
        for units in units(&instrument.scale.min)..=units(max) {
            let holding = (0..instrument.bands.len()).filter(|band| {
                let (low, high) = table.edges(*band);
                low <= units && high.is_none_or(|high| units <= high)
            });
            assert_eq!(
                holding.count(),
                1,
                "{units} at {digits} digits, seed {seed}\n{text}"
            );
            assert!(
                table.find(&instrument, units).is_some(),
                "{units}, seed {seed}"
            );
        }
    }
}

#[test]
fn raising_an_answer_never_lowers_an_index_that_only_rises() {
    let recipe = Recipe {
        aggregates: RISING,
        ..PLAIN
    };
    let mut raised = 0;
    for (seed, mut dice, text, instrument) in made(recipe, 200) {
        let questions = Questions::new(&instrument);
        let bodies = bodies(1);
        let mut filled = Filled::default();
        filled.add(&mut dice, &instrument, BodyId(0));
        let answers = filled.answers(&instrument, &questions, 1);
        let published = Published::default();
        let round = Round::new(&instrument, &questions, &bodies, &answers, &published);
        let (mut tallies, mut before, mut after) = (Vec::new(), Vec::new(), Vec::new());
        round.tallies(BodyId(0), &mut tallies);
        let inputs = round.inputs(BodyId(0), &tallies);
        round.scorer.score(&inputs, &mut before);
        for (node, score) in before.iter().enumerate() {
            let Some(slot) = questions.of_leaf(NodeId(node)) else {
                continue;
            };
            let survey = questions.survey_of(NodeId(node)).is_some();
            if survey || score.state != State::Scored {
                continue;
            }
            let span = &instrument.nodes[node].span;
            let better = span.max.clone().expect("made-up leaves end");
            let instead = [(slot, Outcome::Points(better, true))];
            round.scorer.score(
                &Inputs {
                    instead: &instead,
                    ..inputs
                },
                &mut after,
            );
            assert_eq!(
                before[0].state, after[0].state,
                "node {node}, seed {seed}\n{text}"
            );
            assert!(
                before[0].score <= after[0].score,
                "node {node}, seed {seed}\n{text}"
            );
            raised += 1;
        }
    }
    assert!(raised > 300, "{raised}");
}

#[test]
fn the_order_of_the_rows_never_shows() {
    for (seed, mut dice, text, instrument) in made(
        Recipe {
            gates: true,
            ..PLAIN
        },
        100,
    ) {
        let questions = Questions::new(&instrument);
        let bodies = bodies(5);
        let mut filled = Filled::default();
        bodies
            .iter()
            .for_each(|body| filled.add(&mut dice, &instrument, body));
        let published = Published::default();
        let compute = |filled: &Filled, bodies: &Bodies| -> Results {
            let answers = filled.answers(&instrument, &questions, bodies.len());
            Round::new(&instrument, &questions, bodies, &answers, &published).compute()
        };
        let expected = compute(&filled, &bodies);
        let shuffled = filled.shuffled(&mut dice);
        assert_ne!(
            shuffled, filled,
            "the dice left the rows as they were, seed {seed}"
        );
        assert_eq!(compute(&shuffled, &bodies), expected, "seed {seed}\n{text}");
        let mut builder = BodiesBuilder::default();
        for place in [3, 0, 4, 2, 1] {
            builder.push(&BodyRow {
                unit: &format!("b{place:03}"),
                ..BodyRow::default()
            });
        }
        let turned = builder.finish().expect("the same bodies");
        assert_eq!(
            compute(&filled, &turned),
            expected,
            "bodies turned, seed {seed}\n{text}"
        );
    }
}

#[test]
fn pieces_scored_apart_are_the_whole_scored_at_once() {
    for (seed, mut dice, _, instrument) in made(PLAIN, 40) {
        let questions = Questions::new(&instrument);
        let bodies = bodies(7);
        let mut filled = Filled::default();
        bodies
            .iter()
            .for_each(|body| filled.add(&mut dice, &instrument, body));
        let answers = filled.answers(&instrument, &questions, bodies.len());
        let published = Published::default();
        let round = Round::new(&instrument, &questions, &bodies, &answers, &published);
        let pieces =
            [4..7, 0..1, 1..4].map(|piece| (piece.start, round.score_bodies(piece, |_, _| {})));
        let mut sorted = pieces.to_vec();
        sorted.sort_by_key(|(start, _)| *start);
        let joined = sorted
            .into_iter()
            .flat_map(|(_, results)| results)
            .collect();
        assert_eq!(round.finish(joined), round.compute(), "seed {seed}");
    }
}

#[test]
fn ranks_do_not_depend_on_the_order_of_those_ranked() {
    for seed in 1..200 {
        let mut dice = Dice::new(seed);
        let made: Vec<(i64, [Option<Exact>; 1])> = (0..2 + dice.below(12))
            .map(|_| {
                let breaker = (!dice.one_in(4)).then(|| Exact::whole(dice.below(3) as i64));
                (dice.below(5) as i64, [breaker])
            })
            .collect();
        let contenders: Vec<Contender> = made
            .iter()
            .map(|(units, tie_breakers)| Contender {
                units: *units,
                tie_breakers,
            })
            .collect();
        let (high, skip) = (dice.one_in(2), dice.one_in(2));
        let expected = ranks(&contenders, high, skip);
        let mut order: Vec<usize> = (0..contenders.len()).collect();
        for place in (1..order.len()).rev() {
            order.swap(place, dice.below(place + 1));
        }
        let turned: Vec<Contender> = order.iter().map(|place| contenders[*place]).collect();
        let found = ranks(&turned, high, skip);
        for (at, place) in order.iter().enumerate() {
            assert_eq!(found[at], expected[*place], "seed {seed}");
        }
        // A rank is one more than the number of those before, or of their ranks.
        for (place, rank) in expected.iter().enumerate() {
            let before = expected.iter().filter(|other| *other < rank);
            let mut distinct: Vec<u32> = before.clone().copied().collect();
            distinct.sort_unstable();
            distinct.dedup();
            let n = if skip { before.count() } else { distinct.len() };
            assert_eq!(*rank as usize, n + 1, "place {place}, seed {seed}");
        }
    }
}
