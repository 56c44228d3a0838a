//! One section of a proposal is saved: a new version, beside all earlier ones.

use super::facts::proposal;
use super::refusal::{ProposalRefusal, Stale};
use crate::assessment::moment::utc;
use crate::assessment::{Acted, Desk, Refusal};
use prima_domain::innovation::proposal::writing::check_text;
use prima_domain::register::person::Actor;
use prima_store::innovation::ProposalSection;
use serde_json::json;

/// A text that is to be saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewText {
    /// Code of the section.
    pub section: String,
    /// The text; may be empty, and may be above its limit.
    pub content: String,
    /// The version that was read, 0 for none; another one is refused.
    pub version: i64,
}

/// Saves a section. Where a colleague was faster, nothing is saved and both texts
/// come back. The same text again makes no version.
pub async fn save_section(
    desk: &Desk,
    actor: &Actor,
    id: &str,
    new: &NewText,
    now: i64,
) -> Acted<()> {
    let mut act = desk.database.act().await?;
    let seen = proposal(&mut act.reading(), actor, id, now).await?;
    seen.demand_writable(actor, now)?;
    let known = seen.rules()?.section(&new.section);
    let section = known.ok_or(Refusal::Hidden)?.code.clone();
    let content = new.content.trim_end();
    let before = seen.sections.get(&section);
    if before.map_or("", |row| row.content.as_str()) == content {
        return Ok(());
    }
    let version = before.map_or(0, |row| row.version);
    if let Some(row) = before.filter(|row| row.version != new.version) {
        let stale = Stale {
            theirs: row.content.clone(),
            version: row.version,
            person: row.person.clone(),
            at: row.at.clone(),
        };
        return Err(Refusal::Proposal(ProposalRefusal::Stale(Box::new(stale))).into());
    }
    if let Some(wrong) = check_text(content) {
        let fields = vec![("content".to_owned(), wrong)];
        return Err(Refusal::Proposal(ProposalRefusal::Fields(fields)).into());
    }
    let at = utc(now);
    let row = ProposalSection {
        candidacy: id.to_owned(),
        section,
        version: version + 1,
        content: content.to_owned(),
        person: actor.person.to_string(),
        at: at.clone(),
    };
    act.add_rows(std::slice::from_ref(&row)).await?;
    let detail = json!({ "section": row.section, "version": row.version }).to_string();
    act.finish_privately(&at, actor.person.as_str(), "save_section", id, &detail)
        .await?;
    Ok(())
}
