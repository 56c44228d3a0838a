//! What somebody may read of requests, and what everybody may: their numbers.

use super::refusal::{InnovationRefusal, Told};
use super::{demand_request, notice};
use crate::assessment::facts;
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::innovation::mentoring::Counted;
use prima_domain::innovation::permission::{may_answer_request, may_request_replication};
use prima_domain::innovation::requesting::{RequestState, Side};
use prima_domain::register::id::PersonId;
use prima_domain::register::person::{Actor, Role, Subject};
use prima_store::cycle::Reading;
use prima_store::innovation::{Innovation, MentoringNote, ReplicationRequest};
use prima_store::{Database, StoreError};
use std::collections::{BTreeMap, BTreeSet};

/// A request with what may be done about it.
#[derive(Clone, Debug)]
pub struct RequestSeen {
    /// The request.
    pub row: ReplicationRequest,
    /// What is asked for.
    pub innovation: Innovation,
    /// Name of the body that owns it.
    pub owner: String,
    /// Name of the body that asks.
    pub asker: String,
    /// Whether either body is a sample.
    pub sample: bool,
    /// The side of who reads.
    pub side: Side,
    /// How it was mentored, newest day first.
    pub notes: Vec<MentoringNote>,
    /// Title of the replication that came of it; empty: none has.
    pub replica: String,
    /// Whether the reader may answer it now.
    pub may_answer: bool,
    /// Whether it waits for an answer that the reader, who asked, may not give.
    pub is_own: bool,
    /// Whether the reader may withdraw it now.
    pub may_withdraw: bool,
    /// Whether the reader may write down how it is mentored.
    pub may_note: bool,
    /// Whether the reader may record the replication that came of it.
    pub may_record: bool,
}

/// A request with its names, for a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestLine {
    /// The request.
    pub row: ReplicationRequest,
    /// Title of the innovation.
    pub title: String,
    /// Name of the body that asks.
    pub asker: String,
    /// Name of the body that owns the innovation.
    pub owner: String,
}

/// One request, for who speaks for either side.
pub async fn request_seen(
    database: &Database,
    actor: &Actor,
    innovation: &str,
    number: i64,
) -> Told<RequestSeen> {
    let mut reading = database.reading();
    let (innovation, row) = demand_request(&mut reading, innovation, number).await?;
    let owner = subject(&mut reading, innovation.owner()).await?;
    let asker = subject(&mut reading, &row.body).await?;
    let side = Side::of(actor, &owner, &asker).ok_or(InnovationRefusal::Hidden)?;
    let mut notes = reading.notes_of_innovation(&row.innovation).await?;
    notes.retain(|note| note.number == number);
    notes.sort_by(|one, other| (&other.day, other.place).cmp(&(&one.day, one.place)));
    let ids = [innovation.owner().to_owned(), row.body.clone()];
    let bodies = reading.bodies_with(&ids).await?;
    let name = |id: &str| {
        let found = bodies.iter().find(|body| body.body == id);
        found.map_or_else(|| id.to_owned(), |body| body.name.clone())
    };
    let replica = match row.replica.as_str() {
        "" => None,
        id => reading.innovation_with(id).await?.pop(),
    };
    let state = RequestState::from_code(&row.state);
    let is_taken = !row.replica.is_empty();
    let answering = may_answer_request(actor, &owner, &PersonId::new(row.person.clone()));
    let is_open = state == Some(RequestState::Open);
    let asks = may_request_replication(actor, &asker).is_ok();
    let is_mentored = state.is_some_and(RequestState::is_mentored);
    Ok(RequestSeen {
        owner: name(innovation.owner()),
        asker: name(&row.body),
        sample: bodies.iter().any(|body| !body.sample.is_empty()),
        replica: replica.map_or_else(|| row.replica.clone(), |found| found.title),
        may_answer: is_open && answering.is_ok(),
        is_own: is_open && side == Side::Owner && answering.is_err(),
        may_withdraw: asks && state.is_some_and(|state| state.withdrawn(is_taken).is_some()),
        may_note: is_mentored,
        may_record: asks && is_mentored && !is_taken,
        row,
        innovation,
        side,
        notes,
    })
}

async fn subject(reading: &mut Reading<'_>, body: &str) -> Told<Subject> {
    let found = facts::subject(reading, body).await?;
    Ok(found.ok_or(InnovationRefusal::Hidden)?)
}

/// Requests to the owners of some innovations, and requests by some bodies, each
/// newest first. Whoever asks must have shown to speak for all of them.
pub async fn request_lines(
    database: &Database,
    innovations: &[String],
    bodies: &[String],
) -> Told<[Vec<RequestLine>; 2]> {
    let mut reading = database.reading();
    let to = reading.requests_of_innovations(innovations).await?;
    let by = reading.requests_by_bodies(bodies).await?;
    let rows = innovations_of(database, to.iter().chain(&by)).await?;
    Ok([
        lines(&mut reading, &rows, to).await?,
        lines(&mut reading, &rows, by).await?,
    ])
}

/// Open requests to the owners somebody speaks for that this person may answer,
/// newest first.
pub async fn requests_to_answer(
    database: &Database,
    actor: &Actor,
) -> Result<Vec<RequestLine>, StoreError> {
    let speaks = [Role::UnitOfficer, Role::Coordinator];
    if !speaks.iter().any(|role| actor.holds(*role, |_| true)) {
        return Ok(Vec::new());
    }
    let mut reading = database.reading();
    let mut open = reading.open_requests().await?;
    let rows = innovations_of(database, open.iter()).await?;
    let owners: BTreeSet<String> = rows.values().map(|row| row.owner().to_owned()).collect();
    let owners: Vec<String> = owners.into_iter().collect();
    let owners = facts::subjects(&mut reading, &owners).await?;
    let owners: BTreeMap<&str, &Subject> = owners
        .iter()
        .map(|one| (one.unit().as_str(), one))
        .collect();
    open.retain(|request| {
        let innovation = rows.get(&request.innovation);
        let owner = innovation.and_then(|row| owners.get(row.owner()));
        let asked_by = PersonId::new(request.person.clone());
        owner.is_some_and(|owner| may_answer_request(actor, owner, &asked_by).is_ok())
    });
    lines(&mut reading, &rows, open).await
}

/// The innovations that requests are about, by id.
async fn innovations_of(
    database: &Database,
    requests: impl Iterator<Item = &ReplicationRequest>,
) -> Result<BTreeMap<String, Innovation>, StoreError> {
    let ids: BTreeSet<String> = requests.map(|row| row.innovation.clone()).collect();
    let ids: Vec<String> = ids.into_iter().collect();
    let rows = database.innovations_named(&ids).await?.into_iter();
    Ok(rows.map(|row| (row.innovation.clone(), row)).collect())
}

/// Requests with their names, newest first.
async fn lines(
    reading: &mut Reading<'_>,
    rows: &BTreeMap<String, Innovation>,
    requests: Vec<ReplicationRequest>,
) -> Result<Vec<RequestLine>, StoreError> {
    let own = |row: &ReplicationRequest| Some(rows.get(&row.innovation)?.owner().to_owned());
    let askers = requests.iter().map(|row| row.body.clone());
    let ids: BTreeSet<String> = askers.chain(requests.iter().filter_map(own)).collect();
    let ids: Vec<String> = ids.into_iter().collect();
    let bodies = reading.bodies_with(&ids).await?.into_iter();
    let names: BTreeMap<String, String> = bodies.map(|body| (body.body, body.name)).collect();
    let name = |id: &str| names.get(id).cloned().unwrap_or_else(|| id.to_owned());
    let line = |row: ReplicationRequest| {
        let innovation = rows.get(&row.innovation)?;
        Some(RequestLine {
            title: innovation.title.clone(),
            owner: name(innovation.owner()),
            asker: name(&row.body),
            row,
        })
    };
    let mut lines: Vec<RequestLine> = requests.into_iter().filter_map(line).collect();
    lines.sort_by(|one, other| (&other.row.at, &one.row).cmp(&(&one.row.at, &other.row)));
    Ok(lines)
}

/// A request as everybody may know of it: in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Between {
    /// How far it is; none where its name is not known.
    pub state: Option<RequestState>,
    /// Whether a replication came of it.
    pub is_taken: bool,
    /// Days of mentoring, each once.
    pub days: BTreeSet<String>,
}

impl Between {
    /// It as it is counted.
    pub fn counted(&self) -> Counted<'_> {
        Counted {
            state: self.state,
            is_taken: self.is_taken,
            days: self.days.iter().map(String::as_str).collect(),
        }
    }
}

/// Requests to the owner of an innovation without their words and persons, to be
/// counted.
pub async fn requests_counted(
    database: &Database,
    innovation: &str,
) -> Result<Vec<Between>, StoreError> {
    let mut reading = database.reading();
    let requests = reading.requests_of_innovation(innovation).await?;
    let notes = reading.notes_of_innovation(innovation).await?;
    let mut days: BTreeMap<i64, BTreeSet<String>> = BTreeMap::new();
    for note in notes {
        days.entry(note.number).or_default().insert(note.day);
    }
    let between = requests.into_iter().map(|row| Between {
        state: RequestState::from_code(&row.state),
        is_taken: !row.replica.is_empty(),
        days: days.remove(&row.number).unwrap_or_default(),
    });
    Ok(between.collect())
}

/// Whether somebody would be told of a request to the owner of an innovation.
pub async fn is_owner_reached(database: &Database, owner: &str) -> Result<bool, StoreError> {
    let mut reading = database.reading();
    let Some(owner) = facts::subject(&mut reading, owner).await? else {
        return Ok(false);
    };
    let kind = NoticeKind::ReplicationAsked;
    let told = notice::notices(&mut reading, kind, &owner, "", 0).await?;
    Ok(!told.is_empty())
}
