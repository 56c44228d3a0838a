//! A template: a manifest and the files beside it, and what can be wrong with it.

use crate::wording::Words;
use prima_instrument::words::Text;
use std::collections::BTreeMap;
use toml::de::DeTable;

/// Name of the manifest.
pub const MANIFEST: &str = "template.toml";

/// Files of the template that is shipped.
const SHIPPED: [(&str, &[u8]); 2] = [
    (
        MANIFEST,
        include_bytes!("../../../../templates/piagam/template.toml"),
    ),
    (
        "piagam.typ",
        include_bytes!("../../../../templates/piagam/piagam.typ"),
    ),
];

/// A template of certificates.
#[derive(Clone, Debug)]
pub struct Template {
    /// Its name, which certificates remember.
    pub name: String,
    /// Its title.
    pub title: Text,
    /// The file Typst begins with.
    pub main: String,
    /// All its files, by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Where it lies, for messages.
    pub place: String,
}

/// What keeps a page from being made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateFault {
    /// There is no manifest that can be read, and why.
    NoManifest {
        /// The manifest.
        place: String,
        /// What is wrong.
        cause: String,
    },
    /// The file it begins with is not there.
    NoMain {
        /// The manifest.
        place: String,
        /// The file.
        file: String,
    },
    /// Typst found mistakes.
    Errors(Vec<Mistake>),
    /// No font has these letters.
    Letters(Vec<char>),
    /// It is not one page.
    Pages(usize),
    /// It leaves out up to which day the certificate holds, so that the page says
    /// less than its credential.
    NoUntil {
        /// The file Typst begins with.
        place: String,
        /// What it leaves out, in words.
        until: String,
    },
    /// It gives another page than the one that was issued.
    Changed {
        /// The file Typst begins with.
        place: String,
    },
}

/// One mistake of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// File, line and column, as far as they are known.
    pub place: String,
    /// What is wrong, as Typst says it.
    pub message: String,
    /// What to do, as Typst says it.
    pub hints: Vec<String>,
}

impl Template {
    /// The one that is shipped.
    pub fn shipped() -> Template {
        let files = SHIPPED
            .iter()
            .map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec()));
        Template::read("piagam", "templates/piagam", files.collect())
            .expect("the shipped template has a manifest, as a test says")
    }

    /// A template of these files, by path from its folder.
    pub fn read(
        name: &str,
        place: &str,
        files: BTreeMap<String, Vec<u8>>,
    ) -> Result<Template, TemplateFault> {
        let at = format!("{place}/{MANIFEST}");
        let no_manifest = |cause: String| TemplateFault::NoManifest {
            place: at.clone(),
            cause,
        };
        let text = files
            .get(MANIFEST)
            .ok_or_else(|| no_manifest(MANIFEST.to_owned()))?;
        let text = str::from_utf8(text).map_err(|error| no_manifest(error.to_string()))?;
        let table =
            DeTable::parse(text).map_err(|error| no_manifest(error.message().to_owned()))?;
        let table = table.into_inner();
        let main = table.get("main").and_then(|value| value.get_ref().as_str());
        let main = main
            .ok_or_else(|| no_manifest("main".to_owned()))?
            .to_owned();
        if !files.contains_key(&main) {
            let place = at.clone();
            return Err(TemplateFault::NoMain { place, file: main });
        }
        let title = |lang: &str| {
            let titles = table
                .get("title")
                .and_then(|value| value.get_ref().as_table());
            let title = titles.and_then(|titles| titles.get(lang));
            let title = title.and_then(|value| value.get_ref().as_str());
            title.unwrap_or(name).to_owned()
        };
        Ok(Template {
            name: name.to_owned(),
            title: Text {
                id: title("id"),
                en: title("en"),
            },
            main,
            files,
            place: place.to_owned(),
        })
    }

    /// Fonts that lie beside its sources.
    pub fn fonts(&self) -> impl Iterator<Item = &[u8]> {
        let is_font = |name: &str| name.ends_with(".ttf") || name.ends_with(".otf");
        let fonts = self.files.iter().filter(move |(name, _)| is_font(name));
        fonts.map(|(_, bytes)| bytes.as_slice())
    }
}

impl TemplateFault {
    /// Whether the template can be used, and gives a page that is not the one that was
    /// issued; else it is broken.
    pub fn is_other_page(&self) -> bool {
        matches!(
            self,
            TemplateFault::Changed { .. } | TemplateFault::NoUntil { .. }
        )
    }

    /// What is wrong, where, and what to do; one line for each mistake.
    pub fn text(&self, words: Words) -> String {
        match self {
            TemplateFault::NoManifest { place, cause } => words.say(
                "piagam-template-no-manifest",
                &[("place", place.clone()), ("cause", cause.clone())],
            ),
            TemplateFault::NoMain { place, file } => words.say(
                "piagam-template-no-main",
                &[("place", place.clone()), ("file", file.clone())],
            ),
            TemplateFault::Errors(mistakes) => {
                let said = mistakes.iter().map(|mistake| mistake.text(words));
                said.collect::<Vec<_>>().join("\n")
            }
            TemplateFault::Letters(letters) => {
                let named = letters
                    .iter()
                    .map(|it| format!("{it} (U+{:04X})", u32::from(*it)));
                let letters = named.collect::<Vec<_>>().join(", ");
                words.say("piagam-template-letters", &[("letters", letters)])
            }
            TemplateFault::Pages(n) => {
                words.say("piagam-template-pages", &[("n", words.count(*n))])
            }
            TemplateFault::NoUntil { place, until } => words.say(
                "piagam-template-no-until",
                &[("place", place.clone()), ("until", until.clone())],
            ),
            TemplateFault::Changed { place } => {
                words.say("piagam-template-changed", &[("place", place.clone())])
            }
        }
    }
}

impl Mistake {
    fn text(&self, words: Words) -> String {
        let arguments = [
            ("place", self.place.clone()),
            ("message", self.message.clone()),
        ];
        let mut text = words.say("piagam-template-error", &arguments);
        for hint in &self.hints {
            text.push('\n');
            text.push_str(&words.say("piagam-template-hint", &[("hint", hint.clone())]));
        }
        text
    }
}
