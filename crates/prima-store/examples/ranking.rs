//! Times the bare query behind a ranking: `ranking URL FILE`.
//!
//! Each line of the file is one question, its fields parted by tabs: programme,
//! period, levels, kinds, province, words, how many rows to pass over and to
//! give. The words stand for a search: bodies with them in their names. Prints
//! the milliseconds of each question on a line of its own.

use prima_store::Database;
use prima_store::history::RankingQuery;
use prima_store::register::Body;
use std::error::Error;
use std::time::Instant;

/// Bodies that a search finds at most.
const MOST_FOUND: usize = 1_000;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, file] = &arguments[..] else {
        return Err("use: ranking URL FILE".into());
    };
    let questions = std::fs::read_to_string(file)?;
    let database = Database::open(url).await?;
    let bodies = database.bodies().await?;
    for line in questions.lines() {
        let wanted = question(line, &bodies).ok_or_else(|| format!("not a question: {line}"))?;
        let begun = now();
        database.ranking(&wanted).await?;
        println!("{:.3}", begun.elapsed().as_secs_f64() * 1e3);
    }
    Ok(())
}

fn question(line: &str, bodies: &[Body]) -> Option<RankingQuery> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [
        programme,
        period,
        levels,
        kinds,
        province,
        words,
        skip,
        limit,
    ] = fields[..]
    else {
        return None;
    };
    let list = |text: &str| text.split_whitespace().map(str::to_owned).collect();
    let found = bodies
        .iter()
        .filter(|body| body.name.to_lowercase().contains(words));
    let found = found
        .map(|body| body.body.clone())
        .take(MOST_FOUND)
        .collect();
    Some(RankingQuery {
        programme: programme.to_owned(),
        period: period.to_owned(),
        levels: list(levels),
        kinds: list(kinds),
        province: province.to_owned(),
        bands: Vec::new(),
        only: (!words.is_empty()).then_some(found),
        by_name: false,
        skip: skip.parse().ok()?,
        limit: limit.parse().ok()?,
    })
}

#[expect(clippy::disallowed_methods, reason = "a measurement reads the clock")]
fn now() -> Instant {
    Instant::now()
}
