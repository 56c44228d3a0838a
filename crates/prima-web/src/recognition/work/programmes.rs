//! `/kerja/program`: the programmes somebody has a part in; an officer opens an
//! edition from the shelf or from a text of its own.

use super::rule_faults;
use crate::assessment::work::faults::Faults;
use crate::assessment::work::framed::demand;
use crate::assessment::work::place;
use crate::assessment::work::refusal::{hidden, told};
use crate::desk::{Answered, Desk, DeskAnswer, Form, Visit, form};
use crate::frame::localized;
use crate::look::{
    Card, Choice, Control, Empty, Field, Opening, cards, empty, field, opening, section,
};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::person::Role;
use prima_instrument::Fault;
use prima_workflow::recognition::{
    ProgrammeLine, Shelved, open_programme, opens, programmes, sees_programmes, shelved,
};

/// Its address, without the language.
pub const PATH: &str = "/kerja/program";

/// Address of an edition, without the language.
pub fn address(programme: &str, edition: &str) -> String {
    format!("{PATH}/{programme}/{edition}")
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let actor = place::actor(visit)?;
    demand(sees_programmes(actor))?;
    if visit.form.is_none() {
        return Answered::page(shown(site, visit, &Faults::default(), &[]).await?);
    }
    demand(actor.holds(Role::ProgrammeOfficer, |_| true))?;
    let fields = visit.fields();
    let (name, text) = match fields.value("apa") {
        "rak" => {
            let wanted = fields.value("nama");
            let shelf = shelf()?;
            let found = shelf.into_iter().find(|one| one.name == wanted);
            ("nama", found.map_or_else(String::new, |one| one.text))
        }
        "teks" => ("teks", fields.exact("teks").to_owned()),
        _ => return Err(WebError::NotFound(Missing::Page)),
    };
    match open_programme(&site.desk, actor, &text, visit.now).await {
        Ok(opened) => {
            let to = localized(visit.asked.lang, &format!("{PATH}/{opened}"));
            Answered::elsewhere(format!("{to}?sudah=dibuka"))
        }
        Err(error) => {
            let (said, of_text) = rule_faults::of(visit, told(error)?);
            let faults = Faults::one(name, said);
            Answered::refused(shown(site, visit, &faults, &of_text).await?)
        }
    }
}

fn shelf() -> Result<Vec<Shelved>, WebError> {
    shelved().map_err(WebError::of_act("read the shipped programmes"))
}

async fn shown(
    site: &Site,
    visit: &Visit,
    faults: &Faults,
    of_text: &[Fault],
) -> Result<Markup, WebError> {
    let actor = place::actor(visit)?;
    let words = visit.words();
    let lines = programmes(&site.desk, actor, visit.now).await;
    let lines = lines.map_err(hidden)?;
    let is_open = |name: &str| lines.iter().any(|line| line.programme.name() == name);
    let mut offered = shelf()?;
    offered.retain(|one| {
        let code = one.name.split('/').next().unwrap_or_default();
        opens(actor, code) && !is_open(&one.name)
    });
    let title = words.label("web-programme-run-title");
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &words.label("web-programme-run-lead"), facts: None, answer: None }))
        (faults.summary(words))
        @if !of_text.is_empty() { (rule_faults::listed(words, visit.fields().exact("teks"), of_text)) }
        (section("daftar", &words.label("web-programme-run-list"), &list(visit, &lines)))
        @if actor.holds(Role::ProgrammeOfficer, |_| true) {
            (section("buka", &words.label("web-programme-run-open"), &forms(visit, &offered, faults)))
        }
    };
    Ok(Desk {
        title: &title,
        is_wrong: !faults.is_empty(),
        way: &[(title.clone(), PATH.to_owned())],
        sample: false,
        main,
    }
    .markup(site, visit))
}

fn list(visit: &Visit, lines: &[ProgrammeLine]) -> Markup {
    let words = visit.words();
    if lines.is_empty() {
        return empty(&Empty {
            title: &words.label("web-programme-run-none"),
            about: &words.label("web-programme-run-none-about"),
            action: None,
        });
    }
    let texts: Vec<(String, String, String)> = lines
        .iter()
        .map(|line| {
            let path = address(&line.programme.code, &line.programme.edition);
            let edition = [("edition", line.programme.edition.clone())];
            (
                words.say("web-programme-run-edition", &edition),
                words.text(&line.programme.title).to_owned(),
                localized(words.lang, &path),
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
            about: html! { p { (words.text(&line.programme.about)) } },
            foot: Some(html! {
                (words.counted("web-programme-run-units", line.n_units, &[]))
                @if line.n_waiting > 0 { " · " (words.counted("web-programme-run-waiting", line.n_waiting, &[])) }
            }),
        })
        .collect();
    cards(&shown)
}

fn forms(visit: &Visit, offered: &[Shelved], faults: &Faults) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let choices: Vec<Choice> = offered
        .iter()
        .map(|one| Choice {
            value: &one.name,
            label: &one.name,
            chosen: one.name == typed.value("nama"),
        })
        .collect();
    let from_shelf = html! {
        input type="hidden" name="apa" value="rak";
        (field(words, &Field { name: "nama", label: &words.label("web-programme-run-shelf"), hint: None, error: faults.of("nama"), control: Control::Select { choices: &choices } }))
    };
    let from_text = html! {
        input type="hidden" name="apa" value="teks";
        (field(words, &Field { name: "teks", label: &words.label("web-programme-run-text"), hint: Some(&words.label("web-programme-run-text-hint")), error: faults.of("teks"), control: Control::Lines { value: typed.exact("teks"), rows: 16 } }))
    };
    html! {
        p { (words.label("web-programme-run-open-about")) }
        @if !choices.is_empty() {
            (form(visit, &Form { action: PATH, has_files: false, fields: from_shelf, button: &words.label("web-programme-run-open-shelf") }))
        }
        (form(visit, &Form { action: PATH, has_files: false, fields: from_text, button: &words.label("web-programme-run-open-text") }))
    }
}
