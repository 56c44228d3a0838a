//! Which steps lead where, and what each needs.

use super::*;

/// Where each step leads, one row a status; a stroke where it leads nowhere.
const STEPS: &str = "
          begin   report   confirm   give_back drop    resume  carry_over
planned   working reported -         -         dropped -       carried
working   -       reported -         -         dropped -       carried
reported  -       -        confirmed working   -       -       carried
confirmed -       -        -         -         -       -       -
dropped   -       -        -         -         -       planned -
carried   -       -        -         -         -       -       -
";

fn full() -> Proof<'static> {
    Proof {
        n_evidence: 1,
        reason: "Ramp belum jadi.",
    }
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn each_step_leads_where_the_table_says() {
    let mut rows = STEPS.trim_matches('\n').lines();
    let steps: Vec<&str> = rows.next().unwrap().split_whitespace().collect();
    assert_eq!(steps, Step::ALL.map(Step::code));
    let mut n_rows = 0;
    for row in rows {
        let mut cells = row.split_whitespace();
        let status = Status::from_code(cells.next().unwrap()).unwrap();
        n_rows += 1;
        let mut offered = Vec::new();
        for (step, expected) in steps.iter().zip(cells) {
            let step = Step::from_code(step).unwrap();
            let found = status.take(step, full());
            let expected = Status::from_code(expected).ok_or(StepFault::NotFromHere { status });
            assert_eq!(found, expected, "{step:?} from {status:?}");
            offered.extend(expected.is_ok().then_some(step));
        }
        assert_eq!(status.steps(), offered, "{status:?}");
    }
    assert_eq!(n_rows, Status::ALL.len());
}

#[test]
fn done_needs_evidence_and_a_no_needs_a_reason() {
    let bare = Proof::default();
    let blank = Proof {
        n_evidence: 3,
        reason: "  ",
    };
    let check = |status: Status, step, proof, expected| {
        assert_eq!(
            status.take(step, proof),
            expected,
            "{step:?} from {status:?}"
        );
    };
    check(
        Status::Working,
        Step::Report,
        bare,
        Err(StepFault::NoEvidence),
    );
    check(Status::Working, Step::Report, blank, Ok(Status::Reported));
    check(
        Status::Reported,
        Step::GiveBack,
        blank,
        Err(StepFault::NoReason),
    );
    check(Status::Planned, Step::Drop, blank, Err(StepFault::NoReason));
    check(Status::Planned, Step::Begin, bare, Ok(Status::Working));
    check(Status::Reported, Step::Confirm, bare, Ok(Status::Confirmed));
}

#[test]
fn the_unit_never_confirms_its_own_work() {
    for (step, expected) in [
        (Step::Begin, Side::Unit),
        (Step::Report, Side::Unit),
        (Step::Confirm, Side::Overseer),
        (Step::GiveBack, Side::Overseer),
        (Step::Drop, Side::Unit),
        (Step::Resume, Side::Unit),
        (Step::CarryOver, Side::NextCycle),
    ] {
        assert_eq!(step.side(), expected, "{step:?}");
    }
}

#[test]
fn a_plan_says_what_who_and_by_when() {
    let today = day("2026-11-02");
    let check = |title, owner, due, expected: &[PlanFault]| {
        assert_eq!(
            check_plan(title, owner, day(due), today),
            expected,
            "{title:?} {owner:?} {due}"
        );
    };
    check("Bangun ramp", "Kepala UPT", "2026-11-02", &[]);
    check(
        "Bangun ramp",
        "Kepala UPT",
        "2026-11-01",
        &[PlanFault::DuePassed],
    );
    check(
        " ",
        "",
        "2027-01-31",
        &[PlanFault::NoTitle, PlanFault::NoOwner],
    );
}

#[test]
fn an_action_is_late_until_the_unit_calls_it_done() {
    let today = day("2026-11-02");
    for (status, due, expected) in [
        (Status::Planned, "2026-11-01", true),
        (Status::Working, "2026-11-01", true),
        (Status::Working, "2026-11-02", false),
        (Status::Reported, "2026-11-01", false),
        (Status::Confirmed, "2026-11-01", false),
        (Status::Dropped, "2026-11-01", false),
        (Status::Carried, "2026-11-01", false),
    ] {
        assert_eq!(
            is_overdue(status, day(due), today),
            expected,
            "{status:?} due {due}"
        );
    }
}
