//! What may be kept as evidence and what may not: every hostile file is made
//! here, from its description in a sentence.
//!
//! The saved files in `corpus/evidence` were written by programs people use;
//! what their names say of them is held in `saved`.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop where it stands"
)]

mod disguised;
mod documents;
mod images;
mod office;
mod saved;

use prima_exchange::evidence::{Inspected, Limits, inspect};
use prima_instrument::words::Lang;

/// What inspecting gives: the file, or the keys of all that is wrong.
fn look(content: &[u8], name: &str) -> Result<Inspected, Vec<&'static str>> {
    look_within(content, name, &Limits::default())
}

fn look_within(
    content: &[u8],
    name: &str,
    limits: &Limits,
) -> Result<Inspected, Vec<&'static str>> {
    let problems = match inspect(content.to_vec(), name, limits) {
        Ok(inspected) => return Ok(inspected),
        Err(problems) => problems,
    };
    assert!(!problems.is_empty(), "{name} is refused without a reason");
    for problem in &problems {
        for lang in [Lang::Id, Lang::En] {
            for text in [problem.message(lang), problem.hint(lang)] {
                assert!(!text.contains("evidence-"), "{name} has no words: {text}");
            }
        }
    }
    Err(problems.iter().map(|problem| problem.key).collect())
}

/// Says that a file is refused for this one reason.
#[track_caller]
fn refused(content: &[u8], name: &str, key: &str) {
    let found = look(content, name);
    assert_eq!(found.map(|_| ()), Err(vec![key]), "{name}");
}
