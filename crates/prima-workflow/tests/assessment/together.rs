//! Officers who determine at the same moment, each through a connection of its
//! own: one determination comes of it, and the others learn who and when.

use crate::own_database::OwnDatabase;
use crate::story::*;
use prima_domain::register::person::Actor;
use prima_instrument::words::Lang;
use prima_workflow::assessment::{
    Acted, Desk, Refusal, ask_determination, confirm_determination, rehearse_determination,
};
use std::sync::Arc;
use tokio::task::JoinSet;

on_both_engines![
    of_many_officers_at_once_one_proposes_and_one_confirms,
    before_anything_is_answered_there_is_nothing_to_rehearse_or_ask_for,
];

/// Officers at once, as many as connections.
const N: usize = 6;
/// The moment of all of it: 550 seconds are 9 minutes and 10 seconds.
const AT: &str = "1970-01-01T00:09:10Z";

/// What each officer gets, by id.
async fn all_at_once<T, F, W>(own: &OwnDatabase, name: &str, act: F) -> Vec<(Actor, Acted<T>)>
where
    T: Send + 'static,
    F: Fn(Arc<Desk>, Actor) -> W,
    W: Future<Output = Acted<T>> + Send + 'static,
{
    let mut running = JoinSet::new();
    for number in 0..N {
        let desk = Arc::new(Desk::new(own.open().await));
        let actor = officer(&format!("{name}-{number}"));
        let doing = act(desk, actor.clone());
        running.spawn(async move { (actor, doing.await) });
    }
    running.join_all().await
}

/// The one who did it, and what it gave; the others were refused.
fn the_one<T: std::fmt::Debug>(all: Vec<(Actor, Acted<T>)>) -> (String, T, Vec<Refusal>) {
    let (done, late): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, done)| done.is_ok());
    assert_eq!((done.len(), late.len()), (1, N - 1), "{done:?}");
    let (actor, done) = done.into_iter().next().unwrap();
    let late = late.into_iter().map(|(_, done)| refused(done)).collect();
    (actor.person.to_string(), done.unwrap(), late)
}

async fn of_many_officers_at_once_one_proposes_and_one_confirms(own: OwnDatabase) {
    let desk = evaluated(&own, &["eka"]).await;
    let asked = all_at_once(&own, "ani", |desk, actor| async move {
        ask_determination(&desk, &actor, CYCLE, PUBLICATION, DETERMINATION).await
    });
    let (first, number, late) = the_one(asked.await);
    for refusal in late {
        let Refusal::AlreadyProposed { by, at } = &refusal else {
            panic!("{refusal:?}");
        };
        assert_eq!((by.as_str(), at.as_str()), (first.as_str(), AT));
    }
    let confirmed = all_at_once(&own, "budi", move |desk, actor| async move {
        confirm_determination(&desk, &actor, CYCLE, number, &key(), DETERMINATION).await
    });
    let (second, (), late) = the_one(confirmed.await);
    let (citra, una, key) = (officer("citra"), unit_officer("una"), key());
    let later = DETERMINATION + 30;
    let again = confirm_determination(&desk, &citra, CYCLE, number, &key, later);
    for refusal in late.into_iter().chain([refused(again.await)]) {
        let Refusal::AlreadyDetermined { by, at } = &refusal else {
            panic!("{refusal:?}");
        };
        assert_eq!((by.as_str(), at.as_str()), (second.as_str(), AT));
        // Nine minutes after midnight in London it is seven o'clock in Jakarta.
        let said = refusal.text(Lang::Id);
        assert!(
            said.contains(&second) && said.contains("1970-01-01 07.09"),
            "{said}"
        );
    }
    let all = desk
        .database
        .reading()
        .determinations_of(CYCLE)
        .await
        .unwrap();
    assert_eq!(all.len(), 1);
    assert_eq!((&all[0].asked_by, &all[0].confirmed_by), (&first, &second));
    let lines = desk.database.audit_from(1, 1_000).await.unwrap();
    for act in ["ask_determination", "confirm_determination"] {
        let n = lines.iter().filter(|line| line.act == act).count();
        assert_eq!(n, 1, "audit lines of {act}");
    }
    // Who may not determine learns neither who nor when.
    let stranger = confirm_determination(&desk, &una, CYCLE, number, &key, DETERMINATION);
    assert!(matches!(refused(stranger.await), Refusal::Hidden));
}

async fn before_anything_is_answered_there_is_nothing_to_rehearse_or_ask_for(own: OwnDatabase) {
    let desk = opened(&own, &["eka"]).await;
    let ani = officer("ani");
    let rehearsed = rehearse_determination(&desk, &ani, CYCLE, OBJECTION).await;
    let told = refused(rehearsed);
    assert!(matches!(told, Refusal::NothingAnswered), "{told:?}");
    let asked = ask_determination(&desk, &ani, CYCLE, PUBLICATION, DETERMINATION).await;
    assert!(matches!(refused(asked), Refusal::NothingAnswered));
    for lang in [Lang::Id, Lang::En] {
        assert!(!told.text(lang).contains("refusal-"), "{}", told.text(lang));
    }
}
