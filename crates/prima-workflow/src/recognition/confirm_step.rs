//! A second person confirms a step that waits, and so takes it.

use super::facts::{candidacy, may_read};
use super::moved::{Step, write};
use super::stamp::{demand_seen, step_stamp};
use crate::assessment::{Acted, Desk, Refusal};
use crate::innovation::proposal::demand_ready;
use prima_domain::recognition::candidacy::{Given, exit, step};
use prima_domain::recognition::permission::may_confirm_step;
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::day::Day;
use prima_domain::register::id::PersonId;
use prima_domain::register::person::Actor;

/// Takes the step that waits, where it is what the person read; `asked` is the
/// stamp of that.
pub async fn confirm_step(
    desk: &Desk,
    actor: &Actor,
    id: &str,
    asked: &str,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let seen = candidacy(&mut act.reading(), id).await?;
    let situation = seen.situation(actor, now);
    let Some(waiting) = &seen.proposal else {
        may_read(&mut act.reading(), &seen, actor, now).await?;
        return Err(Rule::NothingOpen.into());
    };
    let today = Day::at(now);
    let found = match exit(seen.programme(), &seen.standing, &waiting.exit, today) {
        Ok(found) => found,
        Err(fault) => {
            may_read(&mut act.reading(), &seen, actor, now).await?;
            return Err(Refusal::Candidacy(fault).into());
        }
    };
    may_confirm_step(&situation, &found.by, &PersonId::from(&*waiting.person))?;
    demand_seen(&step_stamp(waiting), asked)?;
    let given = Given {
        reason: &waiting.reason,
        document: &waiting.document,
    };
    let next = step(
        seen.programme(),
        &seen.standing,
        &waiting.exit,
        given,
        today,
    );
    let next = next.map_err(Refusal::Candidacy)?;
    demand_ready(&mut act.reading(), &seen, found, today).await?;
    let taken = Step {
        exit: found,
        reason: &waiting.reason,
        document: &waiting.document,
        person: &waiting.person,
        confirmed_by: actor.person.as_str(),
    };
    write(desk, act, &seen, taken, next, now).await
}
