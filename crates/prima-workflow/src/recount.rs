//! Computes the outputs of a bundle again, from its own files.

use crate::failure::{Failure, Refusal, WorkflowError};
use crate::inputs::{Inputs, Wanted, load};
use crate::library::CatalogueText;
use crate::pipeline::compute;
use crate::tables::{NODE_COLUMNS, RESULT_COLUMNS, header, result_rows};
use prima_exchange::bundle::{Bundle, CATALOGUE, Outputs};
use prima_exchange::figures::load_figures;
use prima_instrument::words::Lang;
use prima_score::answers::Questions;
use prima_score::round::Round;
use std::error::Error;
use std::fs;
use std::path::Path;

/// Computes the outputs of a bundle from its own files.
pub fn recompute(bundle: &Bundle, lang: Lang) -> Result<Outputs, Box<dyn Error + Send + Sync>> {
    recomputed(bundle, lang).map_err(|error| match error.text(lang) {
        Some(text) => text.into(),
        None => error.into(),
    })
}

fn recomputed(bundle: &Bundle, lang: Lang) -> Result<Outputs, WorkflowError> {
    let mut outputs = Outputs::new();
    if let (Some(path), Some(units)) = (bundle.instrument(), bundle.units()) {
        let instrument = read_instrument(bundle, &path, lang)?;
        let inputs = Inputs {
            units,
            answers: bundle.answers(),
            tallies: bundle.tallies(),
            nodes: bundle.nodes(),
            results: bundle.published(),
        };
        let questions = Questions::new(&instrument);
        let loaded = load(&inputs, &instrument, &questions, Wanted::Scores, &|_| {})?;
        let round = Round::new(
            &instrument,
            &questions,
            &loaded.bodies,
            &loaded.answers,
            &loaded.published,
        );
        let all_nodes = bundle
            .package
            .settings
            .get("all_nodes")
            .is_some_and(|value| value == "true");
        let mut nodes = header(&NODE_COLUMNS);
        let results = compute(&round, all_nodes, &|_, _| {}, |rows| {
            nodes.push_str(rows);
            Ok(())
        })?;
        let mut rows = header(&RESULT_COLUMNS);
        result_rows(&round, &results, |text| {
            rows.push_str(text);
            Ok(())
        })?;
        outputs.insert("nodes.csv".to_owned(), nodes.into_bytes());
        outputs.insert("results.csv".to_owned(), rows.into_bytes());
    }
    if let Some(path) = bundle.figures() {
        let loaded = load_figures(&path, &|_| {}).map_err(Failure::Problems)?;
        let figures = crate::figures::rows(loaded.figures);
        outputs.insert(
            "figures-recomputed.csv".to_owned(),
            crate::figures::table(&figures).into_bytes(),
        );
    }
    Ok(outputs)
}

/// Reads the rules of a bundle.
pub(crate) fn read_instrument(
    bundle: &Bundle,
    path: &Path,
    lang: Lang,
) -> Result<prima_instrument::Instrument, WorkflowError> {
    let text = fs::read_to_string(path).map_err(WorkflowError::at(path))?;
    let part = |name: &str| match bundle.catalogue(name) {
        Some(path) => fs::read_to_string(&path).map_err(WorkflowError::at(&path)),
        None => Ok(String::new()),
    };
    let catalogue = CatalogueText {
        folder: bundle.folder.join(CATALOGUE),
        facilities: part("facilities.toml")?,
        evidence: part("evidence.toml")?,
    };
    prima_instrument::read(&text, &catalogue.read(lang)?).map_err(|faults| {
        let shown = path.display().to_string();
        let rendered: String = faults
            .iter()
            .map(|fault| fault.render(&shown, &text, lang))
            .collect();
        Refusal::faults(rendered).into()
    })
}
