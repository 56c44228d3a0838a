//! An instrument that has been read and checked.
//!
//! Only [`crate::read`] builds an [`Instrument`], so whoever holds one need
//! not check again: codes are unique, weights add up, bands cover the scale.

use crate::catalogue::Catalogue;
use crate::condition::Expression;
use crate::exact::{Exact, RoundingMode};
use crate::words::Text;

/// Place of a node in [`Instrument::nodes`]; a parent's is lower than its children's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub usize);

/// Place of a fact in [`Instrument::facts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId(pub usize);

/// The rules of one assessment, in one frozen edition.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Instrument {
    /// Short name, the folder in `instruments/`.
    pub code: String,
    /// Edition, the file's name.
    pub edition: String,
    /// Official title.
    pub title: Text,
    /// Where the instrument as a whole comes from.
    pub source: Source,
    /// Why the instrument as a whole is not proven.
    pub provisional: Option<Text>,
    /// Values the index can take.
    pub scale: Span,
    /// Whether there is an index at all; else the instrument counts and states.
    pub published_index: bool,
    /// Laws and documents the numbers come from.
    pub laws: Vec<Law>,
    /// Who answers.
    pub answer_sources: Vec<AnswerSource>,
    /// What units, registers and imports state.
    pub facts: Vec<Fact>,
    /// The tree, parents before children; the first is the root.
    pub nodes: Vec<Node>,
    /// What each state of a child does where a node says nothing else.
    pub missing: MissingRule,
    /// Why that is not proven.
    pub missing_provisional: Option<Text>,
    /// How the index is rounded.
    pub rounding: Rounding,
    /// Bands, highest first; empty where no source gives any.
    pub bands: Vec<Band>,
    /// Named conditions and what they do.
    pub gates: Vec<Gate>,
    /// How a parent body gets its result.
    pub rollup: Rollup,
    /// Who is ranked with whom; a body belongs to the first that fits.
    pub peer_groups: Vec<PeerGroup>,
    /// How ranks are given.
    pub ranking: Ranking,
    /// How many respondents a survey needs.
    pub sampling: Option<Sampling>,
    /// Words of the shared codes the instrument uses.
    pub catalogue: Catalogue,
}

/// A law or document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Law {
    /// Key other tables name.
    pub key: String,
    /// Official title.
    pub title: String,
    /// Whether its text was read (`sourced`) or is known only at second hand.
    pub sourced: bool,
    /// Where it was read.
    pub found: Option<String>,
}

/// How the official titles of regulations begin. It is read from the title and no key of
/// the file: a published edition is never edited, and none of them would have the key.
/// A kind of regulation that is missing here is told as a source, not as a legal basis.
const REGULATIONS: [&str; 14] = [
    "UU ",
    "Undang-Undang ",
    "PP ",
    "Peraturan ",
    "Perpres ",
    "Permen",
    "Perda ",
    "Keppres ",
    "Kepmen",
    "Keputusan ",
    "Inpres ",
    "Instruksi ",
    "Pedoman Menteri ",
    "Surat Edaran ",
];

impl Law {
    /// Whether it is a regulation by its title, and no report or deck about one.
    pub fn is_regulation(&self) -> bool {
        REGULATIONS
            .iter()
            .any(|beginning| self.title.starts_with(beginning))
    }
}

/// A place in a law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Place in [`Instrument::laws`].
    pub law: usize,
    /// Article, annex, page.
    pub at: Option<String>,
}

/// Least and greatest value; no greatest is an open end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Least value.
    pub min: Exact,
    /// Greatest value, if there is one.
    pub max: Option<Exact>,
}

/// Kind of an answer source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// The unit itself.
    SelfAssessment,
    /// Evaluators.
    Evaluator,
    /// Service users.
    Survey,
    /// A computed fact of a register.
    Register,
    /// A figure of another determination or publication.
    Imported,
}

/// How answers of several raters become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Raters {
    /// Only one may answer.
    Single,
    /// Mean of their points.
    Mean,
    /// Median of their points; of an even number the mean of the middle two.
    Median,
    /// All must agree.
    Consensus,
}

/// Who answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerSource {
    /// Code in the column `source` of answers.
    pub code: String,
    /// Name.
    pub title: Text,
    /// Kind.
    pub kind: SourceKind,
    /// How several raters become one.
    pub raters: Raters,
    /// Why that is not proven.
    pub provisional: Option<Text>,
}

/// Something a unit, register or import states; read by conditions and formulas.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Code.
    pub code: String,
    /// Question.
    pub title: Text,
    /// Place in [`Instrument::answer_sources`].
    pub from: usize,
    /// What may be answered.
    pub kind: FactKind,
    /// The indicator it informs.
    pub about: Option<NodeId>,
    /// Evidence kinds asked for.
    pub evidence: Vec<String>,
    /// Where it comes from.
    pub source: Source,
    /// Why it is not proven.
    pub provisional: Option<Text>,
}

/// What a fact may be.
#[derive(Clone, Debug)]
pub enum FactKind {
    /// Yes or no, with what an unanswered one counts as.
    YesNo {
        /// Used when not answered.
        default: Option<bool>,
    },
    /// A number, or a whole number (`whole`).
    Number {
        /// Only whole numbers.
        whole: bool,
        /// Permitted values.
        span: Span,
        /// Used when not answered.
        default: Option<Exact>,
    },
    /// One of several options.
    Choice(Vec<Choice>),
    /// Any of several items.
    Checklist(Vec<Item>),
    /// Free text; no condition reads it.
    Text,
}

/// An option with a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Code in answers.
    pub code: String,
    /// Words.
    pub title: Text,
}

/// One item of a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Code in answers.
    pub code: String,
    /// Words.
    pub title: Text,
    /// Facilities of the shared catalogue it stands for.
    pub facilities: Vec<String>,
}

/// A pillar of excellent service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pillar {
    /// Innovation.
    Inovasi,
    /// Human resources.
    Sdm,
    /// A culture oriented to the public.
    Budaya,
}

/// An aspect or indicator.
#[derive(Clone, Debug)]
pub struct Node {
    /// Code.
    pub code: String,
    /// Words.
    pub title: Text,
    /// Parent; none for the root.
    pub parent: Option<NodeId>,
    /// Children in the file's order.
    pub children: Vec<NodeId>,
    /// Share within the parent, where the parent weighs.
    pub weight: Option<Exact>,
    /// How it gets its score.
    pub rule: Rule,
    /// Answer source, its own or inherited.
    pub from: Option<usize>,
    /// Where it does not apply.
    pub applies_if: Option<Expression>,
    /// What the children's states do here.
    pub missing: MissingRule,
    /// Said in the result where `missing` left a child out.
    pub missing_mark: Option<Text>,
    /// What this node's own state does to its parent: the parent's `missing`,
    /// unless the node says otherwise (`as_child`).
    pub enters: MissingRule,
    /// Said in the result where this node was left out.
    pub left_out_mark: Option<Text>,
    /// Rounding of this node's score, where the rule rounds here too.
    pub rounding: Option<Rounding>,
    /// Least number of respondents; below it the node is not assessed.
    pub minimum_respondents: Option<i64>,
    /// Levels suggested by facts, read from the top.
    pub suggest: Vec<Suggestion>,
    /// Evidence kinds asked for.
    pub evidence: Vec<String>,
    /// Facilities of the shared catalogue it stands for.
    pub facilities: Vec<String>,
    /// Pillar.
    pub pillar: Option<Pillar>,
    /// Values its score can take.
    pub span: Span,
    /// Where it comes from.
    pub source: Source,
    /// Why it is not proven.
    pub provisional: Option<Text>,
}

/// How a node gets its score.
#[derive(Clone, Debug)]
pub enum Rule {
    /// From its children.
    Aggregate(Aggregate),
    /// From an answer.
    Measure(Measure),
}

/// How children make a score.
#[derive(Clone, Debug)]
pub enum Aggregate {
    /// Σ weight × child / Σ weight.
    WeightedMean {
        /// What the weights add up to.
        total: Exact,
    },
    /// Mean.
    Mean,
    /// Sum.
    Sum,
    /// Σ weight × child / child's maximum.
    ScaledSum {
        /// What the weights add up to.
        total: Exact,
    },
    /// Least child.
    Min,
    /// Greatest child.
    Max,
    /// Weighted geometric mean, at a stated precision.
    GeometricMean {
        /// Rounding of the root.
        precision: Rounding,
    },
    /// Weighted harmonic mean.
    HarmonicMean,
    /// Mean of all survey answers below.
    PooledMean,
    /// Number of children present.
    Count,
    /// A formula over children and facts.
    Formula(Expression),
}

/// What a leaf's answer earns.
#[derive(Clone, Debug)]
pub enum Measure {
    /// Levels with descriptors.
    Levels(Vec<Level>),
    /// Named options.
    Rating(Vec<RatingOption>),
    /// Yes or no.
    YesNo {
        /// Points of a yes.
        yes: Exact,
        /// Points of a no.
        no: Exact,
    },
    /// A count brought to points by steps.
    Count {
        /// Least and greatest count.
        span: Span,
        /// Steps, ascending.
        steps: Vec<Step>,
    },
    /// A ratio in per cent brought to points by steps.
    Ratio {
        /// Steps, ascending.
        steps: Vec<Step>,
    },
    /// A number.
    Number {
        /// Permitted values.
        span: Span,
        /// Whether more is better.
        up: bool,
        /// Points of the span's ends, where it is mapped.
        points: Option<Span>,
    },
    /// Items present, as a number or brought to points by steps.
    Checklist {
        /// Items.
        items: Vec<Item>,
        /// Steps; empty: the number itself.
        steps: Vec<Step>,
    },
    /// A survey question; the score is the mean of its answers.
    Survey(Vec<Level>),
}

/// A level with its descriptor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// What is answered.
    pub value: Exact,
    /// What it earns.
    pub points: Exact,
    /// Descriptor.
    pub title: Text,
}

/// An option of a rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingOption {
    /// Code in answers.
    pub code: String,
    /// Words.
    pub title: Text,
    /// What it earns, where anything reads points.
    pub points: Option<Exact>,
    /// Whether it counts as present.
    pub present: bool,
}

/// Points from an edge on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Where the step starts.
    pub edge: Exact,
    /// Whether the edge itself belongs to it (`from`) or not (`above`).
    pub closed: bool,
    /// What it earns.
    pub points: Exact,
}

/// A level that facts suggest.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// Suggested answer.
    pub level: Exact,
    /// When.
    pub when: Expression,
}

/// What a child's state does to its parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingAction {
    /// Counts at the lowest value the child can have.
    Bottom,
    /// Counts as 0.
    Zero,
    /// Is left out.
    Drop,
    /// Gives the parent the child's state.
    Block,
}

/// What each state does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissingRule {
    /// No answer was given.
    pub not_answered: MissingAction,
    /// The question does not apply.
    pub not_applicable: MissingAction,
    /// The answer was rejected.
    pub rejected: MissingAction,
    /// Nobody could assess it.
    pub not_assessed: MissingAction,
}

/// A rounding step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rounding {
    /// Mode.
    pub mode: RoundingMode,
    /// Decimals.
    pub digits: u32,
    /// Why it is not proven.
    pub provisional: Option<Text>,
}

/// Colour role of a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The best band.
    Best,
    /// A good band.
    Good,
    /// A middling band.
    Fair,
    /// A weak band.
    Weak,
    /// The lowest bands.
    Poor,
}

/// One side of a band; `closed` sides belong to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Value.
    pub value: Exact,
    /// Whether the value itself belongs to the band.
    pub closed: bool,
}

/// A stretch of index values, read after rounding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// Letter.
    pub code: String,
    /// Predikat, opinion.
    pub label: Text,
    /// Zone.
    pub zone: Option<Text>,
    /// Colour role.
    pub role: Role,
    /// Lower edge.
    pub lower: Edge,
    /// Upper edge; none is an open end.
    pub upper: Option<Edge>,
    /// Place in [`Instrument::gates`] of the only way here.
    pub through: Option<usize>,
    /// Where it comes from.
    pub source: Source,
    /// Why it is not proven.
    pub provisional: Option<Text>,
}

/// A named condition with an effect.
#[derive(Clone, Debug)]
pub struct Gate {
    /// Code.
    pub code: String,
    /// Name.
    pub title: Text,
    /// Condition.
    pub when: Expression,
    /// What it does when it holds.
    pub effect: Effect,
    /// What happens when it is not known.
    pub unknown: WhenUnknown,
    /// What a unit reads.
    pub text: Text,
    /// Where it comes from.
    pub source: Source,
    /// Why it is not proven.
    pub provisional: Option<Text>,
}

/// What a gate does; bands are places in [`Instrument::bands`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// No band above this one.
    Cap(usize),
    /// This band becomes that one.
    Replace {
        /// Band that is replaced.
        band: usize,
        /// Band given instead.
        with: usize,
    },
    /// No band is given.
    Refuse,
    /// The unit goes to a stage.
    Stage(String),
}

/// What an undecided condition does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenUnknown {
    /// As if it did not hold.
    Skip,
    /// As if it held.
    Apply,
    /// No band is given, and that is said.
    Undecided,
}

/// How a parent body gets its result from its children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rollup {
    /// Way.
    pub kind: RollupKind,
    /// Least number of scored children.
    pub minimum_units: usize,
    /// Where it comes from.
    pub source: Source,
    /// Why it is not proven.
    pub provisional: Option<Text>,
}

/// Way of a roll-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RollupKind {
    /// Mean of the children's exact indices.
    Mean,
    /// The children's survey answers together, scored as one.
    Pooled,
    /// Parents get no result.
    None,
}

/// Kind of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// Ministry, agency, regional government, state company.
    Institution,
    /// Kantor wilayah.
    RegionalOffice,
    /// Satuan kerja, UPT.
    WorkUnit,
    /// Unit that serves the public.
    ServiceUnit,
}

/// Level of government.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyLevel {
    /// Ministry.
    Kementerian,
    /// Agency.
    Lembaga,
    /// Province.
    Provinsi,
    /// Regency.
    Kabupaten,
    /// City.
    Kota,
    /// State company.
    Bumn,
}

/// Those ranked together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeerGroup {
    /// Code.
    pub code: String,
    /// Name.
    pub title: Text,
    /// Kinds that belong; empty: any.
    pub kinds: Vec<BodyKind>,
    /// Levels that belong; empty: any.
    pub levels: Vec<BodyLevel>,
    /// How far a group reaches.
    pub within: Within,
    /// Where it comes from.
    pub source: Source,
    /// Why it is not proven.
    pub provisional: Option<Text>,
}

/// How far a peer group reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// The whole country.
    Nation,
    /// Bodies of one province.
    Province,
    /// Bodies of one parent.
    Parent,
}

/// How ranks are given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    /// Whether there are ranks at all; else the list has no order.
    pub ranked: bool,
    /// Whether more is better.
    pub high: bool,
    /// Whether a shared rank skips the next (1, 2, 2, 4).
    pub skip: bool,
    /// Nodes compared where indices are equal.
    pub tie_breakers: Vec<NodeId>,
    /// Where it comes from.
    pub source: Source,
    /// Why it is not proven.
    pub provisional: Option<Text>,
}

/// How many respondents a survey needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sampling {
    /// Rule.
    pub rule: SamplingRule,
    /// Where it comes from.
    pub source: Source,
    /// Why it is not proven.
    pub provisional: Option<Text>,
}

/// Rule for the number of respondents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SamplingRule {
    /// Krejcie and Morgan (1970), from the number of users.
    KrejcieMorgan,
    /// A fixed number.
    Minimum(i64),
}

impl Instrument {
    /// The root of the tree.
    pub fn root(&self) -> &Node {
        &self.nodes[0]
    }

    /// One node.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0]
    }

    /// Nodes as the tree is read, each before its children, with its depth.
    pub fn in_order(&self) -> Vec<(NodeId, usize)> {
        let mut found = Vec::new();
        let mut open = vec![(NodeId(0), 0)];
        while let Some((id, depth)) = open.pop() {
            found.push((id, depth));
            let children = self.node(id).children.iter().rev();
            open.extend(children.map(|child| (*child, depth + 1)));
        }
        found
    }

    /// The node with this code.
    pub fn find_node(&self, code: &str) -> Option<NodeId> {
        self.nodes
            .iter()
            .position(|node| node.code == code)
            .map(NodeId)
    }

    /// The fact with this code.
    pub fn find_fact(&self, code: &str) -> Option<FactId> {
        self.facts
            .iter()
            .position(|fact| fact.code == code)
            .map(FactId)
    }

    /// The band with this code.
    pub fn find_band(&self, code: &str) -> Option<&Band> {
        self.bands.iter().find(|band| band.code == code)
    }

    /// Share of a node in the root, where every node on the way up is a
    /// weighted mean, mean, sum or scaled sum of fixed shares.
    pub fn effective_weight(&self, id: NodeId) -> Option<Exact> {
        let node = self.node(id);
        let Some(parent) = node.parent else {
            return Some(Exact::ONE);
        };
        let above = self.effective_weight(parent)?;
        let Rule::Aggregate(aggregate) = &self.node(parent).rule else {
            return None;
        };
        let share = match aggregate {
            Aggregate::WeightedMean { total } | Aggregate::ScaledSum { total } => {
                node.weight.as_ref()?.divided_by(total)?
            }
            Aggregate::Mean => Exact::ratio(1, self.node(parent).children.len() as i64),
            _ => return None,
        };
        Some(above.times(&share))
    }

    /// `code/edition`, as named on the command line.
    pub fn name(&self) -> String {
        format!("{}/{}", self.code, self.edition)
    }
}

impl Node {
    /// Whether the node is answered and not computed from children.
    pub fn is_leaf(&self) -> bool {
        matches!(self.rule, Rule::Measure(_))
    }

    /// The measure of a leaf.
    pub fn measure(&self) -> Option<&Measure> {
        match &self.rule {
            Rule::Measure(measure) => Some(measure),
            Rule::Aggregate(_) => None,
        }
    }
}

impl MissingRule {
    /// Every state does the same.
    pub fn all(action: MissingAction) -> MissingRule {
        MissingRule {
            not_answered: action,
            not_applicable: action,
            rejected: action,
            not_assessed: action,
        }
    }
}

impl SourceKind {
    /// All kinds.
    pub const ALL: [SourceKind; 5] = [
        SourceKind::SelfAssessment,
        SourceKind::Evaluator,
        SourceKind::Survey,
        SourceKind::Register,
        SourceKind::Imported,
    ];

    /// The name in an instrument.
    pub fn name(self) -> &'static str {
        match self {
            SourceKind::SelfAssessment => "self",
            SourceKind::Evaluator => "evaluator",
            SourceKind::Survey => "survey",
            SourceKind::Register => "register",
            SourceKind::Imported => "imported",
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<SourceKind> {
        SourceKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl BodyKind {
    /// All kinds, in the order of [`crate::shape::KINDS`].
    pub const ALL: [BodyKind; 4] = [
        BodyKind::Institution,
        BodyKind::RegionalOffice,
        BodyKind::WorkUnit,
        BodyKind::ServiceUnit,
    ];

    /// The name in `units.csv`.
    pub fn name(self) -> &'static str {
        crate::shape::KINDS[self as usize]
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<BodyKind> {
        BodyKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl BodyLevel {
    /// All levels, in the order of [`crate::shape::LEVEL_NAMES`].
    pub const ALL: [BodyLevel; 6] = [
        BodyLevel::Kementerian,
        BodyLevel::Lembaga,
        BodyLevel::Provinsi,
        BodyLevel::Kabupaten,
        BodyLevel::Kota,
        BodyLevel::Bumn,
    ];

    /// The name in `units.csv`.
    pub fn name(self) -> &'static str {
        crate::shape::LEVEL_NAMES[self as usize]
    }

    /// The level with this name.
    pub fn from_name(name: &str) -> Option<BodyLevel> {
        BodyLevel::ALL
            .into_iter()
            .find(|level| level.name() == name)
    }
}
