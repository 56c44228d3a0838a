//! What a person is told whom an act about a proposal refuses something.

use prima_domain::innovation::proposal::writing::Wrong;
use prima_instrument::words::{Lang, say};

/// Why an act about a proposal was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProposalRefusal {
    /// What was written cannot be taken: each field with what is wrong.
    Fields(Vec<(String, Wrong)>),
    /// Somebody saved the same meanwhile. Nothing was saved.
    Stale(Box<Stale>),
    /// It cannot be submitted yet: rules that the author can put right.
    Incomplete(Vec<String>),
    /// It cannot go on yet: rules that no officer said hold.
    Undecided(Vec<String>),
    /// A decision that is not what was found needs a reason: those rules.
    NoReason(Vec<String>),
    /// Nobody of the institution has this address.
    NotColleague,
    /// A piece of evidence does not lie in the unit's vault.
    NotInVault,
    /// No innovation of the catalogue has this id.
    NoOrigin,
    /// Its stage does not have that open.
    Closed,
}

/// What was saved meanwhile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stale {
    /// The text that is saved now.
    pub theirs: String,
    /// Its version, with which ours can be saved after all.
    pub version: i64,
    /// Who saved it.
    pub person: String,
    /// When, in UTC.
    pub at: String,
}

impl ProposalRefusal {
    /// What happened and what to do, in a sentence. What is wrong with single
    /// fields is said in general: the page shows each beside its field.
    pub fn text(&self, lang: Lang) -> String {
        let key = match self {
            ProposalRefusal::Fields(_) => "proposal-fields",
            ProposalRefusal::Stale(_) => "proposal-stale",
            ProposalRefusal::Incomplete(_) => "proposal-incomplete",
            ProposalRefusal::Undecided(_) => "proposal-undecided",
            ProposalRefusal::NoReason(_) => "proposal-no-reason",
            ProposalRefusal::NotColleague => "proposal-not-colleague",
            ProposalRefusal::NotInVault => "proposal-not-in-vault",
            ProposalRefusal::NoOrigin => "proposal-no-origin",
            ProposalRefusal::Closed => "proposal-closed",
        };
        say(lang, key, &[])
    }
}

/// What is wrong with one field, in words.
pub fn told_wrong(lang: Lang, wrong: Wrong) -> String {
    match wrong {
        Wrong::Missing => say(lang, "proposal-missing", &[]),
        Wrong::Long(most) => say(lang, "proposal-long", &[("most", most.to_string())]),
        Wrong::NoDay => say(lang, "proposal-no-day", &[]),
        Wrong::Ahead => say(lang, "proposal-ahead", &[]),
        Wrong::NoYears => say(lang, "proposal-no-years", &[]),
    }
}
