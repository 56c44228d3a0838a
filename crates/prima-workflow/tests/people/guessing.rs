//! Guessing: slowed down alike for who has an account and who has not.

use crate::office::{ADMINISTRATOR, CITY, Office, PASSWORD, START, denial};
use crate::own_database::OwnDatabase;
use prima_domain::register::person::{Role, Scope};
use prima_store::Secret;
use prima_workflow::people::{
    Denial, Hashing, MOST_FAILURES, NotDone, Opened, SignIn, WINDOW, forget_doors, sign_in,
};

on_both_engines![
    an_account_and_none_close_alike,
    an_account_and_none_are_alike_after_days,
    a_closed_door_opens_for_nobody_until_its_time,
    a_success_forgives_the_failures_before,
    a_success_forgives_what_a_name_counted_before_there_was_an_account,
    after_many_failures_only_recovery_opens,
    slow_guessing_shuts_the_account_all_the_same,
    an_address_that_fails_too_often_waits,
    guesses_at_once_are_counted_one_by_one,
    a_closed_account_answers_like_a_wrong_password,
];

async fn an_account_and_none_close_alike(own: OwnDatabase) {
    let office = Office::open(own).await;
    // Five are free; the sixth closes for 30 seconds, the seventh for 60.
    let tries = [
        (0, 0),
        (1, 0),
        (2, 0),
        (3, 0),
        (4, 0),
        (5, 0),
        (6, 35),
        (35, 0),
        (40, 95),
    ];
    let mut answers = Vec::new();
    for email in [ADMINISTRATOR, "tiada@contoh.go.id"] {
        let mut told = Vec::new();
        for (at, until) in tries {
            let found = denial(office.sign_in(at, email, "salah").await);
            let expected = match until {
                0 => Denial::Wrong,
                until => Denial::Wait {
                    until: START + until,
                },
            };
            assert_eq!(found, expected, "{email} at {at}");
            told.push(found);
        }
        answers.push(told);
    }
    assert_eq!(answers[0], answers[1]);
    let failed = office.audit().await.into_iter();
    let failed = failed.filter(|line| line.act == "sign_in");
    let failed: Vec<_> = failed.collect();
    let is_unknown = |line: &prima_store::AuditLine| line.actor.is_empty();
    assert!(failed.iter().all(is_unknown), "who failed is not known");
    assert_eq!(failed.len(), 14, "seven failures each, waiting writes none");
}

/// Six failures close either for 30 seconds. A day without one forgets them, so five
/// are free again; whether they were erased meanwhile makes no difference.
async fn an_account_and_none_are_alike_after_days(own: OwnDatabase) {
    let office = Office::open(own).await;
    let scope = Scope::Programme("pekppp".into());
    office
        .add("ani@contoh.go.id", Role::Evaluator, &scope)
        .await;
    let names = [ADMINISTRATOR, "tiada@contoh.go.id"];
    for email in names {
        for at in 0..6 {
            let found = office.sign_in(at, email, "salah").await;
            assert_eq!(denial(found), Denial::Wrong, "{email} at {at}");
        }
    }
    for (is_erased, later) in [(false, 2 * 86_400), (true, 4 * 86_400)] {
        if is_erased {
            let opened = office.sign_in(later, "ani@contoh.go.id", PASSWORD).await;
            assert!(opened.is_ok(), "{opened:?}");
            let erased = forget_doors(&office.at(later)).await.unwrap();
            assert_eq!(erased, 0, "who came in had it done");
        }
        for email in names {
            for at in later + 1..later + 7 {
                let found = office.sign_in(at, email, "salah").await;
                assert_eq!(denial(found), Denial::Wrong, "{email} at {at}");
            }
            let found = office.sign_in(later + 7, email, "salah").await;
            let until = START + later + 6 + 30;
            assert_eq!(denial(found), Denial::Wait { until }, "{email}");
        }
    }
}

async fn a_closed_door_opens_for_nobody_until_its_time(own: OwnDatabase) {
    let office = Office::open(own).await;
    for at in 0..6 {
        let found = office.sign_in(at, ADMINISTRATOR, "salah").await;
        assert_eq!(denial(found), Denial::Wrong);
    }
    for at in [6, 34] {
        let found = denial(office.sign_in(at, ADMINISTRATOR, PASSWORD).await);
        assert_eq!(found, Denial::Wait { until: START + 35 });
    }
    assert!(office.sign_in(35, ADMINISTRATOR, PASSWORD).await.is_ok());
}

async fn a_success_forgives_the_failures_before(own: OwnDatabase) {
    let office = Office::open(own).await;
    for round in 0..3 {
        for at in 0..4 {
            let found = office
                .sign_in(round * 10 + at, ADMINISTRATOR, "salah")
                .await;
            assert_eq!(denial(found), Denial::Wrong);
        }
        let found = office
            .sign_in(round * 10 + 5, ADMINISTRATOR, PASSWORD)
            .await;
        assert!(found.is_ok(), "round {round}: {found:?}");
    }
}

/// Somebody tries five times before the invitation; five more are free after the
/// first whole sign-in, as they are for everybody.
async fn a_success_forgives_what_a_name_counted_before_there_was_an_account(own: OwnDatabase) {
    let office = Office::open(own).await;
    let email = "siti@contoh.go.id";
    for at in 0..5 {
        let found = office.sign_in(at, email, PASSWORD).await;
        assert_eq!(denial(found), Denial::Wrong);
    }
    let scope = Scope::Body(CITY.into());
    office.add(email, Role::Coordinator, &scope).await;
    assert!(office.sign_in(10, email, PASSWORD).await.is_ok());
    for at in 11..16 {
        let found = office.sign_in(at, email, "salah").await;
        assert_eq!(denial(found), Denial::Wrong, "at {at}");
    }
    assert!(office.sign_in(16, email, PASSWORD).await.is_ok());
}

/// After a hundred failures the name is closed for a day, whosever it is; after that
/// it looks open, and the account takes even its own password for a wrong one.
async fn after_many_failures_only_recovery_opens(own: OwnDatabase) {
    let office = Office::open(own).await;
    let names = [ADMINISTRATOR, "tiada@contoh.go.id"];
    for email in names {
        let found = office.sign_in(0, email, "salah").await;
        assert_eq!(denial(found), Denial::Wrong);
    }
    office.own.run("UPDATE person SET failures = 99").await;
    let most = "UPDATE attempt SET n = 99 WHERE address_hash LIKE 'name:%'";
    office.own.run(most).await;
    for email in names {
        let found = office.sign_in(900, email, "salah").await;
        assert_eq!(denial(found), Denial::Wrong, "the hundredth: {email}");
        for (at, expected) in [
            (901, Denial::OnlyRecovery),
            (900 + 86_399, Denial::OnlyRecovery),
            (900 + 86_400, Denial::Wrong),
            (900 + 86_400 * 365, Denial::Wrong),
        ] {
            let found = denial(office.sign_in(at, email, PASSWORD).await);
            assert_eq!(found, expected, "{email} at {at}");
        }
    }
}

/// A day apart, each failure of the name is the first; the account counts on.
async fn slow_guessing_shuts_the_account_all_the_same(own: OwnDatabase) {
    let office = Office::open(own).await;
    office.own.run("UPDATE person SET failures = 98").await;
    for day in [0, 2] {
        let found = office.sign_in(day * 86_400, ADMINISTRATOR, "salah").await;
        assert_eq!(denial(found), Denial::Wrong);
    }
    let found = office.sign_in(4 * 86_400, ADMINISTRATOR, PASSWORD).await;
    assert_eq!(denial(found), Denial::Wrong, "a hundred in a row");
}

async fn an_address_that_fails_too_often_waits(own: OwnDatabase) {
    let office = Office::open(own).await;
    let found = office.sign_in(0, "a@contoh.go.id", "salah").await;
    assert_eq!(denial(found), Denial::Wrong);
    let most = format!("UPDATE attempt SET n = {}", MOST_FAILURES - 1);
    office.own.run(&most).await;
    let found = office.sign_in(1, "b@contoh.go.id", "salah").await;
    assert_eq!(denial(found), Denial::Wrong);
    let closed = Denial::Wait {
        until: START + WINDOW,
    };
    for at in [2, WINDOW - 1] {
        let found = office.sign_in(at, ADMINISTRATOR, PASSWORD).await;
        assert_eq!(denial(found), closed, "at {at}");
    }
    let asked = SignIn {
        email: ADMINISTRATOR,
        password: &Secret::new(PASSWORD),
        address: "192.0.2.8",
        agent: "",
    };
    let scene = office.at(3);
    let other = sign_in(
        &scene,
        &office.hashing,
        &asked,
        &mut crate::office::chance(),
    )
    .await;
    assert!(other.is_ok(), "another address is not held up");
    let found = office.sign_in(WINDOW, ADMINISTRATOR, PASSWORD).await;
    assert!(found.is_ok(), "{found:?}");
}

/// All look at the open door before the first has failed.
async fn guesses_at_once_are_counted_one_by_one(own: OwnDatabase) {
    let mut office = Office::open(own).await;
    office.hashing = Hashing::new(4, 50);
    let mut guesses = Vec::new();
    for guess in 0..12 {
        let office = &office;
        guesses.push(async move {
            let password = format!("tebakan {guess}");
            office.sign_in(0, ADMINISTRATOR, &password).await
        });
    }
    let found: Vec<Result<Opened, NotDone>> = all(guesses).await;
    let told: Vec<Denial> = found.into_iter().map(denial).collect();
    let n_wrong = told.iter().filter(|told| **told == Denial::Wrong).count();
    assert_eq!(n_wrong, 6, "{told:?}");
    let found = office.sign_in(1, ADMINISTRATOR, PASSWORD).await;
    assert_eq!(denial(found), Denial::Wait { until: START + 30 });
}

/// Runs them beside one another on this thread.
async fn all<T>(futures: Vec<impl Future<Output = T>>) -> Vec<T> {
    let mut futures: Vec<_> = futures.into_iter().map(Box::pin).collect();
    let mut found = Vec::new();
    std::future::poll_fn(move |context| {
        futures.retain_mut(|future| match future.as_mut().poll(context) {
            std::task::Poll::Ready(one) => {
                found.push(one);
                false
            }
            std::task::Poll::Pending => true,
        });
        match futures.is_empty() {
            true => std::task::Poll::Ready(std::mem::take(&mut found)),
            false => std::task::Poll::Pending,
        }
    })
    .await
}

async fn a_closed_account_answers_like_a_wrong_password(own: OwnDatabase) {
    let office = Office::open(own).await;
    let opened = office.sign_in(0, ADMINISTRATOR, PASSWORD).await.unwrap();
    office.own.run("UPDATE person SET state = 'closed'").await;
    assert!(office.is_nobody(1, &opened.token).await);
    let found = office.sign_in(2, ADMINISTRATOR, PASSWORD).await;
    assert_eq!(denial(found), Denial::Wrong);
}
