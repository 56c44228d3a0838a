//! Each kind of job, done by its ordinary act.

use super::kind::JobKind;
use super::runner::Means;
use super::{certificates, made, worksheets};
use crate::assessment::signing::InstallationKey;
use crate::assessment::{
    Acted, Brought, COOLING_OFF_DAYS, Confirming, CorrectedValue, Desk, NewCorrection, Refusal,
    ask_in_steps, correct, rehearse_in_steps, take_indices, take_tallies,
};
use crate::people::{Scene, TrailAsked, actor_of, read_trail, trail_csv};
use crate::recognition::certificate::House;
use crate::steps::Steps;
use base64::prelude::{BASE64_STANDARD, Engine};
use prima_domain::register::person::Actor;
use prima_instrument::words::{Lang, Text};
use prima_store::AuditSought;
use prima_store::job::{INPUT, Job};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What a job came to.
#[derive(Clone, Debug, Default)]
pub(super) struct Made {
    /// In a few words.
    pub result: Value,
    /// The file it made, with its name.
    pub file: Option<(String, Vec<u8>)>,
}

/// A job in the making.
pub(super) struct Task<'a> {
    pub desk: &'a Desk,
    pub key: Option<&'a InstallationKey>,
    pub house: Option<&'a House>,
    pub row: &'a Job,
    /// What was asked for.
    pub asked: Value,
    pub actor: &'a Actor,
    pub lang: Lang,
    pub now: i64,
    pub steps: &'a Steps,
}

/// Does a job, in the name of whoever asked, as that person stands now.
pub(super) async fn perform(means: &Means, row: &Job, steps: &Steps, now: i64) -> Acted<Made> {
    let desk = &means.desk;
    let kind = JobKind::from_code(&row.kind).ok_or(Refusal::Hidden)?;
    let person = desk.database.person(&row.person).await?;
    if person.is_some_and(|person| person.state != "active") {
        return Err(Refusal::Hidden.into());
    }
    let actor = actor_of(&desk.database, &row.person).await?;
    let task = Task {
        desk,
        key: means.key.as_ref(),
        house: means.house.as_ref(),
        row,
        asked: serde_json::from_str(&row.asked).unwrap_or_default(),
        actor: &actor,
        lang: match row.lang.as_str() {
            "en" => Lang::En,
            _ => Lang::Id,
        },
        now,
        steps,
    };
    match kind {
        JobKind::Rehearse => task.rehearse().await,
        JobKind::Ask => task.ask().await,
        JobKind::Confirm => task.confirm().await,
        JobKind::Correct => task.correct().await,
        JobKind::Tallies | JobKind::Indices => task.bring(kind).await,
        JobKind::Worksheets => worksheets::write(&task).await,
        JobKind::Trail => task.trail().await,
        JobKind::Certificates => certificates::issue(&task).await,
    }
}

/// Lines of the trail read at once, and in one file at most.
const PIECE: usize = 5_000;
const MOST_LINES: usize = 500_000;

impl Task<'_> {
    async fn rehearse(&self) -> Acted<Made> {
        let Task { desk, actor, .. } = *self;
        let cycle = &self.row.cycle;
        let rehearsal = rehearse_in_steps(desk, actor, cycle, self.now, self.steps).await?;
        let text = made::written(&rehearsal).to_string();
        Ok(Made {
            result: json!({}),
            file: Some(("rehearsal.json".to_owned(), text.into_bytes())),
        })
    }

    async fn ask(&self) -> Acted<Made> {
        let Task { desk, actor, .. } = *self;
        let hour = self.asked["publish_at"].as_i64().unwrap_or_default();
        let cycle = &self.row.cycle;
        let number = ask_in_steps(desk, actor, cycle, hour, self.now, self.steps).await?;
        Ok(Made {
            result: json!({ "number": number }),
            file: None,
        })
    }

    async fn confirm(&self) -> Acted<Made> {
        let number = self.asked["number"].as_i64().unwrap_or_default();
        let confirming = Confirming {
            desk: self.desk,
            actor: self.actor,
            cycle: &self.row.cycle,
            number,
            key: self.key.ok_or(Refusal::Hidden)?,
            now: self.now,
        };
        confirming.confirm_in_steps(self.steps).await?;
        Ok(Made {
            result: json!({ "number": number }),
            file: None,
        })
    }

    async fn correct(&self) -> Acted<Made> {
        let Task { desk, actor, .. } = *self;
        self.steps.enter("freeze", 0, 1)?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let values = self.asked["values"].as_array().into_iter().flatten();
        let new = NewCorrection {
            reason: Text {
                id: text(&self.asked["reason"][0]),
                en: text(&self.asked["reason"][1]),
            },
            values: values
                .map(|value| CorrectedValue {
                    unit: text(&value[0]),
                    code: text(&value[1]),
                    value: text(&value[2]),
                })
                .collect(),
            publish_at: self.asked["publish_at"].as_i64().unwrap_or_default(),
        };
        let number = correct(desk, actor, &self.row.cycle, &new, self.now).await?;
        self.steps.note("keep", 1, 1);
        Ok(Made {
            result: json!({ "number": number }),
            file: None,
        })
    }

    async fn bring(&self, kind: JobKind) -> Acted<Made> {
        let input = self.desk.database.job_file(&self.row.job, INPUT).await?;
        let table = BASE64_STANDARD.decode(input.unwrap_or_default());
        let table = table.unwrap_or_default();
        let brought = Brought {
            desk: self.desk,
            actor: self.actor,
            cycle: &self.row.cycle,
            table: &table,
            now: self.now,
            is_trial: self.asked["trial"] == true,
            steps: self.steps,
        };
        let result = match kind {
            JobKind::Indices => json!({ "units": take_indices(&brought).await? }),
            _ => {
                let taken = take_tallies(&brought).await?;
                json!({ "units": taken.n_units, "answers": taken.n_answers })
            }
        };
        Ok(Made { result, file: None })
    }

    async fn trail(&self) -> Acted<Made> {
        let text = |name: &str| self.asked[name].as_str().unwrap_or_default().to_owned();
        let list = |name: &str| {
            let values = self.asked[name].as_array();
            values.map(|values| {
                let values = values.iter().filter_map(Value::as_str);
                values.map(str::to_owned).collect()
            })
        };
        let lang = Lang::from_tag(&text("lang")).unwrap_or_default();
        let scene = Scene {
            database: &self.desk.database,
            now: self.now,
            cooling_off_days: COOLING_OFF_DAYS,
        };
        let mut asked = TrailAsked {
            sought: AuditSought {
                since: text("since"),
                before: text("before"),
                actors: list("actors"),
                act: text("act"),
                acts: list("acts").unwrap_or_default(),
                about: text("about"),
            },
            from: None,
            limit: PIECE,
        };
        let people = self.desk.database.people().await?.into_iter();
        let names: BTreeMap<String, String> = people.map(|one| (one.person, one.name)).collect();
        let mut out = trail_csv::head();
        let mut n_lines = 0;
        loop {
            self.steps.enter("trail", n_lines, 0)?;
            let trail = read_trail(&scene, self.actor, &asked).await?;
            trail_csv::push(lang, &trail.lines, &names, &mut out);
            n_lines += trail.lines.len();
            asked.from = trail.next;
            if asked.from.is_none() || n_lines >= MOST_LINES {
                break;
            }
        }
        self.steps.enter("keep", n_lines, n_lines)?;
        Ok(Made {
            result: json!({ "lines": n_lines, "is_cut": asked.from.is_some() }),
            file: Some(("jejak-audit.csv".to_owned(), out.into_bytes())),
        })
    }
}
