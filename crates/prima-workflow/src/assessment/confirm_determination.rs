//! The second officer confirms a determination: from here on the result is
//! frozen and signed, and invisible until its hour.
//!
//! What is confirmed are the frozen answers and the results that follow from
//! them. The bundle, which holds both in a form that others can read, follows
//! from the same object when its hour has come.

use super::ask_determination::{ASKED, name};
use super::barred::barred_reviews;
use super::changes::{Change, Listing, corrected, kept, listed};
use super::confirmed::{RESULTS, confirmation};
use super::desk::{Desk, Rules};
use super::facts::{self, CycleSeen, DETERMINED};
use super::frozen::{Frozen, freeze, on_a_thread};
use super::moment::utc;
use super::refusal::{ActError, Acted, Refusal};
use super::signing::InstallationKey;
use crate::steps::Steps;
use prima_domain::assessment::permission::determination::{may_correct, may_determine};
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::id::PersonId;
use prima_domain::register::person::Actor;
use prima_exchange::manifest::hash;
use prima_store::Act;
use prima_store::cycle::{Cycle, Determination, DeterminationFile};
use serde_json::json;
use std::sync::Arc;

/// State of a determination that waits for its hour.
pub(super) const CONFIRMED: &str = "confirmed";

/// How far a confirmation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfirmStep {
    /// The answers are what was frozen for the first officer.
    Compared,
    /// Indices, bands and ranks are there.
    Scored,
    /// All of it is lasting.
    Saved,
}

/// Confirms the determination that waits, or the correction that does; the
/// other officer must mean exactly what was frozen for the first one.
pub async fn confirm_determination(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    number: i64,
    key: &InstallationKey,
    now: i64,
) -> Acted<()> {
    let confirmed = Confirming {
        desk,
        actor,
        cycle,
        number,
        key,
        now,
    };
    confirmed.confirm(&|_| Ok(())).await
}

/// Somebody about to confirm a determination.
#[derive(Debug)]
pub struct Confirming<'a> {
    /// The desk.
    pub desk: &'a Desk,
    /// The second officer.
    pub actor: &'a Actor,
    /// The round.
    pub cycle: &'a str,
    /// Number of the determination.
    pub number: i64,
    /// Signs it.
    pub key: &'a InstallationKey,
    /// The moment, in seconds UTC.
    pub now: i64,
}

impl Confirming<'_> {
    /// Confirms it, as [`confirm_determination`] does, and says how far it is.
    pub async fn confirm_in_steps(&self, steps: &Steps) -> Acted<()> {
        steps.enter("compare", 0, 3)?;
        let entered = |step| match step {
            ConfirmStep::Compared => steps.enter("score", 1, 3),
            ConfirmStep::Scored => steps.enter("keep", 2, 3),
            ConfirmStep::Saved => {
                steps.note("keep", 3, 3);
                Ok(())
            }
        };
        self.confirm(&entered).await
    }

    /// Confirms it, as [`confirm_determination`] does, and tells how far it is.
    /// Where it is told to go no further, nothing was confirmed; what is saved is
    /// saved, whatever it is told.
    pub async fn confirm(
        &self,
        progress: &(dyn Fn(ConfirmStep) -> Result<(), Refusal> + Sync),
    ) -> Acted<()> {
        let mut act = self.desk.database.act().await?;
        let (row, seen) = self.allowed(&mut act).await?;
        let rules = self.desk.rules(&seen.row.instrument)?;
        let changed = changes(&mut act, &seen, &rules, &row, &utc(self.now)).await?;
        let changed = kept(self.cycle, self.number, &changed);
        progress(ConfirmStep::Compared)?;
        let frozen = stored(&mut act, &row).await?;
        let scored = frozen.score(&rules).await?;
        progress(ConfirmStep::Scored)?;
        let at = utc(self.now);
        let row = Determination {
            state: CONFIRMED.to_owned(),
            confirmed_by: self.actor.person.to_string(),
            confirmed_at: at.clone(),
            public_key: self.key.public().to_string(),
            ..row
        };
        let results = hash(scored.results.as_bytes());
        let row = Determination {
            signature: self.key.sign(&confirmation(&row, &results)),
            ..row
        };
        let file = DeterminationFile {
            cycle: row.cycle.clone(),
            number: row.number,
            name: RESULTS.to_owned(),
            content: scored.results,
        };
        act.add_rows(&[file]).await?;
        act.add_rows(&changed).await?;
        act.put_row(&row).await?;
        if row.corrects == 0 {
            let state = DETERMINED.to_owned();
            let cycle = seen.row.clone();
            act.put_row(&Cycle { state, ..cycle }).await?;
        }
        let detail = json!({ "number": row.number, "frozen": row.frozen_hash, "results": results });
        let (actor, detail) = (self.actor.person.as_str(), detail.to_string());
        act.finish_privately(&at, actor, "confirm_determination", self.cycle, &detail)
            .await?;
        // It is too late to go back.
        let _ = progress(ConfirmStep::Saved);
        Ok(())
    }

    /// The determination and its round, where this officer may confirm it and
    /// the answers are still what was frozen.
    async fn allowed(&self, act: &mut Act) -> Acted<(Determination, CycleSeen)> {
        let mut seen = facts::cycle(&mut act.reading(), self.cycle).await?;
        let database = &self.desk.database;
        let barred = barred_reviews(database, &mut act.reading(), &seen, self.now).await?;
        seen.facts.has_barred_reviews = !barred.is_empty();
        let units = facts::units(&mut act.reading(), self.cycle).await?;
        let all = act.reading().determinations_of(self.cycle).await?;
        let row = all.into_iter().find(|row| row.number == self.number);
        let whole = seen.whole(self.actor, &units, self.now);
        let waiting = row.as_ref().filter(|row| row.state == ASKED);
        let first = waiting.map(|row| PersonId::new(row.asked_by.clone()));
        let is_correction = row.as_ref().is_some_and(|row| row.corrects > 0);
        let allowed = match is_correction {
            true => may_correct(&whole, first.as_ref()),
            false => may_determine(&whole, first.as_ref()),
        };
        if let Err(rule) = allowed {
            return Err(late(act, row, rule).await?);
        }
        let row = row.ok_or(Rule::NotProposed)?;
        if !is_correction {
            let rules = self.desk.rules(&seen.row.instrument)?;
            let present = freeze(&mut act.reading(), &seen, &rules, None).await?;
            if present.hash() != row.frozen_hash {
                return Err(Refusal::ChangedSinceAsked.into());
            }
        }
        Ok((row, seen))
    }
}

/// What changed after the first score, or with this correction, as it is kept
/// for the unit and the public.
async fn changes(
    act: &mut Act,
    seen: &CycleSeen,
    rules: &Arc<Rules>,
    row: &Determination,
    at: &str,
) -> Acted<Vec<Change>> {
    if row.corrects == 0 {
        return listed(&mut act.reading(), seen, rules, Listing::Ranked).await;
    }
    let new = stored(act, row).await?;
    let old = Frozen::stored(&mut act.reading(), &row.cycle, row.corrects).await?;
    let (rules, reason, at) = (rules.clone(), row.reason.clone(), at.to_owned());
    on_a_thread(move || corrected(&rules, &old, &new, &reason, &at)).await
}

/// What an officer is told who may not confirm: where somebody was faster, who
/// and when. Who may not know of the round is told nothing of that.
async fn late(act: &mut Act, row: Option<Determination>, rule: Rule) -> Acted<ActError> {
    let row = row.filter(|row| !row.confirmed_by.is_empty());
    let is_late = matches!(rule, Rule::AlreadyDetermined | Rule::NotProposed);
    let Some(row) = row.filter(|_| is_late) else {
        return Ok(rule.into());
    };
    let by = name(act, &row.confirmed_by).await?;
    let at = row.confirmed_at;
    Ok(Refusal::AlreadyDetermined { by, at }.into())
}

/// What was frozen with a determination, which must be what its officers saw.
pub(super) async fn stored(act: &mut Act, row: &Determination) -> Acted<Arc<Frozen>> {
    let frozen = Frozen::stored(&mut act.reading(), &row.cycle, row.number).await?;
    match frozen.hash() == row.frozen_hash {
        true => Ok(Arc::new(frozen)),
        false => Err(Refusal::ChangedSinceAsked.into()),
    }
}
