//! How letters are sent, as the settings say it. The password is shown in no
//! message.

use super::{Reading, contact};
use prima_workflow::post::{Security, SmtpSettings};
use std::net::IpAddr;
use std::path::PathBuf;

/// Letters, and who signs them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The way they take.
    pub way: MailWay,
    /// E-mail address they come from.
    pub from: String,
}

/// A way for letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailWay {
    /// As files, for a demo or a test.
    Folder(PathBuf),
    /// To a server.
    Server(SmtpSettings),
}

/// What one setting says by itself.
enum Named {
    Nowhere,
    Folder(PathBuf),
    Server(Security, String, u16),
}

impl Reading {
    /// The way for letters that the settings say; the outer `None` where something
    /// about them is a problem, which was noted.
    pub(super) fn mail(&mut self) -> Option<Option<Mail>> {
        let way = self.check("mail", "mail-bad-way", way);
        let from = self.check("mail_from", "mail-bad-from", contact);
        let (way, from) = (way?, from?);
        if matches!(way, Named::Nowhere) {
            return Some(None);
        }
        let needed = [
            ("mail_from", from.is_empty()),
            ("origin", self.text("origin").is_empty()),
        ];
        let missing = needed.iter().filter(|(_, is_missing)| *is_missing);
        let missing: Vec<&str> = missing.map(|(name, _)| *name).collect();
        if !missing.is_empty() {
            self.about("mail", "mail-missing", &[("missing", missing.join(", "))]);
            return None;
        }
        let way = match way {
            Named::Nowhere => return Some(None),
            Named::Folder(folder) => MailWay::Folder(folder),
            Named::Server(security, host, port) => self.server(security, host, port)?,
        };
        Some(Some(Mail { way, from }))
    }

    fn server(&mut self, security: Security, host: String, port: u16) -> Option<MailWay> {
        let user = self.text("mail_user");
        let password = self.secret("mail_password", "mail_password_file", "mail")?;
        if user.is_empty() != password.is_empty() {
            self.about("mail", "mail-half", &[]);
            return None;
        }
        if security == Security::None && !user.is_empty() {
            self.about("mail", "mail-open-password", &[]);
            return None;
        }
        Some(MailWay::Server(SmtpSettings {
            host,
            port,
            security,
            user,
            password,
        }))
    }
}

fn way(text: &str) -> Option<Named> {
    if text.is_empty() {
        return Some(Named::Nowhere);
    }
    if let Some(folder) = text.strip_prefix("folder:") {
        return (!folder.is_empty()).then(|| Named::Folder(PathBuf::from(folder)));
    }
    let (scheme, rest) = text.split_once("://")?;
    let (security, usual) = match scheme {
        "smtps" => (Security::Tls, 465),
        "smtp" => (Security::StartTls, 587),
        "smtp+plain" => (Security::None, 25),
        _ => return None,
    };
    let rest = rest.trim_end_matches('/');
    let (host, port) = match rest.rsplit_once(':') {
        Some((host, port)) => (host, port.parse().ok().filter(|port| *port > 0)?),
        None => (rest, usual),
    };
    let is_host = |c: char| c.is_ascii_alphanumeric() || "-.".contains(c);
    if host.is_empty() || !host.chars().all(is_host) {
        return None;
    }
    let is_here = host == "localhost" || host.parse().is_ok_and(|host: IpAddr| host.is_loopback());
    // What is not encrypted must not leave the machine.
    (security != Security::None || is_here).then(|| Named::Server(security, host.to_owned(), port))
}
