//! What a measurement of trust promises: it agrees with the published figures,
//! its intervals hold the truth, and it says nothing where there is no data.

mod agreement;
mod coverage;
mod panel;
mod round;
mod shipped;
mod statements;
