//! The audit chain: one line an act, numbered without a gap, sealed.

use crate::own_database::OwnDatabase;
use crate::sample::{body, finish};
use prima_domain::audit::{Broken, Line, check_chain};
use prima_store::{AuditLine, AuditSought, Database, Engine};

on_both_engines![
    an_act_writes_one_line_and_the_version_grows,
    a_dropped_act_takes_no_number,
    a_private_act_has_its_line_but_leaves_the_public_version,
    acts_of_several_programs_at_once_make_one_chain,
    a_changed_line_is_found,
    a_removed_line_is_found,
    the_chain_is_given_a_page_at_a_time,
    the_chain_is_searched_newest_first,
];

/// Holds the whole chain against its seals.
async fn check(database: &Database) -> Result<usize, Broken> {
    let lines = database.audit_from(0, i64::MAX).await.unwrap();
    let read = |line: &AuditLine| u64::try_from(line.sequence).unwrap();
    let chain = lines.iter().map(|line| {
        let said = Line {
            sequence: read(line),
            at: &line.at,
            actor: &line.actor,
            act: &line.act,
            object: &line.object,
            detail: &line.detail,
        };
        (said, line.hash.as_str())
    });
    check_chain(chain).map(|()| lines.len())
}

async fn three_acts(own: &OwnDatabase) -> Database {
    let database = own.open().await;
    for object in ["satu", "dua", "tiga"] {
        finish(database.act().await.unwrap(), object).await;
    }
    database
}

async fn an_act_writes_one_line_and_the_version_grows(own: OwnDatabase) {
    let database = own.open().await;
    let detail = "{\"emoji\": \"👍\", \"kutip\": \"'\"}";
    for expected in 1..=3 {
        let act = database.act().await.unwrap();
        let at = "2026-11-23T04:05:06.123456Z";
        let finished = act.finish(at, "petugas", "import", "a b", detail).await;
        finished.unwrap();
        assert_eq!(database.version().await.unwrap(), expected);
    }
    let lines = database.audit_from(3, 10).await.unwrap();
    assert_eq!(lines.len(), 1);
    let AuditLine {
        at, actor, detail, ..
    } = &lines[0];
    assert_eq!(at, "2026-11-23T04:05:06.123456Z");
    assert_eq!(actor, "petugas");
    assert!(detail.contains("👍"), "{detail}");
    assert_eq!(check(&database).await, Ok(3));
}

async fn a_dropped_act_takes_no_number(own: OwnDatabase) {
    let database = own.open().await;
    finish(database.act().await.unwrap(), "satu").await;
    let mut dropped = database.act().await.unwrap();
    dropped.replace_bodies(vec![body("a", "A")]).await.unwrap();
    drop(dropped);
    finish(database.act().await.unwrap(), "dua").await;
    assert_eq!(check(&database).await, Ok(2));
}

async fn a_private_act_has_its_line_but_leaves_the_public_version(own: OwnDatabase) {
    let database = own.open().await;
    let at = "2026-11-23T04:05:06Z";
    // Private first, so that a count of public acts alone would number it 0.
    for (turn, is_private, public) in [(1, true, 0), (2, false, 1), (3, true, 1), (4, false, 2)] {
        let act = database.act().await.unwrap();
        let object = format!("giliran {turn}");
        match is_private {
            true => act.finish_privately(at, "p1", "sign_in", &object, "").await,
            false => act.finish(at, "p1", "import", &object, "").await,
        }
        .unwrap();
        assert_eq!(database.version().await.unwrap(), public, "turn {turn}");
        assert_eq!(database.n_acts().await.unwrap(), turn, "turn {turn}");
    }
    assert_eq!(check(&database).await, Ok(4));
}

async fn acts_of_several_programs_at_once_make_one_chain(own: OwnDatabase) {
    if own.engine == Engine::Postgres {
        // Some servers are set so; it must not make an act fail.
        own.run(
            "DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || \
             ' SET default_transaction_isolation = ''serializable'''; END $$",
        )
        .await;
    }
    let mut acts = Vec::new();
    for program in 0..4 {
        let database = own.open().await;
        for turn in 0..2 {
            let database = database.clone();
            acts.push(tokio::spawn(async move {
                let mut act = database.act().await.unwrap();
                // Each reads what is there and adds to it: none may be lost.
                let mut bodies = act.bodies().await.unwrap();
                bodies.push(body(&format!("{program}-{turn}"), "Badan"));
                act.replace_bodies(bodies).await.unwrap();
                finish(act, &format!("{program}-{turn}")).await;
                let private = database.act().await.unwrap();
                let at = "2026-11-23T04:05:06Z";
                let finished = private.finish_privately(at, "p1", "sign_in", "", "").await;
                finished.unwrap();
            }));
        }
    }
    for act in acts {
        act.await.unwrap();
    }
    let database = own.open().await;
    assert_eq!(check(&database).await, Ok(16));
    assert_eq!(database.version().await.unwrap(), 8);
    assert_eq!(database.n_bodies().await.unwrap(), 8);
}

async fn a_changed_line_is_found(own: OwnDatabase) {
    let database = three_acts(&own).await;
    assert_eq!(check(&database).await, Ok(3));
    own.run("UPDATE audit SET actor = 'orang lain' WHERE sequence = 2")
        .await;
    let broken = check(&database).await.unwrap_err();
    assert!(
        matches!(broken, Broken::Seal { sequence: 2, .. }),
        "{broken}"
    );
}

async fn a_removed_line_is_found(own: OwnDatabase) {
    let database = three_acts(&own).await;
    own.run("DELETE FROM audit WHERE sequence = 2").await;
    let broken = check(&database).await.unwrap_err();
    let expected = Broken::Gap {
        sequence: 3,
        expected: 2,
    };
    assert_eq!(broken, expected);
}

async fn the_chain_is_given_a_page_at_a_time(own: OwnDatabase) {
    let database = three_acts(&own).await;
    for (from, limit, expected) in [
        (0, 2, vec![1, 2]),
        (3, 2, vec![3]),
        (4, 2, vec![]),
        (i64::MIN, i64::MAX, vec![1, 2, 3]),
        (1, -1, vec![]),
    ] {
        let lines = database.audit_from(from, limit).await.unwrap();
        let numbers: Vec<i64> = lines.iter().map(|line| line.sequence).collect();
        assert_eq!(numbers, expected, "from {from}, at most {limit}");
    }
}

async fn the_chain_is_searched_newest_first(own: OwnDatabase) {
    let database = own.open().await;
    for (at, actor, act, object, detail) in [
        ("2026-11-22T23:59:59Z", "p1", "open_cycle", "isi", ""),
        (
            "2026-11-23T00:00:00Z",
            "p1",
            "save_answers",
            "isi",
            "{\"unit\": \"a_b\"}",
        ),
        (
            "2026-11-23T00:00:00Z",
            "p2",
            "save_answers",
            "isi",
            "{\"unit\": \"acb\"}",
        ),
        ("2026-11-24T08:00:00Z", "p3", "sign_in", "p3", ""),
    ] {
        let line = database.act().await.unwrap();
        let done = line.finish_privately(at, actor, act, object, detail).await;
        done.unwrap();
    }
    let asked = |change: &dyn Fn(&mut AuditSought)| {
        let mut asked = AuditSought::default();
        change(&mut asked);
        asked
    };
    let of = |actors: &[&str]| Some(actors.iter().map(|one| (*one).to_owned()).collect());
    for (asked, after, limit, expected) in [
        (asked(&|_| {}), None, 9, vec![4, 3, 2, 1]),
        (asked(&|_| {}), None, 2, vec![4, 3]),
        (
            asked(&|_| {}),
            Some(("2026-11-23T00:00:00Z", 3)),
            2,
            vec![2, 1],
        ),
        (
            asked(&|_| {}),
            Some(("2026-11-23T00:00:00Z", i64::MAX)),
            9,
            vec![3, 2, 1],
        ),
        (
            asked(&|one| one.since = "2026-11-23".to_owned()),
            None,
            9,
            vec![4, 3, 2],
        ),
        (
            asked(&|one| one.before = "2026-11-24".to_owned()),
            None,
            9,
            vec![3, 2, 1],
        ),
        (
            asked(&|one| one.actors = of(&["p2", "p3"])),
            None,
            9,
            vec![4, 3],
        ),
        (asked(&|one| one.actors = of(&[])), None, 9, vec![]),
        (
            asked(&|one| one.act = "Answers".to_owned()),
            None,
            9,
            vec![3, 2],
        ),
        // Acts whose words fit are named beside the part that is asked for.
        (
            asked(&|one| {
                one.act = "masuk".to_owned();
                one.acts = vec!["sign_in".to_owned(), "open_cycle".to_owned()];
                one.since = "2026-11-23".to_owned();
            }),
            None,
            9,
            vec![4],
        ),
        (asked(&|one| one.act = "%".to_owned()), None, 9, vec![]),
        (asked(&|one| one.about = "a_b".to_owned()), None, 9, vec![2]),
        (
            asked(&|one| one.about = "ISI".to_owned()),
            None,
            9,
            vec![3, 2, 1],
        ),
    ] {
        let lines = database.audit_back(&asked, after, limit).await.unwrap();
        let numbers: Vec<i64> = lines.iter().map(|line| line.sequence).collect();
        assert_eq!(
            numbers, expected,
            "{asked:?} after {after:?}, at most {limit}"
        );
    }
}
