//! Text that must not be seen: it goes into the database and nowhere else.

use crate::table::Cell;
use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::any::{AnyTypeInfo, AnyValueRef};
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::{Any, Database, Decode, Encode, Type};
use std::fmt;

/// A password, a token, or what is computed from one. No message, log line or
/// `Debug` output shows it; only [`Secret::expose`] does.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Secret(String);

impl Secret {
    /// Hides a text.
    pub fn new(text: impl Into<String>) -> Secret {
        Secret(text.into())
    }

    /// The text itself. Whoever asks must not write it where it can be read.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether a text is this secret, found out in a time that does not tell
    /// how much of it is right.
    pub fn is(&self, text: &str) -> bool {
        Sha256::digest(self.0.as_bytes()) == Sha256::digest(text.as_bytes())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.is_empty() {
            true => "Secret(none)",
            false => "Secret(hidden)",
        })
    }
}

impl Cell for Secret {
    fn to_json(&self) -> Value {
        self.0.to_json()
    }

    fn from_json(value: &Value) -> Option<Secret> {
        String::from_json(value).map(Secret)
    }

    fn has_zero_byte(&self) -> bool {
        self.0.has_zero_byte()
    }
}

impl Type<Any> for Secret {
    fn type_info() -> AnyTypeInfo {
        <String as Type<Any>>::type_info()
    }

    fn compatible(ty: &AnyTypeInfo) -> bool {
        <String as Type<Any>>::compatible(ty)
    }
}

impl<'q> Encode<'q, Any> for Secret {
    fn encode_by_ref(
        &self,
        buffer: &mut <Any as Database>::ArgumentBuffer,
    ) -> Result<IsNull, BoxDynError> {
        <String as Encode<'q, Any>>::encode_by_ref(&self.0, buffer)
    }
}

impl<'r> Decode<'r, Any> for Secret {
    fn decode(value: AnyValueRef<'r>) -> Result<Secret, BoxDynError> {
        <String as Decode<'r, Any>>::decode(value).map(Secret)
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn a_secret_is_not_shown() {
        let secret = Secret::new("rahasia");
        assert_eq!(
            format!("{secret:?} {secret:#?}"),
            "Secret(hidden) Secret(hidden)"
        );
        assert_eq!(format!("{:?}", Secret::default()), "Secret(none)");
        assert_eq!(secret.expose(), "rahasia");
        assert!(secret.is("rahasia"));
        assert!(!secret.is("rahasi") && !secret.is("") && !secret.is("rahasia "));
    }
}
