//! Certificates: their pages for everybody, files for programs, and the desk
//! where they are issued and withdrawn.

pub mod checking;
pub mod files;
pub mod issuing;
pub mod page;
pub mod withdrawing;

pub(crate) mod issued;
pub(crate) mod leading;
mod packed;
mod verdicts;

use crate::asked::Asked;
use crate::opendata::verify::keys_of;
use crate::reply::WebError;
use crate::site::Site;
use prima_exchange::credential::did::{self, Known, document};
use prima_exchange::signature::PublicKey;
use prima_store::StoreError;
use prima_workflow::assessment::signing::InstallationKey;
use prima_workflow::recognition::certificate::{House, Issuer};
use std::io;
use std::sync::Arc;

/// The installation as the issuer of certificates.
#[derive(Debug)]
pub struct Own<'a> {
    did: String,
    name: String,
    site: &'a Site,
    key: &'a InstallationKey,
}

impl<'a> Own<'a> {
    /// None where the installation has no key, or no address of its own.
    pub fn of(site: &'a Site) -> Option<Own<'a>> {
        let did = did::of_origin(&site.origin)?;
        let host = site.origin.split("://").last().unwrap_or_default();
        let name = match site.issuer.as_str() {
            "" => host,
            name => name,
        };
        Some(Own {
            did,
            name: name.to_owned(),
            site,
            key: site.key.as_ref()?,
        })
    }

    /// For acts.
    pub fn issuer(&self) -> Issuer<'_> {
        Issuer {
            key: self.key,
            press: self.site.press(),
            origin: &self.site.origin,
            did: &self.did,
            name: &self.name,
        }
    }
}

/// The installation as the issuer of many certificates, apart from requests; none
/// where it can issue none.
pub fn house(site: &Arc<Site>) -> Option<House> {
    let own = Own::of(site)?;
    let (did, name) = (own.did.clone(), own.name.clone());
    let at = Arc::clone(site);
    let press = Box::new(move || Arc::clone(at.press()));
    Some(House::new(press, site.origin.clone(), did, name))
}

/// The time it is, which says whether a term is over.
fn moment(asked: &Asked) -> Result<i64, WebError> {
    let unsaid = || WebError::failed("tell the time")(io::Error::other("nobody said it"));
    asked.now.ok_or_else(unsaid)
}

/// The document that says which keys speak for this installation; none where it
/// has no address or no key.
async fn own_document(site: &Site) -> Result<Option<String>, StoreError> {
    let Some(did) = did::of_origin(&site.origin) else {
        return Ok(None);
    };
    let keys: Vec<PublicKey> = keys_of(site)
        .await?
        .into_iter()
        .map(|(key, _)| key)
        .collect();
    let written = (!keys.is_empty()).then(|| document(&did, &keys));
    Ok(written.map(|document| format!("{document:#}\n")))
}

/// Which keys speak for this installation.
async fn own_keys(site: &Site) -> Result<Option<Known>, StoreError> {
    let document = own_document(site).await?;
    Ok(document.and_then(|text| did::read(&text)))
}
