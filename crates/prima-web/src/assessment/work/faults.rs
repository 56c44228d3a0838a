//! What is wrong with a form: the faults of its fields, each to be said on top
//! and beside its field.

use crate::look::{FieldError, Words, error_summary};
use maud::Markup;

/// Faults in the order they were found: field and sentence.
#[derive(Clone, Debug, Default)]
pub struct Faults(Vec<(String, String)>);

impl Faults {
    /// One fault of one field.
    pub fn one(field: &str, message: String) -> Faults {
        Faults(vec![(field.to_owned(), message)])
    }

    /// Adds a fault; a field says one thing at a time, so a second one of the
    /// same field is joined to the first.
    pub fn add(&mut self, field: &str, message: String) {
        match self.0.iter_mut().find(|(name, _)| name == field) {
            Some((_, said)) if said.contains(&message) => {}
            Some((_, said)) => {
                said.push(' ');
                said.push_str(&message);
            }
            None => self.0.push((field.to_owned(), message)),
        }
    }

    /// What is wrong with a field.
    pub fn of(&self, field: &str) -> Option<&str> {
        let found = self.0.iter().find(|(name, _)| name == field);
        found.map(|(_, message)| message.as_str())
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, on top of the page.
    pub fn summary(&self, words: Words) -> Markup {
        let errors: Vec<FieldError> = self
            .0
            .iter()
            .map(|(field, message)| FieldError { field, message })
            .collect();
        error_summary(words, &errors)
    }
}

#[cfg(test)]
mod tests {
    use super::Faults;

    #[test]
    fn a_field_says_everything_that_is_wrong_once() {
        let mut faults = Faults::one("a", "Kosong.".to_owned());
        faults.add("a", "Kosong.".to_owned());
        faults.add("a", "Terlambat.".to_owned());
        assert_eq!(faults.of("a"), Some("Kosong. Terlambat."));
        assert_eq!(faults.of("b"), None);
    }
}
