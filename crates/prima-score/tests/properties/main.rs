//! What must hold for any instrument and any answers, tried on made-up ones.

mod made;
mod naive;
mod next_steps;
mod scoring;
