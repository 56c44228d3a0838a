//! The rules of an assessment as data.
//!
//! Reads an instrument from its TOML text, reports every fault with its
//! place, and puts the checked instrument into words: explained, compared with
//! another edition, printed as a form. It scores nothing.

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

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reads and checks an instrument. All faults are collected, in the order of the text.
pub fn read(text: &str, catalogue: &Catalogue) -> Result<Instrument, Vec<Fault>> {
    let mut faults = Vec::new();
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let at = error.span().unwrap_or(0..0);
        faults.push(Fault::new(
            at,
            "toml",
            vec![("message", error.message().to_owned())],
        ));
    }
    if faults.is_empty() {
        fit::fit(table.get_ref(), 0..0, &shape::FILE, &mut faults);
    }
    let span = table.span();
    let file = Spanned::new(span, DeValue::Table(table.into_inner()));
    let broken_text = faults.iter().any(|fault| fault.key == "toml");
    let built = if broken_text {
        None
    } else {
        build::build(&file, catalogue, &mut faults)
    };
    if let Some((mut instrument, places)) = built {
        check::check(&mut instrument, &places, &mut faults);
        if faults.is_empty() {
            return Ok(instrument);
        }
    } else if faults.is_empty() {
        faults.push(Fault::new(0..0, "empty", vec![]));
    }
    faults.sort_by_key(|fault| fault.at.start);
    faults.dedup();
    Err(faults)
}
