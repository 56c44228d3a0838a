//! Why a file is refused as evidence, and what was changed in one that is kept.

use prima_instrument::words::{Lang, say};

/// One reason why a file is refused.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// Name of the file, fit to be shown.
    pub file: String,
    /// What within the file, such as a part of a workbook; empty: the whole.
    pub part: String,
    /// Key of the message: `evidence-<key>` in `locales/`.
    pub key: &'static str,
    /// Arguments of the message.
    pub arguments: Vec<(&'static str, String)>,
}

impl Problem {
    /// A problem of the whole file.
    pub(crate) fn of_file(
        name: &str,
        key: &'static str,
        arguments: Vec<(&'static str, String)>,
    ) -> Problem {
        Problem {
            file: shown(name),
            key,
            arguments,
            ..Problem::default()
        }
    }

    /// A problem whose file is named later.
    pub(super) fn of(key: &'static str) -> Problem {
        Problem {
            key,
            ..Problem::default()
        }
    }

    /// A problem of a part whose file is named later.
    pub(super) fn of_part(part: &str, key: &'static str) -> Problem {
        Problem {
            part: shown(part),
            key,
            ..Problem::default()
        }
    }

    /// The same with an argument of its message.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Problem {
        self.arguments.push((name, value.into()));
        self
    }

    /// What is wrong, and where.
    pub fn message(&self, lang: Lang) -> String {
        let text = say(lang, &format!("evidence-{}", self.key), &self.all());
        let key = match self.part.is_empty() {
            true => "evidence-place-file",
            false => "evidence-place-part",
        };
        let place = say(lang, key, &self.all());
        format!("{place}: {text}")
    }

    /// What to do.
    pub fn hint(&self, lang: Lang) -> String {
        say(lang, &format!("evidence-{}-hint", self.key), &self.all())
    }

    fn all(&self) -> Vec<(&'static str, String)> {
        let mut arguments = self.arguments.clone();
        arguments.push(("file", self.file.clone()));
        arguments.push(("part", self.part.clone()));
        arguments
    }
}

/// Something that was changed in a file, or in its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Key of the message: `evidence-note-<key>` in `locales/`.
    pub key: &'static str,
    /// Arguments of the message.
    pub arguments: Vec<(&'static str, String)>,
}

impl Note {
    pub(super) fn new(key: &'static str, arguments: Vec<(&'static str, String)>) -> Note {
        Note { key, arguments }
    }

    /// What is said.
    pub fn message(&self, lang: Lang) -> String {
        say(
            lang,
            &format!("evidence-note-{}", self.key),
            &self.arguments,
        )
    }
}

/// Characters of a name that are shown.
const MOST_SHOWN: usize = 100;

/// A name as it may be shown: short, on one line, in one direction.
pub(super) fn shown(name: &str) -> String {
    let plain = |sign: char| match sign {
        sign if sign.is_control() || is_invisible(sign) => '\u{fffd}',
        sign => sign,
    };
    let mut shown: String = name.chars().take(MOST_SHOWN).map(plain).collect();
    if name.chars().nth(MOST_SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

/// Signs that turn the direction of writing or cannot be seen: with them
/// `exe.pdf` can look like `fdp.exe`.
pub(super) fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
