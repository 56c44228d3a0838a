//! Reads a programme from the store.

use super::{Round, View, markup};
use crate::asked::Asked;
use crate::assessment::placed::Reaches;
use crate::assessment::{instrument, naming};
use crate::reply::{Answer, Missing, Reply, WebError};
use crate::site::{Known, Site};
use prima_instrument::programme::Programme;
use prima_store::StoreError;
use prima_store::history::{Dataset, FigureRow, Honour, Statement};
use prima_workflow::recognition::{opened, read_text, shelved};

/// Answers the request for a programme.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let known = site.known();
    let segments = asked.segments();
    let [_, code] = segments[..] else {
        return Err(WebError::NotFound(Missing::Page));
    };
    let editions = instrument::editions(site, naming::instrument_code(code));
    let datasets: Vec<&Dataset> = known
        .datasets
        .iter()
        .filter(|dataset| dataset.programme == code)
        .collect();
    let stages = stages(site, code).await?;
    if editions.is_empty() && datasets.is_empty() && stages.is_none() {
        return Err(WebError::NotFound(Missing::Programme(code.to_owned())));
    }
    let database = &site.database;
    let own = |dataset: &str| datasets.iter().any(|known| known.dataset == dataset);
    let figures: Vec<FigureRow> = database
        .figures()
        .await?
        .into_iter()
        .filter(|row| own(&row.dataset))
        .collect();
    let mut hints = Vec::new();
    for dataset in &datasets {
        if figures
            .iter()
            .any(|row| row.dataset == dataset.dataset && row.finding == "differs")
        {
            hints.extend(database.hints_of(&dataset.dataset).await?);
        }
    }
    let statements = database
        .statements()
        .await?
        .into_iter()
        .filter(|row| own(&row.dataset));
    // An event honours in categories that bear the codes of programmes.
    let honours = database
        .honours()
        .await?
        .into_iter()
        .filter(|row| own(&row.dataset) || row.category == code);
    let honours: Vec<Honour> = honours.collect();
    let view = View {
        words: asked.words(),
        origin: &site.origin,
        code,
        editions,
        all_datasets: &known.datasets,
        rounds: rounds(site, &known, code).await?,
        figures,
        hints,
        statements: statements
            .filter(|row: &Statement| row.body.is_empty() || row.kind == "mismatch")
            .collect(),
        bodies: bodies(site, &honours).await?,
        honours,
        datasets,
        stages,
    };
    Ok(Reply::Page(markup(&view)))
}

/// The newest rules of a programme's stages, opened here or else on the shelf.
async fn stages(site: &Site, code: &str) -> Result<Option<Programme>, WebError> {
    let failed = || WebError::of_act("read the shipped programmes");
    let mut editions = opened(&site.database).await.map_err(failed())?;
    editions.retain(|one| one.code == code);
    if editions.is_empty() {
        for one in shelved().map_err(failed())? {
            if one.name.split('/').next() == Some(code) {
                // A shelf with a fault is the business of its tests.
                editions.extend(read_text(&one.text).map_err(failed())?);
            }
        }
    }
    Ok(editions
        .into_iter()
        .max_by(|a, b| a.edition.cmp(&b.edition)))
}

/// Every period that has results or figures, newest first.
async fn rounds(site: &Site, known: &Known, code: &str) -> Result<Vec<Round>, StoreError> {
    let summaries = site.database.summaries().await?;
    let mut rounds: Vec<Round> = Vec::new();
    for dataset in known
        .datasets
        .iter()
        .filter(|dataset| dataset.programme == code)
    {
        if rounds.iter().any(|round| round.period == dataset.period) {
            continue;
        }
        let own = summaries
            .iter()
            .filter(|row| row.programme == code && row.period == dataset.period);
        rounds.push(Round {
            period: dataset.period.clone(),
            n_bodies: own.clone().map(|row| row.bodies).sum(),
            sample: known.datasets.iter().any(|other| {
                other.programme == code
                    && other.period == dataset.period
                    && !other.sample.is_empty()
            }),
            has_results: known
                .cycles
                .iter()
                .any(|(programme, period)| programme == code && *period == dataset.period),
        });
    }
    rounds.sort_by(|a, b| b.period.cmp(&a.period));
    Ok(rounds)
}

/// Names of the bodies and units of honours.
async fn bodies(site: &Site, honours: &[Honour]) -> Result<Reaches, StoreError> {
    let ids = honours
        .iter()
        .flat_map(|honour| [&honour.body, &honour.unit])
        .filter(|id| !id.is_empty());
    let mut ids: Vec<String> = ids.cloned().collect();
    ids.sort();
    ids.dedup();
    let found = site.database.bodies_named(&ids).await?;
    Ok(found
        .into_iter()
        .map(|body| (body.body, body.name))
        .collect())
}
