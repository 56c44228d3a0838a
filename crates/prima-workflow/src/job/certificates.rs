//! Certificates of an event, issued batch after batch. What was issued stays where
//! the work comes to no end, and beginning again goes on from there.

use super::perform::{Made, Task};
use crate::assessment::{Acted, Refusal};
use crate::recognition::certificate::{BATCH, GroupKey, Refused, Tally, Whole};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Issues them.
pub(super) async fn issue(task: &Task<'_>) -> Acted<Made> {
    let text = |name: &str| task.asked[name].as_str().unwrap_or_default();
    let picked = picked(&task.asked["honours"]);
    let whole = Whole {
        database: &task.desk.database,
        person: task.actor.person.as_str(),
        house: task.house.ok_or(Refusal::Hidden)?,
        key: task.key.ok_or(Refusal::Hidden)?,
        group: &GroupKey::read(text("group")),
        picked: picked.as_ref(),
        citation: text("citation"),
        batch: BATCH,
        now: task.now,
        steps: task.steps,
    };
    let tally = whole.issue().await?;
    Ok(Made {
        result: written(&tally),
        file: None,
    })
}

/// Data set and code of the honours that were picked; none: all.
fn picked(asked: &Value) -> Option<BTreeSet<(String, String)>> {
    let pairs = asked.as_array()?.iter();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Some(pairs.map(|pair| (text(&pair[0]), text(&pair[1]))).collect())
}

/// As it is kept.
fn written(tally: &Tally) -> Value {
    let refused = tally.refused.iter();
    let refused = refused.map(|it| json!([it.recipient, it.title, it.why]));
    json!({
        "made": tally.n_made,
        "there": tally.n_there,
        "n_refused": tally.n_refused,
        "refused": refused.collect::<Vec<_>>(),
    })
}

/// What was issued, from what is kept; none where another program wrote it.
pub fn certificates_issued(result: &Value) -> Option<Tally> {
    let number = |name: &str| usize::try_from(result[name].as_u64()?).ok();
    let both = |value: &Value| {
        let text = |place: usize| Some(value[place].as_str()?.to_owned());
        Some([text(0)?, text(1)?])
    };
    let refused = result["refused"].as_array()?.iter().map(|it| {
        Some(Refused {
            recipient: it[0].as_str()?.to_owned(),
            title: both(&it[1])?,
            why: both(&it[2])?,
        })
    });
    Some(Tally {
        n_made: number("made")?,
        n_there: number("there")?,
        n_refused: number("n_refused")?,
        refused: refused.collect::<Option<_>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_issued_is_read_as_it_was_written() {
        let both = |text: &str| [text.to_owned(), format!("{text} (en)")];
        let tally = Tally {
            n_made: 3,
            n_there: 2,
            n_refused: 1,
            refused: vec![Refused {
                recipient: "RSUD \"Contoh\"".to_owned(),
                title: both("Ramah"),
                why: both("Dicabut"),
            }],
        };
        assert_eq!(certificates_issued(&written(&tally)), Some(tally));
        assert_eq!(certificates_issued(&Value::Null), None);
    }
}
