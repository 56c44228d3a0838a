//! Letters by SMTP, to a server that carries them on. Names and passwords go over
//! an encrypted line alone.

use super::message::message;
use super::{Courier, Letter, PostError, Sender};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::{Category, Severity};
use lettre::{SmtpTransport, Transport};
use prima_store::Secret;
use std::time::Duration;

/// Time for each step of a delivery.
const PATIENCE: Duration = Duration::from_secs(20);

/// How the line to the server is kept from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// Encrypted from the first byte.
    Tls,
    /// Encrypted after a greeting; a server that cannot is not used.
    StartTls,
    /// Not at all; for a server on the same machine.
    None,
}

/// A server that takes letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmtpSettings {
    /// Its name, which its certificate must bear.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the line is kept from others.
    pub security: Security,
    /// Name to sign in with; empty: nobody signs in.
    pub user: String,
    /// The password that goes with it.
    pub password: Secret,
}

/// Hands letters to a server.
pub struct SmtpCourier {
    transport: SmtpTransport,
    place: String,
}

impl SmtpCourier {
    /// To this server, as the host of `sender`. Nothing is asked of it yet.
    pub fn new(settings: &SmtpSettings, sender: &Sender) -> Result<SmtpCourier, PostError> {
        let SmtpSettings { host, port, .. } = settings;
        let place = format!("{host}:{port}");
        let secured = || TlsParameters::new(host.clone());
        let tls = match settings.security {
            Security::Tls => secured().map(Tls::Wrapper),
            Security::StartTls => secured().map(Tls::Required),
            Security::None => Ok(Tls::None),
        };
        let tls = tls.map_err(|error| PostError::Away {
            place: place.clone(),
            source: error.into(),
        })?;
        let builder = SmtpTransport::builder_dangerous(host)
            .port(*port)
            .tls(tls)
            .hello_name(ClientId::Domain(sender.host().to_owned()))
            .timeout(Some(PATIENCE));
        let builder = match settings.user.as_str() {
            "" => builder,
            user => {
                let password = settings.password.expose().to_owned();
                builder.credentials(Credentials::new(user.to_owned(), password))
            }
        };
        Ok(SmtpCourier {
            transport: builder.build(),
            place,
        })
    }
}

impl Courier for SmtpCourier {
    fn deliver(&self, letter: &Letter, sender: &Sender) -> Result<(), PostError> {
        let message = message(letter, sender)?;
        match self.transport.send(&message) {
            Ok(_) => Ok(()),
            // 55x is about this letter; all else, such as a wrong password, is
            // about every letter, and an officer can put it right.
            Err(error)
                if error.status().is_some_and(|code| {
                    code.severity == Severity::PermanentNegativeCompletion
                        && code.category == Category::MailSystem
                }) =>
            {
                Err(PostError::Refused(error.into()))
            }
            Err(error) => Err(PostError::Away {
                place: self.place.clone(),
                source: error.into(),
            }),
        }
    }
}

impl std::fmt::Debug for SmtpCourier {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The transport holds the password.
        formatter
            .debug_struct("SmtpCourier")
            .field("place", &self.place)
            .finish_non_exhaustive()
    }
}
