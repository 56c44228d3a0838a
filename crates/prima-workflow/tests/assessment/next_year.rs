//! The next round starts from this one: promises come along, evidence that still
//! holds is offered, and what was answered and found can be looked at.

use crate::own_database::OwnDatabase;
use crate::story::*;
use prima_domain::assessment::action::{Status, Step};
use prima_domain::assessment::cycle::{Schedule, Window};
use prima_instrument::words::Text;
use prima_store::evidence::{Evidence, EvidenceLink};
use prima_workflow::assessment::read::{last_round, public_actions};
use prima_workflow::assessment::{
    ActionStep, CorrectedValue, Desk, LociChange, NewAction, NewCorrection, NewCycle, Refusal,
    ask_determination, choose_loci, confirm_determination, correct, open_cycle, plan_action,
    publish_due, save_answers, submit_responses, work_action,
};
use prima_workflow::vault::{Acting, VaultError, VaultRefusal, carry_evidence};
use std::collections::{BTreeMap, BTreeSet};

on_both_engines![
    unfinished_promises_come_along_and_stay_public,
    last_years_answers_and_levels_can_be_looked_at,
    what_was_corrected_is_last_years_level,
    evidence_that_still_holds_comes_along_by_confirmation,
    the_first_round_of_a_unit_starts_from_nothing,
];

const NEXT: &str = "pekppp-2027";
/// Moments of the next round, whose stages come a thousand seconds later.
const NEXT_PREPARATION: i64 = 1_050;
const NEXT_FILLING: i64 = 1_150;

/// The round of 2026 from its opening to its publication.
async fn published(own: &OwnDatabase) -> Desk {
    let desk = opened(own, &["eka"]).await;
    let una = unit_officer("una");
    let answers = [
        entry("f01.1.komponen", "12"),
        entry("f01.1.ditetapkan", "ya"),
    ];
    save_answers(&desk, &una, CYCLE, UNIT, &answers, FILLING)
        .await
        .unwrap();
    submit_responses(&desk, &una, CYCLE, UNIT, FILLING)
        .await
        .unwrap();
    review(&desk, "eka").await;
    count_users(&desk).await;
    let (ani, budi) = (officer("ani"), officer("budi"));
    let number = ask_determination(&desk, &ani, CYCLE, PUBLICATION, DETERMINATION)
        .await
        .unwrap();
    confirm_determination(&desk, &budi, CYCLE, number, &key(), DETERMINATION)
        .await
        .unwrap();
    publish_due(&desk, &key(), PUBLICATION).await.unwrap();
    desk
}

/// Opens the round of 2027 with the same unit.
async fn go_on(desk: &Desk) {
    let later = |window: &Window| Window {
        opens: window.opens + 1_000,
        closes: window.closes + 1_000,
        ..*window
    };
    let windows = schedule().windows().iter().map(later).collect();
    let new = NewCycle {
        cycle: NEXT.to_owned(),
        period: "2027".to_owned(),
        schedule: Schedule::new(windows),
        ..new_cycle()
    };
    let ani = officer("ani");
    open_cycle(desk, &ani, &new, NEXT_PREPARATION)
        .await
        .unwrap();
    choose(desk, &[UNIT]).await.unwrap();
}

async fn choose(desk: &Desk, units: &[&str]) -> prima_workflow::assessment::Acted<()> {
    let units: BTreeSet<String> = units.iter().map(|unit| (*unit).to_owned()).collect();
    change(desk, &LociChange::adding(&units)).await
}

async fn change(desk: &Desk, loci: &LociChange) -> prima_workflow::assessment::Acted<()> {
    let ani = officer("ani");
    choose_loci(desk, &ani, NEXT, INSTITUTION, loci, NEXT_PREPARATION).await
}

async fn plan(desk: &Desk, title: &str) -> i64 {
    let new = NewAction {
        code: "30.f.B".to_owned(),
        title: title.to_owned(),
        owner: "Sekretaris".to_owned(),
        due: "1970-03-01".to_owned(),
    };
    let una = unit_officer("una");
    plan_action(desk, &una, CYCLE, UNIT, &new, 660)
        .await
        .unwrap()
}

fn step(step: Step, version: i64) -> ActionStep {
    ActionStep {
        step,
        evidence: "SK 13".to_owned(),
        piece: String::new(),
        note: String::new(),
        version,
    }
}

async fn unfinished_promises_come_along_and_stay_public(own: OwnDatabase) {
    let desk = published(&own).await;
    let (una, ani) = (unit_officer("una"), officer("ani"));
    let done = plan(&desk, "Menambah staf").await;
    for (who, taken) in [
        (&una, step(Step::Report, 1)),
        (&ani, step(Step::Confirm, 2)),
    ] {
        work_action(&desk, who, CYCLE, UNIT, done, &taken, 670)
            .await
            .unwrap();
    }
    let open = plan(&desk, "Menambah anggaran").await;
    work_action(&desk, &una, CYCLE, UNIT, open, &step(Step::Begin, 1), 680)
        .await
        .unwrap();
    go_on(&desk).await;
    let lines = public_actions(&desk, UNIT, NEXT_FILLING).await.unwrap();
    let found: Vec<(&str, &str, &str)> = lines
        .iter()
        .map(|line| {
            (
                &*line.action.cycle,
                &*line.action.title,
                &*line.action.state,
            )
        })
        .collect();
    // What is finished stays where it was; what is not goes on, and is public,
    // although nothing of the new round is.
    let expected = [
        (CYCLE, "Menambah staf", "confirmed"),
        (CYCLE, "Menambah anggaran", "carried"),
        (NEXT, "Menambah anggaran", "working"),
    ];
    assert_eq!(found, expected);
    let report = step(Step::Report, 1);
    let reported = work_action(&desk, &una, NEXT, UNIT, 1, &report, NEXT_FILLING).await;
    assert_eq!(reported.unwrap(), Status::Reported);
    let confirm = step(Step::Confirm, 2);
    let confirmed = work_action(&desk, &ani, NEXT, UNIT, 1, &confirm, NEXT_FILLING).await;
    assert_eq!(confirmed.unwrap(), Status::Confirmed);
    let carried = work_action(
        &desk,
        &una,
        CYCLE,
        UNIT,
        open,
        &step(Step::Report, 3),
        1_160,
    )
    .await;
    assert!(matches!(refused(carried), Refusal::ActionStep(_)));
    let without = LociChange {
        removed: BTreeSet::from([UNIT.to_owned()]),
        ..LociChange::default()
    };
    let out = change(&desk, &without).await;
    assert!(matches!(refused(out), Refusal::LociInUse { .. }));
    // Chosen again, nothing comes twice.
    choose(&desk, &[UNIT]).await.unwrap();
    let lines = public_actions(&desk, UNIT, NEXT_FILLING).await.unwrap();
    assert_eq!(lines.len(), 3);
}

async fn last_years_answers_and_levels_can_be_looked_at(own: OwnDatabase) {
    let desk = published(&own).await;
    go_on(&desk).await;
    let una = unit_officer("una");
    let last = last_round(&desk, &una, NEXT, UNIT, NEXT_FILLING)
        .await
        .unwrap();
    let last = last.unwrap();
    assert_eq!(last.cycle.cycle, CYCLE);
    let answers = BTreeMap::from([
        ("f01.1.komponen".to_owned(), "12".to_owned()),
        ("f01.1.ditetapkan".to_owned(), "ya".to_owned()),
    ]);
    assert_eq!(last.answers, answers);
    // Aspect I of the worked example: 4, 5, 3, 5, 4, 5, 4, 3, 5.
    assert_eq!(last.levels["1.a.Ak"], ["4"]);
    assert_eq!(last.levels["3.a.T"], ["3"]);
    assert_eq!(last.levels.len(), 30);
    let stranger = last_round(&desk, &evaluator("eka"), NEXT, UNIT, NEXT_FILLING).await;
    assert!(matches!(refused(stranger), Refusal::Hidden));
}

async fn what_was_corrected_is_last_years_level(own: OwnDatabase) {
    let desk = published(&own).await;
    let new = NewCorrection {
        reason: Text {
            id: "Nilai 30.f.B salah salin.".to_owned(),
            en: "30.f.B was copied wrongly.".to_owned(),
        },
        values: vec![CorrectedValue {
            unit: UNIT.to_owned(),
            code: "30.f.B".to_owned(),
            value: "5".to_owned(),
        }],
        publish_at: 700,
    };
    let second = correct(&desk, &officer("ani"), CYCLE, &new, 660).await;
    let budi = officer("budi");
    confirm_determination(&desk, &budi, CYCLE, second.unwrap(), &key(), 670)
        .await
        .unwrap();
    publish_due(&desk, &key(), 700).await.unwrap();
    go_on(&desk).await;
    let una = unit_officer("una");
    let last = last_round(&desk, &una, NEXT, UNIT, NEXT_FILLING).await;
    let levels = last.unwrap().unwrap().levels;
    // Aspect VI of the worked example: 4, 3; the 3 was corrected to 5.
    assert_eq!(
        (&levels["29.f.B"][..], &levels["30.f.B"][..]),
        (&["4".to_owned()][..], &["5".to_owned()][..])
    );
}

/// A piece of evidence that supported 1.a.Ak in the round of 2026.
async fn keep(desk: &Desk, id: &str, valid_to: &str) {
    let row = Evidence {
        evidence: id.to_owned(),
        body: UNIT.to_owned(),
        sha256: id.repeat(32),
        kind: "dokumen_sp".to_owned(),
        title: format!("SK {id}"),
        valid_to: valid_to.to_owned(),
        media_type: "application/pdf".to_owned(),
        file_name: "sk.pdf".to_owned(),
        state: Evidence::KEPT.to_owned(),
        ..Evidence::default()
    };
    let link = EvidenceLink {
        cycle: CYCLE.to_owned(),
        unit: UNIT.to_owned(),
        code: "1.a.Ak".to_owned(),
        evidence: id.to_owned(),
        person: "una".to_owned(),
        at: "1970-01-01T00:02:30Z".to_owned(),
    };
    let mut act = desk.database.act().await.unwrap();
    act.add_evidence(&row).await.unwrap();
    act.add_evidence_link(&link).await.unwrap();
    act.finish_privately("1970-01-01T00:02:30Z", "una", "uji", id, "")
        .await
        .unwrap();
}

async fn evidence_that_still_holds_comes_along_by_confirmation(own: OwnDatabase) {
    let desk = published(&own).await;
    keep(&desk, "aa", "").await;
    // Its last day is the day before the story begins.
    keep(&desk, "bb", "1969-12-31").await;
    go_on(&desk).await;
    let una = unit_officer("una");
    let offered = async || {
        let last = last_round(&desk, &una, NEXT, UNIT, NEXT_FILLING).await;
        let last = last.unwrap().unwrap();
        let each = last.evidence.into_iter();
        each.map(|one| (one.evidence.evidence, one.is_expired))
            .collect::<Vec<(String, bool)>>()
    };
    let both = [("aa".to_owned(), false), ("bb".to_owned(), true)];
    assert_eq!(offered().await, both);
    let carry = async |code: &str, evidence: &str| {
        let chosen = BTreeSet::from([(code.to_owned(), evidence.to_owned())]);
        let acting = Acting {
            actor: &una,
            now: NEXT_FILLING,
        };
        carry_evidence(&desk, &acting, NEXT, UNIT, &chosen).await
    };
    let refusal = |done: Result<usize, VaultError>| match done {
        Err(VaultError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    };
    let past = refusal(carry("1.a.Ak", "bb").await);
    assert_eq!(past, VaultRefusal::Expired("SK bb".to_owned()));
    // It supported another answer, and may be linked to this one by hand alone.
    assert_eq!(refusal(carry("2.a.P", "aa").await), VaultRefusal::Hidden);
    assert_eq!(carry("1.a.Ak", "aa").await.unwrap(), 1);
    assert_eq!(
        carry("1.a.Ak", "aa").await.unwrap(),
        0,
        "it is there already"
    );
    assert_eq!(offered().await, [("bb".to_owned(), true)]);
    let links = desk.database.evidence_of_unit(NEXT, UNIT).await.unwrap();
    assert_eq!((links.len(), &*links[0].0.code), (1, "1.a.Ak"));
}

async fn the_first_round_of_a_unit_starts_from_nothing(own: OwnDatabase) {
    let desk = opened(&own, &[]).await;
    let una = unit_officer("una");
    let last = last_round(&desk, &una, CYCLE, UNIT, FILLING).await.unwrap();
    assert!(last.is_none());
}
