//! A second round of the sample, in its objection stage: what evaluators agreed
//! on, an objection that was granted, a re-assessment that waits for one of them,
//! and enough in common to say how they stand to one another.
//!
//! Only the demo makes it. Its units are its own, so that the round under way,
//! which the tests begin with, looks the same with it and without.

use super::{
    Cast, DAY, INSTITUTION, INSTRUMENT, PROGRAMME, Place, SampleError, admit, entry, fill,
    import_bodies, named, tallies, value,
};
use crate::assessment::{
    Agreement, Answer as Reply, Decision, Desk, Entry, LociChange, NewCycle, NewObjection,
    NewReassessment, ask_reassessment, assign_evaluators, choose_loci, decide_objection,
    decide_reassessment, hand_in_review, import_tallies, offer_reassessment, open_cycle,
    raise_objection, reconcile, review_again, save_reviews, submit_responses,
};
use crate::people::{Chance, Hashing};
use prima_domain::assessment::cycle::{Schedule, Stage, Window};
use prima_domain::register::person::{Actor, Role};
use prima_instrument::form::{Answer, Question, form};
use prima_instrument::model::SourceKind;
use prima_instrument::words::Text;
use std::collections::BTreeSet;

/// Id of the round.
pub const CYCLE: &str = "contoh-pekppp-sanggah";
/// Its units.
pub const UNITS: [&str; 2] = ["contoh-puskesmas", "contoh-dpmptsp"];

const BODIES: &str = include_str!("judged.csv");
/// Every how manyth indicator the second evaluator finds one level lower.
const DIFFERS: usize = 6;

pub(super) const CAST: [Cast; 2] = [
    (
        "unit4",
        "Petugas Puskesmas",
        Role::UnitOfficer,
        Place::Body(UNITS[0]),
    ),
    (
        "unit5",
        "Petugas DPMPTSP",
        Role::UnitOfficer,
        Place::Body(UNITS[1]),
    ),
];

/// Its calendar: the evaluation is over, objections are open.
fn schedule(now: i64) -> Schedule {
    let window = |stage, from: i64, to: i64| Window {
        stage,
        opens: now + from * DAY,
        closes: now + to * DAY,
    };
    Schedule::new(vec![
        window(Stage::Preparation, -60, -50),
        window(Stage::Filling, -50, -25),
        window(Stage::Evaluation, -25, -12),
        window(Stage::Preview, -12, -9),
        window(Stage::Objection, -9, 5),
        window(Stage::Determination, 5, 12),
        window(Stage::Publication, 12, 60),
    ])
}

/// Makes the round beside the one of [`super::make`], which must be there; does
/// nothing where it is there itself.
pub async fn make(
    desk: &Desk,
    hashing: &Hashing,
    now: i64,
    chance: Chance<'_>,
) -> Result<(), SampleError> {
    let is_there = desk.database.reading().cycle_named(CYCLE).await?;
    if !is_there.is_empty() {
        return Ok(());
    }
    import_bodies(desk, BODIES, now).await?;
    admit(desk, hashing, &CAST, now - 61 * DAY, chance).await?;
    let round = Round {
        desk,
        now,
        officer: named(desk, "petugas1").await?,
        units: [named(desk, "unit4").await?, named(desk, "unit5").await?],
        evaluators: [
            named(desk, "penilai1").await?,
            named(desk, "penilai2").await?,
        ],
    };
    round.open().await?;
    round.answered().await?;
    round.judged().await?;
    round.objected().await?;
    round.judged_again().await
}

struct Round<'a> {
    desk: &'a Desk,
    now: i64,
    officer: Actor,
    units: [Actor; 2],
    evaluators: [Actor; 2],
}

impl Round<'_> {
    fn ago(&self, days: i64) -> i64 {
        self.now - days * DAY
    }

    async fn open(&self) -> Result<(), SampleError> {
        let (desk, officer) = (self.desk, &self.officer);
        let cycle = NewCycle {
            cycle: CYCLE.to_owned(),
            programme: PROGRAMME.to_owned(),
            instrument: INSTRUMENT.to_owned(),
            period: "2025".to_owned(),
            title: Text {
                id: "DATA CONTOH: PEKPPP dalam masa sanggah".to_owned(),
                en: "SAMPLE DATA: a PEKPPP round open for objections".to_owned(),
            },
            sample: "sample".to_owned(),
            schedule: schedule(self.now),
        };
        open_cycle(desk, officer, &cycle, self.ago(60)).await?;
        let units: BTreeSet<String> = UNITS.map(str::to_owned).into();
        let coordinator = named(desk, "koordinator").await?;
        let at = self.ago(58);
        choose_loci(
            desk,
            &coordinator,
            CYCLE,
            INSTITUTION,
            &LociChange::adding(&units),
            at,
        )
        .await?;
        assign_evaluators(desk, officer, CYCLE, &self.evaluators, 2, self.ago(55)).await?;
        Ok(())
    }

    async fn answered(&self) -> Result<(), SampleError> {
        let desk = self.desk;
        for (unit, actor) in UNITS.iter().zip(&self.units) {
            fill(desk, actor, (CYCLE, unit), usize::MAX, self.ago(30)).await?;
            submit_responses(desk, actor, CYCLE, unit, self.ago(28)).await?;
        }
        let counted = tallies(desk, &UNITS)?;
        let at = self.ago(20);
        import_tallies(desk, &self.officer, CYCLE, counted.as_bytes(), at).await?;
        Ok(())
    }

    /// Both judge both units; where they differ in the first unit's first
    /// indicator they agree on what the first of them found.
    async fn judged(&self) -> Result<(), SampleError> {
        let desk = self.desk;
        let asked = questions(desk)?;
        for (evaluator, actor) in self.evaluators.iter().enumerate() {
            for (unit, at) in UNITS.iter().zip([18, 16]) {
                let lower = |place: usize| evaluator == 1 && place.is_multiple_of(DIFFERS);
                let entries: Vec<Entry> = asked
                    .iter()
                    .enumerate()
                    .map(|(place, question)| entry(question, level(question, lower(place))))
                    .collect();
                save_reviews(desk, actor, CYCLE, unit, &entries, self.ago(at)).await?;
                hand_in_review(desk, actor, CYCLE, unit, self.ago(at)).await?;
            }
        }
        let [first, second] = &self.evaluators;
        for (place, actor) in [(0, first), (DIFFERS, second)] {
            let Some(question) = asked.get(place) else {
                continue;
            };
            let agreement = Agreement {
                code: question.code.clone(),
                value: level(question, place > 0),
                reason: "Disepakati setelah dokumen dibaca bersama (contoh).".to_owned(),
                read: String::new(),
            };
            reconcile(desk, actor, CYCLE, UNITS[0], &agreement, self.ago(14)).await?;
        }
        Ok(())
    }

    /// The first unit objects to an indicator, and is right.
    async fn objected(&self) -> Result<(), SampleError> {
        let (desk, unit) = (self.desk, UNITS[0]);
        let asked = questions(desk)?;
        let Some(question) = asked.get(1) else {
            return Ok(());
        };
        let new = NewObjection {
            code: question.code.clone(),
            text: "Bukti sudah kami lampirkan, tetapi belum dibaca (contoh).".to_owned(),
            evidence: "SK 12/2025 (contoh)".to_owned(),
        };
        let [actor, _] = &self.units;
        let number = raise_objection(desk, actor, CYCLE, unit, &new, self.ago(8)).await?;
        let decision = Decision {
            value: Some(highest(question)),
            reason: "Terbukti dari SK yang dilampirkan (contoh).".to_owned(),
        };
        let decider = named(desk, "pemutus").await?;
        let at = self.ago(6);
        decide_objection(desk, &decider, CYCLE, unit, number, &decision, at).await?;
        Ok(())
    }

    /// The second unit is judged again: the first evaluator has, the second has not.
    async fn judged_again(&self) -> Result<(), SampleError> {
        let (desk, officer, unit) = (self.desk, &self.officer, UNITS[1]);
        let until = Some(self.now + 4 * DAY);
        offer_reassessment(desk, officer, CYCLE, until, self.ago(8)).await?;
        let asked = questions(desk)?;
        let Some(question) = asked.get(2) else {
            return Ok(());
        };
        let new = NewReassessment {
            codes: BTreeSet::from([question.code.clone()]),
            reason: "Perbaikan selesai sebelum penilaian, tetapi belum dilihat (contoh)."
                .to_owned(),
        };
        let [_, actor] = &self.units;
        let number = ask_reassessment(desk, actor, CYCLE, unit, &new, self.ago(5)).await?;
        let answer = Reply {
            is_granted: true,
            reason: "Penilai akan melihat lagi (contoh).".to_owned(),
        };
        let at = self.ago(4);
        decide_reassessment(desk, officer, CYCLE, unit, number, &answer, at).await?;
        let again = [entry(question, highest(question))];
        let [first, _] = &self.evaluators;
        review_again(desk, first, CYCLE, unit, number, &again, self.ago(2)).await?;
        Ok(())
    }
}

fn questions(desk: &Desk) -> Result<Vec<Question>, SampleError> {
    let rules = desk.rules(INSTRUMENT)?;
    let asked = form(&rules.instrument, SourceKind::Evaluator.name());
    Ok(asked.into_iter().flat_map(|form| form.questions).collect())
}

/// A believable level, or the one below it.
fn level(question: &Question, is_lower: bool) -> String {
    let lower = match &question.answer {
        Answer::One(permitted) if is_lower => permitted.iter().nth_back(2),
        _ => None,
    };
    lower.map_or_else(|| value(question), |one| one.value.clone())
}

fn highest(question: &Question) -> String {
    match &question.answer {
        Answer::One(permitted) => permitted
            .last()
            .map_or_else(String::new, |one| one.value.clone()),
        _ => value(question),
    }
}
