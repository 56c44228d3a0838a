//! What jobs there are, and in what states.

/// What a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JobKind {
    /// Rehearses a determination.
    Rehearse,
    /// Freezes the answers and asks for a determination.
    Ask,
    /// Confirms a determination.
    Confirm,
    /// Freezes corrected answers and asks for a determination of them.
    Correct,
    /// Brings survey counts in, or tries them.
    Tallies,
    /// Brings published indices in, or tries them.
    Indices,
    /// Writes the worksheets of all units one may see.
    Worksheets,
    /// Writes the audit trail as one may read it.
    Trail,
    /// Issues certificates of honours.
    Certificates,
}

impl JobKind {
    /// All of them.
    pub const ALL: [JobKind; 9] = [
        JobKind::Rehearse,
        JobKind::Ask,
        JobKind::Confirm,
        JobKind::Correct,
        JobKind::Tallies,
        JobKind::Indices,
        JobKind::Worksheets,
        JobKind::Trail,
        JobKind::Certificates,
    ];

    /// As the store and the keys of words have it.
    pub fn code(self) -> &'static str {
        match self {
            JobKind::Rehearse => "rehearse",
            JobKind::Ask => "ask",
            JobKind::Confirm => "confirm",
            JobKind::Correct => "correct",
            JobKind::Tallies => "tallies",
            JobKind::Indices => "indices",
            JobKind::Worksheets => "worksheets",
            JobKind::Trail => "trail",
            JobKind::Certificates => "certificates",
        }
    }

    /// The kind of a code; none where it is of another program.
    pub fn from_code(code: &str) -> Option<JobKind> {
        JobKind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether it goes over all units of a round, whoever asks.
    pub fn is_over_all(self) -> bool {
        matches!(
            self,
            JobKind::Rehearse | JobKind::Ask | JobKind::Confirm | JobKind::Correct
        )
    }

    /// Whether what it has done stays where it comes to no end; beginning again
    /// then goes on from there. Any other leaves nothing.
    pub fn keeps_parts(self) -> bool {
        self == JobKind::Certificates
    }

    /// Whether it makes a file for the person who asked.
    pub fn makes_file(self) -> bool {
        matches!(self, JobKind::Worksheets | JobKind::Trail)
    }
}

/// How things stand with a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits for its turn.
    Queued,
    /// Somebody works on it.
    Running,
    /// It is done.
    Done,
    /// It was refused, or something failed.
    Failed,
    /// Somebody stopped it; nothing of it stays.
    Cancelled,
}

impl State {
    const ALL: [State; 5] = [
        State::Queued,
        State::Running,
        State::Done,
        State::Failed,
        State::Cancelled,
    ];

    /// As the store and the keys of words have it.
    pub fn code(self) -> &'static str {
        match self {
            State::Queued => "queued",
            State::Running => "running",
            State::Done => "done",
            State::Failed => "failed",
            State::Cancelled => "cancelled",
        }
    }

    /// The state of a code; one nobody knows has failed.
    pub fn from_code(code: &str) -> State {
        let known = State::ALL.into_iter().find(|state| state.code() == code);
        known.unwrap_or(State::Failed)
    }

    /// Whether it has not ended.
    pub fn is_under_way(self) -> bool {
        matches!(self, State::Queued | State::Running)
    }

    /// Whether it can be run again.
    pub fn may_run_again(self) -> bool {
        matches!(self, State::Failed | State::Cancelled)
    }
}
