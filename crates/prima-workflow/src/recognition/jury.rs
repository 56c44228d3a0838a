//! Juries at work: panels, seats before candidates, score sheets, discussion,
//! and the closed result on which a stage's step rests.
//!
//! A candidate may come to a stage more than once; each visit has seats, sheets
//! and a result of its own, named by the step that led there. A recusal is of
//! the candidate as a whole and never ends. Result and rank rest on exact
//! scores; severity stands beside them as an estimate and decides nothing.

mod close;
mod discuss;
mod facts;
mod fault;
mod panel;
mod read;
mod recuse;
mod result;
mod scoring;
mod seats;
mod sheet;
mod tasks;

pub use close::{Votes, close_jury, record_votes};
pub use discuss::{change_score, say_in_jury};
pub use fault::JuryFault;
pub use panel::{add_juror, let_juror_go};
pub use read::{
    BoardLine, Feedback, JurorLine, JuryBoard, JuryPage, SheetSeen, jury_board, jury_page,
};
pub use recuse::recuse_juror;
pub(in crate::recognition) use result::demanded;
pub use result::{Ranked, questions, ranked, statement};
pub use scoring::{hand_in_scores, save_scores};
pub use seats::{Shared, seat_juror, share_candidates, unseat_juror};
pub use sheet::{review_sheet, review_sheet_entries, score_sheet};
pub(in crate::recognition) use tasks::waits_for_sheet;
pub use tasks::{JuryTask, jury_tasks};

/// A stage of an edition that was opened.
#[derive(Clone, Copy, Debug)]
pub struct StagePlace<'a> {
    /// The programme.
    pub programme: &'a str,
    /// The edition.
    pub edition: &'a str,
    /// Code of the stage.
    pub stage: &'a str,
}
