//! A step that is taken: where the candidacy stands afterwards, what was granted
//! or revoked by it, and that the public reads it.

use super::facts::Seen;
use super::published::publish;
use super::step_notice::tell_unit;
use crate::assessment::moment::utc;
use crate::assessment::{Acted, Desk};
use crate::innovation::proposal::tell_checkers;
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::recognition::candidacy::Standing;
use prima_domain::register::day::Day;
use prima_instrument::programme::{Exit, Recipient, StageKind};
use prima_instrument::words::Text;
use prima_store::Act;
use prima_store::recognition::{Candidacy, CandidacyHonour, CandidacyStep};
use serde_json::json;

/// A step that may be taken.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step<'a> {
    pub exit: &'a Exit,
    pub reason: &'a str,
    pub document: &'a str,
    /// Who asked for it.
    pub person: &'a str,
    /// The second person; empty where none is needed.
    pub confirmed_by: &'a str,
}

/// Writes a step with all that follows from it, tells whoever has to check what it
/// brought, and ends the act.
pub(super) async fn write(
    desk: &Desk,
    mut act: Act,
    seen: &Seen,
    step: Step<'_>,
    next: Standing,
    now: i64,
) -> Acted<()> {
    let at = utc(now);
    let number = seen.row.version + 1;
    let day = |day: Option<Day>| day.map_or_else(String::new, |day| day.to_string());
    let row = Candidacy {
        stage: next.stage.clone(),
        version: number,
        granted: day(next.granted),
        expires: day(next.expires),
        revoked: day(next.revoked),
        ..seen.row.clone()
    };
    let taken = CandidacyStep {
        candidacy: row.candidacy.clone(),
        number,
        exit: step.exit.code.clone(),
        stage_before: seen.row.stage.clone(),
        stage_after: row.stage.clone(),
        reason: step.reason.trim().to_owned(),
        document: step.document.trim().to_owned(),
        person: step.person.to_owned(),
        confirmed_by: step.confirmed_by.to_owned(),
        at: at.clone(),
    };
    act.put_row(&row).await?;
    act.add_rows(std::slice::from_ref(&taken)).await?;
    act.remove_proposal(&row.candidacy).await?;
    let years = honours(&mut act, seen, &row, &taken).await?;
    let told = match is_granted(seen, &taken) {
        true => Some(NoticeKind::HonourGranted),
        // Years without a grant are those of what was revoked.
        false => (!years.is_empty()).then_some(NoticeKind::HonourRevoked),
    };
    if let Some(kind) = told {
        tell_unit(&mut act, &row, (kind, number), now).await?;
    }
    for year in years {
        publish(&mut act, &seen.edition, &year, &row.sample, &at).await?;
    }
    let who = match step.confirmed_by {
        "" => step.person,
        second => second,
    };
    if taken.stage_before != row.stage {
        let moved = Seen {
            row: row.clone(),
            standing: next,
            proposal: None,
            ..seen.clone()
        };
        tell_checkers(desk, &mut act, &moved, who, now).await?;
    }
    let detail = json!({
        "programme": row.programme, "unit": row.unit, "exit": taken.exit, "stage": row.stage, "asked_by": step.person,
    });
    act.finish(&at, who, "take_step", &row.candidacy, &detail.to_string())
        .await?;
    Ok(())
}

/// Whether a step leads to an honour, not from one to itself.
fn is_granted(seen: &Seen, taken: &CandidacyStep) -> bool {
    let stage = seen.programme().stage(&taken.stage_after);
    let is_held = stage.is_some_and(|stage| stage.kind == StageKind::Held);
    is_held && taken.stage_before != taken.stage_after
}

/// Grants or takes back what the new stage says, which is nothing where it is the
/// old one; gives the years whose data sets of honours changed by it.
async fn honours(
    act: &mut Act,
    seen: &Seen,
    row: &Candidacy,
    taken: &CandidacyStep,
) -> Acted<Vec<String>> {
    let programme = seen.programme();
    let Some(stage) = programme.stage(&row.stage) else {
        return Ok(Vec::new());
    };
    match stage.kind {
        StageKind::Held if !is_granted(seen, taken) => Ok(Vec::new()),
        StageKind::Held => {
            let title = titled(act, programme.conferred_at(stage), row).await?;
            let has_parent = row.institution != row.unit;
            let honour = CandidacyHonour {
                candidacy: row.candidacy.clone(),
                number: taken.number,
                honour: honour_code(&row.candidacy, taken.number),
                title_id: title.id,
                title_en: title.en,
                body: row.institution.clone(),
                unit: if has_parent {
                    row.unit.clone()
                } else {
                    String::new()
                },
                granted: row.granted.clone(),
                document: taken.document.clone(),
                ..CandidacyHonour::default()
            };
            let year = year(&honour.granted);
            act.add_rows(&[honour]).await?;
            Ok(vec![year])
        }
        StageKind::Revoked => {
            let mut years = Vec::new();
            for honour in act.reading().candidacy_honours(&row.candidacy).await? {
                if honour.revoked.is_empty() {
                    years.push(year(&honour.granted));
                    act.put_row(&CandidacyHonour {
                        revoked: row.revoked.clone(),
                        reason: taken.reason.clone(),
                        ..honour
                    })
                    .await?;
                }
            }
            years.sort();
            years.dedup();
            Ok(years)
        }
        StageKind::Work | StageKind::Closed => Ok(Vec::new()),
    }
}

/// Code of what a step of a candidacy grants.
fn honour_code(candidacy: &str, number: i64) -> String {
    format!("{candidacy}-{number}")
}

/// The candidacy whose step would grant an honour of this code; none: no step would.
pub(super) fn candidacy_of(honour: &str) -> Option<&str> {
    let (candidacy, number) = honour.rsplit_once('-')?;
    number.parse::<i64>().is_ok().then_some(candidacy)
}

/// What is granted, with the title of the proposal that it is granted for.
async fn titled(act: &mut Act, confers: &Text, row: &Candidacy) -> Acted<Text> {
    let written = act.reading().proposal_named(&row.candidacy).await?.pop();
    let own = written.filter(|written| !written.title.is_empty());
    Ok(match own {
        Some(written) => Text {
            id: format!("{}: {}", confers.id, written.title),
            en: format!("{}: {}", confers.en, written.title),
        },
        None => confers.clone(),
    })
}

/// Whether the honours of a programme are given at an event of the year: an
/// institution is honoured in public, a predikat is the unit's own.
pub(super) fn has_event(recipient: Recipient) -> bool {
    recipient == Recipient::Institution
}

/// Year of a day as it is stored.
pub(super) fn year(day: &str) -> String {
    day.get(..4).unwrap_or_default().to_owned()
}
