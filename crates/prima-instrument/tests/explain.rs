//! An instrument in plain words: nothing that decides a score is left out.

mod support;

use prima_instrument::document::{Block, Document, Section, Table};
use prima_instrument::explain;
use prima_instrument::words::Lang;
use std::collections::BTreeSet;
use support::{SAMPLE, edited, shipped, snapshot, valid};

/// Every table of a document, in order.
fn tables(section: &Section) -> Vec<&Table> {
    let mut found = Vec::new();
    for block in &section.blocks {
        match block {
            Block::Table(table) => found.push(table),
            Block::Section(inner) => found.extend(tables(inner)),
            _ => {}
        }
    }
    found
}

fn column(document: &Document, caption: &str, title: &str) -> Vec<(String, String)> {
    let tables = tables(&document.body);
    let table = tables
        .into_iter()
        .find(|table| table.caption.starts_with(caption))
        .unwrap_or_else(|| panic!("no table {caption:?}"));
    let column = table
        .columns
        .iter()
        .position(|column| column.title == title)
        .unwrap_or_else(|| panic!("no column {title:?} in {caption:?}"));
    let cells = table
        .rows
        .iter()
        .map(|row| (row.cells[0].clone(), row.cells[column].clone()));
    cells.collect()
}

/// The cells of a column, row by row, each with the row's first cell.
fn check_column(text: &str, caption: &str, title: &str, expected: &[(&str, &str)]) {
    let document = explain(&valid(text), Lang::En);
    let found = column(&document, caption, title);
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(row, cell)| (row.as_str(), cell.as_str()))
        .collect();
    assert_eq!(found, expected, "{title} in {caption:?}");
}

/// A paragraph of the explanation.
fn check_says(edits: &[(&str, &str)], expected: &str) {
    let text = explain(&valid(&edited(edits)), Lang::En).text();
    let unwrapped = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        unwrapped.contains(expected),
        "{expected:?} is not in\n{text}"
    );
}

#[test]
fn effective_weights_are_products_down_the_tree() {
    // I: 40/100. I.1: 40/100 × 6/10 = 24 %. I.2: 40/100 × 4/10 = 16 %.
    // D: 20/100, of six equal children 1/30 each. Below a formula, a count
    // and a mean of pooled answers there is no fixed share.
    let expected = [
        ("IDX", "100%"),
        ("I", "40%"),
        ("I.1", "24%"),
        ("I.2", "16%"),
        ("D", "20%"),
        ("D.1", "1/30"),
        ("D.2", "1/30"),
        ("D.3", "1/30"),
        ("D.4", "1/30"),
        ("D.5", "1/30"),
        ("D.6", "1/30"),
        ("D.6.n", ""),
        ("D.6.a", ""),
        ("D.6.b", ""),
        ("S", "40%"),
        ("S.1", ""),
        ("S.2", ""),
    ];
    check_column(SAMPLE, "All nodes", "Effective weight", &expected);
    let third = edited(&[
        ("weights = 10\n", "weights = 9\n"),
        ("weight = 6\n", "weight = 5\n"),
    ]);
    let document = explain(&valid(&third), Lang::Id);
    let weights = column(&document, "Semua simpul", "Bobot efektif");
    // 40/100 × 5/9 = 2/9, which has no end as a decimal.
    assert_eq!(weights[2], ("I.1".to_owned(), "2/9".to_owned()));
}

#[test]
fn bands_are_told_by_their_rounded_ends() {
    let lowest = [("A", "3.00"), ("A-", "3.00"), ("B", "1.51"), ("C", "0.00")];
    check_column(SAMPLE, "Bands", "From", &lowest);
    let highest = [("A", "4.00"), ("A-", "4.00"), ("B", "2.99"), ("C", "1.50")];
    check_column(SAMPLE, "Bands", "To", &highest);
    let through = [("A", ""), ("A-", "Online service"), ("B", ""), ("C", "")];
    check_column(SAMPLE, "Bands", "Only through", &through);
}

#[test]
fn steps_are_told_with_both_ends() {
    let expected = [
        ("0 to 50", "0"),
        ("above 50 and below 100", "2"),
        ("100", "4"),
    ];
    check_column(SAMPLE, "Answers to I.2", "Score", &expected);
    let expected = [("0 to less than 3", "0"), ("3 to 20", "4")];
    check_column(SAMPLE, "Answers to D.2", "Score", &expected);
}

#[test]
fn every_rule_has_its_sentence() {
    check_says(&[], "The score is the weighted mean of I.1 (6), I.2 (4):");
    check_says(&[], "The weights add up to 10.");
    check_says(
        &[],
        "The score is the mean of D.1, D.2, D.3, D.4, D.5, D.6.",
    );
    check_says(
        &[],
        "if “There is an online service” [f.online]: yes then “What is open” [D.6.n] × 2, else 0",
    );
    check_says(
        &[],
        "The score is the mean of all survey answers to S.1, S.2,",
    );
    check_says(&[], "Below 10 respondents it counts as not assessed.");
    check_says(
        &[],
        "This node itself, where it is not assessed: it is left out.",
    );
    check_says(&[], "the result says: “Without the survey.”");
    check_says(
        &[],
        "It applies only where “Interval of review” [f.selang]: “Yearly”.",
    );
    check_says(
        &[],
        "level 4 if “Number of components” [f.jumlah] is at least 14 and “There is an online service” [f.online]: yes",
    );
    check_says(
        &[],
        "If “There is an online service” [f.online]: no and “Policy” [I] is at least 2, band A becomes A-.",
    );
    check_says(
        &[],
        "If that cannot be known: no band is given, and that is said.",
    );
    check_says(&[], "At least 2 units must have a score.");
    check_says(&[], "share a rank and the next is skipped: 1, 2, 2, 4.");
    check_says(&[], "At least 30 respondents.");
    check_says(
        &[],
        "The index is rounded once: 2 decimals, to the nearest, a half goes up.",
    );
    check_says(&[], "not answered: it counts at its lowest score");
    check_says(
        &[],
        "Source: Panduan Contoh, Aspek I (its text has not been read).",
    );
    check_says(&[], "Facilities: Ramp (provisional).");
    check_says(
        &[("ties = \"competition\"", "ties = \"dense\"")],
        "not skipped: 1, 2, 2, 3.",
    );
    let band = "code = \"A-\"\nlabel = { id = \"Hampir Sangat Baik\", en = \"Nearly very good\" }\n\
        role = \"good\"\nfrom = 3\nto = 4\nthrough = \"daring\"\n\n[[band]]\n";
    let refused = [
        ("replace = \"A\", with = \"A-\"", "refuse = true"),
        (band, ""),
    ];
    check_says(&refused, "is at least 2, no band is given.");
}

#[test]
fn all_that_is_not_proven_is_listed() {
    let expected = [("Answer source", "F-02")];
    check_column(SAMPLE, "Provisional parts", "Code", &expected);
    let marked = edited(&[(
        "digits = 2\n",
        "digits = 2\nprovisional = { id = \"Tak tertulis.\", en = \"Not written.\" }\n",
    )]);
    let expected = [
        ("Answer source", "How they are combined is not written."),
        ("Rounding of the index", "Not written."),
    ];
    check_column(&marked, "Provisional parts", "Why", &expected);
}

#[test]
fn the_whole_is_told_as_text_markdown_and_html() {
    let instrument = valid(SAMPLE);
    snapshot("explain.id.txt", &explain(&instrument, Lang::Id).text());
    snapshot("explain.en.md", &explain(&instrument, Lang::En).markdown());
    let html = explain(&instrument, Lang::Id).html().into_string();
    // A line for each block, so that a difference can be read.
    snapshot("explain.id.html", &html.replace("><", ">\n<"));
}

/// Headings come in order, tables have captions and named rows, ids are unique.
#[test]
fn the_html_can_be_walked_by_a_screen_reader() {
    for (name, instrument) in shipped() {
        for lang in [Lang::Id, Lang::En] {
            let html = explain(&instrument, lang).html().into_string();
            assert_eq!(html.matches("<h1").count(), 1, "one h1 in {name}");
            let mut above = 0;
            for (at, _) in html.match_indices("<h") {
                let Some(level) = html[at + 2..]
                    .chars()
                    .next()
                    .and_then(|sign| sign.to_digit(10))
                else {
                    continue;
                };
                assert!(level <= above + 1, "h{level} below h{above} in {name}");
                above = level;
            }
            let n_tables = html.matches("<table>").count();
            for part in ["<caption id=", "<div class=\"table\"", "<thead>"] {
                assert_eq!(html.matches(part).count(), n_tables, "{part} in {name}");
            }
            let n_rows = html.matches("<tr>").count() - n_tables;
            assert_eq!(html.matches("<th scope=\"row\"").count(), n_rows, "{name}");
            let ids: Vec<&str> = html
                .split(" id=\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
                .collect();
            let unique: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(ids.len(), unique.len(), "ids of {name}");
        }
    }
}

/// A message without words, or with arguments that do not fit, prints its key.
#[test]
fn the_shipped_instruments_are_told_without_a_gap() {
    for (name, instrument) in shipped() {
        for lang in [Lang::Id, Lang::En] {
            let text = explain(&instrument, lang).text();
            for family in ["explain-", "label-", "phrase-"] {
                let key = text
                    .split_whitespace()
                    .find(|word| word.starts_with(family));
                assert_eq!(key, None, "in {name}");
            }
            for node in &instrument.nodes {
                assert!(text.contains(&node.code), "{} of {name}", node.code);
            }
        }
    }
}
