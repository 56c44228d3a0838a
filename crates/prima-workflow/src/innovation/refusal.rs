//! What a person is told whom an act about innovations refuses something.

use crate::failure::WorkflowError;
use prima_domain::innovation::hub::{Fault as HubFault, Wrong as HubWrong};
use prima_domain::innovation::proposal::reporting::Wrong as ReportWrong;
use prima_domain::innovation::replicating::{Fault, Wrong};
use prima_domain::innovation::requesting::{Fault as RequestFault, Wrong as RequestWrong};
use prima_domain::refusal::Refusal as Rule;
use prima_instrument::words::{Lang, say};
use prima_store::StoreError;

/// What an act gives: what it was asked for, or why it did nothing.
pub type Told<T> = Result<T, InnovationError>;

/// Why an act did nothing.
#[derive(Debug, thiserror::Error)]
pub enum InnovationError {
    /// The person is told why.
    #[error("refused: {0:?}")]
    Refused(InnovationRefusal),
    /// The machine failed.
    #[error(transparent)]
    Failed(#[from] WorkflowError),
}

/// Why an act was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InnovationRefusal {
    /// It does not exist, or must look as if it did not.
    Hidden,
    /// What was written cannot be taken; never empty.
    Faults(Vec<Fault>),
    /// The origin descends from the replica; the way between them.
    Circle(Vec<String>),
    /// This replication is on record already.
    Recorded,
    /// The chosen innovation is none of the body's.
    NotOwn,
    /// There is no offer that could be withdrawn.
    NotOffered,
    /// A report cannot be taken; never empty.
    Report(Vec<(&'static str, ReportWrong)>),
    /// A piece of evidence does not lie in the owner's vault.
    NotInVault,
    /// A request, an answer or a note cannot be taken; never empty.
    Request(Vec<RequestFault>),
    /// A body asks itself.
    OwnInnovation,
    /// The body waits for this request already.
    AlreadyAsked(i64),
    /// The request waits for nothing of the kind any more.
    RequestClosed,
    /// Who asked does not answer.
    OwnRequest,
    /// Only an accepted request is mentored.
    NotMentored,
    /// An entry of a hub cannot be taken; never empty.
    Hub(Vec<HubFault>),
    /// The entry of the hub stands otherwise than it was read.
    HubChanged,
    /// The entry of the hub was removed meanwhile.
    HubRemoved,
}

impl From<InnovationRefusal> for InnovationError {
    fn from(refusal: InnovationRefusal) -> InnovationError {
        InnovationError::Refused(refusal)
    }
}

impl From<Rule> for InnovationError {
    fn from(rule: Rule) -> InnovationError {
        InnovationError::Refused(match rule {
            Rule::SamePerson => InnovationRefusal::OwnRequest,
            // Whoever does not speak for the body is told nothing.
            _ => InnovationRefusal::Hidden,
        })
    }
}

impl From<StoreError> for InnovationError {
    fn from(error: StoreError) -> InnovationError {
        InnovationError::Failed(error.into())
    }
}

impl InnovationRefusal {
    /// Each field with what happened and what to do.
    pub fn texts(&self, lang: Lang) -> Vec<(&'static str, String)> {
        let one = |field, key| vec![(field, say(lang, key, &[]))];
        match self {
            InnovationRefusal::Hidden => Vec::new(),
            InnovationRefusal::Faults(faults) => faults
                .iter()
                .map(|(field, wrong)| (*field, text(lang, field, *wrong)))
                .collect(),
            InnovationRefusal::Circle(way) => {
                let way = [("way", way.join(" → "))];
                vec![("replica", say(lang, "innovation-circle", &way))]
            }
            InnovationRefusal::Recorded => one("replica", "innovation-recorded"),
            InnovationRefusal::NotOwn => one("replica", "innovation-not-own"),
            InnovationRefusal::NotOffered => one("terms", "innovation-not-offered"),
            InnovationRefusal::Report(faults) => faults
                .iter()
                .map(|(field, wrong)| (*field, report_text(lang, field, *wrong)))
                .collect(),
            InnovationRefusal::NotInVault => one("evidence", "proposal-not-in-vault"),
            InnovationRefusal::Request(faults) => faults
                .iter()
                .map(|(field, wrong)| (*field, request_text(lang, field, *wrong)))
                .collect(),
            InnovationRefusal::OwnInnovation => one("asker", "innovation-request-own"),
            InnovationRefusal::AlreadyAsked(number) => {
                let n = [("n", number.to_string())];
                vec![("asker", say(lang, "innovation-request-again", &n))]
            }
            InnovationRefusal::RequestClosed => one("request", "innovation-request-closed"),
            InnovationRefusal::OwnRequest => one("decision", "innovation-request-same-person"),
            InnovationRefusal::NotMentored => one("day", "innovation-request-not-mentored"),
            InnovationRefusal::Hub(faults) => faults
                .iter()
                .map(|(field, wrong)| (*field, hub_text(lang, field, *wrong)))
                .collect(),
            InnovationRefusal::HubChanged => one("perbaiki", "hub-changed"),
            InnovationRefusal::HubRemoved => one("anggota", "hub-removed"),
        }
    }
}

fn request_text(lang: Lang, field: &str, wrong: RequestWrong) -> String {
    match wrong {
        RequestWrong::Missing | RequestWrong::NotChosen => {
            say(lang, &format!("innovation-request-missing-{field}"), &[])
        }
        RequestWrong::Long(most) => say(lang, "innovation-long", &[("most", most.to_string())]),
        RequestWrong::NoDay => say(lang, "innovation-request-no-day", &[]),
        RequestWrong::Ahead => say(lang, "innovation-request-ahead", &[]),
        RequestWrong::Before => say(lang, "innovation-request-before", &[]),
    }
}

fn hub_text(lang: Lang, field: &str, wrong: HubWrong) -> String {
    let key = match wrong {
        HubWrong::Missing => format!("hub-missing-{field}"),
        HubWrong::Long(most) => {
            return say(lang, "innovation-long", &[("most", most.to_string())]);
        }
        HubWrong::NotChosen => format!("hub-choose-{field}"),
        HubWrong::Unknown => "hub-unknown-body".to_owned(),
        HubWrong::Several => "hub-several-bodies".to_owned(),
        HubWrong::NoDay if field == "day" => "hub-no-day".to_owned(),
        HubWrong::NoDay => "hub-no-period".to_owned(),
        HubWrong::Ahead if field == "until" => "hub-ahead-until".to_owned(),
        HubWrong::Ahead => "hub-ahead".to_owned(),
        HubWrong::Turned => "hub-turned".to_owned(),
        HubWrong::Overlaps => "hub-overlaps".to_owned(),
        HubWrong::Twin => "hub-twin".to_owned(),
        HubWrong::NoLink => "hub-no-link".to_owned(),
    };
    say(lang, &key, &[])
}

fn report_text(lang: Lang, field: &str, wrong: ReportWrong) -> String {
    match wrong {
        ReportWrong::Missing => say(lang, &format!("proposal-report-missing-{field}"), &[]),
        ReportWrong::Long(most) => say(lang, "proposal-long", &[("most", most.to_string())]),
        ReportWrong::NoYear => say(lang, "proposal-report-no-year", &[]),
    }
}

fn text(lang: Lang, field: &str, wrong: Wrong) -> String {
    match wrong {
        Wrong::Missing => say(lang, &format!("innovation-missing-{field}"), &[]),
        Wrong::Long(most) => say(lang, "innovation-long", &[("most", most.to_string())]),
        Wrong::NoYear => say(lang, "innovation-no-year", &[]),
        Wrong::Ahead => say(lang, "innovation-ahead", &[]),
    }
}
