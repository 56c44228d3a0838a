//! How a result stands: its rank and among whom, its band, and where what was
//! published is not what was computed.

use super::naming;
use crate::look::{Chip, Words, chip};
use maud::{Markup, html};
use prima_instrument::Instrument;
use prima_instrument::model::{PeerGroup, Within};
use prima_store::history::Outcome;
use std::collections::BTreeMap;

/// Names of what peer groups reach over: provinces and parents, by code or id.
pub type Reaches = BTreeMap<String, String>;

/// What a peer group reaches over; empty: the nation.
pub fn reach(peer_group: &str) -> &str {
    peer_group.split_once('/').map_or("", |(_, reach)| reach)
}

/// The ids of bodies that some results' peer groups reach over.
pub fn parents<'a>(results: impl Iterator<Item = &'a Outcome>) -> Vec<String> {
    let reaches = results.map(|row| reach(&row.peer_group));
    let mut parents: Vec<String> = reaches
        .filter(|reach| reach.starts_with(|sign: char| sign.is_ascii_alphabetic()))
        .map(str::to_owned)
        .collect();
    parents.sort();
    parents.dedup();
    parents
}

/// The rank in words, "2 dari 17"; among one alone none can be told.
pub fn rank(words: Words, row: &Outcome) -> Option<String> {
    match (row.rank, row.rank_of) {
        (Some(rank), Some(of)) if of > 1 => {
            let arguments = [("rank", rank.to_string()), ("of", of.to_string())];
            Some(words.say("web-ranking-rank", &arguments))
        }
        _ => None,
    }
}

/// A result's peer group, as its rules have it.
pub fn peer_group<'a>(instrument: Option<&'a Instrument>, row: &Outcome) -> Option<&'a PeerGroup> {
    let code = row.peer_group.split('/').next().unwrap_or_default();
    let mut groups = instrument?.peer_groups.iter();
    groups.find(|group| group.code == code)
}

/// Name of a result's peer group with the place it is confined to; empty where
/// it has none.
pub fn group(
    words: Words,
    instrument: Option<&Instrument>,
    reaches: &Reaches,
    row: &Outcome,
) -> String {
    let Some(group) = peer_group(instrument, row) else {
        return String::new();
    };
    let title = naming::heading(words, &group.title);
    let reach = reach(&row.peer_group);
    match group.within {
        Within::Nation => title,
        _ if reach.is_empty() => title,
        _ => {
            let name = reaches.get(reach).map_or(reach, String::as_str);
            words.say(
                "web-ranking-group",
                &[("group", title), ("reach", name.to_owned())],
            )
        }
    }
}

/// An index as it was announced, else as computed: what was published stands first
/// even where a recount differs.
pub fn announced(row: &Outcome) -> &str {
    let differs = !row.difference.is_empty() && !row.published_index.is_empty();
    match differs {
        true => &row.published_index,
        false => &row.index_text,
    }
}

/// The band as a chip; nothing where there is none.
pub fn band(words: Words, instrument: Option<&Instrument>, row: &Outcome) -> Markup {
    let band = instrument.and_then(|instrument| instrument.find_band(&row.band));
    html! {
        @match band {
            Some(band) => (chip(&Chip::of(words, band))),
            None => (row.band),
        }
    }
}

/// What does not agree in a result, as sentences: index, band, rank.
pub fn differences(words: Words, row: &Outcome) -> Vec<String> {
    let mut found = Vec::new();
    if !row.difference.is_empty() && !row.published_index.is_empty() {
        let arguments = [
            ("published", naming::written(words, &row.published_index)),
            ("computed", naming::written(words, &row.index_text)),
            (
                "difference",
                naming::written(words, row.difference.trim_start_matches('-')),
            ),
        ];
        found.push(words.say("web-ranking-index-differs", &arguments));
    }
    if !row.published_band.is_empty() && !row.band.is_empty() && row.published_band != row.band {
        let arguments = [
            ("published", row.published_band.clone()),
            ("computed", row.band.clone()),
        ];
        found.push(words.say("web-ranking-band-differs", &arguments));
    }
    if let Some(difference) = rank_difference(row).filter(RankDifference::is_comparable) {
        found.push(words.say("web-ranking-rank-differs", &difference.arguments()));
    }
    found
}

/// A published rank that cannot be compared, since those it is among are not in the
/// data; the group that is ranked so is told where a source proves it.
pub fn uncheckable(
    words: Words,
    instrument: Option<&Instrument>,
    reaches: &Reaches,
    row: &Outcome,
) -> Option<String> {
    let difference = rank_difference(row).filter(|difference| !difference.is_comparable())?;
    let proven = peer_group(instrument, row).filter(|group| group.provisional.is_none());
    let named = match proven {
        Some(_) => group(words, instrument, reaches, row),
        None => words.label("web-ranking-group-unnamed"),
    };
    let mut arguments = difference.arguments().to_vec();
    arguments.push(("group", named));
    Some(words.say("web-ranking-rank-elsewhere", &arguments))
}

/// A published rank that is not the computed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankDifference<'a> {
    /// As published.
    pub published: &'a str,
    /// As computed.
    pub computed: i64,
    /// Among so many.
    pub of: i64,
}

impl RankDifference<'_> {
    /// Whether the two can be compared: the data may hold fewer bodies than the
    /// published rank counts.
    pub fn is_comparable(&self) -> bool {
        let published = self.published.parse::<i64>();
        self.of > 1 && published.is_ok_and(|published| published <= self.of)
    }

    /// What a sentence about it is made of.
    pub fn arguments(&self) -> [(&'static str, String); 3] {
        [
            ("published", self.published.to_owned()),
            ("computed", self.computed.to_string()),
            ("of", self.of.to_string()),
        ]
    }
}

/// How the published rank of a result differs; none where it does not, or where
/// either is missing.
pub fn rank_difference(row: &Outcome) -> Option<RankDifference<'_>> {
    let (computed, of) = (row.rank?, row.rank_of?);
    let published = row.published_rank.as_str();
    let differs = !published.is_empty() && published != computed.to_string();
    differs.then_some(RankDifference {
        published,
        computed,
        of,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use prima_instrument::words::Lang;

    const ID: Words = Words { lang: Lang::Id };

    fn row(rank: i64, of: i64, published: &str) -> Outcome {
        Outcome {
            rank: Some(rank),
            rank_of: Some(of),
            published_rank: published.to_owned(),
            ..Outcome::default()
        }
    }

    #[test]
    fn a_rank_is_told_among_others_only() {
        assert_eq!(rank(ID, &row(2, 17, "")).as_deref(), Some("2 dari 17"));
        assert_eq!(rank(ID, &row(1, 1, "")), None);
    }

    #[test]
    fn a_published_rank_is_compared_where_its_peers_are_known() {
        let differences = |row: &Outcome| differences(ID, row);
        assert!(differences(&row(2, 17, "2")).is_empty());
        assert!(differences(&row(3, 17, "2"))[0].contains("dihitung 3 dari 17"));
        assert!(differences(&row(1, 1, "3")).is_empty());
        let elsewhere = uncheckable(ID, None, &Reaches::new(), &row(1, 1, "3"));
        let elsewhere = elsewhere.expect("nothing here is ranked with it");
        assert!(elsewhere.contains("tidak ada dalam data"), "{elsewhere}");
        assert!(
            elsewhere.contains("kelompoknya tidak disebut"),
            "{elsewhere}"
        );
    }

    #[test]
    fn parents_are_bodies_and_provinces_are_not() {
        let outcome = |group: &str| Outcome {
            peer_group: group.to_owned(),
            ..Outcome::default()
        };
        let rows = [
            outcome("unit/kota-kupang"),
            outcome("kabupaten_kota/16"),
            outcome("provinsi"),
            outcome("unit/kota-kupang"),
        ];
        assert_eq!(parents(rows.iter()), ["kota-kupang"]);
    }
}
