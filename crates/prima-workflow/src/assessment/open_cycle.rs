//! An officer opens a round of a programme.

use super::desk::Desk;
use super::facts::OPEN;
use super::moment::utc;
use super::refusal::{Acted, Refusal};
use prima_domain::assessment::cycle::Schedule;
use prima_domain::assessment::permission::preparation::may_open_cycle;
use prima_domain::register::id::ProgrammeCode;
use prima_domain::register::person::Actor;
use prima_exchange::records::{is_date, is_slug};
use prima_instrument::words::Text;
use prima_store::cycle::{Cycle, StageRow};
use serde_json::json;

/// A round that is to be opened.
#[derive(Clone, Debug)]
pub struct NewCycle {
    /// Its id, part of its address, such as `pekppp-2026`.
    pub cycle: String,
    /// Programme, such as `pekppp`.
    pub programme: String,
    /// `code/edition`
    pub instrument: String,
    /// Reference period: a year, month or day.
    pub period: String,
    /// Title.
    pub title: Text,
    /// `sample`, or empty for a real round.
    pub sample: String,
    /// Its stages.
    pub schedule: Schedule,
}

/// Opens a round. Everything about it that can be wrong is refused: the
/// instrument must be one without faults, the dates those of a round.
pub async fn open_cycle(desk: &Desk, actor: &Actor, new: &NewCycle, now: i64) -> Acted<()> {
    may_open_cycle(actor, &ProgrammeCode::new(new.programme.clone()))?;
    check(new)?;
    if desk.rules(&new.instrument).is_err() {
        let name = new.instrument.clone();
        return Err(Refusal::UnknownInstrument { name }.into());
    }
    let mut act = desk.database.act().await?;
    let cycle = new.cycle.clone();
    if !act.reading().cycle_named(&cycle).await?.is_empty() {
        return Err(Refusal::CycleExists { cycle }.into());
    }
    let at = utc(now);
    let row = Cycle {
        cycle,
        programme: new.programme.clone(),
        instrument: new.instrument.clone(),
        period: new.period.clone(),
        title_id: new.title.id.trim().to_owned(),
        title_en: new.title.en.trim().to_owned(),
        sample: new.sample.clone(),
        state: OPEN.to_owned(),
        person: actor.person.to_string(),
        at: at.clone(),
    };
    act.add_rows(&[row]).await?;
    act.replace_stages(&new.cycle, &stages(&new.cycle, &new.schedule))
        .await?;
    let detail = json!({ "instrument": new.instrument, "period": new.period });
    let actor = actor.person.as_str();
    act.finish_privately(&at, actor, "open_cycle", &new.cycle, &detail.to_string())
        .await?;
    Ok(())
}

/// Rows of the stages of a round.
pub(super) fn stages(cycle: &str, schedule: &Schedule) -> Vec<StageRow> {
    let row = |window: &prima_domain::assessment::cycle::Window| StageRow {
        cycle: cycle.to_owned(),
        stage: window.stage.code().to_owned(),
        opens: window.opens,
        closes: window.closes,
    };
    schedule.windows().iter().map(row).collect()
}

fn check(new: &NewCycle) -> Result<(), Refusal> {
    let unusable = |field, found: &str| {
        let found = found.to_owned();
        Err(Refusal::Unusable { field, found })
    };
    if !is_slug(&new.cycle) {
        return unusable("cycle", &new.cycle);
    }
    if !is_slug(&new.programme) {
        return unusable("programme", &new.programme);
    }
    if !is_date(&new.period) {
        return unusable("period", &new.period);
    }
    if !["", "sample"].contains(&new.sample.as_str()) {
        return unusable("sample", &new.sample);
    }
    for (field, text) in [("title_id", &new.title.id), ("title_en", &new.title.en)] {
        if text.trim().is_empty() {
            return Err(Refusal::Blank { field });
        }
    }
    match new.schedule.check() {
        faults if faults.is_empty() => Ok(()),
        faults => Err(Refusal::Schedule(faults)),
    }
}
