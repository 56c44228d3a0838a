//! Officers of a hub write down who joined it and what it did.

use crate::own_database::OwnDatabase;
use crate::town::*;
use prima_domain::innovation::hub::Wrong;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_store::Database;
use prima_store::history::{Dataset, Derived, Statement};
use prima_workflow::assessment::Desk;
use prima_workflow::innovation::hub::{
    HubList, NewActivity, NewMember, hub_activities, hub_members, keeps_hub, remove_hub_entry,
    save_hub_activity, save_hub_member,
};
use prima_workflow::innovation::{InnovationError, InnovationRefusal, Told};

on_both_engines![
    members_come_and_go_and_no_stretch_overlaps,
    activities_are_put_right_and_removed_and_the_trail_keeps_them,
    only_officers_of_a_hub_keep_it,
];

/// The ministry is a hub.
async fn laid_out(own: &OwnDatabase) -> Desk {
    let desk = opened(own).await;
    let row = Dataset {
        dataset: "jipp-contoh".to_owned(),
        programme: "jipp".to_owned(),
        ..Dataset::default()
    };
    let statement = Statement {
        dataset: "jipp-contoh".to_owned(),
        statement: "hub-contoh".to_owned(),
        kind: "fact".to_owned(),
        body: MINISTRY.to_owned(),
        ..Statement::default()
    };
    let derived = Derived {
        statements: vec![statement],
        ..Derived::default()
    };
    let mut act = desk.database.act().await.unwrap();
    act.replace_dataset(row, &derived).await.unwrap();
    act.finish("2030-01-01T00:00:00Z", "uji", "import", "", "")
        .await
        .unwrap();
    desk
}

fn member(number: Option<i64>, since: &str, until: &str) -> NewMember {
    NewMember {
        number,
        member: UNIT.to_owned(),
        since: since.to_owned(),
        until: until.to_owned(),
        source: "SK 1/2023".to_owned(),
    }
}

fn activity(number: Option<i64>, title: &str) -> NewActivity {
    NewActivity {
        number,
        day: "2029-10-20".to_owned(),
        kind: "tukar-pengalaman".to_owned(),
        title: title.to_owned(),
        content: "Lima unit berbagi.".to_owned(),
        link: "https://hub.contoh.go.id/berbagi".to_owned(),
    }
}

async fn join(database: &Database, new: &NewMember) -> Told<()> {
    save_hub_member(database, &coordinator(), MINISTRY, new, FEBRUARY).await
}

async fn did(database: &Database, new: &NewActivity) -> Told<()> {
    save_hub_activity(database, &coordinator(), MINISTRY, new, FEBRUARY).await
}

fn refused<T: std::fmt::Debug>(told: Told<T>) -> InnovationRefusal {
    match told {
        Err(InnovationError::Refused(refusal)) => refusal,
        told => panic!("not refused: {told:?}"),
    }
}

async fn members_come_and_go_and_no_stretch_overlaps(own: OwnDatabase) {
    let desk = laid_out(&own).await;
    let database = &desk.database;
    join(database, &member(None, "2020", "2021-06"))
        .await
        .unwrap();
    // Sent twice, it is kept once.
    join(database, &member(None, "2020", "2021-06"))
        .await
        .unwrap();
    let within = refused(join(database, &member(None, "2021", "")).await);
    let overlaps = vec![("since", Wrong::Overlaps)];
    assert_eq!(within, InnovationRefusal::Hub(overlaps));
    join(database, &member(None, "2023-03-14", ""))
        .await
        .unwrap();
    // An entry does not overlap itself.
    join(database, &member(Some(2), "2023-03", ""))
        .await
        .unwrap();
    let rows = hub_members(database, MINISTRY).await.unwrap();
    let found: Vec<(&str, &str)> = rows.iter().map(|row| (&*row.since, &*row.until)).collect();
    assert_eq!(found, [("2023-03", ""), ("2020", "2021-06")]);
    let itself = NewMember {
        member: MINISTRY.to_owned(),
        ..member(None, "2023", "")
    };
    let itself = refused(join(database, &itself).await);
    let chosen = vec![("member", Wrong::NotChosen)];
    assert_eq!(itself, InnovationRefusal::Hub(chosen));
    let lost = refused(join(database, &member(Some(9), "2029", "")).await);
    assert_eq!(lost, InnovationRefusal::Hidden);
    let mut reading = database.reading();
    let bodies = [UNIT, OTHER].map(str::to_owned);
    let own = reading.memberships_of(&bodies);
    assert_eq!(own.await.unwrap().len(), 2);
}

async fn activities_are_put_right_and_removed_and_the_trail_keeps_them(own: OwnDatabase) {
    let desk = laid_out(&own).await;
    let database = &desk.database;
    let wrong = NewActivity {
        link: "javascript:alert(1)".to_owned(),
        ..activity(None, "")
    };
    let wrong = refused(did(database, &wrong).await);
    let expected = vec![("title", Wrong::Missing), ("link", Wrong::NoLink)];
    assert_eq!(wrong, InnovationRefusal::Hub(expected));
    did(database, &activity(None, "Berbagi praktik"))
        .await
        .unwrap();
    did(database, &activity(None, "Berbagi praktik"))
        .await
        .unwrap();
    did(database, &activity(Some(1), "Berbagi praktik baik"))
        .await
        .unwrap();
    did(database, &activity(None, "Pameran")).await.unwrap();
    let titles = async || {
        let rows = hub_activities(database, MINISTRY)
            .await
            .unwrap()
            .into_iter();
        rows.map(|row| row.title).collect::<Vec<_>>()
    };
    assert_eq!(titles().await, ["Berbagi praktik baik", "Pameran"]);
    let remove = async |reason: &str| {
        let which = (HubList::Activities, 1);
        remove_hub_entry(database, &coordinator(), MINISTRY, which, reason, FEBRUARY).await
    };
    let missing = vec![("reason", Wrong::Missing)];
    assert_eq!(refused(remove(" ").await), InnovationRefusal::Hub(missing));
    remove("Bukan kegiatan hub.").await.unwrap();
    remove("Bukan kegiatan hub.").await.unwrap();
    assert_eq!(titles().await, ["Pameran"]);
    let trail = database.audit_from(1, 100).await.unwrap();
    let acts: Vec<&str> = trail.iter().map(|line| line.act.as_str()).collect();
    let saved = acts.iter().filter(|act| **act == "save_hub_activity");
    assert_eq!(saved.count(), 3);
    let removed = acts.iter().filter(|act| **act == "remove_hub_entry");
    assert_eq!(removed.count(), 1);
    // A number is never given again.
    did(database, &activity(None, "Lokakarya")).await.unwrap();
    let rows = hub_activities(database, MINISTRY).await.unwrap();
    assert!(rows.iter().any(|row| row.number == 3), "{rows:?}");
}

async fn only_officers_of_a_hub_keep_it(own: OwnDatabase) {
    let desk = laid_out(&own).await;
    let database = &desk.database;
    let head = person("hana", Role::UnitOfficer, Scope::Body(MINISTRY.into()));
    let of_programme = person(
        "pita",
        Role::ProgrammeOfficer,
        Scope::Programme("jipp".into()),
    );
    for (actor, hub, expected) in [
        (coordinator(), MINISTRY, true),
        (head, MINISTRY, true),
        // Officers of a unit below, and of the programme, do not.
        (unit_officer(), MINISTRY, false),
        (of_programme, MINISTRY, false),
        // A body that is no hub has no officers of a hub.
        (unit_officer(), UNIT, false),
        (coordinator(), "tidak-ada", false),
    ] {
        let keeps = keeps_hub(database, &actor, hub).await.unwrap();
        assert_eq!(keeps, expected, "{actor:?} {hub}");
        let told = save_as(database, &actor, hub).await;
        assert_eq!(told.is_ok(), expected, "{actor:?} {hub}");
        if !expected {
            assert_eq!(refused(told), InnovationRefusal::Hidden);
        }
    }
}

async fn save_as(database: &Database, actor: &Actor, hub: &str) -> Told<()> {
    save_hub_activity(database, actor, hub, &activity(None, "Berbagi"), FEBRUARY).await
}
