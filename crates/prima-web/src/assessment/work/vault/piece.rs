//! `/kerja/arsip/{unit}/{evidence}`: one piece of evidence: what it is, how it
//! looks, where it is used; to be described again, or taken out.

use super::fields::{self, Described};
use super::file::named;
use super::shelf::validity;
use super::{
    Wrong, acting, address, demand_keeper, description, error_of, kind_name, kinds, size, told,
    vault, wrong,
};
use crate::assessment::work::place::unit_name;
use crate::assessment::work::place::{Faults, summed_up, sure};
use crate::desk::{Answered, Desk, DeskAnswer, Form, Visit, form, moment};
use crate::frame::localized;
use crate::look::{Empty, Notice, NoticeKind, Opening, empty, notice, opening, section, summary};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_exchange::evidence::Media;
use prima_store::evidence::EvidenceLink;
use prima_workflow::vault::{
    Description, Kept, VaultRefusal, describe_evidence, may_keep, open_evidence, vault_of,
    withdraw_evidence,
};

/// What the page shows.
#[derive(Debug)]
pub struct View<'a> {
    /// Id of the unit.
    pub unit: &'a str,
    /// Its name.
    pub name: &'a str,
    /// The evidence.
    pub kept: &'a Kept,
    /// Name of who added it.
    pub person: &'a str,
    /// Where it is used: the round's title, and the answer.
    pub uses: &'a [(String, EvidenceLink)],
    /// Kinds of evidence: code, name.
    pub kinds: &'a [(String, String)],
    /// Why its file cannot be given back now, in words.
    pub lost: Option<&'a str>,
    /// Whether the person may describe it and take it out.
    pub may_keep: bool,
    /// What is wrong with what was sent.
    pub errors: &'a Wrong,
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let (unit, evidence) = named(visit)?;
    let words = visit.words();
    if visit.form.is_none() {
        return Answered::page(shown(site, visit, &Vec::new()).await?);
    }
    // Only what lies in the vault of the address is changed.
    found(site, visit).await?;
    demand_keeper(site, visit, unit).await?;
    let here = format!("{}/{evidence}", address(unit));
    let (database, acting) = (&site.database, acting(visit)?);
    let (done, to) = match visit.fields().value("apa") {
        "tarik" if visit.fields().value("yakin") != "ya" => {
            let errors = vec![("yakin", words.label("web-outcome-unsure"))];
            return Answered::refused(shown(site, visit, &errors).await?);
        }
        "tarik" => {
            let to = format!("{}?sudah=tarik", address(unit));
            (withdraw_evidence(database, &acting, evidence).await, to)
        }
        _ => {
            let written = description(visit.fields());
            let to = format!("{here}?sudah=uraikan");
            let vault = vault(site)?;
            let done = describe_evidence(vault, database, &acting, evidence, &written).await;
            (done, to)
        }
    };
    match told(done)? {
        Ok(()) => Answered::elsewhere(localized(words.lang, &to)),
        Err(refusal) => {
            let errors = match &refusal {
                VaultRefusal::Description(_) => wrong(words, &refusal),
                other => vec![("yakin", other.text(words.lang))],
            };
            Answered::refused(shown(site, visit, &errors).await?)
        }
    }
}

/// The evidence of the address.
async fn found(site: &Site, visit: &Visit) -> Result<Kept, WebError> {
    vault(site)?;
    let (unit, evidence) = named(visit)?;
    let kept = told(vault_of(&site.database, &acting(visit)?, unit).await)?;
    let mut kept = kept.unwrap_or_default().into_iter();
    let found = kept.find(|kept| kept.evidence.evidence == evidence);
    found.ok_or(WebError::NotFound(Missing::Page))
}

async fn shown(site: &Site, visit: &Visit, errors: &Wrong) -> Result<Markup, WebError> {
    let (unit, evidence) = named(visit)?;
    let (words, acting) = (visit.words(), acting(visit)?);
    let kept = found(site, visit).await?;
    let database = &site.database;
    // Read whole, so that what is missing or changed is known before somebody needs it.
    let opened = open_evidence(vault(site)?, database, &acting, evidence, None).await;
    let lost = told(opened)?.err().map(|refusal| refusal.text(words.lang));
    let mut uses = Vec::new();
    for link in &kept.uses {
        let cycle = database.reading().cycle_named(&link.cycle).await?.pop();
        let title = cycle.map(|cycle| crate::site::text(&cycle.title_id, &cycle.title_en));
        let title = title.map(|title| words.text(&title).to_owned());
        uses.push((title.unwrap_or_default(), link.clone()));
    }
    let person = database.person(&kept.evidence.person).await?;
    let may_keep = told(may_keep(database, &acting, unit).await)?;
    let view = View {
        unit,
        name: &unit_name(site, unit).await?,
        kept: &kept,
        person: &person.map(|row| row.name).unwrap_or_default(),
        uses: &uses,
        kinds: &kinds(site, words),
        lost: lost.as_deref(),
        may_keep: may_keep.unwrap_or(false),
        errors,
    };
    Ok(whole(site, visit, &view))
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let row = &view.kept.evidence;
    let here = format!("{}/{}", address(view.unit), row.evidence);
    let faults: Faults = view
        .errors
        .iter()
        .map(|(field, message)| ((*field).to_owned(), message.clone()))
        .collect();
    let done = match visit.asked.value("sudah") {
        "tambah" => Some("web-vault-done-tambah"),
        "ada" => Some("web-vault-done-ada"),
        "uraikan" => Some("web-vault-done-uraikan"),
        _ => None,
    };
    let lead = kind_name(view.kinds, &row.kind);
    let main = html! {
        (opening(&Opening { kind: Some(view.name), title: &row.title, lead, facts: None, answer: None }))
        (summed_up(words, &faults))
        @if let Some(key) = done { p class="saved" role="status" { (words.label(key)) } }
        @if let Some(why) = view.lost { (gone(visit, view, why)) }
        (facts(visit, view))
        @if view.lost.is_none() { (looks(visit, view, &here)) }
        (section("dipakai", &words.label("web-vault-uses"), &uses(visit, view)))
        @if view.may_keep {
            (section("uraian", &words.label("web-vault-describe"), &describing(visit, view, &here)))
            (section("tarik", &words.label("web-vault-withdraw"), &withdrawing(visit, view, &here)))
        }
    };
    let shelf = format!("{}: {}", words.label("web-vault"), view.name);
    Desk {
        title: &row.title,
        is_wrong: !view.errors.is_empty(),
        way: &[(shelf, address(view.unit)), (row.title.clone(), here)],
        sample: false,
        main,
    }
    .markup(site, visit)
}

/// That the file is not there, and what to do.
fn gone(visit: &Visit, view: &View, why: &str) -> Markup {
    let words = visit.words();
    let title = words.label("web-vault-lost");
    let to = format!("{}#tambah", address(view.unit));
    let body = html! {
        p { (why) }
        @if view.may_keep {
            p { a href=(localized(words.lang, &to)) { (words.label("web-vault-add")) } }
        }
    };
    notice(
        words,
        &Notice {
            kind: NoticeKind::Mismatch,
            title: Some(&title),
            body,
        },
    )
}

fn facts(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let row = &view.kept.evidence;
    let labels = ["valid", "file", "pages", "size", "added"]
        .map(|name| words.label(&format!("web-vault-fact-{name}")));
    let [valid, file, pages, bytes, added] = &labels;
    let from = row.valid_from.as_str();
    let since = html! {
        @if !from.is_empty() {
            (words.say("web-vault-since", &[("day", words.date(from))])) "; "
        }
        (validity(visit, view.kept))
    };
    let by = html! {
        (moment::written(words, &row.at))
        @if !view.person.is_empty() { ", " (view.person) }
    };
    let n_pages = usize::try_from(row.pages).unwrap_or(0);
    let mut facts = vec![
        (valid.as_str(), since),
        (file.as_str(), html! { (row.file_name) }),
    ];
    if n_pages > 0 {
        facts.push((pages.as_str(), html! { (words.count(n_pages)) }));
    }
    facts.push((bytes.as_str(), html! { (size(words, row.bytes)) }));
    facts.push((added.as_str(), by));
    summary(&facts)
}

/// The picture, where it is one, and the way to save the file.
fn looks(visit: &Visit, view: &View, here: &str) -> Markup {
    let words = visit.words();
    let row = &view.kept.evidence;
    let media = Media::from_media_type(&row.media_type);
    let (picture, file) = (format!("{here}/gambar"), format!("{here}/berkas"));
    html! {
        @if media.is_some_and(Media::is_image) {
            img class="evidence-picture" src=(localized(words.lang, &picture)) alt=(row.title);
        }
        p {
            a class="onward" href=(localized(words.lang, &file)) {
                (words.say("web-vault-save", &[("file", row.file_name.clone())]))
            }
        }
    }
}

fn uses(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    if view.uses.is_empty() {
        return empty(&Empty {
            title: &words.label("web-vault-unused"),
            about: &words.label("web-vault-unused-about"),
            action: None,
        });
    }
    html! {
        ul class="links" {
            @for (round, link) in view.uses {
                @let to = format!("/kerja/{}/{}/bukti/{}", link.cycle, link.unit, link.code);
                li {
                    a href=(localized(words.lang, &to)) { (round) " · " (link.code) }
                    " " span class="muted" { (moment::written(words, &link.at)) }
                }
            }
        }
    }
}

fn describing(visit: &Visit, view: &View, here: &str) -> Markup {
    let words = visit.words();
    let row = &view.kept.evidence;
    let is_sent = visit.fields().value("apa") == "uraikan";
    let known = match is_sent {
        true => description(visit.fields()),
        false => Description {
            kind: row.kind.clone(),
            title: row.title.clone(),
            valid_from: row.valid_from.clone(),
            valid_to: row.valid_to.clone(),
        },
    };
    let described = Described {
        description: &known,
        kinds: view.kinds,
        errors: view.errors,
    };
    let fields = html! {
        input type="hidden" name="apa" value="uraikan";
        (fields::described(words, &described))
    };
    form(
        visit,
        &Form {
            action: here,
            has_files: false,
            fields,
            button: &words.label("web-vault-describe-save"),
        },
    )
}

fn withdrawing(visit: &Visit, view: &View, here: &str) -> Markup {
    let words = visit.words();
    let fields = html! {
        input type="hidden" name="apa" value="tarik";
        p { (words.label("web-vault-withdraw-about")) }
        (sure(words, &words.label("web-vault-withdraw-sure"), error_of(view.errors, "yakin")))
    };
    form(
        visit,
        &Form {
            action: here,
            has_files: false,
            fields,
            button: &words.label("web-vault-withdraw"),
        },
    )
}
