//! Pages of assessments: the nation, programmes, rounds, rankings, instruments.
//!
//! Every page is a function from a view to HTML; `page` reads the store, makes
//! the view and answers. No figure stands here: all come from the store, found
//! by programme, series and unit.

pub mod cite;
pub mod naming;
pub mod national;

mod coverage;
mod figures;
mod relation;
mod told;
mod trends;
mod zones;
