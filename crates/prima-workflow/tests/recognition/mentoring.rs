//! A body asks for an innovation, its owner answers, both write down how it is
//! mentored, and a replication comes of it.

use crate::own_database::OwnDatabase;
use crate::town::*;
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::innovation::mentoring::{Counts, counts};
use prima_domain::innovation::replicating::Taken;
use prima_domain::innovation::requesting::{Side, Wrong};
use prima_domain::register::person::{Actor, Role, Scope};
use prima_instrument::words::Lang;
use prima_store::Database;
use prima_store::innovation::Innovation;
use prima_workflow::assessment::Desk;
use prima_workflow::assessment::read::notices;
use prima_workflow::innovation::{
    Between, InnovationError, InnovationRefusal, NewAnswer, NewNote, NewReplica, NewReport,
    NewRequest, Told, answer_request, is_owner_reached, note_mentoring, record_replication,
    remind_running, report_running, request_lines, request_replication, request_seen,
    requests_counted, withdraw_request,
};
use prima_workflow::post::{Courier, Letter, Post, PostError, Sender, send_letters};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

on_both_engines![
    a_request_is_answered_mentored_and_named_by_the_replication,
    what_a_request_cannot_be_is_refused_and_strangers_learn_nothing,
    those_whom_it_concerns_are_told_by_notice_and_by_letter,
    a_coordinator_who_asked_is_told_of_the_answer,
    officers_are_reminded_once_a_year_until_they_say_that_it_stopped,
];

const IDEA: &str = "antre";

fn asker() -> Actor {
    person("lili", Role::UnitOfficer, Scope::Body(OTHER.into()))
}

fn stranger() -> Actor {
    person("sela", Role::UnitOfficer, Scope::Body("badan-lain".into()))
}

/// An innovation of the unit, and accounts of both officers.
async fn laid_out(own: &OwnDatabase) -> Desk {
    let desk = opened(own).await;
    let mut act = desk.database.act().await.unwrap();
    let row = Innovation {
        innovation: IDEA.to_owned(),
        title: "Antre dari Rumah".to_owned(),
        body: MINISTRY.to_owned(),
        unit: UNIT.to_owned(),
        ..Innovation::default()
    };
    act.add_innovation(&row).await.unwrap();
    act.finish("2030-01-01T00:00:00Z", "uji", "import", "", "")
        .await
        .unwrap();
    for (id, role, body) in [
        ("umi", "unit_officer", UNIT),
        ("lili", "unit_officer", OTHER),
        ("koko", "coordinator", MINISTRY),
    ] {
        admit(&desk, id, role, ("body", body)).await;
    }
    desk
}

fn asking(kind: &str, words: &str) -> NewRequest {
    NewRequest {
        unit: OTHER.to_owned(),
        kind: kind.to_owned(),
        words: words.to_owned(),
    }
}

async fn ask(database: &Database, actor: &Actor, new: &NewRequest) -> Told<i64> {
    request_replication(database, actor, IDEA, new, FEBRUARY).await
}

async fn answer(database: &Database, actor: &Actor, is_accepted: bool) -> Told<()> {
    let new = NewAnswer {
        is_accepted: Some(is_accepted),
        answer: "Kepala seksi mendampingi.".to_owned(),
    };
    answer_request(database, actor, IDEA, 1, &new, FEBRUARY + DAY).await
}

async fn note(database: &Database, actor: &Actor, day: &str, content: &str) -> Told<()> {
    let new = NewNote {
        day: day.to_owned(),
        content: content.to_owned(),
    };
    note_mentoring(database, actor, IDEA, 1, &new, FEBRUARY + 9 * DAY).await
}

fn refused<T: std::fmt::Debug>(told: Told<T>) -> InnovationRefusal {
    match told {
        Err(InnovationError::Refused(refusal)) => refusal,
        told => panic!("not refused: {told:?}"),
    }
}

async fn counted(database: &Database) -> Counts {
    let all = requests_counted(database, IDEA).await.unwrap();
    let all: Vec<_> = all.iter().map(Between::counted).collect();
    counts(&all)
}

async fn a_request_is_answered_mentored_and_named_by_the_replication(own: OwnDatabase) {
    let desk = laid_out(&own).await;
    let database = &desk.database;
    let (umi, lili) = (unit_officer(), asker());
    let new = asking("replicate", " Mohon dibantu mulai Maret. ");
    assert_eq!(ask(database, &lili, &new).await.unwrap(), 1);
    // Sent twice, it asks once.
    let n_acts = database.n_acts().await.unwrap();
    assert_eq!(ask(database, &lili, &new).await.unwrap(), 1);
    assert_eq!(database.n_acts().await.unwrap(), n_acts);
    let [to, by] = request_lines(database, &[IDEA.to_owned()], &[OTHER.to_owned()])
        .await
        .unwrap();
    assert_eq!(to, by);
    assert_eq!(to[0].asker, "Lapas Contoh");
    assert_eq!(to[0].owner, "Kanim Contoh");
    answer(database, &umi, true).await.unwrap();
    // Both tell of the meeting of 10 February, one of them of another.
    note(database, &umi, "2030-02-10", "Menunjukkan loket.")
        .await
        .unwrap();
    note(database, &lili, "2030-02-10", "Melihat loket.")
        .await
        .unwrap();
    note(database, &lili, "2030-02-11", "Mencoba.")
        .await
        .unwrap();
    note(database, &lili, "2030-02-11", "Mencoba.")
        .await
        .unwrap();
    let seen = request_seen(database, &lili, IDEA, 1).await.unwrap();
    assert_eq!((seen.side, seen.notes.len()), (Side::Asker, 3));
    assert_eq!(seen.notes[0].day, "2030-02-11");
    assert!(seen.may_record && seen.may_withdraw && !seen.may_answer);
    let replica = NewReplica {
        unit: OTHER.to_owned(),
        replica: String::new(),
        taken: Taken {
            title: "Antre Lapas".to_owned(),
            year: "2030".to_owned(),
            adaptation: "Untuk kunjungan.".to_owned(),
            effect: String::new(),
        },
    };
    let id = record_replication(database, &lili, IDEA, &replica, FEBRUARY + 9 * DAY)
        .await
        .unwrap();
    let seen = request_seen(database, &umi, IDEA, 1).await.unwrap();
    assert_eq!(
        (seen.row.replica, seen.replica),
        (id, "Antre Lapas".to_owned())
    );
    assert!(!seen.may_withdraw && seen.may_note && !seen.may_record);
    let expected = Counts {
        asked: 1,
        accepted: 1,
        meetings: 2,
        taken: 1,
    };
    assert_eq!(counted(database).await, expected);
    // The same meetings, as a hub counts them: by the day, and by who asked.
    let meetings = database.meetings().await.unwrap();
    let meetings: Vec<(&str, &str)> = meetings.iter().map(|one| (&*one.body, &*one.day)).collect();
    assert_eq!(meetings, [(OTHER, "2030-02-10"), (OTHER, "2030-02-11")]);
    let bodies = [MINISTRY, UNIT, OTHER].map(str::to_owned);
    let owned = database.innovations_owned_by(&bodies).await.unwrap();
    let owned: BTreeSet<(&str, &str)> =
        owned.iter().map(|row| (row.owner(), &*row.title)).collect();
    // The ministry answers for what its unit runs, and owns none of it.
    let expected = [(UNIT, "Antre dari Rumah"), (OTHER, "Antre Lapas")];
    assert_eq!(owned, BTreeSet::from(expected));
    // Mentoring goes on, and the body may ask anew.
    note(database, &umi, "2030-02-12", "Meninjau.")
        .await
        .unwrap();
    let more = asking("mentor", "Evaluasi bersama.");
    assert_eq!(ask(database, &lili, &more).await.unwrap(), 2);
}

async fn what_a_request_cannot_be_is_refused_and_strangers_learn_nothing(own: OwnDatabase) {
    let desk = laid_out(&own).await;
    let database = &desk.database;
    let (umi, lili, koko) = (unit_officer(), asker(), coordinator());
    let bare = refused(ask(database, &lili, &asking("", " ")).await);
    let both = vec![("kind", Wrong::NotChosen), ("words", Wrong::Missing)];
    assert_eq!(bare, InnovationRefusal::Request(both));
    assert_eq!(bare.texts(Lang::Id).len(), 2);
    let own = NewRequest {
        unit: UNIT.to_owned(),
        ..asking("mentor", "Mohon.")
    };
    let own = refused(ask(database, &umi, &own).await);
    assert_eq!(own, InnovationRefusal::OwnInnovation);
    for actor in [&umi, &stranger()] {
        let told = refused(ask(database, actor, &asking("mentor", "Mohon.")).await);
        assert_eq!(told, InnovationRefusal::Hidden);
    }
    // A coordinator above both asks, and cannot answer what they asked.
    let asked = ask(database, &koko, &asking("mentor", "Mohon.")).await;
    assert_eq!(asked.unwrap(), 1);
    let again = refused(ask(database, &lili, &asking("mentor", "Lagi.")).await);
    assert_eq!(again, InnovationRefusal::AlreadyAsked(1));
    let same = refused(answer(database, &koko, true).await);
    assert_eq!(same, InnovationRefusal::OwnRequest);
    assert_eq!(
        refused(answer(database, &lili, true).await),
        InnovationRefusal::Hidden
    );
    let early = refused(note(database, &umi, "2030-02-05", "Awal.").await);
    assert_eq!(early, InnovationRefusal::NotMentored);
    answer(database, &umi, false).await.unwrap();
    let twice = refused(answer(database, &umi, true).await);
    assert_eq!(twice, InnovationRefusal::RequestClosed);
    let declined = refused(note(database, &umi, "2030-02-05", "Awal.").await);
    assert_eq!(declined, InnovationRefusal::NotMentored);
    let late = withdraw_request(database, &lili, IDEA, 1, "Batal.", FEBRUARY).await;
    assert_eq!(refused(late), InnovationRefusal::RequestClosed);
    // Declined is done with: the body may ask again, and withdraw that.
    assert_eq!(
        ask(database, &lili, &asking("mentor", "Lagi."))
            .await
            .unwrap(),
        2
    );
    let empty = withdraw_request(database, &lili, IDEA, 2, " ", FEBRUARY).await;
    let missing = vec![("reason", Wrong::Missing)];
    assert_eq!(refused(empty), InnovationRefusal::Request(missing));
    let other = withdraw_request(database, &umi, IDEA, 2, "Batal.", FEBRUARY).await;
    assert_eq!(refused(other), InnovationRefusal::Hidden);
    let done = withdraw_request(database, &lili, IDEA, 2, "Batal.", FEBRUARY).await;
    done.unwrap();
    let seen = request_seen(database, &umi, IDEA, 2).await.unwrap();
    assert_eq!(
        (&*seen.row.state, &*seen.row.reason),
        ("withdrawn", "Batal.")
    );
    // To others, a request is as unknown as one that is not there.
    for (actor, number) in [(stranger(), 1), (umi, 3)] {
        let told = refused(request_seen(database, &actor, IDEA, number).await);
        assert_eq!(told, InnovationRefusal::Hidden);
    }
    assert_eq!(counted(database).await.accepted, 0);
}

/// Keeps letters instead of sending them.
#[derive(Debug, Default)]
struct Kept(Mutex<Vec<Letter>>);

impl Courier for Kept {
    fn deliver(&self, letter: &Letter, _: &Sender) -> Result<(), PostError> {
        self.0.lock().unwrap().push(letter.clone());
        Ok(())
    }
}

fn post(kept: &Arc<Kept>) -> Post {
    Post {
        courier: kept.clone(),
        sender: Sender {
            from: "prima@contoh.go.id".to_owned(),
            origin: "https://prima.contoh.go.id".to_owned(),
        },
    }
}

async fn those_whom_it_concerns_are_told_by_notice_and_by_letter(own: OwnDatabase) {
    let desk = laid_out(&own).await;
    let database = &desk.database;
    let (umi, lili) = (unit_officer(), asker());
    assert!(is_owner_reached(database, UNIT).await.unwrap());
    assert!(!is_owner_reached(database, "tidak-ada").await.unwrap());
    ask(database, &lili, &asking("replicate", "Mohon."))
        .await
        .unwrap();
    answer(database, &umi, true).await.unwrap();
    note(database, &lili, "2030-02-10", "Melihat.")
        .await
        .unwrap();
    let kinds = async |actor: &Actor| {
        let lines = notices(&desk, actor, FEBRUARY).await.unwrap().into_iter();
        let told = lines.map(|line| (line.kind, line.title.0, line.part.0));
        told.collect::<Vec<_>>()
    };
    let line = |kind, body: &str| (kind, "Antre dari Rumah".to_owned(), body.to_owned());
    let expected = [
        line(NoticeKind::MentoringNoted, "Kanim Contoh"),
        line(NoticeKind::ReplicationAsked, "Kanim Contoh"),
    ];
    assert_eq!(kinds(&umi).await, expected);
    let expected = [line(NoticeKind::ReplicationAnswered, "Lapas Contoh")];
    assert_eq!(kinds(&lili).await, expected);
    // The coordinator above is told of nothing while the unit has officers.
    assert_eq!(kinds(&coordinator()).await, []);
    // Who no longer speaks for the body reads nothing of it.
    let left = person("umi", Role::UnitOfficer, Scope::Body(OTHER.into()));
    assert_eq!(kinds(&left).await, []);
    let kept = Arc::new(Kept::default());
    let post = post(&kept);
    let sent = send_letters(database, &post, FEBRUARY + 9 * DAY)
        .await
        .unwrap();
    // The first two are older than a letter may be by then.
    assert_eq!((sent.n_sent, sent.n_dropped), (1, 2));
    let letters = kept.0.lock().unwrap();
    assert_eq!(letters[0].to, "umi@contoh.go.id");
    assert_eq!(letters[0].subject, "Prima: pendampingan inovasi dicatat");
    for hidden in ["Antre", "Kanim", "Lapas", "Melihat"] {
        assert!(!letters[0].text.contains(hidden), "{}", letters[0].text);
    }
}

async fn a_coordinator_who_asked_is_told_of_the_answer(own: OwnDatabase) {
    let desk = laid_out(&own).await;
    let database = &desk.database;
    let (umi, lili, koko) = (unit_officer(), asker(), coordinator());
    ask(database, &koko, &asking("mentor", "Mohon."))
        .await
        .unwrap();
    answer(database, &umi, true).await.unwrap();
    let answered = async |actor: &Actor| {
        let lines = notices(&desk, actor, FEBRUARY).await.unwrap();
        let of_kind = |kind| lines.iter().filter(|line| line.kind == kind).count();
        of_kind(NoticeKind::ReplicationAnswered)
    };
    // Each once: the officer of the unit that asks, and the coordinator above it.
    assert_eq!(answered(&lili).await, 1);
    assert_eq!(answered(&koko).await, 1);
    assert_eq!(answered(&umi).await, 0, "who answered knows");
    let left = person("koko", Role::Coordinator, Scope::Body("badan-lain".into()));
    assert_eq!(answered(&left).await, 0, "who no longer speaks for it");
}

async fn officers_are_reminded_once_a_year_until_they_say_that_it_stopped(own: OwnDatabase) {
    let desk = laid_out(&own).await;
    let database = &desk.database;
    // 4 May 2030; the form of 2024 opened on a 29 April.
    let may = FEBRUARY + 90 * DAY;
    for (now, expected) in [(FEBRUARY, 0), (may, 1), (may + DAY, 0)] {
        let given = remind_running(database, now).await.unwrap();
        assert_eq!(given, expected, "{now}");
    }
    // Who is tied to one of them reads the line, which counts nobody.
    let trail = database.audit_from(1, 100).await.unwrap();
    let line = trail.iter().find(|line| line.act == "remind_running");
    assert_eq!(line.unwrap().detail, "{}");
    let umi = unit_officer();
    let lines = notices(&desk, &umi, may).await.unwrap();
    assert_eq!(lines.len(), 1);
    let line = &lines[0];
    assert_eq!(
        (line.kind, &*line.title.0),
        (NoticeKind::RunningDue, "2030")
    );
    assert!(!line.sample);
    // Innovations of a sample body are samples, and the reminder says so.
    let ids = [MINISTRY, UNIT, OTHER].map(str::to_owned);
    let real = database.reading().bodies_with(&ids).await.unwrap();
    let mut samples = real.clone();
    for body in &mut samples {
        body.sample = "sample".to_owned();
    }
    for (bodies, expected) in [(samples, true), (real, false)] {
        let mut act = database.act().await.unwrap();
        act.replace_bodies(bodies).await.unwrap();
        act.finish_privately("2030-05-04T00:00:00Z", "uji", "import", "", "")
            .await
            .unwrap();
        let lines = notices(&desk, &umi, may).await.unwrap();
        assert_eq!(lines[0].sample, expected);
    }
    // Who has no innovation is not asked about any.
    assert!(notices(&desk, &asker(), may).await.unwrap().is_empty());
    let kept = Arc::new(Kept::default());
    let post = post(&kept);
    let sent = send_letters(database, &post, may).await.unwrap();
    assert_eq!(sent.n_sent, 1);
    let text = kept.0.lock().unwrap()[0].text.clone();
    assert!(
        text.contains("masih berjalan") && !text.contains("Kanim"),
        "{text}"
    );
    let report = NewReport {
        year: "2030".to_owned(),
        state: "stopped".to_owned(),
        account: "Diganti antrean provinsi.".to_owned(),
        ..NewReport::default()
    };
    let next = may + 365 * DAY;
    report_running(database, &umi, IDEA, &report, may)
        .await
        .unwrap();
    assert_eq!(remind_running(database, next).await.unwrap(), 0);
    // A year later somebody says that it runs again, and is asked the year after.
    let again = NewReport {
        year: "2031".to_owned(),
        state: "running".to_owned(),
        ..report
    };
    report_running(database, &umi, IDEA, &again, next)
        .await
        .unwrap();
    let given = remind_running(database, next + 365 * DAY).await.unwrap();
    assert_eq!(given, 1);
}
