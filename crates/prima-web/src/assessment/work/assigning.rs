//! `/kerja/{cycle}/penugasan`: units are shared among evaluators, or given to
//! one and taken back by hand.

mod change;
mod parts;

use super::faults::Faults;
use super::framed::{Framed, address, arranges, asked, demand, framed};
use super::refusal::hidden;
use crate::desk::{Answered, DeskAnswer, Form, Visit, form};
use crate::frame::localized;
use crate::look::{Notice, NoticeKind, notice, section};
use crate::register::lifted::{Lifted, holding};
use crate::register::people::read::{Seen, people};
use crate::reply::WebError;
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::person::Role;
use prima_store::cycle::Assignment;
use prima_workflow::assessment::read::CycleLine;
use prima_workflow::assessment::{UnitProgress, progress};

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
    /// Exceptions from conflicts that the person may read.
    pub lifted: &'a [Lifted],
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
        let done = change::change(site, visit, actor, cycle, &evaluators, &mut faults).await?;
        if faults.is_empty() {
            let to = localized(visit.asked.lang, &address(cycle));
            return Answered::elsewhere(format!("{to}/penugasan?sudah={done}"));
        }
    }
    let assigned = assigned(site, cycle, &units).await?;
    let lifted = holding(site, visit, actor, &line.cycle.programme).await?;
    let view = View {
        line: &line,
        units: &units,
        evaluators: &evaluators,
        assigned: &assigned,
        lifted: &lifted,
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
        (section("bagi", &words.label("web-board-share"), &post(parts::sharing(visit, view), &words.label("web-board-share"))))
        (section("beri", &words.label("web-board-assign"), &post(parts::by_hand(visit, view), &words.label("web-board-assign"))))
        (section("daftar", &words.label("web-board-assigned"), &parts::list(visit, view, &action)))
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
