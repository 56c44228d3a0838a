//! What was conferred on a body and what was taken back, in one table by day:
//! honours, predikat of assessments, and revocations, each with its source. What
//! has no day stands at the end of the period in which it was told.

use super::section::Section;
use super::view::{BodyView, HonourView};
use crate::assessment::heads::{Holds, columns, heads};
use crate::assessment::naming;
use crate::look::{Row, Table, stacked};
use crate::register::notes::{self, Notes, Origin};
use crate::register::result::ResultView;
use crate::register::told;
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_domain::register::day::Day;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Revoked,
    Honour,
    Predikat,
}

/// One line of the table.
struct Moment<'v> {
    /// Its day, or the last day of its period; none: nothing is known of when.
    at: Option<Day>,
    kind: Kind,
    /// When, as known; empty: the source does not say.
    when: &'v str,
    /// The period in which it was told.
    period: &'v str,
    what: Markup,
    who: Markup,
    origin: Origin<'v>,
    note: &'static str,
}

/// The table; none where nothing was conferred.
pub fn section(words: Words, view: &BodyView, notes: &mut Notes) -> Option<Section> {
    let mut moments: Vec<Moment> = Vec::new();
    for honour in &view.honours {
        moments.extend(of_honour(words, view, honour));
    }
    moments.extend(
        view.results
            .iter()
            .filter(|result| !result.outcome.band.is_empty())
            .map(|result| of_result(words, view, result)),
    );
    if moments.is_empty() {
        return None;
    }
    // Newest first; what was taken back stands above what was given the same day.
    moments.sort_by(|one, other| (other.at, one.kind).cmp(&(one.at, other.kind)));
    let heads = heads(
        words,
        &[
            ("web-timeline-when", Holds::Name),
            ("web-timeline-kind", Holds::Text),
            ("web-timeline-what", Holds::Text),
            ("web-timeline-who", Holds::Text),
        ],
    );
    let rows: Vec<Row> = moments
        .iter()
        .map(|moment| row(words, moment, notes))
        .collect();
    Some(Section {
        id: "lini-masa",
        heading: words.label("web-timeline"),
        body: html! {
            p { (words.label("web-timeline-about")) }
            (stacked(words, &Table {
                id: "lini-masa-tabel",
                caption: &words.label("web-timeline-caption"),
                columns: &columns(&heads),
                rows,
            }))
        },
    })
}

fn row(words: Words, moment: &Moment, notes: &mut Notes) -> Row {
    let mark = notes.mark(words, moment.origin, moment.note);
    let when = match moment.when {
        "" => words.say(
            "web-timeline-no-day",
            &[("period", naming::period(words, moment.period))],
        ),
        when => naming::period(words, when),
    };
    let kind = match moment.kind {
        Kind::Revoked => "web-timeline-revoked",
        Kind::Honour => "web-timeline-honour",
        Kind::Predikat => "web-timeline-predikat",
    };
    Row {
        cells: vec![
            html! { (when) },
            html! { (words.label(kind)) },
            html! { (moment.what) (mark) },
            moment.who.clone(),
        ],
        ..Row::default()
    }
}

/// An honour as it was given, and as it was taken back.
fn of_honour<'v>(words: Words, view: &'v BodyView, of: &'v HonourView) -> Vec<Moment<'v>> {
    let honour = &of.honour;
    let title = super::honours::title(words, of);
    let event = of.event.as_ref().map(|event| {
        let name = naming::of(words, &event.name_id, &event.name_en);
        html! { " · " a href=(naming::event_address(words, &honour.event)) { (name) } }
    });
    let sample = told::made_up(words, view.is_sample(&honour.dataset));
    let moment = |kind, when: &'v str, what| Moment {
        at: Day::last_of(when).or_else(|| Day::last_of(&honour.period)),
        kind,
        when,
        period: &honour.period,
        what,
        who: who(words, view, of),
        origin: notes::of_honour(honour),
        note: "web-body-what-honour",
    };
    let mut moments = Vec::new();
    // Of one that was taken back it may not be known when it was given.
    if !of.is_revoked() || !honour.granted.is_empty() {
        let what = html! { (title) @if let Some(event) = &event { (event) } (sample) };
        moments.push(moment(Kind::Honour, &honour.granted, what));
    }
    if of.is_revoked() {
        let reason = told::clause(naming::of(words, &honour.reason_id, &honour.reason_en));
        let what = html! {
            (title)
            @if !reason.is_empty() { ". " (words.say("web-body-revoked-reason", &[("reason", reason)])) }
            (sample)
        };
        moments.push(moment(Kind::Revoked, &honour.revoked, what));
    }
    moments
}

/// Who received an honour or earned it, where that is another body.
fn who(words: Words, view: &BodyView, of: &HonourView) -> Markup {
    let honour = &of.honour;
    let other = match honour.body == view.body.body {
        true => honour.unit.as_str(),
        false => honour.body.as_str(),
    };
    match other {
        "" => html! { (view.body.called()) },
        other => told::link(words, other, view.name(other)),
    }
}

/// A predikat that an assessment confers.
fn of_result<'v>(words: Words, view: &'v BodyView, result: &'v ResultView) -> Moment<'v> {
    let outcome = &result.outcome;
    let value = result.announced(words);
    let what = html! {
        (result.programme(words)) " " (naming::period(words, &outcome.period)) ": " (result.label(words))
        @if result.has_own_band() { " (" (words.label("web-body-own")) ")" }
        @if !value.is_empty() { " (" (value) ")" }
        (told::made_up(words, result.is_sample()))
    };
    Moment {
        at: Day::last_of(&outcome.period),
        kind: Kind::Predikat,
        when: &outcome.period,
        period: &outcome.period,
        what,
        who: html! { (view.body.called()) },
        origin: match result.has_own_band() {
            true => notes::of_own(outcome),
            false => notes::of_result(outcome),
        },
        note: notes::WHAT_BAND,
    }
}
