//! The ranking of all kabupaten and kota, narrowed and searched in many ways,
//! each asked for once, beside the bare query on the same database.

use super::http::Connection;
use super::server::Portal;
use crate::bench::Missed;
use crate::bench::measure::quantile;
use crate::bench::prepare::Place;
use crate::process;
use std::path::Path;
use std::time::Instant;

const PROGRAMMES: [&str; 7] = [
    "ombudsman",
    "rb",
    "pekppp",
    "skm",
    "p2ham",
    "inovasi",
    "rentan",
];
const YEARS: [&str; 5] = ["2020", "2021", "2022", "2023", "2024"];
const PROVINCES: [&str; 10] = ["11", "12", "16", "31", "32", "33", "35", "53", "73", "91"];
const WORDS: [&str; 8] = [
    "sumatera",
    "ogan komering",
    "kota",
    "kepulauan",
    "barat",
    "jaya",
    "okut",
    "bandnug",
];
const MOST_MS: f64 = 40.0;
/// Rows of one page.
const PAGE: usize = 50;
const EXAMPLE: &str = "ranking";

/// One way to narrow the ranking of one round.
struct Question {
    programme: &'static str,
    period: &'static str,
    province: &'static str,
    words: &'static str,
    page: usize,
}

impl Question {
    fn path(&self) -> String {
        let Question {
            programme,
            period,
            province,
            words,
            page,
        } = self;
        let words = words.replace(' ', "+");
        let mut path = format!(
            "/id/program/{programme}/{period}/peringkat?tingkat=kabupaten-kota&jenis=institution"
        );
        for (name, value) in [("provinsi", *province), ("q", &words)] {
            if !value.is_empty() {
                path.push_str(&format!("&{name}={value}"));
            }
        }
        if *page > 1 {
            path.push_str(&format!("&halaman={page}"));
        }
        path
    }

    /// As the example reads it: fields parted by tabs.
    fn line(&self) -> String {
        let skip = (self.page - 1) * PAGE;
        let Question {
            programme,
            period,
            province,
            words,
            ..
        } = self;
        format!(
            "{programme}\t{period}\tkabupaten kota\tinstitution\t{province}\t{words}\t{skip}\t{PAGE}\n"
        )
    }
}

/// Every round with its pages, its provinces, its words, and some of each together.
fn questions() -> Vec<Question> {
    let mut all = Vec::new();
    for programme in PROGRAMMES {
        for period in YEARS {
            let mut ask = |province, words, page| {
                all.push(Question {
                    programme,
                    period,
                    province,
                    words,
                    page,
                });
            };
            for page in [1, 2, 6, 11] {
                ask("", "", page);
            }
            for province in PROVINCES {
                ask(province, "", 1);
            }
            for words in WORDS {
                ask("", words, 1);
            }
            for (province, words) in PROVINCES.into_iter().zip(WORDS) {
                ask(province, words, 1);
            }
        }
    }
    all
}

/// Measures, prints and judges.
pub fn run(place: &Place, portals: &[(&str, &str, &Portal)]) -> Result<Missed, String> {
    let questions = questions();
    let file = place.out("portal-nginx").join("rankings.txt");
    let lines: String = questions.iter().map(Question::line).collect();
    std::fs::write(&file, lines)
        .map_err(|error| format!("cannot write {}: {error}", file.display()))?;
    let mut missed = Missed::new();
    println!(
        "### Ranking of all kabupaten and kota: {} questions, each for the first time\n",
        questions.len()
    );
    println!("| | page: median | p99 | bare query: median | p99 |\n|---|---|---|---|---|");
    for (name, url, portal) in portals {
        eprintln!("Measuring rankings on {name}.");
        let pages = pages(portal, &questions)?;
        let queries = queries(url, &file)?;
        let p99 = quantile(&pages, 0.99);
        println!(
            "| {name} | {:.1} ms | {p99:.1} ms | {:.1} ms | {:.1} ms |",
            quantile(&pages, 0.5),
            quantile(&queries, 0.5),
            quantile(&queries, 0.99),
        );
        if p99 >= MOST_MS {
            missed.push(format!(
                "The p99 of a ranking on {name} is {p99:.0} ms; less than {MOST_MS} ms is promised on a quiet machine."
            ));
        }
    }
    println!();
    Ok(missed)
}

/// Milliseconds of each page, asked for one after another.
fn pages(portal: &Portal, questions: &[Question]) -> Result<Vec<f64>, String> {
    let mut connection = Connection::open(portal.address)?;
    let time = |question: &Question| {
        let begun = Instant::now();
        connection.page(&question.path(), "gzip")?;
        Ok(begun.elapsed().as_secs_f64() * 1e3)
    };
    questions.iter().map(time).collect()
}

/// Milliseconds of each query on its own, by an example of the store.
fn queries(url: &str, file: &Path) -> Result<Vec<f64>, String> {
    let told = process::read(
        process::cargo(&[
            "run",
            "--release",
            "--quiet",
            "--package",
            "prima-store",
            "--example",
            EXAMPLE,
            "--",
        ])
        .arg(url)
        .arg(file),
    )?;
    let number = |line: &str| {
        let number = line.parse();
        number.map_err(|_| format!("the example {EXAMPLE} told no number: {line}"))
    };
    told.lines().map(number).collect()
}
