//! How many respondents a survey needs.

use prima_instrument::exact::{Exact, RoundingMode};
use prima_instrument::model::SamplingRule;

/// Sample size after Krejcie and Morgan (1970), rounded to the nearest whole.
///
/// `S = 3.841 N P(1−P) / (d²(N−1) + 3.841 P(1−P))` with P = 0.5, d = 0.05.
pub fn krejcie_morgan(population: i64) -> i64 {
    if population <= 0 {
        return 0;
    }
    let chi = Exact::ratio(3841, 4000);
    let above = chi.times(&Exact::whole(population));
    let below = Exact::ratio(25, 10000)
        .times(&Exact::whole(population - 1))
        .plus(&chi);
    let size = above.divided_by(&below).unwrap_or(Exact::ZERO);
    size.rounded_units(RoundingMode::HalfUp, 0).unwrap_or(0)
}

/// Respondents needed; `None` where the rule needs a number of users that was not given.
pub fn required(rule: SamplingRule, population: Option<i64>) -> Option<i64> {
    match rule {
        SamplingRule::KrejcieMorgan => population.map(krejcie_morgan),
        SamplingRule::Minimum(minimum) => Some(minimum),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sample_sizes_equal_the_published_table() {
        // Krejcie and Morgan (1970), table 1.
        for (population, size) in [
            (10, 10),
            (15, 14),
            (20, 19),
            (25, 24),
            (30, 28),
            (35, 32),
            (40, 36),
            (45, 40),
            (50, 44),
            (55, 48),
            (60, 52),
            (65, 56),
            (70, 59),
            (75, 63),
            (80, 66),
            (85, 70),
            (90, 73),
            (95, 76),
            (100, 80),
            (110, 86),
            (120, 92),
            (130, 97),
            (140, 103),
            (150, 108),
            (160, 113),
            (170, 118),
            (180, 123),
            (190, 127),
            (200, 132),
            (210, 136),
            (220, 140),
            (230, 144),
            (240, 148),
            (250, 152),
            (260, 155),
            (270, 159),
            (280, 162),
            (290, 165),
            (300, 169),
            (320, 175),
            (340, 181),
            (360, 186),
            (380, 191),
            (400, 196),
            (420, 201),
            (440, 205),
            (460, 210),
            (480, 214),
            (500, 217),
            (550, 226),
            (600, 234),
            (650, 242),
            (700, 248),
            (750, 254),
            (800, 260),
            (850, 265),
            (900, 269),
            (950, 274),
            (1000, 278),
            (1100, 285),
            (1200, 291),
            (1300, 297),
            (1400, 302),
            (1500, 306),
            (1600, 310),
            (1700, 313),
            (1800, 317),
            (1900, 320),
            (2000, 322),
            (2200, 327),
            (2400, 331),
            (2600, 335),
            (2800, 338),
            (3000, 341),
            (3500, 346),
            (4000, 351),
            (4500, 354),
            (5000, 357),
            (6000, 361),
            (7000, 364),
            (8000, 367),
            (9000, 368),
            (10000, 370),
            (15000, 375),
            (20000, 377),
            (30000, 379),
            (40000, 380),
            (50000, 381),
            (75000, 382),
            (1000000, 384),
        ] {
            assert_eq!(krejcie_morgan(population), size, "N = {population}");
        }
    }
}
