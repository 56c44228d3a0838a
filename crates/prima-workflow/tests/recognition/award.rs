//! Award events: who stands in a category, the decision of two officers, and
//! what the public reads of it. Figures are those of gebyar-2024.md.

use crate::own_database::OwnDatabase;
use crate::town::{FEBRUARY, of_programme, refused};
use prima_domain::recognition::award::{Fault, Pick, Place};
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::person::{Actor, Role, Tie, TieKind};
use prima_store::cycle::{Cycle, Objection};
use prima_store::history::{Dataset, Derived, Honour, Outcome};
use prima_store::register::Body;
use prima_workflow::assessment::{Acted, Desk, Refusal};
use prima_workflow::recognition::award::{
    CategoryState, NewDecision, Why, award_page, awards, category_page, confirm_award, open_award,
    propose_award, propose_revocation, withdraw_award,
};

on_both_engines![
    the_best_provinces_are_proposed_by_one_and_confirmed_by_another,
    seven_announced_and_six_named_is_told,
    an_open_objection_holds_the_decision_up,
    what_changed_since_the_proposal_is_decided_anew,
    only_what_the_second_officer_read_is_confirmed,
    a_revocation_elsewhere_bars,
    an_imported_revocation_bars_under_whatever_code,
    decisions_are_dated_by_the_day_it_is_in_jakarta,
    a_tie_to_somebody_left_out_bars_as_well,
    a_decision_is_replaced_then_revoked_and_stays_written,
    who_is_tied_to_one_of_them_learns_of_no_change_that_waits,
    rules_of_an_event_are_opened_once_and_by_their_officers,
];

/// Two categories of one event, as an officer writes them.
const RULES: &str = r#"
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
const PROVINCES: [(&str, &str); 5] = [
    ("sulawesi-utara", "98.63"),
    ("jawa-tengah", "98.21"),
    ("di-yogyakarta", "97.22"),
    ("bali", "96.94"),
    ("riau", "96.47"),
];

/// The units named for the seven honours of one ministry.
const CENTRES: [&str; 6] = [
    "Sentra Terpadu Kartini Temanggung",
    "Sentra Handayani Jakarta",
    "Sentra Paramita Mataram",
    "Sentra Phala Martha Sukabumi",
    "Sentra Dharma Guna Bengkulu",
    "Sentra Pangurangi Takalar",
];
const MINISTRY: &str = "kementerian-sosial";

fn officer(id: &str) -> Actor {
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
async fn import(desk: &Desk, second: &str, revoked: Option<(&str, &str)>) {
    let mut results: [(&str, &str); 5] = PROVINCES;
    results[1].1 = second;
    import_results(desk, &results).await;
    if let Some((body, day)) = revoked {
        import_revoked(desk, "zi-1", body, day).await;
    }
}

/// Puts these results in place of those of the round.
async fn import_results(desk: &Desk, provinces: &[(&str, &str)]) {
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
async fn import_revoked(desk: &Desk, honour: &str, body: &str, day: &str) {
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

async fn register(desk: &Desk, renamed: bool) {
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

fn pick(body: &str, citation: &str) -> Pick {
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
async fn asked(desk: &Desk, who: &str, category: &str) -> String {
    let page = category_page(desk, &officer(who), "gebyar-uji", category, FEBRUARY).await;
    page.unwrap().asked
}

async fn confirm_read(desk: &Desk, who: &str, category: &str, asked: &str) -> Acted<()> {
    let place = ("gebyar-uji", category);
    confirm_award(desk, &officer(who), place, asked, FEBRUARY).await
}

pub async fn confirm(desk: &Desk, who: &str, category: &str) -> Acted<()> {
    confirm_at(desk, who, category, FEBRUARY).await
}

async fn confirm_at(desk: &Desk, who: &str, category: &str, now: i64) -> Acted<()> {
    let (asked, place) = (asked(desk, who, category).await, ("gebyar-uji", category));
    confirm_award(desk, &officer(who), place, &asked, now).await
}

async fn withdraw_read(desk: &Desk, who: &str, category: &str, asked: &str) -> Acted<()> {
    let place = ("gebyar-uji", category);
    withdraw_award(desk, &officer(who), place, asked, FEBRUARY).await
}

async fn the_best_provinces_are_proposed_by_one_and_confirmed_by_another(own: OwnDatabase) {
    let desk = opened(&own, None).await;
    let page = category_page(&desk, &officer("ani"), "gebyar-uji", "provinsi", FEBRUARY)
        .await
        .unwrap();
    let chosen = page
        .list
        .lines
        .iter()
        .filter(|line| line.place == Place::Chosen);
    let chosen: Vec<&str> = chosen.map(|line| line.contender.body.as_str()).collect();
    assert_eq!(chosen, ["sulawesi-utara", "jawa-tengah", "di-yogyakarta"]);
    propose(&desk, "ani", "provinsi", &best()).await.unwrap();
    let public = desk.database.honours_of("jawa-tengah").await.unwrap();
    assert!(
        public.is_empty(),
        "nothing is public before the second officer"
    );
    let own_step = refused(confirm(&desk, "ani", "provinsi").await);
    assert!(
        matches!(own_step, Refusal::Rule(Rule::SamePerson)),
        "{own_step:?}"
    );
    let again = refused(propose(&desk, "budi", "provinsi", &best()).await);
    assert!(
        matches!(again, Refusal::AlreadyProposed { .. }),
        "{again:?}"
    );
    confirm(&desk, "budi", "provinsi").await.unwrap();
    let honours = desk.database.honours_of("jawa-tengah").await.unwrap();
    let told: Vec<[&str; 5]> = honours
        .iter()
        .map(|one| {
            [
                &*one.dataset,
                &*one.event,
                &*one.category,
                &*one.title_id,
                &*one.granted,
            ]
        })
        .collect();
    let expected = [
        "penghargaan-gebyar-uji",
        "gebyar-uji",
        "provinsi",
        "Kepatuhan terbaik",
        "2024-10-08",
    ];
    assert_eq!(told, [expected]);
    let twice = refused(confirm(&desk, "cici", "provinsi").await);
    assert!(
        matches!(twice, Refusal::AlreadyDetermined { .. }),
        "{twice:?}"
    );
    let late = refused(withdraw_read(&desk, "ani", "provinsi", "").await);
    assert!(
        matches!(late, Refusal::AlreadyDetermined { .. }),
        "{late:?}"
    );
    // Renamed later: the name then stays, the present one stands beside it.
    register(&desk, true).await;
    let page = award_page(&desk, &officer("ani"), "gebyar-uji", FEBRUARY)
        .await
        .unwrap();
    assert_eq!(page.state("provinsi"), CategoryState::Confirmed);
    assert_eq!(page.state("sentra"), CategoryState::Open);
    let first = &page.recipients[0];
    assert_eq!(first.body_name, "Provinsi sulawesi-utara");
    assert_eq!((first.figure.as_str(), first.rank), ("98.63", 1));
    assert_eq!(page.called[&first.body].name, "Provinsi dengan nama baru");
    let trail = desk.database.audit_from(1, 100).await.unwrap();
    let acts: Vec<&str> = trail.iter().map(|line| line.act.as_str()).collect();
    for act in ["open_award", "propose_award", "confirm_award"] {
        assert!(acts.contains(&act), "{act} is in the trail");
    }
}

async fn seven_announced_and_six_named_is_told(own: OwnDatabase) {
    let desk = opened(&own, None).await;
    let new = |names: &[&str]| NewDecision {
        picks: names
            .iter()
            .map(|unit| Pick {
                unit: (*unit).to_owned(),
                reason: "Disebut dalam berita".to_owned(),
                ..pick("Kementerian Sosial", "Melayani kelompok rentan")
            })
            .collect(),
        announced: Some(7),
        ..NewDecision::default()
    };
    let stranger = refused(propose(&desk, "ani", "sentra", &new(&["Sentra Tak Dikenal"])).await);
    assert!(
        matches!(&stranger, Refusal::AwardBody { why: "unknown", .. }),
        "{stranger:?}"
    );
    let elsewhere = refused(propose(&desk, "ani", "sentra", &new(&["bali"])).await);
    assert!(
        matches!(
            &elsewhere,
            Refusal::AwardBody {
                why: "elsewhere",
                ..
            }
        ),
        "{elsewhere:?}"
    );
    propose(&desk, "ani", "sentra", &new(&CENTRES))
        .await
        .unwrap();
    confirm(&desk, "budi", "sentra").await.unwrap();
    let statements = desk.database.statements().await.unwrap();
    let differs: Vec<&str> = statements
        .iter()
        .filter(|row| row.kind == "mismatch")
        .map(|row| row.text_id.as_str())
        .collect();
    assert_eq!(differs, ["Sentra: diumumkan 7 penerima, disebut 6."]);
    let citations = desk.database.statements_about(MINISTRY).await.unwrap();
    assert_eq!(citations.len(), 6);
    assert_eq!(
        citations[0].text_id,
        "Kementerian Sosial (Sentra Terpadu Kartini Temanggung): Melayani kelompok rentan"
    );
    let events = desk.database.events().await.unwrap();
    let announced = events.iter().find(|one| one.category == "sentra");
    assert_eq!(announced.and_then(|one| one.announced), Some(7));
    let credited = desk.database.honours_of("sentra-6").await.unwrap();
    assert_eq!(credited.len(), 1);
    assert_eq!(credited[0].body, MINISTRY);
}

/// A round of the same programme and period, with an objection of one province.
async fn object(desk: &Desk, state: &str) {
    let cycle = Cycle {
        cycle: "ombudsman-2024".to_owned(),
        programme: "ombudsman".to_owned(),
        period: "2024".to_owned(),
        ..Cycle::default()
    };
    let objection = Objection {
        cycle: cycle.cycle.clone(),
        unit: "bali".to_owned(),
        number: 1,
        state: state.to_owned(),
        ..Objection::default()
    };
    let mut act = desk.database.act().await.unwrap();
    act.put_row(&cycle).await.unwrap();
    act.put_row(&objection).await.unwrap();
    act.finish_privately("2024-09-02T00:00:00Z", "uji", "object", "", "")
        .await
        .unwrap();
}

async fn an_open_objection_holds_the_decision_up(own: OwnDatabase) {
    let desk = opened(&own, None).await;
    propose(&desk, "ani", "provinsi", &best()).await.unwrap();
    object(&desk, "open").await;
    let held = refused(confirm(&desk, "budi", "provinsi").await);
    let Refusal::Award(faults) = held else {
        panic!("{held:?}");
    };
    let expected = Fault::ObjectionOpen {
        body: "bali".to_owned(),
        cycle: "ombudsman-2024".to_owned(),
    };
    assert_eq!(faults, [(expected, "Provinsi bali".to_owned())]);
    assert!(
        desk.database
            .honours_of("jawa-tengah")
            .await
            .unwrap()
            .is_empty()
    );
    object(&desk, "refused").await;
    confirm(&desk, "budi", "provinsi").await.unwrap();
}

async fn what_changed_since_the_proposal_is_decided_anew(own: OwnDatabase) {
    let desk = opened(&own, None).await;
    propose(&desk, "ani", "provinsi", &best()).await.unwrap();
    import(&desk, "97.22", None).await;
    let changed = refused(confirm(&desk, "budi", "provinsi").await);
    assert!(matches!(changed, Refusal::ChangedSinceAsked), "{changed:?}");
    let page = category_page(&desk, &officer("budi"), "gebyar-uji", "provinsi", FEBRUARY).await;
    assert!(page.unwrap().is_stale);
    let read = asked(&desk, "budi", "provinsi").await;
    withdraw_read(&desk, "budi", "provinsi", &read)
        .await
        .unwrap();
    propose(&desk, "ani", "provinsi", &best()).await.unwrap();
    confirm(&desk, "budi", "provinsi").await.unwrap();
}

async fn only_what_the_second_officer_read_is_confirmed(own: OwnDatabase) {
    let desk = opened(&own, None).await;
    let category = "provinsi";
    propose(&desk, "ani", category, &best()).await.unwrap();
    let read = asked(&desk, "budi", category).await;
    assert_eq!(read, asked(&desk, "ani", category).await);
    // While Budi reads, Ani takes it back and proposes the same in other words.
    withdraw_read(&desk, "ani", category, &read).await.unwrap();
    let mut other = best();
    other.picks[1].citation_id = "Paling patuh".to_owned();
    propose(&desk, "ani", category, &other).await.unwrap();
    for found in [
        confirm_read(&desk, "budi", category, &read).await,
        confirm_read(&desk, "budi", category, "").await,
        withdraw_read(&desk, "budi", category, &read).await,
    ] {
        let unseen = refused(found);
        assert!(matches!(unseen, Refusal::OtherWaits), "{unseen:?}");
    }
    assert!(honoured(&desk, "jawa-tengah").await.is_empty());
    confirm(&desk, "budi", category).await.unwrap();

    // A correction that was read, and a revocation under the same number.
    other.why = why("Salah ketik");
    propose(&desk, "ani", category, &other).await.unwrap();
    let read = asked(&desk, "budi", category).await;
    withdraw_read(&desk, "ani", category, &read).await.unwrap();
    let reason = why("Salah ketik");
    propose_revocation(
        &desk,
        &officer("ani"),
        "gebyar-uji",
        category,
        &reason,
        FEBRUARY,
    )
    .await
    .unwrap();
    let unseen = refused(confirm_read(&desk, "budi", category, &read).await);
    assert!(matches!(unseen, Refusal::OtherWaits), "{unseen:?}");
    let kept = honoured(&desk, "jawa-tengah").await;
    assert_eq!(kept[0][1], "granted", "nobody was revoked unseen");
}

async fn a_revocation_elsewhere_bars(own: OwnDatabase) {
    let desk = opened(&own, Some(("jawa-tengah", "2023-03-01"))).await;
    let barred = refused(propose(&desk, "ani", "provinsi", &best()).await);
    let Refusal::Award(faults) = barred else {
        panic!("{barred:?}");
    };
    let of = |body: &str| (body.to_owned(), String::new());
    let (body, unit) = of("jawa-tengah");
    let (next, none) = of("bali");
    let faults: Vec<Fault> = faults.into_iter().map(|(fault, _)| fault).collect();
    // The next in order has come in, and is not left out in silence.
    let expected = [Fault::Barred(body, unit), Fault::LeftOut(next, none)];
    assert_eq!(faults, expected);
}

/// The code is that of an honour we took back because we had miscounted; the one it
/// was imported with is another's, and was revoked.
async fn an_imported_revocation_bars_under_whatever_code(own: OwnDatabase) {
    let desk = opened(&own, None).await;
    propose(&desk, "ani", "provinsi", &best()).await.unwrap();
    confirm(&desk, "budi", "provinsi").await.unwrap();
    let mut second = best();
    let third = second.picks.remove(2);
    second.left = vec![(third.body, String::new(), "Menolak".to_owned())];
    second.why = why("Salah hitung");
    propose(&desk, "ani", "provinsi", &second).await.unwrap();
    confirm(&desk, "budi", "provinsi").await.unwrap();
    let (code, body) = ("gebyar-uji-provinsi-3", "jawa-tengah");
    import_revoked(&desk, code, body, "2023-03-01").await;
    let page = category_page(&desk, &officer("ani"), "gebyar-uji", "provinsi", FEBRUARY).await;
    let lines = page.unwrap().list.lines;
    let barred: Vec<&str> = lines
        .iter()
        .filter(|line| line.place == Place::Barred)
        .map(|line| line.contender.body.as_str())
        .collect();
    assert_eq!(barred, ["jawa-tengah"]);
}

/// 8 October 2024, 06.00 WIB: in London it is still the day before.
const MORNING: i64 = 1_728_342_000;

async fn decisions_are_dated_by_the_day_it_is_in_jakarta(own: OwnDatabase) {
    let desk = opened(&own, None).await;
    let (id, category) = ("gebyar-uji", "provinsi");
    propose(&desk, "ani", category, &best()).await.unwrap();
    confirm_at(&desk, "budi", category, MORNING).await.unwrap();
    let ani = officer("ani");
    let reason = why("Data palsu");
    propose_revocation(&desk, &ani, id, category, &reason, MORNING)
        .await
        .unwrap();
    confirm_at(&desk, "budi", category, MORNING).await.unwrap();
    let honours = desk.database.honours_of("jawa-tengah").await.unwrap();
    let told = [&honours[0].granted, &honours[0].revoked];
    // Granted on the day of the event, and taken back on that very day.
    assert_eq!(told, ["2024-10-08", "2024-10-08"]);
    assert_eq!(honours[0].retrieved, "2024-10-08");
    let statements = desk.database.statements().await.unwrap();
    let ended = statements.iter().find(|row| row.kind == "reason");
    assert_eq!(
        ended.unwrap().text_id,
        "Provinsi terbaik: keputusan 8 Oktober 2024 dicabut pada 8 Oktober 2024. \
         Alasan: Data palsu"
    );
}

/// Whom a tie of kin to a body bars, and who never declared it.
fn kin_of(body: &str) -> Actor {
    let kin = Tie {
        body: body.into(),
        above: Vec::new(),
        kind: TieKind::Kin,
        until: None,
        declared: false,
    };
    Actor {
        ties: vec![kin],
        ..officer("ira")
    }
}

async fn a_tie_to_somebody_left_out_bars_as_well(own: OwnDatabase) {
    let desk = opened(&own, None).await;
    let mut two = best();
    let third = two.picks.remove(2);
    two.left = vec![(third.body, String::new(), "Menolak".to_owned())];
    propose(&desk, "ani", "provinsi", &two).await.unwrap();
    confirm(&desk, "budi", "provinsi").await.unwrap();
    // Published anew, the round no longer has the one who was left out.
    let others = PROVINCES
        .into_iter()
        .filter(|(id, _)| *id != "di-yogyakarta");
    import_results(&desk, &others.collect::<Vec<_>>()).await;
    let read =
        async |who: &Actor| category_page(&desk, who, "gebyar-uji", "provinsi", FEBRUARY).await;
    let page = read(&officer("cici")).await.unwrap();
    assert_eq!(page.left[0].body, "di-yogyakarta");
    assert_eq!(page.list.line("di-yogyakarta", ""), None);
    let hidden = refused(read(&kin_of("di-yogyakarta")).await);
    assert!(matches!(hidden, Refusal::Hidden), "{hidden:?}");
}

async fn rules_of_an_event_are_opened_once_and_by_their_officers(own: OwnDatabase) {
    let desk = opened(&own, None).await;
    let twice = refused(open_award(&desk, &officer("budi"), RULES, FEBRUARY).await);
    assert!(matches!(twice, Refusal::AwardOpen { .. }), "{twice:?}");
    let text = RULES.replace("gebyar-uji", "gebyar-lain");
    let decider = of_programme("dita", Role::Decider);
    let hidden = refused(open_award(&desk, &decider, &text, FEBRUARY).await);
    assert!(matches!(hidden, Refusal::Hidden), "{hidden:?}");
    let other = text.replace("programme = \"bintang\"", "programme = \"kipp\"");
    let other = refused(open_award(&desk, &officer("budi"), &other, FEBRUARY).await);
    assert!(matches!(other, Refusal::OtherProgramme { .. }), "{other:?}");
    let wrong = text.replace("2024-10-08", "2024-13-08");
    let wrong = refused(open_award(&desk, &officer("budi"), &wrong, FEBRUARY).await);
    assert!(matches!(wrong, Refusal::Programme { .. }), "{wrong:?}");
    assert_eq!(awards(&desk, &decider, FEBRUARY).await.unwrap().len(), 1);
    let unit = of_programme("eka", Role::Evaluator);
    assert!(awards(&desk, &unit, FEBRUARY).await.unwrap().is_empty());
    let hidden = refused(award_page(&desk, &unit, "gebyar-uji", FEBRUARY).await);
    assert!(matches!(hidden, Refusal::Hidden), "{hidden:?}");
}

/// What somebody sees of the category of provinces: its state, and how many
/// categories of the event wait.
async fn seen(desk: &Desk, actor: &Actor) -> (CategoryState, usize) {
    let page = award_page(desk, actor, "gebyar-uji", FEBRUARY).await;
    let lines = awards(desk, actor, FEBRUARY).await.unwrap();
    (page.unwrap().state("provinsi"), lines[0].n_proposed)
}

async fn who_is_tied_to_one_of_them_learns_of_no_change_that_waits(own: OwnDatabase) {
    let desk = opened(&own, None).await;
    let tied = kin_of("jawa-tengah");
    let (free, category) = (officer("cici"), "provinsi");
    propose(&desk, "ani", category, &best()).await.unwrap();
    assert_eq!(seen(&desk, &free).await, (CategoryState::Proposed, 1));
    assert_eq!(seen(&desk, &tied).await, (CategoryState::Open, 0));
    confirm(&desk, "budi", category).await.unwrap();
    for who in [&free, &tied] {
        // What is decided is public.
        assert_eq!(seen(&desk, who).await, (CategoryState::Confirmed, 0));
    }
    let reason = why("Data palsu");
    propose_revocation(
        &desk,
        &officer("ani"),
        "gebyar-uji",
        category,
        &reason,
        FEBRUARY,
    )
    .await
    .unwrap();
    assert_eq!(seen(&desk, &free).await, (CategoryState::Changing, 1));
    assert_eq!(seen(&desk, &tied).await, (CategoryState::Confirmed, 0));
    confirm(&desk, "budi", category).await.unwrap();
    assert_eq!(seen(&desk, &tied).await, (CategoryState::Revoked, 0));
    // So it is while it is to be decided again.
    let mut again = best();
    again.why = reason;
    propose(&desk, "ani", category, &again).await.unwrap();
    assert_eq!(seen(&desk, &free).await, (CategoryState::Proposed, 1));
    assert_eq!(seen(&desk, &tied).await, (CategoryState::Revoked, 0));
}

/// The day all of this happens.
const DAY: &str = "2030-02-03";
const DAY_SAID: &str = "3 Februari 2030";

fn why(text: &str) -> Why {
    Why {
        id: text.to_owned(),
        en: String::new(),
    }
}

/// Code, status, day of revocation and reason of a body's honours, by code.
async fn honoured(desk: &Desk, body: &str) -> Vec<[String; 4]> {
    let honours = desk.database.honours_of(body).await.unwrap();
    let mut told: Vec<[String; 4]> = honours
        .into_iter()
        .map(|one| [one.honour, one.status, one.revoked, one.reason_id])
        .collect();
    told.sort();
    told
}

async fn a_decision_is_replaced_then_revoked_and_stays_written(own: OwnDatabase) {
    let desk = opened(&own, None).await;
    let (category, told) = ("provinsi", |parts: [&str; 4]| parts.map(str::to_owned));
    propose(&desk, "ani", category, &best()).await.unwrap();
    confirm(&desk, "budi", category).await.unwrap();

    // Two of three are named again; the third is left out, with a reason.
    let mut second = best();
    let third = second.picks.remove(2);
    second.left = vec![(third.body, String::new(), "Menolak".to_owned())];
    let silent = refused(propose(&desk, "ani", category, &second).await);
    assert!(
        matches!(silent, Refusal::Blank { field: "mengapa" }),
        "{silent:?}"
    );
    second.why = why("Salah hitung");
    propose(&desk, "ani", category, &second).await.unwrap();
    let waits = ["gebyar-uji-provinsi-3", "granted", "", ""];
    assert_eq!(honoured(&desk, "di-yogyakarta").await, [told(waits)]);
    let page = award_page(&desk, &officer("ani"), "gebyar-uji", FEBRUARY).await;
    assert_eq!(page.unwrap().state(category), CategoryState::Changing);
    let own_step = refused(confirm(&desk, "ani", category).await);
    assert!(matches!(own_step, Refusal::Rule(Rule::SamePerson)));
    confirm(&desk, "budi", category).await.unwrap();
    let fallen = ["gebyar-uji-provinsi-3", "revoked", DAY, "Salah hitung"];
    assert_eq!(honoured(&desk, "di-yogyakarta").await, [told(fallen)]);
    let kept = ["gebyar-uji-provinsi-2", "granted", "", ""];
    assert_eq!(honoured(&desk, "jawa-tengah").await, [told(kept)]);

    // Nobody may be revoked without a reason, and not by one officer alone.
    let place = ("gebyar-uji", category);
    let revoke = |who: &'static str, reason: &'static str| {
        let desk = desk.clone();
        async move {
            let (id, category) = place;
            propose_revocation(&desk, &officer(who), id, category, &why(reason), FEBRUARY).await
        }
    };
    let silent = refused(revoke("budi", " ").await);
    assert!(matches!(silent, Refusal::Blank { .. }), "{silent:?}");
    revoke("budi", "Data palsu").await.unwrap();
    let twice = refused(revoke("ani", "Data palsu").await);
    assert!(
        matches!(twice, Refusal::AlreadyProposed { .. }),
        "{twice:?}"
    );
    confirm(&desk, "ani", category).await.unwrap();
    let fallen = ["gebyar-uji-provinsi-2", "revoked", DAY, "Data palsu"];
    assert_eq!(honoured(&desk, "jawa-tengah").await, [told(fallen)]);
    let again = refused(revoke("budi", "Data palsu").await);
    assert!(matches!(again, Refusal::ChangedSinceAsked), "{again:?}");
    let page = category_page(&desk, &officer("ani"), "gebyar-uji", category, FEBRUARY).await;
    let page = page.unwrap();
    assert!(page.standing.is_none() && page.waiting.is_none() && page.may_propose);
    let earlier: Vec<(i64, usize, &str)> = page
        .earlier
        .iter()
        .map(|one| (one.decision.decision, one.recipients.len(), &*one.by.why_id))
        .collect();
    assert_eq!(earlier, [(2, 2, "Data palsu"), (1, 3, "Salah hitung")]);
    let statements = desk.database.statements().await.unwrap();
    let mut reasons: Vec<&str> = statements
        .iter()
        .filter(|row| row.kind == "reason")
        .map(|row| row.text_id.as_str())
        .collect();
    reasons.sort_unstable();
    let dated = |what: &str, reason: &str| {
        format!("Provinsi terbaik: keputusan {DAY_SAID} {what} pada {DAY_SAID}. Alasan: {reason}")
    };
    let expected = [
        dated("dicabut", "Data palsu"),
        dated("diganti", "Salah hitung"),
    ];
    assert_eq!(reasons, expected);

    // It can be decided again; an honour that fell does not come back.
    let mut third = best();
    third.why = why("Diperiksa ulang");
    propose(&desk, "ani", category, &third).await.unwrap();
    confirm(&desk, "budi", category).await.unwrap();
    let new = ["gebyar-uji-provinsi-k4-2", "granted", "", ""];
    assert_eq!(
        honoured(&desk, "jawa-tengah").await,
        [told(fallen), told(new)]
    );
    let page = award_page(&desk, &officer("ani"), "gebyar-uji", FEBRUARY).await;
    assert_eq!(page.unwrap().state(category), CategoryState::Confirmed);
}
