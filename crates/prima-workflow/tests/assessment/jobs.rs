//! Long work: done once, stopped without a trace, begun again after a crash, and
//! seen by nobody who may not know of it.

use crate::own_database::OwnDatabase;
use crate::story::*;
use prima_domain::register::person::{Actor, Scope};
use prima_instrument::words::Lang;
use prima_store::people::GrantRow;
use prima_workflow::assessment::{ConfirmStep, Confirming, Desk, Refusal, ask_determination};
use prima_workflow::job::{
    Ended, JobKind, LOST, Means, NewJob, OTHERS, Runner, State, Workshop, ask_job, cancel_job,
    job_result, job_seen, jobs_seen, last_rehearsal, run_job_again,
};
use prima_workflow::steps::Steps;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use tokio::sync::Mutex;
use tokio::task::spawn_blocking;

on_both_engines![
    a_determination_stopped_before_its_end_leaves_nothing,
    a_job_stopped_while_it_runs_leaves_nothing,
    of_two_processes_one_does_a_job,
    what_a_crash_left_is_seen_and_runs_again,
    a_rehearsal_is_kept_for_those_who_may_rehearse,
    a_file_is_for_whoever_asked_and_still_may,
    a_trial_keeps_nothing,
    an_act_asks_its_rules_when_the_job_runs,
    a_process_that_stops_leaves_its_jobs_to_the_next,
    one_person_has_only_so_much_under_way,
];

fn in_determination() -> i64 {
    DETERMINATION
}

fn in_evaluation() -> i64 {
    EVALUATION
}

fn runner(desk: &Desk, workshop: &Workshop, name: &str, clock: fn() -> i64) -> Arc<Runner> {
    let means = Means {
        desk: desk.clone(),
        key: Some(key()),
        house: None,
    };
    Runner::new(means, workshop.clone(), name.to_owned(), clock, |_| {})
}

/// Gives officers accounts with a grant for the programme, as a job acts in the
/// name of what is stored.
async fn admit(desk: &Desk, ids: &[&str]) {
    let mut act = desk.database.act().await.unwrap();
    for id in ids {
        let grant = GrantRow {
            person: (*id).to_owned(),
            role: "programme_officer".to_owned(),
            scope_kind: "programme".to_owned(),
            scope: "pekppp".to_owned(),
            ..GrantRow::default()
        };
        act.put_grant(grant).await.unwrap();
    }
    act.finish_privately("", "", "test", "", "").await.unwrap();
}

fn new(kind: JobKind, asked: Value, number: u8) -> NewJob<'static> {
    NewJob {
        kind,
        cycle: CYCLE,
        asked,
        input: None,
        lang: Lang::Id,
        chance: [number; 16],
    }
}

/// Asks for a job and has it done.
async fn done(
    desk: &Desk,
    workshop: &Workshop,
    actor: &Actor,
    new: &NewJob<'_>,
) -> (String, Ended) {
    done_at(desk, workshop, actor, new, in_determination).await
}

async fn done_at(
    desk: &Desk,
    workshop: &Workshop,
    actor: &Actor,
    new: &NewJob<'_>,
    clock: fn() -> i64,
) -> (String, Ended) {
    let asked = ask_job(workshop, desk, actor, new, clock()).await;
    let asked = asked.unwrap();
    let begun = runner(desk, workshop, "r", clock);
    assert_eq!(begun.begin_waiting().await.unwrap(), 1);
    (asked.job, asked.ended.await.unwrap())
}

/// The state of the only determination, and how many files it has.
async fn determination(desk: &Desk) -> (String, usize) {
    let mut reading = desk.database.reading();
    let row = reading.determinations_of(CYCLE).await.unwrap().remove(0);
    let files = reading.frozen_files(CYCLE, row.number).await.unwrap();
    (row.state, files.len())
}

async fn a_determination_stopped_before_its_end_leaves_nothing(own: OwnDatabase) {
    let desk = evaluated(&own, &["eka"]).await;
    let (ani, budi, key) = (officer("ani"), officer("budi"), key());
    let asked = ask_determination(&desk, &ani, CYCLE, PUBLICATION, DETERMINATION).await;
    let confirming = Confirming {
        desk: &desk,
        actor: &budi,
        cycle: CYCLE,
        number: asked.unwrap(),
        key: &key,
        now: DETERMINATION,
    };
    let before = (
        determination(&desk).await,
        desk.database.n_acts().await.unwrap(),
    );
    for stop in [ConfirmStep::Compared, ConfirmStep::Scored] {
        let stopped = confirming
            .confirm(&|step| match step == stop {
                true => Err(Refusal::Unwanted),
                false => Ok(()),
            })
            .await;
        assert!(matches!(refused(stopped), Refusal::Unwanted), "{stop:?}");
        let after = (
            determination(&desk).await,
            desk.database.n_acts().await.unwrap(),
        );
        assert_eq!(after, before, "{stop:?}");
    }
    let steps = Steps::default();
    confirming.confirm_in_steps(&steps).await.unwrap();
    assert_eq!(determination(&desk).await.0, "confirmed");
    assert_eq!((steps.at().n_done, steps.at().n_steps), (3, 3));
}

/// One test at a time has the gate.
static TURN: Mutex<()> = Mutex::const_new(());
static CALLS: AtomicUsize = AtomicUsize::new(0);
static GATE: Barrier = Barrier::new(2);

/// The second to ask what time it is, which is the job itself, waits at a gate.
fn with_a_gate() -> i64 {
    if CALLS.fetch_add(1, Ordering::SeqCst) == 1 {
        GATE.wait();
        GATE.wait();
    }
    DETERMINATION
}

async fn through_the_gate() {
    spawn_blocking(|| GATE.wait()).await.unwrap();
}

async fn a_job_stopped_while_it_runs_leaves_nothing(own: OwnDatabase) {
    let _turn = TURN.lock().await;
    CALLS.store(0, Ordering::SeqCst);
    let desk = evaluated(&own, &["eka"]).await;
    admit(&desk, &["ani"]).await;
    let (ani, workshop) = (officer("ani"), Workshop::default());
    let n_acts = desk.database.n_acts().await.unwrap();
    let asked = json!({ "publish_at": PUBLICATION });
    let wanted = new(JobKind::Ask, asked, 1);
    let asked = ask_job(&workshop, &desk, &ani, &wanted, DETERMINATION)
        .await
        .unwrap();
    let begun = runner(&desk, &workshop, "r", with_a_gate);
    assert_eq!(begun.begin_waiting().await.unwrap(), 1);
    through_the_gate().await;
    let seen = job_seen(&workshop, &desk, &ani, &asked.job, DETERMINATION).await;
    assert_eq!(seen.unwrap().state, State::Running);
    let job = asked.job.as_str();
    cancel_job(&workshop, &desk, &ani, job, DETERMINATION)
        .await
        .unwrap();
    let seen = job_seen(&workshop, &desk, &ani, job, DETERMINATION).await;
    assert!(seen.unwrap().is_stopping);
    through_the_gate().await;
    let ended = asked.ended.await.unwrap();
    assert!(matches!(refused(ended), Refusal::Unwanted));
    let seen = job_seen(&workshop, &desk, &ani, job, DETERMINATION).await;
    assert_eq!(seen.unwrap().state, State::Cancelled);
    assert_eq!(desk.database.n_acts().await.unwrap(), n_acts);
    let all = desk.database.reading().determinations_of(CYCLE).await;
    assert!(all.unwrap().is_empty());
}

fn a_little_later() -> i64 {
    DETERMINATION + OTHERS
}

async fn of_two_processes_one_does_a_job(own: OwnDatabase) {
    let desk = evaluated(&own, &["eka"]).await;
    admit(&desk, &["ani"]).await;
    let (ani, workshop) = (officer("ani"), Workshop::default());
    let asked = json!({ "publish_at": PUBLICATION });
    let new = new(JobKind::Ask, asked, 1);
    let asked = ask_job(&workshop, &desk, &ani, &new, DETERMINATION)
        .await
        .unwrap();
    let other = Desk::new(own.open().await);
    let shops = [Workshop::default(), Workshop::default()];
    let one = runner(&desk, &shops[0], "satu", a_little_later);
    let two = runner(&other, &shops[1], "dua", a_little_later);
    // What another process was just asked for is left to that one.
    let hasty = runner(&other, &shops[1], "tiga", in_determination);
    assert_eq!(hasty.begin_waiting().await.unwrap(), 0);
    let (one, two) = tokio::join!(one.begin_waiting(), two.begin_waiting());
    assert_eq!(one.unwrap() + two.unwrap(), 1);
    while shops.iter().any(|shop| !shop.is_idle()) {
        tokio::task::yield_now().await;
    }
    let seen = job_seen(&workshop, &desk, &ani, &asked.job, DETERMINATION).await;
    let seen = seen.unwrap();
    assert_eq!(
        (seen.state, seen.result()),
        (State::Done, json!({ "number": 1 }))
    );
    let lines = desk.database.audit_from(1, 1_000).await.unwrap();
    let n = lines
        .iter()
        .filter(|line| line.act == "ask_determination")
        .count();
    assert_eq!(n, 1);
}

fn after_the_crash() -> i64 {
    DETERMINATION + LOST + 1
}

async fn what_a_crash_left_is_seen_and_runs_again(own: OwnDatabase) {
    let desk = evaluated(&own, &["eka"]).await;
    admit(&desk, &["ani"]).await;
    let (ani, workshop) = (officer("ani"), Workshop::default());
    let asked = json!({ "publish_at": PUBLICATION });
    let new = new(JobKind::Ask, asked, 1);
    let asked = ask_job(&workshop, &desk, &ani, &new, DETERMINATION)
        .await
        .unwrap();
    let job = asked.job.as_str();
    // A process that died right after it began.
    let claimed = desk.database.claim_job(job, "mati", DETERMINATION).await;
    assert!(claimed.unwrap());
    let early = runner(&desk, &workshop, "r1", in_determination);
    assert_eq!(early.begin_waiting().await.unwrap(), 0);
    let state = async |now| job_seen(&workshop, &desk, &ani, job, now).await.unwrap();
    assert_eq!(state(DETERMINATION).await.state, State::Running);
    let late = runner(&desk, &workshop, "r2", after_the_crash);
    assert_eq!(late.begin_waiting().await.unwrap(), 0);
    let lost = state(after_the_crash()).await;
    assert_eq!(lost.state, State::Failed);
    assert!(
        lost.row.said_id.contains("jalankan lagi"),
        "{}",
        lost.row.said_id
    );
    let again = run_job_again(&workshop, &desk, &ani, job, DETERMINATION).await;
    assert!(again.unwrap());
    assert_eq!(early.begin_waiting().await.unwrap(), 1);
    while !workshop.is_idle() {
        tokio::task::yield_now().await;
    }
    assert_eq!(state(DETERMINATION).await.state, State::Done);
    assert_eq!(determination(&desk).await.0, "asked");
}

async fn a_rehearsal_is_kept_for_those_who_may_rehearse(own: OwnDatabase) {
    let desk = evaluated(&own, &["eka"]).await;
    admit(&desk, &["ani"]).await;
    let (ani, budi, workshop) = (officer("ani"), officer("budi"), Workshop::default());
    let none = last_rehearsal(&desk, &ani, CYCLE, DETERMINATION).await;
    assert!(none.unwrap().is_none());
    let new = new(JobKind::Rehearse, json!({}), 1);
    let (job, ended) = done(&desk, &workshop, &ani, &new).await;
    ended.unwrap();
    let last = last_rehearsal(&desk, &budi, CYCLE, DETERMINATION).await;
    let last = last.unwrap().unwrap();
    assert_eq!(last.at, DETERMINATION);
    // The worked example of the papers: 4.23.
    let own = last.rehearsal.results.iter().find(|row| row.body == UNIT);
    assert_eq!(own.unwrap().index_text, "4.23");
    // Who is tied to a unit of it, or is no officer, knows of no rehearsal.
    for actor in [
        tied(officer("ani")),
        tied(officer("budi")),
        unit_officer("una"),
    ] {
        let who = &actor.person;
        let last = last_rehearsal(&desk, &actor, CYCLE, DETERMINATION).await;
        assert!(matches!(refused(last), Refusal::Hidden), "{who}");
        let seen = job_seen(&workshop, &desk, &actor, &job, DETERMINATION).await;
        assert!(matches!(refused(seen), Refusal::Hidden), "{who}");
        let listed = jobs_seen(&workshop, &desk, &actor, DETERMINATION).await;
        assert!(listed.unwrap().is_empty(), "{who}");
        let stopped = cancel_job(&workshop, &desk, &actor, &job, DETERMINATION).await;
        assert!(matches!(refused(stopped), Refusal::Hidden), "{who}");
    }
    let listed = jobs_seen(&workshop, &desk, &budi, DETERMINATION)
        .await
        .unwrap();
    assert_eq!(listed.len(), 1);
    assert!(!listed[0].is_own);
    // A colleague sees it, and neither stops it nor runs it again.
    let again = run_job_again(&workshop, &desk, &budi, &job, DETERMINATION).await;
    assert!(matches!(refused(again), Refusal::Hidden));
}

async fn a_file_is_for_whoever_asked_and_still_may(own: OwnDatabase) {
    let desk = evaluated(&own, &["eka"]).await;
    admit(&desk, &["ani"]).await;
    let (ani, budi, workshop) = (officer("ani"), officer("budi"), Workshop::default());
    let asked = json!({ "day": "26 Januari 2026" });
    let (job, ended) = done(&desk, &workshop, &ani, &new(JobKind::Worksheets, asked, 1)).await;
    assert_eq!(ended.unwrap(), json!({ "units": 1 }));
    let (seen, bytes) = job_result(&workshop, &desk, &ani, &job, DETERMINATION)
        .await
        .unwrap();
    assert_eq!(seen.row.file_name, format!("lke-{CYCLE}.zip"));
    let name = format!("lke-{UNIT}.xlsx");
    let holds = bytes
        .windows(name.len())
        .any(|some| some == name.as_bytes());
    assert!(bytes.starts_with(b"PK") && holds);
    let mut wider = ani.clone();
    wider.grants.extend(
        person(
            "ani",
            prima_domain::register::person::Role::Auditor,
            Scope::Everywhere,
        )
        .grants,
    );
    for actor in [budi, tied(ani), wider] {
        let found = job_result(&workshop, &desk, &actor, &job, DETERMINATION).await;
        let told = found.map(|_| ()).unwrap_err();
        assert!(told.is_hidden(), "{}", actor.person);
    }
}

async fn a_trial_keeps_nothing(own: OwnDatabase) {
    let desk = evaluated(&own, &["eka"]).await;
    admit(&desk, &["ani"]).await;
    let (ani, workshop) = (officer("ani"), Workshop::default());
    let n_acts = desk.database.n_acts().await.unwrap();
    let before = desk.database.reading().tallies_of(CYCLE).await.unwrap();
    let table = format!("unit,question,option,count\n{UNIT},1.a.K1,4,3\n");
    for (number, table) in [table.as_str(), "unit,question,option,count\nx,1.a.K1,4,3\n"]
        .iter()
        .enumerate()
    {
        let new = NewJob {
            input: Some(table.as_bytes()),
            ..new(JobKind::Tallies, json!({ "trial": true }), number as u8 + 1)
        };
        let (job, ended) = done_at(&desk, &workshop, &ani, &new, in_evaluation).await;
        let seen = job_seen(&workshop, &desk, &ani, &job, EVALUATION).await;
        let state = seen.unwrap().state;
        match number {
            0 => assert_eq!(
                (ended.unwrap(), state),
                (json!({ "units": 1, "answers": 3 }), State::Done)
            ),
            _ => {
                assert!(matches!(refused(ended), Refusal::Tallies(_)));
                assert_eq!(state, State::Failed);
            }
        }
    }
    let after = desk.database.reading().tallies_of(CYCLE).await.unwrap();
    assert_eq!(
        (after, desk.database.n_acts().await.unwrap()),
        (before, n_acts)
    );
}

async fn an_act_asks_its_rules_when_the_job_runs(own: OwnDatabase) {
    let desk = evaluated(&own, &["eka"]).await;
    let (ani, workshop) = (officer("ani"), Workshop::default());
    // Ani's grant was withdrawn between the two.
    let asked = json!({ "publish_at": PUBLICATION });
    let (_, ended) = done(&desk, &workshop, &ani, &new(JobKind::Ask, asked, 1)).await;
    assert!(matches!(refused(ended), Refusal::Hidden));
    let all = desk.database.reading().determinations_of(CYCLE).await;
    assert!(all.unwrap().is_empty());
    // Who may not know of the round cannot even ask.
    let asked = new(JobKind::Rehearse, json!({}), 2);
    let asked = ask_job(
        &workshop,
        &desk,
        &unit_officer("una"),
        &asked,
        DETERMINATION,
    )
    .await;
    assert!(matches!(refused(asked), Refusal::Hidden));
    assert_eq!(desk.database.jobs_about(CYCLE).await.unwrap().len(), 1);
}

async fn a_process_that_stops_leaves_its_jobs_to_the_next(own: OwnDatabase) {
    let desk = evaluated(&own, &["eka"]).await;
    admit(&desk, &["ani"]).await;
    let (ani, workshop) = (officer("ani"), Workshop::default());
    let new = new(JobKind::Rehearse, json!({}), 1);
    let asked = ask_job(&workshop, &desk, &ani, &new, DETERMINATION)
        .await
        .unwrap();
    let first = runner(&desk, &workshop, "r1", in_determination);
    first.stop();
    assert_eq!(first.begin_waiting().await.unwrap(), 0);
    let next = runner(&desk, &workshop, "r2", in_determination);
    assert_eq!(next.begin_waiting().await.unwrap(), 1);
    asked.ended.await.unwrap().unwrap();
}

async fn one_person_has_only_so_much_under_way(own: OwnDatabase) {
    let desk = evaluated(&own, &["eka"]).await;
    let (ani, budi, workshop) = (officer("ani"), officer("budi"), Workshop::default());
    let wanted = |number| new(JobKind::Rehearse, json!({}), number);
    let ask = async |actor: &Actor, number| {
        ask_job(&workshop, &desk, actor, &wanted(number), DETERMINATION).await
    };
    for number in 1..=5 {
        ask(&ani, number).await.unwrap();
    }
    let told = refused(ask(&ani, 6).await);
    assert!(matches!(told, Refusal::TooManyJobs { most: 5 }), "{told:?}");
    // That is a matter of one's own.
    let others = ask(&budi, 7).await.unwrap();
    cancel_job(&workshop, &desk, &budi, &others.job, DETERMINATION)
        .await
        .unwrap();
    let seen = job_seen(&workshop, &desk, &budi, &others.job, DETERMINATION).await;
    assert_eq!(seen.unwrap().state, State::Cancelled);
}
