//! The pages of bodies, regions and honours, each in every state it can be in,
//! made from samples without a database; `many` alone has one.

mod card;
mod card_honours;
mod card_marks;
mod events;
mod lists;
mod many;
mod page;
mod sample;
