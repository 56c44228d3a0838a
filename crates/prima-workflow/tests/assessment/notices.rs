//! Who is told what, when, and of what nobody is told.

use crate::own_database::OwnDatabase;
use crate::story::*;
use prima_domain::assessment::cycle::{Schedule, Stage, Window};
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_store::cycle::FollowUp;
use prima_workflow::assessment::read::{TaskKind, notices, tasks};
use prima_workflow::assessment::{
    Decision, Desk, NewCycle, NewExtension, NewObjection, Refusal, ask_for_evidence,
    assign_evaluators, decide_objection, extend_stage, give_due_notices, late_people,
    mark_notices_read, open_cycle, raise_objection, remind, submit_responses,
};

on_both_engines![
    an_act_tells_those_whom_it_concerns_and_no_others,
    several_units_at_once_are_one_notice,
    a_unit_whose_window_was_extended_keeps_its_task,
    a_unit_that_is_late_is_told_while_it_may_get_more_time,
    a_tie_that_shows_itself_later_silences_a_notice,
    who_has_read_a_notice_has_read_it_once,
    those_who_are_late_are_reminded_once_by_themselves,
    an_officer_reminds_as_many_as_were_shown,
    the_clock_tells_of_previews_and_of_days_that_have_come,
];

fn una() -> (&'static str, &'static str, Role, Scope) {
    ("una", "id", Role::UnitOfficer, Scope::Body(UNIT.into()))
}

fn eka() -> (&'static str, &'static str, Role, Scope) {
    (
        "eka",
        "id",
        Role::Evaluator,
        Scope::Programme("pekppp".into()),
    )
}

/// A round that is opened, with the unit as its locus and `eka` as its evaluator;
/// it has a window for further evidence.
async fn told(own: &OwnDatabase) -> Desk {
    let desk = desk(own).await;
    let udi = ("udi", "id", Role::UnitOfficer, Scope::Body(SECOND.into()));
    accounts(&desk.database, &[una(), udi, eka()]).await;
    let mut windows = schedule().windows().to_vec();
    windows.push(Window {
        stage: Stage::VerificationWindow,
        opens: 210,
        closes: 290,
    });
    let new = NewCycle {
        schedule: Schedule::new(windows),
        ..new_cycle()
    };
    open(&desk, &new, &["eka"]).await;
    desk
}

/// Kind, unit and hour of what somebody is told, newest first.
async fn seen(desk: &Desk, actor: &Actor, now: i64) -> Vec<(NoticeKind, String, i64)> {
    let lines = notices(desk, actor, now).await.unwrap().into_iter();
    lines
        .map(|line| (line.kind, line.notice.unit, line.notice.until))
        .collect()
}

async fn an_act_tells_those_whom_it_concerns_and_no_others(own: OwnDatabase) {
    let desk = told(&own).await;
    let (una, eka) = (unit_officer("una"), evaluator("eka"));
    let udi = unit_officer("udi");
    let unit = || UNIT.to_owned();
    // Filling closes at 200, the evaluation at 300, the window at 290.
    let locus = (NoticeKind::LocusChosen, unit(), 200);
    assert_eq!(seen(&desk, &una, FILLING).await, vec![locus.clone()]);
    let assigned = (NoticeKind::Assigned, unit(), 300);
    assert_eq!(seen(&desk, &eka, FILLING).await, [assigned]);
    assert!(seen(&desk, &udi, FILLING).await.is_empty());

    submit_responses(&desk, &una, CYCLE, UNIT, FILLING)
        .await
        .unwrap();
    for _ in 0..2 {
        ask_for_evidence(&desk, &eka, CYCLE, UNIT, "1.a.Ak", "Foto?", EVALUATION)
            .await
            .unwrap();
    }
    let asked = (NoticeKind::EvidenceAsked, unit(), 290);
    let expected = [asked.clone(), locus.clone()];
    assert_eq!(seen(&desk, &una, EVALUATION).await, expected);
    assert_eq!(seen(&desk, &eka, EVALUATION).await.len(), 1);

    review(&desk, "eka").await;
    count_users(&desk).await;
    let new = NewObjection {
        code: "30.f.B".to_owned(),
        text: "Staf sudah ada.".to_owned(),
        evidence: "SK 12".to_owned(),
    };
    let number = raise_objection(&desk, &una, CYCLE, UNIT, &new, OBJECTION)
        .await
        .unwrap();
    let refusal = Decision {
        value: None,
        reason: "SK belum berlaku.".to_owned(),
    };
    let dodi = decider("dodi");
    decide_objection(&desk, &dodi, CYCLE, UNIT, number, &refusal, OBJECTION)
        .await
        .unwrap();
    let decided = (NoticeKind::ObjectionDecided, unit(), 0);
    let expected = [decided, asked, locus];
    assert_eq!(seen(&desk, &una, OBJECTION).await, expected);
    assert!(seen(&desk, &udi, OBJECTION).await.is_empty());
    assert!(seen(&desk, &dodi, OBJECTION).await.is_empty());
}

async fn a_unit_whose_window_was_extended_keeps_its_task(own: OwnDatabase) {
    let desk = told(&own).await;
    let (una, eka) = (unit_officer("una"), evaluator("eka"));
    submit_responses(&desk, &una, CYCLE, UNIT, FILLING)
        .await
        .unwrap();
    ask_for_evidence(&desk, &eka, CYCLE, UNIT, "1.a.Ak", "Foto?", EVALUATION)
        .await
        .unwrap();
    let asked = async |now: i64| {
        let all = tasks(&desk, &una, now).await.unwrap().into_iter();
        let mut evidence = all.filter(|task| task.kind == TaskKind::GiveEvidence);
        evidence.next().map(|task| task.until)
    };
    assert_eq!(asked(289).await, Some(Some(290)));
    assert_eq!(asked(290).await, None);
    let more = NewExtension {
        stage: Stage::VerificationWindow,
        unit: Some(UNIT.to_owned()),
        until: 320,
        reason: "Banjir.".to_owned(),
    };
    extend_stage(&desk, &officer("ani"), CYCLE, &more, 280)
        .await
        .unwrap();
    assert_eq!(asked(319).await, Some(Some(320)));
    assert_eq!(asked(320).await, None);
    let given = (NoticeKind::TimeGiven, UNIT.to_owned(), 320);
    assert_eq!(seen(&desk, &una, 280).await[0], given);
    let line = notices(&desk, &una, 280).await.unwrap().remove(0);
    assert_eq!(line.extension.unwrap().reason(), "Banjir.");
    assert!(seen(&desk, &unit_officer("udi"), 280).await.is_empty());
}

/// The filling closes at 200, and all is at rest from 500 on.
async fn a_unit_that_is_late_is_told_while_it_may_get_more_time(own: OwnDatabase) {
    let desk = told(&own).await;
    let una = unit_officer("una");
    let is_late = async |now: i64| {
        let all = tasks(&desk, &una, now).await.unwrap();
        all.iter().any(|task| task.kind == TaskKind::Late)
    };
    for (now, expected) in [(199, false), (200, true), (499, true), (500, false)] {
        assert_eq!(is_late(now).await, expected, "at {now}");
    }
    submit_responses(&desk, &una, CYCLE, UNIT, FILLING)
        .await
        .unwrap();
    assert!(!is_late(200).await, "it handed in");
}

async fn several_units_at_once_are_one_notice(own: OwnDatabase) {
    let desk = desk(&own).await;
    accounts(&desk.database, &[eka()]).await;
    let ani = officer("ani");
    open_cycle(&desk, &ani, &new_cycle(), PREPARATION)
        .await
        .unwrap();
    choose(&desk, &[UNIT, SECOND]).await;
    let evaluators = [evaluator("eka")];
    assign_evaluators(&desk, &ani, CYCLE, &evaluators, 1, PREPARATION)
        .await
        .unwrap();
    let expected = [(NoticeKind::Assigned, String::new(), 300)];
    assert_eq!(seen(&desk, &evaluators[0], FILLING).await, expected);
}

async fn a_tie_that_shows_itself_later_silences_a_notice(own: OwnDatabase) {
    let desk = told(&own).await;
    assert_eq!(seen(&desk, &evaluator("eka"), FILLING).await.len(), 1);
    assert!(
        seen(&desk, &tied(evaluator("eka")), FILLING)
            .await
            .is_empty()
    );
    // An evaluator who is one no more is told nothing either.
    let idle = Actor {
        grants: Vec::new(),
        ..evaluator("eka")
    };
    assert!(seen(&desk, &idle, FILLING).await.is_empty());
    // No tie bars those who speak for the unit.
    assert_eq!(
        seen(&desk, &tied(unit_officer("una")), FILLING).await.len(),
        1
    );
}

async fn who_has_read_a_notice_has_read_it_once(own: OwnDatabase) {
    let desk = told(&own).await;
    let (una, eka) = (unit_officer("una"), evaluator("eka"));
    let lines = notices(&desk, &una, FILLING).await.unwrap();
    let id = [lines[0].notice.notice.clone(), "tidak-ada".to_owned()];
    let mark = async |actor: &Actor, now| mark_notices_read(&desk, actor, &id, now).await.unwrap();
    assert_eq!(mark(&eka, 160).await, 0, "it is not hers");
    assert_eq!(mark(&una, 170).await, 1);
    assert_eq!(mark(&una, 180).await, 0);
    let lines = notices(&desk, &una, FILLING).await.unwrap();
    assert_eq!(lines[0].notice.read_at, 170);
    assert_eq!(mark_notices_read(&desk, &una, &[], 190).await.unwrap(), 0);
}

async fn those_who_are_late_are_reminded_once_by_themselves(own: OwnDatabase) {
    let desk = told(&own).await;
    let una = unit_officer("una");
    // Stages are shorter than three days, so all of them remind from the beginning.
    assert_eq!(give_due_notices(&desk, PREPARATION).await.unwrap(), 0);
    assert_eq!(give_due_notices(&desk, FILLING).await.unwrap(), 1);
    assert_eq!(give_due_notices(&desk, FILLING + 10).await.unwrap(), 0);
    let reminded = (NoticeKind::FillingCloses, String::new(), 200);
    assert_eq!(seen(&desk, &una, FILLING).await[0], reminded);
    submit_responses(&desk, &una, CYCLE, UNIT, FILLING)
        .await
        .unwrap();
    let n_acts = desk.database.n_acts().await.unwrap();
    assert_eq!(give_due_notices(&desk, EVALUATION).await.unwrap(), 1);
    let eka = evaluator("eka");
    let reminded = (NoticeKind::EvaluationCloses, String::new(), 300);
    assert_eq!(seen(&desk, &eka, EVALUATION).await[0], reminded);
    assert_eq!(desk.database.n_acts().await.unwrap(), n_acts + 1);
    review(&desk, "eka").await;
    let n_acts = desk.database.n_acts().await.unwrap();
    assert_eq!(give_due_notices(&desk, EVALUATION).await.unwrap(), 0);
    assert_eq!(
        desk.database.n_acts().await.unwrap(),
        n_acts,
        "no act for nothing"
    );
}

async fn an_officer_reminds_as_many_as_were_shown(own: OwnDatabase) {
    let desk = told(&own).await;
    let ani = officer("ani");
    let late = late_people(&desk, &ani, CYCLE, FILLING).await.unwrap();
    let counts: Vec<_> = late
        .iter()
        .map(|one| {
            (
                one.stage,
                one.closes,
                one.n_units,
                one.n_people,
                one.n_reminded,
            )
        })
        .collect();
    assert_eq!(counts, [(Stage::Filling, 200, 1, 1, 0)]);
    let send =
        async |actor: &Actor, n| remind(&desk, actor, CYCLE, Stage::Filling, n, FILLING).await;
    let other = refused(send(&ani, 2).await);
    assert!(matches!(other, Refusal::OtherNumber { n: 1 }), "{other:?}");
    // Who may not know of the unit reminds nobody, and is not told of anybody.
    let barred = tied(officer("budi"));
    let found = late_people(&desk, &barred, CYCLE, FILLING).await.unwrap();
    assert_eq!(found, []);
    let nothing = refused(send(&barred, 1).await);
    assert!(matches!(nothing, Refusal::Rule(Rule::NothingOpen)));
    let administrator = person("agus", Role::Administrator, Scope::Everywhere);
    for actor in [administrator, unit_officer("una"), evaluator("eka")] {
        assert!(matches!(refused(send(&actor, 1).await), Refusal::Hidden));
        let found = late_people(&desk, &actor, CYCLE, FILLING).await;
        assert!(matches!(refused(found), Refusal::Hidden));
    }
    let coordinator = person("koko", Role::Coordinator, Scope::Body(INSTITUTION.into()));
    assert_eq!(send(&coordinator, 1).await.unwrap(), 1);
    let again = refused(send(&ani, 1).await);
    assert!(
        matches!(again, Refusal::Rule(Rule::NothingOpen)),
        "{again:?}"
    );
    let late = late_people(&desk, &ani, CYCLE, FILLING).await.unwrap();
    assert_eq!((late[0].n_people, late[0].n_reminded), (0, 1));
    assert_eq!(
        give_due_notices(&desk, FILLING).await.unwrap(),
        0,
        "not twice a day"
    );
}

async fn the_clock_tells_of_previews_and_of_days_that_have_come(own: OwnDatabase) {
    let desk = told(&own).await;
    let una = unit_officer("una");
    assert_eq!(give_due_notices(&desk, 350).await.unwrap(), 1);
    assert_eq!(give_due_notices(&desk, 360).await.unwrap(), 0);
    // The objection closes at 500.
    let preview = (NoticeKind::PreviewOpen, UNIT.to_owned(), 500);
    assert_eq!(seen(&desk, &una, 350).await[0], preview);
    let action = |number, due: &str, state: &str| FollowUp {
        cycle: CYCLE.to_owned(),
        unit: UNIT.to_owned(),
        number,
        due: due.to_owned(),
        state: state.to_owned(),
        ..FollowUp::default()
    };
    let actions = [
        action(1, "1970-01-01", "planned"),
        action(2, "1970-01-02", "working"),
        action(3, "1970-01-01", "reported"),
    ];
    let mut act = desk.database.act().await.unwrap();
    act.add_rows(&actions).await.unwrap();
    act.finish_privately("1970-01-01T00:10:50Z", "uji", "test", "", "")
        .await
        .unwrap();
    assert_eq!(give_due_notices(&desk, PUBLICATION).await.unwrap(), 1);
    // Midnight in Jakarta is 17.00 UTC.
    assert_eq!(give_due_notices(&desk, 61_199).await.unwrap(), 0);
    assert_eq!(give_due_notices(&desk, 61_200).await.unwrap(), 1);
    let due = (NoticeKind::ActionDue, UNIT.to_owned(), 0);
    assert_eq!(seen(&desk, &una, 61_200).await[..2], [due.clone(), due]);
}
