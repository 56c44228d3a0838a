//! Rounds side by side at one moment, each in a stage of its own, so that the
//! clock can stand still and sessions stay open.

use crate::people::PEOPLE;
use crate::world::{CITY, FAR, INSTRUMENT, NOW, SISTER, TOWN, UNIT, World};
use prima_domain::assessment::cycle::Stage;
use prima_instrument::form::{Answer, Question, form};
use prima_store::cycle::{
    Assignment, Cycle, Determination, FollowUp, Locus, Objection, ReassessmentRule, Response,
    Review, ReviewHandedIn, StageRow, Submission,
};
use prima_store::evidence::EvidenceLink;

const AT: &str = "2024-01-26T03:00:00Z";
const DAY: i64 = 86_400;
/// What the unit is asked about itself.
pub const FACT: &str = "f01.1.komponen";
/// An indicator with levels 0 to 5.
pub const INDICATOR: &str = "1.a.Ak";

/// A round: the last part of its id, and the stage it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Round {
    pub name: &'static str,
    pub stage: Stage,
    /// Whether all reviews are handed in.
    pub reviewed: bool,
}

const fn round(name: &'static str, stage: Stage, reviewed: bool) -> Round {
    Round {
        name,
        stage,
        reviewed,
    }
}

/// All of them, in the order of their stages; in the last one no unit is chosen.
pub const ROUNDS: [Round; 8] = [
    round("siap", Stage::Preparation, false),
    round("isi", Stage::Filling, false),
    round("nilai", Stage::Evaluation, false),
    round("mufakat", Stage::Evaluation, true),
    round("sanggah", Stage::Objection, true),
    round("tetap", Stage::Determination, true),
    round("terbit", Stage::Publication, true),
    round(EMPTY, Stage::Preparation, false),
];

/// A round in preparation of which nobody has chosen a unit.
const EMPTY: &str = "kosong";

const ORDER: [Stage; 7] = [
    Stage::Preparation,
    Stage::Filling,
    Stage::Evaluation,
    Stage::Preview,
    Stage::Objection,
    Stage::Determination,
    Stage::Publication,
];

/// The id of a round.
pub fn id(name: &str) -> String {
    format!("pekppp-{name}")
}

impl Round {
    fn window(self, stage: Stage) -> (i64, i64) {
        let place = |stage| ORDER.iter().position(|one| *one == stage).unwrap() as i64;
        let of = match stage {
            // It lies within the evaluation.
            Stage::VerificationWindow => Stage::Evaluation,
            other => other,
        };
        let opens = NOW + (place(of) - place(self.stage)) * 10 * DAY - 5 * DAY;
        match stage {
            Stage::VerificationWindow => (opens + DAY, opens + 9 * DAY),
            _ => (opens, opens + 10 * DAY),
        }
    }

    fn is_past(self, stage: Stage) -> bool {
        self.window(stage).1 <= NOW
    }
}

/// Lays all rounds out in a world.
pub async fn lay_out(world: &World) {
    for round in ROUNDS {
        lay(world, round, true).await;
    }
}

/// Lays one round out, with the unit or without it.
pub async fn lay(world: &World, round: Round, with_unit: bool) {
    let cycle = id(round.name);
    let is_public = round.stage == Stage::Publication;
    let row = Cycle {
        cycle: cycle.clone(),
        programme: "pekppp".to_owned(),
        instrument: INSTRUMENT.to_owned(),
        period: "2024".to_owned(),
        title_id: format!("PEKPPP {}", round.name),
        title_en: format!("PEKPPP {}", round.name),
        state: if is_public { "published" } else { "open" }.to_owned(),
        at: AT.to_owned(),
        ..Cycle::default()
    };
    let stage = |stage: Stage| {
        let (opens, closes) = round.window(stage);
        StageRow {
            cycle: cycle.clone(),
            stage: stage.code().to_owned(),
            opens,
            closes,
        }
    };
    let locus = |unit: &str, institution: &str| Locus {
        cycle: cycle.clone(),
        unit: unit.to_owned(),
        institution: institution.to_owned(),
        at: AT.to_owned(),
        ..Locus::default()
    };
    let mut act = world.site.database.act().await.unwrap();
    act.add_rows(&[row]).await.unwrap();
    act.add_rows(&Stage::ALL.map(stage)).await.unwrap();
    if round.name == EMPTY {
        act.finish_privately(AT, "", "test", &cycle, "")
            .await
            .unwrap();
        return;
    }
    let loci = [locus(UNIT, CITY), locus(SISTER, CITY), locus(FAR, TOWN)];
    act.add_rows(&loci[usize::from(!with_unit)..])
        .await
        .unwrap();
    if round.is_past(Stage::Filling) {
        act.add_rows(&[UNIT, SISTER, FAR].map(|unit| answered(&cycle, unit)))
            .await
            .unwrap();
        act.add_rows(&[UNIT, SISTER, FAR].map(|unit| submitted(&cycle, unit)))
            .await
            .unwrap();
    }
    let evaluators = PEOPLE.iter().filter(|one| !one.evaluates.is_empty());
    let evaluators = evaluators
        .filter(|one| world.actors.contains_key(one.key))
        .filter(|one| with_unit || one.evaluates != UNIT);
    let pairs: Vec<(&str, String)> = evaluators
        .map(|one| (one.evaluates, world.id(one.key)))
        .collect();
    let assigned: Vec<Assignment> = pairs
        .iter()
        .map(|(unit, evaluator)| Assignment {
            cycle: cycle.clone(),
            unit: (*unit).to_owned(),
            evaluator: evaluator.clone(),
            at: AT.to_owned(),
            ..Assignment::default()
        })
        .collect();
    act.add_rows(&assigned).await.unwrap();
    if round.reviewed {
        for (at, (unit, evaluator)) in pairs.iter().enumerate() {
            act.add_rows(&reviews(world, &cycle, unit, evaluator, at))
                .await
                .unwrap();
            act.add_rows(&[handed_in(&cycle, unit, evaluator)])
                .await
                .unwrap();
        }
    }
    if round.stage == Stage::Objection {
        act.add_rows(&[objection(&cycle)]).await.unwrap();
        let offered = ReassessmentRule {
            cycle: cycle.clone(),
            until: NOW + DAY,
            at: AT.to_owned(),
            ..ReassessmentRule::default()
        };
        act.add_rows(&[offered]).await.unwrap();
    }
    if is_public {
        act.add_rows(&[determined(&cycle)]).await.unwrap();
        act.add_rows(&[promised(&cycle)]).await.unwrap();
    }
    act.finish_privately(AT, "", "test", &cycle, "")
        .await
        .unwrap();
}

/// Links a piece of evidence to an answer of the unit in all rounds but the one
/// in which the unit did so.
pub async fn link(world: &World, evidence: &str) {
    let mut act = world.site.database.act().await.unwrap();
    let others = |round: &&Round| !["isi", EMPTY].contains(&round.name);
    for round in ROUNDS.iter().filter(others) {
        let link = EvidenceLink {
            cycle: id(round.name),
            unit: UNIT.to_owned(),
            code: INDICATOR.to_owned(),
            evidence: evidence.to_owned(),
            at: AT.to_owned(),
            ..EvidenceLink::default()
        };
        act.add_evidence_link(&link).await.unwrap();
    }
    act.finish_privately(AT, "", "test", "", "").await.unwrap();
}

/// Writes another answer of the unit where no page would take it any more.
pub async fn rewrite(world: &World, round: &str, value: &str) {
    let row = Response {
        value: value.to_owned(),
        ..answered(&id(round), UNIT)
    };
    let mut act = world.site.database.act().await.unwrap();
    act.put_row(&row).await.unwrap();
    act.finish_privately(AT, "", "test", &id(round), "")
        .await
        .unwrap();
}

fn answered(cycle: &str, unit: &str) -> Response {
    Response {
        cycle: cycle.to_owned(),
        unit: unit.to_owned(),
        code: FACT.to_owned(),
        source: "F-01".to_owned(),
        value: "14".to_owned(),
        version: 1,
        at: AT.to_owned(),
        ..Response::default()
    }
}

fn submitted(cycle: &str, unit: &str) -> Submission {
    Submission {
        cycle: cycle.to_owned(),
        unit: unit.to_owned(),
        at: AT.to_owned(),
        ..Submission::default()
    }
}

/// Evaluators agree about everything but the first indicator.
fn reviews(world: &World, cycle: &str, unit: &str, evaluator: &str, at: usize) -> Vec<Review> {
    let rules = world.site.desk.rules(INSTRUMENT).unwrap();
    let asked = form(&rules.instrument, "evaluator").unwrap().questions;
    let value = |question: &Question| match question.code.as_str() {
        INDICATOR => if at == 0 { "3" } else { "4" }.to_owned(),
        _ => lowest(&question.answer),
    };
    let review = |question: &Question| Review {
        cycle: cycle.to_owned(),
        unit: unit.to_owned(),
        evaluator: evaluator.to_owned(),
        code: question.code.clone(),
        value: value(question),
        version: 1,
        at: AT.to_owned(),
        ..Review::default()
    };
    asked.iter().map(review).collect()
}

fn handed_in(cycle: &str, unit: &str, evaluator: &str) -> ReviewHandedIn {
    ReviewHandedIn {
        cycle: cycle.to_owned(),
        unit: unit.to_owned(),
        evaluator: evaluator.to_owned(),
        at: AT.to_owned(),
    }
}

fn objection(cycle: &str) -> Objection {
    Objection {
        cycle: cycle.to_owned(),
        unit: UNIT.to_owned(),
        number: 1,
        code: INDICATOR.to_owned(),
        text: "Dokumen terlampir".to_owned(),
        at: AT.to_owned(),
        state: "open".to_owned(),
        value_before: "3".to_owned(),
        ..Objection::default()
    }
}

fn determined(cycle: &str) -> Determination {
    Determination {
        cycle: cycle.to_owned(),
        number: 1,
        state: "published".to_owned(),
        publish_at: NOW - DAY,
        asked_at: AT.to_owned(),
        frozen_hash: "0".repeat(64),
        confirmed_at: AT.to_owned(),
        published_at: AT.to_owned(),
        dataset: cycle.to_owned(),
        ..Determination::default()
    }
}

fn promised(cycle: &str) -> FollowUp {
    FollowUp {
        cycle: cycle.to_owned(),
        unit: UNIT.to_owned(),
        number: 1,
        code: INDICATOR.to_owned(),
        title: "Menetapkan standar pelayanan".to_owned(),
        owner: "Kepala puskesmas".to_owned(),
        due: "2024-06-30".to_owned(),
        state: "planned".to_owned(),
        version: 1,
        at: AT.to_owned(),
        ..FollowUp::default()
    }
}

fn lowest(answer: &Answer) -> String {
    match answer {
        Answer::One(permitted) => permitted[0].value.clone(),
        Answer::Any(_) => "-".to_owned(),
        Answer::YesNo => "tidak".to_owned(),
        Answer::Number { .. } | Answer::Ratio => "0".to_owned(),
        Answer::Text => "tidak ada".to_owned(),
    }
}
