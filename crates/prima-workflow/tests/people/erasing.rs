//! What is not to be kept goes by itself, also where nobody signs in.

use crate::office::{ADMINISTRATOR, CLINIC, Office, PASSWORD, chance, denial};
use crate::own_database::OwnDatabase;
use prima_domain::register::person::{Role, Scope};
use prima_workflow::people::{Denial, forget_doors, invite_person, make_recovery_note};

on_both_engines![what_nobody_can_use_any_more_is_erased_by_the_system,];

const DAY: i64 = 86_400;

async fn what_nobody_can_use_any_more_is_erased_by_the_system(own: OwnDatabase) {
    let office = Office::open(own).await;
    let clinic = Scope::Body(CLINIC.into());
    let una = office
        .add("una@contoh.go.id", Role::UnitOfficer, &clinic)
        .await;
    // A session, two counts of failed tries (an address and a name of nobody), a
    // letter nobody answers, and a note for recovery.
    office.sign_in(0, ADMINISTRATOR, PASSWORD).await.unwrap();
    let failed = office.sign_in(1, "tiada@contoh.go.id", "salah").await;
    assert_eq!(denial(failed), Denial::Wrong);
    let by = &office.administrator;
    let email = "udin@contoh.go.id";
    let (scene, role) = (office.at(1), Role::UnitOfficer);
    invite_person(&scene, by, email, role, &clinic, &mut chance())
        .await
        .unwrap();
    make_recovery_note(&office.at(1), by, &una.person, &mut chance())
        .await
        .unwrap();
    let id = by.person.as_str();
    let database = &office.database;
    let sessions = async || database.sessions_of(id).await.unwrap().len();
    let letters = async || database.invitations().await.unwrap();
    assert_eq!(sessions().await, 1);
    let before = office.audit().await.len();
    // Everything may still be used within the first hours.
    assert_eq!(forget_doors(&office.at(3_600)).await.unwrap(), 0);
    assert_eq!(
        office.audit().await.len(),
        before,
        "nothing is written down"
    );
    // A session ends after twelve hours, the counts of an address and of a name are
    // forgotten a day after they began, not a second sooner.
    let forget = async |at: i64| forget_doors(&office.at(at)).await.unwrap();
    assert_eq!(forget(DAY + 1).await, 1, "the session");
    let n_erased = forget(DAY + 2).await;
    assert_eq!(n_erased, 2, "address and name");
    let before = office.audit().await.len() - 1;
    assert_eq!(sessions().await, 0);
    assert!(letters().await.iter().any(|row| row.email == email));
    let lines = office.audit().await;
    assert_eq!(lines.len(), before + 1);
    let last = lines.last().unwrap();
    assert_eq!(
        (last.act.as_str(), last.actor.as_str()),
        ("forget_doors", "system")
    );
    assert_eq!(forget_doors(&office.at(DAY + 2)).await.unwrap(), 0);
    // A letter holds for seven days, and is forgotten a day later.
    forget_doors(&office.at(8 * DAY + 2)).await.unwrap();
    assert!(letters().await.is_empty());
}
