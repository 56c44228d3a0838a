//! `/kerja/{cycle}/{unit}/unggahan`: a file of evidence that a script sends in
//! parts, so that a line that breaks costs one part and not the whole.
//!
//! These addresses answer scripts, in JSON. The last step is the form's own: it
//! names the upload in place of its file (`evidence.rs`).

use super::place::cycle_and_unit;
use super::vault::{acting, told, vault};
use crate::desk::{Answered, DeskAnswer, Visit};
use crate::frame::localized;
use crate::reply::{Missing, WebError};
use crate::site::Site;
use crate::uploaded::Uploaded;
use prima_workflow::vault::{
    NewUpload, VaultRefusal, append_upload, begin_upload, cancel_upload, resume_upload,
};
use serde_json::json;
use std::io::Read;

/// Status of an answer that says where an upload goes on instead.
const ELSEWHERE: u16 = 409;
/// Status of an answer that says why nothing was done.
const REFUSED: u16 = 422;

/// `/kerja/{cycle}/{unit}/unggahan`: announces a file by name and size.
pub async fn begin_page(site: &Site, visit: &Visit) -> DeskAnswer {
    let (_, unit) = cycle_and_unit(visit)?;
    let vault = vault(site)?;
    if visit.form.is_none() {
        return elsewhere(visit);
    }
    let acting = acting(visit)?;
    let fields = visit.fields();
    let new = NewUpload {
        body: unit.to_owned(),
        file_name: fields.value("nama").to_owned(),
        // What is no number is no size that a file can have.
        bytes: fields.value("ukuran").parse().unwrap_or(0),
    };
    let mut id = [0; 16];
    (visit.chance)(&mut id);
    match told(begin_upload(vault, &site.database, &acting, &new, id).await)? {
        Ok(upload) => Answered::told(200, json!({ "unggahan": upload, "dari": 0 })),
        Err(refusal) => refused(visit, &refusal),
    }
}

/// `/kerja/{cycle}/{unit}/unggahan/{number}`: where it stands (`GET`); takes a
/// part or ends it (`POST`).
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let segments = visit.asked.segments();
    let upload = segments.get(4).copied();
    let upload = upload.ok_or(WebError::NotFound(Missing::Page))?;
    let (vault, acting) = (vault(site)?, acting(visit)?);
    let database = &site.database;
    if visit.form.is_none() {
        return match told(resume_upload(database, &acting, upload).await)? {
            Ok((row, from)) => Answered::told(200, json!({ "dari": from, "ukuran": row.bytes })),
            Err(refusal) => refused(visit, &refusal),
        };
    }
    let fields = visit.fields();
    if fields.value("apa") == "batal" {
        return match told(cancel_upload(vault, database, &acting, upload).await)? {
            Ok(()) => Answered::told(200, json!({})),
            Err(refusal) => refused(visit, &refusal),
        };
    }
    let Some(part) = visit.file("potongan") else {
        return refused(visit, &VaultRefusal::Part);
    };
    let from = fields.value("dari").parse().unwrap_or(u64::MAX);
    let content = content(part)?;
    let taken = append_upload(vault, database, &acting, upload, from, content).await;
    match told(taken)? {
        Ok(goes_on) => Answered::told(200, json!({ "dari": goes_on })),
        Err(VaultRefusal::ResumeAt(goes_on)) => {
            Answered::told(ELSEWHERE, json!({ "dari": goes_on }))
        }
        Err(refusal) => refused(visit, &refusal),
    }
}

/// The bytes of a file.
pub fn content(mut file: Uploaded) -> Result<Vec<u8>, WebError> {
    let mut content = Vec::new();
    let read = file.file.read_to_end(&mut content);
    read.map_err(WebError::failed("read an upload"))?;
    Ok(content)
}

fn refused(visit: &Visit, refusal: &VaultRefusal) -> DeskAnswer {
    let said = refusal.text(visit.asked.lang);
    Answered::told(REFUSED, json!({ "said": said }))
}

/// Nobody reads this address; whoever comes here is led to the unit.
fn elsewhere(visit: &Visit) -> DeskAnswer {
    let (cycle, unit) = cycle_and_unit(visit)?;
    let to = super::place::address(cycle, unit);
    Answered::elsewhere(localized(visit.asked.lang, &to))
}
