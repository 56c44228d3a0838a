//! The pages of bodies, regions and honours, each in every state it can be in,
//! made from samples without a database.

mod card;
mod lists;
mod page;
mod sample;
