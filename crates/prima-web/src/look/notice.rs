//! What a reader must know before trusting a figure.

use maud::{Markup, html};
use prima_document::wording::Words;
use prima_instrument::words::Text;

/// A notice.
#[derive(Clone, Debug)]
pub struct Notice<'a> {
    /// What kind of thing must be known.
    pub kind: NoticeKind,
    /// Its heading; without one, the kind names itself.
    pub title: Option<&'a str>,
    /// What there is to know.
    pub body: Markup,
}

/// What kind of thing must be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// A rule or figure that no source proves yet.
    Provisional,
    /// A published figure differs from what follows from its parts.
    Mismatch,
    /// The data are samples.
    Sample,
    /// Nothing is known about this.
    Unknown,
    /// Something else worth knowing.
    Information,
    /// Published and recomputed figures agree.
    Agreement,
}

impl NoticeKind {
    /// Class and last part of its key.
    fn name(self) -> &'static str {
        match self {
            NoticeKind::Provisional => "provisional",
            NoticeKind::Mismatch => "mismatch",
            NoticeKind::Sample => "sample",
            NoticeKind::Unknown => "unknown",
            NoticeKind::Information => "information",
            NoticeKind::Agreement => "agreement",
        }
    }

    /// The drawing of its sign, within 24 by 24.
    fn sign(self) -> &'static str {
        match self {
            // A pencil: still being written.
            NoticeKind::Provisional => "M4 20l1-5L15.5 4.5l4 4L9 19z M13 7l4 4",
            // Not equal.
            NoticeKind::Mismatch => "M5 9h14M5 15h14M16 4L8 20",
            // A flask.
            NoticeKind::Sample => "M9 4h6M10 4v6L5 19.5h14L14 10V4M8 15h8",
            // A ring around nothing.
            NoticeKind::Unknown => "M12 4a8 8 0 1 0 .01 0M9 12h6",
            NoticeKind::Information => "M12 4a8 8 0 1 0 .01 0M12 11v5M12 8v.1",
            NoticeKind::Agreement => "M5 12.5l5 5L19.5 7",
        }
    }
}

/// The notice.
pub fn notice(words: Words, notice: &Notice) -> Markup {
    let name = notice.kind.name();
    let title = match notice.title {
        Some(title) => title.to_owned(),
        None => words.label(&format!("web-notice-{name}")),
    };
    html! {
        div class={ "notice " (name) } {
            svg class="notice-sign" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" {
                path d=(notice.kind.sign()) {}
            }
            div {
                p class="notice-title" { (title) }
                (notice.body)
            }
        }
    }
}

/// What of some rules is not proven, and why, each once where they follow one another;
/// nothing where all is.
pub fn unproven<'m>(words: Words, marks: impl IntoIterator<Item = (&'m Text, &'m Text)>) -> Markup {
    let mut marks: Vec<_> = marks.into_iter().collect();
    marks.dedup();
    if marks.is_empty() {
        return html! {};
    }
    notice(
        words,
        &Notice {
            kind: NoticeKind::Provisional,
            title: None,
            body: html! { ul { @for (what, why) in marks { li { (words.text(what)) ": " (words.text(why)) } } } },
        },
    )
}
