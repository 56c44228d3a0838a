//! Proposals of the sample: a draft that is much like an innovation of the
//! catalogue, and one that waits for the administrative check. Only the demo
//! makes them.

use super::{Cast, DAY, Place, SampleError, UNITS, admit, named};
use crate::assessment::Desk;
use crate::failure::WorkflowError;
use crate::innovation::proposal::{
    Earlier, Head, NewProposal, NewText, begin_proposal, save_head, save_section,
};
use crate::people::{Chance, Hashing};
use crate::recognition::{NewStep, open_programme, shelved, take_step};
use prima_domain::register::person::{Actor, Role};
use std::collections::BTreeMap;
use std::path::Path;

/// The edition they are entered in.
pub const EDITION: (&str, &str) = ("kovablik", "2022");
/// The draft, and the proposal that waits.
pub const CANDIDACIES: [&str; 2] = ["kovablik-2022-contoh-rsud-1", "kovablik-2022-contoh-rsud-2"];

pub(super) const CAST: [Cast; 1] = [(
    "petugas-inovasi",
    "Petugas Kompetisi Inovasi",
    Role::ProgrammeOfficer,
    Place::Named(EDITION.0),
)];

const DRAFT: [(&str, &str); 3] = [
    (
        "ringkasan",
        "Pasien rawat jalan mengambil nomor antrean dari rumah dan datang pada jam yang dijanjikan.",
    ),
    (
        "ide-inovatif",
        "Pasien rawat jalan menunggu sejak subuh untuk memperoleh nomor antrean; lanjut usia dan penyandang disabilitas paling dirugikan. Nomor antrean diambil dari rumah melalui telepon.",
    ),
    (
        "signifikansi",
        "Waktu tunggu diukur setiap minggu dan ditempel di loket.",
    ),
];
const WHOLE: [(&str, &str); 7] = [
    (
        "ringkasan",
        "Obat pasien kronis diantar bersama kunjungan kader posyandu.",
    ),
    (
        "ide-inovatif",
        "Kader membawa obat yang sudah diracik pada jadwal kunjungan yang ada, tanpa perjalanan baru.",
    ),
    (
        "signifikansi",
        "Pasien tidak lagi kehilangan satu hari kerja untuk mengambil obat (contoh).",
    ),
    ("kontribusi-tpb", "Tujuan 3 dan 10."),
    (
        "adaptabilitas",
        "Dapat ditiru puskesmas yang mempunyai kader aktif.",
    ),
    (
        "keberlanjutan",
        "Diatur dengan keputusan direktur dan dianggarkan setiap tahun (contoh).",
    ),
    ("kolaborasi", "Dinas kesehatan, pemerintah desa, dan kader."),
];

/// Makes them beside the round of [`super::make`], which must be there; does
/// nothing where they are there.
pub async fn make(
    desk: &Desk,
    hashing: &Hashing,
    now: i64,
    chance: Chance<'_>,
) -> Result<(), SampleError> {
    let (programme, edition) = EDITION;
    let mut reading = desk.database.reading();
    if !reading
        .programme_edition(programme, edition)
        .await?
        .is_empty()
    {
        return Ok(());
    }
    admit(desk, hashing, &CAST, now - 20 * DAY, chance).await?;
    let officer = named(desk, CAST[0].0).await?;
    let unit = named(desk, "unit1").await?;
    open_programme(desk, &officer, &text(programme, edition)?, now - 15 * DAY).await?;
    let begun = now - 10 * DAY;
    for (title, id) in [
        ("Antre dari Rumah 2 (contoh)", CANDIDACIES[0]),
        ("Obat Ikut Kader (contoh)", CANDIDACIES[1]),
    ] {
        let new = NewProposal {
            programme: programme.to_owned(),
            edition: edition.to_owned(),
            unit: UNITS[0].to_owned(),
            title: title.to_owned(),
            group: "umum".to_owned(),
        };
        let candidacy = begin_proposal(desk, &unit, &new, begun).await?;
        debug_assert_eq!(candidacy, id);
        head(desk, &unit, id, title, now).await?;
    }
    write(desk, &unit, CANDIDACIES[0], &DRAFT, now).await?;
    write(desk, &unit, CANDIDACIES[1], &WHOLE, now).await?;
    let step = NewStep {
        exit: "ajukan".to_owned(),
        version: 1,
        ..NewStep::default()
    };
    take_step(desk, &unit, CANDIDACIES[1], &step, now - DAY).await?;
    Ok(())
}

/// The rules of an edition on the shelf.
pub(super) fn text(programme: &str, edition: &str) -> Result<String, SampleError> {
    let name = format!("{programme}/{edition}");
    let found = shelved()?.into_iter().find(|one| one.name == name);
    let missing = || std::io::Error::new(std::io::ErrorKind::NotFound, "not on the shelf");
    let found = found.ok_or_else(|| WorkflowError::at(Path::new(&name))(missing()))?;
    Ok(found.text)
}

async fn head(
    desk: &Desk,
    unit: &Actor,
    id: &str,
    title: &str,
    now: i64,
) -> Result<(), SampleError> {
    let honours: BTreeMap<String, Earlier> = BTreeMap::new();
    let head = Head {
        title: title.to_owned(),
        group: "umum".to_owned(),
        began: "2021".to_owned(),
        honours,
        version: 1,
        ..Head::default()
    };
    Ok(save_head(desk, unit, id, &head, now - 9 * DAY).await?)
}

async fn write(
    desk: &Desk,
    unit: &Actor,
    id: &str,
    sections: &[(&str, &str)],
    now: i64,
) -> Result<(), SampleError> {
    for (section, content) in sections {
        let text = NewText {
            section: (*section).to_owned(),
            content: (*content).to_owned(),
            version: 0,
        };
        save_section(desk, unit, id, &text, now - 8 * DAY).await?;
    }
    Ok(())
}
