//! A proposal that was granted an honour becomes an entry of the catalogue, when
//! its owner says so: from then on its text is public.

use super::facts::{ProposalSeen, proposal};
use super::refusal::ProposalRefusal;
use crate::assessment::moment::{today, utc};
use crate::assessment::{Acted, Desk, Refusal};
use prima_domain::innovation::lineage::{Link, circle};
use prima_domain::innovation::permission::may_offer_replication;
use prima_domain::recognition::candidacy::Status;
use prima_domain::register::day::Day;
use prima_domain::register::person::{Actor, BodyKind};
use prima_domain::register::slug::slug;
use prima_exchange::records::INNOVATION_GROUPS;
use prima_store::Act;
use prima_store::innovation::{Innovation, Proposal, Replication};
use serde_json::json;

/// Innovations with the same title that are told apart by a number.
const MOST_NAMESAKES: usize = 1_000;
/// Letters of an id that come from a title.
const MOST_OF_TITLE: usize = 120;

/// Publishes a granted proposal; gives the id of its innovation. Sections become
/// what the rules say; what they do not say stays unsaid.
pub async fn publish_innovation(desk: &Desk, actor: &Actor, id: &str, now: i64) -> Acted<String> {
    let mut act = desk.database.act().await?;
    let seen = proposal(&mut act.reading(), actor, id, now).await?;
    may_offer_replication(actor, &seen.seen.subject)?;
    if !is_granted(&seen, now) {
        return Err(Refusal::Proposal(ProposalRefusal::Closed).into());
    }
    if !seen.row.innovation.is_empty() {
        return Ok(seen.row.innovation);
    }
    let at = utc(now);
    let mut row = entry(&seen, today(now))?;
    row.innovation = free_id(&mut act, &row.title, row.owner()).await?;
    act.add_innovation(&row).await?;
    credit(&mut act, &seen, &row, actor, &at).await?;
    act.put_row(&Proposal {
        version: seen.row.version + 1,
        innovation: row.innovation.clone(),
        person: actor.person.to_string(),
        at: at.clone(),
        ..seen.row.clone()
    })
    .await?;
    act.change_catalogue().await?;
    let detail = json!({ "innovation": row.innovation }).to_string();
    act.finish(
        &at,
        actor.person.as_str(),
        "publish_innovation",
        id,
        &detail,
    )
    .await?;
    Ok(row.innovation)
}

/// Whether an honour is held, so that the proposal may be published.
pub(super) fn is_granted(seen: &ProposalSeen, now: i64) -> bool {
    let status = seen.seen.status(Day::at(now));
    matches!(status, Status::Held(_) | Status::Expired(_))
}

fn entry(seen: &ProposalSeen, today: String) -> Acted<Innovation> {
    let candidacy = &seen.seen.row;
    let mut lineage = seen.seen.subject.lineage().iter();
    let above = lineage.find(|step| step.kind == BodyKind::Institution);
    let body = above.map_or(candidacy.unit.as_str(), |step| step.body.as_str());
    let group = seen.row.series.as_str();
    let is_known = INNOVATION_GROUPS.contains(&group);
    let part = |wanted: &str| -> Acted<String> {
        let sections = seen.rules()?.sections_of(group);
        let texts = sections.filter(|section| section.becomes == wanted);
        let texts = texts.filter_map(|section| seen.sections.get(&section.code));
        let texts: Vec<&str> = texts.map(|row| row.content.trim()).collect();
        Ok(texts.join("\n\n"))
    };
    Ok(Innovation {
        proposal: candidacy.candidacy.clone(),
        title: seen.row.title.clone(),
        body: body.to_owned(),
        unit: match body == candidacy.unit {
            true => String::new(),
            false => candidacy.unit.clone(),
        },
        year: seen.row.began.clone(),
        series: if is_known { group } else { "" }.to_owned(),
        problem: part("problem")?,
        idea: part("idea")?,
        result: part("result")?,
        cost: part("cost")?,
        legal_basis: part("legal_basis")?,
        how: part("how")?,
        source: format!("Prima: {}", candidacy.candidacy),
        period: candidacy.year.clone(),
        retrieved: today,
        sample: candidacy.sample.clone(),
        ..Innovation::default()
    })
}

/// The first id of a title that nobody has.
async fn free_id(act: &mut Act, title: &str, owner: &str) -> Acted<String> {
    let plain: String = match slug(title) {
        empty if empty.is_empty() => format!("inovasi-{owner}"),
        plain => plain.chars().take(MOST_OF_TITLE).collect(),
    };
    for n in 1..=MOST_NAMESAKES {
        let id = match n {
            1 => plain.clone(),
            n => format!("{plain}-{n}"),
        };
        if act.innovation(&id).await?.is_none() {
            return Ok(id);
        }
    }
    Err(Refusal::Unusable {
        field: "title",
        found: title.to_owned(),
    }
    .into())
}

/// Links a replica to its origin, unless that would lead round in a circle.
async fn credit(
    act: &mut Act,
    seen: &ProposalSeen,
    row: &Innovation,
    actor: &Actor,
    at: &str,
) -> Acted<()> {
    let origin = seen.row.origin.as_str();
    if origin.is_empty() || act.innovation(origin).await?.is_none() {
        return Ok(());
    }
    let known = act.replications().await?;
    let links: Vec<Link> = known
        .iter()
        .map(|one| (&*one.replica, &*one.origin))
        .collect();
    if circle(&links, &row.innovation, origin).is_some() {
        return Ok(());
    }
    let link = Replication {
        replica: row.innovation.clone(),
        origin: origin.to_owned(),
        source: row.source.clone(),
        period: row.period.clone(),
        retrieved: row.retrieved.clone(),
        person: actor.person.to_string(),
        at: at.to_owned(),
        ..Replication::default()
    };
    Ok(act.add_replication(&link).await?)
}
