//! What Typst sees: the files of one template, the fonts, the values to print.
//! No disk, no network, no packages, no clock.

use super::template::{Mistake, Template};
use std::collections::{BTreeMap, HashMap};
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Dict, Duration, IntoValue, Str};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};

/// Fonts, read once.
#[derive(Debug)]
pub(super) struct Fonts {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Fonts {
    /// All faces of these files; what is no font has none.
    pub fn read<'a>(files: impl Iterator<Item = &'a [u8]>) -> Fonts {
        let fonts: Vec<Font> = files
            .flat_map(|file| Font::iter(Bytes::new(file.to_vec())))
            .collect();
        Fonts {
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
        }
    }
}

/// The files of a template, as Typst names them.
#[derive(Debug)]
pub(super) struct Files {
    main: FileId,
    sources: HashMap<FileId, Source>,
    bytes: HashMap<FileId, Bytes>,
    place: String,
}

impl Files {
    /// Names the files of a template.
    pub fn of(template: &Template) -> Files {
        let mut files = Files {
            main: id_of(&template.main),
            sources: HashMap::new(),
            bytes: HashMap::new(),
            place: template.place.clone(),
        };
        for (name, content) in &template.files {
            let id = id_of(name);
            if let (true, Ok(text)) = (name.ends_with(".typ"), String::from_utf8(content.clone())) {
                files.sources.insert(id, Source::new(id, text));
            }
            files.bytes.insert(id, Bytes::new(content.clone()));
        }
        files
    }
}

fn id_of(path: &str) -> FileId {
    let path = VirtualPath::new(path)
        .unwrap_or_else(|_| VirtualPath::new("unnamed").expect("a plain name is a path"));
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// One certificate on its way.
pub(super) struct Sheet<'a> {
    library: LazyHash<Library>,
    fonts: &'a Fonts,
    files: &'a Files,
}

impl<'a> Sheet<'a> {
    /// With these values in `sys.inputs`.
    pub fn new(
        fonts: &'a Fonts,
        files: &'a Files,
        inputs: &BTreeMap<&'static str, String>,
    ) -> Self {
        let inputs: Dict = inputs
            .iter()
            .map(|(name, text)| (Str::from(*name), text.as_str().into_value()))
            .collect();
        Sheet {
            library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
            fonts,
            files,
        }
    }

    /// A mistake with its place.
    pub fn mistake(&self, found: &SourceDiagnostic) -> Mistake {
        let place = found.span.id().map(|id| {
            let name = id.get().vpath().get_without_slash().to_owned();
            let source = self.files.sources.get(&id);
            let range = self.range(found.span);
            let at = source.zip(range).and_then(|(source, range)| {
                let (line, column) = source.lines().byte_to_line_column(range.start)?;
                Some(format!(
                    "{}/{name}:{}:{}",
                    self.files.place,
                    line + 1,
                    column + 1
                ))
            });
            at.unwrap_or_else(|| format!("{}/{name}", self.files.place))
        });
        Mistake {
            place: place.unwrap_or_else(|| self.files.place.clone()),
            message: found.message.to_string(),
            hints: found.hints.iter().map(|hint| hint.v.to_string()).collect(),
        }
    }
}

impl World for Sheet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.files.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let found = self.files.sources.get(&id).cloned();
        found.ok_or_else(|| FileError::NotFound(id.get().vpath().get_without_slash().into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.files.bytes.get(&id).cloned();
        found.ok_or_else(|| FileError::NotFound(id.get().vpath().get_without_slash().into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
