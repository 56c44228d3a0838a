//! The two rounds of the sample, as the demo makes them: the second one has
//! something on every page that is about what comes after the first score.

use crate::own_database::OwnDatabase;
use prima_domain::register::person::Actor;
use prima_workflow::assessment::read::{
    TaskKind, cycle_changes, evaluators, reassessment_offer, tasks,
};
use prima_workflow::assessment::{Desk, preview};
use prima_workflow::innovation::hub::{hub_activities, hub_members};
use prima_workflow::innovation::proposal::proposal_lists;
use prima_workflow::people::{Hashing, actor_of};
use prima_workflow::recognition::{
    NewCandidacy, NewStep, begin_candidacy, candidacy_page, confirm_step, take_step,
};
use prima_workflow::sample_cycle::{
    INSTITUTION, hub, judged, make, mentoring, predikat, proposals,
};

on_both_engines![the_second_round_is_made_once_and_shows_what_was_changed,];

/// 26 November 2026, 10.00 WIB.
const NOW: i64 = 1_795_662_000;

async fn named(desk: &Desk, name: &str) -> Actor {
    let email = format!("{name}@contoh.example");
    let person = desk.database.person_by_email(&email).await.unwrap();
    let id = person.unwrap().person;
    actor_of(&desk.database, &id).await.unwrap()
}

async fn the_second_round_is_made_once_and_shows_what_was_changed(own: OwnDatabase) {
    let desk = Desk::new(own.open().await);
    let hashing = Hashing::new(1, 1);
    let mut drawn = 0_u64;
    let mut chance = |bytes: &mut [u8]| {
        for piece in bytes.chunks_mut(8) {
            drawn += 1;
            piece.copy_from_slice(&drawn.to_le_bytes()[..piece.len()]);
        }
    };
    make(&desk, &hashing, NOW, &mut chance).await.unwrap();
    for _ in 0..2 {
        judged::make(&desk, &hashing, NOW, &mut chance)
            .await
            .unwrap();
        proposals::make(&desk, &hashing, NOW, &mut chance)
            .await
            .unwrap();
        mentoring::make(&desk, NOW).await.unwrap();
        hub::make(&desk, &hashing, NOW, &mut chance).await.unwrap();
        predikat::make(&desk, &hashing, NOW, &mut chance)
            .await
            .unwrap();
    }
    leads_to_a_predikat(&desk).await;
    // One member has left; the neighbour was mentored on one day, as both say.
    let members = hub_members(&desk.database, INSTITUTION).await.unwrap();
    let left = members.iter().filter(|row| !row.until.is_empty()).count();
    assert_eq!((members.len(), left), (3, 1));
    let activities = hub_activities(&desk.database, INSTITUTION).await.unwrap();
    assert_eq!(activities.len(), 3);
    let meetings = desk.database.meetings().await.unwrap();
    let own = meetings.iter().filter(|one| one.body == hub::NEIGHBOUR);
    assert_eq!(own.count(), 1);

    let checks = named(&desk, "petugas-inovasi").await;
    let waiting = proposal_lists(&desk, &checks, NOW).await.unwrap().to_check;
    let waiting: Vec<&str> = waiting.iter().map(|one| &*one.row.candidacy).collect();
    assert_eq!(waiting, [proposals::CANDIDACIES[1]]);
    let (officer, cycle) = (named(&desk, "petugas1").await, judged::CYCLE);
    let seen = cycle_changes(&desk, &officer, cycle, NOW).await.unwrap();
    let mut kinds: Vec<&str> = seen.changes.iter().map(|one| one.kind.code()).collect();
    kinds.sort_unstable();
    // Two agreements and one objection; the second evaluator has not judged again.
    assert_eq!(kinds, ["granted", "reconciled", "reconciled"]);
    let found = evaluators(&desk, &officer, cycle, NOW).await.unwrap();
    assert_eq!(found.lines.len(), 2);
    assert!(found.lines.iter().all(|line| line.agreement.is_some()));
    let offer = reassessment_offer(&desk, &officer, cycle, NOW).await;
    assert_eq!(offer.unwrap().open.len(), 1);
    for (name, waits) in [("penilai1", false), ("penilai2", true)] {
        let tasks = tasks(&desk, &named(&desk, name).await, NOW).await.unwrap();
        let again = tasks.iter().any(|task| task.kind == TaskKind::Reassess);
        assert_eq!(again, waits, "{name}");
    }
    let unit = named(&desk, "unit4").await;
    let card = preview(&desk, &unit, cycle, judged::UNITS[0], NOW).await;
    assert!(card.unwrap().explained.is_some());
}

/// The printed sign-ins go from the declaration to the predikat.
async fn leads_to_a_predikat(desk: &Desk) {
    let unit = named(desk, "unit-p2ham").await;
    let (first, second) = (
        named(desk, "petugas-p2ham1").await,
        named(desk, "petugas-p2ham2").await,
    );
    let (programme, edition) = predikat::EDITION;
    let declared = NewCandidacy {
        programme: programme.to_owned(),
        edition: edition.to_owned(),
        unit: predikat::UNIT.to_owned(),
        document: "Pernyataan 1/2026".to_owned(),
        reason: String::new(),
    };
    let id = begin_candidacy(desk, &unit, &declared, NOW).await.unwrap();
    for (actor, exit) in [
        (&unit, "siap-dievaluasi"),
        (&first, "lolos"),
        (&first, "predikat"),
    ] {
        let page = candidacy_page(desk, actor, &id, NOW).await.unwrap();
        let step = NewStep {
            exit: exit.to_owned(),
            document: "Berita acara (contoh)".to_owned(),
            version: page.row.version,
            ..NewStep::default()
        };
        take_step(desk, actor, &id, &step, NOW).await.unwrap();
    }
    let read = candidacy_page(desk, &second, &id, NOW).await.unwrap().asked;
    confirm_step(desk, &second, &id, &read, NOW).await.unwrap();
    let honours = desk.database.honours_of(predikat::UNIT).await.unwrap();
    let told: Vec<&str> = honours.iter().map(|one| one.title_id.as_str()).collect();
    assert_eq!(told, ["Predikat Unit Kerja P2HAM"]);
    assert_eq!(honours[0].status, "granted");
}
