//! The files of a certificate, and what programs ask to check one: the keys of
//! the issuer and the lists of statuses.

use super::{Own, own_document};
use crate::asked::Asked;
use crate::reply::{Answer, Missing, Reply, WebError};
use crate::site::Site;
use prima_document::certificate::{Page, TemplateFault};
use prima_document::wording::Words;
use prima_exchange::credential::attestation::Attestation;
use prima_instrument::words::Lang;
use prima_workflow::recognition::certificate::{
    Shown, certificate_shown, drawing, picture, set_again, status_list,
};
use std::io;
use std::sync::Arc;

/// Answers `/piagam/{id}/piagam.pdf`.
pub async fn pdf(site: &Site, asked: &Asked) -> Answer {
    let shown = shown(site, asked).await?;
    let bytes = set(site, &shown, |_, pdf, _| pdf).await?;
    Ok(file("application/pdf", bytes, &shown, "pdf"))
}

/// Answers `/piagam/{id}/piagam.png`: a picture with the credential in it.
pub async fn png(site: &Site, asked: &Asked) -> Answer {
    let shown = shown(site, asked).await?;
    let bytes = set(site, &shown, |page, _, credential| {
        picture(page, credential)
    });
    Ok(file("image/png", bytes.await?, &shown, "png"))
}

/// Answers `/piagam/{id}/piagam.svg`: a drawing with the credential in it.
pub async fn svg(site: &Site, asked: &Asked) -> Answer {
    let shown = shown(site, asked).await?;
    let bytes = set(site, &shown, |page, _, credential| {
        drawing(page, credential).into_bytes()
    });
    Ok(file("image/svg+xml", bytes.await?, &shown, "svg"))
}

/// Answers `/piagam/{id}/kredensial.json`.
pub async fn json(site: &Site, asked: &Asked) -> Answer {
    let shown = shown(site, asked).await?;
    said(&shown)?;
    let bytes = shown.row.credential.clone().into_bytes();
    Ok(file("application/vc", bytes, &shown, "json"))
}

/// Answers `/piagam/{id}/kredensial.jwt`.
pub async fn token(site: &Site, asked: &Asked) -> Answer {
    let shown = shown(site, asked).await?;
    let bytes = shown.row.token.clone().into_bytes();
    Ok(file("application/jwt", bytes, &shown, "jwt"))
}

/// Answers `/.well-known/did.json`.
pub async fn did(site: &Site, _: &Asked) -> Answer {
    let document = own_document(site).await?;
    let document = document.ok_or(WebError::NotFound(Missing::Page))?;
    Ok(Reply::File {
        content_type: "application/json",
        bytes: document.into_bytes(),
        name: None,
    })
}

/// Answers `/piagam/status/{number}`: which certificates are no longer valid.
pub async fn status(site: &Site, asked: &Asked) -> Answer {
    let missing = || WebError::NotFound(Missing::Page);
    let segments = asked.segments();
    let number = segments.last().and_then(|number| number.parse().ok());
    let own = Own::of(site).ok_or_else(missing)?;
    let list = status_list(&site.database, &own.issuer(), number.ok_or_else(missing)?).await?;
    Ok(Reply::File {
        content_type: "application/vc",
        bytes: list.ok_or_else(missing)?.into_bytes(),
        name: None,
    })
}

/// The certificate that is asked for.
pub(super) async fn shown(site: &Site, asked: &Asked) -> Result<Shown, WebError> {
    let segments = asked.segments();
    let id = segments.get(1).copied().unwrap_or_default();
    let shown = certificate_shown(&site.database, id).await?;
    shown.ok_or(WebError::NotFound(Missing::Page))
}

/// What a certificate says. One that cannot be read has no files: an empty one
/// would be taken for what was issued.
fn said(shown: &Shown) -> Result<&Attestation, WebError> {
    let damaged = || {
        let id = &shown.row.certificate;
        let cause = format!("the stored text of certificate {id} is damaged");
        WebError::failed("read a certificate")(io::Error::other(cause))
    };
    shown.attestation.as_ref().ok_or_else(damaged)
}

/// Sets the page anew, from what was signed, on a thread of its own; `write` gets it
/// with its PDF. One that would not be the page that was issued is none.
async fn set(
    site: &Site,
    shown: &Shown,
    write: impl FnOnce(&Page, Vec<u8>, &str) -> Vec<u8> + Send + 'static,
) -> Result<Vec<u8>, WebError> {
    let (press, row) = (Arc::clone(site.press()), shown.row.clone());
    let attestation = said(shown)?.clone();
    let setting = move || {
        let (page, pdf) = set_again(&press, &row, &attestation)?;
        Ok::<_, TemplateFault>(write(&page, pdf, &row.credential))
    };
    let done = tokio::task::spawn_blocking(setting).await;
    let done = done.map_err(WebError::failed("set a certificate"))?;
    done.map_err(|fault| {
        let id = shown.row.certificate.clone();
        let cause = fault.text(Words { lang: Lang::En });
        if !fault.is_other_page() {
            let cause = format!("certificate {id}: {cause}");
            return WebError::failed("set a certificate")(io::Error::other(cause));
        }
        tracing::warn!(
            certificate = id,
            cause,
            "The page of a certificate cannot be made again"
        );
        WebError::NotFound(Missing::CertificatePage(id))
    })
}

fn file(content_type: &'static str, bytes: Vec<u8>, shown: &Shown, ending: &str) -> Reply {
    Reply::File {
        content_type,
        bytes,
        name: Some(format!("piagam-{}.{ending}", shown.row.certificate)),
    }
}
