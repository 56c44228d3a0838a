//! From a draft to the next stage: who reads it, what is refused, what an officer
//! decides. The rules are those of KIPP 2023 as shipped.

use crate::own_database::OwnDatabase;
use crate::town::*;
use prima_domain::innovation::proposal::check::{Decision, Verdict};
use prima_domain::innovation::proposal::writing::Wrong;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_instrument::words::Lang;
use prima_store::evidence::Evidence;
use prima_store::innovation::Innovation;
use prima_store::people::{GrantRow, Person};
use prima_workflow::assessment::{Desk, Refusal};
use prima_workflow::innovation::proposal::{
    Earlier, EvidenceChange, Head, NewProposal, NewText, ProposalRefusal, begin_proposal,
    check_proposal, dismiss_author, link_evidence, name_author, proposal_lists, proposal_page,
    publish_innovation, save_head, save_section, submitted_texts,
};
use prima_workflow::innovation::{
    InnovationError, InnovationRefusal, NewReport, newest_reports, report_running,
};
use prima_workflow::recognition::{
    candidacy_page, funnels, open_programme, programme_page, read_text, shelved,
};
use std::collections::{BTreeMap, BTreeSet};

on_both_engines![
    a_draft_becomes_a_proposal_and_passes_the_check,
    a_draft_is_read_by_its_own_side_and_officers_alone,
    two_who_write_the_same_section_lose_nothing,
    a_colleague_of_the_institution_writes_along,
    what_is_wrong_is_said_and_nothing_is_kept,
    the_same_title_is_seen_in_the_second_proposal,
    the_funnel_of_2018_is_that_of_the_papers,
    a_granted_proposal_becomes_an_entry_of_the_catalogue,
    an_innovation_is_reported_on_year_by_year,
];

fn of_kipp(id: &str, role: Role) -> Actor {
    person(id, role, Scope::Programme("inovasi".into()))
}

async fn kipp(own: &OwnDatabase) -> Desk {
    let desk = opened(own).await;
    let shelf = shelved().unwrap();
    let found = shelf.iter().find(|one| one.name == "inovasi/2023");
    let officer = of_kipp("ani", Role::ProgrammeOfficer);
    let text = without_juries(&found.unwrap().text);
    open_programme(&desk, &officer, &text, FEBRUARY)
        .await
        .unwrap();
    desk
}

/// The rules without their juries, whose own stories stand beside this one.
fn without_juries(rules: &str) -> String {
    let mut is_jury = false;
    let lines = rules.lines().filter(|line| {
        if line.starts_with('[') {
            is_jury = line.contains("stage.jury");
        }
        !is_jury
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn new(unit: &str, title: &str) -> NewProposal {
    NewProposal {
        programme: "inovasi".to_owned(),
        edition: "2023".to_owned(),
        unit: unit.to_owned(),
        title: title.to_owned(),
        group: "umum".to_owned(),
    }
}

const SECTIONS: [&str; 8] = [
    "ringkasan",
    "latar-belakang",
    "kebaruan",
    "implementasi",
    "signifikansi",
    "adaptabilitas",
    "sumber-daya",
    "keberlanjutan",
];

async fn write_all(desk: &Desk, actor: &Actor, id: &str) {
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
fn head(version: i64) -> Head {
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

fn refusal(refusal: Refusal) -> ProposalRefusal {
    match refusal {
        Refusal::Proposal(refusal) => refusal,
        other => panic!("{other:?}"),
    }
}

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

async fn two_who_write_the_same_section_lose_nothing(own: OwnDatabase) {
    let desk = kipp(&own).await;
    let umi = unit_officer();
    let id = begin_proposal(&desk, &umi, &new(UNIT, "Antre dari Rumah"), FEBRUARY)
        .await
        .unwrap();
    let text = |content: &str, version| NewText {
        section: "kebaruan".to_owned(),
        content: content.to_owned(),
        version,
    };
    save_section(&desk, &umi, &id, &text("satu", 0), FEBRUARY)
        .await
        .unwrap();
    save_section(&desk, &umi, &id, &text("dua", 1), FEBRUARY)
        .await
        .unwrap();
    // The same again is no version, whatever version was read.
    save_section(&desk, &umi, &id, &text("dua", 1), FEBRUARY)
        .await
        .unwrap();
    let stale = refused(save_section(&desk, &umi, &id, &text("tiga", 1), FEBRUARY).await);
    let ProposalRefusal::Stale(stale) = refusal(stale) else {
        panic!("it is stale");
    };
    assert_eq!((stale.theirs.as_str(), stale.version), ("dua", 2));
    save_section(&desk, &umi, &id, &text("tiga", stale.version), FEBRUARY)
        .await
        .unwrap();
    let kept = desk
        .database
        .reading()
        .section_versions_of(&id)
        .await
        .unwrap();
    let kept: Vec<&str> = kept.iter().map(|row| row.content.as_str()).collect();
    assert_eq!(kept, ["satu", "dua", "tiga"], "every version stays");
    save_head(&desk, &umi, &id, &head(1), FEBRUARY)
        .await
        .unwrap();
    // The same again is no version; another head that was not read with it is late.
    save_head(&desk, &umi, &id, &head(1), FEBRUARY)
        .await
        .unwrap();
    let honours = BTreeMap::from([("terpuji".to_owned(), Earlier::In("2026".to_owned()))]);
    let late = |version| Head {
        honours: honours.clone(),
        began: "2027".to_owned(),
        ..head(version)
    };
    let stale = refused(save_head(&desk, &umi, &id, &late(1), FEBRUARY).await);
    assert!(matches!(refusal(stale), ProposalRefusal::Stale(stale) if stale.version == 2));
    save_head(&desk, &umi, &id, &late(2), FEBRUARY)
        .await
        .unwrap();
    let before = desk.database.reading().proposals_before(&id).await.unwrap();
    let before: Vec<(i64, &str, &str)> = before
        .iter()
        .map(|row| (row.version, row.began.as_str(), row.honours.as_str()))
        .collect();
    let expected = [(1, "", ""), (2, "2028-02-02", "terpuji\ntop-99")];
    assert_eq!(before, expected, "what was replaced stays");
}

async fn account(desk: &Desk, id: &str, body: &str) {
    let person = Person {
        person: id.to_owned(),
        name: id.to_owned(),
        email: format!("{id}@contoh.go.id"),
        state: "active".to_owned(),
        lang: "id".to_owned(),
        ..Person::default()
    };
    let grant = GrantRow {
        person: id.to_owned(),
        role: "unit_officer".to_owned(),
        scope_kind: "body".to_owned(),
        scope: body.to_owned(),
        ..GrantRow::default()
    };
    let mut act = desk.database.act().await.unwrap();
    act.put_person(person).await.unwrap();
    act.put_grant(grant).await.unwrap();
    act.finish_privately("2030-01-01T00:00:00Z", "uji", "test", "", "")
        .await
        .unwrap();
}

async fn a_colleague_of_the_institution_writes_along(own: OwnDatabase) {
    let desk = kipp(&own).await;
    let umi = unit_officer();
    let id = begin_proposal(&desk, &umi, &new(UNIT, "Antre dari Rumah"), FEBRUARY)
        .await
        .unwrap();
    account(&desk, "lala", OTHER).await;
    account(&desk, "asing", "badan-lain").await;
    let lala = person("lala", Role::UnitOfficer, Scope::Body(OTHER.into()));
    let hidden = refused(proposal_page(&desk, &lala, &id, FEBRUARY).await);
    assert!(matches!(hidden, Refusal::Hidden));
    for stranger in ["asing@contoh.go.id", "tiada@contoh.go.id", ""] {
        let told = refused(name_author(&desk, &umi, &id, stranger, FEBRUARY).await);
        assert_eq!(refusal(told), ProposalRefusal::NotColleague, "{stranger}");
    }
    name_author(&desk, &umi, &id, " Lala@contoh.go.id ", FEBRUARY)
        .await
        .unwrap();
    let text = NewText {
        section: "kebaruan".to_owned(),
        content: "Ditulis bersama.".to_owned(),
        version: 0,
    };
    save_section(&desk, &lala, &id, &text, FEBRUARY)
        .await
        .unwrap();
    let lists = proposal_lists(&desk, &lala, FEBRUARY).await.unwrap();
    assert_eq!(lists.own.len(), 1);
    // Only the roles of the file submit; who writes along does not.
    let submits = refused(step(&desk, &lala, &id, "ajukan", FEBRUARY).await);
    assert!(matches!(submits, Refusal::Hidden), "{submits:?}");
    let moved = person("lala", Role::UnitOfficer, Scope::Body("badan-lain".into()));
    let gone = refused(proposal_page(&desk, &moved, &id, FEBRUARY).await);
    assert!(matches!(gone, Refusal::Hidden), "who left reads no more");
    dismiss_author(&desk, &umi, &id, "lala", FEBRUARY)
        .await
        .unwrap();
    let dismissed = refused(save_section(&desk, &lala, &id, &text, FEBRUARY).await);
    assert!(matches!(dismissed, Refusal::Hidden));
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

/// innovation.md §5: 2,824 registered, 1,689 submitted, 1,463 passed, 150 to the
/// panel, Top 99, Top 40.
async fn the_funnel_of_2018_is_that_of_the_papers(own: OwnDatabase) {
    use prima_store::history::{Dataset, Derived, FigureRow};
    let desk = opened(&own).await;
    let figures = [
        ("daftar-2018", "2824"),
        ("kirim-2018", "1689"),
        ("administrasi-2018", "1463"),
        ("tpi-2018", "150"),
        ("top-99-2018", "99"),
        ("top-2018", "40"),
    ];
    let figures = figures.map(|(code, value)| FigureRow {
        dataset: "inovasi-2025".to_owned(),
        figure: code.to_owned(),
        value: value.to_owned(),
        ..FigureRow::default()
    });
    let derived = Derived {
        figures: figures.to_vec(),
        ..Derived::default()
    };
    let dataset = Dataset {
        dataset: "inovasi-2025".to_owned(),
        ..Dataset::default()
    };
    let mut act = desk.database.act().await.unwrap();
    act.replace_dataset(dataset, &derived).await.unwrap();
    act.finish("2030-01-01T00:00:00Z", "uji", "import", "", "")
        .await
        .unwrap();
    let shelf = shelved().unwrap().into_iter();
    let shelf: Vec<_> = shelf
        .map(|one| read_text(&one.text).unwrap().unwrap())
        .collect();
    let found = funnels(&desk.database, "inovasi", &shelf).await.unwrap();
    let told: Vec<(&str, Vec<Option<u64>>)> = found
        .iter()
        .map(|one| {
            let counts = one.counts.iter().map(|count| count.count).collect();
            (one.year.as_str(), counts)
        })
        .collect();
    let counts = [2_824, 1_689, 1_463, 150, 99, 40].map(Some).to_vec();
    assert_eq!(told, [("2018", counts)]);
}

async fn a_granted_proposal_becomes_an_entry_of_the_catalogue(own: OwnDatabase) {
    let desk = kipp(&own).await;
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
