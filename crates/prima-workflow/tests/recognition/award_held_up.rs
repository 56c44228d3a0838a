//! What holds an award up: objections that wait, honours that were revoked, and
//! ties to those who stand in a category.

use crate::fair::*;
use crate::own_database::OwnDatabase;
use crate::town::{FEBRUARY, refused};
use prima_domain::recognition::award::{Fault, Place};
use prima_domain::register::person::{Actor, Tie, TieKind};
use prima_store::cycle::{Cycle, Objection};
use prima_workflow::assessment::{Desk, Refusal};
use prima_workflow::recognition::award::{CategoryState, award_page, awards, category_page};

on_both_engines![
    an_open_objection_holds_the_decision_up,
    a_revocation_elsewhere_bars,
    an_imported_revocation_bars_under_whatever_code,
    a_tie_to_somebody_left_out_bars_as_well,
    who_is_tied_to_one_of_them_learns_of_no_change_that_waits,
];

/// A round of the same programme and period, with an objection of one province.
async fn object(desk: &Desk, state: &str) {
    let cycle = Cycle {
        cycle: "ombudsman-2024".to_owned(),
        programme: "ombudsman".to_owned(),
        period: "2024".to_owned(),
        ..Cycle::default()
    };
    let objection = Objection {
        cycle: cycle.cycle.clone(),
        unit: "bali".to_owned(),
        number: 1,
        state: state.to_owned(),
        ..Objection::default()
    };
    let mut act = desk.database.act().await.unwrap();
    act.put_row(&cycle).await.unwrap();
    act.put_row(&objection).await.unwrap();
    act.finish_privately("2024-09-02T00:00:00Z", "uji", "object", "", "")
        .await
        .unwrap();
}

async fn an_open_objection_holds_the_decision_up(own: OwnDatabase) {
    let desk = opened(&own, None).await;
    propose(&desk, "ani", "provinsi", &best()).await.unwrap();
    object(&desk, "open").await;
    let held = refused(confirm(&desk, "budi", "provinsi").await);
    let Refusal::Award(faults) = held else {
        panic!("{held:?}");
    };
    let expected = Fault::ObjectionOpen {
        body: "bali".to_owned(),
        cycle: "ombudsman-2024".to_owned(),
    };
    assert_eq!(faults, [(expected, "Provinsi bali".to_owned())]);
    assert!(
        desk.database
            .honours_of("jawa-tengah")
            .await
            .unwrap()
            .is_empty()
    );
    object(&desk, "refused").await;
    confirm(&desk, "budi", "provinsi").await.unwrap();
}

async fn a_revocation_elsewhere_bars(own: OwnDatabase) {
    let desk = opened(&own, Some(("jawa-tengah", "2023-03-01"))).await;
    let barred = refused(propose(&desk, "ani", "provinsi", &best()).await);
    let Refusal::Award(faults) = barred else {
        panic!("{barred:?}");
    };
    let of = |body: &str| (body.to_owned(), String::new());
    let (body, unit) = of("jawa-tengah");
    let (next, none) = of("bali");
    let faults: Vec<Fault> = faults.into_iter().map(|(fault, _)| fault).collect();
    // The next in order has come in, and is not left out in silence.
    let expected = [Fault::Barred(body, unit), Fault::LeftOut(next, none)];
    assert_eq!(faults, expected);
}

/// The code is that of an honour we took back because we had miscounted; the one it
/// was imported with is another's, and was revoked.
async fn an_imported_revocation_bars_under_whatever_code(own: OwnDatabase) {
    let desk = opened(&own, None).await;
    propose(&desk, "ani", "provinsi", &best()).await.unwrap();
    confirm(&desk, "budi", "provinsi").await.unwrap();
    let mut second = best();
    let third = second.picks.remove(2);
    second.left = vec![(third.body, String::new(), "Menolak".to_owned())];
    second.why = why("Salah hitung");
    propose(&desk, "ani", "provinsi", &second).await.unwrap();
    confirm(&desk, "budi", "provinsi").await.unwrap();
    let (code, body) = ("gebyar-uji-provinsi-3", "jawa-tengah");
    import_revoked(&desk, code, body, "2023-03-01").await;
    let page = category_page(&desk, &officer("ani"), "gebyar-uji", "provinsi", FEBRUARY).await;
    let lines = page.unwrap().list.lines;
    let barred: Vec<&str> = lines
        .iter()
        .filter(|line| line.place == Place::Barred)
        .map(|line| line.contender.body.as_str())
        .collect();
    assert_eq!(barred, ["jawa-tengah"]);
}

/// Whom a tie of kin to a body bars, and who never declared it.
fn kin_of(body: &str) -> Actor {
    let kin = Tie {
        body: body.into(),
        above: Vec::new(),
        kind: TieKind::Kin,
        until: None,
        declared: false,
    };
    Actor {
        ties: vec![kin],
        ..officer("ira")
    }
}

async fn a_tie_to_somebody_left_out_bars_as_well(own: OwnDatabase) {
    let desk = opened(&own, None).await;
    let mut two = best();
    let third = two.picks.remove(2);
    two.left = vec![(third.body, String::new(), "Menolak".to_owned())];
    propose(&desk, "ani", "provinsi", &two).await.unwrap();
    confirm(&desk, "budi", "provinsi").await.unwrap();
    // Published anew, the round no longer has the one who was left out.
    let others = PROVINCES
        .into_iter()
        .filter(|(id, _)| *id != "di-yogyakarta");
    import_results(&desk, &others.collect::<Vec<_>>()).await;
    let read =
        async |who: &Actor| category_page(&desk, who, "gebyar-uji", "provinsi", FEBRUARY).await;
    let page = read(&officer("cici")).await.unwrap();
    assert_eq!(page.left[0].body, "di-yogyakarta");
    assert_eq!(page.list.line("di-yogyakarta", ""), None);
    let hidden = refused(read(&kin_of("di-yogyakarta")).await);
    assert!(matches!(hidden, Refusal::Hidden), "{hidden:?}");
}

/// What somebody sees of the category of provinces: its state, and how many
/// categories of the event wait.
async fn seen(desk: &Desk, actor: &Actor) -> (CategoryState, usize) {
    let page = award_page(desk, actor, "gebyar-uji", FEBRUARY).await;
    let lines = awards(desk, actor, FEBRUARY).await.unwrap();
    (page.unwrap().state("provinsi"), lines[0].n_proposed)
}

async fn who_is_tied_to_one_of_them_learns_of_no_change_that_waits(own: OwnDatabase) {
    let desk = opened(&own, None).await;
    let tied = kin_of("jawa-tengah");
    let (free, category) = (officer("cici"), "provinsi");
    propose(&desk, "ani", category, &best()).await.unwrap();
    assert_eq!(seen(&desk, &free).await, (CategoryState::Proposed, 1));
    assert_eq!(seen(&desk, &tied).await, (CategoryState::Open, 0));
    confirm(&desk, "budi", category).await.unwrap();
    for who in [&free, &tied] {
        // What is decided is public.
        assert_eq!(seen(&desk, who).await, (CategoryState::Confirmed, 0));
    }
    revoke(&desk, "ani", category, "Data palsu").await.unwrap();
    assert_eq!(seen(&desk, &free).await, (CategoryState::Changing, 1));
    assert_eq!(seen(&desk, &tied).await, (CategoryState::Confirmed, 0));
    confirm(&desk, "budi", category).await.unwrap();
    assert_eq!(seen(&desk, &tied).await, (CategoryState::Revoked, 0));
    // So it is while it is to be decided again.
    let mut again = best();
    again.why = why("Data palsu");
    propose(&desk, "ani", category, &again).await.unwrap();
    assert_eq!(seen(&desk, &free).await, (CategoryState::Proposed, 1));
    assert_eq!(seen(&desk, &tied).await, (CategoryState::Revoked, 0));
}
