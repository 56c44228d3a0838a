//! `cargo xtask mutate [INSTRUMENT…]`: changes every rule of the shipped
//! instruments by the least there is, one at a time, and demands that reading
//! the instrument or one of its cases then fails.
//!
//! A change that nothing notices is a survivor: a rule that no case holds.
//! Survivors that are as they should be stand in
//! `instruments/mutation-survivors.toml`, each with its reason. Run by hand,
//! not by `check`; `--record` writes `docs/mutation.md`.

mod condition;
mod layout;
mod mutant;
mod record;
mod subject;
mod survivors;
mod trial;
mod walk;

use mutant::Mutant;
use subject::Subject;
use survivors::Known;
use trial::Outcome;

use crate::process;

const USAGE: &str = "use: cargo xtask mutate [--record] [INSTRUMENT…], such as pekppp/2023";

/// The mutants of one instrument and what became of them.
struct Tried {
    subject: Subject,
    mutants: Vec<Mutant>,
    outcomes: Vec<Outcome>,
}

impl Tried {
    fn count(&self, outcome: Outcome) -> usize {
        let same = |found: &&Outcome| **found == outcome;
        self.outcomes.iter().filter(same).count()
    }

    fn survivors(&self) -> impl Iterator<Item = &Mutant> {
        let pairs = self.mutants.iter().zip(&self.outcomes);
        pairs
            .filter(|(_, outcome)| **outcome == Outcome::Survived)
            .map(|(mutant, _)| mutant)
    }
}

/// Tries every mutant, prints the table and the survivors, and fails where the
/// list of known survivors is not the one found.
pub fn run(arguments: &[String]) -> Result<(), String> {
    // Thousands of mutants run all cases of their instrument: minutes in a
    // build that is not optimised.
    if cfg!(debug_assertions) {
        let call = [
            "run",
            "--quiet",
            "--release",
            "--package",
            "xtask",
            "--",
            "mutate",
        ];
        return process::run(process::cargo(&call).args(arguments));
    }
    let (flags, names): (Vec<&String>, Vec<&String>) =
        arguments.iter().partition(|name| name.starts_with("--"));
    let record = flags.iter().any(|flag| *flag == "--record");
    if flags.iter().any(|flag| *flag != "--record") || (record && !names.is_empty()) {
        return Err(USAGE.to_owned());
    }
    let catalogue = subject::catalogue()?;
    let mut known = survivors::read()?;
    let mut tried = Vec::new();
    for subject in subject::find(&names)? {
        trial::demand_sound(&subject, &catalogue)?;
        let mutants = walk::mutants(&subject.text)?;
        let outcomes = trial::outcomes(&subject, &catalogue, &mutants);
        tried.push(Tried {
            subject,
            mutants,
            outcomes,
        });
    }
    known.retain(|known| tried.iter().any(|tried| tried.subject.name == known.file));
    print!("{}", record::table(&tried));
    for tried in &tried {
        for mutant in tried.survivors() {
            let line = mutant.line(&tried.subject.text);
            println!("{}:{line}: {}", tried.subject.path.display(), mutant.what());
        }
    }
    let problems = problems(&tried, &known);
    if !problems.is_empty() {
        return Err(problems.join("\n"));
    }
    if record {
        record::write(&tried, &known)?;
    }
    Ok(())
}

/// Survivors nobody explained, explanations without a survivor, and panics.
fn problems(tried: &[Tried], known: &[Known]) -> Vec<String> {
    let mut problems = Vec::new();
    for tried in tried {
        let found: Vec<String> = tried.survivors().map(Mutant::what).collect();
        let listed = known
            .iter()
            .filter(|known| known.file == tried.subject.name);
        problems.extend(survivors::compare(&tried.subject.name, &found, listed));
        let panicked = tried.mutants.iter().zip(&tried.outcomes);
        problems.extend(
            panicked
                .filter(|(_, outcome)| **outcome == Outcome::Panicked)
                .map(|(mutant, _)| format!("{}: panics: {}", tried.subject.name, mutant.what())),
        );
    }
    problems
}
