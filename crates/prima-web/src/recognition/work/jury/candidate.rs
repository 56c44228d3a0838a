//! `/kerja/calon/{candidacy}/juri`: the jury of one candidate. A juror scores,
//! hands in, discusses or recuses themselves; an officer gives seats and closes
//! the result; the entrant reads the feedback. What each sees is asked of the
//! acts, and nothing of a sheet is here before it may be opened.

mod change;
mod discussion;
mod oversight;
mod sheet_form;

use super::super::{candidacy, programmes};
use super::{called, names};
use crate::assessment::work::faults::Faults;
use crate::assessment::work::place;
use crate::assessment::work::question::{self, Sent};
use crate::assessment::work::refusal::hidden;
use crate::desk::{Answered, Desk, DeskAnswer, Visit};
use crate::frame::localized;
use crate::innovation::work::proposal;
use crate::look::{Opening, Words, opening, section};
use crate::reply::WebError;
use crate::site::Site;
use change::Done;
use maud::{Markup, html};
use prima_instrument::form::Question;
use prima_workflow::assessment::Stale;
use prima_workflow::recognition::jury::{JuryPage, jury_page, questions, statement};
use std::collections::BTreeMap;

/// What the page shows.
struct View<'a> {
    found: &'a JuryPage,
    names: &'a BTreeMap<String, String>,
    questions: &'a [Question],
    /// What a form sent that could not be taken.
    sent: &'a [Sent],
    trouble: &'a Trouble,
    own: &'a str,
}

/// What is wrong with what was sent.
#[derive(Debug, Default)]
struct Trouble {
    faults: Faults,
    /// Messages of criteria, by code.
    answers: BTreeMap<String, String>,
    /// What was saved meanwhile, by code.
    stale: BTreeMap<String, Stale>,
}

impl Trouble {
    fn is_empty(&self) -> bool {
        self.faults.is_empty() && self.answers.is_empty() && self.stale.is_empty()
    }
}

/// Its address, without the language.
pub fn address(candidacy: &str) -> String {
    format!("{}/juri", super::super::candidacy::address(candidacy))
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let parts = visit.asked.segments();
    let id = parts.get(2).copied().unwrap_or_default().to_owned();
    let actor = place::actor(visit)?;
    let asked = visit.asked.value("kunjungan").parse().ok();
    let found = jury_page(&site.desk, actor, &id, asked, visit.now).await;
    let found = found.map_err(hidden)?;
    let questions = questions(&found.jury);
    let mut trouble = Trouble::default();
    let mut sent = Vec::new();
    if visit.form.is_some() {
        let fields = visit.fields();
        let asked = questions.iter();
        sent = asked
            .filter_map(|one| question::sent(visit.asked.lang, fields, one))
            .collect();
        match change::change(site, visit, &found, &sent, &mut trouble).await? {
            Done::Wrong => {}
            Done::Left => {
                let to = localized(visit.asked.lang, super::tasks::PATH);
                return Answered::elsewhere(format!("{to}?sudah=mundur"));
            }
            Done::Here(done) => {
                let to = localized(visit.asked.lang, &address(&id));
                return Answered::elsewhere(format!("{to}?sudah={done}"));
            }
        }
    }
    let view = View {
        found: &found,
        names: &people(site, &found).await?,
        questions: &questions,
        sent: &sent,
        trouble: &trouble,
        own: &address(&id),
    };
    let markup = whole(site, visit, &view);
    match trouble.is_empty() {
        true => Answered::page(markup),
        false => Answered::refused(markup),
    }
}

async fn people(site: &Site, found: &JuryPage) -> Result<BTreeMap<String, String>, WebError> {
    let ids = found.seats.iter().map(|one| one.juror.as_str());
    let ids = ids
        .chain(found.sheets.iter().map(|one| one.juror.as_str()))
        .chain(found.comments.iter().map(|one| one.juror.as_str()))
        .chain(found.recusals.iter().map(|one| one.juror.as_str()))
        .chain(found.panel.iter().map(String::as_str));
    names(site, ids).await
}

const DONE: [(&str, &str); 9] = [
    ("simpan", "web-jury-done-saved"),
    ("serah", "web-jury-done-handed-in"),
    ("kata", "web-jury-done-said"),
    ("ubah", "web-jury-done-changed"),
    ("kursi", "web-jury-done-seated"),
    ("tarik", "web-jury-done-unseated"),
    ("mundur", "web-jury-done-recused"),
    ("tutup", "web-jury-done-closed"),
    ("suara", "web-jury-done-votes"),
];

fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let found = view.found;
    let stage = words.text(&found.stage.title).to_owned();
    let programme = words.text(&found.programme.title).to_owned();
    let kind = format!("{programme} · {stage}");
    let entered = match found.title.as_str() {
        "" => &found.name,
        _ => &found.title,
    };
    let title = words.say("web-jury-candidate", &[("name", entered.clone())]);
    let to_proposal = localized(words.lang, &proposal::address(&found.row.candidacy));
    let sent = visit.asked.value("sudah");
    let done = DONE.iter().find(|(name, _)| *name == sent);
    let result = found.result.as_ref();
    let lead = match (result, found.may_read) {
        (Some(result), _) => statement(words.lang, &found.jury, result),
        (None, true) => words.label("web-jury-candidate-lead"),
        (None, false) => words.label("web-jury-feedback-lead"),
    };
    let main = html! {
        (opening(&Opening { kind: Some(&kind), title: &title, lead: &lead, facts: None, answer: None }))
        @if !found.title.is_empty() {
            p { (found.name) " · " a href=(to_proposal) { (words.label("web-proposal-read")) } }
        }
        (view.trouble.faults.summary(words))
        @if let Some((_, key)) = done { p class="saved" role="status" { (words.label(key)) } }
        @if found.seat.is_some() {
            (section("lembar", &words.label("web-jury-own-sheet"), &sheet_form::own(visit, view)))
        }
        @if !found.sheets.is_empty() || found.may_discuss {
            (section("musyawarah", &words.label("web-jury-discussion"), &discussion::all(visit, view)))
        }
        @if found.may_share || !found.seats.is_empty() {
            (section("kursi", &words.label("web-jury-seats"), &oversight::seats(visit, view)))
        }
        @if found.may_share && found.result.is_none() {
            (section("tutup", &words.label("web-jury-close"), &oversight::closing(visit, view)))
        }
        @if !found.feedback.is_empty() {
            (section("umpan-balik", &words.label("web-jury-feedback"), &feedback(words, found)))
        }
        ul class="beside" {
            li { a href=(localized(words.lang, &candidacy::address(&found.row.candidacy))) { (words.label("web-jury-to-candidacy")) } }
        }
    };
    let list = programmes::address(&found.row.programme, &found.row.edition);
    Desk {
        title: &title,
        is_wrong: !view.trouble.is_empty(),
        way: &[
            (
                words.label("web-programme-run-title"),
                programmes::PATH.to_owned(),
            ),
            (programme, list),
            (found.name.clone(), candidacy::address(&found.row.candidacy)),
            (words.label("web-jury"), view.own.to_owned()),
        ],
        sample: !found.row.sample.is_empty(),
        main,
    }
    .markup(site, visit)
}

/// What the entrant reads of each stage: result and notes, without names.
fn feedback(words: Words, found: &JuryPage) -> Markup {
    html! {
        p { (words.label("web-jury-feedback-about")) }
        @for one in &found.feedback {
            h3 { (words.text(&one.stage.title)) }
            @if let Some(jury) = &one.stage.jury {
                p { (statement(words.lang, jury, &one.result)) }
                @if one.notes.is_empty() { p { (words.label("web-jury-feedback-none")) } }
                @for criterion in &jury.criteria {
                    @let notes: Vec<&str> = one.notes.iter().filter(|(code, _)| *code == criterion.code).map(|(_, note)| note.as_str()).collect();
                    @if !notes.is_empty() {
                        h4 { (words.text(&criterion.title)) }
                        ul { @for note in notes { li { (note) } } }
                    }
                }
            }
        }
    }
}

/// The name of a criterion; its code where the rules have lost it.
fn criterion<'a>(words: Words, found: &'a JuryPage, code: &'a str) -> &'a str {
    let one = found.jury.criterion(code);
    one.map_or(code, |one| words.text(&one.title))
}

/// What somebody is called on this page.
fn name<'a>(view: &'a View, id: &'a str) -> &'a str {
    called(view.names, id)
}
