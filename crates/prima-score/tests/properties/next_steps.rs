//! Next steps against brute force: every set of answers of a small instrument, tried.

use crate::made::{ALL_AGGREGATES, Dice, Filled, Recipe, bodies, instrument, texts};
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_instrument::model::{Measure, NodeId};
use prima_score::answers::{Questions, Slot};
use prima_score::bodies::BodyId;
use prima_score::next_steps::{Effort, Outlook, Proof, Proposal, next_steps};
use prima_score::round::{Published, Round};
use prima_score::tree::{Inputs, NodeScore};
use prima_score::value::{Outcome, State, leaf_outcome};

/// One leaf with all its other values, fewest points first.
struct Tried {
    node: NodeId,
    slot: Slot,
    values: Vec<(String, Outcome)>,
    /// All numbers in hundredths, worst first, of a leaf that takes numbers.
    numbers: Vec<(String, Outcome)>,
}

struct Brute<'a> {
    round: &'a Round<'a>,
    target: usize,
    tried: usize,
}

impl Brute<'_> {
    /// Exact index and band with these answers.
    fn score(&mut self, changes: &[(Slot, Outcome)]) -> Option<(Exact, Option<usize>)> {
        self.tried += 1;
        let body = BodyId(0);
        let mut tallies = Vec::new();
        self.round.tallies(body, &mut tallies);
        let inputs = Inputs {
            instead: changes,
            ..self.round.inputs(body, &tallies)
        };
        let mut scores: Vec<NodeScore> = Vec::new();
        self.round.scorer.score(&inputs, &mut scores);
        let result = self.round.result(&inputs, &scores, self.round.origin(body));
        Some((result.exact?, result.band.map(usize::from)))
    }

    /// The fewest answers; of as many, the greatest index; of equal ones the
    /// first in the tree.
    fn smallest(&mut self, leaves: &[Tried]) -> Option<Vec<(usize, usize)>> {
        (1..=leaves.len()).find_map(|size| {
            let mut best: Option<(Vec<(usize, usize)>, Exact)> = None;
            self.sets(leaves, size, 0, &mut Vec::new(), &mut best);
            best.map(|(answers, _)| answers)
        })
    }

    /// Each answer as little as will do, in the order of the tree; numbers in
    /// hundredths if `fine`, else not at all.
    fn reduced(
        &mut self,
        leaves: &[Tried],
        answers: &[(usize, usize)],
        fine: bool,
    ) -> (Vec<(String, Outcome)>, Exact) {
        let mut texts: Vec<(String, Outcome)> = answers
            .iter()
            .map(|(leaf, value)| leaves[*leaf].values[*value].clone())
            .collect();
        let mut exact = self
            .reached(leaves, answers, &texts)
            .expect("the set is enough");
        for (place, (leaf, value)) in answers.iter().enumerate() {
            let mut less = leaves[*leaf].values[..*value].to_vec();
            if fine && !leaves[*leaf].numbers.is_empty() {
                less = leaves[*leaf].numbers.clone();
            }
            let enough = texts[place].clone();
            for candidate in less {
                texts[place] = candidate;
                if let Some(found) = self.reached(leaves, answers, &texts) {
                    exact = found;
                    break;
                }
                texts[place] = enough.clone();
            }
        }
        (texts, exact)
    }

    fn reached(
        &mut self,
        leaves: &[Tried],
        answers: &[(usize, usize)],
        texts: &[(String, Outcome)],
    ) -> Option<Exact> {
        let changes: Vec<(Slot, Outcome)> = answers
            .iter()
            .zip(texts)
            .map(|((leaf, _), (_, outcome))| (leaves[*leaf].slot, outcome.clone()))
            .collect();
        let (exact, band) = self.score(&changes)?;
        (band? <= self.target).then_some(exact)
    }

    fn sets(
        &mut self,
        leaves: &[Tried],
        left: usize,
        from: usize,
        set: &mut Vec<usize>,
        best: &mut Option<(Vec<(usize, usize)>, Exact)>,
    ) {
        if left == 0 {
            self.values(leaves, set, &mut Vec::new(), best);
            return;
        }
        for leaf in from..leaves.len() {
            set.push(leaf);
            self.sets(leaves, left - 1, leaf + 1, set, best);
            set.pop();
        }
    }

    fn values(
        &mut self,
        leaves: &[Tried],
        set: &[usize],
        answers: &mut Vec<(usize, usize)>,
        best: &mut Option<(Vec<(usize, usize)>, Exact)>,
    ) {
        if answers.len() == set.len() {
            let texts: Vec<_> = answers
                .iter()
                .map(|(leaf, value): &(usize, usize)| leaves[*leaf].values[*value].clone())
                .collect();
            if let Some(exact) = self.reached(leaves, answers, &texts)
                && best.as_ref().is_none_or(|(_, known)| exact > *known)
            {
                *best = Some((answers.clone(), exact));
            }
            return;
        }
        let leaf = set[answers.len()];
        for value in (0..leaves[leaf].values.len()).rev() {
            answers.push((leaf, value));
            self.values(leaves, set, answers, best);
            answers.pop();
        }
    }
}

/// Leaves that can be answered anew, worked out from the rules alone.
fn leaves(instrument: &Instrument, questions: &Questions, scores: &[NodeScore]) -> Vec<Tried> {
    let mut leaves = Vec::new();
    let mut stack = vec![NodeId(0)];
    while let Some(id) = stack.pop() {
        let node = instrument.node(id);
        stack.extend(node.children.iter().rev());
        let Some(slot) = questions.of_leaf(id) else {
            continue;
        };
        let survey = matches!(node.measure(), Some(Measure::Survey(_)));
        if survey || scores[id.0].state == State::NotApplicable {
            continue;
        }
        let mut values: Vec<(String, Outcome)> = Vec::new();
        let written = match node.measure() {
            // Numbers are only ever proposed at their best: here less is more.
            Some(Measure::Number { .. }) => vec!["0".to_owned()],
            _ => texts(instrument, id),
        };
        for text in written {
            let outcome = leaf_outcome(node, &text).expect("a made-up answer is a known one");
            let Outcome::Points(points, present) = &outcome else {
                continue;
            };
            let score = &scores[id.0];
            let now =
                score.state == State::Scored && score.score == *points && score.present == *present;
            if !now && values.iter().all(|(_, known)| *known != outcome) {
                values.push((text, outcome));
            }
        }
        let key = |(_, outcome): &(String, Outcome)| match outcome {
            Outcome::Points(points, present) => (points.clone(), *present),
            _ => (Exact::ZERO, false),
        };
        values.sort_by_key(key);
        let numbers = match node.measure() {
            Some(Measure::Number { .. }) => (0..=400)
                .map(|place| {
                    let text = Exact::decimal(400 - place, 2).to_string();
                    let outcome = leaf_outcome(node, &text).expect("within the scale");
                    (text, outcome)
                })
                .collect(),
            _ => Vec::new(),
        };
        if !values.is_empty() {
            leaves.push(Tried {
                node: id,
                slot,
                values,
                numbers,
            });
        }
    }
    leaves
}

fn says(proposal: &Proposal, text: &str) -> bool {
    match proposal {
        Proposal::Answer(answer) => answer == text,
        Proposal::Items(n) => text.split('|').filter(|item| *item != "-").count() == *n,
    }
}

#[derive(Default, Debug)]
struct Seen {
    compared: usize,
    impossible: usize,
    several: usize,
    with_gates: usize,
    plain: usize,
}

fn compare(seed: u64, seen: &mut Seen) {
    let mut dice = Dice::new(seed);
    let recipe = Recipe {
        aggregates: ALL_AGGREGATES,
        most_children: 3,
        surveys: true,
        gates: true,
        node_rounding: true,
    };
    let Some((text, instrument)) = instrument(&mut dice, recipe) else {
        return;
    };
    let questions = Questions::new(&instrument);
    let bodies = bodies(1);
    let mut filled = Filled::default();
    filled.add(&mut dice, &instrument, BodyId(0));
    let answers = filled.answers(&instrument, &questions, 1);
    let published = Published::default();
    let round = Round::new(&instrument, &questions, &bodies, &answers, &published);
    let results = round.compute();
    let found = next_steps(
        &round,
        &results,
        BodyId(0),
        Effort {
            evaluations: 1_000_000,
        },
    );
    if found.outlook != Outlook::Open {
        return;
    }
    let mut scores = Vec::new();
    let mut tallies = Vec::new();
    round.tallies(BodyId(0), &mut tallies);
    round
        .scorer
        .score(&round.inputs(BodyId(0), &tallies), &mut scores);
    let leaves = leaves(&instrument, &questions, &scores);
    let combinations: usize = leaves.iter().map(|leaf| leaf.values.len() + 1).product();
    if combinations > 2000 {
        return;
    }
    let target = found.target.expect("an open outlook has a target");
    let mut brute = Brute {
        round: &round,
        target,
        tried: 0,
    };
    let said = |what: &str| format!("{what}, seed {seed}\n{text}\n{found:?}");
    // Where nothing can make a better answer do harm, numbers are brought to hundredths.
    let rounding = &instrument.rounding;
    let top = instrument.scale.max.as_ref();
    let top = top.and_then(|top| top.rounded_units(rounding.mode, rounding.digits));
    let plain = instrument.gates.is_empty()
        && !text.contains("formula")
        && !text.contains("rounding = {")
        && top <= round.bands().edges(0).1;
    // Single answers.
    let mut singles = found.singles.iter();
    for (place, leaf) in leaves.iter().enumerate() {
        let enough = (0..leaf.values.len()).find(|value| {
            let answers = [(place, *value)];
            let texts = [leaf.values[*value].clone()];
            brute.reached(&leaves, &answers, &texts).is_some()
        });
        let Some(value) = enough else { continue };
        let step = singles
            .next()
            .unwrap_or_else(|| panic!("{}", said("a single answer is missing")));
        assert_eq!(step.node, leaf.node, "{}", said("single answer"));
        let same = [true, false]
            .into_iter()
            .filter(|fine| *fine || !plain)
            .any(|fine| {
                let (texts, exact) = brute.reduced(&leaves, &[(place, value)], fine);
                says(&step.proposed.proposal, &texts[0].0) && step.reached.exact == exact
            });
        assert!(same, "{}", said("value of a single answer"));
    }
    assert!(
        singles.next().is_none(),
        "{}",
        said("too many single answers")
    );
    // The smallest set.
    match (brute.smallest(&leaves), &found.smallest) {
        (None, None) => {
            assert_eq!(found.proof, Proof::Impossible, "{}", said("proof"));
            seen.impossible += 1;
        }
        (Some(answers), Some(plan)) => {
            assert_eq!(found.proof, Proof::Smallest, "{}", said("proof"));
            let nodes = answers.iter().map(|(leaf, _)| leaves[*leaf].node);
            let found_nodes: Vec<NodeId> = plan.answers.iter().map(|(node, _)| *node).collect();
            assert_eq!(
                nodes.collect::<Vec<_>>(),
                found_nodes,
                "{}",
                said("leaves of the set")
            );
            let same = [true, false]
                .into_iter()
                .filter(|fine| *fine || !plain)
                .any(|fine| {
                    let (texts, exact) = brute.reduced(&leaves, &answers, fine);
                    let mut pairs = texts.iter().zip(&plan.answers);
                    plan.reached.exact == exact
                        && pairs.all(|((text, _), (_, proposed))| says(&proposed.proposal, text))
                });
            assert!(same, "{}", said("answers of the set"));
            seen.several += usize::from(answers.len() > 1);
            seen.plain += usize::from(plain);
        }
        (brute, _) => panic!(
            "brute force: {brute:?}; {}",
            said("one of the two found no set")
        ),
    }
    seen.compared += 1;
    seen.with_gates += usize::from(!instrument.gates.is_empty());
}

#[test]
fn small_trees_agree_with_brute_force() {
    let mut seen = Seen::default();
    let mut seed = 0;
    while seen.compared < 400 {
        seed += 1;
        assert!(seed < 20_000, "the dice make too few instruments: {seen:?}");
        compare(seed, &mut seen);
    }
    let varied = seen.with_gates >= 200 && seen.several >= 50 && seen.impossible >= 50;
    assert!(varied && seen.plain >= 20, "{seen:?}");
}
