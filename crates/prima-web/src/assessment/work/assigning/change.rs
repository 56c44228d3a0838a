//! What the forms of the page of assignments do.

use crate::assessment::work::faults::Faults;
use crate::assessment::work::framed::demand;
use crate::assessment::work::refusal::told;
use crate::desk::Visit;
use crate::register::people::read::Seen;
use crate::reply::WebError;
use crate::site::Site;
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::person::Actor;
use prima_workflow::assessment::{Refusal, assign_evaluator, assign_evaluators, take_back_unit};
use prima_workflow::people::actor_of;

/// Evaluators of one unit at most, as a guard against a slip of the finger.
const MOST: usize = 9;

/// Does what the form asks for; gives its name in the address.
pub async fn change(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    cycle: &str,
    evaluators: &[Seen],
    faults: &mut Faults,
) -> Result<String, WebError> {
    let (words, typed) = (visit.words(), visit.fields());
    let what = typed.value("apa");
    if what == "bagi" {
        return share(site, visit, actor, cycle, evaluators, faults).await;
    }
    let (unit, who) = (typed.value("unit"), typed.value("penilai"));
    let is_back = what == "tarik";
    demand(is_back || what == "beri")?;
    if !is_back && evaluators.iter().all(|one| one.id != who) {
        faults.add("penilai", words.label("web-board-people-who-wrong"));
    }
    if unit.is_empty() {
        faults.add("unit", words.label("web-board-unit-wrong"));
    }
    if is_back && !typed.has("yakin") {
        faults.add(
            &format!("tarik-{unit}-{who}"),
            words.label("web-board-unsure"),
        );
    }
    if !faults.is_empty() {
        return Ok(String::new());
    }
    let evaluator = actor_of(&site.database, who).await?;
    let (desk, now) = (&site.desk, visit.now);
    let done = match is_back {
        true => take_back_unit(desk, actor, cycle, unit, &evaluator, now).await,
        false => assign_evaluator(desk, actor, cycle, unit, &evaluator, now).await,
    };
    if let Err(error) = done {
        let refusal = told(error)?;
        let field = match &refusal {
            // Somebody took it back meanwhile, so it is in the list no more.
            Refusal::Rule(Rule::NothingOpen) => "daftar".to_owned(),
            _ if is_back => format!("tarik-{unit}-{who}"),
            _ => "penilai".to_owned(),
        };
        faults.add(&field, refusal.text(words.lang));
    }
    Ok(what.to_owned())
}

async fn share(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    cycle: &str,
    evaluators: &[Seen],
    faults: &mut Faults,
) -> Result<String, WebError> {
    let (words, typed) = (visit.words(), visit.fields());
    let n = typed
        .value("banyak")
        .parse()
        .ok()
        .filter(|n| (1..=MOST).contains(n));
    let Some(n) = n else {
        faults.add(
            "banyak",
            words.say("web-board-share-wrong", &[("most", words.count(MOST))]),
        );
        return Ok(String::new());
    };
    if evaluators.is_empty() {
        faults.add("banyak", words.label("web-board-evaluators-none"));
        return Ok(String::new());
    }
    let mut actors = Vec::new();
    for one in evaluators {
        actors.push(actor_of(&site.database, &one.id).await?);
    }
    match assign_evaluators(&site.desk, actor, cycle, &actors, n, visit.now).await {
        Ok(plan) => Ok(format!("bagi&kurang={}", plan.shortages.len())),
        Err(error) => {
            faults.add("banyak", told(error)?.text(words.lang));
            Ok(String::new())
        }
    }
}
