//! Rules of a round that keep its result defensible: who reads whose requests,
//! what enters when, and what moving the stages may not do.

use crate::own_database::OwnDatabase;
use crate::story::*;
use prima_domain::assessment::cycle::{Schedule, Stage, Window};
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_workflow::assessment::read::unit_form;
use prima_workflow::assessment::{
    Desk, NewCycle, NewExtension, Refusal, ask_determination, ask_for_evidence, change_schedule,
    confirm_determination, extend_stage, hand_in_review, import_tallies, publish_due, save_reviews,
    schedule_stamp, submit_responses,
};

on_both_engines![
    evaluators_are_blind_to_what_colleagues_ask_for,
    tallies_enter_from_the_filling_until_the_determination,
    a_publication_that_is_moved_holds_the_result_back,
    moving_the_stages_leaves_given_time_alone_and_says_why_there_is_more,
];

/// The stages, some of them moved.
fn moved(changes: &[(Stage, i64, i64)]) -> Schedule {
    let mut windows: Vec<Window> = schedule().windows().to_vec();
    for (stage, opens, closes) in changes {
        windows.retain(|window| window.stage != *stage);
        windows.push(Window {
            stage: *stage,
            opens: *opens,
            closes: *closes,
        });
    }
    Schedule::new(windows)
}

/// Codes and texts of the requests that somebody reads, and who asked.
async fn requests(desk: &Desk, actor: &Actor) -> Vec<(String, String)> {
    let form = unit_form(desk, actor, CYCLE, UNIT, EVALUATION + 10).await;
    let rows = form.unwrap().requests.into_iter();
    rows.map(|row| (row.code, row.evaluator)).collect()
}

async fn evaluators_are_blind_to_what_colleagues_ask_for(own: OwnDatabase) {
    let desk = crate::story::desk(&own).await;
    let ani = officer("ani");
    let new = NewCycle {
        schedule: moved(&[(Stage::VerificationWindow, 210, 290)]),
        ..new_cycle()
    };
    open(&desk, &new, &["eka", "edo"]).await;
    let (eka, edo) = (evaluator("eka"), evaluator("edo"));
    let una = unit_officer("una");
    submit_responses(&desk, &una, CYCLE, UNIT, FILLING)
        .await
        .unwrap();
    for (one, code) in [(&eka, "1.a.Ak"), (&edo, "2.a.P")] {
        ask_for_evidence(&desk, one, CYCLE, UNIT, code, "Mana SK-nya?", EVALUATION)
            .await
            .unwrap();
    }
    // A fact, an indicator above others, and nothing at all.
    for code in ["f01.1.komponen", "I", "tidak-ada"] {
        let asked = ask_for_evidence(&desk, &eka, CYCLE, UNIT, code, "Mana?", EVALUATION).await;
        assert!(
            matches!(refused(asked), Refusal::NotScored { .. }),
            "{code}"
        );
    }
    let line = |code: &str, who: &str| (code.to_owned(), who.to_owned());
    assert_eq!(requests(&desk, &eka).await, [line("1.a.Ak", "eka")]);
    assert_eq!(requests(&desk, &edo).await, [line("2.a.P", "edo")]);
    let unit = [line("1.a.Ak", ""), line("2.a.P", "")];
    assert_eq!(requests(&desk, &una).await, unit);
    let both = [line("1.a.Ak", "eka"), line("2.a.P", "edo")];
    assert_eq!(requests(&desk, &ani).await, both);
    // Who has handed in is blind no more.
    save_reviews(&desk, &eka, CYCLE, UNIT, &levels(), EVALUATION)
        .await
        .unwrap();
    hand_in_review(&desk, &eka, CYCLE, UNIT, EVALUATION)
        .await
        .unwrap();
    assert_eq!(requests(&desk, &eka).await, both);
    assert_eq!(requests(&desk, &edo).await, [line("2.a.P", "edo")]);
}

/// The filling opens at 100, the determination at 500.
async fn tallies_enter_from_the_filling_until_the_determination(own: OwnDatabase) {
    let desk = opened(&own, &[]).await;
    let table = format!("unit,question,option,count\n{UNIT},U1,5,1\n");
    let bring = |actor: Actor, now: i64| {
        let (desk, table) = (&desk, table.as_bytes());
        async move { import_tallies(desk, &actor, CYCLE, table, now).await }
    };
    for now in [PREPARATION, 99, 500, DETERMINATION] {
        let closed = refused(bring(officer("ani"), now).await);
        let expected = Rule::Closed {
            stage: Stage::Filling,
            opens: 100,
            closes: 500,
        };
        let told = matches!(&closed, Refusal::Rule(rule) if *rule == expected);
        assert!(told, "at {now}: {closed:?}");
    }
    for actor in [
        person("koko", Role::Coordinator, Scope::Body(INSTITUTION.into())),
        unit_officer("una"),
        evaluator("eka"),
    ] {
        let hidden = refused(bring(actor, FILLING).await);
        assert!(matches!(hidden, Refusal::Hidden), "{hidden:?}");
    }
    count_users(&desk).await;
}

/// Signed for 650; the publication then opens at 700.
async fn a_publication_that_is_moved_holds_the_result_back(own: OwnDatabase) {
    let desk = evaluated(&own, &["eka"]).await;
    let (ani, budi) = (officer("ani"), officer("budi"));
    let number = ask_determination(&desk, &ani, CYCLE, PUBLICATION, DETERMINATION)
        .await
        .unwrap();
    confirm_determination(&desk, &budi, CYCLE, number, &key(), DETERMINATION)
        .await
        .unwrap();
    let later = moved(&[(Stage::Publication, 700, 1_000_000)]);
    change_schedule(
        &desk,
        &ani,
        CYCLE,
        &later,
        &schedule_stamp(&schedule()),
        "",
        DETERMINATION,
    )
    .await
    .unwrap();
    for (now, expected) in [(PUBLICATION, 0), (699, 0), (700, 1), (701, 0)] {
        let published = publish_due(&desk, &key(), now).await.unwrap();
        assert_eq!(published.len(), expected, "at {now}");
    }
}

/// The filling closes at 200 for all and at 390 for the unit, to which the officer
/// gave more time.
async fn moving_the_stages_leaves_given_time_alone_and_says_why_there_is_more(own: OwnDatabase) {
    let desk = opened(&own, &[]).await;
    let ani = officer("ani");
    let more = NewExtension {
        stage: Stage::Filling,
        unit: Some(UNIT.to_owned()),
        until: 390,
        reason: "Banjir.".to_owned(),
    };
    extend_stage(&desk, &ani, CYCLE, &more, FILLING)
        .await
        .unwrap();
    let sooner = |determination: i64| {
        moved(&[
            (Stage::Evaluation, 200, 250),
            (Stage::Preview, 250, 300),
            (Stage::Objection, 300, 350),
            (Stage::Determination, determination, 600),
        ])
    };
    let (first, second) = (schedule_stamp(&schedule()), schedule_stamp(&sooner(390)));
    let into = change_schedule(&desk, &ani, CYCLE, &sooner(389), &first, "", FILLING).await;
    let into = refused(into);
    let told = matches!(
        into,
        Refusal::GivenTime {
            stage: Stage::Filling,
            until: 390,
        }
    );
    assert!(told, "{into:?}");
    // The filling is open, and 149 is past.
    let past = moved(&[(Stage::Filling, 100, 149)]);
    let past = change_schedule(&desk, &ani, CYCLE, &past, &first, "Salah.", FILLING).await;
    let past = refused(past);
    let told = matches!(
        past,
        Refusal::CutOff {
            stage: Stage::Filling
        }
    );
    assert!(told, "{past:?}");
    // Less time has a reason, too.
    let silent = change_schedule(&desk, &ani, CYCLE, &sooner(390), &first, "", FILLING).await;
    let silent = refused(silent);
    assert!(
        matches!(silent, Refusal::Blank { field: "reason" }),
        "{silent:?}"
    );
    let why = "Penetapan dimajukan.";
    change_schedule(&desk, &ani, CYCLE, &sooner(390), &first, why, FILLING)
        .await
        .unwrap();
    // Back to where the stages were, which all close later than now.
    for reason in ["", " \n"] {
        let silent =
            change_schedule(&desk, &ani, CYCLE, &schedule(), &second, reason, FILLING).await;
        let silent = refused(silent);
        assert!(
            matches!(silent, Refusal::Blank { field: "reason" }),
            "{silent:?}"
        );
    }
    let reason = "Gempa di tiga kabupaten.";
    change_schedule(&desk, &ani, CYCLE, &schedule(), &second, reason, FILLING)
        .await
        .unwrap();
    let lines = desk.database.audit_from(0, i64::MAX).await.unwrap();
    let line = lines.last().unwrap();
    assert!(line.detail.contains(reason), "{}", line.detail);
}
