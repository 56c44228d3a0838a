//! What waits for somebody outside the rounds of assessment: decisions on awards and
//! steps of candidacies for a second officer, proposals to check, and requests to
//! the owner of an innovation. Each is asked of the page on which it is done.

use super::place::actor;
use super::refusal::{hidden, shown_to_some};
use crate::desk::Visit;
use crate::desk::home::Task;
use crate::innovation::at_desk::unanswered;
use crate::innovation::work::{checking, request};
use crate::recognition::work::{candidacy, category};
use crate::reply::WebError;
use crate::site::Site;
use prima_workflow::innovation::proposal::{ProposalLine, proposal_lists};
use prima_workflow::recognition::award::{award_page, awards, category_page};
use prima_workflow::recognition::{candidacy_page, programme_page, programmes};

/// Everything that waits.
pub async fn tasks(site: &Site, visit: &Visit) -> Result<Vec<Task>, WebError> {
    let mut tasks = decisions(site, visit).await?;
    tasks.extend(steps(site, visit).await?);
    tasks.extend(proposals(site, visit).await?);
    let requests = unanswered(site, visit).await?;
    tasks.extend(requests.into_iter().map(|line| Task {
        kind: "web-mentoring-answer-do",
        title: line.title,
        about: line.asker,
        address: request::address(&line.row.innovation, line.row.number),
        closes: None,
    }));
    Ok(tasks)
}

/// Decisions on awards that somebody may confirm.
async fn decisions(site: &Site, visit: &Visit) -> Result<Vec<Task>, WebError> {
    let (desk, actor, now) = (&site.desk, actor(visit)?, visit.now);
    let words = visit.words();
    let mut tasks = Vec::new();
    let events = awards(desk, actor, now).await.map_err(hidden)?;
    for event in events.iter().filter(|event| event.n_proposed > 0) {
        let award = event.rules.code.as_str();
        let found = award_page(desk, actor, award, now).await.map_err(hidden)?;
        let waiting = found.decisions.iter();
        let waiting = waiting.filter(|(_, decisions)| decisions.waiting().is_some());
        for (code, _) in waiting {
            let page = category_page(desk, actor, award, code, now).await;
            let page = shown_to_some(page)?.filter(|page| page.confirming.is_ok());
            tasks.extend(page.map(|page| Task {
                kind: "web-award-run-confirm",
                title: words.text(&page.category.title).to_owned(),
                about: words.text(&page.rules.title).to_owned(),
                address: category::address(award, code),
                closes: None,
            }));
        }
    }
    Ok(tasks)
}

/// Steps of candidacies that somebody may confirm.
async fn steps(site: &Site, visit: &Visit) -> Result<Vec<Task>, WebError> {
    let (desk, actor, now) = (&site.desk, actor(visit)?, visit.now);
    let mut tasks = Vec::new();
    let all = programmes(desk, actor, now).await.map_err(hidden)?;
    for line in all.iter().filter(|line| line.n_waiting > 0) {
        let (code, edition) = (&line.programme.code, &line.programme.edition);
        let found = programme_page(desk, actor, code, edition, now).await;
        let found = found.map_err(hidden)?;
        for unit in found.lines.iter().filter(|unit| unit.is_waiting) {
            let page = candidacy_page(desk, actor, &unit.row.candidacy, now).await;
            if shown_to_some(page)?.is_some_and(|page| page.confirming.is_ok()) {
                tasks.push(Task {
                    kind: "web-candidacy-confirm",
                    title: unit.name.clone(),
                    about: visit.words().text(&line.programme.title).to_owned(),
                    address: candidacy::address(&unit.row.candidacy),
                    closes: None,
                });
            }
        }
    }
    Ok(tasks)
}

/// Proposals that somebody holds against the rules.
async fn proposals(site: &Site, visit: &Visit) -> Result<Vec<Task>, WebError> {
    let lists = proposal_lists(&site.desk, actor(visit)?, visit.now).await;
    let Some(lists) = shown_to_some(lists)? else {
        return Ok(Vec::new());
    };
    let task = |line: ProposalLine| Task {
        kind: "web-proposal-check",
        about: format!(
            "{} · {}",
            line.unit,
            visit.words().text(&line.programme.title)
        ),
        title: line.title,
        address: checking::address(&line.row.candidacy),
        closes: None,
    };
    Ok(lists.to_check.into_iter().map(task).collect())
}
