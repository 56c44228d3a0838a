//! Notices: what somebody is told without having asked, and when a letter about
//! it is tried again.
//!
//! A notice says that something waits, never what: it is read at the desk, where
//! the rules of its page hold. Who may be told is said by
//! [`notice`](super::permission::notice).

use super::cycle::Stage;

/// What somebody is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticeKind {
    /// A unit takes part in a round.
    LocusChosen,
    /// An evaluator has units to review.
    Assigned,
    /// An evaluator asks a unit for evidence.
    EvidenceAsked,
    /// An objection of a unit is decided.
    ObjectionDecided,
    /// A unit was given more time in a stage.
    TimeGiven,
    /// A unit can see its scorecard.
    PreviewOpen,
    /// The result of a unit is public.
    ResultPublished,
    /// The last day of an action has come.
    ActionDue,
    /// The filling closes soon, and a unit has not handed in.
    FillingCloses,
    /// The evaluation closes soon, and an evaluator has not handed in.
    EvaluationCloses,
    /// A body asks the owner of an innovation for help in taking it over.
    ReplicationAsked,
    /// The owner of an innovation has answered what a body asked for.
    ReplicationAnswered,
    /// A body has withdrawn what it asked the owner of an innovation for.
    RequestWithdrawn,
    /// The other side has written down how an innovation is handed on.
    MentoringNoted,
    /// A body is to say whether its innovations still run.
    RunningDue,
    /// A decision on an award waits for a second officer.
    AwardWaits,
    /// A second officer confirmed a decision on an award, which its proposer is told.
    AwardConfirmed,
    /// A juror has candidates to judge.
    JurySeated,
    /// A proposal came to the officers who hold it against the rules.
    ProposalSubmitted,
    /// A step of a candidacy waits for a second person.
    StepWaits,
    /// A unit holds an honour by the last step of its candidacy.
    HonourGranted,
    /// What a unit held is revoked by a step of its candidacy.
    HonourRevoked,
}

/// So long before a stage closes are those reminded who are late.
///
/// Provisional: our sources name no time; three days leave two working days
/// around a weekend.
pub const REMIND_BEFORE: i64 = 3 * DAY;

/// A letter that could not be sent for so long is not sent any more: what it
/// tells can be read at the desk, and late news by letter confuses.
pub const MAILED_WITHIN: i64 = 3 * DAY;

const DAY: i64 = 86_400;
const FIRST_PAUSE: i64 = 60;
const LONGEST_PAUSE: i64 = 6 * 3_600;

impl NoticeKind {
    /// All kinds.
    pub const ALL: [NoticeKind; 22] = [
        NoticeKind::LocusChosen,
        NoticeKind::Assigned,
        NoticeKind::EvidenceAsked,
        NoticeKind::ObjectionDecided,
        NoticeKind::TimeGiven,
        NoticeKind::PreviewOpen,
        NoticeKind::ResultPublished,
        NoticeKind::ActionDue,
        NoticeKind::FillingCloses,
        NoticeKind::EvaluationCloses,
        NoticeKind::ReplicationAsked,
        NoticeKind::ReplicationAnswered,
        NoticeKind::RequestWithdrawn,
        NoticeKind::MentoringNoted,
        NoticeKind::RunningDue,
        NoticeKind::AwardWaits,
        NoticeKind::AwardConfirmed,
        NoticeKind::JurySeated,
        NoticeKind::ProposalSubmitted,
        NoticeKind::StepWaits,
        NoticeKind::HonourGranted,
        NoticeKind::HonourRevoked,
    ];

    /// Name in the store and in `locales/`; it never changes.
    pub fn code(self) -> &'static str {
        match self {
            NoticeKind::LocusChosen => "locus",
            NoticeKind::Assigned => "assigned",
            NoticeKind::EvidenceAsked => "evidence",
            NoticeKind::ObjectionDecided => "decided",
            NoticeKind::TimeGiven => "extended",
            NoticeKind::PreviewOpen => "preview",
            NoticeKind::ResultPublished => "published",
            NoticeKind::ActionDue => "action",
            NoticeKind::FillingCloses => "filling",
            NoticeKind::EvaluationCloses => "evaluation",
            NoticeKind::ReplicationAsked => "asked",
            NoticeKind::ReplicationAnswered => "answered",
            NoticeKind::RequestWithdrawn => "withdrawn",
            NoticeKind::MentoringNoted => "mentored",
            NoticeKind::RunningDue => "running",
            NoticeKind::AwardWaits => "award",
            NoticeKind::AwardConfirmed => "confirmed",
            NoticeKind::JurySeated => "jury",
            NoticeKind::ProposalSubmitted => "proposal",
            NoticeKind::StepWaits => "step",
            NoticeKind::HonourGranted => "granted",
            NoticeKind::HonourRevoked => "revoked",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<NoticeKind> {
        let mut all = NoticeKind::ALL.into_iter();
        all.find(|kind| kind.code() == code)
    }

    /// Whether it is about a round; else about an award event, a jury, a candidacy, a
    /// proposal or an innovation.
    pub fn is_of_round(self) -> bool {
        let is_of_recognition = matches!(
            self,
            NoticeKind::AwardWaits
                | NoticeKind::AwardConfirmed
                | NoticeKind::JurySeated
                | NoticeKind::ProposalSubmitted
                | NoticeKind::StepWaits
                | NoticeKind::HonourGranted
                | NoticeKind::HonourRevoked
        );
        !(is_of_recognition || self.is_about_innovation())
    }

    /// Whether it goes to evaluators; all others go to the unit's own officers.
    pub fn is_for_evaluators(self) -> bool {
        matches!(self, NoticeKind::Assigned | NoticeKind::EvaluationCloses)
    }

    /// Whether it is about innovations and belongs to no round: who may be told
    /// of it is then said by
    /// [`may_be_told`](crate::innovation::permission::may_be_told).
    pub fn is_about_innovation(self) -> bool {
        matches!(
            self,
            NoticeKind::ReplicationAsked
                | NoticeKind::ReplicationAnswered
                | NoticeKind::RequestWithdrawn
                | NoticeKind::MentoringNoted
                | NoticeKind::RunningDue
        )
    }

    /// The reminder that goes with a stage; none where nobody is late in it.
    pub fn reminder(stage: Stage) -> Option<NoticeKind> {
        match stage {
            Stage::Filling => Some(NoticeKind::FillingCloses),
            Stage::Evaluation => Some(NoticeKind::EvaluationCloses),
            _ => None,
        }
    }
}

/// Whether those who are late are reminded by themselves of a stage that closes
/// at this moment.
pub fn is_reminding(closes: i64, now: i64) -> bool {
    closes.saturating_sub(REMIND_BEFORE) <= now && now < closes
}

/// Seconds until a letter is tried again that has failed so often: a minute,
/// then twice as long each time, up to six hours.
pub fn pause_after(n_tries: i64) -> i64 {
    // Nine doublings are more than the longest pause already.
    let doublings = n_tries.saturating_sub(1).clamp(0, 9);
    (FIRST_PAUSE << doublings).min(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn codes_are_read_back_and_differ() {
        for kind in NoticeKind::ALL {
            assert_eq!(NoticeKind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(NoticeKind::from_code(""), None);
    }

    #[test]
    fn the_last_three_days_of_a_stage_remind_and_no_other_moment() {
        let closes = 1_000_000;
        for (before, expected) in [
            (259_201, false),
            (259_200, true),
            (1, true),
            (0, false),
            (-1, false),
        ] {
            assert_eq!(is_reminding(closes, closes - before), expected, "{before}");
        }
    }

    #[test]
    fn pauses_double_from_a_minute_to_six_hours() {
        let found = [0, 1, 2, 3, 4, 8, 9, 10, 11, 60].map(pause_after);
        let expected = [60, 60, 120, 240, 480, 7_680, 15_360, 21_600, 21_600, 21_600];
        assert_eq!(found, expected);
    }

    proptest! {
        #[test]
        fn a_pause_never_shrinks_and_never_ends_the_trying(n_tries in any::<i64>()) {
            let pause = pause_after(n_tries);
            prop_assert!((60..=21_600).contains(&pause));
            prop_assert!(pause <= pause_after(n_tries.saturating_add(1)));
        }
    }
}
