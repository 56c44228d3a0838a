//! Recomputes a bundle and names what was changed, with file and line.

use crate::bundle::{Bundle, OUTPUTS, Outputs, Recompute};
use crate::cause::cause;
use crate::manifest::{self, Change, Entry, Manifest, OwnChange, own_change};
use crate::package::{self, Package};
use crate::problem::{Problem, Problems};
use crate::signature::{self, PublicKey, Signed};
use csv::StringRecord;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What verifying a bundle found.
#[derive(Clone, Debug, Default)]
pub struct Verification {
    /// Program and version that wrote the bundle; empty where `MANIFEST` cannot be read.
    pub engine: String,
    /// Files whose hash is the one in `MANIFEST`.
    pub n_hashed: usize,
    /// Outputs that came out the same, byte for byte.
    pub recomputed: Vec<String>,
    /// Who vouches for it. That a key is known to anybody is not said here.
    pub signed: Signed,
    /// What is not as it was; rows count the lines of the file.
    pub problems: Problems,
}

impl Verification {
    /// Whether every file is what it was, every output came out the same, and
    /// the signature, where there is one, belongs to it.
    pub fn is_good(&self) -> bool {
        self.problems.is_empty()
    }

    /// Demands that one of these keys signed; what did not is one more problem.
    pub fn demand_key(&mut self, keys: &[PublicKey]) {
        let arguments = |key: &PublicKey| vec![("key", key.id())];
        match &self.signed {
            Signed::By { key, .. } if keys.contains(key) => {}
            Signed::By { key, .. } => {
                let arguments = arguments(key);
                self.say(
                    signature::NAME,
                    None,
                    None,
                    "signature-other-key",
                    arguments,
                );
            }
            Signed::Not => self.say(signature::NAME, None, None, "signature-missing", vec![]),
            // That it vouches for nothing was said already.
            Signed::Broken(_) => {}
        }
    }
}

/// How many candidate lines are named.
const MOST_NAMED: usize = 20;
/// How much of a changed field is shown.
const MOST_SHOWN: usize = 80;
/// How many differing lines of an output are looked at.
const MOST_LINES: usize = 1000;

/// Verifies a bundle: hashes every file, recomputes every output, and checks the
/// signature where there is one.
pub fn verify(folder: &Path, recompute: Recompute) -> Verification {
    let mut found = Verification::default();
    let mut files = BTreeMap::new();
    read_files(folder, "", 0, &mut files, &mut found.problems);
    let text = files.remove(manifest::NAME);
    if let Some(file) = files.remove(signature::NAME) {
        let hash = text.as_deref().map(manifest::hash).unwrap_or_default();
        found.signature(&file, &hash);
    }
    let Some(text) = text else {
        found.say(manifest::NAME, None, None, "manifest-missing", vec![]);
        return found;
    };
    let text = String::from_utf8_lossy(&text);
    let own = own_change(&text);
    match &own {
        None => {}
        Some(OwnChange::Line(line)) => found.say(
            manifest::NAME,
            Some(*line),
            None,
            "manifest-changed",
            vec![],
        ),
        Some(OwnChange::Unreadable) => {
            found.say(manifest::NAME, None, None, "manifest-unreadable", vec![])
        }
    }
    let Ok(manifest) = Manifest::read(&text) else {
        if own.is_none() {
            found.say(manifest::NAME, None, None, "manifest-unreadable", vec![]);
        }
        return found;
    };
    found.engine = manifest.engine.clone();
    let changed = found.hashes(&manifest, &files, own.is_some());
    if changed || own.is_some() {
        // What comes out of changed inputs says nothing; the changes are named.
        if found.is_only_in_outputs() {
            found.name_figures(folder, &files, recompute);
        }
        return found;
    }
    found.package(&files);
    found.outputs(folder, &files, recompute);
    found
}

impl Verification {
    fn say(
        &mut self,
        file: &str,
        line: Option<u64>,
        column: Option<String>,
        key: &'static str,
        arguments: Vec<(&'static str, String)>,
    ) {
        self.problems.push(Problem {
            file: file.to_owned(),
            row: line,
            column,
            key,
            arguments,
        });
    }

    /// Looks whether the signature belongs to this bundle.
    fn signature(&mut self, file: &[u8], manifest_hash: &str) {
        self.signed = signature::check(file, manifest_hash);
        if let Signed::Broken(fault) = self.signed {
            self.say(signature::NAME, None, None, fault.key(), vec![]);
        }
    }

    /// Compares the files with their hashes. Returns whether any differs.
    fn hashes(
        &mut self,
        manifest: &Manifest,
        files: &BTreeMap<String, Vec<u8>>,
        own_changed: bool,
    ) -> bool {
        let before = self.problems.count();
        let changes: Vec<Option<Option<Change>>> = manifest
            .entries
            .par_iter()
            .map(|entry| files.get(&entry.name).map(|content| entry.change(content)))
            .collect();
        for (entry, change) in manifest.entries.iter().zip(changes) {
            match change {
                None => self.say(&entry.name, None, None, "bundle-missing", vec![]),
                Some(None) => self.n_hashed += 1,
                // Where the hash itself was changed, the square still knows better.
                Some(Some(Change::None)) if own_changed => {}
                Some(Some(change)) => self.change(entry, change),
            }
        }
        for name in files.keys().filter(|name| manifest.entry(name).is_none()) {
            // A line lost from the manifest was said already.
            if !own_changed {
                self.say(name, None, None, "bundle-extra", vec![]);
            }
        }
        self.problems.count() > before
    }

    fn change(&mut self, entry: &Entry, change: Change) {
        let name = entry.name.as_str();
        match change {
            Change::Line(line) => self.say(name, Some(line), None, "bundle-line", vec![]),
            Change::Among(lines) => {
                let mut named: Vec<String> =
                    lines.iter().take(MOST_NAMED).map(u64::to_string).collect();
                if lines.len() > MOST_NAMED {
                    named.push("…".to_owned());
                }
                self.say(
                    name,
                    Some(lines[0]),
                    None,
                    "bundle-among",
                    vec![("lines", named.join(", "))],
                );
            }
            Change::From(first, last) => {
                let arguments = vec![
                    ("first", first.to_string()),
                    ("last", last.min(entry.lines).to_string()),
                    ("lines", entry.lines.to_string()),
                ];
                self.say(name, Some(first), None, "bundle-from", arguments);
            }
            Change::None => self.say(name, None, None, "bundle-hash", vec![]),
        }
    }

    /// Whether lines of outputs were changed and nothing they are computed from.
    fn is_only_in_outputs(&self) -> bool {
        self.problems.iter().all(|problem| {
            let is_line = ["bundle-line", "bundle-among"].contains(&problem.key);
            is_line && OUTPUTS.contains(&problem.file.as_str())
        })
    }

    /// Says which figure of a changed line is another, and what is computed; of a
    /// line that is as computed, or of several that may be meant, what was said stays.
    fn name_figures(
        &mut self,
        folder: &Path,
        files: &BTreeMap<String, Vec<u8>>,
        recompute: Recompute,
    ) {
        let computed = Bundle::open(folder)
            .ok()
            .and_then(|bundle| recompute(&bundle).ok());
        let outputs = computed.unwrap_or_default();
        let lines = std::mem::take(&mut self.problems);
        for changed in lines.iter() {
            let both = outputs.get(&changed.file).zip(files.get(&changed.file));
            let both = both.filter(|_| changed.key == "bundle-line");
            let named = both
                .zip(changed.row)
                .is_some_and(|((expected, content), line)| {
                    let (expected, content) = (text(expected), text(content));
                    let place = usize::try_from(line).unwrap_or_default().saturating_sub(1);
                    let lines = (expected.lines().nth(place), content.lines().nth(place));
                    let header = expected.lines().next().unwrap_or_default();
                    lines.0 != lines.1 && {
                        self.difference(&changed.file, header, line, lines, "output-changed");
                        true
                    }
                });
            if !named {
                self.problems.push(changed.clone());
            }
        }
    }

    /// Compares `datapackage.json` with what the files make of it.
    fn package(&mut self, files: &BTreeMap<String, Vec<u8>>) {
        let Some(content) = files.get(package::NAME) else {
            return;
        };
        let text = String::from_utf8_lossy(content);
        let Some(package) = Package::read(&text) else {
            self.say(package::NAME, None, None, "not-a-bundle", vec![]);
            return;
        };
        let mut described = files.clone();
        described.remove(package::NAME);
        let expected = package.text(&described);
        if expected != text {
            let line = expected.lines().zip(text.lines()).position(|(a, b)| a != b);
            let line =
                line.unwrap_or(expected.lines().count().min(text.lines().count())) as u64 + 1;
            self.say(package::NAME, Some(line), None, "package-differs", vec![]);
        }
    }

    /// Recomputes the outputs and compares them.
    fn outputs(&mut self, folder: &Path, files: &BTreeMap<String, Vec<u8>>, recompute: Recompute) {
        let outputs: Result<Outputs, String> = match Bundle::open(folder) {
            Ok(bundle) => recompute(&bundle).map_err(|error| chain(error.as_ref())),
            Err(problems) => Err(problems.to_string()),
        };
        let outputs = match outputs {
            Ok(outputs) => outputs,
            Err(cause) => {
                self.say(
                    package::NAME,
                    None,
                    None,
                    "not-recomputed",
                    vec![("cause", cause)],
                );
                return;
            }
        };
        for (name, expected) in &outputs {
            match files.get(name) {
                None => self.say(name, None, None, "output-missing", vec![]),
                Some(content) if content == expected => self.recomputed.push(name.clone()),
                Some(content) => self.differences(name, expected, content, "output-differs"),
            }
        }
        for name in OUTPUTS {
            // Without its inputs a result could say anything.
            if files.contains_key(name) && !outputs.contains_key(name) {
                self.say(name, None, None, "output-unfounded", vec![]);
            }
        }
    }

    /// Names the lines and columns in which an output differs.
    fn differences(&mut self, name: &str, expected: &[u8], found: &[u8], key: &'static str) {
        let (expected, found) = (text(expected), text(found));
        let header = expected.lines().next().unwrap_or_default();
        let n = expected.lines().count().max(found.lines().count());
        let (mut ours, mut theirs) = (expected.lines(), found.lines());
        let mut said = 0;
        for line in 1..=n as u64 {
            let (our, their) = (ours.next(), theirs.next());
            if our == their {
                continue;
            }
            said += 1;
            if said > MOST_LINES {
                return;
            }
            self.difference(name, header, line, (our, their), key);
        }
        if said == 0 {
            self.say(
                name,
                Some(n as u64),
                None,
                key,
                vec![("expected", "LF".to_owned()), ("found", String::new())],
            );
        }
    }

    /// Names the column in which a line differs, as computed and as found.
    fn difference(
        &mut self,
        name: &str,
        header: &str,
        line: u64,
        (our, their): (Option<&str>, Option<&str>),
        key: &'static str,
    ) {
        let header = record(header);
        let (our, their) = (our.unwrap_or_default(), their.unwrap_or_default());
        let (our_fields, their_fields) = (record(our), record(their));
        let column =
            (0..header.len()).find(|column| our_fields.get(*column) != their_fields.get(*column));
        let is_table = name.ends_with(".csv") && our_fields.len() == their_fields.len();
        let column = column.filter(|_| is_table);
        let (our, their) = match column {
            Some(column) => (
                our_fields[column].to_owned(),
                their_fields[column].to_owned(),
            ),
            None => (our.to_owned(), their.to_owned()),
        };
        let column = column.map(|column| header[column].to_owned());
        let arguments = vec![("expected", shown(&our)), ("found", shown(&their))];
        self.say(name, Some(line), column, key, arguments);
    }
}

fn text(content: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(content)
}

fn record(line: &str) -> StringRecord {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(line.as_bytes());
    reader
        .records()
        .next()
        .and_then(Result::ok)
        .unwrap_or_default()
}

fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(MOST_SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!(": {error}"));
        cause = error.source();
    }
    text
}

/// Folders a bundle may have within one another.
const MOST_DEPTH: usize = 4;

/// Reads every file below a folder, by name with `/`.
fn read_files(
    folder: &Path,
    prefix: &str,
    depth: usize,
    files: &mut BTreeMap<String, Vec<u8>>,
    problems: &mut Problems,
) {
    let listed = fs::read_dir(folder).and_then(|entries| entries.collect::<Result<Vec<_>, _>>());
    let entries = match listed {
        Ok(entries) => entries,
        Err(error) => {
            problems.push(Problem::of_file(
                folder,
                "cannot-open",
                vec![("cause", cause(&error))],
            ));
            return;
        }
    };
    for entry in entries {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && depth < MOST_DEPTH {
            read_files(
                &entry.path(),
                &format!("{name}/"),
                depth + 1,
                files,
                problems,
            );
            continue;
        }
        match fs::read(entry.path()) {
            Ok(content) => {
                files.insert(name, content);
            }
            Err(error) => {
                let arguments = vec![("cause", cause(&error))];
                problems.push(Problem {
                    file: name,
                    key: "cannot-read",
                    arguments,
                    ..Problem::default()
                });
            }
        }
    }
}
