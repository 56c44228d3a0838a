//! Scores a round again and again, each time a little different.

use crate::chance::Chance;
use crate::draw::Chances;
use crate::judge::NO_BAND;
use crate::layout::Layout;
use crate::program::{LANES, Lanes};
use crate::scene::{Columns, Scene};
use crate::settings::{Cause, Causes, Settings};
use crate::severity::{DrawnSeverities, Severities};
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Replicates one thread works on before it takes the next block of bodies.
const TOGETHER: usize = 32;

/// Everything a replicate reads.
pub(crate) struct Run<'a> {
    /// How it is measured.
    pub settings: &'a Settings,
    /// The order of work.
    pub layout: &'a Layout,
    /// Which column is which body.
    pub columns: &'a Columns,
    /// The bodies.
    pub scene: &'a Scene,
    /// The evaluators.
    pub severities: &'a Severities,
    /// Slots of the tie-breakers.
    pub tie_breakers: &'a [usize],
}

/// Indices of all replicates.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    /// A row for each replicate: the index of each column, then each tie-breaker of each column.
    pub rows: Vec<f64>,
    /// Numbers in a row.
    pub width: usize,
    /// How often each column came to each band.
    pub bands: Vec<u32>,
    /// How many bands there are.
    pub n_bands: usize,
}

/// Tells how many replicates are done.
pub(crate) struct Progress<'a> {
    /// Whom to tell.
    pub tell: &'a (dyn Fn(usize, usize) + Sync),
    /// Replicates done.
    pub done: AtomicUsize,
    /// Replicates to do.
    pub total: usize,
}

impl Progress<'_> {
    fn add(&self, n: usize) {
        let before = self.done.fetch_add(n, Ordering::Relaxed);
        (self.tell)(before + n, self.total);
    }
}

impl Run<'_> {
    /// Runs all replicates with these causes; `n_bands` is 0 where bands are not asked for.
    pub fn sample(&self, acting: Causes, n_bands: usize, progress: &Progress) -> Sample {
        let n = self.columns.bodies.len();
        let width = n * (1 + self.tie_breakers.len());
        let mut rows = vec![f64::NAN; width * self.settings.replicates];
        let bands = rows
            .par_chunks_mut(width * TOGETHER)
            .enumerate()
            .map(|(place, rows)| {
                let counts = self.replicates(place * TOGETHER, rows, width, acting, n_bands);
                progress.add(rows.len() / width);
                counts
            })
            // Whole numbers add up to the same in any order.
            .reduce_with(|mut sum, counts| {
                sum.iter_mut()
                    .zip(counts)
                    .for_each(|(sum, count)| *sum += count);
                sum
            });
        Sample {
            rows,
            width,
            bands: bands.unwrap_or_default(),
            n_bands,
        }
    }

    fn replicates(
        &self,
        first: usize,
        rows: &mut [f64],
        width: usize,
        acting: Causes,
        n_bands: usize,
    ) -> Vec<u32> {
        let n = self.columns.bodies.len();
        let mut bands = vec![0u32; n * n_bands];
        let n_replicates = rows.len() / width;
        let mut chances: Vec<Chances> = (0..n_replicates)
            .map(|place| self.chances((first + place) as u64, acting))
            .collect();
        let coefficients: Vec<Vec<f64>> = chances
            .iter_mut()
            .map(|chances| self.coefficients(chances, acting))
            .collect();
        let mut values: Vec<Lanes> = Vec::new();
        for (place, block) in self.scene.blocks.iter().enumerate() {
            values.clone_from(&block.base);
            let start = place * LANES;
            for (replicate, row) in rows.chunks_exact_mut(width).enumerate() {
                for draw in &block.draws {
                    draw.put(&mut chances[replicate], &mut values);
                }
                self.layout
                    .plan
                    .run(&coefficients[replicate], &block.exceptions, &mut values);
                let index = values[self.layout.own[0]];
                row[start..start + block.n].copy_from_slice(&index[..block.n]);
                for (breaker, slot) in self.tie_breakers.iter().enumerate() {
                    let known = &block.tie_breakers[breaker];
                    for lane in 0..block.n {
                        row[n * (breaker + 1) + start + lane] = values[*slot][lane] * known[lane];
                    }
                }
                if n_bands > 0 {
                    let units = self.scene.judge.index.units(&index);
                    let given = self.scene.judge.bands(&units, &block.gates, &values);
                    count(&mut bands, n_bands, start, &given[..block.n]);
                }
            }
        }
        for row in rows.chunks_exact_mut(width) {
            self.roll_up(row, &mut bands, n_bands);
        }
        bands
    }

    fn chances(&self, replicate: u64, acting: Causes) -> Chances {
        let stream = |cause: Cause| Chance::new(self.settings.seed, replicate, cause as u64);
        let mut chances = Chances {
            streams: Cause::ALL.map(stream),
            severities: DrawnSeverities::default(),
            acting: Cause::ALL.map(|cause| acting.has(cause)),
        };
        if acting.has(Cause::Raters) {
            let chance = &mut chances.streams[Cause::Raters as usize];
            self.severities.draw(chance, &mut chances.severities);
        }
        chances
    }

    fn coefficients(&self, chances: &mut Chances, acting: Causes) -> Vec<f64> {
        let weights = &self.layout.weights;
        let mut coefficients = weights.stated.clone();
        if acting.has(Cause::Weights) {
            let chance = &mut chances.streams[Cause::Weights as usize];
            weights.moved(self.settings.weight_range, chance, &mut coefficients);
        }
        coefficients
    }

    /// Parents from their children, and what is published as it is.
    fn roll_up(&self, row: &mut [f64], bands: &mut [u32], n_bands: usize) {
        let columns = self.columns;
        let (first, n) = (columns.n_scored, columns.bodies.len());
        let end = first + columns.rolled.len();
        row[end..n].copy_from_slice(&columns.points[end..]);
        for (place, children) in columns.rolled.iter().enumerate() {
            let sum: f64 = children.iter().map(|child| row[*child]).sum();
            row[first + place] = sum / children.len() as f64;
        }
        if n_bands == 0 {
            return;
        }
        for (place, gates) in self.scene.rolled_gates.iter().enumerate() {
            let start = first + place * LANES;
            let present = &row[start..end.min(start + LANES)];
            let mut index = [0.0; LANES];
            index[..present.len()].copy_from_slice(present);
            let units = self.scene.judge.index.units(&index);
            let given = self.scene.judge.bands(&units, gates, &[]);
            count(bands, n_bands, start, &given[..present.len()]);
        }
    }
}

#[inline]
fn count(bands: &mut [u32], n_bands: usize, start: usize, given: &[u16]) {
    for (lane, band) in given.iter().enumerate() {
        if *band != NO_BAND {
            bands[(start + lane) * n_bands + usize::from(*band)] += 1;
        }
    }
}
