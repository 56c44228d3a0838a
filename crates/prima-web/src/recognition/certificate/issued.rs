//! What came of issuing many certificates, on the page of that work; and the way
//! to all of the event in one file.

use super::issuing::{archive_address, group_address};
use crate::assessment::naming;
use crate::frame::localized;
use crate::look::{Column, Row, Table, Words, section, stacked};
use maud::{Markup, html};
use prima_workflow::job::{JobSeen, certificates_issued};
use prima_workflow::recognition::certificate::{GroupKey, Refused, Tally};

/// The list of honours that the work was asked for on, without the language.
pub fn list_of(job: &JobSeen) -> String {
    group_address(&group(job))
}

/// The same, which then says what was issued.
pub fn outcome_of(job: &JobSeen) -> String {
    let made = certificates_issued(&job.result())
        .unwrap_or_default()
        .n_made;
    format!("{}&terbit={made}", list_of(job))
}

fn group(job: &JobSeen) -> GroupKey {
    GroupKey::read(job.asked()["group"].as_str().unwrap_or_default())
}

/// Counts, those that got none with the reason, and the file.
pub fn markup(words: Words, job: &JobSeen) -> Markup {
    let tally = certificates_issued(&job.result()).unwrap_or_default();
    let to = localized(words.lang, &archive_address(&group(job)));
    html! {
        (section("terbit", &words.label("web-issue-came"), &html! {
            ul {
                li { (words.counted("web-piagam-made", tally.n_made, &[])) }
                @if tally.n_there > 0 { li { (words.counted("web-issue-there", tally.n_there, &[])) } }
                @if tally.n_refused > 0 { li { (words.counted("web-issue-refused", tally.n_refused, &[])) } }
            }
        }))
        @if tally.n_refused > 0 { (section("tidak-terbit", &words.label("web-issue-refused-title"), &refused(words, &tally))) }
        @if tally.n_made + tally.n_there > 0 {
            (section("berkas", &words.label("web-issue-file-title"), &html! {
                p { (words.label("web-issue-file-about")) }
                p { a class="onward" href=(to) { (words.label("web-issue-file")) } }
            }))
        }
    }
}

fn refused(words: Words, tally: &Tally) -> Markup {
    let heads = ["recipient", "for", "why"].map(|it| words.label(&format!("web-issue-head-{it}")));
    let mut columns = heads.each_ref().map(|name| Column {
        name,
        ..Column::default()
    });
    columns[0].names_row = true;
    let of = |both: &[String; 2]| naming::of(words, &both[0], &both[1]).to_owned();
    let row = |it: &Refused| Row {
        cells: vec![
            html! { (it.recipient) },
            html! { (of(&it.title)) },
            html! { (of(&it.why)) },
        ],
        ..Row::default()
    };
    let caption = words.label("web-issue-refused-caption");
    let n_more = tally.n_refused - tally.refused.len();
    html! {
        (stacked(words, &Table {
            id: "tanpa-piagam",
            caption: &caption,
            columns: &columns,
            rows: tally.refused.iter().map(row).collect(),
        }))
        @if n_more > 0 { p { (words.counted("web-issue-refused-more", n_more, &[])) } }
    }
}
