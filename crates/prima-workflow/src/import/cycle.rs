//! What holds for a programme and period as a whole, over all its data sets:
//! ranks among all published of a peer group, order, means, bands.

use crate::failure::WorkflowError;
use crate::library;
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_instrument::words::Lang;
use prima_score::rank::{Contender, ranks};
use prima_store::Act;
use prima_store::history::{Outcome, Summary, SummaryBand};
use std::collections::{BTreeMap, BTreeSet};

/// Millionths in one.
const MILLION: i64 = 1_000_000;

/// Ranks and summarises the results of a programme and period anew.
pub(super) async fn rank(
    act: &mut Act,
    programme: &str,
    period: &str,
    instrument: &str,
    lang: Lang,
) -> Result<(), WorkflowError> {
    if instrument.is_empty() {
        return Ok(());
    }
    let (instrument, _) = library::open_checked(instrument, lang)?;
    let mut results = act.results_of_cycle(programme, period).await?;
    let samples = act.samples_of_cycle(programme, period).await?;
    let names = act.name_orders().await?;
    rank_groups(&instrument, &mut results);
    place(&instrument, &mut results, &names);
    let (summaries, bands) = summarise(&instrument, programme, period, &results, &samples);
    act.replace_results_of_cycle(programme, period, &results)
        .await?;
    act.replace_summaries(programme, period, &summaries, &bands)
        .await?;
    Ok(())
}

/// Ranks each peer group over all data sets. A body that stands in two counts
/// once, with the first; where one data set holds a whole group, its own
/// ranks stay, since they know tie-breakers.
fn rank_groups(instrument: &Instrument, results: &mut [Outcome]) {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, result) in results.iter().enumerate() {
        if !result.peer_group.is_empty() {
            groups
                .entry(result.peer_group.clone())
                .or_default()
                .push(place);
        }
    }
    for members in groups.into_values() {
        let datasets: BTreeSet<&str> = members
            .iter()
            .map(|place| results[*place].dataset.as_str())
            .collect();
        if datasets.len() < 2 {
            continue;
        }
        let mut seen = BTreeSet::new();
        let ranked: Vec<(usize, i64)> = members
            .iter()
            .filter_map(|place| Some((*place, results[*place].index_order?)))
            .filter(|(place, _)| seen.insert(results[*place].body.clone()))
            .collect();
        let contenders: Vec<Contender> = ranked
            .iter()
            .map(|(_, units)| Contender {
                units: *units,
                tie_breakers: &[],
            })
            .collect();
        let given = ranks(
            &contenders,
            instrument.ranking.high,
            instrument.ranking.skip,
        );
        let by_body: BTreeMap<String, i64> = ranked
            .iter()
            .zip(given)
            .map(|((place, _), rank)| (results[*place].body.clone(), i64::from(rank)))
            .collect();
        for place in members {
            let result = &mut results[place];
            let rank = by_body.get(&result.body).copied();
            result.rank =
                rank.filter(|_| instrument.ranking.ranked && result.index_order.is_some());
            result.rank_of = Some(by_body.len() as i64);
        }
    }
}

/// Orders all results: best first, equal ones by name, those without an index last.
fn place(instrument: &Instrument, results: &mut [Outcome], names: &BTreeMap<String, i64>) {
    let mut order: Vec<usize> = (0..results.len()).collect();
    let high = instrument.ranking.high;
    order.sort_by_key(|place| {
        let result = &results[*place];
        let units = result
            .index_order
            .map(|units| if high { -units } else { units });
        let name = names.get(&result.body).copied().unwrap_or(i64::MAX);
        (units.is_none(), units, name, result.dataset.clone())
    });
    for (place, at) in order.into_iter().enumerate() {
        results[at].place = place as i64;
    }
}

fn summarise(
    instrument: &Instrument,
    programme: &str,
    period: &str,
    results: &[Outcome],
    samples: &BTreeMap<String, String>,
) -> (Vec<Summary>, Vec<SummaryBand>) {
    let mut sums: BTreeMap<&str, (i64, i64, &str)> = BTreeMap::new();
    let mut bands: BTreeMap<(&str, &str), i64> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for result in results {
        // The means of a level are those of whole institutions, each once.
        if result.kind != "institution" || !seen.insert(&result.body) {
            continue;
        }
        let Some(units) = result.index_order else {
            continue;
        };
        let sample = samples.get(&result.dataset).map_or("", String::as_str);
        let sum = sums.entry(&result.level).or_insert((0, 0, sample));
        sum.0 += 1;
        sum.1 += units;
        *bands.entry((&result.level, &result.band)).or_default() += 1;
    }
    let rounding = &instrument.rounding;
    let summaries = sums.iter().map(|(level, (bodies, sum, sample))| {
        let mean = Exact::whole(*sum).divided_by(&Exact::whole(*bodies * MILLION));
        Summary {
            programme: programme.to_owned(),
            period: period.to_owned(),
            level: (*level).to_owned(),
            sample: (*sample).to_owned(),
            bodies: *bodies,
            mean: mean.map_or(String::new(), |mean| {
                mean.rounded(rounding.mode, rounding.digits)
                    .at_digits(rounding.digits)
            }),
        }
    });
    let bands = bands.iter().map(|((level, band), bodies)| SummaryBand {
        programme: programme.to_owned(),
        period: period.to_owned(),
        level: (*level).to_owned(),
        band: (*band).to_owned(),
        bodies: *bodies,
    });
    (summaries.collect(), bands.collect())
}
