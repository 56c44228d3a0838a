//! What the acts about passkeys share: who asks the device, under which handle
//! a device knows a person, and how a question is remembered.
//!
//! A passkey is taken only where the device has verified its user, by a PIN, a
//! finger or a face; it then stands for password and second factor together.
//! The challenge comes from the operating system through `webauthn-rs`, which
//! takes no other chance. What an answer is held against stays in the database
//! and never goes to a browser: a browser could bring an old one back.

use super::{Chance, Denial, NotDone, Scene, token};
use prima_domain::register::sign_in::passkey::{CEREMONY, PasskeySite};
use prima_store::people::Ceremony;
use prima_store::{Secret, StoreError};
use serde::Serialize;
use sha2::{Digest, Sha256};
use webauthn_rs::prelude::{Url, Uuid, Webauthn, WebauthnBuilder};

/// How a device calls the installation.
const NAME: &str = "Prima";

/// What a page must have to ask a device.
#[derive(Debug)]
pub struct Asking {
    /// What the page holds; it is brought back with the answer, once.
    pub token: Secret,
    /// What the device is asked, as JSON for the browser.
    pub options: String,
}

/// What checks the answers of devices at a site.
pub(super) fn checker(site: &PasskeySite) -> Result<Webauthn, Denial> {
    // A name may look like a domain and yet be none, as a broken `xn--` name.
    let origin = Url::parse(site.origin()).map_err(|_| Denial::Passkey)?;
    let built = WebauthnBuilder::new(site.domain(), &origin)
        .map(|builder| builder.rp_name(NAME))
        .and_then(WebauthnBuilder::build);
    built.map_err(|_| Denial::Passkey)
}

/// Under what a device knows a person: always the same, and says nothing.
pub(super) fn handle(person: &str) -> Uuid {
    let hash = Sha256::digest(format!("passkey {person}").as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    Uuid::from_bytes(bytes)
}

/// A key or a question as the database keeps it.
pub(super) fn kept(what: &impl Serialize) -> String {
    serde_json::to_string(what).expect("keys and questions have names for all their parts")
}

impl Scene<'_> {
    /// Remembers a question, whose last parts are written here; returns what the
    /// page holds.
    pub(super) async fn begin_ceremony(
        &self,
        ceremony: Ceremony,
        chance: Chance<'_>,
    ) -> Result<Secret, StoreError> {
        let token = token::new_token(chance);
        let ceremony = Ceremony {
            ceremony_hash: token::kept(token.expose()),
            expires_at: self.now.saturating_add(CEREMONY),
            ..ceremony
        };
        let begun = self.database.begin_ceremony(ceremony, self.now).await;
        begun.map(|()| token)
    }
}

/// The question an answer belongs to, taken back, where it is one of this person.
pub(super) async fn taken(
    scene: &Scene<'_>,
    act: &mut prima_store::Act,
    token: &Secret,
    person: &str,
) -> Result<Ceremony, NotDone> {
    let hash = token::kept(token.expose());
    let found = act.take_ceremony(&hash, scene.now).await?;
    let own = found.filter(|found| found.person == person);
    own.ok_or_else(|| Denial::NotUsable.into())
}
