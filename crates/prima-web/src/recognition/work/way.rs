//! The stages of a candidacy as its pages show them: what is done, what is now, what
//! comes, and by whom.

use crate::look::Words;
use crate::recognition::stages::roles;
use maud::{Markup, html};
use prima_domain::recognition::candidacy::Status;
use prima_domain::recognition::way::{Progress, movers, way};
use prima_instrument::programme::Programme;

/// The stages in their order, each with how far it is, in words. `reached` are the
/// stages it came to, `status` what it is worth today; `waits` says that a step out of
/// the last one waits for a second person.
pub fn stages<'s>(
    words: Words,
    programme: &Programme,
    reached: impl IntoIterator<Item = &'s str>,
    status: Status,
    waits: bool,
) -> Markup {
    html! {
        ol {
            @for (stage, progress) in way(programme, reached, status) {
                @let by = movers(programme, stage);
                li aria-current=[matches!(progress, Progress::Now | Progress::Expired).then_some("step")] {
                    @if progress == Progress::Now { strong { (words.text(&stage.title)) } }
                    @else { (words.text(&stage.title)) }
                    " · " (words.label(&format!("web-candidacy-way-{}", progress.code())))
                    @if progress == Progress::Now && waits { ", " (words.label("web-candidacy-way-second")) }
                    @else if !matches!(progress, Progress::Done | Progress::Expired) && !by.is_empty() {
                        ", " (words.say("web-candidacy-way-by", &[("roles", roles(words, &by))]))
                    }
                }
            }
        }
    }
}
