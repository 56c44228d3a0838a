//! Officers who save at the same time share a commit, and nothing else.

use crate::own_database::OwnDatabase;
use crate::story::*;
use prima_domain::audit::{Line, check_chain};
use prima_domain::refusal::Refusal as Rule;
use prima_store::AuditLine;
use prima_workflow::assessment::{Acted, Desk, Entry, Refusal, save_answers};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Waker};

on_both_engines![
    each_of_a_group_has_a_fate_and_an_audit_line_of_its_own,
    one_that_cannot_be_written_fails_alone,
    nobody_who_goes_away_holds_up_the_others,
];

const CODE: &str = "f01.1.komponen";
const OTHER: &str = "f01.1.ditetapkan";

type Saving<'a> = Pin<Box<dyn Future<Output = Acted<BTreeMap<String, i64>>> + Send + 'a>>;

/// Somebody who wants to save, and stands in the queue.
fn queued<'a>(desk: &'a Desk, who: &'a str, entry: &'a [Entry], now: i64) -> Saving<'a> {
    let mut saving: Saving = Box::pin(async move {
        let actor = unit_officer(who);
        save_answers(desk, &actor, CYCLE, UNIT, entry, now).await
    });
    let mut context = Context::from_waker(Waker::noop());
    assert!(saving.as_mut().poll(&mut context).is_pending());
    saving
}

fn versioned(code: &str, value: &str, version: i64) -> [Entry; 1] {
    [Entry {
        version,
        ..entry(code, value)
    }]
}

/// The lines of the chain that answers were saved by.
async fn lines(desk: &Desk) -> Vec<AuditLine> {
    let all = desk.database.audit_from(1, i64::MAX).await.unwrap();
    let whole = all.iter().map(|line| {
        let content = Line {
            sequence: line.sequence.unsigned_abs(),
            at: &line.at,
            actor: &line.actor,
            act: &line.act,
            object: &line.object,
            detail: &line.detail,
        };
        (content, line.hash.as_str())
    });
    check_chain(whole).unwrap();
    assert_eq!(desk.database.n_acts().await.unwrap(), all.len() as u64);
    let saved = all.into_iter().filter(|line| line.act == "save_answers");
    saved.collect()
}

async fn each_of_a_group_has_a_fate_and_an_audit_line_of_its_own(own: OwnDatabase) {
    let desk = opened(&own, &[]).await;
    let version = desk.database.version().await.unwrap();
    let turn = desk.database.act().await.unwrap();
    let (ten, twelve, knowing) = (
        versioned(CODE, "10", 0),
        versioned(CODE, "12", 0),
        versioned(CODE, "12", 1),
    );
    let (other, wrong) = (versioned(OTHER, "ya", 0), versioned(OTHER, "mungkin", 0));
    let first = queued(&desk, "una", &ten, FILLING);
    let stale = queued(&desk, "umi", &twelve, FILLING);
    let apart = queued(&desk, "umi", &other, FILLING);
    let bad = queued(&desk, "una", &wrong, FILLING);
    let late = queued(&desk, "una", &other, EVALUATION);
    let last = queued(&desk, "umi", &knowing, FILLING);
    let strange = {
        let mut saving: Saving = Box::pin(async {
            let stranger = officer("ani");
            save_answers(&desk, &stranger, CYCLE, UNIT, &ten, FILLING).await
        });
        let mut context = Context::from_waker(Waker::noop());
        assert!(saving.as_mut().poll(&mut context).is_pending());
        saving
    };
    drop(turn);
    assert_eq!(first.await.unwrap()[CODE], 1);
    let Refusal::Stale(both) = refused(stale.await) else {
        panic!("a stale answer was not refused as one");
    };
    assert_eq!((&*both[0].theirs, &*both[0].person), ("10", "una"));
    assert_eq!(apart.await.unwrap()[OTHER], 1);
    assert!(matches!(refused(bad.await), Refusal::Values(_)));
    let closed = refused(late.await);
    assert!(matches!(closed, Refusal::Rule(Rule::Closed { .. })));
    assert_eq!(last.await.unwrap()[CODE], 2);
    assert!(strange.await.is_err_and(|error| error.is_hidden()));
    let lines = lines(&desk).await;
    let said: Vec<(&str, &str)> = lines
        .iter()
        .map(|line| (line.actor.as_str(), line.detail.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            (
                "una",
                r#"{"unit":"unit-contoh","answers":[["f01.1.komponen",1]]}"#
            ),
            (
                "umi",
                r#"{"unit":"unit-contoh","answers":[["f01.1.ditetapkan",1]]}"#
            ),
            (
                "umi",
                r#"{"unit":"unit-contoh","answers":[["f01.1.komponen",2]]}"#
            ),
        ]
    );
    let reading = &mut desk.database.reading();
    let changes = reading.response_changes_of(CYCLE, UNIT).await.unwrap();
    let values: Vec<&str> = changes.iter().map(|row| row.value.as_str()).collect();
    assert_eq!(values, ["ya", "10", "12"]);
    let now = reading.responses_of_unit(CYCLE, UNIT).await.unwrap();
    let now: Vec<(&str, i64)> = now.iter().map(|row| (&*row.value, row.version)).collect();
    assert_eq!(now, [("ya", 1), ("12", 2)]);
    assert_eq!(desk.database.version().await.unwrap(), version);
}

async fn one_that_cannot_be_written_fails_alone(own: OwnDatabase) {
    let desk = opened(&own, &[]).await;
    let turn = desk.database.act().await.unwrap();
    let mut broken = versioned(CODE, "9", 0);
    broken[0].note = "tidak\0dapat disimpan".to_owned();
    let (ten, other) = (versioned(CODE, "10", 0), versioned(OTHER, "ya", 0));
    let before = queued(&desk, "una", &other, FILLING);
    let failing = queued(&desk, "umi", &broken, FILLING);
    let after = queued(&desk, "una", &ten, FILLING);
    drop(turn);
    assert_eq!(before.await.unwrap()[OTHER], 1);
    let error = failing.await.unwrap_err();
    assert!(error.refusal().is_none(), "{error:?}");
    assert_eq!(after.await.unwrap()[CODE], 1);
    assert_eq!(lines(&desk).await.len(), 2);
}

async fn nobody_who_goes_away_holds_up_the_others(own: OwnDatabase) {
    let desk = opened(&own, &[]).await;
    let turn = desk.database.act().await.unwrap();
    let (ten, other) = (versioned(CODE, "10", 0), versioned(OTHER, "ya", 0));
    let gone = queued(&desk, "una", &ten, FILLING);
    let stays = queued(&desk, "umi", &other, FILLING);
    drop(gone);
    drop(turn);
    assert_eq!(stays.await.unwrap()[OTHER], 1);
    let again = versioned(OTHER, "tidak", 1);
    let una = unit_officer("una");
    let saved = save_answers(&desk, &una, CYCLE, UNIT, &again, FILLING).await;
    assert_eq!(saved.unwrap()[OTHER], 2);
}
