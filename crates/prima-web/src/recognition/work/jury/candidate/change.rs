//! Does what a form of a candidate's jury sent, through the acts.

use super::Trouble;
use crate::assessment::work::faults::Faults;
use crate::assessment::work::place;
use crate::assessment::work::question::{self, Sent};
use crate::assessment::work::refusal::told;
use crate::desk::Visit;
use crate::reply::{Missing, WebError};
use crate::site::Site;
use prima_workflow::assessment::{ActError, Entry, Refusal};
use prima_workflow::recognition::jury::{
    JuryPage, Votes, change_score, close_jury, hand_in_scores, record_votes, recuse_juror,
    save_scores, say_in_jury, seat_juror, unseat_juror,
};

/// What came of it.
pub enum Done {
    /// It was done; what the address says then.
    Here(&'static str),
    /// It was done, and the page is no longer there for who did it.
    Left,
    /// It was refused; the trouble says why.
    Wrong,
}

/// Does what was sent.
pub async fn change(
    site: &Site,
    visit: &Visit,
    found: &JuryPage,
    sent: &[Sent],
    trouble: &mut Trouble,
) -> Result<Done, WebError> {
    let (actor, fields) = (place::actor(visit)?, visit.fields());
    let (desk, now, id) = (&site.desk, visit.now, found.row.candidacy.as_str());
    let what = fields.value("apa");
    let unsure = |field: &str| {
        let message = visit.words().label("web-outcome-unsure");
        (fields.value("yakin") != "ya").then(|| Faults::one(field, message))
    };
    let needs_sure = [
        ("mundur", "yakin-mundur"),
        ("tutup", "yakin-tutup"),
        ("suara", "yakin-suara"),
        ("serah", "yakin-serah"),
    ];
    if let Some((_, field)) = needs_sure.iter().find(|(name, _)| *name == what)
        && let Some(faults) = unsure(field)
    {
        trouble.faults = faults;
        return Ok(Done::Wrong);
    }
    let number = |name: &str| fields.value(name).trim().parse::<i64>().unwrap_or(-1);
    let (field, done): (&str, Result<&'static str, ActError>) = match what {
        "simpan" => {
            let entries: Vec<Entry> = sent.iter().map(entry).collect();
            let saved = save_scores(desk, actor, id, &entries, now).await;
            ("lembar", saved.map(|_| "simpan"))
        }
        "serah" => {
            let done = hand_in_scores(desk, actor, id, now).await;
            ("yakin-serah", done.map(|()| "serah"))
        }
        "kata" => {
            let done = say_in_jury(desk, actor, id, fields.value("kata"), now).await;
            ("kata", done.map(|()| "kata"))
        }
        "ubah" => {
            let code = fields.value("kriteria");
            let mut own = found.own.iter().filter(|row| row.criterion == code);
            let one = Entry {
                code: code.to_owned(),
                value: fields.value("nilai").to_owned(),
                version: own.next().map_or(0, |row| row.version),
                ..Entry::default()
            };
            let done = change_score(desk, actor, id, &one, fields.value("alasan"), now).await;
            ("alasan", done.map(|()| "ubah"))
        }
        "kursi" => {
            let done = seat_juror(desk, actor, id, fields.value("juri"), now).await;
            ("juri", done.map(|()| "kursi"))
        }
        "tarik" => {
            let done = unseat_juror(desk, actor, id, fields.value("juror"), now).await;
            ("juri", done.map(|()| "tarik"))
        }
        "mundur" | "mundurkan" => {
            let is_own = what == "mundur";
            let juror = match is_own {
                true => actor.person.as_str(),
                false => fields.value("juror"),
            };
            let reason = fields.value("alasan-mundur");
            let done = recuse_juror(desk, actor, id, juror, reason, now).await;
            if done.is_ok() && juror == actor.person.as_str() {
                return Ok(Done::Left);
            }
            ("alasan-mundur", done.map(|()| "mundur"))
        }
        "tutup" => {
            let done = close_jury(desk, actor, id, now).await;
            ("yakin-tutup", done.map(|()| "tutup"))
        }
        "suara" => {
            let votes = Votes {
                in_favour: number("setuju"),
                voters: number("semua"),
                document: fields.value("sumber"),
            };
            let done = record_votes(desk, actor, id, votes, now).await;
            ("setuju", done.map(|()| "suara"))
        }
        _ => return Err(WebError::NotFound(Missing::Page)),
    };
    match done {
        Ok(done) => Ok(Done::Here(done)),
        Err(error) => {
            blame(visit, &told(error)?, field, trouble);
            Ok(Done::Wrong)
        }
    }
}

fn entry(sent: &Sent) -> Entry {
    Entry {
        code: sent.code.clone(),
        value: sent.value.clone(),
        note: sent.note.clone(),
        private: sent.private.clone(),
        version: sent.version,
    }
}

/// Puts a refusal beside its fields.
fn blame(visit: &Visit, refusal: &Refusal, other: &str, trouble: &mut Trouble) {
    let words = visit.words();
    // A form of one criterion has one field; the sheet has one for each.
    let is_sheet = other == "lembar" || other == "yakin-serah";
    let mut of = |code: &str, message: String| {
        if is_sheet {
            trouble.faults.add(&question::id(code), message.clone());
            trouble.answers.insert(code.to_owned(), message);
        } else {
            trouble.faults.add("nilai", message);
        }
    };
    match refusal {
        Refusal::Values(values) => {
            for bad in values {
                let arguments = [
                    ("value", bad.value.clone()),
                    ("expected", bad.expected.clone()),
                ];
                of(&bad.code, words.say("web-jury-bad-points", &arguments));
            }
        }
        Refusal::Incomplete { codes } => {
            for code in codes {
                of(code, words.label("web-jury-no-points"));
            }
        }
        Refusal::Stale(stale) => {
            for one in stale {
                of(
                    &one.code,
                    words.say("web-question-stale", &[("code", one.code.clone())]),
                );
                trouble.stale.insert(one.code.clone(), one.clone());
            }
        }
        Refusal::Blank { field: "text" } => {
            let said = refusal.text(words.lang);
            trouble.faults.add("kata", said);
        }
        Refusal::Blank {
            field: "jury_document",
        } => {
            let said = refusal.text(words.lang);
            trouble.faults.add("sumber", said);
        }
        _ => trouble.faults.add(other, refusal.text(words.lang)),
    }
}
