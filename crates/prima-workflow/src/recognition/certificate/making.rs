//! Makes certificates of what is attested: signed, printed, and ready to be
//! stored. As many are made at the same time as there are processors, for a page
//! takes milliseconds. Nothing is read or stored here, and nothing is kept of a
//! page but its hash.

use super::issue::{RefusedHonour, Why};
use super::printing;
use crate::assessment::signing::InstallationKey;
use prima_document::certificate::Press;
use prima_document::wording::Words;
use prima_exchange::credential::attestation::Attestation;
use prima_exchange::credential::{did, jwt};
use prima_instrument::words::Lang;
use prima_store::certificate::Certificate;
use prima_store::history::Honour;
use rayon::prelude::*;
use std::sync::Arc;
use tokio::task::spawn_blocking;

/// A certificate to be made.
pub(super) struct Draft {
    /// Its id.
    pub id: String,
    /// What it is about.
    pub honour: Honour,
    /// Programme of the honour's data set.
    pub programme: String,
    /// The how-manieth of its honour.
    pub number: i64,
    /// Its place in the lists of statuses.
    pub place: i64,
    /// What it says.
    pub attestation: Attestation,
}

/// What all certificates of one batch have in common.
pub(super) struct Making {
    pub key: InstallationKey,
    pub press: Arc<Press>,
    /// When, in UTC.
    pub at: String,
    /// Who issues them.
    pub person: String,
}

/// A certificate, or the honour that gets none and why.
pub(super) type Made = Result<Certificate, Box<RefusedHonour>>;

impl Making {
    /// Makes all, in their order, where no request waits for the thread.
    pub async fn all(self, drafts: Vec<Draft>) -> Vec<Made> {
        let making = move || {
            let drafts = drafts.into_par_iter();
            drafts.map(|draft| self.one(draft)).collect()
        };
        let made = spawn_blocking(making).await;
        made.expect("signing and setting a page do not panic")
    }

    fn one(&self, draft: Draft) -> Made {
        let (key, attestation) = (self.key.public(), draft.attestation);
        let sign = |bytes: &[u8]| self.key.sign_bytes(bytes);
        let signed = attestation.signed(&key.id(), &sign);
        let credential = signed
            .expect("what was just written has its form")
            .to_string();
        let method = did::method(&attestation.issuer, &key.id());
        let token = jwt::token(&attestation.badge(), &method, &sign);
        let printed = printing::printed(&attestation, &credential);
        let page = self.press.set(Words { lang: Lang::Id }, &printed);
        let pdf = match page.and_then(|page| page.pdf()) {
            Ok(pdf) => pdf,
            Err(fault) => {
                let (honour, why) = (draft.honour, Why::Page(fault));
                return Err(Box::new(RefusedHonour { honour, why }));
            }
        };
        Ok(Certificate {
            certificate: draft.id,
            dataset: draft.honour.dataset,
            honour: draft.honour.honour,
            number: draft.number,
            place: draft.place,
            programme: draft.programme,
            event: draft.honour.event,
            body: draft.honour.body,
            unit: draft.honour.unit,
            recipient: attestation.recipient_name,
            unit_name: attestation.unit_name,
            title: attestation.title,
            credential,
            token,
            template: self.press.template().to_owned(),
            pdf_sha256: printing::hash_of(&pdf),
            public_key: key.to_string(),
            issued_at: self.at.clone(),
            issued_by: self.person.clone(),
            ..Certificate::default()
        })
    }
}
