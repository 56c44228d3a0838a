//! Open data: data sets with their files, bundles anyone can verify, the API,
//! the list of all pages, and the feed of imports.

pub mod api;
pub mod api_page;
pub mod data;
pub mod dataset;
pub mod download;
pub mod feed;
pub mod sitemap;
pub mod tables;
pub mod verify;

mod marks;
mod xml;
