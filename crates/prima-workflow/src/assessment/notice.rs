//! Notices, written in the act that they tell of: they are there if and only if
//! what they tell of is.

use prima_domain::assessment::notice::NoticeKind;
use prima_domain::hex::hex;
use prima_store::cycle::Notice;
use prima_store::{Act, StoreError};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// A letter that has not been sent.
pub(crate) const WAITING: &str = "waiting";

/// Something that happened in a round, or in a recognition programme.
#[derive(Clone, Copy, Debug)]
pub(crate) struct News<'a> {
    /// What.
    pub kind: NoticeKind,
    /// The round; the event of an award; the stage of a jury.
    pub cycle: &'a str,
    /// Which of several of its kind; told again, it takes the place of what was
    /// told before.
    pub occasion: &'a str,
    /// Until when something can be done about it, in seconds UTC.
    pub until: Option<i64>,
    /// When, in seconds UTC.
    pub now: i64,
}

impl News<'_> {
    /// The notice to one person about a unit; empty: about the round as a whole.
    pub fn notice(&self, person: &str, unit: &str) -> Notice {
        let kind = self.kind.code();
        Notice {
            notice: id(&[person, kind, self.cycle, unit, self.occasion]),
            person: person.to_owned(),
            kind: kind.to_owned(),
            cycle: self.cycle.to_owned(),
            unit: unit.to_owned(),
            occasion: self.occasion.to_owned(),
            at: self.now,
            until: self.until.unwrap_or(0),
            mail: WAITING.to_owned(),
            next_try: self.now,
            ..Notice::default()
        }
    }

    /// Tells all who speak for these units.
    pub async fn tell_officers(&self, act: &mut Act, units: &[&str]) -> Result<(), StoreError> {
        let officers = act.reading().officers_of(units).await?;
        let rows: BTreeSet<Notice> = officers
            .iter()
            .map(|grant| self.notice(&grant.person, &grant.scope))
            .collect();
        put(act, rows).await
    }

    /// Tells all who coordinate these institutions of the round as a whole.
    pub async fn tell_coordinators(
        &self,
        act: &mut Act,
        institutions: &[&str],
    ) -> Result<(), StoreError> {
        let coordinators = act.reading().coordinators_of(institutions).await?;
        let rows: BTreeSet<Notice> = coordinators
            .iter()
            .map(|grant| self.notice(&grant.person, ""))
            .collect();
        put(act, rows).await
    }

    /// Tells evaluators of the units that are theirs now: of one by its name, of
    /// several in one notice, since they share a list.
    pub async fn tell_evaluators(
        &self,
        act: &mut Act,
        pairs: &[(&str, &str)],
    ) -> Result<(), StoreError> {
        let mut of_person: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (person, unit) in pairs {
            of_person.entry(person).or_default().insert(unit);
        }
        let now = self.now.to_string();
        let rows = of_person.iter().map(|(person, units)| {
            let mut units = units.iter();
            match (units.next(), units.next()) {
                (Some(unit), None) => self.notice(person, unit),
                _ => {
                    let several = News {
                        occasion: &now,
                        ..*self
                    };
                    several.notice(person, "")
                }
            }
        });
        put(act, rows.collect()).await
    }
}

pub(crate) async fn put(act: &mut Act, rows: BTreeSet<Notice>) -> Result<(), StoreError> {
    let rows: Vec<Notice> = rows.into_iter().collect();
    match rows.is_empty() {
        true => Ok(()),
        false => act.put_rows(&rows).await,
    }
}

/// The same parts always give the same id, so that nobody is told twice.
fn id(parts: &[&str]) -> String {
    let hash = Sha256::digest(parts.join("\n").as_bytes());
    hex(&hash[..16])
}
