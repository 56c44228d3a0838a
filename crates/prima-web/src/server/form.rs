//! Reads a form as it arrives: its fields into memory, its files onto the disk.
//!
//! Whoever sends slowly, too much, or no form at all, is told so.

use super::Server;
use super::places::Who;
use super::upload::{throw_away, unreadable, write};
use crate::desk::Fields;
use crate::error::Problem;
use crate::uploaded::Uploaded;
use axum::body::Bytes;
use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http_body_util::{BodyExt, Limited};
use std::time::Duration;
use tokio::time::timeout;

/// All fields of a form together, in bytes; files are counted apart.
const MOST_TEXT: usize = 1 << 20;
/// Fields and files of a form.
const MOST_FIELDS: usize = 2_000;

/// A form that has arrived.
#[derive(Debug, Default)]
pub struct Arrived {
    /// Whether too many others upload just now, so that its files were not kept.
    pub is_crowded: bool,
    /// Its fields.
    pub fields: Fields,
    /// Its files with the names of their fields; a field without a file has none.
    pub files: Vec<(String, Uploaded)>,
}

impl Arrived {
    /// Whether it has, or had, files.
    pub fn has_files(&self) -> bool {
        self.is_crowded || !self.files.is_empty()
    }
}

/// Takes in the form of a request. Where it has files and too many others upload,
/// only what was written is taken in.
pub async fn take(server: &Server, who: Who, request: Request) -> Result<Arrived, Problem> {
    let length = request.headers().get(CONTENT_LENGTH);
    let length = length.and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    let kind = request.headers().get(CONTENT_TYPE);
    let kind = kind
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let settings = &server.settings;
    match kind.to_ascii_lowercase().as_str() {
        "application/x-www-form-urlencoded" => {
            let taking = timeout(settings.answer, fields(request));
            taking.await.map_err(|_| Problem::TooSlow)?
        }
        "multipart/form-data" => {
            if length.is_some_and(|length| length > settings.upload_bytes) {
                throw_away(request.into_body(), settings.upload_bytes).await;
                return Err(Problem::TooLarge);
            }
            let place = server.senders.enter(who).await;
            let taking = timeout(settings.upload, parts(server, request, place.is_ok()));
            taking.await.map_err(|_| Problem::TooSlow)?
        }
        _ => Err(Problem::BadUpload),
    }
}

async fn fields(request: Request) -> Result<Arrived, Problem> {
    let body = Limited::new(request.into_body(), MOST_TEXT);
    let whole = body.collect().await.map_err(|_| Problem::TooLarge)?;
    let fields = Fields::read(&whole.to_bytes());
    if fields.iter().count() > MOST_FIELDS {
        return Err(Problem::TooLarge);
    }
    Ok(Arrived {
        fields,
        ..Arrived::default()
    })
}

async fn parts(server: &Server, request: Request, keeps_files: bool) -> Result<Arrived, Problem> {
    let settings = &server.settings;
    let form = Multipart::from_request(request, &()).await;
    let mut form = form.map_err(|_| Problem::BadUpload)?;
    let mut arrived = Arrived {
        is_crowded: !keeps_files,
        ..Arrived::default()
    };
    let (mut n_fields, mut n_text, mut n_bytes) = (0, 0, 0);
    loop {
        let field = timeout(settings.stall, form.next_field()).await;
        let field = field.map_err(|_| Problem::TooSlow)?;
        let Some(mut field) = field.map_err(|error| unreadable(&error))? else {
            return Ok(arrived);
        };
        n_fields += 1;
        if n_fields > MOST_FIELDS {
            return Err(Problem::TooLarge);
        }
        let name = field.name().unwrap_or_default().to_owned();
        if field.file_name().is_some() {
            if !keeps_files {
                pass_over(field, settings.stall).await?;
                continue;
            }
            let room = settings.upload_bytes.saturating_sub(n_bytes);
            if let Some(file) = write(field, settings.stall, room).await? {
                n_bytes += file.bytes;
                arrived.files.push((name, file));
            }
            continue;
        }
        let mut text = Vec::new();
        loop {
            let chunk = timeout(settings.stall, field.chunk()).await;
            let chunk: Option<Bytes> = chunk
                .map_err(|_| Problem::TooSlow)?
                .map_err(|error| unreadable(&error))?;
            let Some(chunk) = chunk else { break };
            n_text += chunk.len();
            if n_text > MOST_TEXT {
                return Err(Problem::TooLarge);
            }
            text.extend_from_slice(&chunk);
        }
        arrived.fields.add(name, &String::from_utf8_lossy(&text));
    }
}

/// Reads a file to its end without keeping it, since a browser shows no answer
/// before it has sent all.
async fn pass_over(mut field: Field<'_>, stall: Duration) -> Result<(), Problem> {
    loop {
        let chunk = timeout(stall, field.chunk()).await;
        let chunk = chunk.map_err(|_| Problem::TooSlow)?;
        if chunk.map_err(|error| unreadable(&error))?.is_none() {
            return Ok(());
        }
    }
}
