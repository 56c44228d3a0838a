//! How much a stem tells, and how much it counts in one innovation.
//!
//! The formula is BM25 in whole numbers: rare stems tell more, the second time a
//! word comes adds less than the first, and a long text gains nothing by length.

/// How much a stem tells that `n_with` of `n` innovations have: the logarithm of
/// `1 + n / n_with` to base 2, in sixteenths; at least 1.
pub(super) fn rarity(n: usize, n_with: usize) -> u32 {
    let ratio = (n as u64 + n_with as u64) * 65_536 / (n_with.max(1) as u64);
    log2(ratio).saturating_sub(16 * 16).max(1)
}

/// The logarithm to base 2 in sixteenths, cut.
fn log2(number: u64) -> u32 {
    let whole = number.max(1).ilog2();
    // The number as 1.x in 2^32 parts; squaring it doubles its logarithm.
    let mut part = match whole {
        0..=32 => number << (32 - whole),
        _ => number >> (whole - 32),
    };
    let mut sixteenths = 0;
    for _ in 0..4 {
        let squared = (u128::from(part) * u128::from(part)) >> 32;
        sixteenths <<= 1;
        if squared >= 1 << 33 {
            sixteenths |= 1;
            part = u64::try_from(squared >> 1).unwrap_or(u64::MAX);
        } else {
            part = u64::try_from(squared).unwrap_or(u64::MAX);
        }
    }
    whole * 16 + sixteenths
}

/// How much a stem counts that comes `times` times in a text of `length` stems
/// where the mean is `mean`; at most 2200.
pub(super) fn counted(times: u32, length: u32, mean: u32) -> u32 {
    let (times, length, mean) = (u64::from(times), u64::from(length), u64::from(mean.max(1)));
    // k1 = 1.2 and b = 0.75, both in thousandths.
    let damped = 1_200 * (250 * mean + 750 * length) / (1_000 * mean);
    let counted = times * 1_000 * 2_200 / (times * 1_000 + damped);
    u32::try_from(counted).unwrap_or(2_200)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_right_to_a_sixteenth() {
        // 2^1.5 = 2.828…, so of 2896 = 1024 × 2.828… the logarithm is 11.5.
        for (number, expected) in [(1, 0), (2, 16), (1024, 160), (2896, 183), (2897, 184)] {
            assert_eq!(log2(number), expected, "log2 of {number}");
        }
    }

    #[test]
    fn rare_stems_tell_more_and_one_that_all_have_tells_little() {
        assert_eq!(rarity(1_000, 1_000), 16);
        assert!(rarity(50_000, 1) > rarity(50_000, 100));
        assert!(rarity(50_000, 100) > rarity(50_000, 25_000));
    }

    #[test]
    fn the_second_time_adds_less_than_the_first() {
        let once = counted(1, 100, 100);
        let twice = counted(2, 100, 100);
        // 1000 × 2200 / (1000 + 1200) = 1000.
        assert_eq!(once, 1_000);
        assert!(twice > once && twice - once < once);
        assert!(counted(1, 400, 100) < once);
    }
}
