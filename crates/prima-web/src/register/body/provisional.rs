//! What the results rest on that no source proves.

use super::section::Section;
use super::view::BodyView;
use crate::assessment::naming;
use crate::assessment::unproven::reasons;
use crate::look::{Notice, NoticeKind, notice};
use crate::register::result::ResultView;
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_instrument::words::Text;

/// More reasons than this are folded away.
const MOST_OPEN: usize = 5;

/// The reasons, each once; none where everything is proven. Many of them stand
/// open where `is_open` says so.
pub fn section(words: Words, view: &BodyView, is_open: bool) -> Option<Section> {
    let newest = view.newest();
    let with_reasons: Vec<(&ResultView, Vec<&Text>)> = newest
        .iter()
        .filter_map(|result| Some((*result, reasons(result.instrument?, &result.outcome))))
        .filter(|(_, reasons)| !reasons.is_empty())
        .collect();
    if with_reasons.is_empty() {
        return None;
    }
    Some(Section {
        id: "belum-terbukti",
        heading: words.label("web-body-provisional"),
        body: html! {
            p { (words.label("web-body-provisional-about")) }
            @for (result, reasons) in &with_reasons {
                @let title = format!("{} {}", result.programme(words), naming::period(words, &result.outcome.period));
                (notice(words, &Notice {
                    kind: NoticeKind::Provisional,
                    title: Some(&title),
                    body: listed(words, reasons, is_open),
                }))
            }
        },
    })
}

/// The reasons; many of them are shown when they are asked for.
fn listed(words: Words, reasons: &[&Text], is_open: bool) -> Markup {
    let list = html! { ul { @for reason in reasons { li { (words.text(reason)) } } } };
    if reasons.len() <= MOST_OPEN {
        return list;
    }
    html! {
        details class="data" open[is_open] {
            summary { (words.say("web-body-provisional-open", &[("n", words.count(reasons.len()))])) }
            (list)
        }
    }
}
