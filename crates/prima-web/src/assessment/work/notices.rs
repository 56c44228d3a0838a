//! `/kerja/pemberitahuan`: what somebody was told, unread first, each to be marked
//! as read.

use super::place::{actor, address};
use super::refusal::hidden;
use super::schedule_fields::capital;
use crate::desk::home::{Told, told as cards};
use crate::desk::{Answered, Desk, DeskAnswer, Form, Visit, form, moment};
use crate::frame::localized;
use crate::innovation::at_desk;
use crate::innovation::work::{checking, request};
use crate::look::{Empty, Opening, Pagination, Words, empty, opening, pagination, section};
use crate::recognition::work::jury::tasks;
use crate::recognition::work::{candidacy, category};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::assessment::notice::NoticeKind;
use prima_instrument::words::Lang;
use prima_workflow::assessment::read::{NoticeLine, notices};
use prima_workflow::assessment::{mark_notices_read, stage_name};
use prima_workflow::innovation::Occasion;

/// Its address, without the language.
pub const PATH: &str = "/kerja/pemberitahuan";
/// Notices on one page.
const PER_PAGE: usize = 40;

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let actor = actor(visit)?;
    let lines = notices(&site.desk, actor, visit.now).await;
    let lines = lines.map_err(hidden)?;
    if visit.form.is_some() {
        let ids: Vec<String> = match visit.fields().value("apa") {
            "semua" => lines
                .iter()
                .map(|line| line.notice.notice.clone())
                .collect(),
            "satu" => vec![visit.fields().value("nomor").to_owned()],
            _ => return Err(WebError::NotFound(Missing::Page)),
        };
        let marked = mark_notices_read(&site.desk, actor, &ids, visit.now).await;
        marked.map_err(hidden)?;
        let to = localized(visit.asked.lang, PATH);
        return Answered::elsewhere(format!("{to}?sudah=dibaca"));
    }
    let number = visit.asked.page().ok_or_else(|| WebError::BadQuery {
        name: "halaman",
        value: visit.asked.value("halaman").to_owned(),
    })?;
    let number = usize::try_from(number).unwrap_or(1);
    Answered::page(whole(site, visit, &lines, number))
}

/// A notice as the desk shows it.
pub fn told(words: Words, line: &NoticeLine) -> Told {
    let (round, part) = match words.lang {
        Lang::Id => (&line.title.0, &line.part.0),
        Lang::En => (&line.title.1, &line.part.1),
    };
    let (title, about) = match part.as_str() {
        "" => (round.clone(), String::new()),
        name => (name.to_owned(), round.clone()),
    };
    let about = match &line.extension {
        Some(given) => {
            let arguments = [
                ("round", about),
                ("stage", capital(&stage_name(given.stage(), words.lang))),
                ("until", moment::moment(words, given.until())),
                ("reason", given.reason().to_owned()),
            ];
            words.say("web-notice-extended-about", &arguments)
        }
        None => about,
    };
    Told {
        kind: line.kind.code(),
        title,
        about,
        address: leads_to(line),
        at: line.notice.at,
    }
}

/// The page on which something can be done about it.
fn leads_to(line: &NoticeLine) -> String {
    if let Some(occasion) = of_innovation(line) {
        return match occasion.number {
            Some(number) => request::address(&occasion.innovation, number),
            None => at_desk::LIST.to_owned(),
        };
    }
    let part = match line.kind {
        NoticeKind::LocusChosen | NoticeKind::TimeGiven => "",
        NoticeKind::EvidenceAsked => "/bukti-diminta",
        NoticeKind::ObjectionDecided => "/sanggahan",
        // A coordinator is told of the round as a whole.
        NoticeKind::ResultPublished if line.notice.unit.is_empty() => {
            return format!("/kerja/{}", line.notice.cycle);
        }
        NoticeKind::PreviewOpen | NoticeKind::ResultPublished => "/rapor",
        NoticeKind::ActionDue => "/tindak-lanjut",
        // The tasks of the desk lead on, as soon as there is something to open.
        NoticeKind::Assigned | NoticeKind::FillingCloses | NoticeKind::EvaluationCloses => {
            return crate::desk::HOME.to_owned();
        }
        // Those of an innovation whose occasion says nothing.
        NoticeKind::ReplicationAsked
        | NoticeKind::ReplicationAnswered
        | NoticeKind::RequestWithdrawn
        | NoticeKind::MentoringNoted
        | NoticeKind::RunningDue => return at_desk::LIST.to_owned(),
        NoticeKind::AwardWaits | NoticeKind::AwardConfirmed => {
            return category::address(&line.notice.cycle, &line.notice.unit);
        }
        NoticeKind::JurySeated => return tasks::PATH.to_owned(),
        NoticeKind::ProposalSubmitted => return checking::address(&line.notice.cycle),
        NoticeKind::StepWaits | NoticeKind::HonourGranted | NoticeKind::HonourRevoked => {
            return candidacy::address(&line.notice.cycle);
        }
    };
    format!("{}{part}", address(&line.notice.cycle, &line.notice.unit))
}

fn of_innovation(line: &NoticeLine) -> Option<Occasion> {
    let is_about = line.kind.is_about_innovation();
    is_about
        .then(|| Occasion::read(&line.notice.occasion))
        .flatten()
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, lines: &[NoticeLine], number: usize) -> Markup {
    let words = visit.words();
    let title = words.label("web-notices");
    let n_pages = lines.len().div_ceil(PER_PAGE).max(1);
    let current = number.min(n_pages);
    let shown = lines.iter().skip((current - 1) * PER_PAGE).take(PER_PAGE);
    let (unread, read): (Vec<&NoticeLine>, Vec<&NoticeLine>) =
        shown.partition(|line| line.notice.read_at == 0);
    let path = localized(words.lang, PATH);
    let to_page = |page: usize| format!("{path}?halaman={page}");
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &words.label("web-notices-lead"), facts: None, answer: None }))
        @if visit.asked.value("sudah") == "dibaca" { p class="saved" role="status" { (words.label("web-notice-marked")) } }
        @if lines.is_empty() {
            (empty(&Empty { title: &words.label("web-notices-none"), about: &words.label("web-notices-none-about"), action: None }))
        } @else {
            @if current == 1 || !unread.is_empty() {
                (section("belum", &words.label("web-notices-unread"), &of_unread(visit, &unread)))
            }
            @if !read.is_empty() { (section("sudah", &words.label("web-notices-read"), &list(visit, &read))) }
            (pagination(words, &Pagination { current, n_pages, address: &to_page }))
        }
    };
    Desk {
        title: &title,
        is_wrong: false,
        way: &[(title.clone(), PATH.to_owned())],
        sample: lines.iter().any(|line| line.sample),
        main,
    }
    .markup(site, visit)
}

fn of_unread(visit: &Visit, lines: &[&NoticeLine]) -> Markup {
    let words = visit.words();
    if lines.is_empty() {
        let title = words.label("web-notices-none-unread");
        let about = words.label("web-notices-none-unread-about");
        return empty(&Empty {
            title: &title,
            about: &about,
            action: None,
        });
    }
    html! {
        (mark(visit, "semua", "", "web-notice-mark-all"))
        (list(visit, lines))
    }
}

fn list(visit: &Visit, lines: &[&NoticeLine]) -> Markup {
    let words = visit.words();
    let shown: Vec<(Told, Option<Markup>)> = lines
        .iter()
        .map(|line| {
            let foot = (line.notice.read_at == 0)
                .then(|| mark(visit, "satu", &line.notice.notice, "web-notice-mark"));
            (told(words, line), foot)
        })
        .collect();
    let shown: Vec<(&Told, Option<Markup>)> = shown
        .iter()
        .map(|(told, foot)| (told, foot.clone()))
        .collect();
    cards(words, &shown)
}

fn mark(visit: &Visit, what: &str, notice: &str, key: &str) -> Markup {
    let fields = html! {
        input type="hidden" name="apa" value=(what);
        @if !notice.is_empty() { input type="hidden" name="nomor" value=(notice); }
    };
    let button = visit.words().label(key);
    form(
        visit,
        &Form {
            action: PATH,
            has_files: false,
            fields,
            button: &button,
        },
    )
}
