//! A programme of the sample that ends in a predikat: P2HAM is open, and its unit
//! has not declared itself yet, so that whoever tries it goes the whole way, from
//! the declaration that is signed to the predikat that two officers give. Only the
//! demo makes it.

use super::proposals::text;
use super::{Cast, DAY, Place, SampleError, admit, import_bodies, named};
use crate::assessment::Desk;
use crate::people::{Chance, Hashing};
use crate::recognition::open_programme;
use prima_domain::register::person::Role;

/// The edition that is open.
pub const EDITION: (&str, &str) = ("p2ham", "2022");
/// Its unit.
pub const UNIT: &str = "contoh-rutan";

const BODIES: &str = include_str!("predikat.csv");

pub(super) const CAST: [Cast; 3] = [
    (
        "petugas-p2ham1",
        "Petugas P2HAM Satu",
        Role::ProgrammeOfficer,
        Place::Named(EDITION.0),
    ),
    (
        "petugas-p2ham2",
        "Petugas P2HAM Dua",
        Role::ProgrammeOfficer,
        Place::Named(EDITION.0),
    ),
    (
        "unit-p2ham",
        "Petugas Rutan",
        Role::UnitOfficer,
        Place::Body(UNIT),
    ),
];

/// Makes it beside the round of [`super::make`], which must be there; does nothing
/// where it is there.
pub async fn make(
    desk: &Desk,
    hashing: &Hashing,
    now: i64,
    chance: Chance<'_>,
) -> Result<(), SampleError> {
    let (programme, edition) = EDITION;
    let mut reading = desk.database.reading();
    let there = reading.programme_edition(programme, edition).await?;
    if !there.is_empty() {
        return Ok(());
    }
    import_bodies(desk, BODIES, now).await?;
    admit(desk, hashing, &CAST, now - 20 * DAY, chance).await?;
    let officer = named(desk, CAST[0].0).await?;
    open_programme(desk, &officer, &text(programme, edition)?, now - 15 * DAY).await?;
    Ok(())
}
