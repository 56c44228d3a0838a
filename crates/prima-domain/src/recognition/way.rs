//! The way of a candidacy as it is read: which stages are done, which is now, and
//! which come after it as long as every step succeeds.

use super::candidacy::Status;
use prima_instrument::programme::{Exit, Programme, Stage, StageKind};

/// How far a candidacy is with a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It was there and went on.
    Done,
    /// It is there.
    Now,
    /// It is there, and what it holds there has expired.
    Expired,
    /// It comes there, where every step before it succeeds.
    Ahead,
}

impl Progress {
    /// Its name in `locales/`.
    pub fn code(self) -> &'static str {
        match self {
            Progress::Done => "done",
            Progress::Now => "now",
            Progress::Expired => "expired",
            Progress::Ahead => "ahead",
        }
    }
}

/// The stages of a candidacy that came to these, in their order, with what it is worth
/// today. What it went through before it came back to a stage is to be done again.
pub fn way<'p, 's>(
    programme: &'p Programme,
    reached: impl IntoIterator<Item = &'s str>,
    status: Status,
) -> Vec<(&'p Stage, Progress)> {
    let mut stages: Vec<&Stage> = Vec::new();
    for stage in reached.into_iter().filter_map(|code| programme.stage(code)) {
        let before = stages.iter().position(|one| one.code == stage.code);
        stages.truncate(before.unwrap_or(stages.len()));
        stages.push(stage);
    }
    let now = stages.len().saturating_sub(1);
    let next = |stage: Option<&&'p Stage>| Some(onward(programme, stage.copied()?).next()?.1);
    while let Some(next) = next(stages.last()) {
        // Rules that lead round in a circle are drawn once.
        if stages.iter().any(|one| one.code == next.code) {
            break;
        }
        stages.push(next);
    }
    let progress = |place: usize| match place.cmp(&now) {
        std::cmp::Ordering::Less => Progress::Done,
        std::cmp::Ordering::Equal if matches!(status, Status::Expired(_)) => Progress::Expired,
        std::cmp::Ordering::Equal => Progress::Now,
        std::cmp::Ordering::Greater => Progress::Ahead,
    };
    let stages = stages.into_iter().enumerate();
    stages
        .map(|(place, stage)| (stage, progress(place)))
        .collect()
}

/// Roles that may lead a candidacy on from a stage, each once.
pub fn movers(programme: &Programme, stage: &Stage) -> Vec<String> {
    let mut roles: Vec<String> = Vec::new();
    for role in onward(programme, stage).flat_map(|(exit, _)| &exit.by) {
        if !roles.contains(role) {
            roles.push(role.clone());
        }
    }
    roles
}

/// The exits by which work succeeds, each with where it leads; what is held already
/// waits for nothing.
fn onward<'p>(
    programme: &'p Programme,
    stage: &'p Stage,
) -> impl Iterator<Item = (&'p Exit, &'p Stage)> {
    let is_work = stage.kind == StageKind::Work;
    let exits = stage.exits.iter().filter(move |_| is_work);
    exits
        .filter(move |exit| leads_on(programme, exit))
        .filter_map(move |exit| Some((exit, programme.stage(&exit.to)?)))
}

/// Whether an exit leads forward: neither back nor to an end without the honour.
pub fn leads_on(programme: &Programme, exit: &Exit) -> bool {
    let next = programme.stage(&exit.to).map(|stage| stage.kind);
    !exit.goes_back && matches!(next, Some(StageKind::Work | StageKind::Held))
}
