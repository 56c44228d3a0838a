//! Answers for the overview of a unit's form: how far each part is, what else may
//! be looked at, and the handing in.

use super::filling::{Overview, Part, overview};
use super::history;
use super::parts::{Questions, counted};
use super::place::{actor, address, cycle_and_unit, unit_name};
use super::refusal::{hidden, shown_to_some, told};
use super::unsupported::unsupported;
use super::vault;
use crate::desk::{Answered, DeskAnswer, Visit, moment};
use crate::frame::localized;
use crate::look::Words;
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::person::{Actor, Role};
use prima_instrument::model::SourceKind;
use prima_workflow::assessment::read::{UnitForm, actions, objections, unit_form, unit_reviews};
use prima_workflow::assessment::{Refusal, submit_responses};
use prima_workflow::vault::{Acting, VaultError, may_keep};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Codes that have an answer.
pub(super) fn answered(form: &UnitForm) -> BTreeSet<&str> {
    let filled = form.responses.iter().filter(|row| !row.value.is_empty());
    filled.map(|row| row.code.as_str()).collect()
}

/// All parts of the form, and how far each is.
pub(super) fn all_parts(
    site: &Site,
    form: &UnitForm,
    words: Words,
) -> (Arc<Vec<Questions>>, Vec<Part>) {
    let (name, instrument) = (&form.cycle.instrument, &form.rules.instrument);
    let kind = SourceKind::SelfAssessment;
    let questions = site.forms.parts(name, instrument, kind, words);
    let answered = answered(form);
    let counts = questions.iter().map(|part| counted(part, &answered, words));
    let counts = counts.collect();
    (questions, counts)
}

/// Whether who asks reads the form and never fills it.
pub(super) fn is_reader(form: &UnitForm) -> bool {
    matches!(form.not_answering, Some(Refusal::Hidden))
}

/// Why nothing can be written now, where that is so.
pub(super) fn closed(form: &UnitForm, words: Words) -> Option<String> {
    match form.not_answering.as_ref()? {
        Refusal::Hidden => Some(words.label("web-filling-reading")),
        why => Some(why.text(words.lang)),
    }
}

/// `/kerja/{cycle}/{unit}`: the overview.
pub async fn overview_page(site: &Site, visit: &Visit) -> DeskAnswer {
    Answered::page(overview_of(site, visit, false).await?)
}

async fn overview_of(site: &Site, visit: &Visit, is_unsure: bool) -> Result<Markup, WebError> {
    let (cycle, unit) = cycle_and_unit(visit)?;
    let (words, actor) = (visit.words(), actor(visit)?);
    let form = unit_form(&site.desk, actor, cycle, unit, visit.now).await;
    let form = form.map_err(hidden)?;
    // Who only reads is not asked whether to hand in.
    if is_unsure && is_reader(&form) {
        return Err(WebError::NotFound(Missing::Page));
    }
    let (_, counts) = all_parts(site, &form, words);
    let mut facts = Vec::new();
    if let Some(closes) = form.closes {
        let closing = html! { (moment::moment(words, closes)) };
        facts.push((words.label("web-filling-closes"), closing));
    }
    let handed_in = match &form.submission {
        Some(row) => moment::written(words, &row.at),
        None => words.label("web-filling-not-handed-in"),
    };
    facts.push((words.label("web-filling-handed-in"), html! { (handed_in) }));
    let closed = closed(&form, words);
    Ok(overview(
        site,
        visit,
        &Overview {
            address: &address(cycle, unit),
            unit: &unit_name(site, unit).await?,
            round: title(&form, words),
            facts: &facts,
            parts: &counts,
            unsupported: &unsupported(site, visit, &form).await?,
            is_reader: is_reader(&form),
            closed: closed.as_deref(),
            may_submit: form.not_answering.is_none(),
            is_unsure,
            ways: &ways(site, visit, actor, cycle, unit).await?,
            sample: !form.cycle.sample.is_empty(),
        },
    ))
}

fn title(form: &UnitForm, words: Words) -> &str {
    match words.lang {
        prima_instrument::words::Lang::Id => &form.cycle.title_id,
        prima_instrument::words::Lang::En => &form.cycle.title_en,
    }
}

/// What else may be looked at of this unit.
async fn ways(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    cycle: &str,
    unit: &str,
) -> Result<Vec<(String, String)>, WebError> {
    let (desk, now) = (&site.desk, visit.now);
    let own = actor.person.as_str();
    let reviews = unit_reviews(desk, actor, cycle, unit, now).await;
    let reviews = shown_to_some(reviews)?;
    let reviews = reviews.is_some_and(|all| all.reviews.iter().any(|one| one.evaluator == own));
    let mut grants = actor.grants.iter();
    let is_unit = grants.any(|grant| grant.role == Role::UnitOfficer);
    let results = shown_to_some(objections(desk, actor, cycle, unit, now).await)?.is_some();
    let promises = shown_to_some(actions(desk, actor, cycle, unit, now).await)?.is_some();
    let all = [
        (true, "web-history-title", history::PAGE),
        (is_unit, "web-way-worksheet", "lke"),
        (is_unit, "web-way-last", "tahun-lalu"),
        (reviews, "web-way-review", "penilaian"),
        (reviews, "web-way-reconcile", "pemufakatan"),
        (reviews || is_unit, "web-way-asked", "bukti-diminta"),
        (results, "web-way-preview", "rapor"),
        (results, "web-way-objections", "sanggahan"),
        (promises, "web-way-actions", "tindak-lanjut"),
    ];
    let open = all.into_iter().filter(|(is_open, ..)| *is_open);
    let at = address(cycle, unit);
    let mut ways: Vec<(String, String)> = open
        .map(|(_, key, path)| (visit.words().label(key), format!("{at}/{path}")))
        .collect();
    let acting = Acting { actor, now };
    if site.vault.is_some() {
        match may_keep(&site.database, &acting, unit).await {
            Ok(_) => ways.push((visit.words().label("web-vault"), vault::address(unit))),
            Err(VaultError::Refused(_)) => {}
            Err(VaultError::Failed(error)) => {
                return Err(WebError::of_act("reach the vault")(error));
            }
        }
    }
    Ok(ways)
}

/// `/kerja/{cycle}/{unit}/kirim`: hands the form in.
pub async fn submit_page(site: &Site, visit: &Visit) -> DeskAnswer {
    let (cycle, unit) = cycle_and_unit(visit)?;
    let to = localized(visit.asked.lang, &address(cycle, unit));
    if visit.form.is_none() {
        return Answered::elsewhere(to);
    }
    if visit.fields().value("yakin").is_empty() {
        return Answered::refused(overview_of(site, visit, true).await?);
    }
    let done = submit_responses(&site.desk, actor(visit)?, cycle, unit, visit.now).await;
    match done {
        Ok(()) => Answered::elsewhere(to),
        Err(error) => {
            // The overview says itself why it cannot be handed in now.
            told(error)?;
            Answered::refused(overview_of(site, visit, false).await?)
        }
    }
}
