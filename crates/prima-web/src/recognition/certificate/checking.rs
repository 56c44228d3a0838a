//! `/piagam`: takes a certificate as a file, and says what of it holds, what was
//! checked for that and what was not. What was sent is gone with the answer.

use super::page::standing_told;
use super::{Own, moment, own_keys, verdicts};
use crate::asked::Asked;
use crate::assessment::naming;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{
    Control, Field, FieldError, Notice, NoticeKind, Opening, Words, error_summary, field, notice,
    opening, section, summary,
};
use crate::reply::{Answer, Reply, WebError};
use crate::site::Site;
use crate::uploaded::Uploaded;
use maud::{Markup, html};
use prima_domain::recognition::certificate::Standing;
use prima_exchange::credential::attestation::Attestation;
use prima_exchange::credential::check::{Checked, Unreadable, Verdict, check};
use prima_workflow::recognition::certificate::{
    Shown, certificate_shown, is_about_sample, known_page_verdict, last_day_of, page_verdict,
    status_list,
};
use std::io::Read;
use std::sync::Arc;

/// Name of the field, and its id.
const FIELD: &str = "piagam";
/// Largest file that is looked at, in bytes.
const MOST_BYTES: u64 = 10 << 20;

/// What came of the form.
#[derive(Debug)]
pub enum Outcome {
    /// No file was chosen.
    Nothing,
    /// It is larger than a certificate can be.
    TooLarge,
    /// It cannot be checked.
    Unreadable(Unreadable),
    /// It was checked.
    Checked(Box<Examined>),
}

/// What was found in a file that is a certificate.
#[derive(Debug)]
pub struct Examined {
    found: Checked,
    /// Whether it shows what it says; none: it shows nothing.
    page: Option<Verdict>,
    /// The certificate of this portal that it says it is.
    own: Option<Shown>,
}

/// Answers the request for the form.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    Ok(Reply::Page(markup(asked.words(), &site.origin, None)))
}

/// Answers the form.
pub async fn checked(site: &Site, asked: &Asked, sent: Option<Uploaded>) -> Answer {
    let outcome = match sent {
        None => Outcome::Nothing,
        Some(sent) if sent.bytes == 0 => Outcome::Nothing,
        Some(sent) if sent.bytes > MOST_BYTES => Outcome::TooLarge,
        Some(sent) => examined(site, sent, moment(asked)?).await?,
    };
    Ok(Reply::Page(markup(
        asked.words(),
        &site.origin,
        Some(&outcome),
    )))
}

async fn examined(site: &Site, mut sent: Uploaded, now: i64) -> Result<Outcome, WebError> {
    let known = own_keys(site).await?;
    let mut file = Vec::new();
    let read = sent.file.read_to_end(&mut file);
    read.map_err(WebError::failed("read a certificate"))?;
    // Without the list at first: which one, the certificate says.
    let found = match check(&file, known.as_ref(), None, now) {
        Ok(found) => found,
        Err(unreadable) => return Ok(Outcome::Unreadable(unreadable)),
    };
    let address = &found.attestation.status.list;
    let number = address.strip_prefix(&format!("{}/piagam/status/", site.origin));
    let number = number.and_then(|number| number.parse().ok());
    let list = match (Own::of(site), number) {
        (Some(own), Some(number)) => status_list(&site.database, &own.issuer(), number).await?,
        _ => None,
    };
    let own = found.attestation.address.strip_prefix(&site.origin);
    let id = own.and_then(|path| path.rsplit('/').next());
    let own = match id {
        Some(id) => certificate_shown(&site.database, id).await?,
        None => None,
    };
    let row = own.as_ref().map(|own| own.row.clone());
    let press = Arc::clone(site.press());
    let work = move || {
        let found = check(&file, known.as_ref(), list.as_deref(), now).unwrap_or(found);
        let page = match &row {
            Some(row) => known_page_verdict(&press, row, &found, &file),
            None => page_verdict(&press, &found, &file),
        };
        drop(sent.turn);
        (found, page)
    };
    let done = tokio::task::spawn_blocking(work).await;
    let (found, page) = done.map_err(WebError::failed("check a certificate"))?;
    Ok(Outcome::Checked(Box::new(Examined { found, page, own })))
}

/// The page.
pub fn markup(words: Words, origin: &str, outcome: Option<&Outcome>) -> Markup {
    let title = words.label("web-piagam-check-title");
    let fault = outcome.and_then(|outcome| fault(words, outcome));
    let errors: Vec<FieldError> = fault
        .iter()
        .map(|message| FieldError {
            field: FIELD,
            message,
        })
        .collect();
    let shown = match &fault {
        Some(_) => words.say("web-error-title", &[("title", title.clone())]),
        None => title.clone(),
    };
    let sending = match outcome {
        Some(Outcome::Checked(..)) => "web-piagam-again",
        _ => "web-piagam-send",
    };
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &words.label("web-piagam-check-lead"), facts: None, answer: None }))
        (error_summary(words, &errors))
        @if let Some(Outcome::Checked(examined)) = outcome { (told(words, origin, examined)) }
        (section("kirim", &words.label(sending), &form(words, fault.as_deref())))
    };
    Page {
        words,
        title: &shown,
        description: &words.label("web-piagam-check-lead"),
        origin,
        path: "/piagam",
        query: "",
        area: Some(Area::Honours),
        asked: "",
        breadcrumbs: &[
            Crumb {
                name: &words.label("web-nav-home"),
                address: &localized(words.lang, "/"),
            },
            Crumb {
                name: &words.label("web-event-all-title"),
                address: &localized(words.lang, "/penghargaan"),
            },
            Crumb {
                name: &title,
                address: "",
            },
        ],
        sample: matches!(outcome, Some(Outcome::Checked(it)) if is_about_sample(&it.found.attestation)),
        hidden: outcome.is_some(),
        main,
    }
    .markup()
}

fn fault(words: Words, outcome: &Outcome) -> Option<String> {
    match outcome {
        Outcome::Nothing => Some(words.label("web-piagam-fault-nothing")),
        Outcome::TooLarge => {
            let most = [("most", words.count((MOST_BYTES >> 20) as usize))];
            Some(words.say("web-piagam-fault-large", &most))
        }
        Outcome::Unreadable(unreadable) => Some(verdicts::unread(words, unreadable)),
        Outcome::Checked(..) => None,
    }
}

fn is_taken_back(standing: Standing) -> bool {
    matches!(
        standing,
        Standing::Withdrawn | Standing::HonourRevoked | Standing::HonourGone
    )
}

fn told(words: Words, origin: &str, examined: &Examined) -> Markup {
    let Examined { found, own, .. } = examined;
    let page = examined.page.as_ref();
    let is_forged = matches!(page, Some(Verdict::Failed(_)));
    let attestation = &found.attestation;
    let is_sample = is_about_sample(attestation);
    let (kind, key) = match (found.is_bad() || is_forged, &found.signature) {
        (true, _) if found.is_only_over() && !is_forged => (NoticeKind::Mismatch, "expired"),
        (true, _) if found.is_only_withdrawn() && !is_forged => (
            NoticeKind::Mismatch,
            match own.as_ref().map(|own| own.standing) {
                Some(Standing::HonourRevoked | Standing::HonourGone) => "fallen",
                _ => "withdrawn",
            },
        ),
        (true, _) => (NoticeKind::Mismatch, "bad"),
        (false, Verdict::Passed) if is_sample => (NoticeKind::Sample, "sample"),
        (false, Verdict::Passed) => (NoticeKind::Agreement, "good"),
        (false, _) => (NoticeKind::Unknown, "unproven"),
    };
    let until = last_day_of(attestation).map(|last| words.date(&last.to_string()));
    let mut checks = verdicts::of(found);
    checks.extend(page.map(|page| ("page", page)));
    let wrong = [("what", verdicts::wrong(words, &checks))];
    let title = words.say(&format!("web-piagam-verdict-{key}"), &wrong);
    let about = match (key, own) {
        ("withdrawn" | "fallen", Some(own)) if is_taken_back(own.standing) => {
            standing_told(words, own, own.standing)
        }
        _ => {
            let day = [("day", until.clone().unwrap_or_default())];
            words.say(&format!("web-piagam-verdict-{key}-about"), &day)
        }
    };
    let facts = facts(words, attestation, until);
    let named: Vec<(String, Markup)> = facts
        .into_iter()
        .map(|(name, value)| (words.label(&format!("web-piagam-fact-{name}")), value))
        .collect();
    let named: Vec<(&str, Markup)> = named
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    // An address that somebody else wrote leads nowhere but here.
    let address = attestation
        .address
        .strip_prefix(origin)
        .filter(|_| !origin.is_empty());
    html! {
        (notice(words, &Notice { kind, title: Some(&title), body: html! {
            p { (about) }
            // What holds of it otherwise is said in the title.
            @if is_sample && key != "sample" { p { strong { (words.label("web-piagam-verdict-sample")) } } }
        } }))
        (section("isi", &words.label("web-piagam-says"), &html! {
            (summary(&named))
            @if let Some(address) = address { p { a href=(address) { (words.label("web-piagam-its-page")) } } }
        }))
        (section("hasil", &words.label("web-piagam-checked"), &verdicts::markup(words, &checks)))
    }
}

/// What a certificate says, as its own page tells it.
fn facts(words: Words, said: &Attestation, until: Option<String>) -> Vec<(&'static str, Markup)> {
    let mut facts = vec![("recipient", html! { (said.recipient_name) })];
    if !said.unit_name.is_empty() {
        facts.push(("unit", html! { (said.unit_name) }));
    }
    facts.extend([
        ("for", html! { (said.title) }),
        ("event", html! { (said.event) }),
        ("date", html! { (naming::period(words, &said.date)) }),
    ]);
    facts.extend(until.map(|day| ("until", html! { (day) })));
    if !said.citation.is_empty() {
        facts.push(("citation", html! { (said.citation) }));
    }
    facts.push(("basis", html! { (said.basis) }));
    let issuer = html! { (said.issuer_name) " " code { (said.issuer) } };
    facts.push(("issuer", issuer));
    facts
}

fn form(words: Words, error: Option<&str>) -> Markup {
    let most = [("most", words.count((MOST_BYTES >> 20) as usize))];
    let control = Field {
        name: FIELD,
        label: &words.label("web-piagam-field"),
        hint: Some(&words.say("web-piagam-hint", &most)),
        error,
        control: Control::File {
            accept: ".pdf,.png,.svg,.json,.jwt",
        },
    };
    html! {
        p { (words.label("web-piagam-kept")) }
        form action=(localized(words.lang, "/piagam")) method="post" enctype="multipart/form-data" {
            (field(words, &control))
            button type="submit" { (words.label("web-piagam-button")) }
        }
    }
}
