//! The server behind a real socket: what it sends, what it refuses, and that
//! nobody who is slow, loud or gone stops it from answering others.

mod answers;
mod client;
mod errors;
mod filled;
mod fuzz;
mod operations;
mod portal;
mod slow;
mod stopping;
mod uploads;
