//! Quantiles of replicates, and of the normal and t distributions.

/// Which of `n` sorted values stand below and above an equal-tailed interval's
/// lower end, and how far between them it lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Tail {
    /// Place of the lower neighbour.
    pub place: usize,
    /// Share of the way to the next.
    pub part: f64,
}

impl Tail {
    /// The lower tail of an interval that holds `level` of `n` values.
    pub fn new(n: usize, level: f64) -> Tail {
        let at = (1.0 - level) / 2.0 * (n.saturating_sub(1)) as f64;
        // 0.025 is no binary fraction: what should be whole is taken as whole.
        let place = (at + 1e-9).floor();
        let part = at - place;
        Tail {
            place: place as usize,
            part: if part < 1e-9 { 0.0 } else { part },
        }
    }
}

/// Lower and upper end of the interval of some values, which are reordered.
/// Between two values it is interpolated; `None` for no values.
pub(crate) fn interval(values: &mut [f64], level: f64) -> Option<(f64, f64)> {
    let n = values.len();
    let tail = Tail::new(n, level);
    if n == 0 {
        return None;
    }
    let (low, next_low) = neighbours(values, tail.place, false);
    let (high, next_high) = neighbours(values, n - 1 - tail.place, true);
    Some((
        low + (next_low - low) * tail.part,
        high + (next_high - high) * tail.part,
    ))
}

/// The value at a place of the sorted list and the next one inwards.
fn neighbours(values: &mut [f64], place: usize, downwards: bool) -> (f64, f64) {
    let (below, found, above) = values.select_nth_unstable_by(place, f64::total_cmp);
    let found = *found;
    let next = if downwards {
        below.iter().copied().max_by(f64::total_cmp)
    } else {
        above.iter().copied().min_by(f64::total_cmp)
    };
    (found, next.unwrap_or(found))
}

/// Least and greatest rank of the interval: whole ranks, the wider ones where
/// an end falls between two. `None` for no ranks.
pub(crate) fn rank_interval(ranks: &mut [u32], level: f64) -> Option<(u32, u32)> {
    let n = ranks.len();
    let place = Tail::new(n, level).place;
    if n == 0 {
        return None;
    }
    let best = *ranks.select_nth_unstable(place).1;
    let worst = *ranks.select_nth_unstable(n - 1 - place).1;
    Some((best, worst))
}

/// Quantile of the normal distribution (Acklam's approximation, relative error 1e-9).
pub(crate) fn normal_quantile(p: f64) -> f64 {
    const A: [f64; 6] = [
        -39.696_830_286_653_76,
        220.946_098_424_520_8,
        -275.928_510_446_968_7,
        138.357_751_867_269,
        -30.664_798_066_147_16,
        2.506_628_277_459_239,
    ];
    const B: [f64; 5] = [
        -54.476_098_798_224_06,
        161.585_836_858_040_9,
        -155.698_979_859_886_6,
        66.801_311_887_719_72,
        -13.280_681_552_885_72,
    ];
    const C: [f64; 6] = [
        -0.007_784_894_002_430_293,
        -0.322_396_458_041_136_4,
        -2.400_758_277_161_838,
        -2.549_732_539_343_734,
        4.374_664_141_464_968,
        2.938_163_982_698_783,
    ];
    const D: [f64; 4] = [
        0.007_784_695_709_041_462,
        0.322_467_129_070_039_8,
        2.445_134_137_142_996,
        3.754_408_661_907_416,
    ];
    let polynomial = |coefficients: &[f64], x: f64| {
        coefficients
            .iter()
            .fold(0.0, |sum, coefficient| sum * x + coefficient)
    };
    let tail = |p: f64| {
        let q = (-2.0 * p.ln()).sqrt();
        polynomial(&C, q) / (polynomial(&D, q) * q + 1.0)
    };
    if p < 0.024_25 {
        tail(p)
    } else if p > 1.0 - 0.024_25 {
        -tail(1.0 - p)
    } else {
        let q = p - 0.5;
        let square = q * q;
        polynomial(&A, square) * q / (polynomial(&B, square) * square + 1.0)
    }
}

/// Quantile of Student's t (Cornish–Fisher, good from 4 degrees of freedom on).
pub(crate) fn t_quantile(p: f64, degrees: f64) -> f64 {
    let z = normal_quantile(p);
    let square = z * z;
    let terms = [
        (square + 1.0) / 4.0,
        ((5.0 * square + 16.0) * square + 3.0) / 96.0,
        (((3.0 * square + 19.0) * square + 17.0) * square - 15.0) / 384.0,
    ];
    let [first, second, third] = terms;
    z * (1.0 + first / degrees + second / degrees.powi(2) + third / degrees.powi(3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_those_of_a_sorted_list() {
        let mut values: Vec<f64> = (0..=1000).rev().map(f64::from).collect();
        assert_eq!(interval(&mut values, 0.95), Some((25.0, 975.0)));
        let mut ranks: Vec<u32> = (0..=1000).rev().collect();
        assert_eq!(rank_interval(&mut ranks, 0.95), Some((25, 975)));
        // 0.05 x 2 values: a tenth of the way from the first to the second.
        let (low, high) = interval(&mut [4.0, 2.0], 0.9).unwrap();
        assert!((low - 2.1).abs() < 1e-12 && (high - 3.9).abs() < 1e-12);
        assert_eq!(interval(&mut [3.0], 0.95), Some((3.0, 3.0)));
        assert_eq!(interval(&mut [], 0.95), None);
    }

    #[test]
    fn quantiles_are_those_of_the_tables() {
        let check = |found: f64, expected: f64, within: f64| {
            assert!((found - expected).abs() < within, "{found} for {expected}");
        };
        check(normal_quantile(0.975), 1.959_964, 1e-6);
        check(normal_quantile(0.5), 0.0, 1e-9);
        check(normal_quantile(0.001), -3.090_232, 1e-6);
        check(t_quantile(0.975, 4.0), 2.776, 0.02);
        check(t_quantile(0.975, 9.0), 2.262, 0.002);
        check(t_quantile(0.975, 60.0), 2.000, 0.001);
    }
}
