//! From the panel to the closed result: scored blind, discussed with both scores
//! kept, ranked, and carried on into a vote of the public.

use crate::court::*;
use crate::own_database::OwnDatabase;
use crate::town::{FEBRUARY, OTHER, UNIT, refused};
use prima_domain::refusal::Refusal as Rule;
use prima_instrument::words::Lang;
use prima_store::innovation::Proposal;
use prima_workflow::assessment::{Made, Refusal};
use prima_workflow::recognition::candidacy_page;
use prima_workflow::recognition::jury::{
    JuryFault, Votes, change_score, close_jury, hand_in_scores, jury_board, jury_page, jury_tasks,
    ranked, record_votes, review_sheet, save_scores, say_in_jury, score_sheet, share_candidates,
};

on_both_engines![
    a_proposal_is_scored_blind_discussed_closed_and_goes_on,
    equal_results_share_a_rank_and_votes_are_counted,
    a_score_sheet_goes_out_as_a_workbook_and_comes_back,
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
    let tasks = jury_tasks(desk, &ani, FEBRUARY).await.unwrap();
    assert_eq!((tasks.len(), tasks[0].title.as_str()), (1, ""));
    // Of a proposal its title is told, where a juror may read it.
    let written = Proposal {
        candidacy: id.clone(),
        title: "Antrean tanpa berdiri".to_owned(),
        ..Proposal::default()
    };
    let mut act = desk.database.act().await.unwrap();
    act.add_rows(&[written]).await.unwrap();
    act.finish("2030-02-01T00:00:00Z", "uji", "write", "", "")
        .await
        .unwrap();
    let tasks = jury_tasks(desk, &ani, FEBRUARY).await.unwrap();
    assert_eq!(tasks[0].title, "Antrean tanpa berdiri");
    let page = jury_page(desk, &ani, &id, None, FEBRUARY).await.unwrap();
    assert_eq!(page.title, "Antrean tanpa berdiri");
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
