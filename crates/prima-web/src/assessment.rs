//! Pages of assessments: the nation, programmes, rounds, rankings, instruments.
//!
//! Every page is a function from a view to HTML; `page` reads the store, makes
//! the view and answers. No figure stands here: all come from the store, found
//! by programme, series and unit.

pub mod changed;
pub mod cite;
pub mod cycle;
pub mod instrument;
pub mod naming;
pub mod national;
pub mod programme;
pub mod programmes;
pub mod ranking;
pub mod work;

mod coverage;
pub(crate) mod figures;
pub(crate) mod heads;
pub(crate) mod placed;
pub(crate) mod relation;
pub(crate) mod told;
mod trends;
pub(crate) mod unproven;
mod zones;
