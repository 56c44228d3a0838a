//! Issues certificates of honours, many in one act.
//!
//! Doing it twice issues nothing twice: an honour that has a certificate which
//! was not withdrawn is passed over. What cannot be certified is named with its
//! reason, and keeps nothing else back.

use super::choosing::{Chosen, Stated};
use super::making::{Draft, Making};
use super::term::end_of;
use super::{Issuer, list_address, page_address};
use crate::assessment::Acted;
use crate::people::subjects_of;
use prima_document::certificate::TemplateFault;
use prima_document::wording::Words;
use prima_domain::hex::hex;
use prima_domain::recognition::certificate::Hindrance;
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::moment::utc;
use prima_domain::register::person::{Actor, Subject};
use prima_exchange::credential::attestation::{Attestation, BadLetter, StatusPlace, clean};
use prima_exchange::credential::status_list::PLACES;
use prima_instrument::words::Lang;
use prima_store::certificate::Certificate;
use prima_store::history::{Dataset, Event, Honour};
use prima_store::{Database, StoreError};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Certificates of one act at most: each is set and signed, which takes time.
/// More are issued batch after batch.
pub const BATCH: usize = 50;
/// How often an act is prepared anew because another one was faster.
const MOST_TRIES: usize = 20;
/// Hexadecimal digits of an id: enough that none is met twice.
const ID: usize = 16;

/// What is to be issued.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// The honours: data set and code of each.
    pub honours: Vec<(String, String)>,
    /// What is said of all recipients; empty: of each what its decision says.
    pub citation: String,
}

/// What became of an order.
#[derive(Clone, Debug, Default)]
pub struct Issued {
    /// Ids of the certificates that were issued.
    pub made: Vec<String>,
    /// Honours that had one already.
    pub n_there: usize,
    /// Honours that get none, each with the reason.
    pub refused: Vec<RefusedHonour>,
    /// Honours that wait for the next act.
    pub n_left: usize,
}

/// An honour that gets no certificate.
#[derive(Clone, Debug)]
pub struct RefusedHonour {
    /// The honour.
    pub honour: Honour,
    /// Why.
    pub why: Why,
}

/// Why an honour gets no certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Who asks may not.
    Rule(Rule),
    /// Something stands in the way.
    Hindrance(Hindrance),
    /// A name, title or citation holds a sign that is no letter.
    Letter(char),
    /// It cannot be printed.
    Page(TemplateFault),
}

impl Why {
    /// The reason in words.
    pub fn text(&self, lang: Lang) -> String {
        let words = Words { lang };
        match self {
            Why::Rule(rule) => crate::assessment::Refusal::from(*rule).text(lang),
            Why::Hindrance(it) => words.label(&format!("piagam-hindrance-{}", it.key())),
            Why::Letter(letter) => {
                let letter = [("letter", format!("U+{:04X}", u32::from(*letter)))];
                words.say("piagam-hindrance-letter", &letter)
            }
            Why::Page(fault) => fault.text(words),
        }
    }
}

/// Issues at most [`BATCH`] certificates of an order.
pub async fn issue_certificates(
    database: &Database,
    actor: &Actor,
    issuer: &Issuer<'_>,
    order: &Order,
    now: i64,
) -> Acted<Issued> {
    let issuing = Issuing {
        database,
        actor,
        issuer,
        citation: order.citation.trim(),
        now,
    };
    for _ in 0..MOST_TRIES {
        let (mut issued, chosen) = issuing.choose(order).await?;
        let first = database.next_certificate_place().await?;
        let before: Vec<Stated> = chosen.iter().map(Chosen::stated).collect();
        let rows = issuing.prepare(chosen, first, &mut issued).await?;
        if rows.is_empty() || issuing.write(order, &before, first, &rows).await? {
            issued.made = rows.into_iter().map(|row| row.certificate).collect();
            return Ok(issued);
        }
    }
    let url = database.url().to_owned();
    Err(StoreError::Busy { url }.into())
}

/// An order that is being issued.
pub(super) struct Issuing<'a> {
    pub database: &'a Database,
    pub actor: &'a Actor,
    issuer: &'a Issuer<'a>,
    /// Replaces what decisions say; empty: nothing does.
    pub citation: &'a str,
    pub now: i64,
}

impl Issuing<'_> {
    /// Signs and prints; what cannot be printed is refused. A place that is not
    /// used after all stays empty.
    async fn prepare(
        &self,
        chosen: Vec<Chosen>,
        first: i64,
        issued: &mut Issued,
    ) -> Acted<Vec<Certificate>> {
        let names = self.names(&chosen).await?;
        let events = self.database.events().await?;
        let mut drafts = Vec::new();
        for (it, place) in chosen.into_iter().zip(first..) {
            match self.attestation(&it, &names, &events, place) {
                Ok(attestation) => drafts.push(Draft {
                    id: id_of(&it.honour, it.number),
                    honour: it.honour,
                    programme: it.dataset.programme,
                    number: it.number,
                    place,
                    attestation,
                }),
                Err(BadLetter(letter)) => issued.refused.push(RefusedHonour {
                    honour: it.honour,
                    why: Why::Letter(letter),
                }),
            }
        }
        let making = Making {
            key: self.issuer.key.clone(),
            press: Arc::clone(self.issuer.press),
            at: utc(self.now),
            person: self.actor.person.to_string(),
        };
        let mut rows = Vec::new();
        for made in making.all(drafts).await {
            match made {
                Ok(row) => rows.push(row),
                Err(refused) => issued.refused.push(*refused),
            }
        }
        Ok(rows)
    }

    async fn names(&self, chosen: &[Chosen]) -> Result<BTreeMap<String, String>, StoreError> {
        let ids = chosen
            .iter()
            .flat_map(|it| [&it.honour.body, &it.honour.unit]);
        let ids: BTreeSet<&String> = ids.filter(|id| !id.is_empty()).collect();
        let ids: Vec<String> = ids.into_iter().cloned().collect();
        let bodies = self.database.bodies_named(&ids).await?.into_iter();
        Ok(bodies.map(|body| (body.body, body.name)).collect())
    }

    fn attestation(
        &self,
        it: &Chosen,
        names: &BTreeMap<String, String>,
        events: &[Event],
        place: i64,
    ) -> Result<Attestation, BadLetter> {
        let words = Words { lang: Lang::Id };
        let honour = &it.honour;
        let name = |id: &str| names.get(id).map_or("", String::as_str);
        let places = i64::try_from(PLACES).unwrap_or(i64::MAX);
        let list = list_address(self.issuer.origin, place / places + 1);
        let date = if honour.granted.is_empty() {
            &honour.period
        } else {
            &honour.granted
        };
        Ok(Attestation {
            address: page_address(self.issuer.origin, &id_of(honour, it.number)),
            issuer: self.issuer.did.to_owned(),
            issuer_name: clean(self.issuer.name)?,
            issued: utc(self.now),
            until: end_of(it.last),
            recipient: format!("{}/id/badan/{}", self.issuer.origin, honour.body),
            recipient_name: clean(name(&honour.body))?,
            unit_name: clean(name(&honour.unit))?,
            title: clean(&honour.title_id)?,
            event: clean(&event_of(words, honour, &it.dataset, events))?,
            date: date.clone(),
            citation: clean(&it.citation)?,
            basis: clean(&basis_of(words, honour, &it.dataset))?,
            status: StatusPlace {
                list,
                index: u64::try_from(place % places).unwrap_or_default(),
            },
        })
    }

    /// Writes them, where nobody was faster and the same honours can be certified, in
    /// the same words and for as long, as before they were printed: while this act is
    /// open, no other one ends.
    async fn write(
        &self,
        order: &Order,
        before: &[Stated],
        first: i64,
        rows: &[Certificate],
    ) -> Acted<bool> {
        let mut act = self.database.act().await?;
        if act.next_certificate_place().await? != first {
            return Ok(false);
        }
        let (_, chosen) = self.choose(order).await?;
        if !chosen.iter().map(Chosen::stated).eq(before.iter().cloned()) {
            return Ok(false);
        }
        for row in rows {
            if act.certificate(&row.certificate).await?.is_some() {
                return Ok(false);
            }
        }
        act.add_certificates(rows).await?;
        let object = rows.first().map_or("", |row| &row.programme);
        let detail = detail(rows).to_string();
        let (at, actor) = (utc(self.now), self.actor.person.as_str());
        act.finish(&at, actor, "issue_certificates", object, &detail)
            .await?;
        Ok(true)
    }
}

/// What the audit line says: of whom, so that a tie to one of them bars from it, and
/// of which programme, where it is one.
fn detail(rows: &[Certificate]) -> Value {
    let ids: Vec<&str> = rows.iter().map(|row| row.certificate.as_str()).collect();
    let honours: Vec<Value> = rows
        .iter()
        .map(|row| json!([row.dataset, row.honour]))
        .collect();
    let mut detail = json!({
        "certificates": ids,
        "honours": honours,
        "units": units_of(rows),
    });
    let programmes: BTreeSet<&str> = rows.iter().map(|row| row.programme.as_str()).collect();
    if let (1, Some(programme)) = (programmes.len(), programmes.first()) {
        detail["programme"] = json!(programme);
    }
    detail
}

/// Recipients of certificates and units credited, as an audit line names them.
pub(super) fn units_of<'a>(rows: impl IntoIterator<Item = &'a Certificate>) -> BTreeSet<&'a str> {
    let units = rows.into_iter().flat_map(|row| [&row.body, &row.unit]);
    units
        .filter(|id| !id.is_empty())
        .map(String::as_str)
        .collect()
}

/// Recipients and units of honours, with all above them, by id.
pub(super) type Concerned = BTreeMap<String, Subject>;

/// All that these honours concern, as far as the register knows them.
pub(super) async fn concerned<'a>(
    database: &Database,
    honours: impl IntoIterator<Item = &'a Honour>,
) -> Result<Concerned, StoreError> {
    let ids = honours
        .into_iter()
        .flat_map(|honour| [&honour.body, &honour.unit]);
    let ids: BTreeSet<String> = ids.filter(|id| !id.is_empty()).cloned().collect();
    subjects_of(database, &ids).await
}

/// Recipient and unit credited, as far as the register knows them.
pub(super) fn honoured(concerned: &Concerned, body: &str, unit: &str) -> Vec<Subject> {
    let found = [body, unit].into_iter().filter_map(|id| concerned.get(id));
    found.cloned().collect()
}

/// The same of one honour.
pub(super) async fn honoured_of(
    database: &Database,
    body: &str,
    unit: &str,
) -> Result<Vec<Subject>, StoreError> {
    let honour = Honour {
        body: body.to_owned(),
        unit: unit.to_owned(),
        ..Honour::default()
    };
    Ok(honoured(&concerned(database, [&honour]).await?, body, unit))
}

fn id_of(honour: &Honour, number: i64) -> String {
    let text = format!(
        "prima certificate 1\n{}\n{}\n{number}\n",
        honour.dataset, honour.honour
    );
    let hash = Sha256::digest(text);
    let mut id = hex(&hash);
    id.truncate(ID);
    id
}

/// Category and event of an honour; without one, the title of its data set.
fn event_of(words: Words, honour: &Honour, dataset: &Dataset, events: &[Event]) -> String {
    let named = |category: &str| {
        let own = |row: &&Event| row.event == honour.event && row.category == category;
        events.iter().find(own).map(|row| row.name_id.clone())
    };
    let Some(event) = named("").filter(|_| !honour.event.is_empty()) else {
        return dataset.title_id.clone();
    };
    match named(&honour.category).filter(|_| !honour.category.is_empty()) {
        Some(category) => words.say(
            "piagam-print-event-with-category",
            &[("category", category), ("event", event)],
        ),
        None => event,
    }
}

/// Where the honour is known from; sample data is called so.
fn basis_of(words: Words, honour: &Honour, dataset: &Dataset) -> String {
    let source = if honour.source.is_empty() {
        &dataset.title_id
    } else {
        &honour.source
    };
    let basis = words.say("piagam-print-basis", &[("source", source.clone())]);
    match dataset.sample.is_empty() {
        true => basis,
        false => format!("{} {basis}", words.label("piagam-print-sample")),
    }
}

/// Whether a certificate says of itself that it is about sample data. It does so
/// where it says what it rests on, in the language that all are printed in.
pub fn is_about_sample(said: &Attestation) -> bool {
    let mark = Words { lang: Lang::Id }.label("piagam-print-sample");
    said.basis.starts_with(&mark)
}
