//! The acts of recognition programmes: an edition is opened, units enter, steps
//! are taken, confirmed by a second person or withdrawn, facilities are shown,
//! juries judge; and what the pages of all that read. Certificates of honours,
//! granted here or imported, are issued and withdrawn.
//!
//! Each act loads, asks the rule of `prima-domain`, saves, and writes its audit
//! line in one transaction. What a step grants or revokes is published in the
//! same transaction as a data set of honours, like any imported one, so that
//! every page, table and certificate sees it.

pub mod award;
pub(crate) mod begin_candidacy;
pub mod certificate;
mod confirm_step;
mod facilities;
pub(crate) mod facts;
mod funnel;
pub mod jury;
mod moved;
pub(crate) mod notice;
mod objecting;
mod open_programme;
mod published;
pub(crate) mod read;
mod shelf;
mod stamp;
mod step_notice;
mod steps_to_confirm;
mod take_step;
mod withdraw_step;

pub use begin_candidacy::{NewCandidacy, begin_candidacy};
pub use confirm_step::confirm_step;
pub use facilities::{facility_level, show_facilities};
pub use funnel::{Funnel, FunnelCount, funnels};
pub use open_programme::open_programme;
pub use read::{
    CandidacyLine, CandidacyPage, OpenExit, ProgrammeLine, ProgrammePage, candidacy_page, opened,
    opens, programme_page, programmes, sees_programmes,
};
pub use shelf::{Shelved, facility_titles, read_text, shelved};
pub use steps_to_confirm::{StepToConfirm, steps_to_confirm};
pub use take_step::{NewStep, Taken, take_step};
pub use withdraw_step::withdraw_step;
