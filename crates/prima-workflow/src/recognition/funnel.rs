//! How many came how far, per year and province: counts that were published, and
//! counts of the candidacies kept here. Neither is ever added to the other.

use super::facts::rules;
use crate::failure::WorkflowError;
use prima_instrument::programme::{Programme, PublishedCounts};
use prima_instrument::words::Text;
use prima_store::Database;
use prima_store::history::FigureRow;
use prima_store::recognition::{Candidacy, CandidacyStep};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// One count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunnelCount {
    /// Code of the milestone.
    pub code: String,
    /// What is counted.
    pub title: Text,
    /// How many; none: nobody published it.
    pub count: Option<u64>,
    /// Who says so; empty: counted here.
    pub source: String,
    /// When it was read.
    pub retrieved: String,
}

/// The counts of one year and place, from the first milestone to the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Funnel {
    /// Name of the edition that says what is counted, `code/edition`.
    pub programme: String,
    /// Code of the province; empty: the nation.
    pub region: String,
    /// The year.
    pub year: String,
    /// Whether the counts were published elsewhere.
    pub is_published: bool,
    /// Whether they count samples.
    pub is_sample: bool,
    /// Data set of the published figures; empty: counted here.
    pub dataset: String,
    /// The counts.
    pub counts: Vec<FunnelCount>,
}

/// The funnels of a programme, samples after all that is real; newest year first, the
/// nation before its provinces, what was published before what is counted here.
/// `shelved` are editions that count although nobody opened them.
pub async fn funnels(
    database: &Database,
    code: &str,
    shelved: &[Programme],
) -> Result<Vec<Funnel>, WorkflowError> {
    let mut reading = database.reading();
    let opened = reading.programme_editions().await?;
    let mut editions: Vec<Programme> = Vec::new();
    for row in opened.iter().filter(|row| row.programme == code) {
        editions.push(rules(row)?.programme);
    }
    let is_known = |name: &str| {
        opened
            .iter()
            .any(|row| name == format!("{}/{}", row.programme, row.edition))
    };
    let others = shelved
        .iter()
        .filter(|one| one.code == code && !is_known(&one.name()));
    editions.extend(others.cloned());
    let figures = database.figures().await?;
    let candidacies = reading.candidacies_of(code).await?;
    let steps = reading.steps_of_programme(code).await?;
    let mut found = Vec::new();
    for programme in &editions {
        let published = programme.published.iter();
        found.extend(published.filter_map(|one| of_figures(programme, one, &figures)));
        let own: Vec<&Candidacy> = candidacies
            .iter()
            .filter(|row| row.edition == programme.edition)
            .collect();
        found.extend(counted(programme, &own, &steps));
    }
    found.sort_by_key(|one: &Funnel| {
        (
            one.is_sample,
            Reverse(one.year.clone()),
            one.region.clone(),
            !one.is_published,
            one.programme.clone(),
        )
    });
    Ok(found)
}

/// Published counts, where any of their figures is known here.
fn of_figures(
    programme: &Programme,
    published: &PublishedCounts,
    figures: &[FigureRow],
) -> Option<Funnel> {
    let find = |code: &str| {
        let mut rows = figures.iter();
        rows.find(|row| row.dataset == published.dataset && row.figure == code)
    };
    let pairs = programme.milestones.iter().zip(&published.figures);
    let counts: Vec<FunnelCount> = pairs
        .map(|(milestone, code)| {
            let row = find(code);
            FunnelCount {
                code: milestone.code.clone(),
                title: milestone.title.clone(),
                count: row.and_then(|row| row.shown().parse().ok()),
                source: row.map_or_else(String::new, |row| row.source.clone()),
                retrieved: row.map_or_else(String::new, |row| row.retrieved.clone()),
            }
        })
        .collect();
    counts
        .iter()
        .any(|one| one.count.is_some())
        .then(|| Funnel {
            programme: programme.name(),
            region: published.region.clone(),
            year: published.year.clone(),
            is_published: true,
            is_sample: false,
            dataset: published.dataset.clone(),
            counts,
        })
}

/// Counts of the candidacies of one edition: all of a year, and those of each province.
fn counted(programme: &Programme, rows: &[&Candidacy], steps: &[CandidacyStep]) -> Vec<Funnel> {
    let mut groups: BTreeSet<(bool, &str, &str)> = BTreeSet::new();
    for row in rows {
        let is_sample = !row.sample.is_empty();
        groups.insert((is_sample, row.year.as_str(), ""));
        groups.insert((is_sample, row.year.as_str(), row.province.as_str()));
    }
    let reached = |row: &Candidacy, stage: &str| {
        let mut own = steps.iter();
        own.any(|step| step.candidacy == row.candidacy && step.stage_after == stage)
    };
    let funnel = |(is_sample, year, region): (bool, &str, &str)| {
        let own: Vec<&&Candidacy> = rows
            .iter()
            .filter(|row| row.sample.is_empty() != is_sample && row.year == year)
            .filter(|row| region.is_empty() || row.province == region)
            .collect();
        let count = |stage: &str| own.iter().filter(|row| reached(row, stage)).count() as u64;
        Funnel {
            programme: programme.name(),
            region: region.to_owned(),
            year: year.to_owned(),
            is_published: false,
            is_sample,
            dataset: String::new(),
            counts: programme
                .milestones
                .iter()
                .map(|milestone| FunnelCount {
                    code: milestone.code.clone(),
                    title: milestone.title.clone(),
                    count: Some(count(&milestone.reached)),
                    source: String::new(),
                    retrieved: String::new(),
                })
                .collect(),
        }
    };
    groups.into_iter().map(funnel).collect()
}
