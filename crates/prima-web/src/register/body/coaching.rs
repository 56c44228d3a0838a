//! *Pembinaan*: how many units of an institution innovate, have a counter in a
//! public service hall, take part in MPP Digital and are members of a hub of the
//! innovation network. Marked as provisional; what no source speaks of is unknown.

use super::section::Section;
use super::view::BodyView;
use crate::assessment::heads::{Holds, columns, heads};
use crate::assessment::naming;
use crate::look::{Notice, NoticeKind, Row, Table, notice, stacked};
use crate::recognition::stages::share;
use crate::register::notes::{self, Notes};
use crate::register::told;
use crate::site::Site;
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_domain::innovation::coaching::{COUNTER_MARK, Coached, Coaching, DIGITAL_MARK, HALLS};
use prima_store::StoreError;
use prima_store::history::Statement;
use prima_store::innovation::HubMember;
use std::collections::{BTreeMap, BTreeSet};

/// Units that are listed of one kind; the others are counted.
const MOST_LISTED: usize = 60;

/// What is known of the units of an institution.
#[derive(Clone, Debug, Default)]
pub struct CoachingView {
    /// What was looked at, in its order; nothing where there are no units.
    pub looked_at: Vec<(Coaching, Coached)>,
    /// Names of the units.
    pub called: BTreeMap<String, String>,
    /// Statements that name units within halls and MPP Digital.
    pub statements: Vec<Statement>,
    /// Memberships of units in hubs that have not ended.
    pub members: Vec<HubMember>,
}

/// Reads them; empty for a body that is no institution, or has no units.
pub async fn read(site: &Site, view: &BodyView<'_>) -> Result<CoachingView, StoreError> {
    if view.body.kind != "institution" || view.units.is_empty() {
        return Ok(CoachingView::default());
    }
    let mut below = site.database.bodies_below(&view.body.body).await?;
    below.retain(|unit| unit.valid_to.is_empty());
    let units: Vec<String> = below.iter().map(|unit| unit.body.clone()).collect();
    let mut reading = site.database.reading();
    let mut statements = reading.statements_naming(HALLS, &units).await?;
    statements.retain(|row| {
        let marks = [COUNTER_MARK, DIGITAL_MARK];
        marks.iter().any(|mark| row.statement.starts_with(mark))
    });
    let mut members = reading.memberships_of(&units).await?;
    members.retain(|row| row.until.is_empty());
    let looked_at = Coaching::ALL.map(|coaching| {
        let named: BTreeSet<&str> = match coaching {
            Coaching::Innovates => {
                let own = view.innovations.own.iter();
                own.map(|row| row.unit.as_str()).collect()
            }
            Coaching::Hall => named(&statements, COUNTER_MARK),
            Coaching::Digital => named(&statements, DIGITAL_MARK),
            Coaching::Hub => members.iter().map(|row| row.member.as_str()).collect(),
        };
        (coaching, Coached::of(&units, &named))
    });
    Ok(CoachingView {
        looked_at: looked_at.into(),
        called: below
            .into_iter()
            .map(|unit| (unit.body, unit.name))
            .collect(),
        statements,
        members,
    })
}

fn named<'s>(statements: &'s [Statement], mark: &str) -> BTreeSet<&'s str> {
    let own = statements
        .iter()
        .filter(|row| row.statement.starts_with(mark));
    own.map(|row| row.body.as_str()).collect()
}

/// The section; none where there are no units.
pub fn section(words: Words, view: &BodyView, notes: &mut Notes) -> Option<Section> {
    let seen = &view.coaching;
    let (_, first) = seen.looked_at.first()?;
    let n_all = first.n_all();
    if n_all == 0 {
        return None;
    }
    let heads = heads(
        words,
        &[
            ("web-coaching-measure", Holds::Name),
            ("web-coaching-share", Holds::Text),
            ("web-coaching-units", Holds::Text),
        ],
    );
    let rows: Vec<Row> = seen
        .looked_at
        .iter()
        .map(|(coaching, coached)| row(words, view, (*coaching, coached), notes))
        .collect();
    let all = words.counted("web-coaching-about", n_all, &[]);
    Some(Section {
        id: "pembinaan",
        heading: words.label("web-coaching"),
        body: html! {
            (notice(words, &Notice {
                kind: NoticeKind::Provisional,
                title: None,
                body: html! { p { (words.label("web-coaching-provisional")) } },
            }))
            p { (all) }
            (stacked(words, &Table {
                id: "pembinaan-tabel",
                caption: &words.label("web-coaching-caption"),
                columns: &columns(&heads),
                rows,
            }))
        },
    })
}

fn row(
    words: Words,
    view: &BodyView,
    (coaching, coached): (Coaching, &Coached),
    notes: &mut Notes,
) -> Row {
    let marks = marks(words, view, coaching, notes);
    let numbers = [
        ("n", words.count(coached.units.len())),
        ("all", words.count(coached.n_all())),
    ];
    let of = words.say("web-coaching-of", &numbers);
    let part = u64::try_from(coached.units.len()).ok();
    let percent = share(part, u64::try_from(coached.n_all()).ok());
    Row {
        cells: vec![
            html! { (words.label(&format!("web-coaching-{}", coaching.code()))) },
            html! {
                @if coached.is_unknown() { span class="muted" { (words.label("web-coaching-unknown")) } }
                @else {
                    (of)
                    @if let Some(percent) = &percent { " (" (naming::written(words, percent)) "%)" }
                    (marks)
                }
            },
            html! {
                (folded(words, view, "named", &coached.units))
                (folded(words, view, "others", &coached.others))
            },
        ],
        ..Row::default()
    }
}

/// The sources of one of them.
fn marks(words: Words, view: &BodyView, coaching: Coaching, notes: &mut Notes) -> Markup {
    let seen = &view.coaching;
    let mark = match coaching {
        Coaching::Innovates => {
            let mut marks = Vec::new();
            let own = view.innovations.own.iter();
            for row in own.filter(|row| seen.called.contains_key(&row.unit)) {
                let origin = crate::innovation::one::of(row);
                marks.push(notes.number(origin, "web-innovation-what"));
            }
            marks
        }
        Coaching::Hall | Coaching::Digital => {
            let beginning = match coaching {
                Coaching::Hall => COUNTER_MARK,
                _ => DIGITAL_MARK,
            };
            let own = seen.statements.iter();
            own.filter(|row| row.statement.starts_with(beginning))
                .map(|row| notes.number(notes::of_statement(row), "web-body-what-statement"))
                .collect()
        }
        // Officers of the hubs say so, with the source on the hub's page.
        Coaching::Hub => Vec::new(),
    };
    let numbers: BTreeSet<usize> = mark.into_iter().collect();
    html! { @for number in numbers { (crate::look::note_mark(words, number)) } }
}

/// Units behind a word that opens them; nothing where there are none.
fn folded(words: Words, view: &BodyView, kind: &str, units: &[String]) -> Markup {
    if units.is_empty() {
        return html! {};
    }
    let rest = units.len().saturating_sub(MOST_LISTED);
    html! {
        details {
            summary { (words.counted(&format!("web-coaching-{kind}"), units.len(), &[])) }
            ul {
                @for unit in units.iter().take(MOST_LISTED) {
                    li { (told::link(words, unit, view.coaching.called.get(unit).unwrap_or(unit))) }
                }
                @if rest > 0 { li { (words.counted("web-coaching-rest", rest, &[])) } }
            }
        }
    }
}
