//! What ends an act of a round without a change: a refusal the person reads, or
//! a failure of the machine.
//!
//! A refusal is a value, and never carries what the person may not know.

mod words;

pub use words::{award_text, stage_name};

use crate::failure::{Failure, WorkflowError};
use crate::innovation::proposal::ProposalRefusal;
use crate::recognition::jury::JuryFault;
use prima_domain::assessment::action::{PlanFault, StepFault};
use prima_domain::assessment::cycle::{ExtensionFault, ScheduleFault, Stage};
use prima_domain::recognition::award::Fault as AwardFault;
use prima_domain::recognition::candidacy::Fault as CandidacyFault;
use prima_domain::refusal::Refusal as Rule;
use prima_exchange::Problems;
use prima_instrument::Fault;
use prima_instrument::form::Answer;
use prima_instrument::words::Text;
use prima_store::StoreError;

/// What an act gives: what it did, or why it did nothing.
pub type Acted<T> = Result<T, ActError>;

/// Why an act did nothing.
#[derive(Debug, thiserror::Error)]
pub enum ActError {
    /// The person is told why.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// The machine failed.
    #[error(transparent)]
    Failed(#[from] WorkflowError),
}

/// Why an act was refused.
#[derive(Clone, Debug)]
pub enum Refusal {
    /// Looks as if the thing did not exist: unknown and forbidden are alike.
    Hidden,
    /// A rule of who may do what, and when; never [`Rule::Hidden`].
    Rule(Rule),
    /// A field must not be empty.
    Blank {
        /// Name of the field.
        field: &'static str,
    },
    /// A field says nothing that can be used.
    Unusable {
        /// Name of the field.
        field: &'static str,
        /// As it was written.
        found: String,
    },
    /// Nobody knows this instrument.
    UnknownInstrument {
        /// As it was named.
        name: String,
    },
    /// There is such a round.
    CycleExists {
        /// Its id.
        cycle: String,
    },
    /// The dates cannot be those of a round.
    Schedule(Vec<ScheduleFault>),
    /// A stage that is open would have ended before now.
    CutOff {
        /// The stage.
        stage: Stage,
    },
    /// The extension cannot be given.
    Extension(Vec<ExtensionFault>),
    /// Some bodies cannot be loci of the institution.
    Loci {
        /// Those that cannot, by id.
        units: Vec<String>,
    },
    /// A unit that was worked on cannot be taken out.
    LociInUse {
        /// Those units, by id.
        units: Vec<String>,
    },
    /// Some values are none that the instrument allows.
    Values(Vec<BadValue>),
    /// Somebody changed some of the values meanwhile. Nothing was saved.
    Stale(Vec<Stale>),
    /// Somebody saved something else since the form was read. Nothing was saved.
    ReadEarlier,
    /// Some codes have no value yet.
    Incomplete {
        /// Those codes, in the order of the instrument.
        codes: Vec<String>,
    },
    /// The table of survey counts has problems.
    Tallies(Problems),
    /// The evaluators agree on this code already.
    NothingToReconcile {
        /// The code.
        code: String,
    },
    /// An objection to this code waits for its answer.
    AlreadyObjected {
        /// The code.
        code: String,
    },
    /// Nobody has answered anything yet, so there is nothing to determine.
    NothingAnswered,
    /// No unit has an index, so there is nothing to determine.
    NoIndex,
    /// The plan of an action lacks something.
    ActionPlan(Vec<PlanFault>),
    /// An action does not take this step.
    ActionStep(StepFault),
    /// An action was changed meanwhile.
    StaleAction {
        /// Where it stands now.
        state: String,
        /// Its version now.
        version: i64,
    },
    /// Another determination waits for the second officer.
    AlreadyProposed {
        /// Who asked for it; empty where nobody may be named.
        by: String,
        /// When, in UTC.
        at: String,
    },
    /// Two officers were faster.
    AlreadyDetermined {
        /// Who confirmed it.
        by: String,
        /// When, in UTC.
        at: String,
    },
    /// What was frozen for the first officer is no longer what there is.
    ChangedSinceAsked,
    /// What waits for a second person is not what this person read.
    OtherWaits,
    /// The person has so much long work under way that more must wait.
    TooManyJobs {
        /// Jobs of one person at most.
        most: usize,
    },
    /// Somebody stopped the work before it had ended; nothing of it stays.
    Unwanted,
    /// The rules of a programme have faults.
    Programme {
        /// The text.
        text: String,
        /// What is wrong with it, in its order.
        faults: Vec<Fault>,
    },
    /// The text is of a programme that this person does not run.
    OtherProgramme {
        /// Its code.
        programme: String,
    },
    /// The edition was opened already, and is never changed.
    ProgrammeOpen {
        /// `code/edition`
        name: String,
    },
    /// A unit does not enter a programme, or does not take this step.
    Candidacy(CandidacyFault),
    /// Somebody took a step meanwhile.
    CandidacyMoved,
    /// A jury stands in the way.
    Jury(JuryFault),
    /// A photo does not show a facility.
    Photo {
        /// Code of the facility.
        facility: String,
        /// Last part of the key of the message.
        why: &'static str,
    },
    /// An act about a proposal was refused.
    Proposal(ProposalRefusal),
    /// An event of this code is known already.
    AwardOpen {
        /// Its code.
        code: String,
    },
    /// A body cannot be honoured or credited, or hold the event.
    AwardBody {
        /// As it was written.
        found: String,
        /// Last part of the key of the message.
        why: &'static str,
    },
    /// The decision on a category does not stand; each fault with the name of
    /// the body it is about.
    Award(Vec<(AwardFault, String)>),
    /// Another number of people would be told than the person was shown.
    OtherNumber {
        /// How many it would be now.
        n: usize,
    },
    /// More time that was given in a stage would end in the determination.
    GivenTime {
        /// The stage.
        stage: Stage,
        /// Until when it was given, in seconds UTC.
        until: i64,
    },
    /// Only indicators that are scored are objected to, or asked evidence for.
    NotScored {
        /// Code of what is none.
        code: String,
    },
    /// The hour of publication has passed, or lies before the publication stage.
    PublishHour {
        /// The first moment that is allowed, in seconds UTC.
        earliest: i64,
    },
}

/// A value that an instrument refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadValue {
    /// Code of the question.
    pub code: String,
    /// As it was written.
    pub value: String,
    /// Key of the message, `data-<key>` in `locales/`; `unknown-code` where the
    /// source is not asked such a question.
    pub key: &'static str,
    /// What would be accepted.
    pub expected: String,
    /// The question; none where there is none of this code, or it is one of a jury.
    pub asked: Option<AskedFor>,
}

/// A question that was answered with what it does not accept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedFor {
    /// How a person calls it: in its own words, an indicator after its code.
    pub title: Text,
    /// What may be answered.
    pub answer: Answer,
}

/// A value that was changed since it was read, with both versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// Code of the question.
    pub code: String,
    /// What this person wanted to save.
    pub ours: String,
    /// The note this person wanted to save.
    pub our_note: String,
    /// What is saved now.
    pub theirs: String,
    /// The note that is saved now.
    pub their_note: String,
    /// The note for those who judge that is saved now.
    pub their_private: String,
    /// Its version, with which ours can be saved after all.
    pub version: i64,
    /// Who saved it.
    pub person: String,
    /// When, in UTC.
    pub at: String,
}

impl From<Rule> for Refusal {
    fn from(rule: Rule) -> Refusal {
        match rule {
            Rule::Hidden => Refusal::Hidden,
            told => Refusal::Rule(told),
        }
    }
}

impl From<Refusal> for ActError {
    fn from(refusal: Refusal) -> ActError {
        ActError::Refused(refusal)
    }
}

impl From<Rule> for ActError {
    fn from(rule: Rule) -> ActError {
        ActError::Refused(rule.into())
    }
}

impl From<StoreError> for ActError {
    fn from(error: StoreError) -> ActError {
        ActError::Failed(error.into())
    }
}

impl From<Failure> for ActError {
    fn from(failure: Failure) -> ActError {
        ActError::Failed(failure.into())
    }
}

impl ActError {
    /// The refusal, where it is one.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            ActError::Refused(refusal) => Some(refusal),
            ActError::Failed(_) => None,
        }
    }

    /// Whether the page must look as if the thing did not exist.
    pub fn is_hidden(&self) -> bool {
        matches!(self, ActError::Refused(Refusal::Hidden))
    }
}
