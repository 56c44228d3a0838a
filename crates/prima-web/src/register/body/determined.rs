//! For results that were determined here: who determined them, the signature,
//! what a later determination corrects, the unit's own words, and what it
//! promised and did.

use super::section::Section;
use super::view::BodyView;
use crate::assessment::{changed, naming};
use crate::desk::moment::day;
use crate::frame::localized;
use crate::reply::WebError;
use crate::site::Site;
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_workflow::assessment::read::{
    ActionLine, DeterminationLine, PublishedReply, public_actions, public_changes,
    published_replies, signature_of,
};
use prima_workflow::assessment::{ActError, Change};
use std::collections::BTreeSet;

/// What is public of a body's results that were determined here.
#[derive(Clone, Debug, Default)]
pub struct Determined {
    /// Data sets with the determinations behind each, oldest first.
    pub lines: Vec<(String, Vec<DeterminationLine>)>,
    /// Data sets with what the body says of its result.
    pub replies: Vec<(String, PublishedReply)>,
    /// Data sets with what changed after the first score, oldest first.
    pub changes: Vec<(String, Change)>,
    /// What it promised, by round.
    pub actions: Vec<ActionLine>,
}

/// Reads it; one look for a body whose results all come from elsewhere.
pub async fn read(
    site: &Site,
    unit: &str,
    datasets: &BTreeSet<&str>,
) -> Result<Determined, WebError> {
    let mut determined = Determined::default();
    if datasets.is_empty() {
        return Ok(determined);
    }
    let published = site
        .database
        .reading()
        .determinations_in("published")
        .await?;
    let own: BTreeSet<String> = published
        .into_iter()
        .map(|row| row.dataset)
        .filter(|dataset| datasets.contains(dataset.as_str()))
        .collect();
    if own.is_empty() {
        return Ok(determined);
    }
    let failed = |error: ActError| WebError::failed("read what was determined here")(error);
    for dataset in own {
        let lines = signature_of(&site.desk, &dataset).await.map_err(failed)?;
        let replies = published_replies(&site.desk, &dataset).await;
        let replies = replies.map_err(failed)?.into_iter();
        determined.replies.extend(
            replies
                .filter(|reply| reply.unit == unit)
                .map(|reply| (dataset.clone(), reply)),
        );
        let changes = public_changes(&site.desk, &dataset, unit).await;
        let changes = changes.map_err(failed)?.into_iter();
        determined
            .changes
            .extend(changes.map(|change| (dataset.clone(), change)));
        determined.lines.push((dataset, lines));
    }
    // A card is kept until the data change, so it tells last days and not who is late today.
    let actions = public_actions(&site.desk, unit, 0).await;
    determined.actions = actions.map_err(failed)?;
    Ok(determined)
}

/// The section; none where nothing was determined here.
pub fn section(words: Words, view: &BodyView) -> Option<Section> {
    let determined = &view.determined;
    if determined.lines.is_empty() && determined.actions.is_empty() {
        return None;
    }
    Some(Section {
        id: "penetapan",
        heading: words.label("web-determined"),
        body: html! {
            @for (dataset, lines) in &determined.lines { (of_dataset(words, view, dataset, lines)) }
            @if !determined.actions.is_empty() {
                h3 { (words.label("web-determined-actions")) }
                ul { @for line in &determined.actions { li { (promise(words, line)) } } }
            }
        },
    })
}

fn of_dataset(words: Words, view: &BodyView, dataset: &str, lines: &[DeterminationLine]) -> Markup {
    let result = view
        .results
        .iter()
        .find(|one| one.outcome.dataset == dataset);
    let heading = result.map_or_else(
        || dataset.to_owned(),
        |one| {
            format!(
                "{} {}",
                one.programme(words),
                naming::period(words, &one.outcome.period)
            )
        },
    );
    let said = view
        .determined
        .replies
        .iter()
        .filter(|(own, _)| own == dataset);
    html! {
        h3 { (heading) }
        @for (_, reply) in said {
            div class="reply" {
                p { strong { (words.label("web-determined-reply")) } " " (day(words, &reply.at)) }
                blockquote { p { (reply.text) } }
            }
        }
        @for line in lines { (determination(words, line)) }
        (changes(words, view, dataset))
        p { a href=(naming::dataset_address(words, dataset)) { (words.label("web-determined-dataset")) } }
    }
}

/// What changed after the first score, with reason and effect.
fn changes(words: Words, view: &BodyView, dataset: &str) -> Markup {
    let own = view.determined.changes.iter();
    let own = own.filter(|(of, _)| of == dataset);
    let own: Vec<&Change> = own.map(|(_, change)| change).collect();
    let result = view
        .results
        .iter()
        .find(|one| one.outcome.dataset == dataset);
    let instrument = result.and_then(|one| one.instrument);
    let questions = instrument.map(changed::questions);
    html! {
        @if !own.is_empty() {
            details class="data" {
                summary { (words.label("web-change-public")) " (" (words.count(own.len())) ")" }
                p { (words.label("web-change-about")) }
                (changed::list(words, &questions.unwrap_or_default(), &own))
            }
        }
    }
}

fn determination(words: Words, line: &DeterminationLine) -> Markup {
    let row = &line.determination;
    let bundle = localized(
        words.lang,
        &format!("/penetapan/{}/{}/bundel.zip", row.cycle, row.number),
    );
    let who = [
        ("asked", day(words, &row.asked_at)),
        ("confirmed", day(words, &row.confirmed_at)),
        ("published", day(words, &row.published_at)),
    ];
    html! {
        @if let Some(number) = line.corrected_by {
            p { strong { (words.say("web-determined-corrected", &[("n", number.to_string())])) } }
        }
        @if row.corrects > 0 {
            p { strong { (words.say("web-determined-corrects", &[("n", row.corrects.to_string())])) } " " span lang="id" { (row.reason) } }
        }
        p { (words.say("web-determined-who", &who)) }
        p { a href=(bundle) { (words.say("web-determined-bundle", &[("n", row.number.to_string())])) } }
        @if !row.signature.is_empty() {
            details class="data" {
                summary { (words.label("web-determined-signature")) span class="visually-hidden" { " " (row.number) } }
                dl class="summary" {
                    div { dt { (words.label("web-determined-hash")) } dd { code { (row.bundle_hash) } } }
                    div { dt { (words.label("web-determined-signed")) } dd { code { (row.signature) } } }
                    div { dt { (words.label("web-determined-key")) } dd { code { (row.public_key) } } }
                }
            }
        }
    }
}

fn promise(words: Words, line: &ActionLine) -> Markup {
    let action = &line.action;
    let due = [("day", words.date(&action.due))];
    html! {
        strong { (action.title) } " · " (words.label(&format!("web-action-state-{}", action.state)))
        " · " (words.say("web-determined-due", &due)) " · " (action.owner)
        @if let Some(proof) = &line.proof { br; (words.label("web-action-evidence")) ": " (proof.title) }
        @else if !action.evidence.is_empty() { br; (words.label("web-action-evidence")) ": " (action.evidence) }
        @if action.state == "dropped" && !action.note.is_empty() { br; (words.label("web-objection-reason")) ": " (action.note) }
    }
}
