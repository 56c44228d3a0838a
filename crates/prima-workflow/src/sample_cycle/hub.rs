//! The hub of the sample: who its members are and what it did, an innovation that
//! one of them offers, and a body outside that it mentors. Only the demo makes it.
//!
//! It is a hub by a sample data set alone, so that it never counts among those
//! that are known.

use super::mentoring::{INNOVATION, failed};
use super::{
    Cast, DAY, INSTITUTION, Place, SampleError, UNITS, admit, import_bodies, import_folder, named,
};
use crate::assessment::Desk;
use crate::innovation::hub::{NewActivity, NewMember, save_hub_activity, save_hub_member};
use crate::innovation::{
    NewAnswer, NewNote, NewRequest, answer_request, note_mentoring, offer_replication,
    request_replication,
};
use crate::people::{Chance, Hashing};
use prima_domain::register::day::Day;
use prima_domain::register::person::{Actor, Role};

/// The body outside the hub that is mentored.
pub const NEIGHBOUR: &str = "contoh-rsud-sebelah";
/// The innovation that is offered.
pub const OFFERED: &str = "contoh-akta-di-ruang-bersalin";

const BODIES: &str = include_str!("neighbour.csv");
/// What says that the institution is a hub.
const STATEMENT: (&str, [(&str, &str); 2]) = (
    "contoh-hub",
    [
        ("example.toml", include_str!("contoh-hub/example.toml")),
        ("statements.csv", include_str!("contoh-hub/statements.csv")),
    ],
);

pub(super) const CAST: [Cast; 1] = [(
    "unit6",
    "Petugas RSUD Sebelah",
    Role::UnitOfficer,
    Place::Body(NEIGHBOUR),
)];

/// Member, and how many days ago it joined and left; 0: it has not.
const MEMBERS: [(&str, i64, i64); 3] =
    [(UNITS[0], 700, 0), (UNITS[1], 420, 0), (UNITS[2], 650, 200)];

/// How many days ago, what kind, what it is called and what was done.
const ACTIVITIES: [(i64, &str, &str, &str); 3] = [
    (
        310,
        "tukar-pengalaman",
        "Temu inovator Kabupaten Contoh (contoh)",
        "Tiga unit memperlihatkan inovasinya dan kesulitan yang dihadapi (contoh).",
    ),
    (
        120,
        "dokumentasi",
        "Buku saku antre dari rumah (contoh)",
        "Langkah, biaya, dan salah yang sering terjadi ditulis bersama RSUD Contoh (contoh).",
    ),
    (
        34,
        "pendampingan",
        "Kunjungan belajar RSUD Contoh Sebelah (contoh)",
        "Loket, jadwal, dan pemanggilan dilihat selama satu pagi (contoh).",
    ),
];

/// Makes it beside the requests of [`super::mentoring::make`], which must be there;
/// does nothing where it is there itself.
pub async fn make(
    desk: &Desk,
    hashing: &Hashing,
    now: i64,
    chance: Chance<'_>,
) -> Result<(), SampleError> {
    let there = desk.database.reading().members_of_hub(INSTITUTION).await?;
    if !there.is_empty() {
        return Ok(());
    }
    import_bodies(desk, BODIES, now).await?;
    let (name, files) = STATEMENT;
    import_folder(desk, name, &files, now).await?;
    admit(desk, hashing, &CAST, now - 61 * DAY, chance).await?;
    kept(desk, &named(desk, "koordinator").await?, now).await?;
    let terms = "Contoh formulir dan perjanjian dengan tempat bersalin diberikan; satu kali kunjungan belajar (contoh).";
    let owner = named(desk, "unit2").await?;
    let offered = offer_replication(&desk.database, &owner, OFFERED, Some(terms), now - 90 * DAY);
    offered.await.map_err(failed)?;
    mentored(desk, now).await
}

/// The coordinator writes down members and activities.
async fn kept(desk: &Desk, coordinator: &Actor, now: i64) -> Result<(), SampleError> {
    let (database, day) = (&desk.database, |ago: i64| {
        Day::at(now - ago * DAY).to_string()
    });
    for (member, since, until) in MEMBERS {
        let new = NewMember {
            number: None,
            read: String::new(),
            member: member.to_owned(),
            since: day(since),
            until: if until == 0 {
                String::new()
            } else {
                day(until)
            },
            source: "Keputusan Bupati Contoh (contoh)".to_owned(),
        };
        let saved = save_hub_member(database, coordinator, INSTITUTION, &new, now - 30 * DAY);
        saved.await.map_err(failed)?;
    }
    for (ago, kind, title, content) in ACTIVITIES {
        let new = NewActivity {
            number: None,
            read: String::new(),
            day: day(ago),
            kind: kind.to_owned(),
            title: title.to_owned(),
            content: content.to_owned(),
            link: String::new(),
        };
        let saved = save_hub_activity(database, coordinator, INSTITUTION, &new, now - 30 * DAY);
        saved.await.map_err(failed)?;
    }
    Ok(())
}

/// A body outside asks, is accepted, and both tell of one meeting.
async fn mentored(desk: &Desk, now: i64) -> Result<(), SampleError> {
    let database = &desk.database;
    let (owner, asker) = (named(desk, "unit1").await?, named(desk, "unit6").await?);
    let new = NewRequest {
        unit: NEIGHBOUR.to_owned(),
        kind: "mentor".to_owned(),
        words: "Mohon didampingi memulai antrean dari rumah di dua poliklinik (contoh).".to_owned(),
    };
    let asked = request_replication(database, &asker, INNOVATION, &new, now - 45 * DAY);
    asked.await.map_err(failed)?;
    let rows = database
        .reading()
        .requests_of_innovation(INNOVATION)
        .await?;
    let own = rows.iter().find(|row| row.body == NEIGHBOUR);
    let number = own.map_or(0, |row| row.number);
    let answer = NewAnswer {
        is_accepted: Some(true),
        answer: "Silakan datang pada hari Selasa; bawa daftar dokter dan jam praktiknya (contoh)."
            .to_owned(),
    };
    let answered = answer_request(
        database,
        &owner,
        INNOVATION,
        number,
        &answer,
        now - 40 * DAY,
    );
    answered.await.map_err(failed)?;
    for (actor, content) in [
        (
            &owner,
            "Memperlihatkan loket, jadwal, dan cara memanggil (contoh).",
        ),
        (
            &asker,
            "Mencoba membuat jadwal untuk dua poliklinik (contoh).",
        ),
    ] {
        let note = NewNote {
            day: Day::at(now - 34 * DAY).to_string(),
            content: content.to_owned(),
        };
        let noted = note_mentoring(database, actor, INNOVATION, number, &note, now - 33 * DAY);
        noted.await.map_err(failed)?;
    }
    Ok(())
}
