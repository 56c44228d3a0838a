//! A contest with a jury of two and a vote of the public, and its people, whom
//! the database knows.

use crate::own_database::OwnDatabase;
use crate::town::{FEBRUARY, MINISTRY, UNIT, admit, opened};
use prima_domain::register::person::Actor;
use prima_store::people::TieRow;
use prima_workflow::assessment::{Acted, Desk, Entry};
use prima_workflow::people::actor_of;
use prima_workflow::recognition::jury::{
    StagePlace, add_juror, hand_in_scores, jury_page, save_scores,
};
use prima_workflow::recognition::{
    NewCandidacy, NewStep, Taken, begin_candidacy, open_programme, take_step,
};

/// Two criteria that weigh 40 and 60, a passing grade of 85, then a vote that
/// counts 30 beside the 70 of the jury.
const CONTEST: &str = r#"
[programme]
code = "lomba"
edition = "2030"
title = { id = "Lomba Inovasi", en = "Innovation contest" }
about = { id = "Contoh.", en = "Sample." }
recipient = "unit"
confers = { id = "Juara", en = "Winner" }
[laws.contoh]
title = "Aturan contoh"
[entry]
title = { id = "Pengajuan", en = "Entry" }
by = ["coordinator"]
to = "nilai"
[[stage]]
code = "nilai"
title = { id = "Penilaian proposal", en = "Scoring" }
kind = "work"
[stage.jury]
form = "proposal"
jurors = 2
passing = 85
[[stage.jury.criterion]]
code = "a"
title = { id = "Kebaruan", en = "Novelty" }
weight = 40
[[stage.jury.criterion]]
code = "b"
title = { id = "Dampak", en = "Effect" }
weight = 60
[[stage.exit]]
code = "lulus"
title = { id = "Lulus", en = "Passed" }
to = "suara"
by = ["programme_officer"]
jury = "passed"
[[stage.exit]]
code = "gugur"
title = { id = "Gugur", en = "Failed" }
to = "selesai"
by = ["programme_officer"]
jury = "failed"
[[stage]]
code = "suara"
title = { id = "Suara masyarakat", en = "Vote" }
kind = "work"
[stage.jury]
form = "public"
share = 30
[[stage.jury.carried]]
stage = "nilai"
share = 70
[[stage.exit]]
code = "juara"
title = { id = "Juara", en = "Winner" }
to = "juara"
by = ["decider"]
[[stage]]
code = "juara"
title = { id = "Juara", en = "Winner" }
kind = "held"
[[stage]]
code = "selesai"
title = { id = "Selesai", en = "Ended" }
kind = "closed"
[validity]
months = 0
[[milestone]]
code = "masuk"
title = { id = "Masuk", en = "Entered" }
reached = "nilai"
"#;

/// The contest with its desk.
pub struct Court {
    pub desk: Desk,
}

impl Court {
    /// The contest, opened, with an officer, a coordinator, a unit officer, and
    /// these on the panel.
    pub async fn open(own: &OwnDatabase, panel: &[&str]) -> Court {
        let court = Court {
            desk: opened(own).await,
        };
        for (id, role, kind, scope) in [
            ("omi", "programme_officer", "programme", "lomba"),
            ("koko", "coordinator", "body", MINISTRY),
            ("umi", "unit_officer", "body", UNIT),
        ] {
            court.admit(id, role, kind, scope).await;
        }
        let officer = court.person("omi").await;
        let name = open_programme(&court.desk, &officer, CONTEST, FEBRUARY).await;
        assert_eq!(name.unwrap(), "lomba/2030");
        for id in panel {
            court.admit(id, "evaluator", "programme", "lomba").await;
            let added = add_juror(&court.desk, &officer, court.place("nilai"), id, FEBRUARY).await;
            added.unwrap();
        }
        court
    }

    /// A stage of the contest.
    pub fn place(&self, stage: &'static str) -> StagePlace<'static> {
        StagePlace {
            programme: "lomba",
            edition: "2030",
            stage,
        }
    }

    /// Lets somebody in with a role.
    pub async fn admit(&self, id: &str, role: &str, kind: &str, scope: &str) {
        admit(&self.desk, id, role, (kind, scope)).await;
    }

    /// Gives somebody another role in the contest.
    pub async fn grant(&self, id: &str, role: &str) {
        self.admit(id, role, "programme", "lomba").await;
    }

    /// Records that somebody has kin at a unit.
    pub async fn tie(&self, id: &str, unit: &str) {
        let mut act = self.desk.database.act().await.unwrap();
        let tie = TieRow {
            person: id.to_owned(),
            body: unit.to_owned(),
            kind: "kin".to_owned(),
            ..TieRow::default()
        };
        act.put_tie(tie).await.unwrap();
        act.finish_privately("2030-01-02T00:00:00Z", "uji", "tie", id, "")
            .await
            .unwrap();
    }

    /// Somebody as the rules see them now.
    pub async fn person(&self, id: &str) -> Actor {
        actor_of(&self.desk.database, id).await.unwrap()
    }

    /// Enters a unit; gives its candidacy.
    pub async fn enter(&self, unit: &str) -> String {
        let koko = self.person("koko").await;
        let new = NewCandidacy {
            programme: "lomba".to_owned(),
            edition: "2030".to_owned(),
            unit: unit.to_owned(),
            ..NewCandidacy::default()
        };
        begin_candidacy(&self.desk, &koko, &new, FEBRUARY)
            .await
            .unwrap()
    }

    /// Saves scores of a juror, with a note of ani's alone, and hands in.
    pub async fn score(&self, juror: &Actor, id: &str, given: &[(&str, &str)]) {
        let page = jury_page(&self.desk, juror, id, None, FEBRUARY).await;
        let own = page.unwrap().own;
        let is_ani = juror.person.as_str() == "ani";
        let entries: Vec<Entry> = given
            .iter()
            .map(|(code, value)| Entry {
                code: (*code).to_owned(),
                value: (*value).to_owned(),
                note: match (is_ani, *code) {
                    (true, "a") => "catatan ani".to_owned(),
                    _ => String::new(),
                },
                private: "hanya juri".to_owned(),
                version: own
                    .iter()
                    .find(|row| row.criterion == *code)
                    .map_or(0, |row| row.version),
            })
            .collect();
        let saved = save_scores(&self.desk, juror, id, &entries, FEBRUARY).await;
        saved.unwrap();
        hand_in_scores(&self.desk, juror, id, FEBRUARY)
            .await
            .unwrap();
    }

    /// Takes one step.
    pub async fn step(&self, actor: &Actor, id: &str, exit: &str) -> Acted<Taken> {
        let row = self
            .desk
            .database
            .reading()
            .candidacy_named(id)
            .await?
            .pop();
        let new = NewStep {
            exit: exit.to_owned(),
            version: row.unwrap().version,
            ..NewStep::default()
        };
        take_step(&self.desk, actor, id, &new, FEBRUARY).await
    }
}

/// A score as it is entered, over the version that was read.
pub fn entry(code: &str, value: &str, version: i64) -> Entry {
    Entry {
        code: code.to_owned(),
        value: value.to_owned(),
        version,
        ..Entry::default()
    }
}
