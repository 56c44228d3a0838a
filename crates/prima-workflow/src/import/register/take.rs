//! Takes the records of files into the register.
//!
//! A record is put in place of the one of its key. A column the file does not
//! have keeps what was registered; an empty cell clears it.

use super::Register;
use crate::import::ImportOptions;
use prima_domain::register::day::Day;
use prima_domain::register::moment;
use prima_exchange::Problems;
use prima_exchange::records::{
    ALIASES, BODIES, BODY_NAMES, REGION_PARENTS, REGIONS, Record, Records,
};
use prima_store::register::{Alias, Body, BodyName, BodyParent, Region, RegionParent};
use std::collections::BTreeMap;
use std::path::Path;

/// One record of a file.
struct Read<'a> {
    file: &'a Records,
    record: &'a Record,
}

impl Read<'_> {
    fn get(&self, column: &str) -> String {
        self.file.kind.get(self.record, column).to_owned()
    }

    /// The value, or where there is no such column what there was before.
    fn or(&self, column: &str, before: Option<&String>) -> String {
        match self.file.has(column) {
            true => self.get(column),
            false => before.cloned().unwrap_or_default(),
        }
    }
}

impl Register {
    /// Takes the files of an import, of which no two may say different things
    /// of the same.
    pub fn take(&mut self, files: &[Records], options: &ImportOptions, problems: &mut Problems) {
        let mut first: BTreeMap<(&str, Vec<&str>), Read> = BTreeMap::new();
        for file in files {
            for record in &file.records {
                self.take_record(&Read { file, record }, options);
                if files.len() < 2 {
                    continue;
                }
                let key = (file.kind.name, file.kind.key_of(record));
                match first.get(&key) {
                    Some(other) if other.file.file != file.file && differs(other, file, record) => {
                        let arguments = vec![
                            ("key", key.1.join(" · ")),
                            ("file", other.file.file.clone()),
                            ("row", other.record.row.to_string()),
                        ];
                        let column = file.kind.key[0];
                        problems.push(file.problem(record, column, "two-files", arguments));
                    }
                    Some(_) => {}
                    None => {
                        first.insert(key, Read { file, record });
                    }
                }
            }
        }
    }

    fn take_record(&mut self, read: &Read, options: &ImportOptions) {
        match read.file.kind.name {
            name if name == REGIONS.name => self.put_region(self.region(read)),
            name if name == REGION_PARENTS.name => {
                self.put_region_parent(self.region_parent(read));
            }
            name if name == ALIASES.name => self.put_alias(Alias {
                kind: read.get("kind"),
                code: read.get("code"),
                alias: read.get("alias"),
            }),
            name if name == BODIES.name => {
                let body = self.read_body(read);
                if !options.correction {
                    self.keep_former(&body, &read.file.file, options.at);
                }
                self.put_body(body);
            }
            name if name == BODY_NAMES.name => self.put_body_name(self.body_name(read)),
            _ => self.put_body_parent(self.body_parent(read)),
        }
    }

    fn region(&self, read: &Read) -> Region {
        let region = read.get("code");
        let old = self.regions.get(&region);
        Region {
            name: read.get("name"),
            short: read.get("short"),
            kind: read.get("kind"),
            parent: read.get("parent"),
            valid_from: read.or("valid_from", old.map(|old| &old.valid_from)),
            valid_to: read.or("valid_to", old.map(|old| &old.valid_to)),
            region,
        }
    }

    fn region_parent(&self, read: &Read) -> RegionParent {
        let key = (read.get("region"), read.get("parent"));
        let old = self.region_parents.get(&key);
        RegionParent {
            valid_from: read.or("valid_from", old.map(|old| &old.valid_from)),
            valid_to: read.get("valid_to"),
            provisional: read.or("provisional", old.map(|old| &old.provisional)),
            region: key.0,
            parent: key.1,
        }
    }

    fn read_body(&self, read: &Read) -> Body {
        let body = read.get("unit");
        let old = self.bodies.get(&body);
        Body {
            name: read.get("name"),
            short: read.or("short", old.map(|old| &old.short)),
            parent: read.or("parent", old.map(|old| &old.parent)),
            kind: read.get("kind"),
            level: read.or("level", old.map(|old| &old.level)),
            region: read.or("region", old.map(|old| &old.region)),
            valid_from: read.or("valid_from", old.map(|old| &old.valid_from)),
            valid_to: read.or("valid_to", old.map(|old| &old.valid_to)),
            aliases: read.or("aliases", old.map(|old| &old.aliases)),
            sample: read.or("sample", old.map(|old| &old.sample)),
            name_order: old.map_or(0, |old| old.name_order),
            body,
        }
    }

    fn body_name(&self, read: &Read) -> BodyName {
        let key = (read.get("unit"), read.get("name"));
        let old = self.body_names.get(&key);
        BodyName {
            valid_from: read.or("valid_from", old.map(|old| &old.valid_from)),
            valid_to: read.get("valid_to"),
            source: read.get("source"),
            body: key.0,
            name: key.1,
        }
    }

    fn body_parent(&self, read: &Read) -> BodyParent {
        let key = (read.get("unit"), read.get("parent"));
        let old = self.body_parents.get(&key);
        BodyParent {
            valid_from: read.or("valid_from", old.map(|old| &old.valid_from)),
            valid_to: read.get("valid_to"),
            source: read.get("source"),
            body: key.0,
            parent: key.1,
        }
    }

    /// Keeps the name and parent a body has until today, where `body` has others.
    fn keep_former(&mut self, body: &Body, file: &str, at: &str) {
        let Some(old) = self.bodies.get(&body.body) else {
            return;
        };
        let until = moment::read(at).map_or_else(|| at.to_owned(), |at| Day::at(at).to_string());
        // Where the file lies is nobody's business; its name tells enough.
        let name = Path::new(file).file_name();
        let source = name.map_or(file.to_owned(), |name| name.to_string_lossy().into_owned());
        // The present name began when the newest of the former ones ended.
        let since = |ends: Option<&String>| ends.unwrap_or(&old.valid_from).clone();
        let name = (old.name != body.name).then(|| {
            let former = of_body(&self.body_names, &old.body);
            BodyName {
                body: old.body.clone(),
                name: old.name.clone(),
                valid_from: since(former.map(|name| &name.valid_to).max()),
                valid_to: until.clone(),
                source: source.clone(),
            }
        });
        let parent = (old.parent != body.parent && !old.parent.is_empty()).then(|| {
            let former = of_body(&self.body_parents, &old.body);
            BodyParent {
                body: old.body.clone(),
                parent: old.parent.clone(),
                valid_from: since(former.map(|parent| &parent.valid_to).max()),
                valid_to: until,
                source,
            }
        });
        if let Some(name) = name {
            self.put_body_name(name);
        }
        if let Some(parent) = parent {
            self.put_body_parent(parent);
        }
    }
}

/// The rows of a body, among those of all.
fn of_body<'a, T>(
    rows: &'a BTreeMap<(String, String), T>,
    body: &'a str,
) -> impl Iterator<Item = &'a T> {
    let from_body = rows.range((body.to_owned(), String::new())..);
    let its = from_body.take_while(move |((other, _), _)| other == body);
    its.map(|(_, row)| row)
}

/// Whether two records say different things where both say something.
fn differs(one: &Read, file: &Records, record: &Record) -> bool {
    let kind = file.kind;
    let mut both = kind.shape.all();
    both.any(|column| {
        let is_in_both = one.file.has(column) && file.has(column);
        is_in_both && kind.get(one.record, column) != kind.get(record, column)
    })
}
