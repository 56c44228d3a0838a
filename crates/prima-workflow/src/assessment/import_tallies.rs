//! An officer brings in survey counts: a table of unit, question, option, count.

use super::desk::Desk;
use super::facts::{self, CycleSeen};
use super::frozen::{UNITS, units_csv};
use super::moment::utc;
use super::refusal::{Acted, Refusal};
use crate::failure::WorkflowError;
use crate::import::temporary;
use prima_domain::assessment::permission::preparation::{may_change_schedule, may_extend};
use prima_domain::register::person::Actor;
use prima_exchange::tallies::load_tallies;
use prima_exchange::units::load_units;
use prima_exchange::{Problem, Problems};
use prima_score::bodies::Bodies;
use prima_score::tallies::Tallies;
use prima_store::Act;
use prima_store::cycle::{CycleTally, Locus};
use serde_json::json;
use std::fs;
use std::path::Path;

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
/// is wrong with the table is said at once, and then nothing is taken; a unit
/// the officer may not see is unknown.
///
/// As officers answer for what enters a round, they bring counts in where they
/// may also give a unit more time.
pub async fn import_tallies(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    table: &[u8],
    now: i64,
) -> Acted<TalliesTaken> {
    let mut act = desk.database.act().await?;
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    may_change_schedule(actor, &seen.facts)?;
    let loci = within_reach(&mut act, &seen, actor, cycle, now).await?;
    let rules = desk.rules(&seen.row.instrument)?;
    let units = units_csv(&mut act.reading(), &loci).await?;
    let place = temporary()?;
    let folder = place.path();
    let (bodies, tallies) = read(folder, &units, table, &rules)?;
    let mut rows = Vec::new();
    let mut taken = TalliesTaken::default();
    // Who is barred from one of these units must not read the sum over all.
    let mut named: Vec<&str> = Vec::new();
    for locus in &loci {
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
    let detail = json!({ "units": named, "answers": taken.n_answers }).to_string();
    let actor = actor.person.as_str();
    act.finish_privately(&utc(now), actor, "import_tallies", cycle, &detail)
        .await?;
    Ok(taken)
}

/// The loci that the officer may see and give more time.
pub(super) async fn within_reach(
    act: &mut Act,
    seen: &CycleSeen,
    actor: &Actor,
    cycle: &str,
    now: i64,
) -> Acted<Vec<Locus>> {
    let mut loci: Vec<Locus> = Vec::new();
    for locus in act.reading().loci_of(cycle).await? {
        let unit = facts::unit(&mut act.reading(), cycle, &locus.unit).await?;
        if may_extend(&seen.situation(actor, &unit, now)).is_ok() {
            loci.push(locus);
        }
    }
    Ok(loci)
}

fn read(
    folder: &Path,
    units: &str,
    table: &[u8],
    rules: &super::desk::Rules,
) -> Acted<(Bodies, Tallies)> {
    let write = |name: &str, content: &[u8]| {
        let path = folder.join(name);
        fs::write(&path, content)
            .map_err(WorkflowError::at(&path))
            .map(|()| path)
    };
    let refused = |problems: Problems| Refusal::Tallies(named(&problems, TABLE));
    let units = load_units(&write(UNITS, units.as_bytes())?, &|_| {}).map_err(refused)?;
    let path = write(TABLE, table)?;
    let loaded = load_tallies(
        &path,
        &rules.instrument,
        &rules.questions,
        &units.bodies,
        &|_| {},
    );
    Ok((units.bodies, loaded.map_err(refused)?.tallies))
}

/// The same problems, in a table of a plain name: where it lay for a moment is
/// nobody's business.
pub(super) fn named(problems: &Problems, table: &str) -> Problems {
    let mut named = Problems::default();
    for problem in problems.iter() {
        named.push(Problem {
            file: table.to_owned(),
            ..problem.clone()
        });
    }
    named
}
