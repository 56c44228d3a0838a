//! Rows to tell stories with, and everything a database holds.

use prima_store::certificate::Certificate;
use prima_store::cycle::{
    DeterminedChange, Notice, Reassessment, ReassessmentFinding, ReassessmentRule,
};
use prima_store::evidence::{Evidence, EvidenceLink, Upload, UploadPart};
use prima_store::history::{
    Dataset, DatasetFile, Derived, Event, FamilyFile, FigureRow, HintRow, Honour, Outcome,
    Statement, Summary, SummaryBand,
};
use prima_store::innovation::{
    HubActivity, HubMember, HubRow, Innovation, MentoringNote, Offer, Proposal, Replication,
    ReplicationRequest,
};
use prima_store::people::{
    Attempt, GrantRow, Invitation, OverrideRow, Passkey, Person, RecoveryCode, RecoveryToken,
    Session, TieRow,
};
use prima_store::recognition::award::{AwardDecision, AwardLeft, AwardRecipient, AwardRow};
use prima_store::recognition::jury::{
    JuryComment, JuryMember, JuryRecusal, JuryResult, JuryScore, JuryScoreChange, JurySeat,
};
use prima_store::recognition::{
    Candidacy, CandidacyFacility, CandidacyHonour, CandidacyProposal, CandidacyStep,
    ProgrammeEdition,
};
use prima_store::register::{Alias, Body, BodyName, BodyParent, Region, RegionParent};
use prima_store::{Act, Database, Secret, StoreError, restore};
use std::path::Path;

/// Texts that a careless program breaks.
pub const TRAPS: [&str; 15] = [
    "",
    " ",
    "'; DROP TABLE region; --",
    "\"kutip\" `ganda` \\balik\\ $1 ? %s {}",
    "baris\nbaru\r\ndan\ttab",
    "👩‍👩‍👧‍👦 🇮🇩 𝒫𝓇𝒾𝓂𝒶",
    "خدمة عامة \u{202e}terbalik\u{202c}",
    "שירות ציבורי",
    "e\u{301} é \u{1e9b}\u{323} Z͑ͫ̓ͪ̂ͫ̽͏",
    "ꦏꦧꦸꦥꦠꦺꦤ꧀",
    "\u{feff}bom\u{200b}\u{200d}",
    "\u{1}\u{1f}\u{7f}\u{85}\u{2028}",
    "\u{fffd}\u{ffff}\u{10ffff}",
    "NULL",
    "9223372036854775808",
];

/// All traps and a name of 10,000 characters.
pub fn traps() -> Vec<String> {
    let long = "Dinas Ä👍".chars().cycle().take(10_000).collect();
    let traps = TRAPS.iter().map(|trap| (*trap).to_owned());
    traps.chain([long]).collect()
}

/// Regions that all bear one mark, so that a mixture is seen.
pub fn regions(mark: &str, n: usize) -> Vec<Region> {
    let region = |place| Region {
        region: format!("{place:02}"),
        name: mark.to_owned(),
        ..Region::default()
    };
    (0..n).map(region).collect()
}

pub fn body(id: &str, name: &str) -> Body {
    Body {
        body: id.to_owned(),
        name: name.to_owned(),
        kind: "institution".to_owned(),
        ..Body::default()
    }
}

pub fn outcome(dataset: &str, body: &str, place: i64) -> Outcome {
    Outcome {
        dataset: dataset.to_owned(),
        body: body.to_owned(),
        programme: "ombudsman".to_owned(),
        period: "2023".to_owned(),
        kind: "institution".to_owned(),
        place,
        ..Outcome::default()
    }
}

pub fn dataset(id: &str) -> Dataset {
    Dataset {
        dataset: id.to_owned(),
        programme: "ombudsman".to_owned(),
        period: "2023".to_owned(),
        ..Dataset::default()
    }
}

/// One row of every kind for a data set; the mark tells two imports apart.
pub fn derived(id: &str, mark: &str) -> Derived {
    let (dataset, mark) = (id.to_owned(), mark.to_owned());
    Derived {
        files: vec![DatasetFile {
            dataset: dataset.clone(),
            name: "units.csv".to_owned(),
            content: mark.clone(),
            ..DatasetFile::default()
        }],
        families: vec![FamilyFile {
            dataset: dataset.clone(),
            family: "oku-timur".to_owned(),
            name: "units.csv".to_owned(),
            content: mark.clone(),
        }],
        results: vec![Outcome {
            band: mark.clone(),
            ..outcome(id, "oku-timur", 1)
        }],
        figures: vec![FigureRow {
            dataset: dataset.clone(),
            value: mark.clone(),
            ..FigureRow::default()
        }],
        hints: vec![HintRow {
            dataset: dataset.clone(),
            published: mark.clone(),
            ..HintRow::default()
        }],
        statements: vec![Statement {
            dataset: dataset.clone(),
            text_id: mark.clone(),
            ..Statement::default()
        }],
        events: vec![Event {
            event: id.to_owned(),
            dataset: dataset.clone(),
            name_id: mark.clone(),
            ..Event::default()
        }],
        honours: vec![Honour {
            dataset: dataset.clone(),
            body: "oku-timur".to_owned(),
            title_id: mark.clone(),
            ..Honour::default()
        }],
        innovations: vec![Innovation {
            innovation: format!("{id}-1"),
            dataset: dataset.clone(),
            title: mark.clone(),
            body: "oku-timur".to_owned(),
            ..Innovation::default()
        }],
        replications: vec![Replication {
            replica: format!("{id}-1"),
            origin: format!("{id}-2"),
            dataset,
            adaptation: mark,
            ..Replication::default()
        }],
    }
}

/// Finishes an act with a line that says what it was.
pub async fn finish(act: Act, object: &str) {
    let at = "2026-11-23T04:05:06Z";
    act.finish(at, "tester", "try", object, "{}").await.unwrap();
}

/// Restores a backup; the act that it is has a line of its own.
pub async fn restored(database: &Database, path: &Path) -> Result<u64, StoreError> {
    let (act, n_rows) = restore(database, path).await?;
    finish(act, "restored").await;
    Ok(n_rows)
}

/// Fills every table; texts are traps.
pub async fn fill(database: &Database) {
    let mut act = database.act().await.unwrap();
    let names = traps();
    let bodies = names.iter().enumerate().map(|(place, name)| Body {
        parent: "badan-0".to_owned(),
        aliases: name.clone(),
        ..body(&format!("badan-{place}"), name)
    });
    act.replace_bodies(bodies.collect()).await.unwrap();
    act.replace_regions(&regions("Sumatera", 3)).await.unwrap();
    let parent = RegionParent {
        region: "16.08".to_owned(),
        provisional: names[5].clone(),
        ..RegionParent::default()
    };
    act.replace_region_parents(&[parent]).await.unwrap();
    let alias = |name: &String| Alias {
        alias: name.clone(),
        ..Alias::default()
    };
    let aliases: Vec<Alias> = names.iter().map(alias).collect();
    act.replace_aliases(&aliases).await.unwrap();
    let name = BodyName {
        name: names[6].clone(),
        ..BodyName::default()
    };
    act.replace_body_names(&[name]).await.unwrap();
    let parent = BodyParent {
        source: names[7].clone(),
        ..BodyParent::default()
    };
    act.replace_body_parents(&[parent]).await.unwrap();
    for (place, name) in names.iter().enumerate() {
        let id = format!("set-{place}");
        let rows = derived(&id, name);
        act.replace_dataset(dataset(&id), &rows).await.unwrap();
    }
    let means = [Summary {
        bodies: i64::MAX,
        ..Summary::default()
    }];
    let bands = [SummaryBand {
        bodies: i64::MIN,
        ..SummaryBand::default()
    }];
    let written = act.replace_summaries("", "", &means, &bands);
    written.await.unwrap();
    for (place, name) in names.iter().enumerate() {
        fill_person(&mut act, &format!("p{place}"), name).await;
    }
    fill_vault(&mut act, &names).await;
    let change = |(place, name): (usize, &String)| DeterminedChange {
        cycle: "c".to_owned(),
        place: place as i64,
        reason: name.clone(),
        rank_after: i64::MAX,
        ..DeterminedChange::default()
    };
    let changes: Vec<DeterminedChange> = names.iter().enumerate().map(change).collect();
    act.add_rows(&changes).await.unwrap();
    let cycle = || "c".to_owned();
    let rule = ReassessmentRule {
        cycle: cycle(),
        until: i64::MAX,
        ..ReassessmentRule::default()
    };
    act.put_row(&rule).await.unwrap();
    let asked = Reassessment {
        cycle: cycle(),
        reason: names[2].clone(),
        ..Reassessment::default()
    };
    act.add_rows(&[asked]).await.unwrap();
    let finding = ReassessmentFinding {
        cycle: cycle(),
        note_unit: names[3].clone(),
        ..ReassessmentFinding::default()
    };
    act.add_rows(&[finding]).await.unwrap();
    fill_recognition(&mut act, &names).await;
    let notice = Notice {
        notice: names[4].clone(),
        person: names[5].clone(),
        at: i64::MAX,
        ..Notice::default()
    };
    act.put_row(&notice).await.unwrap();
    let offer = Offer {
        innovation: names[3].clone(),
        state: Offer::OPEN.to_owned(),
        terms: names[2].clone(),
        ..Offer::default()
    };
    act.put_offer(&offer).await.unwrap();
    let request = ReplicationRequest {
        innovation: names[3].clone(),
        number: i64::MAX,
        words: names[0].clone(),
        ..ReplicationRequest::default()
    };
    act.put_row(&request).await.unwrap();
    let note = MentoringNote {
        innovation: names[3].clone(),
        number: i64::MAX,
        content: names[1].clone(),
        ..MentoringNote::default()
    };
    act.add_rows(&[note]).await.unwrap();
    let member = HubMember {
        hub: "h".to_owned(),
        number: i64::MAX,
        source: names[0].clone(),
        ..HubMember::default()
    };
    act.put_row(&member).await.unwrap();
    act.add_rows(&[member.before(i64::MAX)]).await.unwrap();
    let activity = HubActivity {
        hub: "h".to_owned(),
        number: i64::MAX,
        content: names[1].clone(),
        ..HubActivity::default()
    };
    act.put_row(&activity).await.unwrap();
    act.add_rows(&[activity.before(i64::MAX)]).await.unwrap();
    let certificate = Certificate {
        certificate: "c1".to_owned(),
        place: i64::MAX,
        recipient: names[1].clone(),
        reason: names[4].clone(),
        ..Certificate::default()
    };
    act.add_certificates(&[certificate]).await.unwrap();
    finish(act, "everything").await;
    let part = UploadPart {
        upload: "u".to_owned(),
        bytes: i64::MAX,
        ..UploadPart::default()
    };
    assert!(database.add_upload_part(&part).await.unwrap());
}

/// One row of every table of recognition.
async fn fill_recognition(act: &mut Act, names: &[String]) {
    let (id, name) = (|| "c".to_owned(), |at: usize| names[at].clone());
    let edition = ProgrammeEdition {
        programme: id(),
        content: name(0),
        ..ProgrammeEdition::default()
    };
    act.add_rows(&[edition]).await.unwrap();
    let candidacy = Candidacy {
        candidacy: id(),
        programme: id(),
        unit: name(1),
        version: i64::MAX,
        ..Candidacy::default()
    };
    act.add_rows(&[candidacy]).await.unwrap();
    let written = Proposal {
        candidacy: id(),
        version: i64::MAX,
        title: name(5),
        ..Proposal::default()
    };
    act.add_rows(&[written.before(&[])]).await.unwrap();
    let step = CandidacyStep {
        candidacy: id(),
        number: i64::MAX,
        reason: name(2),
        ..CandidacyStep::default()
    };
    act.add_rows(&[step]).await.unwrap();
    let proposal = CandidacyProposal {
        candidacy: id(),
        reason: name(3),
        ..CandidacyProposal::default()
    };
    act.add_rows(&[proposal]).await.unwrap();
    let facility = CandidacyFacility {
        candidacy: id(),
        facility: name(4),
        ..CandidacyFacility::default()
    };
    act.replace_facilities("c", &[facility]).await.unwrap();
    let honour = CandidacyHonour {
        candidacy: id(),
        title_id: name(5),
        ..CandidacyHonour::default()
    };
    act.add_rows(&[honour]).await.unwrap();
    fill_awards(act, names).await;
    fill_jury(act, names).await;
}

async fn fill_jury(act: &mut Act, names: &[String]) {
    let name = |place: usize| names[place % names.len()].clone();
    let (c, p) = (|| "c".to_owned(), || "p-1".to_owned());
    let member = JuryMember {
        programme: c(),
        edition: c(),
        juror: p(),
        at: name(0),
        ..JuryMember::default()
    };
    act.add_rows(&[member]).await.unwrap();
    let seat = JurySeat {
        candidacy: c(),
        visit: i64::MAX,
        juror: p(),
        ..JurySeat::default()
    };
    act.add_rows(&[seat]).await.unwrap();
    let recusal = JuryRecusal {
        candidacy: c(),
        juror: p(),
        reason: name(1),
        ..JuryRecusal::default()
    };
    act.add_rows(&[recusal]).await.unwrap();
    let score = JuryScore {
        candidacy: c(),
        note: name(2),
        ..JuryScore::default()
    };
    act.put_row(&score).await.unwrap();
    let change = JuryScoreChange {
        candidacy: c(),
        reason: name(3),
        ..JuryScoreChange::default()
    };
    act.add_rows(&[change]).await.unwrap();
    let comment = JuryComment {
        candidacy: c(),
        text: name(4),
        ..JuryComment::default()
    };
    act.add_rows(&[comment]).await.unwrap();
    let result = JuryResult {
        candidacy: c(),
        voters: i64::MAX,
        document: name(5),
        ..JuryResult::default()
    };
    act.add_rows(&[result]).await.unwrap();
}

/// One row of every table of award events.
async fn fill_awards(act: &mut Act, names: &[String]) {
    let (id, name) = (|| "a".to_owned(), |at: usize| names[at].clone());
    let award = AwardRow {
        award: id(),
        content: name(0),
        ..AwardRow::default()
    };
    act.add_rows(&[award]).await.unwrap();
    let decision = AwardDecision {
        award: id(),
        announced: i64::MAX,
        remark: name(1),
        ..AwardDecision::default()
    };
    act.add_rows(&[decision]).await.unwrap();
    let recipient = AwardRecipient {
        award: id(),
        number: i64::MAX,
        body_name: name(2),
        ..AwardRecipient::default()
    };
    act.add_rows(&[recipient]).await.unwrap();
    let left = AwardLeft {
        award: id(),
        reason: name(3),
        ..AwardLeft::default()
    };
    act.add_rows(&[left]).await.unwrap();
}

async fn fill_vault(act: &mut Act, names: &[String]) {
    for (place, name) in names.iter().enumerate() {
        let evidence = Evidence {
            evidence: format!("e{place}"),
            body: "badan-0".to_owned(),
            title: name.clone(),
            file_name: name.clone(),
            bytes: i64::MAX,
            state: Evidence::KEPT.to_owned(),
            ..Evidence::default()
        };
        act.add_evidence(&evidence).await.unwrap();
        let link = EvidenceLink {
            code: name.clone(),
            evidence: evidence.evidence,
            ..EvidenceLink::default()
        };
        act.add_evidence_link(&link).await.unwrap();
    }
    let upload = Upload {
        upload: "u".to_owned(),
        file_name: names[5].clone(),
        ..Upload::default()
    };
    act.add_upload(&upload).await.unwrap();
}

/// One row of every kind about a person; the mark is in each.
pub async fn fill_person(act: &mut Act, id: &str, mark: &str) {
    let (person, mark) = (id.to_owned(), mark.to_owned());
    let row = Person {
        person: person.clone(),
        email: format!("{id}@{mark}"),
        password_hash: Secret::new(&*mark),
        totp_secret: Secret::new(&*mark),
        totp_step: i64::MAX,
        ..Person::default()
    };
    act.put_person(row).await.unwrap();
    let grant = GrantRow {
        person: person.clone(),
        scope: mark.clone(),
        ..GrantRow::default()
    };
    act.put_grant(grant).await.unwrap();
    let tie = TieRow {
        person: person.clone(),
        body: mark.clone(),
        ..TieRow::default()
    };
    act.put_tie(tie).await.unwrap();
    let lifted = OverrideRow {
        conflict_override: id.to_owned(),
        person: person.clone(),
        reason: mark.clone(),
        ..OverrideRow::default()
    };
    act.put_override(lifted).await.unwrap();
    let code = RecoveryCode {
        person: person.clone(),
        code_hash: mark.clone(),
        used_at: 0,
    };
    act.replace_recovery_codes(id, &[code]).await.unwrap();
    let key = Passkey {
        credential: id.to_owned(),
        person: person.clone(),
        data: mark,
        ..Passkey::default()
    };
    act.put_passkey(key).await.unwrap();
    fill_doors(act, id).await;
}

/// One row of every door a person comes in by.
async fn fill_doors(act: &mut Act, id: &str) {
    let (person, hash) = (id.to_owned(), format!("pintu-{id}"));
    let session = Session {
        session_hash: hash.clone(),
        person: person.clone(),
        csrf: Secret::new("rahasia"),
        ..Session::default()
    };
    act.put_session(session).await.unwrap();
    let invitation = Invitation {
        token_hash: hash.clone(),
        ..Invitation::default()
    };
    act.put_invitation(invitation).await.unwrap();
    let note = RecoveryToken {
        token_hash: hash.clone(),
        person,
        ..RecoveryToken::default()
    };
    act.put_recovery_token(note).await.unwrap();
    let attempt = Attempt {
        address_hash: hash,
        ..Attempt::default()
    };
    act.put_attempt(attempt).await.unwrap();
}

/// Every row of a database, as text, in an order that no engine decides; the
/// lines of restores are left out.
pub async fn everything(database: &Database) -> Vec<String> {
    fn add<T: std::fmt::Debug>(all: &mut Vec<String>, rows: Vec<T>) {
        all.extend(rows.iter().map(|row| format!("{row:?}")));
    }
    let mut all = Vec::new();
    let mut lines = database.audit_from(0, i64::MAX).await.unwrap();
    lines.retain(|line| line.object != "restored");
    add(&mut all, lines);
    add(&mut all, database.regions().await.unwrap());
    add(&mut all, database.region_parents().await.unwrap());
    add(&mut all, database.aliases().await.unwrap());
    add(&mut all, database.bodies().await.unwrap());
    add(&mut all, database.body_names("").await.unwrap());
    add(&mut all, database.body_parents("").await.unwrap());
    for dataset in database.datasets().await.unwrap() {
        let files = database.dataset_files(&dataset.dataset).await.unwrap();
        add(&mut all, files);
        let families = database.families_of(&dataset.dataset).await.unwrap();
        add(&mut all, families);
        let hints = database.hints_of(&dataset.dataset).await.unwrap();
        add(&mut all, hints);
        add(&mut all, vec![dataset]);
    }
    add(&mut all, database.results_of("oku-timur").await.unwrap());
    add(&mut all, database.summaries().await.unwrap());
    add(&mut all, database.summary_bands().await.unwrap());
    add(&mut all, database.figures().await.unwrap());
    add(&mut all, database.statements().await.unwrap());
    add(&mut all, database.events().await.unwrap());
    add(&mut all, database.honours().await.unwrap());
    add(
        &mut all,
        database.innovations_after("", i64::MAX).await.unwrap(),
    );
    add(&mut all, database.replications().await.unwrap());
    add(&mut all, database.open_offers().await.unwrap());
    let certificate = database.certificate("c1").await.unwrap();
    add(&mut all, certificate.into_iter().collect());
    for person in database.people().await.unwrap() {
        let id = &person.person;
        add(&mut all, database.grants_of(id).await.unwrap());
        add(&mut all, database.ties_of(id).await.unwrap());
        add(&mut all, database.overrides_of(id).await.unwrap());
        add(&mut all, database.recovery_codes(id).await.unwrap());
        add(&mut all, database.passkeys_of(id).await.unwrap());
        // What is hidden must come back too.
        all.push(person.password_hash.expose().to_owned() + person.totp_secret.expose());
        all.push(format!("{person:?}"));
    }
    let evidence = database.evidence_of_body("badan-0").await.unwrap();
    add(&mut all, evidence);
    add(&mut all, database.links_of_body("badan-0").await.unwrap());
    add(&mut all, database.uploads().await.unwrap());
    add(&mut all, database.upload_parts("u").await.unwrap());
    let mut reading = database.reading();
    add(&mut all, reading.changes_of("c").await.unwrap());
    add(&mut all, reading.reassessment_rule_of("c").await.unwrap());
    add(&mut all, reading.reassessments_of("c").await.unwrap());
    add(&mut all, reading.second_findings_of("c").await.unwrap());
    add(&mut all, reading.programme_editions().await.unwrap());
    add(&mut all, reading.candidacies_of("c").await.unwrap());
    add(&mut all, reading.steps_of("c").await.unwrap());
    add(&mut all, reading.proposal_of("c").await.unwrap());
    add(&mut all, reading.proposals_before("c").await.unwrap());
    add(&mut all, reading.candidacy_facilities("c").await.unwrap());
    add(&mut all, reading.candidacy_honours("c").await.unwrap());
    let stage = reading.jury_members("c", "c", "").await.unwrap();
    add(&mut all, stage);
    add(&mut all, reading.seats_of("c").await.unwrap());
    add(&mut all, reading.recusals_of("c").await.unwrap());
    add(&mut all, reading.scores_of("c").await.unwrap());
    add(&mut all, reading.score_changes_of("c").await.unwrap());
    add(&mut all, reading.jury_comments("c").await.unwrap());
    add(&mut all, reading.jury_results_of("c").await.unwrap());
    add(&mut all, reading.awards().await.unwrap());
    add(&mut all, reading.award_decisions("a").await.unwrap());
    add(&mut all, reading.award_recipients("a").await.unwrap());
    add(&mut all, reading.left_of_category("a", "").await.unwrap());
    add(&mut all, reading.notices_of_kind("", "").await.unwrap());
    let asked = &traps()[3];
    let requests = reading.requests_of_innovation(asked).await.unwrap();
    add(&mut all, requests);
    add(&mut all, reading.notes_of_innovation(asked).await.unwrap());
    add(&mut all, reading.members_of_hub("h").await.unwrap());
    add(&mut all, reading.activities_of_hub("h").await.unwrap());
    add(
        &mut all,
        reading.hub_before::<HubMember>("h").await.unwrap(),
    );
    add(
        &mut all,
        reading.hub_before::<HubActivity>("h").await.unwrap(),
    );
    all
}
