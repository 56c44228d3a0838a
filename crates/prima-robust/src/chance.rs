//! Seeded chance: one stream of numbers per replicate and cause.
//!
//! A stream depends on the seed, the replicate and the cause alone, so that
//! neither the number of threads nor the other causes change what is drawn.

use rand_pcg::Pcg64;
use rand_pcg::rand_core::Rng;

/// A stream of random numbers.
#[derive(Clone, Debug)]
pub(crate) struct Chance {
    stream: Pcg64,
    /// Normal numbers come in pairs; the second one waits here.
    spare: Option<f64>,
}

impl Chance {
    /// The stream of one replicate and purpose.
    pub fn new(seed: u64, replicate: u64, purpose: u64) -> Chance {
        // Plain PCG streams of neighbouring numbers resemble each other; scattered ones do not.
        let mut at = seed;
        let mut scattered = [0u64; 4];
        for (place, word) in scattered.iter_mut().enumerate() {
            at = scatter(at ^ [replicate, purpose, replicate, purpose][place]);
            *word = at;
        }
        let wide = |high: u64, low: u64| u128::from(high) << 64 | u128::from(low);
        let state = wide(scattered[0], scattered[1]);
        let stream = wide(scattered[2], scattered[3]);
        Chance {
            stream: Pcg64::new(state, stream),
            spare: None,
        }
    }

    /// Uniform in [0, 1).
    #[inline]
    pub fn unit(&mut self) -> f64 {
        (self.stream.next_u64() >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
    }

    /// Uniform in [-1, 1).
    #[inline]
    pub fn symmetric(&mut self) -> f64 {
        2.0 * self.unit() - 1.0
    }

    /// A place in a list of `n`.
    #[inline]
    pub fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.stream.next_u64()) * n as u128) >> 64) as usize
    }

    /// Normal with mean 0 and deviation 1 (Marsaglia's polar method).
    pub fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (x, y) = (self.symmetric(), self.symmetric());
            let square = x * x + y * y;
            if square < 1.0 && square > 0.0 {
                let factor = (-2.0 * square.ln() / square).sqrt();
                self.spare = Some(y * factor);
                return x * factor;
            }
        }
    }

    /// Gamma with scale 1 (Marsaglia and Tsang 2000); `shape` is at least 1.
    pub fn gamma(&mut self, shape: f64) -> f64 {
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let cube = (1.0 + c * x).powi(3);
            if cube <= 0.0 {
                continue;
            }
            // A unit of exactly 0 has no logarithm; 1 - unit is never 0.
            let u = 1.0 - self.unit();
            if u.ln() < 0.5 * x * x + d - d * cube + d * cube.ln() {
                return d * cube;
            }
        }
    }
}

/// A number far from those of its neighbours (SplitMix64).
fn scatter(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moments(mut draw: impl FnMut(&mut Chance) -> f64) -> (f64, f64) {
        let n = 200_000;
        let mut chance = Chance::new(7, 3, 1);
        let drawn: Vec<f64> = (0..n).map(|_| draw(&mut chance)).collect();
        let mean = drawn.iter().sum::<f64>() / f64::from(n);
        let square = drawn.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>();
        (mean, square / f64::from(n))
    }

    fn check(found: (f64, f64), mean: f64, variance: f64) {
        assert!(
            (found.0 - mean).abs() < 0.02 * mean.abs().max(1.0),
            "mean {} for {mean}",
            found.0
        );
        assert!(
            (found.1 - variance).abs() < 0.02 * variance,
            "variance {} for {variance}",
            found.1
        );
    }

    #[test]
    fn means_and_variances_are_those_of_the_distributions() {
        check(moments(Chance::unit), 0.5, 1.0 / 12.0);
        check(moments(Chance::symmetric), 0.0, 1.0 / 3.0);
        check(moments(Chance::normal), 0.0, 1.0);
        check(moments(|chance| chance.gamma(1.0)), 1.0, 1.0);
        check(moments(|chance| chance.gamma(7.5)), 7.5, 7.5);
        check(moments(|chance| chance.below(5) as f64), 2.0, 2.0);
    }

    #[test]
    fn neighbouring_streams_have_nothing_in_common() {
        let first = |replicate: u64, purpose: u64| Chance::new(1, replicate, purpose).unit();
        let replicates: Vec<f64> = (0..10_000).map(|replicate| first(replicate, 0)).collect();
        let mean = replicates.iter().sum::<f64>() / 10_000.0;
        assert!((mean - 0.5).abs() < 0.01, "{mean}");
        let lagged = replicates
            .windows(2)
            .map(|pair| (pair[0] - 0.5) * (pair[1] - 0.5))
            .sum::<f64>();
        assert!((lagged / 10_000.0).abs() < 0.003, "{lagged}");
        assert_ne!(first(0, 1), first(1, 0));
    }
}
