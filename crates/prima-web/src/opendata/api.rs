//! The API: what is registered and what was published, as JSON.
//!
//! One table ([`endpoint::ENDPOINTS`]) says what can be asked, with which
//! parameters, and what comes back. Requests are held against it, answers are
//! made from it, and the OpenAPI text and the page for people are written from
//! it, so that none of them can say anything else than the others.

mod answer;
mod call;
pub mod endpoint;
mod given;
pub mod openapi;
pub mod parameter;
pub mod problem;
mod records;
pub mod shape;

pub use call::{Call, OPENAPI, Served, respond, unanswered};
pub use records::region::REGION_SOURCE;
