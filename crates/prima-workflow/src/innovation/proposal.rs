//! The acts about proposals: one is begun, written section by section by a unit
//! and its co-authors, supported by evidence, checked by an officer, and
//! published once it is granted; and what the pages of all that read.
//!
//! A proposal is a candidacy with a text: it enters, is submitted, withdrawn and
//! decided by the steps of its programme, so that juries and awards need to know
//! candidacies alone. Saving a text never counts its words against it; only the
//! step that submits it demands what its author alone can put right.

mod begin_proposal;
mod check_proposal;
mod facts;
mod link_evidence;
mod name_author;
mod publish_innovation;
mod read;
mod ready;
mod refusal;
mod save_head;
mod save_section;
mod tell_checkers;

pub use begin_proposal::{NewProposal, begin_proposal};
pub use check_proposal::check_proposal;
pub use link_evidence::{EvidenceChange, link_evidence};
pub use name_author::{dismiss_author, name_author};
pub use publish_innovation::publish_innovation;
pub use read::{
    HeadBefore, ProposalLine, ProposalLists, ProposalPage, SectionWritten, SubmittedText,
    proposal_lists, proposal_page, proposals_to_check, submitted_texts, submitted_version,
};
pub use refusal::{ProposalRefusal, Stale, told_wrong};
pub use save_head::{Earlier, Head, save_head};
pub use save_section::{NewText, save_section};

pub(crate) use facts::is_author;
pub(crate) use read::rests_on;
pub(crate) use ready::demand_ready;
pub(crate) use tell_checkers::{still_to_check, tell_checkers};
