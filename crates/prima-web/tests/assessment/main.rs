//! Pages of assessments: rendered from views made by hand, and from the real
//! history in a database of their own.

mod check;
mod history;
mod nation;
mod programme;
mod ranking;
mod rules;
mod sample;
