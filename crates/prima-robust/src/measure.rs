//! Measures the robustness of a scored round.

use crate::gather::{Peers, Sources, missing_leaves, peers, scored};
use crate::layout::Layout;
use crate::places::ranks;
use crate::program::LANES;
use crate::rated::{RatedAnswers, Rating, SortedRatings};
use crate::replicate::{Progress, Run};
use crate::report::{CauseState, Report};
use crate::rounding::Rounder;
use crate::scene::{Columns, Scene, nothing};
use crate::settings::{Cause, Causes, Settings};
use crate::severity::Severities;
use crate::summary::{Summary, deviations};
use prima_instrument::model::Raters;
use prima_score::answers::Question;
use prima_score::bodies::BodyId;
use prima_score::round::{Results, Round};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::atomic::AtomicUsize;

/// Measures how far each score and rank of a round can be trusted.
///
/// `progress` is told how many of how many replicates are done, from any thread.
pub fn measure(
    round: &Round,
    results: &Results,
    rated: &RatedAnswers,
    settings: &Settings,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Report {
    let settings = &Settings {
        replicates: settings.replicates.max(1),
        ..settings.clone()
    };
    let layout = Layout::new(round.instrument(), round.scorer.questions);
    let columns = Columns::new(round, results);
    let ratings = if settings.causes.has(Cause::Raters) {
        rated.sorted()
    } else {
        SortedRatings::default()
    };
    let severities = Severities::new(&ratings, |rating| width(round, rating), settings.level);
    let peers = if settings.causes.has(Cause::Missing) {
        all_peers(round, results, &columns)
    } else {
        Peers::new()
    };
    let sources = Sources {
        round,
        ratings: &ratings,
        severities: &severities,
        peers: &peers,
        settings,
        weights_move: layout.weights.can_move(),
    };
    let plain = Scene::new(&sources, results, &columns, &layout, false);
    let is_acting = |cause: &Cause| {
        plain
            .states
            .iter()
            .any(|states| states[*cause as usize] == CauseState::Modelled)
    };
    let acting: Vec<Cause> = settings.causes.iter().filter(is_acting).collect();
    let filled = acting
        .contains(&Cause::Missing)
        .then(|| Scene::new(&sources, results, &columns, &layout, true));
    let tie_breakers: Vec<usize> = round
        .instrument()
        .ranking
        .tie_breakers
        .iter()
        .map(|node| layout.own[node.0])
        .collect();
    let n_runs = if acting.len() > 1 {
        acting.len() + 1
    } else {
        acting.len()
    };
    let progress = Progress {
        tell: progress,
        done: AtomicUsize::new(0),
        total: n_runs * settings.replicates,
    };
    let run = |scene: &Scene, causes: Causes, n_bands: usize| {
        let run = Run {
            settings,
            layout: &layout,
            columns: &columns,
            scene,
            severities: &severities,
            tie_breakers: &tie_breakers,
        };
        run.sample(causes, n_bands, &progress)
    };
    let n_bands = if plain.judge.has_bands() {
        round.instrument().bands.len()
    } else {
        0
    };
    let mut summary = Summary {
        settings,
        columns: &columns,
        results,
        states: &plain.states,
        alone: BTreeMap::new(),
    };
    let mut report = Report {
        settings: settings.clone(),
        bodies: Vec::new(),
        groups: Vec::new(),
        raters: severities.raters.clone(),
        disagreement: severities.disagreement,
    };
    let scene = filled.as_ref().unwrap_or(&plain);
    let together = acting
        .iter()
        .fold(Causes::NONE, |causes, cause| causes.with(*cause));
    let all = (!acting.is_empty()).then(|| run(scene, together, n_bands));
    for cause in &acting {
        let deviations = match &all {
            Some(all) if acting.len() == 1 => deviations(all, &columns),
            _ => {
                let scene = if *cause == Cause::Missing {
                    scene
                } else {
                    &plain
                };
                deviations(&run(scene, Causes::only(*cause), 0), &columns)
            }
        };
        summary.alone.insert(*cause, deviations);
    }
    let rounder = Rounder::new(&round.instrument().rounding);
    let ranks = all
        .as_ref()
        .map(|all| ranks(all, &columns, &round.instrument().ranking, rounder));
    let modelled = all
        .as_ref()
        .zip(ranks.as_deref())
        .map(|(all, ranks)| summary.bodies(all, ranks));
    let body = |body: BodyId| match columns.of_body[body.0 as usize] {
        Some(column) => modelled.as_ref().map_or_else(
            || summary.silent(body, plain.states[column]),
            |modelled| modelled[column].clone(),
        ),
        None => summary.silent(body, nothing(&sources)),
    };
    report.bodies = round.bodies.iter().map(body).collect();
    let ranking = &round.instrument().ranking;
    summary.groups(all.as_ref(), ranking, rounder, &mut report);
    report
}

/// Width of the scale of the question that was rated; none where it has no
/// end, or where evaluators agreed beforehand.
pub(crate) fn width(round: &Round, rating: &Rating) -> Option<f64> {
    let questions = round.scorer.questions;
    let Question::Leaf(node) = questions.all[rating.slot.0 as usize] else {
        return None;
    };
    let span = &round.instrument().node(node).span;
    let is_agreed = questions.raters(round.instrument(), rating.slot) == Raters::Consensus;
    (!is_agreed).then_some(span.max.as_ref()?.to_f64() - span.min.to_f64())
}

fn all_peers(round: &Round, results: &Results, columns: &Columns) -> Peers {
    let group = |body: BodyId| results.places[body.0 as usize].map(|place| place.group);
    let bodies: Vec<(BodyId, Option<u32>)> = columns.bodies[..columns.n_scored]
        .iter()
        .map(|body| (*body, group(*body)))
        .collect();
    let asked: Vec<Vec<_>> = bodies
        .par_chunks(LANES)
        .map(|bodies| {
            let (mut tallies, mut scores) = (Vec::new(), Vec::new());
            let mut asked = Vec::new();
            for (body, group) in bodies {
                scored(round, *body, &mut tallies, &mut scores);
                let leaves = missing_leaves(round, *body, &tallies, &scores);
                asked.extend(leaves.into_iter().map(|leaf| ((*group, leaf), ())));
            }
            asked
        })
        .collect();
    peers(round, &bodies, &asked.into_iter().flatten().collect())
}
