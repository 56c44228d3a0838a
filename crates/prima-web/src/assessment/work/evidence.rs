//! `/kerja/{cycle}/{unit}/bukti/{code}`: what supports one answer: files that
//! are linked, files of the unit's vault that would fit, and a form for a new one.

use super::parts::parts;
use super::place::{actor, address, cycle_and_unit, unit_name};
use super::refusal::hidden;
use super::vault::fields::{self, Described};
use super::vault::shelf::validity;
use super::vault::{SOON, Wrong, acting, add, description, file, told, vault, wrong};
use crate::desk::{Answered, Desk, DeskAnswer, Form, Help, Visit, form, helped_form, moment};
use crate::frame::localized;
use crate::look::{
    Choice, Control, Empty, Field, FieldError, Opening, Sure, empty, error_summary, field, opening,
    section, sure,
};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::day::Day;
use prima_exchange::evidence::Media;
use prima_instrument::form::Question;
use prima_instrument::model::SourceKind;
use prima_store::evidence::{Evidence, Upload};
use prima_workflow::assessment::read::unit_form;
use prima_workflow::vault::{
    Acting, Added, Kept, NewLink, Offered, Told, VaultError, VaultRefusal, evidence_of_unit,
    finish_upload, link_evidence, resume_upload, suggestions, unlink_evidence,
};

/// Id of the section with what is linked.
const LINKED: &str = "terkait";

/// What the page shows.
#[derive(Debug)]
pub struct View<'a> {
    /// Address of this page, without the language.
    pub address: &'a str,
    /// Address of the unit in its round.
    pub unit_address: &'a str,
    /// Name of the unit.
    pub unit: &'a str,
    /// The question.
    pub question: &'a Question,
    /// Evidence that is linked.
    pub linked: &'a [Evidence],
    /// Whether a link may be taken away: as the answer may be changed.
    pub unlinks: bool,
    /// Evidence of the vault that could be linked, too.
    pub offered: &'a Offered,
    /// What is wrong: field, message.
    pub errors: &'a [(&'static str, String)],
    /// A file that was sent in parts and waits for a description that can be taken.
    pub sent: Option<&'a Upload>,
    /// What was changed in a file that was just added.
    pub notes: &'a [String],
    /// Whether the round is a sample.
    pub sample: bool,
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let mut errors = Vec::new();
    let mut notes = Vec::new();
    if visit.form.is_some() {
        match change(site, visit).await? {
            Ok(said) if said.is_empty() => {
                return Answered::elsewhere(localized(visit.asked.lang, &visit.asked.path));
            }
            Ok(said) => notes = said,
            Err(wrong) => errors = wrong,
        }
    }
    let markup = shown(site, visit, &errors, &notes).await?;
    match errors.is_empty() {
        true => Answered::page(markup),
        false => Answered::refused(markup),
    }
}

/// Does what the form asks; gives what must be said of a new file.
async fn change(site: &Site, visit: &Visit) -> Result<Result<Vec<String>, Wrong>, WebError> {
    let (cycle, unit) = cycle_and_unit(visit)?;
    let words = visit.words();
    let acting = acting(visit)?;
    let link = |evidence: &str| NewLink {
        cycle: cycle.to_owned(),
        unit: unit.to_owned(),
        code: code(visit).to_owned(),
        evidence: evidence.to_owned(),
    };
    let asked = visit.fields().value("bukti");
    let done = match visit.fields().value("apa") {
        "kait" if asked.is_empty() => {
            return Ok(Err(vec![(
                "bukti",
                words.label("web-evidence-others-unchosen"),
            )]));
        }
        "kait" => link_evidence(&site.desk, &acting, &link(asked)).await,
        "lepas" if visit.fields().value("yakin") != "ya" => {
            return Ok(Err(vec![(LINKED, words.label("web-outcome-unsure"))]));
        }
        "lepas" => unlink_evidence(&site.desk, &acting, &link(asked)).await,
        _ => {
            let upload = visit.fields().value("unggahan");
            let added = match (visit.file("berkas"), upload) {
                (Some(file), _) => add(site, visit, unit, file).await?,
                (None, "") => {
                    let message = words.label("web-evidence-no-file");
                    return Ok(Err(vec![("berkas", message)]));
                }
                (None, upload) => match finish(site, visit, &acting, upload).await? {
                    // Sent twice, or cancelled meanwhile.
                    Err(VaultError::Refused(VaultRefusal::Hidden)) => {
                        let message = words.label("web-help-upload-gone");
                        return Ok(Err(vec![("berkas", message)]));
                    }
                    other => told(other)?,
                },
            };
            let added = match added {
                Ok(added) => added,
                Err(refusal) => return Ok(Err(wrong(words, &refusal))),
            };
            let linked = link_evidence(&site.desk, &acting, &link(&added.evidence)).await;
            return Ok(match told(linked)? {
                Ok(()) => {
                    let known = known(site, visit, &added).await?;
                    let notes = added.notes.iter().map(|note| note.message(words.lang));
                    Ok(known.into_iter().chain(notes).collect())
                }
                Err(refusal) => Err(wrong(words, &refusal)),
            });
        }
    };
    Ok(match told(done)? {
        Ok(()) => Ok(Vec::new()),
        Err(refusal) => Err(wrong(words, &refusal)),
    })
}

/// What the vault keeps a file as that it held already, where the form describes it
/// otherwise: that description is left out.
async fn known(site: &Site, visit: &Visit, added: &Added) -> Result<Option<String>, WebError> {
    if added.is_new {
        return Ok(None);
    }
    let sent = description(visit.fields());
    let kept = site.database.evidence(&added.evidence).await?;
    let is_same = |kept: &Evidence| kept.title == sent.title.trim() && kept.kind == sent.kind;
    let kept = kept.filter(|kept| !is_same(kept));
    let told = |kept: Evidence| {
        visit
            .words()
            .say("web-evidence-known", &[("title", kept.title)])
    };
    Ok(kept.map(told))
}

/// Adds a file that a script has sent in parts.
async fn finish(
    site: &Site,
    visit: &Visit,
    acting: &Acting<'_>,
    upload: &str,
) -> Result<Told<Added>, WebError> {
    let mut id = [0; 16];
    (visit.chance)(&mut id);
    let description = description(visit.fields());
    let (vault, database) = (vault(site)?, &site.database);
    Ok(finish_upload(vault, database, acting, upload, &description, id).await)
}

fn code(visit: &Visit) -> &str {
    visit.asked.segments().get(4).copied().unwrap_or_default()
}

async fn shown(
    site: &Site,
    visit: &Visit,
    errors: &[(&'static str, String)],
    notes: &[String],
) -> Result<Markup, WebError> {
    let (cycle, unit) = cycle_and_unit(visit)?;
    let actor = actor(visit)?;
    vault(site)?;
    let form = unit_form(&site.desk, actor, cycle, unit, visit.now).await;
    let form = form.map_err(hidden)?;
    let words = visit.words();
    // An indicator asks for evidence although an evaluator scores it.
    let sources = [SourceKind::SelfAssessment, SourceKind::Evaluator];
    let all = sources.map(|source| parts(&form.rules.instrument, source, words));
    let mut questions = all.iter().flatten().flat_map(|part| &part.questions);
    let question = questions.find(|question| question.code == code(visit));
    let question = question.ok_or(WebError::NotFound(Missing::Page))?;
    let acting = acting(visit)?;
    let linked = told(evidence_of_unit(&site.database, &acting, cycle, unit).await)?;
    let linked: Vec<Evidence> = linked
        .unwrap_or_default()
        .into_iter()
        .filter(|(link, _)| link.code == question.code)
        .map(|(_, evidence)| evidence)
        .collect();
    let offered = suggestions(&site.desk, &acting, cycle, unit, &question.code).await;
    // Who reads the answers need not be one who keeps the vault.
    let offered = offered.unwrap_or_default();
    let unit_address = address(cycle, unit);
    let sent = match visit.fields().value("unggahan") {
        "" => None,
        upload => resume_upload(&site.database, &acting, upload).await.ok(),
    };
    Ok(whole(
        site,
        visit,
        &View {
            address: &format!("{unit_address}/bukti/{}", question.code),
            unit_address: &unit_address,
            unit: &unit_name(site, unit).await?,
            question,
            linked: &linked,
            unlinks: form.not_answering.is_none(),
            offered: &offered,
            errors,
            sent: sent.as_ref().map(|(upload, _)| upload),
            notes,
            sample: !form.cycle.sample.is_empty(),
        },
    ))
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let title = words.label("web-evidence");
    let errors: Vec<FieldError> = view
        .errors
        .iter()
        .map(|(field, message)| FieldError { field, message })
        .collect();
    let main = html! {
        (opening(&Opening { kind: Some(view.unit), title: &title, lead: words.text(&view.question.title), facts: None, answer: None }))
        (error_summary(words, &errors))
        @for note in view.notes { p class="saved" role="status" { (note) } }
        (section(LINKED, &words.label("web-evidence-linked"), &linked(visit, view)))
        @if !view.offered.fitting.is_empty() {
            (section("ada", &words.label("web-evidence-fitting"), &fitting(visit, view)))
        }
        @if !view.offered.others.is_empty() {
            (section("lain", &words.label("web-evidence-others"), &others(visit, view)))
        }
        (section("tambah", &words.label("web-evidence-add"), &adding(visit, view)))
        p { a href=(localized(words.lang, view.unit_address)) { (words.label("web-filling-all")) } }
    };
    Desk {
        title: &title,
        is_wrong: !errors.is_empty(),
        way: &[
            (view.unit.to_owned(), view.unit_address.to_owned()),
            (title.clone(), view.address.to_owned()),
        ],
        sample: view.sample,
        main,
    }
    .markup_with(site, visit, Help::Uploading("").scripts())
}

/// Name, kind, size and validity of a piece of evidence, as a link to its file.
fn described(visit: &Visit, view: &View, evidence: &Evidence) -> Markup {
    let words = visit.words();
    let to = format!("{}/berkas/{}", view.unit_address, evidence.evidence);
    let kilobytes = words.count(usize::try_from(evidence.bytes / 1024 + 1).unwrap_or(0));
    let last = Day::parse(&evidence.valid_to);
    let today = Day::at(visit.now);
    html! {
        a href=(localized(words.lang, &to)) { (evidence.title) }
        " (" (evidence.file_name) ", " (kilobytes) " kB)"
        @if !evidence.valid_to.is_empty() {
            " · " (words.say("web-evidence-until", &[("day", words.date(&evidence.valid_to))]))
        }
        @if last.is_some_and(|last| last < today) { " · " strong { (words.label("web-evidence-expired")) } }
        @else if last.is_some_and(|last| last <= today.plus(SOON)) { " · " strong { (words.label("web-evidence-soon")) } }
    }
}

/// How a piece of evidence looks, where it is a picture.
fn picture(visit: &Visit, view: &View, evidence: &Evidence) -> Markup {
    let to = format!("{}/gambar/{}", view.unit_address, evidence.evidence);
    let media = Media::from_media_type(&evidence.media_type);
    html! {
        @if media.is_some_and(Media::is_image) {
            img class="evidence-picture" src=(localized(visit.asked.lang, &to)) alt=(evidence.title) loading="lazy";
        }
    }
}

/// The form that uses a piece of evidence.
fn linking(visit: &Visit, view: &View, evidence: &Evidence) -> Markup {
    let title = [("title", evidence.title.clone())];
    let fields = html! {
        input type="hidden" name="apa" value="kait";
        input type="hidden" name="bukti" value=(evidence.evidence);
    };
    form(
        visit,
        &Form {
            action: view.address,
            has_files: false,
            fields,
            button: &visit.words().say("web-evidence-link", &title),
        },
    )
}

/// The form that uses it no more, folded until somebody wants that.
fn unlinking(visit: &Visit, view: &View, evidence: &Evidence) -> Markup {
    let (words, sent) = (visit.words(), visit.fields());
    let label = words.say("web-evidence-unlink", &[("title", evidence.title.clone())]);
    let error = view.errors.iter().find(|(field, _)| *field == LINKED);
    let error = error.filter(|_| sent.value("bukti") == evidence.evidence);
    let asked = Sure {
        id: &format!("yakin-{}", evidence.evidence),
        label: &words.label("web-evidence-unlink-sure"),
        error: error.map(|(_, error)| error.as_str()),
        form: None,
    };
    let fields = html! {
        input type="hidden" name="apa" value="lepas";
        input type="hidden" name="bukti" value=(evidence.evidence);
        (sure(words, &asked))
    };
    html! {
        details open[error.is_some()] {
            summary { (label) }
            (form(visit, &Form { action: view.address, has_files: false, fields, button: &label }))
        }
    }
}

fn linked(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    if view.linked.is_empty() {
        return empty(&Empty {
            title: &words.label("web-evidence-none"),
            about: &words.label("web-evidence-none-about"),
            action: None,
        });
    }
    html! {
        ul {
            @for evidence in view.linked {
                li {
                    p {
                        (described(visit, view, evidence)) " · "
                        (moment::written(words, &evidence.at))
                    }
                    (picture(visit, view, evidence))
                    @if view.unlinks { (unlinking(visit, view, evidence)) }
                }
            }
        }
    }
}

fn fitting(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    html! {
        p { (words.label("web-evidence-fitting-about")) }
        ul {
            @for kept in &view.offered.fitting {
                li {
                    p {
                        (kept.evidence.title) " (" (kept.evidence.file_name) ") · "
                        (validity(visit, kept))
                    }
                    (linking(visit, view, &kept.evidence))
                }
            }
        }
    }
}

/// The rest of the vault, which may be long, as one list: what an evaluator or an
/// objection is to be shown need not be of a kind the instrument names.
fn others(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let chosen = visit.fields().value("bukti");
    let named = |kept: &Kept| format!("{} ({})", kept.evidence.title, kept.evidence.file_name);
    let names: Vec<String> = view.offered.others.iter().map(named).collect();
    let pieces = view.offered.others.iter().zip(&names);
    let pieces = pieces.map(|(kept, label)| Choice {
        value: &kept.evidence.evidence,
        label,
        chosen: kept.evidence.evidence == chosen,
    });
    // What is linked cannot always be taken back, so none is chosen beforehand.
    let none = words.label("web-evidence-others-none");
    let none = Choice {
        value: "",
        label: &none,
        chosen: chosen.is_empty(),
    };
    let choices: Vec<Choice> = std::iter::once(none).chain(pieces).collect();
    let fault = view.errors.iter().find(|(field, _)| *field == "bukti");
    let error = fault.map(|(_, message)| message.as_str());
    let control = Control::Select { choices: &choices };
    let fields = html! {
        input type="hidden" name="apa" value="kait";
        (field(words, &Field { name: "bukti", label: &words.label("web-evidence-others-which"), hint: None, error, control }))
    };
    form(
        visit,
        &Form {
            action: view.address,
            has_files: false,
            fields,
            button: &words.label("web-evidence-others-link"),
        },
    )
}

fn adding(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let kinds = view.question.evidence.iter();
    let kinds: Vec<(String, String)> = kinds
        .map(|kind| (kind.code.clone(), words.text(&kind.title).to_owned()))
        .collect();
    let written = description(visit.fields());
    let described = Described {
        description: &written,
        kinds: &kinds,
        errors: view.errors,
    };
    let fields = html! {
        input type="hidden" name="apa" value="tambah";
        @if let Some(sent) = view.sent {
            input type="hidden" name="unggahan" value=(sent.upload);
            p class="saved" { (words.say("web-help-upload-here", &[("name", sent.file_name.clone())])) }
        }
        (fields::file(words, view.errors))
        (fields::described(words, &described))
    };
    helped_form(
        visit,
        &Form {
            action: view.address,
            has_files: true,
            fields,
            button: &words.label("web-evidence-add"),
        },
        Help::Uploading(&format!("{}/unggahan", view.unit_address)),
    )
}

/// `/kerja/{cycle}/{unit}/berkas/{evidence}`: one file, to be saved, never shown
/// as a page.
pub async fn file_page(site: &Site, visit: &Visit) -> DeskAnswer {
    file::saved(site, visit, code(visit), Some(cycle_and_unit(visit)?)).await
}

/// `/kerja/{cycle}/{unit}/gambar/{evidence}`: one picture, to be looked at.
pub async fn picture_page(site: &Site, visit: &Visit) -> DeskAnswer {
    file::shown(site, visit, code(visit), Some(cycle_and_unit(visit)?)).await
}
