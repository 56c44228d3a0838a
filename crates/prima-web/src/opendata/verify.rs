//! `/periksa`: takes a bundle as one ZIP, computes it again, and says whether
//! it is what it was, whose key vouches for it, and whether the determination
//! in it is still in force here.
//!
//! What was sent is unpacked into a folder of its own that is gone when the
//! answer is made. Computing takes as long as it takes, so the server lets one do
//! it at a time, on a thread of its own, and a reader waits for a limited time.

mod page;
mod verdict;

use crate::asked::Asked;
use crate::reply::{Answer, Reply, WebError};
use crate::site::Site;
use crate::uploaded::Uploaded;
use page::{Fault, Outcome, View, markup};
use prima_exchange::signature::{PublicKey, Signed};
use prima_exchange::unpack::{Limits, UnpackError, holds_bundle, unpack};
use prima_exchange::verify::{Verification, verify};
use prima_instrument::words::Lang;
use prima_store::StoreError;
use prima_workflow::assessment::read::{Standing, signing_keys, standing};
use prima_workflow::recount::recompute;
use std::io::{self, BufReader};
use std::time::Duration;

pub use page::FIELD;

/// Largest ZIP that the server takes.
pub const MOST_BYTES: u64 = 50 << 20;
/// How much of it is unpacked.
pub const LIMITS: Limits = Limits {
    files: 200,
    file_bytes: 64 << 20,
    total_bytes: 128 << 20,
};
/// How long a reader waits.
const PATIENCE: Duration = Duration::from_secs(60);

/// Answers the request for the form.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let view = View {
        words: asked.words(),
        origin: &site.origin,
        outcome: None,
    };
    Ok(Reply::Page(markup(&view)))
}

/// Answers the form.
pub async fn checked(site: &Site, asked: &Asked, sent: Option<Uploaded>) -> Answer {
    let outcome = match sent {
        None => Outcome::Fault(Fault::Nothing),
        Some(sent) if sent.bytes == 0 => Outcome::Fault(Fault::Nothing),
        Some(sent) => examined(site, sent, asked.lang, PATIENCE).await?,
    };
    let view = View {
        words: asked.words(),
        origin: &site.origin,
        outcome: Some(outcome),
    };
    Ok(Reply::Page(markup(&view)))
}

/// Unpacks and verifies on a thread of its own. The turn of the upload goes with
/// it: a reader who went away does not make room while the thread is at work.
async fn examined(
    site: &Site,
    sent: Uploaded,
    lang: Lang,
    patience: Duration,
) -> Result<Outcome, WebError> {
    let name = sent.name.clone();
    let work = tokio::task::spawn_blocking(move || examine(sent, lang));
    let Ok(done) = tokio::time::timeout(patience, work).await else {
        return Ok(Outcome::Fault(Fault::TooLong));
    };
    let done = done.map_err(WebError::failed("verify a bundle"))?;
    Ok(match done.map_err(WebError::failed("unpack a bundle"))? {
        Err(fault) => Outcome::Fault(fault),
        Ok((root, found)) => Outcome::Verified {
            name,
            root,
            origin: origin(site, &found).await?,
            found: Box::new(found),
        },
    })
}

/// Whose key signed, and what became of what it signed.
async fn origin(site: &Site, found: &Verification) -> Result<Option<Origin>, WebError> {
    let Signed::By { key, statement } = &found.signed else {
        return Ok(None);
    };
    let keys = keys_of(site).await?;
    let is_ours = keys.iter().any(|(known, _)| known == key);
    let standing = standing(&site.desk, statement).await;
    let standing = standing.map_err(WebError::failed("look up a determination"))?;
    Ok(Some(Origin { is_ours, standing }))
}

/// What this portal knows of a signature.
#[derive(Clone, Copy, Debug)]
pub struct Origin {
    /// Whether it was made with a key of this portal.
    pub is_ours: bool,
    /// Where what was signed stands here.
    pub standing: Standing,
}

/// The public keys of the portal, each with whether it is the present one, which
/// comes first.
pub async fn keys_of(site: &Site) -> Result<Vec<(PublicKey, bool)>, StoreError> {
    let mut keys: Vec<(PublicKey, bool)> = Vec::new();
    keys.extend(site.key.as_ref().map(|key| (key.public(), true)));
    let certified = site.database.certificate_keys().await?;
    let certified = certified.iter().filter_map(|key| PublicKey::from_hex(key));
    for key in signing_keys(&site.desk).await?.into_iter().chain(certified) {
        if keys.iter().all(|(known, _)| *known != key) {
            keys.push((key, false));
        }
    }
    Ok(keys)
}

/// The folder of the bundle with what was found, or why there is nothing to find.
type Examined = Result<(String, Verification), Fault>;

fn examine(sent: Uploaded, lang: Lang) -> io::Result<Examined> {
    let Uploaded { file, turn, .. } = sent;
    let _turn = turn;
    let folder = tempfile::tempdir()?;
    let bundle = match unpack(BufReader::new(file), folder.path(), LIMITS) {
        Ok(bundle) => bundle,
        Err(UnpackError::Disk(error)) => return Err(error),
        Err(refused) => return Ok(Err(Fault::Refused(refused))),
    };
    if !holds_bundle(&bundle) {
        return Ok(Err(Fault::NoBundle));
    }
    let found = verify(&bundle, &|bundle| recompute(bundle, lang));
    Ok(Ok((format!("{}/", bundle.display()), found)))
}
