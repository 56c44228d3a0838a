//! `/kerja/piagam/{id}`: one certificate at the desk, and the form that
//! withdraws it for a reason.

use super::issuing;
use crate::assessment::work::faults::Faults;
use crate::assessment::work::place;
use crate::assessment::work::refusal::told;
use crate::desk::{Answered, Desk, DeskAnswer, Form, Visit, form, moment};
use crate::frame::localized;
use crate::look::{
    Control, Field, Notice, NoticeKind, Opening, field, notice, opening, section, summary,
};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::day::Day;
use prima_domain::register::person::{Actor, Role};
use prima_workflow::recognition::certificate::{Shown, certificate_at_desk, withdraw_certificate};

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let missing = || WebError::NotFound(Missing::Page);
    let actor = visit.actor().ok_or_else(missing)?;
    let segments = visit.asked.segments();
    let id = segments.get(2).copied().unwrap_or_default();
    let shown = certificate_at_desk(&site.database, actor, id, visit.now).await?;
    let shown = shown.ok_or_else(missing)?;
    let programme = shown.row.programme.as_str().into();
    let mut faults = Faults::default();
    if visit.form.is_some() {
        withdraw(site, visit, actor, id, &mut faults).await?;
        if faults.is_empty() {
            let to = localized(visit.asked.lang, &format!("{}/{id}", issuing::PATH));
            return Answered::elsewhere(format!("{to}?sudah=tarik"));
        }
    }
    let may_withdraw = actor.has_programme_role(Role::ProgrammeOfficer, &programme);
    let markup = whole(site, visit, &shown, may_withdraw, &faults);
    match faults.is_empty() {
        true => Answered::page(markup),
        false => Answered::refused(markup),
    }
}

async fn withdraw(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    id: &str,
    faults: &mut Faults,
) -> Result<(), WebError> {
    let (words, typed) = (visit.words(), visit.fields());
    let may = actor.holds(Role::ProgrammeOfficer, |_| true);
    if !may {
        return Err(WebError::NotFound(Missing::Page));
    }
    if typed.value("alasan").is_empty() {
        faults.add("alasan", words.label("web-piagam-reason-missing"));
    }
    if !typed.has("yakin") {
        faults.add("yakin", words.label("web-piagam-unsure"));
    }
    if !faults.is_empty() {
        return Ok(());
    }
    let reason = typed.value("alasan");
    if let Err(error) = withdraw_certificate(&site.database, actor, id, reason, visit.now).await {
        faults.add("alasan", told(error)?.text(words.lang));
    }
    Ok(())
}

/// The page.
pub fn whole(
    site: &Site,
    visit: &Visit,
    shown: &Shown,
    may_withdraw: bool,
    faults: &Faults,
) -> Markup {
    let (words, row) = (visit.words(), &shown.row);
    let title = words.say("web-piagam-title", &[("recipient", row.recipient.clone())]);
    let path = format!("{}/{}", issuing::PATH, row.certificate);
    let is_done = visit.asked.value("sudah") == "tarik" && visit.form.is_none();
    let names = ["for", "issued", "standing", "reason"]
        .map(|name| words.label(&format!("web-piagam-fact-{name}")));
    let mut facts = vec![
        (names[0].as_str(), html! { (row.title) }),
        (
            names[1].as_str(),
            html! { (moment::day(words, &row.issued_at)) },
        ),
        (
            names[2].as_str(),
            html! { (words.label(&format!("piagam-standing-{}", shown.standing_on(Day::at(visit.now)).key()))) },
        ),
    ];
    let until = words.label("web-piagam-fact-until");
    if let Some(last) = shown.last_day() {
        facts.push((until.as_str(), html! { (words.date(&last.to_string())) }));
    }
    if !row.reason.is_empty() {
        facts.push((
            names[3].as_str(),
            html! { (row.reason) " · " (moment::day(words, &row.withdrawn_at)) },
        ));
    }
    let main = html! {
        (opening(&Opening { kind: Some(&words.label("web-piagam-desk")), title: &title, lead: &words.label("web-piagam-one-lead"), facts: Some(summary(&facts)), answer: None }))
        (faults.summary(words))
        @if is_done { p class="saved" role="status" { (words.label("web-piagam-withdrawn-done")) } }
        @if shown.attestation.is_none() {
            (notice(words, &Notice {
                kind: NoticeKind::Mismatch,
                title: Some(&words.label("piagam-standing-unreadable")),
                body: html! { p { (words.label("web-piagam-unreadable-desk")) } },
            }))
        }
        p { a class="onward" href=(localized(words.lang, &format!("/piagam/{}", row.certificate))) { (words.label("web-piagam-its-page")) } }
        @if may_withdraw && row.withdrawn_at.is_empty() {
            (section("tarik", &words.label("web-piagam-withdraw"), &withdrawal(visit, &path, faults)))
        }
    };
    Desk {
        title: &title,
        is_wrong: !faults.is_empty(),
        way: &[
            (words.label("web-piagam-desk"), issuing::PATH.to_owned()),
            (title.clone(), path.clone()),
        ],
        sample: shown.is_sample,
        main,
    }
    .markup(site, visit)
}

fn withdrawal(visit: &Visit, path: &str, faults: &Faults) -> Markup {
    let words = visit.words();
    let reason = Field {
        name: "alasan",
        label: &words.label("web-piagam-reason"),
        hint: Some(&words.label("web-piagam-reason-hint")),
        error: faults.of("alasan"),
        control: Control::Lines {
            value: visit.fields().value("alasan"),
            rows: 3,
        },
    };
    let fields = html! {
        p { (words.label("web-piagam-withdraw-about")) }
        (field(words, &reason))
        (place::sure(words, &words.label("web-piagam-sure"), faults.of("yakin")))
    };
    let button = words.label("web-piagam-withdraw");
    form(
        visit,
        &Form {
            action: path,
            has_files: false,
            fields,
            button: &button,
        },
    )
}
