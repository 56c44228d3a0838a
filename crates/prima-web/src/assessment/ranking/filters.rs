//! What a ranking is narrowed by: taken from the address, checked against what
//! there is, and shown again as a form.

use crate::asked::Asked;
use crate::assessment::naming;
use crate::look::{Choice, Control, Field, FieldError, Filter, Words, filter};
use maud::Markup;
use prima_instrument::model::{BodyKind, BodyLevel, PeerGroup, Within};

/// Levels that belong together, under one name in the address.
const GROUPS: [(&str, &[&str]); 2] = [
    ("kementerian-lembaga", &["kementerian", "lembaga"]),
    ("kabupaten-kota", &["kabupaten", "kota"]),
];

/// In place of a level, for all of them: without any, the list opens on one group.
pub const ALL_LEVELS: &str = "semua";

/// Longest part of a wrong value that is said back.
const MOST_SAID: usize = 40;

/// What there is to choose: value and name of each, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Provinces by code.
    pub provinces: Vec<(String, String)>,
    /// Bands by letter, highest first.
    pub bands: Vec<(String, String)>,
}

/// What is asked of a ranking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Level or group of levels; empty: all.
    pub level: String,
    /// Kind of bodies; empty: all.
    pub kind: String,
    /// Province code; empty: all.
    pub province: String,
    /// Band; empty: all.
    pub band: String,
    /// Words that are looked for; empty: none.
    pub search: String,
    /// In the alphabet instead of best first.
    pub by_name: bool,
    /// Whether all levels are asked for by name.
    pub all_levels: bool,
    /// Whether nothing was chosen, and this group is what the list opens on.
    pub opened: bool,
    /// What was asked for and does not exist: name in the address, value.
    pub unknown: Vec<(&'static str, String)>,
}

impl Filters {
    /// Reads an address; what is not among the choices is set aside as unknown.
    pub fn read(asked: &Asked, choices: &Choices) -> Filters {
        let mut filters = Filters {
            search: asked.value("q").to_owned(),
            ..Filters::default()
        };
        let known = |choices: &[(String, String)], value: &str| {
            choices.iter().any(|(known, _)| known == value)
        };
        let levels: Vec<String> = level_values().map(str::to_owned).collect();
        filters.level = filters.take(asked, "tingkat", |value| {
            value == ALL_LEVELS || levels.iter().any(|known| known == value)
        });
        if filters.level == ALL_LEVELS {
            filters.all_levels = true;
            filters.level.clear();
        }
        filters.kind = filters.take(asked, "jenis", |value| BodyKind::from_name(value).is_some());
        filters.province =
            filters.take(asked, "provinsi", |value| known(&choices.provinces, value));
        filters.band = filters.take(asked, "rentang", |value| known(&choices.bands, value));
        filters.by_name = filters.take(asked, "urut", |value| value == "nama") == "nama";
        filters
    }

    /// Narrows to one group that is ranked together, where nothing was chosen: one
    /// list of several groups has each rank several times. Gives back whether the
    /// group could be named by a level and a province.
    pub fn open_on(&mut self, group: &PeerGroup, reach: &str) -> bool {
        let of = |level: &BodyLevel| level.name();
        let levels: Vec<&str> = group.levels.iter().map(of).collect();
        let value = match levels[..] {
            [level] => Some(level),
            _ => {
                let named = GROUPS.iter().find(|(_, known)| *known == levels);
                named.map(|(name, _)| *name)
            }
        };
        let (Some(value), Within::Nation | Within::Province) = (value, group.within) else {
            return false;
        };
        self.level = value.to_owned();
        self.province = reach.to_owned();
        self.opened = true;
        true
    }

    fn take(
        &mut self,
        asked: &Asked,
        name: &'static str,
        is_known: impl Fn(&str) -> bool,
    ) -> String {
        let value = asked.value(name);
        if value.is_empty() || is_known(value) {
            return value.to_owned();
        }
        self.unknown
            .push((name, value.chars().take(MOST_SAID).collect()));
        String::new()
    }

    /// Levels of government that are asked for; none: all.
    pub fn levels(&self) -> Vec<String> {
        if self.level.is_empty() {
            return Vec::new();
        }
        let group = GROUPS.iter().find(|(name, _)| *name == self.level);
        match group {
            Some((_, levels)) => levels.iter().map(|level| (*level).to_owned()).collect(),
            None => vec![self.level.clone()],
        }
    }

    /// Whether anything was chosen, all levels included.
    pub fn chooses(&self) -> bool {
        self.narrows() || self.all_levels
    }

    /// Whether the list is narrowed at all.
    pub fn narrows(&self) -> bool {
        let texts = [
            &self.level,
            &self.kind,
            &self.province,
            &self.band,
            &self.search,
        ];
        texts.into_iter().any(|text| !text.is_empty()) || !self.unknown.is_empty()
    }

    /// What is wrong, one sentence a field, with what there is instead.
    pub fn errors(&self, words: Words, choices: &Choices) -> Vec<(&'static str, String)> {
        let error = |(name, value): &(&'static str, String)| {
            let known = options(words, name, choices);
            // Thirty-eight provinces stand in the field itself.
            let known: Vec<&str> = match known.len() {
                n if n > 10 => Vec::new(),
                _ if *name == "rentang" => {
                    known.iter().map(|(letter, _)| letter.as_str()).collect()
                }
                _ => known.iter().map(|(_, label)| label.as_str()).collect(),
            };
            let key = if known.is_empty() {
                "web-ranking-unknown-long"
            } else {
                "web-ranking-unknown"
            };
            let arguments = [
                ("field", words.label(&format!("web-ranking-field-{name}"))),
                ("value", value.clone()),
                ("known", known.join(", ")),
            ];
            (*name, words.say(key, &arguments))
        };
        self.unknown.iter().map(error).collect()
    }

    /// The form; `all` is the address of the whole list.
    pub fn form(&self, words: Words, choices: &Choices, action: &str, all: &str) -> Markup {
        let errors = self.errors(words, choices);
        let error = |name: &str| {
            errors
                .iter()
                .find(|(field, _)| *field == name)
                .map(|(_, message)| message.as_str())
        };
        let lists = [
            ("tingkat", &self.level),
            ("jenis", &self.kind),
            ("provinsi", &self.province),
            ("rentang", &self.band),
        ];
        let lists = lists.map(|(name, chosen)| {
            // Chosen by name: with no level at all, the list would open on one group.
            let any = match name {
                "tingkat" => ALL_LEVELS.to_owned(),
                _ => String::new(),
            };
            let mut all = vec![(any, words.label(&format!("web-ranking-all-{name}")))];
            all.extend(options(words, name, choices));
            (
                name,
                words.label(&format!("web-ranking-field-{name}")),
                all,
                chosen,
            )
        });
        let lists: Vec<(&str, &str, Vec<Choice>)> = lists
            .iter()
            .filter(|(_, _, all, _)| all.len() > 1)
            .map(|(name, label, all, chosen)| {
                let choices = all
                    .iter()
                    .enumerate()
                    .map(|(place, (value, label))| Choice {
                        value,
                        label,
                        chosen: value == *chosen || (place == 0 && chosen.is_empty()),
                    });
                (*name, label.as_str(), choices.collect())
            })
            .collect();
        let label = words.label("web-ranking-field-q");
        let mut fields = vec![Field {
            name: "q",
            label: &label,
            hint: None,
            error: None,
            control: Control::Search {
                value: &self.search,
            },
        }];
        fields.extend(lists.iter().map(|(name, label, choices)| Field {
            name,
            label,
            hint: None,
            error: error(name),
            control: Control::Select { choices },
        }));
        filter(
            words,
            &Filter {
                action,
                fields: &fields,
                kept: if self.by_name {
                    &[("urut", "nama")]
                } else {
                    &[]
                },
                reset: self.narrows().then_some(all),
            },
        )
    }
}

/// The errors as the summary on top of a page takes them.
pub fn summary<'a>(errors: &'a [(&'static str, String)]) -> Vec<FieldError<'a>> {
    errors
        .iter()
        .map(|(field, message)| FieldError { field, message })
        .collect()
}

fn level_values() -> impl Iterator<Item = &'static str> {
    let levels = BodyLevel::ALL.into_iter().map(BodyLevel::name);
    GROUPS.into_iter().map(|(name, _)| name).chain(levels)
}

/// Values and names of a list.
fn options(words: Words, name: &str, choices: &Choices) -> Vec<(String, String)> {
    match name {
        "tingkat" => level_values()
            .map(|value| (value.to_owned(), naming::level(words, value)))
            .collect(),
        "jenis" => BodyKind::ALL
            .into_iter()
            .map(|kind| (kind.name().to_owned(), naming::kind(words, kind.name())))
            .collect(),
        "provinsi" => choices.provinces.clone(),
        "rentang" => choices.bands.clone(),
        _ => vec![("nama".to_owned(), words.label("web-ranking-order-name"))],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use prima_instrument::model::Source;
    use prima_instrument::words::{Lang, Text};

    fn choices() -> Choices {
        Choices {
            provinces: vec![("16".to_owned(), "Sumatera Selatan".to_owned())],
            bands: vec![
                ("A".to_owned(), "A Kualitas Tertinggi".to_owned()),
                ("B".to_owned(), "B Kualitas Tinggi".to_owned()),
            ],
        }
    }

    fn read(query: &str) -> Filters {
        Filters::read(
            &Asked::new(Lang::Id, "/program/ombudsman/2023/peringkat", query),
            &choices(),
        )
    }

    #[test]
    fn a_group_of_levels_stands_for_its_levels() {
        assert_eq!(
            read("tingkat=kabupaten-kota").levels(),
            ["kabupaten", "kota"]
        );
        assert_eq!(read("tingkat=provinsi").levels(), ["provinsi"]);
        assert!(read("").levels().is_empty());
    }

    #[test]
    fn all_levels_are_asked_for_by_name() {
        let all = read("tingkat=semua");
        assert!(all.all_levels && all.levels().is_empty() && !all.narrows());
        assert!(all.unknown.is_empty(), "{:?}", all.unknown);
        assert!(!read("").all_levels);
    }

    #[test]
    fn a_list_opens_on_a_group_that_a_level_names() {
        let group = |levels: &[BodyLevel], within| PeerGroup {
            code: "x".to_owned(),
            title: Text::default(),
            kinds: vec![BodyKind::Institution],
            levels: levels.to_vec(),
            within,
            source: Source { law: 0, at: None },
            provisional: None,
        };
        let (kabupaten, kota) = (BodyLevel::Kabupaten, BodyLevel::Kota);
        for (group, reach, expected) in [
            (
                group(&[kabupaten, kota], Within::Province),
                "16",
                Some(("kabupaten-kota", "16")),
            ),
            (
                group(&[kabupaten], Within::Nation),
                "",
                Some(("kabupaten", "")),
            ),
            (group(&[kabupaten], Within::Parent), "a", None),
            (
                group(&[kabupaten, BodyLevel::Lembaga], Within::Nation),
                "",
                None,
            ),
            (group(&[], Within::Nation), "", None),
        ] {
            let mut filters = read("");
            assert_eq!(filters.open_on(&group, reach), expected.is_some());
            assert_eq!(filters.opened, expected.is_some());
            let got = (filters.level.as_str(), filters.province.as_str());
            assert_eq!(got, expected.unwrap_or_default(), "{group:?}");
        }
    }

    #[test]
    fn what_does_not_exist_is_set_aside_and_named_with_what_does() {
        let filters = read("tingkat=bulan&rentang=Z&provinsi=99&jenis=institution&urut=acak");
        assert_eq!(
            (filters.level.as_str(), filters.kind.as_str()),
            ("", "institution")
        );
        let words = Words { lang: Lang::Id };
        let errors = filters.errors(words, &choices());
        let names: Vec<&str> = errors.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["tingkat", "provinsi", "rentang", "urut"]);
        assert!(
            errors[2].1.contains("Z") && errors[2].1.contains("A, B"),
            "{}",
            errors[2].1
        );
        assert!(filters.narrows());
    }

    #[test]
    fn a_wrong_value_is_said_back_only_so_far() {
        let filters = read(&format!("rentang={}", "x".repeat(4000)));
        assert_eq!(filters.unknown[0].1.len(), MOST_SAID);
    }
}
