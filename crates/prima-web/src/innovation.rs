//! Pages about innovations: the catalogue and its search, each innovation, who
//! took what over from whom, and the hubs of the innovation network.

pub mod at_desk;
pub mod catalogue;
pub mod held;
pub mod hub;
pub mod hub_lists;
pub mod hubs;
pub mod lineage;
pub mod network;
pub mod of_body;
pub mod one;
pub mod running;
pub mod snippet;
pub mod told;
pub mod work;
