//! What a schedule must look like, and what is open when.

use super::*;
use proptest::prelude::*;

/// The scheduled windows, in days after the cycle began.
const DAYS: [(Stage, i64, i64); 8] = [
    (Stage::Preparation, 0, 10),
    (Stage::Filling, 10, 40),
    (Stage::Evaluation, 40, 70),
    (Stage::VerificationWindow, 50, 57),
    (Stage::Preview, 70, 80),
    (Stage::Objection, 72, 85),
    (Stage::Determination, 90, 100),
    (Stage::Publication, 100, 400),
];

fn schedule(change: impl Fn(&mut Vec<Window>)) -> Schedule {
    let window = |&(stage, opens, closes): &(Stage, i64, i64)| Window {
        stage,
        opens: opens * 86_400,
        closes: closes * 86_400,
    };
    let mut windows = DAYS.iter().map(window).collect();
    change(&mut windows);
    Schedule::new(windows)
}

fn moved(stage: Stage, opens: i64, closes: i64) -> Schedule {
    schedule(|windows| {
        windows.retain(|window| window.stage != stage);
        windows.push(Window {
            stage,
            opens: opens * 86_400,
            closes: closes * 86_400,
        });
    })
}

fn check(schedule: &Schedule, expected: &[ScheduleFault]) {
    assert_eq!(schedule.check(), expected, "{schedule:?}");
}

#[test]
fn codes_are_stable_and_read_back() {
    let codes = Stage::ALL.map(Stage::code).join(" ");
    let expected = "preparation filling evaluation verification_window preview objection \
                    determination publication";
    assert_eq!(codes, expected);
    for stage in Stage::ALL {
        assert_eq!(Stage::from_code(stage.code()), Some(stage));
    }
}

#[test]
fn stages_follow_one_another() {
    use ScheduleFault::{Empty, OutOfOrder, Overlap};
    check(&schedule(|_| {}), &[]);
    check(
        &moved(Stage::Filling, 9, 40),
        &[Overlap(Stage::Preparation, Stage::Filling)],
    );
    check(
        &moved(Stage::Filling, 10, 41),
        &[Overlap(Stage::Filling, Stage::Evaluation)],
    );
    check(
        &moved(Stage::Preparation, 20, 30),
        &[OutOfOrder(Stage::Preparation, Stage::Filling)],
    );
    check(&moved(Stage::Preview, 70, 70), &[Empty(Stage::Preview)]);
    check(
        &moved(Stage::Determination, 90, 101),
        &[Overlap(Stage::Determination, Stage::Publication)],
    );
}

#[test]
fn the_verification_window_lies_within_the_evaluation_or_is_left_out() {
    let outside = [ScheduleFault::OutsideEvaluation];
    check(&moved(Stage::VerificationWindow, 40, 70), &[]);
    check(&moved(Stage::VerificationWindow, 39, 50), &outside);
    check(&moved(Stage::VerificationWindow, 65, 71), &outside);
    let without = schedule(|windows| windows.retain(|one| one.stage != Stage::VerificationWindow));
    check(&without, &[]);
}

#[test]
fn objections_may_begin_within_the_preview_which_ends_before_the_determination() {
    check(&moved(Stage::Objection, 70, 80), &[]);
    check(&moved(Stage::Objection, 80, 90), &[]);
    check(
        &moved(Stage::Objection, 69, 80),
        &[ScheduleFault::OutOfOrder(Stage::Preview, Stage::Objection)],
    );
    check(
        &moved(Stage::Preview, 70, 91),
        &[ScheduleFault::Overlap(Stage::Preview, Stage::Determination)],
    );
}

#[test]
fn every_fault_is_named_at_once() {
    let broken = schedule(|windows| {
        windows.retain(|one| one.stage != Stage::Filling && one.stage != Stage::Objection);
        windows.push(windows[0]);
    });
    check(
        &broken,
        &[
            ScheduleFault::Twice(Stage::Preparation),
            ScheduleFault::Missing(Stage::Filling),
            ScheduleFault::Missing(Stage::Objection),
        ],
    );
}

#[test]
fn a_stage_is_open_up_to_but_without_its_closing() {
    let schedule = schedule(|_| {});
    let filling = schedule.window(Stage::Filling).unwrap();
    for (now, expected) in [
        (filling.opens - 1, false),
        (filling.opens, true),
        (filling.closes - 1, true),
        (filling.closes, false),
    ] {
        assert_eq!(schedule.is_open(Stage::Filling, now), expected, "{now}");
    }
}

#[test]
fn where_two_stages_are_open_it_is_the_later_one() {
    let schedule = schedule(|_| {});
    for (day, expected) in [
        (-1, None),
        (0, Some(Stage::Preparation)),
        (49, Some(Stage::Evaluation)),
        (50, Some(Stage::VerificationWindow)),
        (57, Some(Stage::Evaluation)),
        (71, Some(Stage::Preview)),
        (72, Some(Stage::Objection)),
        (86, None),
        (100, Some(Stage::Publication)),
    ] {
        assert_eq!(schedule.stage_at(day * 86_400), expected, "day {day}");
    }
}

#[test]
fn an_extension_reaches_its_unit_or_all_and_never_takes_time_away() {
    let schedule = schedule(|_| {});
    let until = |day: i64| day * 86_400;
    let extend = |unit: Option<&str>, day| {
        let unit = unit.map(BodyId::from);
        Extension::new(Stage::Filling, unit, until(day), "Listrik padam.").unwrap()
    };
    let extensions = [
        extend(Some("clinic"), 45),
        extend(None, 42),
        extend(Some("school"), 39),
    ];
    let closes = |stage, unit: Option<&str>| {
        let unit = unit.map(BodyId::from);
        schedule.closes(stage, unit.as_ref(), &extensions)
    };
    assert_eq!(closes(Stage::Filling, Some("clinic")), Some(until(45)));
    assert_eq!(closes(Stage::Filling, Some("school")), Some(until(42)));
    assert_eq!(closes(Stage::Filling, None), Some(until(42)));
    assert_eq!(closes(Stage::Evaluation, Some("clinic")), Some(until(70)));
    assert_eq!(
        Schedule::default().closes(Stage::Filling, None, &extensions),
        None
    );
}

#[test]
fn an_extension_has_a_reason_and_leaves_the_determination_at_rest() {
    let schedule = schedule(|_| {});
    let check = |stage, day: i64, expected: &[ExtensionFault]| {
        let extension = Extension::new(stage, None, day * 86_400, "Banjir.").unwrap();
        assert_eq!(
            extension.check(&schedule),
            expected,
            "{stage:?} until day {day}"
        );
    };
    check(Stage::Filling, 41, &[]);
    check(Stage::Filling, 90, &[]);
    check(Stage::Filling, 40, &[ExtensionFault::NotLater]);
    check(
        Stage::Objection,
        91,
        &[ExtensionFault::ReachesDetermination],
    );
    check(Stage::Determination, 105, &[]);
    let blank = Extension::new(Stage::Filling, None, 0, "  ");
    assert_eq!(blank, Err(ExtensionFault::NoReason));
}

#[test]
fn a_stage_that_closes_at_another_moment_counts_but_publication_does_not() {
    let before = schedule(|_| {});
    for (stage, opens, closes, expected) in [
        (Stage::Filling, 10, 40, false),
        (Stage::Filling, 5, 40, false),
        (Stage::Filling, 10, 39, true),
        (Stage::Filling, 10, 41, true),
        (Stage::Determination, 90, 101, true),
        (Stage::Publication, 120, 500, false),
    ] {
        let found = before.is_ended_otherwise_by(&moved(stage, opens, closes));
        assert_eq!(found, expected, "{stage:?} {opens} {closes}");
    }
}

#[test]
fn no_stage_that_is_open_ends_before_now() {
    let before = schedule(|_| {});
    // The filling is open from day 10 up to day 40.
    for (now, opens, closes, expected) in [
        (20, 10, 19, Some(Stage::Filling)),
        (20, 10, 20, None),
        (20, 10, 21, None),
        (40, 10, 19, None),
        (9, 10, 11, None),
        // Opened anew later, it is shut until then.
        (20, 25, 40, Some(Stage::Filling)),
        (20, 15, 40, None),
        (9, 25, 40, None),
    ] {
        let moved = moved(Stage::Filling, opens, closes);
        let found = before.cut_off_by(&moved, now * 86_400);
        assert_eq!(found, expected, "day {now}, from {opens} until {closes}");
    }
}

proptest! {
    #[test]
    fn the_order_in_which_windows_are_written_changes_nothing(turn in 0_usize..8) {
        let turned = schedule(|windows| windows.rotate_left(turn));
        prop_assert_eq!(turned, schedule(|_| {}));
    }

    #[test]
    fn in_a_checked_schedule_at_most_two_stages_are_open(day in -5_i64..405) {
        let schedule = schedule(|_| {});
        let open = Stage::ALL.into_iter().filter(|stage| schedule.is_open(*stage, day * 86_400));
        prop_assert!(open.count() <= 2, "day {}", day);
    }
}
