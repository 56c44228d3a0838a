//! The policy of signing in: what a password must be, how guessing is slowed
//! down, how long a session and an invitation hold, how recovery codes look, where
//! passkeys can be used.
//!
//! No hashing, no chance and no clock: times are seconds UTC and arguments.
//! "SP 800-63B" in this room is NIST Special Publication 800-63B, Digital
//! Identity Guidelines, Authentication and Lifecycle Management, of June 2017.

pub mod lifetime;
pub mod lockout;
pub mod passkey;
pub mod password;
pub mod recovery;
