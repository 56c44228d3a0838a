//! The calendar of a cycle: its stages, when each is open, and for whom it was
//! extended.
//!
//! Moments are seconds UTC; a stage is open from its opening up to, but without,
//! its closing. What time it is comes in as an argument.

use crate::register::id::BodyId;

/// A stage of a cycle, in the order in which stages begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Loci are chosen and evaluators named.
    Preparation,
    /// Units answer and add evidence.
    Filling,
    /// Evaluators review.
    Evaluation,
    /// Units add what evaluators ask for; it lies within the evaluation.
    VerificationWindow,
    /// Each unit sees its own scorecard.
    Preview,
    /// Units object; it may begin while the preview is open.
    Objection,
    /// Officers determine the result.
    Determination,
    /// The result is public from its opening on.
    Publication,
}

/// When a stage is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The stage.
    pub stage: Stage,
    /// First moment at which it is open.
    pub opens: i64,
    /// First moment at which it is open no more.
    pub closes: i64,
}

/// The stages of a cycle as an officer set them; [`Schedule::check`] says
/// whether a cycle can be run on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule(Vec<Window>);

/// What is wrong with a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScheduleFault {
    /// A stage that every cycle has is not there; only the verification window
    /// may be left out.
    Missing(Stage),
    /// A stage stands there more than once.
    Twice(Stage),
    /// A stage closes before or as it opens.
    Empty(Stage),
    /// The second stage opens before the first, though it comes after it.
    OutOfOrder(Stage, Stage),
    /// The second stage opens before the first has closed.
    Overlap(Stage, Stage),
    /// The verification window does not lie within the evaluation.
    OutsideEvaluation,
}

/// More time in one stage, for one unit or for all.
///
/// Invariant: the reason is not blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    stage: Stage,
    unit: Option<BodyId>,
    until: i64,
    reason: String,
}

/// What is wrong with an extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExtensionFault {
    /// No reason was given.
    NoReason,
    /// The cycle has no such stage.
    NotScheduled,
    /// It ends no later than the stage does anyway.
    NotLater,
    /// It reaches into the determination, when all must be at rest.
    ReachesDetermination,
}

impl Stage {
    /// All stages, in order.
    pub const ALL: [Stage; 8] = [
        Stage::Preparation,
        Stage::Filling,
        Stage::Evaluation,
        Stage::VerificationWindow,
        Stage::Preview,
        Stage::Objection,
        Stage::Determination,
        Stage::Publication,
    ];

    /// Name in the store and in `locales/`; it never changes.
    pub fn code(self) -> &'static str {
        match self {
            Stage::Preparation => "preparation",
            Stage::Filling => "filling",
            Stage::Evaluation => "evaluation",
            Stage::VerificationWindow => "verification_window",
            Stage::Preview => "preview",
            Stage::Objection => "objection",
            Stage::Determination => "determination",
            Stage::Publication => "publication",
        }
    }

    /// Whether units do something in it.
    pub fn is_of_units(self) -> bool {
        let theirs = [
            Stage::Filling,
            Stage::VerificationWindow,
            Stage::Preview,
            Stage::Objection,
        ];
        theirs.contains(&self)
    }

    /// The stage with this code.
    pub fn from_code(code: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.code() == code)
    }
}

impl Schedule {
    /// A schedule as it was written, in the order of the stages.
    pub fn new(mut windows: Vec<Window>) -> Schedule {
        windows.sort_by_key(|window| (window.stage, window.opens, window.closes));
        Schedule(windows)
    }

    /// Its windows, in the order of the stages.
    pub fn windows(&self) -> &[Window] {
        &self.0
    }

    /// When a stage is open, extensions left aside.
    pub fn window(&self, stage: Stage) -> Option<Window> {
        self.0.iter().copied().find(|window| window.stage == stage)
    }

    /// Everything that is wrong with it; a cycle is opened only on an empty list.
    pub fn check(&self) -> Vec<ScheduleFault> {
        let mut faults = Vec::new();
        for stage in Stage::ALL {
            match self.0.iter().filter(|one| one.stage == stage).count() {
                0 if stage != Stage::VerificationWindow => {
                    faults.push(ScheduleFault::Missing(stage));
                }
                0 | 1 => {}
                _ => faults.push(ScheduleFault::Twice(stage)),
            }
        }
        let empty = self.0.iter().filter(|one| one.closes <= one.opens);
        faults.extend(empty.map(|one| ScheduleFault::Empty(one.stage)));
        if faults.is_empty() {
            self.check_order(&mut faults);
        }
        faults
    }

    /// Whether another schedule in its place closes a stage at another moment, or has
    /// it no more. When a result comes out gives nobody more time and takes none away,
    /// so the publication does not count.
    pub fn is_ended_otherwise_by(&self, other: &Schedule) -> bool {
        let is_other = |window: &Window| {
            let new = other.window(window.stage);
            new.is_none_or(|new| new.closes != window.closes)
        };
        let mut own = self.0.iter();
        own.any(|window| window.stage < Stage::Publication && is_other(window))
    }

    /// The first stage that is open now and that another schedule in its place would
    /// have ended before, or not yet open: who works in it would find the work gone
    /// without a warning.
    pub fn cut_off_by(&self, other: &Schedule, now: i64) -> Option<Stage> {
        let is_cut = |window: &&Window| {
            let new = other.window(window.stage);
            window.holds(now) && new.is_none_or(|new| new.closes < now || now < new.opens)
        };
        self.0.iter().find(is_cut).map(|window| window.stage)
    }

    /// The stage it is now. Where two are open, it is the later one: the
    /// verification window rather than the evaluation around it.
    pub fn stage_at(&self, now: i64) -> Option<Stage> {
        let open = self.0.iter().filter(|window| window.holds(now));
        open.map(|window| window.stage).max()
    }

    /// Whether a stage is open now, extensions left aside.
    pub fn is_open(&self, stage: Stage, now: i64) -> bool {
        self.window(stage).is_some_and(|window| window.holds(now))
    }

    /// When a stage closes for a unit, or for all units without one.
    ///
    /// The latest of the schedule and the extensions counts: an extension never
    /// takes time away.
    pub fn closes(
        &self,
        stage: Stage,
        unit: Option<&BodyId>,
        extensions: &[Extension],
    ) -> Option<i64> {
        let scheduled = self.window(stage)?.closes;
        let given = extensions.iter().filter(|one| one.reaches(stage, unit));
        Some(given.map(|one| one.until).fold(scheduled, i64::max))
    }

    /// The verification window is held against the evaluation alone; the other
    /// stages follow one another, except that an objection may be raised while
    /// the preview is still open.
    fn check_order(&self, faults: &mut Vec<ScheduleFault>) {
        let main = |window: &&Window| window.stage != Stage::VerificationWindow;
        let main: Vec<&Window> = self.0.iter().filter(main).collect();
        for pair in main.windows(2) {
            let (one, next) = (pair[0], pair[1]);
            let may_overlap = one.stage == Stage::Preview;
            if next.opens < one.opens {
                faults.push(ScheduleFault::OutOfOrder(one.stage, next.stage));
            } else if next.opens < one.closes && !may_overlap {
                faults.push(ScheduleFault::Overlap(one.stage, next.stage));
            }
        }
        // A preview may outlast the opening of the objection, not that of the
        // determination.
        let preview = self.window(Stage::Preview);
        let determination = self.window(Stage::Determination);
        if let (Some(preview), Some(determination)) = (preview, determination)
            && determination.opens < preview.closes
        {
            faults.push(ScheduleFault::Overlap(preview.stage, determination.stage));
        }
        let within = self.window(Stage::VerificationWindow);
        let around = self.window(Stage::Evaluation);
        if let (Some(within), Some(around)) = (within, around)
            && (within.opens < around.opens || within.closes > around.closes)
        {
            faults.push(ScheduleFault::OutsideEvaluation);
        }
    }
}

impl Window {
    /// Whether the moment lies in it.
    pub fn holds(&self, now: i64) -> bool {
        self.opens <= now && now < self.closes
    }
}

impl Extension {
    /// More time until a moment, for one unit or, without one, for all.
    pub fn new(
        stage: Stage,
        unit: Option<BodyId>,
        until: i64,
        reason: &str,
    ) -> Result<Extension, ExtensionFault> {
        let reason = reason.trim().to_owned();
        if reason.is_empty() {
            return Err(ExtensionFault::NoReason);
        }
        Ok(Extension {
            stage,
            unit,
            until,
            reason,
        })
    }

    /// Everything that is wrong with it in a cycle of this schedule.
    pub fn check(&self, schedule: &Schedule) -> Vec<ExtensionFault> {
        let Some(window) = schedule.window(self.stage) else {
            return vec![ExtensionFault::NotScheduled];
        };
        let mut faults = Vec::new();
        if self.until <= window.closes {
            faults.push(ExtensionFault::NotLater);
        }
        let rest = schedule.window(Stage::Determination);
        let reaches = rest.is_some_and(|rest| self.until > rest.opens);
        if self.stage < Stage::Determination && reaches {
            faults.push(ExtensionFault::ReachesDetermination);
        }
        faults
    }

    /// The stage that stays open.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// For which unit; for all without one.
    pub fn unit(&self) -> Option<&BodyId> {
        self.unit.as_ref()
    }

    /// First moment at which the stage is open no more.
    pub fn until(&self) -> i64 {
        self.until
    }

    /// The reason, without blanks around it.
    pub fn reason(&self) -> &str {
        &self.reason
    }

    fn reaches(&self, stage: Stage, unit: Option<&BodyId>) -> bool {
        self.stage == stage && (self.unit.is_none() || self.unit.as_ref() == unit)
    }
}

#[cfg(test)]
mod tests;
