//! Old rule against new: what another edition of the instrument would say of
//! the same answers, and what cannot be compared.

use super::{View, name};
use crate::assessment::changed::figure;
use crate::assessment::work::framed::address;
use crate::desk::Visit;
use crate::frame::localized;
use crate::look::{Column, Row, Table, Words, table};
use maud::{Markup, html};
use prima_score::compare::BandMove;
use prima_workflow::assessment::{EditionLine, EditionRehearsal, Rules};

/// Rows of the table, and codes of a list, at most; more are counted.
const MOST: usize = 200;
/// Where there is nothing to show.
const NOTHING: &str = "–";

/// The editions to choose from, and what the chosen one would say.
pub fn editions(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    if view.editions.is_empty() {
        return html! { p { (words.label("web-edition-none")) } };
    }
    let cycle = &view.line.cycle.cycle;
    let to = localized(words.lang, &format!("{}/penetapan", address(cycle)));
    html! {
        p { (words.label("web-edition-about")) }
        p { (words.label("web-edition-choose")) }
        ul class="links" {
            @for edition in view.editions { li { a href={ (to) "?edisi=" (edition) "#edisi" } { (edition) } } }
        }
        @match &view.edition {
            None => {}
            Some(Err(why)) => { p class="closed" { (why) } }
            Some(Ok(found)) => { (compared(words, view, found)) }
        }
    }
}

fn compared(words: Words, view: &View, found: &EditionRehearsal) -> Markup {
    let edition = found.there.instrument.name();
    let changed: Vec<&EditionLine> = found
        .lines
        .iter()
        .filter(|line| line.is_changed())
        .collect();
    let arguments = [
        ("edition", edition.clone()),
        ("changed", words.count(changed.len())),
        ("all", words.count(found.lines.len())),
    ];
    html! {
        @if changed.is_empty() {
            p { strong { (words.say("web-edition-same", &[("edition", edition.clone())])) } }
        } @else {
            p { strong { (words.say("web-edition-changed", &arguments)) } }
            (rows(words, view, &changed))
            (more(words, changed.len()))
        }
        (incomparable(words, found, &edition))
    }
}

fn rows(words: Words, view: &View, changed: &[&EditionLine]) -> Markup {
    let heads = ["body", "index", "band", "rank"]
        .map(|head| words.label(&format!("web-edition-column-{head}")));
    let mut columns = heads.each_ref().map(|name| Column {
        name,
        ..Column::default()
    });
    columns[0].names_row = true;
    let row = |line: &&EditionLine| {
        let moved = match line.band {
            BandMove::Up => format!(" ({})", words.label("web-edition-up")),
            BandMove::Down => format!(" ({})", words.label("web-edition-down")),
            BandMove::Same | BandMove::Other | BandMove::Unknown => String::new(),
        };
        let rank = |rank: Option<u32>| rank.map_or(String::new(), |rank| rank.to_string());
        let (here, there) = (&line.here, &line.there);
        let cells = [
            name(view, &line.body).to_owned(),
            arrow(&figure(words, &here.index), &figure(words, &there.index)),
            arrow(&here.band, &there.band) + &moved,
            arrow(&rank(here.rank), &rank(there.rank)),
        ];
        Row {
            cells: cells.map(|cell| html! { (cell) }).to_vec(),
            ..Row::default()
        }
    };
    table(
        words,
        &Table {
            id: "edisi-lain",
            caption: &words.label("web-edition-caption"),
            columns: &columns,
            rows: changed.iter().take(MOST).map(row).collect(),
        },
    )
}

fn arrow(before: &str, after: &str) -> String {
    let shown = |text: &str| if text.is_empty() { NOTHING } else { text }.to_owned();
    match before == after {
        true => shown(before),
        false => format!("{} → {}", shown(before), shown(after)),
    }
}

fn more(words: Words, n: usize) -> Markup {
    let left = n.saturating_sub(MOST);
    html! { @if left > 0 { p { (words.say("web-edition-more", &[("n", words.count(left))])) } } }
}

/// What only one edition asks, and what the other does not permit.
fn incomparable(words: Words, found: &EditionRehearsal, edition: &str) -> Markup {
    let own = found.here.instrument.name();
    let parts = [
        ("only-here", own.as_str(), &found.here, &found.only_here),
        ("only-there", edition, &found.there, &found.only_there),
        ("unfit", edition, &found.here, &found.unfit),
    ];
    let is_whole = parts.iter().all(|(.., codes)| codes.is_empty());
    html! {
        @if !is_whole {
            h3 { (words.label("web-edition-not-comparable")) }
            @for (part, edition, rules, codes) in parts.iter().filter(|(.., codes)| !codes.is_empty()) {
                p { (words.say(&format!("web-edition-{part}"), &[("edition", (*edition).to_owned())])) }
                ul { @for code in codes.iter().take(MOST) { li { (titled(words, rules, code)) } } }
                (more(words, codes.len()))
            }
        }
    }
}

/// A question's code and title.
fn titled(words: Words, rules: &Rules, code: &str) -> String {
    let instrument = &rules.instrument;
    let node = instrument.find_node(code);
    let title = node.map(|node| &instrument.node(node).title);
    let fact = instrument.find_fact(code);
    let title = title.or_else(|| fact.map(|fact| &instrument.facts[fact.0].title));
    title.map_or_else(
        || code.to_owned(),
        |title| format!("{code} {}", words.text(title)),
    )
}
