//! Who sits on a jury: a recusal binds, a tie empties the seat, who leaves gives
//! the work to others, and a sheet that is in is not taken off in silence.

use crate::court::*;
use crate::own_database::OwnDatabase;
use crate::town::{FEBRUARY, OTHER, UNIT, refused};
use prima_domain::refusal::Refusal as Rule;
use prima_workflow::assessment::Refusal;
use prima_workflow::people::{Scene, TrailAsked, read_trail};
use prima_workflow::recognition::candidacy_page;
use prima_workflow::recognition::jury::{
    add_juror, close_jury, hand_in_scores, jury_board, jury_page, jury_tasks, let_juror_go, ranked,
    recuse_juror, save_scores, say_in_jury, seat_juror, share_candidates, unseat_juror,
};

on_both_engines![
    a_recusal_binds_and_another_takes_over,
    a_tie_that_becomes_known_empties_the_seat,
    who_leaves_gives_the_work_to_others,
    a_sheet_that_is_in_is_not_taken_off_in_silence,
];

async fn a_recusal_binds_and_another_takes_over(own: OwnDatabase) {
    let court = Court::open(&own, &["ani", "budi", "cici"]).await;
    let (desk, id) = (&court.desk, court.enter(UNIT).await);
    let officer = court.person("omi").await;
    share_candidates(desk, &officer, court.place("nilai"), FEBRUARY)
        .await
        .unwrap();
    // Ani is an auditor as well, who otherwise reads everything.
    court.grant("ani", "auditor").await;
    let ani = court.person("ani").await;
    court.score(&ani, &id, &[("a", "10"), ("b", "10")]).await;
    let blank = refused(recuse_juror(desk, &ani, &id, "ani", "", FEBRUARY).await);
    assert!(matches!(blank, Refusal::Blank { .. }));
    recuse_juror(desk, &ani, &id, "ani", "Sepupu saya di sana", FEBRUARY)
        .await
        .unwrap();
    for found in [
        candidacy_page(desk, &ani, &id, FEBRUARY).await.map(|_| ()),
        jury_page(desk, &ani, &id, None, FEBRUARY).await.map(|_| ()),
        save_scores(desk, &ani, &id, &[entry("a", "99", 1)], FEBRUARY)
            .await
            .map(|_| ()),
        say_in_jury(desk, &ani, &id, "Halo", FEBRUARY).await,
        hand_in_scores(desk, &ani, &id, FEBRUARY).await,
        recuse_juror(desk, &ani, &id, "ani", "Lagi", FEBRUARY).await,
    ] {
        assert!(matches!(refused(found), Refusal::Hidden));
    }
    assert!(jury_tasks(desk, &ani, FEBRUARY).await.unwrap().is_empty());
    let board = jury_board(desk, &ani, court.place("nilai"), FEBRUARY)
        .await
        .unwrap();
    assert!(
        board.lines.is_empty(),
        "an auditor who is recused sees no line of it"
    );
    let scene = Scene {
        database: &desk.database,
        now: FEBRUARY,
        cooling_off_days: 730,
    };
    let asked = TrailAsked {
        limit: 100,
        ..TrailAsked::default()
    };
    let trail = read_trail(&scene, &ani, &asked).await.unwrap();
    assert!(
        trail
            .lines
            .iter()
            .all(|line| !line.object.contains(UNIT) && !line.detail.contains(UNIT))
    );
    let seen = read_trail(&scene, &officer, &asked).await.unwrap();
    assert!(seen.lines.iter().any(|line| line.act == "recuse_juror"));

    let page = jury_page(desk, &officer, &id, None, FEBRUARY)
        .await
        .unwrap();
    let seated: Vec<&str> = page.seats.iter().map(|seat| seat.juror.as_str()).collect();
    assert_eq!(seated, ["budi", "cici"], "another of the panel took over");
    assert_eq!(page.recusals[0].reason, "Sepupu saya di sana");
    for name in ["budi", "cici"] {
        let juror = court.person(name).await;
        court.score(&juror, &id, &[("a", "90"), ("b", "90")]).await;
    }
    close_jury(desk, &officer, &id, FEBRUARY).await.unwrap();
    let found = ranked(&mut desk.database.reading(), court.place("nilai"))
        .await
        .unwrap();
    assert_eq!(
        found[0].result.value, "90.00",
        "the recused sheet does not count"
    );
    assert_eq!(found[0].result.sheets, 2);
}

async fn a_tie_that_becomes_known_empties_the_seat(own: OwnDatabase) {
    let court = Court::open(&own, &["ani", "budi", "cici"]).await;
    let (desk, id) = (&court.desk, court.enter(UNIT).await);
    let officer = court.person("omi").await;
    // Kin of the unit from the beginning: never shared to.
    court.tie("budi", UNIT).await;
    share_candidates(desk, &officer, court.place("nilai"), FEBRUARY)
        .await
        .unwrap();
    let page = jury_page(desk, &officer, &id, None, FEBRUARY)
        .await
        .unwrap();
    let seated: Vec<&str> = page.seats.iter().map(|seat| seat.juror.as_str()).collect();
    assert_eq!(seated, ["ani", "cici"]);
    for name in ["ani", "cici"] {
        let juror = court.person(name).await;
        court.score(&juror, &id, &[("a", "50"), ("b", "50")]).await;
    }
    court.tie("ani", UNIT).await;
    let ani = court.person("ani").await;
    assert!(matches!(
        refused(jury_page(desk, &ani, &id, None, FEBRUARY).await),
        Refusal::Hidden
    ));
    let missing = refused(close_jury(desk, &officer, &id, FEBRUARY).await);
    assert!(
        matches!(missing, Refusal::Rule(Rule::ReviewsMissing)),
        "{missing:?}"
    );
    // The administrator and the conflicted officer learn nothing either.
    court.tie("omi", UNIT).await;
    let omi = court.person("omi").await;
    assert!(matches!(
        refused(jury_page(desk, &omi, &id, None, FEBRUARY).await),
        Refusal::Hidden
    ));
    assert!(matches!(
        refused(close_jury(desk, &omi, &id, FEBRUARY).await),
        Refusal::Hidden
    ));
    let board = jury_board(desk, &omi, court.place("nilai"), FEBRUARY)
        .await
        .unwrap();
    assert!(board.lines.is_empty());
    assert!(board.jurors.iter().all(|one| one.n_seats == 0));
}

async fn who_leaves_gives_the_work_to_others(own: OwnDatabase) {
    let court = Court::open(&own, &["ani", "budi", "cici"]).await;
    let desk = &court.desk;
    let (one, two) = (court.enter(UNIT).await, court.enter(OTHER).await);
    let officer = court.person("omi").await;
    share_candidates(desk, &officer, court.place("nilai"), FEBRUARY)
        .await
        .unwrap();
    let juror_of = |page: &prima_workflow::recognition::jury::JuryPage| -> Vec<String> {
        page.seats.iter().map(|seat| seat.juror.clone()).collect()
    };
    let page = jury_page(desk, &officer, &one, None, FEBRUARY)
        .await
        .unwrap();
    assert_eq!(juror_of(&page), ["ani", "budi"]);
    let ani = court.person("ani").await;
    court.score(&ani, &one, &[("a", "60"), ("b", "60")]).await;
    let_juror_go(desk, &officer, court.place("nilai"), "ani", FEBRUARY)
        .await
        .unwrap();
    let_juror_go(desk, &officer, court.place("nilai"), "budi", FEBRUARY)
        .await
        .unwrap();
    let page = jury_page(desk, &officer, &one, None, FEBRUARY)
        .await
        .unwrap();
    assert_eq!(
        juror_of(&page),
        ["ani", "cici"],
        "what ani handed in stays, budi's work went on"
    );
    let page = jury_page(desk, &officer, &two, None, FEBRUARY)
        .await
        .unwrap();
    assert_eq!(juror_of(&page), ["cici"], "nobody else is left");
    let budi = court.person("budi").await;
    assert!(matches!(
        refused(jury_page(desk, &budi, &one, None, FEBRUARY).await),
        Refusal::Hidden
    ));
    let gone = refused(let_juror_go(desk, &officer, court.place("nilai"), "budi", FEBRUARY).await);
    assert!(matches!(gone, Refusal::Rule(Rule::NothingOpen)));
    let umi = refused(add_juror(desk, &officer, court.place("nilai"), "umi", FEBRUARY).await);
    assert!(
        matches!(umi, Refusal::Rule(Rule::EvaluatorBarred)),
        "a unit officer is no juror"
    );
    let stranger = refused(add_juror(desk, &budi, court.place("nilai"), "budi", FEBRUARY).await);
    assert!(matches!(stranger, Refusal::Hidden));
}

async fn a_sheet_that_is_in_is_not_taken_off_in_silence(own: OwnDatabase) {
    let court = Court::open(&own, &["ani", "budi", "cici"]).await;
    let (desk, id) = (&court.desk, court.enter(UNIT).await);
    let officer = court.person("omi").await;
    share_candidates(desk, &officer, court.place("nilai"), FEBRUARY)
        .await
        .unwrap();
    let ani = court.person("ani").await;
    court.score(&ani, &id, &[("a", "10"), ("b", "10")]).await;
    unseat_juror(desk, &officer, &id, "budi", FEBRUARY)
        .await
        .unwrap();
    seat_juror(desk, &officer, &id, "cici", FEBRUARY)
        .await
        .unwrap();
    let cici = court.person("cici").await;
    court.score(&cici, &id, &[("a", "90"), ("b", "90")]).await;
    // Both are in, so the officer reads both, and drops none that displeases.
    let page = jury_page(desk, &officer, &id, None, FEBRUARY).await;
    assert_eq!(page.unwrap().sheets.len(), 2);
    let silent = refused(unseat_juror(desk, &officer, &id, "ani", FEBRUARY).await);
    assert!(
        matches!(silent, Refusal::Rule(Rule::AlreadySubmitted)),
        "{silent:?}"
    );
    close_jury(desk, &officer, &id, FEBRUARY).await.unwrap();
    let found = ranked(&mut desk.database.reading(), court.place("nilai"))
        .await
        .unwrap();
    assert_eq!(found[0].result.value, "50.00", "both sheets count");
}
