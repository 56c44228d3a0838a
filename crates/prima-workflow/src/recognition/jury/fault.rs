//! Why an act of a jury did nothing, beside the rules of who may do what.

use prima_instrument::words::{Lang, say};

/// Why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JuryFault {
    /// The step waits for a result that is not closed.
    Open,
    /// The step asks for another result.
    OtherVerdict,
    /// The person is not on the panel.
    NoPanel,
    /// A change in the discussion needs a reason.
    NoReason,
    /// A result that counts here is missing.
    Carried,
    /// Counts of votes that cannot be.
    Votes,
}

impl JuryFault {
    /// The same in words.
    pub fn text(self, lang: Lang) -> String {
        let key = match self {
            JuryFault::Open => "refusal-jury-open",
            JuryFault::OtherVerdict => "refusal-jury-other-verdict",
            JuryFault::NoPanel => "refusal-jury-no-panel",
            JuryFault::NoReason => "refusal-jury-no-reason",
            JuryFault::Carried => "refusal-jury-carried",
            JuryFault::Votes => "refusal-jury-votes",
        };
        say(lang, key, &[])
    }
}
