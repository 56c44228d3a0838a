//! Bodies record what they took over and offer what they have.

use crate::files::Files;
use crate::own_database::OwnDatabase;
use prima_domain::innovation::replicating::{Taken, Wrong};
use prima_domain::register::id::{BodyId, PersonId};
use prima_domain::register::person::{Actor, Grant, Role, Scope};
use prima_store::Database;
use prima_workflow::innovation::{
    InnovationError, InnovationRefusal, NewReplica, Told, offer_replication, record_replication,
};

on_both_engines![
    a_replication_is_recorded_once_and_credits_its_origin,
    a_circle_and_what_is_not_ones_own_are_refused,
    a_replication_belongs_to_the_day_it_is_in_jakarta,
    an_offer_stands_until_it_is_withdrawn,
];

const SET: &str = "examples/gebyar-2024";
const ORIGIN: &str = "rawat-jalan-10-menit-sampang";
const REPLICA: &str = "rawat-jalan-10-menit-kroya-1";
/// 26 January 2024, 10.00 WIB.
const NOW: i64 = 1_706_238_000;

fn officer(body: &str) -> Actor {
    Actor {
        person: PersonId::from("p1"),
        grants: vec![Grant {
            role: Role::UnitOfficer,
            scope: Scope::Body(BodyId::from(body)),
        }],
        ties: Vec::new(),
        overrides: Vec::new(),
    }
}

fn new(unit: &str, replica: &str, title: &str) -> NewReplica {
    NewReplica {
        unit: unit.to_owned(),
        replica: replica.to_owned(),
        taken: Taken {
            title: title.to_owned(),
            year: "2024".to_owned(),
            adaptation: "Tanpa aplikasi.".to_owned(),
            effect: String::new(),
        },
    }
}

async fn filled(own: &OwnDatabase) -> Database {
    let database = own.open().await;
    Files::copied(&["register", SET])
        .import(&database, &["register", SET])
        .await;
    database
}

fn refused<T: std::fmt::Debug>(told: Told<T>) -> InnovationRefusal {
    match told {
        Err(InnovationError::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

async fn a_replication_is_recorded_once_and_credits_its_origin(own: OwnDatabase) {
    let database = filled(&own).await;
    let (unit, title) = ("puskesmas-ngulankulon", "Rawat Jalan Cepat");
    let actor = officer(unit);
    let asked = new(unit, "", title);
    let id = record_replication(&database, &actor, ORIGIN, &asked, NOW)
        .await
        .unwrap();
    assert_eq!(id, "rawat-jalan-cepat");
    let n_acts = database.n_acts().await.unwrap();
    let again = record_replication(&database, &actor, ORIGIN, &asked, NOW)
        .await
        .unwrap();
    assert_eq!(
        (again, database.n_acts().await.unwrap()),
        (id.clone(), n_acts)
    );
    let row = database.innovation(&id).await.unwrap().unwrap();
    assert_eq!((row.body.as_str(), row.unit.as_str()), ("trenggalek", unit));
    assert_eq!(
        (row.series.as_str(), row.sectors.as_str()),
        ("replikasi", "kesehatan")
    );
    let links = database.replications().await.unwrap();
    let link = links.iter().find(|link| link.replica == id).unwrap();
    assert_eq!((link.origin.as_str(), link.person.as_str()), (ORIGIN, "p1"));
    // A namesake of another body is another innovation.
    let (far, sister) = (officer("kendal"), new("kendal", "", title));
    let other = record_replication(&database, &far, ORIGIN, &sister, NOW)
        .await
        .unwrap();
    assert_eq!(other, "rawat-jalan-cepat-2");
    // Importing the origin's data set anew leaves both alone.
    let files = Files::copied(&["register", SET]);
    files.edit(
        &format!("{SET}/innovations.csv"),
        "Kuda Sakti,kendal",
        "Kuda Sakti!,kendal",
    );
    files.import(&database, &[SET]).await;
    assert_eq!(database.replications().await.unwrap().len(), 3);
}

async fn a_replication_belongs_to_the_day_it_is_in_jakarta(own: OwnDatabase) {
    let database = filled(&own).await;
    let unit = "puskesmas-ngulankulon";
    // 1 January 2024, 02.00 WIB, is 2023-12-31T19:00:00Z.
    let early = 1_704_049_200;
    let asked = new(unit, "", "Rawat Jalan Cepat");
    let id = record_replication(&database, &officer(unit), ORIGIN, &asked, early)
        .await
        .unwrap();
    let links = database.replications().await.unwrap();
    let link = links.iter().find(|link| link.replica == id).unwrap();
    assert_eq!((&*link.period, &*link.retrieved), ("2024", "2024-01-01"));
    assert_eq!(link.at, "2023-12-31T19:00:00Z");
}

async fn a_circle_and_what_is_not_ones_own_are_refused(own: OwnDatabase) {
    let database = filled(&own).await;
    let sampang = officer("puskesmas-sampang-cilacap");
    let back = new("puskesmas-sampang-cilacap", ORIGIN, "");
    let circle = refused(record_replication(&database, &sampang, REPLICA, &back, NOW).await);
    let way = vec![REPLICA.to_owned(), ORIGIN.to_owned()];
    assert_eq!(circle, InnovationRefusal::Circle(way));
    let kroya = officer("puskesmas-kroya-1");
    let there = new("puskesmas-kroya-1", REPLICA, "");
    let twice = refused(record_replication(&database, &kroya, ORIGIN, &there, NOW).await);
    assert_eq!(twice, InnovationRefusal::Recorded);
    let strange = new("puskesmas-kroya-1", "kuda-sakti", "");
    let strange = refused(record_replication(&database, &kroya, ORIGIN, &strange, NOW).await);
    assert_eq!(strange, InnovationRefusal::NotOwn);
    // For another body nobody speaks, and unknown looks the same.
    for (unit, origin) in [
        ("kendal", ORIGIN),
        ("tidak-ada", ORIGIN),
        ("puskesmas-kroya-1", "tidak-ada"),
    ] {
        let asked = new(unit, "", "Judul");
        let hidden = refused(record_replication(&database, &kroya, origin, &asked, NOW).await);
        assert_eq!(hidden, InnovationRefusal::Hidden, "{unit} {origin}");
    }
    let empty = new("puskesmas-kroya-1", "", " ");
    let faults = refused(record_replication(&database, &kroya, ORIGIN, &empty, NOW).await);
    assert_eq!(
        faults,
        InnovationRefusal::Faults(vec![("title", Wrong::Missing)])
    );
}

async fn an_offer_stands_until_it_is_withdrawn(own: OwnDatabase) {
    let database = filled(&own).await;
    let owner = officer("puskesmas-sampang-cilacap");
    let offer = async |terms| offer_replication(&database, &owner, ORIGIN, terms, NOW).await;
    assert_eq!(refused(offer(None).await), InnovationRefusal::NotOffered);
    let faults = InnovationRefusal::Faults(vec![("terms", Wrong::Missing)]);
    assert_eq!(refused(offer(Some("  ")).await), faults);
    let version = database.catalogue_version().await.unwrap();
    offer(Some("Kepala puskesmas mendampingi.")).await.unwrap();
    let open = database.open_offers().await.unwrap();
    assert_eq!(open[0].terms, "Kepala puskesmas mendampingi.");
    assert_eq!(database.catalogue_version().await.unwrap(), version + 1);
    let other = officer("puskesmas-kroya-1");
    let told = offer_replication(&database, &other, ORIGIN, Some("Saya"), NOW).await;
    assert_eq!(refused(told), InnovationRefusal::Hidden);
    offer(None).await.unwrap();
    assert!(database.open_offers().await.unwrap().is_empty());
}
