//! Rules worked out by hand on small instruments written here.

mod comparisons;
mod gates;
mod means;
mod next_bands;
mod provisional;
mod published_figures;
mod raters;
mod scorecards;
mod small;
mod states;
mod suggestions;
mod surveys;
mod whole_instrument;
