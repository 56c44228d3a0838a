//! Actions that follow a result: what a unit promised for a weak indicator, and
//! the steps from promise to proof.
//!
//! Who may take a step is said by
//! [`follow_up`](super::permission::follow_up); here it is only whether the step
//! leads on from where the action stands.

use crate::register::day::Day;

/// Where an action stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Promised, not begun.
    Planned,
    /// Begun.
    Working,
    /// Done, as the unit says, with evidence.
    Reported,
    /// Done, as somebody outside the unit found.
    Confirmed,
    /// Given up, with a reason that stays public.
    Dropped,
    /// Open when the next cycle began, which has it now.
    Carried,
}

/// What moves an action on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The unit begins.
    Begin,
    /// The unit calls it done; needs evidence.
    Report,
    /// The officer or coordinator finds it done.
    Confirm,
    /// The officer or coordinator finds it not done; needs a reason.
    GiveBack,
    /// The unit gives it up; needs a reason.
    Drop,
    /// The unit takes up again what it gave up.
    Resume,
    /// The next cycle takes it over.
    CarryOver,
}

/// Who takes a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The unit, which may work the action.
    Unit,
    /// Those who may confirm it.
    Overseer,
    /// Prima, when the next cycle is opened.
    NextCycle,
}

/// Why a step is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepFault {
    /// The step does not lead on from where the action stands.
    NotFromHere {
        /// Where it stands.
        status: Status,
    },
    /// Nothing proves that it is done.
    NoEvidence,
    /// The step needs a reason.
    NoReason,
}

/// What a person adds to a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proof<'a> {
    /// How many pieces of evidence are linked to the action.
    pub n_evidence: usize,
    /// The reason that was written.
    pub reason: &'a str,
}

/// What is wrong with the plan of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanFault {
    /// It does not say what will be done.
    NoTitle,
    /// It does not say who answers for it.
    NoOwner,
    /// Its last day has passed already.
    DuePassed,
}

impl Status {
    /// All statuses.
    pub const ALL: [Status; 6] = [
        Status::Planned,
        Status::Working,
        Status::Reported,
        Status::Confirmed,
        Status::Dropped,
        Status::Carried,
    ];

    /// Name in the store and in `locales/`; it never changes.
    pub fn code(self) -> &'static str {
        match self {
            Status::Planned => "planned",
            Status::Working => "working",
            Status::Reported => "reported",
            Status::Confirmed => "confirmed",
            Status::Dropped => "dropped",
            Status::Carried => "carried",
        }
    }

    /// The status with this code.
    pub fn from_code(code: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.code() == code)
    }

    /// Whether something is left to do.
    pub fn is_open(self) -> bool {
        matches!(self, Status::Planned | Status::Working | Status::Reported)
    }

    /// The steps that lead on from here, in the order in which a page offers them.
    pub fn steps(self) -> Vec<Step> {
        let leads_on = |step: &Step| self.after(*step).is_some();
        Step::ALL.into_iter().filter(leads_on).collect()
    }

    /// Takes a step, with what it needs.
    pub fn take(self, step: Step, proof: Proof) -> Result<Status, StepFault> {
        let next = self.after(step);
        let next = next.ok_or(StepFault::NotFromHere { status: self })?;
        if step == Step::Report && proof.n_evidence == 0 {
            return Err(StepFault::NoEvidence);
        }
        let needs_reason = matches!(step, Step::GiveBack | Step::Drop);
        if needs_reason && proof.reason.trim().is_empty() {
            return Err(StepFault::NoReason);
        }
        Ok(next)
    }

    fn after(self, step: Step) -> Option<Status> {
        match (self, step) {
            (Status::Planned, Step::Begin) => Some(Status::Working),
            (Status::Planned | Status::Working, Step::Report) => Some(Status::Reported),
            (Status::Reported, Step::Confirm) => Some(Status::Confirmed),
            (Status::Reported, Step::GiveBack) => Some(Status::Working),
            (Status::Planned | Status::Working, Step::Drop) => Some(Status::Dropped),
            (Status::Dropped, Step::Resume) => Some(Status::Planned),
            (open, Step::CarryOver) if open.is_open() => Some(Status::Carried),
            _ => None,
        }
    }
}

impl Step {
    /// All steps.
    pub const ALL: [Step; 7] = [
        Step::Begin,
        Step::Report,
        Step::Confirm,
        Step::GiveBack,
        Step::Drop,
        Step::Resume,
        Step::CarryOver,
    ];

    /// Name in forms and in the audit trail; it never changes.
    pub fn code(self) -> &'static str {
        match self {
            Step::Begin => "begin",
            Step::Report => "report",
            Step::Confirm => "confirm",
            Step::GiveBack => "give_back",
            Step::Drop => "drop",
            Step::Resume => "resume",
            Step::CarryOver => "carry_over",
        }
    }

    /// The step with this code.
    pub fn from_code(code: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|step| step.code() == code)
    }

    /// Who takes it.
    pub fn side(self) -> Side {
        match self {
            Step::Begin | Step::Report | Step::Drop | Step::Resume => Side::Unit,
            Step::Confirm | Step::GiveBack => Side::Overseer,
            Step::CarryOver => Side::NextCycle,
        }
    }
}

/// Everything that is wrong with a plan: it names what, who and by when.
pub fn check_plan(title: &str, owner: &str, due: Day, today: Day) -> Vec<PlanFault> {
    let mut faults = Vec::new();
    if title.trim().is_empty() {
        faults.push(PlanFault::NoTitle);
    }
    if owner.trim().is_empty() {
        faults.push(PlanFault::NoOwner);
    }
    if due < today {
        faults.push(PlanFault::DuePassed);
    }
    faults
}

/// Whether an action is late: its last day has passed, and the unit has not
/// called it done.
pub fn is_overdue(status: Status, due: Day, today: Day) -> bool {
    matches!(status, Status::Planned | Status::Working) && due < today
}

#[cfg(test)]
mod tests;
