//! A small town: a puskesmas below a dinas below a kabupaten, another unit of
//! another kabupaten, a cycle that both take part in, and their people.

use crate::own_database::OwnDatabase;
use prima_domain::register::person::{Actor, Grant, Role, Scope, Tie, TieKind};
use prima_exchange::evidence::Limits;
use prima_store::cycle::{Assignment, Cycle, Locus, StageRow, Submission};
use prima_store::register::Body;
use prima_store::{Database, Engine};
use prima_workflow::assessment::Desk;
use prima_workflow::vault::{
    Acting, Added, BodyLimits, Description, NewLink, Storage, Told, Vault, VaultError,
    VaultRefusal, add_evidence,
};
use std::path::PathBuf;
use tempfile::TempDir;

pub const CYCLE: &str = "pekppp-2026";
pub const UNIT: &str = "puskesmas";
pub const OTHER: &str = "samsat";

/// Moments in the stages of the cycle, which are 1,000 seconds long each.
pub const FILLING: i64 = 500;
pub const EVALUATION: i64 = 1_500;
pub const WINDOW: i64 = 2_500;

/// An indicator of PEKPPP 2023 that asks for `dokumen_sp`, and one that does not.
pub const CODE: &str = "1.a.Ak";
pub const OTHER_CODE: &str = "2.a.P";

pub struct Town {
    pub desk: Desk,
    pub vault: Vault,
    pub own: OwnDatabase,
    folder: TempDir,
}

impl Town {
    pub async fn on(engine: Engine) -> Town {
        let own = OwnDatabase::on(engine).await;
        let database = own.open().await;
        let folder = tempfile::tempdir().unwrap();
        found(&database).await;
        let kinds = ["dokumen_sp", "berita_acara", "foto_kegiatan"];
        let vault = Vault {
            storage: Storage::open(folder.path()).unwrap(),
            file: Limits::default(),
            body: BodyLimits::default(),
            kinds: kinds.map(str::to_owned).into(),
            scanner: None,
        };
        Town {
            desk: Desk::new(database),
            vault,
            own,
            folder,
        }
    }

    pub fn database(&self) -> &Database {
        &self.desk.database
    }

    /// Adds a document to the vault of the puskesmas.
    pub async fn add(&self, mark: &str) -> Added {
        let officer = officer(UNIT);
        let acting = acting(&officer, FILLING);
        let file = (pdf(mark), "sp.pdf");
        let added = add_evidence(
            &self.vault,
            self.database(),
            &acting,
            UNIT,
            file,
            &description("dokumen_sp"),
            chance(mark),
        )
        .await;
        added.unwrap()
    }

    /// All files there are, parts of uploads included.
    pub fn files(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        let mut folders = vec![self.folder.path().to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                match path.is_dir() {
                    true => folders.push(path),
                    false => files.push(path),
                }
            }
        }
        files
    }

    /// What was done, oldest first.
    pub async fn acts(&self) -> Vec<String> {
        let lines = self.database().audit_from(0, i64::MAX).await.unwrap();
        lines.into_iter().map(|line| line.act).collect()
    }

    /// The puskesmas hands its answers in.
    pub async fn submit(&self) {
        let mut act = self.database().act().await.unwrap();
        let row = Submission {
            cycle: CYCLE.to_owned(),
            unit: UNIT.to_owned(),
            ..Submission::default()
        };
        act.add_rows(&[row]).await.unwrap();
        act.finish("", "tester", "submit", "", "{}").await.unwrap();
    }
}

async fn found(database: &Database) {
    let body = |id: &str, parent: &str, kind: &str| Body {
        body: id.to_owned(),
        name: id.to_owned(),
        parent: parent.to_owned(),
        kind: kind.to_owned(),
        ..Body::default()
    };
    let mut act = database.act().await.unwrap();
    let bodies = vec![
        body("kabupaten", "", "institution"),
        body("dinas", "kabupaten", "work_unit"),
        body(UNIT, "dinas", "service_unit"),
        body("kota", "", "institution"),
        body(OTHER, "kota", "service_unit"),
    ];
    act.replace_bodies(bodies).await.unwrap();
    let cycle = Cycle {
        cycle: CYCLE.to_owned(),
        programme: "pekppp".to_owned(),
        instrument: "pekppp/2023".to_owned(),
        state: "open".to_owned(),
        ..Cycle::default()
    };
    act.add_rows(&[cycle]).await.unwrap();
    let stages = ["filling", "evaluation", "verification_window", "objection"];
    let stages = stages.iter().zip(0..).map(|(stage, place)| StageRow {
        cycle: CYCLE.to_owned(),
        stage: (*stage).to_owned(),
        opens: place * 1_000,
        closes: (place + 1) * 1_000,
    });
    act.replace_stages(CYCLE, &stages.collect::<Vec<_>>())
        .await
        .unwrap();
    let locus = |unit: &str, institution: &str| Locus {
        cycle: CYCLE.to_owned(),
        unit: unit.to_owned(),
        institution: institution.to_owned(),
        ..Locus::default()
    };
    act.add_rows(&[locus(UNIT, "kabupaten"), locus(OTHER, "kota")])
        .await
        .unwrap();
    let assigned = Assignment {
        cycle: CYCLE.to_owned(),
        unit: UNIT.to_owned(),
        evaluator: "penilai".to_owned(),
        ..Assignment::default()
    };
    act.add_rows(&[assigned]).await.unwrap();
    act.finish("", "tester", "found", "", "{}").await.unwrap();
}

pub fn person(name: &str, role: Role, scope: Scope) -> Actor {
    Actor {
        person: name.into(),
        grants: vec![Grant { role, scope }],
        ties: vec![],
        overrides: vec![],
    }
}

pub fn officer(unit: &str) -> Actor {
    let name = format!("petugas-{unit}");
    person(&name, Role::UnitOfficer, Scope::Body(unit.into()))
}

pub fn coordinator(body: &str) -> Actor {
    let name = format!("koordinator-{body}");
    person(&name, Role::Coordinator, Scope::Body(body.into()))
}

/// The evaluator whom the puskesmas is assigned to.
pub fn evaluator() -> Actor {
    person("penilai", Role::Evaluator, Scope::Everywhere)
}

/// The same person with a relative in the puskesmas.
pub fn with_kin(mut actor: Actor) -> Actor {
    actor.ties.push(Tie {
        body: UNIT.into(),
        above: vec!["dinas".into(), "kabupaten".into()],
        kind: TieKind::Kin,
        until: None,
        declared: false,
    });
    actor
}

pub fn acting(actor: &Actor, now: i64) -> Acting<'_> {
    Acting { actor, now }
}

/// A document of one page; the mark tells two apart.
pub fn pdf(mark: &str) -> Vec<u8> {
    let text = format!(
        "%PDF-1.7\n% {mark}\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n\
         2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n\
         3 0 obj\n<</Type/Page/Parent 2 0 R>>\nendobj\n\
         trailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
    );
    text.into_bytes()
}

pub fn description(kind: &str) -> Description {
    Description {
        kind: kind.to_owned(),
        title: "Standar Pelayanan 2026".to_owned(),
        ..Description::default()
    }
}

/// Chance that is none: the mark's first letters.
pub fn chance(mark: &str) -> [u8; 16] {
    let mut chance = [0; 16];
    for (place, byte) in mark.bytes().take(16).enumerate() {
        chance[place] = byte;
    }
    chance
}

pub fn link(unit: &str, code: &str, evidence: &str) -> NewLink {
    NewLink {
        cycle: CYCLE.to_owned(),
        unit: unit.to_owned(),
        code: code.to_owned(),
        evidence: evidence.to_owned(),
    }
}

/// The refusal an act ended with.
#[track_caller]
pub fn refusal<T: std::fmt::Debug>(told: Told<T>) -> VaultRefusal {
    match told {
        Err(VaultError::Refused(refusal)) => refusal,
        other => panic!("no refusal: {other:?}"),
    }
}
