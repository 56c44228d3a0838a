//! The round that officers fill: the sample round, made as it will be in eight
//! days, so that the filling is open now.

use crate::officer::Place;
use prima_instrument::form::{Answer, form};
use prima_instrument::words::Lang;
use prima_store::Database;
use prima_workflow::assessment::Desk;
use prima_workflow::library;
use prima_workflow::people::Hashing;
use prima_workflow::sample_cycle;
use std::time::{SystemTime, UNIX_EPOCH};

pub use prima_workflow::sample_cycle::{CYCLE, PASSWORD};

/// The units whose filling is open, each with the name of its officer.
pub const UNITS: [&str; 2] = [sample_cycle::UNITS[1], sample_cycle::UNITS[2]];
const OFFICERS: [&str; 2] = ["unit2", "unit3"];

const DAY: i64 = 86_400;
/// The sample's filling ends two days before it is looked at.
const AHEAD: i64 = 8 * DAY;
/// The aspect whose part of the form is filled.
const PART: &str = "I";

/// A round that is open for filling.
pub struct Round {
    questions: Vec<(String, Answer)>,
}

impl Round {
    /// Makes it in an empty database.
    pub fn make(url: &str) -> Round {
        let mut chance = |bytes: &mut [u8]| {
            getrandom::fill(bytes).expect("the operating system gives chance");
        };
        in_runtime(async {
            let database = Database::open(url).await.expect("a database");
            let desk = Desk::new(database.clone());
            let hashing = Hashing::new(1, 1);
            sample_cycle::make(&desk, &hashing, now() + AHEAD, &mut chance)
                .await
                .expect("the sample");
            database.close().await;
        });
        Round {
            questions: questions(),
        }
    }

    /// The place of one of the officers of a unit, who share its questions.
    pub fn place(&self, address: &str, unit: &'static str, number: usize, of: usize) -> Place {
        let officer = UNITS.iter().position(|known| *known == unit);
        let officer = OFFICERS[officer.expect("a unit of the round")];
        let own = self.questions.iter().skip(number).step_by(of);
        Place {
            address: address.to_owned(),
            unit,
            email: format!("{officer}@contoh.example"),
            number,
            questions: own.cloned().collect(),
        }
    }
}

/// The questions of the part, with what may be answered.
fn questions() -> Vec<(String, Answer)> {
    let (instrument, _) = library::open_checked("pekppp/2023", Lang::Id).expect("it is shipped");
    let asked = form(&instrument, "self").expect("units are asked");
    let is_asked = |question: &prima_instrument::form::Question| {
        let above = question.section.len() - usize::from(question.is_fact);
        let aspect = question.section[..above].last();
        aspect.is_some_and(|aspect| aspect.code == PART)
    };
    let own = asked.questions.into_iter().filter(is_asked);
    own.map(|question| (question.code, question.answer))
        .collect()
}

/// Waits for something here, where no runtime runs.
pub fn in_runtime<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    runtime.expect("a runtime").block_on(work)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the program reads the same clock"
)]
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    i64::try_from(since.expect("after 1970").as_secs()).expect("a moment")
}
