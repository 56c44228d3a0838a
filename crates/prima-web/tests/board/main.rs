//! Officers at their desk, by HTTP: opening a round, its board, loci,
//! evaluators, determination, people and the audit trail; what is refused, and
//! what looks as if it did not exist.

mod awards;
mod certificates;
mod determining;
mod jobs;
mod office;
mod opening;
mod people;
mod running;
