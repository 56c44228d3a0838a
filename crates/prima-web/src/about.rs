//! Pages about the site itself: who and what, method, accessibility, privacy.
//!
//! Each is its words and a few links; none reads the store.

pub mod accessibility;
mod article;
pub mod method;
pub mod privacy;
pub mod who;
