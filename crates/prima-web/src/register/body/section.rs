//! A section of a card before it is put on the page.

use crate::look::section;
use maud::Markup;

/// One section.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its id, part of the address of what it says.
    pub id: &'static str,
    /// Its heading.
    pub heading: String,
    /// What it says.
    pub body: Markup,
}

impl Section {
    /// The section with its heading.
    pub fn markup(&self) -> Markup {
        section(self.id, &self.heading, &self.body)
    }
}
