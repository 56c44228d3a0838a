//! Input files brought to one form: the same round gives the same bytes.
//!
//! Comma, LF, decimal point, known columns in their order, extra ones by name,
//! rows sorted. What a file means does not change.

use crate::problem::Problems;
use crate::table::{Row, Shape, no_progress, read};
use crate::write::{push_field, push_line};
use crate::{answers, figures, nodes, published, units};
use prima_instrument::Instrument;
use prima_score::answers::Questions;
use prima_score::bodies::Bodies;
use prima_score::tallies::Tallies;
use std::path::Path;

/// How one kind of file looks in a bundle.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    shape: &'static Shape,
    /// Columns in the order of the bundle, as places in the shape.
    order: &'static [usize],
    /// Columns that are left out where no row has a value.
    sparse: &'static [usize],
    /// Columns that hold numbers.
    numbers: &'static [usize],
    /// Whether the order of rows says nothing.
    sorted: bool,
}

/// `units.csv`.
pub(crate) const UNITS: Form = Form {
    shape: &units::SHAPE,
    order: &[0, 1, 2, 3, 4, 5, 6],
    sparse: &[6],
    numbers: &[],
    sorted: true,
};
/// `answers.csv`.
pub(crate) const ANSWERS: Form = Form {
    shape: &answers::SHAPE,
    order: &[0, 3, 4, 1, 2],
    sparse: &[],
    numbers: &[2],
    sorted: true,
};
/// `published.csv`.
pub(crate) const PUBLISHED: Form = Form {
    shape: &published::SHAPE,
    order: &[0, 1, 2, 3, 4, 5, 6],
    sparse: &[],
    numbers: &[1],
    sorted: true,
};
/// `published-nodes.csv`.
pub(crate) const NODES: Form = Form {
    shape: &nodes::SHAPE,
    order: &[0, 1, 2, 3],
    sparse: &[3],
    numbers: &[2],
    sorted: true,
};
/// `figures.csv`; figures are shown in the order they were written in.
pub(crate) const FIGURES: Form = Form {
    shape: &figures::SHAPE,
    order: &[0, 2, 3, 4, 5, 1, 6, 7, 8, 9, 10, 11],
    sparse: &[11],
    numbers: &[1],
    sorted: false,
};

/// Parts the fields of a row while it waits to be sorted; no input holds it.
const PART: char = '\0';

/// The normal text of a file.
pub(crate) fn normal(path: &Path, form: &Form) -> Result<String, Problems> {
    let (mut problems, mut notes) = (Problems::default(), Vec::new());
    let mut filled = vec![false; form.order.len()];
    // All rows in one text, so that a large file needs few allocations.
    let (mut arena, mut spans) = (String::new(), Vec::new());
    let mut extra_order: Vec<usize> = Vec::new();
    let header = read(
        path,
        &[*form.shape],
        &no_progress,
        &mut problems,
        &mut notes,
        &mut |row: &Row, _| {
            if spans.is_empty() {
                extra_order = by_name(&row.header.extra().collect::<Vec<_>>());
            }
            let start = arena.len();
            for (place, column) in form.order.iter().enumerate() {
                let number = form
                    .numbers
                    .contains(column)
                    .then(|| row.number_text(*column));
                let text = number.as_deref().unwrap_or_else(|| row.get(*column));
                filled[place] |= !text.is_empty();
                push_plain(text, &mut arena);
            }
            let extra: Vec<&str> = row.extra().collect();
            extra_order
                .iter()
                .for_each(|place| push_plain(extra[*place], &mut arena));
            spans.push((start, arena.len()));
        },
    );
    let header = problems.or(header)?;
    if form.sorted {
        spans.sort_unstable_by(|a, b| arena[a.0..a.1].cmp(&arena[b.0..b.1]));
    }
    let kept = |place: usize| filled[place] || !form.sparse.contains(&form.order[place]);
    let extra: Vec<&str> = header
        .as_ref()
        .map(|header| header.extra().collect())
        .unwrap_or_default();
    let known = (0..form.order.len())
        .filter(|place| kept(*place))
        .map(|place| form.shape.name(form.order[place]));
    let mut text = String::with_capacity(arena.len() + 256);
    push_line(
        known.chain(by_name(&extra).into_iter().map(|place| extra[place])),
        &mut text,
    );
    for (start, end) in spans {
        let fields = arena[start..end].split_terminator(PART).enumerate();
        let shown = fields.filter(|(place, _)| *place >= form.order.len() || kept(*place));
        for (count, (_, field)) in shown.enumerate() {
            if count > 0 {
                text.push(',');
            }
            push_field(field, &mut text);
        }
        text.push('\n');
    }
    Ok(text)
}

/// `tallies.csv`: counts that are not zero, by unit, question and option.
pub(crate) fn normal_tallies(
    instrument: &Instrument,
    questions: &Questions,
    bodies: &Bodies,
    tallies: &Tallies,
) -> String {
    let mut text = String::new();
    push_line(["unit", "question", "option", "count"], &mut text);
    for body in bodies.iter().filter(|body| tallies.has_any(*body)) {
        for survey in questions.survey() {
            for (option, value) in survey.options.iter().enumerate() {
                let count = tallies.get(body, survey.first + option);
                if count > 0 {
                    let code = instrument.node(survey.node).code.as_str();
                    push_line(
                        [
                            bodies.id(body),
                            code,
                            &value.to_string(),
                            &count.to_string(),
                        ],
                        &mut text,
                    );
                }
            }
        }
    }
    text
}

/// Places in the order of the names.
fn by_name(names: &[&str]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|place| names[*place]);
    order
}

/// A field on one line: a row of a bundle is a line, so that a line can be named.
fn push_plain(text: &str, arena: &mut String) {
    if text.contains(['\n', '\r']) {
        let words: Vec<&str> = text
            .split(['\n', '\r'])
            .map(str::trim)
            .filter(|word| !word.is_empty())
            .collect();
        arena.push_str(&words.join(" "));
    } else {
        arena.push_str(text);
    }
    arena.push(PART);
}
