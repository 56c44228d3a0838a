//! How SQLite finds what a page asks for: by an index, never by reading a whole
//! table. The questions are those the store really asks, as its driver reports
//! them.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop where it stands"
)]

use prima_store::history::{Outcome, RankingQuery};
use prima_store::{AuditSought, Database};
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor, Row};
use std::fmt::Debug;
use std::sync::Mutex;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// What the driver said it asked.
static ASKED: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// How often a report is looked for before there is taken to be none.
const PATIENCE: usize = 1_000_000;

struct Listener;

impl Subscriber for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "sqlx::query"
    }

    fn event(&self, event: &Event<'_>) {
        let mut said = Said::default();
        event.record(&mut said);
        let whole = match said.statement.trim() {
            "" => said.summary.trim(),
            statement => statement,
        };
        ASKED.lock().unwrap().push(whole.to_owned());
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

/// A statement as the driver reports it: a short one is its own summary.
#[derive(Default)]
struct Said {
    summary: String,
    statement: String,
}

impl Visit for Said {
    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "summary" => value.clone_into(&mut self.summary),
            "db.statement" => value.clone_into(&mut self.statement),
            _ => {}
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn Debug) {}
}

/// What was asked since the last call. The driver reports on a thread of its
/// own, which may be after the answer is there.
fn reported() -> Vec<String> {
    for _ in 0..PATIENCE {
        let mut asked = ASKED.lock().unwrap();
        if asked.iter().any(|sql| sql.starts_with("SELECT ")) {
            return std::mem::take(&mut *asked);
        }
        drop(asked);
        std::thread::yield_now();
    }
    Vec::new()
}

/// Tells how SQLite would find what was asked since the last call.
async fn plans(connection: &mut AnyConnection) -> Vec<(String, String)> {
    let asked = reported();
    let mut plans = Vec::new();
    for sql in asked.into_iter().filter(|sql| sql.starts_with("SELECT ")) {
        let explain = format!("EXPLAIN QUERY PLAN {sql}");
        let steps = connection.fetch_all(AssertSqlSafe(explain)).await.unwrap();
        let steps = steps.iter().map(|step| step.get("detail"));
        plans.push((sql, steps.collect::<Vec<String>>().join("\n")));
    }
    ASKED.lock().unwrap().clear();
    plans
}

/// Demands an index for each table of each question, and where `sorted` that
/// the index has the order asked for, too. Gives what SQLite would do.
async fn check(connection: &mut AnyConnection, what: &str, sorted: bool) -> Vec<String> {
    let plans = plans(connection).await;
    assert!(!plans.is_empty(), "{what} asked nothing");
    for (sql, plan) in &plans {
        for step in plan.lines() {
            let reads_all = step.starts_with("SCAN") && !step.contains("INDEX");
            assert!(!reads_all, "{what} reads a whole table\n{sql}\n{plan}");
            let sorts = sorted && step.contains("TEMP B-TREE");
            assert!(!sorts, "{what} sorts by hand\n{sql}\n{plan}");
        }
    }
    plans.into_iter().map(|(_, plan)| plan).collect()
}

#[tokio::test]
async fn no_question_of_a_page_reads_a_whole_table() {
    tracing::subscriber::set_global_default(Listener).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("prima.db").display());
    let database = Database::open(&url).await.unwrap();
    let mut connection = AnyConnection::connect(&url).await.unwrap();
    plans(&mut connection).await;
    let one = |text: &str| vec![text.to_owned()];
    let ranking = RankingQuery {
        programme: "ombudsman".to_owned(),
        period: "2023".to_owned(),
        limit: 50,
        ..RankingQuery::default()
    };
    let filtered = RankingQuery {
        kinds: one("institution"),
        province: "16".to_owned(),
        bands: one("A"),
        ..ranking.clone()
    };
    let of_level = RankingQuery {
        levels: one("kota"),
        ..ranking.clone()
    };
    let of_levels = RankingQuery {
        levels: vec!["kabupaten".to_owned(), "kota".to_owned()],
        ..ranking.clone()
    };
    let of_some = RankingQuery {
        only: Some((0..300).map(|id| id.to_string()).collect()),
        ..ranking.clone()
    };
    macro_rules! ask {
        ($sorted:literal, $what:ident($($argument:expr),*)) => {{
            database.$what($($argument),*).await.unwrap();
            check(&mut connection, concat!(stringify!($what), stringify!($($argument),*)), $sorted).await
        }};
    }
    ask!(true, ranking(&ranking));
    ask!(true, ranking(&filtered));
    ask!(true, ranking(&of_level));
    let found = ask!(false, ranking(&of_levels));
    for plan in &found {
        assert!(plan.contains("level=?"), "a whole round is read\n{plan}");
    }
    let is_by_place = found.iter().any(|plan| plan.contains("place=?"));
    assert!(is_by_place, "rows of no page are read\n{found:#?}");
    ask!(false, ranking(&of_some));
    let of = Outcome {
        programme: "ombudsman".to_owned(),
        period: "2023".to_owned(),
        peer_group: "kota".to_owned(),
        ..Outcome::default()
    };
    ask!(true, peers(&of, "", 1_000));
    ask!(false, results_of_region("16.08"));
    ask!(true, leaders("ombudsman", "2023"));
    ask!(true, disagreements("ombudsman", "2023"));
    ask!(false, evidence("a"));
    ask!(false, evidence_of_body("a"));
    ask!(false, links_of_body("a"));
    ask!(false, links_of_evidence("a"));
    ask!(false, evidence_of_unit("a", "b"));
    ask!(false, upload("a"));
    ask!(false, upload_parts("a"));
    ask!(false, results_of("a"));
    ask!(false, results_under("a"));
    ask!(false, results_in_province("16"));
    ask!(false, results_of_cycle("ombudsman", "2023"));
    ask!(false, n_results_of("a"));
    ask!(false, result_sources_of("a"));
    ask!(true, body("a"));
    ask!(true, bodies_from(100, 50));
    ask!(true, bodies_under("a"));
    ask!(false, bodies_below("a"));
    ask!(true, bodies_of_region("16"));
    ask!(false, bodies_named(&one("a")));
    ask!(false, innovations_owned_by(&one("a")));
    ask!(false, body_names("a"));
    ask!(false, body_parents("a"));
    ask!(false, n_bodies());
    ask!(false, dataset("a"));
    ask!(false, dataset_files("a"));
    ask!(false, dataset_listing("a"));
    ask!(false, dataset_file("a", "units.csv"));
    ask!(false, family_files("a", "b"));
    ask!(false, families_of("a"));
    ask!(false, figures_of("a"));
    ask!(false, hints_of("a"));
    ask!(false, statements_about("a"));
    ask!(false, honours_of("a"));
    ask!(true, version());
    ask!(true, audit_from(1, 100));
    ask!(true, audit_back(&AuditSought::default(), None, 100));
}
