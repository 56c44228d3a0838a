//! `/piagam/{id}`: what a certificate says, whether it still stands, what was
//! checked for this page and what was not, and its files.

use super::{Own, files, moment, own_keys, verdicts};
use crate::asked::Asked;
use crate::assessment::naming;
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
use prima_exchange::credential::check::{Checked, check};
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
    /// What was checked; none where its credential cannot be read.
    pub checked: Option<&'a Checked>,
    /// Where it stands today.
    pub standing: Standing,
}

/// Answers the request for the page.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let shown = files::shown(site, asked).await?;
    let now = moment(asked)?;
    let known = own_keys(site).await?;
    let list = match Own::of(site) {
        Some(own) => {
            let number = shown.attestation.status.list.rsplit('/').next();
            let number = number.and_then(|number| number.parse().ok()).unwrap_or(0);
            status_list(&site.database, &own.issuer(), number).await?
        }
        None => None,
    };
    let credential = shown.row.credential.as_bytes();
    let checked = check(credential, known.as_ref(), list.as_deref(), now).ok();
    let view = View {
        words: asked.words(),
        origin: &site.origin,
        shown: &shown,
        checked: checked.as_ref(),
        standing: shown.standing_on(Day::at(now)),
    };
    Ok(Reply::Page(markup(&view)))
}

/// The page.
pub fn markup(view: &View) -> Markup {
    let (words, shown) = (view.words, view.shown);
    let row = &shown.row;
    let path = format!("/piagam/{}", row.certificate);
    let title = words.say("web-piagam-title", &[("recipient", row.recipient.clone())]);
    let lead = words.say("web-piagam-lead", &[("title", row.title.clone())]);
    let main = html! {
        (print_header(words, &format!("{}{}", view.origin, localized(words.lang, &path)), &words.date(day(&row.issued_at))))
        (opening(&Opening { kind: Some(&words.label("web-piagam-kind")), title: &title, lead: &lead, facts: None, answer: None }))
        (standing(view))
        (section("isi", &words.label("web-piagam-says"), &facts(words, shown)))
        @if let Some(checked) = view.checked {
            (section("pemeriksaan", &words.label("web-piagam-checked"), &html! {
                p { (words.label("web-piagam-checked-about")) }
                (verdicts::markup(words, &verdicts::of(checked)))
            }))
        }
        (section("unduh", &words.label("web-piagam-files"), &downloads(words, &path)))
        (section("sendiri", &words.label("web-piagam-yourself"), &yourself(words, shown)))
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

fn day(moment: &str) -> &str {
    moment.split('T').next().unwrap_or_default()
}

fn standing(view: &View) -> Markup {
    let (words, shown) = (view.words, view.shown);
    let row = &shown.row;
    let title = words.label(&format!("piagam-standing-{}", view.standing.key()));
    let until = shown.last_day().map(|last| words.date(&last.to_string()));
    let up_to = |key: &str, day: String| words.say(key, &[("day", day)]);
    let (kind, about) = match view.standing {
        Standing::Valid => (
            NoticeKind::Agreement,
            match until {
                Some(day) => up_to("web-piagam-valid-until", day),
                None => words.label("web-piagam-valid"),
            },
        ),
        Standing::Expired => (
            NoticeKind::Mismatch,
            up_to("web-piagam-expired", until.unwrap_or_default()),
        ),
        Standing::Withdrawn => {
            let arguments = [
                ("date", words.date(day(&row.withdrawn_at))),
                ("reason", row.reason.clone()),
            ];
            (
                NoticeKind::Mismatch,
                words.say("web-piagam-withdrawn", &arguments),
            )
        }
        Standing::HonourRevoked => {
            let honour = shown.honour.as_ref();
            let reason = honour.map(|it| naming::of(words, &it.reason_id, &it.reason_en));
            let arguments = [
                (
                    "date",
                    words.date(honour.map_or("", |it| it.revoked.as_str())),
                ),
                ("reason", reason.unwrap_or_default().to_owned()),
            ];
            (
                NoticeKind::Mismatch,
                words.say("web-piagam-revoked", &arguments),
            )
        }
        Standing::HonourGone => (NoticeKind::Mismatch, words.label("web-piagam-gone")),
    };
    let body = html! { p { (about) } };
    notice(
        words,
        &Notice {
            kind,
            title: Some(&title),
            body,
        },
    )
}

fn facts(words: Words, shown: &Shown) -> Markup {
    let (row, attestation) = (&shown.row, &shown.attestation);
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
    let event = match row.event.is_empty() {
        true => html! { (attestation.event) },
        false => {
            html! { a href=(naming::event_address(words, &row.event)) { (attestation.event) } }
        }
    };
    rows.push(("event", event));
    rows.push(("date", html! { (naming::period(words, &attestation.date)) }));
    if let Some(last) = shown.last_day() {
        rows.push(("until", html! { (words.date(&last.to_string())) }));
    }
    if !attestation.citation.is_empty() {
        rows.push(("citation", html! { (attestation.citation) }));
    }
    rows.push(("basis", html! { (attestation.basis) }));
    rows.push((
        "issuer",
        html! { (attestation.issuer_name) " " code { (attestation.issuer) } },
    ));
    rows.push(("issued", html! { (words.date(day(&row.issued_at))) }));
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

fn yourself(words: Words, shown: &Shown) -> Markup {
    let list = shown
        .attestation
        .status
        .list
        .split("/piagam/")
        .last()
        .unwrap_or_default();
    let number = list.rsplit('/').next().unwrap_or_default().to_owned();
    html! {
        p { (words.label("web-piagam-yourself-about")) }
        ul {
            li { a href="/.well-known/did.json" { (words.label("web-piagam-did")) } }
            li { a href={ "/piagam/status/" (number) } { (words.label("web-piagam-list")) } }
        }
        p { code { "prima certificate verify piagam.pdf --did did.json --status status.json" } }
    }
}
