//! From a draft to the next stage: who reads it, what is refused, what an officer
//! decides. The rules are those of KIPP 2023 as shipped.

use crate::kipp::*;
use crate::own_database::OwnDatabase;
use crate::town::*;
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::innovation::proposal::check::{Decision, Verdict};
use prima_domain::innovation::proposal::writing::Wrong;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_store::cycle::Notice;
use prima_store::evidence::Evidence;
use prima_workflow::assessment::Refusal;
use prima_workflow::assessment::read::notices;
use prima_workflow::innovation::proposal::{
    Earlier, EvidenceChange, Head, NewText, ProposalRefusal, begin_proposal, check_proposal,
    link_evidence, proposal_page, save_head, save_section, submitted_texts,
};
use prima_workflow::recognition::{Taken, candidacy_page, programme_page};
use std::collections::{BTreeMap, BTreeSet};

on_both_engines![
    a_draft_becomes_a_proposal_and_passes_the_check,
    a_draft_is_read_by_its_own_side_and_officers_alone,
    a_step_of_a_draft_is_told_to_nobody_who_may_not_read_it,
    what_is_wrong_is_said_and_nothing_is_kept,
    the_same_title_is_seen_in_the_second_proposal,
];

async fn a_draft_becomes_a_proposal_and_passes_the_check(own: OwnDatabase) {
    let desk = kipp(&own).await;
    let (umi, koko) = (unit_officer(), coordinator());
    let ani = of_kipp("ani", Role::ProgrammeOfficer);
    let id = begin_proposal(&desk, &umi, &new(UNIT, "Antre dari Rumah"), FEBRUARY)
        .await
        .unwrap();
    assert_eq!(id, "inovasi-2023-kanim-contoh-1");
    let again = begin_proposal(&desk, &umi, &new(UNIT, "Yang Lain"), FEBRUARY).await;
    assert!(again.unwrap().ends_with("-2"), "several at once");
    let early = refused(step(&desk, &umi, &id, "ajukan", FEBRUARY).await);
    assert_eq!(
        refusal(early),
        ProposalRefusal::Incomplete(vec!["@sections".to_owned()])
    );
    write_all(&desk, &umi, &id).await;
    let long = NewText {
        section: "ringkasan".to_owned(),
        content: "kata ".repeat(201),
        version: 1,
    };
    // A draft may be above its limit; a proposal may not.
    save_section(&desk, &umi, &id, &long, FEBRUARY)
        .await
        .unwrap();
    let above = refused(step(&desk, &umi, &id, "ajukan", FEBRUARY).await);
    assert_eq!(
        refusal(above),
        ProposalRefusal::Incomplete(vec!["@words".to_owned()])
    );
    let right = NewText {
        content: "kata ".repeat(200),
        version: 2,
        ..long
    };
    save_section(&desk, &umi, &id, &right, FEBRUARY)
        .await
        .unwrap();
    save_head(&desk, &umi, &id, &head(1), FEBRUARY)
        .await
        .unwrap();
    step(&desk, &umi, &id, "ajukan", FEBRUARY).await.unwrap();
    let closed = refused(save_section(&desk, &umi, &id, &right, FEBRUARY).await);
    assert_eq!(refusal(closed), ProposalRefusal::Closed);
    step(&desk, &koko, &id, "teruskan", FEBRUARY).await.unwrap();
    let page = proposal_page(&desk, &ani, &id, FEBRUARY).await.unwrap();
    let verdicts: Vec<(&str, Verdict)> = page
        .checked
        .iter()
        .map(|one| (one.rule.as_str(), one.verdict()))
        .collect();
    assert_eq!(
        verdicts,
        [
            ("@group", Verdict::Holds),
            ("@title", Verdict::Holds),
            ("@sections", Verdict::Holds),
            ("@words", Verdict::Holds),
            ("usia", Verdict::Holds),
            ("judul", Verdict::Holds),
            ("bukan-terpuji", Verdict::Holds),
            ("bukan-top-99-dua-kali", Verdict::Holds),
        ]
    );
    let undecided = refused(step(&desk, &ani, &id, "lolos", FEBRUARY).await);
    assert!(matches!(refusal(undecided), ProposalRefusal::Undecided(rules) if rules.len() == 8));
    let version = page.row.version;
    let decided = |holds: bool, reason: &str| -> Vec<Decision> {
        let rules = page.checked.iter();
        let decision = rules.map(|one| Decision {
            rule: one.rule.clone(),
            holds: holds || one.rule != "usia",
            reason: reason.to_owned(),
        });
        decision.collect()
    };
    let bare = check_proposal(&desk, &ani, &id, &decided(false, ""), version, FEBRUARY).await;
    assert_eq!(
        refusal(refused(bare)),
        ProposalRefusal::NoReason(vec!["usia".to_owned()])
    );
    check_proposal(
        &desk,
        &ani,
        &id,
        &decided(false, "SK meragukan"),
        version,
        FEBRUARY,
    )
    .await
    .unwrap();
    let barred = refused(step(&desk, &ani, &id, "lolos", FEBRUARY).await);
    assert_eq!(
        refusal(barred),
        ProposalRefusal::Undecided(vec!["usia".to_owned()])
    );
    check_proposal(&desk, &ani, &id, &decided(true, ""), version, FEBRUARY)
        .await
        .unwrap();
    step(&desk, &ani, &id, "lolos", FEBRUARY).await.unwrap();
    let row = desk.database.reading().candidacy_named(&id).await.unwrap();
    assert_eq!(row[0].stage, "penilaian");
    let texts = submitted_texts(&desk, "inovasi").await.unwrap();
    let told: Vec<&str> = texts.iter().map(|one| one.candidacy.as_str()).collect();
    assert_eq!(told, [id.as_str()], "a draft is held against nothing");
}

async fn a_draft_is_read_by_its_own_side_and_officers_alone(own: OwnDatabase) {
    let desk = kipp(&own).await;
    let umi = unit_officer();
    let id = begin_proposal(&desk, &umi, &new(UNIT, "Antre dari Rumah"), FEBRUARY)
        .await
        .unwrap();
    write_all(&desk, &umi, &id).await;
    let ani = of_kipp("ani", Role::ProgrammeOfficer);
    let eka = of_kipp("eka", Role::Evaluator);
    let koko = coordinator();
    let sees = |actor: Actor| {
        let (desk, id) = (desk.clone(), id.clone());
        async move {
            let text = proposal_page(&desk, &actor, &id, FEBRUARY).await.is_ok();
            let way = candidacy_page(&desk, &actor, &id, FEBRUARY).await.is_ok();
            let list = programme_page(&desk, &actor, "inovasi", "2023", FEBRUARY).await;
            (text, way, list.map_or(0, |page| page.lines.len()))
        }
    };
    assert_eq!(sees(umi.clone()).await, (true, true, 1));
    assert_eq!(sees(ani.clone()).await, (true, true, 1));
    assert_eq!(sees(eka.clone()).await, (false, false, 0));
    assert_eq!(sees(koko.clone()).await, (false, false, 0));
    assert_eq!(sees(kin(ani)).await, (false, false, 0));
    let probe = refused(step(&desk, &eka, &id, "tiada", FEBRUARY).await);
    assert!(matches!(probe, Refusal::Hidden), "{probe:?}");
    step(&desk, &umi, &id, "ajukan", FEBRUARY).await.unwrap();
    assert_eq!(sees(eka.clone()).await, (true, true, 1));
    assert_eq!(sees(koko).await, (true, true, 1));
    assert_eq!(sees(kin(eka)).await, (false, false, 0));
}

/// A coordinator may confirm the step by the rules, and reads no draft: whether it was
/// not told, or told before, nothing of it is said.
async fn a_step_of_a_draft_is_told_to_nobody_who_may_not_read_it(own: OwnDatabase) {
    let alone = "by = [\"unit_officer\", \"coordinator\"]\nreason = true";
    let by_two = format!("{alone}\ntwo_persons = true");
    let desk = kipp_with(&own, |rules| rules.replacen(alone, &by_two, 1)).await;
    admit(&desk, "uli", "unit_officer", ("body", UNIT)).await;
    admit(&desk, "koko", "coordinator", ("body", MINISTRY)).await;
    let umi = unit_officer();
    let id = begin_proposal(&desk, &umi, &new(UNIT, "Antre dari Rumah"), FEBRUARY).await;
    let id = id.unwrap();
    let asked = step(&desk, &umi, &id, "tarik", FEBRUARY).await.unwrap();
    assert_eq!(asked, Taken::Asked);
    let mut reading = desk.database.reading();
    let waits = NoticeKind::StepWaits;
    let rows = reading.notices_of_kind(&id, waits.code()).await.unwrap();
    let told: Vec<&str> = rows.iter().map(|row| row.person.as_str()).collect();
    assert_eq!(told, ["uli"]);
    let mut act = desk.database.act().await.unwrap();
    let before = Notice {
        notice: "kepada-koko".to_owned(),
        person: "koko".to_owned(),
        ..rows[0].clone()
    };
    act.put_rows(&[before]).await.unwrap();
    act.finish_privately("2030-02-03T00:00:00Z", "uji", "tell", "", "")
        .await
        .unwrap();
    let reads = async |actor: &Actor| {
        let lines = notices(&desk, actor, FEBRUARY).await.unwrap().into_iter();
        lines.map(|line| line.kind).collect::<Vec<_>>()
    };
    let uli = person("uli", Role::UnitOfficer, Scope::Body(UNIT.into()));
    assert_eq!(reads(&uli).await, [waits]);
    assert_eq!(reads(&coordinator()).await, []);
}

async fn what_is_wrong_is_said_and_nothing_is_kept(own: OwnDatabase) {
    let desk = kipp(&own).await;
    let umi = unit_officer();
    let bare = begin_proposal(&desk, &umi, &new(UNIT, "  "), FEBRUARY).await;
    let fields = vec![("title".to_owned(), Wrong::Missing)];
    assert_eq!(refusal(refused(bare)), ProposalRefusal::Fields(fields));
    let none = desk.database.reading().candidacies_of("inovasi").await;
    assert!(none.unwrap().is_empty(), "half an act is none");
    let id = begin_proposal(&desk, &umi, &new(UNIT, "Antre dari Rumah"), FEBRUARY)
        .await
        .unwrap();
    let wrong = Head {
        title: String::new(),
        began: "2031".to_owned(),
        honours: BTreeMap::from([("top-99".to_owned(), Earlier::In("dua kali".to_owned()))]),
        ..head(1)
    };
    let told = refusal(refused(save_head(&desk, &umi, &id, &wrong, FEBRUARY).await));
    let fields = [
        ("title", Wrong::Missing),
        ("began", Wrong::Ahead),
        ("top-99", Wrong::NoYears),
    ];
    let fields = fields.map(|(name, wrong)| (name.to_owned(), wrong));
    assert_eq!(told, ProposalRefusal::Fields(fields.to_vec()));
    let origin = Head {
        origin: "tiada".to_owned(),
        ..head(1)
    };
    let told = refusal(refused(
        save_head(&desk, &umi, &id, &origin, FEBRUARY).await,
    ));
    assert_eq!(told, ProposalRefusal::NoOrigin);
    let zero = NewText {
        section: "tiada".to_owned(),
        ..NewText::default()
    };
    let unknown = refused(save_section(&desk, &umi, &id, &zero, FEBRUARY).await);
    assert!(matches!(unknown, Refusal::Hidden));
    let mut act = desk.database.act().await.unwrap();
    let piece = |id: &str, body: &str| Evidence {
        evidence: id.to_owned(),
        body: body.to_owned(),
        state: Evidence::KEPT.to_owned(),
        ..Evidence::default()
    };
    for own in ["milik", "kedua", "ketiga"] {
        act.add_evidence(&piece(own, UNIT)).await.unwrap();
    }
    act.add_evidence(&piece("asing", OTHER)).await.unwrap();
    act.finish_privately("2030-01-01T00:00:00Z", "uji", "test", "", "")
        .await
        .unwrap();
    let link = |added: &[&str], removed: &[&str]| {
        let named = |pieces: &[&str]| pieces.iter().map(|one| (*one).to_owned()).collect();
        let change = EvidenceChange {
            added: named(added),
            removed: named(removed),
        };
        let (desk, umi, id) = (desk.clone(), umi.clone(), id.clone());
        async move { link_evidence(&desk, &umi, &id, "signifikansi", &change, FEBRUARY).await }
    };
    let linked = async || {
        let page = proposal_page(&desk, &umi, &id, FEBRUARY).await.unwrap();
        let sections = page.sections.into_iter();
        let mut own = sections.filter(|one| one.code == "signifikansi");
        let pieces = own.next().unwrap().evidence.into_iter();
        let pieces: BTreeSet<String> = pieces.map(|one| one.evidence).collect();
        pieces.into_iter().collect::<Vec<_>>()
    };
    link(&["milik"], &[]).await.unwrap();
    let foreign = refusal(refused(link(&["asing"], &[]).await));
    assert_eq!(foreign, ProposalRefusal::NotInVault);
    assert_eq!(linked().await, ["milik"]);
    // Two who read the same: what the first linked stays when the second saves.
    link(&["kedua"], &[]).await.unwrap();
    link(&["ketiga"], &["milik"]).await.unwrap();
    assert_eq!(linked().await, ["kedua", "ketiga"]);
    link(&[], &["milik"]).await.unwrap();
    assert_eq!(linked().await, ["kedua", "ketiga"], "sent twice");
}

async fn the_same_title_is_seen_in_the_second_proposal(own: OwnDatabase) {
    let desk = kipp(&own).await;
    let umi = unit_officer();
    let lili = person("lili", Role::UnitOfficer, Scope::Body(OTHER.into()));
    let first = begin_proposal(&desk, &umi, &new(UNIT, "Antre dari Rumah"), FEBRUARY)
        .await
        .unwrap();
    let second = begin_proposal(&desk, &lili, &new(OTHER, "ANTRE dari rumah!"), FEBRUARY)
        .await
        .unwrap();
    let verdict = |id: String, actor: Actor| {
        let desk = desk.clone();
        async move {
            let page = proposal_page(&desk, &actor, &id, FEBRUARY).await.unwrap();
            let found = page.checked.iter().find(|one| one.rule == "judul");
            found.unwrap().verdict()
        }
    };
    // A draft takes no title.
    assert_eq!(verdict(second.clone(), lili.clone()).await, Verdict::Holds);
    write_all(&desk, &umi, &first).await;
    step(&desk, &umi, &first, "ajukan", FEBRUARY).await.unwrap();
    assert_eq!(verdict(first.clone(), umi.clone()).await, Verdict::Holds);
    assert_eq!(verdict(second.clone(), lili.clone()).await, Verdict::Fails);
    step(&desk, &umi, &first, "tarik", FEBRUARY).await.unwrap();
    assert_eq!(
        verdict(second, lili).await,
        Verdict::Holds,
        "it was withdrawn"
    );
}
