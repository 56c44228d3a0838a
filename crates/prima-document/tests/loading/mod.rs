//! The shipped examples, read in the plainest way that tests need.

use prima_document::report::{CheckedFigures, Citation, ExampleReport, Page, ScoredRound, pages};
use prima_instrument::condition::Expression;
use prima_instrument::exact::Exact;
use prima_instrument::model::{BodyKind, BodyLevel};
use prima_instrument::words::{Lang, Text};
use prima_instrument::{Catalogue, Instrument};
use prima_robust::Report as Trust;
use prima_score::answers::{Answers, Questions};
use prima_score::bodies::{Bodies, BodiesBuilder, BodyRow};
use prima_score::figures::{Checked, Figure, Hint, Printed, hints, recompute};
use prima_score::round::{Published, PublishedIndex, Results, Round};
use prima_score::tree::Given;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use toml::de::{DeTable, DeValue};

/// One example with everything its report borrows from.
pub struct Example {
    /// Folder.
    pub code: String,
    /// Title.
    pub title: Text,
    /// Note.
    pub note: Text,
    /// Reference period.
    pub period: String,
    /// Rules and bodies; none where there are only figures.
    pub scored: Option<Scored>,
    /// Single figures.
    pub figures: Vec<Figure>,
    /// Where node scores come from.
    pub node_sources: Vec<Citation>,
    /// How far the round can be trusted.
    pub trust: Option<Trust>,
}

/// What a round is made from.
pub struct Scored {
    /// Rules.
    pub instrument: Instrument,
    /// Questions.
    pub questions: Questions,
    /// Bodies.
    pub bodies: Bodies,
    /// Answers; there are none.
    pub answers: Answers,
    /// Published figures.
    pub published: Published,
}

/// Folder of the project.
pub fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// All examples, by name.
pub fn examples() -> Vec<Example> {
    let folder = project().join("examples");
    let mut codes: Vec<String> = fs::read_dir(&folder)
        .expect("the examples are shipped")
        .map(|entry| {
            entry
                .expect("readable")
                .file_name()
                .into_string()
                .expect("plain names")
        })
        .filter(|name| folder.join(name).join("example.toml").exists())
        .collect();
    codes.sort();
    codes.iter().map(|code| example(code)).collect()
}

/// One example.
pub fn example(code: &str) -> Example {
    let folder = project().join("examples").join(code);
    let head = fs::read_to_string(folder.join("example.toml")).expect("an example has a head");
    let head = DeTable::parse(&head).expect("the head is well formed");
    let value = |key: &str| head.get_ref().get(key).map(|value| value.get_ref());
    let line = |key: &str| -> Option<String> { Some(value(key)?.as_str()?.to_owned()) };
    let text = |key: &str| {
        let table = value(key)
            .and_then(DeValue::as_table)
            .expect("words in both languages");
        let of = |lang: &str| table[lang].get_ref().as_str().expect("text").to_owned();
        Text {
            id: of("id"),
            en: of("en"),
        }
    };
    let rows = |key: &str| -> Vec<BTreeMap<String, String>> {
        let Some(name) = line(key) else {
            return Vec::new();
        };
        table(&fs::read_to_string(folder.join(name)).expect("a named file exists"))
    };
    Example {
        code: code.to_owned(),
        title: text("title"),
        note: text("note"),
        period: line("period").expect("a period"),
        scored: line("instrument")
            .map(|name| scored(&name, &rows("units"), &rows("results"), &rows("nodes"))),
        figures: rows("figures").iter().map(figure).collect(),
        node_sources: rows("nodes")
            .iter()
            .map(|row| Citation {
                source: row["source"].clone(),
                period: row["period"].clone(),
                retrieved: row["retrieved"].clone(),
            })
            .collect(),
        trust: None,
    }
}

type Row = BTreeMap<String, String>;

fn scored(name: &str, units: &[Row], results: &[Row], nodes: &[Row]) -> Scored {
    let folder = project().join("instruments");
    let read = |path: &str| fs::read_to_string(folder.join(path)).expect("a shipped file");
    let catalogue = Catalogue::read(
        &read("catalogue/facilities.toml"),
        &read("catalogue/evidence.toml"),
    );
    let catalogue = catalogue.expect("the catalogue is well formed");
    let instrument = prima_instrument::read(&read(&format!("{name}.toml")), &catalogue);
    let instrument = instrument.expect("the instrument is well formed");
    let mut builder = BodiesBuilder::default();
    for row in units {
        builder.push(&BodyRow {
            unit: &row["unit"],
            name: &row["name"],
            parent: &row["parent"],
            kind: BodyKind::from_name(&row["kind"]),
            level: BodyLevel::from_name(&row["level"]),
            region: &row["region"],
            population: None,
        });
    }
    let bodies = builder.finish().expect("the bodies are well formed");
    let questions = Questions::new(&instrument);
    let answers = Answers::new(&questions, bodies.len());
    let mut published = Published::default();
    for row in results {
        let body = bodies.find(&row["unit"]).expect("a known body");
        let index = PublishedIndex {
            index: Exact::parse(&row["index"]),
            text: row["index"].clone(),
            band: row["band"].clone(),
            rank: row["rank"].clone(),
            source: row["source"].clone(),
            period: row["period"].clone(),
            retrieved: row["retrieved"].clone(),
        };
        published.indices.insert(body, index);
    }
    for row in nodes {
        let body = bodies.find(&row["unit"]).expect("a known body");
        let node = instrument.find_node(&row["code"]).expect("a known node");
        let score = Exact::parse(&row["score"]).expect("a number");
        published
            .nodes
            .entry(body)
            .or_default()
            .insert(node, Given::Score(score));
    }
    Scored {
        instrument,
        questions,
        bodies,
        answers,
        published,
    }
}

fn figure(row: &Row) -> Figure {
    let formula = &row["recompute"];
    Figure {
        id: row["figure"].clone(),
        label: Text {
            id: row["label_id"].clone(),
            en: row["label_en"].clone(),
        },
        group: row["group"].clone(),
        period: row["period"].clone(),
        value: Printed::parse(&row["value"]),
        unit: row["unit"].clone(),
        recompute: (!formula.is_empty()).then(|| Expression::parse(formula).expect("a formula")),
        digits: row["digits"].parse().ok(),
        source: row["source"].clone(),
        retrieved: row["retrieved"].clone(),
    }
}

/// Rows of a CSV text by their headings.
fn table(text: &str) -> Vec<Row> {
    let mut lines = text.lines().map(cells);
    let head = lines.next().expect("a heading");
    lines
        .map(|cells| head.iter().cloned().zip(cells).collect())
        .collect()
}

fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().expect("never empty").push(letter),
        }
    }
    cells
}

/// The pages of some examples.
pub fn render(examples: &[Example], lang: Lang) -> Vec<Page> {
    let rounds: Vec<Option<Round>> = examples
        .iter()
        .map(|example| {
            let scored = example.scored.as_ref()?;
            Some(Round::new(
                &scored.instrument,
                &scored.questions,
                &scored.bodies,
                &scored.answers,
                &scored.published,
            ))
        })
        .collect();
    let results: Vec<Option<Results>> = rounds
        .iter()
        .map(|round| Some(round.as_ref()?.compute()))
        .collect();
    let checked: Vec<(Vec<Checked>, Vec<Hint>)> = examples
        .iter()
        .map(|example| {
            let checked = recompute(&example.figures);
            let hints = hints(&example.figures, &checked);
            (checked, hints)
        })
        .collect();
    let reports: Vec<ExampleReport> = examples
        .iter()
        .enumerate()
        .map(|(place, example)| ExampleReport {
            code: &example.code,
            title: &example.title,
            note: Some(&example.note),
            period: &example.period,
            round: rounds[place]
                .as_ref()
                .zip(results[place].as_ref())
                .map(|(round, results)| ScoredRound {
                    round,
                    results,
                    trust: example.trust.as_ref(),
                }),
            figures: CheckedFigures {
                rows: &example.figures,
                checked: &checked[place].0,
                hints: &checked[place].1,
            },
            node_sources: &example.node_sources,
        })
        .collect();
    pages(&reports, lang)
}
