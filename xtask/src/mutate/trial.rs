//! Reads a mutant and runs its cases, in as many threads as there are cores.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use prima_instrument::Catalogue;
use prima_score::case;

use super::mutant::Mutant;
use super::subject::Subject;

/// What became of a mutant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Reading it gave a fault.
    Reader,
    /// A case came out otherwise.
    Case,
    /// Nothing noticed.
    Survived,
    /// The program broke, which no text may bring about.
    Panicked,
}

/// Refuses an instrument whose own text has a fault or a failing case: all its
/// mutants would seem noticed.
pub fn demand_sound(subject: &Subject, catalogue: &Catalogue) -> Result<(), String> {
    match outcome(&subject.text, subject, catalogue) {
        Outcome::Survived => Ok(()),
        _ => Err(format!(
            "{} or one of its cases fails as it is: run `prima instrument check`",
            subject.path.display()
        )),
    }
}

/// What became of each mutant, in their order.
pub fn outcomes(subject: &Subject, catalogue: &Catalogue, mutants: &[Mutant]) -> Vec<Outcome> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(mutant) = mutants.get(place) else {
                return done;
            };
            let text = mutant.apply(&subject.text);
            done.push((place, outcome(&text, subject, catalogue)));
        }
    };
    let n_threads = thread::available_parallelism().map_or(1, usize::from);
    let mut outcomes = vec![Outcome::Survived; mutants.len()];
    thread::scope(|scope| {
        let threads: Vec<_> = (0..n_threads).map(|_| scope.spawn(work)).collect();
        for thread in threads {
            let done = thread
                .join()
                .expect("a trial catches what breaks within it");
            for (place, outcome) in done {
                outcomes[place] = outcome;
            }
        }
    });
    outcomes
}

fn outcome(text: &str, subject: &Subject, catalogue: &Catalogue) -> Outcome {
    let trial = || {
        let Ok(instrument) = prima_instrument::read(text, catalogue) else {
            return Outcome::Reader;
        };
        let fails = |case: &String| !case::run(&instrument, case).differences.is_empty();
        if subject.cases.iter().any(fails) {
            Outcome::Case
        } else {
            Outcome::Survived
        }
    };
    catch_unwind(AssertUnwindSafe(trial)).unwrap_or(Outcome::Panicked)
}
