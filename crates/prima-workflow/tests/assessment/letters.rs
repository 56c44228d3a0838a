//! Letters about notices, caught by a server of the test's own that speaks just
//! enough SMTP, and by a folder.

use crate::own_database::OwnDatabase;
use crate::story::*;
use prima_domain::register::person::{Role, Scope};
use prima_store::Secret;
use prima_store::people::TieRow;
use prima_workflow::assessment::read::notices;
use prima_workflow::assessment::{Desk, assign_evaluator, mark_notices_read};
use prima_workflow::post::{
    Courier, FolderCourier, Post, PostError, Security, Sender, SmtpCourier, SmtpSettings,
    send_letters,
};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

on_both_engines![
    a_letter_arrives_in_the_language_of_its_reader_and_names_no_unit,
    a_server_that_is_away_is_tried_again_and_nobody_waits,
    what_is_not_to_be_sent_any_more_is_dropped,
    a_letter_becomes_a_file_in_a_folder,
];

const DAY: i64 = 86_400;

/// Letters that were taken, with the lines before them.
type Caught = Arc<Mutex<Vec<String>>>;

/// A server that takes letters, but for those to addresses with `tolak` in them.
fn catcher() -> (u16, Caught) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let caught = Caught::default();
    let taken = Arc::clone(&caught);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let taken = Arc::clone(&taken);
            std::thread::spawn(move || speak(stream, &taken));
        }
    });
    (port, caught)
}

fn speak(mut stream: TcpStream, taken: &Caught) -> Option<()> {
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    let mut say = |text: &str| write!(stream, "{text}\r\n").ok();
    say("220 contoh ESMTP")?;
    let mut envelope = String::new();
    loop {
        let line = lines.next()?.ok()?;
        let upper = line.to_uppercase();
        if upper.starts_with("RCPT") && line.contains("tolak") {
            say("550 5.1.1 tidak dikenal")?;
        } else if upper.starts_with("DATA") {
            say("354 silakan")?;
            let mut letter = std::mem::take(&mut envelope);
            loop {
                let line = lines.next()?.ok()?;
                if line == "." {
                    break;
                }
                letter.push_str(&line);
                letter.push('\n');
            }
            taken.lock().unwrap().push(letter);
            say("250 diterima")?;
        } else if upper.starts_with("QUIT") {
            say("221 sampai jumpa")?;
            return Some(());
        } else {
            if upper.starts_with("MAIL") {
                envelope.clear();
            }
            envelope.push_str(&line);
            envelope.push('\n');
            say("250 baik")?;
        }
    }
}

/// A letter with what quoted-printable hides put back.
fn plain(letter: &str) -> String {
    let joined = letter.replace("=\n", "");
    let mut parts = joined.split('=');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let code = part
            .get(..2)
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        match code {
            Some(code) => {
                bytes.push(code);
                bytes.extend(&part.as_bytes()[2..]);
            }
            None => {
                bytes.push(b'=');
                bytes.extend(part.as_bytes());
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}

fn post(port: u16) -> Post {
    let sender = Sender {
        from: "prima@prima.example".to_owned(),
        origin: "https://prima.example".to_owned(),
    };
    let settings = SmtpSettings {
        host: "127.0.0.1".to_owned(),
        port,
        security: Security::None,
        user: String::new(),
        password: Secret::default(),
    };
    let courier: Arc<dyn Courier> = Arc::new(SmtpCourier::new(&settings, &sender).unwrap());
    Post { courier, sender }
}

/// A round with its locus, of which these people are told.
async fn told(own: &OwnDatabase, people: &[(&str, &str)]) -> Desk {
    let desk = desk(own).await;
    let officers: Vec<_> = people
        .iter()
        .map(|(id, lang)| (*id, *lang, Role::UnitOfficer, Scope::Body(UNIT.into())))
        .collect();
    accounts(&desk.database, &officers).await;
    open(&desk, &new_cycle(), &[]).await;
    desk
}

async fn a_letter_arrives_in_the_language_of_its_reader_and_names_no_unit(own: OwnDatabase) {
    let desk = told(&own, &[("una", "id"), ("uli", "en")]).await;
    let (port, caught) = catcher();
    let post = post(port);
    let done = send_letters(&desk.database, &post, FILLING).await.unwrap();
    assert_eq!((done.n_sent, done.n_dropped), (2, 0), "{done:?}");
    let done = send_letters(&desk.database, &post, FILLING).await.unwrap();
    assert_eq!(done.n_sent, 0, "each is sent once");
    let caught: Vec<String> = caught
        .lock()
        .unwrap()
        .iter()
        .map(|one| plain(one))
        .collect();
    assert_eq!(caught.len(), 2);
    // The filling closes at 200 seconds past midnight UTC.
    for (to, parts) in [
        (
            "una@contoh.go.id",
            [
                "Subject: Prima: unit Anda dipilih sebagai lokus",
                "Content-Language: id",
                "dalam PEKPPP contoh. Masuk untuk melihat formulirnya:",
                "1 Januari 1970 pukul 07.03 WIB (08.03 WITA, 09.03 WIT)",
                "https://prima.example/id/kerja/pemberitahuan",
            ],
        ),
        (
            "uli@contoh.go.id",
            [
                "Subject: Prima: your unit was chosen as a lokus",
                "Content-Language: en",
                "in Sample PEKPPP. Sign in to see its form:",
                "1 January 1970 at 07:03 WIB (08:03 WITA, 09:03 WIT)",
                "https://prima.example/en/kerja/pemberitahuan",
            ],
        ),
    ] {
        let letter = caught.iter().find(|one| one.contains(&format!("To: {to}")));
        let letter = letter.unwrap_or_else(|| panic!("none to {to}: {caught:?}"));
        for part in parts {
            assert!(letter.contains(part), "{part} is not in {letter}");
        }
        for part in [
            "From: Prima <prima@prima.example>",
            "Auto-Submitted: auto-generated",
            "@prima.example>",
            &format!("RCPT TO:<{to}>"),
        ] {
            assert!(letter.contains(part), "{part} is not in {letter}");
        }
        for hidden in [UNIT, "Unit Contoh", "Nama "] {
            assert!(!letter.contains(hidden), "{hidden} is in {letter}");
        }
    }
}

async fn a_server_that_is_away_is_tried_again_and_nobody_waits(own: OwnDatabase) {
    let desk = told(&own, &[("una", "id"), ("uli", "en")]).await;
    // A port that was just free, and that nobody listens on any more.
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    let away = post(free.local_addr().unwrap().port());
    drop(free);
    let done = send_letters(&desk.database, &away, 100).await.unwrap();
    assert!(
        matches!(done.away, Some(PostError::Away { .. })),
        "{done:?}"
    );
    assert_eq!(done.n_sent + done.n_dropped, 0);
    // The first is tried again after a minute; the second was not tried at all.
    let (port, caught) = catcher();
    let here = post(port);
    let done = send_letters(&desk.database, &here, 159).await.unwrap();
    assert_eq!(done.n_sent, 1);
    let done = send_letters(&desk.database, &here, 160).await.unwrap();
    assert_eq!(done.n_sent, 1);
    assert_eq!(caught.lock().unwrap().len(), 2);
}

async fn what_is_not_to_be_sent_any_more_is_dropped(own: OwnDatabase) {
    let people = [
        ("una", "id"),
        ("uli", "id"),
        ("tutup", "id"),
        ("tolak", "id"),
    ];
    let desk = told(&own, &people).await;
    let programme = Scope::Programme("pekppp".into());
    accounts(&desk.database, &[("eka", "id", Role::Evaluator, programme)]).await;
    let eka = evaluator("eka");
    assign_evaluator(&desk, &officer("ani"), CYCLE, UNIT, &eka, PREPARATION)
        .await
        .unwrap();
    // Read at the desk meanwhile.
    let una = unit_officer("una");
    let lines = notices(&desk, &una, FILLING).await.unwrap();
    let ids = [lines[0].notice.notice.clone()];
    mark_notices_read(&desk, &una, &ids, FILLING).await.unwrap();
    let mut act = desk.database.act().await.unwrap();
    // An account that was closed, and a tie that showed itself later.
    let mut closed = act.person("tutup").await.unwrap().unwrap();
    closed.state = "closed".to_owned();
    act.put_person(closed).await.unwrap();
    let tie = TieRow {
        person: "eka".to_owned(),
        body: UNIT.to_owned(),
        kind: "kin".to_owned(),
        ..TieRow::default()
    };
    act.put_tie(tie).await.unwrap();
    act.finish_privately("1970-01-01T00:02:30Z", "uji", "test", "", "")
        .await
        .unwrap();
    let (port, caught) = catcher();
    let post = post(port);
    let done = send_letters(&desk.database, &post, FILLING).await.unwrap();
    // Una, Eka, the closed account, and the address that the server refuses.
    assert_eq!((done.n_sent, done.n_dropped), (1, 4), "{done:?}");
    assert_eq!(done.refused.len(), 1);
    let letters = caught.lock().unwrap().clone();
    assert!(letters[0].contains("uli@contoh.go.id") && letters.len() == 1);

    let late = told_late(&desk, &post).await;
    assert_eq!(late, (0, 1), "three days are the most");
}

/// A further person is told, but nothing is sent for longer than three days.
async fn told_late(desk: &Desk, post: &Post) -> (usize, usize) {
    let place = Scope::Body(SECOND.into());
    accounts(&desk.database, &[("udi", "id", Role::UnitOfficer, place)]).await;
    choose(desk, &[UNIT, SECOND]).await;
    let now = PREPARATION + 3 * DAY + 1;
    let done = send_letters(&desk.database, post, now).await.unwrap();
    (done.n_sent, done.n_dropped)
}

async fn a_letter_becomes_a_file_in_a_folder(own: OwnDatabase) {
    let desk = told(&own, &[("una", "id")]).await;
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("surel");
    let post = Post {
        courier: Arc::new(FolderCourier::new(place.clone())),
        ..post(1)
    };
    let done = send_letters(&desk.database, &post, FILLING).await.unwrap();
    assert_eq!(done.n_sent, 1);
    let files: Vec<_> = std::fs::read_dir(&place).unwrap().flatten().collect();
    assert_eq!(files.len(), 1);
    let name = files[0].file_name().into_string().unwrap();
    assert!(name.starts_with("150-") && name.ends_with(".eml"), "{name}");
    let text = std::fs::read_to_string(files[0].path()).unwrap();
    assert!(text.contains("To: una@contoh.go.id\r\n"), "{text}");
    // A folder that cannot be made keeps the letters waiting.
    let file = folder.path().join("berkas");
    std::fs::write(&file, "").unwrap();
    let other = OwnDatabase::on(desk.database.engine()).await;
    let desk = told(&other, &[("uli", "id")]).await;
    let post = Post {
        courier: Arc::new(FolderCourier::new(file)),
        ..post
    };
    let done = send_letters(&desk.database, &post, FILLING).await.unwrap();
    assert!(
        matches!(done.away, Some(PostError::Folder { .. })),
        "{done:?}"
    );
}
