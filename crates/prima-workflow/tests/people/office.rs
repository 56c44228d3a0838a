//! An installation with a few bodies, and people who come and go.

use crate::own_database::OwnDatabase;
use prima_domain::register::id::PersonId;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_store::register::Body;
use prima_store::{AuditLine, Database, Secret};
use prima_workflow::people::{
    Denial, Hashing, Newcomer, NotDone, Opened, Scene, SignIn, SignedIn, Visitor,
    accept_invitation, actor_of, create_administrator, invite_person, person_of_session, sign_in,
};
use sha2::{Digest, Sha256};
use std::sync::atomic::{AtomicU64, Ordering};

/// When each story begins: 26 January 2024, 10.00 WIB.
pub const START: i64 = 1_706_238_000;
pub const PASSWORD: &str = "kuda terbang di atas awan";
pub const ADMINISTRATOR: &str = "tono@contoh.go.id";
pub const CITY: &str = "kota-contoh";
pub const CLINIC: &str = "puskesmas-contoh";

/// Chance that comes out the same in each run and never twice in one.
pub fn chance() -> impl FnMut(&mut [u8]) + Send {
    static DRAWN: AtomicU64 = AtomicU64::new(0);
    |bytes: &mut [u8]| {
        for piece in bytes.chunks_mut(32) {
            let drawn = DRAWN.fetch_add(1, Ordering::Relaxed);
            let hash = Sha256::digest(drawn.to_le_bytes());
            piece.copy_from_slice(&hash[..piece.len()]);
        }
    }
}

pub struct Office {
    pub own: OwnDatabase,
    pub database: Database,
    pub hashing: Hashing,
    pub administrator: Actor,
}

impl Office {
    /// With a city, its health office, a clinic below it, another city, and an
    /// administrator.
    pub async fn open(own: OwnDatabase) -> Office {
        let database = own.open().await;
        let body = |id: &str, parent: &str, kind: &str| Body {
            body: id.to_owned(),
            name: id.to_owned(),
            parent: parent.to_owned(),
            kind: kind.to_owned(),
            ..Body::default()
        };
        let bodies = vec![
            body(CITY, "", "institution"),
            body("dinkes-contoh", CITY, "work_unit"),
            body(CLINIC, "dinkes-contoh", "service_unit"),
            body("kota-lain", "", "institution"),
        ];
        let mut act = database.act().await.unwrap();
        act.replace_bodies(bodies).await.unwrap();
        act.finish("", "", "import", "", "").await.unwrap();
        let hashing = Hashing::new(2, 50);
        let scene = Scene {
            database: &database,
            now: START,
            cooling_off_days: 365,
        };
        let password = Secret::new(PASSWORD);
        let made = create_administrator(
            &scene,
            &hashing,
            "Tono",
            ADMINISTRATOR,
            &password,
            &mut chance(),
        )
        .await;
        let id = made.unwrap();
        let administrator = actor_of(&database, id.as_str()).await.unwrap();
        Office {
            own,
            database,
            hashing,
            administrator,
        }
    }

    /// So many seconds after the beginning.
    pub fn at(&self, seconds: i64) -> Scene<'_> {
        Scene {
            database: &self.database,
            now: START + seconds,
            cooling_off_days: 365,
        }
    }

    /// Somebody the administrator invited.
    pub async fn add(&self, email: &str, role: Role, scope: &Scope) -> Actor {
        let by = &self.administrator;
        let invited = invite_person(&self.at(0), by, email, role, scope, &mut chance()).await;
        let token = invited.unwrap().token;
        let id = self.accept(0, &token, PASSWORD).await.unwrap();
        self.actor(&id).await
    }

    pub async fn actor(&self, id: &PersonId) -> Actor {
        actor_of(&self.database, id.as_str()).await.unwrap()
    }

    pub async fn accept(
        &self,
        at: i64,
        token: &Secret,
        password: &str,
    ) -> Result<PersonId, NotDone> {
        let newcomer = Newcomer {
            token,
            name: "Siti Aminah",
            password: &Secret::new(password),
            lang: "id",
        };
        accept_invitation(&self.at(at), &self.hashing, &newcomer, &mut chance()).await
    }

    pub async fn sign_in(&self, at: i64, email: &str, password: &str) -> Result<Opened, NotDone> {
        let asked = SignIn {
            email,
            password: &Secret::new(password),
            address: "192.0.2.7",
            agent: "Firefox",
        };
        sign_in(&self.at(at), &self.hashing, &asked, &mut chance()).await
    }

    pub async fn visitor(&self, at: i64, token: &Secret) -> Visitor {
        person_of_session(&self.at(at), token).await.unwrap()
    }

    /// Whoever holds this token, who must be signed in.
    pub async fn signed_in(&self, at: i64, token: &Secret) -> SignedIn {
        match self.visitor(at, token).await {
            Visitor::SignedIn(signed_in) => *signed_in,
            other => panic!("not signed in at {at}: {other:?}"),
        }
    }

    pub async fn is_nobody(&self, at: i64, token: &Secret) -> bool {
        matches!(self.visitor(at, token).await, Visitor::Nobody)
    }

    pub async fn audit(&self) -> Vec<AuditLine> {
        self.database.audit_from(0, i64::MAX).await.unwrap()
    }

    /// The acts about one object, in their order.
    pub async fn acts_on(&self, object: &str) -> Vec<String> {
        let lines = self.audit().await.into_iter();
        let lines = lines.filter(|line| line.object == object);
        lines.map(|line| line.act).collect()
    }
}

/// Why something was not done.
pub fn denial<T: std::fmt::Debug>(done: Result<T, NotDone>) -> Denial {
    match done {
        Err(NotDone::Denied(denial)) => denial,
        other => panic!("not denied: {other:?}"),
    }
}
