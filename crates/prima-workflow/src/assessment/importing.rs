//! What the tables have in common that an officer brings into a round: who may,
//! for which units, how a table is read, and that a trial keeps nothing.
//!
//! Officers answer for what enters a round. Each kind of table has its own rule,
//! asked of every unit; one the officer may not bring a table in for is unknown.

use super::desk::{Desk, Rules};
use super::facts::{self, CycleSeen};
use super::frozen::{UNITS, on_a_thread, units_csv};
use super::moment::utc;
use super::refusal::{Acted, Refusal};
use crate::failure::WorkflowError;
use crate::import::temporary;
use crate::steps::Steps;
use prima_domain::assessment::permission::Situation;
use prima_domain::assessment::permission::preparation::may_open_cycle;
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::person::Actor;
use prima_exchange::units::load_units;
use prima_exchange::{Problem, Problems};
use prima_score::bodies::Bodies;
use prima_store::Act;
use prima_store::cycle::Locus;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// A table that somebody brings into a round.
#[derive(Clone, Copy, Debug)]
pub struct Brought<'a> {
    /// The desk.
    pub desk: &'a Desk,
    /// Who brings it.
    pub actor: &'a Actor,
    /// The round.
    pub cycle: &'a str,
    /// The table.
    pub table: &'a [u8],
    /// The moment, in seconds UTC.
    pub now: i64,
    /// Whether it is only looked at: then nothing is kept of it, and nothing is
    /// written down.
    pub is_trial: bool,
    /// How far it is.
    pub steps: &'a Steps,
}

/// A table that is being brought in.
pub(super) struct Importing {
    /// The act; dropped, it leaves nothing.
    pub act: Act,
    /// Rules of the round.
    pub rules: Arc<Rules>,
    /// The loci that the officer may bring the table in for.
    pub loci: Vec<Locus>,
    units: String,
}

impl Brought<'_> {
    /// Asks whether the officer may, and for which units.
    pub(super) async fn begin(&self, rule: fn(&Situation) -> Result<(), Rule>) -> Acted<Importing> {
        self.steps.enter("units", 0, 3)?;
        let mut act = self.desk.database.act().await?;
        let seen = facts::cycle(&mut act.reading(), self.cycle).await?;
        may_open_cycle(self.actor, &seen.facts.programme)?;
        let loci = self.within_reach(&mut act, &seen, rule).await?;
        let rules = self.desk.rules(&seen.row.instrument)?;
        let units = units_csv(&mut act.reading(), &loci).await?;
        self.steps.enter("read", 1, 3)?;
        Ok(Importing {
            act,
            rules,
            loci,
            units,
        })
    }

    /// The loci for which the rule holds; where it holds for none, why not.
    async fn within_reach(
        &self,
        act: &mut Act,
        seen: &CycleSeen,
        rule: fn(&Situation) -> Result<(), Rule>,
    ) -> Acted<Vec<Locus>> {
        let mut loci = act.reading().loci_of(self.cycle).await?;
        let ids: Vec<&str> = loci.iter().map(|locus| locus.unit.as_str()).collect();
        let units = facts::units_seen(&mut act.reading(), self.cycle, &ids).await?;
        let mut why = None;
        loci.retain(|locus| {
            let unit = units.get(&locus.unit);
            let may = unit.map(|unit| rule(&seen.situation(self.actor, unit, self.now)));
            match may {
                Some(Ok(())) => true,
                Some(Err(refusal)) if refusal != Rule::Hidden => {
                    why = why.or(Some(refusal));
                    false
                }
                _ => false,
            }
        });
        match why.filter(|_| loci.is_empty()) {
            Some(refusal) => Err(refusal.into()),
            None => Ok(loci),
        }
    }

    /// Makes what was taken lasting, unless it was a trial.
    pub(super) async fn finish(&self, act: Act, name: &str, detail: Value) -> Acted<()> {
        self.steps.enter("keep", 2, 3)?;
        if self.is_trial {
            return Ok(());
        }
        let (at, actor) = (utc(self.now), self.actor.person.as_str());
        act.finish_privately(&at, actor, name, self.cycle, &detail.to_string())
            .await?;
        self.steps.note("keep", 3, 3);
        Ok(())
    }
}

impl Importing {
    /// Reads a table against the bodies of the loci. Everything that is wrong with
    /// it is refused at once.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        name: &'static str,
        table: &[u8],
        load: impl FnOnce(&Path, &Rules, &Bodies) -> Result<T, Problems> + Send + 'static,
    ) -> Acted<(Bodies, T)> {
        let (units, table, rules) = (self.units.clone(), table.to_vec(), self.rules.clone());
        let read = on_a_thread(move || {
            let place = temporary()?;
            let write = |name: &str, content: &[u8]| {
                let path = place.path().join(name);
                let written = fs::write(&path, content).map_err(WorkflowError::at(&path));
                written.map(|()| path)
            };
            let (units, table) = (write(UNITS, units.as_bytes())?, write(name, &table)?);
            let bodies = load_units(&units, &|_| {}).map(|loaded| loaded.bodies);
            Ok(bodies.and_then(|bodies| {
                let loaded = load(&table, &rules, &bodies)?;
                Ok((bodies, loaded))
            }))
        });
        let refused = |problems: Problems| Refusal::Tallies(named(&problems, name));
        Ok(read.await?.map_err(refused)?)
    }
}

/// The same problems, in a table of a plain name: where it lay for a moment is
/// nobody's business.
fn named(problems: &Problems, table: &str) -> Problems {
    let mut named = Problems::default();
    for problem in problems.iter() {
        named.push(Problem {
            file: table.to_owned(),
            ..problem.clone()
        });
    }
    named
}
