//! One request of somebody who signs in or has.

use super::Fields;
use crate::asked::Asked;
use crate::uploaded::Uploaded;
use prima_document::wording::Words;
use prima_domain::register::person::Actor;
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
    /// Who has signed in.
    pub session: Option<Session>,
    /// Seconds since 1970, UTC.
    pub now: i64,
}

/// Somebody who has signed in.
#[derive(Clone, Debug)]
pub struct Session {
    /// Names the session among the person's own.
    pub session: String,
    /// Name to show.
    pub name: String,
    /// What forms of this session carry, so that no other site can send one.
    pub guard: String,
    /// Who it is and what was granted.
    pub actor: Actor,
}

impl Visit {
    /// Words of its language.
    pub fn words(&self) -> Words {
        self.asked.words()
    }

    /// What a form sent; nothing for a request that only reads.
    pub fn fields(&self) -> &Fields {
        static NOTHING: Fields = Fields::NONE;
        self.form.as_ref().unwrap_or(&NOTHING)
    }

    /// The same visit at another address, as if it only read.
    pub fn at(&self, asked: Asked) -> Visit {
        Visit {
            asked,
            form: None,
            files: Mutex::default(),
            session: self.session.clone(),
            now: self.now,
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
