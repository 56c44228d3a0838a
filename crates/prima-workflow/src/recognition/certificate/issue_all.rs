//! Issues the certificates of a whole event, batch after batch.
//!
//! Each batch is an act of its own with its audit line, so what was issued stays
//! where the work is stopped, fails or is cut off. Beginning again goes on where
//! it ended, for what has a certificate is passed over. The rules are asked for
//! each batch anew, of the person as that person stands then.

use super::issue::{BATCH, Order, issue_certificates};
use super::read::{GroupKey, HonourLine, honours_of_group};
use super::{House, Issuer};
use crate::assessment::signing::InstallationKey;
use crate::assessment::{Acted, Refusal};
use crate::people::actor_of;
use crate::steps::Steps;
use prima_domain::register::person::{Actor, Role};
use prima_instrument::words::Lang;
use prima_store::Database;
use std::collections::{BTreeMap, BTreeSet};

/// Honours without a certificate that are named with the reason, at most.
pub const MOST_TOLD: usize = 200;

/// Certificates that are to be issued.
#[derive(Clone, Copy, Debug)]
pub struct Whole<'a> {
    /// The database.
    pub database: &'a Database,
    /// Who issues.
    pub person: &'a str,
    /// The issuer.
    pub house: &'a House,
    /// Signs.
    pub key: &'a InstallationKey,
    /// The event or data set.
    pub group: &'a GroupKey,
    /// Data set and code of the honours; none: all of the group.
    pub picked: Option<&'a BTreeSet<(String, String)>>,
    /// What is said of all recipients; empty: of each what its decision says.
    pub citation: &'a str,
    /// Certificates of one act, [`BATCH`] at most.
    pub batch: usize,
    /// When.
    pub now: i64,
    /// How far it is.
    pub steps: &'a Steps,
}

/// What became of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Certificates that were issued.
    pub n_made: usize,
    /// Honours that had one already.
    pub n_there: usize,
    /// Honours that get none.
    pub n_refused: usize,
    /// The first [`MOST_TOLD`] of those.
    pub refused: Vec<Refused>,
}

/// An honour that gets no certificate, in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refused {
    /// Who received it.
    pub recipient: String,
    /// What for.
    pub title: [String; 2],
    /// Why it gets none.
    pub why: [String; 2],
}

impl Whole<'_> {
    /// Issues them; gives what became of them where nobody stopped it.
    ///
    /// # Errors
    ///
    /// [`Refusal::Hidden`] where there is nothing this person may certify, and
    /// [`Refusal::Unwanted`] where somebody stopped it.
    pub async fn issue(&self) -> Acted<Tally> {
        let actor = actor_of(self.database, self.person).await?;
        let lines = honours_of_group(self.database, &actor, self.group, self.now).await?;
        let named: BTreeMap<(String, String), String> =
            lines.iter().map(|line| (key(line), called(line))).collect();
        let is_asked = |line: &&HonourLine| {
            let is_picked = self.picked.is_none_or(|picked| picked.contains(&key(line)));
            is_picked && may_certify_any(&actor, line)
        };
        let wanted: Vec<&HonourLine> = lines.iter().filter(is_asked).collect();
        if wanted.is_empty() {
            return Err(Refusal::Hidden.into());
        }
        let (there, open): (Vec<&HonourLine>, Vec<&HonourLine>) = wanted
            .into_iter()
            .partition(|line| line.certificate().is_some());
        // What is revoked gets none and is missed by nobody, unless it was picked.
        let is_missed =
            |line: &&HonourLine| self.picked.is_some() || line.honour.status != "revoked";
        let open = open.into_iter().filter(is_missed);
        let open: Vec<(String, String)> = open.map(key).collect();
        let mut tally = Tally {
            n_there: there.len(),
            ..Tally::default()
        };
        let n_all = tally.n_there + open.len();
        drop(lines);
        let press = self.house.press();
        let issuer = self.house.issuer(self.key, &press);
        for batch in open.chunks(self.batch.clamp(1, BATCH)) {
            let n_behind = tally.n_made + tally.n_there + tally.n_refused;
            self.steps.enter("issue", n_behind, n_all)?;
            self.batch(batch, &issuer, &named, &mut tally).await?;
        }
        self.steps.note("issue", n_all, n_all);
        Ok(tally)
    }

    async fn batch(
        &self,
        honours: &[(String, String)],
        issuer: &Issuer<'_>,
        named: &BTreeMap<(String, String), String>,
        tally: &mut Tally,
    ) -> Acted<()> {
        let order = Order {
            honours: honours.to_vec(),
            citation: self.citation.to_owned(),
        };
        let actor = actor_of(self.database, self.person).await?;
        let _turn = self.house.turn.lock().await;
        let issued = issue_certificates(self.database, &actor, issuer, &order, self.now).await?;
        tally.n_made += issued.made.len();
        tally.n_there += issued.n_there;
        tally.n_refused += issued.refused.len();
        for it in issued.refused {
            if tally.refused.len() == MOST_TOLD {
                break;
            }
            let key = (it.honour.dataset, it.honour.honour);
            tally.refused.push(Refused {
                recipient: named.get(&key).cloned().unwrap_or(it.honour.body),
                title: [it.honour.title_id, it.honour.title_en],
                why: [Lang::Id, Lang::En].map(|lang| it.why.text(lang)),
            });
        }
        Ok(())
    }
}

fn key(line: &HonourLine) -> (String, String) {
    (line.honour.dataset.clone(), line.honour.honour.clone())
}

fn called(line: &HonourLine) -> String {
    match line.recipient.is_empty() {
        true => line.honour.body.clone(),
        false => line.recipient.clone(),
    }
}

/// An event may hold honours of programmes that others run; theirs are left out.
fn may_certify_any(actor: &Actor, line: &HonourLine) -> bool {
    let programme = line.programme.as_str().into();
    actor.has_programme_role(Role::ProgrammeOfficer, &programme)
}
