//! Requests of the sample: one that its owner accepted and both sides tell of, and
//! one that waits for an answer. Only the demo makes them.

use super::{DAY, SampleError, UNITS, named};
use crate::assessment::Desk;
use crate::failure::WorkflowError;
use crate::innovation::{
    InnovationError, NewAnswer, NewNote, NewRequest, answer_request, note_mentoring,
    request_replication,
};
use prima_domain::register::day::Day;

/// The innovation that is asked for.
pub const INNOVATION: &str = "contoh-antre-dari-rumah";

/// Makes them beside the round of [`super::make`], which must be there; does
/// nothing where they are there.
pub async fn make(desk: &Desk, now: i64) -> Result<(), SampleError> {
    let mut reading = desk.database.reading();
    let there = reading.requests_of_innovation(INNOVATION).await?;
    if !there.is_empty() || reading.innovation_with(INNOVATION).await?.is_empty() {
        return Ok(());
    }
    let owner = named(desk, "unit1").await?;
    let askers = [named(desk, "unit3").await?, named(desk, "unit2").await?];
    let database = &desk.database;
    for (asker, unit, kind, words, ago) in [
        (
            &askers[0],
            UNITS[2],
            "mentor",
            "Mohon didampingi mengatur jam kedatangan pemohon bantuan (contoh).",
            20,
        ),
        (
            &askers[1],
            UNITS[1],
            "replicate",
            "Mohon dibantu menerapkan antrean dari rumah untuk perekaman KTP-el (contoh).",
            2,
        ),
    ] {
        let new = NewRequest {
            unit: unit.to_owned(),
            kind: kind.to_owned(),
            words: words.to_owned(),
        };
        let asked = request_replication(database, asker, INNOVATION, &new, now - ago * DAY);
        asked.await.map_err(failed)?;
    }
    let answer = NewAnswer {
        is_accepted: Some(true),
        answer: "Kepala instalasi rawat jalan mendampingi; mulai dengan melihat loket (contoh)."
            .to_owned(),
    };
    let answered = answer_request(database, &owner, INNOVATION, 1, &answer, now - 18 * DAY);
    answered.await.map_err(failed)?;
    for (actor, content) in [
        (
            &owner,
            "Menunjukkan cara loket memanggil menurut jam (contoh).",
        ),
        (&askers[0], "Melihat loket dan mencoba jadwalnya (contoh)."),
    ] {
        let note = NewNote {
            day: Day::at(now - 10 * DAY).to_string(),
            content: content.to_owned(),
        };
        let noted = note_mentoring(database, actor, INNOVATION, 1, &note, now - 9 * DAY);
        noted.await.map_err(failed)?;
    }
    Ok(())
}

/// No act of the sample is refused; a refusal is told like a failure.
pub(super) fn failed(error: InnovationError) -> SampleError {
    match error {
        InnovationError::Failed(error) => SampleError::Bodies(error),
        refused => {
            let place = std::path::Path::new(INNOVATION);
            SampleError::Bodies(WorkflowError::at(place)(std::io::Error::other(refused)))
        }
    }
}
