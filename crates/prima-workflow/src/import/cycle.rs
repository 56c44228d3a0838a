//! What holds for a programme and period as a whole, over all its data sets:
//! ranks among all published of a peer group, order, means, bands.
//!
//! Made-up data is ranked among made-up data, and counts in a mean only where
//! nothing real is known.

use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_score::rank::{Contender, ranks};
use prima_store::history::{Outcome, Summary, SummaryBand};
use std::collections::{BTreeMap, BTreeSet};

/// Millionths in one.
const MILLION: i64 = 1_000_000;
/// What a result rests on whose equals are of other data sets: the scores that
/// break ties are known within one data set alone.
const UNBROKEN_TIE: &str = "ties:datasets";

/// A programme and period with all that is known beside its results.
pub(super) struct Cycle<'a> {
    /// Programme.
    pub programme: &'a str,
    /// Period.
    pub period: &'a str,
    /// The rules of all its data sets.
    pub instrument: &'a Instrument,
    /// What its data sets are, by name: `sample`, `generated`, or empty.
    pub samples: &'a BTreeMap<String, String>,
    /// Each body's place in the alphabet.
    pub names: &'a BTreeMap<String, i64>,
}

impl Cycle<'_> {
    fn sample(&self, result: &Outcome) -> &str {
        let sample = self.samples.get(&result.dataset);
        sample.map_or("", String::as_str)
    }

    /// Ranks and orders the results, which are in order of data set and body.
    pub fn rank(&self, results: &mut [Outcome]) {
        let mut groups: BTreeMap<(&str, String), Vec<usize>> = BTreeMap::new();
        for (place, result) in results.iter().enumerate() {
            if !result.peer_group.is_empty() {
                let group = (self.sample(result), result.peer_group.clone());
                groups.entry(group).or_default().push(place);
            }
        }
        for members in groups.into_values() {
            self.rank_group(&members, results);
        }
        self.place(results);
    }

    /// Ranks a peer group over all data sets. A body that stands in two counts
    /// once, with the first, and both are shown with its rank.
    fn rank_group(&self, members: &[usize], results: &mut [Outcome]) {
        let rule = &self.instrument.ranking;
        let datasets = members.iter().map(|place| &results[*place].dataset);
        let is_of_one = datasets.collect::<BTreeSet<_>>().len() == 1;
        for place in members {
            let provisional = &mut results[*place].provisional;
            let keys = provisional.split_whitespace();
            let others: Vec<&str> = keys.filter(|key| *key != UNBROKEN_TIE).collect();
            *provisional = others.join(" ");
        }
        // The scores that break ties are known within one data set alone, whose
        // own ranks stay as they are.
        if is_of_one && !rule.tie_breakers.is_empty() {
            return;
        }
        let mut seen = BTreeSet::new();
        let ranked: Vec<(&str, i64)> = members
            .iter()
            .map(|place| &results[*place])
            .filter_map(|result| Some((result.body.as_str(), result.index_order?)))
            .filter(|(body, _)| seen.insert(*body))
            .collect();
        let contender = |units: i64| Contender {
            units,
            tie_breakers: &[],
        };
        let contenders: Vec<Contender> =
            ranked.iter().map(|(_, units)| contender(*units)).collect();
        let given = ranks(&contenders, rule.high, rule.skip);
        let by_body: BTreeMap<String, i64> = ranked
            .iter()
            .zip(given)
            .map(|((body, _), rank)| ((*body).to_owned(), i64::from(rank)))
            .collect();
        for place in members {
            let result = &mut results[*place];
            let rank = by_body.get(&result.body).copied();
            result.rank = rank.filter(|_| rule.ranked && result.index_order.is_some());
            result.rank_of = Some(by_body.len() as i64);
            // An interval of ranks is among those of one data set.
            if !is_of_one {
                result.rank_low = None;
                result.rank_high = None;
            }
            let n_equal = by_body
                .values()
                .filter(|other| Some(**other) == result.rank);
            if !rule.tie_breakers.is_empty() && n_equal.count() > 1 {
                result.provisional = format!("{} {UNBROKEN_TIE}", result.provisional)
                    .trim_start()
                    .to_owned();
            }
        }
    }

    /// Orders all results: best first, equal ones by name, those without an index last.
    fn place(&self, results: &mut [Outcome]) {
        let mut order: Vec<usize> = (0..results.len()).collect();
        let high = self.instrument.ranking.high;
        order.sort_by_cached_key(|place| {
            let result = &results[*place];
            let units = result.index_order;
            let units = units.map(|units| if high { -units } else { units });
            let name = self.names.get(&result.body).copied().unwrap_or(i64::MAX);
            (units.is_none(), units, name, result.dataset.clone())
        });
        for (place, at) in order.into_iter().enumerate() {
            results[at].place = place as i64;
        }
    }

    /// How many institutions of each level have an index, their mean, and how
    /// many are in each band; each institution once.
    pub fn summarise(&self, results: &[Outcome]) -> (Vec<Summary>, Vec<SummaryBand>) {
        let mut levels: BTreeMap<&str, BTreeMap<&str, Level>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for result in results {
            let sample = self.sample(result);
            let Some(units) = result.index_order else {
                continue;
            };
            if result.kind != "institution" || !seen.insert((sample, &result.body)) {
                continue;
            }
            let level = levels.entry(&result.level).or_default();
            let level = level.entry(sample).or_default();
            level.bodies += 1;
            level.sum = level.sum.saturating_add(units);
            *level.bands.entry(&result.band).or_default() += 1;
        }
        let (mut summaries, mut bands) = (Vec::new(), Vec::new());
        for (name, by_sample) in &levels {
            // Real data is named by an empty word, which comes first.
            let Some((sample, level)) = by_sample.first_key_value() else {
                continue;
            };
            summaries.push(Summary {
                programme: self.programme.to_owned(),
                period: self.period.to_owned(),
                level: (*name).to_owned(),
                sample: (*sample).to_owned(),
                bodies: level.bodies,
                mean: self.mean(level),
            });
            bands.extend(level.bands.iter().map(|(band, bodies)| SummaryBand {
                programme: self.programme.to_owned(),
                period: self.period.to_owned(),
                level: (*name).to_owned(),
                band: (*band).to_owned(),
                bodies: *bodies,
            }));
        }
        (summaries, bands)
    }

    fn mean(&self, level: &Level) -> String {
        let rounding = &self.instrument.rounding;
        let bodies = Exact::whole(level.bodies * MILLION);
        let mean = Exact::whole(level.sum).divided_by(&bodies);
        mean.map_or(String::new(), |mean| {
            mean.rounded(rounding.mode, rounding.digits)
                .at_digits(rounding.digits)
        })
    }
}

/// The institutions of one level.
#[derive(Default)]
struct Level<'a> {
    bodies: i64,
    sum: i64,
    bands: BTreeMap<&'a str, i64>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::open_checked;
    use prima_instrument::model::NodeId;
    use prima_instrument::words::Lang;

    /// Results of three bodies in the data sets named, of which two are equal.
    fn ranked(datasets: [&str; 3], breaks_ties: bool) -> Vec<Outcome> {
        let shipped = open_checked("ombudsman/2022", Lang::En);
        let mut instrument = shipped.expect("an instrument without a fault").0;
        instrument.ranking.tie_breakers = match breaks_ties {
            true => vec![NodeId(0)],
            false => Vec::new(),
        };
        let indices = [90, 80, 80];
        let mut results: Vec<Outcome> = datasets
            .iter()
            .zip(indices)
            .enumerate()
            .map(|(place, (dataset, index))| Outcome {
                dataset: (*dataset).to_owned(),
                body: format!("badan-{place}"),
                peer_group: "kota".to_owned(),
                index_order: Some(index * MILLION),
                provisional: "rounding ties:datasets".to_owned(),
                rank_low: Some(1),
                rank_high: Some(2),
                ..Outcome::default()
            })
            .collect();
        let cycle = Cycle {
            programme: "ombudsman",
            period: "2023",
            instrument: &instrument,
            samples: &BTreeMap::new(),
            names: &BTreeMap::new(),
        };
        cycle.rank(&mut results);
        results
    }

    #[test]
    fn an_interval_of_ranks_is_of_one_data_set_and_is_gone_with_a_second() {
        for row in ranked(["satu", "satu", "satu"], false) {
            assert_eq!((row.rank_low, row.rank_high), (Some(1), Some(2)), "{row:?}");
        }
        for row in ranked(["satu", "satu", "dua"], false) {
            assert_eq!((row.rank_low, row.rank_high), (None, None), "{row:?}");
        }
    }

    #[test]
    fn equals_of_several_data_sets_are_provisional_where_a_rule_would_part_them() {
        let told = |rows: Vec<Outcome>| -> Vec<(Option<i64>, String)> {
            rows.into_iter()
                .map(|row| (row.rank, row.provisional))
                .collect()
        };
        let plain = || "rounding".to_owned();
        let marked = || "rounding ties:datasets".to_owned();
        assert_eq!(
            told(ranked(["satu", "satu", "dua"], true)),
            [(Some(1), plain()), (Some(2), marked()), (Some(2), marked())]
        );
        assert_eq!(
            told(ranked(["satu", "satu", "dua"], false)),
            [(Some(1), plain()), (Some(2), plain()), (Some(2), plain())]
        );
    }
}
