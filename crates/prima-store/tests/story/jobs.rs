//! Long work: one process has it, others see how far it is, and what became of it.

use crate::own_database::OwnDatabase;
use prima_store::Database;
use prima_store::job::{INPUT, Job, RESULT};
use tokio::task::JoinSet;

on_both_engines![
    of_many_processes_one_claims_a_job,
    a_job_is_noted_and_ended_by_whoever_has_it,
    a_job_that_waits_is_stopped_at_once_and_one_that_runs_is_told,
    what_a_dead_process_left_fails_and_runs_again,
    a_job_that_is_given_back_waits_again,
    jobs_are_listed_and_forgotten,
];

fn asked(job: &str, at: i64) -> Job {
    Job {
        job: job.to_owned(),
        kind: "rehearse".to_owned(),
        cycle: "c".to_owned(),
        person: "p1".to_owned(),
        state: "queued".to_owned(),
        lang: "id".to_owned(),
        asked_at: at,
        ..Job::default()
    }
}

async fn with_job(own: &OwnDatabase) -> Database {
    let database = own.open().await;
    database
        .add_job(&asked("j1", 10), Some("YQ=="))
        .await
        .unwrap();
    database
}

async fn now(database: &Database, job: &str) -> Job {
    database.job(job).await.unwrap().unwrap()
}

async fn of_many_processes_one_claims_a_job(own: OwnDatabase) {
    let database = with_job(&own).await;
    let mut claiming = JoinSet::new();
    for number in 0..6 {
        let database = own.open().await;
        let name = format!("r{number}");
        claiming.spawn(async move {
            let is_ours = database.claim_job("j1", &name, 20).await.unwrap();
            (name, is_ours)
        });
    }
    let all = claiming.join_all().await;
    let ours: Vec<&String> = all
        .iter()
        .filter(|(_, is)| *is)
        .map(|(name, _)| name)
        .collect();
    assert_eq!(ours.len(), 1, "{all:?}");
    let row = now(&database, "j1").await;
    assert_eq!((row.state.as_str(), &row.runner), ("running", ours[0]));
    assert_eq!((row.begun_at, row.seen_at), (20, 20));
    // It is no act: nothing is in the audit trail, and no page is made anew.
    assert_eq!(database.n_acts().await.unwrap(), 0);
}

async fn a_job_is_noted_and_ended_by_whoever_has_it(own: OwnDatabase) {
    let database = with_job(&own).await;
    assert!(database.claim_job("j1", "r1", 20).await.unwrap());
    for (runner, parts, at) in [("r1", (1, 4), 21), ("r2", (3, 4), 22)] {
        let noted = database.note_job(("j1", runner), "score", parts, at).await;
        noted.unwrap();
    }
    let row = now(&database, "j1").await;
    assert_eq!(
        (row.step.as_str(), row.n_done, row.seen_at),
        ("score", 1, 21)
    );
    let ended = Job {
        state: "done".to_owned(),
        result: "{}".to_owned(),
        file_name: "a.zip".to_owned(),
        ended_at: 30,
        ..row
    };
    let other = Job {
        runner: "r2".to_owned(),
        ..ended.clone()
    };
    assert!(!database.end_job(&other, Some("Yg==")).await.unwrap());
    assert_eq!(database.job_file("j1", RESULT).await.unwrap(), None);
    assert!(database.end_job(&ended, Some("Yg==")).await.unwrap());
    assert_eq!(now(&database, "j1").await, ended);
    for (name, content) in [(INPUT, "YQ=="), (RESULT, "Yg==")] {
        let found = database.job_file("j1", name).await.unwrap();
        assert_eq!(found.as_deref(), Some(content), "{name}");
    }
    // What has ended is neither claimed, stopped nor begun again.
    assert!(!database.claim_job("j1", "r3", 40).await.unwrap());
    assert!(!database.unwant_job("j1", 40).await.unwrap());
    assert!(!database.queue_job_again("j1", "", 40).await.unwrap());
}

async fn a_job_that_waits_is_stopped_at_once_and_one_that_runs_is_told(own: OwnDatabase) {
    let database = with_job(&own).await;
    database.add_job(&asked("j2", 11), None).await.unwrap();
    assert!(database.claim_job("j2", "r1", 20).await.unwrap());
    for job in ["j1", "j2"] {
        assert!(database.unwant_job(job, 25).await.unwrap(), "{job}");
    }
    let (waited, runs) = (now(&database, "j1").await, now(&database, "j2").await);
    assert_eq!((waited.state.as_str(), waited.ended_at), ("cancelled", 25));
    assert_eq!((runs.state.as_str(), runs.is_unwanted), ("running", 1));
    assert!(!database.claim_job("j1", "r1", 30).await.unwrap());
    assert!(database.queue_job_again("j1", "s2", 35).await.unwrap());
    let again = now(&database, "j1").await;
    let fresh = Job {
        standing: "s2".to_owned(),
        ..asked("j1", 35)
    };
    assert_eq!(again, fresh);
    assert!(database.job_file("j1", INPUT).await.unwrap().is_some());
}

async fn what_a_dead_process_left_fails_and_runs_again(own: OwnDatabase) {
    let database = with_job(&own).await;
    assert!(database.claim_job("j1", "r1", 20).await.unwrap());
    let said = ("Berhenti.", "It stopped.");
    for (lost, n_lost) in [
        (("rehearse", 20), 0),
        (("trail", 21), 0),
        (("rehearse", 21), 1),
    ] {
        let n = database.fail_lost_jobs(lost, said, 81).await.unwrap();
        assert_eq!(n, n_lost, "{lost:?}");
    }
    let lost = now(&database, "j1").await;
    assert_eq!(
        (lost.state.as_str(), lost.said_en.as_str()),
        ("failed", "It stopped.")
    );
    // A process that had only seemed dead knows better.
    let ended = Job {
        state: "done".to_owned(),
        said_id: String::new(),
        said_en: String::new(),
        ended_at: 82,
        ..lost.clone()
    };
    assert!(database.end_job(&ended, None).await.unwrap());
    assert_eq!(now(&database, "j1").await, ended);
    // Where another has it by then, it does not.
    database.add_job(&asked("j2", 11), None).await.unwrap();
    assert!(database.claim_job("j2", "r1", 20).await.unwrap());
    let n_lost = database.fail_lost_jobs(("rehearse", 21), said, 81).await;
    assert_eq!(n_lost.unwrap(), 1);
    assert!(database.queue_job_again("j2", "", 90).await.unwrap());
    assert!(database.claim_job("j2", "r2", 91).await.unwrap());
    let late = Job {
        job: "j2".to_owned(),
        ..ended
    };
    assert!(!database.end_job(&late, None).await.unwrap());
    assert_eq!(now(&database, "j2").await.state, "running");
}

async fn a_job_that_is_given_back_waits_again(own: OwnDatabase) {
    let database = with_job(&own).await;
    assert!(database.claim_job("j1", "r1", 20).await.unwrap());
    assert!(!database.give_job_back("j1", "r2").await.unwrap());
    assert!(database.give_job_back("j1", "r1").await.unwrap());
    assert_eq!(now(&database, "j1").await, asked("j1", 10));
    assert!(database.claim_job("j1", "r2", 30).await.unwrap());
}

async fn jobs_are_listed_and_forgotten(own: OwnDatabase) {
    let database = with_job(&own).await;
    let other = Job {
        person: "p2".to_owned(),
        cycle: String::new(),
        ..asked("j2", 12)
    };
    database.add_job(&other, None).await.unwrap();
    database.add_job(&asked("j3", 11), None).await.unwrap();
    let ids = |jobs: Vec<Job>| jobs.into_iter().map(|row| row.job).collect::<Vec<_>>();
    assert_eq!(
        ids(database.jobs_in("queued").await.unwrap()),
        ["j1", "j3", "j2"]
    );
    assert_eq!(ids(database.jobs_of("p1").await.unwrap()), ["j3", "j1"]);
    assert_eq!(ids(database.jobs_about("c").await.unwrap()), ["j3", "j1"]);
    assert!(database.jobs_of("p\u{0}1").await.unwrap().is_empty());
    assert!(database.unwant_job("j1", 50).await.unwrap());
    assert_eq!(database.forget_jobs(50).await.unwrap(), 0);
    assert_eq!(database.forget_jobs(51).await.unwrap(), 1);
    assert_eq!(database.job("j1").await.unwrap(), None);
    assert_eq!(database.job_file("j1", INPUT).await.unwrap(), None);
    assert_eq!(database.jobs_in("queued").await.unwrap().len(), 2);
}
