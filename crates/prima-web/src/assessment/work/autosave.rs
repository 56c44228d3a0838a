//! What the script is told that saves a form of questions while it is filled:
//! the versions that are saved now, or why nothing was.

use super::filling::Part;
use super::question::Sent;
use super::trouble::Trouble;
use crate::desk::{Answered, DeskAnswer, Visit, moment};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Everything was saved; `part` is the part of the form as it was read.
pub fn saved(
    visit: &Visit,
    versions: &BTreeMap<String, i64>,
    part: &Part,
    sent: &[Sent],
) -> DeskAnswer {
    let words = visit.words();
    let n_done = part.n_asked - open(part, sent).len();
    let of = [
        ("done", words.count(n_done)),
        ("all", words.count(part.n_asked)),
    ];
    let at = [("at", moment::hour(words, visit.now))];
    let told = json!({
        "saved": versions,
        "said": words.say("web-help-saved", &at),
        "done": n_done,
        "progress": words.say("web-filling-progress", &of),
    });
    Answered::told(200, told)
}

/// Codes of what is not answered once these answers are saved.
fn open<'a>(part: &'a Part, sent: &'a [Sent]) -> BTreeSet<&'a str> {
    let mut open: BTreeSet<&str> = part.missing.iter().map(|(code, _)| code.as_str()).collect();
    for one in sent {
        match one.value.is_empty() {
            true => open.insert(&one.code),
            false => open.remove(one.code.as_str()),
        };
    }
    open
}

/// Nothing was saved.
pub fn refused(visit: &Visit, trouble: &Trouble) -> DeskAnswer {
    let words = visit.words();
    let told = match &trouble.whole {
        Some(said) => json!({ "said": said }),
        None if !trouble.stale.is_empty() => json!({ "stale": true }),
        None => {
            let said = words.counted("web-help-wrong", trouble.answers.len(), &[]);
            json!({ "wrong": trouble.answers, "said": said })
        }
    };
    Answered::told(422, told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_follows_what_was_sent() {
        let missing = ["a", "b"].map(|code| (code.to_owned(), String::new()));
        let part = Part {
            code: String::new(),
            title: String::new(),
            n_asked: 4,
            n_answered: 2,
            missing: missing.to_vec(),
        };
        let sent = |code: &str, value: &str| Sent {
            code: code.to_owned(),
            value: value.to_owned(),
            note: String::new(),
            private: String::new(),
            version: 0,
        };
        let sent = [sent("a", "4"), sent("c", ""), sent("d", "ya")];
        assert_eq!(open(&part, &sent), BTreeSet::from(["b", "c"]));
    }
}
