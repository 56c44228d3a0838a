//! Takes in a file from a form.
//!
//! It is written to the disk as it arrives, so that many uploads take little
//! memory, and it is gone when the answer is sent. Whoever sends slowly, too
//! much, or while too many others do, is told so.

use super::Server;
use super::answer::{Kept, Place};
use super::dispatch::{Reader, apart};
use crate::asked::Asked;
use crate::error::Problem;
use crate::reply::WebError;
use crate::routes::{Tables, Upload};
use crate::uploaded::Uploaded;
use axum::body::{Body, Bytes};
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use http_body_util::BodyExt;
use hyper::header::{CACHE_CONTROL, CONTENT_LENGTH, HeaderValue};
use hyper::{Response, StatusCode};
use std::fs::File;
use std::io::{Seek, Write};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;

/// Time an upload waits until those before it are worked through.
const WAITING: Duration = Duration::from_secs(60);
/// Time for the work on one upload.
const WORKING: Duration = Duration::from_secs(120);
/// Time in which what is too large is read and thrown away, since a browser
/// shows no answer before it has sent all.
const THROWING_AWAY: Duration = Duration::from_secs(10);

/// The line of the table that takes uploads at an address.
pub fn door(tables: &Tables, asked: &Asked) -> Option<&'static Upload> {
    tables
        .uploads
        .iter()
        .find(|upload| upload.path == asked.path)
}

/// Takes a file in and answers.
pub async fn receive(
    server: &Arc<Server>,
    reader: &Reader,
    door: &'static Upload,
    asked: Asked,
    request: Request,
) -> Result<Response<Body>, Problem> {
    let settings = &server.settings;
    let length = request.headers().get(CONTENT_LENGTH);
    let length = length.and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > settings.upload_bytes) {
        throw_away(request.into_body(), settings.upload_bytes).await;
        return Err(Problem::TooLarge);
    }
    let slot = server.uploads.try_acquire();
    let _slot = slot.map_err(|_| Problem::TooMany)?;
    let taking = take(request, door.field, settings.stall, settings.upload_bytes);
    let uploaded = timeout(settings.upload, taking).await;
    let uploaded = uploaded.map_err(|_| Problem::TooSlow)??;
    let turn = timeout(WAITING, Arc::clone(&server.checks).acquire_owned()).await;
    let turn = turn.map_err(|_| Problem::TooMany)?;
    let turn = turn.expect("nobody closes the semaphore");
    let uploaded = uploaded.map(|sent| Uploaded {
        turn: Some(turn),
        ..sent
    });
    let (site, fixed) = (Arc::clone(&server.site), server.fixed.clone());
    let asked = asked.at((settings.clock)());
    let work = async move {
        let reply = (door.page)(&site, &asked, uploaded).await?;
        let place = Place {
            language: Some(asked.lang.tag()),
            is_open: false,
        };
        Ok::<_, WebError>(Kept::new(reply, 0, place, &fixed))
    };
    let kept = apart(server, reader, WORKING, work).await?;
    let mut response = kept.once(&reader.headers);
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

pub(super) async fn throw_away(mut body: Body, most: u64) {
    let reading = async {
        let mut n_read = 0;
        while let Some(Ok(frame)) = body.frame().await {
            n_read += frame.data_ref().map_or(0, Bytes::len) as u64;
            if n_read > 2 * most {
                return;
            }
        }
    };
    // Whoever is slower sees a broken connection instead of the page.
    let _ = timeout(THROWING_AWAY, reading).await;
}

/// The file of a form; `None` where no file was chosen.
async fn take(
    request: Request,
    name: &str,
    stall: Duration,
    most: u64,
) -> Result<Option<Uploaded>, Problem> {
    let form = Multipart::from_request(request, &()).await;
    let mut form = form.map_err(|_| Problem::BadUpload)?;
    let mut found = None;
    loop {
        let field = timeout(stall, form.next_field()).await;
        let field = field.map_err(|_| Problem::TooSlow)?;
        let Some(field) = field.map_err(|error| unreadable(&error))? else {
            return Ok(found);
        };
        if field.name() == Some(name) && found.is_none() {
            found = write(field, stall, most).await?;
        }
    }
}

/// Writes a file of a form; `None` where no file was chosen.
pub(super) async fn write(
    mut field: Field<'_>,
    stall: Duration,
    most: u64,
) -> Result<Option<Uploaded>, Problem> {
    let name = field.file_name().unwrap_or_default().to_owned();
    let mut file = tempfile::tempfile().map_err(|error| unwritable(&error))?;
    let mut bytes = 0;
    loop {
        let chunk = timeout(stall, field.chunk()).await;
        let chunk = chunk.map_err(|_| Problem::TooSlow)?;
        let Some(chunk) = chunk.map_err(|error| unreadable(&error))? else {
            break;
        };
        bytes += chunk.len() as u64;
        if bytes > most {
            return Err(Problem::TooLarge);
        }
        put(&mut file, &chunk)?;
    }
    file.rewind().map_err(|error| unwritable(&error))?;
    let is_chosen = bytes > 0 || !name.is_empty();
    Ok(is_chosen.then_some(Uploaded {
        name,
        file,
        bytes,
        turn: None,
    }))
}

/// Writes a piece; it goes to the memory of the system, so it takes no time
/// that others would miss.
fn put(file: &mut File, chunk: &[u8]) -> Result<(), Problem> {
    file.write_all(chunk).map_err(|error| unwritable(&error))
}

fn unwritable(error: &std::io::Error) -> Problem {
    tracing::error!(%error, "An upload cannot be written to the disk");
    Problem::Unavailable
}

/// Why a form cannot be read.
pub(super) fn unreadable(error: &MultipartError) -> Problem {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
        _ => Problem::BadUpload,
    }
}
