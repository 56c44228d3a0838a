//! Scores the shipped data sets, prints their tables, writes the report.

use crate::destination::Destination;
use crate::output::{Output, TextTable};
use crate::progress::read;
use crate::view::{self, local};
use anyhow::Result;
use prima_document::report::{CheckedFigures, Citation, ExampleReport, ScoredRound, pages};
use prima_exchange::figures::load_figures;
use prima_instrument::Instrument;
use prima_robust::report::Report;
use prima_robust::{Settings, measure};
use prima_score::answers::Questions;
use prima_score::figures::{Checked, Figure, FigureState, Hint, hints, recompute};
use prima_score::round::{Results, Round};
use prima_workflow::dataset::{DatasetFolder, Shelf};
use prima_workflow::failure::Failure;
use prima_workflow::figures::{finding, rows};
use prima_workflow::inputs::{Loaded, Wanted};
use prima_workflow::library;
use serde_json::{Value, json};
use std::path::Path;
use std::process::ExitCode;

/// An example with its instrument and its data.
struct Opened {
    example: DatasetFolder,
    instrument: Option<Instrument>,
    questions: Option<Questions>,
    loaded: Option<Loaded>,
    figures: Vec<Figure>,
    checked: Vec<Checked>,
    hints: Vec<Hint>,
    node_sources: Vec<Citation>,
}

/// Runs the command.
pub fn run(shelf: &Shelf, folder: &Path, output: Output) -> Result<ExitCode> {
    let mut opened = Vec::new();
    for example in shelf.datasets()? {
        opened.push(open(example, output)?);
    }
    let rounds: Vec<Option<Round>> = opened.iter().map(round).collect();
    let results: Vec<Option<Results>> = rounds
        .iter()
        .map(|round| round.as_ref().map(Round::compute))
        .collect();
    let trusts: Vec<Option<Report>> = opened
        .iter()
        .zip(rounds.iter().zip(&results))
        .map(|(opened, (round, results))| trust(opened, round.as_ref()?, results.as_ref()?))
        .collect();
    let mut summary = Vec::new();
    for ((opened, round), results) in opened.iter().zip(&rounds).zip(&results) {
        show(opened, round.as_ref().zip(results.as_ref()), output);
        summary.push(to_json(opened, round.as_ref().zip(results.as_ref())));
    }
    let reports: Vec<ExampleReport> = opened
        .iter()
        .zip(&rounds)
        .zip(&results)
        .zip(&trusts)
        .map(|(((opened, round), results), trust)| ExampleReport {
            code: &opened.example.name,
            title: &opened.example.title,
            note: opened.example.note.as_ref(),
            period: &opened.example.period,
            round: round
                .as_ref()
                .zip(results.as_ref())
                .map(|(round, results)| ScoredRound {
                    round,
                    results,
                    trust: trust.as_ref(),
                }),
            figures: CheckedFigures {
                rows: &opened.figures,
                checked: &opened.checked,
                hints: &opened.hints,
            },
            node_sources: &opened.node_sources,
        })
        .collect();
    write(&reports, folder, output)?;
    output.json(&json!({ "report": folder.display().to_string(), "examples": summary }));
    Ok(ExitCode::SUCCESS)
}

fn open(example: DatasetFolder, output: Output) -> Result<Opened> {
    let instrument = match &example.instrument {
        Some(name) => Some(library::open_checked(name, output.lang)?.0),
        None => None,
    };
    let questions = instrument.as_ref().map(Questions::new);
    let loaded = match (&instrument, &questions, &example.inputs) {
        (Some(instrument), Some(questions), Some(inputs)) => {
            Some(read(inputs, instrument, questions, Wanted::Raters, output)?)
        }
        _ => None,
    };
    let figures = match &example.figures {
        Some(path) => figures(path)?,
        None => Vec::new(),
    };
    let cited = loaded
        .iter()
        .flat_map(|loaded| loaded.node_sources.iter().cloned());
    let node_sources = cited.map(citation).collect();
    let checked = recompute(&figures);
    let hints = hints(&figures, &checked);
    Ok(Opened {
        example,
        instrument,
        questions,
        loaded,
        figures,
        checked,
        hints,
        node_sources,
    })
}

fn citation([source, period, retrieved]: [String; 3]) -> Citation {
    Citation {
        source,
        period,
        retrieved,
    }
}

fn figures(path: &Path) -> Result<Vec<Figure>> {
    let loaded = load_figures(path, &|_| {}).map_err(Failure::Problems)?;
    Ok(rows(loaded.figures))
}

fn round(opened: &Opened) -> Option<Round<'_>> {
    let loaded = opened.loaded.as_ref()?;
    Some(Round::new(
        opened.instrument.as_ref()?,
        opened.questions.as_ref()?,
        &loaded.bodies,
        &loaded.answers,
        &loaded.published,
    ))
}

/// How far the results can be trusted; none where there are only published figures.
fn trust(opened: &Opened, round: &Round, results: &Results) -> Option<Report> {
    let inputs = opened.example.inputs.as_ref()?;
    let loaded = opened.loaded.as_ref()?;
    let has_answers = inputs.answers.is_some() || inputs.tallies.is_some();
    has_answers.then(|| {
        measure(
            round,
            results,
            &loaded.rated,
            &Settings::default(),
            &|_, _| {},
        )
    })
}

fn show(opened: &Opened, scored: Option<(&Round, &Results)>, output: Output) {
    output.heading(&format!(
        "{} · {}",
        opened.example.title.get(output.lang),
        opened.example.period
    ));
    if let Some(note) = &opened.example.note {
        output.line(note.get(output.lang));
    }
    output.line("");
    if let Some((round, results)) = scored {
        view::results(round, results, output);
    }
    if let Some(loaded) = &opened.loaded {
        view::notes(&loaded.notes, output);
    }
    if !opened.figures.is_empty() {
        show_figures(opened, output);
    }
    output.line("");
}

fn show_figures(opened: &Opened, output: Output) {
    let column =
        |key: &str, numeric: bool| (output.words(&format!("cli-column-{key}"), &[]), numeric);
    let mut table = TextTable::new(&[
        column("figure", false),
        column("period", false),
        column("published", true),
        column("recomputed", true),
        column("finding", false),
    ]);
    for (figure, checked) in opened.figures.iter().zip(&opened.checked) {
        let number = |value: &prima_instrument::exact::Exact| {
            local(
                &checked
                    .digits
                    .map_or_else(|| value.to_string(), |digits| value.at_digits(digits)),
                output.lang,
            )
        };
        let finding = match &checked.state {
            FigureState::Stated => String::new(),
            FigureState::Agrees => output.words("cli-figure-agrees", &[]),
            FigureState::Differs { by } => output.words(
                "cli-figure-differs",
                &[("by", local(&by.to_string(), output.lang))],
            ),
            FigureState::ComputedOnly => output.words("cli-figure-computed", &[]),
            FigureState::Unknown(why) => {
                output.words(&format!("cli-{}", why.key()), &[("names", why.names())])
            }
        };
        table.row(vec![
            figure.label.get(output.lang).to_owned(),
            figure.period.clone(),
            figure
                .value
                .as_ref()
                .map_or(String::new(), |printed| number(&printed.value)),
            checked.recomputed.as_ref().map_or(String::new(), number),
            finding,
        ]);
    }
    output.table(&table);
    for hint in &opened.hints {
        output.line(&hint_text(opened, hint, output));
    }
}

fn hint_text(opened: &Opened, hint: &Hint, output: Output) -> String {
    let label = |id: &str| {
        let found = opened.figures.iter().find(|figure| figure.id == id);
        found.map_or(id.to_owned(), |figure| {
            figure.label.get(output.lang).to_owned()
        })
    };
    let changes: Vec<String> = hint
        .changes
        .iter()
        .map(|change| {
            output.words(
                "cli-figure-change",
                &[
                    ("label", label(&change.id)),
                    (
                        "published",
                        local(&change.published.to_string(), output.lang),
                    ),
                    ("would", local(&change.would_be.to_string(), output.lang)),
                ],
            )
        })
        .collect();
    output.words(
        "cli-figure-hint",
        &[
            ("period", hint.period.clone()),
            ("changes", changes.join("; ")),
        ],
    )
}

fn write(reports: &[ExampleReport], folder: &Path, output: Output) -> Result<()> {
    let mut destination = Destination::new(folder, &[])?;
    for page in pages(reports, output.lang) {
        destination.write(&page.file, page.html.as_bytes())?;
    }
    destination.finish()?;
    let index = std::fs::canonicalize(folder.join("index.html"))
        .unwrap_or_else(|_| folder.join("index.html"));
    output.say(
        "cli-report-written",
        &[("file", index.display().to_string())],
    );
    Ok(())
}

fn to_json(opened: &Opened, scored: Option<(&Round, &Results)>) -> Value {
    let results = scored.map(|(round, results)| {
        let list = round.bodies.iter().map(|body| {
            let result = &results.bodies[body.0 as usize];
            let place = results.places[body.0 as usize];
            let band = result
                .band
                .map(|band| &round.instrument().bands[usize::from(band)]);
            json!({
                "unit": round.bodies.id(body),
                "name": round.bodies.name(body),
                "index": prima_workflow::tables::index_text(round, result),
                "band": band.map(|band| band.code.clone()),
                "zone": band.and_then(|band| band.zone.as_ref()).map(|zone| zone.id.clone()),
                "rank": place.and_then(|place| place.rank),
                "of": place.map(|place| results.groups[place.group as usize].ranked),
                "state": result.state.word(),
            })
        });
        list.collect::<Vec<_>>()
    });
    let figures = opened.figures.iter().zip(&opened.checked).map(|(figure, checked)| {
        json!({ "figure": figure.id, "period": figure.period,
                "published": figure.value.as_ref().map(|printed| printed.value.to_string()),
                "recomputed": checked.recomputed.as_ref().map(ToString::to_string), "finding": finding(&checked.state) })
    });
    json!({
        "example": opened.example.name,
        "period": opened.example.period,
        "instrument": opened.example.instrument,
        "results": results,
        "figures": figures.collect::<Vec<_>>(),
    })
}
