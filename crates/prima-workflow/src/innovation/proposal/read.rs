//! What the pages of proposals read: nothing of a draft that may not be known.

use super::check_proposal::checkers;
use super::facts::{ProposalSeen, of_candidacy, proposal, submission};
use super::publish_innovation::is_granted;
use crate::assessment::{Acted, Desk, Refusal};
use crate::recognition::OpenExit;
use crate::recognition::facts::{candidacy, rules};
use crate::recognition::read::offered;
use prima_domain::innovation::permission::may_offer_replication;
use prima_domain::innovation::proposal::check::{Checked, Decision};
use prima_domain::innovation::proposal::permission::{
    may_check_proposal, may_read_drafts, may_write_proposal,
};
use prima_domain::innovation::proposal::writing::count_words;
use prima_domain::recognition::candidacy::Status;
use prima_domain::recognition::permission::may_take_step;
use prima_domain::register::day::Day;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_instrument::programme::Programme;
use prima_store::cycle::Reading;
use prima_store::evidence::Evidence;
use prima_store::innovation::{Proposal, ProposalBefore, ProposalHonour};
use prima_store::recognition::Candidacy;
use std::collections::{BTreeMap, BTreeSet};

/// A proposal in a list.
#[derive(Clone, Debug)]
pub struct ProposalLine {
    /// Its candidacy.
    pub row: Candidacy,
    /// Its title; empty: none yet.
    pub title: String,
    /// Name of the unit.
    pub unit: String,
    /// Its programme.
    pub programme: Programme,
}

/// What somebody has to do with proposals.
#[derive(Clone, Debug, Default)]
pub struct ProposalLists {
    /// Proposals of the person's units, and those the person is an author of.
    pub own: Vec<ProposalLine>,
    /// Proposals that the person may hold against the rules now.
    pub to_check: Vec<ProposalLine>,
    /// Editions that take proposals, with the units that may enter: id and name.
    pub offered: Vec<(Programme, Vec<(String, String)>)>,
}

/// A section as it stands.
#[derive(Clone, Debug)]
pub struct SectionWritten {
    /// Its code.
    pub code: String,
    /// The text; empty: nothing yet.
    pub content: String,
    /// How many words it has.
    pub n_words: usize,
    /// Its version; 0: none.
    pub version: i64,
    /// When it was saved, in UTC; empty: never.
    pub at: String,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

/// What the head of a proposal said before.
#[derive(Clone, Debug)]
pub struct HeadBefore {
    /// As it was.
    pub row: ProposalBefore,
    /// Title of the innovation that it named as its origin; empty: none, or none
    /// that is known.
    pub origin: String,
}

/// One proposal.
#[derive(Clone, Debug)]
pub struct ProposalPage {
    /// Its candidacy.
    pub row: Candidacy,
    /// Its programme.
    pub programme: Programme,
    /// Name of the unit.
    pub unit: String,
    /// Title, group and the rest of its head.
    pub head: Proposal,
    /// Title of the innovation it replicates; empty: none named.
    pub origin: String,
    /// Sections of its group, in their order.
    pub sections: Vec<SectionWritten>,
    /// Evidence for rules that ask for a document, by code of the rule.
    pub documents: BTreeMap<String, Vec<Evidence>>,
    /// Earlier honours as its authors say.
    pub honours: Vec<ProposalHonour>,
    /// Every rule with what was found.
    pub checked: Vec<Checked>,
    /// What officers decided since it came to its stage.
    pub decisions: Vec<Decision>,
    /// When it was last submitted, in UTC; none: a draft, or never.
    pub submitted: Option<String>,
    /// The stages it came to, oldest first.
    pub reached: Vec<String>,
    /// What it is worth today.
    pub status: Status,
    /// Whether a step waits for a second person.
    pub is_waiting: bool,
    /// Authors: id and name; empty for who does not stand on its side.
    pub authors: Vec<(String, String)>,
    /// Whether the reader stands on its side.
    pub is_own: bool,
    /// Whether the reader may write it now.
    pub may_write: bool,
    /// Whether the reader may hold it against the rules now.
    pub may_check: bool,
    /// Whether the reader may make it an entry of the catalogue now.
    pub may_publish: bool,
    /// What its head said before, newest first; only for who reads drafts.
    pub before: Vec<HeadBefore>,
    /// The ways out of its stage that the reader may take.
    pub exits: Vec<OpenExit>,
    /// What lies in the unit's vault; only for its own side.
    pub vault: Vec<Evidence>,
}

/// What somebody has to do with proposals; who has nothing to do with any sees
/// nothing.
pub async fn proposal_lists(desk: &Desk, actor: &Actor, now: i64) -> Acted<ProposalLists> {
    let mut reading = desk.database.reading();
    let authored = reading.authored_by(actor.person.as_str()).await?;
    let has_part = [Role::UnitOfficer, Role::Coordinator, Role::ProgrammeOfficer]
        .iter()
        .any(|role| actor.holds(*role, |_| true));
    if !has_part && authored.is_empty() {
        return Err(Refusal::Hidden.into());
    }
    let mut own: BTreeSet<String> = authored.into_iter().map(|row| row.candidacy).collect();
    for grant in &actor.grants {
        if let (Role::UnitOfficer, Scope::Body(unit)) = (grant.role, &grant.scope) {
            let rows = reading.candidacies_of_unit(unit.as_str()).await?;
            own.extend(rows.into_iter().map(|row| row.candidacy));
        }
    }
    let mut lists = ProposalLists::default();
    for id in own {
        lists
            .own
            .extend(own_line(&mut reading, actor, &id, now).await?);
    }
    lists.to_check = to_check(&mut reading, actor, now).await?;
    for row in reading.programme_editions().await? {
        let seen = rules(&row)?;
        if seen.programme.proposals.is_none() {
            continue;
        }
        let units = offered(&mut reading, actor, &seen.programme, now).await?;
        if !units.is_empty() {
            lists.offered.push((seen.programme, units));
        }
    }
    lists.own.sort_by(|a, b| {
        b.row
            .at
            .cmp(&a.row.at)
            .then(a.row.candidacy.cmp(&b.row.candidacy))
    });
    Ok(lists)
}

/// Proposals that somebody may hold against the rules now.
pub async fn proposals_to_check(desk: &Desk, actor: &Actor, now: i64) -> Acted<Vec<ProposalLine>> {
    to_check(&mut desk.database.reading(), actor, now).await
}

async fn to_check(reading: &mut Reading<'_>, actor: &Actor, now: i64) -> Acted<Vec<ProposalLine>> {
    let mut lines = Vec::new();
    if !actor.holds(Role::ProgrammeOfficer, |_| true) {
        return Ok(lines);
    }
    for edition in reading.programme_editions().await? {
        let seen = rules(&edition)?;
        let is_officer = actor.has_programme_role(Role::ProgrammeOfficer, &seen.code);
        if !is_officer || seen.programme.proposals.is_none() {
            continue;
        }
        let checks = |code: &str| {
            let stage = seen.programme.stage(code);
            stage.is_some_and(|stage| stage.checks_proposal)
        };
        let rows = reading
            .candidacies_of_edition(&edition.programme, &edition.edition)
            .await?;
        for row in rows.into_iter().filter(|row| checks(&row.stage)) {
            lines.extend(line_to_check(reading, actor, row, now).await?);
        }
    }
    Ok(lines)
}

async fn own_line(
    reading: &mut Reading<'_>,
    actor: &Actor,
    id: &str,
    now: i64,
) -> Acted<Option<ProposalLine>> {
    // Candidacies of other programmes, and those one is no longer an author of.
    match proposal(reading, actor, id, now).await {
        Ok(seen) => Ok(Some(line(reading, seen).await?)),
        Err(error) if error.is_hidden() => Ok(None),
        Err(error) => Err(error),
    }
}

async fn line_to_check(
    reading: &mut Reading<'_>,
    actor: &Actor,
    row: Candidacy,
    now: i64,
) -> Acted<Option<ProposalLine>> {
    let seen = candidacy(reading, &row.candidacy).await?;
    let (by, is_now) = checkers(&seen);
    if may_check_proposal(&seen.before(actor, false, now), &by, is_now).is_err() {
        return Ok(None);
    }
    let seen = of_candidacy(reading, seen, false).await?;
    Ok(Some(line(reading, seen).await?))
}

async fn line(reading: &mut Reading<'_>, seen: ProposalSeen) -> Acted<ProposalLine> {
    Ok(ProposalLine {
        unit: name(reading, &seen.seen.row.unit).await?,
        title: seen.row.title,
        programme: seen.seen.edition.programme,
        row: seen.seen.row,
    })
}

async fn name(reading: &mut Reading<'_>, body: &str) -> Acted<String> {
    let found = reading.bodies_with(&[body.to_owned()]).await?.pop();
    Ok(found.map_or_else(|| body.to_owned(), |found| found.name))
}

/// One proposal with what its reader may do.
pub async fn proposal_page(desk: &Desk, actor: &Actor, id: &str, now: i64) -> Acted<ProposalPage> {
    let mut reading = desk.database.reading();
    let seen = proposal(&mut reading, actor, id, now).await?;
    let before = seen.before(actor, now);
    let is_own = before.is_own().is_ok();
    let may_write = may_write_proposal(&before).is_ok();
    let (by, is_now) = checkers(&seen.seen);
    let may_check = may_check_proposal(&before, &by, is_now).is_ok();
    let speaks = may_offer_replication(actor, &seen.seen.subject).is_ok();
    let may_publish = speaks && seen.row.innovation.is_empty() && is_granted(&seen, now);
    let stage = seen.seen.programme().stage(&seen.seen.row.stage);
    let exits = stage.into_iter().flat_map(|stage| &stage.exits);
    let exits = exits.map(|exit| OpenExit {
        code: exit.code.clone(),
        may_take: may_take_step(&before.situation, &exit.by).is_ok(),
    });
    let exits = exits.filter(|exit| exit.may_take).collect();
    let mut authors = Vec::new();
    for author in seen.authors.iter().filter(|_| is_own) {
        let person = desk.database.person(&author.person).await?;
        let name = person.map_or_else(|| author.person.clone(), |person| person.name);
        authors.push((author.person.clone(), name));
    }
    let unit = &seen.seen.row.unit;
    let vault = match is_own {
        true => desk.database.evidence_of_body(unit).await?,
        false => Vec::new(),
    };
    let origin = match seen.row.origin.as_str() {
        "" => None,
        id => desk.database.innovation(id).await?,
    };
    let evidence = evidence(desk, &seen).await?;
    let programme = seen.seen.programme().clone();
    let steps = reading.steps_of(id).await?;
    Ok(ProposalPage {
        unit: name(&mut reading, unit).await?,
        sections: sections(&seen, &evidence)?,
        checked: seen.checked(&mut reading, Day::at(now)).await?,
        decisions: seen.decisions(&mut reading).await?,
        before: match may_read_drafts(&before).is_ok() {
            true => heads_before(desk, id).await?,
            false => Vec::new(),
        },
        submitted: submission(&programme, &seen.seen.row, steps.iter()),
        reached: steps.into_iter().map(|step| step.stage_after).collect(),
        status: seen.seen.status(Day::at(now)),
        is_waiting: seen.seen.proposal.is_some(),
        origin: origin.map_or_else(String::new, |row| row.title),
        documents: evidence,
        honours: seen.honours.clone(),
        head: seen.row.clone(),
        row: seen.seen.row.clone(),
        programme,
        authors,
        is_own,
        may_write,
        may_check,
        may_publish,
        exits,
        vault,
    })
}

/// What the head of a proposal said before, newest first.
async fn heads_before(desk: &Desk, id: &str) -> Acted<Vec<HeadBefore>> {
    let mut heads = Vec::new();
    for row in desk.database.reading().proposals_before(id).await? {
        let origin = match row.origin.as_str() {
            "" => None,
            id => desk.database.innovation(id).await?,
        };
        let origin = origin.map_or_else(String::new, |found| found.title);
        heads.push(HeadBefore { row, origin });
    }
    heads.reverse();
    Ok(heads)
}

/// Evidence by the part it is linked to; what was withdrawn since is left out.
async fn evidence(desk: &Desk, seen: &ProposalSeen) -> Acted<BTreeMap<String, Vec<Evidence>>> {
    let mut found: BTreeMap<String, Vec<Evidence>> = BTreeMap::new();
    for link in &seen.evidence {
        let piece = desk.database.evidence(&link.evidence).await?;
        if let Some(piece) = piece.filter(Evidence::is_kept) {
            found.entry(link.part.clone()).or_default().push(piece);
        }
    }
    Ok(found)
}

fn sections(
    seen: &ProposalSeen,
    evidence: &BTreeMap<String, Vec<Evidence>>,
) -> Acted<Vec<SectionWritten>> {
    let own = seen.rules()?.sections_of(&seen.row.series);
    let sections = own.map(|section| {
        let row = seen.sections.get(&section.code);
        let content = row.map_or_else(String::new, |row| row.content.clone());
        SectionWritten {
            code: section.code.clone(),
            n_words: count_words(&content),
            version: row.map_or(0, |row| row.version),
            at: row.map_or_else(String::new, |row| row.at.clone()),
            evidence: evidence.get(&section.code).cloned().unwrap_or_default(),
            content,
        }
    });
    Ok(sections.collect())
}

/// The text of a proposal that was submitted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SubmittedText {
    /// Its candidacy.
    pub candidacy: String,
    /// The edition.
    pub edition: String,
    /// The year it was entered.
    pub year: String,
    /// The unit, by id.
    pub unit: String,
    /// Its title.
    pub title: String,
    /// Its sections, one after another.
    pub text: String,
}

/// The submitted proposals of all editions of a programme, those that were
/// withdrawn before as little as drafts. Whoever shows one asks first whether it
/// may be read.
pub async fn submitted_texts(desk: &Desk, programme: &str) -> Acted<Vec<SubmittedText>> {
    let mut reading = desk.database.reading();
    let titles = reading.written_of_programme(programme).await?;
    let sections = reading.newest_sections_of_programme(programme).await?;
    let mut texts: BTreeMap<&str, String> = BTreeMap::new();
    for row in &sections {
        let text = texts.entry(&row.candidacy).or_default();
        text.push_str(&row.content);
        text.push('\n');
    }
    let steps = reading.steps_of_programme(programme).await?;
    let rows = reading.candidacies_of(programme).await?;
    let rows: BTreeMap<&str, &Candidacy> = rows
        .iter()
        .map(|row| (row.candidacy.as_str(), row))
        .collect();
    let mut editions: BTreeMap<String, Programme> = BTreeMap::new();
    for row in reading.programme_editions().await? {
        if row.programme == programme {
            editions.insert(row.edition.clone(), rules(&row)?.programme);
        }
    }
    let mut found = Vec::new();
    for title in titles {
        let row = rows.get(title.candidacy.as_str());
        let Some((row, edition)) = row.and_then(|row| Some((row, editions.get(&row.edition)?)))
        else {
            continue;
        };
        let own = steps.iter().filter(|step| step.candidacy == row.candidacy);
        if submission(edition, row, own).is_none() {
            continue;
        }
        found.push(SubmittedText {
            text: texts.remove(row.candidacy.as_str()).unwrap_or_default(),
            title: title.title,
            edition: row.edition.clone(),
            year: row.year.clone(),
            unit: row.unit.clone(),
            candidacy: title.candidacy,
        });
    }
    Ok(found)
}

/// Changes whenever a proposal of a programme was submitted or withdrawn.
pub async fn submitted_version(desk: &Desk, programme: &str) -> Acted<usize> {
    let mut reading = desk.database.reading();
    Ok(reading.steps_of_programme(programme).await?.len())
}

/// Whether what somebody reads of a proposal rests on a piece of evidence.
pub(crate) async fn rests_on(
    desk: &Desk,
    actor: &Actor,
    id: &str,
    evidence: &str,
    now: i64,
) -> Acted<bool> {
    let seen = proposal(&mut desk.database.reading(), actor, id, now).await?;
    Ok(seen.evidence.iter().any(|row| row.evidence == evidence))
}
