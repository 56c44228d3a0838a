//! Certificates as printed pages: tagged PDF, PNG and SVG, set by Typst.
//!
//! A page is a function of the template, the fonts and what is to be printed:
//! the same input gives the same bytes, so that a page can be made again and
//! compared. What is printed reaches the template as values only and is never
//! part of its source. A letter that no font has is a refusal that names it,
//! never an empty box.

mod press;
mod printed;
mod template;
mod world;

pub use press::{Page, Press};
pub use printed::Printed;
pub use template::{Template, TemplateFault};
