//! `/kerja/inovasi/{id}/permintaan/{number}`: one request to the owner of an
//! innovation: what was asked and answered, how it was mentored, and what comes
//! next for the side that reads. Both sides see the same; nobody else sees it.
//!
//! Where a colleague was faster and its form is not there any more, what was typed
//! is shown beside what stands now.

use super::{last, late, lines};
use crate::assessment::heads::{Holds, columns, heads};
use crate::assessment::naming;
use crate::assessment::work::faults::Faults;
use crate::assessment::work::place;
use crate::desk::{Answered, Desk, DeskAnswer, Form, Visit, form, moment};
use crate::frame::localized;
use crate::innovation::{at_desk, told};
use crate::look::{
    Choice, Control, Field, OneOf, Opening, Row, Table, Words, field, one_of, opening, section,
    stacked, summary,
};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_workflow::innovation::{
    InnovationError, InnovationRefusal, NewAnswer, NewNote, RequestSeen, answer_request,
    note_mentoring, request_seen, withdraw_request,
};

/// What can be done, with the word for what was done; the request itself is sent from
/// the page of the innovation.
const DONE: [&str; 4] = ["minta", "jawab", "tarik", "dampingi"];

/// The address of a request, without the language.
pub fn address(innovation: &str, number: i64) -> String {
    format!("{}/permintaan/{number}", at_desk::address(innovation))
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let id = last(visit, 2)?;
    let number = last(visit, 4)?.parse();
    let number: i64 = number.map_err(|_| WebError::NotFound(Missing::Page))?;
    let seen = read(site, visit, &id, number).await?;
    if visit.form.is_none() {
        return Answered::page(whole(site, visit, &seen, &Faults::default()));
    }
    let faults = sent(site, visit, &seen).await?;
    if faults.is_empty() {
        let to = localized(visit.asked.lang, &address(&id, number));
        let done = visit.fields().value("apa");
        return Answered::elsewhere(format!("{to}?sudah={done}"));
    }
    // A colleague may have been faster: the page shows how it stands now.
    let seen = read(site, visit, &id, number).await?;
    Answered::refused(whole(site, visit, &seen, &faults))
}

async fn read(site: &Site, visit: &Visit, id: &str, number: i64) -> Result<RequestSeen, WebError> {
    let actor = place::actor(visit)?;
    let seen = request_seen(&site.database, actor, id, number).await;
    seen.map_err(|error| match error {
        InnovationError::Refused(_) => WebError::NotFound(Missing::Page),
        InnovationError::Failed(error) => WebError::of_act("read a request")(error),
    })
}

/// Does what the form asks for; gives what is wrong with it.
async fn sent(site: &Site, visit: &Visit, seen: &RequestSeen) -> Result<Faults, WebError> {
    let (fields, actor) = (visit.fields(), place::actor(visit)?);
    let (database, now) = (&site.database, visit.now);
    let (id, number) = (seen.row.innovation.as_str(), seen.row.number);
    let mut faults = Faults::default();
    let done = match fields.value("apa") {
        "jawab" => {
            let new = NewAnswer {
                is_accepted: match fields.value("decision") {
                    "terima" => Some(true),
                    "tolak" => Some(false),
                    _ => None,
                },
                answer: fields.value("answer").to_owned(),
            };
            answer_request(database, actor, id, number, &new, now).await
        }
        "tarik" if seen.may_withdraw && fields.value("yakin") != "ya" => {
            for (field, said) in place::unsure(visit) {
                faults.add(&field, said);
            }
            return Ok(faults);
        }
        "tarik" => {
            let reason = fields.value("reason");
            withdraw_request(database, actor, id, number, reason, now).await
        }
        "dampingi" => {
            let new = NewNote {
                day: fields.value("day").to_owned(),
                content: fields.value("content").to_owned(),
            };
            note_mentoring(database, actor, id, number, &new, now).await
        }
        _ => return Err(WebError::NotFound(Missing::Page)),
    };
    match done {
        Ok(()) => {}
        Err(InnovationError::Refused(InnovationRefusal::Hidden)) => {
            return Err(WebError::NotFound(Missing::Page));
        }
        Err(InnovationError::Refused(refusal)) => {
            for (field, said) in refusal.texts(visit.words().lang) {
                faults.add(field, said);
            }
        }
        Err(InnovationError::Failed(error)) => {
            return Err(WebError::of_act("act on a request")(error));
        }
    }
    Ok(faults)
}

fn whole(site: &Site, visit: &Visit, seen: &RequestSeen, faults: &Faults) -> Markup {
    let (words, row) = (visit.words(), &seen.row);
    let n = [("n", row.number.to_string())];
    let title = words.say(&format!("web-mentoring-title-{}", row.kind), &n);
    let done = visit.asked.value("sudah");
    let done = DONE
        .contains(&done)
        .then(|| format!("web-mentoring-done-{done}"));
    let main = html! {
        (opening(&Opening { kind: Some(&seen.innovation.title), title: &title, lead: &words.label("web-mentoring-lead"), facts: Some(facts(words, seen)), answer: None }))
        (faults.summary(words))
        @if let Some(key) = &done { p class="saved" role="status" { (words.label(key)) } }
        (section("request", &words.label("web-mentoring-words"), &asked(words, seen)))
        (unsent(visit, seen, faults))
        @if seen.may_answer { (section("jawab", &words.label("web-mentoring-answer-do"), &answering(visit, seen, faults))) }
        @if seen.is_own { p { (words.label("web-mentoring-second-person")) } }
        @if seen.may_note || !seen.notes.is_empty() {
            (section("pendampingan", &words.label("web-mentoring"), &mentoring(visit, seen, faults)))
        }
        @if seen.may_record {
            (section("catat", &words.label("web-innovation-record"), &html! {
                p { (words.label("web-mentoring-record-about")) }
                p { a class="onward" href=(localized(words.lang, &format!("{}#catat", at_desk::address(&row.innovation)))) { (words.label("web-innovation-record")) } }
            }))
        }
        @if seen.may_withdraw { (section("tarik", &words.label("web-mentoring-withdraw"), &withdrawing(visit, seen, faults))) }
    };
    Desk {
        title: &title,
        is_wrong: !faults.is_empty(),
        way: &[
            (words.label("web-innovation-own"), at_desk::LIST.to_owned()),
            (
                seen.innovation.title.clone(),
                at_desk::address(&row.innovation),
            ),
            (title.clone(), address(&row.innovation, row.number)),
        ],
        sample: seen.sample || !seen.innovation.sample.is_empty(),
        main,
    }
    .markup(site, visit)
}

/// What was typed into a form that is not offered any more; nothing where its form
/// stands below and holds it.
fn unsent(visit: &Visit, seen: &RequestSeen, faults: &Faults) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    // The first field is where the summary of faults leads to.
    let (is_offered, fields): (bool, &[(&str, &str)]) = match typed.value("apa") {
        "jawab" => (seen.may_answer, &[("answer", "web-mentoring-answer")]),
        "dampingi" => (
            seen.may_note,
            &[
                ("day", "web-mentoring-day"),
                ("content", "web-mentoring-content"),
            ],
        ),
        "tarik" => (seen.may_withdraw, &[("reason", "web-mentoring-reason")]),
        _ => return html! {},
    };
    if is_offered || faults.is_empty() {
        return html! {};
    }
    let mut written = Vec::new();
    if let chosen @ ("terima" | "tolak") = typed.value("decision") {
        let chosen = words.label(&format!("web-mentoring-{chosen}"));
        written.push((
            words.label("web-mentoring-decision"),
            html! { p { (chosen) } },
        ));
    }
    for (name, label) in fields
        .iter()
        .filter(|(name, _)| !typed.value(name).is_empty())
    {
        written.push((words.label(label), lines(typed.exact(name))));
    }
    late::unsent(words, fields[0].0, &written)
}

fn facts(words: Words, seen: &RequestSeen) -> Markup {
    let row = &seen.row;
    let label = |key: &str| words.label(&format!("web-mentoring-{key}"));
    let names = ["owner", "asker", "kind", "asked-on", "state"].map(label);
    let values = [
        html! { (seen.owner) },
        html! { (seen.asker) },
        html! { (label(&format!("kind-{}", row.kind))) },
        html! { (moment::day(words, &row.at)) },
        html! { (label(&format!("state-{}", row.state))) },
    ];
    let mut rows: Vec<(&str, Markup)> = names.iter().map(String::as_str).zip(values).collect();
    let taken = label("replica");
    if !row.replica.is_empty() {
        rows.push((&taken, told::link(words, &row.replica, &seen.replica)));
    }
    html! {
        (summary(&rows))
        p { a href=(naming::innovation_address(words, &row.innovation)) { (words.label("web-innovation-public")) } }
    }
}

/// What was said so far, in the order in which it was.
fn asked(words: Words, seen: &RequestSeen) -> Markup {
    let row = &seen.row;
    let said = |heading: &str, at: &str, text: &str| {
        let day = [("day", moment::day(words, at))];
        html! {
            h3 { (words.say(&format!("web-mentoring-{heading}"), &day)) }
            (lines(text))
        }
    };
    html! {
        (lines(&row.words))
        @if !row.answer.is_empty() { (said("answered-on", &row.answered_at, &row.answer)) }
        @if !row.reason.is_empty() { (said("withdrawn-on", &row.withdrawn_at, &row.reason)) }
    }
}

fn answering(visit: &Visit, seen: &RequestSeen, faults: &Faults) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let labels = ["terima", "tolak"].map(|one| (one, words.label(&format!("web-mentoring-{one}"))));
    let choices: Vec<Choice> = labels
        .iter()
        .map(|(value, label)| Choice {
            value,
            label,
            chosen: *value == typed.value("decision"),
        })
        .collect();
    let fields = html! {
        input type="hidden" name="apa" value="jawab";
        (one_of(words, &OneOf { name: "decision", label: &words.label("web-mentoring-decision"), hint: None, error: faults.of("decision"), choices: &choices }))
        (field(words, &Field { name: "answer", label: &words.label("web-mentoring-answer"), hint: Some(&words.label("web-mentoring-answer-hint")), error: faults.of("answer"), control: Control::Lines { value: typed.exact("answer"), rows: 4 } }))
    };
    sending(visit, seen, fields, "web-mentoring-answer-do")
}

fn mentoring(visit: &Visit, seen: &RequestSeen, faults: &Faults) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let heads = heads(
        words,
        &[
            ("web-mentoring-day", Holds::Name),
            ("web-mentoring-side", Holds::Text),
            ("web-mentoring-content", Holds::Text),
        ],
    );
    let rows = seen.notes.iter().map(|note| Row {
        cells: vec![
            html! { (words.date(&note.day)) },
            html! { @if note.side == "owner" { (seen.owner) } @else { (seen.asker) } },
            html! { (lines(&note.content)) },
        ],
        ..Row::default()
    });
    let fields = html! {
        input type="hidden" name="apa" value="dampingi";
        (field(words, &Field { name: "day", label: &words.label("web-mentoring-day"), hint: None, error: faults.of("day"), control: Control::Day { value: typed.value("day") } }))
        (field(words, &Field { name: "content", label: &words.label("web-mentoring-content"), hint: Some(&words.label("web-mentoring-content-hint")), error: faults.of("content"), control: Control::Lines { value: typed.exact("content"), rows: 4 } }))
    };
    html! {
        p { (words.label("web-mentoring-about")) }
        @if seen.notes.is_empty() { p { (words.label("web-mentoring-none")) } }
        @else {
            (stacked(words, &Table { id: "catatan", caption: &words.label("web-mentoring-notes"), columns: &columns(&heads), rows: rows.collect() }))
        }
        @if seen.may_note { (sending(visit, seen, fields, "web-mentoring-note-do")) }
    }
}

fn withdrawing(visit: &Visit, seen: &RequestSeen, faults: &Faults) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let fields = html! {
        input type="hidden" name="apa" value="tarik";
        (field(words, &Field { name: "reason", label: &words.label("web-mentoring-reason"), hint: None, error: faults.of("reason"), control: Control::Lines { value: typed.exact("reason"), rows: 3 } }))
        (place::sure(words, &words.label("web-mentoring-sure"), faults.of("yakin")))
    };
    sending(visit, seen, fields, "web-mentoring-withdraw")
}

fn sending(visit: &Visit, seen: &RequestSeen, fields: Markup, button: &str) -> Markup {
    let row = &seen.row;
    form(
        visit,
        &Form {
            action: &address(&row.innovation, row.number),
            has_files: false,
            fields,
            button: &visit.words().label(button),
        },
    )
}
