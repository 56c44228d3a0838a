//! `/keluar`: ends the session.

use crate::desk::{Answered, Cookie, DeskAnswer, SIGN_IN, Sent, Visit};
use crate::frame::localized;
use crate::site::Site;
use prima_workflow::people::sign_out;

/// Answers the form; a request that only reads ends nothing.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let to = localized(visit.asked.lang, SIGN_IN);
    if visit.form.is_none() {
        return Answered::elsewhere(to);
    }
    sign_out(&visit.scene(site), &visit.token).await?;
    Ok(Answered {
        sent: Sent::Elsewhere(format!("{to}?keluar=1")),
        cookie: Cookie::Clear,
    })
}
