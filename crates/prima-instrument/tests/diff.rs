//! Two editions compared: each change is told once, and nothing else.

mod support;

use prima_instrument::diff::{Field, Line, Value, report};
use prima_instrument::exact::Exact;
use prima_instrument::part::Part;
use prima_instrument::words::Lang;
use prima_instrument::{diff, read};
use support::{SAMPLE, catalogue, edited, shipped, snapshot, valid};

/// The sentences that tell what these edits of the sample change.
fn check(edits: &[(&str, &str)], expected: &[&str]) {
    let (before, after) = (valid(SAMPLE), valid(&edited(edits)));
    let sentences = |changes: Vec<prima_instrument::Change>| {
        let text = changes.iter().map(|change| change.text(Lang::En));
        text.collect::<Vec<String>>()
    };
    assert_eq!(
        sentences(diff(&before, &after)),
        expected,
        "after {edits:?}"
    );
    // Whatever is new in one direction is gone in the other.
    let there = diff(&before, &after);
    let back = diff(&after, &before);
    assert_eq!(there.len(), back.len(), "back again after {edits:?}");
    for change in &there {
        let mirrored = back.iter().any(|other| {
            other.subject == change.subject
                && other.field == change.field
                && other.before == change.after
                && other.after == change.before
        });
        assert!(mirrored, "{} has no counterpart", change.text(Lang::En));
    }
}

#[test]
fn an_edition_does_not_differ_from_itself() {
    check(&[], &[]);
    for (name, instrument) in shipped() {
        assert_eq!(diff(&instrument, &instrument), [], "{name}");
    }
}

#[test]
fn weights_change_with_what_they_make_of_the_whole() {
    // I.1: 40/100 × 7/10 = 28 %; I.2: 40/100 × 3/10 = 12 %.
    check(
        &[
            ("weight = 6\n", "weight = 7\n"),
            ("weight = 4\n", "weight = 3\n"),
        ],
        &[
            "Node I.1: weight changed from 6 to 7.",
            "Node I.1: effective weight changed from 24% to 28%.",
            "Node I.2: weight changed from 4 to 3.",
            "Node I.2: effective weight changed from 16% to 12%.",
        ],
    );
    // The same shares in other units are no change of the whole.
    check(
        &[
            ("weights = 10\n", "weights = 100\n"),
            ("weight = 6\n", "weight = 60\n"),
            ("weight = 4\n", "weight = \"40\"\n"),
        ],
        &[
            "Node I: sum of weights changed from 10 to 100.",
            "Node I.1: weight changed from 6 to 60.",
            "Node I.2: weight changed from 4 to 40.",
        ],
    );
}

#[test]
fn nodes_are_added_removed_and_moved() {
    let fifth = "[[node]]\ncode = \"D.5\"\nparent = \"D\"\ntitle = { id = \"Aplikasi\", en = \"Application\" }\n\
        measure = { kind = \"yes_no\", yes = 4, no = 0 }\n\n";
    // Without it each of five others has 1/5 of 20/100.
    check(
        &[(fifth, "")],
        &[
            "Node D.1: effective weight changed from 1/30 to 4%.",
            "Node D.2: effective weight changed from 1/30 to 4%.",
            "Node D.3: effective weight changed from 1/30 to 4%.",
            "Node D.4: effective weight changed from 1/30 to 4%.",
            "Node D.5 was removed; it was “Application”.",
            "Node D.6: effective weight changed from 1/30 to 4%.",
        ],
    );
    // Below I it would need a weight, so it goes below the mean of pooled answers' sibling count.
    check(
        &[(
            "code = \"D.6.b\"\nparent = \"D.6.n\"",
            "code = \"D.6.b\"\nparent = \"D.6.n\"\nevidence = [\"dokumen\"]",
        )],
        &["Node D.6.b: evidence was added: dokumen."],
    );
    let moved = "[[node]]\ncode = \"D.5\"\nparent = \"D.7\"\ntitle = { id = \"Aplikasi\", en = \"Application\" }\n\
        measure = { kind = \"yes_no\", yes = 4, no = 0 }\n\n";
    let above = "[[node]]\ncode = \"D.7\"\nparent = \"D\"\ntitle = { id = \"Lain\", en = \"Other\" }\naggregate = \"max\"\n\n";
    check(
        &[(fifth, &format!("{above}{moved}"))],
        &[
            "Node D.7 is new: “Other”.",
            "Node D.5 was moved from D to D.7.",
            "Node D.5: effective weight was removed; it was 1/30.",
        ],
    );
}

#[test]
fn what_an_answer_earns_is_compared_line_by_line() {
    check(
        &[(
            "{ value = 2, title = { id = \"Ada\", en = \"There is one\" } }",
            "{ value = 2, title = { id = \"Ada\", en = \"One\" }, points = 1 }",
        )],
        &[
            "Node I.1, level 2: title changed from “There is one” to “One”.",
            "Node I.1, level 2: points changed from 2 to 1.",
        ],
    );
    check(
        &[(
            "{ above = 50, points = 2 }",
            "{ from = 50, points = 2 }, { from = 75, points = 3 }",
        )],
        &[
            "Node I.2, step > 50 was removed.",
            "Node I.2, step ≥ 50 is new.",
            "Node I.2, step ≥ 75 is new.",
        ],
    );
    check(
        &[(
            "{ code = \"b\", title = { id = \"B\", en = \"B\" } }",
            "{ code = \"c\", title = { id = \"C\", en = \"C\" } }",
        )],
        &[
            "Node D.4, item b was removed; it was “B”.",
            "Node D.4, item c is new: “C”.",
        ],
    );
    check(
        &[
            ("yes = 4, no = 0", "yes = 4, no = 1"),
            ("max = 48", "max = 72"),
        ],
        &[
            "Node D.3: permitted values changed from 0 to 48 to 0 to 72.",
            "Node D.5: points of a no changed from 0 to 1.",
        ],
    );
    // A measure of another kind says all; its lines are not told one by one.
    check(
        &[(
            "{ kind = \"ratio\", steps = [ { from = 0, points = 0 }, { above = 50, points = 2 }, { from = 100, points = 4 } ] }",
            "{ kind = \"yes_no\", yes = 4, no = 0 }",
        )],
        &["Node I.2: way to the score changed from percentage, by steps to yes or no."],
    );
}

#[test]
fn suggestions_and_conditions_are_compared_as_written() {
    check(
        &[("when = \"[f.jumlah] >= 1\"", "when = \"[f.jumlah] >= 2\"")],
        &[
            "Node I.1, suggested level 2: condition changed from [f.jumlah] >= 1 to [f.jumlah] >= 2.",
        ],
    );
    check(
        &[("applies_if = \"[f.selang] = tahunan\"\n", "")],
        &["Node I.2: applies only if was removed; it was [f.selang] = tahunan."],
    );
    // Spaces and brackets that change nothing are no change.
    check(
        &[("when = \"[f.jumlah] >= 1\"", "when = \"( [f.jumlah]>=1 )\"")],
        &[],
    );
}

#[test]
fn states_rounding_sources_and_marks_are_compared() {
    check(
        &[("rejected = \"bottom\"", "rejected = \"drop\"")],
        &[
            "Missing scores: where rejected changed from counts at its lowest score to is left out.",
            "Node IDX: where rejected changed from counts at its lowest score to is left out.",
            "Node I: where rejected changed from counts at its lowest score to is left out.",
            "Node D: where rejected changed from counts at its lowest score to is left out.",
            "Node D.6: where rejected changed from counts at its lowest score to is left out.",
            "Node D.6.n: where rejected changed from counts at its lowest score to is left out.",
            "Node S: where rejected changed from counts at its lowest score to is left out.",
        ],
    );
    check(
        &[(
            "as_child = { not_assessed = \"drop\", mark = { id = \"Tanpa survei.\", en = \"Without the survey.\" } }\n",
            "as_child = { not_assessed = \"drop\" }\n",
        )],
        &["Node S: remark where it is left out was removed; it was “Without the survey.”."],
    );
    check(
        &[(
            "mode = \"half_up\"\ndigits = 2",
            "mode = \"cut\"\ndigits = 2\nprovisional = { id = \"Tak tertulis.\", en = \"Not written.\" }",
        )],
        &[
            "Rounding of the index: rounding changed from 2 decimals, to the nearest, a half goes up to 2 decimals, the rest is cut off.",
            "Rounding of the index: provisional because was added: “Not written.”.",
        ],
    );
    check(
        &[
            ("status = \"unverified\"", "status = \"sourced\""),
            ("at = \"Aspek I\"", "at = \"Aspek II\""),
        ],
        &[
            "Law panduan: standing of the text changed from not read itself to text read.",
            "Node I: source changed from panduan, Aspek I to panduan, Aspek II.",
            "Node I.1: source changed from panduan, Aspek I to panduan, Aspek II.",
            "Node I.2: source changed from panduan, Aspek I to panduan, Aspek II.",
        ],
    );
    check(
        &[("raters = \"mean\"", "raters = \"median\"")],
        &[
            "Answer source F-02: several raters changed from mean of the raters to median of the raters.",
        ],
    );
}

#[test]
fn facts_are_compared() {
    check(
        &[(
            "min = 0\nmax = 14\nevidence = [\"dokumen\"]",
            "min = 0\nmax = 20\ndefault = 0",
        )],
        &[
            "Fact f.jumlah: permitted values changed from 0 to 14 to 0 to 20.",
            "Fact f.jumlah: if not answered was added: 0.",
            "Fact f.jumlah: evidence was removed; it was dokumen.",
        ],
    );
}

#[test]
fn bands_gates_groups_and_ranks_are_compared() {
    check(
        &[
            ("above = 1.5\n", "from = 1.5\n"),
            ("to = 1.5\n", "below = 1.5\n"),
        ],
        &[
            "Band B: lower edge changed from 1.5, not included to 1.5, included.",
            "Band C: upper edge changed from 1.5, included to 1.5, not included.",
        ],
    );
    check(
        &[
            ("and [I] >= 2\"", "and [I] >= 3\""),
            ("unknown = \"undecided\"", "unknown = \"skip\""),
        ],
        &[
            "Gate daring: condition changed from not [f.online] and [I] >= 2 to not [f.online] and [I] >= 3.",
            "Gate daring: if it cannot be known changed from no band is given, and that is said to counts as not holding.",
        ],
    );
    check(
        &[
            ("minimum_units = 2", "minimum_units = 3"),
            ("levels = [\"kota\"]", "levels = [\"kota\", \"kabupaten\"]"),
            (
                "ties = \"competition\"\ntie_breakers = [\"I\"]",
                "ties = \"dense\"\ntie_breakers = [\"I\", \"S\"]",
            ),
            ("minimum = 30", "minimum = 50"),
        ],
        &[
            "Roll-up: least units changed from 2 to 3.",
            "Peer group kota: levels of government changed from city to city, regency.",
            "Ranking: equal indices changed from 1, 2, 2, 4 to 1, 2, 2, 3.",
            "Ranking: tie-breakers changed from I to I, S.",
            "Number of respondents: respondents changed from 30 to 50.",
        ],
    );
    check(
        &[(
            "[[peer_group]]\n",
            "[[peer_group]]\ncode = \"kabupaten\"\ntitle = { id = \"Kabupaten\", en = \"Regencies\" }\nlevels = [\"kabupaten\"]\nwithin = \"nation\"\n\n[[peer_group]]\n",
        )],
        &[
            "Peer group kabupaten is new: “Regencies”.",
            "Peer group kota: place, after was added: kabupaten.",
        ],
    );
}

#[test]
fn changes_are_data_too() {
    let after = edited(&[
        ("weight = 6\n", "weight = 7\n"),
        ("weight = 4\n", "weight = 3\n"),
    ]);
    let changes = diff(&valid(SAMPLE), &valid(&after));
    let first = &changes[0];
    assert_eq!(
        (first.subject.part, first.subject.code.as_str()),
        (Part::Node, "I.1")
    );
    assert_eq!(first.field, Field::Weight);
    assert_eq!(first.before, Value::Number(Exact::whole(6)));
    let json = first.json(Lang::En).to_string();
    assert_eq!(
        json,
        "{\"part\":\"node\",\"code\":\"I.1\",\"line\":null,\"field\":\"weight\",\"before\":\"6\",\"after\":\"7\"}"
    );
    let after = edited(&[(
        "{ value = 4, title = { id = \"Lengkap\"",
        "{ value = 4, title = { id = \"Utuh\"",
    )]);
    let changes = diff(&valid(SAMPLE), &valid(&after));
    assert_eq!(changes[0].subject.line, Some((Line::Level, "4".to_owned())));
}

#[test]
fn the_whole_comparison_is_a_table_for_each_part() {
    let after = edited(&[
        ("edition = \"2024\"", "edition = \"2025\""),
        (
            "title = { id = \"Kebijakan\", en = \"Policy\" }",
            "title = { id = \"Kebijakan Layanan\", en = \"Service policy\" }",
        ),
        ("weight = 6\n", "weight = 7\n"),
        ("weight = 4\n", "weight = 3\n"),
        ("minimum_units = 2", "minimum_units = 3"),
    ]);
    let after = read(&after, &catalogue()).expect("the edits are sound");
    snapshot(
        "diff.id.txt",
        &report(&valid(SAMPLE), &after, Lang::Id).text(),
    );
    let same = report(&after, &after, Lang::En).text();
    assert!(same.contains("There are no differences."), "{same}");
}
