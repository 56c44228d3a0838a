//! The rules of an assessment as data.
//!
//! Reads an instrument from its TOML text, reports every fault with its
//! place, and puts the checked instrument into words: explained, compared with
//! another edition, printed as a form. It scores nothing.

pub mod award;
pub mod catalogue;
pub mod condition;
pub mod diff;
pub mod document;
pub mod exact;
pub mod explain;
pub mod fault;
pub mod form;
pub mod model;
pub mod part;
pub mod programme;
pub mod schema;
pub mod shape;
pub mod template;
pub mod words;

mod build;
mod check;
mod fit;
mod labels;
mod phrases;
mod reach;
mod regions;

pub use catalogue::Catalogue;
pub use check::band_units;
pub use diff::{Change, diff};
pub use document::Document;
pub use explain::explain;
pub use fault::Fault;
pub use fit::{is_code, nearest};
pub use form::{Form, form};
pub use model::Instrument;
pub use template::template;

use regions::Regions;

/// Reads and checks an instrument. All faults are collected, in the order of the text.
pub fn read(text: &str, catalogue: &Catalogue) -> Result<Instrument, Vec<Fault>> {
    let mut faults = Vec::new();
    let Some(file) = fit::parse(text, &mut faults) else {
        return Err(faults);
    };
    let Some(table) = file.get_ref().as_table().filter(|table| !table.is_empty()) else {
        return Err(vec![Fault::new(0..0, "empty", vec![])]);
    };
    fit::fit(table, 0..0, &shape::FILE, &mut faults);
    let built = build::build(text, &file, catalogue, &mut faults);
    let read = built.map(|(mut instrument, places)| {
        let regions = Regions::new(table, &faults);
        check::check(&mut instrument, &places, &regions, &mut faults);
        instrument
    });
    // Two faults of one place stay in the order in which they were found.
    faults.sort_by_key(|fault| fault.at.start);
    faults.dedup();
    match read {
        Some(instrument) if faults.is_empty() => Ok(instrument),
        _ => Err(faults),
    }
}
