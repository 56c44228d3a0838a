//! Turns replicates into what is reported.

use crate::alike::Field;
use crate::places::rounded;
use crate::program::LANES;
use crate::quantile::{interval, rank_interval};
use crate::replicate::Sample;
use crate::report::{
    Alike, BandShare, BodyReport, CauseReport, CauseState, GroupReport, Interval, RankInterval,
    Report, Run,
};
use crate::rounding::Rounder;
use crate::scene::Columns;
use crate::settings::{Cause, Settings};
use prima_instrument::model::Ranking;
use prima_score::bodies::BodyId;
use prima_score::round::Results;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// What a summary is made from beside the replicates.
pub(crate) struct Summary<'a> {
    /// How it was measured.
    pub settings: &'a Settings,
    /// Which column is which body.
    pub columns: &'a Columns,
    /// Published figures.
    pub results: &'a Results,
    /// Which causes could be modelled, by column.
    pub states: &'a [[CauseState; Cause::ALL.len()]],
    /// Deviation of each column when only one cause acts.
    pub alone: BTreeMap<Cause, Vec<f64>>,
}

impl Summary<'_> {
    /// One report a column.
    pub fn bodies(&self, sample: &Sample, ranks: &[u32]) -> Vec<BodyReport> {
        let n = self.columns.bodies.len();
        let level = self.settings.level;
        let indices = each_column(&sample.rows, sample.width, n, |_, values| {
            let values = known(values);
            (interval(values, level), deviation(values))
        });
        let of_ranks = each_column(ranks, n, n, |_, ranks| rank_interval(ranks, level));
        let of_column = |(column, ((interval, deviation), ranks)): (usize, _)| {
            let interval: Option<(f64, f64)> = interval;
            let ranks: Option<(u32, u32)> = ranks;
            let mut report = self.silent(self.columns.bodies[column], self.states[column]);
            if !report.is_modelled() {
                return report;
            }
            report.interval = interval.map(|(low, high)| Interval { low, high });
            report.deviation = Some(deviation);
            if report.rank.is_some() {
                report.rank_interval = ranks.map(|(best, worst)| RankInterval { best, worst });
            }
            report.bands = self.bands(sample, column);
            self.shares(&mut report, column);
            report
        };
        indices
            .into_iter()
            .zip(of_ranks)
            .enumerate()
            .map(of_column)
            .collect()
    }

    /// A body of which nothing is said but what is published.
    pub fn silent(&self, body: BodyId, states: [CauseState; Cause::ALL.len()]) -> BodyReport {
        let place = body.0 as usize;
        let none = |cause: Cause| CauseReport {
            cause,
            state: states[cause as usize],
            deviation: None,
            share: None,
        };
        BodyReport {
            body,
            index: self.results.bodies[place]
                .exact
                .as_ref()
                .map(|exact| exact.to_f64()),
            interval: None,
            rank: self.results.places[place].and_then(|place| place.rank),
            rank_interval: None,
            causes: Cause::ALL.map(none),
            deviation: None,
            alike: None,
            bands: Vec::new(),
        }
    }

    /// Each cause's variance, and its share of their sum.
    fn shares(&self, report: &mut BodyReport, column: usize) {
        let mut sum = 0.0;
        for cause in report
            .causes
            .iter_mut()
            .filter(|cause| cause.state == CauseState::Modelled)
        {
            let alone = self
                .alone
                .get(&cause.cause)
                .map(|deviations| deviations[column]);
            cause.deviation = alone;
            sum += alone.map_or(0.0, |deviation| deviation * deviation);
        }
        if sum > 0.0 {
            for cause in &mut report.causes {
                cause.share = cause.deviation.map(|deviation| deviation * deviation / sum);
            }
        }
    }

    fn bands(&self, sample: &Sample, column: usize) -> Vec<BandShare> {
        let counts = sample
            .bands
            .get(column * sample.n_bands..(column + 1) * sample.n_bands)
            .unwrap_or_default();
        let given = counts.iter().enumerate().filter(|(_, count)| **count > 0);
        let mut shares: Vec<BandShare> = given
            .map(|(band, count)| BandShare {
                band: band as u16,
                share: f64::from(*count) / self.settings.replicates as f64,
            })
            .collect();
        shares.sort_by(|a, b| b.share.total_cmp(&a.share).then(a.band.cmp(&b.band)));
        shares
    }

    /// Compares the bodies of each peer group, and says so at each body.
    pub fn groups(
        &self,
        sample: Option<&Sample>,
        ranking: &Ranking,
        rounder: Rounder,
        report: &mut Report,
    ) {
        // A body without an index in a replicate is behind all others there.
        let worst = if ranking.high { i32::MIN } else { i32::MAX };
        for group in &self.columns.groups {
            let body = |column: &usize| self.columns.bodies[*column].0 as usize;
            let (modelled, silent): (Vec<usize>, Vec<usize>) = group
                .iter()
                .partition(|column| report.bodies[body(column)].is_modelled());
            let mut found = GroupReport {
                modelled: modelled.len(),
                silent: silent.len(),
                runs: Vec::new(),
            };
            if let Some(sample) = sample.filter(|_| modelled.len() > 1) {
                let alike = field(sample, &modelled, rounder, worst).compare(self.settings.level);
                let ranks = |ends: &(usize, usize)| {
                    let rank = |place: usize| {
                        report.bodies[body(&modelled[place])]
                            .rank
                            .unwrap_or_default()
                    };
                    RankInterval {
                        best: rank(ends.0),
                        worst: rank(ends.1),
                    }
                };
                let run = |ends: &(usize, usize)| Run {
                    bodies: modelled[ends.0..=ends.1]
                        .iter()
                        .map(|column| self.columns.bodies[*column])
                        .collect(),
                    ranks: ranks(ends),
                };
                found.runs = alike.runs.iter().map(run).collect();
                let of_body: Vec<Alike> = alike
                    .n
                    .iter()
                    .zip(&alike.ends)
                    .map(|(n, ends)| Alike {
                        n: *n,
                        ranks: ranks(ends),
                    })
                    .collect();
                for (column, alike) in modelled.iter().zip(of_body) {
                    report.bodies[body(column)].alike = Some(alike);
                }
            }
            report.groups.push(found);
        }
    }
}

/// Rounded indices of some columns, a row each.
fn field(sample: &Sample, columns: &[usize], rounder: Rounder, worst: i32) -> Field {
    let n_replicates = sample.rows.len() / sample.width;
    let mut units = vec![0i32; columns.len() * n_replicates];
    units
        .par_chunks_mut(n_replicates * LANES)
        .zip(columns.par_chunks(LANES))
        .for_each(|(units, columns)| {
            for (replicate, row) in sample.rows.chunks_exact(sample.width).enumerate() {
                let mut indices = [0.0; LANES];
                for (index, column) in indices.iter_mut().zip(columns) {
                    *index = row[*column];
                }
                let mut rounded_indices = [0.0; LANES];
                rounded(&indices, rounder, &mut rounded_indices);
                for (place, unit) in rounded_indices.iter().take(columns.len()).enumerate() {
                    units[place * n_replicates + replicate] =
                        if unit.is_nan() { worst } else { *unit as i32 };
                }
            }
        });
    Field {
        units,
        n_replicates,
    }
}

/// Calls `see` with each column's numbers of all replicates, and collects what it returns.
fn each_column<N: Copy + Default + Send + Sync, T: Send>(
    rows: &[N],
    width: usize,
    n: usize,
    see: impl Fn(usize, &mut [N]) -> T + Sync,
) -> Vec<T> {
    let n_rows = rows.len() / width;
    let starts: Vec<usize> = (0..n).step_by(LANES).collect();
    let parts: Vec<Vec<T>> = starts
        .into_par_iter()
        .map(|start| {
            let end = n.min(start + LANES);
            // Neighbouring columns share cache lines: they are turned together.
            let mut turned = vec![N::default(); (end - start) * n_rows];
            for (replicate, row) in rows.chunks_exact(width).enumerate() {
                for (place, value) in row[start..end].iter().enumerate() {
                    turned[place * n_rows + replicate] = *value;
                }
            }
            let columns = turned.chunks_exact_mut(n_rows).enumerate();
            columns
                .map(|(place, column)| see(start + place, column))
                .collect()
        })
        .collect();
    parts.into_iter().flatten().collect()
}

/// The numbers without those of replicates in which a formula could not be worked out.
fn known(values: &mut [f64]) -> &mut [f64] {
    let mut n = 0;
    for place in 0..values.len() {
        if !values[place].is_nan() {
            values.swap(n, place);
            n += 1;
        }
    }
    &mut values[..n]
}

/// Standard deviation; what floats alone make of equal numbers is 0.
fn deviation(values: &[f64]) -> f64 {
    let n = (values.len() as f64).max(1.0);
    let mean = values.iter().sum::<f64>() / n;
    let squares = values
        .iter()
        .map(|value| (value - mean).powi(2))
        .sum::<f64>();
    let deviation = (squares / (n - 1.0).max(1.0)).sqrt();
    if deviation <= 1e-12 * (1.0 + mean.abs()) {
        0.0
    } else {
        deviation
    }
}

/// Standard deviation of each column's index.
pub(crate) fn deviations(sample: &Sample, columns: &Columns) -> Vec<f64> {
    each_column(
        &sample.rows,
        sample.width,
        columns.bodies.len(),
        |_, values| deviation(known(values)),
    )
}
