//! Computes a bundle's outputs as the program does, in small.

use prima_exchange::answers::{WantRaters, load_answers};
use prima_exchange::bundle::{Bundle, Outputs};
use prima_exchange::nodes::load_nodes;
use prima_exchange::published::load_published;
use prima_exchange::table::no_progress;
use prima_exchange::tallies::load_tallies;
use prima_exchange::units::load_units;
use prima_instrument::Catalogue;
use prima_score::answers::{Answers, Questions};
use prima_score::round::{Published, Round};
use std::error::Error;
use std::fs;

/// Everything comes from the files of the bundle.
pub fn recompute(bundle: &Bundle) -> Result<Outputs, Box<dyn Error + Send + Sync>> {
    let text = fs::read_to_string(bundle.instrument().ok_or("instrument.toml")?)?;
    let instrument =
        prima_instrument::read(&text, &Catalogue::default()).map_err(|_| "instrument.toml")?;
    let questions = Questions::new(&instrument);
    let bodies = load_units(&bundle.units().ok_or("units.csv")?, &no_progress)?.bodies;
    let mut answers = Answers::new(&questions, bodies.len());
    if let Some(path) = bundle.answers() {
        load_answers(
            &path,
            &instrument,
            &questions,
            &bodies,
            &mut answers,
            WantRaters::No,
            &no_progress,
        )?;
    }
    if let Some(path) = bundle.tallies() {
        answers.take_tallies(
            load_tallies(&path, &instrument, &questions, &bodies, &no_progress)?.tallies,
        );
    }
    let mut published = Published::default();
    if let Some(path) = bundle.published() {
        published.indices = load_published(&path, &instrument, &bodies, &no_progress)?.indices;
    }
    if let Some(path) = bundle.nodes() {
        published.nodes = load_nodes(&path, &instrument, &bodies, &no_progress)?.nodes;
    }
    let round = Round::new(&instrument, &questions, &bodies, &answers, &published);
    let results = round.compute();
    let mut rows = String::from("unit,index\n");
    for (body, result) in bodies.iter().zip(&results.bodies) {
        let index = result
            .units
            .map(|units| units.to_string())
            .unwrap_or_default();
        rows.push_str(&format!("{},{index}\n", bodies.id(body)));
    }
    let nodes = format!("unit,code,score\ncity,I,{}\n", results.bodies.len());
    Ok(Outputs::from([
        ("results.csv".to_owned(), rows.into_bytes()),
        ("nodes.csv".to_owned(), nodes.into_bytes()),
    ]))
}
