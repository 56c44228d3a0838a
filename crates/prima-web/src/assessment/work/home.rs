//! Answers for `/kerja`: gathers what waits for somebody, in the rounds first.

use super::notices::told;
use super::outside_rounds;
use super::place::{actor, address, unit_name};
use super::refusal::hidden;
use super::vault;
use crate::desk::home::{MOST_TOLD, Task, View, whole};
use crate::desk::{Answered, DeskAnswer, Visit};
use crate::reply::WebError;
use crate::site::Site;
use prima_domain::register::person::{Role, Scope};
use prima_instrument::words::Lang;
use prima_workflow::assessment::read::{self, TaskKind, cycles_of, notices, tasks};
use std::collections::BTreeMap;

/// The page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let actor = actor(visit)?;
    let words = visit.words();
    let waiting = tasks(&site.desk, actor, visit.now).await.map_err(hidden)?;
    let cycles = cycles_of(&site.desk, actor, visit.now)
        .await
        .map_err(hidden)?;
    let titles: BTreeMap<&str, &str> = cycles
        .iter()
        .map(|line| {
            let title = match words.lang {
                Lang::Id => &line.cycle.title_id,
                Lang::En => &line.cycle.title_en,
            };
            (line.cycle.cycle.as_str(), title.as_str())
        })
        .collect();
    let mut view = View {
        sample: cycles.iter().any(|line| !line.cycle.sample.is_empty()),
        ..View::default()
    };
    for task in &waiting {
        view.tasks.push(shown(site, task, &titles, visit).await?);
    }
    view.tasks.extend(outside_rounds::tasks(site, visit).await?);
    let unread = notices(&site.desk, actor, visit.now).await;
    let mut unread = unread.map_err(hidden)?;
    unread.retain(|line| line.notice.read_at == 0);
    view.n_unread = unread.len();
    view.sample |= unread.iter().any(|line| line.sample);
    let newest = unread.iter().take(MOST_TOLD);
    view.told = newest.map(|line| told(words, line)).collect();
    for line in &cycles {
        let title = titles
            .get(line.cycle.cycle.as_str())
            .copied()
            .unwrap_or_default();
        view.ways
            .push((title.to_owned(), format!("/kerja/{}", line.cycle.cycle)));
    }
    view.ways.extend(vaults(site, visit).await?);
    let ways = LISTS.iter().filter(|(_, _, roles)| {
        let mut grants = actor.grants.iter();
        grants.any(|grant| roles.contains(&grant.role))
    });
    view.ways
        .extend(ways.map(|(key, path, _)| (words.label(key), (*path).to_owned())));
    Answered::page(whole(site, visit, &view))
}

/// Lists with the roles they are meant for; what may be seen there is asked of
/// the acts.
const LISTS: [(&str, &str, &[Role]); 11] = [
    (
        "web-own-reviews",
        super::own_reviews::PATH,
        &[Role::Evaluator],
    ),
    (
        "web-jury-tasks",
        crate::recognition::work::jury::tasks::PATH,
        &[Role::Evaluator],
    ),
    (
        "web-programme-run-title",
        "/kerja/program",
        &[
            Role::ProgrammeOfficer,
            Role::Coordinator,
            Role::UnitOfficer,
            Role::Evaluator,
            Role::Decider,
            Role::Auditor,
        ],
    ),
    (
        "web-award-run-title",
        "/kerja/penghargaan",
        &[Role::ProgrammeOfficer, Role::Decider, Role::Auditor],
    ),
    (
        "web-board-cycles",
        "/kerja/tahun",
        &[Role::ProgrammeOfficer, Role::Coordinator, Role::Auditor],
    ),
    (
        "web-job-list",
        super::long::PATH,
        &[
            Role::Administrator,
            Role::ProgrammeOfficer,
            Role::Coordinator,
            Role::UnitOfficer,
            Role::Auditor,
        ],
    ),
    (
        "web-innovation-own",
        "/kerja/inovasi",
        &[Role::UnitOfficer, Role::Coordinator],
    ),
    (
        "web-piagam-desk",
        "/kerja/piagam",
        &[Role::ProgrammeOfficer, Role::Auditor],
    ),
    (
        "web-proposal-list",
        crate::innovation::work::proposals::PATH,
        &[Role::UnitOfficer, Role::Coordinator, Role::ProgrammeOfficer],
    ),
    (
        "web-people",
        "/kerja/orang",
        &[
            Role::Administrator,
            Role::ProgrammeOfficer,
            Role::Coordinator,
        ],
    ),
    (
        "web-trail",
        "/kerja/jejak",
        &[Role::Administrator, Role::ProgrammeOfficer, Role::Auditor],
    ),
];

/// The vaults that somebody keeps.
async fn vaults(site: &Site, visit: &Visit) -> Result<Vec<(String, String)>, WebError> {
    let mut ways = Vec::new();
    if site.vault.is_none() {
        return Ok(ways);
    }
    for grant in &actor(visit)?.grants {
        if let (Role::UnitOfficer, Scope::Body(unit)) = (grant.role, &grant.scope) {
            let unit = unit.as_str();
            let name = [("unit", unit_name(site, unit).await?)];
            let name = visit.words().say("web-vault-of", &name);
            ways.push((name, vault::address(unit)));
        }
    }
    Ok(ways)
}

async fn shown(
    site: &Site,
    task: &read::Task,
    titles: &BTreeMap<&str, &str>,
    visit: &Visit,
) -> Result<Task, WebError> {
    let title = titles
        .get(task.cycle.as_str())
        .copied()
        .unwrap_or(&task.cycle);
    let unit = match task.unit.as_str() {
        "" => None,
        unit => site.database.body(unit).await?,
    };
    let (kind, path) = match task.kind {
        TaskKind::Answer => ("web-task-fill", ""),
        TaskKind::Late => ("web-task-late", ""),
        TaskKind::GiveEvidence => ("web-task-evidence", "/bukti-diminta"),
        TaskKind::ReadEvidence => ("web-task-read-evidence", "/bukti-diminta"),
        TaskKind::Review => ("web-task-review", "/penilaian"),
        TaskKind::Reconcile => ("web-task-reconcile", "/pemufakatan"),
        TaskKind::LookAndObject => ("web-task-object", "/rapor"),
        TaskKind::DecideObjection => ("web-task-decide", "/sanggahan"),
        TaskKind::Reassess => ("web-task-again", "/penilaian-ulang"),
        TaskKind::Confirm => ("web-task-determine", "/penetapan"),
        TaskKind::ActionDue => ("web-task-follow", "/tindak-lanjut"),
    };
    let at = match (task.kind, task.unit.as_str()) {
        // The list leads to the objection; the unit's own page has no way to decide.
        (TaskKind::DecideObjection, _) | (_, "") => format!("/kerja/{}", task.cycle),
        (_, unit) => address(&task.cycle, unit),
    };
    let words = visit.words();
    let n = [("n", words.count(task.n))];
    let about = match task.n {
        _ if task.kind == TaskKind::Late => {
            words.say("web-task-late-about", &[("round", title.to_owned())])
        }
        0 => title.to_owned(),
        n_open if task.kind == TaskKind::Reconcile => {
            let all = words.counted("web-task-indicators", n_open, &n);
            format!("{title} · {all}")
        }
        n_open => format!("{title} · {}", words.counted("web-task-n", n_open, &n)),
    };
    Ok(Task {
        kind,
        title: unit.map_or_else(|| title.to_owned(), |body| body.name),
        about,
        address: format!("{at}{path}"),
        closes: task.until,
    })
}
