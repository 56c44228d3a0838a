//! Indices that were published elsewhere, brought into a round, roll up as
//! through the engine: the figures of Sleman and Kota Kupang.

use crate::own_database::OwnDatabase;
use crate::story::*;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_instrument::words::Lang;
use prima_store::history::Outcome;
use prima_store::register::Body;
use prima_workflow::assessment::{
    Desk, LociChange, NewCycle, Refusal, ask_determination, choose_loci, confirm_determination,
    import_indices, open_cycle, publish_due, rehearse_determination,
};
use std::collections::BTreeSet;

on_both_engines![
    sleman_rolls_up_to_the_published_index_of_the_kabupaten,
    kota_kupang_rolls_up_and_is_rounded_not_cut,
    an_index_without_a_source_or_of_an_institution_is_refused_whole,
];

/// Three loci of 2024 (Suara Jogja 2025-01-13).
const SLEMAN: [(&str, &str); 3] = [
    ("dinsos-sleman", "4.59"),
    ("rsud-sleman", "4.66"),
    ("disdukcapil-sleman", "4.63"),
];
/// Seven units of 2022 (NTTBersuara 2023-02-17).
const KUPANG: [(&str, &str); 7] = [
    ("puskesmas-oebobo", "88.03"),
    ("disdukcapil-kota-kupang", "86.15"),
    ("puskesmas-oepoi", "82.40"),
    ("dinsos-kota-kupang", "81.38"),
    ("dpmptsp-kota-kupang", "80.43"),
    ("dinkes-kota-kupang", "75.05"),
    ("disdikbud-kota-kupang", "60.44"),
];

/// An officer of a programme.
fn officer_of(programme: &str, id: &str) -> Actor {
    person(
        id,
        Role::ProgrammeOfficer,
        Scope::Programme(programme.into()),
    )
}

/// A desk with a round of one institution and these units.
async fn round(
    own: &OwnDatabase,
    (programme, instrument): (&str, &str),
    (institution, level): (&str, &str),
    units: &[(&str, &str)],
) -> Desk {
    let desk = desk(own).await;
    let body = |id: &str, parent: &str, kind: &str, level: &str| Body {
        body: id.to_owned(),
        name: id.to_owned(),
        parent: parent.to_owned(),
        kind: kind.to_owned(),
        level: level.to_owned(),
        ..Body::default()
    };
    let below = units
        .iter()
        .map(|(unit, _)| body(unit, institution, "service_unit", ""));
    let above = [body(institution, "", "institution", level)];
    let mut act = desk.database.act().await.unwrap();
    act.replace_bodies(above.into_iter().chain(below).collect())
        .await
        .unwrap();
    act.finish("1970-01-01T00:00:00Z", "uji", "import", "", "")
        .await
        .unwrap();
    let ani = officer_of(programme, "ani");
    let cycle = NewCycle {
        programme: programme.to_owned(),
        instrument: instrument.to_owned(),
        sample: String::new(),
        ..new_cycle()
    };
    open_cycle(&desk, &ani, &cycle, PREPARATION).await.unwrap();
    let loci: BTreeSet<String> = units.iter().map(|(unit, _)| (*unit).to_owned()).collect();
    choose_loci(
        &desk,
        &ani,
        CYCLE,
        institution,
        &LociChange::adding(&loci),
        PREPARATION,
    )
    .await
    .unwrap();
    desk
}

fn table(units: &[(&str, &str)], source: &str) -> String {
    let rows = units.iter();
    let rows = rows.map(|(unit, index)| format!("{unit},{index},{source},2024,2026-11-23\n"));
    format!(
        "unit,index,source,period,retrieved\n{}",
        rows.collect::<String>()
    )
}

async fn result(desk: &Desk, body: &str) -> Outcome {
    let results = desk.database.results_of(body).await.unwrap();
    results.into_iter().next().unwrap()
}

/// Two officers determine, and the hour comes.
async fn published(desk: &Desk, programme: &str) {
    let (ani, budi) = (officer_of(programme, "ani"), officer_of(programme, "budi"));
    let number = ask_determination(desk, &ani, CYCLE, PUBLICATION, DETERMINATION)
        .await
        .unwrap();
    confirm_determination(desk, &budi, CYCLE, number, &key(), DETERMINATION)
        .await
        .unwrap();
    publish_due(desk, &key(), PUBLICATION).await.unwrap();
}

async fn sleman_rolls_up_to_the_published_index_of_the_kabupaten(own: OwnDatabase) {
    let desk = round(
        &own,
        ("pekppp", "pekppp/2023"),
        ("sleman", "kabupaten"),
        &SLEMAN,
    )
    .await;
    let ani = officer_of("pekppp", "ani");
    let table = table(&SLEMAN, "Suara Jogja 2025-01-13");
    let taken = import_indices(&desk, &ani, CYCLE, table.as_bytes(), FILLING).await;
    assert_eq!(taken.unwrap(), 3);
    let rehearsed = rehearse_determination(&desk, &ani, CYCLE, OBJECTION).await;
    assert!(rehearsed.unwrap().without_index.is_empty());
    published(&desk, "pekppp").await;
    // (4.59 + 4.66 + 4.63) / 3 = 13.88 / 3 = 4.6267, as the kabupaten was told: 4.63, A.
    let sleman = result(&desk, "sleman").await;
    assert_eq!((&*sleman.index_text, &*sleman.band), ("4.63", "A"));
    assert_eq!((sleman.units_counted, sleman.units), (Some(3), Some(3)));
    let rsud = result(&desk, "rsud-sleman").await;
    assert_eq!((&*rsud.index_text, &*rsud.origin), ("4.66", "published"));
    assert_eq!(rsud.source, "Suara Jogja 2025-01-13");
}

async fn kota_kupang_rolls_up_and_is_rounded_not_cut(own: OwnDatabase) {
    let rules = ("ombudsman", "ombudsman/2022");
    let desk = round(&own, rules, ("kota-kupang", "kota"), &KUPANG).await;
    let ani = officer_of("ombudsman", "ani");
    let (first, rest) = KUPANG.split_at(2);
    // A second table adds to the first one and corrects what it names again.
    let wrong = [("puskesmas-oebobo", "8.80"), first[1]];
    for units in [&wrong[..], &first[..1], rest] {
        let table = table(units, "NTTBersuara 2023-02-17");
        let taken = import_indices(&desk, &ani, CYCLE, table.as_bytes(), FILLING).await;
        assert_eq!(taken.unwrap(), units.len());
    }
    published(&desk, "ombudsman").await;
    // 553.88 / 7 = 79.1257…: 79.13 where 79.12 was published, and B either way.
    let kupang = result(&desk, "kota-kupang").await;
    assert_eq!((&*kupang.index_text, &*kupang.band), ("79.13", "B"));
    assert_eq!((kupang.units_counted, kupang.units), (Some(7), Some(7)));
}

async fn an_index_without_a_source_or_of_an_institution_is_refused_whole(own: OwnDatabase) {
    let desk = round(
        &own,
        ("pekppp", "pekppp/2023"),
        ("sleman", "kabupaten"),
        &SLEMAN,
    )
    .await;
    let ani = officer_of("pekppp", "ani");
    let good = table(&SLEMAN, "Suara Jogja 2025-01-13");
    for (line, expected) in [
        ("rsud-sleman,4.66,,2024,2026-11-23", "source"),
        (
            "sleman,4.63,Suara Jogja 2025-01-13,2024,2026-11-23",
            "sleman",
        ),
        (
            "rsud-sleman,46.6,Suara Jogja 2025-01-13,2024,2026-11-23",
            "46.6",
        ),
        (
            "rsud-lain,4.66,Suara Jogja 2025-01-13,2024,2026-11-23",
            "rsud-lain",
        ),
    ] {
        let lines = good.lines().filter(|line| !line.starts_with("rsud"));
        let bad = format!("{}\n{line}\n", lines.collect::<Vec<_>>().join("\n"));
        let done = import_indices(&desk, &ani, CYCLE, bad.as_bytes(), FILLING).await;
        let Refusal::Tallies(problems) = refused(done) else {
            panic!("{line} was refused otherwise");
        };
        let report = problems.report(Lang::En);
        assert!(report.contains(expected), "{expected}: {report}");
        assert!(!report.contains("data-"), "{report}");
        assert!(report.contains("published.csv"), "{report}");
        let report = problems.desk_report(Lang::En);
        assert!(report.contains(expected), "{expected}: {report}");
        assert!(
            !report.contains(".csv") && !report.contains("data-"),
            "{report}"
        );
    }
    let rehearsed = rehearse_determination(&desk, &ani, CYCLE, OBJECTION).await;
    assert!(matches!(refused(rehearsed), Refusal::NothingAnswered));
    let una = unit_officer("una");
    let stranger = import_indices(&desk, &una, CYCLE, good.as_bytes(), FILLING).await;
    assert!(matches!(refused(stranger), Refusal::Hidden));
}
