//! `/kerja/program/{programme}/{edition}/juri/{stage}`: the jury of a stage, for
//! officers and auditors: panel, seats, results with ranks, and how jurors stand
//! to one another.

mod parts;

use super::super::programmes;
use super::names;
use crate::assessment::work::faults::Faults;
use crate::assessment::work::place;
use crate::assessment::work::refusal::{hidden, told};
use crate::desk::{Answered, Desk, DeskAnswer, Visit};
use crate::frame::localized;
use crate::look::{Notice, NoticeKind, Opening, notice, opening, section};
use crate::register::people::read::{Seen, people};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::person::Role;
use prima_workflow::recognition::jury::{
    JuryBoard, StagePlace, add_juror, jury_board, let_juror_go, share_candidates,
};
use std::collections::BTreeMap;

/// What the page shows.
struct View<'a> {
    found: &'a JuryBoard,
    names: &'a BTreeMap<String, String>,
    /// Who can be put on the panel.
    offered: &'a [Seen],
    own: &'a str,
    faults: &'a Faults,
}

/// Its address, without the language.
pub fn address(programme: &str, edition: &str, stage: &str) -> String {
    format!("{}/juri/{stage}", programmes::address(programme, edition))
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let parts = visit.asked.segments();
    let [_, _, programme, edition, _, stage, ..] = parts.as_slice() else {
        return Err(WebError::NotFound(Missing::Page));
    };
    let place = StagePlace {
        programme,
        edition,
        stage,
    };
    let own = address(programme, edition, stage);
    let actor = place::actor(visit)?;
    let found = jury_board(&site.desk, actor, place, visit.now).await;
    let found = found.map_err(hidden)?;
    let mut faults = Faults::default();
    if visit.form.is_some() {
        let (field, done) = change(site, visit, place).await?;
        match done {
            Ok(done) => {
                let to = localized(visit.asked.lang, &own);
                return Answered::elsewhere(format!("{to}?{done}"));
            }
            Err(error) => faults.add(field, told(error)?.text(visit.asked.lang)),
        }
    }
    let mut offered = Vec::new();
    if found.may_change {
        offered = people(site, visit, actor).await?;
        offered.retain(|one| {
            let mut grants = one.grants.iter();
            let is_evaluator = grants.any(|grant| grant.role == Role::Evaluator.code());
            is_evaluator && !found.jurors.iter().any(|juror| juror.juror == one.id)
        });
    }
    let ids = found.jurors.iter().map(|one| one.juror.as_str());
    let view = View {
        found: &found,
        names: &names(site, ids).await?,
        offered: &offered,
        own: &own,
        faults: &faults,
    };
    let markup = whole(site, visit, &view);
    match faults.is_empty() {
        true => Answered::page(markup),
        false => Answered::refused(markup),
    }
}

type Done = Result<String, prima_workflow::assessment::ActError>;

/// Does what was sent; gives the field it is about, and what the address says then.
async fn change(
    site: &Site,
    visit: &Visit,
    place: StagePlace<'_>,
) -> Result<(&'static str, Done), WebError> {
    let (actor, fields) = (place::actor(visit)?, visit.fields());
    let (desk, now) = (&site.desk, visit.now);
    Ok(match fields.value("apa") {
        "tambah" => {
            let juror = fields.value("juri");
            let done = add_juror(desk, actor, place, juror, now).await;
            ("juri", done.map(|()| "sudah=tambah".to_owned()))
        }
        "lepas" => {
            let juror = fields.value("juri-lepas");
            let done = let_juror_go(desk, actor, place, juror, now).await;
            ("juri-lepas", done.map(|()| "sudah=lepas".to_owned()))
        }
        "bagi" => {
            let done = share_candidates(desk, actor, place, now).await;
            let told = done.map(|shared| {
                format!(
                    "sudah=bagi&kursi={}&kurang={}",
                    shared.n_given, shared.n_short
                )
            });
            ("bagi", told)
        }
        _ => return Err(WebError::NotFound(Missing::Page)),
    })
}

fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let found = view.found;
    let programme = words.text(&found.programme.title).to_owned();
    let stage = words.text(&found.stage.title).to_owned();
    let title = words.say("web-jury-of", &[("stage", stage)]);
    let number = |name: &str| visit.asked.value(name).parse::<usize>().unwrap_or(0);
    let done = match visit.asked.value("sudah") {
        "tambah" => Some(words.label("web-jury-done-added")),
        "lepas" => Some(words.label("web-jury-done-left")),
        "bagi" => Some(words.say(
            "web-jury-done-shared",
            &[("n", words.count(number("kursi")))],
        )),
        _ => None,
    };
    let n_short = number("kurang");
    let main = html! {
        (opening(&Opening { kind: Some(&programme), title: &title, lead: &words.label("web-jury-lead"), facts: Some(parts::rules(words, found)), answer: None }))
        (view.faults.summary(words))
        @if let Some(done) = &done { p class="saved" role="status" { (done) } }
        @if n_short > 0 {
            (notice(words, &Notice { kind: NoticeKind::Information, title: None, body: html! { p { (words.say("web-jury-short", &[("n", words.count(n_short))])) } } }))
        }
        (section("juri-tahap", &words.label("web-jury-panel"), &parts::panel(visit, view)))
        (section("hasil", &words.label("web-jury-candidates"), &parts::candidates(words, found)))
        (section("kriteria", &words.label("web-jury-criteria"), &parts::criteria(words, found)))
        (parts::unproven(words, found))
    };
    let list = programmes::address(&found.programme.code, &found.programme.edition);
    Desk {
        title: &title,
        is_wrong: !view.faults.is_empty(),
        way: &[
            (
                words.label("web-programme-run-title"),
                programmes::PATH.to_owned(),
            ),
            (programme, list),
            (title.clone(), view.own.to_owned()),
        ],
        sample: found.lines.iter().any(|line| !line.row.sample.is_empty()),
        main,
    }
    .markup(site, visit)
}
