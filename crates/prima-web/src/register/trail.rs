//! `/kerja/jejak`: who did what and when, for those who may read it, newest
//! first, by day, person, act and subject; and the same as a file.
//!
//! An act is told in words, and what it was about is linked where the reader may
//! open it. Nothing on it counts what is hidden: there is no total, and number and seal
//! stand only where no line is missing.

mod about;
mod asked;
mod detail;

use crate::assessment::work::long::{self, Waited, Wanted, waited};
use crate::assessment::work::refusal::hidden;
use crate::desk::{Answered, Cookie, Desk, DeskAnswer, Form, Sent, Visit, form, moment};
use crate::frame::localized;
use crate::look::{
    Column, Control, Empty, Field, Filter, Notice, NoticeKind, Opening, Row, Table, empty, filter,
    notice, opening, stacked,
};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::person::{Actor, Role};
use prima_store::AuditLine;
use prima_workflow::job::JobKind;
use prima_workflow::people::{
    Trail, TrailAsked, TrailNames, line_words, read_trail, trail_csv, trail_names,
};
use serde_json::json;
use std::collections::BTreeMap;

/// Its address, without the language.
pub const PATH: &str = "/kerja/jejak";
/// Lines on one page.
const PER_PAGE: usize = 50;
/// Lines of a file at most that is made while somebody waits; a job makes longer
/// ones.
const PER_FILE: usize = 20_000;

/// What the page shows.
#[derive(Debug)]
pub struct View<'a> {
    /// The lines of this page, newest first.
    pub lines: &'a [AuditLine],
    /// Names of persons by id.
    pub names: &'a BTreeMap<String, String>,
    /// Names of what the lines are about.
    pub about: &'a TrailNames,
    /// Where the older lines are, as the address has it.
    pub older: Option<String>,
    /// Whether a file was asked for that would be too long.
    pub is_too_long: bool,
}

/// Who may look at the trail at all; which lines, is asked for each.
fn reader(visit: &Visit) -> Result<&Actor, WebError> {
    let roles = [Role::Administrator, Role::ProgrammeOfficer, Role::Auditor];
    let actor = visit.actor();
    let actor = actor.filter(|actor| roles.into_iter().any(|role| actor.holds(role, |_| true)));
    actor.ok_or(WebError::NotFound(Missing::Page))
}

async fn read(
    site: &Site,
    visit: &Visit,
    limit: usize,
) -> Result<(Trail, BTreeMap<String, String>), WebError> {
    let actor = reader(visit)?;
    let names = asked::names(site).await?;
    let asked = TrailAsked {
        sought: asked::sought(visit, &names)?,
        from: asked::place(visit)?,
        limit,
    };
    let trail = read_trail(&visit.scene(site), actor, &asked).await;
    Ok((trail.map_err(hidden)?, names))
}

async fn about(site: &Site, visit: &Visit, lines: &[AuditLine]) -> Result<TrailNames, WebError> {
    let names = trail_names(&site.desk, reader(visit)?, lines, visit.now).await;
    names.map_err(hidden)
}

/// Answers the request for the page, or for a file of all that is sought.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    if visit.form.is_some() {
        return whole_file(site, visit).await;
    }
    let (trail, names) = read(site, visit, PER_PAGE).await?;
    let about = about(site, visit, &trail.lines).await?;
    let view = View {
        lines: &trail.lines,
        names: &names,
        about: &about,
        older: trail.next.as_ref().map(asked::written),
        is_too_long: false,
    };
    Answered::page(whole(site, visit, &view))
}

/// A job makes the file, however long it is.
async fn whole_file(site: &Site, visit: &Visit) -> DeskAnswer {
    let actor = reader(visit)?;
    let sought = asked::sought(visit, &asked::names(site).await?)?;
    let wanted = Wanted {
        kind: JobKind::Trail,
        cycle: "",
        asked: json!({
            "since": sought.since,
            "before": sought.before,
            "actors": sought.actors,
            "act": sought.act,
            "acts": sought.acts,
            "lang": visit.asked.lang.tag(),
            "about": sought.about,
        }),
        input: None,
    };
    match waited(site, visit, actor, wanted).await? {
        Waited::Done { job, .. } | Waited::Later(job) => {
            Answered::elsewhere(localized(visit.asked.lang, &long::address(&job)))
        }
        // Who stopped it, or has too much under way, finds both there.
        Waited::Refused(_) => Answered::elsewhere(localized(visit.asked.lang, long::PATH)),
    }
}

/// Answers the request for the file; where it would be too long, with the page.
pub async fn csv_page(site: &Site, visit: &Visit) -> DeskAnswer {
    let (trail, names) = read(site, visit, PER_FILE).await?;
    if let Some(next) = &trail.next {
        let shown = &trail.lines[..PER_PAGE];
        let about = about(site, visit, shown).await?;
        let view = View {
            lines: shown,
            names: &names,
            about: &about,
            older: Some(asked::written(next)),
            is_too_long: true,
        };
        return Answered::refused(whole(site, visit, &view));
    }
    let mut lines = trail_csv::head();
    trail_csv::push(visit.asked.lang, &trail.lines, &names, &mut lines);
    Ok(Answered {
        sent: Sent::File {
            content_type: "text/csv; charset=utf-8",
            bytes: lines.into_bytes(),
            name: "jejak-audit.csv".to_owned(),
        },
        cookie: Cookie::Keep,
    })
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let name = words.label("web-board-trail");
    let to = localized(words.lang, PATH);
    let with = |place: &str| visit.asked.with("lanjut", place);
    let main = html! {
        (opening(&Opening { kind: None, title: &name, lead: &words.label("web-board-trail-lead"), facts: None, answer: None }))
        @if view.is_too_long {
            (notice(words, &Notice { kind: NoticeKind::Information, title: None, body: html! { p { (words.say("web-audit-too-long", &[("most", words.count(PER_FILE))])) } } }))
        }
        (narrowed(visit, &to))
        @if view.lines.is_empty() {
            (empty(&Empty { title: &words.label("web-board-trail-none"), about: &words.label("web-board-trail-none-about"), action: None }))
        } @else {
            (rows(visit, view))
            @if !is_numbered(view) { p class="muted" { (words.label("web-audit-not-numbered")) } }
            ul class="beside" {
                @if !visit.asked.value("lanjut").is_empty() {
                    li { a href={ (to) "?" (with("")) } { (words.label("web-audit-newest")) } }
                }
                @if let Some(older) = view.older.as_ref().filter(|_| !view.is_too_long) {
                    li { a href={ (to) "?" (with(older)) } rel="next" { (words.label("web-audit-older")) } }
                }
                li { a href={ (to) ".csv?" (with("")) } { (words.label("web-audit-file")) } }
            }
            @if view.is_too_long {
                (form(visit, &Form { action: &format!("{PATH}?{}", with("")), has_files: false, fields: html! { p { (words.label("web-job-trail-about")) } }, button: &words.label("web-job-trail-make") }))
            }
        }
    };
    Desk {
        title: &name,
        is_wrong: false,
        way: &[(name.clone(), PATH.to_owned())],
        sample: false,
        main,
    }
    .markup(site, visit)
}

fn narrowed(visit: &Visit, to: &str) -> Markup {
    let words = visit.words();
    let labels = asked::NAMES.map(|name| words.label(&format!("web-board-trail-{name}")));
    let hint = words.label("web-trail-act-hint");
    let control = |name: &str| match name {
        "dari" | "sampai" => Control::Day {
            value: visit.asked.value(name),
        },
        _ => Control::Search {
            value: visit.asked.value(name),
        },
    };
    let fields: Vec<Field> = asked::NAMES
        .iter()
        .zip(&labels)
        .map(|(name, label)| Field {
            name,
            label,
            hint: (*name == "tindakan").then_some(hint.as_str()),
            error: None,
            control: control(name),
        })
        .collect();
    let mut names = asked::NAMES.iter();
    let is_narrowed = names.any(|name| !visit.asked.value(name).is_empty());
    filter(
        words,
        &Filter {
            action: to,
            fields: &fields,
            kept: &[],
            reset: is_narrowed.then_some(to),
        },
    )
}

/// Whether no line is kept from the reader.
fn is_numbered(view: &View) -> bool {
    view.lines.iter().any(|line| line.sequence > 0)
}

fn rows(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let is_numbered = is_numbered(view);
    let mut names = vec!["waktu", "pelaku", "tindakan", "objek", "rincian"];
    if is_numbered {
        names.insert(0, "nomor");
    }
    let heads: Vec<String> = names
        .iter()
        .map(|name| words.label(&format!("web-board-trail-{name}")))
        .collect();
    let mut columns: Vec<Column> = heads
        .iter()
        .map(|name| Column {
            name,
            ..Column::default()
        })
        .collect();
    columns[0].names_row = true;
    let row = |line: &AuditLine| {
        let name = view.names.get(&line.actor).unwrap_or(&line.actor);
        let mut cells = vec![
            html! { time datetime=(line.at) { (moment::written(words, &line.at)) } },
            html! {
                @if name.is_empty() { (words.label("web-board-trail-command")) }
                // The hour does it; the line keeps who confirmed what it publishes.
                @else if line.act == "publish" { (words.say("web-audit-by-schedule", &[("name", name.clone())])) }
                @else { (name) }
            },
            html! { (line_words(words.lang, line)) " " code { (line.act) } },
            about::cell(words, view, line),
            detail::cell(words, view, line),
        ];
        if is_numbered {
            cells.insert(0, html! { (line.sequence) });
        }
        Row {
            cells,
            ..Row::default()
        }
    };
    let rows = view.lines.iter().map(row).collect();
    stacked(
        words,
        &Table {
            id: "jejak",
            caption: &words.label("web-board-trail"),
            columns: &columns,
            rows,
        },
    )
}
