//! Published figures computed again, the real ones of `examples/` among them.

use prima_instrument::condition::Expression;
use prima_instrument::exact::Exact;
use prima_instrument::words::Text;
use prima_score::figures::{Checked, Figure, FigureState, Hint, Printed, Why, hints, recompute};

const OMBUDSMAN: &str = include_str!("../../../../examples/ombudsman-nasional-2024/figures.csv");
const RB: &str = include_str!("../../../../examples/rb-2023/figures.csv");
const P2HAM: &str = include_str!("../../../../examples/p2ham-2023/figures.csv");

/// A row of which only the id, period, value, unit and expression matter.
fn figure(id: &str, period: &str, value: &str, unit: &str, recompute: &str) -> Figure {
    let expression = || Expression::parse(recompute).expect("a good expression");
    Figure {
        id: id.to_owned(),
        label: Text::default(),
        period: period.to_owned(),
        value: Printed::parse(value),
        unit: unit.to_owned(),
        recompute: (!recompute.is_empty()).then(expression),
        ..Figure::default()
    }
}

/// The examples quote no cell, so a comma always parts two.
fn rows(csv: &str) -> Vec<Figure> {
    let mut lines = csv.lines();
    let names: Vec<&str> = lines.next().expect("a header").split(',').collect();
    let rows = lines.map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        let cell = |name: &str| {
            let at = names.iter().position(|known| *known == name);
            cells[at.expect("a known column")]
        };
        let mut row = figure(
            cell("figure"),
            cell("period"),
            cell("value"),
            cell("unit"),
            cell("recompute"),
        );
        row.group = cell("group").to_owned();
        row.digits = cell("digits").parse().ok();
        row
    });
    rows.collect()
}

fn found<'a>(figures: &[Figure], checked: &'a [Checked], id: &str) -> &'a Checked {
    let row = figures.iter().position(|figure| figure.id == id);
    &checked[row.unwrap_or_else(|| panic!("{id} is no figure"))]
}

fn differs(figures: &[Figure], checked: &[Checked]) -> Vec<String> {
    let rows = figures.iter().zip(checked);
    let differs = rows.filter_map(|(figure, check)| match &check.state {
        FigureState::Differs { by } => Some(format!("{} {by}", figure.id)),
        FigureState::Unknown(why) => Some(format!("{} {}", figure.id, why.key())),
        _ => None,
    });
    differs.collect()
}

#[test]
fn the_shares_of_the_ombudsman_of_2023_do_not_fit_its_counts() {
    let figures = rows(OMBUDSMAN);
    let checked = recompute(&figures);
    // 414, 133 and 39 of 586 are 70.65, 22.70 and 6.66 per cent.
    let expected = [
        "persen-hijau-2023 0.05",
        "persen-kuning-2023 -0.04",
        "persen-merah-2023 -0.02",
    ];
    assert_eq!(differs(&figures, &checked), expected);
    let green = found(&figures, &checked, "persen-hijau-2023");
    assert_eq!(
        green
            .recomputed
            .as_ref()
            .map(|value| value.at_digits(2))
            .as_deref(),
        Some("70.65")
    );
    assert_eq!(green.exact, Exact::ratio(41400, 586).into());
    // Of 2022 all published shares follow, and the total of every year.
    for id in [
        "persen-hijau-2022",
        "total-2021",
        "total-2023",
        "hijau-2024",
    ] {
        assert_eq!(
            found(&figures, &checked, id).state,
            FigureState::Agrees,
            "{id}"
        );
    }
    let only = found(&figures, &checked, "persen-hijau-2021");
    assert_eq!(only.state, FigureState::ComputedOnly);
    // 179 of 587.
    assert_eq!(
        only.recomputed
            .as_ref()
            .map(|value| value.at_digits(2))
            .as_deref(),
        Some("30.49")
    );
    // A figure that is only computed is read by another: 14 + 9 of 587.
    let red = found(&figures, &checked, "persen-merah-2024");
    assert_eq!(
        red.recomputed
            .as_ref()
            .map(|value| value.at_digits(2))
            .as_deref(),
        Some("3.92")
    );
}

#[test]
fn the_shares_of_2023_would_follow_from_415_of_587() {
    let figures = rows(OMBUDSMAN);
    let found = hints(&figures, &recompute(&figures));
    let [
        Hint {
            period,
            figures: explained,
            changes,
        },
    ] = found.as_slice()
    else {
        panic!("one reading: {found:#?}");
    };
    assert_eq!(period, "2023");
    assert_eq!(explained.len(), 3);
    let changes: Vec<String> = changes
        .iter()
        .map(|change| format!("{} {} {}", change.id, change.published, change.would_be))
        .collect();
    assert_eq!(changes, ["hijau-2023 414 415", "total-2023 586 587"]);
}

#[test]
fn the_other_examples_follow_from_their_parts() {
    for csv in [RB, P2HAM] {
        let figures = rows(csv);
        let checked = recompute(&figures);
        assert_eq!(differs(&figures, &checked), Vec::<String>::new());
        assert!(hints(&figures, &checked).is_empty());
    }
    let figures = rows(RB);
    let checked = recompute(&figures);
    assert_eq!(
        found(&figures, &checked, "kl-kenaikan-2023").state,
        FigureState::Agrees
    );
    assert_eq!(
        found(&figures, &checked, "kl-2014").state,
        FigureState::Stated
    );
}

#[test]
fn a_half_is_rounded_up_at_the_printed_digits() {
    let check = |value: &str, expression: &str| {
        let figures = [figure("a", "1", value, "index", expression)];
        recompute(&figures)[0].state.clone()
    };
    assert_eq!(check("64.995", "64.995"), FigureState::Agrees);
    assert_eq!(check("65.00", "64.995"), FigureState::Agrees);
    assert_eq!(
        check("64.99", "64.995"),
        FigureState::Differs {
            by: Exact::decimal(-1, 2)
        }
    );
    assert_eq!(check("65", "64.5"), FigureState::Agrees);
}

#[test]
fn what_cannot_be_computed_says_why() {
    let figures = [
        figure("stated", "1", "1", "count", ""),
        figure("nothing", "1", "", "count", ""),
        figure("reads-nothing", "1", "", "count", "[nothing] + 1"),
        figure("reads-unknown", "1", "5", "count", "[missing]"),
        figure("circle-a", "1", "", "count", "[circle-b] + 1"),
        figure("circle-b", "1", "", "count", "[circle-a] - 1"),
        figure("reads-circle", "1", "", "count", "[circle-a]"),
        figure("zero", "1", "1", "count", "1 / ([stated] - 1)"),
        figure("truth", "1", "1", "count", "[stated] = 1"),
        figure("stated", "1", "2", "count", ""),
        figure("itself", "1", "", "count", "[itself]"),
        figure("printed-circle", "1", "3", "count", "[printed-circle]"),
    ];
    let circle = || vec!["circle-a".to_owned(), "circle-b".to_owned()];
    let states: Vec<FigureState> = recompute(&figures)
        .into_iter()
        .map(|checked| checked.state)
        .collect();
    let unknown = FigureState::Unknown;
    assert_eq!(
        states,
        [
            FigureState::Stated,
            unknown(Why::Nothing),
            unknown(Why::MissingOperand("nothing".to_owned())),
            unknown(Why::UnknownCode("missing".to_owned())),
            unknown(Why::Circle(circle())),
            unknown(Why::Circle(circle())),
            unknown(Why::MissingOperand("circle-a".to_owned())),
            unknown(Why::NoNumber),
            unknown(Why::NoNumber),
            unknown(Why::Twice),
            unknown(Why::Circle(vec!["itself".to_owned()])),
            // What was published has a value of its own.
            FigureState::Agrees,
        ]
    );
    assert_eq!(Why::Circle(circle()).names(), "circle-a, circle-b");
}

#[test]
fn computed_figures_are_resolved_in_any_order() {
    let figures = [
        figure("c", "1", "12", "count", "[b] * 2"),
        figure("b", "1", "", "count", "[a] + 1"),
        figure("a", "1", "5", "count", ""),
    ];
    let states: Vec<FigureState> = recompute(&figures)
        .into_iter()
        .map(|checked| checked.state)
        .collect();
    assert_eq!(
        states,
        [
            FigureState::Agrees,
            FigureState::ComputedOnly,
            FigureState::Stated
        ]
    );
}

#[test]
fn equally_near_readings_are_all_given_and_far_ones_none() {
    // 1 of 4 is 25.0; printed 33.3 fits 1 of 3 and nothing nearer.
    let share = |value: &str| {
        [
            figure("part", "1", "1", "count", ""),
            figure("all", "1", "4", "count", ""),
            figure("share", "1", value, "percent", "[part] / [all] * 100"),
        ]
    };
    let found = |figures: &[Figure]| hints(figures, &recompute(figures));
    let readings = found(&share("33.3"));
    assert_eq!(readings.len(), 1, "{readings:#?}");
    assert_eq!(readings[0].changes[0].would_be, Exact::whole(3));
    // 50 per cent: 2 of 4 with one count more; 1 of 2 needs two.
    assert_eq!(found(&share("50")).len(), 1);
    // 60 per cent: 3 of 5 needs three steps, in two counts.
    assert_eq!(found(&share("60"))[0].changes.len(), 2);
    assert!(found(&share("99.9")).is_empty());
    // A share of another period is no matter of this one.
    let mut figures = share("33.3").to_vec();
    figures.push(figure(
        "other",
        "2",
        "25",
        "percent",
        "[part] / [all] * 100",
    ));
    let readings = found(&figures);
    assert!(
        readings.is_empty(),
        "it agreed and would not any more: {readings:#?}"
    );
}
