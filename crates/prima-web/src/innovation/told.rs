//! How what is known of an innovation is told: codes as words, bodies as links.

use crate::assessment::naming;
use crate::register::told;
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_exchange::records::{
    CHANNELS, GOALS, INNOVATION_GROUPS, MATURITIES, SECTORS, VULNERABLE,
};
use prima_store::innovation::Innovation;
use std::collections::BTreeMap;

/// Something a list can be narrowed by: the name in its address, and its codes.
pub const NARROWED_BY: [(&str, &[&str]); 8] = [
    ("sektor", &SECTORS),
    ("kelompok", &VULNERABLE),
    ("kanal", &CHANNELS),
    ("tpb", &GOALS),
    ("biaya", &super::held::COST_CODES),
    ("tahap", &MATURITIES),
    ("jenis", &INNOVATION_GROUPS),
    ("siap", &["ya"]),
];

/// What a code of a list is called.
pub fn code(words: Words, list: &str, code: &str) -> String {
    match list {
        "tpb" => words.say("web-innovation-goal", &[("n", code.to_owned())]),
        _ => words.label(&format!("web-innovation-{list}-{code}")),
    }
}

/// What the codes of a column are called, one after another.
pub fn codes(words: Words, list: &str, column: &str) -> String {
    let names: Vec<String> = Innovation::codes(column)
        .map(|one| code(words, list, one))
        .collect();
    told::list(words, &names)
}

/// Names of bodies by id.
pub type Called = BTreeMap<String, String>;

/// Who runs an innovation and who answers for it, as links.
pub fn owners(words: Words, row: &Innovation, called: &Called) -> Markup {
    let name = |id: &str| called.get(id).cloned().unwrap_or_else(|| id.to_owned());
    html! {
        @if !row.unit.is_empty() { (told::link(words, &row.unit, &name(&row.unit))) ", " }
        (told::link(words, &row.body, &name(&row.body)))
    }
}

/// Who runs an innovation, in plain words.
pub fn owner<'c>(row: &'c Innovation, called: &'c Called) -> &'c str {
    let id = row.owner();
    called.get(id).map_or(id, String::as_str)
}

/// An innovation as a link, in its own language.
pub fn link(words: Words, id: &str, title: &str) -> Markup {
    html! { a href=(naming::innovation_address(words, id)) lang="id" { (title) } }
}
