//! An officer gives one unit, or all, more time in one stage, with a reason.

use super::desk::Desk;
use super::facts;
use super::moment::utc;
use super::notice::News;
use super::refusal::{Acted, Refusal};
use prima_domain::assessment::cycle::{Extension, ExtensionFault, Stage};
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::assessment::permission::preparation::{may_change_schedule, may_extend};
use prima_domain::register::id::BodyId;
use prima_domain::register::person::Actor;
use prima_store::cycle::ExtensionRow;
use serde_json::json;

/// More time that is to be given.
#[derive(Clone, Debug)]
pub struct NewExtension {
    /// In which stage.
    pub stage: Stage,
    /// For which unit; for all without one.
    pub unit: Option<String>,
    /// First moment at which the stage is open no more, in seconds UTC.
    pub until: i64,
    /// Why.
    pub reason: String,
}

/// Keeps a stage open for longer, and tells the units whose stage it is.
pub async fn extend_stage(
    desk: &Desk,
    actor: &Actor,
    cycle: &str,
    new: &NewExtension,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let seen = facts::cycle(&mut act.reading(), cycle).await?;
    match &new.unit {
        Some(unit) => {
            let unit = facts::unit(&mut act.reading(), cycle, unit).await?;
            may_extend(&seen.situation(actor, &unit, now))?;
        }
        None => may_change_schedule(actor, &seen.facts)?,
    }
    check(new, &seen)?;
    let before = act.reading().extensions_of(cycle).await?;
    let unit = new.unit.as_deref().unwrap_or_default();
    let is_same = |row: &ExtensionRow| {
        let given = (
            row.stage.as_str(),
            row.unit.as_str(),
            row.until,
            row.reason.as_str(),
        );
        given == (new.stage.code(), unit, new.until, new.reason.trim())
    };
    // A form that is sent twice gives no more time than once.
    if before.iter().any(is_same) {
        return Ok(());
    }
    let at = utc(now);
    let row = ExtensionRow {
        cycle: cycle.to_owned(),
        number: before.last().map_or(1, |last| last.number + 1),
        stage: new.stage.code().to_owned(),
        unit: new.unit.clone().unwrap_or_default(),
        until: new.until,
        reason: new.reason.trim().to_owned(),
        person: actor.person.to_string(),
        at: at.clone(),
    };
    let detail = json!({
        "stage": row.stage, "unit": row.unit, "until": row.until, "reason": row.reason,
    });
    if new.stage.is_of_units() {
        let news = News {
            kind: NoticeKind::TimeGiven,
            cycle,
            occasion: &row.number.to_string(),
            until: Some(new.until),
            now,
        };
        let units = match &new.unit {
            Some(unit) => vec![unit.clone()],
            None => {
                let loci = act.reading().loci_of(cycle).await?.into_iter();
                loci.map(|locus| locus.unit).collect()
            }
        };
        let units: Vec<&str> = units.iter().map(String::as_str).collect();
        news.tell_officers(&mut act, &units).await?;
    }
    act.add_rows(&[row]).await?;
    let actor = actor.person.as_str();
    act.finish_privately(&at, actor, "extend_stage", cycle, &detail.to_string())
        .await?;
    Ok(())
}

fn check(new: &NewExtension, seen: &facts::CycleSeen) -> Result<(), Refusal> {
    let unit = new.unit.clone().map(BodyId::new);
    let refused = |fault: ExtensionFault| Refusal::Extension(vec![fault]);
    let extension = Extension::new(new.stage, unit, new.until, &new.reason).map_err(refused)?;
    match extension.check(&seen.facts.schedule) {
        faults if faults.is_empty() => Ok(()),
        faults => Err(Refusal::Extension(faults)),
    }
}
