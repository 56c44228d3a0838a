//! What waits for somebody outside the rounds of assessment: decisions on awards and
//! steps of candidacies for a second officer, proposals to check, and requests to
//! the owner of an innovation. Each is asked for alone, and not the page on which it
//! is done: everybody at the desk asks.

use super::place::actor;
use super::refusal::hidden;
use crate::desk::Visit;
use crate::desk::home::Task;
use crate::innovation::work::{checking, request};
use crate::recognition::work::{candidacy, category};
use crate::reply::WebError;
use crate::site::Site;
use prima_workflow::innovation::proposal::proposals_to_check;
use prima_workflow::innovation::requests_to_answer;
use prima_workflow::recognition::award::decisions_to_confirm;
use prima_workflow::recognition::steps_to_confirm;

/// Everything that waits.
pub async fn tasks(site: &Site, visit: &Visit) -> Result<Vec<Task>, WebError> {
    let (desk, actor, now) = (&site.desk, actor(visit)?, visit.now);
    let words = visit.words();
    let decisions = decisions_to_confirm(desk, actor, now).await;
    let steps = steps_to_confirm(desk, actor, now).await;
    let proposals = proposals_to_check(desk, actor, now).await;
    let requests = requests_to_answer(&site.database, actor).await?;
    let decisions = decisions.map_err(hidden)?.into_iter().map(|one| Task {
        kind: "web-award-run-confirm",
        title: words.text(&one.category.title).to_owned(),
        about: words.text(&one.rules.title).to_owned(),
        address: category::address(&one.rules.code, &one.category.code),
        closes: None,
    });
    let steps = steps.map_err(hidden)?.into_iter().map(|step| Task {
        kind: "web-candidacy-confirm",
        title: step.name,
        about: words.text(&step.programme.title).to_owned(),
        address: candidacy::address(&step.row.candidacy),
        closes: None,
    });
    let proposals = proposals.map_err(hidden)?.into_iter().map(|line| Task {
        kind: "web-proposal-check",
        about: format!("{} · {}", line.unit, words.text(&line.programme.title)),
        title: line.title,
        address: checking::address(&line.row.candidacy),
        closes: None,
    });
    let requests = requests.into_iter().map(|line| Task {
        kind: "web-mentoring-answer-do",
        title: line.title,
        about: line.asker,
        address: request::address(&line.row.innovation, line.row.number),
        closes: None,
    });
    let mut tasks: Vec<Task> = decisions.collect();
    tasks.extend(steps.chain(proposals).chain(requests));
    Ok(tasks)
}
