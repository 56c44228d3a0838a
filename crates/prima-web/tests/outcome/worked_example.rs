//! The worked example of the instrument, entered through the forms: levels of
//! F-02 by two evaluators, answers of users as a table of counts.

use crate::browser::Browser;
use crate::office::{CLINIC, set};
use crate::round::{CYCLE, Round, at, middle};
use prima_domain::assessment::cycle::Stage;
use prima_domain::register::person::{Role, Scope};
use std::collections::BTreeMap;

const ANSWERS: &str = include_str!("../../../../examples/contoh-pekppp/answers.csv");
const TALLIES: &str = include_str!("../../../../examples/contoh-pekppp/tallies.csv");
/// The aspects of F-02, each a part of the form.
const PARTS: [&str; 6] = ["I", "II", "III", "IV", "V", "VI"];

fn levels() -> BTreeMap<&'static str, &'static str> {
    let rows = ANSWERS.lines().skip(1);
    let level = |row: &'static str| {
        let mut fields = row.split(',').skip(1);
        (fields.next().unwrap(), fields.next().unwrap())
    };
    rows.map(level).collect()
}

/// Fills all parts of a review and hands it in; gives how many levels were sent.
async fn review(evaluator: &Browser) -> usize {
    let levels = levels();
    let mut n_sent = 0;
    for part in PARTS {
        let page = evaluator.get(&at(&format!("penilaian/{part}"))).await;
        page.says(200, &["name=\"v:"]);
        let codes = page.text.split("name=\"v:").skip(1);
        let codes: Vec<&str> = codes.filter_map(|rest| rest.split('"').next()).collect();
        let mut fields = Vec::new();
        for code in &codes {
            fields.push((format!("v:{code}"), "0".to_owned()));
            fields.push((format!("j:{code}"), levels[code].to_owned()));
        }
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        let got = evaluator
            .post(&at(&format!("penilaian/{part}")), &fields)
            .await;
        got.leads_to("?tersimpan=1");
        n_sent += codes.len();
    }
    evaluator
        .post(&at("serahkan"), &[("yakin", "ya")])
        .await
        .leads_to("?sudah=diserahkan");
    n_sent
}

#[tokio::test(flavor = "multi_thread")]
async fn levels_and_counts_entered_by_the_forms_come_out_as_by_hand() {
    let round = Round::open().await;
    let programme = Scope::Programme("pekppp".into());
    let (_, officer) = round
        .office
        .add("Oki", Role::ProgrammeOfficer, programme)
        .await;
    set(middle(Stage::Evaluation));
    for evaluator in [&round.first, &round.second] {
        assert_eq!(review(evaluator).await, levels().len());
    }
    let table = TALLIES.replace("unit-contoh", CLINIC);
    let to = format!("/id/kerja/{CYCLE}/cacahan");
    // 14 questions, 140 answers that sum to 609.
    officer
        .post_file(&to, "cacahan", &table)
        .await
        .leads_to("?unit=1&jawaban=140");
    set(middle(Stage::Preview));
    // F-02 = 4.1834, F-03 = 609 / 140 = 4.35; 0.75 × 4.1834 + 0.25 × 4.35 = 4.22505.
    let card = round.unit.get(&at("rapor")).await;
    card.says(200, &["4,23", "A-"]);
}
