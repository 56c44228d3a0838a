//! Honours that are granted here, as a data set like any imported one: bundled,
//! so that it can be checked, and written in the transaction of the act.

use super::facts::EditionSeen;
use super::moved::{has_event, year};
use crate::assessment::Acted;
use crate::assessment::frozen::on_a_thread;
use crate::dataset::{self, DatasetFolder};
use crate::failure::WorkflowError;
use crate::import::{derive, temporary};
use prima_document::wording::Words;
use prima_exchange::write::push_line;
use prima_instrument::programme::{Programme, Recipient};
use prima_instrument::words::{Lang, Text, say};
use prima_store::Act;
use prima_store::recognition::{Candidacy, CandidacyHonour};
use std::collections::BTreeMap;
use std::fs;

const EVENTS: &str = "events.csv";
const HONOURS: &str = "honours.csv";
const STATEMENTS: &str = "statements.csv";

/// Columns of `honours.csv`.
pub(super) const HONOUR_COLUMNS: [&str; 15] = [
    "honour",
    "event",
    "category",
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
];
/// Columns of `events.csv`.
pub(super) const EVENT_COLUMNS: [&str; 12] = [
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
];

/// Columns of `statements.csv`.
pub(super) const STATEMENT_COLUMNS: [&str; 8] = [
    "statement",
    "kind",
    "period",
    "body",
    "text_id",
    "text_en",
    "source",
    "retrieved",
];

/// A data set of honours and events.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    /// Its id.
    pub name: String,
    /// Title.
    pub title: Text,
    /// What a reader must know.
    pub note: Text,
    /// Programme.
    pub programme: String,
    /// Reference period.
    pub period: String,
    /// Whether it is no real data.
    pub is_sample: bool,
    /// Rows of `events.csv`, each in the order of its columns.
    pub events: Vec<[String; 12]>,
    /// Rows of `honours.csv`.
    pub honours: Vec<[String; 15]>,
    /// Rows of `statements.csv`.
    pub statements: Vec<[String; 8]>,
}

/// Puts a data set of honours in place of the one of its name.
pub(super) async fn replace(act: &mut Act, told: Told, at: &str) -> Acted<()> {
    let at = at.to_owned();
    let derived = on_a_thread(move || -> Result<_, WorkflowError> {
        let place = temporary()?;
        let folder = place.path().join(&told.name);
        let failed = WorkflowError::at(&folder);
        let write = |name: &str, text: &str| fs::write(folder.join(name), text);
        fs::create_dir(&folder)
            .and_then(|()| write(dataset::FILE, &told.description()))
            .and_then(|()| write(EVENTS, &table(&EVENT_COLUMNS, &told.events)))
            .and_then(|()| write(HONOURS, &table(&HONOUR_COLUMNS, &told.honours)))
            .and_then(|()| write(STATEMENTS, &table(&STATEMENT_COLUMNS, &told.statements)))
            .map_err(failed)?;
        // Honours alone resample nothing.
        derive(&DatasetFolder::read(&folder)?, &at, Lang::Id, &|_, _| {})
    });
    let derived = derived.await?;
    act.replace_dataset(derived.dataset, &derived.derived)
        .await?;
    Ok(())
}

impl Told {
    fn description(&self) -> String {
        let mut lines = vec![
            format!("title = {}", words(&self.title)),
            format!("note = {}", words(&self.note)),
            format!("period = {}", quoted(&self.period)),
            format!("programme = {}", quoted(&self.programme)),
            format!("honours = {}", quoted(HONOURS)),
        ];
        if !self.events.is_empty() {
            lines.push(format!("events = {}", quoted(EVENTS)));
        }
        if !self.statements.is_empty() {
            lines.push(format!("statements = {}", quoted(STATEMENTS)));
        }
        if self.is_sample {
            lines.push("sample = true".to_owned());
        }
        lines.join("\n") + "\n"
    }
}

fn table<const N: usize>(columns: &[&str; N], rows: &[[String; N]]) -> String {
    let mut text = String::new();
    push_line(columns.iter().copied(), &mut text);
    for row in rows {
        push_line(row.iter().map(String::as_str), &mut text);
    }
    text
}

/// A text as TOML has it.
fn quoted(text: &str) -> String {
    let text = serde_json::Value::from(text).to_string();
    text.replace('\u{7f}', "\\u007f")
}

fn words(text: &Text) -> String {
    format!("{{ id = {}, en = {} }}", quoted(&text.id), quoted(&text.en))
}

/// Publishes all that a programme granted in a year, revoked or not.
pub(super) async fn publish(
    act: &mut Act,
    edition: &EditionSeen,
    of_year: &str,
    sample: &str,
    at: &str,
) -> Acted<()> {
    let programme = &edition.programme;
    let mut reading = act.reading();
    let candidacies = reading.candidacies_of(&programme.code).await?;
    let honours = reading.honours_of_programme(&programme.code).await?;
    let rows: BTreeMap<&str, &Candidacy> = candidacies
        .iter()
        .filter(|row| row.sample == sample)
        .map(|row| (row.candidacy.as_str(), row))
        .collect();
    let is_sample = !sample.is_empty();
    let tail = if is_sample { "-contoh" } else { "" };
    let event = match has_event(programme.recipient) {
        true => format!("penghargaan-{}-{of_year}{tail}", programme.code),
        false => String::new(),
    };
    let own = honours.iter().filter(|honour| {
        year(&honour.granted) == of_year && rows.contains_key(honour.candidacy.as_str())
    });
    let own: Vec<(&CandidacyHonour, &Candidacy)> = own
        .map(|honour| (honour, rows[honour.candidacy.as_str()]))
        .collect();
    let told: Vec<[String; 15]> = own
        .iter()
        .map(|(honour, row)| line(honour, row, &event, programme))
        .collect();
    let terms = own
        .iter()
        .filter_map(|(honour, row)| term(honour, row, programme));
    let title = |lang: Lang, name: &str| {
        let arguments = [("name", name.to_owned()), ("year", of_year.to_owned())];
        say(lang, "honour-set-title", &arguments)
    };
    let confers = &programme.confers;
    let events = match event.is_empty() {
        true => Vec::new(),
        false => event_lines(&event, programme, of_year, &told),
    };
    let told = Told {
        name: format!("penetapan-{}-{of_year}{tail}", programme.code),
        title: Text {
            id: title(Lang::Id, &confers.id),
            en: title(Lang::En, &confers.en),
        },
        note: Text {
            id: say(Lang::Id, "honour-set-note", &[]),
            en: say(Lang::En, "honour-set-note", &[]),
        },
        programme: programme.code.clone(),
        period: of_year.to_owned(),
        is_sample,
        events,
        statements: terms.collect(),
        honours: told,
    };
    replace(act, told, at).await
}

/// Until when an honour holds, as a statement about who holds it; none where it
/// has no last day, or ended before.
fn term(honour: &CandidacyHonour, row: &Candidacy, programme: &Programme) -> Option<[String; 8]> {
    let last = last_day(honour, row)?;
    let holder = match programme.recipient {
        Recipient::Unit => &row.unit,
        Recipient::Institution => &honour.body,
    };
    let said = |lang: Lang, title: &str| {
        let words = Words { lang };
        let arguments = [("title", title.to_owned()), ("date", words.date(last))];
        words.say("honour-term", &arguments)
    };
    Some([
        format!("{}-berlaku", honour.honour),
        "fact".to_owned(),
        year(&honour.granted),
        holder.clone(),
        said(Lang::Id, &honour.title_id),
        said(Lang::En, &honour.title_en),
        source(honour, row),
        honour.granted.clone(),
    ])
}

/// The last day on which an honour holds, which its programme's term decided when it
/// was granted; none where it has no end, or ended before.
pub(super) fn last_day<'a>(honour: &CandidacyHonour, row: &'a Candidacy) -> Option<&'a str> {
    let is_newest = honour.granted == row.granted;
    let holds = !row.expires.is_empty() && honour.revoked.is_empty() && is_newest;
    holds.then_some(row.expires.as_str())
}

/// Where a decision stands.
fn source(honour: &CandidacyHonour, row: &Candidacy) -> String {
    let mut source = format!("Prima: {}", row.candidacy);
    if !honour.document.is_empty() {
        source.push_str(", ");
        source.push_str(&honour.document);
    }
    source
}

fn line(
    honour: &CandidacyHonour,
    row: &Candidacy,
    event: &str,
    programme: &Programme,
) -> [String; 15] {
    let is_revoked = !honour.revoked.is_empty();
    let category = if event.is_empty() {
        ""
    } else {
        &programme.code
    };
    [
        honour.honour.clone(),
        event.to_owned(),
        category.to_owned(),
        honour.body.clone(),
        honour.unit.clone(),
        honour.title_id.clone(),
        honour.title_en.clone(),
        if is_revoked { "revoked" } else { "granted" }.to_owned(),
        honour.granted.clone(),
        honour.revoked.clone(),
        honour.reason.clone(),
        String::new(),
        source(honour, row),
        year(&honour.granted),
        if is_revoked {
            &honour.revoked
        } else {
            &honour.granted
        }
        .clone(),
    ]
}

/// The event of a year and its one category.
fn event_lines(
    event: &str,
    programme: &Programme,
    of_year: &str,
    honours: &[[String; 15]],
) -> Vec<[String; 12]> {
    let newest = honours.iter().map(|row| row[8].as_str()).max();
    let newest = newest.unwrap_or(of_year).to_owned();
    let line = |category: &str| {
        let name = |text: &str| format!("{text} {of_year}");
        [
            event.to_owned(),
            category.to_owned(),
            name(&programme.confers.id),
            name(&programme.confers.en),
            String::new(),
            String::new(),
            newest.clone(),
            String::new(),
            String::new(),
            format!("Prima: {}", programme.name()),
            of_year.to_owned(),
            newest.clone(),
        ]
    };
    vec![line(""), line(&programme.code)]
}
