//! A letter as RFC 5322 has it, plain text alone.

use super::{Letter, PostError, Sender};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::{Address, address::AddressError};
use std::time::{Duration, UNIX_EPOCH};

/// The letter, ready to be handed over. Its id is that of the notice, so that a
/// letter which is sent twice can be seen to be the same.
pub(super) fn message(letter: &Letter, sender: &Sender) -> Result<Message, PostError> {
    let mailbox = |name: Option<&str>, address: &str| {
        let address: Result<Address, AddressError> = address.parse();
        let address = address.map_err(|error| PostError::Refused(error.into()))?;
        Ok(Mailbox::new(name.map(str::to_owned), address))
    };
    let at = Duration::from_secs(letter.at.unsigned_abs());
    // RFC 3834: nobody's holiday note is to answer it.
    let automatic = HeaderValue::new(
        HeaderName::new_from_ascii_str("Auto-Submitted"),
        "auto-generated".to_owned(),
    );
    let language = HeaderValue::new(
        HeaderName::new_from_ascii_str("Content-Language"),
        letter.lang.tag().to_owned(),
    );
    let message = Message::builder()
        .from(mailbox(Some("Prima"), &sender.from)?)
        .to(mailbox(None, &letter.to)?)
        .subject(letter.subject.clone())
        .date(UNIX_EPOCH + at)
        .message_id(Some(format!("<{}@{}>", letter.id, sender.host())))
        .raw_header(automatic)
        .raw_header(language)
        .header(ContentType::TEXT_PLAIN)
        .body(letter.text.clone());
    message.map_err(|error| PostError::Refused(error.into()))
}
