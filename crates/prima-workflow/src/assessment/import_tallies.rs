//! An officer brings in survey counts: a table of unit, question, option, count.

use super::desk::Desk;
use super::importing::Brought;
use super::refusal::Acted;
use crate::steps::Steps;
use prima_domain::assessment::permission::filling::may_import_tallies;
use prima_domain::register::person::Actor;
use prima_exchange::tallies::load_tallies;
use prima_store::cycle::CycleTally;
use serde_json::json;

/// Name of the table in what is said about it.
const TABLE: &str = "tallies.csv";

/// What came of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TalliesTaken {
    /// Units in it.
    pub n_units: usize,
    /// Single answers they come to, over all questions.
    pub n_answers: i64,
}

/// Takes survey counts, in place of those the named units had. Everything that
/// is wrong with the table is said at once, and then nothing is taken.
pub async fn import_tallies(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    table: &[u8],
    now: i64,
) -> Acted<TalliesTaken> {
    let steps = &Steps::default();
    let brought = Brought {
        desk,
        actor,
        cycle,
        table,
        now,
        is_trial: false,
        steps,
    };
    take_tallies(&brought).await
}

/// Takes survey counts as [`import_tallies`] does, or only tries them.
pub async fn take_tallies(brought: &Brought<'_>) -> Acted<TalliesTaken> {
    let mut importing = brought.begin(may_import_tallies).await?;
    let load = importing.read(TABLE, brought.table, |path, rules, bodies| {
        let (instrument, questions) = (&rules.instrument, &rules.questions);
        load_tallies(path, instrument, questions, bodies, &|_| {})
    });
    let (bodies, loaded) = load.await?;
    let (tallies, rules) = (loaded.tallies, importing.rules.clone());
    let (act, cycle) = (&mut importing.act, brought.cycle);
    let mut rows = Vec::new();
    let mut taken = TalliesTaken::default();
    // Who is barred from one of these units must not read the sum over all.
    let mut named: Vec<&str> = Vec::new();
    for locus in &importing.loci {
        let Some(body) = bodies
            .find(&locus.unit)
            .filter(|body| tallies.has_any(*body))
        else {
            continue;
        };
        taken.n_units += 1;
        named.push(locus.unit.as_str());
        act.remove_tallies(cycle, &locus.unit).await?;
        for question in rules.questions.survey() {
            for (place, option) in question.options.iter().enumerate() {
                let count = tallies.get(body, question.first + place);
                let respondents = i64::try_from(count).unwrap_or(i64::MAX);
                if respondents == 0 {
                    continue;
                }
                taken.n_answers = taken.n_answers.saturating_add(respondents);
                rows.push(CycleTally {
                    cycle: cycle.to_owned(),
                    unit: locus.unit.clone(),
                    question: rules.instrument.node(question.node).code.clone(),
                    option: option.to_string(),
                    respondents,
                });
            }
        }
    }
    act.add_rows(&rows).await?;
    let detail = json!({ "units": named, "answers": taken.n_answers });
    brought
        .finish(importing.act, "import_tallies", detail)
        .await?;
    Ok(taken)
}
