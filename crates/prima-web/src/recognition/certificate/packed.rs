//! All certificates of an event that stand, as one file.

use super::issuing::group_address;
use crate::desk::{Answered, Cookie, DeskAnswer, Sent, Visit};
use crate::frame::localized;
use crate::pieces::pieces;
use crate::reply::{Missing, WebError};
use crate::site::Site;
use prima_domain::register::person::Actor;
use prima_workflow::recognition::certificate::{GroupKey, packing};
use std::io;
use std::sync::Arc;
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

/// All certificates of a group, sent while they are set.
pub(super) async fn archive(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    key: &GroupKey,
) -> DeskAnswer {
    let packing = packing(&site.database, site.press(), actor, key, visit.now).await?;
    if packing.n_certificates() == 0 {
        return Err(WebError::NotFound(Missing::Page));
    }
    let Ok(turn) = Arc::clone(&site.packing).try_acquire_owned() else {
        let to = format!("{}&sibuk=berkas", group_address(key));
        return Answered::elsewhere(localized(visit.asked.lang, &to));
    };
    let (mut writer, pieces) = pieces();
    let here = Handle::current();
    spawn_blocking(move || {
        let _turn = turn;
        match packing.write(&here, &mut writer) {
            Ok(()) => writer.end(),
            // A reader who goes away is nobody's fault.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            Err(error) => {
                tracing::error!(%error, "Certificates could not be packed to the end");
            }
        }
    });
    Ok(Answered {
        sent: Sent::Pieces {
            content_type: "application/zip",
            pieces,
            name: format!("piagam-{}.zip", key.written().trim_start_matches('-')),
        },
        cookie: Cookie::Keep,
    })
}
