//! Filling and judging: two at once, too late, and blind to one another.

use crate::own_database::OwnDatabase;
use crate::story::*;
use prima_domain::refusal::Refusal as Rule;
use prima_workflow::assessment::read::{unit_form, unit_history, unit_reviews, work_list};
use prima_workflow::assessment::{
    Agreement, Entry, Refusal, agreement_stamp, hand_in_review, reconcile, reply, reply_stamp,
    save_answers, save_reviews, submit_responses,
};

on_both_engines![
    a_stale_answer_is_refused_with_both_values,
    a_stale_private_note_is_refused_with_what_is_saved,
    an_answer_that_the_instrument_does_not_allow_is_refused_whole,
    a_stage_that_closed_a_second_ago_takes_nothing,
    evaluators_are_blind_until_they_hand_in,
    a_reply_that_a_colleague_wrote_is_not_replaced_unread,
];

const CODE: &str = "f01.1.komponen";

async fn a_stale_answer_is_refused_with_both_values(own: OwnDatabase) {
    let desk = opened(&own, &[]).await;
    let (una, umi) = (unit_officer("una"), unit_officer("umi"));
    let save = |value: &str, version| {
        vec![Entry {
            version,
            ..entry(CODE, value)
        }]
    };
    let first = save_answers(&desk, &una, CYCLE, UNIT, &save("10", 0), FILLING)
        .await
        .unwrap();
    assert_eq!(first[CODE], 1);
    let late = save_answers(&desk, &umi, CYCLE, UNIT, &save("12", 0), FILLING).await;
    let Refusal::Stale(stale) = refused(late) else {
        panic!("a stale answer was not refused as one");
    };
    let clash = &stale[0];
    assert_eq!(
        (&*clash.ours, &*clash.theirs, &*clash.person),
        ("12", "10", "una")
    );
    assert_eq!((clash.version, &*clash.at), (1, "1970-01-01T00:02:30Z"));
    let knowing = save_answers(&desk, &umi, CYCLE, UNIT, &save("12", 1), FILLING)
        .await
        .unwrap();
    assert_eq!(knowing[CODE], 2);
    let same = save_answers(&desk, &una, CYCLE, UNIT, &save("12", 1), FILLING)
        .await
        .unwrap();
    assert_eq!(same[CODE], 2, "what is saved anyway is no clash");
    save_answers(&desk, &una, CYCLE, UNIT, &save("", 2), FILLING)
        .await
        .unwrap();
    let form = unit_form(&desk, &una, CYCLE, UNIT, FILLING).await.unwrap();
    let history = unit_history(&desk, &umi, CYCLE, UNIT, FILLING).await;
    let history = history.unwrap();
    let told: Vec<(&str, &str)> = history
        .iter()
        .map(|row| (row.value.as_str(), row.person.as_str()))
        .collect();
    assert_eq!(told, [("", "una"), ("12", "umi"), ("10", "una")]);
    let hidden = unit_history(&desk, &evaluator("eka"), CYCLE, UNIT, FILLING).await;
    assert!(matches!(refused(hidden), Refusal::Hidden));
    assert!(form.missing.iter().any(|code| code == CODE));
}

async fn a_stale_private_note_is_refused_with_what_is_saved(own: OwnDatabase) {
    let desk = opened(&own, &["eka"]).await;
    let eka = evaluator("eka");
    let noted = |private: &str, version| {
        vec![Entry {
            note: "Untuk unit.".to_owned(),
            private: private.to_owned(),
            version,
            ..entry("1.a.Ak", "4")
        }]
    };
    let save = |entries: Vec<Entry>| {
        let (desk, eka) = (&desk, &eka);
        async move { save_reviews(desk, eka, CYCLE, UNIT, &entries, EVALUATION).await }
    };
    save(noted("Cek SK.", 0)).await.unwrap();
    let late = save(noted("Cek tanda tangan.", 0)).await;
    let Refusal::Stale(stale) = refused(late) else {
        panic!("a private note was about to be lost");
    };
    assert_eq!(
        (&*stale[0].their_note, &*stale[0].their_private),
        ("Untuk unit.", "Cek SK.")
    );
    let same = save(noted("Cek SK.", 0)).await.unwrap();
    assert_eq!(same["1.a.Ak"], 1, "what is saved anyway is no clash");
}

async fn an_answer_that_the_instrument_does_not_allow_is_refused_whole(own: OwnDatabase) {
    let desk = opened(&own, &[]).await;
    let una = unit_officer("una");
    // A standard has 14 components at most; 1.a.Ak is asked of evaluators alone.
    let entries = [
        entry("f01.1.ditetapkan", "ya"),
        entry(CODE, "15"),
        entry("1.a.Ak", "5"),
    ];
    let done = save_answers(&desk, &una, CYCLE, UNIT, &entries, FILLING).await;
    let Refusal::Values(faults) = refused(done) else {
        panic!("wrong values were not refused as such");
    };
    let codes: Vec<&str> = faults.iter().map(|fault| fault.code.as_str()).collect();
    assert_eq!(codes, [CODE, "1.a.Ak"]);
    let form = unit_form(&desk, &una, CYCLE, UNIT, FILLING).await.unwrap();
    assert!(form.responses.is_empty(), "{:?}", form.responses);
}

async fn a_stage_that_closed_a_second_ago_takes_nothing(own: OwnDatabase) {
    let desk = opened(&own, &[]).await;
    let una = unit_officer("una");
    let entries = [entry(CODE, "10")];
    save_answers(&desk, &una, CYCLE, UNIT, &entries, 199)
        .await
        .unwrap();
    let late = save_answers(&desk, &una, CYCLE, UNIT, &entries, 200).await;
    let closed = matches!(
        refused(late),
        Refusal::Rule(Rule::Closed { closes: 200, .. })
    );
    assert!(closed);
    let late = submit_responses(&desk, &una, CYCLE, UNIT, 201).await;
    assert!(matches!(refused(late), Refusal::Rule(Rule::Closed { .. })));
}

async fn evaluators_are_blind_until_they_hand_in(own: OwnDatabase) {
    let desk = opened(&own, &["eka", "feri"]).await;
    let (eka, feri) = (evaluator("eka"), evaluator("feri"));
    review(&desk, "eka").await;
    let mut levels = levels();
    levels[0].value = "2".to_owned();
    save_reviews(&desk, &feri, CYCLE, UNIT, &levels, EVALUATION)
        .await
        .unwrap();
    let seen = unit_reviews(&desk, &feri, CYCLE, UNIT, EVALUATION)
        .await
        .unwrap();
    let who: Vec<&str> = seen
        .reviews
        .iter()
        .map(|one| one.evaluator.as_str())
        .collect();
    assert_eq!(who, ["feri"], "a colleague's review is seen too early");
    assert!(seen.consensus.is_empty());
    let agreement = Agreement {
        code: levels[0].code.clone(),
        value: "3".to_owned(),
        reason: "Dibahas bersama.".to_owned(),
        read: String::new(),
    };
    let early = reconcile(&desk, &eka, CYCLE, UNIT, &agreement, EVALUATION).await;
    assert!(matches!(
        refused(early),
        Refusal::Rule(Rule::ReviewsMissing)
    ));
    hand_in_review(&desk, &feri, CYCLE, UNIT, EVALUATION)
        .await
        .unwrap();
    let seen = unit_reviews(&desk, &feri, CYCLE, UNIT, EVALUATION)
        .await
        .unwrap();
    assert_eq!(seen.reviews.len(), 2);
    reconcile(&desk, &eka, CYCLE, UNIT, &agreement, EVALUATION)
        .await
        .unwrap();
    // Feri's page was read before that.
    let unread = Agreement {
        value: "2".to_owned(),
        ..agreement.clone()
    };
    let late = reconcile(&desk, &feri, CYCLE, UNIT, &unread, EVALUATION).await;
    assert!(matches!(refused(late), Refusal::ReadEarlier));
    let seen = unit_reviews(&desk, &feri, CYCLE, UNIT, EVALUATION)
        .await
        .unwrap();
    assert_eq!(seen.agreed[0].value, "3");
    let knowing = Agreement {
        read: agreement_stamp(seen.agreed.first()),
        ..unread
    };
    reconcile(&desk, &feri, CYCLE, UNIT, &knowing, EVALUATION)
        .await
        .unwrap();
    let other = Agreement {
        code: levels[1].code.clone(),
        ..agreement
    };
    let agreed = reconcile(&desk, &eka, CYCLE, UNIT, &other, EVALUATION).await;
    assert!(matches!(
        refused(agreed),
        Refusal::NothingToReconcile { .. }
    ));
    let items = work_list(&desk, &eka, EVALUATION).await.unwrap();
    assert_eq!((items.len(), items[0].n_found), (1, 30));
}

async fn a_reply_that_a_colleague_wrote_is_not_replaced_unread(own: OwnDatabase) {
    let desk = evaluated(&own, &["eka"]).await;
    let write = async |who: &str, text: &str, read: &str| {
        let officer = unit_officer(who);
        reply(&desk, &officer, CYCLE, UNIT, text, read, OBJECTION).await
    };
    write("una", "Gedung baru.", "").await.unwrap();
    let late = write("umi", "Loket baru.", "").await;
    assert!(matches!(refused(late), Refusal::ReadEarlier));
    // Said twice is said once.
    write("una", "Gedung baru.", "").await.unwrap();
    let there = async || {
        let mut reading = desk.database.reading();
        reading.reply_of(CYCLE, UNIT).await.unwrap().pop()
    };
    let read = reply_stamp(there().await.as_ref());
    write("umi", "Gedung dan loket baru.", &read).await.unwrap();
    assert_eq!(there().await.unwrap().text, "Gedung dan loket baru.");
}
