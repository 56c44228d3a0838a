//! The parts an instrument is made of, and what in them is not proven.

use crate::model::Instrument;
use crate::words::Text;

/// A kind of table in an instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The head.
    Instrument,
    /// A law or document.
    Law,
    /// Who answers.
    AnswerSource,
    /// What states of children do.
    Missing,
    /// Rounding of the index.
    Rounding,
    /// A fact.
    Fact,
    /// A node.
    Node,
    /// A band.
    Band,
    /// A gate.
    Gate,
    /// The roll-up.
    Rollup,
    /// A peer group.
    PeerGroup,
    /// The ranking.
    Ranking,
    /// The sampling.
    Sampling,
}

impl Part {
    /// All parts, in the order in which they are told.
    pub const ALL: [Part; 13] = [
        Part::Instrument,
        Part::Law,
        Part::AnswerSource,
        Part::Missing,
        Part::Rounding,
        Part::Fact,
        Part::Node,
        Part::Band,
        Part::Gate,
        Part::Rollup,
        Part::PeerGroup,
        Part::Ranking,
        Part::Sampling,
    ];

    /// Name of the table in the file.
    pub fn name(self) -> &'static str {
        match self {
            Part::Instrument => "instrument",
            Part::Law => "laws",
            Part::AnswerSource => "answer_source",
            Part::Missing => "missing",
            Part::Rounding => "rounding",
            Part::Fact => "fact",
            Part::Node => "node",
            Part::Band => "band",
            Part::Gate => "gate",
            Part::Rollup => "rollup",
            Part::PeerGroup => "peer_group",
            Part::Ranking => "ranking",
            Part::Sampling => "sampling",
        }
    }

    /// The message that names it.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Part::Instrument => "label-part-instrument",
            Part::Law => "label-part-law",
            Part::AnswerSource => "label-part-answer-source",
            Part::Missing => "label-part-missing",
            Part::Rounding => "label-part-rounding",
            Part::Fact => "label-part-fact",
            Part::Node => "label-part-node",
            Part::Band => "label-part-band",
            Part::Gate => "label-part-gate",
            Part::Rollup => "label-part-rollup",
            Part::PeerGroup => "label-part-peer-group",
            Part::Ranking => "label-part-ranking",
            Part::Sampling => "label-part-sampling",
        }
    }
}

/// One thing that the sources do not prove.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Kind of table.
    pub part: Part,
    /// Code of the entry; empty where there is only one.
    pub code: String,
    /// Why it is not proven.
    pub why: Text,
}

impl Instrument {
    /// Everything that is provisional, in the order of [`Part::ALL`] and the file.
    pub fn marks(&self) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut add = |part: Part, code: &str, why: &Option<Text>| {
            if let Some(why) = why {
                marks.push(Mark {
                    part,
                    code: code.to_owned(),
                    why: why.clone(),
                });
            }
        };
        add(Part::Instrument, "", &self.provisional);
        for source in &self.answer_sources {
            add(Part::AnswerSource, &source.code, &source.provisional);
        }
        add(Part::Missing, "", &self.missing_provisional);
        add(Part::Rounding, "", &self.rounding.provisional);
        for fact in &self.facts {
            add(Part::Fact, &fact.code, &fact.provisional);
        }
        for node in &self.nodes {
            add(Part::Node, &node.code, &node.provisional);
            if let Some(rounding) = &node.rounding {
                add(Part::Node, &node.code, &rounding.provisional);
            }
        }
        for band in &self.bands {
            add(Part::Band, &band.code, &band.provisional);
        }
        for gate in &self.gates {
            add(Part::Gate, &gate.code, &gate.provisional);
        }
        add(Part::Rollup, "", &self.rollup.provisional);
        for group in &self.peer_groups {
            add(Part::PeerGroup, &group.code, &group.provisional);
        }
        add(Part::Ranking, "", &self.ranking.provisional);
        if let Some(sampling) = &self.sampling {
            add(Part::Sampling, "", &sampling.provisional);
        }
        marks
    }
}
