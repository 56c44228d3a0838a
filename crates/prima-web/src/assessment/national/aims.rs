//! Where the nation wants to go: themes, targets and what they mean, with how
//! far it is, each from its data set.

use super::View;
use crate::assessment::{coverage, naming, told};
use crate::look::section as framed;
use maud::{Markup, html};
use prima_store::history::{Dataset, Statement};

/// A part for each data set with a theme or target for the nation.
pub(super) fn section(view: &View) -> Markup {
    let words = view.words;
    let mut aims: Vec<(&Dataset, Vec<&Statement>)> = Vec::new();
    for dataset in view.real() {
        let own = view
            .statements
            .iter()
            .filter(|row| row.dataset == dataset.dataset && row.body.is_empty());
        let own: Vec<&Statement> = own.collect();
        if own.iter().any(|row| is_aim(row)) {
            aims.push((dataset, own));
        }
    }
    aims.sort_by_key(|(dataset, _)| naming::order(&dataset.programme));
    if aims.is_empty() {
        return html! {};
    }
    framed(
        "arah",
        &words.label("web-national-aims"),
        &html! {
            @for (dataset, statements) in &aims { (aim(view, dataset, statements)) }
        },
    )
}

fn is_aim(row: &Statement) -> bool {
    matches!(row.kind.as_str(), "theme" | "target")
}

fn aim(view: &View, dataset: &Dataset, statements: &[&Statement]) -> Markup {
    let words = view.words;
    let rows = view.figures_of(&dataset.dataset);
    let name = naming::programme(words, &dataset.programme);
    let has_target = statements.iter().any(|row| row.kind == "target");
    html! {
        h3 { a href=(naming::programme_address(words, &dataset.programme)) { (name) } }
        (told::list(words, view.datasets, statements, &["theme", "target"]))
        @if has_target { (coverage::chart(words, &format!("capaian-{}", dataset.programme), dataset, &rows)) }
        (told::list(words, view.datasets, statements, &["definition"]))
    }
}
