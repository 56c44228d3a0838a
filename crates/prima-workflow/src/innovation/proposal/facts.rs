//! What the rules need to know of a proposal.
//!
//! A proposal that is not there is [`Refusal::Hidden`], as one that is forbidden.

use super::refusal::ProposalRefusal;
use crate::assessment::facts::subjects;
use crate::assessment::{ActError, Acted, Refusal};
use crate::recognition::facts::{Seen, candidacy};
use prima_domain::innovation::proposal::check::{Checked, Decision, Written, checks};
use prima_domain::innovation::proposal::permission::{
    Before, may_read_proposal, may_write_proposal,
};
use prima_domain::innovation::proposal::writing::is_same_title;
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::day::Day;
use prima_domain::register::moment;
use prima_domain::register::person::{Actor, Grant, Role, Scope};
use prima_instrument::programme::proposal::Proposals;
use prima_instrument::programme::{Programme, StageKind};
use prima_store::cycle::Reading;
use prima_store::innovation::{
    Proposal, ProposalAuthor, ProposalEvidence, ProposalHonour, ProposalSection,
};
use prima_store::recognition::{Candidacy, CandidacyStep};
use std::collections::{BTreeMap, BTreeSet};

/// A proposal with what is known of it.
#[derive(Clone, Debug)]
pub(super) struct ProposalSeen {
    pub seen: Seen,
    pub row: Proposal,
    /// The newest version of each section, by code.
    pub sections: BTreeMap<String, ProposalSection>,
    pub authors: Vec<ProposalAuthor>,
    pub evidence: Vec<ProposalEvidence>,
    pub honours: Vec<ProposalHonour>,
    pub is_author: bool,
}

/// A proposal that somebody may read, or [`Refusal::Hidden`].
pub(super) async fn proposal(
    reading: &mut Reading<'_>,
    actor: &Actor,
    id: &str,
    now: i64,
) -> Result<ProposalSeen, ActError> {
    let seen = candidacy(reading, id).await?;
    if seen.programme().proposals.is_none() {
        return Err(Refusal::Hidden.into());
    }
    let is_author = is_author(reading, actor, &seen.row).await?;
    may_read_proposal(&seen.before(actor, is_author, now))?;
    of_candidacy(reading, seen, is_author).await
}

/// What is written of a candidacy, whoever asks.
pub(super) async fn of_candidacy(
    reading: &mut Reading<'_>,
    seen: Seen,
    is_author: bool,
) -> Result<ProposalSeen, ActError> {
    let id = seen.row.candidacy.clone();
    let row = reading.proposal_named(&id).await?.pop();
    let versions = reading.section_versions_of(&id).await?;
    Ok(ProposalSeen {
        row: row.unwrap_or_else(|| untitled(&seen.row)),
        sections: newest(versions),
        authors: reading.authors_of(&id).await?,
        evidence: reading.proposal_evidence_of(&id).await?,
        honours: reading.proposal_honours_of(&id).await?,
        is_author,
        seen,
    })
}

/// The last version of each section; versions come oldest first.
fn newest(versions: Vec<ProposalSection>) -> BTreeMap<String, ProposalSection> {
    let by_code = versions.into_iter();
    by_code.map(|row| (row.section.clone(), row)).collect()
}

/// A candidacy that entered without a title, as its programme's own page lets it.
fn untitled(row: &Candidacy) -> Proposal {
    Proposal {
        candidacy: row.candidacy.clone(),
        person: row.person.clone(),
        at: row.at.clone(),
        ..Proposal::default()
    }
}

/// Whether somebody was named as an author of a candidacy and still belongs to
/// its institution.
pub(crate) async fn is_author(
    reading: &mut Reading<'_>,
    actor: &Actor,
    row: &Candidacy,
) -> Result<bool, ActError> {
    let authors = reading.authors_of(&row.candidacy).await?;
    let person = actor.person.as_str();
    if !authors.iter().any(|author| author.person == person) {
        return Ok(false);
    }
    belongs(reading, &actor.grants, &row.institution).await
}

/// Whether grants speak for a body of an institution.
pub(super) async fn belongs(
    reading: &mut Reading<'_>,
    grants: &[Grant],
    institution: &str,
) -> Result<bool, ActError> {
    let bodies = grants.iter().filter_map(|grant| match &grant.scope {
        Scope::Body(body) if speaks(grant.role) => Some(body.to_string()),
        _ => None,
    });
    let bodies: Vec<String> = bodies.collect();
    let subjects = subjects(reading, &bodies).await?;
    let is_within = |top: &str| top == institution;
    Ok(subjects
        .iter()
        .filter_map(|subject| subject.lineage().last())
        .any(|top| is_within(top.body.as_str())))
}

/// A stage that does not have something open is told in the words of proposals.
pub(super) fn or_closed(told: Result<(), Rule>) -> Acted<()> {
    match told {
        Err(Rule::NotOffered) => Err(Refusal::Proposal(ProposalRefusal::Closed).into()),
        told => Ok(told?),
    }
}

fn speaks(role: Role) -> bool {
    matches!(role, Role::UnitOfficer | Role::Coordinator)
}

impl ProposalSeen {
    /// Somebody before it.
    pub fn before<'a>(&'a self, actor: &'a Actor, now: i64) -> Before<'a> {
        self.seen.before(actor, self.is_author, now)
    }

    /// Refuses to who may not write it now.
    pub fn demand_writable(&self, actor: &Actor, now: i64) -> Acted<()> {
        or_closed(may_write_proposal(&self.before(actor, now)))
    }

    /// What its programme asks.
    pub fn rules(&self) -> Acted<&Proposals> {
        let rules = self.seen.programme().proposals.as_ref();
        Ok(rules.ok_or(Refusal::Hidden)?)
    }

    /// It as the rules see it, held against all others of its institution.
    pub async fn written(&self, reading: &mut Reading<'_>) -> Acted<Written> {
        let candidacy = &self.seen.row;
        let others = reading
            .written_of_institution(&candidacy.programme, &candidacy.institution)
            .await?;
        let same: Vec<&Proposal> = others
            .iter()
            .filter(|other| other.candidacy != candidacy.candidacy)
            .filter(|other| is_same_title(&other.title, &self.row.title))
            .collect();
        let mut same_title = Vec::new();
        let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for other in same {
            let other = candidacy_of(reading, &other.candidacy).await?;
            let Some(other) = other else { continue };
            for step in reading.steps_of(&other.candidacy).await? {
                let years = known.entry(step.stage_after.clone()).or_default();
                years.insert(step.at.get(..4).unwrap_or_default().to_owned());
            }
            if self.was_entered(reading, &other).await? {
                same_title.push(other.candidacy);
            }
        }
        let years = |row: &ProposalHonour| {
            let years = row.years.split_whitespace().map(str::to_owned);
            (row.tier.clone(), years.collect())
        };
        let sections = self.sections.values();
        Ok(Written {
            group: self.row.series.clone(),
            title: self.row.title.clone(),
            sections: sections
                .map(|row| (row.section.clone(), row.content.clone()))
                .collect(),
            began: self.row.began.clone(),
            said: self.honours.iter().map(years).collect(),
            known,
            same_title,
            has_origin: !self.row.origin.is_empty(),
            supported: self.evidence.iter().map(|row| row.part.clone()).collect(),
        })
    }

    /// Whether another proposal of the same edition took the title first: it was
    /// submitted, before this one, and did not end without an honour.
    async fn was_entered(&self, reading: &mut Reading<'_>, other: &Candidacy) -> Acted<bool> {
        let own = &self.seen.row;
        let programme = self.seen.programme();
        let kind = programme.stage(&other.stage).map(|stage| stage.kind);
        let is_same = (&other.programme, &other.edition) == (&own.programme, &own.edition);
        if !is_same || kind == Some(StageKind::Closed) {
            return Ok(false);
        }
        let theirs = submitted(reading, programme, other).await?;
        let ours = submitted(reading, programme, own).await?;
        Ok(match (theirs, ours) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(theirs), Some(ours)) => {
                (theirs, other.candidacy.as_str()) < (ours, own.candidacy.as_str())
            }
        })
    }

    /// Every rule with what was found on a day.
    pub async fn checked(&self, reading: &mut Reading<'_>, today: Day) -> Acted<Vec<Checked>> {
        let written = self.written(reading).await?;
        Ok(checks(
            self.rules()?,
            &written,
            self.compared_on(reading, today).await?,
        ))
    }

    /// The day up to which an innovation's age is reckoned: that of the newest
    /// submission, or today where it is a draft.
    async fn compared_on(&self, reading: &mut Reading<'_>, today: Day) -> Acted<Day> {
        let at = submitted(reading, self.seen.programme(), &self.seen.row).await?;
        let submitted = at.and_then(|at| moment::read(&at));
        Ok(submitted.map_or(today, Day::at))
    }

    /// What officers decided since it came to the stage it is at, or to an
    /// earlier one where that checks nothing.
    pub async fn decisions(&self, reading: &mut Reading<'_>) -> Acted<Vec<Decision>> {
        let rows = reading.proposal_checks_of(&self.seen.row.candidacy).await?;
        let own = rows
            .iter()
            .filter(|row| row.version == self.seen.row.version);
        let decision = own.map(|row| Decision {
            rule: row.rule.clone(),
            holds: row.decided == "holds",
            reason: row.reason.clone(),
        });
        Ok(decision.collect())
    }
}

/// When a proposal was last submitted; none: it is a draft, or never was.
pub(super) async fn submitted(
    reading: &mut Reading<'_>,
    programme: &Programme,
    row: &Candidacy,
) -> Acted<Option<String>> {
    let steps = reading.steps_of(&row.candidacy).await?;
    Ok(submission(programme, row, steps.iter()))
}

/// The same from the candidacy's steps, oldest first.
pub(super) fn submission<'a>(
    programme: &Programme,
    row: &Candidacy,
    steps: impl DoubleEndedIterator<Item = &'a CandidacyStep>,
) -> Option<String> {
    let is_draft = |code: &str| {
        let stage = programme.stage(code);
        stage.is_some_and(|stage| stage.writes_proposal)
    };
    let is_end = |code: &str| {
        let stage = programme.stage(code);
        stage.is_some_and(|stage| stage.kind == StageKind::Closed)
    };
    if is_draft(&row.stage) {
        return None;
    }
    let mut newest_first = steps.rev();
    let last = newest_first.find(|step| is_draft(&step.stage_before) && !is_end(&step.stage_after));
    last.map(|step| step.at.clone())
}

async fn candidacy_of(reading: &mut Reading<'_>, id: &str) -> Acted<Option<Candidacy>> {
    Ok(reading.candidacy_named(id).await?.pop())
}
