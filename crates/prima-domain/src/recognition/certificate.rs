//! Certificates: who may issue and withdraw them, what stands in the way, and
//! whether one that was issued still stands.
//!
//! A certificate follows its honour: it never proves more than the honour that
//! it is about, and falls with it.

use crate::refusal::Refusal;
use crate::register::conflict::{Standing as Tied, standing as tied};
use crate::register::day::Day;
use crate::register::id::ProgrammeCode;
use crate::register::person::{Actor, Role, Subject};

/// Whether certificates of a programme may be read at the desk: by its officers
/// and by auditors of it. What a certificate says is public anyway.
pub fn may_read_certificates(actor: &Actor, programme: &ProgrammeCode) -> Result<(), Refusal> {
    let roles = [Role::ProgrammeOfficer, Role::Auditor];
    let reads = roles
        .iter()
        .any(|role| actor.has_programme_role(*role, programme));
    if reads { Ok(()) } else { Err(Refusal::Hidden) }
}

/// Somebody who wants to issue, withdraw or read.
#[derive(Clone, Copy, Debug)]
pub struct Officer<'a> {
    /// Who.
    pub actor: &'a Actor,
    /// The day it is.
    pub today: Day,
    /// For how many days a former employer bars.
    pub cooling_off_days: u32,
}

impl Officer<'_> {
    fn is_tied_to(&self, honoured: &[Subject]) -> bool {
        honoured.iter().any(|subject| {
            let found = tied(self.actor, subject, self.today, self.cooling_off_days);
            matches!(found, Tied::Conflicted(_))
        })
    }
}

/// Whether a certificate of a programme may be issued for this recipient, or
/// withdrawn from it: by an officer of the programme whom no tie to the
/// recipient, or to the unit credited, bars.
pub fn may_certify(
    officer: &Officer,
    programme: &ProgrammeCode,
    honoured: &[Subject],
) -> Result<(), Refusal> {
    let actor = officer.actor;
    if !actor.has_programme_role(Role::ProgrammeOfficer, programme) {
        return Err(Refusal::Hidden);
    }
    match officer.is_tied_to(honoured) {
        true => Err(Refusal::Conflicted),
        false => Ok(()),
    }
}

/// Whether certificates of this recipient may be read at the desk: by those who
/// may read any of the programme, and are not tied to it. They find on the
/// public page what everybody does.
pub fn may_read_certificate(
    reader: &Officer,
    programme: &ProgrammeCode,
    honoured: &[Subject],
) -> Result<(), Refusal> {
    may_read_certificates(reader.actor, programme)?;
    match reader.is_tied_to(honoured) {
        true => Err(Refusal::Hidden),
        false => Ok(()),
    }
}

/// What is known of an honour that is to be certified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HonourFacts {
    /// Whether it was revoked.
    pub is_revoked: bool,
    /// Whether the register knows who received it.
    pub has_recipient: bool,
    /// Whether an objection to the result behind it waits for its decision.
    pub has_open_objection: bool,
    /// Whether its term is over.
    pub is_over: bool,
}

/// Why no certificate can be issued for an honour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// The honour was revoked.
    Revoked,
    /// Nobody knows who received it.
    NoRecipient,
    /// An objection to the result behind it is open.
    ObjectionOpen,
    /// Its term is over.
    Over,
}

impl Hindrance {
    /// Key of the message, `piagam-hindrance-<key>` in `locales/`.
    pub fn key(self) -> &'static str {
        match self {
            Hindrance::Revoked => "revoked",
            Hindrance::NoRecipient => "no-recipient",
            Hindrance::ObjectionOpen => "objection",
            Hindrance::Over => "over",
        }
    }
}

/// What stands in the way of a certificate; none: nothing does.
pub fn hindrance(honour: &HonourFacts) -> Option<Hindrance> {
    if honour.is_revoked {
        return Some(Hindrance::Revoked);
    }
    if !honour.has_recipient {
        return Some(Hindrance::NoRecipient);
    }
    if honour.is_over {
        return Some(Hindrance::Over);
    }
    honour
        .has_open_objection
        .then_some(Hindrance::ObjectionOpen)
}

/// Where an issued certificate stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It holds.
    Valid,
    /// It was withdrawn.
    Withdrawn,
    /// The honour it is about was revoked.
    HonourRevoked,
    /// The honour it is about is no longer in the register.
    HonourGone,
    /// It held up to a day that is over. Nothing was taken back.
    Expired,
    /// What it says is lost or damaged where it is stored, so that nobody can tell.
    Unreadable,
}

/// Where a certificate stands while its term lasts, given whether it was withdrawn
/// and whether its honour is revoked; none: the honour is gone. This is what the
/// list of statuses says: a term that is over is no revocation.
pub fn standing(is_withdrawn: bool, is_honour_revoked: Option<bool>) -> Standing {
    match (is_withdrawn, is_honour_revoked) {
        (true, _) => Standing::Withdrawn,
        (false, None) => Standing::HonourGone,
        (false, Some(true)) => Standing::HonourRevoked,
        (false, Some(false)) => Standing::Valid,
    }
}

impl Standing {
    /// Key of the message, `piagam-standing-<key>` in `locales/`.
    pub fn key(self) -> &'static str {
        match self {
            Standing::Valid => "valid",
            Standing::Withdrawn => "withdrawn",
            Standing::HonourRevoked => "revoked",
            Standing::HonourGone => "gone",
            Standing::Expired => "expired",
            Standing::Unreadable => "unreadable",
        }
    }

    /// The same on a day, for a certificate that holds up to and with its last day;
    /// none: without end. What was taken back before stays taken back.
    pub fn on(self, today: Day, last: Option<Day>) -> Standing {
        match (self, last) {
            (Standing::Valid, Some(last)) if last < today => Standing::Expired,
            (standing, _) => standing,
        }
    }

    /// The same of a certificate whose stored text cannot be read: that it holds
    /// cannot be told, for its last day stands in that text. What was taken back is
    /// known without it.
    pub fn unread(self) -> Standing {
        match self {
            Standing::Valid => Standing::Unreadable,
            standing => standing,
        }
    }
}

#[cfg(test)]
mod tests;
