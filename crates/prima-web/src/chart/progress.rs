//! How much of a whole is reached, one bar a time or target.

use super::{About, Drawn, head_of_names};
use maud::{Markup, html};
use prima_document::chart::{across, frame, lines_of, px};
use prima_document::wording::Words;

const NAME: f64 = 20.0;
/// Characters of a name that stand beside its count on a phone.
const NAME_WIDTH: usize = 34;
const BAR: f64 = 22.0;
const LINE: f64 = 22.0;
const GAP: f64 = 14.0;

/// Bars below one another, all of the same wholes.
#[derive(Clone, Debug)]
pub struct Progress<'a> {
    /// Names and source.
    pub about: About<'a>,
    /// What is counted, as a heading of its column.
    pub counted: &'a str,
    /// Top to bottom.
    pub bars: Vec<Reached>,
}

/// One bar.
#[derive(Clone, Debug)]
pub struct Reached {
    /// Its time, or what else it is.
    pub name: String,
    /// The count as written.
    pub count: String,
    /// How much of the first whole it is, in per cent.
    pub part: f64,
    /// Its share of each whole, and the whole, as written; the first is drawn.
    pub shares: Vec<(String, String)>,
}

impl Reached {
    /// All its shares: `52,92% dari 514; 53,54% dari 508`.
    fn said(&self, words: Words) -> String {
        let shares = self.shares.iter().map(|(share, whole)| {
            words.say(
                "web-progress-share",
                &[("share", share.clone()), ("whole", whole.clone())],
            )
        });
        shares.collect::<Vec<_>>().join("; ")
    }
}

/// The chart; nothing without a bar.
pub fn progress(words: Words, progress: &Progress) -> Markup {
    if progress.bars.is_empty() {
        return html! {};
    }
    let told = progress.bars.iter().map(|bar| {
        let arguments = [
            ("name", bar.name.clone()),
            ("count", bar.count.clone()),
            ("shares", bar.said(words)),
        ];
        words.say("web-progress-told", &arguments)
    });
    let caption = progress.about.caption(told.collect::<Vec<_>>().join("; "));
    let mut height = 0.0;
    let mut bars = Vec::new();
    for bar in &progress.bars {
        let lines = lines_of(&bar.name, NAME_WIDTH);
        let names = NAME * lines.len() as f64;
        bars.push(drawn(words, bar, &lines, height));
        height += names + BAR + LINE + GAP;
    }
    let drawing = html! { @for bar in &bars { (bar) } };
    Drawn {
        about: &progress.about,
        legend: html! {},
        drawing: frame(&caption, height - GAP, &drawing),
        note: String::new(),
        rows: rows(words, progress),
    }
    .figure(words)
}

fn drawn(words: Words, bar: &Reached, lines: &[String], top: f64) -> Markup {
    let part = bar.part.clamp(0.0, 100.0);
    let foot = top + NAME * lines.len() as f64;
    html! {
        @for (place, line) in lines.iter().enumerate() {
            text class="name" x="0" y=(px(top + 14.0 + place as f64 * NAME)) { (line) }
        }
        text class="value strong" x="100%" y=(px(top + 14.0)) text-anchor="end" { (bar.count) }
        rect class="passed-of" x="0" width="100%" y=(px(foot)) height=(px(BAR)) {}
        rect class="passed" x="0" width=(across(part)) y=(px(foot)) height=(px(BAR)) {}
        text class="tick-text" x="0" y=(px(foot + BAR + 16.0)) { (bar.said(words)) }
    }
}

fn rows(words: Words, progress: &Progress) -> Markup {
    let wholes: Vec<&String> = progress.bars.first().map_or_else(Vec::new, |bar| {
        bar.shares.iter().map(|(_, whole)| whole).collect()
    });
    html! {
        thead {
            tr {
                th scope="col" { (head_of_names(words, progress.bars.iter().map(|bar| bar.name.as_str()))) }
                th scope="col" class="number" { (progress.counted) }
                @for whole in &wholes {
                    th scope="col" class="number" { (words.say("web-progress-column-share", &[("whole", (*whole).clone())])) }
                }
            }
        }
        tbody {
            @for bar in &progress.bars {
                tr {
                    th scope="row" { (bar.name) }
                    td class="number" { (bar.count) }
                    @for (share, _) in &bar.shares { td class="number" { (share) } }
                }
            }
        }
    }
}
