//! Who scores, who sees, and that whoever is barred or recused finds nothing.

use prima_domain::recognition::jury::permission::*;
use prima_domain::recognition::permission::Situation;
use prima_domain::refusal::Refusal;
use prima_domain::register::day::Day;
use prima_domain::register::id::{PersonId, ProgrammeCode};
use prima_domain::register::person::{
    Actor, Ancestor, BodyKind, Grant, Role, Scope, Subject, Tie, TieKind,
};

const UNIT: &str = "kanim";

fn subject() -> Subject {
    let step = |body: &str, kind| Ancestor {
        body: body.into(),
        kind,
    };
    let lineage = vec![
        step(UNIT, BodyKind::WorkUnit),
        step("kementerian", BodyKind::Institution),
    ];
    Subject::new(lineage).expect("it has a unit")
}

fn person(id: &str, role: Role, scope: Scope) -> Actor {
    Actor {
        person: id.into(),
        grants: vec![Grant { role, scope }],
        ties: Vec::new(),
        overrides: Vec::new(),
    }
}

fn of_programme(id: &str, role: Role) -> Actor {
    person(id, role, Scope::Programme("kipp".into()))
}

fn tied(actor: Actor, kind: TieKind) -> Actor {
    let tie = Tie {
        body: UNIT.into(),
        above: vec!["kementerian".into()],
        kind,
        until: None,
        declared: false,
    };
    Actor {
        ties: vec![tie],
        ..actor
    }
}

fn ids(all: &str) -> Vec<PersonId> {
    all.split_whitespace().map(PersonId::from).collect()
}

fn facts(seated: &str, handed_in: &str) -> JuryFacts {
    JuryFacts {
        seated: ids(seated),
        handed_in: ids(handed_in),
        n_wanted: 2,
        is_blind: true,
        is_here: true,
        ..JuryFacts::default()
    }
}

/// Asks a rule as somebody.
fn ask<T>(actor: &Actor, jury: &JuryFacts, rule: impl Fn(&JurySituation) -> T) -> T {
    let (subject, programme) = (subject(), ProgrammeCode::from("kipp"));
    let who = Situation {
        actor,
        subject: &subject,
        programme: &programme,
        today: Day::parse("2030-02-03").expect("a day"),
        cooling_off_days: 365,
        is_recused: jury.recused.contains(&actor.person),
    };
    rule(&JurySituation { who, jury })
}

#[test]
fn sheets_stay_closed_until_all_are_in() {
    let (ani, officer) = (
        of_programme("ani", Role::Evaluator),
        of_programme("omi", Role::ProgrammeOfficer),
    );
    let read = |actor: &Actor, jury: &JuryFacts, of: &str| {
        ask(actor, jury, |one| may_read_sheet(one, &of.into()))
    };
    let half = facts("ani budi", "budi");
    assert_eq!(read(&ani, &half, "ani"), Ok(()));
    assert_eq!(read(&ani, &half, "budi"), Err(Refusal::OwnReviewFirst));
    assert_eq!(read(&officer, &half, "budi"), Err(Refusal::ReviewsMissing));
    let other = facts("ani budi", "ani");
    assert_eq!(read(&ani, &other, "budi"), Err(Refusal::ReviewsMissing));
    let three = facts("ani budi cici", "ani budi");
    assert_eq!(read(&ani, &three, "budi"), Err(Refusal::ReviewsMissing));
    let open = JuryFacts {
        is_blind: false,
        ..three
    };
    assert_eq!(read(&ani, &open, "budi"), Ok(()));
    assert_eq!(read(&ani, &open, "cici"), Err(Refusal::ReviewsMissing));
    let all = facts("ani budi", "ani budi");
    for actor in [&ani, &officer] {
        assert_eq!(read(actor, &all, "budi"), Ok(()));
    }
    let stranger = of_programme("dita", Role::Evaluator);
    assert_eq!(read(&stranger, &all, "budi"), Err(Refusal::Hidden));
}

#[test]
fn a_sheet_that_is_in_is_dropped_by_a_recusal_alone() {
    let officer = of_programme("omi", Role::ProgrammeOfficer);
    let unseat =
        |jury: &JuryFacts, whom: &str| ask(&officer, jury, |one| may_unseat(one, &whom.into()));
    let half = facts("ani budi", "budi");
    assert_eq!(unseat(&half, "ani"), Ok(()), "what was begun only");
    assert_eq!(unseat(&half, "budi"), Err(Refusal::AlreadySubmitted));
    assert_eq!(unseat(&half, "cici"), Err(Refusal::NothingOpen));
    // All are in, and so the officer has read them.
    let all = facts("ani budi", "ani budi");
    assert_eq!(unseat(&all, "ani"), Err(Refusal::AlreadySubmitted));
    let recuse = ask(&officer, &all, |one| may_recuse(one, &"ani".into()));
    assert_eq!(recuse, Ok(()));
}

#[test]
fn scores_are_given_before_and_discussed_after_handing_in() {
    let ani = of_programme("ani", Role::Evaluator);
    let score = |jury: &JuryFacts| ask(&ani, jury, may_score);
    let discuss = |jury: &JuryFacts| ask(&ani, jury, may_discuss);
    assert_eq!(score(&facts("ani budi", "budi")), Ok(()));
    assert_eq!(
        discuss(&facts("ani budi", "budi")),
        Err(Refusal::OwnReviewFirst)
    );
    assert_eq!(
        score(&facts("ani budi", "ani")),
        Err(Refusal::AlreadySubmitted)
    );
    assert_eq!(
        discuss(&facts("ani budi", "ani")),
        Err(Refusal::ReviewsMissing)
    );
    assert_eq!(discuss(&facts("ani budi", "ani budi")), Ok(()));
    let closed = JuryFacts {
        is_closed: true,
        ..facts("ani budi", "ani budi")
    };
    assert_eq!(discuss(&closed), Err(Refusal::AlreadyDetermined));
    assert_eq!(score(&facts("budi", "")), Err(Refusal::Hidden));
}

#[test]
fn a_result_is_closed_by_an_officer_who_did_not_judge() {
    let omi = of_programme("omi", Role::ProgrammeOfficer);
    let close = |jury: &JuryFacts| ask(&omi, jury, may_close);
    assert_eq!(close(&facts("ani budi", "ani budi")), Ok(()));
    assert_eq!(close(&facts("ani", "ani")), Err(Refusal::ReviewsMissing));
    assert_eq!(
        close(&facts("ani budi", "ani")),
        Err(Refusal::ReviewsMissing)
    );
    assert_eq!(
        close(&facts("ani omi", "ani omi")),
        Err(Refusal::EvaluatedIt)
    );
    let ani = of_programme("ani", Role::Evaluator);
    let asked = ask(&ani, &facts("ani budi", "ani budi"), may_close);
    assert_eq!(asked, Err(Refusal::Hidden));
}

#[test]
fn whoever_is_barred_or_recused_is_not_seated() {
    let omi = of_programme("omi", Role::ProgrammeOfficer);
    let jury = JuryFacts {
        recused: ids("cici"),
        ..facts("ani", "")
    };
    let seat = |juror: &Actor| ask(&omi, &jury, |one| may_seat(one, juror));
    assert_eq!(seat(&of_programme("budi", Role::Evaluator)), Ok(()));
    assert_eq!(
        seat(&of_programme("ani", Role::Evaluator)),
        Err(Refusal::AlreadyAssigned)
    );
    for barred in [
        of_programme("cici", Role::Evaluator),
        of_programme("budi", Role::Auditor),
        person("budi", Role::Evaluator, Scope::Programme("p2ham".into())),
        tied(of_programme("budi", Role::Evaluator), TieKind::Kin),
    ] {
        assert_eq!(seat(&barred), Err(Refusal::EvaluatorBarred));
    }
}

#[test]
fn the_conflicted_and_the_recused_find_nothing_whatever_they_ask() {
    let jury = JuryFacts {
        recused: ids("reka"),
        seated: ids("reka kiki"),
        handed_in: ids("reka kiki"),
        ..facts("", "")
    };
    let every = |actor: &Actor, jury: &JuryFacts| {
        ask(actor, jury, |one| {
            let whom = PersonId::from("ani");
            let juror = of_programme("ani", Role::Evaluator);
            [
                may_share(one),
                may_seat(one, &juror),
                may_unseat(one, &whom),
                may_recuse(one, &actor.person),
                may_recuse(one, &whom),
                may_score(one),
                may_hand_in(one),
                may_read_sheet(one, &actor.person),
                may_read_sheet(one, &whom),
                may_read_jury(one),
                may_discuss(one),
                may_close(one),
                may_enter_votes(one),
                may_read_feedback(one),
            ]
        })
    };
    let closed = JuryFacts {
        is_closed: true,
        is_here: false,
        ..jury.clone()
    };
    let roles = [
        Role::ProgrammeOfficer,
        Role::Evaluator,
        Role::Decider,
        Role::Auditor,
    ];
    for role in roles {
        for actor in [
            of_programme("reka", role),
            tied(of_programme("kiki", role), TieKind::Kin),
            tied(of_programme("kiki", role), TieKind::Employer),
        ] {
            for jury in [&jury, &closed] {
                let found = every(&actor, jury);
                assert!(
                    found.iter().all(|one| *one == Err(Refusal::Hidden)),
                    "{actor:?}: {found:?}"
                );
            }
        }
    }
    let administrator = person("adi", Role::Administrator, Scope::Everywhere);
    let found = every(&administrator, &closed);
    assert!(
        found.iter().all(|one| *one == Err(Refusal::Hidden)),
        "{found:?}"
    );
}

#[test]
fn the_entrant_reads_feedback_after_the_step_and_never_the_sheets() {
    let umi = person("umi", Role::UnitOfficer, Scope::Body(UNIT.into()));
    let closed = JuryFacts {
        is_closed: true,
        ..facts("ani budi", "ani budi")
    };
    assert_eq!(
        ask(&umi, &closed, may_read_feedback),
        Err(Refusal::NotPublished)
    );
    let left = JuryFacts {
        is_here: false,
        ..closed
    };
    assert_eq!(ask(&umi, &left, may_read_feedback), Ok(()));
    assert_eq!(
        ask(&umi, &left, |one| may_read_sheet(one, &"ani".into())),
        Err(Refusal::Hidden)
    );
    assert_eq!(ask(&umi, &left, may_read_jury), Err(Refusal::Hidden));
}

#[test]
fn panels_are_changed_by_officers_of_the_programme() {
    let kipp = ProgrammeCode::from("kipp");
    for (actor, may_change, may_read) in [
        (of_programme("omi", Role::ProgrammeOfficer), true, true),
        (of_programme("audi", Role::Auditor), false, true),
        (of_programme("ani", Role::Evaluator), false, false),
        (
            person(
                "omi",
                Role::ProgrammeOfficer,
                Scope::Programme("p2ham".into()),
            ),
            false,
            false,
        ),
        (
            person("adi", Role::Administrator, Scope::Everywhere),
            false,
            false,
        ),
    ] {
        assert_eq!(
            may_change_panel(&actor, &kipp).is_ok(),
            may_change,
            "{actor:?}"
        );
        assert_eq!(may_read_panel(&actor, &kipp).is_ok(), may_read, "{actor:?}");
    }
}
