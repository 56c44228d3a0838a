//! Data sets as they are stored, put back into files.

use super::cycle::Cycle;
use super::derive::{from_bundle, temporary};
use crate::failure::{Failure, WorkflowError};
use crate::recount::read_instrument;
use prima_exchange::bundle::{Bundle, CATALOGUE, INSTRUMENT};
use prima_exchange::{Problem, package};
use prima_instrument::Instrument;
use prima_instrument::words::Lang;
use prima_store::Act;
use prima_store::history::{Dataset, Outcome};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path};

/// Ranks and summarises the results of a programme and period anew.
pub(super) async fn rank_cycle(
    act: &mut Act,
    programme: &str,
    period: &str,
    lang: Lang,
) -> Result<(), WorkflowError> {
    let mut results = act.results_of_cycle(programme, period).await?;
    let datasets = act.datasets().await?;
    let mut rounds = datasets.iter().filter(|dataset| {
        let is_here = dataset.programme == programme && dataset.period == period;
        is_here && !dataset.instrument.is_empty()
    });
    let Some(first) = rounds.clone().next() else {
        act.replace_summaries(programme, period, &[], &[]).await?;
        return Ok(());
    };
    let instrument = instrument(act, &first.dataset, lang).await?;
    let before: Vec<_> = results.iter().map(standing).collect();
    if rounds.clone().count() > 1 && !instrument.ranking.tie_breakers.is_empty() {
        // A group may have lost its members in another data set, and with them
        // the rank among all; its own one has to be found again.
        results.clear();
        for dataset in &mut rounds {
            results.extend(own_results(act, dataset, lang).await?);
        }
        results.sort_by(|a, b| (&a.dataset, &a.body).cmp(&(&b.dataset, &b.body)));
    }
    let cycle = Cycle {
        programme,
        period,
        instrument: &instrument,
        samples: &act.samples_of_cycle(programme, period).await?,
        names: &act.name_orders().await?,
    };
    cycle.rank(&mut results);
    let (summaries, bands) = cycle.summarise(&results);
    if !results.iter().map(standing).eq(before) {
        act.replace_results_of_cycle(programme, period, &results)
            .await?;
    }
    act.replace_summaries(programme, period, &summaries, &bands)
        .await?;
    Ok(())
}

/// What ranking a round changes of a result.
fn standing(result: &Outcome) -> (Option<i64>, Option<i64>, i64) {
    (result.rank, result.rank_of, result.place)
}

/// The results of a data set as its own files give them.
async fn own_results(
    act: &mut Act,
    dataset: &Dataset,
    lang: Lang,
) -> Result<Vec<Outcome>, WorkflowError> {
    let place = temporary()?;
    let files = act.dataset_texts(&dataset.dataset).await?;
    unpack(files.iter().map(|(name, text)| (name, text)), place.path())?;
    let derived = from_bundle(dataset.clone(), place.path(), lang, &|_, _| {})?;
    Ok(derived.derived.results)
}

/// The rules a data set was bundled with.
async fn instrument(act: &mut Act, dataset: &str, lang: Lang) -> Result<Instrument, WorkflowError> {
    let place = temporary()?;
    let catalogue = ["facilities.toml", "evidence.toml"].map(|name| format!("{CATALOGUE}/{name}"));
    let mut files = BTreeMap::new();
    for name in [package::NAME, INSTRUMENT]
        .map(str::to_owned)
        .into_iter()
        .chain(catalogue)
    {
        if let Some(text) = act.dataset_text(dataset, &name).await? {
            files.insert(name, text);
        }
    }
    unpack(files.iter(), place.path())?;
    let bundle = Bundle::open(place.path()).map_err(Failure::Problems)?;
    read_instrument(&bundle, &place.path().join(INSTRUMENT), lang)
}

/// Writes stored files into a folder. A name that leads out of it is refused.
pub(super) fn unpack<'a>(
    files: impl Iterator<Item = (&'a String, &'a String)>,
    folder: &Path,
) -> Result<(), WorkflowError> {
    for (name, text) in files {
        let is_plain = |part: Component| matches!(part, Component::Normal(_));
        if name.is_empty() || !Path::new(name).components().all(is_plain) {
            let problem = Problem::of_file(Path::new(name), "not-a-bundle", vec![]);
            return Err(Failure::Problems(problem.into()).into());
        }
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(WorkflowError::at(parent))?;
        }
        fs::write(&path, text).map_err(WorkflowError::at(&path))?;
    }
    Ok(())
}
