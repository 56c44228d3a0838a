//! Officers of a hub write down who joined it and what it did.

use crate::own_database::OwnDatabase;
use crate::town::*;
use prima_domain::innovation::hub::Wrong;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_instrument::words::Lang;
use prima_store::Database;
use prima_store::history::{Dataset, Derived, Statement};
use prima_store::innovation::{HubActivity, HubMember};
use prima_store::register::Body;
use prima_workflow::assessment::Desk;
use prima_workflow::innovation::hub::{
    HubEntry, HubList, NewActivity, NewMember, activity_stamp, hub_activities, hub_entry_before,
    hub_members, keeps_hub, member_stamp, remove_hub_entry, save_hub_activity, save_hub_member,
};
use prima_workflow::innovation::{InnovationError, InnovationRefusal, Told};

on_both_engines![
    members_come_and_go_and_no_stretch_overlaps,
    activities_are_put_right_and_removed_and_the_trail_keeps_them,
    nobody_replaces_an_entry_they_have_not_seen_and_what_it_said_stays,
    an_entry_does_not_become_the_twin_of_another,
    only_officers_of_a_hub_keep_it,
    a_member_is_named_by_its_id_or_its_whole_name,
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
        read: String::new(),
        member: UNIT.to_owned(),
        since: since.to_owned(),
        until: until.to_owned(),
        source: "SK 1/2023".to_owned(),
    }
}

fn activity(number: Option<i64>, title: &str) -> NewActivity {
    NewActivity {
        number,
        read: String::new(),
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

/// Puts an entry of a member right as it was read just now.
async fn put_right(database: &Database, new: NewMember) -> Told<()> {
    let rows = hub_members(database, MINISTRY).await.unwrap();
    let row = rows.iter().find(|row| Some(row.number) == new.number);
    let read = row.map_or_else(String::new, member_stamp);
    join(database, &NewMember { read, ..new }).await
}

/// Puts an entry of an activity right as it was read just now.
async fn change(database: &Database, new: NewActivity) -> Told<()> {
    let read = read_now(database, new.number.unwrap()).await;
    did(database, &NewActivity { read, ..new }).await
}

/// The stamp of an activity as it stands.
async fn read_now(database: &Database, number: i64) -> String {
    let rows = hub_activities(database, MINISTRY).await.unwrap();
    let row = rows.iter().find(|row| row.number == number);
    row.map_or_else(String::new, activity_stamp)
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
    put_right(database, member(Some(2), "2023-03", ""))
        .await
        .unwrap();
    let rows = hub_members(database, MINISTRY).await.unwrap();
    let found: Vec<(&str, &str)> = rows.iter().map(|row| (&*row.since, &*row.until)).collect();
    assert_eq!(found, [("2023-03", ""), ("2020", "2021-06")]);
    // The stories play on 3 February 2030: who leaves in March has not left.
    let planned = refused(put_right(database, member(Some(2), "2023-03", "2030-03-31")).await);
    let ahead = InnovationRefusal::Hub(vec![("until", Wrong::Ahead)]);
    assert_eq!(planned, ahead);
    assert!(planned.texts(Lang::Id)[0].1.contains("masih bergabung"));
    let itself = NewMember {
        member: MINISTRY.to_owned(),
        ..member(None, "2023", "")
    };
    let itself = refused(join(database, &itself).await);
    let chosen = || vec![("member", Wrong::NotChosen)];
    assert_eq!(itself, InnovationRefusal::Hub(chosen()));
    let nobody = NewMember {
        member: " ".to_owned(),
        ..member(None, "2023", "")
    };
    let nobody = refused(join(database, &nobody).await);
    assert_eq!(nobody, InnovationRefusal::Hub(chosen()));
    let lost = refused(put_right(database, member(Some(9), "2029", "")).await);
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
    change(database, activity(Some(1), "Berbagi praktik baik"))
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
    let read = read_now(database, 1).await;
    let remove = async |reason: &str| {
        let entry = HubEntry {
            list: HubList::Activities,
            number: 1,
            read: &read,
        };
        remove_hub_entry(database, &coordinator(), MINISTRY, entry, reason, FEBRUARY).await
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

async fn nobody_replaces_an_entry_they_have_not_seen_and_what_it_said_stays(own: OwnDatabase) {
    let desk = laid_out(&own).await;
    let database = &desk.database;
    did(database, &activity(None, "Pameran")).await.unwrap();
    join(database, &member(None, "2023", "")).await.unwrap();
    // Two officers read the same; the second saves what they have not seen.
    let read = read_now(database, 1).await;
    let as_read = |title: &str| NewActivity {
        read: read.clone(),
        content: format!("Isi {title}."),
        ..activity(Some(1), title)
    };
    did(database, &as_read("Pameran besar")).await.unwrap();
    // Sent twice, it is saved once, though what was read stands no more.
    did(database, &as_read("Pameran besar")).await.unwrap();
    let late = refused(did(database, &as_read("Pameran kecil")).await);
    assert_eq!(late, InnovationRefusal::HubChanged);
    let entry = HubEntry {
        list: HubList::Activities,
        number: 1,
        read: &read,
    };
    let removed = remove_hub_entry(
        database,
        &coordinator(),
        MINISTRY,
        entry,
        "Keliru.",
        FEBRUARY,
    )
    .await;
    assert_eq!(refused(removed), InnovationRefusal::HubChanged);
    let late = refused(join(database, &member(Some(1), "2022", "")).await);
    assert_eq!(late, InnovationRefusal::HubChanged, "nothing was read");
    put_right(database, member(Some(1), "2022", ""))
        .await
        .unwrap();
    put_right(database, member(Some(1), "2021", ""))
        .await
        .unwrap();
    // What stood in public stays, with all that it said.
    let before = hub_entry_before::<HubActivity>(database, MINISTRY, 1)
        .await
        .unwrap();
    let said: Vec<(i64, &str, &str)> = before
        .iter()
        .map(|row| (row.version, row.title.as_str(), row.content.as_str()))
        .collect();
    assert_eq!(said, [(1, "Pameran", "Lima unit berbagi.")]);
    let before = hub_entry_before::<HubMember>(database, MINISTRY, 1)
        .await
        .unwrap();
    let since: Vec<&str> = before.iter().map(|row| row.since.as_str()).collect();
    assert_eq!(since, ["2022", "2023"], "newest first");
    // Who puts right what was removed meanwhile is told so.
    let read = read_now(database, 1).await;
    let entry = HubEntry {
        read: &read,
        ..entry
    };
    remove_hub_entry(
        database,
        &coordinator(),
        MINISTRY,
        entry,
        "Keliru.",
        FEBRUARY,
    )
    .await
    .unwrap();
    let gone = NewActivity {
        read,
        ..activity(Some(1), "Pameran kecil")
    };
    let gone = refused(did(database, &gone).await);
    assert_eq!(gone, InnovationRefusal::HubRemoved);
    let before = hub_entry_before::<HubActivity>(database, MINISTRY, 1)
        .await
        .unwrap();
    assert_eq!(
        before[0].title, "Pameran besar",
        "removed, it stays as well"
    );
}

async fn an_entry_does_not_become_the_twin_of_another(own: OwnDatabase) {
    let desk = laid_out(&own).await;
    let database = &desk.database;
    did(database, &activity(None, "Pameran")).await.unwrap();
    did(database, &activity(None, "Lokakarya")).await.unwrap();
    let twin = refused(change(database, activity(Some(2), "Pameran")).await);
    let expected = vec![("title", Wrong::Twin)];
    assert_eq!(twin, InnovationRefusal::Hub(expected));
    join(database, &member(None, "2020", "2020")).await.unwrap();
    join(database, &member(None, "2021", "")).await.unwrap();
    let twin = refused(put_right(database, member(Some(2), "2020", "2020")).await);
    let expected = vec![("since", Wrong::Overlaps)];
    assert_eq!(twin, InnovationRefusal::Hub(expected));
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

async fn a_member_is_named_by_its_id_or_its_whole_name(own: OwnDatabase) {
    let desk = laid_out(&own).await;
    let database = &desk.database;
    // Two units far away have one name; one lies nowhere that anybody wrote down.
    let bodies = database.bodies().await.unwrap();
    let twin = |id: &str| Body {
        body: id.to_owned(),
        name: "Puskesmas Melati".to_owned(),
        kind: "service_unit".to_owned(),
        ..Body::default()
    };
    let all = [bodies.clone(), vec![twin("melati-1"), twin("melati-2")]].concat();
    replace_bodies(database, all).await;
    let named = |written: &str| NewMember {
        member: written.to_owned(),
        ..member(None, "2023", "")
    };
    for (written, wrong, said) in [
        ("Puskesmas Mawar", Wrong::Unknown, "nama resminya"),
        ("Puskesmas", Wrong::Unknown, "nama resminya"),
        ("Puskesmas Melati", Wrong::Several, "kodenya"),
        ("Kementerian Contoh", Wrong::NotChosen, "selain hub"),
    ] {
        let refusal = refused(join(database, &named(written)).await);
        assert_eq!(refusal, InnovationRefusal::Hub(vec![("member", wrong)]));
        let texts = refusal.texts(Lang::Id);
        assert!(texts[0].1.contains(said), "{written}: {texts:?}");
    }
    for written in [" Lapas Contoh ", "melati-2"] {
        join(database, &named(written)).await.unwrap();
    }
    // Sent twice, once by name and once by id, it is kept once.
    join(database, &named(OTHER)).await.unwrap();
    let rows = hub_members(database, MINISTRY).await.unwrap();
    let members: Vec<&str> = rows.iter().map(|row| row.member.as_str()).collect();
    assert_eq!(members, [OTHER, "melati-2"]);
    // The source of one that left the register is put right, and the member stays.
    replace_bodies(database, bodies).await;
    let source = NewMember {
        number: Some(2),
        source: "SK 2/2023".to_owned(),
        ..named("melati-2")
    };
    put_right(database, source).await.unwrap();
    let rows = hub_members(database, MINISTRY).await.unwrap();
    let row = rows.iter().find(|row| row.number == 2).unwrap();
    assert_eq!((&*row.member, &*row.source), ("melati-2", "SK 2/2023"));
    let gone = refused(join(database, &named("melati-2")).await);
    let unknown = vec![("member", Wrong::Unknown)];
    assert_eq!(gone, InnovationRefusal::Hub(unknown));
}

async fn replace_bodies(database: &Database, bodies: Vec<Body>) {
    let mut act = database.act().await.unwrap();
    act.replace_bodies(bodies).await.unwrap();
    act.finish("2030-01-02T00:00:00Z", "uji", "import", "", "")
        .await
        .unwrap();
}
