//! A unit registers an innovation: a candidacy begins with a title.

use super::refusal::ProposalRefusal;
use super::save_head::demand_group;
use crate::assessment::{Acted, Desk, Refusal};
use crate::recognition::NewCandidacy;
use crate::recognition::begin_candidacy::enter;
use crate::recognition::facts::edition;
use prima_domain::innovation::proposal::writing::{Wrong, check_title};
use prima_domain::register::person::Actor;
use prima_store::innovation::{Proposal, ProposalAuthor};
use serde_json::json;

/// What is registered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewProposal {
    /// The programme.
    pub programme: String,
    /// The edition.
    pub edition: String,
    /// The unit.
    pub unit: String,
    /// Title.
    pub title: String,
    /// Code of the group; empty: chosen later.
    pub group: String,
}

/// Begins a proposal; gives the id of its candidacy. Who begins it is an author,
/// so that a coordinator who does so can go on writing.
pub async fn begin_proposal(
    desk: &Desk,
    actor: &Actor,
    new: &NewProposal,
    now: i64,
) -> Acted<String> {
    let mut act = desk.database.act().await?;
    let seen = edition(&mut act.reading(), &new.programme, &new.edition).await?;
    let rules = seen.programme.proposals.as_ref().ok_or(Refusal::Hidden)?;
    let candidacy = NewCandidacy {
        programme: new.programme.clone(),
        edition: new.edition.clone(),
        unit: new.unit.clone(),
        ..NewCandidacy::default()
    };
    let row = enter(&mut act, actor, &candidacy, now).await?;
    let title = new.title.trim();
    let wrong = match title.is_empty() {
        true => Some(Wrong::Missing),
        false => check_title(title),
    };
    if let Some(wrong) = wrong {
        let fields = vec![("title".to_owned(), wrong)];
        return Err(Refusal::Proposal(ProposalRefusal::Fields(fields)).into());
    }
    demand_group(rules, &new.group)?;
    let proposal = Proposal {
        candidacy: row.candidacy.clone(),
        version: 1,
        title: title.to_owned(),
        series: new.group.clone(),
        person: row.person.clone(),
        at: row.at.clone(),
        ..Proposal::default()
    };
    let author = ProposalAuthor {
        candidacy: row.candidacy.clone(),
        person: row.person.clone(),
        named_by: row.person.clone(),
        at: row.at.clone(),
    };
    act.add_rows(&[proposal]).await?;
    act.add_rows(&[author]).await?;
    let detail = json!({ "programme": row.programme, "unit": row.unit, "stage": row.stage });
    let detail = detail.to_string();
    // The counts of the programme are public.
    act.finish(
        &row.at,
        &row.person,
        "begin_proposal",
        &row.candidacy,
        &detail,
    )
    .await?;
    Ok(row.candidacy)
}
