//! How far a score or rank can be trusted.
