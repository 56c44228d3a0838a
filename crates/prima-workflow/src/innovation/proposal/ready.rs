//! What a proposal must be before its candidacy takes a step forward.

use super::facts::of_candidacy;
use super::refusal::ProposalRefusal;
use crate::assessment::{Acted, Refusal};
use crate::recognition::facts::Seen;
use prima_domain::innovation::proposal::check::{Verdict, in_the_way};
use prima_domain::register::day::Day;
use prima_instrument::programme::{Exit, StageKind};
use prima_store::cycle::Reading;

/// Refuses a step forward out of a stage that writes a proposal while something
/// is missing that its author can put right, and out of a stage that checks one
/// while an officer has not said that every rule holds. A way back, or to an end
/// without the honour, is open at any time.
pub(crate) async fn demand_ready(
    reading: &mut Reading<'_>,
    seen: &Seen,
    exit: &Exit,
    today: Day,
) -> Acted<()> {
    let programme = seen.programme();
    let (here, there) = (programme.stage(&seen.row.stage), programme.stage(&exit.to));
    let (Some(here), Some(there), Some(_)) = (here, there, &programme.proposals) else {
        return Ok(());
    };
    let is_forward = !exit.goes_back && there.kind != StageKind::Closed;
    if !is_forward || !(here.writes_proposal || here.checks_proposal) {
        return Ok(());
    }
    let proposal = of_candidacy(reading, seen.clone(), false).await?;
    let checked = proposal.checked(reading, today).await?;
    if here.writes_proposal {
        let open = checked.iter().filter(|one| one.is_for_author());
        let open = open.filter(|one| one.verdict() == Verdict::Fails);
        let open: Vec<String> = open.map(|one| one.rule.clone()).collect();
        if !open.is_empty() {
            return Err(Refusal::Proposal(ProposalRefusal::Incomplete(open)).into());
        }
    }
    if here.checks_proposal {
        let decisions = proposal.decisions(reading).await?;
        let open = in_the_way(&checked, &decisions);
        if !open.is_empty() {
            let open = open.into_iter().map(str::to_owned).collect();
            return Err(Refusal::Proposal(ProposalRefusal::Undecided(open)).into());
        }
    }
    Ok(())
}
