//! A programme that nobody has heard of, written as data here and named nowhere
//! else: a unit is nominated, checked, judged, honoured by two persons, and gets
//! a certificate that holds for whoever checks it.
//!
//! The way is read out of the rules: each stage is left by its first exit, taken
//! by a holder of the role that the exit names, after its jury where it has one.

use crate::ministry::{DID, Ministry, NOW, actor, press_of};
use crate::own_database::OwnDatabase;
use prima_document::certificate::{Template, TemplateFault};
use prima_document::wording::Words;
use prima_domain::recognition::certificate::{Hindrance, Standing};
use prima_domain::register::day::Day;
use prima_domain::register::person::{Actor, Grant, Role, Scope};
use prima_exchange::credential::check::{Verdict, check};
use prima_exchange::credential::did;
use prima_exchange::manifest::hash;
use prima_instrument::programme::{Exit, Programme, Stage, StageKind};
use prima_instrument::words::Lang;
use prima_store::certificate::Certificate;
use prima_store::people::{GrantRow, Person};
use prima_store::register::Body;
use prima_workflow::assessment::{Desk, Entry};
use prima_workflow::people::actor_of;
use prima_workflow::recognition::certificate::{
    GroupKey, Order, Why, certificate_shown, honours_of_group, issue_certificates, page_verdict,
    picture, printed, set_again, standings, status_list, withdraw_certificate,
};
use prima_workflow::recognition::jury::{
    StagePlace, add_juror, close_jury, hand_in_scores, jury_page, save_scores, share_candidates,
};
use prima_workflow::recognition::{
    NewCandidacy, NewStep, Taken, begin_candidacy, candidacy_page, confirm_step, open_programme,
    read_text, take_step,
};
use std::collections::BTreeMap;

on_both_engines![a_programme_written_as_data_runs_from_nomination_to_certificate,];

const RULES: &str = r#"
[programme]
code = "dermaga-ramah"
edition = "2024"
title = { id = "Dermaga Ramah", en = "Friendly piers" }
about = { id = "Dermaga yang mudah dipakai siapa saja.", en = "Piers that anybody can use." }
recipient = "unit"
confers = { id = "Jangkar Emas Dermaga Ramah", en = "Golden anchor of friendly piers" }
[laws.uji]
title = "Aturan uji"
[entry]
title = { id = "Pengusulan", en = "Nomination" }
by = ["coordinator"]
to = "berkas"
document = { id = "Surat usulan", en = "Letter of nomination" }
[[stage]]
code = "berkas"
title = { id = "Pemeriksaan berkas", en = "Check of the papers" }
kind = "work"
[[stage.exit]]
code = "lengkap"
title = { id = "Berkas lengkap", en = "Papers complete" }
to = "dewan"
by = ["programme_officer"]
[[stage.exit]]
code = "kurang"
title = { id = "Berkas kurang", en = "Papers incomplete" }
to = "selesai"
by = ["programme_officer"]
reason = true
[[stage]]
code = "dewan"
title = { id = "Dewan pelaut", en = "Council of sailors" }
kind = "work"
[stage.jury]
form = "field"
jurors = 2
scale = { min = 0, max = 10 }
passing = 75
[[stage.jury.criterion]]
code = "tangga"
title = { id = "Tangga dan jalur landai", en = "Steps and ramps" }
weight = 70
[[stage.jury.criterion]]
code = "tanda"
title = { id = "Tanda dan suara", en = "Signs and sounds" }
weight = 30
[[stage.exit]]
code = "layak"
title = { id = "Layak", en = "Worthy" }
to = "pleno"
by = ["programme_officer"]
jury = "passed"
[[stage]]
code = "pleno"
title = { id = "Sidang pleno", en = "Plenary" }
kind = "work"
[[stage.exit]]
code = "jangkar"
title = { id = "Mendapat jangkar", en = "Gets the anchor" }
to = "pemegang"
by = ["decider"]
two_persons = true
document = { id = "Keputusan pleno", en = "Decision of the plenary" }
[[stage]]
code = "pemegang"
title = { id = "Pemegang jangkar", en = "Holds the anchor" }
kind = "held"
[[stage]]
code = "selesai"
title = { id = "Selesai", en = "Ended" }
kind = "closed"
[validity]
months = 24
[[milestone]]
code = "usul"
title = { id = "Diusulkan", en = "Nominated" }
reached = "berkas"
"#;

/// What each juror gives of 10: the sheets are 0.7 × 80 + 0.3 × 90 = 83 and
/// 0.7 × 70 + 0.3 × 80 = 73, their mean 78, and 75 passes.
const SHEETS: [(&str, [&str; 2]); 2] = [("nakhoda", ["8", "9"]), ("mualim", ["7", "8"])];
const RESULT: &str = "78.00";
const INSTITUTION: &str = "dinas-contoh";
const PIER: &str = "dermaga-contoh";

async fn a_programme_written_as_data_runs_from_nomination_to_certificate(own: OwnDatabase) {
    let ministry = Ministry::open(own, &[]).await;
    let desk = Desk::new(ministry.database.clone());
    let harbour = Harbour::open(&desk).await;
    let candidacy = harbour.nominated().await;
    let stages = harbour.walked(&candidacy).await;
    assert_eq!(stages, ["berkas", "dewan", "pleno", "pemegang"]);

    let honours = desk.database.honours_of(PIER).await.unwrap();
    assert_eq!(honours.len(), 1);
    let honour = &honours[0];
    let told = (honour.body.as_str(), honour.granted.as_str());
    assert_eq!(told, (INSTITUTION, "2024-10-08"));

    let order = Order {
        honours: vec![(honour.dataset.clone(), honour.honour.clone())],
        citation: String::new(),
    };
    let issuer = ministry.issuer();
    let issued = issue_certificates(&desk.database, &ministry.officer, &issuer, &order, NOW).await;
    let issued = issued.unwrap();
    let shown = certificate_shown(&desk.database, &issued.made[0]).await;
    let shown = shown.unwrap().unwrap();
    let said = shown.attestation.as_ref().unwrap();
    assert_eq!(said.title, "Jangkar Emas Dermaga Ramah");
    assert_eq!(said.unit_name, "Dermaga Contoh");
    // Granted on 8 October 2024 for 24 months: up to and with 7 October 2026, which
    // ends in Jakarta at 17.00 UTC.
    assert_eq!(said.until, "2026-10-07T17:00:00Z");
    let day = |text: &str| Day::parse(text).unwrap();
    assert_eq!(shown.last_day(), Some(day("2026-10-07")));
    assert_eq!(shown.standing_on(day("2026-10-07")), Standing::Valid);
    assert_eq!(shown.standing_on(day("2026-10-08")), Standing::Expired);
    // The list at the desk says the same of it on the same day.
    let key = GroupKey::Dataset(honour.dataset.clone());
    let lines = honours_of_group(&desk.database, &ministry.officer, &key, NOW).await;
    let lines = lines.unwrap();
    for (today, expected) in [
        ("2026-10-07", Standing::Valid),
        ("2026-10-08", Standing::Expired),
    ] {
        let told = standings(&desk.database, &lines, day(today)).await.unwrap();
        let told: Vec<Standing> = told.into_values().collect();
        assert_eq!(told, [expected], "{today}");
    }

    // Whoever holds the picture checks it with what anybody can save.
    let document = did::document(DID, &[ministry.key.public()]).to_string();
    let known = did::read(&document).unwrap();
    let list = status_list(&desk.database, &issuer, 1).await.unwrap();
    let page = printed(said, &shown.row.credential);
    let inputs = page.inputs(Words { lang: Lang::Id });
    assert_eq!(inputs["until"], "Berlaku sampai 7 Oktober 2026");

    // A template that leaves the last day out gives the very page that was issued
    // with it, and no other.
    let text = "#set document(title: \"x\")\n#sys.inputs.recipient";
    let files = [("template.toml", "main = \"a.typ\""), ("a.typ", text)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    let bare = Template::read("tanpa", "tanpa", BTreeMap::from(files)).unwrap();
    let bare = press_of(&bare);
    let other = set_again(&bare, &shown.row, said).unwrap_err();
    assert!(matches!(other, TemplateFault::NoUntil { .. }), "{other:?}");
    let once = bare.set_without_term(Words { lang: Lang::Id }, &page);
    let once = once.unwrap().pdf().unwrap();
    let row = Certificate {
        pdf_sha256: hash(&once),
        ..shown.row.clone()
    };
    let (_, again) = set_again(&bare, &row, said).unwrap();
    assert_eq!(again, once);

    let page = issuer.press.set(Words { lang: Lang::Id }, &page).unwrap();
    let file = picture(&page, &shown.row.credential);
    let found = check(&file, Some(&known), list.as_deref(), NOW).unwrap();
    assert!(found.is_whole(), "{found:?}");
    let verdict = page_verdict(issuer.press, &found, &file);
    assert_eq!(verdict, Some(Verdict::Passed));

    // Two years later the same file is over, which the list of statuses, as it is
    // then, does not call revoked; and nothing is issued any more.
    let late = NOW + 730 * 86_400;
    let list = status_list(&desk.database, &issuer, 1).await.unwrap();
    let found = check(&file, Some(&known), list.as_deref(), late).unwrap();
    assert_eq!(found.status, Verdict::Passed);
    assert_eq!(found.term, Some(Verdict::Failed("expired")));
    assert!(found.is_only_over(), "{found:?}");
    let (database, officer) = (&desk.database, &ministry.officer);
    let id = &issued.made[0];
    let withdrawn = withdraw_certificate(database, officer, id, "Salah cetak", late).await;
    withdrawn.unwrap();
    let again = issue_certificates(database, officer, &issuer, &order, late).await;
    let again = again.unwrap();
    assert_eq!(again.made.len(), 0);
    assert_eq!(again.refused[0].why, Why::Hindrance(Hindrance::Over));
}

/// A desk with the programme opened, and those who work at it.
struct Harbour<'a> {
    desk: &'a Desk,
    programme: Programme,
}

/// Somebody of this role, everywhere.
fn holder(id: &str, role: Role) -> Actor {
    let scope = Scope::Everywhere;
    actor(id, vec![Grant { role, scope }])
}

impl Harbour<'_> {
    async fn open(desk: &Desk) -> Harbour<'_> {
        let body = |id: &str, name: &str, parent: &str, kind: &str| Body {
            body: id.to_owned(),
            name: name.to_owned(),
            parent: parent.to_owned(),
            kind: kind.to_owned(),
            ..Body::default()
        };
        let bodies = vec![
            body(INSTITUTION, "Dinas Contoh", "", "institution"),
            body(PIER, "Dermaga Contoh", INSTITUTION, "service_unit"),
        ];
        let mut act = desk.database.act().await.unwrap();
        act.replace_bodies(bodies).await.unwrap();
        for (id, _) in SHEETS {
            let person = Person {
                person: id.to_owned(),
                name: id.to_owned(),
                email: format!("{id}@contoh.go.id"),
                state: "active".to_owned(),
                lang: "id".to_owned(),
                ..Person::default()
            };
            act.put_person(person).await.unwrap();
            let grant = GrantRow {
                person: id.to_owned(),
                role: Role::Evaluator.code().to_owned(),
                scope_kind: "everywhere".to_owned(),
                ..GrantRow::default()
            };
            act.put_grant(grant).await.unwrap();
        }
        act.finish("2024-01-01T00:00:00Z", "uji", "import", "", "")
            .await
            .unwrap();
        let programme = read_text(RULES).unwrap().unwrap();
        let officer = holder("syahbandar", Role::ProgrammeOfficer);
        let opened = open_programme(desk, &officer, RULES, NOW).await;
        assert_eq!(opened.unwrap(), programme.name());
        Harbour { desk, programme }
    }

    async fn nominated(&self) -> String {
        let scope = Scope::Body(INSTITUTION.into());
        let role = Role::Coordinator;
        let coordinator = actor("kepala-dinas", vec![Grant { role, scope }]);
        let new = NewCandidacy {
            programme: self.programme.code.clone(),
            edition: self.programme.edition.clone(),
            unit: PIER.to_owned(),
            document: "Surat 1/2024".to_owned(),
            reason: String::new(),
        };
        let begun = begin_candidacy(self.desk, &coordinator, &new, NOW).await;
        begun.unwrap()
    }

    /// Goes from stage to stage until the honour is held; gives the stages.
    async fn walked(&self, id: &str) -> Vec<String> {
        let mut stages = Vec::new();
        loop {
            let row = self.desk.database.reading().candidacy_named(id).await;
            let row = row.unwrap().pop().unwrap();
            let stage = self.programme.stage(&row.stage).unwrap();
            stages.push(row.stage.clone());
            if stage.kind != StageKind::Work {
                assert_eq!(stage.kind, StageKind::Held);
                return stages;
            }
            if stage.jury.is_some() {
                self.judged(id, stage).await;
            }
            self.left(id, row.version, &stage.exits[0]).await;
        }
    }

    /// Takes an exit, with a second person where it asks for one.
    async fn left(&self, id: &str, version: i64, exit: &Exit) {
        let role = Role::from_code(&exit.by[0]).unwrap();
        let step = NewStep {
            exit: exit.code.clone(),
            document: "Keputusan 2/2024".to_owned(),
            version,
            ..NewStep::default()
        };
        let first = holder("pertama", role);
        let taken = take_step(self.desk, &first, id, &step, NOW).await;
        if exit.two_persons {
            assert_eq!(taken.unwrap(), Taken::Asked);
            let second = holder("kedua", role);
            let page = candidacy_page(self.desk, &second, id, NOW).await;
            let asked = page.unwrap().asked;
            confirm_step(self.desk, &second, id, &asked, NOW)
                .await
                .unwrap();
        } else {
            assert_eq!(taken.unwrap(), Taken::Done);
        }
    }

    /// Its jury is chosen, scores and is closed.
    async fn judged(&self, id: &str, stage: &Stage) {
        let desk = self.desk;
        let officer = holder("syahbandar", Role::ProgrammeOfficer);
        let place = StagePlace {
            programme: &self.programme.code,
            edition: &self.programme.edition,
            stage: &stage.code,
        };
        for (juror, _) in SHEETS {
            let added = add_juror(desk, &officer, place, juror, NOW).await;
            added.unwrap();
        }
        let shared = share_candidates(desk, &officer, place, NOW).await.unwrap();
        assert_eq!((shared.n_given, shared.n_short), (SHEETS.len(), 0));
        for (juror, given) in SHEETS {
            let juror = actor_of(&desk.database, juror).await.unwrap();
            let criteria = &stage.jury.as_ref().unwrap().criteria;
            let entries = criteria.iter().zip(given).map(|(one, value)| Entry {
                code: one.code.clone(),
                value: value.to_owned(),
                ..Entry::default()
            });
            let entries: Vec<Entry> = entries.collect();
            save_scores(desk, &juror, id, &entries, NOW).await.unwrap();
            hand_in_scores(desk, &juror, id, NOW).await.unwrap();
        }
        close_jury(desk, &officer, id, NOW).await.unwrap();
        let page = jury_page(desk, &officer, id, None, NOW).await.unwrap();
        assert_eq!(page.result.unwrap().value, RESULT);
    }
}
