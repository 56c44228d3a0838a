//! `/piagam/{id}`: what a certificate says, whether it still stands, what was
//! checked for this page and what was not, and its files.

use super::{Own, files, moment, own_keys, verdicts};
use crate::asked::Asked;
use crate::assessment::naming;
use crate::desk::moment::day;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{
    Link, Notice, NoticeKind, Opening, Words, links, notice, opening, print_header, section,
    summary,
};
use crate::register::told;
use crate::reply::{Answer, Reply};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::recognition::certificate::Standing;
use prima_domain::register::day::Day;
use prima_exchange::credential::attestation::Attestation;
use prima_exchange::credential::check::{Checked, Unreadable, check};
use prima_instrument::words::Lang;
use prima_workflow::recognition::certificate::{Shown, status_list};

/// What the page is made of.
#[derive(Debug)]
pub struct View<'a> {
    /// Language.
    pub words: Words,
    /// Scheme and host.
    pub origin: &'a str,
    /// The certificate.
    pub shown: &'a Shown,
    /// What was checked, or why its credential cannot be.
    pub checked: Result<&'a Checked, &'a Unreadable>,
    /// Where it stands today.
    pub standing: Standing,
}

/// Answers the request for the page.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let shown = files::shown(site, asked).await?;
    let now = moment(asked)?;
    let known = own_keys(site).await?;
    let number = shown.attestation.as_ref().and_then(list_number);
    let list = match (Own::of(site), number) {
        (Some(own), Some(number)) => status_list(&site.database, &own.issuer(), number).await?,
        _ => None,
    };
    let credential = shown.row.credential.as_bytes();
    let checked = check(credential, known.as_ref(), list.as_deref(), now);
    let view = View {
        words: asked.words(),
        origin: &site.origin,
        shown: &shown,
        checked: checked.as_ref(),
        standing: shown.standing_on(Day::at(now)),
    };
    Ok(Reply::Page(markup(&view)))
}

/// Number of the list of statuses that a certificate names.
fn list_number(said: &Attestation) -> Option<i64> {
    said.status.list.rsplit('/').next()?.parse().ok()
}

/// The page.
pub fn markup(view: &View) -> Markup {
    let (words, shown) = (view.words, view.shown);
    let row = &shown.row;
    let path = format!("/piagam/{}", row.certificate);
    let title = words.say("web-piagam-title", &[("recipient", row.recipient.clone())]);
    let lead = words.say("web-piagam-lead", &[("title", row.title.clone())]);
    let main = html! {
        (print_header(words, &format!("{}{}", view.origin, localized(words.lang, &path)), &day(words, &row.issued_at)))
        (opening(&Opening { kind: Some(&words.label("web-piagam-kind")), title: &title, lead: &lead, facts: None, answer: None }))
        (standing(view))
        (section("isi", &words.label("web-piagam-says"), &facts(words, shown)))
        (section("pemeriksaan", &words.label("web-piagam-checked"), &html! {
            p { (words.label("web-piagam-checked-about")) }
            @match view.checked {
                Ok(checked) => (verdicts::markup(words, &verdicts::of(checked))),
                Err(unreadable) => p { (verdicts::unread(words, unreadable)) },
            }
        }))
        @if let Some(said) = &shown.attestation {
            (section("unduh", &words.label("web-piagam-files"), &downloads(words, &path)))
            (section("sendiri", &words.label("web-piagam-yourself"), &yourself(words, said)))
        }
    };
    Page {
        words,
        title: &title,
        description: &lead,
        origin: view.origin,
        path: &path,
        query: "",
        area: Some(Area::Honours),
        asked: "",
        breadcrumbs: &[
            Crumb {
                name: &words.label("web-nav-home"),
                address: &localized(words.lang, "/"),
            },
            Crumb {
                name: &words.label("web-piagam-check-title"),
                address: &localized(words.lang, "/piagam"),
            },
            Crumb {
                name: &title,
                address: "",
            },
        ],
        sample: shown.is_sample,
        hidden: true,
        main,
    }
    .markup()
}

fn standing(view: &View) -> Markup {
    let (words, shown) = (view.words, view.shown);
    let title = words.label(&format!("piagam-standing-{}", view.standing.key()));
    let kind = match view.standing {
        Standing::Valid => NoticeKind::Agreement,
        _ => NoticeKind::Mismatch,
    };
    let about = standing_told(words, shown, view.standing);
    let to_check = localized(words.lang, "/piagam");
    let body = html! {
        p { (about) }
        @if shown.attestation.is_none() {
            p { (words.label("web-piagam-unreadable-do")) " " a href=(to_check) { (words.label("web-piagam-check-title")) } }
        }
    };
    notice(
        words,
        &Notice {
            kind,
            title: Some(&title),
            body,
        },
    )
}

/// Where a certificate stands, with the day and the reason.
pub fn standing_told(words: Words, shown: &Shown, standing: Standing) -> String {
    let row = &shown.row;
    let until = shown.last_day().map(|last| words.date(&last.to_string()));
    let up_to = |key: &str, day: String| words.say(key, &[("day", day)]);
    match standing {
        Standing::Valid => match until {
            Some(day) => up_to("web-piagam-valid-until", day),
            None => words.label("web-piagam-valid"),
        },
        Standing::Expired => up_to("web-piagam-expired", until.unwrap_or_default()),
        Standing::Withdrawn => {
            let date = day(words, &row.withdrawn_at);
            let arguments = [("date", date), ("reason", row.reason.clone())];
            words.say("web-piagam-withdrawn", &arguments)
        }
        Standing::HonourRevoked => {
            let honour = shown.honour.as_ref();
            let reason = honour.map(|it| naming::of(words, &it.reason_id, &it.reason_en));
            let date = words.date(honour.map_or("", |it| it.revoked.as_str()));
            let reason = reason.unwrap_or_default().to_owned();
            words.say("web-piagam-revoked", &[("date", date), ("reason", reason)])
        }
        Standing::HonourGone => words.label("web-piagam-gone"),
        Standing::Unreadable => words.label("web-piagam-unreadable"),
    }
}

fn facts(words: Words, shown: &Shown) -> Markup {
    let row = &shown.row;
    let mut rows: Vec<(&str, Markup)> = vec![("recipient", html! { (row.recipient) })];
    match &shown.recipient {
        Some(body) if body.name != row.recipient => {
            let now = html! { (told::link(words, &body.body, &body.name)) " " span class="muted" { (words.label("web-piagam-renamed")) } };
            rows.push(("now", now));
        }
        Some(body) => rows.push(("now", told::link(words, &body.body, &body.name))),
        None => rows.push(("now", html! { (words.label("web-piagam-recipient-gone")) })),
    }
    if !row.unit_name.is_empty() {
        rows.push(("unit", html! { (row.unit_name) }));
    }
    rows.push(("for", html! { (row.title) }));
    // What follows stands in its credential alone.
    if let Some(said) = &shown.attestation {
        rows.extend(attested(words, shown, said));
    }
    rows.push(("issued", html! { (day(words, &row.issued_at)) }));
    let named: Vec<(String, Markup)> = rows
        .into_iter()
        .map(|(name, value)| (words.label(&format!("web-piagam-fact-{name}")), value))
        .collect();
    let named: Vec<(&str, Markup)> = named
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    summary(&named)
}

fn attested(words: Words, shown: &Shown, said: &Attestation) -> Vec<(&'static str, Markup)> {
    let event = match shown.row.event.as_str() {
        "" => html! { (said.event) },
        event => html! { a href=(naming::event_address(words, event)) { (said.event) } },
    };
    let mut rows = vec![
        ("event", event),
        ("date", html! { (naming::period(words, &said.date)) }),
    ];
    if let Some(last) = shown.last_day() {
        rows.push(("until", html! { (words.date(&last.to_string())) }));
    }
    if !said.citation.is_empty() {
        rows.push(("citation", html! { (said.citation) }));
    }
    rows.push(("basis", html! { (said.basis) }));
    let issuer = html! { (said.issuer_name) " " code { (said.issuer) } };
    rows.push(("issuer", issuer));
    rows
}

fn downloads(words: Words, path: &str) -> Markup {
    let files = [
        ("pdf", "piagam.pdf"),
        ("png", "piagam.png"),
        ("svg", "piagam.svg"),
        ("json", "kredensial.json"),
        ("jwt", "kredensial.jwt"),
    ];
    let written = files.map(|(kind, file)| {
        (
            words.label(&format!("web-piagam-file-{kind}")),
            // The files are in Indonesian, whatever the page is in.
            localized(Lang::Id, &format!("{path}/{file}")),
            words.label(&format!("web-piagam-file-{kind}-about")),
        )
    });
    let all: Vec<Link> = written
        .iter()
        .map(|(name, address, about)| Link {
            name,
            address,
            about,
        })
        .collect();
    links(&all)
}

fn yourself(words: Words, said: &Attestation) -> Markup {
    html! {
        p { (words.label("web-piagam-yourself-about")) }
        ul {
            li { a href="/.well-known/did.json" { (words.label("web-piagam-did")) } }
            @if let Some(number) = list_number(said) {
                li { a href={ "/piagam/status/" (number) } { (words.label("web-piagam-list")) } }
            }
        }
        p { code { "prima certificate verify piagam.pdf --did did.json --status status.json" } }
    }
}
