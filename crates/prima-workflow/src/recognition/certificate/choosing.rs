//! Which honours of an order can be certified now, and why the others cannot.

use super::citation::Citations;
use super::issue::{BATCH, Issued, Issuing, Order, RefusedHonour, Why, concerned, honoured};
use super::term::term;
use super::waiting::Waiting;
use crate::assessment::{Acted, COOLING_OFF_DAYS};
use prima_domain::recognition::certificate::{HonourFacts, Officer, hindrance, may_certify};
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::day::Day;
use prima_domain::register::person::Subject;
use prima_store::history::{Dataset, Honour};
use std::collections::{BTreeMap, BTreeSet};

/// An honour that is to be certified, with what is known of it.
pub(super) struct Chosen {
    pub honour: Honour,
    pub dataset: Dataset,
    pub number: i64,
    pub citation: String,
    /// The last day on which it holds; none: without end.
    pub last: Option<Day>,
}

/// What a certificate states that may change until it is written: the honour, the
/// citation and the last day.
pub(super) type Stated = (Honour, String, Option<Day>);

impl Chosen {
    pub fn stated(&self) -> Stated {
        (self.honour.clone(), self.citation.clone(), self.last)
    }
}

impl Issuing<'_> {
    /// The honours that can be certified now, and what became of the others.
    pub async fn choose(&self, order: &Order) -> Acted<(Issued, Vec<Chosen>)> {
        let found = self.find(order).await?;
        let honours: Vec<&Honour> = found.iter().map(|(honour, _)| honour).collect();
        let concerned = concerned(self.database, honours.iter().copied()).await?;
        let waiting = Waiting::of(self.database, &honours).await?;
        let citations = Citations::of(self.database, honours).await?;
        let mut issued = Issued::default();
        let mut chosen = Vec::new();
        for (honour, dataset) in found {
            let (code, of) = (&honour.honour, &dataset.dataset);
            let before = self.database.certificates_of_honour(of, code).await?;
            if before.iter().any(|row| row.withdrawn_at.is_empty()) {
                issued.n_there += 1;
                continue;
            }
            let honoured = honoured(&concerned, &honour.body, &honour.unit);
            let last = term(self.database, &honour).await?;
            let is_contested = waiting.holds_up(&honour);
            if let Some(why) = self.hindered(&honour, &dataset, &honoured, last, is_contested)? {
                issued.refused.push(RefusedHonour { honour, why });
                continue;
            }
            if chosen.len() == BATCH {
                issued.n_left += 1;
                continue;
            }
            let number = before.last().map_or(1, |last| last.number + 1);
            let citation = match self.citation {
                "" => citations.said(&honour),
                written => written,
            };
            chosen.push(Chosen {
                citation: citation.to_owned(),
                last,
                honour,
                dataset,
                number,
            });
        }
        Ok((issued, chosen))
    }

    /// The honours with their data sets, each once. An honour that nobody knows
    /// looks like one that is hidden.
    async fn find(&self, order: &Order) -> Acted<Vec<(Honour, Dataset)>> {
        let wanted: BTreeSet<&(String, String)> = order.honours.iter().collect();
        let mut datasets: BTreeMap<&str, Dataset> = BTreeMap::new();
        let mut found = Vec::new();
        for (id, code) in wanted {
            if !datasets.contains_key(id.as_str()) {
                let row = self.database.dataset(id).await?;
                datasets.insert(id.as_str(), row.ok_or(Rule::Hidden)?);
            }
            let honour = self.database.honour(id, code).await?;
            let honour = honour.ok_or(Rule::Hidden)?;
            found.push((honour, datasets[id.as_str()].clone()));
        }
        Ok(found)
    }

    fn hindered(
        &self,
        honour: &Honour,
        dataset: &Dataset,
        honoured: &[Subject],
        last: Option<Day>,
        has_open_objection: bool,
    ) -> Acted<Option<Why>> {
        let today = Day::at(self.now);
        let officer = Officer {
            actor: self.actor,
            today,
            cooling_off_days: COOLING_OFF_DAYS,
        };
        match may_certify(&officer, &dataset.programme.as_str().into(), honoured) {
            Err(Rule::Hidden) => return Err(Rule::Hidden.into()),
            Err(rule) => return Ok(Some(Why::Rule(rule))),
            Ok(()) => {}
        }
        let facts = HonourFacts {
            is_revoked: honour.status == "revoked",
            has_recipient: honoured.iter().any(|it| it.unit().as_str() == honour.body),
            has_open_objection,
            is_over: last.is_some_and(|last| last < today),
        };
        Ok(hindrance(&facts).map(Why::Hindrance))
    }
}
