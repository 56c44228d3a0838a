//! The rules of a recognition programme as data: its stages, the ways out of
//! each, who decides each step, what is granted, for how long, and what follows
//! a revocation.
//!
//! Reads a programme from its TOML text and reports every fault with its place,
//! as for an instrument. It takes no step: that is the domain's business.

mod build;
mod check;
pub mod jury;
pub mod proposal;
pub(crate) mod shape;

use crate::catalogue::Catalogue;
use crate::fault::Fault;
use crate::fit::{fit, parse};
use crate::words::Text;
use jury::{Jury, Verdict};
use proposal::Proposals;

/// Roles that a step may be given to, by their codes in the register.
pub const DECIDERS: &[&str] = &[
    "unit_officer",
    "coordinator",
    "programme_officer",
    "evaluator",
    "decider",
];

/// One edition of a programme.
///
/// Invariant: codes of stages are unique, every exit leads to a stage, every
/// stage can be reached, and one at least is of [`StageKind::Held`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    /// Code of the programme, such as `p2ham`.
    pub code: String,
    /// The edition, the file's name.
    pub edition: String,
    /// Name.
    pub title: Text,
    /// What it honours, in one or two sentences.
    pub about: Text,
    /// Who is honoured.
    pub recipient: Recipient,
    /// What the honour is called.
    pub confers: Text,
    /// What of the whole is not proven.
    pub provisional: Option<Text>,
    /// Laws and documents, in the order of the file.
    pub laws: Vec<Law>,
    /// How somebody enters.
    pub entry: Entry,
    /// The stages, in the order of the file.
    pub stages: Vec<Stage>,
    /// How long the honour holds.
    pub validity: Span,
    /// How long nobody may enter again after a revocation.
    pub cooling_off: Option<Span>,
    /// Counts that become fewer and fewer.
    pub milestones: Vec<Milestone>,
    /// Counts of the past that were published.
    pub published: Vec<PublishedCounts>,
    /// Facilities that are shown with dated photos, codes of the shared catalogue.
    pub facilities: Vec<String>,
    /// What a proposal must hold; none: nobody writes one.
    pub proposals: Option<Proposals>,
}

/// Who receives the honour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// The unit itself.
    Unit,
    /// Its institution, which credits the unit.
    Institution,
}

/// A law or document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Law {
    /// Key other tables name.
    pub key: String,
    /// Official title.
    pub title: String,
    /// Where it was read.
    pub found: Option<String>,
}

/// How somebody enters: declares, or is nominated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is called, such as "Pencanangan".
    pub title: Text,
    /// Roles that may do it.
    pub by: Vec<String>,
    /// The first stage.
    pub to: String,
    /// Document that must be named, where one must.
    pub document: Option<Text>,
    /// Whether a unit may be on its way several times at once.
    pub several: bool,
    /// Law, and place in it.
    pub source: Option<(String, Option<String>)>,
    /// What is not proven.
    pub provisional: Option<Text>,
}

/// What being at a stage means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageKind {
    /// On the way.
    Work,
    /// The honour is held.
    Held,
    /// It came to an end without the honour.
    Closed,
    /// The honour was taken back.
    Revoked,
}

/// One stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Code.
    pub code: String,
    /// What it is called.
    pub title: Text,
    /// What happens there.
    pub about: Option<Text>,
    /// What being there means.
    pub kind: StageKind,
    /// What is granted by coming there, where that is not [`Programme::confers`].
    pub confers: Option<Text>,
    /// Whether photos of facilities may be shown while there.
    pub shows_facilities: bool,
    /// Who judges it and how; none: nobody scores.
    pub jury: Option<Jury>,
    /// Whether the proposal is written there.
    pub writes_proposal: bool,
    /// Whether the proposal is held against the rules there.
    pub checks_proposal: bool,
    /// The ways out.
    pub exits: Vec<Exit>,
    /// Law, and place in it.
    pub source: Option<(String, Option<String>)>,
    /// What is not proven.
    pub provisional: Option<Text>,
}

/// A way out of a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exit {
    /// Code, unique within its stage.
    pub code: String,
    /// What it is called, such as "Lolos evaluasi".
    pub title: Text,
    /// The stage it leads to; where that is the stage it leaves and the honour is
    /// held there, it puts on record what supervision found.
    pub to: String,
    /// Roles that may take it.
    pub by: Vec<String>,
    /// Whether a second person must confirm it.
    pub two_persons: bool,
    /// Whether it must be given a reason.
    pub reason: bool,
    /// Whether it is a way back.
    pub goes_back: bool,
    /// The result of the jury it asks for; none: any.
    pub jury: Option<Verdict>,
    /// Document that must be named, where one must.
    pub document: Option<Text>,
    /// What is not proven.
    pub provisional: Option<Text>,
}

/// A stretch of whole months; 0: without end, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Months.
    pub months: u32,
    /// Law, and place in it.
    pub source: Option<(String, Option<String>)>,
    /// What is not proven.
    pub provisional: Option<Text>,
}

/// One count of the funnel: all who ever came to a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// Code.
    pub code: String,
    /// What is counted.
    pub title: Text,
    /// The stage they came to.
    pub reached: String,
}

/// Published counts of a year and place, one for each milestone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedCounts {
    /// Code of the region; empty: the nation.
    pub region: String,
    /// Year of the counts.
    pub year: String,
    /// Data set that holds the figures.
    pub dataset: String,
    /// Codes of the figures, in the order of the milestones; `-` where that
    /// count was not published.
    pub figures: Vec<String>,
}

impl Programme {
    /// The stage with this code.
    pub fn stage(&self, code: &str) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.code == code)
    }

    /// The law with this key.
    pub fn law(&self, key: &str) -> Option<&Law> {
        self.laws.iter().find(|law| law.key == key)
    }

    /// Its name in the store, `code/edition`.
    pub fn name(&self) -> String {
        format!("{}/{}", self.code, self.edition)
    }

    /// What is granted by coming to a stage.
    pub fn conferred_at<'a>(&'a self, stage: &'a Stage) -> &'a Text {
        stage.confers.as_ref().unwrap_or(&self.confers)
    }

    /// Everything the sources do not prove, in the order of the file, each with
    /// what it is about.
    pub fn marks(&self) -> Vec<(&Text, &Text)> {
        let mut marks: Vec<(&Text, &Text)> = Vec::new();
        let own = self.provisional.iter().map(|why| (&self.title, why));
        marks.extend(own);
        marks.extend(
            self.entry
                .provisional
                .iter()
                .map(|why| (&self.entry.title, why)),
        );
        for stage in &self.stages {
            marks.extend(stage.provisional.iter().map(|why| (&stage.title, why)));
            if let Some(jury) = &stage.jury {
                marks.extend(jury.provisional.iter().map(|why| (&stage.title, why)));
                for one in &jury.criteria {
                    marks.extend(one.provisional.iter().map(|why| (&one.title, why)));
                }
            }
            for exit in &stage.exits {
                marks.extend(exit.provisional.iter().map(|why| (&exit.title, why)));
            }
        }
        let spans = [Some(&self.validity), self.cooling_off.as_ref()];
        for span in spans.into_iter().flatten() {
            marks.extend(span.provisional.iter().map(|why| (&self.confers, why)));
        }
        marks.extend(self.proposals.iter().flat_map(Proposals::marks));
        marks
    }
}

impl Stage {
    /// The exit with this code.
    pub fn exit(&self, code: &str) -> Option<&Exit> {
        self.exits.iter().find(|exit| exit.code == code)
    }
}

/// Reads and checks a programme. All faults are collected, in the order of the text.
pub fn read(text: &str, catalogue: &Catalogue) -> Result<Programme, Vec<Fault>> {
    let mut faults = Vec::new();
    let Some(file) = parse(text, &mut faults) else {
        return Err(faults);
    };
    let Some(table) = file.get_ref().as_table() else {
        return Err(faults);
    };
    fit(table, 0..0, &shape::FILE, &mut faults);
    let read = build::build(&file).map(|(programme, places)| {
        check::check(&programme, &places, catalogue, text, &mut faults);
        programme
    });
    faults.sort_by_key(|fault| fault.at.start);
    faults.dedup();
    match read {
        Some(programme) if faults.is_empty() => Ok(programme),
        _ => Err(faults),
    }
}
