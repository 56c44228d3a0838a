//! What the pages of juries read: for officers and auditors the jury of a whole
//! stage, for everybody concerned that of one candidate. Nothing of a candidate
//! that may not be known, and no sheet before it may be opened.

use super::StagePlace;
use super::facts::{ACTIVE, CandidateSeen, StageSeen, Visit, visited, whole};
use super::result::{Ranked, in_order, scores};
use crate::assessment::read::Severity;
use crate::assessment::{ActError, Acted, Desk, Refusal};
use crate::recognition::facts::title_for;
use crate::recognition::read::names;
use prima_domain::recognition::jury::permission::{
    may_change_panel, may_close, may_discuss, may_enter_votes, may_read_feedback, may_read_jury,
    may_read_panel, may_read_sheet, may_recuse, may_score, may_share,
};
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::id::PersonId;
use prima_domain::register::person::Actor;
use prima_instrument::exact::Exact;
use prima_instrument::programme::jury::Jury;
use prima_instrument::programme::{Programme, Stage};
use prima_robust::agreement::RaterAgreement;
use prima_robust::panel::{PanelReport, panel};
use prima_robust::report::RaterState;
use prima_robust::{RatedAnswers, agreement};
use prima_score::answers::Slot;
use prima_score::bodies::BodyId;
use prima_store::cycle::Reading;
use prima_store::recognition::Candidacy;
use prima_store::recognition::jury::{
    JuryComment, JuryRecusal, JuryResult, JuryScore, JuryScoreChange, JurySeat,
};
use std::collections::BTreeMap;

/// Level of the intervals of severity.
const LEVEL: f64 = 0.95;

/// The jury of a stage, as far as it may be seen.
#[derive(Clone, Debug)]
pub struct JuryBoard {
    /// The rules.
    pub programme: Programme,
    /// The stage.
    pub stage: Stage,
    /// Its jury.
    pub jury: Jury,
    /// Whether the reader may change the panel and share candidates.
    pub may_change: bool,
    /// Those on the panel, by id.
    pub jurors: Vec<JurorLine>,
    /// Candidates at the stage, then those that left it with a result.
    pub lines: Vec<BoardLine>,
    /// Common scores that it takes to say anything of a juror.
    pub least: usize,
    /// Whether agreement and severity are kept from the reader, who judges.
    pub is_kept: bool,
}

/// One of a panel.
#[derive(Clone, Debug, Default)]
pub struct JurorLine {
    /// Who.
    pub juror: String,
    /// Candidates that the juror has, also those that moved on.
    pub n_seats: usize,
    /// Those whose sheet is in.
    pub n_in: usize,
    /// Scores in common with colleagues, over closed results.
    pub common: usize,
    /// Beside the colleagues; none below the minimum.
    pub agreement: Option<RaterAgreement>,
    /// How severe; none below the minimum.
    pub severity: Option<Severity>,
}

/// One candidate of a stage.
#[derive(Clone, Debug)]
pub struct BoardLine {
    /// The candidacy.
    pub row: Candidacy,
    /// Name of its unit.
    pub name: String,
    /// Whether it is still at the stage.
    pub is_here: bool,
    /// Jurors it has.
    pub n_seated: usize,
    /// Sheets that are in.
    pub n_in: usize,
    /// Its result and rank, once closed.
    pub ranked: Option<Ranked>,
    /// What the mean of the sheets would be without severity: an estimate; none
    /// below the minimum of data.
    pub corrected: Option<f64>,
}

/// The jury of one candidate, as its reader may see it.
#[derive(Clone, Debug)]
pub struct JuryPage {
    /// The candidacy.
    pub row: Candidacy,
    /// Name of its unit.
    pub name: String,
    /// Title of the proposal it is of; empty: of none that the reader may read.
    pub title: String,
    /// The rules.
    pub programme: Programme,
    /// The stage.
    pub stage: Stage,
    /// Its jury.
    pub jury: Jury,
    /// Whether the candidate is still at the stage.
    pub is_here: bool,
    /// Whether the reader judges or looks over it; else only feedback is read.
    pub may_read: bool,
    /// The reader's own seat.
    pub seat: Option<JurySeat>,
    /// What the reader gave, by criterion.
    pub own: Vec<JuryScore>,
    /// Why the reader may not score now; none: may.
    pub not_scoring: Option<Rule>,
    /// Seats that count or counted, for those who look over the jury.
    pub seats: Vec<JurySeat>,
    /// The panel, for whoever may seat somebody.
    pub panel: Vec<String>,
    /// Recusals, for whoever may share.
    pub recusals: Vec<JuryRecusal>,
    /// Whether the reader may give and take seats.
    pub may_share: bool,
    /// Whether the reader may recuse themselves.
    pub may_recuse: bool,
    /// Sheets that may be read, the own one among them once there is another.
    pub sheets: Vec<SheetSeen>,
    /// Whether the reader may speak and change own scores.
    pub may_discuss: bool,
    /// What was said.
    pub comments: Vec<JuryComment>,
    /// Why the result may not be closed now; none: it may.
    pub not_closing: Option<Rule>,
    /// Whether votes may be entered.
    pub may_enter_votes: bool,
    /// The closed result.
    pub result: Option<JuryResult>,
    /// What entrants read, newest first.
    pub feedback: Vec<Feedback>,
}

/// A sheet.
#[derive(Clone, Debug)]
pub struct SheetSeen {
    /// Whose.
    pub juror: String,
    /// Its score, 0 to 100.
    pub score: Option<Exact>,
    /// What was given, by criterion.
    pub scores: Vec<JuryScore>,
    /// Every version of them.
    pub changes: Vec<JuryScoreChange>,
}

/// What an entrant reads of one stage, without names.
#[derive(Clone, Debug)]
pub struct Feedback {
    /// The stage.
    pub stage: Stage,
    /// Its result.
    pub result: JuryResult,
    /// Code of the criterion and note, sorted, so that the order tells nobody's sheet.
    pub notes: Vec<(String, String)>,
}

/// The jury of a stage.
pub async fn jury_board(
    desk: &Desk,
    actor: &Actor,
    place: StagePlace<'_>,
    now: i64,
) -> Acted<JuryBoard> {
    let mut reading = desk.database.reading();
    let mut seen = whole(desk, &mut reading, place, now).await?;
    may_read_panel(actor, &seen.edition.code)?;
    let visible = |one: &CandidateSeen| may_read_jury(&seen.situation(one, actor, now)).is_ok();
    let kept: Vec<bool> = seen.candidates.iter().map(visible).collect();
    let mut kept = kept.into_iter();
    seen.candidates.retain(|_| kept.next().unwrap_or(false));
    let rows = reading
        .scores_of_edition(place.programme, place.edition)
        .await?;
    let judges = seen.candidates.iter().any(|one| {
        let mut seats = one.seats.iter();
        seats.any(|seat| seat.juror == actor.person.as_str())
    });
    let on_panel = |one: &prima_store::recognition::jury::JuryMember| {
        one.state == ACTIVE && one.juror == actor.person.as_str()
    };
    let is_kept = judges || seen.members.iter().any(on_panel);
    let report = match is_kept {
        true => PanelReport::default(),
        false => compared(&seen, &rows),
    };
    let units: Vec<String> = seen
        .candidates
        .iter()
        .map(|one| one.row.unit.clone())
        .collect();
    let called = names(&mut reading, &units).await?;
    let results = seen.candidates.iter().filter_map(|one| one.result.clone());
    let order = in_order(results);
    let mut lines: Vec<BoardLine> = seen
        .candidates
        .iter()
        .map(|one| line(&seen, one, &called, &order, &report, &rows))
        .collect();
    lines.sort_by(|a, b| {
        let rank = |line: &BoardLine| line.ranked.as_ref().map_or(u32::MAX, |one| one.rank);
        (!a.is_here, rank(a), &a.name, &a.row.candidacy).cmp(&(
            !b.is_here,
            rank(b),
            &b.name,
            &b.row.candidacy,
        ))
    });
    Ok(JuryBoard {
        may_change: may_change_panel(actor, &seen.edition.code).is_ok(),
        jurors: jurors(&seen, &report),
        lines,
        least: agreement::LEAST_COMMON,
        is_kept,
        programme: seen.edition.programme,
        stage: seen.stage,
        jury: seen.jury,
    })
}

fn line(
    seen: &StageSeen,
    one: &CandidateSeen,
    called: &BTreeMap<String, String>,
    order: &[Ranked],
    report: &PanelReport,
    rows: &[JuryScore],
) -> BoardLine {
    let mut order = order.iter();
    let ranked = order.find(|other| other.result.candidacy == one.row.candidacy);
    let sheets = scores(&seen.jury, one, rows);
    let pairs = sheets
        .iter()
        .map(|(juror, score)| (juror.as_str(), score.to_f64()));
    BoardLine {
        name: called.get(&one.row.unit).unwrap_or(&one.row.unit).clone(),
        is_here: one.facts.is_here,
        n_seated: one.facts.seated.len(),
        n_in: one.facts.handed_in.len(),
        corrected: one.result.as_ref().and_then(|_| report.corrected(pairs)),
        ranked: ranked.cloned(),
        row: one.row.clone(),
    }
}

fn jurors(seen: &StageSeen, report: &PanelReport) -> Vec<JurorLine> {
    let active = seen.members.iter().filter(|one| one.state == ACTIVE);
    let candidates = || seen.candidates.iter();
    let of = |juror: &str| {
        let id = PersonId::from(juror);
        let mut agreement = report.agreement.iter();
        let agreement = agreement.find(|one| one.rater == juror);
        let mut raters = report.raters.iter();
        let severity = raters.find(|one| one.rater == juror);
        JurorLine {
            juror: juror.to_owned(),
            n_seats: candidates()
                .filter(|one| one.facts.seated.contains(&id))
                .count(),
            n_in: candidates()
                .filter(|one| one.facts.handed_in.contains(&id))
                .count(),
            common: agreement.map_or(0, |one| one.common),
            agreement: agreement.filter(|one| one.is_said()).cloned(),
            severity: severity.and_then(|one| match one.state {
                RaterState::Estimated { severity, interval } => Some(Severity {
                    severity,
                    low: interval.low,
                    high: interval.high,
                }),
                RaterState::TooLittleData { .. } => None,
            }),
        }
    };
    active.map(|one| of(&one.juror)).collect()
}

/// Agreement and severity over closed results, the first scores of each sheet
/// included as they stand now.
fn compared(seen: &StageSeen, rows: &[JuryScore]) -> PanelReport {
    let mut rated = RatedAnswers::new();
    let closed = seen.candidates.iter().filter(|one| one.result.is_some());
    for (body, candidate) in closed.enumerate() {
        let own = rows.iter().filter(|row| {
            let id = PersonId::from(&*row.juror);
            row.candidacy == candidate.row.candidacy
                && row.visit == candidate.visit
                && candidate.facts.handed_in.contains(&id)
        });
        for row in own {
            let mut criteria = seen.jury.criteria.iter().enumerate();
            let found = criteria.find(|(_, one)| one.code == row.criterion);
            let Some((slot, criterion)) = found else {
                continue;
            };
            let points = super::result::read_points(&seen.jury, criterion, &row.value);
            let share = points
                .ok()
                .and_then(|points| points.divided_by(&criterion.scale.max));
            if let Some(share) = share.filter(|_| !criterion.weight.is_zero()) {
                let (body, slot) = (BodyId(body as u32), Slot(slot as u32));
                rated.push(body, slot, &row.juror, share.to_f64());
            }
        }
    }
    panel(&rated, LEVEL)
}

/// The jury of one candidate at the last visit that its reader may see anything
/// of, or at the one asked for.
pub async fn jury_page(
    desk: &Desk,
    actor: &Actor,
    id: &str,
    asked: Option<i64>,
    now: i64,
) -> Acted<JuryPage> {
    let mut reading = desk.database.reading();
    let row = reading.candidacy_named(id).await?.pop();
    let row = row.ok_or(Refusal::Hidden)?;
    let mut page: Option<JuryPage> = None;
    let mut feedback = Vec::new();
    for visit in visits(&mut reading, &row).await? {
        let number = visit.1.number;
        let found = visited(desk, &mut reading, visit.1, &visit.0, now).await;
        let (seen, candidate) = match found {
            Ok(found) => found,
            // The stage has no jury.
            Err(ActError::Refused(Refusal::Hidden)) => continue,
            Err(error) => return Err(error),
        };
        let situation = seen.situation(&candidate, actor, now);
        if may_read_feedback(&situation).is_ok() {
            feedback.extend(told(&mut reading, &seen, &candidate).await?);
        }
        let is_asked = asked.is_none_or(|asked| asked == number);
        if page.is_none() && is_asked && may_read_jury(&situation).is_ok() {
            page = Some(of(&mut reading, &seen, &candidate, actor, now).await?);
        } else if page.is_none() && is_asked && !feedback.is_empty() {
            page = Some(empty(&mut reading, &seen, &candidate).await?);
        }
    }
    let mut page = page.ok_or(Refusal::Hidden)?;
    page.feedback = feedback;
    page.title = title_for(&mut reading, actor, id, now).await?;
    Ok(page)
}

/// Every visit of a stage, the last first, with the stage.
async fn visits(reading: &mut Reading<'_>, row: &Candidacy) -> Acted<Vec<(String, Visit)>> {
    let steps = reading.steps_of(&row.candidacy).await?;
    let visit = |number: i64, stage: &str| {
        let visit = Visit {
            row: row.clone(),
            number,
            is_here: number == row.version,
        };
        (stage.to_owned(), visit)
    };
    let steps = steps.iter().rev();
    Ok(steps
        .map(|step| visit(step.number, &step.stage_after))
        .collect())
}

/// What the entrant reads of a closed visit.
async fn told(
    reading: &mut Reading<'_>,
    seen: &StageSeen,
    candidate: &CandidateSeen,
) -> Acted<Option<Feedback>> {
    let Some(result) = &candidate.result else {
        return Ok(None);
    };
    let rows = reading.scores_of(&candidate.row.candidacy).await?;
    let notes = rows.into_iter().filter(|row| {
        let id = PersonId::from(&*row.juror);
        row.visit == candidate.visit
            && candidate.facts.handed_in.contains(&id)
            && !row.note.is_empty()
    });
    let mut notes: Vec<(String, String)> = notes.map(|row| (row.criterion, row.note)).collect();
    notes.sort();
    Ok(Some(Feedback {
        stage: seen.stage.clone(),
        result: result.clone(),
        notes,
    }))
}

/// The page of a candidate of which only feedback may be read.
async fn empty(
    reading: &mut Reading<'_>,
    seen: &StageSeen,
    candidate: &CandidateSeen,
) -> Acted<JuryPage> {
    let unit = &candidate.row.unit;
    let called = names(reading, std::slice::from_ref(unit)).await?;
    Ok(JuryPage {
        row: candidate.row.clone(),
        name: called.get(unit).unwrap_or(unit).clone(),
        title: String::new(),
        programme: seen.edition.programme.clone(),
        stage: seen.stage.clone(),
        jury: seen.jury.clone(),
        is_here: candidate.facts.is_here,
        may_read: false,
        seat: None,
        own: Vec::new(),
        not_scoring: Some(Rule::Hidden),
        seats: Vec::new(),
        panel: Vec::new(),
        recusals: Vec::new(),
        may_share: false,
        may_recuse: false,
        sheets: Vec::new(),
        may_discuss: false,
        comments: Vec::new(),
        not_closing: Some(Rule::Hidden),
        may_enter_votes: false,
        result: None,
        feedback: Vec::new(),
    })
}

async fn of(
    reading: &mut Reading<'_>,
    seen: &StageSeen,
    candidate: &CandidateSeen,
    actor: &Actor,
    now: i64,
) -> Acted<JuryPage> {
    let id = candidate.row.candidacy.as_str();
    let situation = seen.situation(candidate, actor, now);
    let own_id = &actor.person;
    let is_own = |juror: &str| juror == own_id.as_str();
    let rows = reading.scores_of(id).await?;
    let rows: Vec<JuryScore> = rows
        .into_iter()
        .filter(|row| row.visit == candidate.visit)
        .collect();
    let changes = reading.score_changes_of(id).await?;
    let changes: Vec<JuryScoreChange> = changes
        .into_iter()
        .filter(|row| row.visit == candidate.visit)
        .collect();
    let scored = scores(&seen.jury, candidate, &rows);
    let readable = candidate.facts.handed_in.iter();
    let readable: Vec<&PersonId> = readable
        .filter(|one| may_read_sheet(&situation, one).is_ok())
        .collect();
    // Alone, the own sheet is no discussion yet.
    let is_alone = readable.iter().all(|one| *one == own_id);
    let is_told = !is_alone || may_discuss(&situation).is_ok() || candidate.facts.is_closed;
    let sheets = readable
        .into_iter()
        .filter(|_| is_told)
        .map(|one| SheetSeen {
            juror: one.to_string(),
            score: scored.get(one.as_str()).cloned(),
            scores: rows
                .iter()
                .filter(|row| row.juror == one.as_str())
                .cloned()
                .collect(),
            changes: changes
                .iter()
                .filter(|row| row.juror == one.as_str())
                .cloned()
                .collect(),
        });
    let sheets = sheets.collect();
    let may_share = may_share(&situation).is_ok();
    // Speaking is for jurors; reading what was said, for all who read sheets.
    let is_open = |one: &PersonId| may_read_sheet(&situation, one).is_ok();
    let reads_talk = !candidate.facts.handed_in.is_empty()
        && candidate.facts.handed_in.len() == candidate.facts.seated.len()
        && candidate.facts.handed_in.iter().all(is_open);
    let comments = match reads_talk {
        true => reading.jury_comments(id).await?,
        false => Vec::new(),
    };
    let recusals = match may_share {
        true => reading.recusals_of(id).await?,
        false => Vec::new(),
    };
    let seat = candidate.seat(own_id.as_str());
    let is_seated = candidate.facts.seated.contains(own_id);
    let oversees = may_read_jury(&situation).is_ok() && !is_seated;
    let active = seen.active().into_iter();
    let panel = active.map(|one| one.person.to_string());
    let seated = candidate.seats.iter().filter(|one| {
        let id = PersonId::from(&*one.juror);
        candidate.facts.seated.contains(&id)
    });
    Ok(JuryPage {
        may_read: true,
        seat: seat.filter(|_| is_seated).cloned(),
        own: rows
            .iter()
            .filter(|row| is_seated && is_own(&row.juror))
            .cloned()
            .collect(),
        not_scoring: may_score(&situation).err(),
        seats: seated.filter(|_| oversees || may_share).cloned().collect(),
        panel: panel.filter(|_| may_share).collect(),
        recusals,
        may_share,
        may_recuse: is_seated && may_recuse(&situation, own_id).is_ok(),
        sheets,
        may_discuss: may_discuss(&situation).is_ok(),
        comments: comments
            .into_iter()
            .filter(|one| one.visit == candidate.visit)
            .collect(),
        not_closing: may_close(&situation).err(),
        may_enter_votes: may_enter_votes(&situation).is_ok(),
        result: candidate.result.clone(),
        ..empty(reading, seen, candidate).await?
    })
}
