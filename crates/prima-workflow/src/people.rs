//! Acts about people: who may come in, as whom, and what binds them.
//!
//! Rules are in `prima_domain::register`; here they are asked with what the
//! store remembers. What time it is and chance come in as arguments. No
//! password, token or code is written anywhere but as a hash, and no audit line
//! names a person but by id.

mod accept_invitation;
mod acting;
mod acts;
mod arrivals;
mod attempts;
mod change_password;
mod confirm_override;
mod confirm_second_factor;
mod confirm_tie_end;
mod create_administrator;
mod declare_tie;
mod email;
mod end_session;
mod end_tie;
mod forget_doors;
mod grant_role;
mod hashing;
mod invite_person;
mod override_conflict;
mod passkey;
mod person_of_session;
mod read_trail;
mod recover_account;
mod register_passkey;
mod remove_passkey;
mod set_up_second_factor;
mod sign_in;
mod sign_in_by_passkey;
mod sign_out;
mod token;
mod totp;
pub mod trail_csv;
mod trail_names;
mod withdraw_grant;
mod withdraw_invitation;

pub use accept_invitation::{Newcomer, accept_invitation};
pub use acting::{actor_of, scope, subject_of, subjects_of};
pub use acts::{ACTS, About, about, act_words, acts_like, line_words};
pub use arrivals::Arrivals;
pub use attempts::{MOST_FAILURES, WINDOW};
pub use change_password::{PasswordChange, change_password};
pub use confirm_override::confirm_override;
pub use confirm_second_factor::confirm_second_factor;
pub use confirm_tie_end::confirm_tie_end;
pub use create_administrator::{create_administrator, create_another_administrator};
pub use declare_tie::{Declaration, declare_tie};
pub use end_session::{end_session, own_sessions};
pub use end_tie::end_tie;
pub use forget_doors::forget_doors;
pub use grant_role::grant_role;
pub use hashing::Hashing;
pub use invite_person::{Invited, invite_person};
pub use override_conflict::{Lift, override_conflict};
pub use passkey::Asking;
pub use person_of_session::{SignedIn, Visitor, person_of_session};
pub use read_trail::{Trail, TrailAsked, TrailPlace, read_trail};
pub use recover_account::{make_recovery_note, recover_account};
pub use register_passkey::{NewPasskey, begin_passkey, finish_passkey};
pub use remove_passkey::remove_passkey;
pub use set_up_second_factor::{SecondFactor, propose_second_factor, set_up_second_factor};
pub use sign_in::{Opened, SignIn, sign_in};
pub use sign_in_by_passkey::{PasskeySignIn, begin_passkey_sign_in, sign_in_by_passkey};
pub use sign_out::sign_out;
pub use trail_names::{TrailNames, trail_names};
pub use withdraw_grant::withdraw_grant;
pub use withdraw_invitation::{open_invitations, withdraw_invitation};

use prima_domain::refusal::Refusal;
use prima_domain::register::day::Day;
use prima_domain::register::moment;
use prima_domain::register::permission::Keeper;
use prima_domain::register::person::Actor;
use prima_domain::register::sign_in::password::PasswordFault;
use prima_store::{Act, Database, StoreError};
use serde_json::Value;

/// Fills bytes with chance nobody can foresee, from the operating system.
pub type Chance<'a> = &'a mut (dyn FnMut(&mut [u8]) + Send);

/// Where and when an act happens.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// What is remembered.
    pub database: &'a Database,
    /// Now, in seconds since 1970 in UTC.
    pub now: i64,
    /// For how many days a former employer bars.
    pub cooling_off_days: u32,
}

/// Why an act about people is not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Denial {
    /// The rules do not allow it; what is unknown is [`Refusal::Hidden`] too.
    Refused(Refusal),
    /// E-mail or password, or the code of the second factor, is wrong; which of
    /// them, and whether there is such an account, is not told.
    Wrong,
    /// Too many tries; the next one is possible from this moment on.
    Wait {
        /// In seconds UTC.
        until: i64,
    },
    /// So many tries failed that only recovery opens the account.
    OnlyRecovery,
    /// So many people sign in just now that this one must try again.
    Crowded,
    /// A letter, note or session that is unknown, used up or over.
    NotUsable,
    /// What is wrong with the new password.
    Password(Vec<PasswordFault>),
    /// No e-mail address.
    Email,
    /// An account has this e-mail address; said only at the command line, where
    /// all addresses can be read anyway.
    EmailTaken,
    /// No name was given.
    Name,
    /// No day such as `2026-01-31`.
    Day,
    /// No reason was given.
    Reason,
    /// The tie would end sooner than it was known to, which takes two officers.
    EndsSooner,
    /// A passkey has no name, or one that is too long.
    PasskeyName,
    /// The person has as many passkeys as there may be.
    PasskeysFull,
    /// What a device says cannot be taken, or nothing can be asked of one here.
    Passkey,
    /// There are accounts already, so this way of making one is closed.
    NotFirst,
    /// It would leave the installation without an administrator.
    LastAdministrator,
}

/// Why an act was not done: it may not be, or something failed.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// It may not be done; said to the person.
    #[error("it was denied: {0:?}")]
    Denied(Denial),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Denial> for NotDone {
    fn from(denial: Denial) -> NotDone {
        NotDone::Denied(denial)
    }
}

impl From<Refusal> for NotDone {
    fn from(refusal: Refusal) -> NotDone {
        NotDone::Denied(Denial::Refused(refusal))
    }
}

impl Scene<'_> {
    /// The day it is.
    pub fn today(&self) -> Day {
        Day::at(self.now)
    }

    fn keeper<'k>(&self, actor: &'k Actor) -> Keeper<'k> {
        Keeper {
            actor,
            today: self.today(),
            cooling_off_days: self.cooling_off_days,
        }
    }

    /// Writes the audit line of an act about people, none of which the public
    /// can see, and makes it lasting.
    async fn finish(
        &self,
        act: Act,
        actor: &str,
        name: &str,
        object: &str,
        detail: Value,
    ) -> Result<(), StoreError> {
        let at = moment::utc(self.now);
        act.finish_privately(&at, actor, name, object, &detail.to_string())
            .await
    }
}
