//! The words a person reads, in the two languages of `locales/`.
//!
//! Every message has a key; a text written in an instrument is a [`Text`].

use crate::exact::Exact;
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, langid};
use std::borrow::Cow;
use std::collections::HashMap;

use locales::LOCALES;

#[expect(
    clippy::disallowed_methods,
    reason = "the macro walks a hash map of languages to fill another; no order shows"
)]
mod locales {
    use fluent_templates::static_loader;

    static_loader! {
        pub static LOCALES = {
            locales: "../../locales",
            fallback_language: "id",
            customise: |bundle| bundle.set_use_isolating(false),
        };
    }
}

const INDONESIAN: LanguageIdentifier = langid!("id");
const ENGLISH: LanguageIdentifier = langid!("en");

/// A language Prima speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Bahasa Indonesia, the first language.
    #[default]
    Id,
    /// English.
    En,
}

impl Lang {
    /// The language of a tag (`id`, `en`).
    pub fn from_tag(tag: &str) -> Option<Lang> {
        match tag {
            "id" => Some(Lang::Id),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Id => "id",
            Lang::En => "en",
        }
    }

    /// The text of a row that has both languages; Indonesian where nobody wrote
    /// the English.
    pub fn of<'a>(self, id: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::En if !en.is_empty() => en,
            _ => id,
        }
    }
}

/// One text in both languages; neither is empty in a checked instrument.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Indonesian.
    pub id: String,
    /// English.
    pub en: String,
}

impl Text {
    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Id => &self.id,
            Lang::En => &self.en,
        }
    }
}

/// The message `key` in `lang`, with its arguments put in.
///
/// An unknown key prints itself, so that a missing text is seen; a test keeps
/// keys and texts together.
pub fn say(lang: Lang, key: &str, arguments: &[(&'static str, String)]) -> String {
    let language = match lang {
        Lang::Id => &INDONESIAN,
        Lang::En => &ENGLISH,
    };
    let values: HashMap<Cow<'static, str>, FluentValue> = arguments
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), argument(value)))
        .collect();
    LOCALES
        .try_lookup_with_args(language, key, &values)
        .unwrap_or_else(|| key.to_owned())
}

/// A whole number goes in as one, so that a text can choose by it (none, one, many).
fn argument(value: &str) -> FluentValue<'static> {
    match value.parse::<i32>() {
        Ok(number) if number.to_string() == value => FluentValue::from(number),
        _ => FluentValue::from(value.to_owned()),
    }
}

/// A number as `lang` writes it: 76,81 in Indonesian, 76.81 in English. What
/// has no finite decimal stays a fraction.
pub fn figure(lang: Lang, value: &Exact) -> String {
    localized(lang, value.to_string())
}

/// A number with exactly `digits` decimals; it must already be that coarse.
pub fn figure_at(lang: Lang, value: &Exact, digits: u32) -> String {
    localized(lang, value.at_digits(digits))
}

/// A share of the whole: per cent where that is a short decimal, else the fraction.
pub fn share(lang: Lang, value: &Exact) -> String {
    let percent = value.times(&Exact::whole(100));
    match percent.as_decimal(6) {
        Some(text) => format!("{}%", localized(lang, text)),
        None => figure(lang, value),
    }
}

fn localized(lang: Lang, number: String) -> String {
    match lang {
        Lang::Id => number.replace('.', ","),
        Lang::En => number,
    }
}
