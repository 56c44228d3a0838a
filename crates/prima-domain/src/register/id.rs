//! Names by which the register knows persons, bodies and programmes.
//!
//! Each is text that the store gave; no rule may read meaning out of one.

use std::fmt;

/// Makes one kind of id, so that no two kinds can be taken for each other.
macro_rules! id {
    ($(#[$contract:meta])* $name:ident) => {
        $(#[$contract])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The id as the store keeps it.
            pub fn new(text: impl Into<String>) -> $name {
                $name(text.into())
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> $name {
                $name::new(text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id! {
    /// One person who can sign in.
    PersonId
}

id! {
    /// One registered body.
    BodyId
}

id! {
    /// The code of a programme, such as `pekppp`.
    ProgrammeCode
}
