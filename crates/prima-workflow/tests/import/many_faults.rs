//! A file with very many bad rows: all of them are counted, few are shown, and
//! neither time nor memory runs away.

use crate::files::Files;
use crate::own_database::OwnDatabase;
use prima_exchange::Problems;
use prima_exchange::problem::PLACES_KEPT;
use prima_instrument::words::Lang;
use prima_store::Engine;
use std::fmt::Write;

/// Rows of a bad file.
const N: usize = 100_000;

fn count(problems: &Problems, key: &str) -> u64 {
    let groups = problems.groups();
    let of_key = groups.iter().filter(|group| group.first[0].key == key);
    of_key.map(|group| group.count).sum()
}

/// Megabytes this process has held at most.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kilobytes = line.unwrap().split_whitespace().nth(1).unwrap();
    kilobytes.parse::<u64>().unwrap() / 1024
}

async fn refused(rows: impl Fn(usize, &mut String)) -> Problems {
    let own = OwnDatabase::on(Engine::Sqlite).await;
    let database = own.open().await;
    let files = Files::copied(&["register"]);
    let mut text = "unit,name,kind,level,parent,region,valid_from\n".to_owned();
    (0..N).for_each(|place| rows(place, &mut text));
    files.write("badan.csv", text);
    let problems = files.refused(&database, &["register", "badan.csv"]).await;
    assert!(database.bodies().await.unwrap().is_empty());
    let text = problems.report(Lang::Id);
    let most = problems.groups().len() * (PLACES_KEPT + 3);
    assert!(text.lines().count() <= most, "{text}");
    assert!(peak_memory() < 700, "{} MB", peak_memory());
    problems
}

#[tokio::test]
async fn a_hundred_thousand_bad_rows_are_all_counted_and_few_are_shown() {
    let problems = refused(|place, text| {
        writeln!(
            text,
            "Unit {place},,dinas,kecamatan,oku-timor-{place},99.{place},kemarin"
        )
        .unwrap();
    })
    .await;
    for key in ["not-a-slug", "empty-value", "not-a-date"] {
        assert_eq!(count(&problems, key), N as u64, "{key}");
    }
    assert_eq!(count(&problems, "unknown-word"), N as u64);
    assert_eq!(count(&problems, "unknown-word-needed"), N as u64);
    // Where a row has no level of its own to be read, that is not said twice.
    assert_eq!(count(&problems, "unregistered-code"), 2 * N as u64);
}

#[tokio::test]
async fn a_hundred_thousand_bodies_in_one_chain_and_one_circle_are_passed_once() {
    let problems = refused(|place, text| {
        // All hang below one another; the last ten thousand go round.
        let parent = match place + 1 {
            next if next < N => next,
            _ => N - 10_000,
        };
        writeln!(text, "unit-{place},Unit,work_unit,,unit-{parent},,").unwrap();
    })
    .await;
    assert_eq!(count(&problems, "body-circle"), 10_000);
    assert_eq!(problems.count(), 10_000);
}
