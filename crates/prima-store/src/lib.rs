//! All that is remembered, and the only SQL.
//!
//! One SQL text for SQLite and PostgreSQL: text and whole numbers only. The
//! store knows no rules: what is written was decided elsewhere.

mod act;
mod address;
mod audit;
mod backup;
pub mod certificate;
pub mod cycle;
mod database;
mod error;
pub mod evidence;
mod health;
pub mod history;
pub mod innovation;
pub mod job;
pub mod people;
pub mod recognition;
pub mod register;
mod secret;
mod table;

pub use act::{Act, AuditLine, Said};
pub use address::{Engine, shown_url, sqlite_file, sqlite_url};
pub use audit::AuditSought;
pub use backup::{backup, restore};
pub use database::Database;
pub use error::StoreError;
pub use secret::Secret;
pub use table::Table;
