//! Makes a programme of the parsed file, with the places of what is checked later.
//!
//! What does not fit the shape was reported; here it is left empty.

use super::jury::{self, JuryPlaces, Verdict};
use super::proposal::build::proposals;
use super::{
    Entry, Exit, Law, Milestone, Programme, PublishedCounts, Recipient, Span, Stage, StageKind,
};
use crate::build::Table;
use std::ops::Range;
use toml::Spanned;
use toml::de::DeValue;

/// A place in the text.
pub type At = Range<usize>;

/// Where things stand that are checked against one another.
#[derive(Debug, Default)]
pub struct Places {
    /// Values of `law`, with the law that is named.
    pub cited: Vec<(String, At)>,
    /// Values that name a stage, with it.
    pub named: Vec<(String, At)>,
    /// Codes of stages.
    pub stages: Vec<At>,
    /// Codes of each stage's exits.
    pub exits: Vec<Vec<At>>,
    /// The parts of each stage's jury.
    pub(super) juries: Vec<Option<JuryPlaces>>,
    /// What each exit of each stage asks of the jury.
    pub verdicts: Vec<Vec<At>>,
    /// Codes of the milestones.
    pub milestones: Vec<At>,
    /// The lists of figures.
    pub figures: Vec<At>,
    /// Facilities with their codes.
    pub facilities: Vec<(String, At)>,
    /// The head.
    pub head: At,
    /// Where things of the proposals stand.
    pub proposals: super::proposal::build::Places,
}

/// The programme; `None` where a table is missing without which there is none.
pub fn build(file: &Spanned<DeValue>) -> Option<(Programme, Places)> {
    let file = Table::new(file)?;
    let (head, entry) = (file.inner("programme")?, file.inner("entry")?);
    let mut places = Places {
        head: file.place("programme"),
        ..Places::default()
    };
    let programme = Programme {
        code: head.code().to_owned(),
        edition: head.line("edition").unwrap_or_default().to_owned(),
        title: head.title(),
        about: head.words("about").unwrap_or_default(),
        recipient: match head.line("recipient") {
            Some("institution") => Recipient::Institution,
            _ => Recipient::Unit,
        },
        confers: head.words("confers").unwrap_or_default(),
        provisional: head.words("provisional"),
        laws: laws(file),
        entry: Entry {
            title: entry.title(),
            by: words(entry, "by"),
            to: stage_named(entry, "to", &mut places),
            document: entry.words("document"),
            several: entry.flag("several").unwrap_or(false),
            source: source(entry, &mut places),
            provisional: entry.words("provisional"),
        },
        stages: stages(file, &mut places),
        validity: span(file, "validity", &mut places)?,
        cooling_off: span(file, "cooling_off", &mut places),
        milestones: milestones(file, &mut places),
        published: published(file, &mut places),
        facilities: words(head, "facilities"),
        proposals: proposals(file, &mut places),
    };
    let facilities = head.lines("facilities").into_iter();
    places.facilities = facilities.map(|(code, at)| (code.to_owned(), at)).collect();
    Some((programme, places))
}

pub(super) fn words(table: Table, key: &str) -> Vec<String> {
    let lines = table.lines(key).into_iter();
    lines.map(|(word, _)| word.to_owned()).collect()
}

fn laws(file: Table) -> Vec<Law> {
    let Some(inner) = file.inner("laws") else {
        return Vec::new();
    };
    let mut laws: Vec<(usize, Law)> = Vec::new();
    for (key, value) in inner.keys {
        let Some(table) = Table::new(value) else {
            continue;
        };
        let law = Law {
            key: key.get_ref().to_string(),
            title: table.line("title").unwrap_or_default().to_owned(),
            found: table.line("found").map(str::to_owned),
        };
        laws.push((key.span().start, law));
    }
    laws.sort_by_key(|(start, _)| *start);
    laws.into_iter().map(|(_, law)| law).collect()
}

pub(super) fn source(table: Table, places: &mut Places) -> Option<(String, Option<String>)> {
    let inner = table.inner("source")?;
    let law = inner.line("law")?.to_owned();
    places.cited.push((law.clone(), inner.place("law")));
    Some((law, inner.line("at").map(str::to_owned)))
}

fn stage_named(table: Table, key: &str, places: &mut Places) -> String {
    let name = table.line(key).unwrap_or_default().to_owned();
    if !name.is_empty() {
        places.named.push((name.clone(), table.place(key)));
    }
    name
}

fn stages(file: Table, places: &mut Places) -> Vec<Stage> {
    let mut stages = Vec::new();
    for table in file.tables("stage") {
        places.stages.push(table.place("code"));
        let exits = table.tables("exit");
        let codes = exits.iter().map(|exit| exit.place("code")).collect();
        places.exits.push(codes);
        let verdicts = exits.iter().map(|exit| exit.place("jury")).collect();
        places.verdicts.push(verdicts);
        let (jury, at) = jury::build(table, places).unzip();
        places.juries.push(at);
        stages.push(Stage {
            code: table.code().to_owned(),
            title: table.title(),
            about: table.words("about"),
            kind: match table.line("kind") {
                Some("held") => StageKind::Held,
                Some("closed") => StageKind::Closed,
                Some("revoked") => StageKind::Revoked,
                _ => StageKind::Work,
            },
            confers: table.words("confers"),
            shows_facilities: table.flag("shows_facilities").unwrap_or(false),
            jury,
            writes_proposal: table.flag("writes_proposal").unwrap_or(false),
            checks_proposal: table.flag("checks_proposal").unwrap_or(false),
            exits: exits.into_iter().map(|one| exit(one, places)).collect(),
            source: source(table, places),
            provisional: table.words("provisional"),
        });
    }
    stages
}

fn exit(table: Table, places: &mut Places) -> Exit {
    Exit {
        code: table.code().to_owned(),
        title: table.title(),
        to: stage_named(table, "to", places),
        by: words(table, "by"),
        two_persons: table.flag("two_persons").unwrap_or(false),
        reason: table.flag("reason").unwrap_or(false),
        goes_back: table.flag("goes_back").unwrap_or(false),
        jury: match table.line("jury") {
            Some("passed") => Some(Verdict::Passed),
            Some("failed") => Some(Verdict::Failed),
            _ => None,
        },
        document: table.words("document"),
        provisional: table.words("provisional"),
    }
}

fn span(file: Table, key: &str, places: &mut Places) -> Option<Span> {
    let table = file.inner(key)?;
    Some(Span {
        months: table
            .whole("months")
            .and_then(|months| u32::try_from(months).ok())?,
        source: source(table, places),
        provisional: table.words("provisional"),
    })
}

fn milestones(file: Table, places: &mut Places) -> Vec<Milestone> {
    let mut milestones = Vec::new();
    for table in file.tables("milestone") {
        places.milestones.push(table.place("code"));
        milestones.push(Milestone {
            code: table.code().to_owned(),
            title: table.title(),
            reached: stage_named(table, "reached", places),
        });
    }
    milestones
}

fn published(file: Table, places: &mut Places) -> Vec<PublishedCounts> {
    let mut published = Vec::new();
    for table in file.tables("published") {
        places.figures.push(table.place("figures"));
        let line = |key: &str| table.line(key).unwrap_or_default().to_owned();
        published.push(PublishedCounts {
            region: line("region"),
            year: line("year"),
            dataset: line("dataset"),
            figures: words(table, "figures"),
        });
    }
    published
}
