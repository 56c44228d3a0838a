//! Certificates of a whole event: issued batch after batch, stopped between two of
//! them, gone on with, by two processes at the same time, and packed in one file.

use crate::ministry::{Ministry, NOW, press_of};
use crate::own_database::OwnDatabase;
use prima_document::certificate::Template;
use prima_workflow::assessment::{ActError, Refusal};
use prima_workflow::recognition::certificate::{
    GroupKey, House, Tally, Whole, honours_of_group, packing,
};
use prima_workflow::steps::Steps;
use std::collections::{BTreeMap, BTreeSet};
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

on_both_engines![
    what_was_issued_before_a_stop_stays_and_the_rest_goes_on,
    two_processes_issue_nothing_twice,
    those_picked_are_issued_and_those_refused_are_named,
    what_was_revoked_is_missed_only_where_it_was_picked,
];

const NAMES: [(&str, &str); 4] = [
    ("a", "Kabupaten A"),
    ("b", "Kabupaten B"),
    ("c", "Kabupaten C"),
    ("d", "漢"),
];

fn group() -> GroupKey {
    GroupKey::Event("gebyar".to_owned())
}

fn whole<'a>(
    ministry: &'a Ministry,
    house: &'a House,
    group: &'a GroupKey,
    steps: &'a Steps,
) -> Whole<'a> {
    Whole {
        database: &ministry.database,
        person: "officer",
        house,
        key: &ministry.key,
        group,
        picked: None,
        citation: "",
        batch: 1,
        now: NOW,
        steps,
    }
}

/// Bodies with a certificate, and places that are taken.
async fn certified(ministry: &Ministry) -> (Vec<String>, BTreeSet<i64>) {
    let group = group();
    let lines = honours_of_group(&ministry.database, &ministry.officer, &group, NOW).await;
    let (mut bodies, mut places) = (Vec::new(), BTreeSet::new());
    for line in lines.unwrap() {
        for mark in &line.certificates {
            let row = ministry.database.certificate(&mark.certificate).await;
            assert!(
                places.insert(row.unwrap().unwrap().place),
                "a place is taken twice"
            );
            bodies.push(line.honour.body.clone());
        }
    }
    bodies.sort();
    (bodies, places)
}

async fn what_was_issued_before_a_stop_stays_and_the_rest_goes_on(own: OwnDatabase) {
    let ministry = Ministry::open(own, &NAMES[..3]).await;
    ministry.admit().await;
    let (house, group, steps) = (ministry.house(), group(), Steps::default());
    let work = whole(&ministry, &house, &group, &steps);
    // Somebody stops it as soon as the first batch is behind it: the batch that is
    // under way then ends, and no other begins.
    let mut issuing = pin!(work.issue());
    let stopped = poll_fn(|context| {
        let polled = issuing.as_mut().poll(context);
        if steps.at().n_done > 0 {
            steps.unwant();
        }
        polled
    });
    let stopped = stopped.await;
    assert!(
        matches!(stopped, Err(ActError::Refused(Refusal::Unwanted))),
        "{stopped:?}"
    );
    assert_eq!(certified(&ministry).await.0, ["a", "b"]);
    let acts = ministry.database.n_acts().await.unwrap();
    let steps = Steps::default();
    let done = whole(&ministry, &house, &group, &steps).issue().await;
    let went_on = Tally {
        n_made: 1,
        n_there: 2,
        ..Tally::default()
    };
    assert_eq!(done.unwrap(), went_on);
    assert_eq!((steps.at().n_done, steps.at().n_steps), (3, 3));
    assert_eq!(certified(&ministry).await.0, ["a", "b", "c"]);
    // One batch, one act; doing all of it again does nothing.
    assert_eq!(ministry.database.n_acts().await.unwrap(), acts + 1);
    let again = whole(&ministry, &house, &group, &steps).issue().await;
    assert_eq!(again.unwrap().n_there, 3);
    assert_eq!(ministry.database.n_acts().await.unwrap(), acts + 1);
}

async fn two_processes_issue_nothing_twice(own: OwnDatabase) {
    let ministry = Ministry::open(own, &NAMES[..3]).await;
    ministry.admit().await;
    let (one, other, group) = (ministry.house(), ministry.house(), group());
    let steps = [Steps::default(), Steps::default()];
    let one = whole(&ministry, &one, &group, &steps[0]);
    let other = whole(&ministry, &other, &group, &steps[1]);
    let (one, other) = tokio::join!(one.issue(), other.issue());
    assert_eq!(one.unwrap().n_made + other.unwrap().n_made, 3);
    let (bodies, places) = certified(&ministry).await;
    assert_eq!((bodies.len(), places.len()), (3, 3));
}

async fn those_picked_are_issued_and_those_refused_are_named(own: OwnDatabase) {
    let ministry = Ministry::open(own, &NAMES).await;
    let (house, group, steps) = (ministry.house(), group(), Steps::default());
    let nobody = whole(&ministry, &house, &group, &steps).issue().await;
    assert!(matches!(nobody, Err(ActError::Refused(Refusal::Hidden))));
    ministry.admit().await;
    let picked = ["h-b", "h-d"].map(|code| ("gebyar-contoh".to_owned(), code.to_owned()));
    let picked = BTreeSet::from(picked);
    let work = Whole {
        picked: Some(&picked),
        batch: 50,
        ..whole(&ministry, &house, &group, &steps)
    };
    let done = work.issue().await.unwrap();
    assert_eq!((done.n_made, done.n_refused), (1, 1));
    let refused = &done.refused[0];
    assert_eq!(refused.recipient, "漢");
    assert!(refused.why[0].contains('漢') && refused.why[1].contains('漢'));
    assert_eq!(certified(&ministry).await.0, ["b"]);

    let press = house.press();
    let all = packing(&ministry.database, &press, &ministry.officer, &group, NOW).await;
    let all = all.unwrap();
    assert_eq!(all.n_certificates(), 1);
    let here = Handle::current();
    let packed = spawn_blocking(move || {
        let mut file = Vec::new();
        all.write(&here, &mut file).map(|()| file)
    });
    let file = packed.await.unwrap().unwrap();
    assert!(file.starts_with(b"PK\x03\x04"));
    let names = String::from_utf8_lossy(&file);
    for name in [
        "piagam/00001-kabupaten-b.pdf",
        "kredensial/00001-kabupaten-b.json",
        "daftar.csv",
    ] {
        assert!(names.contains(name), "{name}");
    }
    // Under a template that changed since, the credential is there and no other page.
    let text = "#set document(title: \"x\")\n#sys.inputs.recipient";
    let files = [("template.toml", "main = \"a.typ\""), ("a.typ", text)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    let changed = Template::read("piagam", "piagam", BTreeMap::from(files)).unwrap();
    let changed = Arc::new(press_of(&changed));
    let all = packing(&ministry.database, &changed, &ministry.officer, &group, NOW).await;
    let (all, here) = (all.unwrap(), Handle::current());
    let packed = spawn_blocking(move || {
        let mut file = Vec::new();
        all.write(&here, &mut file).map(|()| file)
    });
    let file = packed.await.unwrap().unwrap();
    let names = String::from_utf8_lossy(&file);
    assert!(names.contains("kredensial/00001-kabupaten-b.json"));
    assert!(!names.contains("piagam/00001-kabupaten-b.pdf"));
    // Of what no longer stands nothing is packed.
    ministry.honour(&["b"], "revoked").await;
    let none = packing(&ministry.database, &press, &ministry.officer, &group, NOW).await;
    assert_eq!(none.unwrap().n_certificates(), 0);
}

async fn what_was_revoked_is_missed_only_where_it_was_picked(own: OwnDatabase) {
    let ministry = Ministry::open(own, &NAMES[..3]).await;
    ministry.admit().await;
    let (house, group, steps) = (ministry.house(), group(), Steps::default());
    // One has a certificate, one is revoked with its own, one is revoked without.
    ministry.issue_one("b").await;
    ministry
        .honour_each(&[("a", "granted"), ("b", "revoked"), ("c", "revoked")])
        .await;
    let all = whole(&ministry, &house, &group, &steps);
    let done = all.issue().await;
    let expected = Tally {
        n_made: 1,
        n_there: 1,
        ..Tally::default()
    };
    assert_eq!(done.unwrap(), expected);
    assert_eq!((steps.at().n_done, steps.at().n_steps), (2, 2));
    let picked = BTreeSet::from([("gebyar-contoh".to_owned(), "h-c".to_owned())]);
    let one = Whole {
        picked: Some(&picked),
        ..all
    };
    let refused = one.issue().await.unwrap().refused;
    assert_eq!(refused.len(), 1);
    assert!(refused[0].why[0].contains("sudah dicabut"));
}
