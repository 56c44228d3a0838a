//! Open data, asked of a database that holds the shipped history.

mod api;
mod support;
