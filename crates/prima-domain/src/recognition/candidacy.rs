//! One unit's way through a programme: a state machine over the programme's file.
//!
//! There is no way around a stage: a candidacy moves only by an exit of the
//! stage it is at. After a revocation nobody enters again before the
//! cooling-off is over.

use crate::register::day::Day;
use prima_instrument::programme::{Exit, Programme, StageKind};

/// Where a candidacy stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Code of its stage.
    pub stage: String,
    /// When the honour was granted; none: not yet, or never.
    pub granted: Option<Day>,
    /// The last day on which it holds; none: without end.
    pub expires: Option<Day>,
    /// When it was revoked.
    pub revoked: Option<Day>,
}

/// What a candidacy is worth on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// On the way.
    Working,
    /// The honour is held, up to and with a day.
    Held(Option<Day>),
    /// It was held until the day before this one.
    Expired(Day),
    /// It ended without the honour.
    Closed,
    /// It was taken back on a day.
    Revoked(Day),
}

/// What comes with a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Given<'a> {
    /// Why.
    pub reason: &'a str,
    /// Number or name of the document.
    pub document: &'a str,
}

/// Why a candidacy does not begin or move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The unit is on the way already.
    UnderWay,
    /// The unit holds the honour.
    Held,
    /// A revocation bars until this day, which is the first that is free.
    CoolingOff(Day),
    /// The stage has no such exit.
    NoSuchExit,
    /// The honour expired on this day: nothing is left to change.
    Expired(Day),
    /// A reason must be given.
    NoReason,
    /// The document must be named.
    NoDocument,
}

/// What became of an earlier candidacy or honour of the same unit in the same
/// programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Past {
    /// A candidacy of which this is the status today.
    Candidacy(Status),
    /// A revocation that is known from elsewhere, such as the press.
    RevokedElsewhere(Day),
}

/// Lets a unit in, unless what was before bars. Where the file lets a unit be on
/// its way several times at once, only a revocation bars.
pub fn begin(
    programme: &Programme,
    past: &[Past],
    given: Given,
    today: Day,
) -> Result<Standing, Fault> {
    let mut free = None;
    for one in past {
        match one {
            Past::Candidacy(Status::Working | Status::Held(_)) if programme.entry.several => {}
            Past::Candidacy(Status::Working) => return Err(Fault::UnderWay),
            Past::Candidacy(Status::Held(_)) => return Err(Fault::Held),
            Past::Candidacy(Status::Revoked(on)) | Past::RevokedElsewhere(on) => {
                free = free.max(Some(free_again(programme, *on)));
            }
            Past::Candidacy(Status::Expired(_) | Status::Closed) => {}
        }
    }
    if let Some(free) = free.filter(|free| today < *free) {
        return Err(Fault::CoolingOff(free));
    }
    demand_document(programme.entry.document.is_some(), given)?;
    let standing = Standing {
        stage: programme.entry.to.clone(),
        ..Standing::default()
    };
    Ok(entered(programme, standing, today))
}

/// The first day on which a unit may enter again after a revocation.
pub fn free_again(programme: &Programme, revoked: Day) -> Day {
    let months = programme.cooling_off.as_ref().map_or(0, |span| span.months);
    revoked.plus_months(months)
}

/// What a candidacy is worth on a day. A stage that the file does not know is
/// on the way: nothing is granted by mistake.
pub fn status(programme: &Programme, standing: &Standing, today: Day) -> Status {
    let kind = programme.stage(&standing.stage).map(|stage| stage.kind);
    match kind {
        Some(StageKind::Held) => match standing.expires {
            Some(last) if last < today => Status::Expired(last.plus(1)),
            expires => Status::Held(expires),
        },
        Some(StageKind::Closed) => Status::Closed,
        Some(StageKind::Revoked) => Status::Revoked(standing.revoked.unwrap_or(today)),
        Some(StageKind::Work) | None => Status::Working,
    }
}

/// The exit of a candidacy's stage, where it may be taken on a day.
pub fn exit<'p>(
    programme: &'p Programme,
    standing: &Standing,
    code: &str,
    today: Day,
) -> Result<&'p Exit, Fault> {
    if let Status::Expired(on) = status(programme, standing, today) {
        return Err(Fault::Expired(on));
    }
    let stage = programme.stage(&standing.stage).ok_or(Fault::NoSuchExit)?;
    stage.exit(code).ok_or(Fault::NoSuchExit)
}

/// Whether what an exit demands was given.
pub fn demand(exit: &Exit, given: Given) -> Result<(), Fault> {
    if exit.reason && given.reason.trim().is_empty() {
        return Err(Fault::NoReason);
    }
    demand_document(exit.document.is_some(), given)
}

/// Takes one exit of the stage a candidacy is at. One that leads back to the very
/// stage where the honour is held puts something on record, such as what
/// supervision found: what was granted stands as it was.
pub fn step(
    programme: &Programme,
    standing: &Standing,
    code: &str,
    given: Given,
    today: Day,
) -> Result<Standing, Fault> {
    let exit = exit(programme, standing, code, today)?;
    demand(exit, given)?;
    if exit.to == standing.stage && standing.granted.is_some() {
        return Ok(standing.clone());
    }
    let next = Standing {
        stage: exit.to.clone(),
        ..standing.clone()
    };
    Ok(entered(programme, next, today))
}

fn demand_document(is_needed: bool, given: Given) -> Result<(), Fault> {
    match is_needed && given.document.trim().is_empty() {
        true => Err(Fault::NoDocument),
        false => Ok(()),
    }
}

/// What coming to a stage does to the honour.
fn entered(programme: &Programme, mut standing: Standing, today: Day) -> Standing {
    match programme.stage(&standing.stage).map(|stage| stage.kind) {
        Some(StageKind::Held) => {
            let months = programme.validity.months;
            standing.granted = Some(today);
            // The day of the same number is the first that is over.
            standing.expires = (months > 0).then(|| today.plus_months(months).before());
        }
        Some(StageKind::Revoked) => standing.revoked = Some(today),
        Some(StageKind::Work) => {
            (standing.granted, standing.expires) = (None, None);
        }
        Some(StageKind::Closed) | None => {}
    }
    standing
}
