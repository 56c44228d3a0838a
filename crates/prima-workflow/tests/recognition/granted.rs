//! What becomes of a proposal that is granted: an entry of the catalogue, whose owner
//! says year by year whether it runs.

use crate::kipp::*;
use crate::own_database::OwnDatabase;
use crate::town::*;
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::innovation::proposal::check::Decision;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_instrument::words::Lang;
use prima_store::innovation::Innovation;
use prima_workflow::assessment::read::notices;
use prima_workflow::assessment::{Desk, Refusal};
use prima_workflow::innovation::proposal::{
    ProposalRefusal, begin_proposal, check_proposal, proposal_page, publish_innovation, save_head,
};
use prima_workflow::innovation::{
    InnovationError, InnovationRefusal, NewReport, newest_reports, report_running,
};

on_both_engines![
    a_granted_proposal_becomes_an_entry_of_the_catalogue,
    an_innovation_is_reported_on_year_by_year,
];

/// Titles of the proposals that somebody is told of.
async fn told(desk: &Desk, actor: &Actor) -> Vec<String> {
    let lines = notices(desk, actor, FEBRUARY).await.unwrap().into_iter();
    let lines = lines.filter(|line| line.kind == NoticeKind::ProposalSubmitted);
    lines.map(|line| line.part.0).collect()
}

async fn a_granted_proposal_becomes_an_entry_of_the_catalogue(own: OwnDatabase) {
    let desk = kipp(&own).await;
    let programme = ("programme", "inovasi");
    admit(&desk, "ani", "programme_officer", programme).await;
    let (umi, koko) = (unit_officer(), coordinator());
    let ani = of_kipp("ani", Role::ProgrammeOfficer);
    let doni = of_kipp("doni", Role::Decider);
    let id = begin_proposal(&desk, &umi, &new(UNIT, "Antre dari Rumah"), FEBRUARY)
        .await
        .unwrap();
    write_all(&desk, &umi, &id).await;
    save_head(&desk, &umi, &id, &head(1), FEBRUARY)
        .await
        .unwrap();
    let early = refused(publish_innovation(&desk, &umi, &id, FEBRUARY).await);
    assert_eq!(refusal(early), ProposalRefusal::Closed);
    step(&desk, &umi, &id, "ajukan", FEBRUARY).await.unwrap();
    step(&desk, &koko, &id, "teruskan", FEBRUARY).await.unwrap();
    assert_eq!(told(&desk, &ani).await, ["Antre dari Rumah"], "to check");
    let page = proposal_page(&desk, &ani, &id, FEBRUARY).await.unwrap();
    let decided: Vec<Decision> = page
        .checked
        .iter()
        .map(|one| Decision {
            rule: one.rule.clone(),
            holds: true,
            reason: String::new(),
        })
        .collect();
    check_proposal(&desk, &ani, &id, &decided, page.row.version, FEBRUARY)
        .await
        .unwrap();
    for exit in ["lolos", "wawancara"] {
        step(&desk, &ani, &id, exit, FEBRUARY).await.unwrap();
    }
    assert!(told(&desk, &ani).await.is_empty(), "it was checked");
    step(&desk, &ani, &id, "top-99", FEBRUARY).await.unwrap();
    confirm(&desk, &doni, &id, FEBRUARY).await.unwrap();
    let honours = desk.database.honours_of(UNIT).await.unwrap();
    assert_eq!(
        honours[0].title_id, "Top 99 Inovasi Pelayanan Publik: Antre dari Rumah",
        "the honour names what it is for"
    );
    let stranger = refused(publish_innovation(&desk, &ani, &id, FEBRUARY).await);
    assert!(matches!(stranger, Refusal::Hidden));
    // One in the morning of 4 February in Jakarta, still the 3rd in UTC.
    let night = FEBRUARY + 13 * 3_600;
    for _ in 0..2 {
        let entry = publish_innovation(&desk, &umi, &id, night).await;
        assert_eq!(entry.unwrap(), "antre-dari-rumah", "once, however often");
    }
    let row = desk.database.innovation("antre-dari-rumah").await.unwrap();
    let row = row.unwrap();
    assert_eq!((row.body.as_str(), row.unit.as_str()), (MINISTRY, UNIT));
    assert_eq!(row.problem, "Naskah latar-belakang yang cukup.");
    assert_eq!(row.result, "Naskah signifikansi yang cukup.");
    assert_eq!(row.proposal, id);
    assert_eq!(row.series, "umum");
    assert_eq!(row.retrieved, "2030-02-04");
}

async fn an_innovation_is_reported_on_year_by_year(own: OwnDatabase) {
    let desk = opened(&own).await;
    let mut act = desk.database.act().await.unwrap();
    let row = Innovation {
        innovation: "antre".to_owned(),
        title: "Antre".to_owned(),
        body: MINISTRY.to_owned(),
        unit: UNIT.to_owned(),
        ..Innovation::default()
    };
    act.add_innovation(&row).await.unwrap();
    act.finish("2030-01-01T00:00:00Z", "uji", "import", "", "")
        .await
        .unwrap();
    let report = |actor: Actor, state: &str, account: &str, pieces: &[&str]| {
        let new = NewReport {
            year: "2029".to_owned(),
            state: state.to_owned(),
            account: account.to_owned(),
            evidence: pieces.iter().map(|one| (*one).to_owned()).collect(),
        };
        let database = desk.database.clone();
        async move { report_running(&database, &actor, "antre", &new, FEBRUARY).await }
    };
    let umi = unit_officer();
    let other = person("lili", Role::UnitOfficer, Scope::Body(OTHER.into()));
    let refused = |told: Result<(), InnovationError>| match told {
        Err(InnovationError::Refused(refusal)) => refusal,
        told => panic!("{told:?}"),
    };
    let hidden = refused(report(other, "running", "Ya", &[]).await);
    assert_eq!(hidden, InnovationRefusal::Hidden);
    let bare = refused(report(umi.clone(), "", " ", &[]).await);
    assert_eq!(bare.texts(Lang::Id).len(), 2, "state and account");
    let lost = refused(report(umi.clone(), "running", "Ya", &["tiada"]).await);
    assert_eq!(lost, InnovationRefusal::NotInVault);
    report(umi.clone(), "running", "Masih.", &[]).await.unwrap();
    let n_acts = desk.database.n_acts().await.unwrap();
    // Sent twice, it is said once; said anew after a correction, it is a version.
    report(umi.clone(), "running", "Masih. ", &[])
        .await
        .unwrap();
    assert_eq!(desk.database.n_acts().await.unwrap(), n_acts);
    report(umi, "stopped", "Ternyata berhenti.", &[])
        .await
        .unwrap();
    let all = desk.database.reading().reports_of_innovation("antre").await;
    let all = all.unwrap();
    assert_eq!(all.len(), 2, "what was said before stays");
    let newest = newest_reports(all);
    assert_eq!(newest["2029"].state, "stopped");
    assert_eq!(desk.database.newest_report_year().await.unwrap(), "2029");
}
