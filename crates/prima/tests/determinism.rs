//! The same answers in any order, with any number of threads: the same bytes.

mod support;

use std::fs;
use std::path::Path;
use support::succeed;

/// Lines after the first in another order.
fn shuffled(text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let header = lines.remove(0);
    // Every seventh first: a fixed order that is nobody's.
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by_key(|place| (place % 7, std::cmp::Reverse(*place)));
    let rest: Vec<&str> = order.into_iter().map(|place| lines[place]).collect();
    format!("{header}\n{}\n", rest.join("\n"))
}

/// A round of 40 units in four institutions, two raters here and there.
fn write_round(folder: &Path) {
    let codes = [
        "1.a.Ak", "2.a.P", "3.a.T", "4.a.K", "5.a.K", "6.a.B", "7.a.T", "8.a.Ak", "9.a.Ak",
        "10.b.As", "11.b.K", "12.b.Ak", "13.b.K", "14.b.K", "15.c.K", "16.c.As", "17.c.As",
        "18.c.K", "19.c.As", "20.c.B", "21.d.T", "22.d.B", "23.d.As", "24.d.T", "25.e.P", "26.e.P",
        "27.e.Ak", "28.e.Ak", "29.f.B", "30.f.B",
    ];
    let mut units = String::from("unit,name,parent,kind,level,region\n");
    let mut answers = String::from("unit,source,rater,code,value\n");
    let mut tallies = String::from("unit,question,option,count\n");
    for parent in 0..4 {
        units += &format!(
            "induk-{parent},Induk {parent},,institution,kabupaten,16.0{}\n",
            parent + 1
        );
    }
    for unit in 0..40 {
        units += &format!(
            "unit-{unit:02},\"Unit, {unit}\",induk-{},service_unit,,\n",
            unit % 4
        );
        for (place, code) in codes.iter().enumerate() {
            let level = (unit * 7 + place * 3 + unit * place) % 6;
            answers += &format!("unit-{unit:02},F-02,ani,{code},{level}\n");
            if (unit + place) % 11 == 0 {
                answers += &format!("unit-{unit:02},F-02,budi,{code},{}\n", (level + 1) % 6);
            }
        }
        for option in 0..6 {
            tallies += &format!("unit-{unit:02},1.a.K1,{option},{}\n", (unit + option) % 5);
        }
    }
    fs::write(folder.join("units.csv"), units).expect("written");
    fs::write(folder.join("answers.csv"), answers).expect("written");
    fs::write(folder.join("tallies.csv"), tallies).expect("written");
}

fn run(command: &str, folder: &Path, out: &Path, threads: &str, more: &[&str]) {
    let path = |name: &str| folder.join(name).display().to_string();
    let (units, answers, tallies) = (path("units.csv"), path("answers.csv"), path("tallies.csv"));
    let out = out.display().to_string();
    let mut arguments = vec![
        command,
        "pekppp/2023",
        "--units",
        &units,
        "--answers",
        &answers,
        "--tallies",
        &tallies,
        "--out",
        &out,
        "--threads",
        threads,
    ];
    arguments.extend(more);
    succeed(&arguments);
}

#[test]
fn order_of_rows_and_threads_leave_no_trace() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (plain, mixed) = (folder.path().join("plain"), folder.path().join("mixed"));
    fs::create_dir_all(&plain).expect("made");
    fs::create_dir_all(&mixed).expect("made");
    write_round(&plain);
    for name in ["units.csv", "answers.csv", "tallies.csv"] {
        let text = fs::read_to_string(plain.join(name)).expect("read");
        fs::write(mixed.join(name), shuffled(&text)).expect("written");
    }
    let (one, two) = (folder.path().join("one"), folder.path().join("two"));
    run("score", &plain, &one, "1", &["--scorecards", "--all-nodes"]);
    run("score", &mixed, &two, "2", &["--scorecards", "--all-nodes"]);
    for name in ["results.csv", "nodes.csv", "scorecards.jsonl"] {
        let read = |out: &Path| fs::read_to_string(out.join(name)).expect("written by the run");
        assert!(read(&one) == read(&two), "{name} differs");
        assert!(read(&one).lines().count() > 40, "{name} is short");
    }
    let (three, four) = (folder.path().join("three"), folder.path().join("four"));
    run(
        "robust",
        &plain,
        &three,
        "1",
        &["--replicates", "50", "--seed", "7"],
    );
    run(
        "robust",
        &mixed,
        &four,
        "2",
        &["--replicates", "50", "--seed", "7"],
    );
    for name in ["intervals.csv", "groups.csv", "raters.csv"] {
        let read = |out: &Path| fs::read_to_string(out.join(name)).expect("written by the run");
        assert!(read(&three) == read(&four), "{name} differs");
    }
}
