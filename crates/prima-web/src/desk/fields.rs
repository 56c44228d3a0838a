//! What a form sent.

/// Names and values of a form, in the order they were sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// A form without fields.
    pub const NONE: Fields = Fields(Vec::new());

    /// Reads `application/x-www-form-urlencoded`; nothing of it can be wrong.
    pub fn read(bytes: &[u8]) -> Fields {
        let mut fields = Fields::default();
        for (name, value) in form_urlencoded::parse(bytes) {
            fields.add(name.into_owned(), &value);
        }
        fields
    }

    /// Adds a value as a text that both databases take: lines end as they do
    /// here, and there are no other control characters.
    pub fn add(&mut self, name: String, value: &str) {
        let value = value.replace("\r\n", "\n");
        let is_written = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
        self.0
            .push((name, value.chars().filter(is_written).collect()));
    }

    /// The first value of a name without space around it; empty where it has none.
    pub fn value(&self, name: &str) -> &str {
        self.exact(name).trim()
    }

    /// The first value of a name as it was written, such as a password.
    pub fn exact(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value)
    }

    /// All values of a name that are not empty.
    pub fn values(&self, name: &str) -> Vec<&str> {
        let own = self.0.iter().filter(|(key, _)| key == name);
        own.map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
            .collect()
    }

    /// Whether a name was sent at all.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether nothing was sent.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_it_was_written() {
        let fields =
            Fields::read(b"nama=+Sri+&nilai=4&nilai=&nilai=5&catatan=a%0D%0Ab%00c&kosong=");
        assert_eq!(fields.value("nama"), "Sri");
        assert_eq!(fields.exact("nama"), " Sri ");
        assert_eq!(fields.values("nilai"), ["4", "5"]);
        assert_eq!(fields.value("catatan"), "a\nbc");
        assert!(fields.has("kosong") && !fields.has("lain"));
        assert_eq!(fields.value("lain"), "");
    }
}
