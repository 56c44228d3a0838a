//! From rows to a result: points of a sheet, the outcome of all sheets, its
//! statement in words, what a step asks of it, and the ranks of a stage.

use super::facts::{CandidateSeen, StageSeen};
use super::{JuryFault, StagePlace};
use crate::assessment::{ActError, Refusal};
use crate::recognition::facts::Seen;
use prima_domain::recognition::jury::{Outcome, PointsFault, Sheet, outcome, points, sheet_score};
use prima_instrument::exact::{Exact, RoundingMode};
use prima_instrument::form::{Answer, Question};
use prima_instrument::model::Span;
use prima_instrument::programme::Exit;
use prima_instrument::programme::jury::{Criterion, Jury, JuryForm, MOST_DIGITS, Verdict};
use prima_instrument::words::{Lang, figure, figure_at, say};
use prima_score::rank::{Contender, ranks};
use prima_store::StoreError;
use prima_store::cycle::Reading;
use prima_store::recognition::jury::{JuryResult, JuryScore};
use std::collections::BTreeMap;

/// Words of a condition that is met, and of one that is not, as forms and
/// worksheets write them.
const MET: [(&str, Exact); 2] = [("ya", Exact::ONE), ("tidak", Exact::ZERO)];

/// What jurors are asked, as questions of a form or a worksheet.
pub fn questions(jury: &Jury) -> Vec<Question> {
    let question = |one: &Criterion| Question {
        code: one.code.clone(),
        source: "jury".to_owned(),
        section: Vec::new(),
        title: one.title.clone(),
        answer: match jury.form {
            JuryForm::Administrative => Answer::YesNo,
            _ => Answer::Number {
                whole: one.scale.whole,
                span: Span {
                    min: one.scale.min.clone(),
                    max: Some(one.scale.max.clone()),
                },
            },
        },
        is_fact: false,
        asked_if: None,
        evidence: Vec::new(),
        facilities: Vec::new(),
        provisional: one.provisional.clone(),
    };
    jury.criteria.iter().map(question).collect()
}

/// The points that a written value of a criterion stands for.
pub(super) fn read_points(
    jury: &Jury,
    criterion: &Criterion,
    value: &str,
) -> Result<Exact, PointsFault> {
    match jury.form {
        JuryForm::Administrative => {
            let mut met = MET.into_iter();
            let found = met.find(|(word, _)| *word == value);
            found.map(|one| one.1).ok_or(PointsFault::OutOfScale)
        }
        _ => points(criterion, value),
    }
}

/// A sheet of its rows; what was taken back is missing.
pub(super) fn sheet_of<'a>(jury: &Jury, rows: impl Iterator<Item = &'a JuryScore>) -> Sheet {
    let read = |row: &JuryScore| {
        let criterion = jury.criterion(&row.criterion)?;
        let points = read_points(jury, criterion, &row.value).ok()?;
        Some((row.criterion.clone(), points))
    };
    rows.filter_map(read).collect()
}

/// Score of the sheet of each juror whose sheet counts, by juror.
pub(super) fn scores(
    jury: &Jury,
    candidate: &CandidateSeen,
    rows: &[JuryScore],
) -> BTreeMap<String, Exact> {
    let of = |juror: &str| {
        let own = rows
            .iter()
            .filter(|row| row.candidacy == candidate.row.candidacy)
            .filter(|row| row.visit == candidate.visit && row.juror == juror);
        sheet_score(jury, &sheet_of(jury, own))
    };
    let counting = candidate.facts.handed_in.iter();
    counting
        .filter_map(|juror| Some((juror.to_string(), of(juror.as_str())?)))
        .collect()
}

/// The exact results of the stages a jury carries on; one that is missing is absent.
pub(super) fn carried(jury: &Jury, results: &[JuryResult]) -> BTreeMap<String, Exact> {
    let last = |stage: &str| {
        let of_stage = results.iter().filter(|one| one.stage == stage);
        let last = of_stage.max_by_key(|one| one.visit)?;
        Exact::parse(&last.exact)
    };
    let parts = jury.carried.iter();
    parts
        .filter_map(|one| Some((one.stage.clone(), last(&one.stage)?)))
        .collect()
}

/// The outcome of the sheets that are in.
pub(super) fn of_sheets(
    seen: &StageSeen,
    candidate: &CandidateSeen,
    rows: &[JuryScore],
    results: &[JuryResult],
) -> Option<(Outcome, usize)> {
    let scores: Vec<Exact> = scores(&seen.jury, candidate, rows).into_values().collect();
    let found = outcome(&seen.jury, &scores, &carried(&seen.jury, results))?;
    Some((found, scores.len()))
}

/// A result as a row, without its votes and who closed it.
pub(super) fn row(seen: &StageSeen, candidate: &CandidateSeen, found: &Outcome) -> JuryResult {
    let passed = match found.passed {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    JuryResult {
        candidacy: candidate.row.candidacy.clone(),
        visit: candidate.visit,
        programme: candidate.row.programme.clone(),
        edition: candidate.row.edition.clone(),
        stage: seen.stage.code.clone(),
        exact: found.exact.to_big().to_string(),
        value: found.value.at_digits(seen.jury.digits),
        passed: passed.to_owned(),
        ..JuryResult::default()
    }
}

/// A closed result in one sentence.
pub fn statement(lang: Lang, jury: &Jury, result: &JuryResult) -> String {
    let value = Exact::parse(&result.value).unwrap_or(Exact::ZERO);
    let passing = jury.passing.as_ref();
    let arguments = [
        ("value", figure_at(lang, &value, jury.digits)),
        ("n", result.sheets.to_string()),
        (
            "passing",
            passing.map_or_else(String::new, |least| figure(lang, least)),
        ),
        ("for", result.in_favour.to_string()),
        ("voters", result.voters.to_string()),
    ];
    let key = match (jury.form, result.passed.as_str()) {
        (JuryForm::Public, _) => "jury-votes",
        (_, "yes") => "jury-result-passed",
        (_, "no") => "jury-result-failed",
        _ => "jury-result",
    };
    say(lang, key, &arguments)
}

/// What the jury adds to a step: its result as a sentence, in Indonesian as the
/// documents of a step are. `None` where no jury sits or the step is a way back.
///
/// A step is refused while the result is open, and where it asks for another one.
pub(in crate::recognition) async fn demanded(
    reading: &mut Reading<'_>,
    seen: &Seen,
    exit: &Exit,
) -> Result<Option<String>, ActError> {
    let stage = seen.programme().stage(&seen.row.stage);
    let Some(jury) = stage.and_then(|stage| stage.jury.as_ref()) else {
        return Ok(None);
    };
    if exit.goes_back {
        return Ok(None);
    }
    let results = reading.jury_results_of(&seen.row.candidacy).await?;
    let mut results = results.iter();
    let result = results.find(|one| one.visit == seen.row.version);
    let result = result.ok_or(Refusal::Jury(JuryFault::Open))?;
    let wanted = exit.jury.map(|verdict| match verdict {
        Verdict::Passed => "yes",
        Verdict::Failed => "no",
    });
    match wanted.is_none_or(|wanted| wanted == result.passed) {
        true => Ok(Some(statement(Lang::Id, jury, result))),
        false => Err(Refusal::Jury(JuryFault::OtherVerdict).into()),
    }
}

/// A candidate in the order of a stage's results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Its last closed result of the stage.
    pub result: JuryResult,
    /// Its rank; equal results share one, and the next is passed over.
    pub rank: u32,
    /// Whether another one has the same result, so that the jury alone does not
    /// tell them apart.
    pub is_tied: bool,
}

/// The closed results of a stage, best first; of those that tie, by id. Awards
/// choose from it. It asks for no permission: whoever calls it has.
pub async fn ranked(
    reading: &mut Reading<'_>,
    place: StagePlace<'_>,
) -> Result<Vec<Ranked>, StoreError> {
    let results = reading.jury_results(place.programme, place.edition).await?;
    Ok(in_order(
        results.into_iter().filter(|one| one.stage == place.stage),
    ))
}

/// Results of one stage in order, the last visit of each candidate alone.
pub(super) fn in_order(results: impl Iterator<Item = JuryResult>) -> Vec<Ranked> {
    let mut last: BTreeMap<String, JuryResult> = BTreeMap::new();
    for one in results {
        let is_newer = last
            .get(&one.candidacy)
            .is_none_or(|known| known.visit < one.visit);
        if is_newer {
            last.insert(one.candidacy.clone(), one);
        }
    }
    let results: Vec<JuryResult> = last.into_values().collect();
    let units = |one: &JuryResult| {
        let value = Exact::parse(&one.value)?;
        value.rounded_units(RoundingMode::Cut, MOST_DIGITS)
    };
    let contenders: Vec<Contender> = results
        .iter()
        .map(|one| Contender {
            units: units(one).unwrap_or(0),
            tie_breakers: &[],
        })
        .collect();
    let ranks = ranks(&contenders, true, true);
    let is_tied = |rank: u32| ranks.iter().filter(|one| **one == rank).count() > 1;
    let mut found: Vec<Ranked> = results
        .into_iter()
        .zip(&ranks)
        .map(|(result, rank)| Ranked {
            is_tied: is_tied(*rank),
            rank: *rank,
            result,
        })
        .collect();
    found.sort_by(|a, b| (a.rank, &a.result.candidacy).cmp(&(b.rank, &b.result.candidacy)));
    found
}
