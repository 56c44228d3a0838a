//! The state machine over programmes made by chance and over one that is read.

use prima_domain::recognition::candidacy::{
    Fault, Given, Past, Standing, Status, begin, status, step,
};
use prima_domain::recognition::way::{Progress, movers, way};
use prima_domain::register::day::Day;
use prima_instrument::Catalogue;
use prima_instrument::programme::{Programme, read};
use proptest::prelude::*;

/// A programme nobody runs: declared, judged, held for a year, revoked with two
/// years of waiting.
const RULES: &str = r#"
[programme]
code = "contoh"
edition = "2030"
title = { id = "Contoh", en = "Sample" }
about = { id = "Contoh.", en = "Sample." }
recipient = "unit"
confers = { id = "Predikat Contoh", en = "Sample predikat" }
[laws.contoh]
title = "Aturan contoh"
[entry]
title = { id = "Menyatakan diri", en = "Declaration" }
by = ["unit_officer"]
to = "bangun"
document = { id = "Pernyataan", en = "Statement" }
[[stage]]
code = "bangun"
title = { id = "Membangun", en = "Building" }
kind = "work"
[[stage.exit]]
code = "serah"
title = { id = "Diserahkan", en = "Handed in" }
to = "nilai"
by = ["unit_officer"]
[[stage]]
code = "nilai"
title = { id = "Dinilai", en = "Assessed" }
kind = "work"
[[stage.exit]]
code = "kembali"
title = { id = "Dikembalikan", en = "Returned" }
to = "bangun"
by = ["evaluator"]
reason = true
goes_back = true
[[stage.exit]]
code = "lulus"
title = { id = "Lulus", en = "Passed" }
to = "pegang"
by = ["decider"]
two_persons = true
[[stage.exit]]
code = "gugur"
title = { id = "Gugur", en = "Failed" }
to = "gugur"
by = ["decider"]
reason = true
[[stage]]
code = "pegang"
title = { id = "Memegang predikat", en = "Holds the predikat" }
kind = "held"
[[stage.exit]]
code = "awasi"
title = { id = "Diawasi", en = "Supervised" }
to = "pegang"
by = ["evaluator"]
reason = true
[[stage.exit]]
code = "cabut"
title = { id = "Dicabut", en = "Revoked" }
to = "dicabut"
by = ["decider"]
reason = true
[[stage]]
code = "gugur"
title = { id = "Gugur", en = "Failed" }
kind = "closed"
[[stage]]
code = "dicabut"
title = { id = "Dicabut", en = "Revoked" }
kind = "revoked"
[validity]
months = 12
[cooling_off]
months = 24
[[milestone]]
code = "masuk"
title = { id = "Masuk", en = "Entered" }
reached = "bangun"
"#;

const FULL: Given = Given {
    reason: "Sebabnya",
    document: "SK-1",
};

fn rules() -> Programme {
    read(RULES, &Catalogue::default()).expect("the sample has no fault")
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap_or_else(|| panic!("{text} is a day"))
}

/// Takes these exits one after another on one day.
fn walk(programme: &Programme, exits: &[&str], today: Day) -> Standing {
    let begun = begin(programme, &[], FULL, today).expect("nothing bars");
    exits.iter().fold(begun, |standing, exit| {
        step(programme, &standing, exit, FULL, today)
            .unwrap_or_else(|fault| panic!("{exit} from {}: {fault:?}", standing.stage))
    })
}

#[test]
fn a_predikat_is_granted_expires_and_cannot_be_revoked_afterwards() {
    let programme = rules();
    let standing = walk(&programme, &["serah", "lulus"], day("2030-03-01"));
    assert_eq!(standing.granted, Some(day("2030-03-01")));
    let last = day("2031-02-28");
    assert_eq!(
        status(&programme, &standing, last),
        Status::Held(Some(last))
    );
    let over = day("2031-03-01");
    assert_eq!(status(&programme, &standing, over), Status::Expired(over));
    let revoked = step(&programme, &standing, "cabut", FULL, over);
    assert_eq!(revoked, Err(Fault::Expired(over)));
    assert!(step(&programme, &standing, "cabut", FULL, last).is_ok());
}

/// What supervision finds is a step like any other, and grants nothing anew.
#[test]
fn supervision_is_recorded_and_the_predikat_stands_as_it_was_granted() {
    let programme = rules();
    let granted = walk(&programme, &["serah", "lulus"], day("2030-03-01"));
    let later = day("2030-09-01");
    let supervised = step(&programme, &granted, "awasi", FULL, later);
    assert_eq!(supervised, Ok(granted.clone()));
    let silent = step(&programme, &granted, "awasi", Given::default(), later);
    assert_eq!(silent, Err(Fault::NoReason));
    let over = day("2031-03-01");
    let late = step(&programme, &granted, "awasi", FULL, over);
    assert_eq!(late, Err(Fault::Expired(over)));
}

#[test]
fn a_revocation_bars_until_the_same_day_two_years_later() {
    let programme = rules();
    let standing = walk(&programme, &["serah", "lulus", "cabut"], day("2030-02-03"));
    let past = [Past::Candidacy(status(
        &programme,
        &standing,
        day("2030-06-01"),
    ))];
    let at = |today: &str| begin(&programme, &past, FULL, day(today)).map(|_| ());
    let free = day("2032-02-03");
    assert_eq!(at("2030-02-03"), Err(Fault::CoolingOff(free)));
    assert_eq!(at("2032-02-02"), Err(Fault::CoolingOff(free)));
    assert_eq!(at("2032-02-03"), Ok(()));
}

#[test]
fn who_is_under_way_or_holds_does_not_enter_again_and_who_failed_does() {
    let programme = rules();
    let today = day("2030-01-01");
    let check = |exits: &[&str], expected: Result<(), Fault>| {
        let standing = walk(&programme, exits, today);
        let past = [Past::Candidacy(status(&programme, &standing, today))];
        let again = begin(&programme, &past, FULL, today).map(|_| ());
        assert_eq!(again, expected, "after {exits:?}");
    };
    check(&[], Err(Fault::UnderWay));
    check(&["serah", "kembali"], Err(Fault::UnderWay));
    check(&["serah", "lulus"], Err(Fault::Held));
    check(&["serah", "gugur"], Ok(()));
}

/// The stages that follow are those of success; what was returned is done again, and
/// nothing follows a failure.
#[test]
fn the_way_says_what_is_done_what_is_now_and_what_comes() {
    use Progress::{Ahead, Done, Expired, Now};
    let programme = rules();
    let told = |reached: &[&str], status: Status, expected: &[(&str, Progress)]| {
        let found = way(&programme, reached.iter().copied(), status);
        let found: Vec<_> = found
            .iter()
            .map(|(stage, progress)| (stage.code.as_str(), *progress))
            .collect();
        assert_eq!(found, expected, "after {reached:?}, {status:?}");
    };
    let check = |reached: &[&str], expected: &[(&str, Progress)]| {
        told(reached, Status::Working, expected);
    };
    let begun = [("bangun", Now), ("nilai", Ahead), ("pegang", Ahead)];
    check(&["bangun"], &begun);
    check(&["bangun", "nilai", "bangun"], &begun);
    let judged = [("bangun", Done), ("nilai", Now), ("pegang", Ahead)];
    check(&["bangun", "nilai"], &judged);
    let held = [("bangun", Done), ("nilai", Done), ("pegang", Now)];
    let last = Some(day("2031-02-28"));
    told(&["bangun", "nilai", "pegang"], Status::Held(last), &held);
    check(&["bangun", "nilai", "pegang", "pegang"], &held);
    let over = [("bangun", Done), ("nilai", Done), ("pegang", Expired)];
    let expired = Status::Expired(day("2031-03-01"));
    told(&["bangun", "nilai", "pegang"], expired, &over);
    let failed = [("bangun", Done), ("nilai", Done), ("gugur", Now)];
    check(&["bangun", "nilai", "gugur"], &failed);
    let by = |code: &str| movers(&programme, programme.stage(code).unwrap());
    assert_eq!(by("bangun"), ["unit_officer"]);
    assert_eq!(by("nilai"), ["decider"], "an evaluator returns it alone");
    assert!(by("pegang").is_empty(), "what is held waits for nothing");
}

#[test]
fn what_an_exit_demands_must_be_given() {
    let programme = rules();
    let today = day("2030-01-01");
    let nothing = Given::default();
    assert_eq!(
        begin(&programme, &[], nothing, today),
        Err(Fault::NoDocument)
    );
    let standing = walk(&programme, &["serah"], today);
    let blank = Given {
        reason: " \n",
        ..nothing
    };
    assert_eq!(
        step(&programme, &standing, "kembali", blank, today),
        Err(Fault::NoReason)
    );
    assert!(step(&programme, &standing, "lulus", nothing, today).is_ok());
    assert_eq!(
        step(&programme, &standing, "cabut", FULL, today),
        Err(Fault::NoSuchExit)
    );
}

proptest! {
    /// Whatever is tried, only exits of the present stage move, and nobody holds
    /// who was not assessed.
    #[test]
    fn there_is_no_way_around_a_stage(
        tries in prop::collection::vec(0..5usize, 0..24),
        gap in 0..40u32,
    ) {
        let programme = rules();
        let codes = ["serah", "kembali", "lulus", "gugur", "cabut"];
        let mut today = day("2030-01-01");
        let mut standing = begin(&programme, &[], FULL, today).expect("nothing bars");
        let mut way = vec![standing.stage.clone()];
        for choice in tries {
            today = today.plus(gap);
            let code = codes[choice];
            let stage = programme.stage(&standing.stage).expect("it came there");
            let is_out = stage.exit(code).is_some();
            match step(&programme, &standing, code, FULL, today) {
                Ok(next) => {
                    prop_assert!(is_out, "{code} is no exit of {}", standing.stage);
                    prop_assert_eq!(&next.stage, &stage.exit(code).expect("seen").to);
                    standing = next;
                    way.push(standing.stage.clone());
                }
                Err(Fault::NoSuchExit) => prop_assert!(!is_out),
                Err(fault) => prop_assert!(matches!(fault, Fault::Expired(_)), "{fault:?}"),
            }
            if let Status::Held(_) = status(&programme, &standing, today) {
                prop_assert!(way.ends_with(&["nilai".to_owned(), "pegang".to_owned()]), "{way:?}");
            }
        }
    }

    /// No day before the cooling-off is over lets a unit in, every later one does.
    #[test]
    fn nobody_enters_before_the_cooling_off_is_over(
        months in 0..60u32, at in 0..4_000u32, later in 0..4_000u32,
    ) {
        let mut programme = rules();
        programme.cooling_off.as_mut().expect("it has one").months = months;
        let revoked = day("2020-01-01").plus(at);
        let today = revoked.plus(later);
        let free = revoked.plus_months(months);
        for past in [Past::RevokedElsewhere(revoked), Past::Candidacy(Status::Revoked(revoked))] {
            let again = begin(&programme, &[past], FULL, today);
            match today < free {
                true => prop_assert_eq!(again, Err(Fault::CoolingOff(free))),
                false => prop_assert!(again.is_ok()),
            }
        }
    }
}
