//! What is known of those who stand in a category: what the gates say, and which
//! objections wait.

use super::decisions;
use super::results::results;
use super::seen::{AwardSeen, rules, subjects_of};
use crate::assessment::Acted;
use crate::recognition::objecting::touches;
use prima_domain::recognition::award::{Contender, Facts, Verdict, judge};
use prima_domain::register::day::Day;
use prima_domain::register::person::Subject;
use prima_instrument::award::{Category, GateKind, Group, Round, Rule};
use prima_instrument::exact::Exact;
use prima_store::cycle::{Objection, Reading};
use std::collections::{BTreeMap, BTreeSet};

/// Published figures of other schemes by body, each by programme and period.
type Figures = BTreeMap<String, BTreeMap<(String, String), Exact>>;

/// Asks the gates of each contender, and which objections wait.
pub(super) async fn look(
    reading: &mut Reading<'_>,
    seen: &AwardSeen,
    category: &Category,
    contenders: &mut [Contender],
    day: Day,
) -> Acted<()> {
    let waiting = objections(reading).await?;
    let own_rounds = own_rounds(reading, category).await?;
    let revoked = match looks_back(seen, category) {
        true => revocations(reading).await?,
        false => BTreeMap::new(),
    };
    let figures = figures(reading, seen, category).await?;
    for one in contenders {
        let mut facts = Facts {
            objections: waits_for(&waiting, one),
            ..Facts::default()
        };
        for id in [&one.body, &one.unit] {
            facts
                .revoked
                .extend(revoked.get(id).into_iter().flatten().cloned());
            facts.figures.extend(
                figures
                    .get(id)
                    .into_iter()
                    .flatten()
                    .map(|(key, index)| (key.clone(), index.clone())),
            );
        }
        for gate in seen.rules.gates_of(category) {
            match judge(&gate.kind, &facts, day) {
                Verdict::Passed => {}
                Verdict::Barred(bar) => one.bars.push((gate.code.clone(), bar)),
                Verdict::Unknown => one.unknown.push(gate.code.clone()),
            }
        }
        one.objections = match (&own_rounds, &category.rule) {
            (Some(rounds), _) => {
                let own = facts.objections.into_iter();
                own.filter(|cycle| rounds.contains(cycle)).collect()
            }
            (None, Rule::Named) => facts.objections,
            (None, _) => Vec::new(),
        };
    }
    Ok(())
}

/// The rounds that categories of an event read, by category: what is objected to in
/// them can move its honours, whatever the year of the event.
pub(in crate::recognition) async fn rounds_read(
    reading: &mut Reading<'_>,
    award: &str,
) -> Acted<BTreeMap<String, Round>> {
    let Some(row) = reading.award_named(award).await?.pop() else {
        return Ok(BTreeMap::new());
    };
    let categories = rules(&row)?.rules.categories.into_iter();
    let read = categories.filter_map(|one| Some((one.code, one.rule.round()?.clone())));
    Ok(read.collect())
}

/// The rounds a category reads, as they are worked on here; none: it reads none.
async fn own_rounds(
    reading: &mut Reading<'_>,
    category: &Category,
) -> Acted<Option<BTreeSet<String>>> {
    let Some(round) = category.rule.round() else {
        return Ok(None);
    };
    let rows = reading
        .cycles_of_programme(&round.programme, &round.period)
        .await?;
    Ok(Some(rows.into_iter().map(|row| row.cycle).collect()))
}

/// The figures that gates look at.
async fn figures(
    reading: &mut Reading<'_>,
    seen: &AwardSeen,
    category: &Category,
) -> Acted<Figures> {
    let mut figures = Figures::new();
    for gate in seen.rules.gates_of(category) {
        let GateKind::Figure {
            programme, period, ..
        } = &gate.kind
        else {
            continue;
        };
        let round = Round {
            programme: programme.clone(),
            period: period.clone(),
        };
        for row in results(reading, &round, seen.rules.is_sample, &Group::default()).await? {
            if let Some(index) = Exact::parse(&row.index_text) {
                let own = figures.entry(row.body).or_default();
                own.insert((programme.clone(), period.clone()), index);
            }
        }
    }
    Ok(figures)
}

fn looks_back(seen: &AwardSeen, category: &Category) -> bool {
    let mut gates = seen.rules.gates_of(category);
    gates.any(|gate| matches!(gate.kind, GateKind::NoRevocation { .. }))
}

/// Revoked honours by the one who held them: the unit, where one was credited.
/// What fell because we had decided wrongly bars nobody.
async fn revocations(reading: &mut Reading<'_>) -> Acted<BTreeMap<String, Vec<(String, Day)>>> {
    let mut found: BTreeMap<String, Vec<(String, Day)>> = BTreeMap::new();
    let mut programmes: BTreeMap<String, String> = BTreeMap::new();
    let mut corrected = BTreeSet::new();
    for row in reading.awards().await? {
        corrected.extend(decisions::corrected(reading, &row.award).await?);
    }
    for honour in reading.revoked_honours().await? {
        let key = (honour.dataset, honour.honour);
        if corrected.contains(&key) {
            continue;
        }
        let (dataset, _) = key;
        if !programmes.contains_key(&dataset) {
            let row = reading.dataset_named(&dataset).await?.pop();
            let programme = row.map_or_else(String::new, |row| row.programme);
            programmes.insert(dataset.clone(), programme);
        }
        let holder = match honour.unit.is_empty() {
            true => honour.body,
            false => honour.unit,
        };
        let on = Day::last_of(&honour.revoked).or_else(|| Day::last_of(&honour.period));
        if let Some(on) = on {
            let programme = programmes[&dataset].clone();
            found.entry(holder).or_default().push((programme, on));
        }
    }
    Ok(found)
}

/// Objections that wait, each with all that is above the unit that raised it.
async fn objections(reading: &mut Reading<'_>) -> Acted<Vec<(Objection, Option<Subject>)>> {
    let rows = reading.open_objections().await?;
    let subjects = subjects_of(reading, rows.iter().map(|row| row.unit.as_str())).await?;
    let with = |row: Objection| {
        let own = subjects.iter().find(|one| one.unit().as_str() == row.unit);
        (row, own.cloned())
    };
    Ok(rows.into_iter().map(with).collect())
}

/// Rounds in which an objection waits that touches a contender.
fn waits_for(waiting: &[(Objection, Option<Subject>)], one: &Contender) -> Vec<String> {
    let touches = |(row, subject): &&(Objection, Option<Subject>)| {
        touches(&row.unit, subject.as_ref(), &one.body, &one.unit)
    };
    let cycles: BTreeSet<String> = waiting
        .iter()
        .filter(touches)
        .map(|(row, _)| row.cycle.clone())
        .collect();
    cycles.into_iter().collect()
}
