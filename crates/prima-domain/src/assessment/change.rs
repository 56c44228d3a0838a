//! Changes after the first score of a round: what kinds there are, who made
//! them by role, and how much of each a reader is told.
//!
//! The first score of a unit rests on what each evaluator handed in. Who
//! evaluated is never part of a change: it names a role, no person.

/// What changed, or was decided, after the first score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// Evaluators who differed agreed on a value.
    Reconciled,
    /// The unit added evidence that was asked for, or with an objection.
    EvidenceAdmitted,
    /// An objection was granted.
    ObjectionGranted,
    /// An objection was refused.
    ObjectionRefused,
    /// Evaluators reviewed an indicator again, as the unit had asked.
    Reassessed,
    /// A published result was corrected by a new determination.
    Corrected,
}

/// Who made a change, by role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Author {
    /// The unit's evaluators.
    Evaluators,
    /// The unit's officers.
    Unit,
    /// Who decides on objections.
    Decider,
    /// Two officers of the programme.
    Officers,
}

/// Who reads of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Officers of the programme and auditors.
    Overseer,
    /// The unit and, once the result is public, everybody.
    Assessed,
}

impl ChangeKind {
    /// All kinds, in the order in which they come about in a round.
    pub const ALL: [ChangeKind; 6] = [
        ChangeKind::Reconciled,
        ChangeKind::EvidenceAdmitted,
        ChangeKind::ObjectionGranted,
        ChangeKind::ObjectionRefused,
        ChangeKind::Reassessed,
        ChangeKind::Corrected,
    ];

    /// Name in the store, in files and in `locales/`; it never changes.
    pub fn code(self) -> &'static str {
        match self {
            ChangeKind::Reconciled => "reconciled",
            ChangeKind::EvidenceAdmitted => "evidence",
            ChangeKind::ObjectionGranted => "granted",
            ChangeKind::ObjectionRefused => "refused",
            ChangeKind::Reassessed => "reassessed",
            ChangeKind::Corrected => "corrected",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<ChangeKind> {
        ChangeKind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Who made it.
    pub fn author(self) -> Author {
        match self {
            ChangeKind::Reconciled | ChangeKind::Reassessed => Author::Evaluators,
            ChangeKind::EvidenceAdmitted => Author::Unit,
            ChangeKind::ObjectionGranted | ChangeKind::ObjectionRefused => Author::Decider,
            ChangeKind::Corrected => Author::Officers,
        }
    }

    /// Whether it can move a score; what cannot is listed all the same.
    pub fn moves_score(self) -> bool {
        !matches!(
            self,
            ChangeKind::EvidenceAdmitted | ChangeKind::ObjectionRefused
        )
    }

    /// Whether a reader is told the values before it.
    ///
    /// What single evaluators gave is for those who oversee alone.
    pub fn tells_before(self, reader: Reader) -> bool {
        let is_of_evaluators = self.author() == Author::Evaluators;
        reader == Reader::Overseer || !is_of_evaluators
    }

    /// Whether a reader is told what it did to index, band and rank.
    ///
    /// With the value agreed on, the effect of a reconciliation betrays the
    /// mean of what the evaluators gave, and of two evaluators both.
    pub fn tells_effect(self, reader: Reader) -> bool {
        reader == Reader::Overseer || self != ChangeKind::Reconciled
    }
}

impl Author {
    /// Name in files and in `locales/`; it never changes.
    pub fn code(self) -> &'static str {
        match self {
            Author::Evaluators => "evaluators",
            Author::Unit => "unit",
            Author::Decider => "decider",
            Author::Officers => "officers",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_found_by_its_code() {
        for kind in ChangeKind::ALL {
            assert_eq!(ChangeKind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(ChangeKind::from_code("unknown"), None);
    }

    #[test]
    fn the_assessed_never_learn_what_single_evaluators_gave() {
        for kind in ChangeKind::ALL {
            assert!(kind.tells_before(Reader::Overseer), "{kind:?}");
            assert!(kind.tells_effect(Reader::Overseer), "{kind:?}");
            let is_of_evaluators = kind.author() == Author::Evaluators;
            let told = kind.tells_before(Reader::Assessed);
            assert_ne!(told, is_of_evaluators, "{kind:?}");
        }
        assert!(!ChangeKind::Reconciled.tells_effect(Reader::Assessed));
        assert!(ChangeKind::ObjectionGranted.tells_effect(Reader::Assessed));
    }
}
