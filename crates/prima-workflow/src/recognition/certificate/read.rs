//! Certificates as pages and lists show them.

use super::citation::Citations;
use super::issue::{concerned, honoured, honoured_of};
use super::term::last_day_of;
use super::{Issuer, list_address};
use crate::assessment::COOLING_OFF_DAYS;
use prima_domain::recognition::certificate::{
    Officer, Standing, may_read_certificate, may_read_certificates, standing,
};
use prima_domain::register::day::Day;
use prima_domain::register::moment::utc;
use prima_domain::register::person::Actor;
use prima_exchange::credential::attestation::Attestation;
use prima_exchange::credential::status_list::{PLACES, Published, StatusList};
use prima_store::certificate::{Certificate, CertificateMark};
use prima_store::history::Honour;
use prima_store::register::Body;
use prima_store::{Database, StoreError};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A certificate with all that its page tells.
#[derive(Clone, Debug)]
pub struct Shown {
    /// As it was issued.
    pub row: Certificate,
    /// What it says; none: its stored text cannot be read.
    pub attestation: Option<Attestation>,
    /// Where it stands while its term lasts; [`Shown::standing_on`] asks the day.
    pub standing: Standing,
    /// The honour, as the register has it now; none: no more.
    pub honour: Option<Honour>,
    /// The recipient, as the register has it now; none: no more.
    pub recipient: Option<Body>,
    /// Whether it is about sample data.
    pub is_sample: bool,
}

impl Shown {
    /// The last day on which it holds; none: without end, or it cannot be read.
    pub fn last_day(&self) -> Option<Day> {
        self.attestation.as_ref().and_then(last_day_of)
    }

    /// Where it stands on a day.
    pub fn standing_on(&self, today: Day) -> Standing {
        standing_on(self.standing, self.attestation.as_ref(), today)
    }
}

/// Where a certificate stands on a day, given what it says: the one rule of its
/// page, of the desk and of the lists there.
fn standing_on(standing: Standing, said: Option<&Attestation>, today: Day) -> Standing {
    match said {
        Some(said) => standing.on(today, last_day_of(said)),
        None => standing.unread(),
    }
}

/// The certificate with this id.
pub async fn certificate_shown(database: &Database, id: &str) -> Result<Option<Shown>, StoreError> {
    let Some(row) = database.certificate(id).await? else {
        return Ok(None);
    };
    let honour = database.honour(&row.dataset, &row.honour).await?;
    let dataset = database.dataset(&row.dataset).await?;
    let is_revoked = honour.as_ref().map(|honour| honour.status == "revoked");
    Ok(Some(Shown {
        attestation: said(&row),
        standing: standing(!row.withdrawn_at.is_empty(), is_revoked),
        recipient: database.body(&row.body).await?,
        is_sample: dataset.is_some_and(|dataset| !dataset.sample.is_empty()),
        honour,
        row,
    }))
}

/// What a certificate says; none where it was damaged.
pub(super) fn said(row: &Certificate) -> Option<Attestation> {
    let badge: Value = serde_json::from_str(&row.credential).ok()?;
    Attestation::read(badge.as_object()?)
}

/// The same at the desk; none for who may not read of it there.
pub async fn certificate_at_desk(
    database: &Database,
    actor: &Actor,
    id: &str,
    now: i64,
) -> Result<Option<Shown>, StoreError> {
    let Some(shown) = certificate_shown(database, id).await? else {
        return Ok(None);
    };
    let row = &shown.row;
    let honoured = honoured_of(database, &row.body, &row.unit).await?;
    let may = may_read_certificate(
        &reader(actor, now),
        &row.programme.as_str().into(),
        &honoured,
    );
    Ok(may.is_ok().then_some(shown))
}

fn reader(actor: &Actor, now: i64) -> Officer<'_> {
    Officer {
        actor,
        today: Day::at(now),
        cooling_off_days: COOLING_OFF_DAYS,
    }
}

/// What certificates are listed under: an event, or a data set for honours
/// without one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupKey {
    /// An event.
    Event(String),
    /// A data set.
    Dataset(String),
}

impl GroupKey {
    fn of(honour: &Honour) -> GroupKey {
        match honour.event.is_empty() {
            false => GroupKey::Event(honour.event.clone()),
            true => GroupKey::Dataset(honour.dataset.clone()),
        }
    }

    /// As an address writes it.
    pub fn written(&self) -> String {
        match self {
            GroupKey::Event(event) => event.clone(),
            GroupKey::Dataset(dataset) => format!("-{dataset}"),
        }
    }

    /// Reads what [`GroupKey::written`] wrote.
    pub fn read(text: &str) -> GroupKey {
        match text.strip_prefix('-') {
            Some(dataset) => GroupKey::Dataset(dataset.to_owned()),
            None => GroupKey::Event(text.to_owned()),
        }
    }
}

/// Honours that are listed together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The event or data set.
    pub key: GroupKey,
    /// Its name, in Indonesian and English.
    pub name: (String, String),
    /// Its honours that this person may read of; of those revoked only the ones
    /// with a certificate, as the others get none.
    pub honours: usize,
    /// Those with a certificate that was not withdrawn.
    pub certified: usize,
    /// Whether any of them is no real data.
    pub is_sample: bool,
}

/// An honour with its certificates.
#[derive(Clone, Debug)]
pub struct HonourLine {
    /// The honour.
    pub honour: Honour,
    /// Programme of its data set.
    pub programme: String,
    /// Name of the recipient now; empty: unknown.
    pub recipient: String,
    /// What the decision says of the recipient, which a certificate says too unless
    /// something else is written; empty: nothing.
    pub citation: String,
    /// What its certificate says in place of that, because the decision was corrected
    /// after it was issued; none: nothing.
    pub outdated: Option<String>,
    /// Its certificates, oldest first.
    pub certificates: Vec<CertificateMark>,
}

impl HonourLine {
    /// The certificate that was not withdrawn.
    pub fn certificate(&self) -> Option<&CertificateMark> {
        self.certificates.iter().find(|mark| !mark.is_withdrawn)
    }
}

/// All groups somebody may read of, newest data set first.
pub async fn groups(
    database: &Database,
    actor: &Actor,
    now: i64,
) -> Result<Vec<Group>, StoreError> {
    let readable = Readable::of(database, actor).await?;
    let events = database.events().await?;
    let mut honours = database.honours().await?;
    readable
        .keep_readable(database, &reader(actor, now), &mut honours)
        .await?;
    let mut groups: Vec<Group> = Vec::new();
    for honour in honours {
        let title = &readable.titles[&honour.dataset];
        let key = GroupKey::of(&honour);
        let place = match groups.iter().position(|group| group.key == key) {
            Some(place) => place,
            None => {
                let own = |row: &&prima_store::history::Event| {
                    row.event == honour.event && row.category.is_empty()
                };
                let named = events.iter().find(own).filter(|_| !honour.event.is_empty());
                let name = named.map(|row| (row.name_id.clone(), row.name_en.clone()));
                groups.push(Group {
                    key,
                    name: name.unwrap_or_else(|| title.clone()),
                    honours: 0,
                    certified: 0,
                    is_sample: false,
                });
                groups.len() - 1
            }
        };
        groups[place].is_sample |= readable.made_up.contains(&honour.dataset);
        let is_certified = readable.is_certified(&honour);
        groups[place].certified += usize::from(is_certified);
        groups[place].honours += usize::from(is_certified || honour.status != "revoked");
    }
    Ok(groups)
}

/// The honours of a group somebody may read of, in the order of their data sets;
/// without those of recipients this person is tied to.
pub async fn honours_of_group(
    database: &Database,
    actor: &Actor,
    key: &GroupKey,
    now: i64,
) -> Result<Vec<HonourLine>, StoreError> {
    let readable = Readable::of(database, actor).await?;
    let event = match key {
        GroupKey::Event(event) => event.as_str(),
        GroupKey::Dataset(_) => "",
    };
    let mut honours = database.honours_of_event(event).await?;
    honours.retain(|honour| GroupKey::of(honour) == *key);
    readable
        .keep_readable(database, &reader(actor, now), &mut honours)
        .await?;
    let mut ids: Vec<String> = honours.iter().map(|honour| honour.body.clone()).collect();
    ids.sort();
    ids.dedup();
    let bodies = database.bodies_named(&ids).await?.into_iter();
    let names: BTreeMap<String, String> = bodies.map(|body| (body.body, body.name)).collect();
    let citations = Citations::of(database, &honours).await?;
    let line = |honour: Honour| HonourLine {
        citation: citations.said(&honour).to_owned(),
        programme: readable.programmes[&honour.dataset].clone(),
        recipient: names.get(&honour.body).cloned().unwrap_or_default(),
        outdated: None,
        certificates: readable.marks_of(&honour),
        honour,
    };
    let mut lines: Vec<HonourLine> = honours.into_iter().map(line).collect();
    for line in &mut lines {
        let mark = line.certificate();
        let Some(mark) = mark.filter(|_| citations.is_corrected(&line.honour)) else {
            continue;
        };
        let row = database.certificate(&mark.certificate).await?;
        line.outdated = row.and_then(|row| citations.outdated(&row));
    }
    Ok(lines)
}

/// Where the newest certificates of these honours stand on a day, by their ids.
/// Until when one holds stands in what was signed, so that it is read for each.
pub async fn standings(
    database: &Database,
    lines: &[HonourLine],
    today: Day,
) -> Result<BTreeMap<String, Standing>, StoreError> {
    let newest = lines.iter().filter_map(|line| {
        let mark = line.certificates.last()?;
        Some((mark.certificate.clone(), &line.honour))
    });
    let newest: BTreeMap<String, &Honour> = newest.collect();
    let ids: Vec<String> = newest.keys().cloned().collect();
    let rows = database.certificates_named(&ids).await?;
    let told = |row: Certificate| {
        let is_revoked = newest[&row.certificate].status == "revoked";
        let lasting = standing(!row.withdrawn_at.is_empty(), Some(is_revoked));
        let standing = standing_on(lasting, said(&row).as_ref(), today);
        (row.certificate, standing)
    };
    Ok(rows.into_iter().map(told).collect())
}

/// The certificates that hold on a day, by the data set and id of their honours.
pub type Certified = BTreeMap<(String, String), String>;

/// Of these honours the newest certificate of each that holds on a day: what a
/// public page of the honour may lead to as its proof.
pub async fn certified(
    database: &Database,
    honours: &[&Honour],
    today: Day,
) -> Result<Certified, StoreError> {
    let held: Vec<(&str, &str)> = honours
        .iter()
        .filter(|honour| honour.status != "revoked")
        .map(|honour| (honour.dataset.as_str(), honour.honour.as_str()))
        .collect();
    let rows = database.standing_certificates(&held).await?;
    let is_valid = |row: &Certificate| {
        standing_on(Standing::Valid, said(row).as_ref(), today) == Standing::Valid
    };
    let valid = rows.into_iter().filter(is_valid);
    Ok(valid
        .map(|row| ((row.dataset, row.honour), row.certificate))
        .collect())
}

/// What somebody may read of.
struct Readable {
    /// Titles of data sets, by id.
    titles: BTreeMap<String, (String, String)>,
    /// Their programmes.
    programmes: BTreeMap<String, String>,
    /// Those that are no real data.
    made_up: BTreeSet<String>,
    marks: BTreeMap<(String, String), Vec<CertificateMark>>,
}

impl Readable {
    async fn of(database: &Database, actor: &Actor) -> Result<Readable, StoreError> {
        let (mut titles, mut programmes) = (BTreeMap::new(), BTreeMap::new());
        let mut made_up = BTreeSet::new();
        for row in database.datasets().await? {
            if may_read_certificates(actor, &row.programme.as_str().into()).is_ok() {
                if !row.sample.is_empty() {
                    made_up.insert(row.dataset.clone());
                }
                programmes.insert(row.dataset.clone(), row.programme);
                titles.insert(row.dataset, (row.title_id, row.title_en));
            }
        }
        let mut marks: BTreeMap<(String, String), Vec<CertificateMark>> = BTreeMap::new();
        for mark in database.certificate_marks().await? {
            let key = (mark.dataset.clone(), mark.honour.clone());
            marks.entry(key).or_default().push(mark);
        }
        Ok(Readable {
            titles,
            programmes,
            made_up,
            marks,
        })
    }

    /// Takes out honours of data sets this person may not read of, and those of
    /// recipients this person is tied to.
    async fn keep_readable(
        &self,
        database: &Database,
        reader: &Officer<'_>,
        honours: &mut Vec<Honour>,
    ) -> Result<(), StoreError> {
        honours.retain(|honour| self.titles.contains_key(&honour.dataset));
        let concerned = concerned(database, &*honours).await?;
        honours.retain(|honour| {
            let programme = self.programmes[&honour.dataset].as_str().into();
            let honoured = honoured(&concerned, &honour.body, &honour.unit);
            may_read_certificate(reader, &programme, &honoured).is_ok()
        });
        Ok(())
    }

    fn marks_of(&self, honour: &Honour) -> Vec<CertificateMark> {
        let key = (honour.dataset.clone(), honour.honour.clone());
        self.marks.get(&key).cloned().unwrap_or_default()
    }

    fn is_certified(&self, honour: &Honour) -> bool {
        self.marks_of(honour).iter().any(|mark| !mark.is_withdrawn)
    }
}

/// The signed list of statuses with this number, from 1, as JSON; none where it
/// holds no certificate.
pub async fn status_list(
    database: &Database,
    issuer: &Issuer<'_>,
    number: i64,
) -> Result<Option<String>, StoreError> {
    let places = i64::try_from(PLACES).unwrap_or(i64::MAX);
    let Some(first) = number.checked_sub(1).and_then(|it| it.checked_mul(places)) else {
        return Ok(None);
    };
    if first < 0 {
        return Ok(None);
    }
    let rows = database
        .certificate_states(first, first.saturating_add(places))
        .await?;
    let mut list = StatusList::default();
    let mut since = String::new();
    for row in &rows {
        let is_revoked = row.honour.as_ref().map(|status| status == "revoked");
        if standing(!row.withdrawn_at.is_empty(), is_revoked) != Standing::Valid {
            list.revoke(u64::try_from(row.place - first).unwrap_or(u64::MAX));
        }
        // Of a revocation only the day is known, which begins in Jakarta.
        let revoked = Day::parse(&row.revoked).map(|day| utc(day.begins()));
        let revoked = revoked.unwrap_or_default();
        let newest = row.issued_at.as_str().max(&row.withdrawn_at).max(&revoked);
        if newest > since.as_str() {
            since = newest.to_owned();
        }
    }
    if rows.is_empty() {
        return Ok(None);
    }
    let published = Published {
        address: list_address(issuer.origin, number),
        issuer: issuer.did.to_owned(),
        since,
        list,
    };
    let sign = |bytes: &[u8]| issuer.key.sign_bytes(bytes);
    let signed = published.signed(&issuer.key.public().id(), &sign);
    Ok(signed.ok().map(|value| value.to_string()))
}
