//! The desk of recognition: programmes that are run here, the units on their way
//! through them, and award events with their decisions and ceremonies.

pub mod award;
pub mod awards;
pub mod candidacy;
pub mod category;
pub mod handing_over;
pub mod jury;
pub mod programme;
pub mod programmes;
pub mod way;

pub(super) mod rule;

mod csv;
mod rule_faults;
mod status;
