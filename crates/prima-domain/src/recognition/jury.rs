//! Juries: what a score sheet earns, how sheets become one result, and who may
//! score, see, discuss and close what.
//!
//! Fractions stay fractions until the one rounding step; whether a result
//! passes is read off the rounded value, the same that is shown. Severity of
//! jurors is never part of a result: an estimate decides nothing.

pub mod permission;

use prima_instrument::exact::{Exact, RoundingMode};
use prima_instrument::programme::jury::{Combine, Criterion, Jury};
use std::collections::BTreeMap;

/// Points a juror gave, by the code of the criterion.
pub type Sheet = BTreeMap<String, Exact>;

/// The result of a stage for one candidacy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Before rounding, 0 to 100; later stages carry this one on.
    pub exact: Exact,
    /// Rounded once.
    pub value: Exact,
    /// Whether it passes; none: there is no passing grade.
    pub passed: Option<bool>,
}

/// Why a text is no points of a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointsFault {
    /// It is no number.
    NotANumber,
    /// Only whole points may be given.
    NotWhole,
    /// It is less or more than may be given.
    OutOfScale,
}

/// The points a text stands for. A decimal comma is read, too: that is how
/// numbers are written in Indonesian.
pub fn points(criterion: &Criterion, text: &str) -> Result<Exact, PointsFault> {
    let text = text.trim().replace(',', ".");
    let is_plain = !text.contains('/');
    let found = is_plain.then(|| Exact::parse(&text)).flatten();
    let found = found.ok_or(PointsFault::NotANumber)?;
    let scale = &criterion.scale;
    if scale.whole && !found.is_whole() {
        return Err(PointsFault::NotWhole);
    }
    match found < scale.min || found > scale.max {
        true => Err(PointsFault::OutOfScale),
        false => Ok(found),
    }
}

/// Codes of the criteria that count and have no points yet, in the order of the
/// file. What weighs nothing may stay empty.
pub fn missing<'j>(jury: &'j Jury, sheet: &Sheet) -> Vec<&'j str> {
    let open = jury.criteria.iter();
    open.filter(|one| !one.weight.is_zero() && !sheet.contains_key(&one.code))
        .map(|one| one.code.as_str())
        .collect()
}

/// What a whole sheet earns, 0 to 100: each criterion its weight times what it
/// was given of the most it could be. `None` while something is missing.
pub fn sheet_score(jury: &Jury, sheet: &Sheet) -> Option<Exact> {
    let mut sum = Exact::ZERO;
    for one in &jury.criteria {
        if one.weight.is_zero() {
            continue;
        }
        let share = sheet.get(&one.code)?.divided_by(&one.scale.max)?;
        sum = sum.plus(&one.weight.times(&share));
    }
    Some(sum)
}

/// The result of whole sheets, with the exact results of the stages it carries
/// on, by stage. `None` without any sheet, or where a carried result is missing.
pub fn outcome(
    jury: &Jury,
    scores: &[Exact],
    carried: &BTreeMap<String, Exact>,
) -> Option<Outcome> {
    let own = match jury.combine {
        Combine::Mean => mean(scores)?,
        Combine::Median => median(scores)?,
    };
    settled(jury, &own, carried)
}

/// The result of a public vote: the share of those who find it of use.
/// `None` without voters, or with more in favour than voted.
pub fn vote(
    jury: &Jury,
    in_favour: i64,
    voters: i64,
    carried: &BTreeMap<String, Exact>,
) -> Option<Outcome> {
    if voters < 1 || in_favour < 0 || in_favour > voters {
        return None;
    }
    let share = Exact::ratio(in_favour, voters).times(&Exact::whole(100));
    settled(jury, &share, carried)
}

fn settled(jury: &Jury, own: &Exact, carried: &BTreeMap<String, Exact>) -> Option<Outcome> {
    let hundred = Exact::whole(100);
    let mut exact = own.times(&jury.share).divided_by(&hundred)?;
    for one in &jury.carried {
        let part = carried.get(&one.stage)?.times(&one.share);
        exact = exact.plus(&part.divided_by(&hundred)?);
    }
    let value = exact.rounded(RoundingMode::HalfUp, jury.digits);
    let passed = jury.passing.as_ref().map(|least| value >= *least);
    Some(Outcome {
        exact,
        value,
        passed,
    })
}

fn mean(scores: &[Exact]) -> Option<Exact> {
    let n = i64::try_from(scores.len()).ok()?;
    let sum = scores.iter().fold(Exact::ZERO, |sum, one| sum.plus(one));
    sum.divided_by(&Exact::whole(n))
}

fn median(scores: &[Exact]) -> Option<Exact> {
    let mut sorted = scores.to_vec();
    sorted.sort();
    let middle = sorted.len() / 2;
    match sorted.len() % 2 {
        _ if sorted.is_empty() => None,
        1 => Some(sorted[middle].clone()),
        _ => mean(&sorted[middle - 1..=middle]),
    }
}
