//! Indicators for which the instrument asks evidence and the unit has given none.
//!
//! It says so only to those who may look at the unit's evidence.

use super::part_form::supports_seen;
use super::place::{address, named};
use crate::assessment::changed;
use crate::desk::Visit;
use crate::frame::localized;
use crate::reply::WebError;
use crate::site::Site;
use prima_instrument::form::Question;
use prima_workflow::assessment::read::UnitForm;
use std::collections::BTreeSet;

/// Name of each such indicator, and the address where its evidence is given;
/// nothing where evidence is not kept here.
pub async fn unsupported(
    site: &Site,
    visit: &Visit,
    form: &UnitForm,
) -> Result<Vec<(String, String)>, WebError> {
    let (words, cycle, unit) = (visit.words(), &form.cycle.cycle, &form.unit);
    if site.vault.is_none() {
        return Ok(Vec::new());
    }
    let Some(supports) = supports_seen(site, visit, cycle, unit).await? else {
        return Ok(Vec::new());
    };
    let given: BTreeSet<&str> = supports.keys().map(String::as_str).collect();
    let questions = changed::questions(&form.rules.instrument);
    let asking = questions
        .iter()
        .filter(|one| !one.is_fact && !one.evidence.is_empty());
    let open = asking.filter(|indicator| !is_supported(indicator, &questions, &given));
    let line = |indicator: &Question| {
        let to = format!("{}/bukti/{}", address(cycle, unit), indicator.code);
        (named(words, indicator), localized(words.lang, &to))
    };
    Ok(open.map(line).collect())
}

/// Whether there is evidence for an indicator, or for a fact about it: whoever
/// judges the indicator reads both.
fn is_supported(indicator: &Question, questions: &[Question], given: &BTreeSet<&str>) -> bool {
    let is_about = |one: &&Question| {
        let about = one.section.last().filter(|_| one.is_fact);
        about.is_some_and(|node| node.code == indicator.code)
    };
    let mut about = questions.iter().filter(is_about);
    given.contains(indicator.code.as_str()) || about.any(|fact| given.contains(fact.code.as_str()))
}
