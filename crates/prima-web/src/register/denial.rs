//! Why an act about people was not done, in words.

use crate::desk::moment;
use crate::look::Words;
use crate::reply::{Missing, WebError};
use prima_domain::register::sign_in::password::PasswordFault;
use prima_workflow::assessment::Refusal;
use prima_workflow::people::{Denial, NotDone};

/// The denial, where it is one that the person is told; everything else is an
/// error page.
pub fn told(not_done: NotDone) -> Result<Denial, WebError> {
    use prima_domain::refusal::Refusal as Rule;
    match not_done {
        NotDone::Denied(Denial::Refused(Rule::Hidden)) => Err(WebError::NotFound(Missing::Page)),
        NotDone::Denied(denial) => Ok(denial),
        NotDone::Store(error) => Err(error.into()),
    }
}

/// The denial in words.
pub fn said(words: Words, denial: &Denial) -> String {
    let key = match denial {
        Denial::Refused(rule) => return Refusal::from(*rule).text(words.lang),
        Denial::Wait { until } => {
            let arguments = [("until", moment::moment(words, *until))];
            return words.say("web-sign-in-locked", &arguments);
        }
        Denial::Password(faults) => {
            let said = faults.iter().map(|fault| words.label(fault_key(*fault)));
            return said.collect::<Vec<_>>().join(" ");
        }
        Denial::Wrong => "web-denial-wrong",
        Denial::OnlyRecovery => "web-denial-only-recovery",
        Denial::Crowded => "web-sign-in-busy",
        Denial::NotUsable => "web-denial-not-usable",
        Denial::Email => "web-denial-email",
        Denial::EmailTaken => "administrator-email-taken",
        Denial::Name => "web-denial-name",
        Denial::Day => "web-denial-day",
        Denial::EndsSooner => "web-denial-ends-sooner",
        Denial::Reason => "web-denial-reason",
        Denial::PasskeyName => "web-passkey-name-wrong",
        Denial::PasskeysFull => "web-passkey-full",
        Denial::Passkey => "web-passkey-not-taken",
        Denial::NotFirst => "web-denial-not-first",
        Denial::LastAdministrator => "web-denial-last-administrator",
    };
    words.label(key)
}

fn fault_key(fault: PasswordFault) -> &'static str {
    match fault {
        PasswordFault::TooShort { .. } => "web-password-fault-short",
        PasswordFault::TooLong { .. } => "web-password-fault-long",
        PasswordFault::IsName | PasswordFault::IsEmail => "web-password-fault-personal",
        PasswordFault::Common => "web-password-fault-common",
    }
}
