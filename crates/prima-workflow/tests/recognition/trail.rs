//! What the audit trail says of recognition and innovation: what an act was about,
//! as far as the reader may open it, and nothing of a unit a tie bars.

use crate::award;
use crate::own_database::OwnDatabase;
use crate::town::*;
use prima_domain::register::moment::utc;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_instrument::words::Lang;
use prima_store::AuditLine;
use prima_store::innovation::Innovation;
use prima_workflow::assessment::Desk;
use prima_workflow::people::{
    About, Scene, TrailAsked, TrailNames, act_words, read_trail, trail_names,
};
use prima_workflow::recognition::award::{
    category_page, confirm_award, propose_award, withdraw_award,
};
use prima_workflow::recognition::begin_candidacy;

on_both_engines![
    an_award_is_named_to_who_may_open_it,
    who_is_tied_to_one_in_a_category_reads_no_line_about_its_decisions,
    what_a_candidacy_is_about_is_named_and_its_unit_bars,
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
    let desk = award::opened(&own, None).await;
    award::propose(&desk, "ani", "provinsi", &award::best())
        .await
        .unwrap();
    award::confirm(&desk, "budi", "provinsi").await.unwrap();
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
    let desk = award::opened(&own, None).await;
    let budi = of_programme("budi", Role::ProgrammeOfficer);
    let place = ("gebyar-uji", "provinsi");
    let asked = async || {
        let page = category_page(&desk, &budi, place.0, place.1, FEBRUARY).await;
        page.unwrap().asked
    };
    // Proposed, withdrawn, proposed again and confirmed, a minute apart.
    award::propose(&desk, "ani", "provinsi", &award::best())
        .await
        .unwrap();
    let withdrawn = withdraw_award(&desk, &budi, place, &asked().await, FEBRUARY + 60).await;
    withdrawn.unwrap();
    let ani = of_programme("ani", Role::ProgrammeOfficer);
    let again = propose_award(
        &desk,
        &ani,
        place.0,
        place.1,
        &award::best(),
        FEBRUARY + 120,
    )
    .await;
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
