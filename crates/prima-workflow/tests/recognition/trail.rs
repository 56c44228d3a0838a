//! What the audit trail says of recognition and innovation: what an act was about,
//! as far as the reader may open it, and nothing of a unit a tie bars.

use crate::fair;
use crate::own_database::OwnDatabase;
use crate::town::*;
use prima_domain::register::moment::utc;
use prima_domain::register::person::{Actor, Role, Scope, Tie, TieKind};
use prima_instrument::words::Lang;
use prima_store::AuditLine;
use prima_store::history::{Dataset, Derived, Statement};
use prima_store::innovation::Innovation;
use prima_workflow::assessment::Desk;
use prima_workflow::innovation::hub::{
    HubEntry, HubList, NewMember, hub_members, member_stamp, remove_hub_entry, save_hub_member,
};
use prima_workflow::people::{
    About, Scene, TrailAsked, TrailNames, act_words, line_words, read_trail, trail_names,
};
use prima_workflow::recognition::award::{
    category_page, confirm_award, propose_award, withdraw_award,
};
use prima_workflow::recognition::begin_candidacy;

on_both_engines![
    an_award_is_named_to_who_may_open_it,
    who_is_tied_to_one_in_a_category_reads_no_line_about_its_decisions,
    what_a_candidacy_is_about_is_named_and_its_unit_bars,
    evidence_of_a_proposal_is_told_as_such_under_its_older_name,
    what_is_written_of_a_member_of_a_hub_is_about_both,
];

async fn read(desk: &Desk, actor: &Actor) -> (Vec<AuditLine>, TrailNames) {
    let scene = Scene {
        database: &desk.database,
        now: FEBRUARY,
        cooling_off_days: 730,
    };
    let asked = TrailAsked {
        limit: 100,
        ..TrailAsked::default()
    };
    let trail = read_trail(&scene, actor, &asked).await.unwrap();
    let names = trail_names(desk, actor, &trail.lines, FEBRUARY).await;
    (trail.lines, names.unwrap())
}

fn administrator() -> Actor {
    person("adi", Role::Administrator, Scope::Everywhere)
}

fn with_officer_role(mut actor: Actor) -> Actor {
    let officer = of_programme("adi", Role::ProgrammeOfficer);
    actor.grants.extend(officer.grants);
    actor
}

async fn an_award_is_named_to_who_may_open_it(own: OwnDatabase) {
    let desk = fair::opened(&own, None).await;
    fair::propose(&desk, "ani", "provinsi", &fair::best())
        .await
        .unwrap();
    fair::confirm(&desk, "budi", "provinsi").await.unwrap();
    let (lines, names) = read(&desk, &administrator()).await;
    let said: Vec<String> = lines
        .iter()
        .filter(|line| line.object == "gebyar-uji")
        .map(|line| act_words(Lang::Id, &line.act))
        .collect();
    assert_eq!(
        said,
        [
            "Mengonfirmasi keputusan penghargaan",
            "Mengusulkan keputusan penghargaan",
            "Membuka acara penghargaan",
        ]
    );
    assert!(names.objects.is_empty(), "no administrator opens an event");
    let both = with_officer_role(administrator());
    let (lines, names) = read(&desk, &both).await;
    let confirmed = lines.iter().find(|line| line.act == "confirm_award");
    let title = names.object(confirmed.unwrap()).unwrap();
    assert_eq!(title.id, "Gebyar Uji");
    let category = ("gebyar-uji".to_owned(), "provinsi".to_owned());
    assert_eq!(names.categories[&category].en, "Best provinces");
}

/// Some lines say of which unit they are, others name its candidacy or innovation.
async fn what_a_candidacy_is_about_is_named_and_its_unit_bars(own: OwnDatabase) {
    let desk = opened(&own).await;
    let id = begin_candidacy(&desk, &coordinator(), &nomination(UNIT), FEBRUARY).await;
    let id = id.unwrap();
    let mut act = desk.database.act().await.unwrap();
    let row = Innovation {
        innovation: "antre".to_owned(),
        title: "Antre dari Rumah".to_owned(),
        body: MINISTRY.to_owned(),
        unit: UNIT.to_owned(),
        ..Innovation::default()
    };
    act.add_innovation(&row).await.unwrap();
    let at = "2030-02-03T05:00:00Z";
    act.finish(at, "umi", "offer_replication", "antre", "{}")
        .await
        .unwrap();
    let act = desk.database.act().await.unwrap();
    act.finish_privately(at, "ani", "check_proposal", &id, "{}")
        .await
        .unwrap();
    let both = with_officer_role(administrator());
    let (lines, names) = read(&desk, &both).await;
    let line = |act: &str| lines.iter().find(|line| line.act == act).unwrap();
    for act in ["begin_candidacy", "check_proposal"] {
        let title = names.object(line(act)).unwrap();
        assert_eq!(title.en, "Service star: Kanim Contoh", "{act}");
    }
    let bodies = names.bodies_of(line("begin_candidacy"));
    assert_eq!(bodies, [(UNIT, "Kanim Contoh")]);
    let title = names.object(line("offer_replication")).unwrap();
    assert_eq!(title.id, "Antre dari Rumah");
    assert!(
        names
            .objects
            .contains_key(&(About::Edition, "bintang/2030".to_owned()))
    );
    // Who has no part in the programme is told what was done, and opens nothing.
    let (lines, names) = read(&desk, &administrator()).await;
    assert!(lines.iter().any(|line| line.act == "check_proposal"));
    let kinds: Vec<About> = names.objects.keys().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, [About::Innovation]);
    // Whom a tie to the unit bars reads none of the three.
    for tied in [kin(administrator()), kin(both)] {
        let (lines, names) = read(&desk, &tied).await;
        let acts: Vec<&str> = lines.iter().map(|line| line.act.as_str()).collect();
        assert_eq!(acts, ["open_programme", "import"]);
        assert!(names.bodies.is_empty());
    }
}

/// Proposals once wrote `link_evidence`, with the candidacy as the object, as the
/// vault does with a piece of evidence.
async fn evidence_of_a_proposal_is_told_as_such_under_its_older_name(own: OwnDatabase) {
    let desk = opened(&own).await;
    let id = begin_candidacy(&desk, &coordinator(), &nomination(UNIT), FEBRUARY).await;
    let id = id.unwrap();
    let at = "2030-02-03T05:00:00Z";
    let vault = r#"{"code":"1.a","cycle":"c","unit":"lapas-contoh"}"#;
    for (object, detail) in [
        (id.as_str(), r#"{"n":2,"part":"ringkasan"}"#),
        ("bukti-1", vault),
    ] {
        let act = desk.database.act().await.unwrap();
        act.finish_privately(at, "umi", "link_evidence", object, detail)
            .await
            .unwrap();
    }
    let both = with_officer_role(administrator());
    let (lines, names) = read(&desk, &both).await;
    let line = |object: &str| lines.iter().find(|line| line.object == object).unwrap();
    let of_proposal = lines
        .iter()
        .find(|line| line.act == "link_evidence" && line.object == id);
    let of_proposal = of_proposal.unwrap();
    let title = names.object(of_proposal).unwrap();
    assert_eq!(title.en, "Service star: Kanim Contoh");
    assert_eq!(
        line_words(Lang::En, of_proposal),
        "Linked evidence to a proposal"
    );
    let of_answer = line("bukti-1");
    assert!(names.object(of_answer).is_none());
    assert_eq!(
        line_words(Lang::En, of_answer),
        "Linked evidence to an indicator"
    );
    // A tie to the unit of the candidacy bars its line, and not the other.
    let (lines, _) = read(&desk, &kin(both)).await;
    let linked = lines.iter().filter(|line| line.act == "link_evidence");
    let objects: Vec<&str> = linked.map(|line| line.object.as_str()).collect();
    assert_eq!(objects, ["bukti-1"]);
}

/// The unit is a hub, and the other unit joins it, is put right and taken off.
async fn what_is_written_of_a_member_of_a_hub_is_about_both(own: OwnDatabase) {
    let desk = opened(&own).await;
    let database = &desk.database;
    let row = Dataset {
        dataset: "jipp-contoh".to_owned(),
        programme: "jipp".to_owned(),
        ..Dataset::default()
    };
    let statement = Statement {
        dataset: "jipp-contoh".to_owned(),
        statement: "hub-contoh".to_owned(),
        kind: "fact".to_owned(),
        body: UNIT.to_owned(),
        ..Statement::default()
    };
    let derived = Derived {
        statements: vec![statement],
        ..Derived::default()
    };
    let mut act = database.act().await.unwrap();
    act.replace_dataset(row, &derived).await.unwrap();
    act.finish("2030-01-01T00:00:00Z", "uji", "import", "", "")
        .await
        .unwrap();
    let officer = unit_officer();
    let read_now = async || {
        let rows = hub_members(database, UNIT).await.unwrap();
        rows.first().map_or_else(String::new, member_stamp)
    };
    for (number, member) in [(None, OTHER), (Some(1), MINISTRY)] {
        let new = NewMember {
            number,
            read: read_now().await,
            member: member.to_owned(),
            since: "2029".to_owned(),
            until: String::new(),
            source: "SK 1".to_owned(),
        };
        save_hub_member(database, &officer, UNIT, &new, FEBRUARY)
            .await
            .unwrap();
    }
    let read_last = read_now().await;
    let entry = HubEntry {
        list: HubList::Members,
        number: 1,
        read: &read_last,
    };
    remove_hub_entry(database, &officer, UNIT, entry, "Keliru.", FEBRUARY)
        .await
        .unwrap();
    let tied = |body: &str| {
        let tie = Tie {
            body: body.into(),
            above: Vec::new(),
            kind: TieKind::Kin,
            until: None,
            declared: true,
        };
        Actor {
            ties: vec![tie],
            ..administrator()
        }
    };
    let written = ["remove_hub_entry", "save_hub_member", "save_hub_member"];
    for (actor, expected) in [
        (administrator(), &written[..]),
        (tied(UNIT), &[]),
        // It was the member until it was put right.
        (tied(OTHER), &written[..1]),
    ] {
        let (lines, _) = read(&desk, &actor).await;
        let acts = lines.iter().map(|line| line.act.as_str());
        let acts: Vec<&str> = acts.filter(|act| act.contains("hub")).collect();
        assert_eq!(acts, expected, "{:?}", actor.ties);
    }
    let (lines, names) = read(&desk, &administrator()).await;
    let removed = lines.iter().find(|line| line.act == "remove_hub_entry");
    let bodies = names.bodies_of(removed.unwrap());
    assert_eq!(
        bodies,
        [(UNIT, "Kanim Contoh"), (MINISTRY, "Kementerian Contoh"),]
    );
}

/// Kin of somebody who works for a body.
fn kin_at(body: &str, actor: Actor) -> Actor {
    let mut actor = kin(actor);
    for tie in &mut actor.ties {
        tie.body = body.into();
        tie.above.clear();
    }
    actor
}

/// The lines about decisions on awards that an administrator reads: act and moment.
async fn decisions(desk: &Desk, actor: &Actor) -> Vec<(String, String)> {
    let (lines, _) = read(desk, actor).await;
    let own = lines.into_iter().filter(|line| line.object == "gebyar-uji");
    let own = own.filter(|line| line.act != "open_award");
    own.map(|line| (line.act, line.at)).collect()
}

/// Such a line counts those who are named. Who is tied to one who stands in the
/// category, named or not, would learn from it, or from its absence, who is.
async fn who_is_tied_to_one_in_a_category_reads_no_line_about_its_decisions(own: OwnDatabase) {
    let desk = fair::opened(&own, None).await;
    let budi = of_programme("budi", Role::ProgrammeOfficer);
    let place = ("gebyar-uji", "provinsi");
    let asked = async || {
        let page = category_page(&desk, &budi, place.0, place.1, FEBRUARY).await;
        page.unwrap().asked
    };
    // Proposed, withdrawn, proposed again and confirmed, a minute apart.
    fair::propose(&desk, "ani", "provinsi", &fair::best())
        .await
        .unwrap();
    let withdrawn = withdraw_award(&desk, &budi, place, &asked().await, FEBRUARY + 60).await;
    withdrawn.unwrap();
    let ani = of_programme("ani", Role::ProgrammeOfficer);
    let again = propose_award(&desk, &ani, place.0, place.1, &fair::best(), FEBRUARY + 120).await;
    again.unwrap();
    let confirmed = confirm_award(&desk, &budi, place, &asked().await, FEBRUARY + 180).await;
    confirmed.unwrap();

    let line = |act: &str, minutes: i64| (act.to_owned(), utc(FEBRUARY + 60 * minutes));
    let all = [
        line("confirm_award", 3),
        line("propose_award", 2),
        line("withdraw_award", 1),
        line("propose_award", 0),
    ];
    assert_eq!(decisions(&desk, &administrator()).await, all);
    // The first is named, the last stands in the category and is not.
    for body in ["sulawesi-utara", "riau"] {
        let tied = kin_at(body, administrator());
        let found = decisions(&desk, &tied).await;
        assert!(found.is_empty(), "{body}: {found:?}");
        let (lines, _) = read(&desk, &tied).await;
        let opened = lines.iter().any(|line| line.act == "open_award");
        assert!(opened, "that the event was opened counts nobody");
    }
    // Of the proposal that was withdrawn nobody knows any more whom it named.
    let elsewhere = kin_at("kementerian-sosial", administrator());
    assert_eq!(decisions(&desk, &elsewhere).await, all[..2]);
}
