//! A rehearsal as a job keeps it, and as the page of determinations reads it.

use super::kind::{JobKind, State};
use crate::assessment::read::determinations;
use crate::assessment::{Acted, Desk, Rehearsal};
use base64::prelude::{BASE64_STANDARD, Engine};
use prima_domain::register::person::Actor;
use prima_robust::report::{Alike, RankInterval};
use prima_store::Table;
use prima_store::history::Outcome;
use prima_store::job::RESULT;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What was rehearsed last, and when.
#[derive(Clone, Debug)]
pub struct LastRehearsal {
    /// What came of it.
    pub rehearsal: Rehearsal,
    /// When it began, in seconds UTC: later answers are not in it.
    pub at: i64,
}

/// The last rehearsal of a round that came to its end, whoever asked for it, for
/// those who may rehearse; none where there was none, or it is forgotten.
pub async fn last_rehearsal(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    now: i64,
) -> Acted<Option<LastRehearsal>> {
    determinations(desk, actor, cycle, now).await?;
    let jobs = desk.database.jobs_about(cycle).await?.into_iter();
    let done =
        jobs.filter(|row| row.kind == JobKind::Rehearse.code() && row.state == State::Done.code());
    let Some(last) = done.max_by_key(|row| row.begun_at) else {
        return Ok(None);
    };
    let content = desk.database.job_file(&last.job, RESULT).await?;
    let bytes = content.and_then(|content| BASE64_STANDARD.decode(content).ok());
    let value = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    Ok(value
        .and_then(|value| read(&value))
        .map(|rehearsal| LastRehearsal {
            rehearsal,
            at: last.begun_at,
        }))
}

/// As it is kept.
pub(super) fn written(rehearsal: &Rehearsal) -> Value {
    let alike = rehearsal.alike.iter().map(|(body, alike)| {
        let value = json!([alike.n, alike.ranks.best, alike.ranks.worst]);
        (body.clone(), value)
    });
    let results = rehearsal.results.iter().map(Table::to_json);
    json!({
        "results": results.collect::<Vec<_>>(),
        "alike": alike.collect::<Map<_, _>>(),
        "without_index": rehearsal.without_index,
        "not_submitted": rehearsal.not_submitted,
        "reviews_missing": rehearsal.reviews_missing,
        "unreconciled": rehearsal.unreconciled,
        "open_objections": rehearsal.open_objections,
        "barred_reviews": rehearsal.barred_reviews,
        "open_reassessments": rehearsal.open_reassessments,
        "frozen_hash": rehearsal.frozen_hash,
    })
}

/// From what is kept; none where another program wrote it.
fn read(value: &Value) -> Option<Rehearsal> {
    let rows = value["results"].as_array()?.iter();
    let results = rows.map(|row| Outcome::from_json(row.as_array()?));
    let pairs = |name: &str| -> Option<Vec<(String, String)>> {
        let pairs = value[name].as_array()?.iter();
        pairs
            .map(|pair| Some((text(&pair[0])?, text(&pair[1])?)))
            .collect()
    };
    let numbered = |name: &str| -> Option<Vec<(String, i64)>> {
        let pairs = value[name].as_array()?.iter();
        pairs
            .map(|pair| Some((text(&pair[0])?, pair[1].as_i64()?)))
            .collect()
    };
    let units = value["not_submitted"].as_array()?.iter();
    Some(Rehearsal {
        results: results.collect::<Option<_>>()?,
        alike: alike(&value["alike"])?,
        without_index: pairs("without_index")?,
        not_submitted: units.map(text).collect::<Option<_>>()?,
        reviews_missing: pairs("reviews_missing")?,
        unreconciled: pairs("unreconciled")?,
        open_objections: numbered("open_objections")?,
        barred_reviews: pairs("barred_reviews")?,
        open_reassessments: numbered("open_reassessments")?,
        frozen_hash: text(&value["frozen_hash"])?,
    })
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn alike(value: &Value) -> Option<BTreeMap<String, Alike>> {
    let all = value.as_object()?.iter();
    all.map(|(body, alike)| {
        let number = |place: usize| u32::try_from(alike[place].as_u64()?).ok();
        let found = Alike {
            n: usize::try_from(alike[0].as_u64()?).ok()?,
            ranks: RankInterval {
                best: number(1)?,
                worst: number(2)?,
            },
        };
        Some((body.clone(), found))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rehearsal_is_read_as_it_was_written() {
        let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
        let outcome = Outcome {
            body: "a".to_owned(),
            index_text: "4,23".to_owned(),
            rank: Some(1),
            ..Outcome::default()
        };
        let ranks = RankInterval { best: 1, worst: 3 };
        let rehearsal = Rehearsal {
            results: vec![outcome],
            alike: BTreeMap::from([("a".to_owned(), Alike { n: 2, ranks })]),
            without_index: vec![pair("b", "missing")],
            not_submitted: vec!["b".to_owned()],
            reviews_missing: vec![pair("b", "eka")],
            unreconciled: vec![pair("a", "1.a.Ak")],
            open_objections: vec![("a".to_owned(), 1)],
            barred_reviews: vec![pair("a", "edo")],
            open_reassessments: vec![("b".to_owned(), 2)],
            frozen_hash: "00".to_owned(),
        };
        let text = written(&rehearsal).to_string();
        let again = serde_json::from_str(&text)
            .ok()
            .and_then(|value| read(&value));
        let again = again.expect("what was written is read");
        assert_eq!(written(&again), written(&rehearsal));
        assert_eq!(again.results, rehearsal.results);
        assert_eq!(again.alike, rehearsal.alike);
    }
}
