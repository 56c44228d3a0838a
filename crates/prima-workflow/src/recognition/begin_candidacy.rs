//! A unit declares itself, or its institution nominates it.

use super::facts::{edition, past, situation};
use crate::assessment::facts::with_ancestors;
use crate::assessment::moment::utc;
use crate::assessment::{Acted, Desk, Refusal};
use prima_domain::recognition::candidacy::{Given, begin};
use prima_domain::recognition::permission::may_begin_candidacy;
use prima_domain::register::day::Day;
use prima_domain::register::person::Actor;
use prima_domain::register::region::RegionCode;
use prima_store::Act;
use prima_store::recognition::{Candidacy, CandidacyStep};
use serde_json::json;

/// Who enters what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewCandidacy {
    /// The programme.
    pub programme: String,
    /// The edition.
    pub edition: String,
    /// The unit.
    pub unit: String,
    /// Number or name of the document; empty: none.
    pub document: String,
    /// What else is to be said; may be empty.
    pub reason: String,
}

/// Lets a unit in; gives the id of its candidacy.
pub async fn begin_candidacy(
    desk: &Desk,
    actor: &Actor,
    new: &NewCandidacy,
    now: i64,
) -> Acted<String> {
    let mut act = desk.database.act().await?;
    let row = enter(&mut act, actor, new, now).await?;
    let detail = json!({ "programme": row.programme, "unit": row.unit, "stage": row.stage });
    let detail = detail.to_string();
    act.finish(
        &row.at,
        &row.person,
        "begin_candidacy",
        &row.candidacy,
        &detail,
    )
    .await?;
    Ok(row.candidacy)
}

/// Lets a unit in within an act that goes on.
pub(crate) async fn enter(
    act: &mut Act,
    actor: &Actor,
    new: &NewCandidacy,
    now: i64,
) -> Acted<Candidacy> {
    let mut reading = act.reading();
    let seen = edition(&mut reading, &new.programme, &new.edition).await?;
    let subject = crate::assessment::facts::subject(&mut reading, &new.unit).await?;
    let subject = subject.ok_or(Refusal::Hidden)?;
    let who = situation(actor, &subject, &seen.code, now);
    may_begin_candidacy(&who, &seen.programme.entry.by)?;
    let today = Day::at(now);
    let past = past(&mut reading, &seen.programme, &new.unit, today).await?;
    let given = Given {
        reason: &new.reason,
        document: &new.document,
    };
    let standing = begin(&seen.programme, &past, given, today).map_err(Refusal::Candidacy)?;
    let bodies = with_ancestors(&mut reading, std::slice::from_ref(&new.unit)).await?;
    let body = bodies.get(&new.unit).ok_or(Refusal::Hidden)?;
    let before = reading.candidacies_of_unit(&new.unit).await?;
    let is_same = |row: &&Candidacy| row.programme == new.programme && row.edition == new.edition;
    let n = before.iter().filter(is_same).count() + 1;
    let top = subject
        .lineage()
        .last()
        .map_or("", |step| step.body.as_str());
    let day = |day: Option<Day>| day.map_or_else(String::new, |day| day.to_string());
    let row = Candidacy {
        candidacy: format!("{}-{}-{}-{n}", new.programme, new.edition, new.unit),
        programme: new.programme.clone(),
        edition: new.edition.clone(),
        year: today.year().to_string(),
        unit: new.unit.clone(),
        institution: top.to_owned(),
        province: province(&body.region),
        stage: standing.stage.clone(),
        version: 1,
        granted: day(standing.granted),
        expires: day(standing.expires),
        revoked: String::new(),
        sample: body.sample.clone(),
        person: actor.person.to_string(),
        at: utc(now),
    };
    let step = CandidacyStep {
        candidacy: row.candidacy.clone(),
        number: 1,
        stage_after: row.stage.clone(),
        reason: new.reason.trim().to_owned(),
        document: new.document.trim().to_owned(),
        person: row.person.clone(),
        at: row.at.clone(),
        ..CandidacyStep::default()
    };
    act.add_rows(std::slice::from_ref(&row)).await?;
    act.add_rows(&[step]).await?;
    Ok(row)
}

/// Code of the province a region lies in; empty for what is national.
fn province(region: &str) -> String {
    let code = RegionCode::parse(region).ok();
    code.map_or_else(String::new, |code| code.province().to_string())
}
