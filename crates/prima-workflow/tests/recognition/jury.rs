//! From the panel to the closed result and the step that rests on it: shared
//! past ties, blind until all are in, discussed with both scores kept, and a
//! recusal that binds.

use crate::court::*;
use crate::own_database::OwnDatabase;
use crate::town::{FEBRUARY, MINISTRY, OTHER, UNIT, refused};
use prima_domain::recognition::award::{Pick, Place};
use prima_domain::refusal::Refusal as Rule;
use prima_instrument::words::Lang;
use prima_store::recognition::Candidacy;
use prima_workflow::assessment::read::{NoticeLine, notices};
use prima_workflow::assessment::{Entry, Made, Refusal};
use prima_workflow::people::{Scene, TrailAsked, read_trail};
use prima_workflow::recognition::award::{
    NewDecision, category_page, confirm_award, open_award, propose_award,
};
use prima_workflow::recognition::candidacy_page;
use prima_workflow::recognition::jury::{
    JuryFault, StagePlace, Votes, add_juror, change_score, close_jury, hand_in_scores, jury_board,
    jury_page, jury_tasks, let_juror_go, ranked, record_votes, recuse_juror, review_sheet,
    save_scores, say_in_jury, score_sheet, seat_juror, share_candidates, unseat_juror,
};

on_both_engines![
    a_proposal_is_scored_blind_discussed_closed_and_goes_on,
    a_recusal_binds_and_another_takes_over,
    a_tie_that_becomes_known_empties_the_seat,
    who_leaves_gives_the_work_to_others,
    a_sheet_that_is_in_is_not_taken_off_in_silence,
    equal_results_share_a_rank_and_votes_are_counted,
    a_score_sheet_goes_out_as_a_workbook_and_comes_back,
    an_award_takes_the_order_of_the_jury_and_tells_who_must_act,
    a_juror_is_told_as_long_as_a_candidate_waits_for_the_own_sheet,
];

async fn a_proposal_is_scored_blind_discussed_closed_and_goes_on(own: OwnDatabase) {
    let court = Court::open(&own, &["ani", "budi"]).await;
    let (desk, id) = (&court.desk, court.enter(UNIT).await);
    let officer = court.person("omi").await;
    let shared = share_candidates(desk, &officer, court.place("nilai"), FEBRUARY)
        .await
        .unwrap();
    assert_eq!((shared.n_given, shared.n_short), (2, 0));
    let (ani, budi) = (court.person("ani").await, court.person("budi").await);
    assert_eq!(jury_tasks(desk, &ani, FEBRUARY).await.unwrap().len(), 1);
    // 0.4 × 80 + 0.6 × 90 = 86; 0.4 × 70 + 0.6 × 90 = 82; mean 84.
    court.score(&ani, &id, &[("a", "80"), ("b", "90")]).await;
    let page = jury_page(desk, &budi, &id, None, FEBRUARY).await.unwrap();
    assert!(page.sheets.is_empty() && page.own.is_empty(), "blind");
    let early = refused(close_jury(desk, &officer, &id, FEBRUARY).await);
    assert!(
        matches!(early, Refusal::Rule(Rule::ReviewsMissing)),
        "{early:?}"
    );
    let half = save_scores(desk, &budi, &id, &[entry("a", "70,0", 0)], FEBRUARY).await;
    assert_eq!(half.unwrap()["a"], 1);
    let open = refused(hand_in_scores(desk, &budi, &id, FEBRUARY).await);
    assert!(
        matches!(&open, Refusal::Incomplete { codes } if codes == &["b"]),
        "{open:?}"
    );
    let bad = save_scores(desk, &budi, &id, &[entry("b", "101", 0)], FEBRUARY).await;
    assert!(matches!(refused(bad), Refusal::Values(_)));
    let stale = save_scores(desk, &budi, &id, &[entry("a", "75", 0)], FEBRUARY).await;
    assert!(matches!(refused(stale), Refusal::Stale(_)));
    court.score(&budi, &id, &[("b", "90")]).await;
    let again = save_scores(desk, &budi, &id, &[entry("a", "75", 1)], FEBRUARY).await;
    assert!(matches!(
        refused(again),
        Refusal::Rule(Rule::AlreadySubmitted)
    ));

    let page = jury_page(desk, &budi, &id, None, FEBRUARY).await.unwrap();
    assert_eq!(page.sheets.len(), 2, "open once all are in");
    say_in_jury(desk, &ani, &id, "Buktinya lebih kuat.", FEBRUARY)
        .await
        .unwrap();
    let no_reason = change_score(desk, &budi, &id, &entry("a", "75", 1), " ", FEBRUARY).await;
    assert!(matches!(
        refused(no_reason),
        Refusal::Jury(JuryFault::NoReason)
    ));
    // 0.4 × 77.5 + 54 = 85; mean of 86 and 85 is 85.5, which passes 85.
    change_score(
        desk,
        &budi,
        &id,
        &entry("a", "77.5", 1),
        "Dibaca ulang",
        FEBRUARY,
    )
    .await
    .unwrap();
    let page = jury_page(desk, &officer, &id, None, FEBRUARY)
        .await
        .unwrap();
    let budi_sheet = page.sheets.iter().find(|one| one.juror == "budi").unwrap();
    let kept: Vec<(&str, &str)> = budi_sheet
        .changes
        .iter()
        .filter(|one| one.criterion == "a")
        .map(|one| (one.value.as_str(), one.reason.as_str()))
        .collect();
    assert_eq!(kept, [("70.0", ""), ("77.5", "Dibaca ulang")]);
    assert_eq!(page.comments.len(), 1);

    let waits = refused(court.step(&officer, &id, "lulus").await);
    assert!(matches!(waits, Refusal::Jury(JuryFault::Open)), "{waits:?}");
    let by_juror = refused(close_jury(desk, &ani, &id, FEBRUARY).await);
    assert!(matches!(by_juror, Refusal::Hidden));
    close_jury(desk, &officer, &id, FEBRUARY).await.unwrap();
    let late = refused(say_in_jury(desk, &ani, &id, "Satu lagi", FEBRUARY).await);
    assert!(matches!(late, Refusal::Rule(Rule::AlreadyDetermined)));
    let umi = court.person("umi").await;
    assert!(matches!(
        refused(jury_page(desk, &umi, &id, None, FEBRUARY).await),
        Refusal::Hidden
    ));
    let other = refused(court.step(&officer, &id, "gugur").await);
    assert!(
        matches!(other, Refusal::Jury(JuryFault::OtherVerdict)),
        "{other:?}"
    );
    court.step(&officer, &id, "lulus").await.unwrap();
    let steps = candidacy_page(desk, &umi, &id, FEBRUARY)
        .await
        .unwrap()
        .steps;
    let said = "Hasil juri 85,50 dari 100 (2 lembar nilai; nilai lulus 85: lulus).";
    assert_eq!(steps.last().unwrap().reason, said);
    let page = jury_page(desk, &umi, &id, None, FEBRUARY).await.unwrap();
    assert!(!page.may_read && page.sheets.is_empty() && page.seats.is_empty());
    assert_eq!(page.feedback.len(), 1);
    assert_eq!(page.feedback[0].result.value, "85.50");
    assert_eq!(
        page.feedback[0].notes,
        [("a".to_owned(), "catatan ani".to_owned())]
    );
}

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

async fn equal_results_share_a_rank_and_votes_are_counted(own: OwnDatabase) {
    let court = Court::open(&own, &["ani", "budi"]).await;
    let desk = &court.desk;
    let (one, two) = (court.enter(UNIT).await, court.enter(OTHER).await);
    let officer = court.person("omi").await;
    share_candidates(desk, &officer, court.place("nilai"), FEBRUARY)
        .await
        .unwrap();
    for name in ["ani", "budi"] {
        let juror = court.person(name).await;
        court.score(&juror, &one, &[("a", "90"), ("b", "90")]).await;
        court.score(&juror, &two, &[("a", "90"), ("b", "90")]).await;
    }
    for id in [&one, &two] {
        close_jury(desk, &officer, id, FEBRUARY).await.unwrap();
        court.step(&officer, id, "lulus").await.unwrap();
    }
    let found = ranked(&mut desk.database.reading(), court.place("nilai"))
        .await
        .unwrap();
    let told: Vec<(u32, bool)> = found.iter().map(|one| (one.rank, one.is_tied)).collect();
    assert_eq!(told, [(1, true), (1, true)]);
    let board = jury_board(desk, &officer, court.place("nilai"), FEBRUARY)
        .await
        .unwrap();
    assert!(
        board.lines.iter().all(|line| line.corrected.is_none()),
        "too little data to correct"
    );

    let votes = |in_favour, voters| Votes {
        in_favour,
        voters,
        document: "SINOVIK 3 Februari 2030",
    };
    let wrong = refused(record_votes(desk, &officer, &one, votes(5, 4), FEBRUARY).await);
    assert!(matches!(wrong, Refusal::Jury(JuryFault::Votes)));
    // 30 % of 2/3 and 70 % of the 90 before: 20 + 63 = 83; 30 % of 1/3: 10 + 63 = 73.
    record_votes(desk, &officer, &one, votes(2, 3), FEBRUARY)
        .await
        .unwrap();
    record_votes(desk, &officer, &two, votes(1, 3), FEBRUARY)
        .await
        .unwrap();
    let found = ranked(&mut desk.database.reading(), court.place("suara"))
        .await
        .unwrap();
    let told: Vec<(u32, &str, &str)> = found
        .iter()
        .map(|one| {
            (
                one.rank,
                one.result.value.as_str(),
                one.result.candidacy.as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [(1, "83.00", one.as_str()), (2, "73.00", two.as_str())]
    );
    let twice = refused(record_votes(desk, &officer, &one, votes(2, 3), FEBRUARY).await);
    assert!(matches!(twice, Refusal::Rule(Rule::AlreadyDetermined)));
}

async fn a_score_sheet_goes_out_as_a_workbook_and_comes_back(own: OwnDatabase) {
    let court = Court::open(&own, &["ani", "budi"]).await;
    let (desk, id) = (&court.desk, court.enter(UNIT).await);
    let officer = court.person("omi").await;
    share_candidates(desk, &officer, court.place("nilai"), FEBRUARY)
        .await
        .unwrap();
    let (ani, budi) = (court.person("ani").await, court.person("budi").await);
    save_scores(desk, &ani, &id, &[entry("a", "80", 0)], FEBRUARY)
        .await
        .unwrap();
    let made = Made {
        unit_name: "Kanim Contoh",
        day: "3 Februari 2030",
        lang: Lang::Id,
    };
    let file = score_sheet(desk, &ani, &id, &made, FEBRUARY).await.unwrap();
    // Unchanged, it changes nothing; after another save it is newer here.
    let review = review_sheet(desk, &ani, &id, ("n.xlsx", file.clone()), FEBRUARY)
        .await
        .unwrap();
    let review = review.unwrap();
    assert_eq!((review.differences.len(), review.n_same), (0, 2));
    save_scores(desk, &ani, &id, &[entry("a", "85", 1)], FEBRUARY)
        .await
        .unwrap();
    let review = review_sheet(desk, &ani, &id, ("n.xlsx", file.clone()), FEBRUARY)
        .await
        .unwrap();
    assert_eq!(review.unwrap().newer, ["a"]);
    // Another juror's sheet is foreign, and who has no seat finds nothing.
    let foreign = review_sheet(desk, &budi, &id, ("n.xlsx", file.clone()), FEBRUARY)
        .await
        .unwrap();
    assert!(foreign.is_err());
    let hidden = refused(review_sheet(desk, &officer, &id, ("n.xlsx", file), FEBRUARY).await);
    assert!(matches!(hidden, Refusal::Hidden));
}

fn entry(code: &str, value: &str, version: i64) -> Entry {
    Entry {
        code: code.to_owned(),
        value: value.to_owned(),
        version,
        ..Entry::default()
    }
}

/// The stage of a programme that [`Court`] opened.
impl Court {
    fn place(&self, stage: &'static str) -> StagePlace<'static> {
        StagePlace {
            programme: "lomba",
            edition: "2030",
            stage,
        }
    }
}

/// An event whose one place goes to the best of those a jury judged.
const EVENT: &str = r#"
[event]
code = "malam-lomba"
title = { id = "Malam Lomba", en = "Contest night" }
programme = "lomba"
date = "2030-10-08"
[[category]]
code = "terbaik"
title = { id = "Terbaik", en = "Best" }
confers = { id = "Juara", en = "Winner" }
rule = { kind = "reached", programme = "lomba", edition = "2030", stage = "nilai", places = 1 }
"#;

/// What somebody is told at the desk: kind, title, part.
async fn told(court: &Court, person: &str) -> Vec<(&'static str, String, String)> {
    let actor = court.person(person).await;
    let lines = notices(&court.desk, &actor, FEBRUARY).await.unwrap();
    let line = |line: NoticeLine| (line.kind.code(), line.title.0, line.part.0);
    lines.into_iter().map(line).collect()
}

async fn an_award_takes_the_order_of_the_jury_and_tells_who_must_act(own: OwnDatabase) {
    let court = Court::open(&own, &["ani", "budi"]).await;
    let desk = &court.desk;
    for id in ["odi", "ira"] {
        court
            .admit(id, "programme_officer", "programme", "lomba")
            .await;
    }
    // Ira works at one of the units that stand in the category.
    court.tie("ira", OTHER).await;
    let ids = [court.enter(UNIT).await, court.enter(OTHER).await];
    let officer = court.person("omi").await;
    share_candidates(desk, &officer, court.place("nilai"), FEBRUARY)
        .await
        .unwrap();
    // Two candidates, one notice, and none of them is named.
    let seated = (
        "jury",
        "Lomba Inovasi".to_owned(),
        "Penilaian proposal".to_owned(),
    );
    assert_eq!(told(&court, "ani").await, [seated]);
    assert!(told(&court, "omi").await.is_empty());
    for name in ["ani", "budi"] {
        let juror = court.person(name).await;
        court
            .score(&juror, &ids[0], &[("a", "86"), ("b", "86")])
            .await;
        court
            .score(&juror, &ids[1], &[("a", "90"), ("b", "90")])
            .await;
    }
    for id in &ids {
        close_jury(desk, &officer, id, FEBRUARY).await.unwrap();
    }
    open_award(desk, &officer, EVENT, FEBRUARY).await.unwrap();
    let page = category_page(desk, &officer, "malam-lomba", "terbaik", FEBRUARY).await;
    let list = page.unwrap().list;
    let order: Vec<(&str, Place, Option<String>)> = list
        .lines
        .iter()
        .map(|line| {
            let one = &line.contender;
            let credited = if one.unit.is_empty() {
                &one.body
            } else {
                &one.unit
            };
            let figure = one.index.as_ref().map(ToString::to_string);
            (credited.as_str(), line.place, figure)
        })
        .collect();
    let expected = [
        (OTHER, Place::Chosen, Some("90".to_owned())),
        (UNIT, Place::Beyond, Some("86".to_owned())),
    ];
    assert_eq!(order, expected);
    let first = &list.lines[0].contender;
    let new = NewDecision {
        picks: vec![Pick {
            body: first.body.clone(),
            found_unit: first.unit.clone(),
            unit: first.unit.clone(),
            citation_id: "Terbaik".to_owned(),
            ..Pick::default()
        }],
        ..NewDecision::default()
    };
    propose_award(desk, &officer, "malam-lomba", "terbaik", &new, FEBRUARY)
        .await
        .unwrap();
    // The other officer is told; neither the first nor the one who is tied is.
    let waits = ("award", "Malam Lomba".to_owned(), "Terbaik".to_owned());
    assert_eq!(told(&court, "odi").await, [waits]);
    assert!(told(&court, "omi").await.is_empty());
    assert!(told(&court, "ira").await.is_empty());
    let other = court.person("odi").await;
    let page = category_page(desk, &other, "malam-lomba", "terbaik", FEBRUARY).await;
    let (place, asked) = (("malam-lomba", "terbaik"), page.unwrap().asked);
    confirm_award(desk, &other, place, &asked, FEBRUARY)
        .await
        .unwrap();
    assert!(
        told(&court, "odi").await.is_empty(),
        "nothing waits any more"
    );
    let confirmed = ("confirmed", "Malam Lomba".to_owned(), "Terbaik".to_owned());
    assert_eq!(told(&court, "omi").await, [confirmed], "who proposed it");
}

async fn a_juror_is_told_as_long_as_a_candidate_waits_for_the_own_sheet(own: OwnDatabase) {
    let court = Court::open(&own, &["ani", "cici"]).await;
    let (desk, id) = (&court.desk, court.enter(UNIT).await);
    let officer = court.person("omi").await;
    // The unit lies in the province, and below the ministry.
    court.admit("rina", "evaluator", "region", "35").await;
    court.admit("bima", "evaluator", "body", MINISTRY).await;
    for name in ["rina", "bima"] {
        let added = add_juror(desk, &officer, court.place("nilai"), name, FEBRUARY).await;
        added.unwrap();
    }
    let everybody = ["ani", "cici", "rina", "bima"];
    for name in everybody {
        assert_eq!(told(&court, name).await, [], "{name} has no seat yet");
        seat_juror(desk, &officer, &id, name, FEBRUARY)
            .await
            .unwrap();
    }
    let seated = (
        "jury",
        "Lomba Inovasi".to_owned(),
        "Penilaian proposal".to_owned(),
    );
    for name in everybody {
        let told = told(&court, name).await;
        assert_eq!(told, std::slice::from_ref(&seated), "{name}");
    }
    let cici = court.person("cici").await;
    court.score(&cici, &id, &[("a", "90"), ("b", "90")]).await;
    assert_eq!(told(&court, "cici").await, [], "her sheet is in");
    recuse_juror(desk, &officer, &id, "bima", "Iparnya di sana", FEBRUARY)
        .await
        .unwrap();
    assert_eq!(told(&court, "bima").await, [], "recused");
    unseat_juror(desk, &officer, &id, "rina", FEBRUARY)
        .await
        .unwrap();
    assert_eq!(told(&court, "rina").await, [], "the seat was taken");
    assert_eq!(told(&court, "ani").await, [seated]);
    // A sample is called so, as long as nothing real waits beside it.
    assert!(!is_sample(&court, "ani").await);
    let row = desk.database.reading().candidacy_named(&id).await.unwrap();
    let sample = Candidacy {
        sample: "sample".to_owned(),
        ..row[0].clone()
    };
    let mut act = desk.database.act().await.unwrap();
    act.put_row(&sample).await.unwrap();
    act.finish_privately("2030-01-02T00:00:00Z", "uji", "test", "", "")
        .await
        .unwrap();
    assert!(is_sample(&court, "ani").await);
    let other = court.enter(OTHER).await;
    seat_juror(desk, &officer, &other, "ani", FEBRUARY)
        .await
        .unwrap();
    assert!(!is_sample(&court, "ani").await);
    unseat_juror(desk, &officer, &other, "ani", FEBRUARY)
        .await
        .unwrap();
    court.tie("ani", UNIT).await;
    assert_eq!(told(&court, "ani").await, [], "a tie bars");
}

/// Whether the first notice of somebody is called a sample.
async fn is_sample(court: &Court, person: &str) -> bool {
    let actor = court.person(person).await;
    notices(&court.desk, &actor, FEBRUARY).await.unwrap()[0].sample
}
