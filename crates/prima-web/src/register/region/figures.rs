//! Figures that are about a region: as stages where fewer and fewer pass, and
//! as tables with what recomputing them found.

use super::view::RegionView;
use crate::assessment::{cite, figures, naming, relation};
use crate::chart::{About, Stage, Stages, stages};
use crate::look::{Origin, note_mark};
use crate::register::notes::{self, Notes};
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_store::history::FigureRow;
use std::collections::BTreeSet;

/// The figures; none where there are none.
pub fn section(words: Words, view: &RegionView, notes: &mut Notes) -> Option<Markup> {
    let sets: BTreeSet<&str> = view
        .figures
        .iter()
        .map(|figure| figure.dataset.as_str())
        .collect();
    let mut parts = Vec::new();
    for set in sets {
        let Some(dataset) = view.datasets.get(set) else {
            continue;
        };
        let rows: Vec<&FigureRow> = view
            .figures
            .iter()
            .filter(|figure| figure.dataset == set)
            .collect();
        let mut numbers: BTreeSet<usize> = BTreeSet::new();
        for row in &rows {
            numbers.insert(notes.number(notes::of_figure(row), "web-body-what-figures"));
        }
        let title = naming::of(words, &dataset.title_id, &dataset.title_en);
        parts.push(html! {
            h3 { a href=(naming::dataset_address(words, set)) { (title) } @for number in &numbers { (note_mark(words, *number)) } }
            @for (place, way) in relation::stages(&rows).iter().enumerate() { (funnel(words, view, set, place, way, &rows)) }
            (figures::tables(words, dataset, &rows, &rows))
        });
    }
    (!parts.is_empty()).then(|| html! { @for part in &parts { (part) } })
}

/// Stages from the widest down, with the shares the data set gives.
fn funnel(
    words: Words,
    view: &RegionView,
    set: &str,
    place: usize,
    way: &[&FigureRow],
    rows: &[&FigureRow],
) -> Markup {
    let shares = relation::shares(rows);
    let share = |part: &FigureRow, whole: &FigureRow| {
        let found = shares
            .iter()
            .find(|share| share.part.figure == part.figure && share.whole.figure == whole.figure);
        found.map_or_else(String::new, |share| figures::shown(words, share.share))
    };
    let names: Vec<String> = way
        .iter()
        .map(|row| figures::short_label(words, row))
        .collect();
    let steps = way.iter().enumerate().filter_map(|(at, row)| {
        Some(Stage {
            name: &names[at],
            count: row.shown().parse().ok()?,
            of_previous: if at == 0 {
                String::new()
            } else {
                share(row, way[at - 1])
            },
            of_first: if at == 0 {
                String::new()
            } else {
                share(row, way[0])
            },
        })
    });
    let period = way
        .first()
        .map_or_else(String::new, |row| naming::period(words, &row.period));
    let title = words.say(
        "web-region-stages-title",
        &[("name", view.region.short.clone()), ("period", period)],
    );
    let is_computed = shares.iter().any(|share| {
        let stages = [share.part, share.whole].map(|row| &row.figure);
        cite::origin(&share.share.finding) == Origin::Computed
            && stages
                .iter()
                .all(|code| way.iter().any(|row| row.figure == **code))
    });
    let ends = (way.first(), way.last());
    let mut says = match ends {
        (Some(first), Some(last)) => words.say(
            "web-region-stages-says",
            &[
                ("first", figures::shown(words, first)),
                ("last", figures::shown(words, last)),
            ],
        ),
        _ => String::new(),
    };
    if is_computed {
        says = format!("{says} {}", words.label("web-region-stages-computed"));
    }
    stages(
        words,
        &Stages {
            about: About {
                id: &format!("tahap-{set}-{place}"),
                title: &title,
                says: &says,
                provenance: None,
            },
            stages: steps.collect(),
        },
    )
}
