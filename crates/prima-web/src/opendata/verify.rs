//! `/periksa`: takes a bundle as one ZIP, computes it again, and says whether
//! it is what it was.
//!
//! What was sent is unpacked into a folder of its own that is gone when the
//! answer is made. Computing takes as long as it takes, so only a few do it at
//! once, on threads of their own, and a reader waits for a limited time.

mod page;
mod verdict;

use crate::asked::Asked;
use crate::reply::{Answer, Reply};
use crate::site::Site;
use crate::uploaded::Uploaded;
use page::{Fault, Outcome, View, markup};
use prima_exchange::unpack::{Limits, UnpackError, holds_bundle, unpack};
use prima_exchange::verify::{Verification, verify};
use prima_instrument::words::Lang;
use prima_workflow::recount::recompute;
use std::io::BufReader;
use std::sync::Arc;
use std::sync::LazyLock;
use std::time::Duration;
use tokio::sync::Semaphore;

pub use page::FIELD;

/// Largest ZIP that is taken.
pub const MOST_BYTES: u64 = 50 << 20;
/// How much of it is unpacked.
pub const LIMITS: Limits = Limits {
    files: 200,
    file_bytes: 64 << 20,
    total_bytes: 128 << 20,
};
/// Bundles that are computed at once.
const AT_ONCE: usize = 2;
/// How long a reader waits.
const PATIENCE: Duration = Duration::from_secs(60);

static TURNS: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(AT_ONCE)));

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
        Some(sent) if sent.bytes > MOST_BYTES => Outcome::Fault(Fault::TooLarge),
        Some(sent) => examined(sent, asked.lang, PATIENCE).await,
    };
    let view = View {
        words: asked.words(),
        origin: &site.origin,
        outcome: Some(outcome),
    };
    Ok(Reply::Page(markup(&view)))
}

/// Unpacks and verifies on a thread of its own.
async fn examined(sent: Uploaded, lang: Lang, patience: Duration) -> Outcome {
    let Ok(turn) = Arc::clone(&TURNS).try_acquire_owned() else {
        return Outcome::Fault(Fault::Busy);
    };
    let name = sent.name.clone();
    let work = tokio::task::spawn_blocking(move || {
        // A reader who went away does not make room: the thread is still at work.
        let _turn = turn;
        examine(sent, lang)
    });
    match tokio::time::timeout(patience, work).await {
        Err(_) => Outcome::Fault(Fault::TooLong),
        Ok(Err(_)) => Outcome::Fault(Fault::Failed),
        Ok(Ok(Err(fault))) => Outcome::Fault(fault),
        Ok(Ok(Ok((root, found)))) => Outcome::Verified {
            name,
            root,
            found: Box::new(found),
        },
    }
}

/// The folder of the bundle with what was found.
fn examine(sent: Uploaded, lang: Lang) -> Result<(String, Verification), Fault> {
    let folder = tempfile::tempdir().map_err(|_| Fault::Failed)?;
    let bundle =
        unpack(BufReader::new(sent.file), folder.path(), LIMITS).map_err(|error| match error {
            UnpackError::Disk(_) => Fault::Failed,
            refused => Fault::Refused(refused),
        })?;
    if !holds_bundle(&bundle) {
        return Err(Fault::NoBundle);
    }
    let found = verify(&bundle, &|bundle| recompute(bundle, lang));
    Ok((format!("{}/", bundle.display()), found))
}
