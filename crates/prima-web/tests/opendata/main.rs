//! Open data, asked of a database that holds the shipped history.

mod api;
mod bundles;
mod certificates;
mod lists;
mod pages;
mod support;
