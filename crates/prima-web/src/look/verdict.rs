//! The plain verdict on a body, as a food-hygiene card at a door gives it.

use super::chip::sign;
use super::{Provenance, provenance};
use maud::{Markup, html};
use prima_document::chart::role_class;
use prima_document::wording::Words;
use prima_instrument::model::Role;

/// The verdict of one programme in one period.
#[derive(Clone, Debug)]
pub struct Verdict<'a> {
    /// What was assessed.
    pub programme: &'a str,
    /// By whom and what for, in one plain sentence; may be empty.
    pub about: &'a str,
    /// Where the programme's page is; may be empty.
    pub address: &'a str,
    /// The period assessed.
    pub period: &'a str,
    /// The role of the band; `None` where there is no band.
    pub role: Option<Role>,
    /// Letter of the band; may be empty.
    pub letter: &'a str,
    /// The verdict in plain words, such as `Kualitas Tertinggi`.
    pub label: &'a str,
    /// Zone; may be empty.
    pub zone: &'a str,
    /// The index as written; may be empty.
    pub value: &'a str,
    /// What it is out of, such as `dari 100`; may be empty.
    pub out_of: &'a str,
    /// That the index is as announced, and what a recount gives instead; may be empty.
    pub recounted: &'a str,
    /// The rank in words, such as `Peringkat 2 dari 17`; may be empty.
    pub rank: &'a str,
    /// Among whom, such as `kabupaten dan kota di Sumatera Selatan`; may be empty.
    pub among: &'a str,
    /// Marks of what is provisional, mismatched or uncertain.
    pub marks: Option<Markup>,
    /// What the verdict means, behind a fold.
    pub means: Option<Markup>,
    /// Where it comes from.
    pub provenance: Option<Provenance<'a>>,
}

/// The card.
pub fn verdict(words: Words, verdict: &Verdict) -> Markup {
    let role = verdict.role.map_or("plain", role_class);
    html! {
        div class={ "verdict-card " (role) } {
            p class="verdict-programme" {
                @if verdict.address.is_empty() { (verdict.programme) }
                @else { a href=(verdict.address) { (verdict.programme) } }
                " " span class="verdict-period" { (verdict.period) }
                @if !verdict.about.is_empty() { " " span class="verdict-about" { (verdict.about) } }
            }
            p class="verdict-words" {
                @if let (Some(role), false) = (verdict.role, verdict.letter.is_empty()) {
                    (sign(role, verdict.letter)) " "
                }
                span class="verdict-label" {
                    (verdict.label)
                    @if !verdict.zone.is_empty() { " " span class="zone" { (verdict.zone) } }
                }
            }
            div class="verdict-rest" {
            @if !verdict.value.is_empty() {
                p class="verdict-value" {
                    span class="figure-number" { (verdict.value) }
                    @if !verdict.out_of.is_empty() { " " span class="figure-unit" { (verdict.out_of) } }
                }
            }
            @if !verdict.recounted.is_empty() { p class="verdict-recount" { (verdict.recounted) } }
            @if !verdict.rank.is_empty() {
                p class="verdict-rank" {
                    span class="strong" { (verdict.rank) }
                    @if !verdict.among.is_empty() { " " (verdict.among) }
                }
            }
            @if let Some(marks) = &verdict.marks { div class="verdict-marks" { (marks) } }
            @if let Some(means) = &verdict.means { (fold(words, verdict.programme, means)) }
            @if let Some(source) = &verdict.provenance { (provenance(words, source)) }
            }
        }
    }
}

fn fold(words: Words, programme: &str, means: &Markup) -> Markup {
    html! {
        details class="data" {
            summary { (words.label("web-verdict-means")) span class="visually-hidden" { ": " (programme) } }
            (means)
        }
    }
}

/// Cards side by side: one body in several programmes or years.
pub fn verdicts(words: Words, all: &[Verdict]) -> Markup {
    html! {
        div class="verdicts" {
            @for one in all { (verdict(words, one)) }
        }
    }
}
