//! What a unit promised and has not finished goes along into its next round.
//!
//! It happens within the act that takes the unit into the round. The old row
//! stays, called carried; the new one goes on where the old one stood.

use super::earlier::earlier;
use super::plan_action::change;
use super::refusal::{Acted, Refusal};
use prima_domain::assessment::action::{Proof, Status, Step};
use prima_store::Act;
use prima_store::cycle::{Cycle, FollowUp};

/// Carries the unfinished actions of a unit into this round; gives how many.
pub(super) async fn carry_actions(
    act: &mut Act,
    cycle: &Cycle,
    unit: &str,
    person: &str,
    at: &str,
) -> Acted<usize> {
    let Some(before) = earlier(&mut act.reading(), cycle, unit).await? else {
        return Ok(0);
    };
    let old = act
        .reading()
        .follow_ups_of_unit(&before.cycle, unit)
        .await?;
    let here = act.reading().follow_ups_of_unit(&cycle.cycle, unit).await?;
    let mut number = here.last().map_or(0, |last| last.number);
    let mut n_carried = 0;
    for row in old {
        let status = Status::from_code(&row.state);
        let Some(status) = status.filter(|status| status.is_open()) else {
            continue;
        };
        let carried = status.take(Step::CarryOver, Proof::default());
        let carried = carried.map_err(Refusal::ActionStep)?;
        number += 1;
        let new = FollowUp {
            cycle: cycle.cycle.clone(),
            number,
            note: format!("← {}", before.cycle),
            version: 1,
            person: person.to_owned(),
            at: at.to_owned(),
            ..row.clone()
        };
        let old = FollowUp {
            state: carried.code().to_owned(),
            note: format!("→ {}", cycle.cycle),
            version: row.version + 1,
            person: person.to_owned(),
            at: at.to_owned(),
            ..row
        };
        act.put_row(&old).await?;
        act.add_rows(&[change(&old), change(&new)]).await?;
        act.add_rows(&[new]).await?;
        n_carried += 1;
    }
    Ok(n_carried)
}
