//! One body's result as it is stored.

use super::families::family;
use crate::tables::{difference, index_text};
use prima_robust::report::Report;
use prima_score::bodies::BodyId;
use prima_score::rank::province;
use prima_score::round::{PublishedIndex, Results, Round};
use prima_store::history::{Dataset, Outcome};

/// Digits that order indices: millionths.
const ORDER_DIGITS: u32 = 6;

/// A computed round, ready to be written down.
pub(super) struct View<'a> {
    /// The data set it is of.
    pub dataset: &'a Dataset,
    /// The round.
    pub round: &'a Round<'a>,
    /// What was computed.
    pub results: &'a Results,
    /// How far to trust it; none where there are no answers.
    pub trust: Option<&'a Report>,
    /// Whether there are answers or survey answers.
    pub has_answers: bool,
}

impl View<'_> {
    /// The result of a body.
    pub fn outcome(&self, body: BodyId) -> Outcome {
        let (round, results) = (self.round, self.results);
        let (instrument, bodies) = (round.instrument(), round.bodies);
        let result = &results.bodies[body.0 as usize];
        let place = results.places[body.0 as usize];
        let group = place.map(|place| &results.groups[place.group as usize]);
        let band = result.band.map(|band| &instrument.bands[usize::from(band)]);
        let nothing = PublishedIndex::default();
        let published = round.published.indices.get(&body).unwrap_or(&nothing);
        let difference = difference(round, result, published).filter(|by| !by.is_zero());
        let digits = instrument.rounding.digits;
        let gates = result
            .gates()
            .iter()
            .map(|gate| instrument.gates[usize::from(*gate)].code.as_str());
        let has_nodes = round.published.nodes.contains_key(&body) || self.has_answers;
        let parts = result.parts();
        let trust = self.trust.map(|report| &report.bodies[body.0 as usize]);
        let interval = trust.and_then(|body| body.interval);
        let end = |value: f64| format!("{value:.*}", digits as usize);
        let ranks = trust.and_then(|body| body.rank_interval);
        let level = bodies.level(body).map_or("", |level| level.name());
        Outcome {
            dataset: self.dataset.dataset.clone(),
            body: bodies.id(body).to_owned(),
            programme: self.dataset.programme.clone(),
            instrument: self.dataset.instrument.clone(),
            period: self.dataset.period.clone(),
            kind: bodies.kind(body).map_or("", |kind| kind.name()).to_owned(),
            level: level.to_owned(),
            province: province(bodies.region(body)).unwrap_or_default().to_owned(),
            index_text: index_text(round, result),
            index_order: result.units.map(|units| millionths(units, digits)),
            band: band.map_or(String::new(), |band| band.code.clone()),
            state: result.state.word().to_owned(),
            origin: result.origin.word().to_owned(),
            peer_group: group.map_or(String::new(), |group| group.name.clone()),
            rank: place.and_then(|place| place.rank).map(i64::from),
            rank_of: group.map(|group| i64::from(group.ranked)),
            place: 0,
            difference: difference.map_or(String::new(), |by| by.to_string()),
            published_index: published.text.clone(),
            published_band: published.band.clone(),
            published_rank: published.rank.clone(),
            source: published.source.clone(),
            reference: published.period.clone(),
            retrieved: published.retrieved.clone(),
            provisional: round.provisional(body, results).join(" "),
            gates: gates.collect::<Vec<_>>().join(" "),
            units_counted: parts.map(|parts| i64::from(parts.counted)),
            units: parts.map(|parts| i64::from(parts.all)),
            index_low: interval.map_or(String::new(), |interval| end(interval.low)),
            index_high: interval.map_or(String::new(), |interval| end(interval.high)),
            rank_low: ranks.map(|ranks| i64::from(ranks.best)),
            rank_high: ranks.map(|ranks| i64::from(ranks.worst)),
            has_nodes: i64::from(has_nodes),
            family: family(bodies, body).to_owned(),
        }
    }
}

/// An index in units of its last digit, in millionths; finer ones are cut.
fn millionths(units: i64, digits: u32) -> i64 {
    match ORDER_DIGITS.checked_sub(digits) {
        Some(missing) => units.saturating_mul(10i64.pow(missing)),
        None => units / 10i64.pow(digits - ORDER_DIGITS),
    }
}

#[cfg(test)]
mod tests {
    use super::millionths;

    #[test]
    fn an_index_of_any_number_of_digits_is_ordered_in_millionths() {
        for (units, digits, expected) in [
            (9439, 2, 94_390_000),
            (5, 0, 5_000_000),
            (4_626_667, 6, 4_626_667),
            (4_626_666_667, 9, 4_626_666),
            (-15, 1, -1_500_000),
            (i64::MAX, 2, i64::MAX),
        ] {
            assert_eq!(millionths(units, digits), expected, "{units} at {digits}");
        }
    }
}
