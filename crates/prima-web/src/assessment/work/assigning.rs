//! `/kerja/{cycle}/penugasan`: units are shared among evaluators, or given to
//! one and taken back by hand.

use super::faults::Faults;
use super::framed::{Framed, address, arranges, asked, demand, framed};
use super::refusal::{hidden, told};
use crate::desk::{Answered, DeskAnswer, Form, Visit, form};
use crate::frame::localized;
use crate::look::{
    Choice, Control, Empty, Field, Notice, NoticeKind, empty, field, notice, section,
};
use crate::register::people::read::{Seen, people};
use crate::reply::WebError;
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::person::{Actor, Role};
use prima_store::cycle::Assignment;
use prima_workflow::assessment::read::CycleLine;
use prima_workflow::assessment::{
    UnitProgress, assign_evaluator, assign_evaluators, progress, take_back_unit,
};
use prima_workflow::people::actor_of;

/// Evaluators of one unit at most, as a guard against a slip of the finger.
const MOST: usize = 9;

/// What the page shows.
#[derive(Debug)]
pub struct View<'a> {
    /// The round.
    pub line: &'a CycleLine,
    /// Its units, as far as they may be seen.
    pub units: &'a [UnitProgress],
    /// Evaluators the person may see.
    pub evaluators: &'a [Seen],
    /// Who has what, with the name of the evaluator.
    pub assigned: &'a [(String, Assignment)],
    /// What is wrong.
    pub faults: &'a Faults,
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let (actor, line) = asked(site, visit).await?;
    demand(arranges(actor, &line))?;
    let cycle = line.cycle.cycle.as_str();
    let found = progress(&site.desk, actor, cycle, visit.now).await;
    let units = found.map_err(hidden)?.units;
    let mut evaluators = people(site, visit, actor).await?;
    evaluators.retain(|one| {
        one.grants
            .iter()
            .any(|grant| grant.role == Role::Evaluator.code())
    });
    let mut faults = Faults::default();
    if visit.form.is_some() {
        let done = act(site, visit, actor, cycle, &evaluators, &mut faults).await?;
        if faults.is_empty() {
            let to = localized(visit.asked.lang, &address(cycle));
            return Answered::elsewhere(format!("{to}/penugasan?sudah={done}"));
        }
    }
    let assigned = assigned(site, cycle, &units).await?;
    let view = View {
        line: &line,
        units: &units,
        evaluators: &evaluators,
        assigned: &assigned,
        faults: &faults,
    };
    let markup = whole(site, visit, &view);
    match faults.is_empty() {
        true => Answered::page(markup),
        false => Answered::refused(markup),
    }
}

/// Who has the units that may be seen.
async fn assigned(
    site: &Site,
    cycle: &str,
    units: &[UnitProgress],
) -> Result<Vec<(String, Assignment)>, WebError> {
    let rows = site.database.reading().assignments_of(cycle).await?;
    let mut found = Vec::new();
    for row in rows {
        if units.iter().any(|unit| unit.unit == row.unit) {
            let person = site.database.person(&row.evaluator).await?;
            found.push((
                person.map_or_else(|| row.evaluator.clone(), |person| person.name),
                row,
            ));
        }
    }
    Ok(found)
}

/// Does what the form asks for; gives its name in the address.
async fn act(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    cycle: &str,
    evaluators: &[Seen],
    faults: &mut Faults,
) -> Result<String, WebError> {
    let (words, typed) = (visit.words(), visit.fields());
    let what = typed.value("apa");
    if what == "bagi" {
        return share(site, visit, actor, cycle, evaluators, faults).await;
    }
    let (unit, who) = (typed.value("unit"), typed.value("penilai"));
    let is_back = what == "tarik";
    demand(is_back || what == "beri")?;
    if !is_back && evaluators.iter().all(|one| one.id != who) {
        faults.add("penilai", words.label("web-board-people-who-wrong"));
    }
    if unit.is_empty() {
        faults.add("unit", words.label("web-board-unit-wrong"));
    }
    if is_back && !typed.has("yakin") {
        faults.add(
            &format!("tarik-{unit}-{who}"),
            words.label("web-board-unsure"),
        );
    }
    if !faults.is_empty() {
        return Ok(String::new());
    }
    let evaluator = actor_of(&site.database, who).await?;
    let (desk, now) = (&site.desk, visit.now);
    let done = match is_back {
        true => take_back_unit(desk, actor, cycle, unit, &evaluator, now).await,
        false => assign_evaluator(desk, actor, cycle, unit, &evaluator, now).await,
    };
    if let Err(error) = done {
        let field = match is_back {
            true => format!("tarik-{unit}-{who}"),
            false => "penilai".to_owned(),
        };
        faults.add(&field, told(error)?.text(words.lang));
    }
    Ok(what.to_owned())
}

async fn share(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    cycle: &str,
    evaluators: &[Seen],
    faults: &mut Faults,
) -> Result<String, WebError> {
    let (words, typed) = (visit.words(), visit.fields());
    let n = typed
        .value("banyak")
        .parse()
        .ok()
        .filter(|n| (1..=MOST).contains(n));
    let Some(n) = n else {
        faults.add(
            "banyak",
            words.say("web-board-share-wrong", &[("most", words.count(MOST))]),
        );
        return Ok(String::new());
    };
    if evaluators.is_empty() {
        faults.add("banyak", words.label("web-board-evaluators-none"));
        return Ok(String::new());
    }
    let mut actors = Vec::new();
    for one in evaluators {
        actors.push(actor_of(&site.database, &one.id).await?);
    }
    match assign_evaluators(&site.desk, actor, cycle, &actors, n, visit.now).await {
        Ok(plan) => Ok(format!("bagi&kurang={}", plan.shortages.len())),
        Err(error) => {
            faults.add("banyak", told(error)?.text(words.lang));
            Ok(String::new())
        }
    }
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let name = words.label("web-board-way-penugasan");
    let action = format!("{}/penugasan", address(&view.line.cycle.cycle));
    let done = match visit.asked.value("sudah") {
        "bagi" => Some(words.label("web-board-done-shared")),
        "beri" => Some(words.label("web-board-done-assigned")),
        "tarik" => Some(words.label("web-board-done-taken-back")),
        _ => None,
    };
    let n_short: usize = visit.asked.value("kurang").parse().unwrap_or(0);
    let post = |fields: Markup, button: &str| {
        form(
            visit,
            &Form {
                action: &action,
                has_files: false,
                fields,
                button,
            },
        )
    };
    let body = html! {
        @if n_short > 0 {
            (notice(words, &Notice {
                kind: NoticeKind::Information,
                title: None,
                body: html! { p { (words.say("web-board-share-short", &[("n", words.count(n_short))])) } },
            }))
        }
        (section("bagi", &words.label("web-board-share"), &post(sharing(visit, view), &words.label("web-board-share"))))
        (section("beri", &words.label("web-board-assign"), &post(by_hand(visit, view), &words.label("web-board-assign"))))
        (section("daftar", &words.label("web-board-assigned"), &list(visit, view, &action)))
    };
    let page = Framed {
        line: view.line,
        step: Some((&name, "penugasan")),
        lead: &words.label("web-board-assign-lead"),
        facts: None,
        faults: view.faults,
        done,
        body,
    };
    framed(site, visit, &page)
}

fn sharing(visit: &Visit, view: &View) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let n = [("n", words.count(view.evaluators.len()))];
    html! {
        input type="hidden" name="apa" value="bagi";
        p { (words.say("web-board-share-about", &n)) }
        (field(words, &Field {
            name: "banyak",
            label: &words.label("web-board-share-n"),
            hint: None,
            error: view.faults.of("banyak"),
            control: Control::Text { value: typed.value("banyak") },
        }))
    }
}

fn by_hand(visit: &Visit, view: &View) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let units: Vec<Choice> = view
        .units
        .iter()
        .map(|unit| Choice {
            value: &unit.unit,
            label: &unit.name,
            chosen: typed.value("unit") == unit.unit,
        })
        .collect();
    let people: Vec<Choice> = view
        .evaluators
        .iter()
        .map(|one| Choice {
            value: &one.id,
            label: &one.name,
            chosen: typed.value("penilai") == one.id,
        })
        .collect();
    let one = |name: &'static str, label: &str, choices: &[Choice]| {
        let control = Control::Select { choices };
        field(
            words,
            &Field {
                name,
                label,
                hint: None,
                error: view.faults.of(name),
                control,
            },
        )
    };
    html! {
        input type="hidden" name="apa" value="beri";
        (one("unit", &words.label("web-board-column-unit"), &units))
        (one("penilai", &words.label("web-role-evaluator"), &people))
    }
}

fn list(visit: &Visit, view: &View, action: &str) -> Markup {
    let words = visit.words();
    if view.assigned.is_empty() {
        return empty(&Empty {
            title: &words.label("web-board-assigned-none"),
            about: &words.label("web-board-assigned-none-about"),
            action: None,
        });
    }
    html! {
        @for unit in view.units {
            @let own: Vec<&(String, Assignment)> = view.assigned.iter().filter(|(_, row)| row.unit == unit.unit).collect();
            @if !own.is_empty() {
                h3 { (unit.name) }
                @for (name, row) in own { (one_assigned(visit, view, action, name, row)) }
            }
        }
    }
}

fn one_assigned(visit: &Visit, view: &View, action: &str, name: &str, row: &Assignment) -> Markup {
    let words = visit.words();
    let id = format!("tarik-{}-{}", row.unit, row.evaluator);
    let box_id = format!("yakin-{}-{}", row.unit, row.evaluator);
    let fields = html! {
        input type="hidden" name="apa" value="tarik";
        input type="hidden" name="unit" value=(row.unit);
        input type="hidden" name="penilai" value=(row.evaluator);
        div class="choice" {
            input type="checkbox" id=(box_id) name="yakin" value="ya";
            label for=(box_id) { (words.label("web-board-take-back-sure")) }
        }
    };
    html! {
        div id=(id) {
            p {
                (name) " "
                span class="muted" { (words.label(if row.origin == "hand" { "web-board-by-hand" } else { "web-board-automatic" })) }
            }
            @if let Some(error) = view.faults.of(&id) {
                p class="field-error" { span class="visually-hidden" { (words.label("web-error-prefix")) " " } (error) }
            }
            details open[view.faults.of(&id).is_some()] {
                summary { (words.label("web-board-take-back")) span class="visually-hidden" { ": " (name) } }
                (form(visit, &Form { action, has_files: false, fields, button: &words.label("web-board-take-back") }))
            }
        }
    }
}
