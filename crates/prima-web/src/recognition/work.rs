//! The desk of recognition: programmes that are run here, the units on their way
//! through them, and award events.

pub mod candidacy;
pub mod jury;
pub mod programme;
pub mod programmes;

mod csv;
mod status;
