//! What follows a review, walked by HTTP: further evidence, reconciliation,
//! the preview, objections and their answers, the reply, the public card, and
//! follow-up; with what each page refuses.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop where it stands"
)]

mod after;
mod before;
mod browser;
mod changes;
mod office;
mod officers;
mod reassessing;
mod reply;
mod round;
mod worked_example;
