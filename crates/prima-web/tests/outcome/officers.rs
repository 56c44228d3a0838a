//! The two officers without whom nothing is determined, and their key.

use crate::office::{CLINIC, START};
use crate::round::{CODE, CYCLE, Round, middle};
use prima_domain::assessment::cycle::Stage;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_instrument::words::Text;
use prima_workflow::assessment::signing::InstallationKey;
use prima_workflow::assessment::{
    CorrectedValue, NewCorrection, ask_determination, confirm_determination, correct, publish_due,
};

/// Two officers determine the result, and later correct one value of it.
pub struct Officers {
    first: Actor,
    second: Actor,
    key: InstallationKey,
}

impl Officers {
    pub async fn of(round: &Round) -> Officers {
        let programme = || Scope::Programme("pekppp".into());
        let office = &round.office;
        let (first, _) = office.add("Oki", Role::ProgrammeOfficer, programme()).await;
        let (second, _) = office.add("Ola", Role::ProgrammeOfficer, programme()).await;
        let folder = tempfile::tempdir().unwrap();
        let key = InstallationKey::open(&folder.path().join("key"), || Ok([7; 32])).unwrap();
        Officers { first, second, key }
    }

    /// The key that signs, as the portal gives it.
    pub fn public(&self) -> String {
        self.key.public().to_string()
    }

    pub async fn determine(&self, round: &Round) {
        let (desk, now) = (
            &round.office.site.desk,
            START + middle(Stage::Determination),
        );
        let public = START + middle(Stage::Publication);
        let asked = ask_determination(desk, &self.first, CYCLE, public, now).await;
        self.confirm(round, asked.unwrap(), now).await;
    }

    pub async fn correct(&self, round: &Round) {
        let (desk, now) = (&round.office.site.desk, START + middle(Stage::Publication));
        let new = NewCorrection {
            reason: Text {
                id: "Salah salin".to_owned(),
                en: "Copied wrongly".to_owned(),
            },
            values: vec![CorrectedValue {
                unit: CLINIC.to_owned(),
                code: CODE.to_owned(),
                value: "5".to_owned(),
            }],
            publish_at: now,
        };
        let asked = correct(desk, &self.first, CYCLE, &new, now).await;
        self.confirm(round, asked.unwrap(), now).await;
    }

    async fn confirm(&self, round: &Round, number: i64, now: i64) {
        let desk = &round.office.site.desk;
        let done = confirm_determination(desk, &self.second, CYCLE, number, &self.key, now);
        done.await.unwrap();
        let public = START + middle(Stage::Publication);
        let published = publish_due(desk, &self.key, public).await.unwrap();
        assert_eq!(published, [CYCLE]);
    }
}
