//! Award events: who stands in a category, the decision of two officers, and
//! what the public reads of it.

use crate::fair::*;
use crate::own_database::OwnDatabase;
use crate::town::{FEBRUARY, of_programme, refused};
use prima_domain::recognition::award::{Pick, Place};
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::person::Role;
use prima_workflow::assessment::Refusal;
use prima_workflow::recognition::award::{
    CategoryState, NewDecision, award_page, awards, category_page, open_award, propose_revocation,
};

on_both_engines![
    the_best_provinces_are_proposed_by_one_and_confirmed_by_another,
    seven_announced_and_six_named_is_told,
    what_changed_since_the_proposal_is_decided_anew,
    only_what_the_second_officer_read_is_confirmed,
    decisions_are_dated_by_the_day_it_is_in_jakarta,
    a_decision_is_replaced_then_revoked_and_stays_written,
    rules_of_an_event_are_opened_once_and_by_their_officers,
];

async fn the_best_provinces_are_proposed_by_one_and_confirmed_by_another(own: OwnDatabase) {
    let desk = opened(&own, None).await;
    let page = category_page(&desk, &officer("ani"), "gebyar-uji", "provinsi", FEBRUARY)
        .await
        .unwrap();
    let chosen = page
        .list
        .lines
        .iter()
        .filter(|line| line.place == Place::Chosen);
    let chosen: Vec<&str> = chosen.map(|line| line.contender.body.as_str()).collect();
    assert_eq!(chosen, ["sulawesi-utara", "jawa-tengah", "di-yogyakarta"]);
    propose(&desk, "ani", "provinsi", &best()).await.unwrap();
    let public = desk.database.honours_of("jawa-tengah").await.unwrap();
    assert!(
        public.is_empty(),
        "nothing is public before the second officer"
    );
    let own_step = refused(confirm(&desk, "ani", "provinsi").await);
    assert!(
        matches!(own_step, Refusal::Rule(Rule::SamePerson)),
        "{own_step:?}"
    );
    let again = refused(propose(&desk, "budi", "provinsi", &best()).await);
    assert!(
        matches!(again, Refusal::AlreadyProposed { .. }),
        "{again:?}"
    );
    confirm(&desk, "budi", "provinsi").await.unwrap();
    let honours = desk.database.honours_of("jawa-tengah").await.unwrap();
    let told: Vec<[&str; 5]> = honours
        .iter()
        .map(|one| {
            [
                &*one.dataset,
                &*one.event,
                &*one.category,
                &*one.title_id,
                &*one.granted,
            ]
        })
        .collect();
    let expected = [
        "penghargaan-gebyar-uji",
        "gebyar-uji",
        "provinsi",
        "Kepatuhan terbaik",
        "2024-10-08",
    ];
    assert_eq!(told, [expected]);
    let twice = refused(confirm(&desk, "cici", "provinsi").await);
    assert!(
        matches!(twice, Refusal::AlreadyDetermined { .. }),
        "{twice:?}"
    );
    let late = refused(withdraw_read(&desk, "ani", "provinsi", "").await);
    assert!(
        matches!(late, Refusal::AlreadyDetermined { .. }),
        "{late:?}"
    );
    // Renamed later: the name then stays, the present one stands beside it.
    register(&desk, true).await;
    let page = award_page(&desk, &officer("ani"), "gebyar-uji", FEBRUARY)
        .await
        .unwrap();
    assert_eq!(page.state("provinsi"), CategoryState::Confirmed);
    assert_eq!(page.state("sentra"), CategoryState::Open);
    let first = &page.recipients[0];
    assert_eq!(first.body_name, "Provinsi sulawesi-utara");
    assert_eq!((first.figure.as_str(), first.rank), ("98.63", 1));
    assert_eq!(page.called[&first.body].name, "Provinsi dengan nama baru");
    let trail = desk.database.audit_from(1, 100).await.unwrap();
    let acts: Vec<&str> = trail.iter().map(|line| line.act.as_str()).collect();
    for act in ["open_award", "propose_award", "confirm_award"] {
        assert!(acts.contains(&act), "{act} is in the trail");
    }
}

async fn seven_announced_and_six_named_is_told(own: OwnDatabase) {
    let desk = opened(&own, None).await;
    let new = |names: &[&str]| NewDecision {
        picks: names
            .iter()
            .map(|unit| Pick {
                unit: (*unit).to_owned(),
                reason: "Disebut dalam berita".to_owned(),
                ..pick("Kementerian Sosial", "Melayani kelompok rentan")
            })
            .collect(),
        announced: Some(7),
        ..NewDecision::default()
    };
    let stranger = refused(propose(&desk, "ani", "sentra", &new(&["Sentra Tak Dikenal"])).await);
    assert!(
        matches!(&stranger, Refusal::AwardBody { why: "unknown", .. }),
        "{stranger:?}"
    );
    let elsewhere = refused(propose(&desk, "ani", "sentra", &new(&["bali"])).await);
    assert!(
        matches!(
            &elsewhere,
            Refusal::AwardBody {
                why: "elsewhere",
                ..
            }
        ),
        "{elsewhere:?}"
    );
    propose(&desk, "ani", "sentra", &new(&CENTRES))
        .await
        .unwrap();
    confirm(&desk, "budi", "sentra").await.unwrap();
    let statements = desk.database.statements().await.unwrap();
    let differs: Vec<&str> = statements
        .iter()
        .filter(|row| row.kind == "mismatch")
        .map(|row| row.text_id.as_str())
        .collect();
    assert_eq!(differs, ["Sentra: diumumkan 7 penerima, disebut 6."]);
    let citations = desk.database.statements_about(MINISTRY).await.unwrap();
    assert_eq!(citations.len(), 6);
    assert_eq!(
        citations[0].text_id,
        "Kementerian Sosial (Sentra Terpadu Kartini Temanggung): Melayani kelompok rentan"
    );
    let events = desk.database.events().await.unwrap();
    let announced = events.iter().find(|one| one.category == "sentra");
    assert_eq!(announced.and_then(|one| one.announced), Some(7));
    let credited = desk.database.honours_of("sentra-6").await.unwrap();
    assert_eq!(credited.len(), 1);
    assert_eq!(credited[0].body, MINISTRY);
}

async fn what_changed_since_the_proposal_is_decided_anew(own: OwnDatabase) {
    let desk = opened(&own, None).await;
    propose(&desk, "ani", "provinsi", &best()).await.unwrap();
    import(&desk, "97.22", None).await;
    let changed = refused(confirm(&desk, "budi", "provinsi").await);
    assert!(matches!(changed, Refusal::ChangedSinceAsked), "{changed:?}");
    let page = category_page(&desk, &officer("budi"), "gebyar-uji", "provinsi", FEBRUARY).await;
    assert!(page.unwrap().is_stale);
    let read = asked(&desk, "budi", "provinsi").await;
    withdraw_read(&desk, "budi", "provinsi", &read)
        .await
        .unwrap();
    propose(&desk, "ani", "provinsi", &best()).await.unwrap();
    confirm(&desk, "budi", "provinsi").await.unwrap();
}

async fn only_what_the_second_officer_read_is_confirmed(own: OwnDatabase) {
    let desk = opened(&own, None).await;
    let category = "provinsi";
    propose(&desk, "ani", category, &best()).await.unwrap();
    let read = asked(&desk, "budi", category).await;
    assert_eq!(read, asked(&desk, "ani", category).await);
    // While Budi reads, Ani takes it back and proposes the same in other words.
    withdraw_read(&desk, "ani", category, &read).await.unwrap();
    let mut other = best();
    other.picks[1].citation_id = "Paling patuh".to_owned();
    propose(&desk, "ani", category, &other).await.unwrap();
    for found in [
        confirm_read(&desk, "budi", category, &read).await,
        confirm_read(&desk, "budi", category, "").await,
        withdraw_read(&desk, "budi", category, &read).await,
    ] {
        let unseen = refused(found);
        assert!(matches!(unseen, Refusal::OtherWaits), "{unseen:?}");
    }
    assert!(honoured(&desk, "jawa-tengah").await.is_empty());
    confirm(&desk, "budi", category).await.unwrap();

    // A correction that was read, and a revocation under the same number.
    other.why = why("Salah ketik");
    propose(&desk, "ani", category, &other).await.unwrap();
    let read = asked(&desk, "budi", category).await;
    withdraw_read(&desk, "ani", category, &read).await.unwrap();
    revoke(&desk, "ani", category, "Salah ketik").await.unwrap();
    let unseen = refused(confirm_read(&desk, "budi", category, &read).await);
    assert!(matches!(unseen, Refusal::OtherWaits), "{unseen:?}");
    let kept = honoured(&desk, "jawa-tengah").await;
    assert_eq!(kept[0][1], "granted", "nobody was revoked unseen");
}

/// 8 October 2024, 06.00 WIB: in London it is still the day before.
const MORNING: i64 = 1_728_342_000;

async fn decisions_are_dated_by_the_day_it_is_in_jakarta(own: OwnDatabase) {
    let desk = opened(&own, None).await;
    let (id, category) = ("gebyar-uji", "provinsi");
    propose(&desk, "ani", category, &best()).await.unwrap();
    confirm_at(&desk, "budi", category, MORNING).await.unwrap();
    let ani = officer("ani");
    let reason = why("Data palsu");
    propose_revocation(&desk, &ani, id, category, &reason, MORNING)
        .await
        .unwrap();
    confirm_at(&desk, "budi", category, MORNING).await.unwrap();
    let honours = desk.database.honours_of("jawa-tengah").await.unwrap();
    let told = [&honours[0].granted, &honours[0].revoked];
    // Granted on the day of the event, and taken back on that very day.
    assert_eq!(told, ["2024-10-08", "2024-10-08"]);
    assert_eq!(honours[0].retrieved, "2024-10-08");
    let statements = desk.database.statements().await.unwrap();
    let ended = statements.iter().find(|row| row.kind == "reason");
    let ended = ended.unwrap();
    assert_eq!(
        ended.text_id,
        "Provinsi terbaik: keputusan 8 Oktober 2024 dicabut pada 8 Oktober 2024. \
         Alasan: Data palsu"
    );
    // Nobody wrote the reason in English.
    assert!(ended.text_en.contains("Data palsu"), "{}", ended.text_en);
}

/// The day all of this happens.
const DAY: &str = "2030-02-03";
const DAY_SAID: &str = "3 Februari 2030";

async fn a_decision_is_replaced_then_revoked_and_stays_written(own: OwnDatabase) {
    let desk = opened(&own, None).await;
    let (category, told) = ("provinsi", |parts: [&str; 4]| parts.map(str::to_owned));
    propose(&desk, "ani", category, &best()).await.unwrap();
    confirm(&desk, "budi", category).await.unwrap();

    // Two of three are named again; the third is left out, with a reason.
    let mut second = best();
    let third = second.picks.remove(2);
    second.left = vec![(third.body, String::new(), "Menolak".to_owned())];
    let silent = refused(propose(&desk, "ani", category, &second).await);
    assert!(
        matches!(silent, Refusal::Blank { field: "mengapa" }),
        "{silent:?}"
    );
    second.why = why("Salah hitung");
    propose(&desk, "ani", category, &second).await.unwrap();
    let waits = ["gebyar-uji-provinsi-3", "granted", "", ""];
    assert_eq!(honoured(&desk, "di-yogyakarta").await, [told(waits)]);
    let page = award_page(&desk, &officer("ani"), "gebyar-uji", FEBRUARY).await;
    assert_eq!(page.unwrap().state(category), CategoryState::Changing);
    let own_step = refused(confirm(&desk, "ani", category).await);
    assert!(matches!(own_step, Refusal::Rule(Rule::SamePerson)));
    confirm(&desk, "budi", category).await.unwrap();
    let fallen = ["gebyar-uji-provinsi-3", "revoked", DAY, "Salah hitung"];
    assert_eq!(honoured(&desk, "di-yogyakarta").await, [told(fallen)]);
    let kept = ["gebyar-uji-provinsi-2", "granted", "", ""];
    assert_eq!(honoured(&desk, "jawa-tengah").await, [told(kept)]);

    // Nobody may be revoked without a reason, and not by one officer alone.
    let reason = "Data palsu";
    let silent = refused(revoke(&desk, "budi", category, " ").await);
    assert!(matches!(silent, Refusal::Blank { .. }), "{silent:?}");
    revoke(&desk, "budi", category, reason).await.unwrap();
    let twice = refused(revoke(&desk, "ani", category, reason).await);
    assert!(
        matches!(twice, Refusal::AlreadyProposed { .. }),
        "{twice:?}"
    );
    confirm(&desk, "ani", category).await.unwrap();
    let fallen = ["gebyar-uji-provinsi-2", "revoked", DAY, reason];
    assert_eq!(honoured(&desk, "jawa-tengah").await, [told(fallen)]);
    let again = refused(revoke(&desk, "budi", category, reason).await);
    assert!(matches!(again, Refusal::ChangedSinceAsked), "{again:?}");
    let page = category_page(&desk, &officer("ani"), "gebyar-uji", category, FEBRUARY).await;
    let page = page.unwrap();
    assert!(page.standing.is_none() && page.waiting.is_none() && page.may_propose);
    let earlier: Vec<(i64, usize, &str)> = page
        .earlier
        .iter()
        .map(|one| (one.decision.decision, one.recipients.len(), &*one.by.why_id))
        .collect();
    assert_eq!(earlier, [(2, 2, "Data palsu"), (1, 3, "Salah hitung")]);
    let statements = desk.database.statements().await.unwrap();
    let mut reasons: Vec<&str> = statements
        .iter()
        .filter(|row| row.kind == "reason")
        .map(|row| row.text_id.as_str())
        .collect();
    reasons.sort_unstable();
    let dated = |what: &str, reason: &str| {
        format!("Provinsi terbaik: keputusan {DAY_SAID} {what} pada {DAY_SAID}. Alasan: {reason}")
    };
    let expected = [
        dated("dicabut", "Data palsu"),
        dated("diganti", "Salah hitung"),
    ];
    assert_eq!(reasons, expected);

    // It can be decided again; an honour that fell does not come back.
    let mut third = best();
    third.why = why("Diperiksa ulang");
    propose(&desk, "ani", category, &third).await.unwrap();
    confirm(&desk, "budi", category).await.unwrap();
    let new = ["gebyar-uji-provinsi-k4-2", "granted", "", ""];
    assert_eq!(
        honoured(&desk, "jawa-tengah").await,
        [told(fallen), told(new)]
    );
    let page = award_page(&desk, &officer("ani"), "gebyar-uji", FEBRUARY).await;
    assert_eq!(page.unwrap().state(category), CategoryState::Confirmed);
}

async fn rules_of_an_event_are_opened_once_and_by_their_officers(own: OwnDatabase) {
    let desk = opened(&own, None).await;
    let twice = refused(open_award(&desk, &officer("budi"), RULES, FEBRUARY).await);
    assert!(matches!(twice, Refusal::AwardOpen { .. }), "{twice:?}");
    let text = RULES.replace("gebyar-uji", "gebyar-lain");
    let decider = of_programme("dita", Role::Decider);
    let hidden = refused(open_award(&desk, &decider, &text, FEBRUARY).await);
    assert!(matches!(hidden, Refusal::Hidden), "{hidden:?}");
    let other = text.replace("programme = \"bintang\"", "programme = \"kipp\"");
    let other = refused(open_award(&desk, &officer("budi"), &other, FEBRUARY).await);
    assert!(matches!(other, Refusal::OtherProgramme { .. }), "{other:?}");
    let wrong = text.replace("2024-10-08", "2024-13-08");
    let wrong = refused(open_award(&desk, &officer("budi"), &wrong, FEBRUARY).await);
    assert!(matches!(wrong, Refusal::Programme { .. }), "{wrong:?}");
    assert_eq!(awards(&desk, &decider, FEBRUARY).await.unwrap().len(), 1);
    let unit = of_programme("eka", Role::Evaluator);
    assert!(awards(&desk, &unit, FEBRUARY).await.unwrap().is_empty());
    let hidden = refused(award_page(&desk, &unit, "gebyar-uji", FEBRUARY).await);
    assert!(matches!(hidden, Refusal::Hidden), "{hidden:?}");
}
