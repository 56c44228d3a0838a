//! `/data/*.csv`: everything of one kind in one table, all data sets together.
//!
//! Columns bear the names that the API has; a text in two languages is two
//! columns, and bodies and regions have the columns of the register's own files.
//! A cell is empty where nothing is known, a decimal number has a point, and an
//! apostrophe stands before a text that a spreadsheet would run.

use super::marks::Marks;
use crate::asked::Asked;
use crate::reply::{Answer, Reply};
use crate::site::Site;
use prima_exchange::safe_cells::push_safe_line;
use prima_exchange::write::push_line;
use prima_store::history::{Outcome, RankingQuery};

/// Results that are read at once.
const AT_ONCE: i64 = 5_000;

/// A table being written.
struct Csv(String);

impl Csv {
    fn new(columns: &[&str]) -> Csv {
        let mut text = String::new();
        push_line(columns.iter().copied(), &mut text);
        Csv(text)
    }

    fn row(&mut self, cells: &[&str]) {
        push_safe_line(cells.iter().copied(), &mut self.0);
    }

    fn file(self, name: &str) -> Answer {
        Ok(Reply::File {
            content_type: "text/csv; charset=utf-8",
            bytes: self.0.into_bytes(),
            name: Some(name.to_owned()),
        })
    }
}

/// Answers `/data/hasil.csv`: all results, newest round first, best first.
pub async fn results(site: &Site, _: &Asked) -> Answer {
    let known = site.known();
    let marks = Marks::of(&known);
    let mut csv = Csv::new(&[
        "programme",
        "period",
        "body",
        "name",
        "kind",
        "level",
        "province",
        "index",
        "band",
        "rank",
        "rank_of",
        "peer_group",
        "state",
        "published_index",
        "published_band",
        "published_rank",
        "difference",
        "index_low",
        "index_high",
        "rank_low",
        "rank_high",
        "instrument",
        "dataset",
        "source",
        "reference_period",
        "retrieved",
        "provisional",
        "sample",
    ]);
    for (programme, period) in &known.cycles {
        let mut skip = 0;
        loop {
            let wanted = RankingQuery {
                programme: programme.clone(),
                period: period.clone(),
                skip,
                limit: AT_ONCE,
                ..RankingQuery::default()
            };
            let ranking = site.database.ranking(&wanted).await?;
            for row in &ranking.rows {
                result(
                    &mut csv,
                    &row.name,
                    &row.result,
                    marks.sample(&row.result.dataset),
                );
            }
            skip += AT_ONCE;
            if skip >= ranking.total {
                break;
            }
        }
    }
    csv.file("hasil.csv")
}

fn result(csv: &mut Csv, name: &str, row: &Outcome, sample: &str) {
    let number = |n: Option<i64>| n.map_or_else(String::new, |n| n.to_string());
    csv.row(&[
        &row.programme,
        &row.period,
        &row.body,
        name,
        &row.kind,
        &row.level,
        &row.province,
        &row.index_text,
        &row.band,
        &number(row.rank),
        &number(row.rank_of),
        &row.peer_group,
        &row.state,
        &row.published_index,
        &row.published_band,
        &row.published_rank,
        &row.difference,
        &row.index_low,
        &row.index_high,
        &number(row.rank_low),
        &number(row.rank_high),
        &row.instrument,
        &row.dataset,
        &row.source,
        &row.reference,
        &row.retrieved,
        &row.provisional,
        sample,
    ]);
}

/// Answers `/data/angka.csv`: all figures.
pub async fn figures(site: &Site, _: &Asked) -> Answer {
    let marks = Marks::of(&site.known());
    let mut csv = Csv::new(&[
        "dataset",
        "programme",
        "figure",
        "label_id",
        "label_en",
        "series",
        "period",
        "value",
        "unit",
        "formula",
        "recomputed",
        "finding",
        "difference",
        "source",
        "retrieved",
        "sample",
    ]);
    for row in site.database.figures().await? {
        csv.row(&[
            &row.dataset,
            marks.programme(&row.dataset),
            &row.figure,
            &row.label_id,
            &row.label_en,
            &row.series,
            &row.period,
            &row.value,
            &row.unit,
            &row.recompute,
            &row.recomputed,
            &row.finding,
            &row.difference,
            &row.source,
            &row.retrieved,
            marks.sample(&row.dataset),
        ]);
    }
    csv.file("angka.csv")
}

/// Answers `/data/pernyataan.csv`: all statements.
pub async fn statements(site: &Site, _: &Asked) -> Answer {
    let marks = Marks::of(&site.known());
    let mut csv = Csv::new(&[
        "dataset",
        "programme",
        "statement",
        "kind",
        "period",
        "body",
        "text_id",
        "text_en",
        "source",
        "retrieved",
        "provisional",
        "sample",
    ]);
    for row in site.database.statements().await? {
        csv.row(&[
            &row.dataset,
            marks.programme(&row.dataset),
            &row.statement,
            &row.kind,
            &row.period,
            &row.body,
            &row.text_id,
            &row.text_en,
            &row.source,
            &row.retrieved,
            &row.provisional,
            marks.sample(&row.dataset),
        ]);
    }
    csv.file("pernyataan.csv")
}

/// Answers `/data/penghargaan.csv`: all honours.
pub async fn honours(site: &Site, _: &Asked) -> Answer {
    let marks = Marks::of(&site.known());
    let mut csv = Csv::new(&[
        "dataset",
        "honour",
        "event",
        "category",
        "series",
        "body",
        "unit",
        "title_id",
        "title_en",
        "status",
        "granted",
        "revoked",
        "reason_id",
        "reason_en",
        "source",
        "period",
        "retrieved",
        "sample",
    ]);
    for row in site.database.honours().await? {
        csv.row(&[
            &row.dataset,
            &row.honour,
            &row.event,
            &row.category,
            &row.series,
            &row.body,
            &row.unit,
            &row.title_id,
            &row.title_en,
            &row.status,
            &row.granted,
            &row.revoked,
            &row.reason_id,
            &row.reason_en,
            &row.source,
            &row.period,
            &row.retrieved,
            marks.sample(&row.dataset),
        ]);
    }
    csv.file("penghargaan.csv")
}

/// Answers `/data/acara.csv`: all events and their categories.
pub async fn events(site: &Site, _: &Asked) -> Answer {
    let marks = Marks::of(&site.known());
    let mut csv = Csv::new(&[
        "dataset",
        "event",
        "category",
        "name_id",
        "name_en",
        "level",
        "announced",
        "date",
        "place",
        "host",
        "source",
        "period",
        "retrieved",
        "sample",
    ]);
    for row in site.database.events().await? {
        let announced = row.announced.map_or_else(String::new, |n| n.to_string());
        csv.row(&[
            &row.dataset,
            &row.event,
            &row.category,
            &row.name_id,
            &row.name_en,
            &row.level,
            &announced,
            &row.date,
            &row.place,
            &row.host,
            &row.source,
            &row.period,
            &row.retrieved,
            marks.sample(&row.dataset),
        ]);
    }
    csv.file("acara.csv")
}

/// Answers `/data/badan.csv`: all bodies, as the register is imported.
pub async fn bodies(site: &Site, _: &Asked) -> Answer {
    let mut csv = Csv::new(&[
        "unit",
        "name",
        "short",
        "parent",
        "kind",
        "level",
        "region",
        "valid_from",
        "valid_to",
        "aliases",
        "sample",
    ]);
    for row in site.database.bodies().await? {
        csv.row(&[
            &row.body,
            &row.name,
            &row.short,
            &row.parent,
            &row.kind,
            &row.level,
            &row.region,
            &row.valid_from,
            &row.valid_to,
            &row.aliases,
            &row.sample,
        ]);
    }
    csv.file("badan.csv")
}

/// Answers `/data/wilayah.csv`: all regions, each row with its source and licence.
pub async fn regions(site: &Site, _: &Asked) -> Answer {
    let mut csv = Csv::new(&[
        "code",
        "name",
        "short",
        "kind",
        "parent",
        "valid_from",
        "valid_to",
        "source",
    ]);
    for row in site.known().regions.values() {
        csv.row(&[
            &row.region,
            &row.name,
            &row.short,
            &row.kind,
            &row.parent,
            &row.valid_from,
            &row.valid_to,
            super::api::REGION_SOURCE,
        ]);
    }
    csv.file("wilayah.csv")
}

/// Answers `/data/replikasi.csv`: who took what over from whom.
pub async fn replications(site: &Site, _: &Asked) -> Answer {
    let known = site.known();
    let marks = Marks::of(&known);
    let mut csv = Csv::new(&[
        "replica",
        "origin",
        "adaptation",
        "effect",
        "dataset",
        "source",
        "period",
        "retrieved",
        "provisional",
        "sample",
    ]);
    for row in &known.catalogue.replications {
        csv.row(&[
            &row.replica,
            &row.origin,
            &row.adaptation,
            &row.effect,
            &row.dataset,
            &row.source,
            &row.period,
            &row.retrieved,
            &row.provisional,
            marks.sample(&row.dataset),
        ]);
    }
    csv.file("replikasi.csv")
}

#[cfg(test)]
mod tests {
    use super::Csv;

    #[test]
    fn what_people_wrote_is_no_formula_and_a_number_stays_one() {
        let mut csv = Csv::new(&["name", "text", "difference"]);
        csv.row(&["=HYPERLINK(\"x\")", "@kantor, kota", "-0.01"]);
        let line = csv.0.lines().nth(1).expect("a row follows the head");
        assert_eq!(line, "\"'=HYPERLINK(\"\"x\"\")\",\"'@kantor, kota\",-0.01");
    }
}
