//! What follows from a round at rest. All of it is work for a processor, so it
//! is done on threads where no request waits for it.

use super::Frozen;
use crate::assessment::desk::Rules;
use crate::assessment::refusal::{ActError, Acted};
use crate::dataset::DatasetFolder;
use crate::failure::WorkflowError;
use crate::import::{DerivedDataset, derive, temporary};
use crate::inputs::{Wanted, load};
use crate::tables::{RESULT_COLUMNS, header, result_rows};
use prima_instrument::words::Lang;
use prima_score::round::Round;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// The results of a round at rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scored {
    /// `results.csv`, byte for byte as in its bundle.
    pub results: String,
    /// How many bodies have an index.
    pub n_indices: usize,
}

/// Does what takes a processor for long where no request waits for it.
pub(crate) async fn on_a_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, WorkflowError> + Send + 'static,
) -> Result<T, ActError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => Ok(done?),
        Err(error) => {
            let failed = WorkflowError::at(Path::new("frozen"));
            Err(failed(io::Error::other(error)).into())
        }
    }
}

impl Frozen {
    /// Scores the object: indices, bands and ranks, as `prima score` gives them.
    pub async fn score(self: &Arc<Self>, rules: &Arc<Rules>) -> Acted<Scored> {
        let (frozen, rules) = (self.clone(), rules.clone());
        on_a_thread(move || frozen.scored(&rules)).await
    }

    /// Bundles and scores the files, the way an import does.
    pub async fn derive(self: &Arc<Self>, name: &str, at: &str) -> Acted<DerivedDataset> {
        self.derive_telling(name, at, |_, _| {}).await
    }

    /// Does the same and tells how many of how many parts of the resampling are
    /// done.
    pub async fn derive_telling(
        self: &Arc<Self>,
        name: &str,
        at: &str,
        progress: impl Fn(usize, usize) + Send + Sync + 'static,
    ) -> Acted<DerivedDataset> {
        let (frozen, name, at) = (self.clone(), name.to_owned(), at.to_owned());
        on_a_thread(move || {
            let place = temporary()?;
            let folder = place.path().join(name);
            frozen.write(&folder)?;
            derive(&DatasetFolder::read(&folder)?, &at, Lang::Id, &progress)
        })
        .await
    }

    fn scored(&self, rules: &Rules) -> Result<Scored, WorkflowError> {
        let place = temporary()?;
        self.write(place.path())?;
        let Some(inputs) = DatasetFolder::read(place.path())?.inputs else {
            return Ok(Scored::default());
        };
        let (instrument, questions) = (&rules.instrument, &rules.questions);
        let loaded = load(&inputs, instrument, questions, Wanted::Scores, &|_| {})?;
        let round = Round::new(
            instrument,
            questions,
            &loaded.bodies,
            &loaded.answers,
            &loaded.published,
        );
        let results = round.compute();
        let mut rows = header(&RESULT_COLUMNS);
        result_rows(&round, &results, |text| {
            rows.push_str(text);
            Ok(())
        })?;
        let with_index = results.bodies.iter().filter(|body| body.units.is_some());
        Ok(Scored {
            n_indices: with_index.count(),
            results: rows,
        })
    }
}
