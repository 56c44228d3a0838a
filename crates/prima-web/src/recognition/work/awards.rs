//! `/kerja/penghargaan`: the award events that are decided here; an officer
//! opens one from the text of its rules, or from a form that writes that text.

mod draft;

use super::rule_faults;
use crate::assessment::work::faults::Faults;
use crate::assessment::work::framed::demand;
use crate::assessment::work::place;
use crate::assessment::work::refusal::{hidden, told};
use crate::desk::{Answered, Desk, DeskAnswer, Form, Visit, form};
use crate::frame::localized;
use crate::look::{Card, Control, Empty, Field, Opening, cards, empty, field, opening, section};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_instrument::Fault;
use prima_workflow::assessment::Refusal;
use prima_workflow::recognition::award::{
    AwardLine, awards, open_award, opens_awards, sees_awards,
};

/// Its address, without the language.
pub const PATH: &str = "/kerja/penghargaan";

/// Address of an event, without the language.
pub fn address(award: &str) -> String {
    format!("{PATH}/{award}")
}

/// What was sent and not taken.
#[derive(Default)]
struct Returned {
    /// What is wrong at the fields.
    faults: Faults,
    /// What is wrong in a text that was written by hand.
    of_text: Vec<Fault>,
    /// The text that was tried, where the form wrote it.
    text: Option<String>,
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let actor = place::actor(visit)?;
    demand(sees_awards(actor))?;
    if visit.form.is_none() {
        return Answered::page(shown(site, visit, &Returned::default()).await?);
    }
    demand(opens_awards(actor))?;
    let fields = visit.fields();
    let is_form = match fields.value("apa") {
        "isian" => true,
        "teks" => false,
        _ => return Err(WebError::NotFound(Missing::Page)),
    };
    let (text, faults) = match is_form {
        true => (draft::text(fields), draft::faults(visit)),
        false => (fields.exact("teks").to_owned(), Faults::default()),
    };
    if !faults.is_empty() {
        let returned = Returned {
            faults,
            ..Returned::default()
        };
        return Answered::refused(shown(site, visit, &returned).await?);
    }
    match open_award(&site.desk, actor, &text, visit.now).await {
        Ok(opened) => {
            let to = localized(visit.asked.lang, &address(&opened));
            Answered::elsewhere(format!("{to}?sudah=dibuka"))
        }
        Err(error) => {
            let returned = match is_form {
                true => Returned {
                    faults: draft::refused(visit, &told(error)?),
                    text: Some(text),
                    ..Returned::default()
                },
                false => of_text(visit, told(error)?),
            };
            Answered::refused(shown(site, visit, &returned).await?)
        }
    }
}

/// Why a text that was written by hand was refused, line by line.
fn of_text(visit: &Visit, refusal: Refusal) -> Returned {
    let (said, of_text) = rule_faults::of(visit, refusal);
    Returned {
        faults: Faults::one("teks", said),
        of_text,
        text: None,
    }
}

async fn shown(site: &Site, visit: &Visit, returned: &Returned) -> Result<Markup, WebError> {
    let actor = place::actor(visit)?;
    let words = visit.words();
    let lines = awards(&site.desk, actor, visit.now).await.map_err(hidden)?;
    let title = words.label("web-award-run-title");
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &words.label("web-award-run-lead"), facts: None, answer: None }))
        (returned.faults.summary(words))
        @if !returned.of_text.is_empty() { (rule_faults::listed(words, visit.fields().exact("teks"), &returned.of_text)) }
        (section("daftar", &words.label("web-award-run-list"), &list(visit, &lines)))
        @if opens_awards(actor) {
            (section("isian", &words.label("web-award-run-form"), &draft::form_of(visit, &returned.faults)))
            (section("buka", &words.label("web-award-run-text"), &text_form(visit, returned)))
        }
    };
    Ok(Desk {
        title: &title,
        is_wrong: !returned.faults.is_empty(),
        way: &[(title.clone(), PATH.to_owned())],
        sample: false,
        main,
    }
    .markup(site, visit))
}

fn list(visit: &Visit, lines: &[AwardLine]) -> Markup {
    let words = visit.words();
    if lines.is_empty() {
        return empty(&Empty {
            title: &words.label("web-award-run-none"),
            about: &words.label("web-award-run-none-about"),
            action: None,
        });
    }
    let texts: Vec<(String, String, String)> = lines
        .iter()
        .map(|line| {
            let rules = &line.rules;
            (
                words.date(&rules.date),
                words.text(&rules.title).to_owned(),
                localized(words.lang, &address(&rules.code)),
            )
        })
        .collect();
    let shown: Vec<Card> = lines
        .iter()
        .zip(&texts)
        .map(|(line, (kind, title, address))| Card {
            kind: Some(kind),
            title,
            address,
            about: html! { @if let Some(about) = &line.rules.about { p { (words.text(about)) } } },
            foot: Some(html! {
                (words.say("web-award-run-decided", &[
                    ("n", words.count(line.n_confirmed)),
                    ("all", words.count(line.rules.categories.len())),
                ]))
                @if line.n_proposed > 0 { " · " (words.counted("web-award-run-waiting", line.n_proposed, &[])) }
            }),
        })
        .collect();
    cards(&shown)
}

fn text_form(visit: &Visit, returned: &Returned) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let value = returned.text.as_deref().unwrap_or(typed.exact("teks"));
    let fields = html! {
        input type="hidden" name="apa" value="teks";
        (field(words, &Field { name: "teks", label: &words.label("web-award-run-rules"), hint: Some(&words.label("web-award-run-rules-hint")), error: returned.faults.of("teks"), control: Control::Lines { value, rows: 16 } }))
    };
    html! {
        p { (words.label("web-award-run-text-about")) }
        (form(visit, &Form { action: PATH, has_files: false, fields, button: &words.label("web-award-run-open-text") }))
    }
}
