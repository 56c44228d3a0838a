//! An award event to be decided, with those who stand in it. Figures are those of
//! gebyar-2024.md.

use crate::own_database::OwnDatabase;
use crate::town::{FEBRUARY, of_programme};
use prima_domain::recognition::award::Pick;
use prima_domain::register::person::{Actor, Role};
use prima_store::history::{Dataset, Derived, Honour, Outcome};
use prima_store::register::Body;
use prima_workflow::assessment::{Acted, Desk};
use prima_workflow::recognition::award::{
    NewDecision, Why, category_page, confirm_award, open_award, propose_award, propose_revocation,
    withdraw_award,
};

/// Two categories of one event, as an officer writes them.
pub const RULES: &str = r#"
[event]
code = "gebyar-uji"
title = { id = "Gebyar Uji", en = "Trial event" }
programme = "bintang"
date = "2024-10-08"
place = "Jakarta"
[laws.zi]
title = "Permen PANRB 90/2021"
[[gate]]
code = "bersih"
title = { id = "Tanpa pencabutan dua tahun", en = "No revocation in two years" }
looks_at = { kind = "no_revocation", months = 24 }
source = { law = "zi", at = "IV.C" }
[[category]]
code = "provinsi"
title = { id = "Provinsi terbaik", en = "Best provinces" }
confers = { id = "Kepatuhan terbaik", en = "Best compliance" }
levels = ["provinsi"]
kinds = ["institution"]
announced = 3
gates = ["bersih"]
rule = { kind = "top", programme = "ombudsman", period = "2024", places = 3 }
[[category]]
code = "sentra"
title = { id = "Sentra", en = "Centres" }
confers = { id = "Ramah kelompok rentan", en = "Friendly to vulnerable groups" }
announced = 7
rule = { kind = "named" }
"#;

/// Best provinces of the Ombudsman's assessment of 2024.
pub const PROVINCES: [(&str, &str); 5] = [
    ("sulawesi-utara", "98.63"),
    ("jawa-tengah", "98.21"),
    ("di-yogyakarta", "97.22"),
    ("bali", "96.94"),
    ("riau", "96.47"),
];

/// The units named for the seven honours of one ministry.
pub const CENTRES: [&str; 6] = [
    "Sentra Terpadu Kartini Temanggung",
    "Sentra Handayani Jakarta",
    "Sentra Paramita Mataram",
    "Sentra Phala Martha Sukabumi",
    "Sentra Dharma Guna Bengkulu",
    "Sentra Pangurangi Takalar",
];

pub const MINISTRY: &str = "kementerian-sosial";

pub fn officer(id: &str) -> Actor {
    of_programme(id, Role::ProgrammeOfficer)
}

fn bodies(renamed: bool) -> Vec<Body> {
    let body = |id: &str, name: &str, parent: &str, level: &str| Body {
        body: id.to_owned(),
        name: name.to_owned(),
        parent: parent.to_owned(),
        kind: if parent.is_empty() {
            "institution"
        } else {
            "work_unit"
        }
        .to_owned(),
        level: level.to_owned(),
        ..Body::default()
    };
    let mut all: Vec<Body> = PROVINCES
        .iter()
        .map(|(id, _)| body(id, &format!("Provinsi {id}"), "", "provinsi"))
        .collect();
    if renamed {
        all[0].name = "Provinsi dengan nama baru".to_owned();
    }
    all.push(body(MINISTRY, "Kementerian Sosial", "", "kementerian"));
    let centres = CENTRES.iter().zip(1..);
    all.extend(
        centres.map(|(name, n)| body(&format!("sentra-{n}"), name, MINISTRY, "kementerian")),
    );
    all
}

/// Results of the round, and one honour that was revoked, if any.
pub async fn import(desk: &Desk, second: &str, revoked: Option<(&str, &str)>) {
    let mut results: [(&str, &str); 5] = PROVINCES;
    results[1].1 = second;
    import_results(desk, &results).await;
    if let Some((body, day)) = revoked {
        import_revoked(desk, "zi-1", body, day).await;
    }
}

/// Puts these results in place of those of the round.
pub async fn import_results(desk: &Desk, provinces: &[(&str, &str)]) {
    let row = |(id, index): &(&str, &str)| Outcome {
        dataset: "ombudsman-2024".to_owned(),
        body: (*id).to_owned(),
        programme: "ombudsman".to_owned(),
        period: "2024".to_owned(),
        kind: "institution".to_owned(),
        level: "provinsi".to_owned(),
        index_text: (*index).to_owned(),
        ..Outcome::default()
    };
    let derived = Derived {
        results: provinces.iter().map(row).collect(),
        ..Derived::default()
    };
    import_dataset(desk, "ombudsman-2024", "ombudsman", &derived).await;
}

/// An honour of another programme that was revoked.
pub async fn import_revoked(desk: &Desk, honour: &str, body: &str, day: &str) {
    let honour = Honour {
        dataset: "zi-dicabut".to_owned(),
        honour: honour.to_owned(),
        body: body.to_owned(),
        status: "revoked".to_owned(),
        revoked: day.to_owned(),
        ..Honour::default()
    };
    let derived = Derived {
        honours: vec![honour],
        ..Derived::default()
    };
    import_dataset(desk, "zi-dicabut", "zi", &derived).await;
}

async fn import_dataset(desk: &Desk, id: &str, programme: &str, derived: &Derived) {
    let dataset = Dataset {
        dataset: id.to_owned(),
        programme: programme.to_owned(),
        period: "2024".to_owned(),
        ..Dataset::default()
    };
    let mut act = desk.database.act().await.unwrap();
    act.replace_dataset(dataset, derived).await.unwrap();
    act.finish("2024-09-01T00:00:00Z", "uji", "import", "", "")
        .await
        .unwrap();
}

pub async fn register(desk: &Desk, renamed: bool) {
    let mut act = desk.database.act().await.unwrap();
    act.replace_bodies(bodies(renamed)).await.unwrap();
    act.finish("2024-08-01T00:00:00Z", "uji", "import", "", "")
        .await
        .unwrap();
}

pub async fn opened(own: &OwnDatabase, revoked: Option<(&str, &str)>) -> Desk {
    let desk = Desk::new(own.open().await);
    register(&desk, false).await;
    import(&desk, "98.21", revoked).await;
    let code = open_award(&desk, &officer("ani"), RULES, FEBRUARY).await;
    assert_eq!(code.unwrap(), "gebyar-uji");
    desk
}

pub fn pick(body: &str, citation: &str) -> Pick {
    Pick {
        body: body.to_owned(),
        citation_id: citation.to_owned(),
        ..Pick::default()
    }
}

pub fn best() -> NewDecision {
    NewDecision {
        picks: PROVINCES[..3]
            .iter()
            .map(|(id, _)| pick(id, "Patuh pada standar layanan"))
            .collect(),
        announced: Some(3),
        ..NewDecision::default()
    }
}

pub async fn propose(desk: &Desk, who: &str, category: &str, new: &NewDecision) -> Acted<()> {
    propose_award(desk, &officer(who), "gebyar-uji", category, new, FEBRUARY).await
}

/// The stamp of what somebody reads that waits.
pub async fn asked(desk: &Desk, who: &str, category: &str) -> String {
    let page = category_page(desk, &officer(who), "gebyar-uji", category, FEBRUARY).await;
    page.unwrap().asked
}

pub async fn confirm_read(desk: &Desk, who: &str, category: &str, asked: &str) -> Acted<()> {
    let place = ("gebyar-uji", category);
    confirm_award(desk, &officer(who), place, asked, FEBRUARY).await
}

pub async fn confirm(desk: &Desk, who: &str, category: &str) -> Acted<()> {
    confirm_at(desk, who, category, FEBRUARY).await
}

pub async fn confirm_at(desk: &Desk, who: &str, category: &str, now: i64) -> Acted<()> {
    let (asked, place) = (asked(desk, who, category).await, ("gebyar-uji", category));
    confirm_award(desk, &officer(who), place, &asked, now).await
}

pub async fn withdraw_read(desk: &Desk, who: &str, category: &str, asked: &str) -> Acted<()> {
    let place = ("gebyar-uji", category);
    withdraw_award(desk, &officer(who), place, asked, FEBRUARY).await
}

/// Asks that the decision which stands be revoked.
pub async fn revoke(desk: &Desk, who: &str, category: &str, reason: &str) -> Acted<()> {
    let (who, reason) = (officer(who), why(reason));
    propose_revocation(desk, &who, "gebyar-uji", category, &reason, FEBRUARY).await
}

pub fn why(text: &str) -> Why {
    Why {
        id: text.to_owned(),
        en: String::new(),
    }
}

/// Code, status, day of revocation and reason of a body's honours, by code.
pub async fn honoured(desk: &Desk, body: &str) -> Vec<[String; 4]> {
    let honours = desk.database.honours_of(body).await.unwrap();
    let mut told: Vec<[String; 4]> = honours
        .into_iter()
        .map(|one| [one.honour, one.status, one.revoked, one.reason_id])
        .collect();
    told.sort();
    told
}
