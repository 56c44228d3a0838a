//! The contest KIPP 2023 as shipped, without its juries, and proposals for it.

use crate::own_database::OwnDatabase;
use crate::town::*;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_workflow::assessment::{Desk, Refusal};
use prima_workflow::innovation::proposal::{
    Earlier, Head, NewProposal, NewText, ProposalRefusal, save_section,
};
use prima_workflow::recognition::{open_programme, shelved};
use std::collections::BTreeMap;

pub fn of_kipp(id: &str, role: Role) -> Actor {
    person(id, role, Scope::Programme("inovasi".into()))
}

pub async fn kipp(own: &OwnDatabase) -> Desk {
    kipp_with(own, |rules| rules).await
}

/// The same with its rules changed.
pub async fn kipp_with(own: &OwnDatabase, changed: impl Fn(String) -> String) -> Desk {
    let desk = opened(own).await;
    let shelf = shelved().unwrap();
    let found = shelf.iter().find(|one| one.name == "inovasi/2023");
    let officer = of_kipp("ani", Role::ProgrammeOfficer);
    let text = changed(without_juries(&found.unwrap().text));
    open_programme(&desk, &officer, &text, FEBRUARY)
        .await
        .unwrap();
    desk
}

/// The rules without their juries, whose own stories stand beside this one.
pub fn without_juries(rules: &str) -> String {
    let mut is_jury = false;
    let lines = rules.lines().filter(|line| {
        if line.starts_with('[') {
            is_jury = line.contains("stage.jury");
        }
        !is_jury
    });
    lines.collect::<Vec<_>>().join("\n")
}

pub fn new(unit: &str, title: &str) -> NewProposal {
    NewProposal {
        programme: "inovasi".to_owned(),
        edition: "2023".to_owned(),
        unit: unit.to_owned(),
        title: title.to_owned(),
        group: "umum".to_owned(),
    }
}

pub const SECTIONS: [&str; 8] = [
    "ringkasan",
    "latar-belakang",
    "kebaruan",
    "implementasi",
    "signifikansi",
    "adaptabilitas",
    "sumber-daya",
    "keberlanjutan",
];

pub async fn write_all(desk: &Desk, actor: &Actor, id: &str) {
    for section in SECTIONS {
        let text = NewText {
            section: section.to_owned(),
            content: format!("Naskah {section} yang cukup."),
            version: 0,
        };
        save_section(desk, actor, id, &text, FEBRUARY)
            .await
            .unwrap();
    }
}

/// Two years and a day before the clock of the stories, never honoured.
pub fn head(version: i64) -> Head {
    let never = ["terpuji", "top-99"].map(|tier| (tier.to_owned(), Earlier::Never));
    Head {
        title: "Antre dari Rumah".to_owned(),
        group: "umum".to_owned(),
        began: "2028-02-02".to_owned(),
        honours: BTreeMap::from(never),
        version,
        ..Head::default()
    }
}

pub fn refusal(refusal: Refusal) -> ProposalRefusal {
    match refusal {
        Refusal::Proposal(refusal) => refusal,
        other => panic!("{other:?}"),
    }
}
