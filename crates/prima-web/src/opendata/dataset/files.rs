//! The files of a data set, with sizes and hashes, and the bundle of them all.

use super::View;
use crate::assessment::naming;
use crate::frame::localized;
use crate::look::{Column, Row, Table, table};
use maud::{Markup, html};
use prima_store::history::DatasetFile;

/// The way to the bundle, and a table of its files.
pub fn markup(view: &View) -> Markup {
    let words = view.words;
    let address = naming::dataset_address(words, &view.dataset.dataset);
    let names = ["file", "size", "hash"];
    let names = names.map(|name| words.label(&format!("web-data-column-{name}")));
    let columns = [
        Column {
            name: &names[0],
            names_row: true,
            ..Column::default()
        },
        Column {
            name: &names[1],
            number: true,
            ..Column::default()
        },
        Column {
            name: &names[2],
            ..Column::default()
        },
    ];
    let rows = view.files.iter().map(|file| Row {
        cells: cells(view, &address, file),
        ..Row::default()
    });
    let caption = words.label("web-data-files-caption");
    html! {
        p { a class="onward" href={ (address) "/bundel.zip" } { (words.label("web-data-bundle")) } }
        p {
            (words.label("web-data-bundle-about")) " "
            a href=(localized(words.lang, "/periksa")) { (words.label("web-data-verifying-link")) }
        }
        (table(words, &Table { id: "berkas-data", caption: &caption, columns: &columns, rows: rows.collect() }))
    }
}

fn cells(view: &View, address: &str, file: &DatasetFile) -> Vec<Markup> {
    let bytes = usize::try_from(file.bytes).unwrap_or(0);
    vec![
        html! { a href={ (address) "/" (file.name) } { (file.name) } },
        html! { (view.words.say("web-data-bytes", &[("n", view.words.count(bytes))])) },
        html! { code class="hash" { (file.sha256) } },
    ]
}
