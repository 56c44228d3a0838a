//! Bands are accepted exactly where they cover the scale, each value once.

mod support;

use prima_instrument::exact::Exact;
use prima_instrument::{Catalogue, band_units, read};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use support::{SAMPLE, valid};

/// One band: its edges in quarters of a hundredth, and whether they belong to it.
#[derive(Clone, Debug)]
struct Edges {
    low: i64,
    low_closed: bool,
    high: i64,
    high_closed: bool,
}

/// A number of hundredths' quarters as a decimal.
fn decimal(quarters: i64) -> String {
    Exact::ratio(quarters, 400).to_string()
}

impl Edges {
    fn table(&self, index: usize) -> String {
        let low = if self.low_closed { "from" } else { "above" };
        let high = if self.high_closed { "to" } else { "below" };
        format!(
            "[[band]]\ncode = \"B{index}\"\nlabel = {{ id = \"B\", en = \"B\" }}\nrole = \"fair\"\n\
             {low} = {}\n{high} = {}\n",
            decimal(self.low),
            decimal(self.high)
        )
    }

    /// Whether a value, in units of the last of `digits` decimals, belongs to it.
    fn holds(&self, units: i64, digits: u32) -> bool {
        let quarters = units * 400 / 10i64.pow(digits);
        let from_low = quarters > self.low || (self.low_closed && quarters == self.low);
        let to_high = quarters < self.high || (self.high_closed && quarters == self.high);
        from_low && to_high
    }
}

/// An instrument whose index is one number from 0 to 4.
fn instrument(bands: &[Edges], digits: u32) -> String {
    let head = "[instrument]\ncode = \"a\"\nedition = \"1\"\ntitle = { id = \"A\", en = \"A\" }\n\
        scale = { min = 0, max = 4 }\npublished_index = true\nsource = { law = \"l\" }\n\
        [laws.l]\ntitle = \"L\"\nstatus = \"sourced\"\n\
        [[answer_source]]\ncode = \"e\"\ntitle = { id = \"E\", en = \"E\" }\nkind = \"evaluator\"\nraters = \"single\"\n\
        [missing]\nnot_answered = \"block\"\nnot_applicable = \"block\"\nrejected = \"block\"\nnot_assessed = \"block\"\n\
        [[node]]\ncode = \"I\"\ntitle = { id = \"I\", en = \"I\" }\nfrom = \"e\"\n\
        measure = { kind = \"number\", min = 0, max = 4, direction = \"up\" }\n";
    let tables = bands
        .iter()
        .enumerate()
        .map(|(index, band)| band.table(index));
    let tables: String = tables.collect();
    format!("{head}[rounding]\nmode = \"half_up\"\ndigits = {digits}\n{tables}")
}

/// Whether each band holds something and each value of the scale belongs to
/// exactly one, the highest first; counted value by value.
fn covers(bands: &[Edges], digits: u32) -> bool {
    let most = 4 * 10i64.pow(digits);
    let place = |units: i64| {
        let holding: Vec<usize> = (0..bands.len())
            .filter(|band| bands[*band].holds(units, digits))
            .collect();
        match holding.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    };
    let places: Option<Vec<usize>> = (0..=most).rev().map(place).collect();
    let outside = (-20..0).chain(most + 1..most + 20);
    let beyond = outside
        .into_iter()
        .any(|units| bands.iter().any(|band| band.holds(units, digits)));
    places.is_some_and(|mut places| {
        let ordered = places.is_sorted();
        places.dedup();
        ordered && places.len() == bands.len() && !beyond
    })
}

/// Edges near those that would do: whole numbers, now and then a little off.
fn bands() -> impl Strategy<Value = Vec<Edges>> {
    let off = prop_oneof![6 => Just(0i64), 1 => -5i64..6];
    let closed = prop_oneof![6 => Just(true), 1 => Just(false)];
    (1usize..4).prop_flat_map(move |n_bands| {
        let band = (off.clone(), off.clone(), closed.clone(), closed.clone());
        prop::collection::vec(band, n_bands).prop_map(move |made| {
            let edge = |index: usize| 1600 - 1600 * index as i64 / n_bands as i64 / 4 * 4;
            let edges =
                |(index, (low, high, low_closed, high_closed)): (usize, (i64, i64, bool, bool))| {
                    Edges {
                        low: if index + 1 == n_bands {
                            low
                        } else {
                            edge(index + 1) + low
                        },
                        low_closed,
                        high: edge(index) + high,
                        // The band above takes the edge they share.
                        high_closed: high_closed == (index == 0),
                    }
                };
            made.into_iter().enumerate().map(edges).collect()
        })
    })
}

proptest! {
    #![proptest_config(Config { cases: 600, rng_seed: RngSeed::Fixed(11), failure_persistence: None, ..Config::default() })]

    #[test]
    fn bands_are_accepted_exactly_where_they_cover_the_scale(bands in bands(), digits in 0u32..3) {
        let text = instrument(&bands, digits);
        let read = read(&text, &Catalogue::default());
        let keys = read.as_ref().err().map(|faults| faults.iter().map(|fault| fault.key).collect::<Vec<_>>());
        prop_assert_eq!(read.is_ok(), covers(&bands, digits), "{:?} at {} decimals: {:?}", bands, digits, keys);
    }
}

#[test]
fn an_open_edge_starts_one_step_further() {
    let instrument = valid(SAMPLE);
    let ends: Vec<_> = instrument
        .bands
        .iter()
        .map(|band| (band.code.as_str(), band_units(band, 2)))
        .collect();
    let expected = [
        ("A", (300, Some(400))),
        ("A-", (300, Some(400))),
        ("B", (151, Some(299))),
        ("C", (0, Some(150))),
    ];
    assert_eq!(ends, expected);
}

/// A scale to 2.345 and one band to `to`, rounded to two digits in this way.
fn rounded_scale(mode: &str, to: &str) -> String {
    let band =
        "[[band]]\ncode = \"A\"\nlabel = { id = \"A\", en = \"A\" }\nrole = \"best\"\nfrom = 0\n";
    let text = instrument(&[], 2)
        .replace("max = 4", "max = 2.345")
        .replace("half_up", mode);
    format!("{text}{band}to = {to}\n")
}

#[test]
fn an_index_that_rounds_above_the_scale_has_a_band() {
    let accepted =
        |mode: &str, to: &str| read(&rounded_scale(mode, to), &Catalogue::default()).is_ok();
    // 2.345 rounds half up to 2.35, half even and cut to 2.34.
    for (mode, top, other) in [
        ("half_up", "2.35", "2.34"),
        ("up", "2.35", "2.345"),
        ("half_even", "2.345", "2.35"),
        ("cut", "2.34", "2.35"),
    ] {
        assert!(accepted(mode, top), "{mode}: bands end at {top}");
        assert!(
            !accepted(mode, other),
            "{mode}: bands do not end at {other}"
        );
    }
}

#[test]
fn a_node_that_rounds_reaches_what_it_rounds_to() {
    let text = |scale: &str, step: &str| {
        instrument(&[], 2)
            .replace("scale = { min = 0, max = 4 }", scale)
            .replace(
                "max = 4, direction = \"up\" }",
                &format!("max = 2.5, direction = \"up\" }}\n{step}"),
            )
    };
    let accepted = |text: String| read(&text, &Catalogue::default()).is_ok();
    let step = "rounding = { mode = \"half_up\", digits = 0 }";
    assert!(accepted(text("scale = { min = 0, max = 2.5 }", "")));
    assert!(accepted(text("scale = { min = 0, max = 3 }", step)));
    assert!(!accepted(text("scale = { min = 0, max = 2.5 }", step)));
}
