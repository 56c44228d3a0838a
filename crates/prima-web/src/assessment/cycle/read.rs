//! Reads a round from the store.

use super::{View, markup};
use crate::asked::Asked;
use crate::assessment::naming;
use crate::assessment::ranking::{datasets, missing, reaches};
use crate::reply::{Answer, Missing, Reply, WebError};
use crate::site::Site;
use prima_instrument::model::BodyLevel;
use prima_store::history::{FigureRow, RankingQuery, Statement, Summary};

/// Answers the request for the results of a round.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let known = site.known();
    let segments = asked.segments();
    let [_, programme, period] = segments[..] else {
        return Err(WebError::NotFound(Missing::Page));
    };
    let of_round = datasets(&known, programme, period);
    if of_round.is_empty() {
        return Err(WebError::NotFound(missing(&known, programme, period)));
    }
    let database = &site.database;
    let summaries = database.summaries().await?;
    let bands = database.summary_bands().await?;
    let leaders = database.leaders(programme, period).await?;
    let results = RankingQuery {
        programme: programme.to_owned(),
        period: period.to_owned(),
        ..RankingQuery::default()
    };
    let of_programme = |dataset: &str| {
        known
            .datasets
            .iter()
            .any(|known| known.dataset == dataset && known.programme == programme)
    };
    let is_now = |of: &str| naming::year(of) == naming::year(period);
    let figures = database
        .figures()
        .await?
        .into_iter()
        .filter(|row| of_programme(&row.dataset));
    let figures: Vec<FigureRow> = figures.collect();
    let mut hints = Vec::new();
    for dataset in &known.datasets {
        let differs = |row: &FigureRow| {
            row.dataset == dataset.dataset && row.finding == "differs" && is_now(&row.period)
        };
        if figures.iter().any(differs) {
            hints.extend(database.hints_of(&dataset.dataset).await?);
        }
    }
    let told = |row: &Statement| {
        of_programme(&row.dataset)
            && is_now(&row.period)
            && (row.body.is_empty() || row.kind == "mismatch")
    };
    let view = View {
        words: asked.words(),
        origin: &site.origin,
        round: (programme, period),
        instrument: of_round
            .iter()
            .find_map(|dataset| site.instrument(&dataset.instrument)),
        all_datasets: &known.datasets,
        summaries: of_levels(summaries, programme, period),
        bands: bands
            .into_iter()
            .filter(|row| row.programme == programme && row.period == period)
            .collect(),
        reaches: reaches(site, &known, &leaders.rows).await?,
        leaders,
        disagreements: database.disagreements(programme, period).await?,
        n_results: database.ranking(&results).await?.total,
        figures,
        hints,
        statements: database
            .statements()
            .await?
            .into_iter()
            .filter(told)
            .collect(),
        datasets: of_round,
    };
    Ok(Reply::Page(markup(&view)))
}

/// The means of a round, from ministries down to state companies.
fn of_levels(summaries: Vec<Summary>, programme: &str, period: &str) -> Vec<Summary> {
    let of_round = |row: &Summary| row.programme == programme && row.period == period;
    let mut rows: Vec<Summary> = summaries.into_iter().filter(of_round).collect();
    rows.sort_by_key(|row| {
        let mut levels = BodyLevel::ALL.iter();
        levels.position(|level| level.name() == row.level)
    });
    rows
}
