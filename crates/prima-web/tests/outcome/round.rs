//! A round whose filling is over: one clinic, two evaluators who differ on one
//! indicator, and stages of two hundred seconds each.

use crate::browser::Browser;
use crate::office::{CITY, CLINIC, Office, START};
use prima_domain::assessment::cycle::Stage;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_instrument::form::{Answer, Question, form};
use prima_store::cycle::{
    Assignment, Cycle, Locus, Response, Review, ReviewHandedIn, StageRow, Submission,
};

pub const INSTRUMENT: &str = "pekppp/2023";
pub const CYCLE: &str = "pekppp-2024";
/// The first indicator of F-02, with levels 0 to 5.
pub const CODE: &str = "1.a.Ak";
const AT: &str = "2024-01-26T03:00:00Z";

/// A moment in the middle of a stage, in seconds after the beginning; short enough for one session.
pub fn middle(stage: Stage) -> i64 {
    opens(stage) + 100
}

fn opens(stage: Stage) -> i64 {
    let order = [
        Stage::Preparation,
        Stage::Filling,
        Stage::Evaluation,
        Stage::Preview,
        Stage::Objection,
        Stage::Determination,
        Stage::Publication,
    ];
    match order.iter().position(|one| *one == stage) {
        Some(place) => place as i64 * 200,
        // The verification window lies within the evaluation.
        None => opens(Stage::Evaluation) + 20,
    }
}

/// The round with its people.
pub struct Round {
    pub office: Office,
    pub unit: Browser,
    pub first: Browser,
    pub second: Browser,
    pub decider: Browser,
    pub stranger: Browser,
    evaluators: [Actor; 2],
}

impl Round {
    pub async fn open() -> Round {
        let office = Office::open().await;
        let programme = || Scope::Programme("pekppp".into());
        let unit = Scope::Body(CLINIC.into());
        let (_, unit) = office.add("Umi", Role::UnitOfficer, unit).await;
        let (one, first) = office.add("Eko", Role::Evaluator, programme()).await;
        let (two, second) = office.add("Evi", Role::Evaluator, programme()).await;
        let (_, decider) = office.add("Dedi", Role::Decider, programme()).await;
        let other = Scope::Body(CITY.into());
        let (_, stranger) = office.add("Sari", Role::UnitOfficer, other).await;
        let round = Round {
            office,
            unit,
            first,
            second,
            decider,
            stranger,
            evaluators: [one, two],
        };
        round.lay_out().await;
        round
    }

    async fn lay_out(&self) {
        let cycle = Cycle {
            cycle: CYCLE.to_owned(),
            programme: "pekppp".to_owned(),
            instrument: INSTRUMENT.to_owned(),
            period: "2024".to_owned(),
            title_id: "PEKPPP 2024".to_owned(),
            title_en: "PEKPPP 2024".to_owned(),
            state: "open".to_owned(),
            at: AT.to_owned(),
            ..Cycle::default()
        };
        let stage = |stage: Stage| StageRow {
            cycle: CYCLE.to_owned(),
            stage: stage.code().to_owned(),
            opens: START + opens(stage),
            closes: START
                + opens(stage)
                + if stage == Stage::VerificationWindow {
                    150
                } else {
                    200
                },
        };
        let locus = Locus {
            cycle: CYCLE.to_owned(),
            unit: CLINIC.to_owned(),
            institution: CITY.to_owned(),
            ..Locus::default()
        };
        let submission = Submission {
            cycle: CYCLE.to_owned(),
            unit: CLINIC.to_owned(),
            at: AT.to_owned(),
            ..Submission::default()
        };
        let response = Response {
            cycle: CYCLE.to_owned(),
            unit: CLINIC.to_owned(),
            code: "f01.1.komponen".to_owned(),
            source: "F-01".to_owned(),
            value: "14".to_owned(),
            version: 1,
            at: AT.to_owned(),
            ..Response::default()
        };
        let assigned = self.evaluators.iter().map(|one| Assignment {
            cycle: CYCLE.to_owned(),
            unit: CLINIC.to_owned(),
            evaluator: one.person.to_string(),
            at: AT.to_owned(),
            ..Assignment::default()
        });
        let assigned: Vec<Assignment> = assigned.collect();
        let mut act = self.office.site.database.act().await.unwrap();
        act.add_rows(&[cycle]).await.unwrap();
        act.add_rows(&Stage::ALL.map(stage)).await.unwrap();
        act.add_rows(&[locus]).await.unwrap();
        act.add_rows(&[submission]).await.unwrap();
        act.add_rows(&[response]).await.unwrap();
        act.add_rows(&assigned).await.unwrap();
        act.finish(AT, "", "test", CYCLE, "").await.unwrap();
    }

    /// Both evaluators hand in: the same about everything, but 3 and 4 about
    /// the first indicator.
    pub async fn hand_in(&self) {
        let rules = self.office.site.desk.rules(INSTRUMENT).unwrap();
        let asked = form(&rules.instrument, "evaluator").unwrap().questions;
        let mut act = self.office.site.database.act().await.unwrap();
        for (evaluator, value) in self.evaluators.iter().zip(["3", "4"]) {
            let review = |question: &Question| Review {
                cycle: CYCLE.to_owned(),
                unit: CLINIC.to_owned(),
                evaluator: evaluator.person.to_string(),
                code: question.code.clone(),
                value: match question.code.as_str() {
                    CODE => value.to_owned(),
                    _ => lowest(&question.answer),
                },
                note_private: format!("catatan {value}"),
                version: 1,
                at: AT.to_owned(),
                ..Review::default()
            };
            let reviews: Vec<Review> = asked.iter().map(review).collect();
            act.add_rows(&reviews).await.unwrap();
            let handed_in = ReviewHandedIn {
                cycle: CYCLE.to_owned(),
                unit: CLINIC.to_owned(),
                evaluator: evaluator.person.to_string(),
                at: AT.to_owned(),
            };
            act.add_rows(&[handed_in]).await.unwrap();
        }
        act.finish(AT, "", "test", CYCLE, "").await.unwrap();
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

/// The address of a page of the unit.
pub fn at(page: &str) -> String {
    format!("/id/kerja/{CYCLE}/{CLINIC}/{page}")
}
