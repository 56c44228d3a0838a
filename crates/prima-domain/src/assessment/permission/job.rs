//! Who may see long work, how far it is, and what came of it.
//!
//! How many steps a job has, and why it failed, tells of the units it goes over.
//! So work over a whole cycle is seen by those who may see all of its units, and
//! work over one's own reach by whoever asked for it, as long as that reach is
//! what it was.

use super::{WholeCycle, hold};
use crate::refusal::Refusal;

/// What is known of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JobFacts {
    /// Whether the person asked for it.
    pub is_own: bool,
    /// Whether the person's roles, ties and overrides are those of that moment.
    pub is_reach_same: bool,
    /// Whether it goes over all units, whoever asks; else over those that the
    /// person who asked may see.
    pub is_over_all: bool,
}

impl JobFacts {
    fn is_own_reach(self) -> bool {
        self.is_own && self.is_reach_same
    }
}

/// Whether a job about a cycle may be seen: by officers of the programme whom no
/// tie to any unit bars, and by the person who asked for it, where it goes over
/// the units that person saw then and sees now.
pub fn may_see_job(whole: &WholeCycle, job: JobFacts) -> Result<(), Refusal> {
    let own = job.is_own_reach() && !job.is_over_all;
    let officer = whole.officer_side().is_ok();
    hold(own || officer, Refusal::Hidden)
}

/// Whether a job about no cycle may be seen: by the person who asked for it.
pub fn may_see_own_job(job: JobFacts) -> Result<(), Refusal> {
    hold(job.is_own_reach(), Refusal::Hidden)
}

/// Whether a file that a job made may be taken: by the person who asked for it,
/// for whom it was made, who must see the units it is about as before.
pub fn may_take_result(job: JobFacts) -> Result<(), Refusal> {
    hold(job.is_own_reach(), Refusal::Hidden)
}

/// Whether a job may be stopped or begun again: by the person who asked for it,
/// in whose name it acts.
pub fn may_steer_job(job: JobFacts) -> Result<(), Refusal> {
    hold(job.is_own, Refusal::Hidden)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_job_made_is_for_whoever_asked_and_still_stands_there() {
        for (is_own, is_reach_same, may_take, may_steer) in [
            (true, true, true, true),
            (true, false, false, true),
            (false, true, false, false),
            (false, false, false, false),
        ] {
            let job = JobFacts {
                is_own,
                is_reach_same,
                is_over_all: false,
            };
            assert_eq!(may_take_result(job).is_ok(), may_take, "{job:?}");
            assert_eq!(may_see_own_job(job).is_ok(), may_take, "{job:?}");
            assert_eq!(may_steer_job(job).is_ok(), may_steer, "{job:?}");
        }
    }
}
