//! The tables a round is written as: `results.csv`, `nodes.csv`.
//!
//! Written straight into text: a national round has half a million rows.

use crate::failure::WorkflowError;
use prima_exchange::write::{push_field, push_line};
use prima_instrument::exact::Exact;
use prima_score::bodies::{Bodies, BodyId};
use prima_score::round::{BodyResult, PublishedIndex, RestsOn, Results, Round};
use prima_score::tree::NodeScore;
use prima_score::value::State;
use std::collections::HashMap;

/// Columns of `results.csv`. Those up to `provisional` are the stable ones.
pub const RESULT_COLUMNS: [&str; 24] = [
    "unit",
    "name",
    "level",
    "index",
    "band",
    "label",
    "zone",
    "peer_group",
    "rank",
    "state",
    "provisional",
    "of",
    "gates",
    "possible_bands",
    "left_out",
    "difference",
    "published_index",
    "published_band",
    "published_rank",
    "source",
    "period",
    "retrieved",
    "units_counted",
    "units",
];

/// Bytes of text that are handed on at once.
const FLUSH: usize = 1 << 16;

/// Columns of `nodes.csv`.
pub const NODE_COLUMNS: [&str; 4] = ["unit", "code", "score", "state"];

/// Decimals of a node's score that does not end; scorecards carry the fraction.
pub const NODE_DIGITS: u32 = 12;

/// Heading line of a table.
pub fn header(columns: &[&str]) -> String {
    let mut out = String::new();
    push_line(columns.iter().copied(), &mut out);
    out
}

/// Which nodes `nodes.csv` has rows for: aggregates, or all.
pub fn node_codes(round: &Round, all: bool) -> Vec<Option<String>> {
    let nodes = round.instrument().nodes.iter();
    let quoted = |code: &str| {
        let mut out = String::from(",");
        push_field(code, &mut out);
        out.push(',');
        out
    };
    nodes
        .map(|node| (all || !node.is_leaf()).then(|| quoted(&node.code)))
        .collect()
}

/// Appends a body's rows of `nodes.csv`; `codes` is from [`node_codes`].
pub fn node_rows(
    bodies: &Bodies,
    body: BodyId,
    scores: &[NodeScore],
    codes: &[Option<String>],
    out: &mut String,
) {
    let mut unit = String::new();
    push_field(bodies.id(body), &mut unit);
    for (score, code) in scores.iter().zip(codes) {
        let Some(code) = code else { continue };
        out.push_str(&unit);
        out.push_str(code);
        if score.state == State::Scored {
            score.score.write_decimal(NODE_DIGITS, out);
        }
        out.push(',');
        out.push_str(score.state.word());
        out.push('\n');
    }
}

/// The text of a rounded index.
pub fn index_text(round: &Round, result: &BodyResult) -> String {
    let digits = round.instrument().rounding.digits;
    result
        .units
        .map_or(String::new(), |units| decimal(units, digits))
}

fn decimal(units: i64, digits: u32) -> String {
    if digits == 0 {
        return units.to_string();
    }
    let scale = 10u64.pow(digits);
    let (whole, rest) = (units.unsigned_abs() / scale, units.unsigned_abs() % scale);
    format!(
        "{}{whole}.{rest:0width$}",
        if units < 0 { "-" } else { "" },
        width = digits as usize
    )
}

/// Difference of the computed index from the published one, where both are there.
pub fn difference(round: &Round, result: &BodyResult, published: &PublishedIndex) -> Option<Exact> {
    let index = Exact::decimal(result.units?, round.instrument().rounding.digits);
    Some(index.minus(published.index.as_ref()?))
}

/// Hands on the rows of `results.csv`, some thousand at a time.
pub fn result_rows(
    round: &Round,
    results: &Results,
    mut write: impl FnMut(&str) -> Result<(), WorkflowError>,
) -> Result<(), WorkflowError> {
    let mut out = String::new();
    let instrument = round.instrument();
    let codes = |places: &[u16], code: &dyn Fn(usize) -> String| {
        places
            .iter()
            .map(|place| code(usize::from(*place)))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let gate = |place: usize| instrument.gates[place].code.clone();
    let band_code = |place: usize| instrument.bands[place].code.clone();
    let node = |place: usize| instrument.nodes[place].code.clone();
    let nothing = PublishedIndex::default();
    let mut provisional: HashMap<RestsOn, String> = HashMap::new();
    for body in round.bodies.iter() {
        if out.len() > FLUSH {
            write(&out)?;
            out.clear();
        }
        let result = &results.bodies[body.0 as usize];
        let place = results.places[body.0 as usize];
        let band = result.band.map(|band| &instrument.bands[usize::from(band)]);
        let rank = place.and_then(|place| place.rank);
        let group = place.map(|place| &results.groups[place.group as usize]);
        let published = round.published.indices.get(&body).unwrap_or(&nothing);
        let difference =
            difference(round, result, published).filter(|difference| !difference.is_zero());
        // Few combinations occur, so each list of marks is put together once.
        let marks = provisional
            .entry(round.rests_on(body, results))
            .or_insert_with_key(|rests_on| round.provisional_keys(rests_on).join(" "));
        let parts = result.parts();
        let (counted, units) = parts.map_or_else(Default::default, |parts| {
            (parts.counted.to_string(), parts.all.to_string())
        });
        push_line(
            [
                round.bodies.id(body),
                round.bodies.name(body),
                round.bodies.level(body).map_or("", |level| level.name()),
                &index_text(round, result),
                band.map_or("", |band| &band.code),
                band.map_or("", |band| &band.label.id),
                band.and_then(|band| band.zone.as_ref())
                    .map_or("", |zone| &zone.id),
                group.map_or("", |group| &group.name),
                &rank.map_or(String::new(), |rank| rank.to_string()),
                result.state.word(),
                marks.as_str(),
                &group.map_or(String::new(), |group| group.ranked.to_string()),
                &codes(result.gates(), &gate),
                &codes(result.undecided(), &band_code),
                &codes(result.marks(), &node),
                &difference.map_or(String::new(), |difference| difference.to_string()),
                &published.text,
                &published.band,
                &published.rank,
                &published.source,
                &published.period,
                &published.retrieved,
                &counted,
                &units,
            ],
            &mut out,
        );
    }
    write(&out)
}
