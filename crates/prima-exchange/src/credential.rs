//! Certificates as credentials: Open Badges 3.0, which is a W3C Verifiable
//! Credential, with an embedded proof and as a signed token.
//!
//! There is one shape of credential, and one shape of status list. Both are
//! written and read by the same tables ([`mod@terms`]), so that no JSON-LD
//! processor is needed: what does not fit the tables exactly is not ours and is
//! refused. Nothing here reads a clock, asks a network or holds a private key.

pub mod attestation;
pub mod baked;
pub mod check;
pub mod did;
pub mod jwt;
pub mod moment;
pub mod multibase;
pub mod nquads;
pub mod proof;
pub mod status_list;
pub mod terms;

/// Makes a signature over bytes; whoever holds the private key lends it.
pub type Sign<'a> = &'a dyn Fn(&[u8]) -> [u8; 64];
