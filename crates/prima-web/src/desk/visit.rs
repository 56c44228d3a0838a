//! One request of somebody who signs in or has.

use super::Fields;
use crate::asked::Asked;
use crate::site::Site;
use crate::uploaded::Uploaded;
use prima_document::wording::Words;
use prima_domain::register::person::Actor;
use prima_store::Secret;
use prima_workflow::assessment::COOLING_OFF_DAYS;
use prima_workflow::people::{Scene, SignedIn, Visitor};
use std::sync::Mutex;

/// A request.
#[derive(Debug)]
pub struct Visit {
    /// Language, path and query of its address.
    pub asked: Asked,
    /// What a form sent; `None` for a request that only reads.
    pub form: Option<Fields>,
    /// Files of the form with the names of their fields; taken by whoever uses them.
    pub files: Mutex<Vec<(String, Uploaded)>>,
    /// Who asks.
    pub visitor: Visitor,
    /// The token of the session, as the cookie holds it.
    pub token: Secret,
    /// Where the request comes from.
    pub address: String,
    /// Host and port it was sent to, as it says.
    pub host: String,
    /// What the browser calls itself.
    pub agent: String,
    /// Seconds since 1970, UTC.
    pub now: i64,
    /// Fills bytes with chance nobody can foresee.
    pub chance: fn(&mut [u8]),
}

impl Visit {
    /// Words of its language.
    pub fn words(&self) -> Words {
        self.asked.words()
    }

    /// Where and when an act about people happens.
    pub fn scene<'a>(&self, site: &'a Site) -> Scene<'a> {
        Scene {
            database: &site.database,
            now: self.now,
            cooling_off_days: COOLING_OFF_DAYS,
        }
    }

    /// Who has signed in, second factor included.
    pub fn signed_in(&self) -> Option<&SignedIn> {
        match &self.visitor {
            Visitor::SignedIn(signed_in) => Some(signed_in),
            Visitor::Nobody | Visitor::HalfSignedIn { .. } => None,
        }
    }

    /// Who acts, where somebody has signed in.
    pub fn actor(&self) -> Option<&Actor> {
        self.signed_in().map(|signed_in| &signed_in.actor)
    }

    /// What each form of the session must bring along; `None` without a session.
    pub fn guard(&self) -> Option<&Secret> {
        match &self.visitor {
            Visitor::SignedIn(signed_in) => Some(&signed_in.csrf),
            Visitor::HalfSignedIn { csrf } => Some(csrf),
            Visitor::Nobody => None,
        }
    }

    /// What a form sent; nothing for a request that only reads.
    pub fn fields(&self) -> &Fields {
        static NOTHING: Fields = Fields::NONE;
        self.form.as_ref().unwrap_or(&NOTHING)
    }

    /// Whether a script of a page asks, which is told in JSON.
    pub fn is_script(&self) -> bool {
        self.fields().has(super::SCRIPT)
    }

    /// The same visit at another address and by somebody else, as if it only read.
    pub fn moved(&self, asked: Asked, visitor: Visitor) -> Visit {
        Visit {
            asked,
            form: None,
            files: Mutex::default(),
            visitor,
            token: self.token.clone(),
            address: self.address.clone(),
            host: self.host.clone(),
            agent: self.agent.clone(),
            now: self.now,
            chance: self.chance,
        }
    }

    /// Whether the form had files.
    pub fn has_files(&self) -> bool {
        let files = self.files.lock().unwrap_or_else(|held| held.into_inner());
        !files.is_empty()
    }

    /// The file of a field, where one was chosen; at most once.
    pub fn file(&self, name: &str) -> Option<Uploaded> {
        let mut files = self.files.lock().unwrap_or_else(|held| held.into_inner());
        let place = files.iter().position(|(field, _)| field == name)?;
        Some(files.swap_remove(place).1)
    }
}
